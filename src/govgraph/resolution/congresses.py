"""Resolutions of Party congresses and plenums, which have no number: a congress is known by its ordinal or its term.

`Nghị quyết Đại hội XIII của Đảng` and `Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng` are one; that of a
province's congress is known within the province. A plenum (`Nghị quyết Trung ương 4 khóa XII`) is known by its ordinal
and that of the congress which elected the committee; it may have passed several resolutions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from msgspec import Struct, structs

from govgraph.authority.party_terms import congresses, national_congress
from govgraph.authority.units import level_words
from govgraph.graph.iris import slug
from govgraph.language.letters import fold
from govgraph.records import Citation, ResolvedCitation
from govgraph.resolution import reasons
from govgraph.resolution.jurisdictions import COUNTRY, Jurisdiction, Jurisdictions, unit_in_name
from govgraph.resolution.keys import join, title_step, type_step

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_WORDS = {
    **{word: value for value, word in enumerate(_UNITS)},
    "nhất": 1,
    "nhì": 2,
    "tư": 4,
    "lăm": 5,
    "mốt": 1,
}
"""The Vietnamese numerals from which the ordinals of congresses are made."""
_ORDINAL = (
    r"(?:[ivxlc]+|\d{1,2}|(?:mười|hai mươi)(?: (?:một|mốt|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín))?|nhất|nhì|"
    + (r"hai|ba|bốn|tư|năm|sáu|bảy|tám|chín)(?!\w)")
)
_CONGRESS = re.compile(r"\bđại hội\b")
_PLENUM = re.compile(rf"\b(?:trung ương(?: đảng)?|hội nghị)\b.*\bkhóa (?:thứ )?(?P<congress>{_ORDINAL})")
_PLENUM_ORDINAL = re.compile(rf"\b(?:lần thứ|trung ương(?: đảng)?(?: lần)?(?: thứ)?) (?P<ordinal>{_ORDINAL})")
_CONGRESS_ORDINAL = re.compile(rf"\b(?:lần thứ|khóa(?: thứ)?|thứ|đại hội(?: đảng)?(?: bộ)?) (?P<ordinal>{_ORDINAL})")
_TERM = re.compile(r"\b(?P<first>(?:19|20)\d\d) ?- ?(?P<last>(?:19|20)\d\d)\b")
_LOCAL = re.compile(r"\bđảng bộ\b(?: (?P<level>\w+))?")
_BARE = re.compile(rf"đại hội(?: đại biểu)?(?: lần thứ| khóa)? {_ORDINAL}(?:,? (?:nhiệm kỳ|giai đoạn).*)?")
"""A congress of which only the ordinal is said: the national one, if there has been one of that ordinal."""
_NATIONAL = re.compile(r"\btoàn quốc\b|\bđảng cộng sản\b|\bcủa đảng\b|\bđại hội đảng\b(?! bộ)|\btrung ương\b")


class Congress(Struct, frozen=True):
    """What a mention says of a congress or plenum. Ordinals are Roman."""

    ordinal: str | None
    term: str | None
    plenum: str | None
    is_plenum: bool
    local: bool
    national: bool
    level: str | None = None
    """The level word behind `Đảng bộ` (`tỉnh`)."""


def is_congress(citation: Citation) -> bool:
    """Whether a mention without number names the resolution of a congress or plenum."""
    return citation.number is None and citation.issuer is not None and read_congress(citation.issuer) is not None


@lru_cache(maxsize=65536)
def read_congress(words: str) -> Congress | None:
    """What the words say of a congress or plenum, None if they name none."""
    folded = fold(words)
    term = _TERM.search(folded)
    said = f"{term['first']}-{term['last']}" if term else None
    local = _LOCAL.search(folded)
    level = local["level"] if local else None
    plenum = _PLENUM.search(folded)
    if plenum is not None and _CONGRESS.search(folded) is None:
        found = _PLENUM_ORDINAL.search(folded)
        ordinal = _roman(found["ordinal"]) if found else None
        return Congress(_roman(plenum["congress"]), said, ordinal, True, local is not None, local is None, level)
    if _CONGRESS.search(folded) is None:
        return None
    found = _CONGRESS_ORDINAL.search(folded)
    ordinal = _roman(found["ordinal"]) if found else None
    bare = _BARE.fullmatch(folded) is not None
    national = local is None and (_NATIONAL.search(folded) is not None or (bare and _has_been(ordinal)))
    return Congress(ordinal, said, None, False, local is not None or (bare and not national), national, level)


def _has_been(ordinal: str | None) -> bool:
    return ordinal is not None and national_congress(ordinal) is not None


class Congresses:
    """The congresses of a collection. Fill it with `cite` for every citation of one, then ask `resolve`."""

    def __init__(self) -> None:
        self._ordinals: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        """By path of the unit and term: the ordinals of the congress that opened it."""
        for known in congresses():
            if known.ordinal is not None and known.unit is not None:
                self._ordinals[slug(known.unit), known.term].add(known.ordinal)
            elif known.ordinal is not None:
                self._ordinals[COUNTRY.path, known.term].add(known.ordinal)

    def cite(self, citation: Citation, within: Jurisdictions, said: str) -> None:
        """Take in a mention: one that gives ordinal and term tells the ordinal to those that give the term alone."""
        issuer = citation.issuer or ""
        congress, where = _read(issuer, said), None
        if congress.term is not None and congress.ordinal is not None and not congress.is_plenum:
            where = _jurisdiction(congress, issuer, within)
        if where is not None and where.known:
            self._ordinals[where.path, congress.term or ""].add(congress.ordinal or "")

    def resolve(self, citation: Citation, within: Jurisdictions, said: str) -> ResolvedCitation:
        """Which resolution a mention means. `said` are its words: they may give the term behind the congress's name."""
        issuer = citation.issuer or ""
        congress = _read(issuer, said)
        where = _jurisdiction(congress, issuer, within)
        kind = type_step(citation.type)
        if where is None:  # of some other organisation: known by its words, within the document
            return ResolvedCitation(join(kind, title_step(issuer), within.alone.path), "unresolved", reasons.NO_NUMBER)
        ordinals = self._ordinals.get((where.path, congress.term or ""), set())
        ordinal = congress.ordinal or (next(iter(ordinals)) if len(ordinals) == 1 else None)
        which = ordinal.lower() if ordinal else congress.term
        steps = ("dai-hoi-dang" if where == COUNTRY else "dai-hoi-dang-bo", where.path)
        if which is None:
            key = join(kind, *steps, within.alone.path if where.known else "")
            return ResolvedCitation(key, "unresolved", reasons.CONGRESS_UNKNOWN)
        if congress.is_plenum:
            steps = ("hoi-nghi-trung-uong" if where == COUNTRY else "hoi-nghi-cap-uy", where.path)
            which = join(which, congress.plenum.lower() if congress.plenum else "")
        key = join(kind, *steps, which)
        if not where.known:
            return ResolvedCitation(key, "unresolved", reasons.CONGRESS_NO_JURISDICTION)
        return ResolvedCitation(key, "resolved", reasons.PLENUM if congress.is_plenum else reasons.CONGRESS)


