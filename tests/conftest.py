"""The graph of the five documents by their gold standard, for the tests of what follows its edges; and how property
tests draw: the same examples in every run, others each time with HYPOTHESIS=explore."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Quad

from gold import FIVE, gold_facts, gold_resolution
from govgraph.api import Graph
from govgraph.graph.mapping import map_resolution
from govgraph.store import Store, open_store

settings.register_profile("same", derandomize=True)
settings.register_profile("explore", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))


@pytest.fixture(scope="session")
def quads() -> list[Quad]:
    """Its statements."""
    resolution = gold_resolution(gold_facts(name) for name in FIVE)
    return [quad for content in map_resolution(resolution) for quad in content]


@pytest.fixture(scope="session")
def folder(quads: list[Quad], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds it; for reading only."""
    path = tmp_path_factory.mktemp("gold") / "store"
    with open_store(path, create=True) as store:
        store.load(quads)
    return path


@pytest.fixture(scope="session")
def store(folder: Path) -> Iterator[Store]:
    """That store, opened."""
    with open_store(folder, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def graph(folder: Path) -> Iterator[Graph]:
    """That store opened."""
    with Graph(open_store(folder, read_only=True)) as opened:
        yield opened
