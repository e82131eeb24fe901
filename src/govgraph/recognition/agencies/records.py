"""The records of agencies: what is known of a body once its name is read."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from msgspec.structs import replace

from govgraph.authority.agencies import (
    AgencyPart,
    CentralAgency,
    LocalOrgan,
    Portfolio,
    attached_organ,
    central_agency,
    central_part,
    group_nouns,
    local_organs,
)
from govgraph.authority.positions import body_of
from govgraph.authority.units import level_words, split_level
from govgraph.recognition.agencies.lexicon import cues, lexicon
from govgraph.recognition.context import Context
from govgraph.records import Agency

Level = Literal["central", "province", "district", "commune", "other"]


@cache
def bare_unit() -> re.Pattern[str]:
    """Finds a level word at the end of a name, which stands for the document's own unit."""
    words = "|".join(sorted(word for word in level_words() if "." not in word))
    return re.compile(rf" (?:của |trên địa bàn )?(?:{words})$", re.IGNORECASE)


def central_record(agency: CentralAgency) -> Agency:
    """The record of a central body."""
    return Agency(agency.name, agency.name, None, agency.branch, agency.level, parent=agency.parent)


def ministry_record(portfolio: Portfolio) -> Agency:
    """The record of a portfolio's ministry."""
    name = f"Bộ {portfolio.name}"
    return Agency(name, name, None, "state", "central", parent="Chính phủ")


def local_record(organ: LocalOrgan, name: str, unit: str | None) -> Agency:
    """The record of a local organ under a canonical name; `unit` is its unit with the level, if one is said."""
    level = "province" if organ.attaches == "province" else level_of(unit) if unit else "other"
    return Agency(name, organ.name, unit, organ.branch, level, scoped=unit is None)


def part_record(part: AgencyPart, owner: Agency) -> Agency:
    """The record of a part of a body."""
    known = central_part(part.name, owner.name)
    if known is not None:
        return central_record(known)
    return Agency(
        f"{part.name} {owner.name}",
        part.name,
        owner.jurisdiction,
        part.branch or owner.branch,
        owner.level,
        owner.scoped,
        parent=owner.name,
    )


def first_organ(owner: Agency) -> Agency:
    """Of two organs named as one (`Thường trực HĐND - UBND tỉnh`) the part is the first one's."""
    first, joint, _ = (owner.kind or "").partition(" và ")
    if not joint or not any(organ.name == first for organ in local_organs()):
        return owner
    return replace(owner, name=owner.name.replace(owner.kind or "", first), kind=first)


def part_of_issuer(part: AgencyPart, context: Context) -> Agency | None:
    """The record of the issuer's own part, None where the issuer is not known."""
    if context.issuer is None:
        return None
    body = body_of(context.issuer)
    known = central_agency(body)
    if known is not None and body.startswith(f"{part.name} "):
        return central_record(known)  # `Chánh Văn phòng` in a letter of the Văn phòng Trung ương Đảng
    unit = context.jurisdiction if context.jurisdiction is not None and context.jurisdiction in body else None
    return part_record(part, Agency(body, None, unit, "state", level_of(unit) if unit else "central"))


def group_record(words: str, context: Context, kind: str = "local") -> Agency:
    """The record of a class of agencies, by its words; those of a province are that province's."""
    return _group_record(words, context.jurisdiction if kind in ("local", "party") else None)


@lru_cache(maxsize=4096)
def _group_record(words: str, own: str | None) -> Agency:
    abbreviations, full = _organ_abbreviations()
    name = abbreviations.sub(lambda short: full[short[0]], " ".join(words.split()))
    name = _class_heads().sub(_body_of_head, name)
    if name.isupper():
        name = name.lower()
    if name.split(" ", 1)[0].lower() in _first_words():
        name = name[0].lower() + name[1:]
    name = _with_quantifier(name)
    if own and own not in name:
        level, several = _own_level(own)
        if several.search(name) or "trung ương" in name.lower():
            own = None  # `UBND các tỉnh`: one of them is the document's own, the class is not
        else:
            unit = split_level(own)[1] if attached_organ(name) == "province" else own  # `Tỉnh ủy Nghệ An`
            name = f"{level.sub('', name)} {unit}"
    return Agency(name, None, own, "other", level_of(own) if own else "other", group=True)


