"""The running text: a document as one clean string that recognisers scan, tied to the source character by character.

In the running text a passage is one line: hard line wraps, page breaks and footnotes in the middle of a sentence are
mended, white space is single, accents are composed, tone marks sit where `language.letters.unify_tones` puts them.
"""

from __future__ import annotations

from bisect import bisect_right
from unicodedata import combining

from govgraph.language.letters import lower
from govgraph.structure.lines import Line


class RunningText:
    """`text`, the same in lower case as `folded` (of equal length), and the way back to the source.

    All offsets are code points, ends exclusive.
    """

    __slots__ = ("_sources", "_starts", "folded", "source_text", "text")

    def __init__(self, source_text: str, text: str, starts: list[int], sources: list[int]) -> None:
        self.source_text = source_text
        self.text = text
        self.folded = lower(text)
        self._starts = starts
        self._sources = sources

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that a span of the running text was read from. Raises IndexError outside the text,
        or if the span is empty."""
        if not 0 <= start < end <= len(self.text):
            raise IndexError(
                f"span {start}:{end} is empty or outside the {len(self.text)} characters of the running text"
            )
        first, last = self.source_offset(start), self.source_offset(end - 1)
        stop = max(first, last) + 1
        source = self.source_text
        while stop < len(source) and combining(source[stop]):
            stop += 1
        return first, stop

    def source_offset(self, offset: int) -> int:
        """The offset in the source of one character of the running text."""
        piece = bisect_right(self._starts, offset) - 1
        return self._sources[piece] + offset - self._starts[piece]

    def words(self, start: int, end: int) -> str:
        """The words of a span as the source spells them, white space folded: what a name is taken from."""
        words = self.text[start:end]
        first, stop = self.locate(start, end)
        printed = self.source_text[first:stop]
        return printed.replace("\n", " ") if len(printed) == len(words) else words


class RunningTextBuilder:
    """Puts lines together to a running text, passage by passage."""

    def __init__(self, source_text: str) -> None:
        self._source_text = source_text
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self.length = 0

    def add_passage(self, lines: list[tuple[Line, int]]) -> tuple[int, int, list[tuple[str, int, int]]]:
        """Append a passage made of lines, each from a given offset of its clean text on.

        Gives the passage's span in the running text and its footnote marks as (number, running offset, source offset).
        """
        if self.length:
            self._parts.append("\n")
            self.length += 1
        begin = self.length
        marks: list[tuple[str, int, int]] = []
        for line, skipped in lines:
            words = line.text[skipped:]
            if not words:
                continue
            if self.length > begin:
                self._parts.append(" ")
                self.length += 1
            at = self.length - skipped
            for offset, source in line.pieces:
                if offset >= skipped:
                    self._starts.append(at + offset)
                    self._sources.append(source)
                elif not self._starts or self._starts[-1] < self.length:
                    self._starts.append(self.length)
                    self._sources.append(source + skipped - offset)
                else:
                    self._sources[-1] = source + skipped - offset
            for offset, number, source in line.notes:
                if offset >= skipped:
                    marks.append((number, at + offset, source))
            self._parts.append(words)
            self.length += len(words)
        return begin, self.length, marks

    def build(self) -> RunningText:
        """The running text of all passages added."""
        return RunningText(self._source_text, "".join(self._parts), self._starts, self._sources)
