"""What only a store on disk can do or suffer: versions, foreign directories, other processes, sudden ends."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from govgraph.errors import StoreError
from govgraph.store import EmbeddedStore, open_store

EX = "https://example.org/"


def statements(version: int, count: int = 3) -> list[Triple]:
    return [
        Triple(NamedNode(f"{EX}s{n}"), NamedNode(EX + "version"), Literal(f"văn bản {version}")) for n in range(count)
    ]


def made(directory: Path) -> Path:
    with open_store(directory, create=True) as store:
        store.replace_graph(EX + "a", statements(1))
    return directory


def refusal(directory: Path, **options: bool) -> str:
    with pytest.raises(StoreError) as failure:
        open_store(directory, **options)
    message = str(failure.value)
    assert "\n" not in message
    assert str(directory) in message
    return message


def test_store_is_there_after_closing(tmp_path: Path) -> None:
    for read_only in (False, True):
        with open_store(made(tmp_path / "deep" / "store"), read_only=read_only) as store:
            assert len(store) == 3
            assert store.location == str(tmp_path / "deep" / "store")
    with pytest.raises(StoreError, match="closed"):
        store.graphs()


def test_store_of_a_newer_version_says_what_to_do(tmp_path: Path) -> None:
    directory = made(tmp_path / "store")
    (directory / "govgraph-store.json").write_text(json.dumps({"store": 99}), "utf-8")
    assert "upgrade govgraph, or build again into another directory" in refusal(directory)
    assert "version 99" in refusal(directory, create=True)


def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    assert "make one with `govgraph build`" in refusal(tmp_path / "missing")
    assert not (tmp_path / "missing").exists()
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "note.txt").write_text("x", "utf-8")
    assert "no govgraph store" in refusal(tmp_path / "papers")
    assert "holds other things" in refusal(tmp_path / "papers", create=True)
    assert [path.name for path in (tmp_path / "papers").iterdir()] == ["note.txt"]
    assert "is a file" in refusal(tmp_path / "papers" / "note.txt", create=True)
    (tmp_path / "empty").mkdir()
    assert "no govgraph store" in refusal(tmp_path / "empty")
    damaged = made(tmp_path / "damaged")
    (damaged / "govgraph-store.json").write_text("{", "utf-8")
    assert "damaged" in refusal(damaged)
    with pytest.raises(StoreError, match="http://"):
        open_store("ftp://example.org/store")


def test_damaged_database_is_a_store_error(tmp_path: Path) -> None:
    directory = made(tmp_path / "store")
    (directory / "quads" / "CURRENT").write_text("MANIFEST-999999\n", "utf-8")
    assert "cannot be opened" in refusal(directory)


def test_reading_store_cannot_be_written(tmp_path: Path) -> None:
    with open_store(made(tmp_path / "store"), read_only=True) as store:
        for change in (
            lambda: store.replace_graph(EX + "a", []),
            lambda: store.drop_graph(EX + "a"),
            lambda: store.load([]),
        ):
            with pytest.raises(StoreError, match="reading only"):
                change()
        assert len(store) == 3


def test_store_made_but_never_filled_can_be_read(tmp_path: Path) -> None:
    open_store(tmp_path / "store", create=True).close()
    with open_store(tmp_path / "store", read_only=True) as store:
        assert store.graphs() == ()


def test_one_process_writes_while_others_read(tmp_path: Path) -> None:
    directory = made(tmp_path / "store")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(directory)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"open\n"
        assert "another process is writing" in refusal(directory)
        with open_store(directory, read_only=True) as reader:
            assert len(reader) == 3
            assert reader.query("ASK { ?s ?p 'văn bản 1' }", timeout=30)
    finally:
        holder.communicate()
    open_store(directory).close()


_HOLD = """
import sys
from govgraph.store import open_store
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_killed_build_leaves_whole_documents(tmp_path: Path) -> None:
    """A process that replaces three documents over and over is killed at many moments: each document is found whole,
    in its old version or in its new one."""
    directory = tmp_path / "store"
    with open_store(directory, create=True) as store:
        for name in "abc":
            store.replace_graph(EX + name, statements(0, 800))
    seen = set()
    for attempt in range(6):
        builder = subprocess.Popen(
            [sys.executable, "-c", _REBUILD, str(directory), str(attempt)], stdout=subprocess.PIPE
        )
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(0.02 + 0.017 * attempt)
        builder.kill()
        builder.communicate()
        with open_store(directory) as store:
            assert store.graphs() == (EX + "a", EX + "b", EX + "c")
            for name in "abc":
                versions = [quad.object.value for quad in store.quads(EX + name)]
                assert len(versions) == 800
                assert len(set(versions)) == 1, "half a document"
                seen.update(versions)
    assert len(seen) > 1, "no build got far enough to change anything"


