"""The mottoes that stand at the top of documents: the State's (Decree 30/2020/NĐ-CP, Appendix I, part II, section 1),
the Republic's before 1976, and the Party's name (Guideline 36-HD/VPTW). They are found though scanning has spoilt some
of their letters."""

from __future__ import annotations

import re
from functools import cache

from govgraph.language.letters import lower, without_marks
from govgraph.structure.phrases import cues

_WORD = re.compile(r"\w+")
_BETWEEN = r"\W+"
_SPOILT = 2
"""How many words of a motto may be spoilt."""


@cache
def motto_words() -> tuple[str, ...]:
    """The first word, in capitals, of each of the State's mottoes: what a text is searched for before it is looked at
    more closely."""
    return tuple(dict.fromkeys(motto.split()[0].upper() for motto in cues("state motto")))


@cache
def _pattern() -> re.Pattern[str]:
    """Finds a motto whose letters are whole; the group is named for its role."""
    forms = (
        rf"(?P<{role.split()[0]}{index}>{_BETWEEN.join(_WORD.findall(motto))})(?!\w)"
        for role in ("state motto", "party motto")
        for index, motto in enumerate(cues(role))
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _plain_mottoes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (role, tuple(_WORD.findall(without_marks(motto))))
        for role in ("state motto", "party motto")
        for motto in cues(role)
    )


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word for _, motto in _plain_mottoes() for word in motto)


def has_whole_motto(text: str) -> bool:
    """Whether one of the State's mottoes stands in a text with all its letters whole."""
    flat = lower(text).replace("\n", " ")
    return any(motto in flat for motto in cues("state motto"))


def motto_in(text: str, spoilt: bool = True) -> tuple[int, int, str] | None:
    """Where in a text of the head a motto stands (offsets, the end exclusive) and its role, None where there is none.

    The text may hold line breaks; an organ's name may stand before it on the same line. Without `spoilt` only mottoes
    whose letters are whole are found.
    """
    match = _pattern().search(text)
    if match is not None:
        return match.start(), match.end(), f"{(match.lastgroup or '').rstrip('0123456789')} motto"
    if not spoilt:
        return None
    if len(_plain_words().intersection(_WORD.findall(lower(without_marks(text))))) <= _SPOILT:
        return None
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    plain = [lower(without_marks(text[start:end])) for start, end in words]
    for index, word in enumerate(plain):
        for role, motto in _plain_mottoes():
            if not _alike(word, motto[0]) or len(plain) - index < len(motto) - 1:
                continue
            found = plain[index : index + len(motto)]
            unlike = sum(not _alike(a, b) for a, b in zip(found, motto, strict=False)) + len(motto) - len(found)
            if unlike <= (_SPOILT if len(motto) > 4 else 0):
                return words[index][0], words[index + len(found) - 1][1], role
    return None


def _alike(word: str, other: str) -> bool:
    """Whether two words are the same, or, of more than two letters, the same but for one letter."""
    if word == other:
        return True
    if len(other) < 3 or abs(len(word) - len(other)) > 1:
        return False
    same = sum(a == b for a, b in zip(word, other, strict=False))
    return same >= max(len(word), len(other)) - 1
