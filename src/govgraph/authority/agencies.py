"""Agencies that are known beside the documents: central bodies by name, the ministries' and departments' portfolios,
the organs that every province, district or commune has, and the parts that organs have."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold

Branch = Literal["party", "state", "front", "military", "enterprise", "press", "foreign", "other"]


class CentralAgency(Struct, frozen=True, gc=False):
    """A body of the centre: its name, the forms in which documents write it, its symbols in numbers, its branch and
    level (bodies of other countries and international ones have none), and the body it belongs to. What became of it
    says `authority.succession`."""

    name: str
    forms: tuple[str, ...]
    symbols: tuple[str, ...]
    branch: Branch
    level: Literal["central", "other"]
    parent: str | None
    source: str


class Portfolio(Struct, frozen=True, gc=False):
    """A field of government (`Tài chính`) that a ministry (Bộ) or a provincial department (Sở) is or was named for."""

    name: str
    forms: tuple[str, ...]
    ministry: bool
    department: bool
    ministry_symbols: tuple[str, ...]
    department_symbols: tuple[str, ...]
    source: str


class LocalOrgan(Struct, frozen=True, gc=False):
    """An organ that each unit of a level has. `attaches` says how its unit follows: `unit` with its level (`Ủy ban
    nhân dân tỉnh X`), `province`, `city` or `district` by name alone (`Tỉnh ủy X`). `bare` is `own` where the name
    without a unit means that of the document's own jurisdiction."""

    name: str
    forms: tuple[str, ...]
    symbols: tuple[str, ...]
    branch: Branch
    attaches: Literal["unit", "province", "city", "district"]
    bare: Literal["own", "none"]


class AgencyPart(Struct, frozen=True, gc=False):
    """A part of an organ: `Thường trực`, `Văn phòng`, `Ban Tổ chức`. `owners` is what it may be of: a local `organ`,
    `any` agency; `office` marks an office held by one person. A `branch` of None is the owner's. `whole` is the organ
    that it is a part of where none is said, None for the chief one of its branch."""

    name: str
    forms: tuple[str, ...]
    symbols: tuple[str, ...]
    owners: Literal["organ", "any", "office"]
    branch: Branch | None
    whole: str | None


def _forms(name: str, also: str) -> tuple[str, ...]:
    """A name and the other forms in which documents write it, as printed."""
    return tuple(dict.fromkeys((name, *several(also))))


