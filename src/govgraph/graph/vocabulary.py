"""The terms that the graph uses, and what the ontology says about them.

A namespace gives its terms by name: `GOV.Citation`, `OA.exact`. That every term used is declared is a test's work.
The Vietnamese names of document types and the labels of codes are read from the ontology, so they stand once.
"""

from __future__ import annotations

import calendar
import re
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from govgraph.language.letters import fold
from govgraph.resources import resource


class Namespace:
    """A vocabulary: attributes are its terms, `namespace["name-with-dash"]` the same for other names."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        term = self[name]
        setattr(self, name, term)
        return term

    def __getitem__(self, name: str) -> NamedNode:
        return NamedNode(self.iri + name)


GOV = Namespace("https://w3id.org/govgraph/ontology#")
CODE = Namespace("https://w3id.org/govgraph/codes#")
CITO = Namespace("http://purl.org/spar/cito/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

ONTOLOGY_FILES = ("govgraph.ttl", "codes.ttl")
"""What the ontology's named graph holds. The shapes are for validation and stay a file."""

RELATION_PROPERTIES: dict[str, NamedNode] = {
    relation: GOV[relation]
    for relation in (
        "basedOn",
        "implements",
        "amends",
        "replaces",
        "repeals",
        "suspends",
        "extends",
        "corrects",
        "guides",
        "promulgates",
        "discusses",
        "repliesTo",
        "cites",
    )
} | {"proposesChange": GOV.proposesChangeTo}
"""The direct edge of each relation."""


@cache
def code(scheme: str, notation: str) -> NamedNode:
    """A code of a list: `code("relation", "repeals")`."""
    return CODE[f"{scheme}-{notation}"]


@cache
def text(value: str) -> Literal:
    """A plain string. Cached: the graph says the same words often."""
    return Literal(value)


@cache
def translated(value: str, language: str) -> Literal:
    """Words in a language (`vi`, `en`)."""
    return Literal(value, language=language)


def date_literal(iso: str | None) -> Literal | None:
    """A date as far as it is given, typed: xsd:date, xsd:gYearMonth or xsd:gYear; None if there is no such day."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso or "")
    if not match or match.group(1) == "0000":
        return None
    year, month, day = match.groups()
    if month is None:
        return Literal(year, datatype=XSD.gYear)
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return Literal(f"{year}-{month}", datatype=XSD.gYearMonth)
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    return Literal(f"{year}-{month}-{day}", datatype=XSD.date)


def year_literal(year: int) -> Literal:
    """A year as xsd:gYear."""
    return Literal(f"{year:04d}", datatype=XSD.gYear)


@cache
def _ontology_labels() -> dict[str, dict[str, str]]:
    """IRI -> language -> rdfs:label, of all terms and codes."""
    labels: dict[str, dict[str, str]] = {}
    for file in ONTOLOGY_FILES:
        for triple in parse(resource("ontology", file).read_bytes(), format=RdfFormat.TURTLE):
            if triple.predicate == RDFS.label and isinstance(triple.object, Literal):
                labels.setdefault(str(triple.subject)[1:-1], {})[triple.object.language or ""] = triple.object.value
    return labels


@cache
def document_classes() -> dict[str, NamedNode]:
    """The class of each document type, by the folded Vietnamese name."""
    found = {}
    for triple in parse(resource("ontology", "codes.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if triple.predicate == SKOS.inScheme and triple.object == CODE["document-type"]:
            iri = str(triple.subject)[1:-1]
            found[fold(_ontology_labels()[iri]["vi"])] = NamedNode(iri)
    return found


@cache
def document_class(type_name: str | None) -> NamedNode | None:
    """The class of a Vietnamese document type name, None where the ontology has none."""
    return document_classes().get(fold(type_name)) if type_name else None


@cache
def label(term: NamedNode, language: str) -> str | None:
    """The ontology's label of a term in a language (`vi`, `en`)."""
    return _ontology_labels().get(term.value, {}).get(language)
