"""Corrections of one document's mentions, brought to its facts: what is no mention is left out, and what a citation
means is put in where the correction describes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from typing import NamedTuple, Protocol, TypeVar

from msgspec.structs import replace

from govgraph.corrections.agencies import with_agencies
from govgraph.corrections.collection import Corrections
from govgraph.corrections.outcomes import Hindrance, Outcomes
from govgraph.corrections.statements import (
    KINDS_IN_WORDS,
    CitationStatement,
    MentionKind,
    NoMentionStatement,
    folded_words,
)
from govgraph.records import Citation, DocumentFacts


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Mention = TypeVar("_Mention", bound=_Spanned)

_MENTIONS: dict[MentionKind, Callable[[DocumentFacts], Sequence[_Spanned]]] = {
    "citation": lambda facts: facts.citations,
    "agency": lambda facts: facts.agency_mentions,
    "official": lambda facts: (*facts.holdings, *facts.metadata.signatures),
    "place": lambda facts: facts.places,
    "initiative": lambda facts: facts.initiatives,
    "meeting": lambda facts: facts.meetings,
    "directive": lambda facts: facts.directives,
}


class CorrectedMentions(NamedTuple):
    """A document's facts with the corrections of its mentions. `described` and `means` have, by index of a citation,
    the correction that describes the document meant, and the correction with the file or key that it names; `as_read`
    are the citations as the text has them, without these descriptions; `left_out` are the corrections of what is no
    mention."""

    facts: DocumentFacts
    as_read: tuple[Citation, ...]
    described: dict[int, str]
    means: dict[int, tuple[str, str]]
    left_out: tuple[str, ...]


def correct_mentions(facts: DocumentFacts, corrections: Corrections, outcomes: Outcomes) -> CorrectedMentions:
    """Bring what is stated of a document's mentions to its facts."""
    statements = corrections.by_file.get(facts.source.name, ())
    none: dict[MentionKind, dict[tuple[int, int], str]] = {}
    meant: dict[tuple[int, int], tuple[str, CitationStatement]] = {}
    # What is said of one of several alike goes before what is said of all.
    for key, statement in sorted(statements, key=lambda each: (each[1].nth is not None, each[0])):
        kind = statement.kind if isinstance(statement, NoMentionStatement) else "citation"
        spans = _spans(facts, kind, statement)
        if not spans:
            outcomes.hindered(key, _not_there(facts, kind, statement))
            continue
        outcomes.applied(key)
        for span in spans:
            if isinstance(statement, NoMentionStatement):
                none.setdefault(kind, {})[span] = key
                meant.pop(span, None) if kind == "citation" else None
            else:
                meant[span] = (key, statement)
                none.get("citation", {}).pop(span, None)
    described: dict[int, str] = {}
    means: dict[int, tuple[str, str]] = {}
    if none:
        facts = _without(facts, none)
    as_read = facts.citations
    for at, citation in enumerate(as_read):
        found = meant.get((citation.start, citation.end))
        if found is not None:
            key, said = found
            if said.means is not None:
                means[at] = key, said.means
            else:
                described[at] = key
                facts = _with_citation(facts, at, _described(citation, said))
    left_out = sorted({key for spans_ in none.values() for key in spans_.values()})
    return CorrectedMentions(facts, as_read, described, means, tuple(left_out))


def _spans(
    facts: DocumentFacts, kind: MentionKind, statement: CitationStatement | NoMentionStatement
) -> list[tuple[int, int]]:
    """The mentions that a statement is about, in order."""
    wanted = statement.words
    spans = sorted({(mention.start, mention.end) for mention in _MENTIONS[kind](facts)})
    alike = [span for span in spans if folded_words(facts.quote(*span)) == wanted]
    return alike if statement.nth is None else alike[statement.nth - 1 : statement.nth]


