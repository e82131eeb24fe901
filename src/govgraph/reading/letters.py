"""Legacy letters put right: text that was written in TCVN3, VNI, VISCII or Windows-1258 and shows other letters now.

Such text stands in whole files and in passages of files that are otherwise in Unicode. Word by word, a reading is
looked for that makes Vietnamese syllables (`language.syllables`), a closed set, of what are none as they stand; to
change from one encoding to another costs something, more within a line than between two, so that a word that happens
to make sense in another encoding stays what it is. The best reading of all words together is found with Viterbi's
algorithm. French, English, signs such as © or § and letters of Unicode that the old encodings lack are left alone.

Nothing changes its place: see `authority.legacy_letters`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from govgraph.authority.legacy_letters import LegacyEncoding, legacy_encodings, windows_character
from govgraph.language.syllables import is_syllable
from govgraph.reading.capitals import in_capitals, raise_capitals, with_capitals
from govgraph.reading.decoded import Decoded
from govgraph.records import Letters

_SIGNS = "".join(
    sorted(
        {windows_character(code) for code in range(0x80, 0xC0)} | {chr(code) for code in range(0x80, 0xC0)} | {*"×÷"}
    )
).replace("\xa0", "")
"""What Windows-1252, or Latin-1, has between its letters and ASCII; no letter of a Vietnamese text in Unicode."""

_WINDOWS = {code: windows_character(code) for code in range(0x80, 0xA0)}
_VISCII_CONTROLS = "\x02\x05\x06\x14\x19\x1e"
_RARE = "".join(sorted(set(_SIGNS) - set("‘’“”–—…•\xad")))
_TRACE = re.compile(f"[{re.escape(_RARE)}ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ\xad]")
"""A trace of legacy letters: a sign or letter that Vietnamese in Unicode does not use."""

_UNICODE = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u024f\u0300-\u036f\u1e00-\u1eff]"
)
"""Letters and marks that no legacy encoding shows: the word that has one is in Unicode."""

_WORD = re.compile(rf"[A-Za-zÀ-ɏ\u0300-\u036f\u1e00-\u1eff{re.escape(_SIGNS + _VISCII_CONTROLS)}]+")
_LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+")
_QUOTES = "‘’“”–—…•"
_PUNCTUATION = f"{_QUOTES}¹²³×÷"

_FOREIGN, _GARBLED, _WRONG, _SHORT = 3.0, 4.0, 6.0, 1.0
_NEVER = 1000.0
_TURN, _TURN_AT_LINE = 6.0, 3.0
"""What a reading costs, in nats or nearly: a word that is no Vietnamese syllable and is taken as it stands, one with
signs inside, one that a legacy encoding makes no syllable of, an abbreviation (`Q§`) or a letter alone; and a change of
encoding."""

_FEWEST, _LEAST_SHARE = 3, 0.6
"""An encoding is believed where it makes syllables of so many words, and of this share of the words read in it."""

_MANY, _EASIER = 20, 0.4
"""After so many, other passages in the same encoding need less: a change to it costs this share."""

_MOST, _LEAN = 0.8, 0.5
"""Where so many of the words are read in legacy encodings, one that makes sense as it is too is likelier theirs (`PhÕm`
is `Phạm` in VISCII): to take a word as it is costs so much."""


def windows_text(data: bytes) -> str:
    """Bytes as the characters of Windows-1252, and as control characters where that has none: one for each."""
    return data.decode("latin-1").translate(_WINDOWS)


def put_right(decoded: Decoded) -> Decoded:
    """The text with legacy letters in Unicode, `letters` saying which there were and how sure that is: the share of
    the words so read that are Vietnamese syllables, by the rule of succession. Every character keeps its place."""
    text = decoded.text
    readings = _readings(text)
    right, wrong = _tally(readings)
    if readings:
        text = _converted(text, readings)
    text, capitals, syllables = raise_capitals(text)
    if capitals:
        right["TCVN3"] += syllables
        wrong["TCVN3"] += capitals - syllables
    elif not readings:
        return decoded
    letters = [Letters(name, round((right[name] + 1) / (right[name] + wrong[name] + 2), 3)) for name in sorted(right)]
    return msgspec.structs.replace(decoded, text=text, letters=(*decoded.letters, *letters))


class _Reading(msgspec.Struct, frozen=True):
    """A word read in a legacy encoding; `right` tells whether that makes a syllable of it, None where a word of one
    letter or an abbreviation says nothing for or against."""

    start: int
    end: int
    encoding: LegacyEncoding
    right: bool | None


def _readings(text: str) -> list[_Reading]:
    """The words that are better read in a legacy encoding. What is sure of an encoding makes it likelier elsewhere in
    the text too."""
    stretches = [_words(text, start, end) for start, end in _stretches(text)]
    if not stretches:
        return []
    every = range(1, len(legacy_encodings()) + 1)
    readings = _believed([reading for words in stretches for reading in _best(text, words, every, 1.0)], _FEWEST)
    sure = {reading.encoding.name for reading in _believed(readings, _MANY)}
    if sure:
        states = [state for state in every if legacy_encodings()[state - 1].name in sure]
        words = _words(text, 0, len(text))
        again = _best(text, words, states, _EASIER, _LEAN if len(readings) > _MOST * len(words) else 0.0)
        readings = [reading for reading in readings if reading.encoding.name not in sure]
        taken = {reading.start for reading in readings}
        readings += [reading for reading in again if reading.start not in taken]
    return sorted(readings, key=lambda reading: reading.start)


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words stand between two offsets that have letters other than ASCII's."""
    return [
        match.span() for match in _WORD.finditer(text, start, end) if not match[0].isalpha() or not match[0].isascii()
    ]


