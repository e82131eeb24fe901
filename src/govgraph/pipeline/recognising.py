"""Files to facts, each document alone: in this process, or in several where that is worth their start.

Whatever happens to one document, the others are read: a fault of govgraph's own in it, and the end of the process that
reads it, are reasons why that document was not read.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import re
import threading
import traceback
import warnings
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from govgraph.errors import GovgraphError, ReadingError
from govgraph.pipeline.archive import Archive, content_key, key_of
from govgraph.reading import DocumentFile, NotRead, file_bytes, format_of, read_file
from govgraph.recognition import recognise
from govgraph.records import Source

WORTHWHILE = 4_000_000
"""Bytes of text from which several processes are faster than one, their start included."""

_MADE_BETWEEN_COLLECTIONS = 50_000
"""How many objects a worker makes before it looks for those that hold one another in circles; Python's own 700 make it
look at the records of every document that it is about to finish."""

_ALONE = (
    "the processes that read documents ended before their work was done, so this one goes on alone; "
    'a script that builds must do so below `if __name__ == "__main__":` to use them'
)
_ENDED = "the process that read it was ended: it ran out of memory, or a library that reads this format failed on it"
_PLACE = re.compile(r'File "[^"]*?([^"/\\]+/[^"/\\]+)", line (\d+)')
_LONGEST_MESSAGE = 120


class Recognised(Struct, frozen=True):
    """A document whose facts are kept: its content key, and the media type of its format."""

    key: str
    media_type: str


Outcome: TypeAlias = Recognised | NotRead


def recognise_files(
    files: Sequence[DocumentFile], archive: Archive, workers: int | None = None
) -> Iterator[tuple[DocumentFile, Outcome]]:
    """Recognise files and keep their facts; each as it is done, with what became of it.

    `workers` is how many processes may work at once, by default as many as the machine has cores. Facts are kept as
    soon as they are made, so nothing is lost when the caller stops. A file during which its process ends is tried again
    in a process of its own, and told as not read if that ends too. Where no process can start, this one goes on alone,
    with a RuntimeWarning. Raises StoreError where facts cannot be kept.
    """
    workers = workers or os.cpu_count() or 1
    left = {file.name: file for file in files}
    several = workers > 1 and len(files) > 1 and _size(files) >= WORTHWHILE
    while several and left:
        at_hand: dict[Future[Outcome], DocumentFile] = {}
        try:
            for file, outcome in _in_processes(left.values(), archive, min(workers, len(left)), at_hand):
                del left[file.name]
                yield file, outcome
        except BrokenProcessPool:
            several = bool(at_hand)
            for file in at_hand.values():
                yield file, _apart(file, archive)
                del left[file.name]
            if not several:
                warnings.warn(_ALONE, RuntimeWarning, stacklevel=2)
    # A thread of its own keeps what goes wrong with one file as that file's result.
    with ThreadPoolExecutor(1) as thread:
        for file in left.values():
            yield file, _outcome(file, thread.submit(_recognise_file, file, archive))


def _in_processes(
    files: Iterable[DocumentFile], archive: Archive, workers: int, at_hand: dict[Future[Outcome], DocumentFile]
) -> Iterator[tuple[DocumentFile, Outcome]]:
    """Recognise files in processes; `at_hand` has those that are being worked on at each moment. Raises
    BrokenProcessPool where a process ends, and where none could start: then no file is at hand."""
    waiting = iter(list(files))
    with worker_pool(workers) as pool:
        pool.submit(os.getpid).result()
        try:
            while True:
                for file in islice(waiting, 2 * workers - len(at_hand)):
                    at_hand[pool.submit(_recognise_file, file, archive)] = file
                if not at_hand:
                    return
                for job in wait(at_hand, return_when=FIRST_COMPLETED).done:
                    outcome = _outcome(at_hand[job], job)
                    yield at_hand.pop(job), outcome
        finally:
            pool.shutdown(cancel_futures=True)


def _apart(file: DocumentFile, archive: Archive) -> Outcome:
    """What becomes of a file in a process of its own."""
    with worker_pool(1) as pool:
        try:
            return _outcome(file, pool.submit(_recognise_file, file, archive))
        except BrokenProcessPool:
            return NotRead(file.place, _ENDED)


def worker_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that recognise documents, ready for work: each has read the tables when it takes its first one."""
    # Fresh processes rather than forked ones: a fork would share the open database and its threads.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Make a worker ready."""
    _end_with_parent()
    recognise(Source("", "", ""))
    # Tables stay to the end, and what is made of a document holds no circles: there is next to nothing to collect.
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN_COLLECTIONS)


def recognise_again(sources: Iterable[Source], archive: Archive) -> Iterator[str | None]:
    """Recognise documents that are held and keep their facts; for each, as it is done, why that was not possible, None
    where it was. Raises StoreError where facts cannot be kept."""
    with ThreadPoolExecutor(1) as thread:
        for source in sources:
            yield _fault(thread.submit(_keep_facts, source, archive))


def _outcome(file: DocumentFile, job: Future[Outcome]) -> Outcome:
    """What a job made of a file. Raises as `_fault` does."""
    reason = _fault(job)
    return job.result() if reason is None else NotRead(file.place, reason)


def _fault(job: Future[Any]) -> str | None:
    """Why a job on one document failed: a fault of govgraph's own, or no memory; None where it did not.

    Raises what is about more than this document: StoreError, BrokenProcessPool, an interruption.
    """
    error = job.exception()
    if error is None:
        return None
    if isinstance(error, (GovgraphError, BrokenProcessPool)) or not isinstance(error, Exception):
        raise error
    if isinstance(error, MemoryError):
        return "there was not enough memory to read it"
    message = " ".join(str(error).split())[:_LONGEST_MESSAGE]
    places = _PLACE.findall("".join(traceback.format_exception(error)).partition("\n\nThe above exception")[0])
    where = f" at {places[-1][0]}:{places[-1][1]}" if places else ""
    return f"govgraph itself failed on it, please report this: {type(error).__name__}{where}: {message}"


def _recognise_file(file: DocumentFile, archive: Archive) -> Outcome:
    try:
        data = file_bytes(file)
        kept = _kept(file, data, archive)
        if kept is not None:  # then nothing has to be read again, which may take minutes for a scan
            return kept
        source = read_file(file, data)
    except ReadingError as error:
        return NotRead(error.path, error.reason, error.is_document)
    source = msgspec.structs.replace(source, given=file.given)
    _keep_facts(source, archive)
    return Recognised(key_of(source), source.media_type)


def _kept(file: DocumentFile, data: bytes, archive: Archive) -> Recognised | None:
    """A document whose facts the archive has; None where it has none, and where a better program than the one that read
    it is there now."""
    try:
        form = format_of(data)
    except ValueError:
        return None  # told when it is read
    sha256 = hashlib.sha256(data).hexdigest()
    for program in form.programs or ("",):
        key = content_key(sha256, file.given, program)
        if archive.has(key) and not (program and form.is_better_there(archive.source(file.name, key).read_with)):
            return Recognised(key, form.media_type)
    return None


def _keep_facts(source: Source, archive: Archive) -> None:
    archive.keep(recognise(source))


def _size(files: Iterable[DocumentFile]) -> int:
    """Bytes of the files; an archive counts once."""
    size = 0
    for path in {file.path for file in files}:
        try:
            size += Path(path).stat().st_size
        except OSError:
            continue  # told when it is read
    return size


def _end_with_parent() -> None:
    """Let a worker end when the process that started it is killed, rather than wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
