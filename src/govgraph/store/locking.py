"""A lock between processes: a file that one process at a time holds.

The system lets go of the lock when the process that holds it ends, however it ends, so none is ever left behind. The
file itself stays: whether it is there says nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.errors import StoreError, reason_of

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK_FILE = "lock"
IN_USE = "another process is writing to the store; wait until it ends, or stop it"


@contextmanager
def locked(directory: Path, store: str) -> Iterator[None]:
    """Hold the lock of a directory, which is made if need be. Raises StoreError, which names the store, at once where
    another process, or another thread of this one, holds it."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        file = (directory / LOCK_FILE).open("ab")
    except OSError as error:
        raise StoreError(f"{directory}: cannot be written: {reason_of(error)}") from None
    with file:  # closing the file lets go of the lock
        try:
            _take(file.fileno())
        except (BlockingIOError, PermissionError):  # the latter on Windows
            raise StoreError(f"{store}: {IN_USE}") from None
        except OSError as error:
            raise StoreError(f"{directory}: no lock can be had here ({error.strerror})") from None
        yield
