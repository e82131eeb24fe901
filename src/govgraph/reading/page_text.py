"""The text of a page from the places of its words: lines from top to bottom, columns one after the other.

A letterhead's two columns, a close's recipients and signature, and the columns of a page set in several are read each
to its end, the left one first. Rows whose cells stand in line are a table's and are read row by row, with a tab between
cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from govgraph.reading.page_pieces import NO_RULES, Box, Piece, Rules, around, on_one_line
from govgraph.reading.page_tables import tables

_NARROWEST_GUTTER = 0.5
"""White space between two columns, in heights of their letters, at least."""
_WIDE = 2.5
"""White space in a line from which its parts are cells, in heights of letters."""
_APART = 0.6
"""White space between two lines, beyond one and a half times the usual, that parts them, in heights of letters."""
_FAR = 1.2
"""The same where there are too few lines to tell what is usual."""
_FEW_LINES = 5
_NARROWEST_COLUMN = 0.12
"""Share of the page's width that a column has at least: a narrower one holds numbers of rows."""
_HEAD_ROWS, _ROWS_ABOVE_HEAD = 14, 4
"""A letterhead has no more rows of two cells, and no more lines stand above it. Its first row is set in capitals."""
_OWN_ROWS = 0.25
"""Share of rows with words in one column only from which the columns are no table's."""
_MANY_CELLS, _HEAD_MANY_CELLS = 0.2, 0.5
"""Share of rows with three cells and more from which the rows are a table's; in a letterhead a number's blank parts."""
_GOING_ON = 0.4
"""Share of lines that begin with a small letter, for they go on with a sentence, in running text."""
_LEAST_TEXT_ROWS = 4
_DEEPEST = 4


class _Row(Struct):
    """Pieces on one line, from left to right."""

    pieces: list[Piece]

    @property
    def box(self) -> Box:
        return around(piece.box for piece in self.pieces)


class _Columns(Struct, frozen=True):
    """Rows from `first` to before `after` that white space at `gutter` parts from top to bottom."""

    first: int
    after: int
    gutter: tuple[float, float]

    @property
    def middle(self) -> float:
        return (self.gutter[0] + self.gutter[1]) / 2


def page_text(pieces: Sequence[Piece], rules: Rules = NO_RULES) -> str:
    """The text of a page: its lines, and an empty one where white space parts them."""
    if not pieces:
        return ""
    page = around(piece.box for piece in pieces)
    left = list(pieces)
    lines: list[str] = []
    for table in tables(rules):
        inside = [piece for piece in left if _within(table.box, piece.box)]
        if inside:
            left = [piece for piece in left if not _within(table.box, piece.box)]
            above = [piece for piece in left if piece.box.middle[1] < table.box.top]
            left = [piece for piece in left if piece.box.middle[1] >= table.box.top]
            _add(lines, _read(above, page, 0))
            _add(lines, table.rows(inside))
    _add(lines, _read(left, page, 0))
    return "\n".join(lines)


def _within(outer: Box, box: Box) -> bool:
    across, down = box.middle
    return outer.left <= across <= outer.right and outer.top <= down <= outer.bottom


def _read(pieces: Sequence[Piece], page: Box, depth: int) -> list[str]:
    """The lines of a stretch of a page in the order in which they are read."""
    rows = _rows(pieces)
    lines: list[str] = []
    stretch: list[_Row] = []
    at = 0
    while at < len(rows):
        columns = _columns_at(rows, at, page) if depth < _DEEPEST else None
        if columns is None or not _is_read_down(rows, columns, page):
            end = columns.after if columns is not None else at + 1
            stretch += rows[at:end]
            at = end
            continue
        _add(lines, _lines(stretch))
        stretch = []
        after = columns.after
        while after - at > 2 and _is_apart_on_the_right(rows[after - 2], rows[after - 1], columns.gutter):
            after -= 1
        inside = [piece for row in rows[at:after] for piece in row.pieces]
        for column in (
            [piece for piece in inside if piece.box.middle[0] < columns.middle],
            [piece for piece in inside if piece.box.middle[0] >= columns.middle],
        ):
            _add(lines, _read(column, page, depth + 1))
        at = after
    _add(lines, _lines(stretch))
    return lines


def _add(lines: list[str], more: list[str]) -> None:
    """Add a block of lines, white space before it."""
    if lines and more:
        lines.append("")
    lines += more


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """Pieces by the line that they stand on, from top to bottom."""
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda each: (each.box.middle[1], each.box.left)):
        for row in rows[-3:]:
            near = min(row.pieces, key=lambda other: abs(other.box.middle[0] - piece.box.middle[0]))
            if on_one_line(near.box, piece.box) and not _over(near.box, piece.box):
                row.pieces.append(piece)
                break
        else:
            rows.append(_Row([piece]))
    for row in rows:
        row.pieces.sort(key=lambda each: each.box.left)
    return rows


