"""Binding values to a query's parameters, the same way for every store.

A query marks the place where a parameter may be bound with a comment line of its own, `# bind: name`. Without a value
the line stays a comment and the variable `?name` is free; with one it becomes `VALUES ?name { term }`. The term is
written by pyoxigraph, which escapes it, so no text of a user's ever becomes part of the query's syntax.
"""

from __future__ import annotations

import re

from govgraph.errors import QueryError
from govgraph.store.protocol import Parameters

_PLACE = re.compile(r"^[ \t]*#[ \t]*bind:[ \t]*(\w+)[ \t]*$", re.MULTILINE)


def bindable(sparql: str) -> frozenset[str]:
    """The names that the query can bind."""
    return frozenset(_PLACE.findall(sparql))


def bind(sparql: str, parameters: Parameters | None) -> str:
    """The query with the parameters bound. Raises QueryError for one that it has no place for."""
    if not parameters:
        return sparql
    places = bindable(sparql)
    for name in parameters:
        if name not in places:
            raise QueryError(f"the query has no place for {name!r}: a line `# bind: {name}` would make one")
    values = {name: f"VALUES ?{name} {{ {term} }}" for name, term in parameters.items()}
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), sparql)
