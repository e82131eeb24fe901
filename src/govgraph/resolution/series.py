"""Series of numbers: within which body, type and period a number is given once.

Two spellings of one number meet here: leading zeros, spaces, dashes, Đ/D, and which separator stands where
(`68/NQ-TW` for `68-NQ/TW`) do not matter. The symbol tells the type, unless the words say another type that the symbol
may stand for too: Party documents write `30-QĐ/TU` over a Quyết định and over a Quy định, `32-CT/TU` over a Chỉ thị and
over a Chương trình hành động, and number each type by itself (Guideline 36-HD/VPTW of 2018, section II.1.3).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from govgraph.authority.agencies import agency_parts, attached_organ, central_agency, local_organs
from govgraph.authority.document_types import document_types, type_by_name, type_by_symbol
from govgraph.authority.issuers import IssuerSymbol, issuer_by_symbol, with_hyphen
from govgraph.errors import NumberError
from govgraph.graph.iris import slug
from govgraph.language.letters import fold, without_marks
from govgraph.language.numbers import DocumentNumber, number_key, parse_number, tidy_number
from govgraph.resolution.jurisdictions import COUNTRY, Jurisdiction, Jurisdictions
from govgraph.resolution.keys import join, type_step

Numbering = Literal["year in the number", "legislature in the number", "calendar year", "term of office"]
"""What tells apart the documents that bear one number. The Standing Committee of the National Assembly numbers its
resolutions through a legislature, which its symbol names (`938/NQ-UBTVQH15` of 2023, `1656/NQ-UBTVQH15` of 2025)."""

_LEGISLATURE = re.compile(r"\bUBTVQH\d+$")
_GENERIC = "Văn bản"
_LETTER = "Công văn"


class Series(Struct, frozen=True):
    """One number in one series. `kind` is the step of the type, `number` that of the number. Years or terms tell apart
    the documents that bear the number, unless it has its year or its legislature in itself; `year` is the year that it
    has, else empty."""

    kind: str
    number: str
    jurisdiction: Jurisdiction
    numbering: Numbering
    year: str = ""

    @property
    def complete(self) -> bool:
        """Whether the number alone tells the document, without a date."""
        return self.numbering in ("year in the number", "legislature in the number")

    def key(self, *steps: str) -> str:
        """The key of a document of the series, by its period or what else tells it."""
        return join(self.kind, self.number, self.jurisdiction.path, *steps)


class _Reading(Struct, frozen=True):
    """What a number says by itself, with the type word beside it."""

    kind: str
    number: str
    numbering: Numbering
    issuer: IssuerSymbol | None
    year: str = ""


def series_of(number: str, kind: str | None, issuer: str | None, within: Jurisdictions) -> Series:
    """The series of a number as a document says it: with its type word and with the issuer that it names."""
    reading = _read(number, kind)
    where = _jurisdiction(reading.issuer, issuer, within)
    return Series(reading.kind, reading.number, where, reading.numbering, reading.year)


class Short(Struct, frozen=True):
    """A number of which only the ordinal is given (`Nghị quyết 68`): the steps of its type and ordinal."""

    kind: str
    ordinal: str

    def may_be(self, series: Series) -> bool:
        """Whether a number in full may be the one that is meant."""
        return series.kind == self.kind and series.number.partition("-")[0] == self.ordinal


@lru_cache(maxsize=65536)
def short_number(number: str, kind: str | None) -> Short | None:
    """The ordinal of a number that has no symbol; None for one in full."""
    ordinal = number_key(number)
    return Short(type_step(_broad(kind)), ordinal) if ordinal[:1].isdecimal() and ordinal.isalnum() else None


def country_series(number: str, kind: str | None) -> Series:
    """The series of a number of a national body, by its symbol alone."""
    reading = _read(number, kind)
    return Series(reading.kind, reading.number, COUNTRY, reading.numbering, reading.year)


@lru_cache(maxsize=262144)
def type_of(number: str, kind: str | None) -> str | None:
    """The type's name, by the words where they name one, else by the symbol."""
    if kind is not None and kind != _GENERIC:
        return kind
    try:
        by_symbol = type_by_symbol(with_hyphen(parse_number(tidy_number(number))))
    except NumberError:
        return kind
    return by_symbol.name if by_symbol else kind


