"""The running text: a document as one clean string that recognisers scan, tied to the source character by character.

In the running text a passage is one line: hard line wraps, page breaks and footnotes in the middle of a sentence are
mended, white space is single, accents are composed, tone marks sit where `language.letters.unify_tones` puts them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from unicodedata import combining

from govgraph.language.letters import lower, spell_with_y
from govgraph.structure.cleaning import CleanText

_PRINTED = str.maketrans(
    {"Ð": "Đ", "ð": "đ"}
    | dict.fromkeys(
        "\t\n\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "
    )
    | dict.fromkeys("\u2028\u2029\u202f\u205f\u3000", " ")
)
_CLOSING = frozenset(",.;:!?)]”")
"""No space stands before these."""


class RunningText:
    """`text`, the same in lower case as `folded` (of equal length), and the way back to the source.

    All offsets are code points, ends exclusive.
    """

    __slots__ = ("_at", "_clean", "_clean_at", "folded", "source_text", "text")

    def __init__(self, clean: CleanText, text: str, at: list[int], clean_at: list[int]) -> None:
        self.source_text = clean.source
        self.text = text
        self.folded = spell_with_y(lower(text))
        self._clean = clean
        self._at = at  # where in `text` stretches begin that stand together in the clean text
        self._clean_at = clean_at  # and where in the clean text

    def printed_as(self, text: str) -> RunningText:
        """The same running text with other letters small and capital. Raises ValueError if anything else differs."""
        other = RunningText(self._clean, text, self._at, self._clean_at)
        if other.folded != self.folded:
            raise ValueError("the text differs in more than capitals")
        return other

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that a span of the running text was read from. Raises IndexError outside the text,
        or if the span is empty."""
        if not 0 <= start < end <= len(self.text):
            raise IndexError(
                f"span {start}:{end} is empty or outside the {len(self.text)} characters of the running text"
            )
        return self.locate_all([(start, end)])[0]

    def _locate_apart(self, start: int, end: int) -> tuple[int, int]:
        """As `locate`, of a span that was read from several stretches of the source."""
        first, last = self.source_offset(start), self.source_offset(end - 1)
        return first, self._behind_marks(max(first, last) + 1)

    def locate_all(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """As `locate` for many spans, fastest in the order of the text; an empty span is located by its offset. Raises
        IndexError outside the text."""
        found: list[tuple[int, int]] = []
        length, source, source_end = len(self.text), self.source_text, len(self.source_text)
        low = high = clean_low = clean_high = 0  # the stretches that the span before began in
        to_clean = to_source = 0
        for start, end in spans:
            if not 0 <= start <= end <= length:
                raise IndexError(f"span {start}:{end} is outside the {length} characters of the running text")
            if not self._at:
                found.append((0, 0))  # nothing was left of the document but marks
                continue
            if not low <= start < high:
                piece = bisect_right(self._at, start)
                low, high = self._at[piece - 1], self._at[piece] if piece < len(self._at) else length + 1
                to_clean = self._clean_at[piece - 1] - low
            begin, stop = start + to_clean, end + to_clean
            if not clean_low <= begin < clean_high:
                clean_low, clean_high, to_source = self._clean.stretch(begin)
            if start == end:
                found.append((begin + to_source, begin + to_source))
            elif end <= high and stop <= clean_high:
                stop += to_source
                if stop < source_end and combining(source[stop]):
                    stop = self._behind_marks(stop)
                found.append((begin + to_source, stop))
            else:
                found.append(self._locate_apart(start, end))
        return found

    def _behind_marks(self, offset: int) -> int:
        """An offset of the source, behind the combining marks that stand there."""
        source = self.source_text
        while offset < len(source) and combining(source[offset]):
            offset += 1
        return offset

    def source_offset(self, offset: int) -> int:
        """The offset in the source of one character of the running text."""
        piece = bisect_right(self._at, offset) - 1
        return self._clean.source_offset(self._clean_at[piece] + offset - self._at[piece])

    def words(self, start: int, end: int) -> str:
        """The words of a span as the source spells them, white space folded and the Icelandic Ð that looks like a Đ put
        right: what a name is taken from."""
        words = self.text[start:end]
        first, stop = self.locate(start, end)
        printed = self.source_text[first:stop]
        printed = printed.translate(_PRINTED)
        return printed if len(printed) == len(words) else words


class RunningTextBuilder:
    """Puts spans of a clean text together to a running text, passage by passage. `notes` are the places of footnote
    marks in the clean text, in order, with their numbers."""

    def __init__(self, clean: CleanText, notes: Sequence[tuple[int, str]]) -> None:
        self.marks: list[tuple[str, int]] = []
        """The marks of the passage added last, as (number, offset in the running text behind which it stands)."""
        self._clean = clean
        self._notes = notes
        self._note_offsets = [offset for offset, _ in notes]
        self._parts: list[str] = []
        self._at: list[int] = []
        self._clean_at: list[int] = []
        self._shift: int | None = None  # from the running to the clean offset, in the stretch at hand
        self._length = 0

    def add_passage(self, spans: list[tuple[int, int]]) -> tuple[int, int]:
        """Append a passage made of spans of the clean text, as they follow each other in reading; give its span in the
        running text."""
        text = self._clean.text
        parts = self._parts
        length = self._length
        if length:
            parts.append("\n")
            length += 1
        begin = length
        if self._notes:
            self.marks = []
        for start, end in spans:
            if start >= end:
                continue
            if length > begin and text[start] not in _CLOSING:
                parts.append(" ")
                length += 1
            if start - length != self._shift:
                self._shift = start - length
                self._at.append(length)
                self._clean_at.append(start)
            parts.append(text[start:end].replace("\n", " "))
            if self._notes:
                self._add_marks(start, end, length - start)
            length += end - start
        self._length = length
        return begin, length

    def _add_marks(self, start: int, end: int, shift: int) -> None:
        offsets = self._note_offsets
        for offset, number in self._notes[bisect_left(offsets, start) : bisect_right(offsets, end)]:
            self.marks.append((number, offset + shift))

    def build(self) -> RunningText:
        """The running text of all passages added."""
        return RunningText(self._clean, "".join(self._parts), self._at, self._clean_at)
