"""Where a document names administrative units, before it is decided which ones they are.

A unit is named with its level word (`huyện Chiêm Hóa`), in a list that shares one (`các huyện: Na Hang, Lâm Bình`),
behind a Party organ that takes its unit by name alone (`Thành ủy Hà Giang`), or bare (`Lào Cai`). Level words and names
are found by the shared scan; only what follows a level word is read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from govgraph.authority.units import name_key, province, units_called
from govgraph.language.letters import fold
from govgraph.recognition.cue_rows import alternatives
from govgraph.recognition.places.lexicon import Head, lexicon
from govgraph.recognition.places.names import HOLDER, RANK, SPACE, NameReader, is_name
from govgraph.recognition.scanning import Occurrence, by_start
from govgraph.records import PlaceLevel
from govgraph.structure import Structure

_JOINT = re.compile(r"(?:,|;| và|, và) ")
_BESIDE = re.compile(r"(?:,| và|, và) (?:các )?")
_COORDINATING = frozenset({", ", " và ", ", và ", "/"})
_LONGEST_COORDINATING = max(map(len, _COORDINATING))
_BREAK = re.compile(r"[^\w ]|\n")
_SYLLABLES_APART = re.compile(r"[^\w'’]+")
_FEATURE_TOKENS = 3


class UnitMention(Struct, frozen=True, gc=False):
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
    former: bool = False
    """Whether it is said to be the one before the units were arranged anew: `tỉnh Hà Giang (cũ)`."""

    @property
    def name(self) -> str:
        """The name with its level word, where one is known."""
        word = self.said or self.shared
        return f"{word} {self.bare}" if word else self.bare


def unit_mentions(structure: Structure, occurrences: Sequence[Occurrence]) -> list[UnitMention]:
    """Every mention of a named unit, in the order of the text."""
    return _Reader(structure, structure.letterhead.date).read(occurrences)


class _Found(Struct, frozen=True, gc=False):
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
        self._features = self.lexicon.cues["feature"]
        self.names = NameReader(self.text, self.folded, date)
        self.found: list[_Found] = []
        self.groups = 0
        self._persons: dict[str, bool] = {}
        """Whether the text has a name in small letters that it has in capitals."""
        self.pending: tuple[int, tuple[Head, ...]] = (-1, ())
        """Level words that no name followed, and where the last one ends: `các huyện, thành phố: ...`."""

    def read(self, occurrences: Sequence[Occurrence]) -> list[UnitMention]:
        heads = self.lexicon.heads
        done = 0
        for start, end, word in by_start(occurrences):
            if start < done:
                continue
            head = heads.get(word)
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
        if head.word in self._features:
            if after == " ":
                self._feature(start, end, head)
            return
        first = text[at : at + 1]
        if after == " " and (first.isupper() or first.isdigit()):
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
        spans = self.names.tokens(end + 1, SPACE)
        if self.text[start].isupper() or not 1 <= len(spans) <= _FEATURE_TOKENS:
            return
        name = self.text[end + 1 : spans[-1][1]]
        before = " ".join(self._previous(start))
        if is_name(name) and not before.endswith(tuple(self.lexicon.cues["not_feature"])):
            self.found.append(_Found(start, spans[-1][1], name, "other", head.word, None, True, 0))

    def _coordinated(self, start: int, head: Head) -> tuple[Head, ...]:
        end, heads = self.pending
        near = heads and start - end <= _LONGEST_COORDINATING
        return (*heads, head) if near and self.folded[end:start] in _COORDINATING else (head,)

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
            read = self.names.listed(at, levels, said)
            if read is None and (first or plural):
                read = self.names.unlisted(at, levels, heads[-1], plural)
            if read is None:
                return
            own = heads[-1].word if first and beside and heads[-1].said else None
            if own and len(heads) > 1 and not self.names.bears(read, own):
                own = None
            begin = start if own else at
            self.found.append(_Found(begin, read.end, read.bare, read.level, own, said, read.listed, self.groups))
            joint = _JOINT.match(self.folded, read.end)
            if joint is None or not self.text[joint.end() : joint.end() + 1].isupper():
                return
            at = joint.end()
            if not plural and self.names.lies_in(read, at):
                return
            first = False

    # Names without a level word

    def _bare(self, start: int, end: int, word: str) -> None:
        level = self.lexicon.names[word]
        cues = self.lexicon.cues
        if level == "other" or not _capitalised(self.text[start:end]):
            return
        previous = self._previous(start)
        if previous and previous[-1] in cues["other_kind"]:
            return
        if level == "country":
            before = self.folded[max(0, start - 24) : start].rstrip()
            if word not in self.lexicon.led or before.endswith(tuple(cues["led"])):
                self.found.append(_Found(start, end, self.lexicon.countries[word], level, None, None, True, 0))
            return
        capital = bool(previous) and self.text[start - len(previous[-1]) - 1].isupper()
        if capital and (self._person_begins(start) or self._named_in_capitals(start, end, previous[-1])):
            return
        name = self.text[start:end]
        if level == "district":
            follows = self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()
            if not capital and not follows:  # else it is a part of some longer name
                bare = units_called(name_key(name), "district")[-1].bare
                self.found.append(_Found(start, end, bare, level, None, None, True, 0))
            return
        unit = province(name, self.date) or province(name)
        if unit is not None and (unit.numbered or (self.date is not None and unit.valid(self.date))):
            self.found.append(_Found(start, end, unit.bare, level, None, unit.level_word, True, 0))

    def _person_begins(self, start: int) -> bool:
        """Whether the capitalised words right before an offset begin with a family name: `Nguyễn Thị Thái Bình`."""
        before = _BREAK.split(self.text[max(0, start - 40) : start])[-1].split()
        capitals = next((i for i, word in enumerate(reversed(before)) if not word[0].isupper()), len(before))
        words = [fold(word) for word in before[len(before) - capitals :]]
        while words and words[0] in self.lexicon.cues["title"]:
            words = words[1:]
        return bool(words) and words[0] in self.lexicon.cues["surname"]

    def _named_in_capitals(self, start: int, end: int, before: str) -> bool:
        """Whether a name in capitals is the rest of a person's, whom the text names elsewhere: `NGUYỄN THÁI BÌNH`."""
        if before not in self.lexicon.cues["surname"] or not self.text[start:end].isupper():
            return False
        person = f"{before} {self.folded[start:end]}".title()
        if person not in self._persons:
            self._persons[person] = person in self.text
        return self._persons[person]

    def _previous(self, start: int) -> list[str]:
        """The two words before an offset that nothing parts from it, folded."""
        before = self.folded[max(0, start - 24) : start]
        if not before.endswith(" "):
            return []
        return _BREAK.split(before)[-1].split()[-2:]

    # What lies in what

    def _related(self) -> list[UnitMention]:
        """The mentions, each with the unit that is named behind it as the one it lies in; a list shares that of its
        last name."""
        finished: list[UnitMention] = []
        holder: dict[int, UnitMention | None] = {}
        for found in reversed(self.found):
            former = _former().match(self.folded, found.end)
            end = former.end() if former is not None else found.end
            within = self._holder(found, end, finished[-1]) if finished else None
            if found.group:
                within = within or holder.get(found.group)
                holder[found.group] = within
            finished.append(
                UnitMention(
                    found.start,
                    found.end,
                    found.bare,
                    found.level,
                    found.said,
                    found.shared,
                    within,
                    found.listed,
                    former is not None,
                )
            )
        finished.reverse()
        return finished

    def _holder(self, found: _Found, end: int, following: UnitMention) -> UnitMention | None:
        """The unit that a mention, which ends with the words that belong to it, is said to lie in: the higher one right
        behind it, or that of the unit beside it (`xã A và xã B, huyện C`)."""
        between = end, following.start
        if RANK[following.level] > RANK[found.level] and HOLDER.fullmatch(self.folded, *between):
            return following if following.level != "country" or not found.listed else None
        beside = following.level == found.level and _BESIDE.fullmatch(self.folded, *between)
        return following.within if beside else None


@cache
def _former() -> re.Pattern[str]:
    """Behind a unit's name, that the one is meant which was before."""
    return re.compile(rf" ?\(?{alternatives(lexicon().cues['former'])}\)?")


@lru_cache(maxsize=4096)
def _capitalised(words: str) -> bool:
    """Whether every syllable begins with a capital."""
    return all(syllable[0].isupper() for syllable in _SYLLABLES_APART.split(words) if syllable)


def _levels(heads: tuple[Head, ...]) -> tuple[PlaceLevel, ...]:
    """The levels that coordinated level words allow: `tỉnh, thành phố` provinces only, `huyện, thành phố` districts."""
    if len(heads) == 1:
        return heads[0].levels
    sure = {head.levels[0] for head in heads if len(head.levels) == 1}
    levels = dict.fromkeys(level for head in heads for level in head.levels if not sure or level in sure)
    return tuple(levels)
