"""The words by which units are found: level words, the organs that take a unit by name, names that may stand bare, and
the cues around them (`data/authority/place_cues.csv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from govgraph.authority.agencies import local_organs
from govgraph.authority.tables import rows, several
from govgraph.authority.units import level_words
from govgraph.language.letters import fold
from govgraph.recognition.cue_rows import cue_rows
from govgraph.records import PlaceLevel

_LONGEST_AMBIGUOUS = 3
"""An abbreviation of that many letters stands for other things too (`HN`, `TTH`): none is read without a level word."""


class Head(NamedTuple):
    """What stands before a unit's name: the level word that it is or implies, the levels that it allows, whether it
    is said as a level word or is a Party organ (`Thành ủy`), and whether as a whole word or abbreviated (`TP`)."""

    word: str
    levels: tuple[PlaceLevel, ...]
    said: bool
    whole: bool


class Lexicon(NamedTuple):
    heads: dict[str, Head]
    names: dict[str, PlaceLevel]
    """Names that may stand bare, folded."""
    countries: dict[str, str]
    """Folded form to the country's name; `led` has those that need a word such as `nước` before them."""
    led: frozenset[str]
    cues: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    cues: dict[str, frozenset[str]] = {}
    for cue in cue_rows("place_cues"):
        cues[cue.role] = cues.get(cue.role, frozenset()) | frozenset(cue.words)
    heads = {form: Head(word, levels, True, form == word) for form, (word, levels) in level_words().items()}
    for word in cues["abroad"] | cues["feature"]:
        heads[word] = Head(word, ("other",), True, True)
    for organ in local_organs():
        if organ.attaches != "unit":
            first = fold(organ.name).split()[0]
            word = {"province": "tỉnh", "city": "thành phố"}.get(organ.attaches) or next(
                word for word, levels in level_words().values() if word.split()[0] == first and "district" in levels
            )
            heads.update(dict.fromkeys(map(fold, organ.forms), Head(word, level_words()[word][1], False, False)))
    names: dict[str, PlaceLevel] = dict.fromkeys(cues["longer"], "other")
    for row in rows("districts"):
        if " " in row["name"]:
            names.update(dict.fromkeys(_spellings(row["name"]), "district"))
    countries: dict[str, str] = {}
    led: set[str] = set()
    for row in rows("countries"):
        led.update(map(fold, several(row["led"])))
        for form in (row["name"], *several(row["also"]), *several(row["led"])):
            countries[fold(form)] = row["name"]
    names.update(dict.fromkeys(countries, "country"))
    for row in rows("provinces"):
        for form in (row["name"], *several(row["also"])):
            if not form.isupper() or len(form) > _LONGEST_AMBIGUOUS:
                names.update(dict.fromkeys(_spellings(form), "province"))
    for form in cues["not_alone"]:
        names.pop(form, None)
    return Lexicon(heads, names, countries, frozenset(led), cues)


@cache
def country_codes() -> dict[str, str]:
    """The codes of ISO 3166-1 by the countries' names."""
    return {row["name"]: row["code"] for row in rows("countries")}


def _spellings(name: str) -> set[str]:
    """The spellings of a name with any dash, with or without spaces round it."""
    folded = fold(name)
    parts = re.split(r" ?- ?", folded)
    return {gap.join(parts) for gap in (" - ", " – ", "-", "–", " ")}


def vocabulary() -> Iterable[str]:
    """The folded words that the shared scan must find: level words and organs that take a unit by name, the names of
    provinces, districts and countries. Communes are not among them: they follow a level word."""
    known = lexicon()
    return {*known.heads, *known.names}