def _with_quantifier(name: str) -> str:
    """The name of a class with `các` before its members where the words leave it out, as laws do: `Ủy ban nhân dân
    tỉnh, thành phố trực thuộc Trung ương`, `Bộ, cơ quan ngang bộ`, `tỉnh ủy, thành ủy`."""
    if _quantified().search(name) is not None:
        return name
    several = _several_units().search(name)
    if several is not None:
        return f"{name[: several.start()]} các{name[several.start() :]}"
    return f"các {name[0].lower()}{name[1:]}" if name.lower().startswith(_nouns_before_comma()) else name


@cache
def _nouns_before_comma() -> tuple[str, ...]:
    """How the name of a class of central bodies or of Party committees begins that leaves out its quantifier."""
    return tuple(f"{form}," for noun in group_nouns() if noun.kind in ("central", "party") for form in noun.forms)


@cache
def _quantified() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(cues('quantifier'))}|cấp)(?!\w)", re.IGNORECASE)


@cache
def _several_units() -> re.Pattern[str]:
    """Finds two words for levels of units or more in a row: ` xã, phường`."""
    level = f"(?:{'|'.join(sorted(word for word in level_words() if '.' not in word))})"
    return re.compile(rf"(?<=\w) {level}(?:(?:, ?| ?[-–/] ?| và |, và | hoặc ){level})+(?!\w)", re.IGNORECASE)


@cache
def _class_heads() -> re.Pattern[str]:
    """The offices that stand for their bodies in the name of a class: `các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ`,
    `các đồng chí Bộ trưởng`."""
    offices = "|".join(map(re.escape, cues("class_head")))
    return re.compile(rf"(?<!\w)(?:đồng chí )?(?P<office>{offices})(?!\w)(?P<blank> ?)(?!\Z)", re.IGNORECASE)


def _body_of_head(head: re.Match[str]) -> str:
    """The word for the body in that for its head (`Bộ trưởng`), none in one for any (`Thủ trưởng`)."""
    first, _, rest = head["office"].partition(" ")
    return f"{first}{head['blank']}" if rest.lower() == "trưởng" and first.lower() != "thủ" else ""


@lru_cache(maxsize=512)
def _own_level(own: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finds the level of the document's own unit at the end of a class's name, where it stands for that unit (`các sở,
    ban, ngành tỉnh`) and is no part of the class (`UBND các xã, phường`); finds a class of units of that level."""
    words = "|".join(word for word, (full, _) in sorted(level_words().items()) if own.startswith(f"{full} "))
    quantifiers = sorted(f" {re.escape(words)}" for words in cues("quantifier"))  # whole: `đoàn thể` is not `toàn thể`
    apart = "".join(rf"(?<!{before})" for before in (",", "/", " và", " hoặc", " -", *quantifiers))
    return (
        re.compile(rf"{apart} (?:của |trên địa bàn )?(?:{words})$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(cues('quantifier'))}) (?:{words})(?!\w)", re.IGNORECASE),
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(quantifier.split()[0] for quantifier in cues("quantifier"))


@cache
def _organ_abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    """Abbreviations of organs with their full names, for the names of classes."""
    full = {
        form: entry.meaning.name
        for entries in lexicon().values()
        for entry in entries
        if isinstance(entry.meaning, LocalOrgan) and entry.case == "upper"
        for form in entry.meaning.forms
        if form.isupper()
    }
    ordered = sorted(full, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"), full


@lru_cache(maxsize=4096)
def level_of(unit: str | None) -> Level:
    """The level of a unit's name; of `thành phố` the province's, the commoner in these documents."""
    if unit is None:
        return "other"
    word = next((w for w in sorted(level_words(), key=len, reverse=True) if unit.startswith(f"{w} ")), None)
    if word is None:
        return "other"
    levels = level_words()[word][1]
    return levels[0] if levels else "other"
