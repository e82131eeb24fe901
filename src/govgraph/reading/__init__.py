"""Bytes to `Source`: finding the files of a collection and reading each as a document.

One module a family of formats; `formats` has them in a registry and chooses by the file's content, not by its name;
`containers` lists what stands in archives and messages, `beside` reads what is given of documents beside them.
"""

from __future__ import annotations

from govgraph.reading.beside import given_beside
from govgraph.reading.files import (
    CORRECTIONS,
    Collection,
    DocumentFile,
    NotRead,
    file_bytes,
    find_documents,
    read,
    read_bytes,
    read_file,
    read_text,
)
from govgraph.reading.formats import FORMATS, Format, format_of

__all__ = [
    "CORRECTIONS",
    "FORMATS",
    "Collection",
    "DocumentFile",
    "Format",
    "NotRead",
    "file_bytes",
    "find_documents",
    "format_of",
    "given_beside",
    "read",
    "read_bytes",
    "read_file",
    "read_text",
]