def _read(issuer: str, said: str) -> Congress:
    """What a mention says of a congress, the term from its words where the issuer's name has none."""
    congress = read_congress(issuer) or Congress(None, None, None, False, False, False)
    if congress.term is not None:
        return congress
    term = _TERM.search(said)
    return structs.replace(congress, term=f"{term['first']}-{term['last']}" if term else None)


def congress_year(key: str) -> int | None:
    """The year in which a national congress closed, by the key of its resolution."""
    if "/dai-hoi-dang/" not in key:
        return None
    congress = national_congress(key.rpartition("/")[2].upper())
    return int(congress.closed[:4]) if congress else None


def _jurisdiction(congress: Congress, issuer: str, within: Jurisdictions) -> Jurisdiction | None:
    """Whose congress it is; None where the words name another organisation's."""
    if congress.national:
        return COUNTRY
    if congress.local:
        unit = unit_in_name(_ORDINAL_TAIL.sub("", issuer))
        if unit is not None:
            return within.unit(unit)
        own_province = congress.level is None or level_words().get(congress.level, ("", ()))[1] == ("province",)
        own = within.own_province if own_province else within.own
        return own if own.path else within.alone
    return None


_ORDINAL_TAIL = re.compile(
    rf",? (?:lần thứ|lần|khóa|khoá|nhiệm kỳ|giai đoạn) .*$|(?<=hội) {_ORDINAL}(?= )", re.IGNORECASE
)


def _roman(ordinal: str) -> str:
    """An ordinal in Roman figures, however it is written: `13`, `mười ba`, `xiii` give `XIII`."""
    if re.fullmatch(r"[ivxlc]+", ordinal):
        return ordinal.upper()
    if ordinal.isdecimal():
        value = int(ordinal)
    else:
        value = 0
        for word in ordinal.split():
            if word == "mười":
                value += 10
            elif word == "mươi":
                value *= 10
            else:
                value += _WORDS[word]
    figures = ""
    for number, figure in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= number:
            figures, value = figures + figure, value - number
    return figures
