"""The lineage of a document: what it rests on, what rests on it, and so on.

Up goes from a document to what came before it: its bases, what it implements, amends or replaces. Down goes the other
way. An edge leads up to the document cited, but for `promulgates`: what a decision promulgates (`Quy chế ... ban hành
kèm theo Quyết định này`) has its force from the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from govgraph.analysis.edges import RELATIONS, Document, Edge, describe, edges_of, fill, pairs, relations_of
from govgraph.errors import InputError
from govgraph.records import Relation
from govgraph.store import Store

if TYPE_CHECKING:
    import networkx

LINEAGE: tuple[Relation, ...] = tuple(relation for relation in RELATIONS if relation != "cites")
"""The relations that make lineage, unless others are asked for."""

_DOWNWARD: tuple[Relation, ...] = ("promulgates",)
"""Relations in which the cited document rests on the citing one."""


COLUMNS: tuple[str, ...] = (
    *("direction", "depth", "relation", "status", "type", "number", "date", "issuer", "title", "held", "repeated"),
    *("mentions", "source", "start", "end", "quote", "document", "beside"),
)
"""What `Lineage.rows` says of each edge."""


class Step(Struct, frozen=True):
    """One document of a lineage: `depth` steps (from 1) away from the root, reached from the document `beside` over
    `edges`. `repeated` tells that what stands behind it is shown at another step, or is the root."""

    depth: int
    document: str
    beside: str
    edges: tuple[Edge, ...]
    repeated: bool = False


class Lineage(Struct, frozen=True):
    """A document and its lineage. `up` and `down` are trees in reading order: a step's own steps follow it, one
    deeper. Each document is followed once in a direction, so cycles end.

    `documents` has every document of the lineage with the root, by IRI.
    """

    root: Document
    documents: dict[str, Document]
    up: tuple[Step, ...] = ()
    down: tuple[Step, ...] = ()

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All edges, each once, sorted."""
        unique = {edge.order: edge for step in (*self.up, *self.down) for edge in step.edges}
        return tuple(unique[order] for order in sorted(unique))

    def rows(self) -> list[dict[str, str | int | bool | None]]:
        """A row with `COLUMNS` for each edge of each step, in reading order. `beside` is the IRI of the document
        that the step starts from; `source`, `start`, `end` and `quote` are words that the edge rests on."""
        rows: list[dict[str, str | int | bool | None]] = []
        for direction, steps in (("up", self.up), ("down", self.down)):
            for step in steps:
                document = self.documents[step.document]
                for edge in step.edges:
                    words = edge.evidence
                    values = (
                        *(direction, step.depth, edge.relation, edge.status, document.type, document.number),
                        *(document.date, document.issuer, document.title, document.held, step.repeated),
                        *(edge.mentions, words.source, words.start, words.end, words.quote, document.iri, step.beside),
                    )
                    rows.append(dict(zip(COLUMNS, values, strict=True)))
        return rows

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The lineage as a networkx graph (see `edges.fill`), edges from citing to cited document."""
        import networkx  # noqa: PLC0415 - slow to import

        graph = networkx.MultiDiGraph()
        fill(graph, self.documents.values(), self.edges)
        return graph


def lineage(
    store: Store,
    document: str,
    *,
    up: bool = True,
    down: bool = True,
    depth: int | None = None,
    relations: Iterable[str] | None = None,
) -> Lineage:
    """The lineage of the document with that IRI, to any depth or to the one given, by these relations (`LINEAGE`).

    A citation that may mean several documents leads to each of them, marked `ambiguous`. Raises InputError for a depth
    below 1 and QueryError for an unknown relation.
    """
    if depth is not None and depth < 1:
        raise InputError(f"a depth is 1 or more, not {depth}")
    wanted = LINEAGE if relations is None else relations_of(relations)
    documents = describe(store, [document])
    steps = [
        _walk(store, document, wanted, depth, documents, upward=upward) if asked else ()
        for upward, asked in ((True, up), (False, down))
    ]
    return Lineage(documents[document], dict(sorted(documents.items())), *steps)


_Neighbour: TypeAlias = tuple[str, tuple[Edge, ...]]
"""A document one step on, and the edges that lead there."""


def _walk(
    store: Store,
    root: str,
    relations: Sequence[Relation],
    depth: int | None,
    documents: dict[str, Document],
    *,
    upward: bool,
) -> tuple[Step, ...]:
    """The steps in one direction. The search is breadth first, so that a document is followed where it is nearest to
    the root. Descriptions of the documents it finds are added to `documents`."""
    next_to: dict[str, list[_Neighbour]] = {}
    followed_from = {root: ""}
    frontier = [root]
    level = 0
    while frontier and (depth is None or level < depth):
        level += 1
        found = _edges_beyond(store, frontier, relations, upward=upward)
        documents.update(describe(store, {other for _, other in found}.difference(documents)))
        for (here, other), edges in found.items():
            next_to.setdefault(here, []).append((other, tuple(edges)))
        reached = []
        for here in frontier:
            neighbours = next_to.setdefault(here, [])
            neighbours.sort(key=lambda neighbour: _reading_order(documents[neighbour[0]], neighbour[1]))
            for other, _ in neighbours:
                if other not in followed_from:
                    followed_from[other] = here
                    reached.append(other)
        frontier = reached
    steps: list[Step] = []
    waiting = [Step(1, other, root, edges) for other, edges in reversed(next_to.get(root, []))]
    while waiting:  # a stack and no recursion: a chain of amendments may be long
        step = waiting.pop()
        here = step.document
        if followed_from[here] != step.beside:
            steps.append(Step(step.depth, here, step.beside, step.edges, repeated=True))
            continue
        steps.append(step)
        waiting += [Step(step.depth + 1, other, here, edges) for other, edges in reversed(next_to.get(here, []))]
    return tuple(steps)


def _edges_beyond(
    store: Store, documents: Sequence[str], relations: Sequence[Relation], *, upward: bool
) -> dict[tuple[str, str], list[Edge]]:
    """The edges one step up or down from the documents, by (document, the one beyond it)."""
    straight = [relation for relation in relations if relation not in _DOWNWARD]
    turned = [relation for relation in relations if relation in _DOWNWARD]
    found = edges_of(store, documents, "citing" if upward else "cited", straight, candidates=True) if straight else []
    if turned:  # few edges: the direct ones tell quickly where they are
        few = pairs(store, turned, documents, "cited" if upward else "citing")
        edges = edges_of(store, {citing for citing, _ in few}, "citing", turned)
        found += [edge for edge in edges if (edge.citing, edge.cited) in few]
    beyond: dict[tuple[str, str], list[Edge]] = {}
    for edge in found:
        leaving = upward is (edge.relation not in _DOWNWARD)
        ends = (edge.citing, edge.cited) if leaving else (edge.cited, edge.citing)
        beyond.setdefault(ends, []).append(edge)
    return {ends: sorted(edges, key=lambda edge: edge.order[2]) for ends, edges in beyond.items()}


def _reading_order(document: Document, edges: Sequence[Edge]) -> tuple[int, str, str, str]:
    """Relations in their order, the older document first."""
    return RELATIONS.index(edges[0].relation), document.date or "9999", document.number or "", document.iri
