"""Agencies: every organisation that a document names, by its canonical name, and where it is named."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from msgspec.structs import replace

from govgraph.authority.positions import headed_body, office_pattern
from govgraph.recognition.agencies.full_names import by_their_full_names
from govgraph.recognition.agencies.groups import group_at, listed_at, several_at
from govgraph.recognition.agencies.lexicon import vocabulary
from govgraph.recognition.agencies.named import Named
from govgraph.recognition.agencies.names import NameReader
from govgraph.recognition.agencies.patterns import is_deputy
from govgraph.recognition.context import Context
from govgraph.recognition.places import UnitMention
from govgraph.recognition.scanning import Occurrence
from govgraph.records import Agency, AgencyMention, Holding
from govgraph.structure import Structure
from govgraph.structure.mottoes import motto_in

_LAWS_ON = "luật tổ chức "

__all__ = ["add_offices", "recognise_agencies", "vocabulary", "with_bodies", "without_heading", "without_persons"]


def recognise_agencies(
    structure: Structure, context: Context, units: Sequence[UnitMention], occurrences: Sequence[Occurrence]
) -> tuple[list[Agency], list[AgencyMention]]:
    """The agencies and classes of agencies of a document, each once, in the order in which they are first named; and
    all their mentions, in order (offsets in code points of the running text). A body that owns another may be
    mentioned within the other's mention (`Cục X - Bộ Tư pháp`)."""
    running = structure.running
    by_start = {unit.start: unit for unit in units}
    reader = NameReader(running.text, running.folded, occurrences, by_start, context)
    agencies: dict[str, Agency] = {}
    names: dict[str, str] = {}  # by a name, the one by which its agency is known
    mentions: list[AgencyMention] = []
    done = 0
    for start in reader.words.starts:
        if start < done:
            continue
        if running.folded.startswith(_LAWS_ON, max(0, start - len(_LAWS_ON))):
            done = max((named.end for named in reader.at(start)), default=done)
            continue  # `Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân` names a law
        for named in _named(reader, start):
            name = named.agency.name
            if name not in names:
                # two spellings of one name (`các Bộ, ngành`, `các bộ, ngành`) are one agency, by the first
                names[name] = agencies.setdefault(name.lower(), named.agency).name
            mentions.append(AgencyMention(named.start, named.end, names[name]))
            done = max(done, named.end)
    return by_their_full_names(list(agencies.values()), mentions, context)


def _named(reader: NameReader, start: int) -> list[Named]:
    """What is named at a place: the longer of an agency's name and a class of agencies."""
    found = reader.at(start)
    group = group_at(reader, start) if start in reader.words.nouns else None
    if group is not None and (not found or group.end > found[-1].end):
        return listed_at(reader, start, group) or [group]
    several = several_at(reader, found[0]) if len(found) == 1 else None
    return found if several is None else [several]


def with_bodies(
    named: Sequence[tuple[Agency, AgencyMention]], agencies: Sequence[Agency], mentions: Sequence[AgencyMention]
) -> tuple[list[Agency], list[AgencyMention]]:
    """Agencies and mentions with those of the letterhead; a mention within a longer one of these is left out."""
    known = {agency.name: agency for agency in agencies}
    added = [mention for agency, mention in named if agency.name not in known]
    kept = mentions
    if added:
        kept = [m for m in mentions if not any(a.start <= m.start and m.end <= a.end for a in added)]
    all_mentions = _together(kept, added)
    said = {mention.agency for mention in all_mentions}
    for agency, _ in named:
        known.setdefault(agency.name, agency)
    return [agency for name, agency in known.items() if name in said], all_mentions


def without_heading(
    structure: Structure,
    heading: Sequence[tuple[Agency, AgencyMention]],
    issuer: str | None,
    agencies: Sequence[Agency],
    mentions: Sequence[AgencyMention],
) -> tuple[list[Agency], list[AgencyMention]]:
    """Agencies and mentions without the bodies above the issuer in the lines of the letterhead, and without the motto,
    which are no mentions (annotation guidelines, "additions"): `BAN CHẤP HÀNH TRUNG ƯƠNG` and `ĐẢNG CỘNG SẢN VIỆT NAM`
    above a directive of the Ban Bí thư."""
    text = structure.running.text
    above = {(m.start, m.end) for agency, m in heading if issuer is not None and agency.name not in issuer}
    heads = {(passage.start, passage.end) for passage in structure.passages if passage.kind == "letterhead"}
    named = heads.intersection((mention.start, mention.end) for mention in mentions)  # few lines are a body alone
    above |= {(start, end) for start, end in named if motto_in(text[start:end])}
    kept = [mention for mention in mentions if (mention.start, mention.end) not in above]
    said = {mention.agency for mention in kept}
    return [agency for agency in agencies if agency.name in said], kept