def _spaced(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Forms with the ways in which their signs are written: `LĐ-TB&XH` also as `LĐ - TB & XH` and `LĐ-TB và XH`."""
    found = dict.fromkeys(forms)
    for form in forms:
        for sign in ("&", " & ", " và "):
            for dash in ("-", " - "):
                joined = re.sub(r" ?& ?", sign, form) if "&" in form else form
                found.setdefault(re.sub(r" ?- ?", dash, joined) if "-" in form else joined)
    return tuple(found)


@cache
def central_agencies() -> tuple[CentralAgency, ...]:
    """The bodies of the centre, ministries included, in the order of the tables."""
    named = [
        CentralAgency(
            row["name"],
            _forms(row["name"], row["also"]),
            several(row["symbols"]),
            cast(Branch, row["branch"]),
            cast(Literal["central", "other"], row["level"]),
            row["parent"] or None,
            row["source"],
        )
        for row in rows("agencies")
    ]
    ministries = [
        CentralAgency(
            f"Bộ {portfolio.name}",
            tuple(f"Bộ {form}" for form in portfolio.forms) + portfolio.ministry_symbols,
            portfolio.ministry_symbols,
            "state",
            "central",
            "Chính phủ",
            portfolio.source,
        )
        for portfolio in portfolios()
        if portfolio.ministry
    ]
    return tuple(named + ministries)


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """The portfolios of ministries and departments."""
    return tuple(
        Portfolio(
            row["portfolio"],
            _spaced(_forms(row["portfolio"], row["also"])),
            row["ministry"] == "yes",
            row["department"] == "yes",
            several(row["symbols"]),
            several(row["department_symbols"]),
            row["source"],
        )
        for row in rows("portfolios")
    )


@cache
def local_organs() -> tuple[LocalOrgan, ...]:
    """The organs of provinces, districts and communes."""
    return tuple(
        LocalOrgan(
            row["organ"],
            _forms(row["organ"], row["also"]),
            several(row["symbols"]),
            cast(Branch, row["branch"]),
            cast(Literal["unit", "province", "city", "district"], row["attaches"]),
            cast(Literal["own", "none"], row["bare"]),
        )
        for row in rows("local_organs")
    )


class GroupNoun(Struct, frozen=True, gc=False):
    """A noun for a class of agencies (`sở`, `cơ quan`, `cấp ủy`). `kind` is whose they are: `local` ones are those of
    the document's jurisdiction, `council` ones those of its People's Council, which never share their words with others
    in a list, `unit` marks a level of units that stand for their authorities; `alone` is true for a noun that names a
    class even without `các` before it."""

    forms: tuple[str, ...]
    kind: Literal["central", "party", "local", "council", "unit", "any"]
    alone: bool


@cache
def group_nouns() -> tuple[GroupNoun, ...]:
    """The nouns for classes of agencies."""
    return tuple(
        GroupNoun(
            _forms(row["noun"], row["also"]),
            cast(Literal["central", "party", "local", "council", "unit", "any"], row["kind"]),
            row["alone"] == "yes",
        )
        for row in rows("agency_groups")
    )


@cache
def agency_abbreviations() -> dict[str, str]:
    """Abbreviations of whole names (`VPTU`) and the words they stand for (`Văn phòng Tỉnh ủy`)."""
    return {row["abbreviation"]: row["words"] for row in rows("agency_abbreviations")}


@cache
def agency_parts() -> tuple[AgencyPart, ...]:
    """The parts that organs have."""
    return tuple(
        AgencyPart(
            row["part"],
            _forms(row["part"], row["also"]),
            several(row["symbols"]),
            cast(Literal["organ", "any", "office"], row["owners"]),
            None if row["branch"] == "same" else cast(Branch, row["branch"]),
            row["whole"] or None,
        )
        for row in rows("agency_parts")
    )


@cache
def _name_words() -> dict[str, tuple[str, str]]:
    """Abbreviations within names, each with its words and the word that must stand before it, if any."""
    return {row["short"]: (row["words"], row["behind"]) for row in rows("agency_name_words")}


def nouns_spelled_out(name: str) -> str:
    """A body's own name with the abbreviations of common nouns in it in full: `Trường THPT Tân Trào` is the `Trường
    Trung học phổ thông Tân Trào`."""
    tokens = name.split(" ")
    if _name_words().keys().isdisjoint(tokens):
        return name
    full = []
    for before, token in zip(("", *tokens), tokens, strict=False):
        words, behind = _name_words().get(token, (token, ""))
        full.append(words if before.endswith(behind.split(" ")[-1]) else token)
    return " ".join(full)


@cache
def central_agency(name: str) -> CentralAgency | None:
    """The central body of a canonical name, None where there is none."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, CentralAgency]:
    return {agency.name: agency for agency in central_agencies()}


@cache
def central_part(words: str, owner: str) -> CentralAgency | None:
    """The central body that a part of another is by its own name: `Ban Tổ chức` of the Party's Central Committee is
    `Ban Tổ chức Trung ương`. `words` are the part's in any letters, `owner` is the whole's canonical name."""
    whole = central_agency(owner)
    if whole is None:
        return None
    part, wholes = fold(words), [fold(form) for form in whole.forms]
    for agency in central_agencies():
        name = fold(agency.name)
        if agency.parent == owner and name.startswith(f"{part} "):
            rest = name[len(part) + 1 :]
            if any(form == rest or form.startswith(f"{rest} ") for form in wholes):
                return agency
    return None


@cache
def _attached_by_name() -> tuple[tuple[str, Literal["unit", "province", "city", "district"]], ...]:
    return tuple((organ.name, organ.attaches) for organ in local_organs() if organ.attaches != "unit")


def attached_organ(name: str) -> Literal["unit", "province", "city", "district"]:
    """How the unit of a body follows its name: of `Văn phòng Tỉnh ủy` the province by name alone (`province`), of
    `Ủy ban nhân dân` the unit with its level (`unit`)."""
    return next((attaches for organ, attaches in _attached_by_name() if name.endswith(organ)), "unit")


def spelled_out(name: str) -> str:
    """An agency's name with the abbreviation of the local organ that it begins or ends with in full, and that of a
    central body: `UBND huyện Sơn Dương` is `Ủy ban nhân dân huyện Sơn Dương`, `VPCP` is `Văn phòng Chính phủ`."""
    words = name.split()
    for at, word in enumerate(words):
        if (full := _by_abbreviation().get(word)) is not None:
            words[at] = full
    return " ".join(words)


@cache
def _by_abbreviation() -> dict[str, str]:
    """Abbreviations in capitals of one body alone."""
    named = [(agency.name, agency.forms) for agency in central_agencies()]
    named += [(organ.name, organ.forms) for organ in local_organs()]
    means: dict[str, set[str]] = {}
    for name, forms in named:
        for form in forms:
            if form.isupper() and " " not in form:
                means.setdefault(form, set()).add(name)
    return {form: names.pop() for form, names in means.items() if len(names) == 1}
