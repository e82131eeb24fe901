"""Rows of a table of cues: words and what they mean to a recogniser, each row with an example, a counter-example and
its source. In an example, `[[` and `]]` frame what the recogniser must find there; the tests try every row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from govgraph.errors import TableError
from govgraph.language.letters import fold
from govgraph.resources import resource

_REQUIRED = ("role", "words", "example", "counter_example", "source")


class CueRow(NamedTuple):
    """One row. `words` are folded (`language.letters.fold`), in the order of the table; `kind` may be empty."""

    role: str
    kind: str
    words: tuple[str, ...]
    example: str
    counter_example: str
    source: str


@cache
def cue_rows(table: str) -> tuple[CueRow, ...]:
    """The rows of `data/authority/<table>.csv`. Raises TableError where a row lacks its words, example,
    counter-example or source."""
    rows: list[CueRow] = []
    with resource("data", "authority", f"{table}.csv").open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            missing = [column for column in _REQUIRED if not (row.get(column) or "").strip()]
            if missing:
                raise TableError(f"{table}.csv, line {number}: {', '.join(missing)} missing")
            words = tuple(fold(word) for word in row["words"].split(";") if word.strip())
            rows.append(
                CueRow(row["role"], row["kind"] or "", words, row["example"], row["counter_example"], row["source"])
            )
    return tuple(rows)


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest tried first, not followed by a letter or digit."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)"
