"""The network of citations: of a whole store, or of what lies around a document; and what is relied on most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.analysis.edges import (
    RELATIONS,
    Document,
    Edge,
    describe,
    edges_of,
    fill,
    held_documents,
    pairs,
    relations_of,
)
from govgraph.errors import InputError
from govgraph.records import Relation
from govgraph.store import Store

if TYPE_CHECKING:
    import networkx

MOST = 2000
"""How many documents a network has unless said otherwise; a browser draws no more with ease."""


class Network(Struct, frozen=True):
    """Documents by IRI, and the edges between them, sorted. `around` is the IRI of the document in the middle, where
    there is one; `left_out` how many less connected documents the limit left out."""

    documents: dict[str, Document]
    edges: tuple[Edge, ...]
    around: str | None = None
    left_out: int = 0

    def degrees(self) -> Counter[str]:
        """How many other documents each is joined to; 0 for a document that stands alone."""
        return _degrees(self.documents, {(edge.citing, edge.cited) for edge in self.edges})

    def limited(self, most: int) -> Network:
        """The network of its `most` best connected documents."""
        kept = set(_best_connected(self.documents, self.degrees(), most, self.around))
        return Network(
            {iri: document for iri, document in self.documents.items() if iri in kept},
            tuple(edge for edge in self.edges if edge.citing in kept and edge.cited in kept),
            self.around,
            self.left_out + len(self.documents) - len(kept),
        )

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The network as a networkx graph (see `edges.fill`)."""
        import networkx  # noqa: PLC0415 - slow to import

        graph = networkx.MultiDiGraph()
        fill(graph, self.documents.values(), self.edges)
        return graph


class Reliance(Struct, frozen=True):
    """How much others rely on a document: the number of documents that cite it, of their citations, and its PageRank
    (it counts for more to be cited by what is itself cited; all PageRanks add up to 1)."""

    document: Document
    documents: int
    mentions: int
    pagerank: float


def network(
    store: Store,
    *,
    around: str | None = None,
    depth: int = 1,
    relations: Iterable[str] | None = None,
    held_only: bool = False,
    most: int | None = MOST,
) -> Network:
    """The network of the store's citations, or of the documents within `depth` steps of the one with the IRI `around`.

    `relations` leaves out all others, `held_only` what is only cited, and `most` all but so many best connected
    documents (None: none). A citation that may mean several documents leads to none of them, but to a document of
    its own. Raises InputError for a depth or a limit below 1 and QueryError for an unknown relation.
    """
    for name, value in (("depth", depth), ("limit", most)):
        if value is not None and value < 1:
            raise InputError(f"a {name} is 1 or more, not {value}")
    wanted = RELATIONS if relations is None else relations_of(relations)
    held = held_documents(store)
    if around is None:
        joined = pairs(store, wanted)
        members = held.union(*joined)
    else:
        joined = _neighbourhood(store, around, depth, wanted)
        members = {around}.union(*joined)
    if held_only:
        members &= held | {around}
        joined = {pair for pair in joined if members.issuperset(pair)}
    kept = sorted(_best_connected(members, _degrees(members, joined), most, around))
    inside = set(kept)
    edges = edges_of(store, sorted({citing for citing, _ in joined if citing in inside}), "citing", wanted)
    return Network(
        describe(store, kept),
        tuple(edge for edge in edges if edge.citing in inside and edge.cited in inside),
        around,
        len(members) - len(kept),
    )


def reliance(network: Network) -> tuple[Reliance, ...]:
    """The documents of the network that are cited in it, the most relied on first."""
    import networkx  # noqa: PLC0415 - slow to import

    graph = networkx.DiGraph()
    graph.add_nodes_from(network.documents)
    graph.add_edges_from((edge.citing, edge.cited) for edge in network.edges)
    ranks = networkx.pagerank(graph) if network.documents else {}
    citing: dict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for edge in network.edges:
        citing[edge.cited].add(edge.citing)
        mentions[edge.cited] += edge.mentions
    found = [Reliance(network.documents[iri], len(others), mentions[iri], ranks[iri]) for iri, others in citing.items()]
    return tuple(sorted(found, key=lambda r: (-r.documents, -round(r.pagerank, 9), -r.mentions, r.document.iri)))


def _neighbourhood(store: Store, around: str, depth: int, relations: Sequence[Relation]) -> set[tuple[str, str]]:
    """(citing, cited) of all documents within so many steps, whichever way the edges point."""
    near = {around}
    frontier = {around}
    for _ in range(depth):
        joined = pairs(store, relations, frontier, "citing") | pairs(store, relations, frontier, "cited")
        frontier = set().union(*joined) - near
        if not frontier:
            break
        near |= frontier
    return {pair for pair in pairs(store, relations, near, "citing") if near.issuperset(pair)}


def _degrees(documents: Iterable[str], joined: Iterable[tuple[str, str]]) -> Counter[str]:
    degrees = Counter(dict.fromkeys(documents, 0))
    for pair in {tuple(sorted(pair)) for pair in joined}:
        degrees.update(pair)
    return degrees


def _best_connected(documents: Iterable[str], degrees: Counter[str], most: int | None, around: str | None) -> list[str]:
    """The documents joined to most others, the one in the middle before all."""
    return sorted(documents, key=lambda iri: (iri != around, -degrees[iri], iri))[:most]
