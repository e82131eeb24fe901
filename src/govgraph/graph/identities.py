"""The named graph of what stands behind several files: documents only cited, agencies, places, persons, positions,
initiatives. It is made from the whole resolution each time, so it does not depend on the order of the files."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Literal, NamedNode

from govgraph.graph.agents import (
    UNIT_LEVELS,
    most_said,
    write_agency,
    write_initiative,
    write_person,
    write_place,
    write_position,
    write_standing,
)
from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.given import write_contributor
from govgraph.graph.iris import Iris
from govgraph.graph.labels import document_labels
from govgraph.graph.scope import Names
from govgraph.graph.vocabulary import GOV, date_literal, document_class, year_literal
from govgraph.records import Agency, DocumentIdentity, Metadata, Resolution


def identities_content(resolution: Resolution, iris: Iris) -> GraphContent:
    """The identities' named graph."""
    return _Identities(resolution, iris).content()


def write_cited_document(w: Writer, node: NamedNode, identity: DocumentIdentity, issuer: NamedNode | None) -> None:
    """A document that is only named, by what is known of it."""
    w.type(node, GOV.Document)
    if (kind := document_class(identity.type)) is not None:
        w.type(node, kind)
    if identity.draft:
        w.type(node, GOV.Draft)
    day = date_literal(identity.date)
    w.label(
        node,
        *document_labels(
            identity.type,
            identity.number,
            date=identity.date if day is not None else None,
            year=identity.year,
            title=identity.title,
            issuer=identity.issuer,
            draft=identity.draft,
        ),
    )
    w.add(node, GOV.held, Literal(False))
    w.say(node, GOV.typeName, identity.type)
    w.say(node, GOV.number, identity.number)
    w.add(node, GOV.date, day)
    if identity.date and day is None:
        w.say(node, GOV.dateSaid, identity.date)
    if identity.year is not None:
        w.add(node, GOV.year, year_literal(identity.year))
    w.add(node, GOV.issuer, issuer)
    write_standing(w, node, None, identity.issuer, identity.number, identity.type)
    w.say(node, GOV.title, identity.title)


