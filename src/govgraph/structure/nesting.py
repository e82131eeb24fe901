"""Passages from blocks: each in its place below the part, article or item it stands in, with its label."""

from __future__ import annotations

from msgspec import Struct

from govgraph.records import Passage
from govgraph.structure.passages import Block
from govgraph.structure.running import RunningTextBuilder

_LEAVES = frozenset({"bullet", "bracketed", "letter"})
_UNLABELLED = frozenset({"bullet", "chapter", "section", "part"})
_CLOSE = frozenset({"recipients", "signature"})


class _Open(Struct, frozen=True, gc=False):
    """A marked passage that others may stand in. `floor` is the passage that one without a mark stands in, itself or
    one above it, and its label."""

    depth: int
    passage: int | None
    label: str | None
    in_article: bool
    floor: tuple[int | None, str | None]


_TOP = _Open(-1, None, None, False, (None, None))


def nest(blocks: list[Block], builder: RunningTextBuilder) -> tuple[Passage, ...]:
    """Append the blocks to the running text and give them as passages, in order.

    A paragraph without a mark stands below the last marked passage; a footnote below the passage that bears its mark,
    or stands alone where no mark is found.
    """
    passages: list[Passage] = []
    open_: list[_Open] = [_TOP]
    marks: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(blocks):
        spans = block.spans
        if not spans and block.at:  # a mark alone, as above columns: it is all the words
            length = block.marker.length if block.marker is not None else 1
            spans = [(max(0, block.at - length), block.at)]
        start, end = builder.add_passage(spans)
        for number, offset in builder.marks:
            marks.setdefault(number, []).append((index, offset))
        kind, marker = block.kind, block.marker
        if block.note is not None:
            places = marks.get(block.note, [])
            before = next((place for place in places if place[0] < index), None)  # not in the footnote itself
            bearer, at = before if before is not None else (None, None)
            if before is not None:
                places.remove(before)
            passages.append(Passage(index, "footnote", start, end, block.note, None, bearer, at))
        elif marker is not None:
            while open_[-1].depth >= marker.depth:
                open_.pop()
            above = open_[-1]
            label = _label(marker.name, marker.value, above.label)
            kind = marker.kind(above.in_article)
            passages.append(Passage(index, kind, start, end, marker.number, label, above.passage))
            floor = above.floor if marker.name in _LEAVES else (index, label)
            open_.append(_Open(marker.depth, index, label, above.in_article or marker.name == "article", floor))
        elif kind in ("paragraph", "table"):
            parent, label = open_[-1].floor
            passages.append(Passage(index, kind, start, end, None, label, parent))
        else:
            if kind in _CLOSE:
                del open_[1:]
            passages.append(Passage(index, kind, start, end))
    return tuple(passages)


def _label(name: str, value: str, above: str | None) -> str | None:
    """The label of a numbered passage within the one above: `Điều 5`, `Điều 5.2`, `II.1`, `3.1`, `1(1)`."""
    if name == "article":
        return f"Điều {value}"
    if name == "annex":
        return value
    if name in _UNLABELLED:
        return above
    if above is None:
        return value
    if name == "bracketed":
        return f"{above}{value}"
    if name == "decimal":
        # 3.1 already names its parents; only what stands above the arabic numbers is put before it
        root = value.split(".", 1)[0]
        if above.endswith(value.rsplit(".", 1)[0]):
            head = above[: -len(value.rsplit(".", 1)[0])].rstrip(".")
        elif above == root:
            head = ""
        elif "." in above and above.rsplit(".", 1)[1] == root:
            head = above.rsplit(".", 1)[0]
        else:
            head = above
        return f"{head}.{value}" if head else value
    return f"{above}.{value}"
