"""Who issued a document that is cited: what the words after it say, what its symbol says, and which of them counts.

The symbol decides; a stated issuer that agrees with it is more precise (`QĐ-UBND ... của Chủ tịch Ủy ban nhân dân
tỉnh`) and is taken. A stated issuer that contradicts the symbol is kept beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govgraph.authority.issuers import IssuerSymbol, issuer_by_symbol
from govgraph.authority.positions import office_pattern
from govgraph.language.dates import DAY, read_day
from govgraph.language.letters import fold
from govgraph.language.numbers import DocumentNumber
from govgraph.recognition.context import Context
from govgraph.recognition.mentions import Agencies, Mention

_OF = re.compile(r",? (?:của|do) (?:liên (?:bộ|tịch|ngành):? )?", re.IGNORECASE)
_DATE_LATER = re.compile(rf",? ngày (?:{DAY})", re.IGNORECASE)
_JOINT = re.compile(r"(?:, |,? và | ?- ?|; )")


class Stated(NamedTuple):
    """The issuer that the words name: its canonical name, and whether an office (a person's) is named."""

    name: str
    office: bool


def read_issuer(text: str, folded: str, mention: Mention, agencies: Agencies, joint: bool = False) -> Stated | None:
    """Read `của ...` behind a mention, extending its span over it; a date that stands behind the issuer is read too."""
    of = _OF.match(folded, mention.end)
    if of is None:
        return None
    at = of.end()
    office = office_pattern().match(folded, at)
    agency = agencies.at(at)
    name = None
    if agency is None and office is not None:
        agency = agencies.at(office.end())
        if agency is not None:
            title = " ".join(text[at : office.end()].split()).strip(" ,")
            name = f"{_capitalised(title)} {agency.agency}"
    if agency is None:
        return None
    name = name or agency.agency
    mention.end = agency.end
    while joint:
        and_ = _JOINT.match(folded, mention.end)
        other = agencies.at(and_.end()) if and_ else None
        if and_ is None or other is None:
            break
        name = f"{name}, {other.agency}"
        mention.end = other.end
    later = _DATE_LATER.match(folded, mention.end)
    if later is not None and mention.date is None:
        mention.date, valid = read_day(later[0])
        mention.date_invalid = not valid
        if valid:
            mention.year = int(mention.date[:4])
        mention.end = later.end()
    return Stated(name, office is not None)


def settle_issuer(mention: Mention, number: DocumentNumber, stated: Stated | None, context: Context) -> None:
    """Set the mention's issuer from its symbol and the stated one."""
    symbol = issuer_by_symbol(number)
    own = None if symbol is None else issuer_name(symbol, context)
    if stated is None:
        mention.issuer = own
        return
    if symbol is not None and own is not None and not _agree(symbol, stated.name):
        mention.issuer = own
        mention.issuer_stated = stated.name
        return
    mention.issuer = stated.name


def issuer_name(symbol: IssuerSymbol, context: Context) -> str | None:
    """The canonical name of the body that a symbol names, in the citing document's jurisdiction where it is scoped."""
    if symbol.name is None:
        return None
    if not symbol.scoped:
        return symbol.name
    return context.localise(symbol.name)


def _agree(symbol: IssuerSymbol, stated: str) -> bool:
    """Whether a stated issuer can be the one a symbol names: the same body, its head, or a body of the same organ."""
    if symbol.name is None or symbol.family is None:
        return True
    return re.search(symbol.family, fold(stated)) is not None


def _capitalised(words: str) -> str:
    return words if words[:1].isupper() and not words.isupper() else words.lower().capitalize()