def _together(mentions: Sequence[AgencyMention], added: Sequence[AgencyMention]) -> list[AgencyMention]:
    """Mentions that are in order, with others in their places."""
    together = list(mentions)
    for mention in added:
        insort(together, mention, key=_place)
    return together


def _place(mention: AgencyMention) -> tuple[int, int]:
    return mention.start, -mention.end


def without_persons(
    structure: Structure, persons: Sequence[Holding], agencies: Sequence[Agency], mentions: Sequence[AgencyMention]
) -> tuple[list[Agency], list[AgencyMention]]:
    """Agencies and mentions where a name read word by word has run on into a person's (`Vụ Pháp chế Nguyễn Văn An`):
    it ends before the person."""
    known = {agency.name: agency for agency in agencies}
    starts = sorted({person.start for person in persons})
    kept: list[AgencyMention] = []
    at = 0  # of the persons that begin behind the mention's beginning, the first
    for mention in mentions:
        while at < len(starts) and starts[at] <= mention.start:
            at += 1
        if at == len(starts) or starts[at] >= mention.end:
            kept.append(mention)
            continue
        end = mention.start + len(structure.running.text[mention.start : starts[at]].rstrip(" ,-"))
        name = known[mention.agency].name.removesuffix(structure.running.text[end : mention.end])
        known.setdefault(name, replace(known[mention.agency], name=name))
        kept.append(AgencyMention(mention.start, end, name))
    said = {mention.agency for mention in kept}
    return [agency for name, agency in known.items() if name in said], kept


def add_offices(
    structure: Structure,
    issuer: str | None,
    names: Sequence[str],
    agencies: list[Agency],
    mentions: list[AgencyMention],
) -> tuple[list[Agency], list[AgencyMention]]:
    """The agencies with the document's issuer, if it is an office, and those among `names` that issue documents
    (`Bộ trưởng Bộ Y tế`, `Chủ tịch UBND tỉnh X`): an office held by one person counts as an agency only where it does
    (annotation guidelines, "agencies"). Each is given its first mention: its title before its body, or in the line of
    authority of the signature."""
    known = {agency.name: agency for agency in agencies}
    added: list[AgencyMention] = []
    records: list[Agency] = []
    for name in dict.fromkeys([issuer, *names] if issuer is not None else names):
        words = name.split(" ")
        endings = (" ".join(words[first:]) for first in range(1, len(words)))
        body = next((ending for ending in endings if ending in known), None)
        if name in known or body is None:
            continue
        title = name[: -len(body)].strip().lower()
        if office_pattern().fullmatch(f"{title} ") is None:
            continue  # a congress is no office (`Đại hội XI Đảng bộ tỉnh`)
        if name != issuer and headed_body(name) is None:
            continue  # a `Chánh Văn phòng` signs reports and issues nothing
        span = _office_span(structure, title, [m for m in mentions if m.agency == body])
        if span is not None:
            of = known[body]
            records.append(Agency(name, None, of.jurisdiction, of.branch, of.level, of.scoped, parent=body))
            added.append(AgencyMention(*span, name))
    return [*agencies, *records], _together(mentions, added)


def with_people(
    told: Sequence[tuple[Agency, AgencyMention]], agencies: list[Agency], mentions: list[AgencyMention]
) -> tuple[list[Agency], list[AgencyMention]]:
    """The agencies with those whom directives tell and who are none that the tables know."""
    known = {agency.name for agency in agencies}
    added = [(agency, mention) for agency, mention in told if agency.name not in known]
    return [*agencies, *(agency for agency, _ in added)], _together(mentions, [mention for _, mention in added])


def _office_span(structure: Structure, title: str, bodies: Sequence[AgencyMention]) -> tuple[int, int] | None:
    """Where an office is named: its title before its body, or in a line of authority; a deputy's title is another."""
    folded = structure.running.folded
    for mention in bodies:
        start = mention.start - len(title) - 1
        if start >= 0 and folded.startswith(f"{title} ", start) and _is_whole(folded, start, start + len(title)):
            return start, mention.end
    for passage in structure.passages:
        at = folded.find(title, passage.start, passage.end) if passage.kind == "signature" else -1
        if at >= 0 and _is_whole(folded, at, at + len(title)):
            return at, at + len(title)
    return None


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a title is whole words, and no deputy's."""
    bounded = not folded[max(0, start - 1) : start].isalnum() and not folded[end : end + 1].isalnum()
    return bounded and not is_deputy(folded, start)
