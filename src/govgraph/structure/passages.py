"""The body's lines put together to passages: wrapped lines joined, sentences broken by a page mended, footnotes taken
out of the middle and tied to their marks. `nesting` puts the passages into each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from govgraph.records import PassageKind
from govgraph.structure.furniture import is_rule
from govgraph.structure.lines import Lines
from govgraph.structure.markers import Marker, read_marker
from govgraph.structure.organs import parts_a_name
from govgraph.structure.phrases import (
    is_formula,
    is_unfinished,
    names_document,
    opens_basis,
    opens_instruction,
    wants_a_name,
)

_NONE: Mapping[int, Any] = MappingProxyType({})
_LEAST_CELLS = 6
_LONGEST_CELL = 60
_CELL_LINES = 4
_SLACK = 8
_RAGGED = 0.2
_LEAST_PROSE = 3  # so many lines are no heading
_MANY_LINES = 200
_LONGEST_MARK = 8
_SHORTEST_CUT = 25
_QUOTES = "\"”’')]"
_STOPS = frozenset(".;:!?…")
_FOOTNOTE = re.compile(
    r"^(?:\[(?P<bracket>[1-9]\d{0,2})\]|⁽?(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})⁾?|\((?P<round>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\))\s*"
)
_MARK = re.compile(r"[-+•]|[“\"]?Điều|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)")
_NOTE_OPENS = frozenset("[⁽(⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN_NUMBER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SYMBOL_GOES_ON = re.compile(r"-[A-ZĐ]{2}")
"""The rest of a document's number at a line's beginning: `3783/QĐ` / `-UBND`."""
_PROVISION = re.compile(r"(?i)(?:khoản|điểm|mục|điều|số|và|,)$")
_PROVISION_GIVEN = re.compile(r"(?i)(?:khoản \d+|điểm \w|tại|và|,|số)$")
_PROVISION_ENDS = re.compile(r"(?i).(?:khoản|điểm|mục|điều|chương) [\w.]{1,5}$")
_NUMBER_FOLLOWS = re.compile(r"(?i)(?:\bsố|ngày|tháng|khoản|điều|mục|phần|chương|phụ lục)$")
_ORDINAL = re.compile(r"(?:\d+|[IVX]+|[A-ZĐ])(?=[ ,;.)])")
_HEADINGS = ("part", "chapter", "section", "article")
_NUMBERS = frozenset({"arabic", "decimal"})
_WHOLE_LINE = (*_HEADINGS, "annex", "roman", "capital")
_RULES = frozenset("-_=*.~")
_LOWER = frozenset("aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz")
_MARK_ENDS = frozenset(").:/")
_CAPTION = 0.3
"""How long the words below a picture or a heading are at most, of the width of a text whose lines are paragraphs."""


class Block:
    """The lines of one passage. `spans` are the stretches of the clean text that it is made of, `words` its last line,
    `length` how long that is with its mark, `count` the number of its lines; `note` is the number of a footnote."""

    __slots__ = ("at", "count", "kind", "length", "marker", "note", "spans", "words")

    def __init__(
        self, kind: PassageKind, at: int, words: str, marker: Marker | None = None, note: str | None = None
    ) -> None:
        self.kind = kind
        self.at = at
        self.spans = [(at, at + len(words))] if words else []
        self.words = words
        self.length = len(words) + (len(marker.number) + 1 if marker is not None else 0)
        self.count = 1
        self.marker = marker
        self.note = note

    def append(self, at: int, words: str) -> None:
        """Go on with a line."""
        spans = self.spans
        if spans and spans[-1][1] + 1 == at:
            spans[-1] = (spans[-1][0], at + len(words))
        else:
            spans.append((at, at + len(words)))
        self.words = words
        self.length = len(words)
        self.count += 1


class Blocks:
    """Reads stretches of lines as blocks. Lines in `skipped` are furniture; those in `notes` are of footnotes at the
    foot of a page, with the numbers of those that they open; those in `numbered` have a footnote's mark in a place."""

    def __init__(
        self,
        lines: Lines,
        skipped: set[int],
        notes: Mapping[int, str] = _NONE,
        numbered: Mapping[int, tuple[int, int]] = _NONE,
    ) -> None:
        self.texts = lines.texts
        self.starts = lines.starts
        self.clean = lines.clean.text
        self.skipped = skipped
        self.notes = notes
        self.numbered = numbered
        self.foot: Block | None = None  # the last footnote at the foot of a page
        self.width = _width(self.texts)
        self.wrapped = self.width < 130 and (self.width > 40 or len(self.texts) > _MANY_LINES)

    def read(self, first: int, after: int, kind: PassageKind = "paragraph") -> list[Block]:
        """The blocks of the lines from `first` to before `after`; `kind` is that of a passage without a mark."""
        blocks: list[Block] = []
        body: Block | None = None  # the passage that a line may go on with, though a footnote stand between
        note: Block | None = None  # the footnote at hand
        blank = True
        passed = -1  # a line read together with the one before it
        turned = False  # a page was turned: the white space around what stands on its edges says nothing
        skipped = self.skipped
        texts = self.texts
        for index, (line, at) in enumerate(zip(texts[first:after], self.starts[first:after], strict=True), first):
            text = line
            if not text:
                blank = not turned
                continue
            if index in skipped or index == passed:
                blank, turned = False, True
                continue
            if self.notes and index in self.notes:
                self._add_note(blocks, at, text, self.notes[index])
                blank, turned = False, True
                continue
            letter = text[0]
            plain = letter in _LOWER and text[1:2] not in _MARK_ENDS and text[2:3] not in _MARK_ENDS
            if plain and not blank and note is None and body is not None and not body.words.isupper():
                body.append(at, text)  # the commonest case: a sentence goes on in the next line
                turned = False
                continue
            if len(text) < _LONGEST_MARK and index + 1 < after and self._is_mark_alone(index):
                passed = index + 1
                text = f"{line} {texts[passed]}"
            if letter in _RULES and is_rule(text):
                blank = blank or len(text) > 2
                continue
            if letter in _NOTE_OPENS and (found := _note_number(text, blank or note is not None)) is not None:
                mark, length = found
                note = Block("footnote", at + length, text[length:], note=mark)
                blocks.append(note)
                blank = turned = False
                continue
            marker = None if plain else read_marker(text)
            if index in self.numbered and marker is None:
                begin, end = self.numbered[index]
                marker = read_marker(text[:begin] + text[end:])
            if note is not None and (not blank or (not note.words and marker is None)):
                note.append(at, text)
            elif marker is not None and not self._is_wrapped_mark(text, marker, body, blank):
                body, note = _marked(at, text, marker), None
                blocks.append(body)
            elif body is not None and (marker is not None or self._goes_on(body, text, blank)):
                body.append(at, text)
                note = None
            else:
                body, note = Block(kind, at, text), None
                blocks.append(body)
            blank = turned = False
        if kind == "paragraph":
            _mark_tables(blocks)
        return blocks

    def _add_note(self, blocks: list[Block], at: int, text: str, number: str) -> None:
        """Open a footnote at the foot of a page with its first line, or go on with it."""
        if self.foot is None or number:
            length = len(number) + 1 if number else 0
            self.foot = Block("footnote", at + length, text[length:], note=number)
            blocks.append(self.foot)
        else:
            self.foot.append(at, text)

    def _is_mark_alone(self, index: int) -> bool:
        """Whether a line is a mark that the next line's words belong to: `Điều` / `5. Hiệu lực`, `-` / `Như trên;`."""
        text, words = self.texts[index], self.texts[index + 1]
        if self.starts[index + 1] != self.starts[index] + len(text) + 1 or _MARK.fullmatch(text) is None:
            return False
        return words[:1].isdigit() if text.endswith("u") else words[:1].isupper()

    def _is_wrapped_mark(self, text: str, marker: Marker, body: Block | None, blank: bool) -> bool:
        """Whether what looks like a mark is a wrapped sentence's next line: `kinh tế` / `- xã hội`."""
        if body is None:
            return False
        before = body.words
        if not before or before[-1] in _STOPS or _has_ended(before):
            return False
        follows = text[marker.length :].lstrip()[:1]
        lower = follows.islower()
        if text[0] == "-" and before[-1].isupper() and _SYMBOL_GOES_ON.match(text):
            return True
        if blank:
            return marker.name == "bullet" and lower and is_unfinished(before)
        if text[0] == "-" and (_is_range(before, text) or parts_a_name(before, text)):
            return True
        full = self.wrapped and body.length > self.width - _SLACK
        if full and marker.name == "bullet" and (body.marker is None or body.marker.name != "bullet"):
            return True  # no list begins behind a line that is full and has not ended
        if lower and marker.name in ("bullet", "letter", "arabic", "decimal"):
            return marker.name == "bullet" or _PROVISION.search(before) is not None
        if marker.name in ("article", "section", "chapter", "annex"):
            if before.isupper() and not text.isupper():
                return False  # behind a heading
            return is_unfinished(before) or _PROVISION_GIVEN.search(before) is not None
        if marker.name in _NUMBERS and before[-1] == "-":
            return True
        joined = text[marker.length : marker.length + 1].isalpha()  # a document's number: `Công văn số` / `129/V28-P5`
        return (joined or not follows.isupper()) and _NUMBER_FOLLOWS.search(before) is not None

    def _goes_on(self, body: Block, text: str, blank: bool) -> bool:
        """Whether a line without a mark goes on with the passage at hand."""
        before = body.words
        marker = body.marker
        if marker is not None and marker.name in _WHOLE_LINE and text.isupper():
            heading = before == marker.number or (before.isupper() and not blank)
            if heading:
                return not is_formula(text)  # `Chương I` / `NHỮNG QUY ĐỊNH` / `CHUNG`
        if not before:
            return True  # a mark alone
        if blank and (len(before) <= _SHORTEST_CUT or before[-1] in _STOPS):
            return False
        if opens_basis(text) or (text.isupper() and is_formula(text)):
            return False
        letter = text[0]
        lower = letter.islower() or (letter == "(" and text[1:2].islower())
        if blank:
            goes_on = lower or (letter not in "-+" and is_unfinished(before) and not before.isupper())
            return goes_on and not _has_ended(before)
        upper = before.isupper()
        if upper != text.isupper() and _is_lettered(text) and _is_lettered(before):
            return False
        if lower or letter in ",;).”":
            return True
        full = self.wrapped and body.length + 1 + len(text.split(" ", 1)[0]) > self.width
        if _has_ended(before):
            return (full and len(before) >= 0.8 * self.width) or self._is_next_basis(body, text)
        if full or is_unfinished(before) or wants_a_name(before):
            return True
        if text.startswith("Điều ") and _PROVISION_GIVEN.search(before) is not None:
            return True
        if _PROVISION_ENDS.search(before) is not None or self._closes_a_bracket(body, text):
            return True
        if _ORDINAL.match(text) is not None and _NUMBER_FOLLOWS.search(before) is not None:
            return True
        if upper and text.isupper() and len(before) > 0.5 * self.width:
            return True  # the second line of a heading
        if marker is not None and marker.name in _HEADINGS and (body.count < _LEAST_PROSE or not self.ragged):
            return self.wrapped and body.count == 1 and opens_instruction(before)
        broken = not self.wrapped or self.ragged or body.length > 0.75 * self.width  # where a sentence may go on
        prose = broken and max(len(before), len(text)) > 0.75 * self.width
        long_cut = self.ragged and body.spans[-1][1] - body.spans[0][0] > 1.5 * self.width
        tail = (len(text) <= _SHORTEST_CUT or long_cut) and _has_ended(text)
        cut = long_cut and before[0] in _LOWER and len(before) <= _SHORTEST_CUT
        if body.count > 1 and self.wrapped and before[-1] != ")" and (prose or tail or cut):
            return True
        if marker is not None:
            return self.wrapped and body.count == 1 and len(before) > 12 and (len(text) > 4 or _has_ended(text))
        caption = not self.wrapped and len(before) < _CAPTION * self.width and before[0].isupper()
        long = len(text) > 0.6 * self.width > 30 and broken and not caption
        return long or opens_basis(self.clean[body.spans[0][0] : body.spans[0][1]])

    @cached_property
    def ragged(self) -> bool:
        """Whether many lines break off in a sentence long before they are full: the text was wrapped twice."""
        short = self.width - 2 * _SLACK
        cut = sum(
            _SHORTEST_CUT // 3 < len(line) < short and line[-1] not in _STOPS and below[:1] in _LOWER
            for line, below in pairwise(self.texts)
            if line and below
        )
        return cut > _RAGGED * sum(len(line) >= short for line in self.texts)

    def _is_next_basis(self, body: Block, text: str) -> bool:
        """Whether a line names one more document after a legal basis: `Căn cứ ...;` / `Nghị định số ...;`."""
        if body.words[-1] != ";" or not opens_basis(self.clean[body.spans[0][0] : body.spans[0][1]]):
            return False
        return names_document(text)

    def _closes_a_bracket(self, body: Block, text: str) -> bool:
        """Whether a bracket that a line closes was opened in the passage at hand."""
        closing = text.find(")")
        if closing <= 0 or "(" in text[:closing]:
            return False
        opened = self.clean[body.spans[0][0] : body.spans[-1][1]]
        return opened.count("(") > opened.count(")")


