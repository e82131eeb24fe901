"""Mentions of documents without a number that are no laws and no drafts: resolutions of congresses, reports of a named
body, documents named by their date, what is issued with another document, the document itself."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from govgraph.authority.document_types import type_by_name, type_ending_at
from govgraph.language.dates import DAY
from govgraph.language.names import UPPER
from govgraph.recognition.citations.issuing import read_issuer
from govgraph.recognition.citations.mentions import Mention, Spans
from govgraph.recognition.citations.words import CitingText, any_word, types_pattern, words
from govgraph.recognition.scanning import Occurrence, longest

_DAY_AFTER = re.compile(rf" (?:{DAY})")
_YEAR_AFTER = re.compile(r" (?P<year>(?:19|20)\d\d)(?= của )")
_ROMAN = r"(?:[ivxlc]+|\d{1,2}(?!/))(?!\w)"
_MORE_TERMS = re.compile(r"(?<=[ivxlc])(?:,| và|, và) (?P<term>khóa )")  # `Trung ương 4 khóa XI, khóa XII`
_SPECIAL = 4  # so many words before the issuer name a kind of document that small letters may begin
_SHORTEST_NAME = 15
_LONGEST_NAME = 300


def unnumbered_mentions(citing: CitingText, numbered: list[Mention], taken: Spans) -> list[Mention]:
    """The mentions by date, by issuer, by congress, of annexes and of the document itself, in no particular order.
    `taken` are the spans of the mentions found before; those found here are added."""
    return [
        *_congresses(citing, taken),
        *_of_body(citing, taken),
        *_dated(citing, taken),
        *_annexed(citing, numbered, taken),
        *_itself(citing, taken),
        *_anaphors(citing, taken),
    ]


def _add(found: list[Mention], mention: Mention, taken: Spans) -> bool:
    """Keep a mention if its span is free."""
    if not taken.free(mention.start, mention.end):
        return False
    taken.add(mention.start, mention.end)
    found.append(mention)
    return True


def _type_of(citing: CitingText, occurrence: Occurrence, or_small: bool = False) -> tuple[int, str] | None:
    """The end and the name of the type with which found words begin; None where they begin with a small letter, save
    where `or_small` allows it."""
    if not or_small and not citing.capital(occurrence.start):
        return None
    folded = occurrence.word
    space = folded.find(" ")
    best = None
    while space >= 0:
        kind = type_by_name(folded[:space])
        if kind is not None:
            best = (occurrence.start + space, kind.name)
        space = folded.find(" ", space + 1)
    return best


def _congresses(citing: CitingText, taken: Spans) -> list[Mention]:
    """Resolutions of Party congresses and plenums, the congress being the issuer: `Nghị quyết Đại hội XIII của Đảng`,
    and what a list adds with its type left out."""
    found: list[Mention] = []
    for occurrence in longest(citing.found["congress"]):
        named = _type_of(citing, occurrence)
        if named is None:
            continue
        type_end, kind = named
        end = _congress_end(citing, type_end + 1)
        if end is None:
            continue
        more = list(_MORE_TERMS.finditer(citing.folded, type_end, end))
        last, end = end, more[0].start() if more else end
        mention = Mention(occurrence.start, end, "unnumbered", kind)
        name = _without_term(citing.text[type_end + 1 : end])
        mention.issuer = citing.context.congress(name)
        if not _add(found, mention, taken):
            continue
        for index, term in enumerate(more):
            stop = more[index + 1].start() if index + 1 < len(more) else last
            mention = Mention(term.start("term"), stop, "elliptical", kind, coordinated=mention)
            mention.issuer = citing.context.congress(_of_term(name, citing.text[term.start("term") : stop]))
            _add(found, mention, taken)
        while (also := _also().match(citing.folded, mention.end)) is not None:
            start = also.end()
            end = _congress_end(citing, start)
            if end is None:
                break
            mention = Mention(start, end, "elliptical", kind, coordinated=mention)
            mention.issuer = citing.context.congress(_without_term(citing.text[start:end]))
            if not _add(found, mention, taken):
                break
    return found


def _congress_end(citing: CitingText, start: int) -> int | None:
    """Where the name of a congress or plenum ends that begins at an offset; None where it is no particular one."""
    match = _congress().match(citing.folded, start)
    if match is None or not (match["which"] or match["party"]):
        return None
    end = match.end()
    branch = match.end("party") if match["party"] else -1
    if branch == end and citing.folded.endswith("đảng bộ", start, end):
        end = _branch_end(citing, end)
        rest = _rest().match(citing.folded, end)
        end = rest.end() if rest is not None else end
    if _many_congresses().match(citing.folded, end) or citing.folded.find(" ", start, end) < 0:
        return None
    return end


@cache
def _ordinal() -> str:
    return rf"(?:{_ROMAN}|(?:thứ )?{any_word('ordinal')})"


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"(?:,? (?:lần thứ|khóa|nhiệm kỳ) (?:{_ordinal()}|\d{{4}} ?- ?\d{{4}}))*")


@cache
def _congress() -> re.Pattern[str]:
    """A congress or plenum: words of the Party's bodies with at least an ordinal or the Party named."""
    part = any_word("congress_part")
    return re.compile(
        rf"{any_word('congress')}"
        rf"(?:(?P<which> (?:lần )?(?:thứ )?{_ordinal()})|(?P<party>(?: của)?,? (?:đảng bộ|đảng cộng sản việt nam|đảng))"
        rf"|,? \(?khóa {_ROMAN}(?:(?:,| và) {_ROMAN})*\)?|,? \(?nhiệm kỳ \d{{4}} ?- ?\d{{4}}\)?| (?:của )?{part})+"
    )


