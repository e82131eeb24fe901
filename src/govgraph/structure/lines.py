"""The lines of a source, cleaned for reading, each remembering where every character came from.

Cleaning takes away what a reader does not see or does not read as words: markdown marks, invisible characters,
decomposed accents, runs of white space, footnote marks. The source itself is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from govgraph.language.letters import unify_tones

_SAME_LENGTH = {"Ð": "Đ", "ð": "đ", "\t": " ", "\x0b": " ", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_SAME_LENGTH |= dict.fromkeys(
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_SAME_LENGTH |= dict.fromkeys("‐‑‒–—―−", "-")

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\r"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = rf"⁽[{_SUPERSCRIPTS}]{{1,3}}⁾|\([{_SUPERSCRIPTS}]{{1,3}}\)|[{_SUPERSCRIPTS}]{{1,3}}|\[\d{{1,3}}\]"
_ODD = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+)"
    r"|(?P<emphasis>\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))"
    rf"|(?P<note>{_NOTE_MARK})"
    r"|(?P<cluster>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<spaces>  +)"
)
_PLAIN_NUMBER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Line(NamedTuple):
    """One line of the source. `text` is clean; `pieces` are (offset in `text`, offset in the source) at which
    stretches of equal length begin; `notes` are (offset in `text`, number of the footnote, offset in the source) of
    the footnote marks taken out. `start` and `end` frame the raw line, its line break left out."""

    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    notes: tuple[tuple[int, str, int], ...] = ()


def read_lines(text: str) -> list[Line]:
    """The lines of a text, blank ones included. Offsets in code points."""
    for character, plain in _SAME_LENGTH.items():
        if character in text:
            text = text.replace(character, plain)
    lines = []
    start = 0
    odd = _ODD.search(text) is not None
    for raw in text.split("\n"):
        end = start + len(raw)
        lines.append(_clean(raw, start, end) if odd and _ODD.search(raw) else _plain(raw, start, end))
        start = end + 1
    return lines


def _plain(raw: str, start: int, end: int) -> Line:
    stripped = raw.strip()
    if not stripped:
        return Line(start, end, "", ())
    return Line(start, end, unify_tones(stripped), ((0, start + raw.index(stripped[0])),))


def _clean(raw: str, start: int, end: int) -> Line:
    """A line with something to take away, piece by piece."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    notes: list[tuple[int, str, int]] = []
    length = 0

    def keep(words: str, at: int) -> None:
        nonlocal length
        if not words:
            return
        if length == 0 or parts[-1].endswith(" "):
            bare = words.lstrip(" ")
            at += len(words) - len(bare)
            words = bare
        if words:
            pieces.append((length, start + at))
            parts.append(words)
            length += len(words)

    done = 0
    bullet = re.match(r"\s*\*(?= )", raw)
    if bullet:
        keep("*", bullet.end() - 1)
        done = bullet.end()
    for odd in _ODD.finditer(raw, done):
        keep(raw[done : odd.start()], done)
        done = odd.end()
        if odd["emphasis"] and length and parts[-1][-1].isalnum() and raw[done : done + 1].isalnum():
            keep(" ", odd.start())  # two words in two styles with no space between
        elif odd["note"]:
            if length == 0:
                keep(odd["note"], odd.start())
            else:
                number = odd["note"].strip("⁽⁾()[]").translate(_PLAIN_NUMBER)
                notes.append((length, number, start + odd.start()))
        elif odd["cluster"]:
            keep(unicodedata.normalize("NFC", odd["cluster"]), odd.start())
        elif odd["spaces"]:
            keep(" ", odd.start())
    keep(raw[done:], done)
    clean = "".join(parts).rstrip()
    return Line(start, end, unify_tones(clean), tuple(piece for piece in pieces if piece[0] < len(clean)), tuple(notes))
