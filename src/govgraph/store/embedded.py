"""The store on this machine's disk: pyoxigraph in a directory.

    DIRECTORY/quads/                the database
    DIRECTORY/govgraph-store.json   the store's version, written when the database is whole
    DIRECTORY/lock                  held by the process that makes the store (`locking`)

A change is one transaction of the database, which a killed process leaves done or not begun. Bulk loading, too, only
takes effect at its end (Oxigraph 0.5).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QueryTriples

from govgraph.errors import QueryError, StoreError
from govgraph.store.binding import bind
from govgraph.store.limited import query_in_process
from govgraph.store.locking import IN_USE, LOCK_FILE, locked
from govgraph.store.protocol import Parameters, Statements
from govgraph.store.results import AskResult, Result, SelectResult, graph_result
from govgraph.store.service import refuse_service
from govgraph.store.statements import alteration, graph_name, in_graph, named, reason, replacement

VERSION = 1
"""Version of the store's layout and of the graph in it. One more for every change that older code cannot read."""

VERSION_FILE = "govgraph-store.json"
_DATABASE = "quads"
_UNFINISHED = "quads.new"


class EmbeddedStore:
    """A store in a directory, which keeps the promise of `protocol.Store`.

    One process at a time can open it for writing; any number can read it, also beside the writer, and see it as it
    was when they opened it. `create` makes the directory into a store if it does not exist or is empty.
    Raises StoreError if the directory is no store, is a newer version's, or is open for writing elsewhere.
    """

    def __init__(self, directory: str | Path, *, create: bool = False, read_only: bool = False) -> None:
        self.directory = Path(directory)
        self.read_only = read_only
        if create and not read_only:
            _create(self.directory)
        _check_version(self.directory)
        self._database: pyoxigraph.Store | None = self._open()

    def _open(self) -> pyoxigraph.Store:
        path = self.directory / _DATABASE
        try:
            return pyoxigraph.Store.read_only(str(path)) if self.read_only else pyoxigraph.Store(path)
        except OSError as error:
            if "lock" in str(error).lower():
                problem = IN_USE
            else:
                problem = f"the store's database cannot be opened ({reason(error)}); build it again elsewhere"
            raise StoreError(f"{self.directory}: {problem}") from None

    @property
    def location(self) -> str:
        return str(self.directory)

    @property
    def _store(self) -> pyoxigraph.Store:
        if self._database is None:
            raise StoreError(f"{self.directory}: the store was closed; open it again")
        return self._database

    def _writable(self) -> pyoxigraph.Store:
        if self.read_only:
            raise StoreError(f"{self.directory}: the store is open for reading only")
        return self._store

    def query(
        self,
        sparql: str,
        parameters: Parameters | None = None,
        *,
        timeout: float | None = None,
        allow_service: bool = False,
    ) -> Result:
        """See `protocol.Store.query`. With a timeout the query runs in a process of its own, which sees what the
        store holds at that moment and can be ended; pyoxigraph itself cannot stop a query."""
        text = bind(sparql, parameters)
        if not allow_service:
            refuse_service(text)
        if timeout is not None:
            return query_in_process(self.directory, text, timeout, allow_service=allow_service)
        try:
            answer = self._store.query(text, use_default_graph_as_union=True)
            if isinstance(answer, QueryBoolean):
                return AskResult(bool(answer))
            if isinstance(answer, QueryTriples):
                return graph_result(answer)
            data = answer.serialize(format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query cannot be read: {reason(error)}") from None
        except OSError as error:
            raise StoreError(f"{self.directory}: the query failed ({reason(error)}); try again") from None
        assert data is not None
        return SelectResult(data)

    def replace_graph(self, graph: str, statements: Statements) -> None:
        name = graph_name(graph)
        store = self._writable()
        quads = set(in_graph(name, statements))
        held = set(store.quads_for_pattern(None, None, None, name))
        gone, come = held - quads, quads - held
        with _writing(self.directory):
            if not gone:
                store.extend(come)
            elif not quads or any(isinstance(term, BlankNode) for quad in gone for term in (quad.subject, quad.object)):
                store.update(replacement(name, quads))
            else:  # mostly little has changed, and writing is slow
                store.update(alteration(name, gone, come))

    def drop_graph(self, graph: str) -> None:
        with _writing(self.directory):
            self._writable().update(f"DROP SILENT GRAPH {graph_name(graph)}")

    def load(self, quads: Iterable[Quad]) -> None:
        store = self._writable()
        if len(store):
            raise StoreError(f"{self.directory}: only an empty store can be loaded")
        incoming = _Incoming(quads)
        with _writing(self.directory, incoming):
            store.bulk_extend(incoming)

    def graphs(self) -> tuple[str, ...]:
        return tuple(sorted(name.value for name in self._store.named_graphs() if isinstance(name, NamedNode)))

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        name = None if graph is None else graph_name(graph)
        return self._store.quads_for_pattern(None, None, None, name)

    def __len__(self) -> int:
        return len(self._store)

    def close(self) -> None:
        if self._database is not None and not self.read_only:
            self._database.flush()
        self._database = None  # the database is closed, and its lock given back, when nothing refers to it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


class _Incoming:
    """Quads that the database takes while they are made; `making` tells which of the two was at work last."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads = quads
        self.making = False

    def __iter__(self) -> Iterator[Quad]:
        self.making = True
        for _, quad in named(self.quads):
            self.making = False
            yield quad
            self.making = True
        self.making = False


@contextmanager
def _writing(directory: Path, incoming: _Incoming | None = None) -> Iterator[None]:
    """Turns the database's refusals into StoreError; what goes wrong in making a quad is none of them."""
    try:
        yield
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        if incoming is not None and incoming.making:
            raise
        raise StoreError(f"{directory}: nothing was written ({reason(error)})") from None


def _create(directory: Path) -> None:
    """Make an empty or missing directory into a store; leave a store as it is."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if (directory / VERSION_FILE).exists():
            return
        if any(
            entry.name not in (_DATABASE, _UNFINISHED, f"{VERSION_FILE}.new", LOCK_FILE)
            for entry in directory.iterdir()
        ):
            raise StoreError(
                f"{directory}: this directory holds other things; name an empty or a new one for the store"
            )
        with locked(directory, str(directory)):
            _create_database(directory)
            unfinished = directory / f"{VERSION_FILE}.new"
            unfinished.write_text(json.dumps({"store": VERSION}) + "\n", "utf-8")
            unfinished.replace(directory / VERSION_FILE)
    except FileExistsError:
        raise StoreError(f"{directory}: this is a file; name a directory for the store") from None
    except OSError as error:
        raise StoreError(f"{directory}: the store cannot be made ({error.strerror or reason(error)})") from None


def _create_database(directory: Path) -> None:
    """Make the database under another name and rename it, so that a killed process leaves none that lacks a part."""
    if (directory / _DATABASE).exists():
        return
    shutil.rmtree(directory / _UNFINISHED, ignore_errors=True)
    database = pyoxigraph.Store(directory / _UNFINISHED)
    database.flush()
    del database  # closed, when nothing refers to it
    (directory / _UNFINISHED).replace(directory / _DATABASE)


def _check_version(directory: Path) -> None:
    """Raises StoreError unless the directory is a store that this version can read."""
    try:
        version = json.loads((directory / VERSION_FILE).read_text("utf-8"))["store"]
    except (FileNotFoundError, NotADirectoryError):
        if directory.exists():
            raise StoreError(f"{directory}: this is no govgraph store; name the directory that was built") from None
        raise StoreError(f"{directory}: there is no store here; make one with `govgraph build`") from None
    except OSError as error:
        raise StoreError(f"{directory}: the store cannot be read ({error.strerror or reason(error)})") from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{directory}: {VERSION_FILE} is damaged; build the store again elsewhere") from None
    if not isinstance(version, int) or version > VERSION:
        raise StoreError(
            f"{directory}: a newer govgraph wrote this store (version {version}, this one reads {VERSION}); "
            "upgrade govgraph, or build again into another directory"
        )
