"""The lines of a text as it is read."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import overload

from msgspec import Struct

from govgraph.structure.cleaning import CleanText, clean_text

_SAMPLE_LINES = 80
_LEAST_GAPS = 4
_MOST_ODD = 0.05


class Line(Struct, frozen=True, gc=False):
    """One line: its clean text, its offset in the clean text, and that text."""

    text: str
    at: int
    clean: CleanText

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """(offset in `text`, offset in the source) at which stretches of equal length begin."""
        return self.clean.pieces(self.at, self.at + len(self.text))

    @property
    def end(self) -> int:
        """Offset in the source behind the line's last character."""
        if not self.text:
            return self.clean.source_offset(self.at)
        return self.clean.source_offset(self.at + len(self.text) - 1) + 1


class Lines(Sequence[Line]):
    """The lines of a text, blank ones included. `texts` and `starts` have their texts and offsets by themselves, for
    what looks at all of them; a line is made of them when it is asked for."""

    __slots__ = ("clean", "starts", "texts")

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean
        self.texts = clean.text.split("\n")
        self.starts = list(accumulate([len(text) + 1 for text in self.texts[:-1]], initial=0))

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self.texts)))]
        return Line(self.texts[index], self.starts[index], self.clean)

    def part(self, index: int, at: int) -> None:
        """Part a line in two at an offset of its text: what stands before, less the space, and the rest."""
        text, start = self.texts[index], self.starts[index]
        self.texts[index : index + 1] = [text[:at].rstrip(" |"), text[at:]]
        self.starts[index : index + 1] = [start, start + at]

    def index_at(self, offset: int) -> int:
        """Index of the line that has an offset of the clean text."""
        return bisect_right(self.starts, offset) - 1


def read_lines(source: str) -> Lines:
    """The lines of a text, cleaned, without the blank ones that stand between all of them."""
    lines = Lines(clean_text(source))
    gaps = _gaps(lines.texts[:_SAMPLE_LINES])
    if _is_spaced(gaps) and _is_spaced(_gaps(lines.texts)):
        _take_in(lines)
    return lines


def _gaps(texts: list[str]) -> Counter[int]:
    """How often so many lines part a line with words from the next one: 1 where the next one follows at once."""
    filled = [index for index, text in enumerate(texts) if text]
    return Counter(below - above for above, below in pairwise(filled))


def _is_spaced(gaps: Counter[int]) -> bool:
    """Whether a blank line stands behind every line: only even numbers of lines part them, not always the same."""
    odd = sum(count for gap, count in gaps.items() if gap % 2)
    wide = sum(count for gap, count in gaps.items() if gap > 2)
    return gaps[2] >= _LEAST_GAPS and wide > 0 and odd <= _MOST_ODD * gaps.total()


def _take_in(lines: Lines) -> None:
    """Leave out every other line of each stretch of blank ones."""
    blank = 0
    kept: list[int] = []
    for index, text in enumerate(lines.texts):
        blank = 0 if text else blank + 1
        if blank % 2 == 0:
            kept.append(index)
    lines.texts = [lines.texts[index] for index in kept]
    lines.starts = [lines.starts[index] for index in kept]
