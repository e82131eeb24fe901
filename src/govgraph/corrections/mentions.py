"""Corrections of one document's mentions, brought to its facts: what is no mention is left out, what was missed is
added, and what a citation means is put in where the correction describes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple, Protocol, TypeVar

from msgspec.structs import replace

from govgraph.corrections.agencies import with_agencies
from govgraph.corrections.collection import Corrections
from govgraph.corrections.missed import StatedKeys, add_missed
from govgraph.corrections.outcomes import Hindrance, Outcomes
from govgraph.corrections.places import Span, within_passage
from govgraph.corrections.renumbering import with_citations
from govgraph.corrections.statements import (
    KINDS_IN_WORDS,
    CitationStatement,
    MentionKind,
    Missed,
    MissedCitation,
    NoMentionStatement,
    OfWords,
    folded_words,
    quoted,
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
    mention; `stated` tells which mentions recognition missed."""

    facts: DocumentFacts
    as_read: tuple[Citation, ...]
    described: dict[int, str]
    means: dict[int, tuple[str, str]]
    left_out: tuple[str, ...]
    stated: StatedKeys


def correct_mentions(facts: DocumentFacts, corrections: Corrections, outcomes: Outcomes) -> CorrectedMentions:
    """Bring what is stated of a document's mentions to its facts."""
    statements = corrections.by_file.get(facts.source.name, ())
    said = [(key, each) for key, each in statements if isinstance(each, CitationStatement | NoMentionStatement)]
    missed = [(key, each) for key, each in statements if isinstance(each, Missed)]
    recognised = _Said(facts, said)
    if recognised.none:
        facts = _without(facts, recognised.none)
    facts, cited, stated = add_missed(facts, missed, outcomes)
    also = _said_of_missed(facts, said, cited)
    for key, statement in said:
        if key in recognised.found or key in also.values():
            outcomes.applied(key)
        else:
            outcomes.hindered(key, _not_there(recognised.facts, statement))
    by_key = {key: each for key, each in said if isinstance(each, CitationStatement)}
    nearer = {span: (key, by_key[key]) for span, key in {**also, **recognised.meant}.items()}
    left_out = sorted({key for spans in recognised.none.values() for key in spans.values()})
    return _with_meanings(facts, {**cited, **nearer}, tuple(left_out), stated)


def _with_meanings(
    facts: DocumentFacts,
    meant: Mapping[Span, tuple[str, CitationStatement | MissedCitation]],
    left_out: tuple[str, ...],
    stated: StatedKeys,
) -> CorrectedMentions:
    """The facts with the documents that citations are stated to mean. `meant` has the statements by span."""
    described: dict[int, str] = {}
    means: dict[int, tuple[str, str]] = {}
    citations = list(facts.citations)
    for at, citation in enumerate(facts.citations):
        found = meant.get((citation.start, citation.end))
        if found is None:
            continue
        key, says = found
        if says.means is not None:
            means[at] = key, says.means
        else:
            described[at] = key
            citations[at] = _described(citation, says)
    corrected = replace(facts, citations=tuple(citations))
    return CorrectedMentions(corrected, facts.citations, described, means, left_out, stated)


class _Said:
    """What statements say of the mentions that were recognised in a document: `none` are no mentions, by kind, and
    `meant` are citations whose document is stated; both with the keys of the statements, by span. `found` are the keys
    of those whose words were recognised."""

    def __init__(
        self, facts: DocumentFacts, statements: Sequence[tuple[str, CitationStatement | NoMentionStatement]]
    ) -> None:
        self.facts = facts
        self.none: dict[MentionKind, dict[Span, str]] = {}
        self.meant: dict[Span, str] = {}
        self.found: set[str] = set()
        for key, statement in sorted(statements, key=lambda each: _order(*each)):
            recognised = {(each.start, each.end) for each in _MENTIONS[_kind(statement)](facts)}
            spans = _spoken_of(facts, statement, recognised)
            if spans:
                self.found.add(key)
            for span in spans:
                self._take(key, statement, span)

    def _take(self, key: str, statement: CitationStatement | NoMentionStatement, span: Span) -> None:
        if isinstance(statement, CitationStatement):
            self.meant[span] = key
            self.none.get("citation", {}).pop(span, None)
            return
        self.none.setdefault(statement.kind, {})[span] = key
        if statement.kind == "citation":
            self.meant.pop(span, None)


