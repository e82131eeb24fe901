"""Statements on their way into a store: graph names, and the update that replaces a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from govgraph.errors import StoreError
from govgraph.store.protocol import Statements


def graph_name(graph: str) -> NamedNode:
    """The graph's name as a term. Raises StoreError if it is no IRI."""
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise StoreError(f"{graph!r} cannot name a graph: {reason(error)}") from None


def in_graph(name: NamedNode, statements: Statements) -> Iterator[Quad]:
    """The statements as quads of the named graph."""
    return (Quad(s.subject, s.predicate, s.object, name) for s in statements)


def named(quads: Iterable[Quad]) -> Iterator[tuple[NamedNode, Quad]]:
    """The quads with the names of their graphs. Raises StoreError for one that is in no named graph."""
    for quad in quads:
        graph = quad.graph_name
        if not isinstance(graph, NamedNode):
            raise StoreError(f"the statement {quad.triple} is in no named graph; a store holds named graphs only")
        yield graph, quad


def insertion(name: NamedNode, statements: Statements) -> str:
    """The SPARQL update operation that adds the statements to the named graph."""
    triples = "".join(f"{s.subject} {s.predicate} {s.object} .\n" for s in statements)
    return f"INSERT DATA {{ GRAPH {name} {{\n{triples}}} }}"


def replacement(name: NamedNode, statements: Statements) -> str:
    """The SPARQL update that makes the named graph hold these statements and no others; one request, so one
    transaction."""
    return f"DROP SILENT GRAPH {name} ;\n{insertion(name, statements)}"


def alteration(name: NamedNode, gone: Statements, come: Statements) -> str:
    """The SPARQL update that takes statements out of the named graph and adds others to it; one request, so one
    transaction. Blank nodes cannot be taken out so."""
    triples = "".join(f"{s.subject} {s.predicate} {s.object} .\n" for s in gone)
    return f"DELETE DATA {{ GRAPH {name} {{\n{triples}}} }} ;\n{insertion(name, come)}"


_LONGEST_LIST = 60


def reason(error: BaseException) -> str:
    """The first line of what an engine says of its failure, in words where its own do not help: without its list of
    all that it would have taken, but with what that list gives away."""
    whole = str(error).strip()
    first = whole.partition("\n")[0]
    place, _, expected = first.partition(": expected ")
    if "Prefix not found" in whole:
        return f"{place}: a prefix is used there that no PREFIX line declares"
    if expected == "CONSTRUCT":
        return f"{place}: only SELECT, ASK, CONSTRUCT and DESCRIBE are accepted here"
    if expected and len(expected) > _LONGEST_LIST:
        return place
    return first or type(error).__name__
