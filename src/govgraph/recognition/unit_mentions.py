"""Where a document names administrative units, before it is decided which ones they are.

A unit is named with its level word (`huyện Chiêm Hóa`), in a list that shares one (`các huyện: Na Hang, Lâm Bình`),
behind a Party organ that takes its unit by name alone (`Thành ủy Hà Giang`), or bare (`Lào Cai`). Level words and names
are found by the shared scan; only what follows a level word is read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from msgspec import Struct

from govgraph.authority.units import Level, name_key, one_spelling, province, units_called
from govgraph.language.letters import fold
from govgraph.recognition.scanning import Occurrence
from govgraph.recognition.unit_lexicon import Head, lexicon
from govgraph.records import PlaceLevel
from govgraph.structure import Structure

_TOKEN = re.compile(r"[^\W_]+(?:['’] ?[^\W_]+)*")
_GAP = re.compile(r" [-–] |[-–]| ")
_FIRST_WORDS = re.compile(r"(\w+)(?: \w+)?")
_SPACE = re.compile(" ")
_MOST_TOKENS = 6
_UNLISTED_TOKENS = 3


class UnitMention(Struct, frozen=True):
    """A unit as named. Offsets are code points of the running text, the end exclusive; the span includes the level
    word where one is said.

    `bare` is the name without level, as the tables spell it where they have it. `said` is the level word said before
    it (`huyện`; of `TP.` `thành phố`), `shared` the one of the list or the Party organ that it stands in, of a bare
    province its own. `level` is what these allow, for a bare name the level of the unit that is most likely meant.
    `within` is the unit that it is said to lie in.
    """

    start: int
    end: int
    bare: str
    level: PlaceLevel
    said: str | None = None
    shared: str | None = None
    within: UnitMention | None = None
    listed: bool = False
    """Whether the tables have a unit of this name and level; True of rivers and islands too."""

    @property
    def name(self) -> str:
        """The name with its level word, where one is known."""
        word = self.said or self.shared
        return f"{word} {self.bare}" if word else self.bare


def unit_mentions(structure: Structure, occurrences: Sequence[Occurrence]) -> list[UnitMention]:
    """Every mention of a named unit, in the order of the text."""
    return _Reader(structure, structure.letterhead.date).read(occurrences)


@dataclass(slots=True)
class _Found:
    """A mention while it is being read; `group` numbers the list that it stands in."""

    start: int
    end: int
    bare: str
    level: PlaceLevel
    said: str | None
    shared: str | None
    listed: bool
    group: int


class _Reader:
    """Reads the mentions of one document. `date` helps to tell a city under the centre from one under a province."""

    def __init__(self, structure: Structure, date: str | None) -> None:
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.date = date
        self.lexicon = lexicon()
        self.found: list[_Found] = []
        self.groups = 0
        self.pending: tuple[int, tuple[Head, ...]] = (-1, ())
        """Level words that no name followed, and where the last one ends: `các huyện, thành phố: ...`."""

    def read(self, occurrences: Sequence[Occurrence]) -> list[UnitMention]:
        done = 0
        for start, end, word in sorted(occurrences, key=lambda o: (o.start, -o.end)):
            if start < done:
                continue
            head = self.lexicon.heads.get(word)
            before = len(self.found)
            if head is None:
                self._bare(start, end, word)
                done = end if self.lexicon.names[word] == "other" else done
            else:
                self._headed(start, end, head)
                done = end
            if len(self.found) > before:
                done = self.found[-1].end
        return self._related()

    # A level word, and the names that follow it

    def _headed(self, start: int, end: int, head: Head) -> None:
        text = self.text
        after = text[end : end + 1]
        if after == "." and not text[end - 1].isspace():
            end += 1
            after = " " if text[end : end + 1].isalnum() else text[end : end + 1]
            at = end + (text[end : end + 1] == " ")
        else:
            at = end + 1
        if head.word in self.lexicon.cues["feature"]:
            if after == " ":
                self._feature(start, end, head)
            return
        if after == " " and (text[at : at + 1].isupper() or text[at : at + 1].isdigit()):
            heads = self._coordinated(start, head)
            plural = len(heads) > 1 or self._several_before(start)
            self._names(start, at, heads, plural)
            return
        colon = self._colon(end)
        if colon is not None:
            self._names(start, colon, self._coordinated(start, head), plural=True, beside=False)
            return
        self.pending = (end, self._coordinated(start, head))

    def _feature(self, start: int, end: int, head: Head) -> None:
        """A river or an island: its word in small letters (`Sông Đà` is a firm) and one to three capitalised syllables
        behind it. That of a region (`đồng bằng sông Cửu Long`) is none."""
        spans = self._tokens(end + 1, _SPACE)
        if self.text[start].isupper() or not 1 <= len(spans) <= _UNLISTED_TOKENS:
            return
        before = " ".join(self._previous(start))
        if before.endswith(tuple(self.lexicon.cues["not_feature"])) or not _is_name(
            self.text[spans[0][0] : spans[-1][1]]
        ):
            return
        name = self.text[spans[0][0] : spans[-1][1]]
        self.found.append(_Found(start, spans[-1][1], name, "other", head.word, None, True, 0))

    def _coordinated(self, start: int, head: Head) -> tuple[Head, ...]:
        end, heads = self.pending
        return (*heads, head) if heads and self.folded[end:start] in (", ", " và ", ", và ", "/") else (head,)

    def _several_before(self, start: int) -> bool:
        before = self.folded[max(0, start - 12) : start].split()
        return bool(before) and before[-1] in self.lexicon.cues["several"]

    def _colon(self, end: int) -> int | None:
        """Where a list begins that a colon introduces behind a level word (`các xã sau: ...`), else None."""
        stop = self.folded.find(":", end, end + 12)
        if stop < 0 or self.folded[end:stop].strip() not in {"", *self.lexicon.cues["follows"]}:
            return None
        return stop + 2 if self.folded[stop + 1 : stop + 2] == " " else stop + 1

    def _names(self, start: int, at: int, heads: tuple[Head, ...], plural: bool, *, beside: bool = True) -> None:
        """The name at `at`, and those listed behind it. `beside` tells that the level word stands right before it."""
        levels = _levels(heads)
        said = heads[-1].word if len(heads) == 1 else None
        self.groups += 1
        first = True
        while True:
            read = self._name(at, levels, said)
            if read is None:
                read = self._unlisted(at, levels, heads, plural) if first or plural else None
            if read is None:
                return
            end, bare, level, listed = read
            own = heads[-1].word if first and beside and heads[-1].said else None
            if own and len(heads) > 1 and not self._bears(bare, level, own):
                own = None
            begin = start if own else at
            self.found.append(_Found(begin, end, bare, level, own, said, listed, self.groups))
            joint = _JOINT.match(self.folded, end)
            if joint is None or not self.text[joint.end() : joint.end() + 1].isupper():
                return
            at = joint.end()
            if not plural and self._lies_in(self.found[-1], at):
                return
            first = False

    def _tokens(self, at: int, gaps: re.Pattern[str] = _GAP) -> list[tuple[int, int]]:
        """The spans of the capitalised syllables and numbers that follow one another from an offset on."""
        spans: list[tuple[int, int]] = []
        while len(spans) < _MOST_TOKENS:
            token = _TOKEN.match(self.text, at)
            if token is None or not (token[0][0].isupper() or token[0][0].isdigit()):
                break
            spans.append(token.span())
            gap = gaps.match(self.text, token.end())
            if gap is None:
                break
            at = gap.end()
        return spans

    def _name(
        self, at: int, levels: tuple[PlaceLevel, ...], word: str | None
    ) -> tuple[int, str, PlaceLevel, bool] | None:
        """The longest name of the tables that begins at an offset: (end, name, level, True)."""
        spans = self._tokens(at)
        for count in range(len(spans), 0, -1):
            key = self._key(spans[:count])
            if key in self.lexicon.cues["not_name"]:
                continue
            level, bare = self._listed(key, levels, word)
            if level is not None:
                return spans[count - 1][1], bare, level, True
        return None

    def _key(self, spans: Sequence[tuple[int, int]]) -> str:
        key = " ".join(self.folded[start:end] for start, end in spans).replace("’", "'").replace("' ", "'")
        return str(int(key)) if key.isdecimal() else one_spelling(key)

    def _listed(self, key: str, levels: tuple[PlaceLevel, ...], word: str | None) -> tuple[PlaceLevel | None, str]:
        """The level, of those allowed, on which the tables have a name, and the name as they spell it. Of a city under
        the centre and one under a province the one that the date allows, the latter where no date tells."""
        if "province" in levels:
            named = units_called(key, "province", self.date) or units_called(key, "province")
            fits = [unit for unit in named if word in (None, unit.level_word)]
            if fits and not (
                "district" in levels
                and units_called(key, "district", self.date)
                and not (self.date and any(unit.valid(self.date) for unit in fits))
            ):
                return "province", fits[-1].bare
        for level in ("district", "commune"):
            if level in levels:
                units = units_called(key, level)
                if units and key.isdecimal():
                    units = tuple(unit for unit in units if unit.level_word == word)
                if units:
                    return level, next((unit.bare for unit in units if unit.level_word == word), units[0].bare)
        return None, ""

    def _bears(self, bare: str, level: PlaceLevel, word: str) -> bool:
        """Whether a listed unit of that name and level bears the level word."""
        return any(unit.level_word == word for unit in units_called(name_key(bare), cast(Level, level)))

    def _unlisted(
        self, at: int, levels: tuple[PlaceLevel, ...], heads: tuple[Head, ...], plural: bool
    ) -> tuple[int, str, PlaceLevel, bool] | None:
        """A name that the tables do not have: two or three capitalised syllables, no person's name and no other word.
        A province must have its country behind it, a district its province, since the tables have them all but some
        that are gone."""
        if not heads[-1].whole:
            return None
        spans = self._tokens(at, _SPACE)[: _UNLISTED_TOKENS + 1]
        if not 2 <= len(spans) <= _UNLISTED_TOKENS:
            return None
        words = [self.folded[start:end] for start, end in spans]
        cues = self.lexicon.cues
        end = spans[-1][1]
        printed = self.text[at:end]
        if words[0] in cues["not_name"] or " ".join(words[:2]) in cues["not_name"] or not _is_name(printed):
            return None
        within = self._lies_in_any(end)
        if levels[0] in ("province", "other"):
            if within != "country" and not (levels[0] == "other" and within == "province"):
                return None
        elif within is None:
            unsure = words[0] in cues["surname"] or len(spans) > 2 or printed.isupper()
            if unsure or (levels[0] == "district" and not plural):
                return None
        return end, _titled(printed), levels[0], False

    def _lies_in(self, lower: _Found, at: int) -> bool:
        """Whether the name at an offset is a unit that holds the one before it."""
        key = name_key(lower.bare)
        for level in _HIGHER.get(lower.level, ()):
            read = self._name(at, (level,), None)
            if read is not None:
                codes = {unit.code for unit in units_called(name_key(read[1]), level)}
                if any(units_called(key, lower.level, within=code) for code in codes):  # type: ignore[arg-type]
                    return True
        return False

    def _lies_in_any(self, end: int) -> PlaceLevel | None:
        """The level of the unit or country that is named behind an offset as the one that holds what ends there."""
        joint = _HOLDER.match(self.folded, end)
        if joint is None:
            return None
        at = joint.end()
        first = _FIRST_WORDS.match(self.folded, at)
        if first is not None:
            for form in (first[0], first[1]):
                head = self.lexicon.heads.get(form)
                if head is not None and head.said:
                    return head.levels[-1]
        spans = self._tokens(at)
        for count in range(len(spans), 0, -1):
            level = self.lexicon.names.get(self.folded[spans[0][0] : spans[count - 1][1]])
            if level is not None:
                return level
        return None

    # Names without a level word

    def _bare(self, start: int, end: int, word: str) -> None:
        level = self.lexicon.names[word]
        if level == "other" or not self._capitalised(start, end):
            return
        previous = self._previous(start)
        cues = self.lexicon.cues
        if previous and previous[-1] in cues["other_kind"]:
            return
        if level == "country":
            if word in self.lexicon.led and not self.folded[:start].rstrip().endswith(tuple(cues["led"])):
                return
            self.found.append(_Found(start, end, self.lexicon.countries[word], level, None, None, True, 0))
            return
        capital = bool(previous) and self.text[start - len(previous[-1]) - 1].isupper()
        if capital and self._person_begins(start):
            return
        follows = self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()
        if level == "district" and (capital or follows):
            return
        words = self.text[start:end]
        if level == "district":
            bare = units_called(name_key(words), "district")[-1].bare
            self.found.append(_Found(start, end, bare, level, None, None, True, 0))
        elif (unit := province(words, self.date) or province(words)) and (
            unit.numbered or (self.date is not None and unit.valid(self.date))
        ):
            self.found.append(_Found(start, end, unit.bare, level, None, unit.level_word, True, 0))

    def _capitalised(self, start: int, end: int) -> bool:
        return all(self.text[token.start()].isupper() for token in _TOKEN.finditer(self.text, start, end))

    def _person_begins(self, start: int) -> bool:
        """Whether the capitalised words right before an offset begin with a family name: `Nguyễn Thị Thái Bình`."""
        before = re.split(r"[^\w ]|\n", self.text[max(0, start - 40) : start])[-1].split()
        capitals = next((i for i, word in enumerate(reversed(before)) if not word[0].isupper()), len(before))
        words = [fold(word) for word in before[len(before) - capitals :]]
        while words and words[0] in self.lexicon.cues["title"]:
            words = words[1:]
        return bool(words) and words[0] in self.lexicon.cues["surname"]

    def _previous(self, start: int) -> list[str]:
        """The two words before an offset that nothing parts from it, folded."""
        before = self.folded[max(0, start - 24) : start]
        if not before.endswith(" "):
            return []
        return re.split(r"[^\w ]|\n", before)[-1].split()[-2:]

    # What lies in what

    def _related(self) -> list[UnitMention]:
        """The mentions, each with the unit that is named behind it as the one it lies in; a list shares that of its
        last name."""
        finished: list[UnitMention] = []
        holder: dict[int, UnitMention | None] = {}
        for found in reversed(self.found):
            within: UnitMention | None = None
            following = finished[-1] if finished else None
            between = self.folded[found.end : following.start] if following is not None else ""
            if following is not None and between and _HOLDER.fullmatch(between):
                higher = _RANK[following.level] > _RANK[found.level]
                if higher and not (found.listed and following.level == "country"):
                    within = following
            if (
                following is not None
                and within is None
                and following.level == found.level
                and _BESIDE.fullmatch(between)
            ):
                within = following.within
            if found.group and found.group in holder and within is None:
                within = holder[found.group]
            if found.group:
                holder[found.group] = within
            finished.append(
                UnitMention(
                    found.start, found.end, found.bare, found.level, found.said, found.shared, within, found.listed
                )
            )
        finished.reverse()
        return finished


_RANK: dict[PlaceLevel, int] = {"commune": 0, "district": 1, "other": 1, "province": 2, "country": 3}
_HIGHER: dict[PlaceLevel, tuple[Level, ...]] = {"district": ("province",), "commune": ("district", "province")}
_JOINT = re.compile(r"(?:,|;| và|, và) ")
_BESIDE = re.compile(r"(?:,| và|, và) (?:các )?")
_HOLDER = re.compile(r"(?:,| -| –|, thuộc| thuộc| của)? (?:\()?")


def _levels(heads: tuple[Head, ...]) -> tuple[PlaceLevel, ...]:
    """The levels that coordinated level words allow: `tỉnh, thành phố` provinces only, `huyện, thành phố` districts."""
    if len(heads) == 1:
        return heads[0].levels
    sure = {head.levels[0] for head in heads if len(head.levels) == 1}
    levels = dict.fromkeys(level for head in heads for level in head.levels if not sure or level in sure)
    return tuple(levels)


def _is_name(words: str) -> bool:
    """Whether capitalised words look like a name: letters only, no single ones, no abbreviation among other words."""
    tokens = re.split(r"[ '’]+", words)
    capitals = [token for token in tokens if len(token) > 1 and token.isupper()]
    return all(token.isalpha() and len(token) > 1 for token in tokens) and (not capitals or words.isupper())


def _titled(words: str) -> str:
    """A name printed in capitals as names are written."""
    return " ".join(word[0] + word[1:].lower() for word in words.split(" ")) if words.isupper() else words