def _over(one: Box, other: Box) -> bool:
    """Whether two boxes stand one above the other, even if they touch."""
    return min(one.right, other.right) - max(one.left, other.left) > min(one.width, other.width) / 2


def _columns_at(rows: Sequence[_Row], at: int, page: Box) -> _Columns | None:
    """The columns that begin with a row of several pieces: of all gaps of that row, the one that runs furthest down."""
    best: _Columns | None = None
    for before, behind in pairwise(rows[at].pieces):
        gutter = before.box.right, behind.box.left
        foot = before.box.bottom  # of the left column
        after = at
        while after < len(rows) and (narrowed := _narrowed(gutter, rows[after])) is not None:
            box = rows[after].box
            if box.right <= narrowed[0] and box.top - foot > 2 * _FAR * box.height:
                break  # it stands apart, on the left only: what follows two columns is no part of them
            gutter = narrowed
            foot = max([foot, *(piece.box.bottom for piece in rows[after].pieces if piece.box.right <= gutter[0])])
            after += 1
        if after > at and (best is None or after > best.after):
            best = _Columns(at, after, gutter)
    return best


def _is_apart_on_the_right(above: _Row, row: _Row, gutter: tuple[float, float]) -> bool:
    """Whether the last row of two columns, with words on the right only, stands apart: a title, or a name."""
    return row.box.left >= gutter[1] and row.box.top - above.box.bottom > _FAR * row.box.height


def _narrowed(gutter: tuple[float, float], row: _Row) -> tuple[float, float] | None:
    """What is left of a gutter beside the pieces of a row; None where one stands in its way."""
    begin, end = gutter
    for piece in row.pieces:
        if piece.box.middle[0] < (begin + end) / 2:
            begin = max(begin, piece.box.right)
        else:
            end = min(end, piece.box.left)
    height = max(piece.box.height for piece in row.pieces)
    return (begin, end) if end - begin >= _NARROWEST_GUTTER * height else None


def _is_read_down(rows: Sequence[_Row], columns: _Columns, page: Box) -> bool:
    """Whether two columns are read one after the other, and not row by row as a table's are."""
    middle = columns.middle
    inside = rows[columns.first : columns.after]
    sides = [
        [piece for row in inside for piece in row.pieces if (piece.box.middle[0] < middle) == left]
        for left in (True, False)
    ]
    if any(around(piece.box for piece in side).width < _NARROWEST_COLUMN * page.width for side in sides):
        return False
    both = sum(row.box.left < middle < row.box.right for row in inside)
    many = sum(len(row.pieces) > 2 for row in inside) / len(inside)
    is_high = columns.first <= _ROWS_ABOVE_HEAD and both <= _HEAD_ROWS and len(inside) > 1
    if is_high and many <= _HEAD_MANY_CELLS and all(piece.text.isupper() for piece in inside[0].pieces):
        return True
    if many > _MANY_CELLS:
        return False
    if len(inside) - both >= _OWN_ROWS * len(inside):
        return True
    return both >= _LEAST_TEXT_ROWS and all(
        sum(piece.text[:1].islower() for piece in side) >= _GOING_ON * len(side) for side in sides
    )


def _lines(rows: Sequence[_Row]) -> list[str]:
    """The lines of rows that follow one another, an empty one where white space parts two."""
    lines: list[str] = []
    boxes = [row.box for row in rows]
    gaps = [below.top - above.bottom for above, below in pairwise(boxes)]
    usual = max(median(gaps), 0.0) if len(gaps) >= _FEW_LINES else None
    for at, row in enumerate(rows):
        if at:
            height = min(piece.box.height for piece in (*rows[at - 1].pieces, *row.pieces))
            apart = _FAR * height if usual is None else 1.5 * usual + _APART * height
            if gaps[at - 1] > apart:
                lines.append("")
        lines.append(_line(row))
    return lines


def _line(row: _Row) -> str:
    parts: list[str] = []
    for at, piece in enumerate(row.pieces):
        if at:
            before = row.pieces[at - 1].box
            gap = piece.box.left - before.right
            wide = gap > _WIDE * max(before.height, piece.box.height)
            parts.append("\t" if wide else " " if gap > 0.1 * before.height else "")
        parts.append(piece.text)
    return "".join(parts)
