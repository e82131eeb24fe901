"""Whose a body is that its name does not tell from others of the name: recognition's last word on agencies.

`Ủy ban nhân dân huyện Châu Thành` is one of ten, and every ministry has a `Vụ Pháp chế`. A body of a district or a
commune belongs to the unit that the document's places make certain, with the units above it; a part that every body of
a kind has belongs to the body that issues the document. What neither tells is the document's own (`scoped`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property
from typing import cast

from msgspec.structs import replace

from govgraph.authority.agencies import central_agency
from govgraph.authority.positions import headed_body
from govgraph.authority.units import (
    LAST_DAY_OF_DISTRICTS,
    Level,
    level_words,
    name_key,
    province,
    split_level,
    units_above,
    units_called,
)
from govgraph.language.letters import fold
from govgraph.recognition.agencies.lexicon import cues
from govgraph.recognition.agencies.records import level_of
from govgraph.recognition.context import Context
from govgraph.records import Agency, AgencyMention, Place

_UNITLESS = frozenset(("enterprise", "press", "foreign"))
"""The branches whose bodies bear the name of a place without being its authorities."""


def with_belonging(
    context: Context,
    text: str,
    agencies: Sequence[Agency],
    mentions: Sequence[AgencyMention],
    places: Sequence[Place],
) -> list[Agency]:
    """The agencies, in the same order, each with the whole name of its unit, with the body that it is a part of, or
    marked as the document's own. `text` is what the offsets of mentions and places are of."""
    reader = _Belonging(context, text, mentions, places)
    return [reader.of(agency) for agency in agencies]


class _Belonging:
    def __init__(self, context: Context, text: str, mentions: Sequence[AgencyMention], places: Sequence[Place]) -> None:
        self.context = context
        self.date = context.date or LAST_DAY_OF_DISTRICTS
        self.text = text
        self.mentions = mentions
        self.places = places

    @cached_property
    def ends(self) -> defaultdict[str, set[int]]:
        """By an agency's name, the ends of its mentions."""
        ends: defaultdict[str, set[int]] = defaultdict(set)
        for mention in self.mentions:
            ends[mention.agency].add(mention.end)
        return ends

    @cached_property
    def called(self) -> defaultdict[str, dict[str, set[int]]]:
        """By name of a unit without those above it, its whole names, each with the ends of its mentions."""
        called: defaultdict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for place in self.places:
            called[place.name.partition(",")[0]][place.name].add(place.end)
        return called

    @cached_property
    def at(self) -> dict[int, Place]:
        """By its end, each unit that the text names with its level word."""
        known = (place for place in self.places if place.code)
        return {p.end: p for p in known if split_level(" ".join(self.text[p.start : p.end].split()))[0]}

    def of(self, agency: Agency) -> Agency:
        if agency.group or agency.scoped or agency.level == "central":
            return agency
        if agency.branch in _UNITLESS:
            return agency if agency.jurisdiction is not None else self._part(agency)
        if agency.jurisdiction is None:
            return self._by_tail(agency) or self._part(agency)
        unit = agency.jurisdiction
        level = self._level(unit, agency.level)
        if level == "province" or "," in unit:
            return agency if level == agency.level else replace(agency, level=level)
        whole = self._whole(unit, self.ends[agency.name], level)
        return replace(agency, jurisdiction=whole or unit, level=level, scoped=whole is None)

    def _level(self, unit: str, level: str) -> Level:
        """The level of a unit: a `thành phố` that was no province at the document's date is a district."""
        if level in ("district", "commune"):
            return cast(Level, level)
        if province(unit, self.date) is None and units_called(name_key(split_level(unit)[1]), "district"):
            word, _ = split_level(unit)
            return "district" if "district" in level_words().get(word or "", ("", ()))[1] else "province"
        return "province"

    def _whole(self, unit: str, ends: set[int], level: Level) -> str | None:
        """A unit's name with those above it: as the document names it at the same place, elsewhere if it names one
        only, or as the map has it in the document's province, or in the country if there is one only."""
        named = {whole: at for whole, at in self.called.get(unit, {}).items() if "," in whole}
        here = [whole for whole, at in named.items() if at & ends]
        for found in (here, list(named)):
            if len(found) == 1:
                return found[0]
        if named:
            return None
        word, bare = split_level(unit)
        date = min(self.date, LAST_DAY_OF_DISTRICTS) if level == "district" else self.date
        own = province(self.context.province, self.date) if self.context.province else None
        key = name_key(bare)
        called = (own and units_called(key, level, date, own.code)) or units_called(key, level, date)
        fitting = [one for one in called if one.level_word == word] or list(called)
        if len({one.code for one in fitting}) != 1 or (own is None and bare.isdecimal()):
            return None
        return ", ".join((unit, *(above.name for above in units_above(fitting[0], date))))

    def _by_tail(self, agency: Agency) -> Agency | None:
        """A body whose name ends with a unit is that unit's (`Bảo hiểm xã hội huyện Châu Thành`)."""
        units = {place.name: place for end in self.ends[agency.name] if (place := self.at.get(end)) is not None}
        if len(units) != 1:
            return None
        (place,) = units.values()
        tail = place.name.partition(",")[0]
        if not fold(agency.name).endswith(fold(f" {split_level(tail)[1]}")):
            return None
        known = place.level == "province" or "," in place.name
        return replace(agency, jurisdiction=place.name, level=cast(Level, place.level), scoped=not known)

    def _part(self, agency: Agency) -> Agency:
        """A part that every ministry, province or district has is the one of the body that issues the document."""
        kind = _part_kind(agency.name) if agency.parent is None and agency.kind is None else None
        if kind is None:
            return agency
        issuer = self.context.issuer or ""
        body = headed_body(issuer) or issuer
        central = central_agency(body)
        if central is not None and central.parent is not None and kind != "district_part":
            return replace(agency, parent=body)
        unit = self.context.jurisdiction
        if central is None and unit is not None:
            level = self._level(unit, level_of(unit))
            whole = unit if level == "province" else self._whole(unit, set(), level)
            if whole and (kind == "local_part" or (kind == "district_part" and level == "district")):
                return replace(agency, jurisdiction=whole, level=level)
        return replace(agency, scoped=True)


@cache
def _part_kind(name: str) -> str | None:
    """What every body of a kind has: the role of the cue that begins the name; None for a body of the country."""
    folded = fold(name)
    if any(f" {word}" in folded for role in ("closing", "national") for word in cues(role)):
        return None
    return next((role for role in _PART_ROLES if f"{folded} ".startswith(_beginnings(role))), None)


_PART_ROLES = ("ministry_part", "district_part", "local_part")


@cache
def _beginnings(role: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in cues(role))
