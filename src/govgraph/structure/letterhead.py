"""The head of a document: issuing organ, motto, number, place and date, type, subject, addressees.

The layout is that of Decree 30/2020/NĐ-CP (Appendix I, part II) and Guideline 36-HD/VPTW; text extraction often
flattens its two columns into lines that follow or interrupt each other, so each element is known by its own form and
may stand anywhere in the head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.authority.document_types import title_pattern
from govgraph.language.dates import iso
from govgraph.language.letters import fold
from govgraph.language.numbers import NUMBER, tidy_number
from govgraph.records import PassageKind
from govgraph.structure.furniture import is_separator, is_upper
from govgraph.structure.lines import Line

_MOTTO = re.compile(
    r"\s*(?:CỘNG\s+H[ÒO]A\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|VIỆT\s+NAM\s+DÂN\s+CHỦ\s+CỘNG\s+HÒA|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc)\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?:^|\s)S[ốỐ]\s*[:.]?\s*({NUMBER})")
_NUMBER_LINE = re.compile(r"^\W?S[ốỐ]\s*[:.]?(?=\s|\d|/|$)")
_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,:;]{1,40}?)\s*,\s*(?i:ngày)\s*(?P<day>\d{1,2})\s*(?i:tháng)\s*(?P<month>\d{1,2})\s*,?\s*(?i:năm)\s*(?P<year>\d{4})"
)
_BLANK_DATE = re.compile(
    r"^[^\W\d_][^,:;]{1,40},\s*ngày\b.{0,30}$|^\s*ngày\s.{0,12}\stháng\s.{0,12}\snăm\b.{0,8}$", re.IGNORECASE
)
_SUBJECT_LABEL = re.compile(r"^\W?(?:V/v|V/V|Về việc|Vv|v/v)\b\s*:?\s*")
_ADDRESSED = re.compile(r"^\W?Kính\s+gửi\s*:?|^\W?KÍNH\s+GỬI\s*:?|^.{3,60}\sđiện\s*:\s*$")
_OPENING = re.compile(
    r"^\W{0,3}(?:Căn cứ|CĂN CỨ|Xét\b|Theo\b|Thực hiện|Thi hành|Tiếp theo|Trong\b|Trên cơ sở|Để\b|Ngày \d|Sáng \d|Chiều \d|Tại\b|Sau khi|Vừa qua|Hiện nay|Nhằm|Phúc đáp|Trả lời|Ngày,)"
)
_ENACTING = re.compile(
    r"^(?:QUỐC HỘI|CHÍNH PHỦ|HỘI ĐỒNG|ỦY BAN|THỦ TƯỚNG|CHỦ TỊCH|CHỦ NHIỆM|BỘ TRƯỞNG|BỘ\b|THỐNG ĐỐC|TỔNG\b|CHÁNH\b|VIỆN TRƯỞNG|GIÁM ĐỐC|CỤC TRƯỞNG|TRƯỞNG BAN|BAN\b|HIỆU TRƯỞNG|LIÊN\b|SỞ\b|TƯ LỆNH)"
)
_UNFINISHED = re.compile(
    r"(?i)(?:\b(?:của|và|các|với|về|tại|cho|trong|do|theo|số|là|thuộc|việc|từ|đến|bởi|giữa|một|những)|[,-])$"
)
_WANTS_A_NAME = re.compile(r"(?i)\b(?:ngày|tháng|năm|tỉnh|thành phố|huyện|quận|xã|phường|bộ|sở)$")
_MASTHEAD_DATE = re.compile(r"^\W?date:?\s+(\d{4}(?:-\d{2}){0,2})\W*$", re.IGNORECASE)
_HEAD_LIMIT = 120


@dataclass
class Letterhead:
    """What the head says. Texts have white space folded; `spans` maps an element to the range of source offsets that
    says it. `zones` are its elements: (kind, first line, line after the last); `body` is the index of the first line after it."""

    organs: list[str] = field(default_factory=list)
    number: str | None = None
    date: str | None = None
    place: str | None = None
    type: str | None = None
    subject: str | None = None
    enacting: str | None = None
    motto: bool = False
    addressees: list[str] = field(default_factory=list)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    zones: list[tuple[PassageKind, int, int]] = field(default_factory=list)
    body: int = 0


def is_unfinished(text: str) -> bool:
    """Whether a line breaks off in a phrase: after a preposition, a conjunction, a comma."""
    return _UNFINISHED.search(text) is not None


def wants_a_name(text: str) -> bool:
    """Whether a line ends with a word that a name or number should follow (`Bộ trưởng Bộ`, `ngày`)."""
    return _WANTS_A_NAME.search(text) is not None


def read_letterhead(lines: list[Line], begin: int, skipped: set[int]) -> Letterhead:
    """Read the head that begins at line `begin`; lines in `skipped` are furniture."""
    return _Reader(lines, begin, skipped).read()


class _Reader:
    def __init__(self, lines: list[Line], begin: int, skipped: set[int]) -> None:
        self.lines = lines
        self.skipped = skipped
        self.at = begin
        self.begin = begin
        self.head = Letterhead(body=begin)
        self.taken = 0  # index of the line after the last element of the head
        self.organ_open = False

    def read(self) -> Letterhead:
        limit = min(len(self.lines), self.begin + _HEAD_LIMIT)
        while self.at < limit:
            line = self.lines[self.at]
            if is_separator(line) or self.at in self.skipped:
                self.organ_open = self.organ_open and bool(line.text) is False and self.at in self.skipped
                self.at += 1
            elif not self._element(line):
                break
        head = self.head
        head.body = self.taken or self.begin
        if head.body > self.begin:
            first = min([zone[1] for zone in head.zones], default=head.body)
            if first > self.begin:
                head.zones.insert(0, ("letterhead", self.begin, first))
        return head

    def _element(self, line: Line) -> bool:
        """Take the element that begins at the line at hand; False where the body begins."""
        return (
            self._motto(line)
            or self._number(line)
            or self._date()
            or self._title(line)
            or self._label(line)
            or self._addressed(line)
            or self._masthead(line)
            or self._organ(line)
        )

    def _take(self, count: int, kind: PassageKind = "letterhead", same: bool = False) -> None:
        """Take lines as one element, or, with `same`, as the rest of the element before."""
        zones = self.head.zones
        if same and zones:
            zones[-1] = (kind, zones[-1][1], self.at + count)
        else:
            zones.append((kind, self.at, self.at + count))
        self.at += count
        self.taken = self.at

    def _window(self, count: int) -> str:
        """The lines at hand up to `count`, as far as no blank line comes between, joined by line breaks."""
        words = []
        for line in self.lines[self.at : self.at + count]:
            if not line.text:
                break
            words.append(line.text)
        return "\n".join(words)

    def _span(self, first: int, after: int) -> tuple[int, int]:
        return self.lines[first].pieces[0][1], self.lines[after - 1].end

    def _motto(self, line: Line) -> bool:
        window = self._window(4)
        match = _MOTTO.match(window)
        if match is None:
            inside = _MOTTO.search(line.text)
            if inside is None or not is_upper(line.text[: inside.start()]):
                return False
            # two columns flattened into one line: the organ to the left, the motto to the right
            self._add_organ(line.text[: inside.start()].strip())
            self.head.motto = True
            self._take(1)
            return True
        self.organ_open = False
        if "ĐẢNG" not in match[0].upper():
            self.head.motto = True
        self._take(window[: match.end()].rstrip("\n").count("\n") + 1)
        return True

    def _number(self, line: Line) -> bool:
        if self.head.type or not _NUMBER_LINE.match(line.text):
            return False
        self.organ_open = False
        window = self._window(2)
        match = _NUMBER.match(window if line.text.rstrip(" :.") in ("Số", "SỐ") else line.text)
        count = 1
        if match:
            self.head.number = tidy_number(match[1])
            count += match[0].count("\n")
            self.head.spans["number"] = self._span(self.at, self.at + count)
        date = _DATE.search(line.text)
        if date:
            self._set_date(date.group("place").split("  ")[-1], date, count)
        self._take(count)
        return True

    def _date(self) -> bool:
        window = self._window(4)
        match = _DATE.match(window)
        if match:
            if self.head.type and self.head.date:
                return False
            count = match[0].count("\n") + 1
            self._set_date(match["place"], match, count)
            self._take(count)
            return True
        if _BLANK_DATE.match(self.lines[self.at].text) and not self.head.type:
            self._take(1)
            return True
        return False

    def _set_date(self, place: str, match: re.Match[str], count: int) -> None:
        date = iso(int(match["year"]), int(match["month"]), int(match["day"]))
        if date is None or self.head.date:
            return
        self.organ_open = False
        self.head.date = date
        self.head.place = " ".join(place.split())
        self.head.spans["date"] = self._span(self.at, self.at + count)

    def _title(self, line: Line) -> bool:
        if self.head.type:
            return False
        window = " ".join(self._window(2).split("\n"))
        match = title_pattern().match(line.text) or (title_pattern().match(window) if len(line.text) < 12 else None)
        if match is None:
            return False
        rest = window[match.end() :] if match.end() > len(line.text) else line.text[match.end() :]
        count = 2 if match.end() > len(line.text) else 1
        if rest.strip(" :.*") and not (is_upper(rest) or rest[:1] in " *"):
            return False
        self.organ_open = False
        self.head.type = (match.lastgroup and match[0]) or match[0]
        self.head.spans["type"] = self._span(self.at, self.at + count)
        first_word = rest.strip(" :*")
        self._take(count, "title")
        self._subject([first_word] if first_word else [], self.at - 1 if first_word else None)
        return True

    def _subject(self, words: list[str], first: int | None) -> None:
        """The subject below the type line: to the blank line, to the end of the capitals, or to the first words of the
        body, whichever comes first; the name of the enacting authority just above the body is not part of it."""
        gathered: list[int] = [] if first is None else [first]
        at = self.at
        while at < len(self.lines) and (is_separator(self.lines[at]) or at in self.skipped) and not words:
            at += 1
        capitals: bool | None = is_upper(words[0]) if words else None
        while at < len(self.lines) and len(words) < 30:
            line = self.lines[at]
            if at in self.skipped:
                at += 1
                continue
            if is_separator(line):
                following = next(
                    (i for i in range(at + 1, min(at + 4, len(self.lines))) if not is_separator(self.lines[i])), None
                )
                if (
                    following is None
                    or not words
                    or not (is_unfinished(words[-1]) or (line.text == "" and self._goes_on(following)))
                ):
                    break
                at = following
                continue
            if (
                _OPENING.match(line.text) and (capitals or not is_unfinished(words[-1] if words else ""))
            ) or _ADDRESSED.match(line.text):
                break
            if _NUMBER_LINE.match(line.text) or _DATE.match(line.text):
                break
            upper = is_upper(line.text)
            if capitals and not upper and not (line.text[:1].islower() and words):
                break
            if capitals is None:
                capitals = upper
            words.append(line.text)
            gathered.append(at)
            at += 1
        enacting = self._cut_enacting(words, gathered, at)
        if words:
            subject = " ".join(words)
            own = re.match(r"(?i)^(?:của|cua)\s(?:.{5,120}?)\s+(?=(?:về|v/v)\s)", subject)
            if own:
                subject = subject[own.end() :]
            subject = (
                re.sub(r"(?i)^(?:V/v|về việc|về)\s+", "", subject)
                if not re.match(r"(?i)^về việc", subject)
                else subject
            )
            self.head.subject = _SUBJECT_LABEL.sub("", subject).strip(" .;")
            self.head.spans["subject"] = self._span(gathered[0], gathered[-1] + 1)
            self.head.zones[-1] = ("title", self.head.zones[-1][1], gathered[-1] + 1)
            self.at = gathered[-1] + 1
            self.taken = self.at
        if enacting:
            self.at = self.taken = at
            self.head.zones.append(("letterhead", at - enacting, at))

    def _goes_on(self, following: int) -> bool:
        """Whether a part of the subject follows a blank line: in capitals, not the enacting authority, no opening."""
        text = self.lines[following].text
        return (
            is_upper(text)
            and not _ENACTING.match(text)
            and not title_pattern().match(text)
            and len(text) > 3
            and text[:1] not in "I1"
        )

    def _cut_enacting(self, words: list[str], gathered: list[int], at: int) -> int:
        """Take the enacting authority's lines from the subject's end, or find them after it; give their count."""
        following = at
        while following < len(self.lines) and is_separator(self.lines[following]):
            following += 1
        if (
            following < len(self.lines)
            and words
            and is_upper(self.lines[following].text)
            and _ENACTING.match(self.lines[following].text)
        ):
            after = following
            name = []
            while (
                after < len(self.lines)
                and self.lines[after].text
                and is_upper(self.lines[after].text)
                and after - following < 3
            ):
                name.append(self.lines[after].text)
                after += 1
            if _OPENING.match(self._next_text(after)):
                self.head.enacting = " ".join(name).strip(" :")
                self.head.spans["enacting"] = self._span(following, after)
                self.head.zones.append(("letterhead", following, after))
                self.at = self.taken = after
            return 0
        if not _OPENING.match(self._next_text(at)):
            return 0
        for count in (1, 2, 3):
            if len(words) <= count:
                return 0
            if (
                _ENACTING.match(words[-count])
                and is_upper(words[-count])
                and not is_unfinished(words[-count - 1])
                and not wants_a_name(words[-count - 1])
            ):
                self.head.enacting = " ".join(words[-count:]).strip(" :")
                self.head.spans["enacting"] = self._span(gathered[-count], gathered[-1] + 1)
                del words[-count:], gathered[-count:]
                return count
        return 0

    def _next_text(self, at: int) -> str:
        while at < len(self.lines) and is_separator(self.lines[at]):
            at += 1
        return self.lines[at].text if at < len(self.lines) else ""

    def _label(self, line: Line) -> bool:
        """The subject of an official letter: `V/v ...` up to a blank line or the next element."""
        if self.head.type or not re.match(r"^\W?(?:V/v|V/V|v/v|Về việc)\b", line.text):
            return False
        self.organ_open = False
        count = 1
        while self.at + count < len(self.lines):
            following = self.lines[self.at + count].text
            if (
                not following
                or _DATE.match(following)
                or _ADDRESSED.match(following)
                or _MOTTO.match(following)
                or _BLANK_DATE.match(following)
            ):
                break
            if (
                is_separator(self.lines[self.at + count])
                or (is_upper(following) and len(following) > 12)
                or _NUMBER_LINE.match(following)
            ):
                break
            count += 1
            if count > 8:
                break
        words = " ".join(self.lines[self.at + i].text for i in range(count))
        self.head.subject = _SUBJECT_LABEL.sub("", words).strip(" .;")
        self.head.spans["subject"] = self._span(self.at, self.at + count)
        self._take(count, "title")
        return True

    def _addressed(self, line: Line) -> bool:
        match = _ADDRESSED.match(line.text) or (
            _ADDRESSED.match(" ".join(self._window(2).split("\n"))) if fold(line.text) == "kính" else None
        )
        if match is None or self.head.addressees:
            return False
        first = self.at
        at = first + 1
        rest = line.text[match.end() :].strip(" :") if match.end() <= len(line.text) and "điện" not in match[0] else ""
        if fold(line.text) == "kính" and at < len(self.lines):
            rest = re.sub(r"^gửi\s*:?\s*", "", self.lines[at].text)
            at += 1
        entries = [rest] if rest else []
        wrapped = bool(rest)
        while at < len(self.lines) and at - first < 40:
            text = self.lines[at].text
            if not text:
                if entries:
                    break
                at += 1
                continue
            if text[:1] in "-+•" and text[1:].strip():
                entries.append(text[1:].strip())
            elif entries and not _OPENING.match(text) and wrapped_entry(entries[-1], text, wrapped):
                entries[-1] += " " + text
            else:
                break
            at += 1
        if not entries:
            return False
        self.head.addressees = [entry.strip(" ;.") for entry in entries]
        self.head.spans["addressees"] = self._span(first, at)
        self.at = first
        self._take(at - first, "addressees")
        return True

    def _masthead(self, line: Line) -> bool:
        match = _MASTHEAD_DATE.match(line.text)
        if match is None or self.head.date:
            return False
        self.head.date = match[1]
        self.head.spans["date"] = self._span(self.at, self.at + 1)
        self._take(1)
        return True

    def _organ(self, line: Line) -> bool:
        text = line.text
        if (
            self.head.type
            or not is_upper(text)
            or len(text) > 90
            or text[:1].isdigit()
            or re.match(r"^(?:[IVX]+|[A-Z])[.)-]", text)
        ):
            return False
        same = self._add_organ(text)
        self.head.spans.setdefault("organ", self._span(self.at, self.at + 1))
        self._take(1, same=same)
        self.organ_open = True
        return True

    def _add_organ(self, text: str) -> bool:
        """Add a line to the organs; True if it goes on with the organ before (`ỦY BAN NHÂN` / `DÂN`)."""
        organs = self.head.organs
        text = text.strip(" -_*")
        if text and organs and self.organ_open and not _ENACTING.match(text):
            organs[-1] = f"{organs[-1]} {text}"
            return True
        if text:
            organs.append(text)
        return False


def wrapped_entry(entry: str, text: str, wrapped: bool) -> bool:
    """Whether a line goes on with an entry of a list: it does unless the entry has ended and the line opens anew."""
    if text[:1].islower() or is_unfinished(entry) or text[:1] == "(":
        return True
    return (
        wrapped
        and not entry.endswith((".", ";"))
        and len(entry) < 60
        and text[:1].isalpha()
        and text.endswith((".", ";"))
    )
