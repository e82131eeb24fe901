"""Vietnamese governance documents as a knowledge graph in which every edge points at its words.

    import govgraph

    govgraph.build(["documents"], store="my-store")
    with govgraph.open("my-store") as graph:
        print(graph.query("directives-citing", document="68/NQ-CP").to_frame())

The public names are those of `__all__`; each is imported when it is first used, so that `import govgraph` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.api import Answer, Graph, recognise_file, recognise_text
    from govgraph.api import open_graph as open
    from govgraph.errors import AmbiguousError, GovgraphError, NotFoundError, QueryError, ReadingError, StoreError
    from govgraph.pipeline import BuildReport, build
    from govgraph.records import DocumentFacts

__version__ = "0.1.0"

_HOMES: dict[str, tuple[str, str]] = {
    "AmbiguousError": ("govgraph.errors", "AmbiguousError"),
    "Answer": ("govgraph.api", "Answer"),
    "BuildReport": ("govgraph.pipeline", "BuildReport"),
    "DocumentFacts": ("govgraph.records", "DocumentFacts"),
    "GovgraphError": ("govgraph.errors", "GovgraphError"),
    "Graph": ("govgraph.api", "Graph"),
    "NotFoundError": ("govgraph.errors", "NotFoundError"),
    "QueryError": ("govgraph.errors", "QueryError"),
    "ReadingError": ("govgraph.errors", "ReadingError"),
    "StoreError": ("govgraph.errors", "StoreError"),
    "build": ("govgraph.pipeline", "build"),
    "open": ("govgraph.api", "open_graph"),
    "recognise_file": ("govgraph.api", "recognise_file"),
    "recognise_text": ("govgraph.api", "recognise_text"),
}
"""Where each public name lives."""

__all__ = [
    "AmbiguousError",
    "Answer",
    "BuildReport",
    "DocumentFacts",
    "GovgraphError",
    "Graph",
    "NotFoundError",
    "QueryError",
    "ReadingError",
    "StoreError",
    "build",
    "open",
    "recognise_file",
    "recognise_text",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'govgraph' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
