"""Where the name of a body ends that is in no table: `Cục Quản lý Khám, chữa bệnh`, `Công ty Điện lực Bình Định`.

Such a name begins with a capital behind its head word and goes on over small letters to the next verb or stop
(Decree 30/2020/NĐ-CP, Appendix II, IV.1: the first letters of the words for type, function and field are capitals).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from govgraph.authority.agencies import AgencyPart
from govgraph.authority.units import level_words
from govgraph.recognition.agencies.lexicon import Head, cues
from govgraph.recognition.agencies.words import AgencyWords
from govgraph.recognition.places import UnitMention

_TOKEN = re.compile(r" ([^\s,;:()“”\"…]+)")
_DATED = re.compile(r" (?:\d|[ivx]+(?!\w))")
_CONNECTIVES = frozenset(("và", "-", "–", "&"))
_MOST_TOKENS = 16
_MOST_SMALL = 12
_LONGEST_CLOSING = 24


@cache
def _stops() -> dict[str, tuple[str, ...]]:
    """The phrases that end a name, by their first word."""
    found: dict[str, list[str]] = {}
    for phrase in (*cues("stop"), *cues("quantifier"), *(word for word in cues("owner") if word != "-")):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _bound() -> frozenset[str]:
    """Words of two syllables of which the second by itself would end a name: `thiết bị`."""
    return frozenset(cues("bound"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the text around a name: the words of agencies, the units by where they begin, and
    whether an agency's name begins at a place."""

    text: str
    folded: str
    words: AgencyWords
    units: Mapping[int, UnitMention]
    begins_name: Callable[[int], bool]


class OwnName(NamedTuple):
    """Where a name ends, whether it ends in the document's own unit (`... tỉnh`), and whether it is a body's in
    particular by itself, not only with the owner behind it (`Tổ công tác cải cách hành chính của Thủ tướng`)."""

    end: int
    own_unit: bool
    particular: bool = True


def read_own_name(around: Surroundings, start: int, head_end: int, purpose: bool) -> OwnName | None:
    """The name that begins with a head word; None if none does. A body with a purpose (`Ban Chỉ đạo ...`) goes on in
    small letters, and is one in particular only if its name has a unit, a capital, a word such as `quốc gia` or an
    owner."""
    text, folded = around.text, around.folded
    in_capitals = text[start:head_end].isupper()
    at, tokens, small, particular = head_end, 0, 0, False
    before = ""
    while tokens < _MOST_TOKENS and (token := _TOKEN.match(text, at)) is not None:
        begin, word = at + 1, token[1]
        capital = word[0].isupper() or word[0].isdigit()
        unit = around.units.get(begin)
        if unit is not None and (tokens or unit.said is not None):
            return OwnName(unit.end, own_unit=False)
        if tokens == 0 and not capital and not (purpose and not in_capitals):
            return None
        if (own := _own_unit_end(around, begin, tokens)) is not None:
            return OwnName(own, own_unit=True)
        if _ends_before(around, token, before) or (tokens and in_capitals and not word.isupper()):
            break
        if capital and tokens and _head_of_another(around, begin):
            break
        small = 0 if capital else small + 1
        if small > _MOST_SMALL:
            break
        tokens, before, at = tokens + 1, word, token.end()
        particular = particular or capital
        joined = max(word.find("-"), word.find("/"))
        if 0 < joined < len(word) - 1 and around.words.begin_at(begin + joined + 1):
            at = begin + joined  # `Cục X-Bộ Y`
            break
        if word[-1] in ".!?":
            at -= 1
            break
        if text[at : at + 1] == ",":
            particular_body = folded.startswith(cues("particular"), start)
            if text[at + 1 : at + 2] == " " and not _list_goes_on(around, at + 1, particular_body):
                break
            at += 1
    end = len(text[:at].rstrip(" ,-–.").removesuffix(" và"))
    if not tokens:
        return None
    particular = particular or not purpose or any(word in folded[head_end:end] for word in cues("national"))
    return OwnName(end, own_unit=False, particular=particular)


