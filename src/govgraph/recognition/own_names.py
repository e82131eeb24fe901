"""Where the name of a body ends that is in no table: `Cục Quản lý Khám, chữa bệnh`, `Công ty Điện lực Bình Định`.

Such a name begins with a capital behind its head word and goes on over small letters to the next verb or stop
(Decree 30/2020/NĐ-CP, Appendix II, IV.1: the first letters of the words for type, function and field are capitals).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from govgraph.authority.units import level_words
from govgraph.recognition.agency_lexicon import Head, cues
from govgraph.recognition.agency_words import AgencyWords
from govgraph.recognition.places import UnitMention

_TOKEN = re.compile(r" ([^\s,;:()“”\"…]+)")
_CLOSING = frozenset(("Nam", "ương"))  # the last syllables of Việt Nam and Trung ương
_OF_OWN_UNIT = re.compile(r"của (?P<unit>tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?! \w*[A-ZĐ])(?!\w)")
_MOST_TOKENS = 16
_MOST_SMALL = 9


@cache
def _stops() -> dict[str, tuple[str, ...]]:
    """The phrases that end a name, by their first word."""
    found: dict[str, list[str]] = {}
    for phrase in (*cues("stop"), *cues("quantifier"), *(word for word in cues("owner") if word != "-")):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the text around a name: the words of agencies, the units by where they begin, and
    whether an agency's name begins at a place."""

    text: str
    folded: str
    words: AgencyWords
    units: Mapping[int, UnitMention]
    begins_name: Callable[[int], bool]


def own_name_end(
    around: Surroundings, start: int, head_end: int, purpose: bool
) -> tuple[int | None, Literal["own", "named"] | None]:
    """Where the name that begins with a head word ends, None if none does; and whether it ends in the document's own
    unit (`... tỉnh`) or in a named one. A body with a purpose (`Ban Chỉ đạo ...`) is one in particular only if its name
    has a unit, `quốc gia` or a capital in it."""
    text, folded = around.text, around.folded
    upper = text[start:head_end].isupper()
    at, tokens, small, particular, before = head_end, 0, 0, False, ""
    while tokens < _MOST_TOKENS:
        token = _TOKEN.match(text, at)
        if token is None:
            break
        begin = at + 1
        word = token[1]
        capital = word[0].isupper() or word[0].isdigit()
        if tokens == 0 and not capital and not (purpose and not upper):
            return None, None
        unit = around.units.get(begin)
        if unit is not None and (tokens or unit.said is not None):
            particular = True
            return unit.end, "named"
        own = _OF_OWN_UNIT.match(folded, begin)
        if own is not None and tokens and own["unit"] in level_words():
            return own.end(), "own"
        if not capital and _is_stop(folded, begin, word):
            break
        if tokens and upper and not word.isupper():
            break
        bare = word.rstrip(".")
        if bare in level_words() or folded.startswith("thành phố", begin):
            return begin + (len("thành phố") if folded.startswith("thành phố", begin) else len(bare)), "own"
        if word in ("và", "-", "–", "&"):
            if not _goes_on(around, at + len(token[0])):
                break
        elif capital and tokens and any(isinstance(e.meaning, Head) for _, e in around.words.names.get(begin, ())):
            break
        if not capital and (before in _CLOSING or before.isdigit()):
            break  # `Cục Bưu điện Trung ương quản lý`, `Quân khu 7 sẵn sàng`: the name ends with a place or number
        before = word
        small = 0 if capital else small + 1
        if small > _MOST_SMALL:
            break
        tokens += 1
        particular = particular or capital
        at = token.end()
        joined = max(word.find("-"), word.find("/"))
        if 0 < joined < len(word) - 1 and around.words.begin_at(begin + joined + 1):
            at = begin + joined  # `Cục X-Bộ Y`
            break
        if word[-1] in ".!?":
            at -= 1
            break
        if text[at : at + 2] == ", " and not _list_goes_on(around, at + 1):
            break
        if text[at : at + 1] == ",":
            at += 1
    end = len(text[:at].rstrip(" ,-–.").removesuffix(" và")) if at > head_end else at
    if not tokens or (purpose and not particular and "quốc gia" not in folded[head_end:end]):
        return None, None
    return end, None


def _is_stop(folded: str, at: int, word: str) -> bool:
    phrases = _stops().get(folded[at : at + len(word)].rstrip("."))
    return phrases is not None and any(
        folded.startswith(phrase, at) and not folded[at + len(phrase) : at + len(phrase) + 1].isalnum()
        for phrase in phrases
    )


def _goes_on(around: Surroundings, at: int) -> bool:
    """Whether a name goes on behind `và`: with a word that begins no other agency's name."""
    token = _TOKEN.match(around.text, at)
    if token is None or _is_stop(around.folded, at + 1, token[1]):
        return False
    if around.folded.startswith(cues("office"), at + 1):
        return False  # `Hội đồng quản trị và Tổng giám đốc`
    return not around.begins_name(at + 1) if token[1][0].isupper() else not around.words.begin_at(at + 1)


def _list_goes_on(around: Surroundings, at: int) -> bool:
    """Whether a name goes on behind a comma: with a small letter (`Khám, chữa bệnh`) or a list of fields that ends
    with `và` (`Báo chí, Xuất bản và In`), not with the next agency."""
    token = _TOKEN.match(around.text, at)
    if token is None or _is_stop(around.folded, at + 1, token[1]) or around.words.begin_at(at + 1):
        return False
    if around.folded.startswith(cues("office"), at + 1):
        return False
    if around.text[at + 1].islower():
        return True
    window = around.text[at + 1 : at + 40]
    joint = re.match(r"[^,;.:]{2,30}? và [A-ZĐ]", window)
    return joint is not None and not around.units.get(at + 1)
