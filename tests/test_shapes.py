"""The shapes: what is whole passes, and each thing broken is found, in words of both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDF as RDFLIB_RDF
from rdflib import SH, Graph

import govgraph
from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.iris import BASE, Iris
from govgraph.graph.mapping import map_resolution
from govgraph.graph.shapes import validate
from govgraph.graph.vocabulary import GOV, ORG, PROV, RDF, RDFS, code
from govgraph.records import Agency, AgencyMention, Place
from govgraph.resolution import resolve
from govgraph.resources import resource
from resolving import cite, document

YEN_BAI = "tỉnh Yên Bái"
FACTS = structs.replace(
    document(
        "a",
        cite("68/NQ-CP", "2021-07-01", "Nghị quyết", issuer="Chính phủ"),
        cite("247-KL/TU", "2021-06-01", "Kết luận", issuer="Tỉnh ủy Yên Bái"),
        agencies=(
            Agency("Sở Kế hoạch và Đầu tư tỉnh Yên Bái", "Sở Kế hoạch và Đầu tư", YEN_BAI, "state", "province"),
            Agency("Huyện ủy Yên Bình", "Huyện ủy", "huyện Yên Bình, tỉnh Yên Bái", "party", "district"),
        ),
        type="Công văn",
        number="12/UBND-TH",
        date="2021-08-24",
        issuer="Ủy ban nhân dân tỉnh Yên Bái",
    ),
    agency_mentions=(AgencyMention(0, 1, "Sở Kế hoạch và Đầu tư tỉnh Yên Bái"),),
    places=(Place(0, 1, YEN_BAI, "province", "2004-15"),),
)
CONTENTS = list(map_resolution(resolve([FACTS])))

DEPARTMENT = f"{BASE}agency/so-ke-hoach-va-dau-tu-tinh-yen-bai"
COMMITTEE = f"{BASE}agency/huyen-uy-yen-binh"
DOCUMENT = f"{BASE}document/cong-van/"


def test_the_whole_graph_is_valid() -> None:
    report = validate(CONTENTS)
    assert report.triples > 100
    assert report.findings == ()


def test_a_district_that_only_a_bodys_name_has_is_described() -> None:
    facts = govgraph.recognise_text("UBND các huyện: Chư Xê Pông, Bình Lục báo cáo.")
    assert [agency.jurisdiction for agency in facts.agencies if agency.scoped] == ["huyện Chư Xê Pông"]
    assert validate(map_resolution(resolve([facts]))).findings == ()


BROKEN = Path(__file__).parent / "data" / "broken.ttl"


def rules() -> set[tuple[str, str]]:
    """Every rule of the shapes: the shape's name and what it says in English, empty where that is forgotten."""
    graph = Graph().parse(data=resource("ontology", "shapes.ttl").read_bytes(), format="turtle")
    found: set[tuple[str, str]] = set()
    for shape in graph.subjects(RDFLIB_RDF.type, SH.NodeShape):
        own = [shape] if any((shape, each, None) in graph for each in (SH["or"], SH["not"])) else []
        for rule in (*own, *graph.objects(shape, SH.property), *graph.objects(shape, SH.sparql)):
            said = {str(words.language): str(words) for words in graph.objects(rule, SH.message)}
            found.add((str(shape).removeprefix("https://w3id.org/govgraph/shapes#"), said.get("en", "")))
    return found


def test_every_rule_of_the_shapes_is_broken_in_the_broken_graph_and_found() -> None:
    graph = NamedNode(f"{BASE}graph/broken")
    triples = parse(BROKEN.read_bytes(), format=RdfFormat.TURTLE)
    quads = [Quad(each.subject, each.predicate, each.object, graph) for each in triples]
    findings = validate([GraphContent(graph, quads)]).findings
    found = {(finding.shape, finding.en) for finding in findings}
    assert [finding.en for finding in findings if finding.vi == finding.en] == []
    assert len(rules()) > 100
    assert rules() - found == set(), "break what a new shape says in tests/data/broken.ttl"


