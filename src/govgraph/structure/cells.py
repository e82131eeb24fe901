"""The head of a document cell by cell: where text extraction has put the two columns of a head into one line, each of
its columns is a cell of its own."""

from __future__ import annotations

from msgspec import Struct

from govgraph.structure.furniture import is_rule
from govgraph.structure.lines import Lines


class Cell(Struct, frozen=True, gc=False):
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
        clean = lines.clean
        start = lines.starts[begin] if begin < len(lines) else len(clean.text)
        self._columns = clean.has_columns(start, lines.starts[self._end - 1]) if begin < self._end else False

    def has(self, index: int) -> bool:
        """Whether there is a cell of that index."""
        return index < len(self._cells) or self._read_to(index)

    def __getitem__(self, index: int) -> Cell:
        if index >= len(self._cells) and not self._read_to(index):
            raise IndexError(f"no cell {index}: the head ends before it")
        return self._cells[index]

    def __setitem__(self, index: int, cell: Cell) -> None:
        self._cells[index] = cell

    def next_filled(self, index: int, within: int | None = None) -> int | None:
        """Index of the first cell that is not blank from `index` on, None where there is none, or none among as many as
        `within`."""
        at = index
        while (at < len(self._cells) or self._read_to(at)) and (within is None or at - index < within):
            if self._cells[at].text:
                return at
            at += 1
        return None

    def text_below(self, at: int, count: int) -> str:
        """The text of the cell at an index and of those that follow it without a blank, `count` at most, as lines."""
        self._read_to(at + count - 1)
        words: list[str] = []
        for cell in self._cells[at : at + count]:
            if not cell.text:
                break
            words.append(cell.text)
        return "\n".join(words)

    def _read_to(self, index: int) -> bool:
        while index >= len(self._cells) and self._next < self._end:
            self._read_line()
        return index < len(self._cells)

    def _read_line(self) -> None:
        index = self._next
        self._next += 1
        if index in self._skipped:
            return
        text, at = self._lines.texts[index], self._lines.starts[index]
        if not text or is_rule(text):
            self._cells.append(Cell("", index, at))
            return
        clean = self._lines.clean
        if not self._columns:
            self._cells.append(Cell(text, index, at))
            return
        for start, end in clean.columns(at, at + len(text)):
            self._cells.append(Cell(clean.text[start:end].strip(), index, start))
