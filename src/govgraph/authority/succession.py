"""Which body became which, when and by which act: the tables of succession.

A row of `agency_succession` speaks of one body of the centre, or of one body in each province or district (`Sở Kế
hoạch và Đầu tư`, in Yên Bái as in Lai Châu). `unit_bodies` lists the bodies that every unit of a level has by law: they
go with their unit into those of what it became. What is not certain for every unit (whether a province set up a
department for ethnic affairs, say) is in neither table.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.authority.units import Unit

ChangeKind = Literal["merger", "split", "renaming", "reorganisation", "transfer", "dissolution", "with-unit"]
"""What befell a body: it was merged into another, parted among several, renamed, made into another without more being
said; some of its functions went to another; it ended without one successor; it followed the merger, parting or renaming
of its province."""

SuccessionLevel = Literal["central", "province", "district"]


class Act(Struct, frozen=True):
    """The act that made a change: its type, its number, or its title where it has none; its date (ISO)."""

    type: str
    number: str | None
    title: str | None
    date: str | None


class Succession(Struct, frozen=True):
    """A row: `predecessor` became `successor`, None where no one body did. `date` is the first day of the successor,
    ISO as far as it is certain. `function` is what went to this successor, in Vietnamese and in English, None where all
    did. For provinces and districts the names lack their unit; of the provinces in `except_in` the row does not
    speak."""

    predecessor: str
    successor: str | None
    kind: ChangeKind
    date: str
    act: Act
    function: tuple[str, str] | None
    except_in: tuple[str, ...]
    source: str


class UnitBody(Struct, frozen=True):
    """A body that every unit of some levels has. `in_city` is its name where the province is a city, None where that is
    the same; `except_into` names the provinces of which it is not certain."""

    name: str
    levels: tuple[str, ...]
    in_city: str | None
    except_into: tuple[str, ...]
    source: str

    def called_in(self, unit: Unit) -> str:
        """Its name in a unit, without the unit."""
        return self.in_city if self.in_city and unit.level_word == "thành phố" else self.name


@cache
def successions(level: SuccessionLevel) -> dict[str, tuple[Succession, ...]]:
    """The rows of a level, by predecessor."""
    found: dict[str, tuple[Succession, ...]] = {}
    for row in rows("agency_succession"):
        if row["level"] == level:
            succession = Succession(
                row["predecessor"],
                row["successor"] or None,
                cast(ChangeKind, row["kind"]),
                row["date"],
                Act(row["act_type"], row["act_number"] or None, row["act_title"] or None, row["act_date"]),
                (row["function"], row["function_en"]) if row["function"] else None,
                several(row["except_in"]),
                row["source"],
            )
            found[succession.predecessor] = (*found.get(succession.predecessor, ()), succession)
    return found


def unit_body(name: str, level: str) -> UnitBody | None:
    """The body of a name without its unit (`Tỉnh ủy`, `Thành ủy`), None where not every unit of the level has one."""
    body = _unit_bodies().get(name)
    return body if body is not None and level in body.levels else None


@cache
def _unit_bodies() -> dict[str, UnitBody]:
    bodies = [
        UnitBody(
            row["body"], several(row["levels"]), row["in_city"] or None, several(row["except_into"]), row["source"]
        )
        for row in rows("unit_bodies")
    ]
    return {name: body for body in bodies for name in (body.name, body.in_city) if name}
