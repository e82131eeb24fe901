"""Issuers by the symbols of document numbers: `CP` is the Government, `BYT` the Ministry of Health, `UBND` the People's
Committee of a jurisdiction that the number does not say (Decree 30/2020/NĐ-CP, Appendix I, part II, section 3)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from govgraph.authority.agencies import agency_parts, central_agencies, local_organs, portfolios
from govgraph.language.letters import fold
from govgraph.language.numbers import DocumentNumber

_TERM = re.compile(r"(?<=[A-ZĐ])(?:\d{1,2}|[IVX]+)$")
_PARTY = "TW"


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


@lru_cache(maxsize=4096)
def issuer_by_symbol(number: DocumentNumber) -> IssuerSymbol | None:
    """What a number's symbol says of its issuer, None where it says nothing that is known.

    The issuer stands last, or before the unit that drew the document up (`3413/UBND-TH`). A joint document's symbol
    names several (`01/2014/TTLT-UBDT-BTC`).
    """
    known = _symbols()
    if "TTLT" in number.parts[:1]:
        issuers = [known[part.upper()] for part in number.parts[1:] if part.upper() in known]
        names = [issuer.name for issuer in issuers if issuer.name]
        if names:
            return IssuerSymbol(", ".join(names), False, "|".join(re.escape(fold(name)) for name in names))
    for part in reversed(number.parts):
        symbol = part.upper()
        issuer = known.get(symbol) or known.get(_TERM.sub("", symbol))
        if issuer is not None:
            return issuer
    return None
