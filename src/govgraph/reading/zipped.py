"""The parts of a zipped file, read within bounds whatever the file claims of itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from types import TracebackType
from typing import IO, Self

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST_PART = 200_000_000
"""Bytes of one unpacked part."""
HIGHEST_RATIO = 250
"""A part that unpacks to more than this many times its packed size, and to more than `_SMALL`, is taken for a bomb: XML
packs to a twentieth, a page of nothing but spaces to a thousandth."""
_SMALL = 10_000_000
MOST_PARTS = 50_000
_ENCRYPTED = 0x1


class Zipped:
    """An opened zip file, given by its bytes, its path, or as an open file. Raises ValueError, in a line that says what
    to do, for one that is damaged or too large."""

    def __init__(self, file: bytes | str | IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
            raise ValueError("damaged or cut off: get the file again") from None
        self._parts = {part.filename: part for part in self._zip.infolist() if part.filename}
        if len(self._parts) > MOST_PARTS:
            raise ValueError(f"holds more than {MOST_PARTS:,} files: unpack it and give the folder")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def parts(self) -> list[zipfile.ZipInfo]:
        """What the zip file says of its parts, folders left out, in the order of their names."""
        return sorted((part for part in self._parts.values() if not part.is_dir()), key=lambda part: part.filename)

    def read(self, name: str, most: int = LARGEST_PART) -> bytes:
        """The bytes of a part, unpacked, `most` at most.

        Raises ValueError where it is not there, encrypted, damaged, packed in an unknown way, larger, or a bomb.
        """
        part = self._parts.get(name)
        if part is None:
            raise ValueError(f"damaged: its part {name} is missing")
        if part.flag_bits & _ENCRYPTED:
            raise ValueError("protected by a password: take the protection off")
        try:
            with self._zip.open(part) as packed:
                data = packed.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error):
            raise ValueError("damaged or cut off: get the file again") from None
        except NotImplementedError:
            raise ValueError("packed in a way that is not known here: unpack it first") from None
        if len(data) > most:
            raise ValueError(f"larger than {most / 1e6:,.0f} MB when unpacked")
        if len(data) > _SMALL and len(data) > HIGHEST_RATIO * max(part.compress_size, 1):
            raise ValueError(
                f"unpacks to {len(data) / 1e6:,.0f} MB, more than {HIGHEST_RATIO} times its size: taken for a bomb"
            )
        return data
