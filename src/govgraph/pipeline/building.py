"""The build: which documents are new or changed, what the collection's graphs become, and which of them the store
must replace.

A document is known by its file's name, and its content by its digest. The graph of a collection follows from its
documents alone, never from the order in which they came, so a build in parts ends where one at once does. Only graphs
whose statements changed are written, each in one transaction: a build that is killed leaves whole documents, and the
next one goes on from there.
"""

from __future__ import annotations

import datetime
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct
from pyoxigraph import Quad

from govgraph.corrections import Corrections, parse_corrections
from govgraph.errors import InputError, NotFoundError, ReadingError, StoreError
from govgraph.graph.content import GraphContent
from govgraph.graph.documents import document_content
from govgraph.graph.iris import BASE, Iris
from govgraph.graph.mapping import in_order, inputs_digest, shared_contents
from govgraph.graph.provenance import Run, provenance_content
from govgraph.pipeline.archive import Archive, Collection, open_archive
from govgraph.pipeline.correcting import (
    Paths,
    collection_corrections,
    given_files,
    held_as_corrected,
    not_applied,
    with_corrections,
)
from govgraph.pipeline.recognising import Recognised, recognise_again, recognise_files
from govgraph.pipeline.version import recogniser_version, release, software_version
from govgraph.reading import DocumentFile, NotRead, find_documents, given_beside
from govgraph.records import CorrectionOutcome, Resolution
from govgraph.resolution import resolve
from govgraph.store import Store, open_store

