"""Rich Text Format (.rtf), and what Word saves as such under the name .doc: Microsoft's specification, version 1.9.1.

What is read is what a reader of the printed page sees, save what stands at the head and foot of each page: paragraphs
with the numbers that were made by themselves, tables cell by cell, text boxes, footnotes; no deleted and no hidden
text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govgraph.reading.charsets import known_encoding
from govgraph.reading.decoded import Decoded
from govgraph.reading.flow import Flow
from govgraph.reading.letters import windows_text

MEDIA_TYPE = "application/rtf"
_OPENS = b"{\\rtf"
_DEEPEST = 500
_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})? ?|'(?P<code>[0-9a-fA-F]{2})|(?P<symbol>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<plain>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_UNSEEN = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf"),
        *("footer", "footerl", "footerr", "footerf", "annotation", "atnid", "atnauthor", "atntime", "atnicn"),
        *("atnref", "atndate", "fldinst", "datafield", "themedata", "colorschememapping", "latentstyles"),
        *("listtable", "listoverridetable", "rsidtbl", "revtbl", "generator", "xmlnstbl", "datastore"),
        *("bkmkstart", "bkmkend", "nonshppict", "objdata", "objclass", "objname", "pn", "pnseclvl", "filetbl"),
        *("userprops", "template", "operator", "mmathPr", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "xe", "tc"),
        *("do", "private", "shppict"),
    )
)
"""Destinations whose text is not on the page."""
_WRITTEN = {
    **{"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’"},
    **{"ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " "},
}
_SYMBOLS = {b"~": "\xa0", b"_": "-", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}"}
# The optional hyphen is a letter in documents with legacy fonts: TCVN3 has its `ư` there.
_CHARSETS = {0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255}
_CHARSETS |= {178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437}
_PLAIN_LOOKS = frozenset(("v", "deleted", "caps", "super"))


class _State(NamedTuple):
    """What holds within a group: whether its text is on the page, how text looks, the font, how many letters stand in
    for one given by its code, and what is done where the group ends."""

    seen: bool = True
    looks: frozenset[str] = frozenset()
    font: int | None = None
    stand_ins: int = 1
    ending: str = ""


def is_rich_text(data: bytes) -> bool:
    """Whether the bytes are a rich text's."""
    return data[:64].lstrip().startswith(_OPENS)


def decode(data: bytes) -> Decoded:
    """The text of a rich text. Raises ValueError where it is nested too deeply."""
    reader = _Reader()
    reader.read(data)
    return Decoded(reader.flow.text(), encoding=reader.encoding)


