"""What the tables of succession know of a body or a unit that no document of a collection names: the same query, asked
of the graph of a collection that names it and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from govgraph.errors import AmbiguousError, NotFoundError
from govgraph.graph.mapping import map_resolution
from govgraph.recognition import recognise
from govgraph.records import Source
from govgraph.resolution import resolve
from govgraph.store import SelectResult, open_store
from govgraph.store.queries import NamedQuery


def asked_of_tables(query: NamedQuery, values: Mapping[str, str]) -> SelectResult | None:
    """The answer of a query that the tables can answer (`tables` in its header); None where they know no change of what
    its values name, or the name is not read."""
    names = [values[p.name] for p in query.parameters if p.kind in ("agency", "place") and p.name in values]
    if not query.from_tables or len(names) != 1:
        return None
    facts = recognise(Source("asked.txt", names[0], ""), inside=True)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", create=True) as store:
        store.load(quad for content in map_resolution(resolve([facts])) for quad in content)
        try:
            result = query.run(store, values)
        except (NotFoundError, AmbiguousError):
            return None
    if not isinstance(result, SelectResult) or not any(row.get("change") for row in result.records()):
        return None
    return result