_REASONS_TOLD = 3

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many documents or graphs of it are done, and how many there are."""


class FileReport(Struct, frozen=True):
    """What became of a file: `state` is `new`, `changed`, `unchanged`, `removed`, `not read`, or `no document` for what
    is not meant to be one; `format` its media type where it was read; `reason` why it was not."""

    file: str
    state: str
    format: str = ""
    reason: str = ""


class BuildReport(Struct, frozen=True):
    """What a build did. `store` is the store's location, without the credentials that its address may have had.
    Documents are named by their files' names; `formats` has the media type of each that was read; `graphs` counts the
    graphs written or removed, `quads` the statements in the store. `corrections` is what became of every correction,
    `not_applied` a line with its place for each that is not, `forgotten` how many the store had that it was now given
    no longer."""

    store: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    not_read: tuple[NotRead, ...]
    graphs: int
    quads: int
    seconds: float
    corrections: tuple[CorrectionOutcome, ...] = ()
    not_applied: tuple[str, ...] = ()
    forgotten: int = 0
    formats: Mapping[str, str] = {}

    @property
    def files(self) -> list[FileReport]:
        """What became of each file: first the documents by name, then what was not read by path."""
        states = [("new", self.added), ("changed", self.changed), ("unchanged", self.unchanged)]
        told = [FileReport(name, state, self.formats.get(name, "")) for state, names in states for name in names]
        told += [FileReport(name, "removed") for name in self.removed]
        others = [
            FileReport(other.path, "not read" if other.is_document else "no document", reason=other.reason)
            for other in self.not_read
        ]
        return sorted(told, key=lambda file: file.file) + others

    @property
    def summary(self) -> str:
        """One line that says it all."""
        held = len(self.added) + len(self.changed) + len(self.unchanged)
        applied = sum(outcome.applied for outcome in self.corrections)
        corrected = f", {applied} of {_count(len(self.corrections), 'correction')} applied" if self.corrections else ""
        if not self.graphs:
            return f"Nothing to do: {_count(held, 'document')} unchanged in {self.store}{corrected}."
        parts = [
            ("new", self.added),
            ("changed", self.changed),
            ("unchanged", self.unchanged),
            ("removed", self.removed),
        ]
        told = ", ".join(f"{len(names)} {word}" for word, names in parts if names)
        return (
            f"{_count(held, 'document')} in {self.store} ({told}): "
            f"{_count(self.quads, 'statement')}{corrected}, {self.seconds:.1f} s."
        )


def build(
    paths: Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str] = "govgraph-store",
    *,
    remove: Iterable[str] = (),
    prune: bool = False,
    base: str | None = None,
    corrections: Paths | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read the documents at `paths` (files and folders) into the store, beside those it holds.

    `store` is a directory, made if need be, or a SPARQL endpoint's address. A document is replaced when a file of the
    same name comes with other content. `remove` names documents to take out; `prune` takes out every document that is
    not among the paths. `base` is what the graph's IRIs begin with, settled by the first build. `corrections` are files
    of corrections (docs/corrections.md) that take the place of those the store was made with; without, these stay, and
    an empty list takes them away. `workers` is the number of processes that recognise at once: a script that builds
    much does so below `if __name__ == "__main__":`, as all do that start processes; without, it is told so by a
    warning, and one process does the work.

    A file that cannot be read does not stop the others: the report lists it, as it does a document that is held and on
    which a newer recogniser fails, and what is given beside the documents (`reading.beside`) and cannot be used. Raises
    ReadingError if paths were given and nothing could be read, InputError for corrections that cannot be read or
    contradict each other, NotFoundError if a document to remove is not held, StoreError as the store does, and where
    another build into it is going on.
    """
    started = time.monotonic()
    tell = progress or (lambda what, done, total: None)
    location = os.fspath(store)
    paths = list(paths)
    found = find_documents(paths)
    files, not_taken = given_beside(found.files)
    stated = given_files(corrections)
    _refuse_nothing(paths, found.files, found.others)
    with (
        _taken_back_if_nothing_is_read(location),
        open_store(location, create=True) as opened,
        open_archive(opened.location, recogniser_version()) as archive,
    ):
        before = archive.collection()
        stated = before.corrections if stated is None else stated
        earlier, now = collection_corrections(before), parse_corrections(stated)
        iris = _iris(before, base)
        _refuse_strangers(opened, before, iris, prune)
        held = {} if prune else _without(before.documents, remove)
        read, not_read = _recognise(with_corrections(files, now), archive, workers, tell)
        digests = {name: recognised.key for name, recognised in read.items()}
        held, failed = held_as_corrected({n: k for n, k in held.items() if n not in digests}, earlier, now, archive)
        others = tuple(sorted({*found.others, *not_read, *not_taken}))
        _refuse_nothing(paths, digests, others)
        documents = dict(sorted({**held, **digests}.items()))
        after = Collection(software=software_version(), base=iris.base, documents=documents, corrections=stated)
        if earlier.digest() == now.digest() and _is_filled(opened, before, after):
            after, written = msgspec.structs.replace(before, corrections=stated), 0
            if after != before:
                archive.record(after)
        else:
            after, faults = _brought_up(after, archive, tell)
            failed += faults
            after, written = _fill(opened, archive, before, after, now, tell)
        archive.drop_unused(after.documents.values())
    return BuildReport(
        store=opened.location,
        added=tuple(sorted(after.documents.keys() - before.documents.keys())),
        changed=tuple(sorted(n for n, d in after.documents.items() if before.documents.get(n, d) != d)),
        unchanged=tuple(sorted(n for n, d in after.documents.items() if before.documents.get(n) == d)),
        removed=tuple(sorted(before.documents.keys() - after.documents.keys())),
        not_read=tuple(sorted({*others, *failed})),
        graphs=written,
        quads=after.quads,
        seconds=time.monotonic() - started,
        corrections=after.outcomes,
        not_applied=not_applied(after.outcomes, now),
        forgotten=len(set(earlier.keys()) - set(now.keys())),
        formats={name: recognised.media_type for name, recognised in sorted(read.items())},
    )


