"""The body's lines put together to passages: wrapped lines joined, sentences broken by a page mended, footnotes taken
out of the middle and tied to their marks, numbers nested."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.records import PassageKind
from govgraph.structure.furniture import is_separator, is_upper
from govgraph.structure.letterhead import is_unfinished, wants_a_name
from govgraph.structure.lines import Line
from govgraph.structure.markers import Marker, read_marker

_TERMINAL = re.compile(r"[.;:!?…][\"”’')\]]*$|/\.$")
_FOOTNOTE = re.compile(
    r"^(?:\[(?P<bracket>\d{1,3})\]|⁽?(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})⁾?|\((?P<round>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\))\s*"
)
_BASIS = re.compile(
    r"^(?:Căn cứ|CĂN CỨ|Xét|Theo đề nghị|Sau khi|Trên cơ sở|QUYẾT ĐỊNH\s*:?$|QUYẾT NGHỊ\s*:?$|CHỈ THỊ\s*:?$|Nơi nhận|NGHỊ QUYẾT\s*:?$)"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEADINGS = ("part", "chapter", "section", "article")


@dataclass
class Block:
    """The lines of one passage: each line with the offset of its text at which the passage's words begin."""

    kind: PassageKind
    lines: list[tuple[Line, int]] = field(default_factory=list)
    marker: Marker | None = None
    note: str | None = None

    @property
    def words(self) -> str:
        """The last line's words."""
        line, skipped = self.lines[-1]
        return line.text[skipped:]


def width(lines: list[Line]) -> int:
    """The width at which lines are wrapped: the length that nine tenths of the longer half of the lines stay below."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def read_blocks(
    lines: list[Line], first: int, after: int, skipped: set[int], kind: PassageKind = "paragraph"
) -> list[Block]:
    """The blocks of the lines from `first` to before `after`; `kind` is that of a passage without a mark."""
    return _Blocks(lines, skipped, kind).read(first, after)


class _Blocks:
    def __init__(self, lines: list[Line], skipped: set[int], kind: PassageKind) -> None:
        self.lines = lines
        self.skipped = skipped
        self.kind = kind
        self.width = width(lines)
        self.blocks: list[Block] = []
        self.open: Block | None = None  # the passage of the body that a following line may go on with

    def read(self, first: int, after: int) -> list[Block]:
        blank = True
        for index in range(first, after):
            line = self.lines[index]
            if index in self.skipped:
                continue
            if not line.text or is_separator(line):
                if not line.text or len(line.text) > 2:
                    blank = True
                continue
            self._line(line, blank)
            blank = False
        return self.blocks

    def _line(self, line: Line, blank: bool) -> None:
        text = line.text
        note = _FOOTNOTE.match(text) if text[0] in "[⁽(⁰¹²³⁴⁵⁶⁷⁸⁹" else None
        if note and (blank or note.end() == len(text) or self._in_note()):
            number = (note["bracket"] or note["superscript"] or note["round"]).translate(_PLAIN)
            self.blocks.append(Block("footnote", [(line, note.end())], note=number))
            return
        marker = read_marker(text)
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.note is not None and (not blank or (not last.words and marker is None)):
            last.lines.append((line, 0))
            return
        if marker is not None and not self._wrapped_mark(text, marker, blank):
            self.open = Block(marker.kind(False), [(line, marker.length + _spaces(text, marker.length))], marker)
            if not self.open.words:
                self.open.lines = (
                    [(line, 0)]
                    if marker.name in _HEADINGS or marker.name in ("annex", "roman", "capital")
                    else self.open.lines
                )
            self.blocks.append(self.open)
            return
        if self.open is not None and self._continues(self.open, line, blank):
            self.open.lines.append((line, 0))
            return
        self.open = Block(self.kind, [(line, 0)])
        self.blocks.append(self.open)

    def _in_note(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].note is not None

    def _wrapped_mark(self, text: str, marker: Marker, blank: bool) -> bool:
        """Whether what looks like a mark is a wrapped sentence's next line: `kinh tế` / `- xã hội`."""
        if self.open is None:
            return False
        before = self.open.words
        rest = text[marker.length :].lstrip()
        if blank:
            return (
                marker.name == "bullet"
                and rest[:1].islower()
                and not _TERMINAL.search(before)
                and is_unfinished(before)
            )
        if not before or _TERMINAL.search(before):
            return False
        if marker.name in ("bullet", "letter", "arabic", "decimal") and rest[:1].islower():
            return marker.name == "bullet" or re.search(r"(?i)(?:khoản|điểm|mục|điều|số|và|,)$", before) is not None
        if marker.name in ("article", "section", "chapter", "annex"):
            return is_unfinished(before) or re.search(r"(?i)(?:khoản \d+|điểm \w|tại|và|,|số)$", before) is not None
        return re.search(r"(?i)(?:\bsố|ngày|tháng|khoản|điều|mục|phụ lục)$", before) is not None

    def _continues(self, block: Block, line: Line, blank: bool) -> bool:
        """Whether a line without a mark goes on with the open passage."""
        before = block.words
        text = line.text
        if not before or _BASIS.match(text):
            return False
        ended = _TERMINAL.search(before) is not None
        if blank:
            return (
                not ended
                and len(before) > 25
                and (text[0].islower() or (text[0] not in "-+" and is_unfinished(before) and not is_upper(before)))
            )
        if is_upper(before) != is_upper(text) and _lettered(text) and _lettered(before):
            return False
        if text[0].islower() or text[0] in ",;).”":
            return True
        first_word = len(text.split(" ", 1)[0])
        full = len(before) + 1 + first_word > self.width
        if ended:
            return full and len(before) >= 0.8 * self.width and self.width < 200
        if full or is_unfinished(before) or wants_a_name(before):
            return True
        if block.marker is not None and block.marker.name in _HEADINGS:
            return False
        if block.marker is not None:
            return len(block.lines) == 1 and len(before) > 12
        return _BASIS.match(block.lines[0][0].text) is not None or len(text) > 0.6 * self.width > 30


def _lettered(text: str) -> bool:
    """Whether a line is words and not a number or a symbol."""
    return sum(letter.isalpha() for letter in text) > 9


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip())