def broken(subject: str, predicate: NamedNode, value: NamedNode | Literal | None) -> list[GraphContent]:
    """The graph with another value, or none, for a property of the things that have that class, or whose IRIs begin
    so."""
    found = []
    for content in CONTENTS:
        typed = {q.subject for q in content if q.predicate == RDF.type and q.object == NamedNode(subject)}
        hit = {
            q.subject
            for q in content
            if q.predicate == predicate and (q.subject in typed or q.subject.value.startswith(subject))
        }
        kept = [q for q in content if q.subject not in hit or q.predicate != predicate]
        new = [Quad(each, predicate, value, content.graph) for each in sorted(hit, key=str) if value is not None]
        found.append(GraphContent(content.graph, kept + new))
    return found


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "shape", "words"),
    [
        (DEPARTMENT, GOV.branch, None, "Agency", "An agency has a branch"),
        (DEPARTMENT, GOV.branch, Literal("state"), "Agency", "An agency has a branch"),
        (DEPARTMENT, GOV.branch, code("branch", "other"), "KnownBranch", "An agency of the tables has a known branch"),
        (DEPARTMENT, GOV.agencyLevel, None, "Agency", "An agency has a level"),
        (DEPARTMENT, GOV.agencyLevel, code("agency-level", "other"), "KnownLevel", "has a known level"),
        (DOCUMENT, GOV.branch, None, "Document", "A document has a branch"),
        (GOV.Citation.value, GOV.statusReason, None, "Citation", "the reason of its status in Vietnamese"),
        (GOV.Citation.value, GOV.statusReason, Literal("why", language="en"), "Citation", "the reason of its status"),
        (DOCUMENT, GOV.issuerLevel, None, "Document", "A document has a level"),
        (GOV.AgencyChange.value, GOV.changeKind, None, "AgencyChange", "A change has a kind"),
        (GOV.AgencyChange.value, GOV.changeDate, None, "AgencyChangeDate", "A change of an agency has its date"),
        (GOV.AgencyChange.value, GOV.changeDate, Literal("hôm qua"), "Change", "A date is"),
        (GOV.AgencyChange.value, ORG.resultingOrganization, None, "AgencyChange", "Only a body that ended"),
        (GOV.AgencyChange.value, PROV.used, None, "Change", "exactly one thing that was before"),
        (GOV.AgencyChange.value, GOV.changeSource, None, "Change", "A change has its source"),
        (GOV.AgencyChange.value, GOV.changeAct, Literal("45/2025/NĐ-CP"), "Change", "made by one act"),
        (GOV.AgencyChange.value, RDFS.label, Literal("x", language="vi"), "Change", "no label in English"),
        (GOV.UnitChange.value, PROV.generated, None, "UnitChange", "became another"),
        (GOV.UnitChange.value, PROV.generated, Iris().place(YEN_BAI), "Change", "Nothing becomes itself"),
    ],
)
def test_what_is_broken_is_found(
    subject: str, predicate: NamedNode, value: NamedNode | Literal | None, shape: str, words: str
) -> None:
    found = [f for f in validate(broken(subject, predicate, value)).findings if words in f.en]
    assert found
    assert {f.shape for f in found} == {shape}
    assert all(f.vi != f.en for f in found)


def test_the_shape_of_corrections_finds_what_is_missing() -> None:
    writer = Writer(NamedNode("https://w3id.org/govgraph/id/graph/corrections"))
    node = NamedNode("https://w3id.org/govgraph/id/correction/x")
    writer.type(node, GOV.Correction)
    writer.say(node, GOV.correctionKind, "wish")
    writer.add(node, GOV.applied, Literal("yes"))
    found = {finding.en for finding in validate([GraphContent(writer.graph, writer.quads)]).findings}
    assert {
        "It has no label in Vietnamese.",
        "It has no label in English.",
        "A correction is of exactly one kind.",
        "A correction says who states it.",
        "A correction says when it was stated.",
        "A correction says why.",
        "A correction says whether it was applied.",
    } <= found
