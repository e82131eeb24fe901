"""Who issued the document itself: by its number's symbol, its letterhead, its signature, or its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from govgraph.authority.agencies import AgencyPart, agency_parts, central_part
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.errors import NumberError
from govgraph.language.letters import fold, lower, without_marks
from govgraph.language.numbers import parse_number
from govgraph.recognition.agencies.records import central_record, part_record
from govgraph.recognition.context import Context
from govgraph.records import Agency, AgencyMention, Signature
from govgraph.structure import Structure

_DATELINE = re.compile(r"\W{0,3}\(?(?P<paper>[A-ZĐ]{2,8})\)? ?[-–—] ?(?=\w)")
_PARTY_NUMBER = re.compile(r"/(?:TW|TU|HU|ĐU|QU)(?:$|/)")
_OPENING_PASSAGES = 6


def heading_bodies(
    structure: Structure, context: Context, agencies: Sequence[Agency], mentions: Sequence[AgencyMention]
) -> list[tuple[Agency, AgencyMention]]:
    """The bodies that head the document, from the highest to the one that issued it: the organs of the letterhead, or
    the newspaper of the dateline. Those that no table has are named by their own words."""
    paper = _newspaper(structure, context)
    if paper is not None:
        return [paper]
    named = {agency.name: agency for agency in agencies}
    starts: dict[int, AgencyMention] = {}
    for each in mentions:
        if each.start not in starts or each.end > starts[each.start].end:
            starts[each.start] = each
    bodies: list[tuple[Agency, AgencyMention]] = []
    for start, end in _organs(structure):
        mention = starts.get(start)
        if mention is not None and not named[mention.agency].group:
            body = named[mention.agency]
            if mention.end >= end or _says_unit(structure.running.text[start:end], body.jurisdiction):
                bodies.append((body, AgencyMention(start, max(end, mention.end), body.name)))
                continue
        above = bodies[-1][0] if bodies else None
        part = _part(structure.running.folded[start:end])
        if part is not None and above is not None:
            agency = part_record(part, above)
            bodies.append((agency, AgencyMention(start, end, agency.name)))
            continue
        known = central_part(structure.running.folded[start:end], above.name) if above is not None else None
        if known is not None:
            bodies.append((central_record(known), AgencyMention(start, end, known.name)))
            continue
        name = _spelled(structure, start, end)
        agency = Agency(
            name,
            None,
            above.jurisdiction if above else context.jurisdiction,
            above.branch if above else "state",
            above.level if above else "other",
            parent=above.name if above else None,
        )
        bodies.append((agency, AgencyMention(start, end, name)))
    return bodies


def _says_unit(words: str, unit: str | None) -> bool:
    """Whether an organ's line ends with a unit's name whose syllables a scan has run together: `TỈNH SƠNLA`."""
    return unit is not None and _letters(words).endswith(_letters(unit))


def _letters(words: str) -> str:
    return without_marks(fold(words)).replace(" ", "")


def _part(folded: str) -> AgencyPart | None:
    """The part of a body that a line of the head is, which stands below that body's: `VĂN PHÒNG`."""
    parts = (part for part in agency_parts() if part.owners != "office")
    return next((part for part in parts if folded in map(fold, part.forms)), None)


def enacting_office(structure: Structure, issuer: str | None, mentions: Sequence[AgencyMention]) -> str | None:
    """The office that enacts a document by the line above its bases, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`, where it is one
    that issues documents in its own right and its body is the one that the number names; else None."""
    enacting = fold(structure.letterhead.enacting or "")
    title = next((name for name in _offices() if enacting.startswith(f"{fold(name)} ")), None)
    if title is None or issuer is None:
        return None
    words = f"{fold(title)} "
    heads = [passage for passage in structure.passages if passage.kind == "letterhead"]
    for mention in mentions:
        if mention.agency == issuer and any(head.start <= mention.start < head.end for head in heads):
            start = mention.start - len(words)
            if start >= 0 and structure.running.folded.startswith(words, start):
                return f"{title} {issuer}"
    return None


@cache
def _offices() -> tuple[str, ...]:
    """The offices of local bodies that have a symbol of their own."""
    return tuple(part.name for part in agency_parts() if part.owners == "office" and part.symbols)


def issuing_body(
    context: Context, heading: Sequence[tuple[Agency, AgencyMention]], signatures: Sequence[Signature]
) -> str | None:
    """The canonical name of the issuer: the body of the number's symbol, the one that heads the document, or the
    one on whose behalf it is signed. A Party number's symbol names a whole apparatus, so there the signature, which is
    more precise, goes first."""
    behalf = [signature.on_behalf_of for signature in signatures if signature.on_behalf_of]
    organs = [agency.name for agency, _ in reversed(heading) if agency.parent is not None or agency.branch != "party"]
    party = context.number is not None and _PARTY_NUMBER.search(context.number) is not None
    candidates = [*(behalf[:1] if party else []), _symbol_issuer(context), *organs, *behalf]
    return next((name for name in candidates if name), None)


def _symbol_issuer(context: Context) -> str | None:
    """The body that the number's symbol names; None where it needs a jurisdiction that the document does not say."""
    try:
        symbol = issuer_by_symbol(parse_number(context.number)) if context.number else None
    except NumberError:
        return None
    if symbol is None or symbol.name is None:
        return None
    if not symbol.scoped:
        return symbol.name
    name = context.localise(symbol.name)
    return name if name != symbol.name or context.jurisdiction is not None else None


def _organs(structure: Structure) -> list[tuple[int, int]]:
    """Where the letterhead's organs stand in the running text, in order."""
    text = structure.running.text
    zones = [(p.start, p.end) for p in structure.passages if p.kind == "letterhead"]
    found: list[tuple[int, int]] = []
    for organ in structure.letterhead.organs:
        for start, end in zones:
            at = text.find(organ, max(start, found[-1][1] if found else 0), end)
            if at >= 0:
                found.append((at, at + len(organ)))
                break
    return found


def _spelled(structure: Structure, start: int, end: int) -> str:
    """A name set in capitals as the document spells it elsewhere, or in small letters behind the first."""
    text, folded = structure.running.text, structure.running.folded
    words = text[start:end]
    if not words.isupper():
        return words
    at = folded.find(folded[start:end], end)
    if at >= 0 and not text[at : at + end - start].isupper():
        return text[at : at + end - start]
    return words[0] + lower(words[1:])


def _newspaper(structure: Structure, context: Context) -> tuple[Agency, AgencyMention] | None:
    """The province's newspaper whose initials open a press report, and where: `BHG -` is Báo Hà Giang."""
    if context.type != "Bài báo" or context.province is None:
        return None
    initials = "B" + "".join(word[0] for word in context.province.split())
    for passage in structure.passages[:_OPENING_PASSAGES]:
        dateline = _DATELINE.match(structure.running.text, passage.start)
        if dateline is not None and dateline["paper"] == initials:
            name = f"Báo {context.province}"
            agency = Agency(name, None, context.province_unit, "press", "province")
            return agency, AgencyMention(dateline.start("paper"), dateline.end("paper"), name)
    return None