class _Reader:
    """Goes through the tokens of a rich text and writes what is on the page into `flow`."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.encoding = "cp1252"
        self._codecs: dict[int, str] = {}
        self._default_font: int | None = None
        self._state = _State()
        self._outer: list[_State] = []
        self._flows: list[tuple[Flow, int]] = []  # what a footnote interrupts, with the note's number
        self._bytes = bytearray()  # letters not decoded yet, in the code page of the font
        self._skip = 0  # letters that stand in for one given by its code
        self._high = 0  # the first half of a letter given by two codes
        self._optional = False
        self._font_at_hand: int | None = None
        self._in_fonts = 0

    def read(self, data: bytes) -> None:
        """Go through the bytes."""
        at = 0
        while (token := _TOKEN.match(data, at)) is not None:
            at = token.end()
            kind = token.lastgroup
            if kind == "plain":
                self._letters(token["plain"])
            elif kind == "code":
                self._letters(bytes((int(token["code"], 16),)))
            elif kind in ("word", "value"):
                word = token["word"].decode()
                if word == "bin":
                    at += max(int(token["value"] or 0), 0)
                else:
                    self._word(word, None if token["value"] is None else int(token["value"]))
            elif kind == "symbol":
                self._symbol(token["symbol"])
            elif kind == "brace":
                self._open() if token["brace"] == b"{" else self._close()
        self._settle()
        while self._outer:
            self._close()

    def _open(self) -> None:
        self._settle()
        if len(self._outer) >= _DEEPEST:
            raise ValueError(f"its groups are nested more than {_DEEPEST} deep: no word processor writes that")
        self._outer.append(self._state)
        self._state = self._state._replace(ending="")
        self._optional = False

    def _close(self) -> None:
        self._settle()
        if not self._outer:
            return
        ending = self._state.ending
        if ending == "note" and self._flows:
            words = self.flow.text()
            self.flow, number = self._flows.pop()
            self.flow.set_note(number, words)
        elif ending == "aside":
            self.flow.close_aside()
        elif ending == "fonts":
            self._in_fonts -= 1
        self._state = self._outer.pop()
        self._skip = 0

    def _word(self, word: str, value: int | None) -> None:
        if word == "u" and value is not None:
            self._code(value % 0x10000)
            return
        self._settle()
        self._skip = 0
        optional, self._optional = self._optional, False
        if word == "fonttbl":
            self._in_fonts += 1
            self._state = self._state._replace(seen=False, ending="fonts")
        elif word in ("footnote", "shptxt"):
            self._set_apart(word)
        elif word in ("listtext", "pntext"):  # the number that Word made
            self._state = self._state._replace(ending="label")
        elif word in _UNSEEN or (optional and word != "shpinst"):
            self._state = self._state._replace(seen=False)
        elif word in ("f", "fcharset", "ansicpg", "deff", "uc", "mac"):
            self._letters_are(word, value or 0)
        elif word == "plain":
            self._state = self._state._replace(looks=frozenset())
        elif word in ("nosupersub", "sub"):
            self._state = self._state._replace(looks=self._state.looks - {"super"})
        elif word in _PLAIN_LOOKS:
            looks = self._state.looks - {word} if value == 0 else self._state.looks | {word}
            self._state = self._state._replace(looks=looks)
        elif self._is_on_page():
            if word in ("par", "sect", "page", "row", "nestrow"):
                self.flow.end_line()
            elif word in ("cell", "nestcell"):
                self.flow.end_cell()
            elif word == "tab" and self._state.ending == "label":
                self._write(" ")
            elif word in _WRITTEN:
                self._write(_WRITTEN[word])

    def _set_apart(self, word: str) -> None:
        """Begin a footnote or a text box, whose words stand in another place."""
        if not self._state.seen:
            return
        if word == "footnote":
            self._flows.append((self.flow, self.flow.mark_note()))
            self.flow = Flow()
            self._state = self._state._replace(ending="note", looks=frozenset())
        else:
            self.flow.open_aside()
            self._state = self._state._replace(ending="aside", looks=frozenset())

    def _letters_are(self, word: str, value: int) -> None:
        """Take what is said of fonts, code pages, and stand-ins."""
        if word == "f":
            if self._in_fonts:
                self._font_at_hand = value
            self._state = self._state._replace(font=value)
        elif word == "fcharset":
            page = _CHARSETS.get(value)
            if self._in_fonts and self._font_at_hand is not None and page is not None:
                self._codecs[self._font_at_hand] = _codec(page)
        elif word == "ansicpg":
            self.encoding = _codec(value)
        elif word == "mac":
            self.encoding = _codec(10000)
        elif word == "deff":
            self._default_font = value
        else:
            self._state = self._state._replace(stand_ins=min(max(value, 0), 8))

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._optional = True
        elif symbol in b"\r\n" and self._is_on_page():
            self._settle()
            self.flow.end_line()
        elif symbol in _SYMBOLS and not self._skipped(1):
            self._settle()
            if self._is_on_page():
                self._write(_SYMBOLS[symbol])

    def _skipped(self, count: int) -> int:
        """How many of some letters stand in for one that was given by its code."""
        skipped = min(self._skip, count)
        self._skip -= skipped
        return skipped

    def _letters(self, letters: bytes) -> None:
        letters = letters[self._skipped(len(letters)) :]
        if letters and self._is_on_page():
            self._bytes += letters

    def _code(self, code: int) -> None:
        """A letter given by its code in UTF-16, behind which others stand in for it."""
        self._settle()
        self._skip = self._state.stand_ins
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            if not self._high:
                return
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
        self._high = 0
        if self._is_on_page():
            self._write(chr(code))

    def _settle(self) -> None:
        """Write the letters that were not decoded yet."""
        if self._bytes:
            font = self._default_font if self._state.font is None else self._state.font
            codec = self.encoding if font is None else self._codecs.get(font, self.encoding)
            words = windows_text(bytes(self._bytes)) if codec == "cp1252" else self._bytes.decode(codec, "replace")
            self._bytes.clear()
            self._write(words)

    def _is_on_page(self) -> bool:
        return self._state.seen and not self._state.looks & {"v", "deleted"}

    def _write(self, words: str) -> None:
        if "caps" in self._state.looks:
            words = words.upper()
        if "super" in self._state.looks:
            self.flow.write_raised(words)
        else:
            self.flow.write(words)


def _codec(page: int) -> str:
    """Python's name of a Windows or Macintosh code page, Windows-1252 for one it does not know."""
    return known_encoding({10000: "mac_roman", 65001: "utf-8"}.get(page, f"cp{page}")) or "cp1252"