class _Identities:
    def __init__(self, resolution: Resolution, iris: Iris) -> None:
        self.resolution = resolution
        self.iris = iris
        self.w = Writer(iris.identities_graph)
        self.documents = sorted(resolution.documents, key=lambda d: d.facts.source.name)
        self.names = [Names(iris, d.facts) for d in self.documents]
        self.units: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        """Name of a shared place -> (level, code) of each mention."""

    def content(self) -> GraphContent:
        self.cited_documents()
        self.agencies()
        self.positions_and_persons()
        self.initiatives()
        self.places()
        self.contributors()
        return self.w.content()

    def cited_documents(self) -> None:
        """Documents that are only cited; and of held ones, what others add to their own words."""
        own: dict[str, list[Metadata]] = defaultdict(list)
        for d in self.documents:
            own[d.identity].append(d.facts.metadata)
        issuers = self.issuers()
        for identity in self.resolution.identities:
            node = self.iris.document(identity.key)
            metadata = own.get(identity.key)
            if metadata is None:
                write_cited_document(self.w, node, identity, issuers.get(identity.key))
            else:
                self.added(node, identity, metadata, issuers.get(identity.key))

    def issuers(self) -> dict[str, NamedNode]:
        """The issuer of each identity, as the documents that name it mean it; one known everywhere goes first."""
        wanted = {i.key: i.issuer for i in self.resolution.identities if i.issuer}
        found: dict[str, set[tuple[bool, str]]] = defaultdict(set)
        for d, names in zip(self.documents, self.names, strict=True):
            uses = [(d.identity, d.facts.metadata.issuer)]
            uses += [(r.identity, c.issuer) for r, c in zip(d.citations, d.facts.citations, strict=True)]
            for key, issuer in uses:
                if issuer and wanted.get(key) == issuer:
                    found[key].add((names.agency_is_own(issuer), names.agency(issuer).value))
        return {key: NamedNode(min(uses)[1]) for key, uses in found.items()}

    def added(self, node: NamedNode, identity: DocumentIdentity, own: list[Metadata], issuer: NamedNode | None) -> None:
        w = self.w
        if not any(m.number for m in own):
            w.say(node, GOV.number, identity.number)
        if not any(date_literal(m.date) for m in own):
            w.add(node, GOV.date, date_literal(identity.date))
            if identity.year is not None:
                w.add(node, GOV.year, year_literal(identity.year))
        if not any(m.issuer for m in own):
            w.add(node, GOV.issuer, issuer)
        if not any(m.subject for m in own):
            w.say(node, GOV.title, identity.title)

    def agencies(self) -> None:
        records: dict[str, list[Agency]] = defaultdict(list)
        spellings: dict[str, list[tuple[str, Names]]] = defaultdict(list)
        for names in self.names:
            for name in names.agency_names():
                if names.agency_is_own(name):
                    continue
                iri = names.agency(name).value
                spellings[iri].append((name, names))
                if name in names.agencies:
                    records[iri].append(names.agencies[name])
        stated = {
            (names.agency(name), key)
            for d, names in zip(self.documents, self.names, strict=True)
            for name, keys in d.agencies.items()
            if not names.agency_is_own(name)
            for key in keys
        }
        for node, key in sorted(stated, key=lambda each: (each[0].value, each[1])):
            self.w.add(node, GOV.correctedBy, self.iris.correction(key))
        for iri, uses in spellings.items():
            spelling = most_said(name for name, _ in uses)
            name, names = next((n, scope) for n, scope in uses if n == spelling)
            write_agency(self.w, names, name, records[iri])
            if jurisdiction := most_said(r.jurisdiction for r in records[iri]):
                level = most_said(r.level for r in records[iri] if r.level != "other") or "other"
                if not names.place_is_own(jurisdiction, level):
                    self.units[jurisdiction].append((level if level in UNIT_LEVELS else "", None))
                else:
                    node = names.place(jurisdiction, level)
                    write_place(self.w, node, jurisdiction, level=level)

    def positions_and_persons(self) -> None:
        written: set[str] = set()
        for d, names in zip(self.documents, self.names, strict=True):
            for h in d.facts.holdings:
                if h.position is None or names.position_is_own(h.agency):
                    continue
                node = names.position(h.position, h.agency)
                if node.value not in written:
                    written.add(node.value)
                    write_position(self.w, node, h.position, names.agency(h.agency) if h.agency else None)
        for person in self.resolution.persons:
            write_person(self.w, self.iris.person(person.key), person.name)
            for key in person.corrections:
                self.w.add(self.iris.person(person.key), GOV.correctedBy, self.iris.correction(key))

    def initiatives(self) -> None:
        spellings: dict[tuple[str, str], list[str]] = defaultdict(list)
        for d, names in zip(self.documents, self.names, strict=True):
            for i in d.facts.initiatives:
                if names.initiative_scope(i.name) is not None:
                    spellings[names.initiative(i.kind, i.name).value, i.kind].append(i.name)
        for (iri, kind), uses in spellings.items():
            write_initiative(self.w, NamedNode(iri), kind, most_said(uses) or uses[0])

    def places(self) -> None:
        for d, names in zip(self.documents, self.names, strict=True):
            for p in d.facts.places:
                if not names.place_is_own(p.name, p.level):
                    self.units[p.name].append((p.level, p.code))
        for name in list(self.units):
            above = _above(name)
            while above:
                self.units.setdefault(above, [])
                above = _above(above)
        spellings: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.units):
            spellings[self.iris.place(name).value].append(name)
        for iri, uses in spellings.items():
            mentions = [(name, *mention) for name in uses for mention in self.units[name]]
            name = most_said(name for name, _, _ in mentions) or uses[0]
            above = _above(name)
            write_place(
                self.w,
                NamedNode(iri),
                name,
                level=most_said(level for _, level, _ in mentions),
                place_code=most_said(place_code for _, _, place_code in mentions),
                above=self.iris.place(above) if above else None,
            )

    def contributors(self) -> None:
        given = {fact.given.by for d in self.documents for fact in d.facts.metadata.given}
        for name in sorted(given.union(correction.who for correction in self.resolution.corrections)):
            write_contributor(self.w, self.iris, name)


def _above(name: str) -> str:
    """The unit above, which follows the first comma of a place's name; empty if none is named."""
    return name.partition(",")[2].strip()
