"""From a source to its structure: letterhead, passages with their numbers, footnotes, recipients, signatures, and the
running text that recognition scans."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.records import Passage, PassageKind, Source
from govgraph.structure.bounds import own_letterhead, trailing_title
from govgraph.structure.closing import Closing, read_closing
from govgraph.structure.columns import part_columns
from govgraph.structure.consolidation import read_certification
from govgraph.structure.datelines import closing_date
from govgraph.structure.footnotes import cut_marks, page_notes
from govgraph.structure.furniture import furniture, is_separator
from govgraph.structure.letterhead import Letterhead
from govgraph.structure.lines import Line, Lines, read_lines
from govgraph.structure.markers import read_marker
from govgraph.structure.nesting import nest
from govgraph.structure.passages import Block, Blocks
from govgraph.structure.running import RunningText, RunningTextBuilder

__all__ = ["Closing", "Letterhead", "RunningText", "Structure", "excerpt", "structure"]


@dataclass(frozen=True, slots=True)
class Structure:
    """A document taken apart. `passages` are in the order of the running text, in its offsets; text that is no part of
    the document is in no passage and not in the running text. `foreign` holds its spans in the source."""

    source: Source
    running: RunningText
    passages: tuple[Passage, ...]
    letterhead: Letterhead
    closing: Closing
    foreign: tuple[tuple[int, int], ...]


def structure(source: Source) -> Structure:
    """Take a document apart. Never fails: a text without any recognisable form is a list of paragraphs."""
    lines = read_lines(source.text)
    part_columns(lines)
    skipped = furniture(lines, source.parts)
    notes = page_notes(lines, skipped)
    begin, head = own_letterhead(lines, skipped)
    closing = read_closing(lines, head.body, skipped)
    if head.number is None:
        read_certification(lines, head)
    if head.date is None and (head.number is not None or head.motto) and closing.signatures:
        _date_from_close(lines, head, closing)
    tail = trailing_title(lines, head, closing.after)
    end = len(lines) if tail is None else tail
    reader = Blocks(lines, skipped, notes.lines, notes.numbered(lines))
    blocks = _blocks(_Zones(lines, reader, closing.wrapped, head.wrapped), head, closing, end)
    marks = [(offset, number) for offset, number, _ in lines.clean.notes]
    if notes.marks:
        marks = sorted(marks + cut_marks(blocks, notes.marks, lines.clean.text))
    builder = RunningTextBuilder(lines.clean, marks)
    passages = nest(blocks, builder)
    foreign = [(0, lines[begin].pieces[0][1])] if begin else []
    foreign += [(lines[i].pieces[0][1], lines[i].end) for i in sorted(skipped) if begin <= i < end]
    if tail is not None:
        foreign.append((lines[tail].pieces[0][1], len(source.text)))
    return Structure(source, builder.build(), passages, head, closing, tuple(foreign))


def excerpt(source: Source) -> Structure:
    """Take a text apart that stands inside a document, such as a sentence: it has no head, no close, nothing foreign.
    A line that opens with no number or mark goes on with the one above it."""
    lines = read_lines(source.text)
    blocks: list[Block] = []
    blank = True
    for text, at in zip(lines.texts, lines.starts, strict=True):
        if text and not blank and read_marker(text) is None:
            blocks[-1].append(at, text)
        elif text:
            blocks.append(Block("paragraph", at, text))
        blank = not text
    builder = RunningTextBuilder(lines.clean, [])
    passages = nest(blocks, builder)
    return Structure(source, builder.build(), passages, Letterhead(), Closing(), ())


def _date_from_close(lines: Lines, head: Letterhead, closing: Closing) -> None:
    found = closing_date(lines, head.body, closing.signatures[0].lines[0])
    if found is not None:
        dateline, first, after = found
        head.date, head.place = dateline.date, head.place or dateline.place
        head.spans["date"] = lines[first].pieces[0][1], lines[after - 1].end


def _blocks(zones: _Zones, head: Letterhead, closing: Closing, end: int) -> list[Block]:
    """All blocks of the document in the order in which they are read."""
    reader = zones.reader
    blocks: list[Block] = []
    for kind, first, after in sorted(head.zones, key=lambda zone: zone[1]):
        blocks += zones.read(kind, first, after)
    at = head.body
    for kind, first, after in closing.zones:
        blocks += reader.read(at, first)
        blocks += zones.read(kind, first, after)
        at = max(at, after)
    return blocks + reader.read(at, end)


class _Zones:
    """Reads the zones of the head and the close: wrapped lines joined, every element, entry or line a block."""

    def __init__(
        self, lines: Lines, reader: Blocks, wrapped: list[list[int]], wrapped_addressees: frozenset[int]
    ) -> None:
        self.lines = lines
        self.reader = reader
        self.skipped = reader.skipped
        self.addressees = wrapped_addressees
        self.joined = {index for group in wrapped for index in group[1:]}

    def read(self, kind: PassageKind, first: int, after: int) -> list[Block]:
        """The blocks of a zone, which all are of its kind."""
        if kind in ("title", "letterhead"):
            return self._joined(kind, first, after)
        if kind == "signature":
            return self._line_by_line(kind, first, after)
        blocks = self.reader.read(first, after, kind)
        for block in blocks:
            if block.note is None:
                block.kind = kind
                block.marker = None
        return self._mended(blocks) if kind == "addressees" and self.addressees else blocks

    def _mended(self, blocks: list[Block]) -> list[Block]:
        """Blocks of addressees, those that go on with one begun above joined to it."""
        mended: list[Block] = []
        for block in blocks:
            if mended and block.at in self.addressees and block.note is None and mended[-1].note is None:
                for start, end in block.spans:
                    mended[-1].append(start, self.lines.clean.text[start:end])
            else:
                mended.append(block)
        return mended

    def _joined(self, kind: PassageKind, first: int, after: int) -> list[Block]:
        blocks: list[Block] = []
        for line in self._lines(first, after):
            if blocks:
                blocks[0].append(line.at, line.text)
            else:
                blocks.append(Block(kind, line.at, line.text))
        return blocks

    def _line_by_line(self, kind: PassageKind, first: int, after: int) -> list[Block]:
        blocks: list[Block] = []
        for index in range(first, after):
            line = self.lines[index]
            if index in self.joined and blocks:
                blocks[-1].append(line.at, line.text)
            elif index not in self.skipped and not is_separator(line):
                blocks.append(Block(kind, line.at, line.text))
        return blocks

    def _lines(self, first: int, after: int) -> list[Line]:
        return [self.lines[i] for i in range(first, after) if i not in self.skipped and not is_separator(self.lines[i])]
