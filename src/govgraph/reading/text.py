"""Plain text: UTF-8, with or without a byte order mark, and UTF-16 or UTF-32 with one.

The text is the file decoded and nothing else: newlines, spaces and letters stay as they are, so that offsets into the
text are offsets into the file. Only a byte order mark is dropped.
"""

from __future__ import annotations

import codecs
import re

from govgraph.reading.decoded import Decoded

MEDIA_TYPE = "text/plain"

# UTF-32's mark begins with UTF-16's, so it is looked for first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x19\x1b-\x1f]")
_CONTROL_SHARE = 0.005
"""More control characters than this and the bytes are no text, though they may decode as such."""


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark announces, None where there is no mark."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in an encoding of single bytes or UTF-8: a NUL, or many control characters."""
    return b"\0" in data or len(_CONTROL.findall(data)) > _CONTROL_SHARE * len(data)


def decode(data: bytes) -> Decoded:
    """The text of the bytes, less a byte order mark, and the name of its encoding.

    Raises ValueError, saying in one line what to do, where the bytes are binary or of another encoding.
    """
    encoding = marked_encoding(data)
    if encoding is None:
        if is_binary(data):
            raise ValueError("not a text but binary data: give the document as UTF-8 text")
        encoding = "utf-8"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ValueError(f"damaged {encoding.upper()} text at byte {error.start}: save it again as UTF-8") from None
        raise ValueError(
            f"not UTF-8 (byte 0x{data[error.start]:02X} at {error.start}): save it as UTF-8, "
            "e.g. iconv -f CP1258 -t UTF-8 if it is in Windows-1258"
        ) from None