@cache
def _many_congresses() -> re.Pattern[str]:
    """What behind its name makes a congress any of many: `Đại hội Đảng bộ các cấp`."""
    return re.compile(rf" {any_word('congress_plural')}")


@cache
def _also() -> re.Pattern[str]:
    """What parts two congresses whose resolutions are named with the type once."""
    return re.compile(rf"(?:,|;| và|, và) (?={any_word('congress')})")


def _branch_end(citing: CitingText, end: int) -> int:
    """Where the unit's name behind `Đảng bộ` ends: a level, and words in capitals."""
    match = _branch().match(citing.text, end)
    return match.end() if match is not None else end


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(rf" (?i:{any_word('level')})(?: [{UPPER}][^\W\d_]*(?:[ -][{UPPER}][^\W\d_]*){{0,3}})?")


def _of_term(name: str, term: str) -> str:
    """A plenum's name with the term of another committee: `Hội nghị Trung ương 4 khóa XI` with `khóa XII`."""
    return f"{re.sub(r',? kh(?:óa|oá) .*', '', name, flags=re.IGNORECASE)} {term}"


def _without_term(words: str) -> str:
    """A congress's name without its term, which is the resolution's."""
    return re.sub(r",? \(?(?:nhiệm kỳ|giai đoạn) \d{4} ?- ?\d{4}\)?$", "", words, flags=re.IGNORECASE).strip()


def _of_body(citing: CitingText, taken: Spans) -> list[Mention]:
    """`Báo cáo của Tổng cục Thống kê`, `Nghị quyết năm 2021 của Tỉnh ủy`, and in a basis `Quy chế làm việc của Bộ
    Chính trị`: a type and its issuer."""
    found: list[Mention] = []
    bases = {occurrence.start for occurrence in citing.found["based"] if _is_basis(citing, occurrence.start)}
    reported = set() if citing.is_normative else set(citing.found["reported"])
    for occurrence in longest([*citing.found["reported"], *citing.found["yearly"], *citing.found["based"]]):
        start = occurrence.start
        special = occurrence.word.count(" ") >= _SPECIAL and _is_basis(
            citing, start
        )  # `...; báo cáo thẩm tra của Ban X`
        named = _type_of(citing, occurrence, or_small=special)
        if named is None or citing.is_plural(start) or _heads_document(citing, start) or citing.is_draft(start):
            continue
        type_end, kind = named
        year = None
        if occurrence.word.endswith(" năm"):
            year = _YEAR_AFTER.match(citing.folded, occurrence.end)
            if year is None:
                continue
            type_end = year.end()
        mention = Mention(occurrence.start, type_end, "unnumbered", kind)
        mention.year = int(year["year"]) if year is not None else None
        is_basis = occurrence.start in bases
        mention.issuer = read_issuer(citing, mention, None, known_only=True, joint=is_basis)
        if mention.issuer is None:
            continue
        if is_basis or not _is_common(citing, occurrence, mention.end, reported=occurrence in reported):
            _add(found, mention, taken)
    return found


def _is_common(citing: CitingText, occurrence: Occurrence, end: int, *, reported: bool) -> bool:
    """Whether a type and its issuer name no particular document: `Quyết định của Chính phủ` does with a title only,
    `Báo cáo của Bộ Nội vụ` (`reported`) in any case, save in what is laid down for all such reports."""
    if _any_body().search(citing.folded, occurrence.end, end):
        return True
    if reported or occurrence.word.endswith(" năm"):
        return False
    return _about().match(citing.folded, end) is None


@cache
def _any_body() -> re.Pattern[str]:
    """The words that make a body any of a class: `Tòa án nhân dân cấp huyện`."""
    return re.compile(rf"(?<!\w){any_word('any_body')}")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf" {any_word('title_about')} ")


