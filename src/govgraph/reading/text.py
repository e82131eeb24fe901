"""Plain text: UTF-8 and UTF-16, with or without a byte order mark, UTF-32 with one, and the encodings of single bytes
in which Vietnamese was written before Unicode.

The text is the file decoded and nothing else: newlines, spaces and letters stay as they are, so that offsets into the
text are offsets into the file. Only a byte order mark is dropped. Legacy letters are put right in their places
(`reading.letters`).
"""

from __future__ import annotations

import codecs
import re

import msgspec

from govgraph.reading.decoded import Decoded
from govgraph.reading.letters import put_right, windows_text

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
_FEWEST_UNMARKED = 16
"""With fewer characters nothing is certain without a mark."""

_LATIN = re.compile("[\t\n\r\x0c -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u2200-\u22ff]+")


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
    if encoding is None and b"\0" in data:
        encoding = _unmarked_encoding(data)
    if encoding is None:
        if is_binary(data):
            raise ValueError("not a text but binary data: give the document as UTF-8 text")
        encoding = "utf-8"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ValueError(f"damaged {encoding.upper()} text at byte {error.start}: save it again as UTF-8") from None
        return _decode_single_bytes(data, error.start)


def _unmarked_encoding(data: bytes) -> str | None:
    """UTF-16 in the byte order in which the bytes are letters of the Latin script and punctuation and nothing else,
    which those of another encoding, or of the other order, are not; None where neither is certain."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) >= _FEWEST_UNMARKED and _LATIN.fullmatch(text):
            return encoding
    return None


def _decode_single_bytes(data: bytes, offset: int) -> Decoded:
    """A text in legacy letters, whole or in some lines: what is no UTF-8 is taken for single bytes. Raises ValueError
    where these are no Vietnamese in an encoding known; `offset` is that of the first byte that is no UTF-8."""
    lines: list[str] = []
    unicode = False
    for line in data.splitlines(keepends=True):
        try:
            lines.append(line.decode("utf-8"))
            unicode = unicode or not line.isascii()
        except UnicodeDecodeError:
            lines.append(windows_text(line))
    decoded = put_right(Decoded("".join(lines)))
    if not decoded.letters:
        raise ValueError(
            f"neither UTF-8 (byte 0x{data[offset]:02X} at {offset}) nor Vietnamese in TCVN3, VNI, VISCII or "
            "Windows-1258: save it as UTF-8"
        )
    names = [*(["utf-8"] if unicode else []), *(letters.encoding.lower() for letters in decoded.letters)]
    return msgspec.structs.replace(decoded, encoding="+".join(names))
