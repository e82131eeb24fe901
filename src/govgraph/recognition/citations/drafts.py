"""Documents that are not yet issued: spoken of as drafts, to be drawn up, or put before a meeting as an item."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from itertools import chain

from govgraph.authority.document_types import type_ending_at
from govgraph.language.numbers import says_year
from govgraph.recognition.citations.mentions import Mention, Spans
from govgraph.recognition.citations.relation_cues import opening_cue
from govgraph.recognition.citations.words import CitingText, any_word, types_pattern, words
from govgraph.recognition.scanning import longest

_ITEMS = frozenset({"item", "point", "bullet", "paragraph", "section"})
_MARK = re.compile(r"[;\n“”(.:](?:(?<!\.)|(?=\s|$))")
_OF = " của "
_LONGEST_TITLE = 400
_SHORTEST_TITLE = 12
_HEADING = 160


def draft_mentions(citing: CitingText, numbered: list[Mention], taken: Spans) -> list[Mention]:
    """The drafts that a document names; they may cover other mentions, which then stand in their titles. What a
    document that lays down rules says of drafts is said of any, save in its bases."""
    found = [mention for passage in _tabled_passages(citing) for mention in _tabled(citing, *passage)]
    covered = Spans(found)
    titles = [(mention.start, mention.title_end) for mention in numbered if mention.title_end]
    if citing.is_normative:
        return found
    of_any = _lays_down(citing)
    starts = {mention.start for mention in numbered}
    submitted = (word for word in citing.found["short"] if _is_submitted(citing, word.start))
    for occurrence in longest(chain(citing.found["draft"], citing.found["prepared"], submitted)):
        named = type_ending_at(citing.folded, occurrence.end)
        if named is None:
            continue
        spoken_of = not citing.folded.startswith(named.type.forms[0], occurrence.start) and _is_draft(occurrence.word)
        start = occurrence.start if spoken_of else named.start
        if not spoken_of and not citing.capital(named.start):
            continue
        if not taken.free(start, occurrence.end) or citing.is_plural(occurrence.start):
            continue
        if of_any and not _is_basis(citing, start):
            continue
        if any(first < start < last for first, last in titles):
            continue
        title_end = _title_end(citing, occurrence.end, spoken_of, starts)
        if title_end is None or not covered.free(start, title_end):
            continue
        title = citing.text[occurrence.end : title_end].strip()
        mention = Mention(start, title_end, "draft", named.type.name, title=title, title_end=title_end)
        mention.issuer = _issuer(citing, occurrence.end, title_end)
        covered.add(start, title_end)
        found.append(mention)
    return found


def _lays_down(citing: CitingText) -> bool:
    """Whether a document without a normative type lays down rules all the same: its number carries the year (Law
    64/2025/QH15, Article 4; Decree 30/2020/NĐ-CP, Appendix I), or its subject is what a body does or a procedure."""
    if citing.context.number is not None and says_year(citing.context.number):
        return True
    return _rules().search(citing.context.subject_folded) is not None


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('draft_of_any')}(?!\w)")


def _is_basis(citing: CitingText, start: int) -> bool:
    """Whether the line of an offset is a basis: `Xét Tờ trình số 12/TTr-UBND về dự thảo Nghị quyết ...`."""
    opened = opening_cue(citing, citing.line_start(start), start)
    return opened is not None and opened[0] == "basedOn"


@cache
def _draft_words() -> re.Pattern[str]:
    return re.compile(any_word("draft"))


def _is_draft(word: str) -> bool:
    """Whether words speak of a draft (`dự thảo nghị quyết`), not of drawing one up (`xây dựng đề án`)."""
    return _draft_words().match(word) is not None


def _is_submitted(citing: CitingText, start: int) -> bool:
    """Whether a type's name stands behind a body that it is put before: `trình Chính phủ ban hành Nghị định ...`."""
    folded, end = citing.folded, start - 1
    if folded.endswith(_purposes(), 0, start):
        end = start - next(len(purpose) for purpose in _purposes() if folded.endswith(purpose, 0, start))
        end -= folded.endswith(",", 0, end)
    body = citing.agencies.ending_at(end)
    if body is None or not folded.endswith(" ", 0, start):
        return False
    return _submit().search(folded, citing.line_start(body.start), body.start) is not None


@cache
def _purposes() -> tuple[str, ...]:
    """What may stand between a body and the document that it is to issue, the longest first."""
    return tuple(f" {word} " for word in sorted(words("submitted_for"), key=len, reverse=True))


@cache
def _submit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('submit')} $")


def is_spoken_of(citing: CitingText, start: int) -> bool:
    """Whether the words at an offset speak of a draft that there is (`dự thảo Nghị quyết`, `dự án Luật`), not of one
    that is to be drawn up (`xây dựng Đề án`)."""
    return _spoken_of().match(citing.folded, start) is not None


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(any_word("draft", "law_project"))


