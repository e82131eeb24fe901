"""The names that follow level words: what the tables have, and what looks like a name though they have it not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from msgspec import Struct

from govgraph.authority.units import Level, name_key, one_spelling, units_called
from govgraph.recognition.places.lexicon import Head, lexicon
from govgraph.records import PlaceLevel

HOLDER = re.compile(r"(?:,| -| –|, thuộc| thuộc| của)? (?:\()?")
"""What stands between a unit and the one that it lies in."""

RANK: dict[PlaceLevel, int] = {"commune": 0, "district": 1, "other": 1, "province": 2, "country": 3}

SPACE = re.compile(" ")

_TOKEN = re.compile(r"[^\W_]+(?:['’] ?[^\W_]+)*")
_GAP = re.compile(r" [-–] |[-–]| ")
_FIRST_WORDS = re.compile(r"(\w+)(?: \w+)?")
_HIGHER: dict[PlaceLevel, tuple[Level, ...]] = {"district": ("province",), "commune": ("district", "province")}
_MOST_TOKENS = 6
_UNLISTED_TOKENS = 3


class UnitName(Struct, frozen=True, gc=False):
    """A name as read: where it ends, the name as the tables spell it or as printed, its level, and whether the tables
    have it."""

    end: int
    bare: str
    level: PlaceLevel
    listed: bool


class NameReader:
    """Reads names in the running text of one document. `date` is the document's, as far as its head says it."""

    def __init__(self, text: str, folded: str, date: str | None) -> None:
        self.text = text
        self.folded = folded
        self.date = date
        self.lexicon = lexicon()

    def tokens(self, at: int, gaps: re.Pattern[str] = _GAP) -> list[tuple[int, int]]:
        """The spans of the capitalised syllables and numbers that follow one another from an offset on."""
        text = self.text
        spans: list[tuple[int, int]] = []
        while len(spans) < _MOST_TOKENS:
            token = _TOKEN.match(text, at)
            if token is None or not (text[at].isupper() or text[at].isdigit()):
                break
            end = token.end()
            spans.append((at, end))
            gap = gaps.match(text, end)
            if gap is None:
                break
            at = gap.end()
        return spans

    def listed(self, at: int, levels: tuple[PlaceLevel, ...], word: str | None) -> UnitName | None:
        """The longest name of the tables that begins at an offset. `word` is the level word, where one is known."""
        spans = self.tokens(at)
        syllables = [self.folded[start:end] for start, end in spans]
        for count in range(len(spans), 0, -1):
            known = _in_tables(" ".join(syllables[:count]), levels, word, self.date)
            if known is not None:
                level, bare = known
                return UnitName(spans[count - 1][1], bare, level, True)
        return None

    def bears(self, name: UnitName, word: str) -> bool:
        """Whether a unit of that name and level bears the level word."""
        return any(unit.level_word == word for unit in units_called(name_key(name.bare), cast(Level, name.level)))

    def unlisted(self, at: int, levels: tuple[PlaceLevel, ...], head: Head, plural: bool) -> UnitName | None:
        """A name that the tables do not have: two or three capitalised syllables, no person's name and no other word.
        A province must have its country behind it, a district its province, since the tables have them all but some
        that are gone."""
        if not head.whole:
            return None
        spans = self.tokens(at, SPACE)[: _UNLISTED_TOKENS + 1]
        if not 2 <= len(spans) <= _UNLISTED_TOKENS:
            return None
        words = [self.folded[start:end] for start, end in spans]
        cues = self.lexicon.cues
        end = spans[-1][1]
        printed = self.text[at:end]
        if words[0] in cues["not_name"] or " ".join(words[:2]) in cues["not_name"] or not is_name(printed):
            return None
        within = self._holder_level(end)
        if levels[0] in ("province", "other"):
            if within != "country" and not (levels[0] == "other" and within == "province"):
                return None
        elif within is None or RANK[within] <= RANK[levels[0]]:
            unsure = words[0] in cues["surname"] or len(spans) > 2 or printed.isupper()
            if unsure or (levels[0] == "district" and not plural):
                return None
        return UnitName(end, _titled(printed), levels[0], False)

    def lies_in(self, lower: UnitName, at: int) -> bool:
        """Whether the name at an offset is a unit that holds the one before it."""
        key = name_key(lower.bare)
        for level in _HIGHER.get(lower.level, ()):
            read = self.listed(at, (level,), None)
            if read is not None:
                codes = {unit.code for unit in units_called(name_key(read.bare), level)}
                if any(units_called(key, cast(Level, lower.level), within=code) for code in codes):
                    return True
        return False

    def _holder_level(self, end: int) -> PlaceLevel | None:
        """The level of the unit or country that is named behind an offset as the one that holds what ends there."""
        joint = HOLDER.match(self.folded, end)
        if joint is None:
            return None
        at = joint.end()
        first = _FIRST_WORDS.match(self.folded, at)
        if first is not None:
            for form in (first[0], first[1]):
                head = self.lexicon.heads.get(form)
                if head is not None and head.said:
                    return head.levels[-1]
        spans = self.tokens(at)
        for count in range(len(spans), 0, -1):
            level = self.lexicon.names.get(self.folded[spans[0][0] : spans[count - 1][1]])
            if level is not None:
                return level
        return None


@lru_cache(maxsize=16_384)
def _in_tables(
    words: str, levels: tuple[PlaceLevel, ...], level_word: str | None, date: str | None
) -> tuple[PlaceLevel, str] | None:
    """The level, of those allowed, on which the tables have a name (folded, its syllables one space apart), and the
    name as they spell it; None where they do not have it. Of a city under the centre and one under a province the one
    that the date allows, the latter where no date tells."""
    key = words.replace("’", "'").replace("' ", "'")
    key = str(int(key)) if key.isdecimal() else one_spelling(key)
    if key in lexicon().cues["not_name"]:
        return None
    if "province" in levels:
        named = units_called(key, "province", date) or units_called(key, "province")
        fits = [unit for unit in named if level_word in (None, unit.level_word)]
        if fits and not (
            "district" in levels
            and units_called(key, "district", date)
            and not (date and any(unit.valid(date) for unit in fits))
        ):
            return "province", fits[-1].bare
    lower: tuple[Level, ...] = ("district", "commune")
    for level in lower:
        if level in levels:
            units = units_called(key, level)
            if units and key.isdecimal():
                units = tuple(unit for unit in units if unit.level_word == level_word)
            if units:
                return level, next((unit.bare for unit in units if unit.level_word == level_word), units[0].bare)
    return None


def is_name(words: str) -> bool:
    """Whether capitalised words look like a name: letters only, no single ones, no abbreviation among other words."""
    tokens = re.split(r"[ '’]+", words)
    capitals = [token for token in tokens if len(token) > 1 and token.isupper()]
    return all(token.isalpha() and len(token) > 1 for token in tokens) and (not capitals or words.isupper())


def _titled(words: str) -> str:
    """A name printed in capitals as names are written."""
    return " ".join(word[0] + word[1:].lower() for word in words.split(" ")) if words.isupper() else words
