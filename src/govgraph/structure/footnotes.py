"""Footnotes whose numbers a text layer leaves as plain digits, as in the Official Gazette's consolidated texts:
`Quản lý lao động2` in the text, `2 Điều này được sửa đổi` at the foot of the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from govgraph.language.names import UPPER
from govgraph.structure.lines import Lines
from govgraph.structure.passages import Block

_OPENS = re.compile(rf"(\d{{1,3}}) (?=[{UPPER}“\"])")
_LONGEST_PAGE = 8000
_LEAST_NOTES = 2
_NEAR = 8
_MISSED = 2
"""So many footnotes in a row may go unnoticed."""
_STOPS = frozenset('.;:”"')


class Mark(NamedTuple):
    """Where a footnote's mark stands in the clean text, and its number."""

    begin: int
    end: int
    number: str


class PageNotes(NamedTuple):
    """`lines` are the lines of footnotes, each with the number of the footnote that it opens, or an empty one."""

    lines: dict[int, str]
    marks: list[Mark]

    def numbered(self, lines: Lines) -> dict[int, tuple[int, int]]:
        """The lines that have a mark near their beginning, where it may hide a number (`b)2 Trường`), each with the
        mark's place in its text."""
        found: dict[int, tuple[int, int]] = {}
        for begin, end, _ in self.marks:
            index = lines.index_at(begin)
            if begin - lines.starts[index] <= _NEAR:
                found[index] = begin - lines.starts[index], end - lines.starts[index]
        return found


def page_notes(lines: Lines, skipped: set[int]) -> PageNotes:
    """The footnotes at the feet of the pages that the furniture in `skipped` parts; lines that end in a mark lose it.

    A footnote is believed where its number follows the one before, stands behind a word higher up on the same page,
    and white space parts the first of a page from the text.
    """
    found = PageNotes({}, [])
    number = 0
    carried = False
    for first, after in _pages(lines, skipped):
        opened = _opened(lines, first, after, number)
        foot = min(opened, default=after)
        if carried:
            foot = _carried_over(lines.texts, first, foot)
        found.lines.update((index, "") for index in range(foot, after) if lines.texts[index])
        for index, mark in opened.items():
            number = int(mark.number)
            found.lines[index] = mark.number
            found.marks.append(mark)
        carried = foot < after and next(text for text in reversed(lines.texts[first:after]) if text)[-1] not in _STOPS
    if len(found.marks) < _LEAST_NOTES:
        return PageNotes({}, [])
    for mark in found.marks:
        index = lines.index_at(mark.begin)
        if mark.end == lines.starts[index] + len(lines.texts[index]):
            lines.texts[index] = lines.texts[index][: -len(mark.number)]
    return found


def cut_marks(blocks: list[Block], marks: list[Mark], text: str) -> list[tuple[int, str]]:
    """Cut marks out of the spans of blocks; give where in the clean text each is to be looked for, with its number."""
    begins = [mark.begin for mark in marks]
    places: list[tuple[int, str]] = []
    for block in blocks:
        spans: list[tuple[int, int]] = []
        for start, end in block.spans:
            at = start
            for begin, after, number in marks[bisect_left(begins, start) : bisect_left(begins, end)]:
                at_word = begin > at
                if at_word:
                    spans.append((at, begin))
                at = after + (text[after : after + 1] == " ")
                places.append((begin if at_word else at, number))
            if at < end:
                spans.append((at, end))
            elif at == start:
                spans.append((start, end))
        block.spans = spans
    cut = {number for _, number in places}
    return sorted([*places, *((mark.begin, mark.number) for mark in marks if mark.number not in cut)])


def _pages(lines: Lines, skipped: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of lines between furniture."""
    first = 0
    for index in [*sorted(skipped), len(lines)]:
        if index > first and any(lines.texts[first:index]):
            yield first, index
        first = index + 1


def _opened(lines: Lines, first: int, after: int, number: int) -> dict[int, Mark]:
    """The lines of a page that open footnotes, whose numbers go on from a number, each with its mark."""
    texts, starts, clean = lines.texts, lines.starts, lines.clean.text
    if starts[after - 1] - starts[first] > _LONGEST_PAGE:
        return {}
    opened: dict[int, Mark] = {}
    at = starts[first]
    foot = 0
    for index in range(first, after):
        match = _OPENS.match(texts[index])
        if match is None or not number < int(match[1]) <= number + 1 + _MISSED:
            continue
        if not opened and index > first and texts[index - 1]:
            continue
        foot = foot or starts[index]
        mark = re.compile(rf"(?<=[^\W\d_])[.,;:)”\"]?({match[1]})(?![\w/.-])").search(clean, at, foot)
        if mark is not None:
            opened[index] = Mark(mark.start(1), mark.end(1), match[1])
            number = int(match[1])
            at = mark.end(1)
    return opened


def _carried_over(texts: list[str], first: int, foot: int) -> int:
    """Where the rest of the last page's footnote begins on a page whose own footnotes begin at line `foot`: behind the
    last white space above them, in the middle of a sentence."""
    last = foot
    while last > first and not texts[last - 1]:
        last -= 1
    index = last
    while index > first and texts[index - 1]:
        index -= 1
    return index if first < index < last and texts[index][0].islower() else foot
