"""Asking the named queries, for tests."""

from __future__ import annotations

from gold import FIVE
from govgraph.store import SelectResult, Store
from govgraph.store.queries import named_query

HA_GIANG, LAI_CHAU, THAI_NGUYEN, TINH_UY, TUYEN_QUANG = (f"{name}.txt" for name in FIVE)

Row = dict[str, str | None]


def ask(store: Store, name: str, /, **values: str) -> list[Row]:
    result = named_query(name).run(store, {key.rstrip("_"): value for key, value in values.items()})
    assert isinstance(result, SelectResult)
    return list(result.records())


def names(cell: str | None) -> set[str]:
    return set((cell or "").split("; ")) - {""}
