"""The administrative units of Viet Nam: provinces, districts and communes, with their time and their successors.

Two maps are known in full: the one of provinces, districts and communes as it stood in the first half of 2025, and the
one of provinces and communes since 1 July 2025. Provinces are known back to 1976. docs/administrative-units.md says
where the tables are from and what they do not hold.

The tables are read when first asked for, each by itself: who asks for a province never reads the communes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from typing import Literal

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold, lower, unify_tones
from govgraph.resources import resource

Level = Literal["province", "district", "commune"]

TWO_LEVELS_FROM = "2025-07-01"
"""The day from which there are no districts (Luật Tổ chức chính quyền địa phương 72/2025/QH15, Article 54)."""

_COMMUNES_BEFORE, _COMMUNES_SINCE = "communes_2004", "communes_2025"


class Unit(Struct, frozen=True):
    """An administrative unit during the time that it bore one name, one level word and one place above it.

    `code` is the list's year and the unit's number in it (`2004-12`, `2025-03388`), or `1976-` and the name for
    provinces that were gone before there were numbers. `name` has the level word (`huyện Chiêm Hóa`), `bare` has not;
    `level_word` is the word by itself. `above` is the code of the unit that it lies in. `valid_from` and `valid_to`
    are the first and the last day (ISO), None where that is open or not known. `became` has the codes of the units
    that it was merged into or parted into.
    """

    code: str
    name: str
    bare: str
    level_word: str
    level: Level
    above: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    became: tuple[str, ...] = ()
    source: str = ""

    def valid(self, date: str | None) -> bool:
        """Whether the unit stood at a date: ISO as far as it is known, a year or a month counting as all its days.
        True without a date."""
        if not date:
            return True
        begun = self.valid_from is None or self.valid_from[: len(date)] <= date
        return begun and (self.valid_to is None or date <= self.valid_to[: len(date)])


def name_key(name: str) -> str:
    """The key under which the spellings of one unit's name meet: folded, and a dash with or without spaces as one
    space (`Thừa Thiên - Huế`, `Bà Rịa-Vũng Tàu`)."""
    return " ".join(fold(name).replace("-", " ").split())


@cache
def level_words() -> dict[str, tuple[str, tuple[Level, ...]]]:
    """By folded word or abbreviation (`tp`), the level word that it stands for (`thành phố`) and the levels that this
    word may name."""
    levels: tuple[Level, ...] = ("province", "district", "commune")
    return {
        form: (row["word"], tuple(level for level in levels if level in several(row["levels"])))
        for row in rows("unit_levels")
        for form in (row["word"], *several(row["also"]))
    }


def split_level(words: str) -> tuple[str | None, str]:
    """A unit's name as its level word, None where none is said, and the bare name: `TP. Hà Nội` gives `thành phố` and
    `Hà Nội`."""
    folded = lower(unify_tones(words))
    for form in sorted(level_words(), key=len, reverse=True):
        if folded.startswith(form) and len(words) > len(form) and words[len(form)] in " .":
            bare = words[len(form) :].lstrip(" .")
            if bare:
                return level_words()[form][0], bare
    return None, words


@cache
def _provinces() -> tuple[tuple[Unit, tuple[str, ...]], ...]:
    return tuple(
        (_unit(row, "province"), tuple(map(name_key, (row["name"], *several(row["also"])))))
        for row in rows("provinces")
    )


@cache
def _districts() -> tuple[Unit, ...]:
    return tuple(_unit(row, "district") for row in rows("districts"))


def _unit(row: dict[str, str], level: Level) -> Unit:
    return Unit(
        row["code"],
        f"{row['level']} {row['name']}",
        row["name"],
        row["level"],
        level,
        row.get("above") or None,
        row["valid_from"] or None,
        row["valid_to"] or None,
        several(row["became"]),
        row["source"],
    )


@cache
def _communes(table: str) -> tuple[dict[str, Unit], dict[str, tuple[Unit, ...]]]:
    """The communes of one of the two maps, by code and by key of their name. These tables are long: they are folded as
    a whole, since their names stand there as `fold` leaves them but for case and tone placement."""
    text = resource("data", "authority", f"{table}.csv").read_text(encoding="utf-8")
    valid_from, valid_to = (None, "2025-06-30") if table == _COMMUNES_BEFORE else (TWO_LEVELS_FROM, None)
    by_code: dict[str, Unit] = {}
    by_key: dict[str, tuple[Unit, ...]] = {}
    cells, folded = csv.reader(text.splitlines()), csv.reader(lower(unify_tones(text)).splitlines())
    next(cells), next(folded)
    for (code, word, name, above, became), (_, _, folded_name, _, _) in zip(cells, folded, strict=True):
        codes = tuple(became.split("; ")) if became else ()
        unit = Unit(code, f"{word} {name}", name, word, "commune", above, valid_from, valid_to, codes, table)
        by_code[code] = unit
        key = folded_name.replace("-", " ")
        by_key[key] = (*by_key.get(key, ()), unit)
    return by_code, by_key


@cache
def _by_key(level: Literal["province", "district"]) -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    named: Iterable[tuple[Unit, tuple[str, ...]]] = (
        _provinces() if level == "province" else ((unit, (name_key(unit.bare),)) for unit in _districts())
    )
    for unit, keys in named:
        for key in dict.fromkeys(keys):
            found[key] = (*found.get(key, ()), unit)
    return found


@cache
def _by_code() -> dict[str, Unit]:
    return {unit.code: unit for unit in (*(unit for unit, _ in _provinces()), *_districts())}


def provinces(date: str | None = None) -> tuple[Unit, ...]:
    """The provinces that stood at a date (ISO, as far as known); without a date all since 1976."""
    return tuple(unit for unit, _ in _provinces() if unit.valid(date))


def province(words: str, date: str | None = None) -> Unit | None:
    """The province that a name means, with or without its level word, in any case and tone placement or as the table
    abbreviates it (`TP.HCM`). At a date the one that stood then, None if none of that name did; without a date the
    latest of that name. A level word that the province never bore is another unit's (`thành phố Tuyên Quang`): None.
    """
    word, bare = split_level(" ".join(words.split()))
    found = [
        unit
        for unit in _by_key("province").get(name_key(bare), ())
        if unit.valid(date) and (word is None or word == unit.level_word)
    ]
    return max(found, key=lambda unit: unit.valid_to or "9999") if found else None


def unit(code: str) -> Unit | None:
    """The unit of a code, None if there is none. Of a code with several times the latest."""
    found = _by_code().get(code)
    if found is None and len(code) == len("2004-00001"):
        table = _COMMUNES_BEFORE if code.startswith("2004") else _COMMUNES_SINCE
        found = _communes(table)[0].get(code)
    return found


def units_called(
    bare_folded: str, level: Level, date: str | None = None, within: str | None = None
) -> tuple[Unit, ...]:
    """The units of a level that bear a bare name (key of `name_key`), at a date or at any time, in the order of the
    tables; with `within`, only those that lie in the unit of that code or in what became it."""
    if level == "commune":
        tables = [_COMMUNES_BEFORE] if not date or date < TWO_LEVELS_FROM else []
        tables += [_COMMUNES_SINCE] if not date or date >= TWO_LEVELS_FROM[: len(date)] else []
        named = tuple(unit for table in tables for unit in _communes(table)[1].get(bare_folded, ()))
    else:
        named = tuple(unit for unit in _by_key(level).get(bare_folded, ()) if unit.valid(date))
    if within is None:
        return named
    return tuple(found for found in named if within in _codes_above(found))


def _codes_above(found: Unit) -> set[str]:
    """The codes of the units that a unit lies in, and of what became of them."""
    codes: set[str] = set()
    waiting = [found.above] if found.above else []
    while waiting:
        code = waiting.pop()
        above = unit(code)
        if code in codes or above is None:
            continue
        codes.add(code)
        waiting += [*([above.above] if above.above else []), *above.became]
    return codes
