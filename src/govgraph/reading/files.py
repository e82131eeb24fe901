"""The files of a collection: which there are, what each is called, and reading one."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from govgraph.errors import ReadingError, reason_of
from govgraph.reading.containers import is_archive, is_container, members, read_member
from govgraph.reading.decoded import Decoded, OtherKindError
from govgraph.reading.formats import document_suffixes, format_of, is_text
from govgraph.reading.letters import put_right
from govgraph.records import Given, Source

SIDECAR = ".toml"
"""What the name of a file that says something of a document ends in, behind the document's own name."""
TABLE = "metadata.csv"
"""The name of a folder's table on its documents."""
CORRECTIONS = "corrections.toml"
"""The name under which the corrections of a collection are kept."""

LARGEST_FILE = 500_000_000
"""Bytes of a document's file: a larger one is not read."""
_HEAD = 4096
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""A NUL, or half of a surrogate pair."""
_ENDING = re.compile(r"\.[A-Za-z]{1,5}$")


class DocumentFile(Struct, frozen=True):
    """A file to be read. `name` identifies it in the collection: its path below the folder given, with `/`, in NFC.
    `inside` is the way to it from the file at `path`, where that is an archive or a message: a name for each container
    that it stands in. `given` is what is said of the document beside it."""

    name: str
    path: str
    inside: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()

    @property
    def place(self) -> str:
        """Where the file is, for people: its path, with what leads to it inside a container."""
        return "/".join((self.path, *self.inside))


class NotRead(Struct, frozen=True, order=True):
    """A path from which nothing was read, and why, with what to do. `is_document` is false for what is no document and
    not meant to be: a picture, a spreadsheet."""

    path: str
    reason: str
    is_document: bool = True


class Collection(Struct, frozen=True):
    """What was found under some paths: the documents in the order of their names, and what is no document."""

    files: tuple[DocumentFile, ...]
    others: tuple[NotRead, ...]


def find_documents(paths: Iterable[str | os.PathLike[str]]) -> Collection:
    """The documents among files and folders (searched to any depth; hidden files and folders are passed over), and in
    the archives and messages among them.

    Every file may be a document, whatever its name, save text that is named as another kind is (`.csv`, `.py`): what a
    file holds decides when it is read. A file given by its own path is always taken. What is not taken is listed in
    `others`, as is a path that does not exist, a folder without files, a link that leads out of the folder, what is
    refused in an archive, and all but the first of files that have the same name. Nothing is raised.
    """
    search = _Search()
    for given in sorted({os.fspath(path) for path in paths}):
        root = Path(given)
        if root.is_file():
            search.take(root, _composed(root.name), chosen=True)
        elif root.is_dir():
            search.walk(root)
        else:
            search.refuse(given, "no such file or folder: check the path")
    return Collection(
        files=tuple(search.found[name] for name in sorted(search.found)),
        others=tuple(sorted(search.others)),
    )


class _Search:
    """Finds documents, and keeps what was taken and what was not."""

    def __init__(self) -> None:
        self.found: dict[str, DocumentFile] = {}
        self.others: set[NotRead] = set()
        self._taken: set[Path] = set()

    def refuse(self, path: str | os.PathLike[str], reason: str, is_document: bool = True) -> None:
        """Note that nothing is read from a path."""
        self.others.add(NotRead(os.fspath(path), reason, is_document))

    def walk(self, root: Path) -> None:
        """Take the files below a folder."""
        real = root.resolve()
        empty = True
        for folder, folders, names in os.walk(root, onerror=self._not_opened):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                if Path(folder, name).is_symlink():
                    self.refuse(Path(folder, name), "a link to a folder, which is not followed: give that folder too")
            for name in sorted(name for name in names if not name.startswith(".")):
                path = Path(folder, name)
                empty = False
                if path.is_symlink() and not path.exists():
                    self.refuse(path, "a link that leads nowhere")
                elif path.is_symlink() and not path.resolve().is_relative_to(real):
                    self.refuse(path, "a link that leads out of the folder: give the file's own path to read it")
                elif not path.is_file():
                    self.refuse(path, "no regular file", is_document=False)
                else:
                    self.take(path, _composed(path.relative_to(root).as_posix()), chosen=False)
        if empty:
            self.refuse(root, "no documents in this folder")

    def take(self, path: Path, name: str, chosen: bool) -> None:
        """Take a file as a document called `name`, or what it holds where it is a container; `chosen` says that its own
        path was given."""
        if path.resolve() in self._taken:
            return
        self._taken.add(path.resolve())
        try:
            held = members(path) if is_container(path) else None
            is_mail = held is not None and not is_archive(path)
        except OSError as error:
            self.refuse(path, _cannot_be_opened(error))
            return
        except ValueError as error:
            self.refuse(path, str(error))
            return
        if (held is None or is_mail) and (chosen or not self._is_other_text(path, name, ())):
            self._add(DocumentFile(name, str(path)))
        for member in held or ():
            file = DocumentFile(_composed("/".join((name, *member.inside))), str(path), member.inside)
            if member.refused is not None:
                self.refuse(file.place, member.refused)
            elif not self._is_other_text(path, member.inside[-1], member.inside):
                self._add(file)

    def _add(self, file: DocumentFile) -> None:
        if self.found.setdefault(file.name, file) != file:
            self.refuse(file.place, f"a second file named {file.name}: rename one, or give the folder above both")

    def _is_other_text(self, path: Path, name: str, inside: tuple[str, ...]) -> bool:
        """Whether a file is named as something else than a document and holds text: then it is refused."""
        ending = _ENDING.search(name)
        last = name.rpartition("/")[2]
        if last.startswith("~$"):
            self.refuse("/".join((str(path), *inside)), "a word processor's lock file", is_document=False)
            return True
        if ending is None or ending[0].lower() in document_suffixes():
            return False
        if not inside and (last in (TABLE, CORRECTIONS) or _is_sidecar(path)):
            return True
        try:
            data = read_member(path, inside) if inside else _first_bytes(path)
        except (OSError, ValueError):
            return False  # told when it is read
        if not is_text(data):
            return False
        document = last.removesuffix(SIDECAR)
        if ending[0] == SIDECAR and Path(document).suffix.lower() in document_suffixes():
            self.refuse("/".join((str(path), *inside)), f"says something of {document}, which is not there")
            return True
        self.refuse(
            "/".join((str(path), *inside)),
            f"text, but named {ending[0]}: not taken for a document; rename it .txt, or give its own path",
            is_document=False,
        )
        return True

    def _not_opened(self, error: OSError) -> None:
        self.refuse(error.filename, _cannot_be_opened(error))


def _is_sidecar(path: Path) -> bool:
    """Whether a file says something of the document beside it."""
    return path.suffix == SIDECAR and path.with_suffix("").is_file()


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _cannot_be_opened(error: OSError) -> str:
    return f"cannot be opened: {reason_of(error)}"


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def file_bytes(file: DocumentFile) -> bytes:
    """The bytes of a file that was found. Raises ReadingError where it, or the container that it stands in, cannot be
    read or is too large."""
    if not file.inside:
        return _bytes(file.path)
    try:
        return read_member(file.path, file.inside)
    except OSError as error:
        raise ReadingError(file.place, _cannot_be_opened(error)) from None
    except ValueError as error:
        raise ReadingError(file.place, str(error)) from None


def read_file(file: DocumentFile, data: bytes | None = None) -> Source:
    """A file that was found, as a Source; `data` are its bytes, where they are known already.

    Raises ReadingError as `read_bytes` and `file_bytes` do.
    """
    return _placed(file_bytes(file) if data is None else data, file.name, file.place)


def read(path: str | os.PathLike[str], name: str | None = None) -> Source:
    """The file at `path` as a Source called `name` (by default the file's own name).

    Raises ReadingError as `read_bytes` does, and where the file cannot be opened or is too large.
    """
    return _placed(_bytes(path), name or _composed(Path(path).name), os.fspath(path))


def _bytes(path: str | os.PathLike[str]) -> bytes:
    try:
        if Path(path).stat().st_size > LARGEST_FILE:
            raise ReadingError(os.fspath(path), f"larger than {LARGEST_FILE / 1e6:,.0f} MB: split it")
        return Path(path).read_bytes()
    except OSError as error:
        raise ReadingError(os.fspath(path), _cannot_be_opened(error)) from None


def _placed(data: bytes, name: str, place: str) -> Source:
    """A file's bytes as a Source, whose errors tell its place."""
    try:
        return read_bytes(data, name)
    except ReadingError as error:
        raise ReadingError(place, error.reason, error.is_document) from None


def read_text(text: str, name: str) -> Source:
    """A text that is at hand as a Source called `name`, whatever it looks like: no format is sought in it, and every
    character keeps its place. Legacy letters in it are put right, as those of a file are (`Source.letters` says which,
    and how sure that is).

    Raises ReadingError, in one line with what to do, where it is empty or holds what no text has.
    """
    if not text.strip():
        raise ReadingError(name, "the text is empty")
    wrong = _NO_TEXT.search(text)
    if wrong is not None:
        found = f"U+{ord(wrong[0]):04X} at {wrong.start()}"
        raise ReadingError(name, f"no text ({found}): decode its bytes in their encoding, or give the file")
    decoded = put_right(Decoded(text))
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Source(name, decoded.text, sha256, encoding=decoded.encoding, letters=decoded.letters)


def read_bytes(data: bytes, name: str) -> Source:
    """A file's bytes as a Source called `name`.

    Raises ReadingError, in one line with what to do, where the bytes are empty, binary, of an encoding other than
    Unicode's, of a format not read, damaged, or built to harm; its `is_document` is false where they are of another
    kind than documents are.
    """
    if not data.strip():
        raise ReadingError(name, "the file is empty")
    try:
        form = format_of(data)
        decoded = put_right(form.decode(data))
    except OtherKindError as error:
        raise ReadingError(name, str(error), is_document=False) from None
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
        read_with=decoded.read_with,
    )
