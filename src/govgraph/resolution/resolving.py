"""The one step that sees all documents: which document each citation means, which mentions are one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from govgraph.authority.succession import Act
from govgraph.corrections import Corrections
from govgraph.records import (
    Candidate,
    Citation,
    DocumentFacts,
    DocumentIdentity,
    Resolution,
    ResolvedCitation,
    ResolvedDocument,
)
from govgraph.resolution import reasons
from govgraph.resolution.chronology import Time, date_said
from govgraph.resolution.citing import Citing, citing_documents
from govgraph.resolution.congresses import Congresses, is_congress
from govgraph.resolution.corrected import CorrectedCollection
from govgraph.resolution.identities import merge_identities
from govgraph.resolution.keys import join, type_step, within
from govgraph.resolution.laws import Laws, is_law, law_key, types_without_title
from govgraph.resolution.numbered import NumberedDocuments
from govgraph.resolution.persons import resolve_persons
from govgraph.resolution.series import Series, Short, country_series, series_of, short_number
from govgraph.resolution.succession import agency_changes, unit_changes, with_key
from govgraph.resolution.unnumbered import Drafts, HeldByDay, resolve_annex, resolve_named


def resolve(documents: Iterable[DocumentFacts], corrections: Corrections | None = None) -> Resolution:
    """Resolve a collection, with what corrections state of it. The result follows from the documents and the
    statements alone, never from their order; no two documents may have one file name."""
    ordered = sorted(documents, key=lambda facts: facts.source.name)
    corrected = CorrectedCollection(ordered, corrections or Corrections({}))
    collection = _Collection(corrected)
    persons = resolve_persons(corrected.documents, collection.citing, corrected.persons(collection.citing))
    resolved = tuple(
        ResolvedDocument(
            facts,
            collection.own[index],
            tuple(citations),
            persons.holders[index],
            persons.signers[index],
            corrected.left_out[index],
            corrected.agencies[index],
            persons.given_signers[index],
            corrected.stated[index],
        )
        for index, (facts, citations) in enumerate(zip(corrected.documents, collection.all_citations(), strict=True))
    )
    identities = merge_identities(resolved)
    as_read = tuple(replace(each, facts=corrected.as_read(index)) for index, each in enumerate(resolved))
    return Resolution(
        as_read,
        identities,
        persons.persons,
        agency_changes(corrected.documents, collection.act),
        unit_changes(corrected.documents, collection.act),
        corrected.outcomes.all(),
    )


class _Collection:
    """All documents, and what they say together of the documents that they name."""

    def __init__(self, corrected: CorrectedCollection) -> None:
        self.corrected = corrected
        self.documents = documents = corrected.documents
        self.citing = citing_documents(documents)
        self.numbered = NumberedDocuments()
        self.laws = Laws()
        self.congresses = Congresses()
        self.series: list[list[Series | None]] = []
        """For each document, the series of each of its citations by number."""
        for facts, citing in zip(documents, self.citing, strict=True):
            self._take_in(facts, citing)
        self.laws.settle()
        self.numbered.settle({citing.source: citing.time for citing in self.citing})
        self.own = [
            self.numbered.own(citing.source) or join(type_step(facts.metadata.type), within(citing.source))
            for facts, citing in zip(documents, self.citing, strict=True)
        ]
        """The key of each document: by its number, else by type and file."""
        self.held_by_day = HeldByDay()
        for facts, citing, key in zip(documents, self.citing, self.own, strict=True):
            self.held_by_day.hold(facts, citing.jurisdictions, key)

    def _take_in(self, facts: DocumentFacts, citing: Citing) -> None:
        self.numbered.hold(citing, facts.metadata)
        known: dict[tuple[str, str | None, str | None], Series] = {}
        found: list[Series | None] = []
        for citation in facts.citations:
            series = None
            if _in_full(citation):
                said = (citation.number or "", citation.type, citation.issuer)
                series = known.get(said) or known.setdefault(said, series_of(*said, citing.jurisdictions))
                self.numbered.cite(citing, citation, series)
            if is_law(citation):
                self.laws.cite(citing, citation, series)
            if is_congress(citation):
                self.congresses.cite(citation, citing.jurisdictions, facts.quote(citation.start, citation.end))
            found.append(series)
        self.series.append(found)

    def act(self, act: Act) -> DocumentIdentity | None:
        """The document that an act of the tables is; None for one without number and title, and for one whose number
        needs a date that the tables do not give."""
        date = act.date or ""
        if act.number is None:
            named = act.title is not None or act.type in types_without_title()
            return with_key(act, law_key(act.type, act.title, date[:4])) if named and date else None
        series = country_series(act.number, act.type)
        if not date and not series.complete:
            return None
        return with_key(act, self.numbered.key_of(series, date))

    def all_citations(self) -> list[list[ResolvedCitation]]:
        """What each citation of each document means."""
        by_rule: list[list[ResolvedCitation]] = []
        if self.corrected.names_keys():
            # A key that is stated must be that of a document which the collection knows without the statement.
            by_rule = [_Document(self, index, {}).citations() for index in range(len(self.documents))]
        known = set(self.own).union(
            key
            for cited in by_rule
            for means in cited
            for key in (means.identity, *(c.identity for c in means.candidates))
        )
        held = {facts.source.name: key for facts, key in zip(self.documents, self.own, strict=True)}
        return [
            _Document(self, index, self.corrected.meant(index, held, known)).citations()
            for index in range(len(self.documents))
        ]


class _Document:
    """One document while its citations are resolved."""

    def __init__(self, collection: _Collection, index: int, meant: Mapping[int, ResolvedCitation]) -> None:
        self.all = collection
        self.facts = collection.documents[index]
        self.citing = collection.citing[index]
        self.series = collection.series[index]
        self.drafts = Drafts(self.facts, self.citing.source)
        self.itself = ResolvedCitation(collection.own[index], "resolved", reasons.ITSELF)
        self.described = collection.corrected.described[index]
        self.done: dict[int, ResolvedCitation] = dict(meant)
        self.shorts: dict[Short, ResolvedCitation] = {}
        self.open: set[int] = set()
        """The citations that are being resolved: one that leads back to itself stands for none."""

    def citations(self) -> list[ResolvedCitation]:
        return [self.resolved(at) for at in range(len(self.facts.citations))]

    def resolved(self, at: int) -> ResolvedCitation:
        if at not in self.done:
            self.open.add(at)
            means = self._resolve(self.facts.citations[at], self.series[at])
            if at in self.described:
                reason = reasons.with_notes(reasons.CORRECTED, means.reason)
                means = replace(means, reason=reason, correction=self.described[at])
            self.done[at] = means
            self.open.discard(at)
        return self.done[at]

    def _resolve(self, citation: Citation, series: Series | None) -> ResolvedCitation:
        if citation.form == "self":
            return self.itself
        if series is not None:
            return self._numbered(citation, series)
        short = None if citation.number is None else short_number(citation.number, citation.type)
        if short is not None and citation.antecedent is None:
            if short not in self.shorts:
                self.shorts[short] = self._short(short)
            return self.shorts[short]
        if citation.antecedent is not None and citation.antecedent not in self.open:
            return self._stands_for(self.resolved(citation.antecedent))
        if citation.form == "draft":
            return self.drafts.resolve(citation)
        if is_law(citation):
            return self.all.laws.resolve(self._as_of(citation), citation)
        if is_congress(citation):
            said = self.facts.quote(citation.start, citation.end)
            return self.all.congresses.resolve(citation, self.citing.jurisdictions, said)
        if citation.relation == "promulgates" and citation.bearer not in self.open and citation.form != "anaphoric":
            return resolve_annex(citation, self.itself if citation.bearer is None else self.resolved(citation.bearer))
        held = self.all.held_by_day.candidates(citation, self.citing.jurisdictions)
        return resolve_named(citation, self.citing.source, held)

    def _as_of(self, citation: Citation) -> Citing:
        """When the mention's relation is borne: a law that amends another came after it."""
        date = None if citation.bearer is None else date_said(self.facts.citations[citation.bearer])
        return self.citing if date is None else self.citing._replace(time=Time(date, True))

    def _numbered(self, citation: Citation, series: Series) -> ResolvedCitation:
        """A mention by number; one without date that the recogniser tied to another of the same number is that one."""
        means = self.all.numbered.resolve(self.citing, citation, series)
        tied = citation.antecedent
        if means.status == "resolved" or tied is None or tied in self.open:
            return means
        other = self.series[tied]
        if other is None or (other.kind, other.number) != (series.kind, series.number):
            return means
        antecedent = self.resolved(tied)
        return self._stands_for(antecedent) if antecedent.status == "resolved" else means

    def _short(self, short: Short) -> ResolvedCitation:
        """A number without symbol: the one that the document gives in full, if there is only one of the ordinal."""
        full = [at for at, series in enumerate(self.series) if series is not None and short.may_be(series)]
        means = {self.resolved(at).identity: self.resolved(at) for at in full}
        if len(means) == 1:
            return self._stands_for(next(iter(means.values())))
        key = join(short.kind, short.ordinal, within(self.citing.source))
        if not means:
            return ResolvedCitation(key, "unresolved", reasons.SHORT)
        found = tuple(Candidate(one, reasons.CITED_HERE) for one in sorted(means))
        return ResolvedCitation(key, "ambiguous", reasons.SHORT_SEVERAL, found)

    def _stands_for(self, antecedent: ResolvedCitation) -> ResolvedCitation:
        if antecedent.status == "resolved":
            return ResolvedCitation(antecedent.identity, "resolved", reasons.STANDS_FOR)
        return antecedent


def _in_full(citation: Citation) -> bool:
    """Whether a mention gives another document's number with its symbol."""
    number = citation.number
    return number is not None and citation.form != "self" and short_number(number, citation.type) is None
