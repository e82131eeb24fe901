"""The administrative units of Viet Nam: provinces, districts and communes, with their time and their successors.

Two maps are known in full: the one of provinces, districts and communes as it stood in the first half of 2025, and the
one of provinces and communes since 1 July 2025. Provinces are known back to 1976. docs/administrative-units.md says
where the tables are from and what they do not hold.

The tables are read when first asked for, each by itself: who asks for a province never reads the communes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold, lower, unify_tones
from govgraph.resources import resource

Level = Literal["province", "district", "commune"]

TWO_LEVELS_FROM = "2025-07-01"
LAST_DAY_OF_DISTRICTS = "2025-06-30"
"""The day from which there are no districts, and the last one on which there were (Luật Tổ chức chính quyền địa phương
72/2025/QH15; Nghị quyết 203/2025/QH15)."""

_NAMES_KEPT = 16_384
"""How many of the names asked for last are kept with their answer: documents name the same units again and again."""

_REFERENCE_DAY = "2025-12-31"
"""The day whose map an undated name of a province is read with: that of the lists of Quyết định 19/2025/QĐ-TTg."""

_LIST_OF_2004 = "Quyết định 124/2004/QĐ-TTg"
"""The act that gave the units of the earlier map their numbers."""

_BEFORE = ("communes_former", "communes_2004")
_SINCE = ("communes_2025",)
"""The tables of the communes of the two maps. Former communes come first: where a name meets both a commune that is
gone and one that is not, the one whose time is known better is tried first."""


class Unit(Struct, frozen=True, gc=False):
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

    @property
    def numbered(self) -> bool:
        """Whether it stood since there are numbers of units (2004)."""
        return not self.code.startswith("1976")

    def valid(self, date: str | None) -> bool:
        """Whether the unit stood at a date: ISO as far as it is known, a year or a month counting as all its days.
        True without a date."""
        if not date:
            return True
        begun = self.valid_from is None or self.valid_from[: len(date)] <= date
        return begun and (self.valid_to is None or date <= self.valid_to[: len(date)])


@lru_cache(maxsize=_NAMES_KEPT)
def name_key(name: str) -> str:
    """The key under which the spellings of one unit's name meet: folded, a dash with or without spaces as one space
    (`Thừa Thiên - Huế`, `Bà Rịa-Vũng Tàu`), either apostrophe (`M'Drắk`), and the spellings of syllables that the
    table `unit_spellings` holds for one (`Đăk Mil`, `Đắk Mil`)."""
    return one_spelling(" ".join(fold(name).replace("-", " ").replace("’", "'").split()))


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((form, row["syllable"]) for row in rows("unit_spellings") for form in several(row["also"]))


def one_spelling(folded: str) -> str:
    """A folded name, or many, with every syllable that has several spellings in one of them."""
    for form, syllable in _spellings():
        if form in folded:
            folded = folded.replace(form, syllable)
    return folded


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


@cache
def _level_forms() -> tuple[str, ...]:
    """The level words and their abbreviations, the longest first."""
    return tuple(sorted(level_words(), key=len, reverse=True))


@lru_cache(maxsize=_NAMES_KEPT)
def split_level(words: str) -> tuple[str | None, str]:
    """A unit's name as its level word, None where none is said, and the bare name: `TP. Hà Nội` gives `thành phố` and
    `Hà Nội`."""
    folded = lower(unify_tones(words))
    for form in _level_forms():
        if folded.startswith(form) and len(words) > len(form) and words[len(form)] in " .":
            bare = words[len(form) :].lstrip(" .")
            if bare:
                return level_words()[form][0], bare
    return None, words


@cache
def _provinces() -> tuple[tuple[Unit, tuple[str, ...], str], ...]:
    """The provinces, each with the keys of its name and the act that made its communes of today."""
    return tuple(
        (_unit(row, "province"), tuple(map(name_key, (row["name"], *several(row["also"])))), row["communes_source"])
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
def _communes(tables: tuple[str, ...]) -> tuple[dict[str, Unit], dict[str, tuple[Unit, ...]]]:
    """The communes of one of the two maps, by code and by key of their name. These tables are long: they are folded as
    a whole, since their names stand there as `name_key` leaves them but for case, tone placement and dashes."""
    valid_from, valid_to = (TWO_LEVELS_FROM, None) if tables == _SINCE else (None, LAST_DAY_OF_DISTRICTS)
    sources = {unit.code: source for unit, _, source in _provinces()}
    by_code: dict[str, Unit] = {}
    by_key: dict[str, tuple[Unit, ...]] = {}
    for table in tables:
        text = resource("data", "authority", f"{table}.csv").read_text(encoding="utf-8")
        lines = csv.reader(text.splitlines())
        keys = csv.reader(one_spelling(lower(unify_tones(text)).replace(" - ", " ").replace("-", " ")).splitlines())
        next(lines), next(keys)
        for (code, word, name, above, ended, became), folded in zip(lines, keys, strict=True):
            codes = tuple(became.split("; ")) if became else ()
            unit = Unit(
                code,
                f"{word} {name}",
                name,
                word,
                "commune",
                above,
                valid_from,
                ended or valid_to,
                codes,
                sources.get(above, _LIST_OF_2004),
            )
            by_code[code] = unit
            key = folded[2]
            by_key[key] = (*by_key[key], unit) if key in by_key else (unit,)
    return by_code, by_key


def communes_before() -> Iterable[Unit]:
    """The communes of the map until 30 June 2025, former ones included, in the order of the tables."""
    return _communes(_BEFORE)[0].values()


@cache
def _by_key(level: Literal["province", "district"]) -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    named: Iterable[tuple[Unit, tuple[str, ...]]] = (
        ((unit, keys) for unit, keys, _ in _provinces())
        if level == "province"
        else ((unit, (name_key(unit.bare),)) for unit in _districts())
    )
    for unit, keys in named:
        for key in dict.fromkeys(keys):
            found[key] = (*found.get(key, ()), unit)
    return found


@cache
def _by_code() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in (*(unit for unit, _, _ in _provinces()), *_districts()):
        found[unit.code] = (*found.get(unit.code, ()), unit)
    return found


def provinces(date: str | None = None) -> tuple[Unit, ...]:
    """The provinces that stood at a date (ISO, as far as known); without a date all since 1976."""
    return tuple(unit for unit, _, _ in _provinces() if unit.valid(date))


@lru_cache(maxsize=_NAMES_KEPT)
def province(words: str, date: str | None = None) -> Unit | None:
    """The province that a name means, with or without its level word, in any case and tone placement or as the table
    abbreviates it (`TP.HCM`). At a date the one that stood then, None if none of that name did; without a date the
    one of the end of 2025 or else the nearest to it. A level word that the province never bore is another unit's
    (`thành phố Tuyên Quang`): None.
    """
    word, bare = split_level(" ".join(words.split()))
    found = [
        unit
        for unit in _by_key("province").get(name_key(bare), ())
        if unit.valid(date) and (word is None or word == unit.level_word)
    ]
    started = [unit for unit in found if (unit.valid_from or "") <= _REFERENCE_DAY] or found
    return max(started, key=lambda unit: unit.valid_to or "9999") if started else None


def unit(code: str, date: str | None = None) -> Unit | None:
    """The unit of a code, None if there is none. Of a code with several times the one that stood at the date, the
    latest without a date or where none did."""
    found = _by_code().get(code, ())
    if not found and len(code) == len("2004-00001"):
        tables = _BEFORE if code.startswith("2004") else _SINCE
        return _communes(tables)[0].get(code)
    standing = [one for one in found if one.valid(date)] or found
    return max(standing, key=lambda one: one.valid_to or "9999") if standing else None


def units_above(found: Unit, date: str | None = None) -> tuple[Unit, ...]:
    """The units that a unit lies in at a date, the nearest first. Where the one above had become another by that
    date, the other: a commune made in `tỉnh Đồng Nai` lies in `thành phố Đồng Nai` from 30 April 2026. Where it was
    parted from another after that date, that one: `huyện Đắk Mil` lay in `tỉnh Đắk Lắk` until 2003."""
    return _chain(found.above, date)


@cache
def _parted_from() -> dict[str, tuple[Unit, ...]]:
    """By the code of a province, those that were parted and that it is a part of."""
    found: dict[str, tuple[Unit, ...]] = {}
    for whole, _, _ in _provinces():
        for code in whole.became if len(whole.became) > 1 else ():
            found[code] = (*found.get(code, ()), whole)
    return found


def _whole_before(code: str) -> tuple[Unit, ...]:
    """The provinces that a province is a part of, directly or through others, the nearest in time first."""
    whole: tuple[Unit, ...] = ()
    waiting = [code]
    while waiting:
        found = [one for one in _parted_from().get(waiting.pop(0), ()) if one not in whole]
        whole += tuple(found)
        waiting += [one.code for one in found if one.code != code]
    return whole


@lru_cache(maxsize=_NAMES_KEPT)
def _chain(code: str | None, date: str | None) -> tuple[Unit, ...]:
    """The unit of a code at a date and those above it."""
    chain: list[Unit] = []
    while code:
        above = unit(code, date)
        if above is None:
            break
        if not above.valid(date):
            later = [one for next_code in above.became if (one := unit(next_code, date)) and one.valid(date)]
            earlier = [one for one in _whole_before(above.code) if one.valid(date)]
            found = later if len(later) == 1 else earlier
            above = found[0] if len(found) == 1 else above
        chain.append(above)
        code = above.above
    return tuple(chain)


def sole_province_of(name: str, level: Level, date: str | None = None) -> Unit | None:
    """The province of a unit of that level by its bare name in any spelling, where only one province has such a unit:
    at the date, or ever where none of the name stood then. None where several have, or none."""
    key = name_key(name)
    found = units_called(key, level, date) or units_called(key, level)
    tops = [(one, *units_above(one, date))[-1] for one in found]
    return tops[0] if len({top.bare for top in tops}) == 1 else None


@lru_cache(maxsize=_NAMES_KEPT)
def units_called(
    bare_folded: str, level: Level, date: str | None = None, within: str | None = None
) -> tuple[Unit, ...]:
    """The units of a level that bear a bare name (key of `name_key`), at a date or at any time, in the order of the
    tables; with `within`, only those that lie in the unit of that code or in what became it."""
    if level == "commune":
        before = not date or date < TWO_LEVELS_FROM
        since = not date or date >= TWO_LEVELS_FROM[: len(date)]
        maps = [tables for tables, wanted in ((_BEFORE, before), (_SINCE, since)) if wanted]
        called = [one for tables in maps for one in _communes(tables)[1].get(bare_folded, ())]
    else:
        called = list(_by_key(level).get(bare_folded, ()))
    return tuple(one for one in called if one.valid(date) and (within is None or within in _codes_above(one.above)))


@cache
def _codes_above(above: str | None) -> frozenset[str]:
    """The codes of the units that a unit with that code above it ever lay in, and of what became of them."""
    codes: set[str] = set()
    waiting = [above] if above else []
    while waiting:
        code = waiting.pop()
        if code in codes:
            continue
        codes.add(code)
        for one in _by_code().get(code, ()):
            waiting += [*([one.above] if one.above else []), *one.became]
        codes.update(one.code for one in _whole_before(code))
    return frozenset(codes)