def _head_of_another(around: Surroundings, at: int) -> bool:
    """Whether another body's name begins at a word within a name: a head word that words go on behind, not one that
    closes this name (`Vụ Giáo dục Đại học, Vụ Pháp chế`)."""
    heads = [end for end, entry in around.words.names.get(at, ()) if isinstance(entry.meaning, Head)]
    return any(around.text[end : end + 1] == " " and not around.folded.startswith(" và ", end) for end in heads)


@cache
def _own_unit() -> re.Pattern[str]:
    """A bare level word, with `của` before it or without: the document's own unit."""
    words = sorted((word for word in level_words() if "." not in word), key=lambda word: (-len(word), word))
    return re.compile(rf"(?P<of>của )?(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _own_unit_end(around: Surroundings, at: int, tokens: int) -> int | None:
    """Where a bare level word that closes a name ends; None if none stands here."""
    own = _own_unit().match(around.folded, at)
    if own is None or (own["of"] is not None and not tokens) or around.folded.startswith(cues("compound"), at):
        return None
    capital = around.text[at].isupper()
    return own.end() if not capital or " " in own[0] else None


def _ends_before(around: Surroundings, token: re.Match[str], before: str) -> bool:
    """Whether a name ends before a word: a verb or another stop, a word behind a place or number (`Cục Bưu điện Trung
    ương quản lý`, `Quân khu 7 sẵn sàng`), or `và` before another name."""
    word, begin = token[1], token.start() + 1
    if around.folded.startswith(cues("dated"), begin) and _DATED.match(around.folded, token.end()):
        return True
    if word[0].isupper() and not word.isupper() and around.folded.startswith(cues("quantifier"), begin):
        return token.end() + 1 in around.words.nouns  # `Vụ Pháp chế | Các đơn vị thuộc Bộ`, in a table's row
    if word[0].isupper() or word[0].isdigit():
        return False
    closed = before.isdigit() or around.folded[max(0, begin - _LONGEST_CLOSING) : begin].rstrip(" ,").endswith(
        cues("closing")
    )
    if around.folded.startswith((*cues("national"), *cues("field")), begin):
        return False  # `Ban Chỉ đạo 389 quốc gia`, `Ban Chỉ đạo Trung ương về cải cách tư pháp`
    if word in _CONNECTIVES:
        return closed or not _goes_on(around, token.end())
    if f"{before.lower()} {word}" in _bound():
        return False
    return (closed and bool(before)) or _is_stop(around.folded, begin, word)


def _is_stop(folded: str, at: int, word: str) -> bool:
    phrases = _stops().get(folded[at : at + len(word)].rstrip("."))
    if phrases is None or folded.startswith(cues("within"), at):
        return False
    return any(
        folded.startswith(phrase, at) and not folded[at + len(phrase) : at + len(phrase) + 1].isalnum()
        for phrase in phrases
    )


def _goes_on(around: Surroundings, at: int) -> bool:
    """Whether a name goes on behind `và`: with a word that begins no other agency's name."""
    token = _TOKEN.match(around.text, at)
    small = token is not None and token[1][0].islower()
    if token is None or (small and _is_stop(around.folded, at + 1, token[1])):
        return False
    if around.folded.startswith(cues("office"), at + 1):
        return False  # `Hội đồng quản trị và Tổng giám đốc`
    if small:
        return not around.words.begin_at(at + 1)
    part = any(isinstance(entry.meaning, AgencyPart) for _, entry in around.words.names.get(at + 1, ()))
    return not part and not around.begins_name(at + 1)


def _list_goes_on(around: Surroundings, at: int, particular: bool) -> bool:
    """Whether a name goes on behind a comma: with a small letter (`Khám, chữa bệnh`), but not that of one of many of a
    kind (`particular`: a school, an enterprise), or a list of fields that ends with `và` (`Báo chí, Xuất bản và In`),
    not with the next agency."""
    token = _TOKEN.match(around.text, at)
    if token is None or _is_stop(around.folded, at + 1, token[1]) or around.words.begin_at(at + 1):
        return False
    if around.folded.startswith(cues("office"), at + 1):
        return False
    if around.text[at + 1].islower():
        return not particular
    window = around.text[at + 1 : at + 40]
    joint = re.match(r"[^,;.:]{2,30}? và [A-ZĐ]", window)
    return joint is not None and not around.units.get(at + 1)
