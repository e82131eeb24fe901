"""The encodings that files name themselves: web pages, messages, rich text."""

from __future__ import annotations

import codecs
import re

from govgraph.reading.letters import windows_text

_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|(?:windows-|x-cp|cp)\d{3,4}|iso-?8859-?\d{1,2}|koi8-[ru]|gb(?:k|2312|18030)|big5|"
    r"euc-(?:kr|jp)|shift[-_]jis|mac[-_]roman"
)
_WINDOWS = frozenset(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252", "windows-1252"))
"""Names that browsers take for Windows-1252 (WHATWG Encoding Standard, 4.2)."""
_SPOILT = 0.001
"""More spoilt letters than this in a text and it is not UTF-8."""


def known_encoding(name: str) -> str | None:
    """Python's name of an encoding that a file names, None where it is none that files are written in. Python knows
    encodings that no file has, some of them slow without bounds."""
    name = name.strip().lower()
    if name in _WINDOWS:
        return "cp1252"
    if not _KNOWN.fullmatch(name):
        return None
    try:
        return codecs.lookup(name.removeprefix("x-").replace("windows-", "cp")).name
    except LookupError:
        return None


def text_in(data: bytes, encoding: str | None) -> tuple[str, str]:
    """Bytes as text, and the encoding that they are in: the one that the file names (`known_encoding`) where it fits,
    UTF-8 where the bytes are such but for a letter or two, else Windows-1252, in which legacy letters show."""
    if encoding == "cp1252":
        return windows_text(data), encoding
    for candidate in (encoding, "utf-8"):
        if candidate is not None:
            try:
                return data.decode(candidate), candidate
            except UnicodeDecodeError:
                continue
    words = data.decode("utf-8", "replace")
    if words.count("\ufffd") <= 1 + _SPOILT * len(words):
        return words, "utf-8"
    return windows_text(data), "cp1252"
