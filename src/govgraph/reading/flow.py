"""A document's text put together as it is read down the page, the same way for every format that knows paragraphs.

A paragraph is a line, and so is what stands behind a break inside one. The cells of a table follow one another row by
row, each on lines of its own with a blank line behind it. A footnote's mark stands in its place as `[1]`, and the
footnotes stand below the text, each opened by its mark. White space at the ends of lines is no text, and of several
blank lines one is kept.
"""

from __future__ import annotations

import re

LONGEST_TEXT = 50_000_000
"""Code points: a document of more is refused. The longest laws with all their annexes have a few million."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_TEXT = {code: None for code in range(32) if chr(code) not in "\t\n"} | {0x7F: None, 0xFEFF: None}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BLANK_LINES = re.compile(r"\n{3,}")


class Flow:
    """A text that grows at its end. Asides (text boxes) are put behind the paragraph in which they are anchored."""

    __slots__ = ("_asides", "_length", "_notes", "_open", "_pieces")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._asides: list[str] = []
        self._open: list[tuple[list[str], list[str]]] = []
        self._notes: list[str] = []
        self._length = 0

    def write(self, words: str) -> None:
        """Add words to the line. Raises ValueError where the text grows past the longest that is read."""
        if words:
            self._length += len(words)
            if self._length > LONGEST_TEXT:
                raise ValueError(f"its text is longer than {LONGEST_TEXT:,} characters: split it")
            self._pieces.append(words)

    def write_raised(self, words: str) -> None:
        """Add words that are raised above the line: a number becomes superscript digits, so that a footnote's mark or a
        power does not run into the number before it."""
        self.write(words.translate(_SUPERSCRIPTS) if words.strip().isdecimal() else words)

    def end_line(self) -> None:
        """End a line or a paragraph, and put the asides of the paragraph behind it."""
        self.write("\n")
        self._pieces += self._asides
        self._asides.clear()

    def end_cell(self) -> None:
        """End a cell of a table, whose last line is not ended if it has none of its own."""
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self.end_line()
        self.write("\n")

    def open_aside(self) -> None:
        """What is written from here on stands beside the paragraph at hand."""
        self._open.append((self._pieces, self._asides))
        self._pieces, self._asides = [], []

    def close_aside(self) -> None:
        """Go on with the paragraph beside which the aside stands."""
        aside = [*self._pieces, *self._asides]
        self._pieces, self._asides = self._open.pop()
        if aside and not aside[-1].endswith("\n"):
            aside.append("\n")
        self._asides += aside

    def mark_note(self) -> int:
        """Put the mark of the next footnote here. Gives its number; `add_note` tells its words, in the same order."""
        self._notes.append("")
        self.write(f"[{len(self._notes)}]")
        return len(self._notes)

    def set_note(self, number: int, words: str) -> None:
        """The words of a footnote that has been marked."""
        self._notes[number - 1] = words
        self._length += len(words)

    def text(self) -> str:
        """The whole text."""
        while self._open:
            self.close_aside()
        text = tidy("".join([*self._pieces, *self._asides]))
        notes = [f"[{number}] {tidy(words)}" for number, words in enumerate(self._notes, start=1) if words.strip()]
        return "\n".join([text, *([""] if notes else []), *notes])


def tidy(text: str) -> str:
    """A text without the white space at the ends of its lines, control characters, the letters of private fonts, and
    blank lines after a blank line."""
    text = _PRIVATE.sub("", text.translate(_NO_TEXT))
    return _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip("\n")
