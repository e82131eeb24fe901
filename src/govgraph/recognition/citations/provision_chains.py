"""Provisions named in a row: `các điểm a, b và c khoản 1, khoản 3 Điều 5; từ Điều 7 đến Điều 9`.

Parts of a document are named from the special to the general or the other way round, several of a level in one list
(Decree 78/2025/NĐ-CP on the Law on the Promulgation of Legal Documents: part, chapter, section, subsection, article,
clause, point). What is read is one path for every single provision; a range is every provision in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from govgraph.recognition.citations.words import any_word, kind_of, run_on_provisions, types_pattern, words
from govgraph.recognition.cue_rows import alternatives
from govgraph.recognition.scanning import Occurrence

HERE = "này"
"""The value of a step that is named by where it stands: `Điều này`."""

_VALUE = (
    r"(?:\d+(?:\.\d+)*[a-zđ]?(?![\w/%])|[ivxlc]+(?:\.\d+)*(?![\w/%])|(?:i{1,3}|iv|vi{1,3}|ix|xi{1,3})[a-d](?!\w)"
    r"|[a-zđ](?:\.?\d+)*(?![\w/%])|\((?:[ivx]+|[a-zđ])\))"
)
_FORM_VALUE = r"\d+(?:[./-]?\w+)*(?:(?:/| / )[\w-]+)*"
_FORM_LIST = re.compile(r"(?:, | và )")
_RANGE = re.compile(r" (?:đến|tới) | ?[-–] ?")
_LIST = re.compile(r"(?:,? và |,? hoặc |, | (?:đến|tới) | ?[-–] ?)")
_GAP = re.compile(r"(?:,|;|,? và|,? hoặc|,? (?:đến|tới)| -)? ?(?P<each>(?:các |từ |các trường hợp tại )?)")
_OF = re.compile(r" (?:của|tại|quy định tại|thuộc|trong|vào|kèm theo|ban hành kèm theo) ")
_CONTAINED = re.compile(r",? (?:(?:của|tại|quy định tại|thuộc|trong|vào|kèm theo|ban hành kèm theo) )?")
_POINTS = "abcdđeghiklmnopqrstuvxy"  # in the order of the Vietnamese alphabet (Decree 30/2020/NĐ-CP, Appendix I, II.6)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_LONGEST_RANGE = 120
_MOST_PATHS = 200
_BEFORE = re.compile(r"(?:(?:các|những) (?:(?:điều|khoản|điểm|mục|chương),? )?)?(?:từ )?\Z")
_LONGEST_BEFORE = 16

Path = tuple[tuple[str, str], ...]
"""A provision: (kind, value) of its steps, the most general first; kinds are those of the table, values as printed."""


class Chain(NamedTuple):
    """Provisions named in a row (offsets in code points of the text). `here` tells whether it ends with one that is
    named by where it stands (`khoản 1 Điều này`); no document can follow that."""

    start: int
    end: int
    paths: tuple[Path, ...]
    here: bool


class _Part(NamedTuple):
    start: int
    end: int
    level: int
    values: tuple[str, ...]


@cache
def _levels() -> dict[str, int]:
    """The place of each word for a part in the table's order, 0 the most general."""
    return {word: level for level, word in enumerate(words("provision"))}


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(kind_of("provision", word) for word in words("provision"))


@cache
def _part() -> re.Pattern[str]:
    forms = alternatives(word for word in words("provision") if kind_of("provision", word) == "form")
    counted = any_word("counted")
    count = rf" (?!{types_pattern('law')}){counted}"  # `Điều 187 Bộ luật Dân sự` counts no sets
    value = rf"{_VALUE}(?!{count})"
    more_forms = rf"(?:{_FORM_LIST.pattern}{_FORM_VALUE}(?!{count}))*"
    return re.compile(
        rf"(?:(?P<form>{forms}) (?:số )?(?P<form_value>{_FORM_VALUE}{more_forms})"
        rf"|(?P<level>{any_word('provision')}) (?:(?P<here>{HERE})(?!\w)"
        rf"|(?:số )?(?P<value>{value}(?:{_LIST.pattern}{value})*)))"
    )


@cache
def _run_on() -> dict[str, int]:
    """How many letters of another word stand before that for a part, by the words run together."""
    return dict(run_on_provisions())


def chains_in(folded: str, text: str, occurrences: Iterable[Occurrence]) -> list[Chain]:
    """The provisions named in a text, in order; `folded` is the text in small letters, `occurrences` are those of the
    words for parts, in the order of their ends."""
    found: list[Chain] = []
    parts: list[_Part] = []
    for part in _parts(folded, text, occurrences):
        if parts and not _goes_on(folded, parts[-1], part):
            found.append(_chain(folded, parts))
            parts = []
        parts.append(part)
    if parts:
        found.append(_chain(folded, parts))
    return found


