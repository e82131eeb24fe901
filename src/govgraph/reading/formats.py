"""The registry of formats, chosen by the first bytes of a file.

A new family of formats is one module with a function from bytes to text, and one entry in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from govgraph.reading import pdf, text
from govgraph.reading.decoded import Decoded


class Format(Struct, frozen=True):
    """A format that can be read: `suffixes` are the file names looked for in a folder (lower case, with the dot),
    `recognises` looks at a file's bytes, `decode` turns them into text, or raises ValueError with a line that says
    what to do."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    decode: Callable[[bytes], Decoded]


_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")

FORMATS: tuple[Format, ...] = (
    Format("PDF", pdf.MEDIA_TYPE, (".pdf",), pdf.is_pdf, pdf.decode),
    Format("pictures of pages", pdf.PICTURE_TYPE, _PICTURES, pdf.is_picture, pdf.decode_picture),
    # Text is last: it takes whatever no other format knew, and says what is wrong with it.
    Format("UTF-8 text", text.MEDIA_TYPE, (".txt", ".text", ".md"), lambda data: True, text.decode),
)

_UNREAD: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a Word (.docx) or other zipped file", "save it as UTF-8 text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word (.doc) file", "save it as UTF-8 text first"),
    (b"{\\rtf", "an RTF file", "save it as UTF-8 text first"),
)
"""Formats that people have documents in and that are not read yet, with what to do."""


def format_of(data: bytes) -> Format:
    """The format of a file's bytes. Raises ValueError where it is known not to be readable."""
    for magic, name, advice in _UNREAD:
        if data.startswith(magic):
            raise ValueError(f"{name}, which govgraph does not read: {advice}")
    return next(known for known in FORMATS if known.recognises(data))


def document_suffixes() -> tuple[str, ...]:
    """The endings of file names that are taken for documents when a folder is searched, sorted."""
    return tuple(sorted(suffix for known in FORMATS for suffix in known.suffixes))