def _refuse_nothing(paths: Sequence[object], read: Sized, others: Sequence[NotRead]) -> None:
    """Raises ReadingError where documents were asked for and there are none."""
    if not paths or read:
        return
    if len(others) == 1:
        raise ReadingError(others[0].path, others[0].reason)
    reasons = "; ".join(f"{other.path}: {other.reason}" for other in others[:_REASONS_TOLD])
    more = "; ..." if len(others) > _REASONS_TOLD else ""
    raise ReadingError(f"{len(others)} files", f"none could be read: {reasons}{more}")


@contextmanager
def _taken_back_if_nothing_is_read(location: str) -> Iterator[None]:
    """A store in a directory that this build makes is removed again where nothing could be read into it."""
    made_here = "://" not in location and not Path(location).exists()
    try:
        yield
    except ReadingError:
        if made_here:
            shutil.rmtree(location, ignore_errors=True)
        raise


def _without(documents: Mapping[str, str], remove: Iterable[str]) -> dict[str, str]:
    left = dict(documents)
    for name in remove:
        if left.pop(name, None) is None:
            raise NotFoundError(f"{name}: the store holds no document of this name: see govgraph query documents")
    return left


def _iris(before: Collection, base: str | None) -> Iris:
    """The IRIs of the collection. Raises InputError if it has documents under another base than the one wanted."""
    if base and before.documents and base != before.base:
        raise InputError(f"the store's IRIs begin with {before.base}: build into another store to begin with {base}")
    return Iris(base or before.base or BASE)


def _refuse_strangers(store: Store, before: Collection, iris: Iris, prune: bool) -> None:
    """Raises StoreError where the store holds documents whose facts are kept elsewhere: resolving without them would
    give another graph than resolving with them."""
    strangers = [graph for graph in store.graphs() if graph not in before.graphs and iris.is_source_graph(graph)]
    if strangers and not prune:
        raise StoreError(
            f"{store.location}: holds {_count(len(strangers), 'document')} built from elsewhere, whose facts are not "
            "here: build there, or replace them with --prune"
        )


def _recognise(
    files: Sequence[DocumentFile], archive: Archive, workers: int | None, tell: Progress
) -> tuple[dict[str, Recognised], list[NotRead]]:
    """The files that could be read by name, whose facts the archive now has, and those that could not."""
    read: dict[str, Recognised] = {}
    not_read: list[NotRead] = []
    tell("Reading", 0, len(files))
    for done, (file, result) in enumerate(recognise_files(files, archive, workers), start=1):
        if isinstance(result, NotRead):
            not_read.append(result)
        else:
            read[file.name] = result
        tell("Reading", done, len(files))
    return read, not_read


def _brought_up(collection: Collection, archive: Archive, tell: Progress) -> tuple[Collection, list[NotRead]]:
    """The collection with the documents that it holds, and that this build did not read, brought up to this recogniser;
    and those on which that fails. These keep the facts that they had, where these can be used still."""
    stale = [(name, key) for name, key in collection.documents.items() if not archive.has(key)]
    sources = (archive.source(name, key) for name, key in stale)
    documents = dict(collection.documents)
    failed: list[NotRead] = []
    for done, ((name, key), fault) in enumerate(zip(stale, recognise_again(sources, archive), strict=True), start=1):
        if fault is not None:
            usable = archive.has_former(key)
            if not usable:
                del documents[name]
            left = (
                "what was read before stays" if usable else "what was read before cannot be used: give its file again"
            )
            failed.append(NotRead(name, f"{fault}; {left}"))
        tell("Reading again", done, len(stale))
    return msgspec.structs.replace(collection, documents=documents), failed


def _is_filled(store: Store, before: Collection, after: Collection) -> bool:
    """Whether the store already has what the collection would be."""
    same = (before.software, before.base, before.documents) == (after.software, after.base, after.documents)
    return same and before.graphs.keys() <= set(store.graphs())


