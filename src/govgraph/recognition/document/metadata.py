"""What a document says of itself, from its head, its close and, where these are silent, its own words.

The head comes first (Decree 30/2020/NĐ-CP, Appendix I; Guideline 36-HD/VPTW). A document whose head is lost still says
whose it is when its words fix it: a notice that speaks of `UBND tỉnh` and of `tỉnh Lai Châu` alone is Lai Châu's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from govgraph.authority.agencies import local_organs
from govgraph.authority.document_types import type_by_name, type_by_symbol
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.authority.units import (
    level_words,
    name_key,
    province,
    provinces,
    sole_province_of,
    split_level,
    units_called,
)
from govgraph.errors import NumberError
from govgraph.language.letters import fold, without_marks
from govgraph.language.numbers import DocumentNumber, parse_number
from govgraph.recognition.agencies.patterns import patterns
from govgraph.recognition.context import Context
from govgraph.recognition.places import UnitMention
from govgraph.records import Citation, Metadata, PlaceLevel, Signature
from govgraph.structure import Structure
from govgraph.structure.letterhead import Letterhead
from govgraph.structure.organs import head_of_organ

_OWN_ORGAN = re.compile(
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|đảng bộ|công an|mặt trận tổ quốc|mttq) tỉnh(?!\w)|tỉnh ủy(?!\w)"
)
_OWNING = re.compile(
    r"(?:trên địa bàn|quy hoạch|của|nhân dân|ubnd|hđnd|đảng bộ|trong|đơn vị|tổ quốc|công an|việt nam) $"
)
_SHORTEST_REPORT = 4  # passages; less is no report but what a website says of a document
_SITE = re.compile(r"\(?(?:www\.)?([a-z]+)\.gov\.vn\)? ?[-–:]")
_NUMBERED = frozenset({"article", "clause", "part", "chapter", "section", "item"})
"""What official documents are divided into, and press reports are not."""


def read_context(structure: Structure, units: Sequence[UnitMention]) -> Context:
    """What the head and the words say of the document as a whole; of the issuer only what
    the symbol of its number says (`issuing_body` settles it)."""
    head = structure.letterhead
    number = _parsed(head.number)
    kind = _type(structure, number)
    jurisdiction, province_name = _jurisdiction(structure, units, number)
    symbol = issuer_by_symbol(number) if number else None
    return Context(
        type=kind,
        number=head.number,
        date=head.date,
        issuer=symbol.name if symbol is not None and not symbol.scoped else None,
        province=province_name,
        jurisdiction=jurisdiction,
        subject_folded=fold(head.subject or ""),
    )


def recognise_metadata(
    structure: Structure, context: Context, signatures: Sequence[Signature], citations: Sequence[Citation]
) -> Metadata:
    """The document's metadata; offsets of `evidence` are in the source. A consolidated text bears the title of the
    document that it consolidates, but is one of its own. A body without its head says its type where it first speaks of
    itself (`Thông tư này`); `citations` are the document's, in order."""
    head = structure.letterhead
    number = _parsed(context.number)
    by_symbol = type_by_symbol(number) if number is not None else None
    consolidated = by_symbol is not None and "consolidated" in by_symbol.traits
    return Metadata(
        type=by_symbol.name if by_symbol is not None and consolidated else context.type or _own_type(head, citations),
        number=context.number,
        date=context.date,
        place=head.place,
        issuer=context.issuer,
        province=context.province,
        subject=head.subject,
        addressees=tuple(head.addressees),
        recipients=tuple(structure.closing.recipients),
        signatures=tuple(signatures),
        evidence={field: span for field, span in head.spans.items() if field in Metadata.__struct_fields__},
    )


def _own_type(head: Letterhead, citations: Sequence[Citation]) -> str | None:
    """The type that a document without a head calls itself by first, None where it does not or has a head."""
    if head.number or head.organs or head.motto:
        return None
    return next((citation.type for citation in citations if citation.form == "self" and citation.type), None)


def _parsed(number: str | None) -> DocumentNumber | None:
    try:
        return parse_number(number) if number else None
    except NumberError:
        return None


def _type(structure: Structure, number: DocumentNumber | None) -> str | None:
    """The type from the title line, else from the number's symbol; a letter bears no title, a press report nothing."""
    head = structure.letterhead
    if head.type:
        known = type_by_name(fold(head.type))
        return known.name if known else head.type.capitalize()
    if head.addressees:
        return "Công văn"
    by_symbol = type_by_symbol(number) if number else None
    if by_symbol is not None:
        return by_symbol.name
    if head.motto:
        return None
    silent = len(structure.passages) >= _SHORTEST_REPORT and not (
        head.number or head.organs or structure.closing.signatures or structure.closing.recipients
    )
    if silent and not any(passage.kind in _NUMBERED for passage in structure.passages):
        return "Bài báo"
    return None