def _title_end(citing: CitingText, start: int, spoken_of: bool, numbered: Container[int]) -> int | None:
    """Where the title of a draft ends that begins behind its type; None where what follows is no title. `numbered` has
    where documents with numbers start, which one that is drawn up may replace: `xây dựng Nghị định thay thế A`."""
    folded = citing.folded
    if not folded.startswith(" ", start):
        return None
    plain = _plain(spoken_of).match(folded, start + 1)
    if plain is not None and plain.end() + 1 not in numbered:
        return None
    limit = min(len(folded), start + _LONGEST_TITLE)
    mark = _MARK.search(folded, start + 1, limit)
    stop = mark.start() if mark is not None else limit
    over = _over().search(folded, start + 1, stop)
    if over is not None:
        stop = over.start()
    while stop > start and folded[stop - 1] in " ,":
        stop -= 1
    if folded.endswith(" và", start, stop):
        stop -= len(" và")
    body = citing.agencies.at(start + len(_OF)) if folded.startswith(_OF, start) else None
    if body is not None and body.end >= stop:
        return None  # `dự thảo nghị định của Chính phủ`: no particular one
    return stop if stop - start >= _SHORTEST_TITLE else None


@cache
def _plain(spoken_of: bool) -> re.Pattern[str]:
    """The words behind a type's name that give it no title; more of them where no word says that it is a draft."""
    return re.compile(any_word("plain_draft") if spoken_of else any_word("plain_draft", "plain_prepared"))


@cache
def _over() -> re.Pattern[str]:
    parts = "".join(rf"(?<!{word})" for word in words("draft_goes_on"))
    return re.compile(rf"{parts},? {any_word('draft_end')}")


def _issuer(citing: CitingText, type_end: int, end: int) -> str | None:
    """The body whose draft it is, named right behind the type or at the end."""
    if citing.folded.startswith(_OF, type_end):
        first = citing.agencies.at(type_end + len(_OF))
        if first is not None:
            return first.agency
    last = citing.agencies.between(type_end, end)
    if last and last[-1].end == end and citing.folded.endswith(_OF, 0, last[-1].start):
        return last[-1].agency
    return None


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(any_word("meeting"))


def is_of_meeting(citing: CitingText) -> bool:
    """Whether the document reports a meeting, by its subject."""
    return _meeting().search(citing.context.subject_folded) is not None


@cache
def _tabling_heading() -> re.Pattern[str]:
    """A heading of matters put before a meeting: `Các nội dung trình tại phiên họp`."""
    matter, act = any_word("tabled_matter"), any_word("tabled_act")
    return re.compile(rf"{matter}[^.\n]{{0,30}} {act}|{act}[^.\n]{{0,30}} {matter}|{any_word('tabled_heading')}")


def _tabled_passages(citing: CitingText) -> list[tuple[int, int]]:
    """The passages that stand below a heading of matters put before the meeting that the document reports."""
    if not is_of_meeting(citing):
        return []
    passages = citing.passages.passages
    heads: dict[int | None, bool] = {None: False}  # by a passage's index, whether what stands below it was put there
    for heading in sorted({passage.parent for passage in passages if passage.parent is not None}):
        head = passages[heading]
        tabling = _tabling_heading().search(citing.folded, head.start, min(head.end, head.start + _HEADING))
        heads[heading] = heads[head.parent] or tabling is not None
    return [(p.start, p.end) for p in passages if p.kind in _ITEMS and heads[p.parent]]


@cache
def _item() -> re.Pattern[str]:
    """An item that names a document by type and content."""
    draft, kind, verb = any_word("draft"), types_pattern("tabled"), any_word("tabled_verb")
    return re.compile(rf"(?:về )?(?:(?P<draft>{draft}) )?(?P<kind>{kind})(?= {verb})")


def _tabled(citing: CitingText, start: int, end: int) -> list[Mention]:
    """The documents that an item names, one in each part between semicolons."""
    folded = citing.folded
    sentence = folded.find(". ", start, end)
    end = sentence if sentence >= 0 else end
    found = []
    at = start
    while at < end:
        stop = folded.find("; ", at, end)
        while stop >= 0 and _item().match(folded, stop + 2) is None:
            stop = folded.find("; ", stop + 2, end)
        part_end = stop if stop >= 0 else end
        item = _item().match(folded, at, part_end)
        if item is not None and citing.capital(item.start("draft") if item["draft"] else item.start("kind")):
            first = item.start("draft") if item["draft"] is not None else item.start("kind")
            last = at + len(folded[at:part_end].rstrip(" .;"))
            named = type_ending_at(folded, item.end("kind"))
            found.append(
                Mention(
                    first,
                    last,
                    "draft",
                    named.type.name if named is not None else None,
                    title=citing.text[item.end("kind") : last].strip(),
                    relation="discusses",
                    title_end=last,
                )
            )
        at = part_end + 2
    return found
