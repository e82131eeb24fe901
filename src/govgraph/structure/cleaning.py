"""A source's text cleaned for reading; every character remembers where it came from.

Cleaning takes away what a reader does not see or does not read as words: markdown marks, invisible characters,
decomposed accents, runs of white space, spaces before a comma, footnote marks, the low lines between the syllables of a
word in text that was cut into words. The source itself is never changed. Only lines in which there
is something to clean are looked at one by one; all others are taken over whole.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from html import unescape
from itertools import accumulate

from govgraph.language.letters import unify_tones

_PLAIN = {"Ð": "Đ", "ð": "đ", "\t": " ", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_PLAIN |= dict.fromkeys("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " ")
_PLAIN |= dict.fromkeys("\u202f\u205f\u3000", " ")
_PLAIN |= dict.fromkeys("\x1e‐‑‒–—―−", "-")
"""Characters that are read as another one; one stands for one, so that offsets stay."""

_INVISIBLE = r"\x00-\x08\x0e-\x1d\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""As a class of a regular expression: controls, and what Unicode asks a display to leave out."""
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARKS = rf"{_INVISIBLE}{_SUPERSCRIPTS}\u0300-\u036f*_#<>|&⁽\[\]\\"
_MARKED = re.compile(rf"!(?=\[)|[{_MARKS}]")
_UNUSUAL = re.compile(rf"[\r{''.join(_PLAIN)}{_MARKS}]")
_NOTE = rf"⁽[{_SUPERSCRIPTS}]{{1,3}}⁾|\([{_SUPERSCRIPTS}]{{1,3}}\)|[{_SUPERSCRIPTS}]{{1,3}}|\[[1-9]\d{{0,2}}\]"
_TARGET = r"\]\((?=[^\s()]{0,80}[./#:])[^\s()]{1,400}(?:\([^\s()]{0,80}\)[^\s()]{0,80}){0,3}(?: \"[^\"\n]{0,200}\")?\)"
_LINK = rf"!?\[(?=[^\[\]]{{0,400}}{_TARGET}|!\[)|{_TARGET}"
"""The marks of a Markdown link around its words, which may go on in the next lines; of a picture all but its name."""
_STYLES = "a|b|i|u|s|em|strong|del|ins|mark|small|span|font|sub|sup|center|img|table|thead|tbody|colgroup|col"
_BREAKS = "br|hr|p|div|tr|ul|ol|li|h[1-6]"
_ODD = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+|{_LINK}|</?(?:{_STYLES})(?=[\s/>])[^<>\n]{{0,400}}>|<!--[^<>\n]{{0,400}}-->)"
    rf"|(?P<break></?(?:{_BREAKS})(?=[\s/>])[^<>\n]{{0,400}}>)"
    r"|(?P<emphasis>\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))"
    rf"|(?P<note>{_NOTE})"
    r"|(?P<cluster>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<bar>\|[ |]*|</?t[dh](?=[\s/>])[^<>\n]{0,400}>)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:nbsp|amp|lt|gt|quot);)"
)
_LINE_OPENS = re.compile(r" *(?:(?:>(?: |$|(?=>)))+ *|#{1,6} +|\|[ |]*)*")
_SPACES = re.compile(r" +(?=[,;:)]|\.(?: |$))|(?<=\() +|  +")
"""Spaces of which none or one is read: before a mark and behind a bracket none, of several one."""
_UNTIDY = re.compile(r" [ \n,;:.)]")
"""What makes a line untidy, save white space at its beginning and behind a bracket."""
_IN_WORDS = re.compile(r"[^\W\d_]_[^\W\d_]")
_SEGMENTED = 0.05
"""A text is cut into words where more low lines stand within them than this share of its spaces."""
_SAMPLE = 4_000
_BULLET = re.compile(r" *\*(?= )")
_PLAIN_NUMBER = str.maketrans(_SUPERSCRIPTS, "0123456789")
_COLUMN_GAPS = ("\t", "|", "    ", "\xa0\xa0", "</t")
_COLUMN_GAP = re.compile(r"\t\s*|[^\S\n]{4,}|[^\S\n]*\|\s*|</t[dh]>\s*<t[dh][^<>]*>\s*")


