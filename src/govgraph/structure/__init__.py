"""From a source to its structure: letterhead, passages with their numbers, footnotes, recipients, signatures, and the
running text that recognition scans."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.records import Passage, PassageKind, Source
from govgraph.structure.closing import Closing, read_closing
from govgraph.structure.furniture import document_begins, furniture, is_separator, trailing_title
from govgraph.structure.letterhead import Letterhead, read_letterhead
from govgraph.structure.lines import Line, read_lines
from govgraph.structure.nesting import nest
from govgraph.structure.passages import Block, read_blocks
from govgraph.structure.running import RunningText, RunningTextBuilder

__all__ = ["Closing", "Letterhead", "RunningText", "Structure", "structure"]


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
    skipped = furniture(lines)
    begin = document_begins(lines)
    head = read_letterhead(lines, begin, skipped)
    closing = read_closing(lines, head.body, skipped)
    kind = head.type or ("Công văn" if head.addressees else None)
    tail = trailing_title(lines, head.number, kind, max(closing.after, head.body))
    end = len(lines) if tail is None else tail
    blocks = _blocks(lines, head, closing, end, skipped)
    builder = RunningTextBuilder(source.text)
    passages = nest(blocks, builder)
    foreign = [(0, lines[begin].start)] if begin else []
    foreign += [(lines[i].start, lines[i].end) for i in sorted(skipped) if begin <= i < end]
    if tail is not None:
        foreign.append((lines[tail].start, len(source.text)))
    return Structure(source, builder.build(), passages, head, closing, tuple(foreign))


def _blocks(lines: list[Line], head: Letterhead, closing: Closing, end: int, skipped: set[int]) -> list[Block]:
    """All blocks of the document in the order in which they are read."""
    blocks: list[Block] = []
    for kind, first, after in sorted(head.zones, key=lambda zone: zone[1]):
        blocks += _zone(lines, kind, first, after, skipped)
    special: list[tuple[int, int, PassageKind]] = [
        (first, after, "signature") for first, after in closing.signature_lines
    ]
    if closing.recipient_lines:
        special.append((*closing.recipient_lines, "recipients"))
    at = head.body
    for first, after, zone_kind in sorted(special):
        blocks += read_blocks(lines, at, first, skipped)
        blocks += _zone(lines, zone_kind, first, after, skipped, closing.wrapped)
        at = max(at, after)
    return blocks + read_blocks(lines, at, end, skipped)


def _zone(
    lines: list[Line],
    kind: PassageKind,
    first: int,
    after: int,
    skipped: set[int],
    wrapped: list[list[int]] | None = None,
) -> list[Block]:
    """A zone of the head or the close: wrapped lines joined, every element, entry or line a block of that kind."""
    if kind in ("title", "letterhead"):
        kept = [(lines[i], 0) for i in range(first, after) if i not in skipped and not is_separator(lines[i])]
        return [Block(kind, kept)] if kept else []
    if kind == "signature":
        joined = {line: group for group in wrapped or [] for line in group[1:]}
        blocks = []
        for index in range(first, after):
            if index in joined and blocks:
                blocks[-1].lines.append((lines[index], 0))
            elif index not in skipped and not is_separator(lines[index]):
                blocks.append(Block(kind, [(lines[index], 0)]))
        return blocks
    blocks = read_blocks(lines, first, after, skipped, kind)
    for block in blocks:
        if block.note is None:
            block.kind = kind
            block.marker = None
    return blocks
