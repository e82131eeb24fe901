"""The words by which agencies are recognised, from the tables of `data/authority/`, each with what it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from govgraph.authority.agencies import (
    AgencyPart,
    Branch,
    CentralAgency,
    GroupNoun,
    LocalOrgan,
    Portfolio,
    agency_abbreviations,
    agency_parts,
    central_agencies,
    group_nouns,
    local_organs,
    portfolios,
)
from govgraph.language.letters import fold
from govgraph.recognition.cue_rows import cue_rows


class Department(NamedTuple):
    """A provincial department (Sở) of a portfolio."""

    portfolio: Portfolio


class Office(Struct, frozen=True):
    """An office (Phòng) of a portfolio in a district or a commune."""

    portfolio: Portfolio


class Ministry(NamedTuple):
    """The word `Bộ` or `Sở` alone, before a colon and a list of portfolios; `local` for `Sở`."""

    local: bool


class Head(NamedTuple):
    """The first words of a body's own name (`Cục`, `Công ty`). With `purpose` the name goes on in small letters."""

    branch: Branch
    purpose: bool


class Acronym(NamedTuple):
    """A common noun before a body's initials (`tổ chức UNICEF`)."""

    branch: Branch


class Compound(NamedTuple):
    """A word that begins like an agency's and is none (`hội nghị`, `ban hành`)."""


class Abbreviation(NamedTuple):
    """An abbreviation of a whole name (`VPTU`): a part and the words for its owner (`Tỉnh ủy`)."""

    part: AgencyPart
    owner: str


Meaning = (
    CentralAgency
    | Department
    | Office
    | Portfolio
    | LocalOrgan
    | AgencyPart
    | Head
    | Acronym
    | Abbreviation
    | GroupNoun
    | Ministry
    | Compound
)


class Entry(Struct, frozen=True, gc=False):
    """One meaning of a word. `case` is how it must be printed: `upper` for abbreviations, `title` for names, whose
    first letter is a capital, `any` for common nouns. `begins` tells whether a name or a class may begin with it:
    never, always, or for most nouns of classes only behind a word such as `các`."""

    meaning: Meaning
    case: Literal["upper", "title", "any"]
    begins: Literal["never", "always", "quantified"]


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Every folded word of the tables with its meanings."""
    found: dict[str, list[Entry]] = {}

    def add(forms: Iterable[str], meaning: Meaning, case: Literal["title", "any"] = "title") -> None:
        for form in forms:
            capitals = form.upper() == form and len(form) > 1
            found.setdefault(fold(form), []).append(Entry(meaning, "upper" if capitals else case, _begins(meaning)))

    for agency in central_agencies():
        add(agency.forms, agency)
    for portfolio in portfolios():
        if portfolio.department:
            add((f"Sở {form}" for form in portfolio.forms), Department(portfolio))
            add((f"Phòng {form}" for form in portfolio.forms), Office(portfolio))
        add(portfolio.forms, portfolio)
    for organ in local_organs():
        add(organ.forms, organ, "any")
    for part in agency_parts():
        if part.owners != "office":
            add(part.forms, part, "any")
    for row in cue_rows("agency_cues"):
        if row.role in ("head", "purpose"):
            add(row.words, Head(row.kind, row.role == "purpose"), "title")  # type: ignore[arg-type]  # a branch
        elif row.role == "compound":
            add(row.words, Compound(), "any")
        elif row.role == "acronym":
            add(row.words, Acronym(row.kind), "any")  # type: ignore[arg-type]  # a branch
    for noun in group_nouns():
        add(noun.forms, noun, "any")
    for abbreviation, words in agency_abbreviations().items():
        part = max((p for p in agency_parts() if words.startswith(f"{p.name} ")), key=lambda p: len(p.name))
        add([abbreviation], Abbreviation(part, words.removeprefix(part.name).strip()))
    add(["Bộ"], Ministry(False), "any")
    add(["Sở"], Ministry(True), "any")
    return {word: tuple(entries) for word, entries in found.items()}


def _begins(meaning: Meaning) -> Literal["never", "always", "quantified"]:
    match meaning:
        case GroupNoun(kind="unit") | Portfolio() | Compound():
            return "never"
        case GroupNoun(kind=kind, alone=alone) if not alone and kind != "party":
            return "quantified"
        case _:
            return "always"


def vocabulary() -> Iterable[str]:
    """The folded words that the shared scan must find for the agencies."""
    return lexicon().keys()


@cache
def cues(role: str) -> tuple[str, ...]:
    """The folded words of one role of the table of cues, the longest first."""
    words = {word for row in cue_rows("agency_cues") if row.role == role for word in row.words}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
