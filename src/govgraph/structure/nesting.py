"""Passages from blocks: each in its place below the part, article or item it stands in, with its label."""

from __future__ import annotations

from govgraph.records import Passage
from govgraph.structure.passages import Block
from govgraph.structure.running import RunningTextBuilder

_LEAVES = frozenset({"bullet", "bracketed", "letter"})
_UNLABELLED = frozenset({"bullet", "chapter", "section", "part"})


def nest(blocks: list[Block], builder: RunningTextBuilder) -> tuple[Passage, ...]:
    """Append the blocks to the running text and give them as passages, in order.

    A paragraph without a mark stands below the last marked passage; a footnote below the passage that bears its mark,
    or stands alone where no mark is found.
    """
    passages: list[Passage] = []
    open_: list[tuple[int, int, str | None, str]] = []  # (depth, index, label, marker's name) of what stands open
    marks: dict[str, list[tuple[int, int]]] = {}
    for block in blocks:
        start, end, found = builder.add_passage(block.lines)
        index = len(passages)
        for number, offset, _ in found:
            marks.setdefault(number, []).append((index, offset))
        marker = block.marker
        if block.note is not None:
            places = marks.get(block.note)
            parent, at = places.pop(0) if places else (None, None)
            passages.append(Passage(index, "footnote", start, end, block.note, None, parent, at))
            continue
        if marker is None:
            if block.kind in ("paragraph", "table"):
                numbered = [entry for entry in open_ if entry[3] not in _LEAVES]
                parent_index, label = (numbered[-1][1], numbered[-1][2]) if numbered else (None, None)
            else:
                parent_index, label = None, None
                if block.kind in ("recipients", "signature"):
                    open_.clear()
            passages.append(Passage(index, block.kind, start, end, None, label, parent_index))
            continue
        while open_ and open_[-1][0] >= marker.depth:
            open_.pop()
        inside_article = any(entry[3] == "article" for entry in open_)
        above = open_[-1] if open_ else None
        label = _label(marker.name, marker.value, above[2] if above else None)
        passages.append(
            Passage(index, marker.kind(inside_article), start, end, marker.number, label, above[1] if above else None)
        )
        open_.append((marker.depth, index, label, marker.name))
    return tuple(passages)


def _label(name: str, value: str, above: str | None) -> str | None:
    """The label of a numbered passage within the one above: `Điều 5`, `Điều 5.2`, `II.1`, `3.1`, `1(1)`."""
    if name == "article":
        return f"Điều {value}"
    if name == "annex":
        return value
    if name == "bullet" or name in _UNLABELLED:
        return above
    if above is None:
        return value
    if name == "bracketed":
        return f"{above}{value}"
    if name == "decimal":
        # 3.1 already names its parents; only what stands above the arabic numbers is put before it
        root = value.split(".", 1)[0]
        head = (
            above.rsplit(".", 1)[0]
            if above.rsplit(".", 1)[-1] == root and "." in above
            else ("" if above == root else above)
        )
        if above.endswith(value.rsplit(".", 1)[0]):
            head = above[: -len(value.rsplit(".", 1)[0])].rstrip(".")
        return f"{head}.{value}" if head else value
    return f"{above}.{value}"