def _fill(
    store: Store, archive: Archive, before: Collection, after: Collection, corrections: Corrections, tell: Progress
) -> tuple[Collection, int]:
    """Make the store hold the collection. Gives the collection as recorded and how many graphs were written."""
    started = datetime.datetime.now(datetime.UTC)
    iris = Iris(after.base)
    tell("Resolving", 0, 1)
    resolution = resolve([archive.facts(name, digest) for name, digest in after.documents.items()], corrections)
    tell("Resolving", 1, 1)
    present = set(store.graphs())
    # Until the store is known to be filled, no graph in it is known to be as it should.
    sources = {iris.source_graph(name).value: name for name in after.documents}
    unsure = dict.fromkeys([*before.graphs, *sources], "")
    archive.record(msgspec.structs.replace(after, software="", graphs=unsure))

    digests: dict[str, str] = {}
    mapped: dict[str, tuple[str, int]] = {}
    written: list[str] = []

    def stale() -> Iterator[GraphContent]:
        """The graphs that the store does not have as they should be, one in memory at a time."""
        for content in _contents(resolution, iris, _unchanged(before, after, present), mapped):
            graph = content if isinstance(content, str) else content.graph.value
            digests[graph] = before.graphs[graph] if isinstance(content, str) else content.digest()
            tell("Writing", len(digests), max(len(digests), len(sources)))
            if isinstance(content, str) or (graph in present and before.graphs.get(graph) == digests[graph]):
                continue
            written.append(graph)
            yield content

    if present:
        for content in stale():
            store.replace_graph(content.graph.value, content.quads)
    else:
        store.load(quad for content in stale() for quad in content.quads)
    gone = [graph for graph in sorted(present - digests.keys()) if graph in unsure or iris.is_source_graph(graph)]
    for graph in gone:
        store.drop_graph(graph)
    run = Run(
        key=f"{started:%Y%m%dT%H%M%SZ}-{after.software}",
        version=release(),
        started=started,
        ended=datetime.datetime.now(datetime.UTC),
        sources=tuple(sources[graph] for graph in written if graph in sources),
    )
    kept = _kept_provenance(store, iris, {*written, *gone})
    store.replace_graph(iris.provenance_graph.value, [*kept, *provenance_content(run, after.base).quads])
    after = msgspec.structs.replace(
        after, graphs=digests, mapped=mapped, quads=len(store), outcomes=resolution.corrections
    )
    archive.record(after)
    return after, len(written) + len(gone)


def _unchanged(before: Collection, after: Collection, present: set[str]) -> dict[str, tuple[str, int]]:
    """The graphs of files that the store has as this software makes them, each with the digest of what it was made from
    and the number of its statements."""
    if (before.software, before.base) != (after.software, after.base):
        return {}
    return {graph: made for graph, made in before.mapped.items() if graph in present and before.graphs.get(graph)}


def _contents(
    resolution: Resolution, iris: Iris, unchanged: Mapping[str, tuple[str, int]], mapped: dict[str, tuple[str, int]]
) -> Iterator[GraphContent | str]:
    """Every named graph of the content, the IRI alone of a file's that is made from what it was made from before. Fills
    `mapped` with what the files' graphs are made from and the number of their statements."""
    identities = {identity.key: identity for identity in resolution.identities}
    for document in in_order(resolution):
        graph = iris.source_graph(document.facts.source.name).value
        made_from = inputs_digest(document, identities[document.identity])
        known = unchanged.get(graph)
        if known is not None and known[0] == made_from:
            mapped[graph] = known
            yield graph
        else:
            content = document_content(document, iris, identities)
            mapped[graph] = made_from, len(content)
            yield content
    yield from shared_contents(resolution, iris, sum(triples for _, triples in mapped.values()))


def _kept_provenance(store: Store, iris: Iris, rewritten: set[str]) -> list[Quad]:
    """What earlier runs say of graphs that stay as they made them."""
    present = store.quads(iris.provenance_graph.value)
    return [quad for quad in present if getattr(quad.subject, "value", None) not in rewritten]


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
