"""What a format makes of a file's bytes."""

from __future__ import annotations

from msgspec import Struct

from govgraph.records import Letters, Part


class Decoded(Struct, frozen=True):
    """The text of a file, and what its `Source` says of where that came from."""

    text: str
    encoding: str = "utf-8"
    parts: tuple[Part, ...] = ()
    letters: tuple[Letters, ...] = ()
    read_with: tuple[str, ...] = ()


class OtherKindError(ValueError):
    """The bytes are no document's and not meant to be: a picture, a spreadsheet, a program."""
