"""Passages from blocks: each in its place below the part, article or item it stands in, with its label."""

from __future__ import annotations

from typing import NamedTuple

from govgraph.records import Passage
from govgraph.structure.passages import Block
from govgraph.structure.running import RunningTextBuilder

_LEAVES = frozenset({"bullet", "bracketed", "letter"})
_UNLABELLED = frozenset({"bullet", "chapter", "section", "part"})


class _Open(NamedTuple):
    """A marked passage that others may stand in."""

    depth: int
    passage: int
    label: str | None
    name: str
    in_article: bool


def nest(blocks: list[Block], builder: RunningTextBuilder) -> tuple[Passage, ...]:
    """Append the blocks to the running text and give them as passages, in order.

    A paragraph without a mark stands below the last marked passage; a footnote below the passage that bears its mark,
    or stands alone where no mark is found.
    """
    passages: list[Passage] = []
    open_: list[_Open] = []
    marks: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(blocks):
        spans = block.spans
        start, end = builder.add_passage(spans)
        for number, offset in builder.note_marks(spans, start):
            marks.setdefault(number, []).append((index, offset))
        marker = block.marker
        if block.note is not None:
            places = marks.get(block.note)
            parent, at = places.pop(0) if places else (None, None)
            passages.append(Passage(index, "footnote", start, end, block.note, None, parent, at))
        elif marker is not None:
            while open_ and open_[-1].depth >= marker.depth:
                open_.pop()
            above = open_[-1] if open_ else None
            label = _label(marker.name, marker.value, above.label if above else None)
            in_article = marker.name == "article" or (above is not None and above.in_article)
            kind = marker.kind(above is not None and above.in_article)
            parent = above.passage if above else None
            passages.append(Passage(index, kind, start, end, marker.number, label, parent))
            open_.append(_Open(marker.depth, index, label, marker.name, in_article))
        elif block.kind in ("paragraph", "table"):
            numbered = next((entry for entry in reversed(open_) if entry.name not in _LEAVES), None)
            label, parent = (numbered.label, numbered.passage) if numbered else (None, None)
            passages.append(Passage(index, block.kind, start, end, None, label, parent))
        else:
            if block.kind in ("recipients", "signature"):
                open_.clear()
            passages.append(Passage(index, block.kind, start, end))
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
