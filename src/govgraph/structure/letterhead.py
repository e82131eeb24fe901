"""The head of a document: issuing organ, motto, number, place and date, type, subject, addressees.

The layout is that of Decree 30/2020/NĐ-CP (Appendix I, part II) and Guideline 36-HD/VPTW. Text extraction flattens its
two columns into lines that follow or interrupt each other, so each element is known by its own form and may stand
anywhere in the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from govgraph.authority.document_types import type_by_name
from govgraph.language.dates import iso
from govgraph.language.letters import fold
from govgraph.language.numbers import tidy_number
from govgraph.records import PassageKind
from govgraph.structure.addressees import addressed_pattern, read_addressees
from govgraph.structure.cells import Cell, Cells
from govgraph.structure.columns import AUTHORITY
from govgraph.structure.datelines import dateline_at, masthead_date, read_dateline
from govgraph.structure.lines import Lines
from govgraph.structure.markers import read_marker
from govgraph.structure.mottoes import has_whole_motto, motto_in
from govgraph.structure.organs import OrganLine, head_of_organ, organs_of
from govgraph.structure.phrases import cues, is_gazette_heading, opens_body
from govgraph.structure.titles import Subject, own_number, plain_title, read_subject, tidy_subject, type_at

_LABEL = r"\W{0,3}(?P<type>[^\W\d_]+(?: [^\W\d_]+){0,3} )?[SsŠ][ốỐôÔóÓòÒỗỖ6]"
_NUMBER_LINE = re.compile(rf"{_LABEL}(?:\s*[:.;]|(?=\s*\d)|\s*$)\s*")
_SYMBOL = "[A-ZĐÂÊÔƠƯ]"
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s?[a-zđ]{0,2}?\s?(?:[/-]\s?(?:19|20)\d\d\s?(?=[/-]))?"
    rf"[/-]\s?{_SYMBOL}[\w.&]*(?:\s?[-/&]\s?{_SYMBOL}[\w.&]*|[-/][\w.]+)*"
)
"""A number behind its label, where white space may stand beside any dash or slash."""
_LIMIT = 120
_LONGEST_HEAD = 1500
_LOOKAHEAD = 6
_LONGEST_ORGAN = 90
_LONGEST_MOTTO = 150
_LONGEST_LABEL = 9


@dataclass
class Letterhead:
    """What the head says. Texts have white space folded; `organs` are the issuing organ and, before it, those above it;
    `type` is as printed. `spans` maps an element to the range of source offsets that says it. `zones` are the elements:
    (kind, first line, line after the last); `wrapped` are the offsets in the clean text of the lines that go on with an
    addressee; `body` is the index of the first line after the head."""

    organs: list[str] = field(default_factory=list)
    number: str | None = None
    date: str | None = None
    place: str | None = None
    type: str | None = None
    subject: str | None = None
    enacting: str | None = None
    motto: bool = False
    addressees: list[str] = field(default_factory=list)
    wrapped: frozenset[int] = frozenset()
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    zones: list[tuple[PassageKind, int, int]] = field(default_factory=list)
    body: int = 0


def read_letterhead(lines: Lines, begin: int, skipped: set[int]) -> Letterhead:
    """Read the head that begins at line `begin`; lines in `skipped` are furniture."""
    return _Reader(lines, begin, skipped).read()


@cache
def _subject_label() -> re.Pattern[str]:
    return re.compile(rf"(?i:\W{{0,2}}(?:{'|'.join(map(re.escape, cues('subject')))})(?!\w)\s*:?\s*)")


@cache
def _subject_ends() -> re.Pattern[str]:
    """What ends a subject: the addressees, the number of the document, its place and date."""
    dateline = r"[^\W\d_][^,:;\d]{1,40}, ?(?i:ngày) ?\d{1,2} ?(?i:tháng)"
    return re.compile(rf"{addressed_pattern().pattern}|{_LABEL}\s*:\s*\d|{dateline}")


def opens_left_column(text: str) -> bool:
    """Whether a line says the document's number or opens its subject, as in a head's left column."""
    return _subject_label().match(text) is not None or (_NUMBER_LINE.match(text) is not None and ":" in text[:12])


class _Reader:
    def __init__(self, lines: Lines, begin: int, skipped: set[int]) -> None:
        self.lines = lines
        self.begin = begin
        self.cells = Cells(lines, begin, _LIMIT, skipped)
        self.at = 0
        self.head = Letterhead(body=begin)
        self.organs: list[OrganLine] = []
        start = lines.starts[begin] if len(lines) > begin else 0
        self.spoilt = not has_whole_motto(lines.clean.text[start : start + _LONGEST_HEAD])
        self.consolidated = False  # the gazette's heading says that the text is a consolidated one
        self.last_organ = -2  # the cell of the last line of an organ

    def read(self) -> Letterhead:
        while self.cells.has(self.at):
            if not self.cells[self.at].text:
                self.at += 1
            elif not self._element() and not self._unknown():
                break
        head = self.head
        head.organs = organs_of(self.organs)
        certain = head.motto or head.number or head.date or head.type or head.addressees or head.subject
        if not certain and not any(head_of_organ(organ) for organ in head.organs):
            return Letterhead(body=self.begin)  # lines in capitals that are the body's first heading
        self._consolidated()
        if head.zones:
            head.body = head.zones[-1][2]
            first = head.zones[0][1]
            if first > self.begin:
                head.zones.insert(0, ("letterhead", self.begin, first))
        return head

    def _consolidated(self) -> None:
        """Correct the type of a consolidated text, which bears the title of what it consolidates."""
        head = self.head
        symbol = re.search(r"/([^\W\d]+)", head.number or "")
        for name in cues("consolidated"):
            initials = "".join(word[0] for word in name.split()).upper()
            if self.consolidated or (symbol is not None and symbol[1].split("-")[0] == initials):
                head.type = name.upper()

    def _element(self) -> bool:
        """Take the element that begins at the cell at hand; False where there is none."""
        if self.cells[self.at].text.isupper():
            return (
                self._motto()
                or self._number()
                or self._title()
                or self._date()
                or self._addressees()
                or self._label()
                or self._organ()
            )
        return (
            self._motto()
            or self._number()
            or self._date()
            or self._title()
            or self._plain_title()
            or self._label()
            or self._addressees()
            or self._masthead()
        )

    def _unknown(self) -> bool:
        """Pass over a cell of no known form that stands within the head: an element of certain form follows soon."""
        text = self.cells[self.at].text
        head = self.head
        if head.type or head.addressees or not (head.organs or self.organs or head.motto or head.number):
            return False
        if opens_body(text) or read_marker(text) is not None or len(text) > _LONGEST_ORGAN:
            return False
        index = self.at
        for _ in range(_LOOKAHEAD):
            following = self.cells.next_filled(index + 1)
            if following is None:
                return False
            index = following
            text, below = self.cells[index].text, self.cells.text_below(index, 2)
            if opens_body(text) or read_marker(text) is not None:
                return False
            found = (
                motto_in(text, self.spoilt)
                or type_at(text, below.replace("\n", " "))
                or addressed_pattern().match(text)
            )
            if found or (_NUMBER_LINE.match(text) and not head.number):
                self._take(1)
                return True
        return False

    def _take(self, count: int, kind: PassageKind = "letterhead", same: bool = False) -> None:
        """Take cells as one element, or, with `same`, as the rest of the element before."""
        zones = self.head.zones
        first, after = self.cells[self.at].line, self.cells[self.at + count - 1].line + 1
        if zones and first < zones[-1][2]:  # the other column of a line that is taken
            first = zones[-1][2]
        if first < after:
            if same and zones and zones[-1][2] == first:
                zones[-1] = (zones[-1][0], zones[-1][1], after)
            else:
                zones.append((kind, first, after))
        self.at += count

    def _span(self, first: int, after: int) -> tuple[int, int]:
        """The span of the source that cells stand in."""
        cell, last = self.cells[first], self.cells[after - 1]
        source = self.lines.clean.source_offset
        return source(cell.at), source(last.at + len(last.text) - 1) + 1

    def _rest(self, offset: int, count: int) -> None:
        """Leave what stands behind an offset of the cell at hand to be read as a cell of its own, and take the part
        before; `count` cells are taken where nothing is left."""
        cell = self.cells[self.at + count - 1]
        rest = cell.text[offset:].lstrip(" |-_*.,;")
        self._take(count)
        if any(letter.isalnum() for letter in rest):
            self.at -= 1
            self.cells[self.at] = Cell(rest, cell.line, cell.at + len(cell.text) - len(rest))

    def _motto(self) -> bool:
        text = self.cells[self.at].text
        upper = text.isupper()
        if len(text) > _LONGEST_MOTTO or not (upper or self.spoilt or "-" in text):
            return False
        window = self.cells.text_below(self.at, 4) if upper else text
        found = motto_in(window, self.spoilt)
        if found is None or self.head.type:
            return False
        start, end, role = found
        if start > len(text):
            return False
        before = text[:start].strip(" |-_*~'`")
        if before and not before.isupper():
            return False
        if before:  # two columns flattened into one line: the organ to the left, the motto to the right
            self._add_organ(before)
        self.head.motto = self.head.motto or role == "state motto"
        breaks = window.count("\n", 0, end)
        self._rest(end - (window.rfind("\n", 0, end) + 1), breaks + 1)
        return True

    def _number(self) -> bool:
        head = self.head
        text = self.cells[self.at].text
        label = _NUMBER_LINE.match(text)
        if label is None or head.type or (label["type"] and type_by_name(fold(label["type"])) is None):
            return False
        if ":" not in label[0] and (len(text) > _LONGEST_ORGAN or text.rstrip(' "”').endswith((".", ";", ","))):
            return False  # a sentence that begins with the number of another document
        below = self.cells.text_below(self.at, 2)
        wrapped = label.end() == len(text) or text.endswith(("-", "/"))
        at = label.end() + (label.end() == len(text) < len(below))  # from a line's end on to the next line
        number = _NUMBER.match(below if wrapped else text, at)
        if number is None or head.number:
            if ":" not in label[0] and number is None:
                return False
            self._rest(dateline_at(text), 1)
            return True
        end = number.end()
        printed = number[0].rstrip(". ")
        head.number = tidy_number(printed)
        count = 1 + (end > len(text))
        start = self.cells[self.at].at + number.start()
        source = self.lines.clean.source_offset
        if number.start() <= len(text):
            last = start + len(printed) - 1 if count == 1 else self.cells[self.at + 1].at + end - len(text) - 2
            head.spans["number"] = (source(start), source(last) + 1)
        else:
            head.spans["number"] = self._span(self.at + 1, self.at + 2)
        self._rest(end if count == 1 else end - len(text) - 1, count)
        return True

    def _date(self) -> bool:
        head = self.head
        text = self.cells[self.at].text
        if (head.date and head.type) or len(text) > _LONGEST_MOTTO or _subject_label().match(text):
            return False
        window = self.cells.text_below(self.at, 4)
        found = read_dateline(window)
        if found is None:
            return False
        count = window.count("\n", 0, found.end) + 1
        if head.date is None and found.date is not None:
            head.date = found.date
            head.spans["date"] = self._span(self.at, self.at + count)
        head.place = head.place or found.place
        self._rest(found.end - (window.rfind("\n", 0, found.end) + 1), count)
        return True

    def _title(self) -> bool:
        if self.head.type:
            return False
        text = self.cells[self.at].text
        if is_gazette_heading(text):
            self.consolidated = self.consolidated or fold(text).startswith(cues("consolidated"))
            self._take(1)
            return True
        found = type_at(text, self.cells.text_below(self.at, 2).replace("\n", " "))
        if found is None:
            return False
        self.head.type, first, count = found
        self.head.spans["type"] = self._span(self.at, self.at + count)
        self._take(count, "title")
        self._subject(first)
        return True

    def _plain_title(self) -> bool:
        """A title in small letters, at the top of a document of which the head is lost: `Quyết định về việc ...`."""
        if self.head.zones or not self.cells.has(self.at):
            return False
        found = plain_title(self.cells, self.at)
        if found is None:
            return False
        self.head.type, subject = found
        self.head.spans["type"] = self._span(self.at, self.at + 1)
        self._take(1, "title")
        self._set_subject(subject)
        return True

    def _subject(self, first: str) -> None:
        """The subject below the type, and the enacting authority below that."""
        self._set_subject(read_subject(self.cells, self.at, first, _subject_ends()))

    def _set_subject(self, subject: Subject) -> None:
        head = self.head
        if subject.words:
            words = " ".join(subject.words)
            self._own_number(words)
            own = own_number(words)
            head.subject = tidy_subject(words[own.end() :] if own else words) or None
            head.spans["subject"] = self._span(subject.cells[0], subject.cells[-1] + 1)
            count = subject.cells[-1] + 1 - self.at
            if count > 0:
                self._take(count, "title", same=True)
        if subject.enacting:
            head.enacting = " ".join(subject.enacting).strip(" :")
            head.spans["enacting"] = self._span(subject.enacting_cells[0], subject.enacting_cells[-1] + 1)
            self.at = subject.enacting_cells[0]
            self._take(len(subject.enacting))

    def _own_number(self, words: str) -> None:
        """Take number, date and issuer from between type and subject, where the head has not said them."""
        own = own_number(words)
        if own is None:
            return
        head = self.head
        if head.number is None:
            head.number = tidy_number(own["number"])
        if head.date is None and own["year"]:
            head.date = iso(int(own["year"]), int(own["month"]), int(own["day"]))
        if own["issuer"] and not any(head_of_organ(line.text) for line in self.organs):
            self.organs = [OrganLine(own["issuer"], False)]

    def _label(self) -> bool:
        """The subject of an official letter: `V/v ...` up to the next element, or to a blank line behind which no
        small letter follows."""
        head = self.head
        text = self.cells[self.at].text
        label = _subject_label().match(text)
        bare = head.number is not None and text.startswith("Về ")
        if head.type or head.subject or (label is None and not bare):
            return False
        count = 1
        while count < _LONGEST_LABEL and self.cells.has(self.at + count):
            at = self.cells.next_filled(self.at + count, within=2)
            if at is None or self._ends_label(self.cells.text_below(at, 2)):
                break
            if at > self.at + count and not self.cells[at].text[0].islower():
                break  # a blank line ends a subject, unless a sentence goes on behind it
            count = at + 1 - self.at
        words = " ".join(filter(None, (self.cells[self.at + i].text for i in range(count))))
        label = _subject_label().match(words)
        head.subject = (words[label.end() :] if label else words.removeprefix("Về ")).strip(" .;") or None
        head.spans["subject"] = self._span(self.at, self.at + count)
        self._take(count, "title")
        return True

    def _ends_label(self, below: str) -> bool:
        """Whether the first of two lines is no more of a subject; the second may go on with a place and date."""
        text = below.split("\n", 1)[0]
        return (
            read_dateline(below if text[0].isupper() else text) is not None
            or _subject_ends().match(text) is not None
            or motto_in(text, self.spoilt) is not None
            or (text.isupper() and head_of_organ(text) is not None)
        )

    def _addressees(self) -> bool:
        found = read_addressees(self.cells, self.at) if not self.head.addressees else None
        if found is None:
            return False
        self.head.addressees = found.entries
        self.head.wrapped = frozenset(found.wrapped)
        self.head.spans["addressees"] = self._span(self.at, found.after)
        self._take(found.after - self.at, "addressees")
        return True

    def _masthead(self) -> bool:
        date = masthead_date(self.cells[self.at].text)
        if date is None or self.head.date:
            return False
        self.head.date = date
        self.head.spans["date"] = self._span(self.at, self.at + 1)
        self._take(1)
        return True

    def _organ(self) -> bool:
        text = self.cells[self.at].text
        marker = read_marker(text)
        if self.head.type or not text.isupper() or len(text) > _LONGEST_ORGAN or text[0].isdigit():
            return False
        if (marker is not None and marker.name != "bullet") or AUTHORITY.match(text):
            return False
        adjoins = self.last_organ == self.at - 1
        self._add_organ(text)
        self.head.spans.setdefault("organ", self._span(self.at, self.at + 1))
        self._take(1, same=adjoins and not (self.organs and head_of_organ(text)))
        return True

    def _add_organ(self, text: str) -> None:
        self.organs.append(OrganLine(text, self.last_organ == self.at - 1))
        self.last_organ = self.at
