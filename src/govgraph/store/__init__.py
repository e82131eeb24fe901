"""Where the graph is kept and asked: on disk, or behind a SPARQL endpoint.

with open_store("govgraph-store", read_only=True) as store:
    result = store.query("SELECT ...")
"""

from __future__ import annotations

from pathlib import Path

from govgraph.errors import StoreError
from govgraph.store.embedded import EmbeddedStore
from govgraph.store.protocol import Store
from govgraph.store.results import AskResult, GraphResult, Result, SelectResult

__all__ = ["AskResult", "EmbeddedStore", "GraphResult", "Result", "SelectResult", "Store", "open_store"]


def open_store(location: str | Path, *, create: bool = False, read_only: bool = False) -> Store:
    """The store at a directory, or at the address (`http://`, `https://`) of a SPARQL endpoint.

    `create` makes a missing or empty directory into a store. Raises StoreError where there is none to open, it was
    written by a newer govgraph, or another process is writing to it.
    """
    if "://" not in str(location):
        return EmbeddedStore(location, create=create, read_only=read_only)
    if not str(location).startswith(("http://", "https://")):
        scheme = str(location).partition("://")[0]
        raise StoreError(f"{scheme}://...: a store is a directory or an address that begins with http:// or https://")
    from govgraph.store.remote import RemoteStore  # noqa: PLC0415 - SPARQLWrapper takes long to import

    return RemoteStore(str(location), read_only=read_only)
