"""What a Vietnamese syllable may look like: a closed set, by which misread letters betray themselves.

A written syllable is an onset, a rhyme and a tone, and there are only so many of the first two; a syllable that ends
in a stop has the sắc or the nặng tone (Đoàn Thiện Thuật, *Ngữ âm tiếng Việt*, 1977). Nearly every word of a document
passes; a word whose letters were read in the wrong encoding nearly never does.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"

_FINALS = {
    "a": "c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "c m n ng o p t",
    "ê": "ch m n nh p t u",
    "i": "a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "a c i m n ng p t",
    "oa": "c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "m n o t",
    "oo": "c n ng",
    "ô": "c i m n ng p t",
    "ơ": "i m n p t",
    "u": "a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": "ch nh",
    "uô": "c i m n ng t",
    "uy": "a ch n nh p t u",
    "uyê": "n t",
    "ư": "a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "yê": "m n ng t u",
    "y": "ch n nh p t",
}
"""What may follow a vowel, or a group of vowels, to make a rhyme."""

_BARE = "a e ê i o oa oe ô ơ u uê uơ uy ư y"
"""The rhymes that end in their vowel."""

_BEGINNINGS = frozenset({"", *_ONSETS.split()})
_RHYMES = frozenset(
    {*_BARE.split()}
    | {vowels + final for vowels, finals in _FINALS.items() for final in finals.split()}
    | {vowel + "k" for vowel in "aăâeêioôơuư"}  # of names in the Central Highlands: Đắk Lắk, Krông Búk
)
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The five written tone marks, as combining characters."""

_OF_STOPS = frozenset({"", "\u0301", "\u0323"})
_STOPS = ("c", "ch", "k", "p", "t")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case and either normal form, is a possible Vietnamese syllable. Where in its vowels the
    tone mark stands is not asked. A syllable that ends in a stop may go without its tone, as names of places do."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
    if tones and plain.endswith(_STOPS) and tones[0] not in _OF_STOPS:
        return False
    return any(plain[:at] in _BEGINNINGS and plain[at:] in _RHYMES for at in range(min(4, len(plain))))