def _jurisdiction(
    structure: Structure, units: Sequence[UnitMention], number: DocumentNumber | None
) -> tuple[str | None, str | None]:
    """The unit whose organs bare names mean, with its level, and the bare name of its province."""
    head = structure.letterhead
    in_head = [
        mention
        for passage in structure.passages
        if passage.kind == "letterhead"
        for mention in units
        if passage.start <= mention.start < passage.end and mention.said is not None
    ]
    symbol = issuer_by_symbol(number) if number else None
    central = (
        symbol is not None
        and not symbol.scoped
        and (symbol.name is not None or "TW" in (number.symbol if number else ""))
    )
    if central:
        return None, None
    above = next((m.bare for m in in_head if m.level == "province"), None)
    if (committee := _committee_unit(head.organs)) is not None:
        word, bare = committee
        return f"{word} {bare}", above or _province_of(bare, "district", head.date) or _place_province(
            head.place, head.date
        )
    if in_head:
        lowest = min(
            in_head,
            key=lambda m: (
                ("commune", "district", "province").index(m.level)
                if m.level in ("commune", "district", "province")
                else 3
            ),
        )
        name = f"{lowest.said} {lowest.bare}"
        if lowest.level == "province":
            known = province(lowest.bare)
            return (known.name if known else name), (known.bare if known else lowest.bare)
        return name, above or _province_of(lowest.bare, lowest.level, head.date) or _place_province(
            head.place, head.date
        )
    if head.organs and symbol is None and not _local_organs(head.organs):
        return None, None
    placed = _place_province(head.place, head.date)
    if placed and (symbol is not None or not head.organs or _local_organs(head.organs)):
        known = province(placed)
        return (known.name if known else None), placed
    if symbol is not None or not head.organs or _local_organs(head.organs):
        named = _fixed_by_words(structure, units)
        if named is None and not head.organs:
            named = _of_site(structure) or _held_by_one(structure, units)
        known = province(named) if named else None
        if known is not None:
            return (None if _below_province(head.organs) else known.name), known.bare
    return None, None


def _committee_unit(organs: Sequence[str]) -> tuple[str, str] | None:
    """The district whose Party committee the head names, which says its level in its own name: `HUYỆN ỦY ĐỨC TRỌNG`
    gives `huyện` and `Đức Trọng`. A `THÀNH ỦY` may be a province's."""
    for words in reversed(organs):
        folded = fold(words)
        name = next((name for name in _district_committees() if folded.startswith(name)), None)
        if name is not None:
            known = units_called(name_key(words[len(name) :]), "district")
            level = name.split(" ")[0]
            return ("thị xã" if level == "thị" else level, known[0].bare) if known else None
    return None


@cache
def _district_committees() -> tuple[str, ...]:
    return tuple(f"{fold(organ.name)} " for organ in local_organs() if organ.attaches == "district")


def _local_organs(organs: Sequence[str]) -> bool:
    return any(re.search(r"NHÂN DÂN|TỈNH|HUYỆN|THÀNH|SỞ|QUẬN|THỊ", organ) for organ in organs)


def _below_province(organs: Sequence[str]) -> bool:
    """Whether an organ of the head is a district's or a commune's, whose name a scan has spoilt."""
    for organ in map(fold, organs):
        level = patterns().level.match(organ, len(head_of_organ(organ) or "") + 1)
        if level is not None and "province" not in level_words()[level[0]][1]:
            return True
    return False


def _place_province(place: str | None, date: str | None) -> str | None:
    """The province that a place of issue lies in, where only one does."""
    if not place:
        return None
    known = province(place, date) or province(place)
    return known.bare if known else _province_of(split_level(place)[1], "district", date)


def _province_of(name: str, level: PlaceLevel, date: str | None) -> str | None:
    """The bare name of the one province that has a district or a commune of that name."""
    if level not in ("district", "commune"):
        return None
    sole = sole_province_of(name, level, date)
    return sole.bare if sole else None


def _fixed_by_words(structure: Structure, units: Sequence[UnitMention]) -> str | None:
    """The province that a document without head speaks for: it names provincial organs without their province, and one
    province as its own at least twice as often as any other."""
    folded = structure.running.folded
    weights: Counter[str] = Counter()
    for mention in units:
        if mention.level != "province" or mention.said is None:
            continue
        own = _OWNING.search(folded, max(0, mention.start - 24), mention.start) is not None
        weights[mention.bare] += 3 if own else 1
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    if ranked[0][1] < 2 or _OWN_ORGAN.search(folded) is None:  # the search is slow: it comes last
        return None
    return ranked[0][0]


def _of_site(structure: Structure) -> str | None:
    """The province whose portal a press report opens with: `(binhdinh.gov.vn) - Sáng 01/4, ...`."""
    site = _SITE.match(structure.running.folded)
    return _provinces_of_sites().get(site[1]) if site is not None else None


@cache
def _provinces_of_sites() -> dict[str, str]:
    """The provinces by their names as the addresses of their portals have them: without marks and spaces."""
    return {without_marks(fold(unit.bare)).replace(" ", "").replace("-", ""): unit.bare for unit in provinces()}


def _held_by_one(structure: Structure, units: Sequence[UnitMention]) -> str | None:
    """The province of a document without head that names provincial organs and no unit outside that province: all of
    its districts, two at least, lie there, and whatever province it names is it."""
    provinces = {mention.bare for mention in units if mention.level == "province"}
    districts = {mention.bare for mention in units if mention.level == "district" and mention.said is not None}
    if len(districts) < 2 or _OWN_ORGAN.search(structure.running.folded) is None:
        return None
    found = {_province_of(bare, "district", None) for bare in districts}
    if len(found) != 1:
        return None
    only = found.pop()
    return only if provinces <= {only} else None