def _order(key: str, statement: OfWords) -> tuple[bool, bool, str]:
    """What is said of one of several alike comes after, and so goes before, what is said of all."""
    return statement.nth is not None, statement.passage is not None, key


def _said_of_missed(
    facts: DocumentFacts, statements: Sequence[tuple[str, OfWords]], missed: Collection[Span]
) -> dict[Span, str]:
    """What is said of citations that were missed, as of all that read so, by span: the key of the statement."""
    return {
        span: key
        for key, statement in sorted(statements, key=lambda each: _order(*each))
        if isinstance(statement, CitationStatement) and statement.nth is None
        for span in _spoken_of(facts, statement, missed)
    }


def _kind(statement: CitationStatement | NoMentionStatement) -> MentionKind:
    return statement.kind if isinstance(statement, NoMentionStatement) else "citation"


def _spoken_of(facts: DocumentFacts, statement: OfWords, spans: Collection[Span]) -> list[Span]:
    """Those of the spans that a statement is about, in order."""
    wanted = statement.words
    alike = [span for span in sorted(spans) if folded_words(facts.quote(*span)) == wanted]
    if statement.passage is not None:
        alike = within_passage(facts, statement.passage, alike)
    return alike if statement.nth is None else alike[statement.nth - 1 : statement.nth]


def _not_there(facts: DocumentFacts, statement: CitationStatement | NoMentionStatement) -> Hindrance:
    kind = _kind(statement)
    vi, en = KINDS_IN_WORDS[kind]
    read = sorted({" ".join(facts.quote(each.start, each.end).split()) for each in _MENTIONS[kind](facts)})
    near = get_close_matches(statement.quote, read, 1, 0.5)
    near_vi, near_en = (f"; gần nhất là “{near[0]}”", f"; the nearest is “{near[0]}”") if near else ("", "")
    return Hindrance(
        f"{facts.source.name} không có {vi} nào đọc là {quoted(statement)}{near_vi}",
        f"nothing in {facts.source.name} that reads {quoted(statement)} is taken for {en}{near_en}",
    )


def _described(citation: Citation, said: CitationStatement | MissedCitation) -> Citation:
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


def _without(facts: DocumentFacts, none: dict[MentionKind, dict[Span, str]]) -> DocumentFacts:
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


def _kept(mentions: Sequence[_Mention], none: Collection[Span]) -> tuple[_Mention, ...]:
    return tuple(mention for mention in mentions if (mention.start, mention.end) not in none)


def _renumbered(mentions: Sequence[_Spanned], none: Collection[Span]) -> dict[int, int]:
    """The new index of each mention that stays, by its old one."""
    stay = [at for at, mention in enumerate(mentions) if (mention.start, mention.end) not in none]
    return {old: new for new, old in enumerate(stay)}


def _without_citations(facts: DocumentFacts, none: Collection[Span]) -> DocumentFacts:
    kept = _kept(facts.citations, none)
    facts = with_citations(facts, kept, _renumbered(facts.citations, none))
    return replace(facts, anomalies=_kept(facts.anomalies, none))


def _without_officials(facts: DocumentFacts, none: Collection[Span]) -> DocumentFacts:
    holdings = _kept(facts.holdings, none)
    gone = {holding.name for holding in facts.holdings} - {holding.name for holding in holdings}
    return replace(
        facts,
        holdings=holdings,
        meetings=tuple(replace(each, chair=None) if each.chair in gone else each for each in facts.meetings),
        metadata=replace(facts.metadata, signatures=_kept(facts.metadata.signatures, none)),
    )
