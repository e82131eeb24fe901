"""The recognised facts of a collection on disk: the source of truth that the graph is made from, and can be again.

    DIRECTORY/collection.json        which documents the collection has, and what the store was last filled with
    DIRECTORY/facts/<key>.json       one document's facts, by its content key and the digest of the recogniser
    DIRECTORY/lock                   held by the build that is going on

For a store on disk the directory is the store's own. For a SPARQL endpoint it is a folder of the user's cache.
Files are written whole, under another name first, so a killed process leaves none half-written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from govgraph.corrections import CorrectionsFile
from govgraph.errors import NotFoundError, StoreError, reason_of
from govgraph.records import CorrectionOutcome, DocumentFacts, Given, Source
from govgraph.store.locking import locked

LAYOUT = 1
"""Version of the archive's layout. One more for every change that older code cannot read."""


def content_key(sha256: str, given: tuple[Given, ...] = (), program: str = "") -> str:
    """What a document's facts depend on, beside the recogniser: the digest of its file, or, where something is given of
    it beside the file or a program of the system read it, of all these."""
    if not given and not program:
        return sha256
    return hashlib.sha256(sha256.encode() + msgspec.json.encode(given) + program.encode()).hexdigest()


def key_of(source: Source) -> str:
    """The content key of a document as it was read."""
    return content_key(source.sha256, source.given, source.read_with[-1] if source.read_with else "")


class Collection(Struct, frozen=True):
    """What the store holds: `documents` from name to content key, `graphs` from graph to digest of its statements,
    `quads` their number, `software` what made them, `base` what their IRIs begin with, `corrections` the files of
    corrections that it was made with, `outcomes` what became of their statements. `mapped` has for the graph of a file
    the digest of what it was made from, and how many statements it has."""

    layout: int = LAYOUT
    software: str = ""
    base: str = ""
    documents: dict[str, str] = {}
    graphs: dict[str, str] = {}
    mapped: dict[str, tuple[str, int]] = {}
    quads: int = 0
    corrections: tuple[CorrectionsFile, ...] = ()
    outcomes: tuple[CorrectionOutcome, ...] = ()


class _Kept(Struct, frozen=True):
    """The part of a document's facts that every recogniser writes alike."""

    source: Source


def archive_directory(store: str | os.PathLike[str]) -> Path:
    """Where the archive of a store is: in the store's directory, or, for an endpoint's address, in a folder of its own
    below `$XDG_CACHE_HOME/govgraph` (`~/.cache/govgraph`). The store is given by its `Store.location`, in which every
    writing of one address is the same."""
    location = os.fspath(store)
    if "://" not in location:
        return Path(location)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "govgraph" / hashlib.sha256(location.encode()).hexdigest()[:16]


def held_source(location: str, name: str) -> Source:
    """The document called `name` as it was read into a store (its `Store.location`), with the text that the offsets of
    its graph point into. Raises NotFoundError where it is not held there, StoreError as `Archive.source` does."""
    archive = Archive(archive_directory(location), "")
    key = archive.collection().documents.get(name)
    if key is None:
        raise NotFoundError(f"{name}: its text is not here: it is kept where the store was built")
    return archive.source(name, key)


@contextmanager
def open_archive(store: str, version: str) -> Iterator[Archive]:
    """The archive of a store (its `Store.location`), for one build alone. Raises StoreError at once where another build
    has it: each would record the documents that it knows of, and so lose the other's."""
    directory = archive_directory(store)
    with locked(directory, store):
        yield Archive(directory, version)


class Archive:
    """The facts of a collection in a directory. `version` is the recogniser's: its facts count, and for a document that
    it fails on the last of another one."""

    def __init__(self, directory: Path, version: str) -> None:
        self.directory = directory
        self.version = version

    def _path(self, key: str) -> Path:
        return self.directory / "facts" / f"{key[:32]}-{self.version}.json"

    def has(self, key: str) -> bool:
        """Whether there are facts under a content key, by this recogniser."""
        return self._path(key).is_file()

    def _versions(self, key: str) -> list[Path]:
        """The files of the facts under a content key, by whatever recogniser, the last written first."""
        found = (self.directory / "facts").glob(f"{key[:32]}-*.json")
        return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)

    def has_former(self, key: str) -> bool:
        """Whether the last facts under a content key by whatever recogniser are such as this govgraph can use."""
        for path in self._versions(key)[:1]:
            try:
                msgspec.json.decode(path.read_bytes(), type=DocumentFacts)
            except (OSError, msgspec.MsgspecError):
                return False
            return True
        return False

    def keep(self, facts: DocumentFacts) -> None:
        """Write a document's facts. Raises StoreError if that is not possible."""
        self._write(self._path(key_of(facts.source)), msgspec.json.encode(facts))

    def facts(self, name: str, key: str) -> DocumentFacts:
        """The facts under a content key, as the document called `name`.

        Raises StoreError where they are missing or damaged.
        """
        path = self._path(key) if self.has(key) else next(iter(self._versions(key)), self._path(key))
        try:
            facts = msgspec.json.decode(path.read_bytes(), type=DocumentFacts)
        except (OSError, msgspec.MsgspecError):
            path.unlink(missing_ok=True)
            raise StoreError(f"{path}: the facts of {name} were damaged and are removed: build again") from None
        if facts.source.name == name:
            return facts
        return msgspec.structs.replace(facts, source=msgspec.structs.replace(facts.source, name=name))

    def source(self, name: str, key: str) -> Source:
        """The source under a content key, from facts by whatever recogniser, as the document called `name`.

        Raises StoreError where there are none that can be read.
        """
        for path in self._versions(key):
            try:
                kept = msgspec.json.decode(path.read_bytes(), type=_Kept).source
            except (OSError, msgspec.MsgspecError):
                continue
            return msgspec.structs.replace(kept, name=name)
        raise StoreError(f"{self.directory}: the text of {name} is missing: build that document again")

    def collection(self) -> Collection:
        """What the store was last filled with; an empty collection if nothing was.

        Raises StoreError where the record is damaged or of a newer govgraph.
        """
        path = self.directory / "collection.json"
        try:
            collection = msgspec.json.decode(path.read_bytes(), type=Collection)
        except FileNotFoundError:
            return Collection()
        except (OSError, msgspec.MsgspecError):
            raise StoreError(f"{path}: damaged: remove it and build all documents again") from None
        if collection.layout > LAYOUT:
            raise StoreError(
                f"{self.directory}: written by a newer govgraph: upgrade govgraph, or build into another directory"
            )
        return collection

    def record(self, collection: Collection) -> None:
        """Write down what the store is filled with. Raises StoreError if that is not possible."""
        self._write(self.directory / "collection.json", msgspec.json.format(msgspec.json.encode(collection)))

    def drop_unused(self, used: Iterable[str]) -> None:
        """Remove all facts but those of this recogniser for these content keys, and the last of another one where it
        failed on the document."""
        keep: set[Path] = set()
        for key in used:
            keep.update([self._path(key)] if self.has(key) else self._versions(key)[:1])
        for path in (self.directory / "facts").glob("*.json*"):
            if path not in keep:
                path.unlink(missing_ok=True)

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
            unfinished.replace(path)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {reason_of(error)}") from None
