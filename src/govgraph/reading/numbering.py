"""The numbers that a word processor puts before paragraphs by itself, and that stand nowhere in the text: `Điều 1.`,
`a)`, `2.1.` (ISO/IEC 29500-1, 17.9; OpenDocument 1.3, 16.30)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

LEVELS = 10
_PLACE = re.compile(r"%(\d)")
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL"}
_ROMAN |= {10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
_LARGEST_ROMAN = 3999
_BULLETS = "-+*•●▪◦–"


class Level(Struct, frozen=True):
    """One level of a list. `text` has `%1` to `%9` in the places of the numbers of levels 1 to 9; `form` is how they
    are written: `decimal`, `decimalZero`, `upperRoman`, `lowerRoman`, `upperLetter`, `lowerLetter`, `bullet`, `none`.
    `restarts` is the level, counted from 1, a number of which makes this one start again, 0 for none; by default any
    higher one does. `plain` writes the numbers of the higher levels as decimals too."""

    text: str = ""
    form: str = "decimal"
    start: int = 1
    restarts: int | None = None
    plain: bool = False


class Counter:
    """Counts the paragraphs of one list."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self.levels = [*levels, *(Level(form="none") for _ in range(LEVELS - len(levels)))]
        self._counts: list[int | None] = [None] * LEVELS

    def set(self, depth: int, start: int) -> None:
        """Let the next paragraph at a depth (from 0) have a number."""
        self._counts[depth] = start - 1

    def next(self, depth: int) -> str:
        """The label of the next paragraph at a depth (from 0), empty where the list shows none."""
        depth = min(max(depth, 0), LEVELS - 1)
        level = self.levels[depth]
        count = self._counts[depth]
        self._counts[depth] = level.start if count is None else count + 1
        for deeper in range(depth + 1, LEVELS):
            restarts = self.levels[deeper].restarts
            if restarts is None or 0 < depth + 1 <= restarts:
                self._counts[deeper] = None
        if level.form == "bullet":
            mark = level.text.strip()[:1]
            return mark if mark in _BULLETS and mark else "•"
        return _PLACE.sub(lambda place: self._number(int(place[1]) - 1, level.plain), level.text).strip()

    def _number(self, depth: int, plain: bool) -> str:
        level = self.levels[depth]
        if depth < 0 or level.form in ("bullet", "none"):
            return ""
        count = self._counts[depth]
        if count is None:  # a level that was passed over counts as begun
            count = self._counts[depth] = level.start
        return written(count, "decimal" if plain else level.form)


def written(count: int, form: str) -> str:
    """A number in a form of `Level.form`; one that is not known is written as a decimal."""
    if count > 0 and form in ("upperRoman", "lowerRoman") and count <= _LARGEST_ROMAN:
        roman = ""
        for value, letters in _ROMAN.items():
            roman += letters * (count // value)
            count %= value
        return roman if form == "upperRoman" else roman.lower()
    if count > 0 and form in ("upperLetter", "lowerLetter"):
        turn, letter = divmod(count - 1, 26)
        letters = chr(ord("a") + letter) * (min(turn, 9) + 1)
        return letters.upper() if form == "upperLetter" else letters
    return f"{count:02d}" if form == "decimalZero" else str(count)
