"""What administrative units became, on which day and by which act: read from the tables of units.

Districts have no successor in the tables: the level ended, and what they were lies in communes of today, so these are
found by way of their communes.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from govgraph.authority.succession import Act
from govgraph.authority.units import (
    LAST_DAY_OF_DISTRICTS,
    TWO_LEVELS_FROM,
    Level,
    Unit,
    communes_before,
    level_words,
    name_key,
    province,
    provinces,
    split_level,
    unit,
    units_above,
    units_called,
)

_END_OF_DISTRICTS = Act("Nghị quyết", "203/2025/QH15", None, "2025-06-16")
"""It ends the district level from 1 July 2025 (Article 2)."""
_COMMUNES_OF_2025 = "2025-06-16"
"""The day of the 34 resolutions that made the communes of today (1654 to 1687/NQ-UBTVQH15)."""
_TODAY = TWO_LEVELS_FROM[:4]
"""How the codes of the communes of today begin: with the year of their list."""
_ACT = re.compile(r"(?P<type>[^\d]+?) (?P<number>\d\S*)(?: năm (?P<year>\d{4}))?$")
_UNNUMBERED = re.compile(r"(?P<type>Nghị quyết) của Quốc hội.* ngày (?P<day>\d+)/(?P<month>\d+)/(?P<year>\d{4})$")
_LIST = "Quyết định 124/2004/QĐ-TTg"
"""The list of units: an act that counts units and changes none."""


class UnitChange(NamedTuple):
    """What became of a unit: its successors, the first day on which they stood in its place (ISO, None where that is
    not known), the act (None where the tables do not name it) and the words that the tables name it by."""

    became: tuple[Unit, ...]
    date: str | None
    act: Act | None
    source: str


def change_of(before: Unit) -> UnitChange | None:
    """What became of a unit; None for one that stands, or of which nothing is known."""
    became = _became(before)
    if not became:
        return None
    at_end_of_districts = before.level != "province" and before.valid_to in (None, LAST_DAY_OF_DISTRICTS)
    if before.level == "commune":
        new = became[0].source if became[0].code.startswith(_TODAY) else ""
        act = _act(new, _COMMUNES_OF_2025) if new else None
        return UnitChange(became, TWO_LEVELS_FROM if new else _next_day(before.valid_to), act, new or before.source)
    if at_end_of_districts:
        source = f"{_END_OF_DISTRICTS.type} {_END_OF_DISTRICTS.number}"
        return UnitChange(became, TWO_LEVELS_FROM, _END_OF_DISTRICTS, source)
    last = before.source.split(";")[-1].strip()
    return UnitChange(became, _next_day(before.valid_to), _act(last, None), last)


def _became(before: Unit) -> tuple[Unit, ...]:
    codes: tuple[str, ...] = before.became
    if not codes and before.level == "district" and before.valid_to == LAST_DAY_OF_DISTRICTS:
        codes = _communes_of_districts().get(before.code, ())
    day = _next_day(before.valid_to)
    found = [one for code in codes if (one := unit(code, day)) is not None and one != before]
    return tuple(sorted(found, key=lambda one: one.code))


@cache
def _communes_of_districts() -> dict[str, tuple[str, ...]]:
    """The communes of today in which the communes of each district lie, by code."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for commune in communes_before():
        if commune.above and commune.valid_to in (None, LAST_DAY_OF_DISTRICTS):
            found[commune.above].update(dict.fromkeys(code for code in commune.became if code.startswith(_TODAY)))
    return {code: tuple(communes) for code, communes in found.items()}


@lru_cache(maxsize=4096)
def unit_named(whole: str) -> Unit | None:
    """The unit that a district's or commune's name means with those above it (`xã Tân Long, huyện Yên Sơn, tỉnh Tuyên
    Quang`, `xã Tân Long, tỉnh Tuyên Quang`), in its last state: a commune in a district is one of the map until 30 June
    2025. None for a name without them, and where that is not certain."""
    name, *above = (part.strip() for part in whole.split(","))
    word, bare = split_level(name)
    levels = level_words().get(word or "", ("", ()))[1]
    top = province(above[-1]) if above else None
    if top is None or not levels:
        return None
    level: Level = "commune" if len(above) > 1 or levels == ("commune",) else "district"
    called = units_called(name_key(bare), level, within=top.code)
    if len(above) > 1:
        district = name_key(split_level(above[0])[1])
        called = tuple(one for one in called if any(name_key(up.bare) == district for up in units_above(one)[:-1]))
    elif level == "commune":
        called = tuple(one for one in called if one.code.startswith(_TODAY))
    fitting = [one for one in called if one.level_word == word] or list(called)
    last = {one.code: one for one in sorted(fitting, key=lambda one: one.valid_to or "9999")}
    merged = {code for one in last.values() for code in one.became}
    found = [one for code, one in last.items() if len(last) == 1 or code in merged]
    return found[0] if len(found) == 1 else None


@cache
def merged_in(bare: str, year: str) -> str | None:
    """The day in a year on which a province was made of several, of which one had its name (`Bắc Ninh`, `2025`); None
    where none was. What grew by the merger and went on as it was (`Hà Nội` in 2008) has no new code and is none."""
    alike = [one for one in provinces() if one.bare == bare]
    for new in alike:
        made_of = {old.code for old in provinces() if old.became == (new.code,) and old.code != new.code}
        if (new.valid_from or "").startswith(year) and len(made_of) > 1 and made_of & {old.code for old in alike}:
            return new.valid_from
    return None


def whole_name(one: Unit, date: str | None) -> str:
    """A unit's name with those above it at a date: `xã Tân Long, tỉnh Tuyên Quang`."""
    return ", ".join((one.name, *(other.name for other in units_above(one, date))))


def _next_day(last: str | None) -> str | None:
    if last is None:
        return None
    return (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat()


def _act(words: str, date: str | None) -> Act | None:
    """The act of its words in the tables (`Nghị quyết 202/2025/QH15`)."""
    if words == _LIST:
        return None
    if dated := _UNNUMBERED.match(words):
        return Act(dated["type"], None, None, f"{dated['year']}-{int(dated['month']):02}-{int(dated['day']):02}")
    if numbered := _ACT.match(words):
        return Act(numbered["type"], numbered["number"], None, numbered["year"] or date)
    return None