def _not_there(facts: DocumentFacts, kind: MentionKind, statement: CitationStatement | NoMentionStatement) -> Hindrance:
    vi, en = KINDS_IN_WORDS[kind]
    which = f" ({statement.nth})" if statement.nth else ""
    read = sorted({" ".join(facts.quote(each.start, each.end).split()) for each in _MENTIONS[kind](facts)})
    near = get_close_matches(statement.quote, read, 1, 0.5)
    near_vi, near_en = (f"; gần nhất là “{near[0]}”", f"; the nearest is “{near[0]}”") if near else ("", "")
    return Hindrance(
        f"{facts.source.name} không có {vi} nào đọc là “{statement.quote}”{which}{near_vi}",
        f"nothing in {facts.source.name} that reads “{statement.quote}”{which} is taken for {en}{near_en}",
    )


def _described(citation: Citation, said: CitationStatement) -> Citation:
    """The citation as if it said what a correction says of the document meant."""
    date = said.date or citation.date
    return replace(
        citation,
        type=said.type or citation.type,
        number=said.number or citation.number,
        issuer=said.issuer or citation.issuer,
        date=date,
        date_invalid=citation.date_invalid and said.date is None,
        year=int(said.date[:4]) if said.date else citation.year,
        antecedent=None,
    )


def _with_citation(facts: DocumentFacts, at: int, citation: Citation) -> DocumentFacts:
    citations = list(facts.citations)
    citations[at] = citation
    return replace(facts, citations=tuple(citations))


def _without(facts: DocumentFacts, none: dict[MentionKind, dict[tuple[int, int], str]]) -> DocumentFacts:
    """The facts without some mentions, and without what rests on these alone."""
    facts = replace(
        facts,
        places=_kept(facts.places, none.get("place", ())),
        meetings=_kept(facts.meetings, none.get("meeting", ())),
        directives=_kept(facts.directives, none.get("directive", ())),
    )
    if "citation" in none:
        facts = _without_citations(facts, none["citation"])
    if "initiative" in none:
        new = _renumbered(facts.initiatives, none["initiative"])
        directives = (
            replace(each, initiatives=tuple(new[i] for i in each.initiatives if i in new)) for each in facts.directives
        )
        facts = replace(facts, initiatives=_kept(facts.initiatives, none["initiative"]), directives=tuple(directives))
    if "official" in none:
        facts = _without_officials(facts, none["official"])
    if "agency" in none:
        before = {mention.agency for mention in facts.agency_mentions}
        facts = replace(facts, agency_mentions=_kept(facts.agency_mentions, none["agency"]))
        gone = before - {mention.agency for mention in facts.agency_mentions}
        facts = with_agencies(facts, dict.fromkeys(gone))
    return facts


def _kept(mentions: Sequence[_Mention], none: Collection[tuple[int, int]]) -> tuple[_Mention, ...]:
    return tuple(mention for mention in mentions if (mention.start, mention.end) not in none)


def _renumbered(mentions: Sequence[_Spanned], none: Collection[tuple[int, int]]) -> dict[int, int]:
    """The new index of each mention that stays, by its old one."""
    stay = [at for at, mention in enumerate(mentions) if (mention.start, mention.end) not in none]
    return {old: new for new, old in enumerate(stay)}


def _without_citations(facts: DocumentFacts, none: Collection[tuple[int, int]]) -> DocumentFacts:
    new = _renumbered(facts.citations, none)
    citations = (
        replace(
            citation,
            bearer=None if citation.bearer is None else new.get(citation.bearer),
            antecedent=None if citation.antecedent is None else new.get(citation.antecedent),
        )
        for citation in _kept(facts.citations, none)
    )
    directives = (
        replace(each, citations=tuple(new[i] for i in each.citations if i in new)) for each in facts.directives
    )
    return replace(
        facts, citations=tuple(citations), directives=tuple(directives), anomalies=_kept(facts.anomalies, none)
    )


def _without_officials(facts: DocumentFacts, none: Collection[tuple[int, int]]) -> DocumentFacts:
    holdings = _kept(facts.holdings, none)
    gone = {holding.name for holding in facts.holdings} - {holding.name for holding in holdings}
    return replace(
        facts,
        holdings=holdings,
        meetings=tuple(replace(each, chair=None) if each.chair in gone else each for each in facts.meetings),
        metadata=replace(facts.metadata, signatures=_kept(facts.metadata.signatures, none)),
    )
