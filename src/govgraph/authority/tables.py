"""The tables of `data/authority/`: what is known beside the documents, as rows of text."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from govgraph.resources import resource


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table by its name without ending, each from column to cell (white space at its ends cut).

    Raises FileNotFoundError for a table that does not exist.
    """
    with resource("data", "authority", f"{table}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield {column: (cell or "").strip() for column, cell in row.items()}


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that lists several with semicolons."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())
