"""PDF files and pictures of pages: text from the file where it has any, recognised where it has not.

Every page is a part of the source, with its number, and with the confidence of recognition where it was recognised. The
reading is done in a process of its own (`pdf_worker`), bounded in time and memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from govgraph.reading.decoded import Decoded
from govgraph.records import Part

MEDIA_TYPE = "application/pdf"

_HEADER_WITHIN = 1024
_SECONDS_A_PAGE = 240
"""Without a page in so much time the reading is ended; the slowest scan takes less."""
_MOST_TEXT = 50_000_000
"""Code points of a document: a hundred times the longest law."""


class Page(Struct, frozen=True, tag=True):
    """What the reading process says of a page: its text, the lines of the signatures laid on it, and the confidence of
    recognition, None where nothing was recognised."""

    text: str
    stamps: tuple[str, ...] = ()
    confidence: float | None = None


class End(Struct, frozen=True, tag=True):
    """The last thing that it says: the file is read, or refused for a reason that says in one line what to do."""

    refused: str | None = None


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF file, which may have other bytes before its header (ISO 32000-1, Annex H)."""
    return b"%PDF-" in data[:_HEADER_WITHIN]


def is_png(data: bytes) -> bool:
    """Whether the bytes are a PNG picture."""
    return data.startswith(b"\x89PNG\r\n\x1a\n")


def is_jpeg(data: bytes) -> bool:
    """Whether the bytes are a JPEG picture."""
    return data.startswith(b"\xff\xd8\xff")


def is_tiff(data: bytes) -> bool:
    """Whether the bytes are a TIFF picture, as many scanners write, with a page or more."""
    return data.startswith((b"II*\x00", b"MM\x00*"))


def decode(data: bytes) -> Decoded:
    """The text of a PDF file. Raises ValueError, saying in one line what to do."""
    return _decoded(data, "pdf")


def decode_picture(data: bytes) -> Decoded:
    """The text of a picture of a page, or of several in one file. Raises ValueError, saying in one line what to do."""
    return _decoded(data, "picture")


def _decoded(data: bytes, kind: Literal["pdf", "picture"]) -> Decoded:
    text: list[str] = []
    parts: list[Part] = []
    length = 0
    number = 0
    for number, page in enumerate(_pages(data, kind), 1):
        for lines, is_stamp in ((page.text, False), ("\n".join(page.stamps), True)):
            words = unicodedata.normalize("NFC", lines)
            if not words:
                continue
            if text:
                text.append("\n")
                length += 1
            confidence = None if is_stamp or page.confidence is None else round(page.confidence, 3)
            parts.append(Part(length, length + len(words), number, confidence, is_stamp))
            text.append(words)
            length += len(words)
        if length > _MOST_TEXT:
            raise ValueError(f"more than {_MOST_TEXT} letters: no document has as many; split the file")
    if not length:
        pages = "its page" if number == 1 else f"any of its {number} pages"
        raise ValueError(f"nothing to read on {pages}: neither text nor a scan of any")
    return Decoded("".join(text), parts=tuple(parts))


def _pages(data: bytes, kind: Literal["pdf", "picture"]) -> Iterator[Page]:
    """The pages as the reading process gives them. Raises ValueError where it refuses the file, breaks off or hangs."""
    paths = os.pathsep.join(path for path in sys.path if path)
    decoder = msgspec.json.Decoder(Page | End)
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "govgraph.reading.pdf_worker", kind],
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        except OSError as error:
            raise ValueError(f"the process that reads it cannot start: {error.strerror or error}") from None
        with process:
            number = 0
            try:
                while line := _within(process, _SECONDS_A_PAGE):
                    message = decoder.decode(line)
                    if isinstance(message, End):
                        if message.refused is not None:
                            raise ValueError(message.refused)
                        return
                    number += 1
                    yield message
            finally:
                process.kill()
    raise ValueError(
        f"its reader broke off at page {number + 1}, which is damaged or far too large: print the file to a new one"
    )


def _within(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """The next line of a process; nothing where it has ended, or was ended after some seconds without one."""
    assert process.stdout is not None
    watch = threading.Timer(seconds, process.kill)
    watch.start()
    try:
        return process.stdout.readline()
    finally:
        watch.cancel()
