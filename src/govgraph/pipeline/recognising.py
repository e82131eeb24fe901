"""Files to facts, each document alone: in this process, or in several where that is worth their start."""

from __future__ import annotations

import multiprocessing
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec

from govgraph.errors import ReadingError
from govgraph.pipeline.archive import Archive, content_key
from govgraph.reading import DocumentFile, NotRead, read
from govgraph.recognition import recognise

WORTHWHILE = 4_000_000
"""Bytes of text from which several processes are faster than one, their start included."""

_ALONE = (
    "the processes that read documents ended before their work was done, so this one goes on alone; "
    'a script that builds must do so below `if __name__ == "__main__":` to use them'
)


def recognise_files(
    files: Sequence[DocumentFile], archive: Archive, workers: int | None = None
) -> Iterator[tuple[DocumentFile, str | NotRead]]:
    """Recognise files and keep their facts; each as it is done, with its content key or the reason why it was not read.

    `workers` is how many processes may work at once, by default as many as the machine has cores. Facts are kept as
    soon as they are made, so nothing is lost when the caller stops. Where the processes cannot start, or one of them is
    killed, this one goes on alone, with a RuntimeWarning.
    """
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(files) == 1 or sum(_size(file) for file in files) < WORTHWHILE:
        for file in files:
            yield file, _recognise_file(file, archive)
        return
    left = {file.path: file for file in files}
    try:
        for file, result in _in_processes(files, archive, workers):
            del left[file.path]
            yield file, result
    except BrokenProcessPool:
        warnings.warn(_ALONE, RuntimeWarning, stacklevel=2)
    for file in left.values():
        yield file, _recognise_file(file, archive)


def _in_processes(
    files: Sequence[DocumentFile], archive: Archive, workers: int
) -> Iterator[tuple[DocumentFile, str | NotRead]]:
    # Fresh processes rather than forked ones: a fork would share the open database and its threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(files)), context, initializer=_end_with_parent) as pool:
        jobs = {pool.submit(_recognise_file, file, archive): file for file in files}
        try:
            for job in as_completed(jobs):
                yield jobs[job], job.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _recognise_file(file: DocumentFile, archive: Archive) -> str | NotRead:
    try:
        source = read(file.path, file.name)
    except ReadingError as error:
        return NotRead(error.path, error.reason)
    source = msgspec.structs.replace(source, given=file.given)
    key = content_key(source)
    if not archive.has(key):
        archive.keep(recognise(source))
    return key


def _size(file: DocumentFile) -> int:
    try:
        return Path(file.path).stat().st_size
    except OSError:
        return 0


def _end_with_parent() -> None:
    """Let a worker end when the process that started it is killed, rather than wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
