"""Writing all of a store to a file, in the formats other tools read. The same store gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from govgraph.errors import QueryError
from govgraph.store.protocol import Store

PREFIXES = {
    "gov": "https://w3id.org/govgraph/ontology#",
    "code": "https://w3id.org/govgraph/codes#",
    "cito": "http://purl.org/spar/cito/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

FORMATS = ("nq", "trig", "ttl", "jsonld")


def export(store: Store, format: str, file: BinaryIO) -> int:
    """Write the store as `nq` (canonical N-Quads: one form for each term, lines sorted), `trig`, `ttl` (the graphs as
    one) or `jsonld`. Gives the number of statements written. Raises QueryError for another format."""
    if format not in FORMATS:
        raise QueryError(f"there is no export format {format!r}; there are {', '.join(FORMATS)}")
    if format == "nq":
        lines = sorted(_lines(store.quads()))
        file.writelines(lines)
        return len(lines)
    if format == "ttl":
        statements = sorted({str(quad.triple): quad.triple for quad in store.quads()}.items())
        serialize((triple for _, triple in statements), file, RdfFormat.TURTLE, prefixes=PREFIXES)
        return len(statements)
    quads = sorted(store.quads(), key=_by_graph)
    serialize(quads, file, RdfFormat.TRIG if format == "trig" else RdfFormat.JSON_LD, prefixes=PREFIXES)
    return len(quads)


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    buffer = io.BytesIO()
    serialize(quads, buffer, RdfFormat.N_QUADS)
    return buffer.getvalue().splitlines(keepends=True)


def _by_graph(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)
