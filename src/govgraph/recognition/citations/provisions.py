"""The provision that a citation points to: `điểm a khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP`.

The words for the parts of a document, the most general first, are those of the Law on the Promulgation of Legal
Documents; they stand in the table of cues.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from govgraph.authority.document_types import type_ending_at
from govgraph.recognition.citations.words import CitingText, any_word, words

_VALUE = r"(?:\d+(?:\.\d+)*[a-zđ]?|[ivxlc]+(?:\.\d+)*|[a-zđ]\d?)(?!\w)"
_BETWEEN = re.compile(r"(?:,|;|,? và|,? hoặc|,? đến| -)? ?(?:các )?")
_CONTAINED = re.compile(r",? ?")
_LOOK_BACK = 190
_LONGEST_VALUE = 14
_LAST_LETTERS = "ivxlcàặnc-"  # of Roman numbers, `và`, `hoặc`, `đến`, `các`


class _Part(NamedTuple):
    """A part of a document as named (offsets in code points): its level in the table's order, 0 the most general."""

    start: int
    end: int
    level: int
    value: str


class Provision(NamedTuple):
    """Where the words for a provision begin (code points), and what they say, the most general part first:
    `Điều 5 khoản 2 điểm a`."""

    start: int
    words: str


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<level>{any_word('provision')}) (?:số )?"
        rf"(?P<value>{_VALUE}(?:(?:, | và |, và | hoặc | đến | ?- ?){_VALUE})*)"
    )


@cache
def _links() -> tuple[str, ...]:
    return tuple(f"{word} " for word in sorted(words("provision_link"), key=len, reverse=True))


def read_provision(citing: CitingText, mention_start: int) -> Provision | None:
    """The provision named before a mention, None where there is none."""
    folded = citing.folded
    floor = max(citing.line_start(mention_start), mention_start - _LOOK_BACK)
    parts: list[_Part] = []
    at = _without_link(folded, floor, mention_start)
    while (part := _part_before(folded, floor, at)) is not None:
        parts.append(part)
        at = part.start
    if not parts:
        return None
    if folded.startswith("các ", at - 4):
        at -= 4
    return Provision(at, _in_order(parts[::-1], citing.text))


def _without_link(folded: str, floor: int, end: int) -> int:
    """Where the words before an offset end, less those that link a provision to its document: `của`, `Quy chế ban hành
    kèm theo`."""
    if not folded.endswith(_links(), floor, end):
        return end
    start = end - next(len(link) for link in _links() if folded.endswith(link, floor, end))
    annex = type_ending_at(folded, start - 1) if folded.endswith("theo ", floor, end) else None
    return annex.start if annex is not None and "annexed" in annex.type.traits else start


def _part_before(folded: str, floor: int, end: int) -> _Part | None:
    """The part whose words end at an offset, but for a comma or a conjunction."""
    if not _may_be_value(folded[max(floor, end - 5) : end].rstrip(" ,;")):
        return None
    if not _ends_with_value().search(folded, max(floor, end - _LONGEST_VALUE), end):
        return None
    at = level = -1
    for index, word in enumerate(words("provision")):
        found = folded.rfind(f"{word} ", floor, end)
        if found > at and not folded[found - 1 : found].isalnum():
            at, level = found, index
    if at < 0:
        return None
    match = _part().match(folded, at, end)
    if match is None or _BETWEEN.fullmatch(folded, match.end(), end) is None:
        return None
    return _Part(at, match.end(), level, match["value"])


def _may_be_value(words: str) -> bool:
    """Whether a value, a conjunction or a comma may stand at the end of some words; most words end otherwise, and the
    full test is slow."""
    last, before = words[-1:], words[-2:-1]
    return last.isdigit() or before.isdigit() or not before.isalnum() or last in _LAST_LETTERS


@cache
def _ends_with_value() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_VALUE}{_BETWEEN.pattern}$")


def _in_order(parts: list[_Part], text: str) -> str:
    """The parts as a provision, the most general first: of `điểm a khoản 2 và khoản 3 Điều 5` `Điều 5 khoản 2 điểm a,
    khoản 3`. A part contains those more special ones that stand right before it; no conjunction parts them."""
    open_: list[tuple[int, str]] = []
    end = parts[0].start
    for part in parts:
        inner: list[str] = []
        while _CONTAINED.fullmatch(text, end, part.start) and open_ and open_[-1][0] > part.level:
            inner.append(open_.pop()[1])
        end = part.end
        inside = f" {', '.join(reversed(inner))}" if inner else ""
        printed = text[part.end - len(part.value) : part.end]
        value = printed if re.match(r"[IVXLC]", printed) else part.value
        open_.append((part.level, f"{_level_name(part.level)} {value}{inside}"))
    return _nested(open_)


def _nested(parts: list[tuple[int, str]]) -> str:
    """Parts in a row as one provision; of `Điều 5 khoản 2` the second stands in the first."""
    said = parts[0][1]
    for (level_before, _), (level, part) in pairwise(parts):
        said += f" {part}" if level > level_before else f", {part}"
    return said


def _level_name(level: int) -> str:
    """How a level is written: articles and what stands above them with a capital."""
    levels = words("provision")
    capital = level <= levels.index("điều") and levels[level] not in words("provision_small")
    return levels[level].capitalize() if capital else levels[level]
