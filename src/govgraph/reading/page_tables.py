"""Ruled tables: the cells that drawn lines make, each row of them one line of text with tabs between its cells.

A cell may reach over several rows or columns; its words stand in the row and the column that it begins in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from govgraph.reading.page_pieces import Box, Piece, Rule, Rules

_NEAR = 3.0
"""Points by which the ends of drawn lines may miss one another."""
_LEAST_LINES = 3
"""Lines down, the outer ones included, and across, from which there are cells beside one another."""
_LEAST_ACROSS = 2
_MOST_LINES = 400


class Table(Struct, frozen=True):
    """A ruled table: where it lies, and where its lines run."""

    box: Box
    rules: Rules

    def rows(self, pieces: Iterable[Piece]) -> list[str]:
        """The rows of the table, with tabs between their cells; `pieces` stand in the table."""
        columns = _places(rule.at for rule in self.rules.down)
        bands = _places(rule.at for rule in self.rules.across)
        joined = self._joined(columns, bands)
        cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
        for piece in pieces:
            across, down = piece.box.middle
            cell = bisect_right(bands, down) - 1, bisect_right(columns, across) - 1
            cells[joined.get(cell, cell)].append(piece)
        rows: dict[int, dict[int, str]] = defaultdict(dict)
        for (band, column), inside in cells.items():
            rows[band][column] = " ".join(piece.text for piece in in_lines(inside))
        return [
            "\t".join(row.get(column, "") for column in range(min(row), max(row) + 1))
            for _, row in sorted(rows.items())
        ]

    def _joined(self, columns: Sequence[float], bands: Sequence[float]) -> dict[tuple[int, int], tuple[int, int]]:
        """The cells of the grid that are part of one to their left or above, with that one."""
        first: dict[tuple[int, int], tuple[int, int]] = {}
        for band in range(len(bands) - 1):
            for column in range(len(columns) - 1):
                across = (columns[column] + columns[column + 1]) / 2
                down = (bands[band] + bands[band + 1]) / 2
                cell = band, column
                if band and not _crossed(self.rules.across, bands[band], across):
                    above = band - 1, column
                    first[cell] = first.get(above, above)
                elif column and not _crossed(self.rules.down, columns[column], down):
                    left = band, column - 1
                    first[cell] = first.get(left, left)
        return first


def in_lines(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of a narrow stretch from top to bottom, those of one line from left to right."""
    left = sorted(pieces, key=lambda piece: piece.box.middle[1])
    ordered: list[Piece] = []
    line: list[Piece] = []
    for piece in left:
        if line and piece.box.top > line[0].box.middle[1]:
            ordered += sorted(line, key=lambda each: each.box.left)
            line = []
        line.append(piece)
    return ordered + sorted(line, key=lambda each: each.box.left)


def _places(values: Iterable[float]) -> list[float]:
    """Where lines run, those that all but touch taken for one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _crossed(rules: Sequence[Rule], at: float, along: float) -> bool:
    """Whether a line runs at a place and past a point along it."""
    return any(abs(rule.at - at) <= _NEAR and rule.begin - _NEAR <= along <= rule.end + _NEAR for rule in rules)


def tables(rules: Rules) -> list[Table]:
    """The ruled tables of a page: lines that meet, at least three down and two across."""
    down, across = rules.down[:_MOST_LINES], rules.across[:_MOST_LINES]
    group = {("down", at): at for at in range(len(down))}
    group |= {("across", at): len(down) + at for at in range(len(across))}
    parent = list(range(len(group)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for i, upright in enumerate(down):
        for j, level in enumerate(across):
            if (
                level.begin - _NEAR <= upright.at <= level.end + _NEAR
                and upright.begin - _NEAR <= level.at <= upright.end + _NEAR
            ):
                parent[root(len(down) + j)] = root(i)
    found: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, upright in enumerate(down):
        found[root(i)][0].append(upright)
    for j, level in enumerate(across):
        found[root(len(down) + j)][1].append(level)
    made: list[Table] = []
    for uprights, levels in found.values():
        if len(_places(rule.at for rule in uprights)) < _LEAST_LINES:
            continue
        if len(_places(rule.at for rule in levels)) < _LEAST_ACROSS:
            continue
        box = Box(
            min(rule.at for rule in uprights),
            min(rule.at for rule in levels),
            max(rule.at for rule in uprights),
            max(rule.at for rule in levels),
        )
        made.append(Table(box, Rules(tuple(uprights), tuple(levels))))
    return sorted(made, key=lambda table: (table.box.top, table.box.left))
