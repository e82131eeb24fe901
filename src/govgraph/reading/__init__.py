"""Bytes to `Source`: finding the files of a collection and reading each as a document.

One module a family of formats; `formats` has them in a registry and chooses by the file's content, not by its name;
`containers` lists what stands in archives and messages.
"""

from __future__ import annotations

from govgraph.reading.files import (
    Collection,
    DocumentFile,
    NotRead,
    file_bytes,
    find_documents,
    read,
    read_bytes,
    read_file,
)
from govgraph.reading.formats import FORMATS, Format, format_of

__all__ = [
    "FORMATS",
    "Collection",
    "DocumentFile",
    "Format",
    "NotRead",
    "file_bytes",
    "find_documents",
    "format_of",
    "read",
    "read_bytes",
    "read_file",
]