class CleanText:
    """The clean text of a source, its lines parted by `\\n`, without white space at their ends.

    `notes` are (offset in `text`, number of the footnote, offset in the source) of the footnote marks taken out.
    Offsets in code points.
    """

    __slots__ = ("_at", "_origin", "notes", "source", "text")

    def __init__(
        self, source: str, text: str, at: list[int], origin: list[int], notes: list[tuple[int, str, int]]
    ) -> None:
        self.source = source
        self.text = text
        self.notes = notes
        self._at = at  # where in `text` stretches begin that came from the source as they are
        self._origin = origin  # and where in the source

    def source_offset(self, offset: int) -> int:
        """Where in the source the character at an offset of the clean text came from."""
        piece = bisect_right(self._at, offset) - 1
        return self._origin[piece] + offset - self._at[piece] if piece >= 0 else 0

    def stretch(self, offset: int) -> tuple[int, int, int]:
        """The stretch around an offset that came from the source as it is: where it begins and ends, and how much
        further its characters stand in the source."""
        piece = bisect_right(self._at, offset)
        begin, end = self._at[piece - 1], self._at[piece] if piece < len(self._at) else len(self.text) + 1
        return begin, end, self._origin[piece - 1] - begin

    def pieces(self, at: int, end: int) -> tuple[tuple[int, int], ...]:
        """(offset from `at`, offset in the source) at which stretches of equal length begin, between two offsets."""
        inner = range(bisect_right(self._at, at), bisect_left(self._at, end))
        return ((0, self.source_offset(at)), *((self._at[i] - at, self._origin[i]) for i in inner))

    def has_columns(self, at: int, end: int) -> bool:
        """Whether any line between two offsets may have columns: without tabs, bars and wide gaps none has."""
        raw = self.source[self.source_offset(at) : self.source_offset(end)]
        return any(gap in raw for gap in _COLUMN_GAPS)

    def columns(self, at: int, end: int) -> list[tuple[int, int]]:
        """A line's columns: its stretches between tabs, bars and wide gaps, as spans of the clean text."""
        if at == end:
            return []
        first = self.source_offset(at)
        raw = self.source[first : self.source_offset(end - 1)]
        begins = [at]
        for gap in _COLUMN_GAP.finditer(raw):
            piece = bisect_right(self._origin, first + gap.end()) - 1
            begin = self._at[piece] + first + gap.end() - self._origin[piece]
            if begins[-1] < begin < end:
                begins.append(begin)
        ends = [begin - (self.text[begin - 1] == " ") for begin in begins[1:]] + [end]
        return list(zip(begins, ends, strict=True))


def clean_text(source: str) -> CleanText:
    """A text as it is read. Offsets in code points."""
    text = source
    unusual = set(_UNUSUAL.findall(text))
    if "\r" in unusual:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "_" in unusual and len(_IN_WORDS.findall(text)) > _SEGMENTED * text.count(" "):
        text = text.replace("_", " ")
        unusual.discard("_")
    plain = unusual & _PLAIN.keys()
    for character in plain:
        text = text.replace(character, _PLAIN[character])
    return _Cleaning(source, text).clean(unusual - plain - {"\r"})


