"""Placing blocks that are joined to each other, none on another: by force, then moved apart; a crowd in lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import networkx
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

_CAREFUL = 250
"""Up to so many blocks the slow and tidy layout places them: its time grows with the cube."""
_APART = 400
"""Up to so many, blocks are moved off each other: the time grows with the square."""
_SEED = 1
_STRETCHES = (0.8, 1.2, 1.8, 2.6)
"""How much wider than high the forces' picture is drawn before blocks are moved apart: what fits best is taken."""


def block_places(graph: networkx.Graph, boxes: Array, aspect: float) -> Array:
    """The middles of the blocks, one for each node of the graph in its order, on a sheet of about that ratio of width
    to height. `boxes` has width and height of each."""
    import networkx  # noqa: PLC0415 - slow to import
    import numpy  # noqa: PLC0415

    crowd = len(boxes) > _APART
    if len(boxes) <= _CAREFUL:
        found = networkx.kamada_kawai_layout(graph)
    else:
        found = networkx.spring_layout(graph, seed=_SEED, iterations=40 if crowd else 100)
    places = numpy.array([found[node] for node in graph])
    if crowd:
        area = float((boxes[:, 0] * boxes[:, 1]).sum())
        widths = ((area * aspect) ** 0.5 * (0.8 + 0.2 * step) for step in range(10))
        return _fitting((_in_lines(places, boxes, width) for width in widths), boxes, aspect)
    at = {node: i for i, node in enumerate(graph)}
    ends = numpy.array([(at[one], at[other]) for one, other in graph.edges])
    length = float(numpy.median(numpy.linalg.norm(places[ends[:, 0]] - places[ends[:, 1]], axis=1)))
    wide, high = boxes.mean(axis=0)
    unit = numpy.array([wide, max(high, wide / 3)]) / max(length, 1e-9)
    tries = (_moved_apart(places * unit * (stretch, 1.0), boxes) for stretch in _STRETCHES)
    return _fitting(tries, boxes, aspect)


def _fitting(tries: Iterable[Array], boxes: Array, aspect: float) -> Array:
    """The places that a screen of that ratio shows largest."""

    def reach(places: Array) -> float:
        wide, high = (places + boxes / 2).max(axis=0) - (places - boxes / 2).min(axis=0)
        return max(float(wide), float(high) * aspect)

    return min(tries, key=reach)


def _moved_apart(places: Array, boxes: Array) -> Array:
    """Moves boxes that overlap off each other, a little at a time, each pair along its shorter way. Where they do not
    come apart for lack of room, all is stretched."""
    import numpy  # noqa: PLC0415

    least = (boxes[:, None, :] + boxes[None, :, :]) / 2
    order = numpy.arange(len(places))
    side = numpy.where(order[:, None] < order[None, :], -1.0, 1.0)  # which way two on one spot part
    for turn in range(1, 1000):
        between = places[:, None, :] - places[None, :, :]
        overlap = least - numpy.abs(between)
        touching = (overlap > 0.5).all(axis=2)
        numpy.fill_diagonal(touching, val=False)
        if not touching.any():
            break
        across = overlap[:, :, 0] < overlap[:, :, 1]
        away = numpy.where(between == 0, side[:, :, None], numpy.sign(between))
        pushes = [
            numpy.where(touching & chosen, overlap[:, :, axis] * away[:, :, axis], 0.0).sum(axis=1)
            for axis, chosen in ((0, across), (1, ~across))
        ]
        places = places + 0.3 * numpy.stack(pushes, axis=1)
        if turn % 50 == 0:
            places = places * 1.1
    return places


def _in_lines(places: Array, boxes: Array, width: float) -> Array:
    """Moves boxes into lines like words on a page: what is high up goes into the first lines, what is far left goes
    first in its line. For crowds, in which the forces would leave a heap in the middle."""
    lines: list[list[int]] = [[]]
    filled = 0.0
    for i in sorted(range(len(places)), key=lambda i: (places[i, 1], i)):
        if filled >= width:
            lines.append([])
            filled = 0.0
        lines[-1].append(i)
        filled += boxes[i, 0]
    moved = places.copy()
    top = 0.0
    for line in lines:
        line.sort(key=lambda i: (places[i, 0], i))
        left = -float(boxes[line, 0].sum()) / 2
        high = float(boxes[line, 1].max())
        for i in line:
            moved[i] = (left + boxes[i, 0] / 2, top + high / 2)
            left += float(boxes[i, 0])
        top += high
    return moved