def _is_range(before: str, text: str) -> bool:
    """Whether a dash at the beginning of a line stands between two numbers: `giai đoạn 2021` / `- 2025`."""
    return before[-1].isdigit() and text[1:].lstrip()[:1].isdigit()


def _note_number(text: str, free: bool) -> tuple[str, int] | None:
    """The number of the footnote that a line opens and the length of its mark, None where it opens none. A number on
    its own opens one anywhere, one with words behind it only where `free` says that no sentence is going on."""
    match = _FOOTNOTE.match(text)
    if match is None or not (free or match.end() == len(text)):
        return None
    number = match["bracket"] or match["superscript"] or match["round"]
    return number.translate(_PLAIN_NUMBER), match.end()


def _marked(at: int, text: str, marker: Marker) -> Block:
    """The block that a mark opens: the words behind the mark, or the heading itself where it stands alone."""
    rest = text[marker.length :].lstrip()
    if not rest and marker.name in _WHOLE_LINE:
        return Block(marker.kind(False), at, text, marker)
    return Block(marker.kind(False), at + len(text) - len(rest), rest, marker)


def _has_ended(text: str) -> bool:
    """Whether a line ends with a sentence or with an entry of a list."""
    return text.rstrip(_QUOTES)[-1:] in _STOPS


def _mark_tables(blocks: list[Block]) -> None:
    """Make the cells of tables, which stand in many short lines one below the other, passages of their own kind."""
    cells: list[Block] = []
    for block in blocks:
        if block.kind == "paragraph" and block.count < _CELL_LINES and len(block.words) < _LONGEST_CELL:
            cells.append(block)
            continue
        if len(cells) >= _LEAST_CELLS:
            _mark_table(cells)
        if cells:
            cells = []
    if len(cells) >= _LEAST_CELLS:
        _mark_table(cells)


def _mark_table(cells: list[Block]) -> None:
    """Make short passages one below the other the cells of a table, unless many of them end as sentences do."""
    if 4 * sum(_has_ended(cell.words) for cell in cells) <= len(cells):
        for cell in cells:
            cell.kind = "table"


def _is_lettered(text: str) -> bool:
    """Whether a line is words and not a number or a symbol."""
    return len(text) > 9 and sum(map(str.isalpha, text)) > 9


def _width(texts: list[str]) -> int:
    """The width at which lines are wrapped: the length that nine tenths of the longer lines stay below."""
    lengths = sorted(length for length in map(len, texts) if length > 20)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0
