"""The ontology files: every term declared, labelled and explained in both languages, in step with the tables."""

from __future__ import annotations

import csv

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from gold import FIVE, gold_facts, gold_resolution
from govgraph.graph.mapping import map_resolution
from govgraph.graph.vocabulary import CODE, GOV, OWL, RDF, RDFS, SKOS, document_class, label
from govgraph.resources import resource


def triples(file: str) -> list[Triple]:
    return list(parse(resource("ontology", file).read_bytes(), format=RdfFormat.TURTLE))


ONTOLOGY = triples("govgraph.ttl")
CODES = triples("codes.ttl")
DECLARED = {
    t.subject
    for t in ONTOLOGY
    if t.predicate == RDF.type and t.object in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
}
CODES_DECLARED = {t.subject for t in CODES if t.predicate == RDF.type and t.object == SKOS.Concept}


def languages(triples: list[Triple], predicate: NamedNode, subject: object) -> set[str | None]:
    return {
        t.object.language
        for t in triples
        if t.subject == subject and t.predicate == predicate and isinstance(t.object, Literal) and t.object.value
    }


def test_every_term_is_labelled_and_explained_in_both_languages() -> None:
    labels: dict[object, set[str | None]] = {}
    comments: dict[object, set[str | None]] = {}
    for t in ONTOLOGY:
        if isinstance(t.object, Literal) and t.predicate in (RDFS.label, RDFS.comment):
            (labels if t.predicate == RDFS.label else comments).setdefault(t.subject, set()).add(t.object.language)
    assert DECLARED
    for term in DECLARED:
        assert labels.get(term) == {"vi", "en"}, term
        assert comments.get(term) == {"vi", "en"}, term


def test_every_code_is_labelled_in_both_languages_and_in_a_list() -> None:
    schemes = {t.subject for t in CODES if t.predicate == RDF.type and t.object == SKOS.ConceptScheme}
    for code in CODES_DECLARED:
        assert languages(CODES, SKOS.prefLabel, code) == {"vi", "en"}, code
        assert {t.object for t in CODES if t.subject == code and t.predicate == SKOS.inScheme} <= schemes, code
    for scheme in schemes:
        assert languages(CODES, RDFS.label, scheme) == {"vi", "en"}, scheme


def test_ontology_files_have_no_blank_nodes() -> None:
    for t in (*ONTOLOGY, *CODES):
        assert isinstance(t.subject, NamedNode)
        assert isinstance(t.object, NamedNode | Literal)


def test_domains_ranges_and_superclasses_are_declared_or_of_another_vocabulary() -> None:
    for t in ONTOLOGY:
        if t.predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf):
            assert isinstance(t.object, NamedNode)
            assert not t.object.value.startswith(GOV.iri) or t.object in DECLARED, t


@pytest.fixture(scope="module")
def quads() -> list[object]:
    resolution = gold_resolution(gold_facts(name) for name in FIVE)
    return [quad for content in map_resolution(resolution) for quad in content]


def test_every_term_used_in_the_graph_is_declared(quads: list) -> None:  # type: ignore[type-arg]
    used = {q.predicate for q in quads} | {q.object for q in quads if q.predicate == RDF.type}
    ours = {term for term in used if term.value.startswith(GOV.iri)}
    assert GOV.Citation in ours
    assert ours <= DECLARED, ours - DECLARED


def test_every_code_used_in_the_graph_is_declared(quads: list) -> None:  # type: ignore[type-arg]
    codes = {
        q.object
        for q in quads
        if isinstance(q.object, NamedNode) and q.object.value.startswith(CODE.iri) and q.predicate != SKOS.inScheme
    }
    assert codes
    assert codes <= CODES_DECLARED, codes - CODES_DECLARED


@pytest.mark.parametrize(
    ("name", "term", "english"),
    [
        ("Nghị quyết", GOV.Resolution, "Resolution"),
        ("chỉ thị", GOV.DirectiveDocument, "Directive document"),
        ("Công điện", GOV.Telegram, "Telegram"),
        ("Bài báo", GOV.NewsArticle, "News article"),
    ],
)
def test_type_names_lead_to_classes(name: str, term: NamedNode, english: str) -> None:
    assert document_class(name) == term
    assert label(term, "en") == english


def test_unknown_type_has_no_class() -> None:
    assert document_class("Bản đồ") is None
    assert document_class(None) is None


def test_every_document_type_of_the_table_has_its_class() -> None:
    table = resource("data", "authority", "document_types.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(table.splitlines()))
    assert rows
    for row in rows:
        assert document_class(row["name"]) is not None, row["name"]
