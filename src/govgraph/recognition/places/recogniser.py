"""Which administrative units a document's mentions mean, and what other places it names.

A document is read with the map of its date; what it says to be of before (`xã Sơn Thủy (cũ)`) or in a district, with
the last map that had districts. Which of several units of one name is meant is decided, in this order, by the unit that
the text names behind it, by the document's own jurisdiction and province, by the provinces that it names elsewhere (the
one named last before the mention first), or because there is only one; else the name stands without the unit above it.
What was decided for a name holds for its later mentions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cached_property
from typing import cast

from msgspec.structs import replace

from govgraph.authority.units import (
    LAST_DAY_OF_DISTRICTS,
    TWO_LEVELS_FROM,
    Level,
    Unit,
    name_key,
    province,
    split_level,
    units_above,
    units_called,
)
from govgraph.recognition.context import Context
from govgraph.recognition.places.lexicon import country_codes, vocabulary
from govgraph.recognition.places.mentions import UnitMention, unit_mentions
from govgraph.records import Place

__all__ = ["UnitMention", "recognise_places", "unit_mentions", "vocabulary"]


def recognise_places(context: Context, mentions: Sequence[UnitMention]) -> list[Place]:
    """The places that a document names, in the order of the text. A bare name of a district counts only in a document
    of its own province, or with its province behind it."""
    reader = _Places(context, mentions)
    return [place for mention in mentions if (place := reader.place(mention)) is not None]


class _Places:
    """Decides the mentions of one document, in the order of the text."""

    def __init__(self, context: Context, mentions: Sequence[UnitMention]) -> None:
        self.context = context
        self.mentions = mentions
        self.date = context.date or LAST_DAY_OF_DISTRICTS  # a text without a date: the map that most texts need
        self.province = self._province(context.province) if context.province else None
        self.district = self._own_district(context.jurisdiction)
        self.words = _said_words(context, mentions)
        self.decided: dict[tuple[str, str], Unit] = {}
        self.last: dict[Level, str] = {}
        """By level, the code of the unit named last."""

    def _province(self, name: str) -> Unit | None:
        return province(name, self.date) or province(name)

    def _own_district(self, jurisdiction: str | None) -> Unit | None:
        if jurisdiction is None or self.province is None:
            return None
        word, bare = split_level(jurisdiction)
        found = units_called(name_key(bare), "district", self._date_of("district"), self.province.code)
        return next((one for one in found if one.level_word == word), found[0] if found else None)

    def _date_of(self, level: Level) -> str:
        """The date of the map that has a level: districts are looked up in the last map that had them."""
        return min(self.date, LAST_DAY_OF_DISTRICTS) if level == "district" else self.date

    def place(self, mention: UnitMention) -> Place | None:
        """The place that a mention names, None where it may be no place."""
        in_district = mention.within is not None and mention.within.level == "district"
        if (mention.former or (mention.level == "commune" and in_district)) and self.date >= TWO_LEVELS_FROM:
            return self._earlier.place(mention)
        if mention.level in ("country", "other"):
            above = self._name_of(mention.within) if mention.within else None
            if mention.level == "other" and above is None and not mention.listed:
                return None
            place = self._made(mention, mention.name, above)
            return replace(place, code=country_codes()[mention.bare]) if mention.level == "country" else place
        level = cast(Level, mention.level)
        if level == "province" or self._became_province(mention, level):
            return self._province_place(mention)
        found = self._unit(mention, level)
        if mention.said is None and mention.shared is None and not self._certain(mention, found):
            return None
        if found is None:
            word = mention.said or mention.shared
            above = self._name_of(mention.within) if mention.within else None
            if above is None and mention.listed and " " not in mention.bare:
                return None  # one syllable that is some unit's name elsewhere: `xã Đông` at the end of a line
            if above is None and not mention.listed:
                above = self._own_above(mention, level)
            return self._made(mention, f"{word} {mention.bare}" if word else mention.bare, above)
        self.decided.setdefault((level, name_key(mention.bare)), found)
        if level == "district":
            self.last["district"] = found.code
        return self._made(mention, self._name(found, mention.said or mention.shared), None, found)

    @cached_property
    def _earlier(self) -> _Places:
        """The same document read with the map before 1 July 2025."""
        return _Places(dataclasses.replace(self.context, date=LAST_DAY_OF_DISTRICTS), self.mentions)

    def _certain(self, mention: UnitMention, found: Unit | None) -> bool:
        """Whether a bare name is a district: at a time that had any, with its province named behind it or the
        document's own."""
        if found is None or self.date >= TWO_LEVELS_FROM:
            return False
        own = self.province is not None and self._lies_in(found, self.province.code)
        return own or (mention.within is not None and mention.within.level == "province")

    def _became_province(self, mention: UnitMention, level: Level) -> bool:
        """Whether a city that was under a province is one under the centre at the document's date."""
        if level != "district" or mention.said is None or province(mention.name, self.date) is None:
            return False
        return not units_called(name_key(mention.bare), "district", self.date)

    def _province_place(self, mention: UnitMention) -> Place:
        found = self._province(mention.name) or self._province(mention.bare)
        if found is None:
            return self._made(mention, mention.name, self._name_of(mention.within) if mention.within else None)
        if self.last.get("province") != found.code:
            self.last = {"province": found.code}
        return self._made(mention, found.name, None, found)

    def _made(self, mention: UnitMention, name: str, above: str | None, found: Unit | None = None) -> Place:
        level = mention.level if found is None else found.level
        code = found.code if found is not None else None
        return Place(mention.start, mention.end, f"{name}, {above}" if above else name, level, code)

    # Which unit

    def _unit(self, mention: UnitMention, level: Level) -> Unit | None:
        """The unit that a mention of a district or a commune means, None where that is not certain."""
        key = name_key(mention.bare)
        ever = units_called(key, level)
        candidates = units_called(key, level, self._date_of(level)) or ever
        holder = self._holder(mention.within)
        if holder is not None:
            held = [[one for one in among if self._lies_in(one, holder.code)] for among in (candidates, ever)]
            return self._best(held[0] or held[1], mention)
        if mention.within is not None:
            return None
        decided = self.decided.get((level, key))
        if decided is not None:
            return decided
        for code in self._likely_holders():
            within = [one for one in candidates if self._lies_in(one, code)]
            if within:
                return self._best(within, mention)
        alone = len({one.code for one in candidates}) == 1
        return candidates[0] if alone and (" " in mention.bare or self.province is None) else None

    def _likely_holders(self) -> list[str]:
        """Codes of the units that a unit named without any most likely lies in, the likeliest first."""
        own = [one.code for one in (self.district, self.province) if one is not None]
        last = [self.last[level] for level in ("district", "province") if level in self.last]
        return [*own[:-1], *last[:1], *own[-1:], *last[1:]]

    def _best(self, candidates: Sequence[Unit], mention: UnitMention) -> Unit | None:
        """Of units of one name in one place the one with the level word said, None where several remain."""
        word = mention.said or mention.shared
        fitting = [one for one in candidates if one.level_word == word] or candidates
        above = {one.above for one in fitting}
        return fitting[0] if fitting and (len(above) == 1 or len({one.code for one in fitting}) == 1) else None

    def _lies_in(self, lower: Unit, code: str) -> bool:
        for holder in units_above(lower, self._date_of(lower.level)):
            if code == holder.code or code in holder.became:
                return True
        return False

    def _holder(self, mention: UnitMention | None) -> Unit | None:
        if mention is None:
            return None
        if mention.level == "province":
            return self._province(mention.name) or self._province(mention.bare)
        if mention.level == "district":
            return self._unit(mention, "district")
        return None

    # Names

    def _name(self, found: Unit, word: str | None) -> str:
        """A unit's name with the level word that the document uses, and the units above it at its date."""
        if self.date >= TWO_LEVELS_FROM and found.level == "commune":
            above = units_above(found, self.date)[-1:]
        else:
            above = units_above(found, self._date_of(found.level))
        first = f"{word} {found.bare}" if word else self._own_name(found)
        return ", ".join((first, *map(self._own_name, above)))

    def _own_name(self, found: Unit) -> str:
        """A unit's name with the level word that the document itself gives it: `huyện Mộc Châu` in a document of the
        time before it was `thị xã Mộc Châu`. The days of such changes are not all in the tables."""
        if found.level != "district":
            return found.name
        key = name_key(found.bare)
        word = self.words.get(key)
        if word is None or any(
            one.code != found.code and one.above == found.above and one.level_word == word
            for one in units_called(key, "district")
        ):
            return found.name  # `thành phố Cao Lãnh` lies beside `huyện Cao Lãnh`
        return f"{word} {found.bare}"

    def _name_of(self, mention: UnitMention) -> str:
        place = self.place(mention)
        return place.name if place else mention.name

    def _own_above(self, mention: UnitMention, level: Level) -> str | None:
        """The unit above a unit that the tables do not have: the document's own."""
        if level == "commune" and self.district is not None:
            return self._name(self.district, None)
        return self.province.name if self.province is not None and mention.said else None


def _said_words(context: Context, mentions: Sequence[UnitMention]) -> dict[str, str]:
    """By key of a district's name, the level word that the document says before it first."""
    words: dict[str, str] = {}
    for mention in mentions:
        if mention.level == "district" and mention.said is not None:
            words.setdefault(name_key(mention.bare), mention.said)
    if context.jurisdiction is not None:
        word, bare = split_level(context.jurisdiction)
        if word is not None:
            words.setdefault(name_key(bare), word)
    return words
