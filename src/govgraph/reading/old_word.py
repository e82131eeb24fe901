"""Word documents before 2007 (.doc: Word 6, 95, 97 to 2003), by a program of the system that knows the format.

LibreOffice is asked first: it reads Word 6 as well, keeps lists, footnotes and tables, and its result is read as any
other Word document. antiword and catdoc know paragraphs and the cells of tables, no lists; antiword refuses Word
documents that are very short.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import NamedTuple

import msgspec

from govgraph.reading import word
from govgraph.reading.decoded import Decoded
from govgraph.reading.flow import tidy

MEDIA_TYPE = "application/msword"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What every compound file of Microsoft begins with: Word, Excel, PowerPoint, Outlook (MS-CFB, 2.2)."""
SECONDS = 120
"""How long a program may take over one document."""
_OLDER = (b"\xdb\xa5\x2d\x00", b"\x31\xbe\x00\x00")
"""Word 2 for Windows, and Word for DOS or Write."""
_OTHERS = (
    ("EncryptedPackage", "protected by a password: take the protection off"),
    ("Workbook", "an Excel workbook, not a document"),
    ("PowerPoint Document", "a PowerPoint presentation, not a document"),
    ("__substg1.0_", "an Outlook message: save it as .eml"),
    ("MSI", "an installer, not a document"),
)
_BARS = re.compile(r"^\||\|$")


def is_old_word(data: bytes) -> bool:
    """Whether the bytes are a Word document's of before 2007, or a compound file that may be one."""
    return data.startswith((COMPOUND, *_OLDER))


def decode(data: bytes) -> Decoded:
    """The text of an old Word document, by the first program that can read it.

    Raises ValueError where the file is of another kind, and where no program is there or can read it.
    """
    if data.startswith(COMPOUND) and not _has_stream(data, "WordDocument"):
        found = next((reason for stream, reason in _OTHERS if _has_stream(data, stream)), None)
        raise ValueError(found or "a compound file of Microsoft that holds no Word document")
    there = [(program, path) for program in _PROGRAMS if (path := program.path()) is not None]
    if not there:
        raise ValueError(
            "an old Word file (.doc): install LibreOffice (or antiword, or catdoc) to read it, or save it as .docx"
        )
    asked: list[str] = []
    for program, path in there:
        asked.append(program.name)
        decoded = program.read(data, path)
        if decoded is not None and decoded.text.strip():
            return msgspec.structs.replace(decoded, read_with=tuple(asked))
    raise ValueError(
        f"an old Word file (.doc) that {' and '.join(asked)} could not read: "
        "protected by a password or damaged; open it in a word processor and save it as .docx"
    )


def programs() -> tuple[str, ...]:
    """The names of the programs that read old Word documents, the best first."""
    return tuple(program.name for program in _PROGRAMS)


def is_better_there(read_with: tuple[str, ...]) -> bool:
    """Whether a document that was read with some programs (`Source.read_with`) might be read better now: by one that
    was not there then."""
    better = _PROGRAMS[: programs().index(read_with[-1])]
    return any(program.name not in read_with and program.path() is not None for program in better)


def _has_stream(data: bytes, name: str) -> bool:
    """Whether a compound file has a stream whose name begins so (names stand in UTF-16 in its directory)."""
    return name.encode("utf-16-le") in data


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """A profile for LibreOffice that this process keeps until its end, so that one that is open is not disturbed and
    no setting of the user's takes part. To make it takes longer than to read a document."""
    profile = tempfile.TemporaryDirectory(prefix="govgraph-profile-", ignore_cleanup_errors=True)
    Finalize(None, profile.cleanup, exitpriority=0)  # the processes of a pool end without what `atexit` would do
    return profile


def _by_libreoffice(data: bytes, path: str) -> Decoded | None:
    with tempfile.TemporaryDirectory(prefix="govgraph-") as folder:
        source, result = Path(folder, "document.doc"), Path(folder, "out", "document.docx")
        source.write_bytes(data)
        profile = Path(_profile().name).as_uri()
        _run(
            [
                *(path, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
                *("--nolockcheck", "--nodefault", "--convert-to", "docx:MS Word 2007 XML"),
                *("--outdir", str(result.parent), str(source)),
            ],
            folder,
        )
        try:
            return word.decode(result.read_bytes())
        except (OSError, ValueError):
            return None


def _by_antiword(data: bytes, path: str) -> Decoded | None:
    with tempfile.TemporaryDirectory(prefix="govgraph-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        out = _run([path, "-m", "UTF-8.txt", "-w", "0", str(source)], folder)
    return None if out is None else Decoded(tidy("\n".join(_cells(line) for line in out.split("\n"))))


def _by_catdoc(data: bytes, path: str) -> Decoded | None:
    with tempfile.TemporaryDirectory(prefix="govgraph-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        out = _run([path, "-d", "utf-8", "-w", str(source)], folder)
    return None if out is None else Decoded(tidy(out))


def _cells(line: str) -> str:
    """A line of antiword's, which frames the cells of tables with bars, as columns parted by tabs."""
    if "|" not in line:
        return line
    return "\t".join(cell.strip() for cell in _BARS.sub("", line.strip()).split("|"))


def _run(command: Sequence[str], folder: str) -> str | None:
    """What a program writes, None where it fails, takes too long, or was not given a document it knows."""
    environment = {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}
    out = Path(folder, "out.txt")
    with out.open("wb") as written:
        try:
            # A session of its own: what the program starts in its turn ends with it.
            running = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=environment,
                start_new_session=True,
            )
        except OSError:
            return None
        try:
            status = running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if running.poll() is None:
                _end(running)
    return out.read_bytes().decode("utf-8", "replace") if status == 0 else None


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


class _Program(NamedTuple):
    """A program that reads old Word documents: what its file may be called, and how it is asked, given a document's
    bytes and its own path."""

    name: str
    files: tuple[str, ...]
    read: Callable[[bytes, str], Decoded | None]

    def path(self) -> str | None:
        """Where it is, None where it is not installed."""
        return next((path for file in self.files if (path := shutil.which(file)) is not None), None)


_PROGRAMS = (
    _Program("LibreOffice", ("soffice", "libreoffice"), _by_libreoffice),
    _Program("antiword", ("antiword",), _by_antiword),
    _Program("catdoc", ("catdoc",), _by_catdoc),
)
"""The best first."""