def _is_basis(citing: CitingText, start: int) -> bool:
    """Whether the words before an offset make what follows a basis: `Căn cứ Quy chế làm việc của ...`. A normative
    document's bases have numbers; without one it speaks of any such document."""
    return not citing.is_normative and _basis().match(citing.folded, citing.line_start(start), start) is not None


@cache
def _basis() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}{any_word('opening', table='relation_cues')} (?:[^;.\n]*[,;] )?$")


def _heads_document(citing: CitingText, start: int) -> bool:
    """Whether an offset is where the document's own title begins."""
    passage = citing.passages.at(start)
    return passage.kind == "title" and passage.start == start


def _dated(citing: CitingText, taken: Spans) -> list[Mention]:
    """Documents named by type and day: `Công văn ngày 12/3/2020 của Sở Tài chính`, `công văn không số đề ngày ...`."""
    found: list[Mention] = []
    for occurrence in longest(citing.found["dated"]):
        says_none = occurrence.word.endswith(words("no_number"))
        named = _type_of(citing, occurrence, or_small=says_none)
        day = _DAY_AFTER.match(citing.folded, occurrence.end)
        if named is None or day is None:
            continue
        mention = Mention(occurrence.start, day.end(), "unnumbered", named[1])
        mention.set_day(day)
        mention.issuer = read_issuer(citing, mention, None, known_only=False)
        _add(found, mention, taken)
    return found


def _annexed(citing: CitingText, numbered: list[Mention], taken: Spans) -> list[Mention]:
    """A regulation or plan named with the document that promulgates it: `Quy định ... ban hành kèm theo Quyết định số
    17/2009/QĐ-UBND`."""
    found: list[Mention] = []
    folded = citing.folded
    for bearer in numbered:
        if bearer.form == "self":
            continue  # the document's own annex
        if not folded.startswith(("theo ", "tại ", "kèm "), max(0, bearer.start - 5)) and not folded.startswith(
            "tại ", bearer.start - 4
        ):
            continue
        line = citing.line_start(bearer.start)
        with_ = _with().search(folded, max(line, bearer.start - 40), bearer.start)
        if with_ is None:
            continue
        floor = max(line, folded.rfind(";", line, with_.start()) + 1, with_.start() - _LONGEST_NAME)
        names = [m for m in _annex().finditer(folded, floor, with_.start()) if citing.capital(m.start())]
        if not names or citing.is_plural(names[-1].start()):
            continue
        start, end = names[-1].start(), with_.start()
        if end - start < _SHORTEST_NAME or not taken.free(start, end) or _no_name().search(folded, start, end):
            continue
        named = type_ending_at(folded, names[-1].end())
        kind = named.type.name if named is not None else names[-1][0]
        found.append(
            Mention(
                start,
                end,
                "unnumbered",
                kind,
                issuer=bearer.issuer,
                year=bearer.year,
                title=citing.text[names[-1].end() : end].strip(),
                title_end=end,
                relation="promulgates",
                bearer=bearer,
            )
        )
    return found


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf",? \(?{any_word('annexed')} $")


@cache
def _no_name() -> re.Pattern[str]:
    """What no annex's name has in it: a parenthesis that stays open, or a part of the annex."""
    return re.compile(rf"\([^)]*$|(?<!\w){any_word('provision')} (?:số )?(?:\d|[ivx]+(?!\w))")


@cache
def _annex() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){types_pattern('annexed')}(?= (?!{any_word('no_annex')})\w)")


def _itself(citing: CitingText, taken: Spans) -> list[Mention]:
    """The document's first mention of itself: `Quyết định này`. Where nothing says its type, it is the one that it
    most often says of itself."""
    own = citing.context.type
    named = [
        (occurrence, of_type[1])
        for occurrence in citing.found["self"]
        if (of_type := _type_of(citing, occurrence)) is not None
    ]
    if own is None and named:
        own = Counter(kind for _, kind in named).most_common(1)[0][0]
    found: list[Mention] = []
    for occurrence, kind in named:
        if kind == own and _add(found, Mention(occurrence.start, occurrence.end, "self", own), taken):
            break
    return found


def _anaphors(citing: CitingText, taken: Spans) -> list[Mention]:
    """`Công văn nêu trên`: a document named before; it is tied to that one later."""
    found: list[Mention] = []
    for occurrence in longest(citing.found["anaphor"]):
        named = _type_of(citing, occurrence)
        if named is not None and not citing.is_plural(occurrence.start):
            _add(found, Mention(occurrence.start, occurrence.end, "anaphoric", named[1]), taken)
    return found
