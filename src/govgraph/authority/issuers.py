"""Issuers by the symbols of document numbers: `CP` is the Government, `BYT` the Ministry of Health, `UBND` the People's
Committee of a jurisdiction that the number does not say (Decree 30/2020/NĐ-CP, Appendix I, part II, section 3)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from govgraph.authority.agencies import agency_parts, central_agencies, central_agency, local_organs, portfolios
from govgraph.authority.document_types import document_types
from govgraph.authority.succession import successions
from govgraph.language.letters import fold
from govgraph.language.numbers import DocumentNumber, symbol_parts

_TERM = re.compile(r"(?<=[A-ZĐ])(?:\d{1,2}|[IVX]+)$")
_PARTY = "TW"
_JOINT = re.compile(r"\wL[TNBS]$")  # TTLT, TTLB, HDLN, NQLT: liên tịch, liên bộ, liên ngành, liên sở


class IssuerSymbol(Struct, frozen=True):
    """What a symbol says of the issuer. `name` is None where it names a whole apparatus (`TW`: any organ of the Party's
    centre); `scoped` where the name needs a jurisdiction; `family` is a pattern of the folded names of issuers that
    agree with the symbol, None if any does."""

    name: str | None
    scoped: bool
    family: str | None


@cache
def _symbols() -> dict[str, IssuerSymbol]:
    known: dict[str, IssuerSymbol] = {}

    def add(symbols: tuple[str, ...], issuer: IssuerSymbol) -> None:
        for symbol in symbols:
            known.setdefault(symbol.upper(), issuer)

    known[_PARTY] = IssuerSymbol(None, False, None)
    for agency in central_agencies():
        anchor = "^" if agency.name == "Chính phủ" else ""
        add(agency.symbols, IssuerSymbol(agency.name, False, anchor + re.escape(fold(agency.name))))
    for organ in local_organs():
        family = "ủy|đảng bộ" if organ.attaches != "unit" else re.escape(fold(organ.name))
        add(organ.symbols, IssuerSymbol(organ.name, True, family))
    for portfolio in portfolios():
        name = f"Sở {portfolio.name}"
        add(portfolio.department_symbols, IssuerSymbol(name, True, re.escape(fold(name))))
    for part in agency_parts():
        for symbol in part.symbols:
            if symbol.endswith("TU"):
                name = f"{part.name} Tỉnh ủy"
                add((symbol,), IssuerSymbol(name, True, re.escape(fold(part.name))))
            elif symbol.endswith("UBND"):
                name = f"{part.name} Ủy ban nhân dân"
                add((symbol,), IssuerSymbol(name, True, "ủy ban nhân dân"))
    return known


@cache
def _type_symbols() -> frozenset[str]:
    return frozenset(symbol.upper() for kind in document_types() for symbol in kind.symbols)


@cache
def _part_symbols() -> frozenset[str]:
    """The symbols of parts that any body may have (`BCSĐ`): they do not say whose."""
    return frozenset(symbol.upper() for part in agency_parts() if part.owners == "any" for symbol in part.symbols)


@cache
def _earlier_names() -> dict[str, tuple[str, ...]]:
    """By the name of a body, the folded names that it bore before."""
    renamed = {
        row.successor: before
        for before, rows in successions("central").items()
        for row in rows
        if row.kind == "renaming" and row.successor is not None
    }
    found: dict[str, tuple[str, ...]] = {}
    for name in renamed:
        earlier, at = [], renamed.get(name)
        while at is not None:
            earlier.append(fold(at))
            at = renamed.get(at)
        found[name] = tuple(earlier)
    return found


@cache
def _old_style(first: str, unit: str) -> IssuerSymbol | None:
    """The ministry that numbers of before 1997 name by its field alone, before the unit that drew them up (`89-TC/TCT`:
    Bộ Tài chính, by its Tổng cục Thuế)."""
    drafter = _symbols().get(unit)
    central = central_agency(drafter.name) if drafter is not None and drafter.name else None
    for portfolio in portfolios():
        ministry = f"Bộ {portfolio.name}"
        if first in portfolio.forms and central is not None and central.parent == ministry:
            return IssuerSymbol(ministry, False, re.escape(fold(ministry)))
    return None


@lru_cache(maxsize=8192)
def _issuer_of(symbol: str) -> IssuerSymbol | None:
    known = _symbols()
    parts = [part.upper() for part in symbol_parts(symbol)]
    if parts and _JOINT.search(parts[0]):
        issuers = [known[part] for part in parts[1:] if part in known]
        names = [issuer.name for issuer in issuers if issuer.name]
        if names:
            return IssuerSymbol(", ".join(names), False, "|".join(re.escape(fold(name)) for name in names))
    typed = bool(parts) and parts[0] in _type_symbols()
    if typed and len(parts) == 1:
        return None  # `33-CT`: the type, and no issuer
    # a letter's number bears no type, so its first symbol is the issuer even where it is also a type's (`5706/CT-CS`)
    whose = () if typed and not _part_symbols().isdisjoint(parts[1:]) else parts[:1]
    for part in (*parts[1:], *whose) if typed else parts:
        issuer = known.get(part) or known.get(_TERM.sub("", part)) or known.get(part.split(".", 1)[0])
        if issuer is not None:
            return issuer
    return None


@lru_cache(maxsize=65536)
def with_hyphen(number: DocumentNumber) -> DocumentNumber:
    """The number with the mark that was left out behind its type's symbol: `37/2025/TTBNNMT` as `37/2025/TT-BNNMT`,
    `12/QĐUBND` as `12/QĐ-UBND`. A number comes back as it is where its first symbol is known itself (`TTCP`, the
    Government Inspectorate), or what is left of it stands for no body."""
    parts = number.parts
    if not parts or (number.year is None and len(parts) > 1):
        return number
    first, known = parts[0].upper(), _symbols()
    if first in known or first in _type_symbols():
        return number
    for length in range(len(first) - 1, 1, -1):
        rest = first[length:]
        if first[:length] in _type_symbols() and (rest in known or _TERM.sub("", rest) in known):
            mark = "-" if number.separator == "/" else "/"
            symbol = f"{number.symbol[:length]}{mark}{number.symbol[length:]}"
            return DocumentNumber(number.ordinal, symbol, number.separator, number.year)
    return number


def issuer_by_symbol(number: DocumentNumber) -> IssuerSymbol | None:
    """What a number's symbol says of its issuer, None where it says nothing that is known.

    The issuer stands behind the type, if there is one, and before the unit that drew the document up (`3413/UBND-TH`,
    `36/QĐ-BNN-PC`). A joint document's symbol names several (`01/2014/TTLT-UBDT-BTC`).
    """
    if number.separator == "-" and "/" in number.symbol and len(number.parts) == 2:
        old = _old_style(*(part.upper() for part in number.parts))
        if old is not None:
            return old
    return _issuer_of(with_hyphen(number).symbol)


@lru_cache(maxsize=8192)
def agrees(symbol: IssuerSymbol, stated: str) -> bool:
    """Whether a stated issuer can be the one that a symbol names: the same body, its head, a body of the same organ, or
    the body under the name that it bore before (`123-CP của Hội đồng Chính phủ`)."""
    if symbol.name is None or symbol.family is None or re.search(symbol.family, fold(stated)) is not None:
        return True
    return fold(stated) in _earlier_names().get(symbol.name, ())
