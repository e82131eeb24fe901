"""The named graph of one file: all that it says."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from govgraph.authority.reasons import in_vietnamese
from govgraph.graph.agents import write_agency, write_initiative, write_place, write_position, write_standing
from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.evidence import Evidence
from govgraph.graph.given import write_given
from govgraph.graph.iris import Iris, PartKind
from govgraph.graph.labels import document_labels, shortened
from govgraph.graph.provisions import write_effects, write_references
from govgraph.graph.scope import Names
from govgraph.graph.vocabulary import (
    CITO,
    FOAF,
    GOV,
    ORG,
    PROV,
    RELATION_PROPERTIES,
    XSD,
    code,
    date_literal,
    document_class,
    year_literal,
)
from govgraph.records import Citation, Deadline, DocumentIdentity, Relation, ResolvedCitation, ResolvedDocument

_MENTION_CLASSES: dict[PartKind, NamedNode] = {
    "agency-mention": GOV.AgencyMention,
    "place-mention": GOV.PlaceMention,
    "initiative-mention": GOV.InitiativeMention,
    "meeting-mention": GOV.MeetingMention,
    "person-mention": GOV.PersonMention,
}


def document_content(
    resolved: ResolvedDocument, iris: Iris, identities: Mapping[str, DocumentIdentity]
) -> GraphContent:
    """All that one file says, as its named graph. `identities` are the resolution's, by key."""
    return _DocumentGraph(resolved, iris, identities).content()