@lru_cache(maxsize=262144)
def _read(number: str, kind: str | None) -> _Reading:
    try:
        parsed = with_hyphen(parse_number(tidy_number(number)))
    except NumberError:
        return _Reading(type_step(_broad(kind)), slug(number_key(number)), "calendar year", None)
    issuer = issuer_by_symbol(parsed)
    numbering: Numbering = "calendar year"
    if parsed.year is not None:
        numbering = "year in the number"
    elif _LEGISLATURE.search(parsed.symbol):
        numbering = "legislature in the number"
    elif _is_party(issuer):
        numbering = "term of office"
    year = str(parsed.year or "")
    number_step = slug("-".join(filter(None, (parsed.ordinal, year, *parsed.parts))))
    return _Reading(type_step(_series_type(parsed, kind)), number_step, numbering, issuer, year)


def _series_type(number: DocumentNumber, said: str | None) -> str | None:
    """The type by which the number is counted."""
    by_symbol = type_by_symbol(number)
    if by_symbol is None or said is None or said == _GENERIC:
        return _broad(by_symbol.name if by_symbol else said)
    if said == by_symbol.name:
        return _broad(said)
    named = type_by_name(fold(said))
    if len(number.parts) == 1 and named is not None and named.symbols:
        return _broad(said)  # the symbol names the body alone: `22/CP`, `973/2020/UBTVQH14`
    if said == _LETTER and issuer_by_symbol(_without_type(number)) is None:
        return said  # `CT` in `1234/CT-TTHT` is no type but a tax department
    if number.year is None and _initials(said).startswith(_plain(number.parts[0])):
        return _broad(said)
    return _broad(by_symbol.name)


def _without_type(number: DocumentNumber) -> DocumentNumber:
    return DocumentNumber(number.ordinal, "-".join(number.parts[1:]), number.separator, number.year)


def _initials(words: str) -> str:
    return "".join(word[0] for word in _plain(words).split())


def _plain(words: str) -> str:
    return without_marks(fold(words))


@lru_cache(maxsize=1024)
def _broad(name: str | None) -> str | None:
    """The type of which a type is a kind: a `Báo cáo thẩm tra` is a Báo cáo, a `Chương trình hành động` a Chương trình;
    the longest other type whose words begin the name."""
    if name is None:
        return None
    wider = [kind.name for kind in document_types() if name.startswith(f"{kind.name} ")]
    return max(wider, key=len, default=name)


def _is_party(issuer: IssuerSymbol | None) -> bool:
    """Whether the numbers of a symbol are the Party's."""
    if issuer is None:
        return False
    if issuer.name is None:
        return True  # TW: any organ of the Party's centre
    central = central_agency(issuer.name)
    if central is not None:
        return central.branch == "party"
    return _branch_of_organ(issuer.name) == "party"


@lru_cache(maxsize=4096)
def _branch_of_organ(name: str) -> str | None:
    """The branch of a local organ or of a part of one: `Văn phòng Tỉnh ủy` is the Party's."""
    for part in agency_parts():
        if part.branch is not None and name.startswith(f"{part.name} "):
            return part.branch
    owners = [organ for organ in local_organs() if name.endswith(organ.name)]
    return max(owners, key=lambda organ: len(organ.name)).branch if owners else None


def _jurisdiction(symbol: IssuerSymbol | None, issuer: str | None, within: Jurisdictions) -> Jurisdiction:
    """Where a number is meant. The issuer that the words or the symbol name decides; a central symbol is the country's
    unless a local body is named with it."""
    named = within.of(issuer) if issuer else None
    if symbol is not None and not symbol.scoped:
        return named if named is not None and named.known and named.path else COUNTRY
    if named is not None and (named.path or symbol is None):
        return named
    if symbol is None:
        # an unknown body: one of the citing document's own surroundings
        return COUNTRY if within.own == COUNTRY else within.own_province
    name = symbol.name or ""
    if attached_organ(name) in ("province", "city") or name.startswith("Sở "):
        return within.own_province
    return within.own if within.own.path else within.alone