_REBUILD = """
import sys
sys.path.insert(0, "tests")
from test_store_embedded import EX, statements
from govgraph.store import open_store
store = open_store(sys.argv[1])
print("building", flush=True)
for version in range(1, 10**6):
    for name in "abc":
        store.replace_graph(EX + name, statements(1000 * int(sys.argv[2]) + version, 800))
"""


def test_a_killed_load_leaves_the_store_empty_or_full(tmp_path: Path) -> None:
    lengths = set()
    for attempt in range(4):
        directory = tmp_path / str(attempt)
        loader = subprocess.Popen([sys.executable, "-c", _LOAD, str(directory)], stdout=subprocess.PIPE)
        assert loader.stdout is not None
        loader.stdout.readline()
        time.sleep(0.05 + 0.15 * attempt)
        loader.kill()
        loader.communicate()
        with EmbeddedStore(directory) as store:
            assert len(store) in (0, 40_000)
            lengths.add(len(store))
            if len(store) == 0:
                store.load([])
    assert 0 in lengths, "every load ended before it was killed"


_LOAD = """
import sys
from pyoxigraph import Literal, NamedNode, Quad
from govgraph.store import open_store
store = open_store(sys.argv[1], create=True)
p = NamedNode("https://example.org/p")
quads = [Quad(NamedNode(f"https://example.org/s{n}"), p, Literal(n), NamedNode(f"https://example.org/g{n % 50}"))
         for n in range(40_000)]
print("loading", flush=True)
store.load(quads)
"""


def test_a_failure_in_making_the_statements_is_not_the_databases(tmp_path: Path) -> None:
    """The database takes statements while they are made: what goes wrong there is told as it is."""

    def made_wrong() -> Iterator[Quad]:
        yield Quad(*statements(1)[0], NamedNode(EX + "a"))
        raise ValueError("the mapping is wrong")

    def triples() -> Iterator[Triple]:
        yield statements(1)[0]
        raise ValueError("the mapping is wrong")

    with open_store(tmp_path / "store", create=True) as store:
        with pytest.raises(ValueError, match=r"^the mapping is wrong$"):
            store.load(made_wrong())
        with pytest.raises(ValueError, match=r"^the mapping is wrong$"):
            store.replace_graph(EX + "a", triples())
        assert len(store) == 0


def test_many_processes_may_make_one_store_at_once(tmp_path: Path) -> None:
    script = """
import sys, time
from govgraph.errors import StoreError
from govgraph.store import open_store
time.sleep(max(0.0, float(sys.argv[2]) - time.time()))
try:
    open_store(sys.argv[1], create=True).close()
except StoreError as error:
    assert "another process is writing" in str(error), error
"""
    for attempt in range(3):
        command = [sys.executable, "-c", script, str(tmp_path / f"store-{attempt}"), str(time.time() + 0.7)]
        processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
        assert [process.communicate()[1].decode()[-500:] for process in processes] == [""] * 4
        open_store(tmp_path / f"store-{attempt}").close()
