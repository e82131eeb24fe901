"""Terms of office of the Party's committees, from congress to congress.

The numbers of a committee's documents, and of the bodies that serve it, run from 01 for each type through one term;
the term begins when the congress that elects the committee closes (Guideline 36-HD/VPTW of 2018, section II.1.3). The
first plenum may be held before the closing day, so a document dated between a congress's opening and its closing may
belong to either term.

A row of the table without a unit speaks of every unit of its level: its opening is the earliest possible and its
closing the latest, and between them the term is not certain. A row with a unit takes its place for that unit. A month
(`2025-10`) is its first day as an opening, and its last as a closing. The committee of a province that was merged was
formed before its congress and may have begun its numbers anew then, so its row opens on that day.
"""

from __future__ import annotations

import calendar
from functools import cache, lru_cache
from typing import Literal, cast

from msgspec import Struct

from govgraph.authority.tables import rows
from govgraph.authority.units import name_key

PartyLevel = Literal["central", "province", "district", "commune"]

_LONGEST_YEARS = 6
"""Terms are five years; congresses have been up to a year late. After the last known congress a term counts as over
when it would have been longer (the war's terms, which were, all have a congress after them in the table)."""


_MONTH = len("2025-10")
"""The length of a date that is known to the month."""


class Congress(Struct, frozen=True):
    """A congress and the term that it opened. `unit` is a bare name (`Thái Nguyên`), None for the Party's centre or
    where the row speaks of every unit; `ordinal` is Roman (`XIII`), None where it is not known. Dates are ISO."""

    level: PartyLevel
    unit: str | None
    ordinal: str | None
    term: str
    opened: str
    closed: str


@cache
def congresses() -> tuple[Congress, ...]:
    """All rows of the table, in its order."""

    def last_day(date: str) -> str:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:7]))[1]}" if len(date) == _MONTH else date

    return tuple(
        Congress(
            cast(PartyLevel, row["level"]),
            row["unit"] or None,
            row["congress"] or None,
            row["term"],
            f"{row['opened']}-01" if len(row["opened"]) == _MONTH else row["opened"],
            last_day(row["closed"]),
        )
        for row in rows("party_terms")
    )


@cache
def national_congress(ordinal: str) -> Congress | None:
    """The national congress of a Roman ordinal."""
    return next((c for c in congresses() if c.level == "central" and c.ordinal == ordinal), None)


@cache
def _congresses_of(level: PartyLevel, unit_key: str) -> tuple[Congress, ...]:
    """The congresses of a unit in time order, its own rows in the place of those of every unit."""
    own = [c for c in congresses() if c.level == level and c.unit and name_key(c.unit) == unit_key]
    every = [
        c
        for c in congresses()
        if c.level == level and c.unit is None and not any(o.opened <= c.closed and c.opened <= o.closed for o in own)
    ]
    return tuple(sorted([*own, *every], key=lambda c: c.closed))


@lru_cache(maxsize=65536)
def party_term(level: PartyLevel, unit: str | None, date: str) -> str | None:
    """The term (`2020-2025`) in which a committee of a level issued what is dated so; None where it is not certain.

    `unit` is a bare name, None for the centre or a unit not known by name. `date` is ISO as far as it is known: a year
    or a month is in a term if all its days are.
    """
    first, last = date + "-01-01"[len(date) - 4 :], date + "-12-31"[len(date) - 4 :]
    known = _congresses_of(level, name_key(unit) if unit else "")
    if any(c.opened <= last and first <= c.closed for c in known):
        return None
    before = [c for c in known if c.closed < first]
    if not before:
        return None
    latest = before[-1]
    if latest is known[-1] and int(first[:4]) - int(latest.closed[:4]) >= _LONGEST_YEARS:
        return None
    return latest.term
