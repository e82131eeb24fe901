"""Which agencies are one and which are not, as corrections state it, brought to the facts of all documents.

Agencies that are one go by one name in every document: the one with a jurisdiction if there is one, of several the one
that most documents use. Agencies that are not one are each its own document's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from govgraph.corrections.collection import Corrections
from govgraph.corrections.outcomes import Hindrance, Outcomes, not_held
from govgraph.corrections.statements import AgencyStatement, Named, folded_words
from govgraph.records import Agency, DocumentFacts

_Node = tuple[str, str]
"""A name as statements compare it, and the file where only that document's is meant."""


class _Use(NamedTuple):
    """An agency in one document."""

    at: int
    agency: Agency


def with_agencies(facts: DocumentFacts, changed: Mapping[str, Agency | None]) -> DocumentFacts:
    """The facts with other agencies in place of those of some names; with None in place of one it is named nowhere."""

    def name(old: str | None) -> str | None:
        if old is None or old not in changed:
            return old
        agency = changed[old]
        return None if agency is None else agency.name

    def names(old: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new for each in old if (new := name(each)) is not None))

    agencies: dict[str, Agency] = {}
    for agency in facts.agencies:
        kept = changed.get(agency.name, agency)
        if kept is not None:
            agencies[kept.name] = replace(kept, parent=name(kept.parent))
    for agency in filter(None, changed.values()):
        if agency.scoped:  # one that has no record here needs one to be known as a document's own
            agencies.setdefault(agency.name, agency)
    metadata = facts.metadata
    signatures = (replace(each, on_behalf_of=name(each.on_behalf_of)) for each in metadata.signatures)
    mentions = (replace(each, agency=new) for each in facts.agency_mentions if (new := name(each.agency)) is not None)
    directives = (
        replace(each, responsible=names(each.responsible), coordinating=names(each.coordinating))
        for each in facts.directives
    )
    return replace(
        facts,
        metadata=replace(metadata, issuer=name(metadata.issuer), signatures=tuple(signatures)),
        agencies=tuple(agencies.values()),
        agency_mentions=tuple(mentions),
        holdings=tuple(replace(each, agency=name(each.agency)) for each in facts.holdings),
        citations=tuple(replace(each, issuer=name(each.issuer)) for each in facts.citations),
        directives=tuple(directives),
    )


def _named(facts: DocumentFacts) -> list[Agency]:
    """The agencies of a document, those that it names as issuers alone included."""
    known = {agency.name: agency for agency in facts.agencies}
    issuers = [facts.metadata.issuer, *(citation.issuer for citation in facts.citations)]
    for name in issuers:
        if name is not None:
            known.setdefault(name, Agency(name))
    return list(known.values())


def correct_agencies(
    documents: Sequence[DocumentFacts], corrections: Corrections, outcomes: Outcomes
) -> tuple[list[DocumentFacts], list[dict[str, tuple[str, ...]]]]:
    """The facts of all documents with their agencies as stated; and for each document, by the new name of an agency,
    the keys of the statements about it."""
    stated = [(key, each) for key, each in corrections.statements() if isinstance(each, AgencyStatement)]
    if not stated:
        return list(documents), [{} for _ in documents]
    return _Agencies(documents, stated, outcomes).corrected()


class _Agencies:
    def __init__(
        self, documents: Sequence[DocumentFacts], stated: Sequence[tuple[str, AgencyStatement]], outcomes: Outcomes
    ) -> None:
        self.documents = documents
        self.files = {facts.source.name for facts in documents}
        self.keys: defaultdict[_Node, set[str]] = defaultdict(set)
        self.joined: dict[_Node, set[_Node]] = {}
        self.parted: set[_Node] = set()
        for key, statement in stated:
            nodes = [one.node for one in statement.named()]
            for node in nodes:
                self.keys[node].add(key)
            if statement.same:
                whole = set().union(*(self.joined.get(node, {node}) for node in nodes))
                self.joined.update(dict.fromkeys(whole, whole))
            else:
                self.parted.update(nodes)
        self.uses: defaultdict[_Node, list[_Use]] = defaultdict(list)
        for at, facts in enumerate(documents):
            for agency in _named(facts):
                folded = folded_words(agency.name)
                own = (folded, facts.source.name)
                node = own if own in self.keys else (folded, "")
                if node in self.keys:
                    self.uses[node].append(_Use(at, agency))
        for key, statement in stated:
            self._note(key, statement, outcomes)

    def _note(self, key: str, statement: AgencyStatement, outcomes: Outcomes) -> None:
        found = [one for one in statement.named() if self.uses.get(one.node)]
        if len(found) > 1:
            outcomes.applied(key)
        for one in statement.named():
            if one not in found:
                outcomes.hindered(key, self._missing(one))

    def _missing(self, one: Named) -> Hindrance:
        if one.file is not None and one.file not in self.files:
            return not_held(one.file, self.files)
        where_vi, where_en = (f"{one.file} không", f"{one.file}") if one.file else ("không văn bản nào", "no document")
        return Hindrance(
            f"{where_vi} nêu cơ quan {one.name}",
            f"{where_en} names {'no' if one.file else 'an'} agency {one.name}",
        )

    def corrected(self) -> tuple[list[DocumentFacts], list[dict[str, tuple[str, ...]]]]:
        changed: list[dict[str, Agency | None]] = [{} for _ in self.documents]
        marks: list[dict[str, tuple[str, ...]]] = [{} for _ in self.documents]
        done: set[_Node] = set()
        for node in sorted(self.keys):
            if node in done:
                continue
            whole = sorted(self.joined.get(node, {node}))
            done.update(whole)
            uses = [(each, use) for each in whole for use in self.uses[each]]
            if not uses:
                continue
            agency = self._agency(uses)
            keys = tuple(sorted({key for each in whole if self.uses[each] for key in self.keys[each]}))
            for _, use in uses:
                changed[use.at][use.agency.name] = agency
                marks[use.at][agency.name] = keys
        return [
            with_agencies(facts, agencies) if agencies else facts
            for facts, agencies in zip(self.documents, changed, strict=True)
        ], marks

    def _agency(self, uses: Sequence[tuple[_Node, _Use]]) -> Agency:
        """The agency that all uses are of."""
        known = [use.agency for node, use in uses if not use.agency.scoped and node not in self.parted]
        counts = Counter(agency.name for agency in known or [use.agency for _, use in uses])
        name = min(counts, key=lambda each: (-counts[each], each))
        records = [use.agency for _, use in uses if use.agency.name == name and (not known or use.agency in known)]
        agency = min(records, key=repr)
        if known:
            return agency
        return replace(agency, scoped=True, within=min(self.documents[use.at].source.name for _, use in uses))
