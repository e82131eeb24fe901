"""The encodings in which Vietnamese was written before Unicode, from `legacy_letters.csv`.

A document of that time, or one pasted from it, shows the letters of Windows-1252 that have the same codes: `S¾C LÖNH`
for SẮC LỆNH. Every letter is put right without changing how many characters there are, so that an offset into the
text stays an offset into the file: where the encoding spends two characters on a letter (VNI's `aù`, Windows-1258),
so does the text, a letter and a combining mark.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct

from govgraph.authority.tables import rows
from govgraph.language.syllables import TONES


class LegacyEncoding(Struct, frozen=True):
    """An encoding by its name; `letters` leads from its characters, one or two, to as many of Unicode's.
    `capitals_by_font` is true where capitals with a tone have the codes of the small letters and show only by their
    font (TCVN3)."""

    name: str
    letters: dict[str, str]
    pattern: re.Pattern[str]
    capitals_by_font: bool

    def __hash__(self) -> int:
        return hash(self.name)

    def decode(self, text: str) -> str:
        """A text of this encoding in Unicode's letters, of the same length. What the encoding does not use, stays."""
        return self.pattern.sub(lambda match: self.letters[match[0]], text)

    def encode(self, text: str) -> str:
        """A text in NFC as this encoding's characters, as they show in Windows-1252 or, where that has none, as control
        characters. A capital that the encoding has only small is written small, as TCVN3's fonts of capitals have
        it; other letters that it lacks stay."""
        written = _written(self.name)
        return "".join(written.get(letter) or written.get(letter.lower(), letter) for letter in text)


@cache
def legacy_encodings() -> tuple[LegacyEncoding, ...]:
    """All encodings of the table, in its order."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("legacy_letters"):
        letters = found.setdefault(row["encoding"], {})
        codes = [int(code, 16) for code in row["codes"].split()]
        letter = _in_characters(row["letter"], len(codes))
        letters["".join(map(chr, codes))] = letter
        if len(codes) == 1:
            letters[windows_character(codes[0])] = letter
    return tuple(
        LegacyEncoding(name, letters, _pattern(letters), not any(map(_has_capital_tone, letters.values())))
        for name, letters in found.items()
    )


def _has_capital_tone(letters: str) -> bool:
    """Whether letters are, or make, a capital with a tone mark."""
    base, *marks = list(unicodedata.normalize("NFD", letters))
    return base in TONES or (base.isupper() and not TONES.isdisjoint(marks))


@lru_cache(maxsize=256)
def windows_character(code: int) -> str:
    """The character of a code of one byte in Windows-1252, or the control character where that has none."""
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


def _in_characters(letter: str, count: int) -> str:
    """A letter in one character, or in two of which the second is its tone or, where it has none, its other mark."""
    if count == 1:
        return letter
    base, *marks = list(unicodedata.normalize("NFD", letter))
    marks.sort(key=TONES.__contains__)
    return unicodedata.normalize("NFC", base + "".join(marks[:-1])) + marks[-1]


def _pattern(letters: dict[str, str]) -> re.Pattern[str]:
    pairs = [sequence for sequence in letters if len(sequence) == 2]
    singles = "".join(sequence for sequence in letters if len(sequence) == 1)
    followers: dict[str, str] = {}
    for pair in pairs:
        followers[pair[1]] = followers.get(pair[1], "") + pair[0]
    grouped: dict[str, str] = {}
    for second, firsts in followers.items():
        grouped[firsts] = grouped.get(firsts, "") + second
    choices = [f"[{re.escape(firsts)}][{re.escape(seconds)}]" for firsts, seconds in grouped.items()]
    return re.compile("|".join([*choices, f"[{re.escape(singles)}]"]))


@cache
def _written(name: str) -> dict[str, str]:
    """From a letter to the characters of the encoding, where several make it the last of the table."""
    encoding = next(known for known in legacy_encodings() if known.name == name)
    written = {unicodedata.normalize("NFC", letter): sequence for sequence, letter in encoding.letters.items()}
    for letter in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))):
        means_another = letter in encoding.letters or letter > "\xff"
        if means_another and letter not in written and len(unicodedata.normalize("NFD", letter)) > 1:
            base, mark = list(_in_characters(letter, 2))
            if mark in written:
                written[letter] = written.get(base, base) + written[mark]
    return written
