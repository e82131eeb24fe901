"""Where a person's name stands beside a position or a title: by its form and its place, never by a list of names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from govgraph.authority.positions import person_titles
from govgraph.authority.units import province
from govgraph.language.names import MOST_SYLLABLES, NAME, SYLLABLE_FORM
from govgraph.recognition.cue_rows import cue_rows

_NAME_REACH = 64
_THING_REACH = 16


def person_cues(role: str) -> tuple[str, ...]:
    """The words of a role in the table of cues, folded, the longest first."""
    words = {word for row in cue_rows("person_cues") if row.role == role for word in row.words}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(person_cues("no name"))


@cache
def _things() -> re.Pattern[str]:
    """A word that says of the name behind it that it is a place's or a thing's: `huyện `, `đường `."""
    return re.compile(rf"(?:^|\W)(?:{'|'.join(map(re.escape, person_cues('thing')))})\.? $")


@cache
def _no_first_syllables() -> frozenset[str]:
    titles = {form for title in person_titles() for form in title.forms if " " not in form}
    return titles | frozenset(person_cues("opening"))


class PersonNames:
    """Reads names in a document's running text. `spans` are the stretches that are no names: agencies and the words of
    positions. All offsets are code points, ends exclusive."""

    def __init__(self, text: str, folded: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.folded = folded
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def at(self, start: int) -> int | None:
        """The end of the name that begins at an offset, None where there is none."""
        if not self.text[start : start + 1].isupper() or self._taken(start):
            return None
        match = NAME.match(self.text, start, self._next_taken(start))
        if match is None or not self._is_one(match.start(), match.end()):
            return None
        return match.end()

    def before(self, end: int) -> int | None:
        """Where the name begins that ends at an offset, None where there is none."""
        begin = max(0, end - _NAME_REACH, self.folded.rfind("\n", 0, end) + 1)
        syllables = self.text[begin:end].split(" ")
        taken = 0
        while taken < min(len(syllables), MOST_SYLLABLES) and SYLLABLE_FORM.fullmatch(syllables[-1 - taken]):
            taken += 1
        while taken > 1:
            start = end - len(" ".join(syllables[-taken:]))
            first = self.folded[start : start + len(syllables[-taken])]
            if first not in _no_first_syllables() and not self._taken(start):
                return start if self._is_one(start, end) and not self._is_thing(start, end) else None
            taken -= 1
        return None

    def _is_one(self, start: int, end: int) -> bool:
        syllables = self.folded[start:end].split(" ")
        return " ".join(syllables[:2]) not in _no_names() and syllables[0] not in _no_first_syllables()

    def _is_thing(self, start: int, end: int) -> bool:
        """Whether what has the form of a name is that of a place or a thing."""
        if _things().search(self.folded, max(0, start - _THING_REACH), start):
            return True
        return province(self.text[start:end]) is not None

    def _taken(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._spans[place][1]

    def _next_taken(self, offset: int) -> int:
        """Where the next stretch that is no name begins; the name before it ends one space earlier."""
        place = bisect_right(self._starts, offset)
        if place == len(self._starts) or self._starts[place] > offset + _NAME_REACH:
            return len(self.text)
        return self._starts[place]
