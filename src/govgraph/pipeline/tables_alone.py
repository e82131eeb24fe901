"""What the tables of succession know of a body or a unit that no document of a collection names: the same query, asked
of the graph of a collection that names it and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from govgraph.authority.unit_changes import whole_name
from govgraph.authority.units import LAST_DAY_OF_DISTRICTS, Level, name_key, split_level, units_called
from govgraph.errors import AmbiguousError, NotFoundError
from govgraph.graph.mapping import map_resolution
from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, Source
from govgraph.resolution import resolve
from govgraph.store import SelectResult, open_store
from govgraph.store.queries import NamedQuery


def asked_of_tables(query: NamedQuery, values: Mapping[str, str]) -> SelectResult | None:
    """The answer of a query that the tables can answer (`tables` in its header); None where they know no change of what
    its values name, or the name is not read. Raises AmbiguousError, with the units, for a body of a unit whose name
    several bear."""
    names = [values[p.name] for p in query.parameters if p.kind in ("agency", "place") and p.name in values]
    if not query.from_tables or len(names) != 1:
        return None
    facts = recognise(Source("asked.txt", names[0], ""), inside=True)
    _refuse_several(names[0], facts)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", create=True) as store:
        store.load(quad for content in map_resolution(resolve([facts])) for quad in content)
        try:
            result = query.run(store, values)
        except (NotFoundError, AmbiguousError):
            return None
    if not isinstance(result, SelectResult) or not any(row.get("change") for row in result.records()):
        return None
    return result


def _refuse_several(name: str, facts: DocumentFacts) -> None:
    for agency in facts.agencies:
        if agency.scoped and agency.jurisdiction and agency.level in ("district", "commune"):
            bare = split_level(agency.jurisdiction)[1]
            called = units_called(name_key(bare), cast(Level, agency.level), LAST_DAY_OF_DISTRICTS)
            units = tuple(sorted({whole_name(one, LAST_DAY_OF_DISTRICTS) for one in called}))
            if len(units) > 1:
                raise AmbiguousError(f"{name!r} may be of {len(units)} units; add the one that it lies in", units)
