"""A document as read: its text, where that came from, and what is given of it beside it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Part(Struct, frozen=True):
    """A stretch of a source's text and where in the file it came from: `page` counts from 1; `confidence`, from 0 to 1,
    is that of the letters where they were recognised in a picture, None where the file has them as text; `stamp` is
    true for the words of an electronic signature that is laid on the page and no part of the document."""

    start: int
    end: int
    page: int | None = None
    confidence: float | None = None
    stamp: bool = False


class Letters(Struct, frozen=True):
    """Legacy letters that a source's text was converted from (`TCVN3`, `VNI`), and how sure that is, from 0 to 1."""

    encoding: str
    confidence: float


GivenField = Literal[
    "type",
    "number",
    "date",
    "place",
    "issuer",
    "province",
    "subject",
    "signer",
    "position",
    "capacity",
    "source",
    "url",
    "retrieved",
]
"""What may be given of a document beside it: what it says of itself; who signed it, as what and on whose authority;
and where the file is from (the publication or site, the address, the day on which it was fetched)."""


class Given(Struct, frozen=True):
    """What people say of a document beside it. `by` says who, `where` in which file (a sidecar, a table). It counts
    where the text is silent; with `correction`, the key of a correction, it counts whatever the text says."""

    field: GivenField
    value: str
    by: str
    where: str
    correction: str | None = None


class GivenFact(Struct, frozen=True):
    """What became of something given: whether it was `taken` into the metadata, and what the text itself says
    (`read`), where that is something else."""

    given: Given
    taken: bool
    read: str | None = None


class Source(Struct, frozen=True):
    """A document as read: its text and where that came from.

    `name` identifies the file within a collection (its path below the folder that was given, with `/`).
    `sha256` is the digest of the file's bytes, in hexadecimal. `parts`, in their order and without overlap, say where
    in the file the text stood, as far as its format has such places. `letters` names every kind of legacy letters that
    the text was converted from. `given`, in order, is what is said of the document beside it. `read_with` names the
    programs of the system that were asked for the text, the last of which gave it; empty where govgraph read the file.
    """

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    parts: tuple[Part, ...] = ()
    letters: tuple[Letters, ...] = ()
    given: tuple[Given, ...] = ()
    read_with: tuple[str, ...] = ()
