"""Writing to a terminal or into a pipe: tables, cards, progress and notes.

In a terminal a table is drawn in its width. In a pipe it has no lines, colours or wrapping: one row a line, columns
aligned (a width can be asked for with the variable COLUMNS, as everywhere).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.tree import Tree

    from govgraph.cards import Card
    from govgraph.pipeline.building import Progress as Tell

_UNBOUNDED = 100_000
_SECONDS_BETWEEN_LINES = 10
_GAP = 2
_NARROW = 18
"""A column up to this width is never broken; a wider one may be."""
_LONG = 26
"""The same for columns of running text."""
_TEXT = ("quote", "words", "title", "subject", "note", "reason")


def note(text: str) -> None:
    """A line for the person, on standard error, so that standard output stays data."""
    print(f"govgraph: {text}", file=sys.stderr)


def console() -> Console:
    """Standard output, as wide as the terminal; a pipe has no width unless COLUMNS says one."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    width = None if terminal or os.environ.get("COLUMNS", "").isdigit() else _UNBOUNDED
    return Console(file=sys.stdout, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


def write_bytes(data: bytes) -> None:
    """Data to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def readable(
    columns: Sequence[str], rows: Sequence[Sequence[str | None]]
) -> tuple[list[str], list[list[str]], list[str]]:
    """A table for people: `start` and `end` as one column `place`, white space folded, and without the columns that
    are empty or hold only IRIs. An empty deadline is an answer and stays. Gives columns, rows, and the names of the IRI
    columns left out."""
    named = [dict(zip(columns, (" ".join((cell or "").split()) for cell in row), strict=True)) for row in rows]
    shown: list[str] = []
    hidden: list[str] = []
    for column in columns:
        cells = [row[column] for row in named if row[column]]
        if column == "end" and "start" in columns:
            continue
        if cells and all("://" in cell and " " not in cell for cell in cells):
            hidden.append(column)
        elif cells or not rows or column == "deadline":
            shown.append(column)
    if not shown:
        shown, hidden = list(columns), []
    for row in named:
        if "deadline" in shown:
            row["deadline"] = row["deadline"] or "\u2013"
        if "start" in shown and "end" in columns:
            row["place"] = f"{row['start']}\u2013{row['end']}" if row["start"] else ""
    if "start" in shown and "end" in columns:
        shown[shown.index("start")] = "place"
    return shown, [[row[column] for column in shown] for row in named], hidden


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
    """The rows as a table for people, or, where its columns do not fit the width, as one block a row."""
    shown, cells, hidden = readable(columns, rows)
    out = console()
    widths = column_widths(shown, cells, out.width)
    if widths is None:
        for row in cells:
            _print_pairs(out, [(name, cell) for name, cell in zip(shown, row, strict=True) if cell])
            print()
    else:
        _print_columns(out, shown, cells, widths)
    if out.is_terminal:
        count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
        more = f"; --format csv also has {', '.join(hidden)}" if hidden else ""
        out.print(f"({count}{more})", style="dim")


def column_widths(shown: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is in a table of that width; None if even broken lines do not fit it."""
    room = width - _GAP * (len(shown) - 1)
    natural = [max(len(name), *(len(row[i]) for row in cells), 0) for i, name in enumerate(shown)]
    least = [
        min(n, max(len(name), _LONG if name in _TEXT else _NARROW)) for n, name in zip(natural, shown, strict=True)
    ]
    spare = room - sum(least)
    if spare < 0:
        return None
    wanted = [n - m for n, m in zip(natural, least, strict=True)]
    while spare > 0 and any(wanted):  # each in turn, so that a short column is whole before a long one is wide
        for i in range(len(shown)):
            if wanted[i] and spare:
                least[i], wanted[i], spare = least[i] + 1, wanted[i] - 1, spare - 1
        if spare >= sum(wanted):
            return natural
    return least


def _print_columns(out: Console, shown: list[str], cells: list[list[str]], widths: list[int]) -> None:
    from rich.table import Table
    from rich.text import Text

    broken = any(len(cell) > width for row in cells for cell, width in zip(row, widths, strict=True))
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for name, width in zip(shown, widths, strict=True):
        table.add_column(name, overflow="fold", width=width)
    for i, row in enumerate(cells):
        if i and broken:
            table.add_row()
        table.add_row(*(Text(cell) for cell in row))
    print_lines(out, table)


def _print_pairs(out: Console, pairs: Sequence[tuple[str, str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    block = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    block.add_column(style="bold", min_width=max(len(name) for name, _ in pairs))
    block.add_column(overflow="fold")
    for name, cell in pairs:
        block.add_row(name, Text(cell))
    print_lines(out, block)


def print_lines(out: Console, drawn: Table | Tree) -> None:
    """Print a table or a tree; in a pipe without the spaces that fill its lines."""
    if out.is_terminal:
        out.print(drawn)
        return
    for line in out.render_lines(drawn, pad=False):
        print("".join(segment.text for segment in line).rstrip())


def print_card(card: Card, most: int | None = None) -> None:
    """A card: facts, then a table for each section, of at most so many rows."""
    out = console()
    out.print(card.name, style="bold")
    out.print(f"{card.kind}  {card.iri}", style="dim")
    if card.facts:
        _print_pairs(out, card.facts)
    for section in card.sections:
        print()
        out.print(section.heading, style="bold")
        print_table(section.columns, section.rows[:most])
        if most is not None and len(section.rows) > most:
            out.print(f"... and {len(section.rows) - most} more: give --all", style="dim")


def _told_now_and_then() -> Tell:
    """Tells of progress in a line of its own, the first after some seconds, so that quick work is silent."""
    last = time.monotonic()

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            note(f"{what.lower()}: {done:,} of {total:,}")

    return tell


@contextmanager
def progress_bar() -> Iterator[Tell | None]:
    """A bar on standard error while something is built; where that is no terminal, a line now and then."""
    if not sys.stderr.isatty():
        yield _told_now_and_then()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description:14}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield tell