def _parts(folded: str, text: str, occurrences: Iterable[Occurrence]) -> Iterator[_Part]:
    done = 0
    for occurrence in occurrences:
        start = occurrence.start + _run_on().get(occurrence.word, 0)
        match = _part().match(folded, start) if start >= done else None
        if match is None:
            continue
        done = match.end()
        word = match["form"] or match["level"]
        level = _levels()[word]
        if match["here"] is not None:
            yield _Part(match.start(), match.end(), level, (HERE,))
            continue
        group = "form_value" if match["form"] is not None else "value"
        said = text[match.start(group) : match.end(group)]
        values = tuple(_FORM_LIST.split(said)) if group == "form_value" else _values(said)
        yield _Part(match.start(), match.end(), level, values)


def _values(said: str) -> tuple[str, ...]:
    """The single values of a list as printed: `1, 3 và 4`, `a đến d`."""
    values: list[str] = []
    at = 0
    before = ""
    for match in _LIST.finditer(said):
        values += _between(values, said[at : match.start()], before)
        before, at = match[0], match.end()
    values += _between(values, said[at:], before)
    return tuple(values)


def _between(values: list[str], last: str, joint: str) -> list[str]:
    """A value, with those between the one before it and itself where a range is named."""
    return span(values[-1], last)[1:] if values and _RANGE.fullmatch(joint) else [last]


def span(first: str, last: str) -> list[str]:
    """The values from one to another: `7` to `9`, `a` to `d`, `I` to `III`; both alone where no order is known."""
    low, high = first.lower(), last.lower()
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= _LONGEST_RANGE:
        return [str(number) for number in range(int(low), int(high) + 1)]
    for order in (_POINTS, _ROMAN):
        if low in order and high in order and order.index(low) < order.index(high):
            between = order[order.index(low) : order.index(high) + 1]
            return [value.upper() if first.isupper() else value for value in between]
    return [first, last]


def _goes_on(folded: str, before: _Part, part: _Part) -> bool:
    """Whether a part belongs to the same row as the one before it."""
    if before.values == (HERE,):
        return False
    if _GAP.fullmatch(folded, before.end, part.start) is not None:
        return True
    return part.level < before.level and _OF.fullmatch(folded, before.end, part.start) is not None


def _chain(folded: str, parts: list[_Part]) -> Chain:
    start = parts[0].start
    before = _BEFORE.search(folded, max(0, start - _LONGEST_BEFORE), start)
    if before is not None and not folded[before.start() - 1 : before.start()].isalnum():
        start = before.start()
    here = parts[-1].values == (HERE,)
    return Chain(start, parts[-1].end, tuple(_paths(folded, parts)[:_MOST_PATHS]), here)


def _paths(folded: str, parts: list[_Part]) -> list[Path]:
    """The provisions that parts in a row name. A part contains those more special ones that stand right before it, no
    conjunction between; a more special one that none contains stands in the one before it."""
    open_: list[tuple[_Part, list[Path]]] = []
    for part in parts:
        inner: list[Path] = []
        end = open_[-1][0].end if open_ else part.start
        while open_ and open_[-1][0].level > part.level and _is_inside(folded, end, part, open_):
            inner = open_.pop()[1] + inner
            end = part.start  # what stands beside the innermost is contained with it
        kind = _kinds()[part.level]
        values = part.values
        if open_ and open_[-1][0].level == part.level and _is_range(folded, open_[-1][0], part) and not inner:
            values = tuple(span(open_[-1][0].values[-1], values[0])[1:]) + values[1:]
        open_.append((part, [((kind, value), *path) for value in values for path in (inner or [()])]))
    nested: list[Path] = list(open_[0][1])
    last: list[Path] = list(open_[0][1])
    for (before, _), (part, paths) in pairwise(open_):
        if part.level > before.level and _CONTAINED.fullmatch(folded, before.end, part.start):
            inside = [(*outer, *path) for outer in last for path in paths]
            nested = [path for path in nested if path not in last] + inside
            last = inside
        else:
            nested += paths
            last = paths
    return nested


def _is_inside(folded: str, end: int, part: _Part, open_: list[tuple[_Part, list[Path]]]) -> bool:
    """Whether the last open part is contained in one behind it: it stands right before it, or in one list with what
    does (`khoản 1, khoản 3 Điều 5`, `khoản 1 và khoản 3 Điều 5`)."""
    if end == part.start:
        return True
    return _CONTAINED.fullmatch(folded, open_[-1][0].end, part.start) is not None


def _is_range(folded: str, before: _Part, part: _Part) -> bool:
    gap = folded[before.end : part.start]
    return gap.strip() in ("đến", "tới", "-", "–")
