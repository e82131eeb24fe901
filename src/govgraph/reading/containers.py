"""Files that hold documents: ZIP archives and e-mail messages, within one another to a bounded depth.

Nothing is ever unpacked to disk. What could lead out of an archive, or unpack to more than it should, is refused and
told.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath

from msgspec import Struct

from govgraph.reading import mail, opendocument, word
from govgraph.reading.text import marked_encoding
from govgraph.reading.zipped import LARGEST_PART, MAGIC, MOST_PARTS, Zipped

DEEPEST = 3
"""How deep containers may stand in one another."""
LARGEST_TOTAL = 4_000_000_000
"""Bytes that all of a container unpacks to."""
_ENCRYPTED = 0x1
_CONTENT_TYPES = "[Content_Types].xml"
_HEAD = 4096
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")
"""What in a name would break, or turn round, the line in which it is told."""


class Member(Struct, frozen=True):
    """A file in a container: `inside` is the path to it, a name for each container that it stands in; `refused` says
    why it is not read, None where it can be."""

    inside: tuple[str, ...]
    refused: str | None = None


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether the file at a path is a ZIP archive. Raises OSError where it cannot be opened."""
    with Path(path).open("rb") as file:
        if not file.read(_HEAD).startswith(MAGIC):
            return False
        try:
            return _is_archive(Zipped(file))
        except ValueError:
            return False  # damaged: told when it is read


def is_container(path: str | os.PathLike[str]) -> bool:
    """Whether the file at a path is a container. Raises OSError where it cannot be opened."""
    if is_archive(path):
        return True
    with Path(path).open("rb") as file:
        head = file.read(_HEAD)
    return marked_encoding(head) is None and mail.is_mail(head)


def members(path: str | os.PathLike[str]) -> list[Member]:
    """The files in the container at a path and in the containers in it, in the order of their names; hidden ones are
    passed over. Raises OSError where it cannot be opened, ValueError where it is damaged."""
    return sorted(_Search().members(_opened(*_stamp(path)), ()), key=lambda member: member.inside)


def read_member(path: str | os.PathLike[str], inside: tuple[str, ...]) -> bytes:
    """The bytes of a member of the container at a path. Raises OSError and ValueError as `members` does."""
    container = _opened(*_stamp(path))
    for name in inside[:-1]:
        inner = _container(container.read(name))
        if inner is None:
            raise ValueError(f"its part {name} is no archive any more")
        container = inner
    return container.read(inside[-1])


class _Archive:
    """A ZIP archive."""

    def __init__(self, zipped: Zipped) -> None:
        self._zip = zipped
        self._parts = {_name(part): part for part in zipped.parts()}

    def names(self) -> Iterator[tuple[str, int, str | None]]:
        """Each file's name, its size in bytes by what the archive says, and why it is refused."""
        for name, part in self._parts.items():
            yield name, part.file_size, _refused(name, part)

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises ValueError as `Zipped.read` does."""
        return self._zip.read(self._parts[name].filename if name in self._parts else name)


class _Mail:
    """A message with what is attached to it."""

    def __init__(self, data: bytes) -> None:
        self._attached = {_CONTROL.sub("\ufffd", name): words for name, words in mail.attached(data).items()}

    def names(self) -> Iterator[tuple[str, int, str | None]]:
        """As an archive's."""
        for name, data in self._attached.items():
            yield name, len(data), None

    def read(self, name: str) -> bytes:
        """As an archive's."""
        if name not in self._attached:
            raise ValueError(f"{name} is not attached to it any more")
        return self._attached[name]


class _Search:
    """Lists what stands in a container, within bounds that hold for all of it together."""

    def __init__(self) -> None:
        self.count = 0
        self.size = 0

    def members(self, container: _Archive | _Mail, outside: tuple[str, ...]) -> Iterator[Member]:
        """The files in a container that stands in others."""
        for name, size, reason in container.names():
            if any(part.startswith(".") and part != ".." for part in name.split("/")) or name.startswith("__MACOSX/"):
                continue
            inside = (*outside, name)
            self.count += 1
            self.size += size
            if self.count > MOST_PARTS:
                yield Member(inside, f"the archive holds more than {MOST_PARTS:,} files: unpack it, give the folder")
                return
            if reason is not None:
                yield Member(inside, reason)
            elif self.size > LARGEST_TOTAL:
                yield Member(
                    inside, f"the archive unpacks to more than {LARGEST_TOTAL / 1e9:.0f} GB: unpack a part of it"
                )
            else:
                yield from self._opened(container, inside)

    def _opened(self, container: _Archive | _Mail, inside: tuple[str, ...]) -> Iterator[Member]:
        """A file in a container, and what stands in it where it is itself one."""
        if not inside[-1].lower().endswith((".zip", ".eml")):
            yield Member(inside)
            return
        try:
            inner = _container(container.read(inside[-1]))
        except ValueError as error:
            yield Member(inside, str(error))
            return
        if inner is None or isinstance(inner, _Mail):
            yield Member(inside)
        if inner is None:
            return
        if len(inside) >= DEEPEST:
            yield Member(inside, f"an archive within more than {DEEPEST - 1} others: unpack it first")
        else:
            yield from self.members(inner, inside)


def _refused(name: str, part: zipfile.ZipInfo) -> str | None:
    """Why a file of an archive is not read."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or (name[1:2] == ":" and name[:1].isalpha()):
        return "its path leads out of the archive: refused"
    if stat.S_ISLNK(part.external_attr >> 16):
        return "a link, which is not followed"
    if part.flag_bits & _ENCRYPTED:
        return "protected by a password: unpack it first"
    if part.file_size > LARGEST_PART:
        return f"larger than {LARGEST_PART / 1e6:,.0f} MB when unpacked"
    return None


def _name(part: zipfile.ZipInfo) -> str:
    """A file's name in an archive, with `/`; one in UTF-8 that does not say so is read as such."""
    name = part.filename.replace("\\", "/")
    if not part.flag_bits & 0x800 and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return _CONTROL.sub("\ufffd", name)


def _is_archive(zipped: Zipped) -> bool:
    """Whether a zip file is an archive, and no document or program that is zipped."""
    return not (_CONTENT_TYPES in zipped or "mimetype" in zipped or "META-INF/MANIFEST.MF" in zipped)


def _container(data: bytes) -> _Archive | _Mail | None:
    """A container by its bytes, None where they are none. Raises ValueError where it is damaged."""
    if data.startswith(MAGIC):
        if word.is_word(data) or opendocument.is_opendocument(data):
            return None
        zipped = Zipped(data)
        return _Archive(zipped) if _is_archive(zipped) else None
    return _Mail(data) if marked_encoding(data) is None and mail.is_mail(data) else None


def _stamp(path: str | os.PathLike[str]) -> tuple[str, int, int]:
    status = Path(path).stat()
    return os.fspath(path), status.st_mtime_ns, status.st_size


@lru_cache(maxsize=2)
def _opened(path: str, changed: int, size: int) -> _Archive | _Mail:
    """The container at a path as it is since it was changed last: its members are read one after the other."""
    with Path(path).open("rb") as file:
        head = file.read(_HEAD)
    return _Archive(Zipped(path)) if head.startswith(MAGIC) else _Mail(Path(path).read_bytes())
