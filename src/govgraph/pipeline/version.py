"""Which code and tables made a result: a digest of their bytes, so that a change of either is never overlooked."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from govgraph.resources import resource

_RECOGNISING = ("records", "language", "authority", "reading", "structure", "recognition")
_MAPPING = ("corrections", "resolution", "graph")


@functools.cache
def recogniser_version() -> str:
    """Digest of all that decides what is recognised in one document: 16 hexadecimal digits."""
    return _digest(_RECOGNISING, ("data", "authority"))


@functools.cache
def software_version() -> str:
    """Digest of all that decides what the graph of a collection is: 16 hexadecimal digits."""
    return _digest((*_RECOGNISING, *_MAPPING), ("data", "authority"), ("ontology",))


def release() -> str:
    """The version of the installed govgraph, for people: `0.1.0`."""
    return importlib.metadata.version("govgraph")


def _digest(parts: tuple[str, ...], *tables: tuple[str, ...]) -> str:
    package = files("govgraph")
    digest = hashlib.sha256()
    for root in (*(package.joinpath(part) for part in parts), *(resource(*path) for path in tables)):
        for name, data in sorted(_contents(root)):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:16]


def _contents(root: Traversable) -> Iterator[tuple[str, bytes]]:
    """The files at or below `root` by name, without what Python makes of them."""
    if root.is_file():
        yield root.name, root.read_bytes()
        return
    for entry in root.iterdir():
        if entry.is_dir() and not entry.name.startswith(("__", ".")):
            yield from ((f"{entry.name}/{name}", data) for name, data in _contents(entry))
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield entry.name, entry.read_bytes()
