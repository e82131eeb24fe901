"""Corrections in a build: those that are given, or else those that the collection was made with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from govgraph.corrections import Corrections, CorrectionsFile, parse_corrections, read_files
from govgraph.pipeline.archive import Archive, Collection, key_of
from govgraph.pipeline.recognising import recognise_again
from govgraph.reading import DocumentFile, NotRead
from govgraph.records import CorrectionOutcome, Given, Source

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def given_files(corrections: Paths | None) -> tuple[CorrectionsFile, ...] | None:
    """The files of corrections that a build is given, None where it is given none and those of before count. Raises
    InputError where they cannot be read or contradict each other."""
    if corrections is None:
        return None
    files = read_files([corrections] if isinstance(corrections, str | os.PathLike) else corrections)
    parse_corrections(files)
    return files


def with_corrections(files: Sequence[DocumentFile], corrections: Corrections) -> list[DocumentFile]:
    """The files with what is stated of their documents beside what is given of them."""
    return [msgspec.structs.replace(file, given=_together(file.given, corrections, file.name)) for file in files]


def held_as_corrected(
    held: Mapping[str, str], before: Corrections, corrections: Corrections, archive: Archive
) -> tuple[dict[str, str], list[NotRead]]:
    """The content keys of documents that the collection holds and this build does not read: those of whom something
    else is stated than before are recognised again. Those on which that fails stay as they were, and are told."""
    keys = dict(held)
    stale: list[Source] = []
    for name in sorted((before.documents() | corrections.documents()) & held.keys()):
        source = archive.source(name, held[name])
        given = tuple(each for each in source.given if each.correction is None)
        source = msgspec.structs.replace(source, given=_together(given, corrections, name))
        keys[name] = key_of(source)
        if keys[name] != held[name] and not archive.has(keys[name]):
            stale.append(source)
    failed: list[NotRead] = []
    for source, fault in zip(stale, recognise_again(stale, archive), strict=True):
        if fault is not None:
            keys[source.name] = held[source.name]
            failed.append(NotRead(source.name, f"{fault}; it stays as it was, without what corrections say of it"))
    return keys, failed


def _together(given: Sequence[Given], corrections: Corrections, name: str) -> tuple[Given, ...]:
    return tuple(sorted((*given, *corrections.given(name)), key=_order))


def _order(given: Given) -> tuple[str, ...]:
    return given.field, given.correction or "", given.value, given.by, given.where


def not_applied(outcomes: Iterable[CorrectionOutcome], corrections: Corrections) -> tuple[str, ...]:
    """A line for every statement that is not applied, or not in whole, in the order in which they stand."""
    open_ = [(corrections.place(each.key), each) for each in outcomes if each.open_en is not None]
    return tuple(
        f"{place}: {'applied in part' if each.applied else 'not applied'}: {each.open_en}"
        for place, each in sorted(open_, key=lambda one: (one[0], one[1].key))
    )


def collection_corrections(collection: Collection) -> Corrections:
    """The statements that a collection was made with."""
    return parse_corrections(collection.corrections)
