"""A store in memory for tests of what reads one. Its default graph is empty, as on a plain SPARQL endpoint: a query
that forgets `GRAPH` finds nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat

from govgraph.graph.iris import BASE, Iris
from govgraph.graph.vocabulary import CITO, GOV, OA, RDF, RELATION_PROPERTIES, code
from govgraph.store import SelectResult


class InMemory:
    """Answers SELECT queries without parameters."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._store = pyoxigraph.Store()
        self._store.bulk_extend(quads)

    def query(self, sparql: str, *_: Any, **__: Any) -> SelectResult:
        data = self._store.query(sparql).serialize(format=QueryResultsFormat.JSON)
        assert data is not None
        return SelectResult(data)


def document(name: str) -> str:
    """The IRI of a document of `citations`."""
    return f"{BASE}document/{name}"


def citations(edges: Iterable[tuple[str, str, str]], held: Iterable[str] = ()) -> list[Quad]:
    """A graph of documents that cite each other: (citing, relation, cited) by name, one citation each.

    A cited name `a|b` makes an ambiguous citation: it means a document of its own, and may be a or b.
    """
    iris = Iris()
    found: list[Quad] = []

    def say(graph: NamedNode, subject: NamedNode, *pairs: tuple[NamedNode, NamedNode | Literal]) -> None:
        found.extend(Quad(subject, predicate, value, graph) for predicate, value in pairs)

    names: set[str] = set(held)
    for number, (citing, relation, cited) in enumerate(edges, 1):
        candidates = cited.split("|")
        ambiguous = len(candidates) > 1
        meant = f"{'-or-'.join(candidates)}-{number}" if ambiguous else cited
        names |= {citing, meant, *candidates}
        graph, node, source = iris.source_graph(citing), iris.part(citing, "citation", number), iris.source(citing)
        span = iris.span(citing, number, number + 5)
        position = NamedNode(f"{span.value}/position")
        edge = RELATION_PROPERTIES[relation]
        say(
            graph,
            NamedNode(document(citing)),
            (edge, NamedNode(document(meant))),
            (GOV.cites, NamedNode(document(meant))),
        )
        say(
            graph,
            node,
            (RDF.type, GOV.Citation),
            (CITO.hasCitingEntity, NamedNode(document(citing))),
            (CITO.hasCitedEntity, NamedNode(document(meant))),
            (GOV.relation, code("relation", relation)),
            (GOV.status, code("status", "ambiguous" if ambiguous else "resolved")),
            (GOV.quote, Literal(f"words {number}")),
            (GOV.evidence, span),
        )
        for candidate in candidates if ambiguous else ():
            say(graph, node, (GOV.candidate, NamedNode(document(candidate))))
        say(graph, span, (OA.hasSource, source), (OA.hasSelector, position))
        say(graph, position, (OA.start, Literal(number)), (OA.end, Literal(number + 5)))
        say(graph, source, (GOV.fileName, Literal(f"{citing}.txt")))
    for name in sorted(names):
        facts = [(RDF.type, GOV.Document), (GOV.number, Literal(name)), (GOV.held, Literal(name in set(held)))]
        say(iris.identities_graph, NamedNode(document(name)), *facts)
    return found