class _Cleaning:
    """Puts the clean text together, from stretches taken whole and from lines cleaned."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.raw = text
        self.parts: list[str] = []
        self.at: list[int] = []
        self.origin: list[int] = []
        self.notes: list[tuple[int, str, int]] = []
        self.length = 0
        self.begin = self.first_part = 0  # where the line at hand begins, in the clean text and among its parts

    def clean(self, marks: set[str]) -> CleanText:
        """The clean text; `marks` are the letters that stand in it and may have to go."""
        lines = self._lines_with(marks)
        sample = self.raw[:_SAMPLE]
        if 4 * (sample.count(" \n") + sample.count("\n ")) > sample.count("\n"):
            self._line_by_line(lines)
        else:
            self._by_stretches(lines, self._untidy_lines())
        text = unify_tones("".join(self.parts))
        return CleanText(self.source, text, self.at, self.origin, self.notes)

    def _by_stretches(self, marked: set[int], untidy: set[int]) -> None:
        """Clean the lines that need it, and take over what stands between them."""
        raw = self.raw
        done = 0
        for begin in sorted(marked | untidy):
            self._keep(raw[done:begin], done)
            end = raw.find("\n", begin)
            end = len(raw) if end < 0 else end
            if begin in marked:
                self._marked_line(raw[begin:end], begin)
            else:
                self._spaced_line(raw[begin:end], begin)
            done = end
            if end < len(raw):
                self._break()
                done += 1
        self._keep(raw[done:], done)

    def _line_by_line(self, marked: set[int]) -> None:
        """Clean all lines, for a text of which most have white space at their ends."""
        lines = self.raw.split("\n")
        words = [line.strip(" ") for line in lines]
        begins = list(accumulate([len(line) + 1 for line in lines], initial=0))
        odd = [i for i, text in enumerate(words) if begins[i] in marked or "( " in text or _UNTIDY.search(text)]
        done = 0
        for index in odd:
            self._take_trimmed(lines[done:index], words[done:index], begins[done:index])
            if index:
                self._break()
            if begins[index] in marked:
                self._marked_line(lines[index], begins[index])
            else:
                self._spaced_line(lines[index], begins[index])
            done = index + 1
        self._take_trimmed(lines[done:], words[done:], begins[done:-1])

    def _take_trimmed(self, lines: list[str], words: list[str], begins: list[int]) -> None:
        """Take over lines of which nothing but the white space at their ends goes."""
        if not lines:
            return
        if begins[0]:
            self._break()
        self.at += accumulate([len(text) + 1 for text in words[:-1]], initial=self.length)
        self.origin += [
            begin + len(line) - len(line.lstrip(" ")) if line[:1] == " " else begin
            for line, begin in zip(lines, begins, strict=True)
        ]
        self.parts.append("\n".join(words))
        self.length += len(self.parts[-1])

    def _break(self) -> None:
        self.parts.append("\n")
        self.length += 1

    def _lines_with(self, marks: set[str]) -> set[int]:
        """Where the lines begin in which one of some marks stands."""
        raw = self.raw
        begins: set[int] = set()
        for mark in marks:
            at = raw.find(mark)
            while at >= 0:
                begins.add(raw.rfind("\n", 0, at) + 1)
                end = raw.find("\n", at)
                at = raw.find(mark, end) if end >= 0 else -1
        return begins

    def _untidy_lines(self) -> set[int]:
        """Where the lines begin that have white space at their ends, more than one space between words or one before a
        mark."""
        raw = self.raw
        begins = {raw.rfind("\n", 0, untidy.start()) + 1 for untidy in _UNTIDY.finditer(raw)} | self._lines_with({"( "})
        at = raw.find("\n ")
        while at >= 0:
            begins.add(at + 1)
            at = raw.find("\n ", at + 1)
        if raw[:1] == " ":
            begins.add(0)
        if raw[-1:] == " ":
            begins.add(raw.rfind("\n") + 1)
        return begins

    def _keep(self, words: str, origin: int) -> None:
        """Add words that came from the source as they are, from an offset on."""
        if not words:
            return
        if not self.at or origin - self.length != self.origin[-1] - self.at[-1]:
            self.at.append(self.length)
            self.origin.append(origin)
        self.parts.append(words)
        self.length += len(words)

    def _spaced_line(self, line: str, origin: int) -> None:
        """A line with nothing to take away but white space."""
        words = line.strip(" ")
        self._words(words, origin + line.find(words))

    def _words(self, words: str, origin: int) -> None:
        """Add words with single spaces between them, and none before a mark."""
        if "( " not in words and _UNTIDY.search(words) is None:
            self._keep(words, origin)
            return
        at = 0
        for spaces in _SPACES.finditer(words):
            end = spaces.end()
            none = words[end : end + 1] in ",;:.)" or (spaces.start() and words[spaces.start() - 1] == "(")
            self._keep(words[at : spaces.start() + (not none)], origin + at)
            at = end
        self._keep(words[at:], origin + at)

    def _marked_line(self, line: str, origin: int) -> None:
        """A line with something to take away, piece by piece."""
        self.begin, self.first_part = self.length, len(self.parts)
        opens = _LINE_OPENS.match(line)
        done = opens.end() if opens else 0
        bullet = _BULLET.match(line, done)
        if bullet:
            self._keep("*", origin + bullet.end() - 1)
            done = bullet.end()
        for mark in _MARKED.finditer(line, done):
            at = mark.start()
            if at < done:
                continue
            if at > done and ((mark[0] in _SUPERSCRIPTS and line[at - 1] == "(") or "\u0300" <= mark[0] <= "\u036f"):
                at -= 1
            odd = _ODD.match(self.raw, origin + at)
            if odd is None:
                continue
            self._keep_of_line(line[done:at], origin + done)
            done = odd.end() - origin
            if odd["emphasis"]:
                before = self.parts[-1][-1:] if self.length > self.begin else ""
                if before.isalnum() and line[done : done + 1].isalnum():
                    self._keep_of_line(" ", origin + at)  # two words in two styles with no space between
            elif odd["break"]:
                if self.length > self.begin:
                    self._trim()
                    self._break()
                    self.begin, self.first_part = self.length, len(self.parts)
            elif odd["note"]:
                if self.length == self.begin:
                    self._keep_of_line(odd["note"], origin + at)
                else:
                    number = odd["note"].strip("⁽⁾()[]").translate(_PLAIN_NUMBER)
                    self.notes.append((self.length, number, origin + at))
            elif odd["cluster"]:
                self._keep_of_line(unicodedata.normalize("NFC", odd["cluster"]), origin + at)
            elif odd["bar"]:
                self._keep_of_line(" ", origin + at)
            elif odd["escaped"]:
                self._keep_of_line(odd["escaped"], origin + at + 1)
            elif odd["entity"]:
                self._keep_of_line(unescape(odd["entity"]).replace("\xa0", " "), origin + at)
        self._keep_of_line(line[done:], origin + done)
        self._trim()

    def _keep_of_line(self, words: str, origin: int) -> None:
        """Add words to the line at hand, whose words have single spaces between them and none before the first."""
        if self.length == self.begin or self.parts[-1].endswith(" "):
            origin += len(words) - len(words.lstrip(" "))
            words = words.lstrip(" ")
        self._words(words, origin)

    def _trim(self) -> None:
        """Take the spaces off the end of the line at hand."""
        while len(self.parts) > self.first_part:
            bare = self.parts[-1].rstrip(" ")
            self.length -= len(self.parts[-1]) - len(bare)
            if bare:
                self.parts[-1] = bare
                break
            self.parts.pop()
        while self.at and self.at[-1] >= self.length and self.at[-1] > self.begin:
            self.at.pop()
            self.origin.pop()
        for index in range(len(self.notes) - 1, -1, -1):
            if self.notes[index][0] <= self.length:
                break
            self.notes[index] = (self.length, *self.notes[index][1:])
