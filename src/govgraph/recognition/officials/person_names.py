"""Where a person's name stands beside a position or a title: by its form and its place, never by a list of names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter

from govgraph.authority.positions import person_titles
from govgraph.authority.tables import rows, several
from govgraph.authority.units import level_words, name_key, province, provinces, units_called
from govgraph.language.letters import fold, without_marks
from govgraph.language.names import LOWER, MOST_SYLLABLES, NAME, SYLLABLE, SYLLABLE_FORM, UPPER
from govgraph.recognition.cue_rows import cue_rows

Span = tuple[int, int]

_NAME_REACH = 64
_THING_REACH = 16
_NEXT_LINE = re.compile(rf"\n(?P<syllable>{SYLLABLE})(?= ?[\n,]| [{LOWER}]|$)(?: [{LOWER}]+)?")
_ONE_SYLLABLE = re.compile(rf"[{UPPER}]{{1,2}}['’`][{UPPER}][{LOWER}]+(?!\w)")
"""A name of one syllable with its prefix, as several peoples of the Central Highlands have: `K'Brôi`, `H'Lê`."""
_PLACEHOLDER = re.compile(r"[a-zđ]")
"""The last syllable of a person made up for an example: `ông Nguyễn Văn A`."""
_VIETNAMESE = re.compile(r"(?!.*[fjwz])[^\W\d_'’`-]{1,7}|[^\W\d_]{1,4}['’`-][^\W\d_]{1,7}")


@cache
def person_cues(role: str) -> tuple[str, ...]:
    """The words of a role in the table of cues, folded, the longest first."""
    words = {word for row in cue_rows("person_cues") if row.role == role for word in row.words}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(name) for row in rows("countries") for name in (row["name"], *several(row["also"])))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(person_cues("no name"))


@cache
def _things() -> re.Pattern[str]:
    """A word that says of the name behind it that it is a place's or a thing's: `huyện `, `đường `."""
    return re.compile(rf"(?:^|\W)(?:{'|'.join(map(re.escape, person_cues('thing')))})\.? $")


@cache
def _no_first_syllables() -> frozenset[str]:
    titles = frozenset(form for title in person_titles() for form in title.forms if " " not in form)
    return titles | frozenset(person_cues("opening"))


@cache
def _addresses() -> frozenset[str]:
    """The titles of one syllable that are no syllable of a name: `ông`, `bà`."""
    titles = (title for title in person_titles() if title.role == "address")
    return frozenset(form for title in titles for form in title.forms if " " not in form)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(person_cues("body"))


@lru_cache(maxsize=4096)
def _is_place(name: str) -> bool:
    """Whether a name is that of a country, a province or, of two syllables, a district."""
    folded = fold(name)
    if folded in _countries() or province(name) is not None:
        return True
    return folded.count(" ") == 1 and bool(units_called(name_key(name), "district"))


@cache
def _province_words() -> tuple[str, ...]:
    """The level words of provinces, each with the space behind it: `tỉnh `."""
    return tuple(f"{word} " for word, (_, levels) in level_words().items() if "province" in levels)


@cache
def _plain_provinces() -> frozenset[str]:
    return frozenset(without_marks(fold(unit.bare)) for unit in provinces())


class Stretches:
    """Spans of a text in the order of their starts, overlapping or not, that can be asked what they cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=itemgetter(0))
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate([end for _, end in ordered], max))

    def cover(self, offset: int) -> bool:
        """Whether one of them has the character at an offset."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._reach[place]

    def began_before(self, offset: int) -> bool:
        """Whether one that begins before an offset goes on there."""
        place = bisect_left(self._starts, offset) - 1
        return place >= 0 and offset < self._reach[place]

    def next_start(self, offset: int, limit: int) -> int:
        """Where the next one behind an offset begins, `limit` if none does before."""
        place = bisect_right(self._starts, offset)
        return limit if place == len(self._starts) else min(self._starts[place], limit)


class PersonNames:
    """Reads names in a document's running text. `no_names` are the spans of agencies, positions and titles. All
    offsets are code points, ends exclusive."""

    def __init__(self, text: str, folded: str, no_names: Iterable[Span]) -> None:
        self.text = text
        self.folded = folded
        self._no_names = no_names

    @cached_property
    def _taken(self) -> Stretches:
        return Stretches(self._no_names)

    def at(self, start: int, titled: bool) -> int | None:
        """The end of the name that begins at an offset, None where there is none. Without a title before it (`titled`
        false) a name cannot begin as a body's does."""
        if not self.text[start : start + 1].isupper() or self._taken.cover(start):
            return None
        match = NAME.match(self.text, start, self._next_taken(start))
        if match is None and titled:
            match = _ONE_SYLLABLE.match(self.text, start, self._next_taken(start))
        if match is None or not self._is_one(start, match.end()) or _is_place(match[0]):
            return None
        if not titled and (self._begins_a_body(start) or self._is_misread_province(start, match.end())):
            return None
        return self._wrapped(match.end()) if match[0].count(" ") == 1 else match.end()

    def _is_misread_province(self, start: int, end: int) -> bool:
        """Whether a name behind a province's level word is a province's but for the marks that a scan has lost: `UBND
        tỉnh Cao Băng`."""
        behind = self.folded.endswith(_province_words(), max(0, start - _THING_REACH), start)
        return behind and without_marks(self.folded[start:end]) in _plain_provinces()

    def _wrapped(self, end: int) -> int:
        """The end of a name of two syllables, or of its third one where that stands alone at the next line's beginning:
        `Nguyễn Hòa` and `Bình chỉ đạo`."""
        rest = _NEXT_LINE.match(self.text, end)
        if rest is None:
            return end
        first, both = rest["syllable"].lower(), self.folded[rest.start("syllable") : rest.end()]
        other = first in _no_first_syllables() or first in _bodies() or both in _no_names() or both in _bodies()
        return end if other or self._taken.cover(rest.start("syllable")) else rest.end("syllable")

    def before(self, end: int, floor: int) -> int | None:
        """Where the name begins that ends at an offset, not before `floor`; None where there is none."""
        begin = max(floor, end - _NAME_REACH, self.folded.rfind("\n", 0, end) + 1)
        syllables = self.text[begin:end].split(" ")
        taken = 0
        while taken < min(len(syllables), MOST_SYLLABLES) and SYLLABLE_FORM.fullmatch(syllables[-1 - taken]):
            if taken and syllables[-1 - taken].lower() in _addresses():
                break  # `Cử Ông Lê Văn An`
            taken += 1
        if taken == 1 and _ONE_SYLLABLE.fullmatch(syllables[-1]):
            return end - len(syllables[-1])
        while taken > 1:
            start = end - len(" ".join(syllables[-taken:]))
            first = self.folded[start : start + len(syllables[-taken])]
            if first not in _no_first_syllables() and not self._taken.cover(start):
                return start if self._is_one(start, end) and self._is_person(start, end) else None
            taken -= 1
        return None

    def _is_one(self, start: int, end: int) -> bool:
        syllables = self.folded[start:end].split(" ")
        return (
            " ".join(syllables[:2]) not in _no_names()
            and syllables[0] not in _no_first_syllables()
            and not _PLACEHOLDER.fullmatch(syllables[-1])
            and " ".join(syllables[-2:]) not in _countries()
        )

    def named_for(self, start: int) -> bool:
        """Whether the words at an offset are the name of a place or a thing: `đường Nguyễn Văn An`."""
        begin = max(0, start - _THING_REACH)
        last = self.folded[begin:start].rstrip(" .\n")
        return last.endswith(person_cues("thing")) and _things().search(self.folded, begin, start) is not None

    def is_vietnamese(self, start: int, end: int) -> bool:
        """Whether all syllables of a name could be Vietnamese ones."""
        return all(_VIETNAMESE.fullmatch(syllable) for syllable in self.folded[start:end].split(" "))

    def _is_person(self, start: int, end: int) -> bool:
        return not (self._begins_a_body(start) or self.named_for(start) or _is_place(self.text[start:end]))

    def _begins_a_body(self, start: int) -> bool:
        first, _, rest = self.folded[start : start + _THING_REACH].partition(" ")
        bodies = _bodies()
        return first in bodies or f"{first} {rest.partition(' ')[0]}" in bodies

    def _next_taken(self, offset: int) -> int:
        """Where the next stretch that is no name begins; the name before it ends one space earlier."""
        limit = min(len(self.text), offset + _NAME_REACH)
        return self._taken.next_start(offset, limit)
