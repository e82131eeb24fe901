"""Capitals that TCVN3 lost: `S¾C LÖNH` has the codes of small letters, and only its font showed SẮC LỆNH.

Where such a text was converted letter by letter, without regard to the fonts, `SắC LệNH` is left; both are put right by
the words' own capitals and those beside them. A sentence begins with a capital (`ñy ban` is Ủy ban there), a
mark of a list does not (`®)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govgraph.language.syllables import is_syllable

_SMALL = re.compile("[a-z]")
_CAPITAL = re.compile("[A-ZĐĂÂÊÔƠƯ]")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 200
"""How many characters around a word are looked at for what case the line is set in."""

_TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ"
_HALF = re.compile(rf"[{_TONED}][A-ZĐ]")
_HALVES = re.compile(rf"{_HALF.pattern}|[A-ZĐ][A-ZĐ][{_TONED}](?![a-z])")
"""Inside a word, a small letter with a mark beside capitals without one. Before a capital it is found fast."""

_CANDIDATE = re.compile(rf"(?<![^\W\d_])[A-ZĐĂÂÊÔƠƯ{_TONED}]*[{_TONED}][A-ZĐĂÂÊÔƠƯ{_TONED}]*(?![^\W\d_])")
_CAPITAL_LINE = re.compile(rf"^[^a-z\n]*[{_TONED}][^a-z\n]*$", re.MULTILINE)
_FEWEST = 2
"""So many words that are capitals but for their marked letters, and it is no slip."""


_OPENING = r"(?:\A|\n[^\S\n]*\n|[.;:!?][”\")]*[^\S\n]*\n|[.!?] )[\s\-–+•*\d.)(“\"]*"
_BEHIND_OPENING = re.compile(rf"{_OPENING}\Z")
_SMALL_OPENING = re.compile(rf"({_OPENING})([{_TONED}])(?=\w+ )")
_LONGEST_OPENING = 20


def with_capitals(text: str, words: Iterable[tuple[int, int]]) -> str:
    """A converted text in which some words, by where they stand, have the capitals that they are meant to have."""
    pieces: list[str] = []
    done = 0
    for start, end in words:
        word = text[start:end]
        if in_capitals(text, start, end, word):
            word = word.upper()
        elif (
            len(word) > 1
            and word[0] in _TONED
            and _BEHIND_OPENING.search(text, max(start - _LONGEST_OPENING, 0), start)
        ):
            word = word[0].upper() + word[1:]
        pieces += text[done:start], word
        done = end
    return "".join([*pieces, text[done:]])


def in_capitals(text: str, start: int, end: int, word: str) -> bool:
    """Whether a word that stands between two offsets, and whose marked letters are small, is meant in capitals: by its
    own capitals or, where it has less than two, by the words on both sides of it in its line or, where it stands alone,
    in those around."""
    own = _case(word)
    if own is not None:
        return own
    before, after = text[max(start - _NEAR, 0) : start].replace("\t", "\n"), text[end : end + _NEAR].replace("\t", "\n")
    told = _told(before.rpartition("\n")[2], after.partition("\n")[0])
    if not told:
        told = _told(before, after)
        return len(told) > 1 and all(told)
    return all(told)


def _told(before: str, after: str) -> list[bool]:
    """Whether the nearest words on either side that tell it are in capitals; an abbreviation tells nothing."""
    sides = _WORD.findall(before)[::-1], _WORD.findall(after)
    cases = ((_case(near) for near in side if is_syllable(near)) for side in sides)
    return [case for side in cases if (case := next((case for case in side if case is not None), None)) is not None]


def _case(word: str) -> bool | None:
    """Whether a word is in capitals (two at least, and no small letter of ASCII), or not; None where it is too short
    to tell."""
    if _SMALL.search(word):
        return False
    return True if len(_CAPITAL.findall(word)) > 1 else None


def raise_capitals(text: str) -> tuple[str, int, int]:
    """A text in Unicode whose capitals with marks were left small, with these put right in their places; with how many
    such words there were, and how many of them are syllables."""
    if _HALF.search(text) is None:
        return text, 0, 0
    lines = {text.rfind("\n", 0, match.start()) + 1 for match in _HALVES.finditer(text)}
    lines.update(match.start() for match in _CAPITAL_LINE.finditer(text))
    found = [word for begin in sorted(lines) for word in _lowered(text, begin)]
    sure = [text[start:end] for start, end in found if _case(text[start:end])]
    right = sum(map(is_syllable, sure))
    if right < max(_FEWEST, 0.8 * len(sure)):
        return text, 0, 0
    pieces: list[str] = []
    done = 0
    for start, end in found:
        pieces += text[done:start], text[start:end].upper()
        done = end
    raised = _SMALL_OPENING.sub(lambda match: match[1] + match[2].upper(), "".join([*pieces, text[done:]]))
    return raised, len(sure), right


def _lowered(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The words of a line that are meant in capitals and have small letters."""
    end = text.find("\n", begin)
    for match in _CANDIDATE.finditer(text, begin, len(text) if end < 0 else end):
        if in_capitals(text, match.start(), match.end(), match[0]):
            yield match.span()
