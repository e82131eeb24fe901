"""From when documents are in force, and until when, as the text says it: `Thông tư này có hiệu lực thi hành kể từ ngày
15 tháng 10 năm 2016`, `có hiệu lực sau 45 ngày, kể từ ngày ký`.

The Law on the Promulgation of Legal Documents (64/2025/QH15, Article 53; 80/2015/QH13, Article 151) has the document
say its day. What counts from the signing is computed from the document's date; what counts from the Gazette's issue has
no date here. Only whole documents are meant: `Điều 5 của Luật này có hiệu lực từ ...` says nothing of the law.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import cache

from govgraph.authority.document_types import type_by_name
from govgraph.language.dates import DAY, day_of
from govgraph.recognition.citations.words import CitingText, any_word, kind_of
from govgraph.recognition.cue_rows import cue_rows
from govgraph.recognition.scanning import longest
from govgraph.records import Citation, Effect, EffectRule, Reference

_TABLE = "effect_cues"
_FAR = 260  # how far before the words the document may be named: `Nghị quyết này đã được thông qua ... và có hiệu lực`
_SENTENCE = re.compile(r"[.;] |\n")
_RIGHT = re.compile(r",? ?")
_QUOTED = re.compile(r"[“\"](?:\d{1,2}\. ?)?\Z")
_LONGEST_QUOTED = 6


def recognise_effects(
    citing: CitingText, citations: Sequence[Citation], references: Sequence[Reference]
) -> list[Effect]:
    """What a document says of the time in which it or another is in force, in the order of its running text (offsets in
    code points of the running text)."""
    partial = [r for r in references if r.provisions and r.document is not None]
    named = {reference.document[1]: reference for reference in partial if reference.document is not None}
    found: list[Effect] = []
    for cue in longest(citing.found["in force"]):
        said = _said().match(citing.folded, cue.end)
        if said is None:
            continue
        subject = _subject(citing, citations, cue.start)
        if subject is None or subject[1] in named:
            continue
        start, _, citation = subject
        if citation is None and _QUOTED.search(citing.folded, max(0, start - _LONGEST_QUOTED), start):
            continue  # the wording that an amending document gives another
        since, rule = _since(said, citing.context.date if citation is None else citations[citation].date)
        until = _until().match(citing.folded, said.end())
        end = until.end() if until is not None else said.end()
        found.append(Effect(start, end, rule, since, _day(until), citation))
    return found


def _subject(citing: CitingText, citations: Sequence[Citation], cue: int) -> tuple[int, int, int | None] | None:
    """What is in force, named before the words that say so: where it begins and ends, and its citation, None for the
    document itself; None where no document is named."""
    folded = citing.folded
    sentence = max(
        (mark.end() for mark in _SENTENCE.finditer(folded, max(0, cue - _FAR), cue)), default=max(0, cue - _FAR)
    )
    last = next((i for i in range(len(citations) - 1, -1, -1) if citations[i].end <= cue), None)
    cited = citations[last] if last is not None and citations[last].start >= sentence else None
    own = [word for word in longest(citing.found["itself"]) if sentence <= word.start and word.end <= cue]
    if own and (cited is None or cited.form == "self" or cited.end <= own[-1].start):
        word = own[-1]
        kind = type_by_name(word.word.removesuffix(" này"))
        if folded.endswith(("ngày ", "của ", "tại ", "theo "), 0, word.start) or kind is None:
            return None
        return word.start, word.end, None
    if cited is not None and cited.form != "self" and _RIGHT.fullmatch(folded, cited.end, cue) is not None:
        return cited.start, cited.end, last
    return None


@cache
def _said() -> re.Pattern[str]:
    """From when: a day, the day of the signing, the passing or the Gazette, or so many days behind that."""
    word = _any("day")
    count = rf"(?:sau (?:(?P<count>\d{{1,3}})(?: \([^()]{{1,20}}\))?|(?P<count_word>{_any('count')})) ngày,? )"
    return re.compile(rf",? (?:{count}?{_any('from')} (?:ngày (?:(?P<day_word>{word})|{DAY})|(?P<day_word2>{word})))")


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf",? {_any('until')} ngày (?:{DAY})")


def _any(role: str) -> str:
    return any_word(role, table=_TABLE)


def _since(said: re.Match[str], date: str | None) -> tuple[str | None, EffectRule]:
    """The first day in force, where it is known, and the rule by which."""
    word = said["day_word"] or said["day_word2"]
    if word is None:
        return _day(said), "date"
    kind = kind_of("day", word, _TABLE)
    days = int(said["count"]) if said["count"] else _counts()[said["count_word"]] if said["count_word"] else 0
    if kind == "gazette":
        return None, "gazette"
    if kind == "passing":
        return None, "passing"
    if date is None or len(date) < len("2021-01-01"):
        return None, "signing"
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days)).isoformat(), "signing"


def _day(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    date, valid = day_of(match)
    return date if valid else None


@cache
def _counts() -> dict[str, int]:
    return {word: int(row.kind) for row in cue_rows(_TABLE) if row.role == "count" for word in row.words}
