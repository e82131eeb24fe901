"""What a body's canonical name tells by itself: its branch, its level, and the unit whose it is. And what a document's
issuer, number and type tell of the branch and the level that it comes from."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from govgraph.authority.agencies import Branch, agency_parts, central_agency, local_organs, portfolios
from govgraph.authority.document_types import type_by_name
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.authority.positions import headed_body
from govgraph.authority.units import level_words, province, split_level
from govgraph.errors import NumberError
from govgraph.language.letters import fold
from govgraph.language.numbers import parse_number

BodyLevel = Literal["central", "province", "district", "commune", "other"]


class Standing(NamedTuple):
    """Where a body or a document stands: its branch and level, `other` where neither is known, and the unit's name with
    its level word, None where there is none or it is not known."""

    branch: Branch
    level: BodyLevel
    unit: str | None = None


UNKNOWN = Standing("other", "other")


@lru_cache(maxsize=65536)
def standing_of_body(name: str) -> Standing:
    """What a canonical name tells: `Tỉnh ủy Lai Châu` is the Party's, of a province, tỉnh Lai Châu."""
    central = central_agency(name)
    if central is not None:
        return Standing(central.branch, central.level)
    body = headed_body(name)
    if body is not None:
        return standing_of_body(body)
    for prefix, branch, attaches in _local_bodies():
        if name == prefix or name.startswith(f"{prefix} "):
            return _of_unit(branch, attaches, name[len(prefix) + 1 :])
    for part in agency_parts():
        owner = name.removeprefix(f"{part.name} ")
        if owner != name:
            of_owner = standing_of_body(owner)
            return of_owner._replace(branch=part.branch or of_owner.branch)
    first = name
    while ", " in first:  # several issue together: the first stands for all
        first = first.rpartition(", ")[0]
        if central_agency(first) is not None:
            return standing_of_body(first)
    return UNKNOWN


@cache
def _local_bodies() -> tuple[tuple[str, Branch, str], ...]:
    """The bodies of provinces, districts and communes by name without unit, the longest first, each with its branch and
    with how its unit follows; departments are a province's."""
    bodies: list[tuple[str, Branch, str]] = [(organ.name, organ.branch, organ.attaches) for organ in local_organs()]
    bodies += [(f"Sở {portfolio.name}", "state", "province") for portfolio in portfolios() if portfolio.department]
    return tuple(sorted(bodies, key=lambda body: (-len(body[0]), body[0])))


def _of_unit(branch: Branch, attaches: str, unit: str) -> Standing:
    if attaches == "district":
        return Standing(branch, "district")
    if attaches == "city":
        city = province(f"thành phố {unit}") if unit else None
        return Standing(branch, "province", city.name) if city else Standing(branch, "district" if unit else "other")
    found = (province(f"tỉnh {unit}") or province(unit)) if unit else None
    if found is not None or attaches == "province":
        return Standing(branch, "province", found.name if found else None)
    word, _ = split_level(unit.partition(",")[0])
    levels = level_words()[word][1] if word in level_words() else ()
    lower = [level for level in levels if level != "province"]
    return Standing(branch, lower[0] if lower else "other", unit if lower else None)


def standing_of_document(issuer: str | None, number: str | None, kind: str | None) -> Standing:
    """What a document's issuer tells, else its number's symbol, else its type: only the Party issues a Thông tri."""
    by_issuer = standing_of_body(issuer) if issuer else UNKNOWN
    if by_issuer.branch != "other":
        return by_issuer
    by_number = _by_number(number) if number else UNKNOWN
    if by_number.branch != "other":
        return by_number
    named = type_by_name(fold(kind)) if kind else None
    if named is not None and named.branch == "party":
        return Standing("party", "other")
    return Standing("state", "other") if named is not None and named.branch == "state" else UNKNOWN


@lru_cache(maxsize=65536)
def _by_number(number: str) -> Standing:
    try:
        symbol = issuer_by_symbol(parse_number(number))
    except NumberError:
        return UNKNOWN
    if symbol is None:
        return UNKNOWN
    if symbol.name is None:
        return Standing("party", "central")  # TW: some organ of the Party's centre
    return standing_of_body(symbol.name)
