"""The files of a collection: which there are, what each is called, and reading one."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from govgraph.errors import ReadingError
from govgraph.reading.formats import document_suffixes, format_of
from govgraph.records import Given, Source

SIDECAR = ".toml"
"""What the name of a file that says something of a document ends in, behind the document's own name."""
TABLE = "metadata.csv"
"""The name of a folder's table on its documents."""
CORRECTIONS = "corrections.toml"
"""The name under which the corrections of a collection are kept."""


class DocumentFile(Struct, frozen=True):
    """A file to be read. `name` identifies it in the collection: its path below the folder given, with `/`, in NFC.
    `given` is what is said of the document beside it."""

    name: str
    path: str
    given: tuple[Given, ...] = ()


class NotRead(Struct, frozen=True, order=True):
    """A path from which nothing was read, and why, with what to do."""

    path: str
    reason: str


class Collection(Struct, frozen=True):
    """What was found under some paths: the documents in the order of their names, and what is no document."""

    files: tuple[DocumentFile, ...]
    others: tuple[NotRead, ...]


def find_documents(paths: Iterable[str | os.PathLike[str]]) -> Collection:
    """The documents among files and folders (searched to any depth; hidden files and folders are passed over).

    A file given by its own path is taken whatever its name; in a folder, files are taken by their ending, and what is
    left is listed in `others`, as is a path that does not exist, a folder without documents, and all but the first
    path of two files that have the same name. Nothing is opened and nothing raised.
    """
    kinds = ", ".join(document_suffixes())
    found: dict[str, str] = {}
    taken: set[Path] = set()
    others: set[NotRead] = set()
    for given in sorted({os.fspath(path) for path in paths}):
        root = Path(given)
        if root.is_file():
            candidates = [root]
        elif root.is_dir():
            inside = _walk(root)
            candidates = [path for path in inside if path.suffix.lower() in document_suffixes()]
            others.update(
                NotRead(str(path), _why_not(path, kinds))
                for path in inside
                if path.suffix.lower() not in document_suffixes() and not _is_beside(path)
            )
            if not candidates:
                others.add(NotRead(given, f"no documents in this folder: govgraph reads text files named {kinds}"))
        else:
            others.add(NotRead(given, "no such file or folder: check the path"))
            continue
        for path in candidates:
            if path.resolve() in taken:
                continue
            taken.add(path.resolve())
            name = unicodedata.normalize("NFC", path.name if path == root else path.relative_to(root).as_posix())
            if found.setdefault(name, str(path)) != str(path):
                others.add(NotRead(str(path), f"a second file named {name}: rename one, or give the folder above both"))
    return Collection(
        files=tuple(DocumentFile(name, path) for name, path in sorted(found.items())),
        others=tuple(sorted(others)),
    )


def _is_beside(path: Path) -> bool:
    """Whether a file is no document but says something of those beside it."""
    described = path.suffix == SIDECAR and path.with_suffix("").is_file()
    return described or path.name in (TABLE, CORRECTIONS)


def _why_not(path: Path, kinds: str) -> str:
    """Why a file of a folder is not read."""
    document = path.with_suffix("")
    if path.suffix == SIDECAR and document.suffix.lower() in document_suffixes():
        return f"says something of {document.name}, which is not there"
    return f"not a document: in a folder, govgraph reads files named {kinds}"


def _walk(root: Path) -> list[Path]:
    inside: list[Path] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside.extend(Path(folder, name) for name in sorted(names) if not name.startswith("."))
    return [path for path in inside if path.is_file()]


def read(path: str | os.PathLike[str], name: str | None = None) -> Source:
    """The file at `path` as a Source called `name` (by default the file's own name).

    Raises ReadingError as `read_bytes` does, and where the file cannot be opened.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadingError(
            os.fspath(path), f"cannot be opened: {(error.strerror or 'no reason given').lower()}"
        ) from None
    try:
        return read_bytes(data, name or unicodedata.normalize("NFC", Path(path).name))
    except ReadingError as error:
        raise ReadingError(os.fspath(path), error.reason) from None


def read_bytes(data: bytes, name: str) -> Source:
    """A file's bytes as a Source called `name`.

    Raises ReadingError, in one line with what to do, where the bytes are empty, binary, of an encoding other than
    Unicode's, or of a format not read.
    """
    if not data.strip():
        raise ReadingError(name, "the file is empty")
    try:
        form = format_of(data)
        decoded = form.decode(data)
    except ValueError as error:
        raise ReadingError(name, str(error)) from None
    if not decoded.text.strip():
        raise ReadingError(name, "the file holds nothing but white space")
    return Source(
        name=name,
        text=decoded.text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=form.media_type,
        encoding=decoded.encoding,
        parts=decoded.parts,
        letters=decoded.letters,
    )
