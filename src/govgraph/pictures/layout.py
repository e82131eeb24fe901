"""Where each document stands in a picture: related documents near each other, no label on another.

Most documents of a network hang on one other: cited once, citing once. So trees are taken off first, from the leaves
inward, and drawn as a mind map is: a document's own in columns at its sides. What remains is joined in rings; there
each document with all that hangs on it is one block, and the blocks are placed by force and moved apart.

The same network gives the same places: documents are taken in a fixed order, and the only random start has a fixed
seed. Places are whole pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

from govgraph.analysis.edges import RELATIONS
from govgraph.analysis.network import Network
from govgraph.pictures.blocks import block_places

Size: TypeAlias = tuple[float, float]
"""Width and height in pixels of what is drawn for a document."""

_ROW, _COLUMN, _BETWEEN = 8.0, 54.0, 34.0
"""Space between rows, from a document to the column beside it, and between blocks."""
_ROWS = 14
"""A column is no longer than this, unless the columns would be too many."""


class _Block(Struct):
    """A document with what hangs on it on one side. `high` is its whole height, `reach` how far it extends from the
    document's near edge; each of `parts` stands (right, down) of the document's middle."""

    high: float
    reach: float
    parts: dict[str, tuple[float, float]]


class _Piece(Struct):
    """Connected documents with their places; the corner of least x and y is at (0, 0)."""

    places: dict[str, tuple[float, float]]
    size: Size


def positions(network: Network, sizes: Mapping[str, Size], aspect: float = 1.35) -> dict[str, tuple[int, int]]:
    """The middle of each document, by IRI, on a sheet of about that ratio of width to height."""
    joined, order = _joined(network)
    trees, cores = _peeled(joined, order)
    pieces = []
    for core in cores:
        blocks = {iri: _mind_map(iri, trees, sizes) for iri in core}
        pieces.append(_placed(core, joined, blocks, aspect))
    pieces.sort(key=lambda piece: (-piece.size[1], min(piece.places)))
    corners = _packed([piece.size for piece in pieces], aspect)
    return {
        iri: (round(x + left), round(y + top))
        for piece, (left, top) in zip(pieces, corners, strict=True)
        for iri, (x, y) in piece.places.items()
    }


def _joined(network: Network) -> tuple[dict[str, list[str]], Callable[[str, str], Any]]:
    """The neighbours of each document, and the order in which those of one are set: by relation, then by date."""
    relation: dict[frozenset[str], int] = {}
    for edge in network.edges:
        pair = frozenset((edge.citing, edge.cited))
        relation[pair] = min(relation.get(pair, len(RELATIONS)), RELATIONS.index(edge.relation))
    joined: dict[str, list[str]] = {iri: [] for iri in sorted(network.documents)}
    for pair in sorted(relation, key=sorted):
        one, other = sorted(pair)
        joined[one].append(other)
        joined[other].append(one)

    def order(here: str, other: str) -> tuple[int, str, str]:
        return relation[frozenset((here, other))], network.documents[other].date or "9999", other

    return joined, order


def _peeled(
    joined: Mapping[str, Sequence[str]], order: Callable[[str, str], Any]
) -> tuple[dict[str, list[str]], list[list[str]]]:
    """What hangs on each document, in order; and the documents of each connected piece on which nothing is left to
    take off. Those of a piece without rings are one: the middle of its tree."""
    left = {iri: set(others) for iri, others in joined.items()}
    trees: dict[str, list[str]] = defaultdict(list)
    loose = [iri for iri, others in left.items() if len(others) == 1]
    while loose:
        bared = set()
        for iri in sorted(loose, key=lambda iri: (len(joined[iri]), iri)):
            if len(left[iri]) == 1:  # the last two of a tree hang on each other: the first is taken off
                (other,) = left.pop(iri)
                left[other].discard(iri)
                trees[other].append(iri)
                bared.add(other)
        loose = [iri for iri in bared if iri in left and len(left[iri]) == 1]
    for iri, own in trees.items():
        own.sort(key=lambda other: order(iri, other))
    cores = []
    waiting = dict.fromkeys(left)
    while waiting:
        core: list[str] = []
        reached = [next(iter(waiting))]
        while reached:
            if (iri := reached.pop()) in waiting:
                del waiting[iri]
                core.append(iri)
                reached += left[iri]
        cores.append(sorted(core))
    return trees, cores


def _mind_map(root: str, trees: Mapping[str, Sequence[str]], sizes: Mapping[str, Size]) -> _Piece:
    """A document with all that hangs on it, at both its sides."""
    blocks: dict[str, _Block] = {}
    below = [root]
    for iri in below:
        below += trees.get(iri, ())
    for iri in reversed(below[1:]):
        blocks[iri] = _one_side(iri, trees.get(iri, ()), blocks, sizes)
    own = trees.get(root, ())
    half = sum(blocks[iri].high for iri in own) / 2 if len(own) > 3 else float("inf")
    right: list[str] = []
    for iri in own:
        if sum(blocks[other].high for other in right) >= half:
            break
        right.append(iri)
    places = {root: (0.0, 0.0)}
    for side, some in ((1.0, right), (-1.0, own[len(right) :])):
        blocks[root] = _one_side(root, some, blocks, sizes)
        waiting = [root]
        while waiting:
            iri = waiting.pop()
            x, y = places[iri]
            for other, (across, down) in blocks[iri].parts.items():
                places[other] = (x + side * across, y + down)
                waiting.append(other)
    return _cornered(places, sizes)


def _one_side(iri: str, own: Sequence[str], blocks: Mapping[str, _Block], sizes: Mapping[str, Size]) -> _Block:
    """The block of a document whose own blocks are known: they stand in columns at its right."""
    wide, high = sizes[iri]
    single = [other for other in own if not blocks[other].parts]
    columns: list[list[str]] = [list(own)]
    if len(single) > _ROWS:
        rows = max(_ROWS, round(2.3 * (len(single) / 2.3) ** 0.5))
        columns = [single[start : start + rows] for start in range(0, len(single), rows)]
        columns[-1] += [other for other in own if blocks[other].parts]
    parts: dict[str, tuple[float, float]] = {}
    rows_high = sum(blocks[other].high for other in columns[0])
    left, tallest, reach = wide / 2 + _COLUMN + rows_high / 24, high, wide
    for column in columns if own else ():
        total = sum(blocks[other].high + _ROW for other in column) - _ROW
        top = -total / 2
        for other in column:
            parts[other] = (left + sizes[other][0] / 2, top + blocks[other].high / 2)
            top += blocks[other].high + _ROW
        tallest = max(tallest, total)
        reach = max(reach, left + wide / 2 + max(blocks[other].reach for other in column))
        left += max(sizes[other][0] for other in column) + _ROW
    return _Block(tallest, reach, parts)


def _placed(
    core: list[str], joined: Mapping[str, Sequence[str]], blocks: Mapping[str, _Piece], aspect: float
) -> _Piece:
    """The blocks of one piece beside each other."""
    import networkx  # noqa: PLC0415 - slow to import
    import numpy  # noqa: PLC0415

    if len(core) == 1:
        return blocks[core[0]]
    graph = networkx.Graph()
    graph.add_nodes_from(core)
    inside = set(core)
    graph.add_edges_from((iri, other) for iri in core for other in joined[iri] if iri < other and other in inside)
    boxes = numpy.array([blocks[iri].size for iri in core])
    corners = block_places(graph, boxes + _BETWEEN, aspect) - boxes / 2
    corners -= corners.min(axis=0)
    merged = {
        other: (x + float(corner[0]), y + float(corner[1]))
        for iri, corner in zip(core, corners, strict=True)
        for other, (x, y) in blocks[iri].places.items()
    }
    wide, high = (corners + boxes).max(axis=0)
    return _Piece(merged, (float(wide), float(high)))


def _cornered(places: Mapping[str, tuple[float, float]], sizes: Mapping[str, Size]) -> _Piece:
    left = min(x - sizes[iri][0] / 2 for iri, (x, _) in places.items())
    top = min(y - sizes[iri][1] / 2 for iri, (_, y) in places.items())
    right = max(x + sizes[iri][0] / 2 for iri, (x, _) in places.items())
    bottom = max(y + sizes[iri][1] / 2 for iri, (_, y) in places.items())
    return _Piece({iri: (x - left, y - top) for iri, (x, y) in places.items()}, (right - left, bottom - top))


def _packed(sizes: list[Size], aspect: float) -> list[tuple[float, float]]:
    """The corners of rectangles on one sheet, in rows, of the row width that shows them largest."""
    area = sum((wide + _BETWEEN) * (high + _BETWEEN) for wide, high in sizes)
    widest = max((wide for wide, _ in sizes), default=0.0)
    tries = [max(widest, (area * aspect) ** 0.5 * (0.8 + 0.1 * i)) for i in range(12)]

    def reach(corners: list[tuple[float, float]]) -> float:
        right = max((left + wide for (left, _), (wide, _) in zip(corners, sizes, strict=True)), default=0.0)
        bottom = max((top + high for (_, top), (_, high) in zip(corners, sizes, strict=True)), default=0.0)
        return max(right, bottom * aspect)

    return min((_rows(sizes, width) for width in tries), key=reach)


def _rows(sizes: list[Size], width: float) -> list[tuple[float, float]]:
    corners = []
    left = top = tallest = 0.0
    for wide, high in sizes:
        if left and left + wide > width:
            left, top, tallest = 0.0, top + tallest + _BETWEEN, 0.0
        corners.append((left, top))
        left, tallest = left + wide + _BETWEEN, max(tallest, high)
    return corners
