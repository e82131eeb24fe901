"""From a resolution to the named graphs of the content: the same files give the same bytes.

    for content in map_resolution(resolution):
        content.graph, content.quads, content.nquads()

One graph a file, one for the identities behind several files, one for what became of agencies and units, one for the
corrections, one in which the dataset describes itself, one for the ontology. Nothing here reads the clock;
`graph.provenance` does what does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.corrections import corrections_content
from govgraph.graph.documents import document_content
from govgraph.graph.identities import identities_content
from govgraph.graph.iris import BASE, ONTOLOGY_GRAPH, Iris
from govgraph.graph.succession import succession_content
from govgraph.graph.vocabulary import DCAT, DCTERMS, GOV, ONTOLOGY_FILES, VOID, text
from govgraph.records import DocumentIdentity, Resolution, ResolvedDocument
from govgraph.resources import resource

_VOCABULARIES = (
    "http://data.europa.eu/eli/ontology#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://purl.org/spar/cito/",
    "http://www.w3.org/2004/02/skos/core#",
    GOV.iri,
)


def map_resolution(resolution: Resolution, base: str = BASE) -> Iterator[GraphContent]:
    """Every named graph of the content, one after the other: the files' in order of name, then identities, succession,
    corrections where there are any, dataset, ontology. Raises InputError if the base cannot begin an IRI."""
    iris = Iris(base)
    identities = {identity.key: identity for identity in resolution.identities}
    triples = 0
    for document in in_order(resolution):
        content = document_content(document, iris, identities)
        triples += len(content)
        yield content
    yield from shared_contents(resolution, iris, triples)


def in_order(resolution: Resolution) -> list[ResolvedDocument]:
    """The documents in the order in which their graphs are made."""
    return sorted(resolution.documents, key=lambda d: d.facts.source.name)


def inputs_digest(document: ResolvedDocument, identity: DocumentIdentity) -> str:
    """SHA-256, in hexadecimal, of all that a file's named graph is made from; `identity` is the document's own. Under
    one base and by one version of govgraph equal digests mean equal graphs: what is unchanged need not be mapped."""
    digest = hashlib.sha256(msgspec.json.encode(document))
    digest.update(msgspec.json.encode(identity))
    return digest.hexdigest()


def shared_contents(resolution: Resolution, iris: Iris, triples: int) -> Iterator[GraphContent]:
    """The named graphs of what is no file's own, in their order; `triples` counts those of the files' graphs."""
    shared = identities_content(resolution, iris)
    triples += len(shared)
    yield shared
    succession = succession_content(resolution, iris, described_in(shared, resolution, iris))
    triples += len(succession)
    if succession.quads:
        yield succession
    if resolution.corrections:
        yield corrections_content(resolution.corrections, iris)
    yield dataset_content(resolution, iris, triples)
    yield ontology_content()


def described_in(shared: GraphContent, resolution: Resolution, iris: Iris) -> Iterator[NamedNode]:
    """The agencies, places and documents that the graphs of the files and of the identities describe."""
    yield from {quad.subject for quad in shared.quads if isinstance(quad.subject, NamedNode)}
    yield from {iris.document(document.identity) for document in resolution.documents}


def dataset_content(resolution: Resolution, iris: Iris, triples: int) -> GraphContent:
    """The dataset's description of itself. `triples` counts those of the files' graphs and the identities'."""
    w = Writer(iris.dataset_graph)
    node = iris.dataset
    w.type(node, DCAT.Dataset, VOID.Dataset)
    w.label(node, "Đồ thị tri thức văn bản quản lý govgraph", "The govgraph knowledge graph of governance documents")
    for name, language in (("Đồ thị tri thức văn bản quản lý", "vi"), ("Governance documents as a graph", "en")):
        w.add(node, DCTERMS.title, Literal(name, language=language))
    held = {document.identity for document in resolution.documents}
    vi = f"{len(held)} văn bản đã đọc, {len(resolution.identities) - len(held)} văn bản chỉ được viện dẫn."
    en = f"{len(held)} documents read, {len(resolution.identities) - len(held)} more only cited."
    w.add(node, DCTERMS.description, Literal(vi, language="vi"))
    w.add(node, DCTERMS.description, Literal(en, language="en"))
    w.add(node, DCTERMS.language, text("vi"))
    w.add(node, DCTERMS.conformsTo, NamedNode("https://w3id.org/govgraph/ontology"))
    w.add(node, VOID.uriSpace, text(iris.base))
    w.add(node, VOID.triples, Literal(triples))
    w.add(node, VOID.documents, Literal(len(resolution.documents)))
    w.add(node, VOID.entities, Literal(len(resolution.identities) + len(resolution.persons)))
    for vocabulary in _VOCABULARIES:
        w.add(node, VOID.vocabulary, NamedNode(vocabulary))
    for document in resolution.documents:
        w.add(node, DCTERMS.hasPart, iris.document(document.identity))
    return w.content()


def ontology_content() -> GraphContent:
    """The ontology and the code lists, as the graph ships them."""
    quads = [
        Quad(triple.subject, triple.predicate, triple.object, ONTOLOGY_GRAPH)
        for file in ONTOLOGY_FILES
        for triple in parse(resource("ontology", file).read_bytes(), format=RdfFormat.TURTLE)
    ]
    return GraphContent(ONTOLOGY_GRAPH, quads)
