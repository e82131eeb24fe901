"""The words between and around agencies' names, as patterns made of the tables' words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govgraph.authority.units import level_words
from govgraph.recognition.agencies.lexicon import cues


class Patterns(NamedTuple):
    """Patterns made of the tables' words, over folded text: a bare level word; several levels or classes of units; what
    joins a body to its owner; deputies' titles before a word; a head's before a part in small letters; what before a
    small letter makes another word of it; `các` before a noun, and the words that stand there; another office's title
    between two bodies; the word for a place before its name."""

    level: re.Pattern[str]
    classes: re.Pattern[str]
    owner: re.Pattern[str]
    deputies: tuple[str, ...]
    head: re.Pattern[str]
    not_before: re.Pattern[str]
    quantifier: re.Pattern[str]
    quantifiers: tuple[str, ...]
    beside: re.Pattern[str]
    place_before: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, made once."""
    words = sorted((word for word in level_words() if "." not in word), key=lambda word: (-len(word), word))
    level = rf"(?:{'|'.join(map(re.escape, words))})(?!\w)"
    more = rf"(?:(?:, ?|/| và | hoặc | - )(?:các )?(?:{level}))"
    several = "|".join(cues("quantifier"))
    owners = "|".join(word for word in cues("owner") if word != "-")
    classes = (
        rf"(?:(?:{several}) (?:{level}|cấp)|(?:các )?cấp (?:{level})|(?:các|2|hai|ba) cấp|{level}(?={more}))"
        rf"(?:{more})*(?: trực thuộc trung ương)?(?: (?:thuộc|trong|của|trên địa bàn) tỉnh(?!\w))?"
    )
    return Patterns(
        level=re.compile(level),
        classes=re.compile(classes),
        owner=re.compile(rf"(?: (?:{owners}) | ?[-/] ?| (?=\w))"),
        deputies=tuple(f"{title} " for title in cues("deputy")),
        head=re.compile(rf"(?<!\w)(?:{'|'.join(cues('head_before'))}) $"),
        not_before=re.compile(rf"(?<!\w)(?:{'|'.join(cues('not_before'))}) $"),
        quantifier=re.compile(rf"(?<!\w)(?:{several})(?: đồng chí)? $"),
        quantifiers=cues("quantifier"),
        place_before=re.compile(rf"(?<!\w)(?:{'|'.join(cues('place_before'))}) $"),
        beside=re.compile(rf"(?:,| và|, và) (?:{'|'.join(cues('office'))}) "),
    )


def is_deputy(folded: str, start: int) -> bool:
    """Whether an office's title that begins at a place is a deputy's: `Phó Thủ tướng Chính phủ`."""
    return folded.startswith("phó ", max(0, start - 4))
