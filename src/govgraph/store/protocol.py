"""What a store can do. Two kinds of store keep this promise, and one shared test file holds them to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, Self, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, Triple

from govgraph.store.results import Result

Statements: TypeAlias = Iterable[Quad] | Iterable[Triple]
"""What a graph is filled with. Of a quad only the triple counts: the graph is named beside it."""

Parameters: TypeAlias = Mapping[str, NamedNode | Literal]
"""Values for a query's variables, by the variable's name without its question mark."""


class Store(Protocol):
    """A set of named graphs that answers SPARQL 1.1. The default graph of a query is the union of all named graphs.

    Every method raises StoreError where the store cannot do what is asked, for a reason that lies with the store, and
    QueryError where the query is at fault.
    """

    @property
    def location(self) -> str:
        """Where the store is: a directory or an address, without credentials."""

    def query(
        self,
        sparql: str,
        parameters: Parameters | None = None,
        *,
        timeout: float | None = None,
        allow_service: bool = False,
    ) -> Result:
        """Run a SELECT, ASK, CONSTRUCT or DESCRIBE.

        Each of `parameters` is bound where the query has a line `# bind: name` (`binding.bind`). A query that takes
        longer than `timeout` seconds is ended with a StoreError. One with SERVICE is refused with a QueryError unless
        `allow_service`.
        """

    def replace_graph(self, graph: str, statements: Statements) -> None:
        """Make the named graph hold these statements and no others, in one transaction: all of it happens or none."""

    def drop_graph(self, graph: str) -> None:
        """Remove the named graph; nothing happens if there is none."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Fill an empty store, fast, with whole graphs. Raises StoreError if anything is in the store already."""

    def graphs(self) -> tuple[str, ...]:
        """The names of all named graphs, sorted."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All that is in the named graph, or in the store, in no particular order."""

    def __len__(self) -> int:
        """The number of quads."""

    def close(self) -> None:
        """Let go of the store; other programs can open it then. Closing twice does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *failure: object) -> None: ...