class _DocumentGraph:
    def __init__(self, resolved: ResolvedDocument, iris: Iris, identities: Mapping[str, DocumentIdentity]) -> None:
        self.resolved = resolved
        self.facts = resolved.facts
        self.iris = iris
        self.identities = identities
        self.names = Names(iris, self.facts)
        self.document = iris.document(resolved.identity)
        self.w = Writer(iris.source_graph(self.facts.source.name))
        self.evidence = Evidence(self.w, iris, self.facts, self.document)

    def content(self) -> GraphContent:
        self.source()
        self.metadata()
        self.evidence.write_passages()
        self.own_names()
        self.signatures()
        self.citations()
        self.edges()
        write_references(self.w, self.evidence, self.iris, self.resolved)
        write_effects(self.w, self.evidence, self.iris, self.resolved)
        self.mentions()
        self.holdings()
        self.meetings()
        self.directives()
        self.anomalies()
        return self.w.content()

    def source(self) -> None:
        w, source, node = self.w, self.facts.source, self.evidence.source
        w.type(node, GOV.Source, PROV.Entity, FOAF.Document)
        w.label(node, f"Tệp {source.name}", f"File {source.name}")
        w.say(node, GOV.fileName, source.name)
        w.say(node, GOV.sha256, source.sha256)
        w.say(node, GOV.mediaType, source.media_type)
        w.say(node, GOV.encoding, source.encoding)
        for letters in source.letters:
            w.say(node, GOV.legacyLetters, letters.encoding)
        if source.letters:
            least = min(letters.confidence for letters in source.letters)
            w.add(node, GOV.lettersConfidence, Literal(f"{least:.4g}", datatype=XSD.decimal))
        w.add(node, GOV.textLength, Literal(len(source.text)))

    def metadata(self) -> None:
        w, source, m, node = self.w, self.facts.source, self.facts.metadata, self.document
        identity = self.identities[self.resolved.identity]
        w.type(node, GOV.Document)
        if (kind := document_class(m.type)) is not None:
            w.type(node, kind)
        if identity.draft:
            w.type(node, GOV.Draft)
        day = date_literal(m.date)
        year = int(m.date[:4]) if m.date and day is not None else None
        date = m.date if day is not None else None
        named = document_labels(
            m.type, m.number, date=date, title=m.subject, issuer=m.issuer, file=source.name, draft=identity.draft
        )
        w.label(node, *named)
        w.add(node, GOV.held, Literal(True))
        w.add(node, GOV.source, self.evidence.source)
        w.say(node, GOV.typeName, m.type)
        w.say(node, GOV.number, m.number)
        w.add(node, GOV.date, day)
        if m.date and day is None:
            w.say(node, GOV.dateSaid, m.date)
        if year is not None:
            w.add(node, GOV.year, year_literal(year))
        if m.issuer:
            w.add(node, GOV.issuer, self.names.agency(m.issuer))
        write_standing(w, node, self.names.agencies.get(m.issuer or ""), m.issuer, m.number, m.type)
        w.say(node, GOV.title, m.subject)
        w.say(node, GOV.placeOfIssue, m.place)
        w.say(node, GOV.provinceName, m.province)
        if m.province and (unit := self.province_unit(m.province)) is not None:
            w.add(node, GOV.jurisdiction, unit)
        for addressee in m.addressees:
            w.say(node, GOV.addressee, addressee)
        for recipient in m.recipients:
            w.say(node, GOV.recipient, recipient)
        write_given(w, self.iris, node, source, m.given)
        for key in self.resolved.corrections:
            w.add(node, GOV.correctedBy, self.iris.correction(key))

    def province_unit(self, province: str) -> NamedNode | None:
        """The province as a unit, where the document names it with its level."""
        named = {p.name for p in self.facts.places if p.level == "province"}
        named |= {a.jurisdiction for a in self.facts.agencies if a.level == "province" and a.jurisdiction}
        fitting = sorted(name for name in named if name.endswith(f" {province}"))
        return self.names.place(fitting[0], "province") if fitting else None

    def own_names(self) -> None:
        """What this document names that is merged with no other document's."""
        w, names = self.w, self.names
        for name in names.agency_names():
            if names.agency_is_own(name):
                record = names.agencies[name]
                scope = self.iris.source(record.within or self.facts.source.name)
                write_agency(w, names, name, [record], scoped_to=scope)
                for key in self.resolved.agencies.get(name, ()):
                    w.add(names.agency(name), GOV.correctedBy, self.iris.correction(key))
        units: set[tuple[str, str]] = {(p.name, p.level) for p in self.facts.places}
        units |= {(a.jurisdiction, a.level) for a in self.facts.agencies if a.jurisdiction}  # named with a body alone
        for name, level in sorted(units):
            if names.place_is_own(name, level):
                node = names.place(name, level)
                write_place(w, node, name, level=level, scoped_to=self.evidence.source)
        for position, agency in sorted({(h.position, h.agency or "") for h in self.facts.holdings if h.position}):
            if names.position_is_own(agency or None):
                node = names.position(position, agency or None)
                at = names.agency(agency) if agency else None
                write_position(w, node, position, at, scoped_to=self.evidence.source)
        for kind, name in sorted({(i.kind, i.name) for i in self.facts.initiatives}):
            if names.initiative_scope(name) is None:
                node = names.initiative(kind, name)
                write_initiative(w, node, kind, name, scoped_to=self.evidence.source)

    def signatures(self) -> None:
        w, m = self.w, self.facts.metadata
        for i, (signature, person) in enumerate(zip(m.signatures, self.resolved.signers, strict=True), 1):
            node = self.evidence.part("signature", i)
            w.type(node, GOV.Signature)
            w.label(node, f"Chữ ký của {signature.name}", f"Signature of {signature.name}")
            w.add(node, GOV.signer, self.iris.person(person))
            w.add(self.document, GOV.signedBy, self.iris.person(person))
            w.say(node, GOV.positionName, signature.position)
            if signature.capacity:
                w.add(node, GOV.capacity, code("capacity", signature.capacity))
            if signature.on_behalf_of:
                w.add(node, GOV.onBehalfOf, self.names.agency(signature.on_behalf_of))
            self.evidence.rests_on(node, signature.start, signature.end)
        if self.resolved.given_signer is not None:
            w.add(self.document, GOV.signedBy, self.iris.person(self.resolved.given_signer))

    def stated(self, node: NamedNode, kind: str, number: int) -> None:
        """The corrections that state a mention (counted from 1), where recognition missed it."""
        for key in self.resolved.stated.get(kind, {}).get(number - 1, ()):
            self.w.add(node, GOV.correctedBy, self.iris.correction(key))

    def bearer(self, citation: Citation) -> NamedNode:
        """The document that bears a citation's relation."""
        if citation.bearer is None:
            return self.document
        return self.iris.document(self.resolved.citations[citation.bearer].identity)

    def citations(self) -> None:
        w = self.w
        for i, (c, means) in enumerate(zip(self.facts.citations, self.resolved.citations, strict=True), 1):
            node = self.evidence.part("citation", i)
            w.type(node, GOV.Citation, CITO.Citation)
            self.evidence.annotation(node, c.start, c.end)
            w.add(node, CITO.hasCitingEntity, self.bearer(c))
            w.add(node, CITO.hasCitedEntity, self.iris.document(means.identity))
            w.add(node, GOV.relation, code("relation", c.relation))
            w.add(node, GOV.form, code("form", c.form))
            w.add(node, GOV.status, code("status", means.status))
            w.both(node, GOV.statusReason, in_vietnamese(means.reason), means.reason)
            for candidate in means.candidates:
                w.add(node, GOV.candidate, self.iris.document(candidate.identity))
                why = (in_vietnamese(candidate.reason), candidate.reason)
                w.both(node, GOV.candidateReason, *(f"{candidate.identity}: {words}" for words in why))
            w.add(node, GOV.confidence, Literal(f"{c.confidence:.4g}", datatype=XSD.decimal))
            w.say(node, GOV.typeName, c.type)
            w.say(node, GOV.number, c.number)
            day = None if c.date_invalid else date_literal(c.date)
            w.add(node, GOV.date, day)
            if c.date and day is None:
                w.say(node, GOV.dateSaid, c.date)
            if c.year is not None:
                w.add(node, GOV.year, year_literal(c.year))
            if c.issuer:
                w.add(node, GOV.issuer, self.names.agency(c.issuer))
            w.say(node, GOV.issuerSaid, c.issuer_stated)
            w.say(node, GOV.title, c.title)
            w.say(node, GOV.provision, c.provision)
            if means.correction is not None:
                w.add(node, GOV.correctedBy, self.iris.correction(means.correction))
            self.stated(node, "citation", i)
            if c.antecedent is not None:
                w.add(node, GOV.antecedent, self.evidence.part("citation", c.antecedent + 1))
            if c.own is not None:
                self.further_relation(i, c, means)

    def further_relation(self, number: int, citation: Citation, means: ResolvedCitation) -> None:
        """What the document itself does to a document that another bears the citation's relation to."""
        w = self.w
        assert citation.own is not None
        node = self.evidence.part("further-relation", number)
        w.type(node, GOV.FurtherRelation)
        w.label(node, shortened(self.facts.quote(citation.start, citation.end)))
        self.evidence.rests_on(node, citation.start, citation.end)
        w.add(node, GOV.ofCitation, self.evidence.part("citation", number))
        w.add(node, CITO.hasCitingEntity, self.document)
        w.add(node, CITO.hasCitedEntity, self.iris.document(means.identity))
        w.add(node, GOV.relation, code("relation", citation.own))
        w.add(node, GOV.form, code("form", citation.form))
        w.add(node, GOV.status, code("status", means.status))
        for candidate in means.candidates:
            w.add(node, GOV.candidate, self.iris.document(candidate.identity))

    def edges(self) -> None:
        """The direct edge of each citation, and gov:cites beside it; none from a document to itself. A document of
        which a provision is repealed or replaced is amended."""
        edges: set[tuple[str, Relation, str]] = set()
        for c, means in zip(self.facts.citations, self.resolved.citations, strict=True):
            cited = self.iris.document(means.identity).value
            ended = c.relation in ("repeals", "replaces")
            edges.add((self.bearer(c).value, "amends" if ended and c.provision else c.relation, cited))
            if c.own is not None:
                edges.add((self.document.value, c.own, cited))
        for citing, relation, cited in sorted(edges):
            if citing == cited:
                continue
            self.w.add(NamedNode(citing), RELATION_PROPERTIES[relation], NamedNode(cited))
            if relation != "cites":
                self.w.add(NamedNode(citing), GOV.cites, NamedNode(cited))

    def mention(self, kind: PartKind, number: int, span: tuple[int, int], named: NamedNode) -> NamedNode:
        node = self.evidence.part(kind, number)
        self.w.type(node, _MENTION_CLASSES[kind], GOV.Mention)
        self.evidence.annotation(node, *span)
        self.w.add(node, GOV.names, named)
        return node

    def mentions(self) -> None:
        facts, names = self.facts, self.names
        for i, a in enumerate(facts.agency_mentions, 1):
            node = self.mention("agency-mention", i, (a.start, a.end), names.agency(a.agency))
            self.stated(node, "agency", i)
        for i, p in enumerate(facts.places, 1):
            self.mention("place-mention", i, (p.start, p.end), names.place(p.name, p.level))
        for i, x in enumerate(facts.initiatives, 1):
            self.mention("initiative-mention", i, (x.start, x.end), names.initiative(x.kind, x.name))

    def holdings(self) -> None:
        w, names = self.w, self.names
        day = date_literal(self.facts.metadata.date)
        for i, (h, key) in enumerate(zip(self.facts.holdings, self.resolved.persons, strict=True), 1):
            person = self.iris.person(key)
            if h.position is None:
                self.stated(self.mention("person-mention", i, (h.start, h.end), person), "official", i)
                continue
            node = self.evidence.part("tenure", i)
            w.type(node, GOV.Tenure, ORG.Membership)
            w.label(node, f"{h.name}, {h.position}")
            self.stated(node, "official", i)
            w.add(node, ORG.member, person)
            w.add(node, GOV.position, names.position(h.position, h.agency))
            w.say(node, GOV.positionName, h.position)
            if h.agency:
                w.add(node, ORG.organization, names.agency(h.agency))
            w.add(node, GOV.asOf, day)
            self.evidence.rests_on(node, h.start, h.end)
            if h.said:
                w.add(node, GOV.positionEvidence, self.evidence.span(*h.said))

    def meetings(self) -> None:
        w = self.w
        persons = dict(zip((h.name for h in self.facts.holdings), self.resolved.persons, strict=True))
        known: dict[tuple[str, str | None], NamedNode] = {}
        for i, m in enumerate(self.facts.meetings, 1):
            node = known.get((m.name, m.date))
            if node is None:
                node = known[m.name, m.date] = self.evidence.part("meeting", len(known) + 1)
                w.type(node, GOV.Meeting)
                w.named(node, m.name)
                w.add(node, GOV.date, date_literal(m.date))
                w.add(node, GOV.recordedIn, self.document)
            w.say(node, GOV.chairName, m.chair)
            if m.chair in persons:
                w.add(node, GOV.chair, self.iris.person(persons[m.chair]))
            self.mention("meeting-mention", i, (m.start, m.end), node)

    def directives(self) -> None:
        w, facts, names = self.w, self.facts, self.names
        deadlines = 0
        for i, d in enumerate(facts.directives, 1):
            node = self.evidence.part("directive", i)
            w.type(node, GOV.Directive)
            w.label(node, shortened(facts.quote(d.start, d.end)))
            self.stated(node, "directive", i)
            self.evidence.rests_on(node, d.start, d.end)
            w.say(node, GOV.section, d.section)
            for name in dict.fromkeys(d.responsible):
                w.add(node, GOV.responsible, names.agency(name))
            for name in dict.fromkeys(d.coordinating):
                w.add(node, GOV.coordinating, names.agency(name))
            w.add(node, GOV.deadline, date_literal(d.deadline))
            if d.deadline_said:
                w.say(node, GOV.deadlineSaid, facts.quote(*d.deadline_said))
                w.add(node, GOV.deadlineEvidence, self.evidence.span(*d.deadline_said))
            for deadline in d.deadlines:
                deadlines += 1
                w.add(node, GOV.hasDeadline, self._deadline(deadlines, deadline))
            for at in d.citations:
                w.add(node, GOV.hasCitation, self.evidence.part("citation", at + 1))
            for key in sorted({self.resolved.citations[at].identity for at in d.citations}):
                w.add(node, GOV.refersTo, self.iris.document(key))
            for kind, name in sorted(
                {(facts.initiatives[at].kind, facts.initiatives[at].name) for at in d.initiatives}
            ):
                w.add(node, GOV.concerns, names.initiative(kind, name))

    def _deadline(self, number: int, said: Deadline) -> NamedNode:
        node = self.evidence.part("deadline", number)
        w = self.w
        w.type(node, GOV.Deadline)
        w.label(node, shortened(self.facts.quote(said.start, said.end)))
        self.evidence.rests_on(node, said.start, said.end)
        w.add(node, GOV.date, date_literal(said.date))
        w.add(node, GOV.deadlineRule, code("deadline-rule", said.rule))
        if said.recurrence is not None:
            w.add(node, GOV.recurrence, code("recurrence", said.recurrence))
        return node

    def anomalies(self) -> None:
        w, facts = self.w, self.facts
        for i, a in enumerate(facts.anomalies, 1):
            node = self.evidence.part("anomaly", i)
            w.type(node, GOV.Anomaly)
            w.label(node, a.note_vi, a.note_en)
            w.add(node, GOV.anomalyKind, code("anomaly", a.kind))
            self.evidence.rests_on(node, a.start, a.end)
            for j, c in enumerate(facts.citations, 1):
                if c.start < a.end and a.start < c.end:
                    w.add(node, GOV.inCitation, self.evidence.part("citation", j))
