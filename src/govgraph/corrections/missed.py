"""What recognition missed, brought to a document's facts as a person states it: a citation, an agency, an official, a
directive. Each rests on the words in their place, as what was recognised does.

Where recognition comes to find the same words, the statement says more of what was found. Of a citation that it finds
in other words of that place nothing is taken away, unless a statement says that it is none.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from govgraph.corrections.outcomes import Hindrance, Outcomes
from govgraph.corrections.places import Span, standing, within_passage
from govgraph.corrections.renumbering import with_citations
from govgraph.corrections.statements import (
    MentionKind,
    Missed,
    MissedAgency,
    MissedCitation,
    MissedDirective,
    MissedOfficial,
    quoted,
)
from govgraph.recognition import recognise
from govgraph.records import Agency, AgencyMention, Citation, Directive, DocumentFacts, Holding, Source

StatedKeys = dict[str, dict[int, tuple[str, ...]]]
"""For each kind, by the index of a mention, the keys of the statements that it is one."""


class WithMissed(NamedTuple):
    """The facts with what was missed; what is stated of citations by their spans; and which mentions are stated."""

    facts: DocumentFacts
    cited: dict[Span, tuple[str, MissedCitation]]
    stated: StatedKeys


def add_missed(facts: DocumentFacts, statements: Sequence[tuple[str, Missed]], outcomes: Outcomes) -> WithMissed:
    """Add what statements say was missed in a document."""
    if not statements:
        return WithMissed(facts, {}, {})
    adding = _Adding(facts)
    for key, statement in statements:
        spans = standing(facts, statement.words)
        if statement.passage is not None:
            spans = within_passage(facts, statement.passage, spans)
        if statement.nth is not None:
            spans = spans[statement.nth - 1 : statement.nth]
        hindrance = adding.add(key, statement, spans) if spans else _not_standing(facts, statement)
        if hindrance is None:
            outcomes.applied(key)
        else:
            outcomes.hindered(key, hindrance)
    return adding.done()


def _not_standing(facts: DocumentFacts, statement: Missed) -> Hindrance:
    words, file = quoted(statement), facts.source.name
    return Hindrance(
        f"{file} không có lời văn {words}: hãy chép đúng lời văn", f"{file} does not say {words}: copy its words"
    )


class _Adding:
    """The facts of a document while what was missed is added to them."""

    def __init__(self, facts: DocumentFacts) -> None:
        self.facts = facts
        self.citations = {(each.start, each.end): each for each in facts.citations}
        self.agencies = {agency.name: agency for agency in facts.agencies}
        self.agency_mentions = list(facts.agency_mentions)
        self.holdings = list(facts.holdings)
        self.directives = list(facts.directives)
        self.cited: dict[Span, tuple[str, MissedCitation]] = {}
        self._keys: defaultdict[tuple[MentionKind, Span], set[str]] = defaultdict(set)

    def add(self, key: str, statement: Missed, spans: Sequence[Span]) -> Hindrance | None:
        """Add the mentions of a statement at its spans, or say what keeps them from being added."""
        match statement:
            case MissedCitation():
                return self._add_citations(key, statement, spans)
            case MissedAgency():
                self._add_agency(statement, spans)
            case MissedOfficial():
                spans = spans[:1]  # a document says of a person once what his post is
                self._add_official(statement, *spans[0])
            case MissedDirective():
                for span in spans:
                    self._add_directive(statement, *span)
        for span in spans:
            self._keys[statement.mention_kind, span].add(key)
        return None

    def _add_citations(self, key: str, statement: MissedCitation, spans: Sequence[Span]) -> Hindrance | None:
        free = [span for span in spans if span in self.citations or self._within(span) is None]
        if not free:
            found = " ".join(self.facts.quote(*(self._within(spans[0]) or spans[0])).split())
            return Hindrance(
                f"ở đó đã nhận ra viện dẫn “{found}”: hãy nêu nó chỉ gì bằng [[citation]], hoặc thêm [[no_mention]]",
                f"“{found}” is taken for a citation there: say with [[citation]] what that means, or add a "
                "[[no_mention]] of it",
            )
        for span in free:
            citation = self.citations.get(span) or _read_alone(self.facts, *span)
            if statement.relation is not None:
                citation = replace(citation, relation=statement.relation, bearer=None, own=None)
            self.citations[span] = citation
            self.cited[span] = key, statement
            self._keys["citation", span].add(key)
        return None

    def _within(self, span: Span) -> Span | None:
        """The citation that shares words with a span."""
        return next((each for each in self.citations if each[0] < span[1] and span[0] < each[1]), None)

    def _add_agency(self, statement: MissedAgency, spans: Sequence[Span]) -> None:
        name = self._agency(statement.name or statement.quote)
        for start, end in spans:
            others = [each for each in self.agency_mentions if (each.start, each.end) != (start, end)]
            self.agency_mentions = [*others, AgencyMention(start, end, name)]

    def _agency(self, name: str) -> str:
        """The canonical name of an agency that is stated, which the document knows from now on."""
        name = _in_one_line(name)
        if name not in self.agencies:
            self.agencies[name] = _agency_called(name)
        return name

    def _add_official(self, statement: MissedOfficial, start: int, end: int) -> None:
        position = statement.position and _in_one_line(statement.position)
        agency = statement.agency and self._agency(statement.agency)
        here = [each for each in self.holdings if (each.start, each.end) == (start, end)]
        if position is None and here:
            return
        if position is not None and (known := next((h for h in here if h.position in (None, position)), None)):
            self.holdings.remove(known)
        name = here[0].name if here else _in_one_line(self.facts.quote(start, end))
        self.holdings.append(Holding(start, end, name, position, agency))

    def _add_directive(self, statement: MissedDirective, start: int, end: int) -> None:
        known = next((each for each in self.directives if (each.start, each.end) == (start, end)), None)
        directive = known or Directive(start, end, self._section(start))
        if known is not None:
            self.directives.remove(known)
        responsible = tuple(map(self._agency, statement.responsible)) or directive.responsible
        coordinating = tuple(map(self._agency, statement.coordinating)) or directive.coordinating
        directive = replace(directive, responsible=responsible, coordinating=coordinating)
        if statement.deadline is not None:
            directive = replace(directive, deadline=statement.deadline, deadline_said=None)
        self.directives.append(directive)

    def _section(self, offset: int) -> str | None:
        """The label of the passage that an offset lies in."""
        before = (each for each in self.facts.passages if each.start <= offset < each.end)
        return next((each.label for each in sorted(before, key=lambda each: each.start, reverse=True)), None)

    def done(self) -> WithMissed:
        """The facts with all that was added."""
        ordered = sorted(self.citations, key=lambda span: (span[0], -span[1]))
        at = {span: index for index, span in enumerate(ordered)}
        new = {old: at[each.start, each.end] for old, each in enumerate(self.facts.citations)}
        facts = replace(self.facts, directives=tuple(sorted(self.directives, key=lambda each: (each.start, each.end))))
        facts = with_citations(facts, (self.citations[span] for span in ordered), new)
        facts = replace(
            facts,
            agencies=tuple(self.agencies.values()),
            agency_mentions=tuple(sorted(self.agency_mentions, key=lambda each: (each.start, -each.end))),
            holdings=tuple(sorted(self.holdings, key=lambda each: (each.start, each.said or (0, 0)))),
            directives=tuple(_with_what_it_cites(each, at, self.cited) for each in facts.directives),
        )
        return WithMissed(facts, self.cited, self._stated(facts))

    def _stated(self, facts: DocumentFacts) -> StatedKeys:
        stated: StatedKeys = {}
        kinds: dict[MentionKind, Sequence[Citation | AgencyMention | Holding | Directive]] = {
            "citation": facts.citations,
            "agency": facts.agency_mentions,
            "official": facts.holdings,
            "directive": facts.directives,
        }
        for kind, mentions in kinds.items():
            for index, each in enumerate(mentions):
                if keys := self._keys.get((kind, (each.start, each.end))):
                    stated.setdefault(kind, {})[index] = tuple(sorted(keys))
        return stated


def _with_what_it_cites(directive: Directive, at: dict[Span, int], cited: Iterable[Span]) -> Directive:
    """A directive with those of the stated citations that stand in it."""
    inside = {at[start, end] for start, end in cited if directive.start <= start and end <= directive.end}
    return replace(directive, citations=tuple(sorted({*directive.citations, *inside}))) if inside else directive


def _in_one_line(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _read_alone(facts: DocumentFacts, start: int, end: int) -> Citation:
    """A citation as its words alone tell it: what they name, but not what it is to the document."""
    words = _in_one_line(facts.quote(start, end))
    found = recognise(Source("", words, ""), inside=True).citations
    if len(found) != 1 or found[0].form == "self":
        return Citation(start, end, "unnumbered")
    return replace(found[0], start=start, end=end, relation="cites", own=None, confidence=1.0)


@lru_cache(maxsize=1024)
def _agency_called(name: str) -> Agency:
    """The agency of a canonical name, as recognition knows it."""
    known = recognise(Source("", name, ""), inside=True).agencies
    return next((agency for agency in known if agency.name == name), Agency(name))
