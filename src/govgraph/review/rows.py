"""Rows of a store for the questions of a review. Every pattern is in a named graph, so that any endpoint answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govgraph.store import SelectResult, Store

_PREFIXES = """
PREFIX gov: <https://w3id.org/govgraph/ontology#>
PREFIX code: <https://w3id.org/govgraph/codes#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""


def rows(store: Store, where: str) -> Iterator[dict[str, str | None]]:
    """The rows of a SELECT, by the names of its columns."""
    result = store.query(_PREFIXES + where)
    assert isinstance(result, SelectResult)
    return iter(result.records())


def names(store: Store, iris: Iterable[str | None]) -> dict[str | None, str]:
    """The names of some things, by IRI. Asked by themselves: a store that joins a name's pattern to the others may
    begin with all names that there are."""
    values = " ".join(f"<{iri}>" for iri in sorted({iri for iri in iris if iri}))
    found = rows(
        store, f"SELECT ?thing ?name WHERE {{ VALUES ?thing {{ {values} }} GRAPH ?g {{ ?thing gov:name ?name }} }}"
    )
    return {row["thing"]: row["name"] or "" for row in found}