def _believed(readings: list[_Reading], fewest: int) -> list[_Reading]:
    """The readings in encodings that make syllables of enough words."""
    right, wrong = _tally(readings)
    believed = {name for name in right if right[name] >= max(fewest, _LEAST_SHARE * (right[name] + wrong[name]))}
    return [reading for reading in readings if reading.encoding.name in believed]


def _tally(readings: list[_Reading]) -> tuple[Counter[str], Counter[str]]:
    """How many words each encoding makes syllables of, and of how many it does not."""
    right, wrong = (Counter(r.encoding.name for r in readings if r.right is verdict) for verdict in (True, False))
    return right, wrong


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The lines with traces of legacy letters, and those around them without a letter that is Unicode's alone."""
    done = 0
    while trace := _TRACE.search(text, done):
        start = text.rfind("\n", 0, trace.start()) + 1
        while start > done:
            before = text.rfind("\n", 0, start - 1) + 1
            if _UNICODE.search(text, before, start):
                break
            start = before
        end = _line_end(text, trace.end())
        while end < len(text):
            after = _line_end(text, end)
            if _UNICODE.search(text, end, after) and not _TRACE.search(text, end, after):
                break
            end = after
        yield max(start, done), end
        done = end


def _line_end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _best(
    text: str, words: list[tuple[int, int]], states: Sequence[int], ease: float, lean: float = 0.0
) -> list[_Reading]:
    """The best reading of words that follow each other, those that stay as they are left out (Viterbi). The states are
    the legacy encodings to be thought of, counted from 1; `ease` is what a change of encoding costs, of the usual, and
    `lean` what it costs to take a word as it is, beyond what it costs anyway."""
    encodings = legacy_encodings()
    states = (0, *states)  # the first stands for the word as it is
    costs = [0.0, *[_TURN_AT_LINE * ease] * (len(states) - 1)]
    came: list[list[int]] = []
    last = 0
    for start, end in words:
        turn = (_TURN_AT_LINE if text.find("\n", last, start) >= 0 else _TURN) * ease
        last = end
        least = min(costs)
        cheapest, most = costs.index(least), least + turn
        came.append([at if cost <= most else cheapest for at, cost in enumerate(costs)])
        paid = _costs(text[start:end])
        paid = (paid[0] + lean, *paid[1:]) if lean else paid
        costs = [min(cost, most) + paid[state] for cost, state in zip(costs, states, strict=True)]
    costs = [costs[0], *(cost + _TURN_AT_LINE * ease for cost in costs[1:])] if not lean else costs
    at = costs.index(min(costs))
    readings: list[_Reading] = []
    for (start, end), before in zip(reversed(words), reversed(came), strict=True):
        if at:
            cost = _costs(text[start:end])[states[at]]
            encoding = encodings[states[at] - 1]
            readings.append(_Reading(start, end, encoding, None if cost == _SHORT else cost == 0))
        at = before[at]
    return readings[::-1]


@lru_cache(maxsize=65536)
def _costs(word: str) -> tuple[float, ...]:
    """What it costs to take a word as it is, and in each legacy encoding."""
    return (_cost_as_is(word), *(_cost_in(encoding, word) for encoding in legacy_encodings()))


def _cost_as_is(word: str) -> float:
    if _UNICODE.search(word) or len(word) == 1:
        return 0.0
    bare = word.strip(_SIGNS)
    if bare.isascii() or is_syllable(bare.replace("Ð", "Đ").replace("ð", "đ").replace("\xad", "")):
        return 0.0
    return _FOREIGN if _LETTERS.fullmatch(bare) else _GARBLED


def _cost_in(encoding: LegacyEncoding, word: str) -> float:
    if _UNICODE.search(word):
        return _NEVER
    start, end = _core(encoding, word)
    if start == end:
        return _SHORT
    read = unicodedata.normalize("NFC", encoding.decode(word[start:end]))
    if len(word) == 1 or (read.isupper() and read.isalpha() and not is_syllable(read)):
        return _SHORT
    return 0.0 if is_syllable(read) else _WRONG


@lru_cache(maxsize=65536)
def _core(encoding: LegacyEncoding, word: str) -> tuple[int, int]:
    """The part of a word that is read in an encoding: all, or where that makes no syllable and the rest does, all but
    the signs around it (`“Héi`)."""
    for outer in ("", _QUOTES, _SIGNS) if len(word) > 1 else ():
        bare = word.strip(outer)
        if not bare or is_syllable(unicodedata.normalize("NFC", encoding.decode(bare))):
            start = word.find(bare)
            return start, start + len(bare)
    return 0, len(word)


def _converted(text: str, readings: list[_Reading]) -> str:
    """The text with those words converted."""
    pieces: list[str] = []
    without_capitals: list[tuple[int, int]] = []
    done = 0
    for reading in readings:
        encoding = reading.encoding
        start, end = reading.start, reading.end
        if end - start == 1 and _stays(text, start, encoding):
            continue
        first, last = _core(encoding, text[start:end])
        start, end = start + first, start + last
        pieces += text[done:start], encoding.decode(text[start:end])
        done = end
        if encoding.capitals_by_font:
            without_capitals.append((start, end))
    converted = "".join([*pieces, text[done:]])
    return with_capitals(converted, without_capitals)


def _stays(text: str, at: int, encoding: LegacyEncoding) -> bool:
    """Whether a sign that stands alone is meant as it is: punctuation, the mark of a footnote, a sign beside a figure;
    a long dash not where it is a word among capitals (VISCII's `NHÀ — CỦA`)."""
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    if text[at] == "—" and in_capitals(text, at, at + 1, ""):
        return encoding.decode("—") == "—"
    return text[at] in _PUNCTUATION or (text[at] in _SIGNS and any(letter.isdigit() for letter in beside))
