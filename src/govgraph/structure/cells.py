"""The head of a document cell by cell: where text extraction has put the two columns of a head into one line, each of
its columns is a cell of its own."""

from __future__ import annotations

from typing import NamedTuple

from govgraph.structure.furniture import is_rule
from govgraph.structure.lines import Lines


class Cell(NamedTuple):
    """A line of the head, or a column of one: its text, empty for a blank or ruled line, the index of its line, and
    its offset in the clean text."""

    text: str
    line: int
    at: int


class Cells:
    """The cells from a line on, of at most `limit` lines, without the furniture in `skipped`. They are read as they are
    asked for: most heads are short. A cell may be replaced by what is left of it."""

    def __init__(self, lines: Lines, begin: int, limit: int, skipped: set[int]) -> None:
        self._lines = lines
        self._next = begin
        self._end = min(len(lines), begin + limit)
        self._skipped = skipped
        self._cells: list[Cell] = []

    def has(self, index: int) -> bool:
        """Whether there is a cell of that index."""
        while index >= len(self._cells) and self._next < self._end:
            self._read_line()
        return 0 <= index < len(self._cells)

    def __getitem__(self, index: int) -> Cell:
        if not self.has(index):
            raise IndexError(f"no cell {index}: the head ends before it")
        return self._cells[index]

    def __setitem__(self, index: int, cell: Cell) -> None:
        self._cells[index] = cell

    def next_filled(self, index: int, within: int | None = None) -> int | None:
        """Index of the first cell that is not blank from `index` on, None where there is none, or none among as many as
        `within`."""
        at = index
        while self.has(at) and (within is None or at - index < within):
            if self._cells[at].text:
                return at
            at += 1
        return None

    def text_below(self, at: int, count: int) -> str:
        """The text of the cell at an index and of those that follow it without a blank, `count` at most, as lines."""
        words: list[str] = []
        while len(words) < count and self.has(at) and self._cells[at].text:
            words.append(self._cells[at].text)
            at += 1
        return "\n".join(words)

    def _read_line(self) -> None:
        index = self._next
        self._next += 1
        if index in self._skipped:
            return
        line = self._lines[index]
        if not line.text or is_rule(line.text):
            self._cells.append(Cell("", index, line.at))
            return
        for start, end in line.clean.columns(line.at, line.at + len(line.text)):
            self._cells.append(Cell(line.clean.text[start:end].strip(), index, start))
