"""One mention of a meeting, read from its head word: body, number, time, subject, and the day that its sentence gives.

The words behind every rule stand in `data/authority/meeting_cues.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from govgraph.language.dates import iso, read_day
from govgraph.language.letters import fold
from govgraph.recognition.citations.mentions import Agencies, Passages
from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import alternatives, cue_rows
from govgraph.recognition.scanning import Occurrence, starting
from govgraph.records import Passage
from govgraph.structure import Structure

_SILENT = frozenset({"recipients", "signature", "addressees", "foreign", "footnote", "table"})
_DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}"
_SHORT_DAY = r"\d{1,2} ?[/.-] ?\d{1,2}(?!\d)|\d{1,2} tháng \d{1,2}(?! năm)"
_UNITS = ("không", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = rf"(?:\d+|[ivxl]+|(?:(?:hai|ba) mươi|mười)(?: (?:một|lăm|{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS)}|bốn)"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LEADERS = r"(?P<who>(?:lãnh đạo|thường trực|ban lãnh đạo) )?"
_BODY = re.compile(rf"(?:,? của | giữa |,? ){_LEADERS}")
_OF_BODY = re.compile(rf" của {_LEADERS}")
_ANOTHER_BODY = re.compile(rf",? (?:của |và |với |giữa )?{_LEADERS}")
_SENTENCE_DAY = re.compile(
    r"\W{0,3}(?:[^\s,()]{2,20}\)? [-–] )?(?:vào |trong |từ )?"
    rf"(?:(?:sáng|chiều|tối|trưa)(?: nay| qua)?,?(?: ngày)?|(?:hai |các |2 )?ngày)"
    rf" \(?(?P<day>{_DAY}|{_SHORT_DAY})"
)
_REPORTED = re.compile(r"(?:tại|kết luận|biên bản|kết quả|nghị quyết)[ \n](?:cuộc |buổi )?$")
_NOT_DIGITS = re.compile(r"\D+")
_DIGITS = re.compile(r"\d+")
_HELD_ON_REACH = 100
_YEAR = re.compile(r" năm (?:học )?(?P<year>\d{4})")
_ADOPTED = re.compile(rf"[ ,]*(?:đã )?(?:biểu quyết )?thông qua (?:vào )?ngày (?P<day>{_DAY})")
_HELD_ON = re.compile(
    r"[^.;:\n]{0,40}? (?:khai mạc|diễn ra|tổ chức|họp|bắt đầu) (?:vào |từ |trong )*(?:sáng |chiều )?ngày "
    rf"(?P<day>{_DAY}|{_SHORT_DAY})"
)


class _Cues(NamedTuple):
    heads: dict[str, str]
    before: tuple[str, ...]
    """The words of `not_before`."""
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    part: re.Pattern[str]
    body_before: re.Pattern[str]
    body_after: dict[str, re.Pattern[str]]
    topic: re.Pattern[str]
    topic_end: re.Pattern[str]
    held: re.Pattern[str]


@cache
def _cues() -> _Cues:
    rows = cue_rows("meeting_cues")

    def any_of(*roles: str) -> str:
        return alternatives(word for row in rows if row.role in roles for word in row.words)

    def body_after(kind: str) -> re.Pattern[str]:
        """A body behind the head word: named in full in the table, or from its first words on to where it ends."""
        whole = alternatives(word for row in rows if (row.role, row.kind) == ("body", kind) for word in row.words)
        begun = alternatives(word for row in rows if (row.role, row.kind) == ("organ", kind) for word in row.words)
        end = rf"[,.;:()\n]|$| (?:lần thứ|thứ|nhiệm kỳ|khóa|ngày|tháng|năm|và|về|gắn|{stop})(?!\w)"
        return re.compile(rf",? (?:của )?(?:{begun}[^,.;:()\n]{{0,80}}?(?={end})|{whole})")

    quality, stop = any_of("quality"), any_of("stop")
    part = "|".join(
        (
            rf",? (?:lần )?thứ (?P<ordinal>{_ORDINAL})(?!\w)",
            r",? (?:quý [ivx]+(?:/| năm |, năm )|(?:(?:đầu|giữa|cuối) )?năm (?:học )?)(?P<year>\d{4})"
            r"(?: ?[-–] ?\d{4})?(?!\w)",
            rf" (?P<quality>{quality})",
            rf" \({quality}\)",
            r"(?: đảng)?,? \(?khóa (?P<term>[ivxl]+|\d+)(?!\w)\)?",
            r",? \(?(?:nhiệm kỳ )(?P<period>\d{4} ?[-–] ?\d{4})\)?",
            rf",? \(?(?:vào |từ )?ngày (?P<day>{_DAY})\)?",
            r",? (?:của )?tháng (?P<month>\d{1,2})(?:(?: ?[/-] ?|,? năm )(?P<month_year>\d{4}))?(?!\w)",
            r",? (?:6|9|sáu|chín) tháng(?: đầu| cuối)? năm (?P<half_year>\d{4})",
            r" (?:của )?(?:ban chấp hành )?trung ương (?:đảng )?(?:lần thứ )?(?P<plenum>\d+|[ivx]+)(?!\w)",
            r" (?P<roman>[ivxl]+)(?!\w)",
            rf" (?:với|và) (?P<partner>{any_of('partner')})",
        )
    )
    return _Cues(
        heads={word: row.kind for row in rows if row.role == "head" for word in row.words},
        before=tuple(word for row in rows if row.role == "not_before" for word in row.words),
        not_before=re.compile(rf"(?<!\w){any_of('not_before')} $"),
        not_after=re.compile(rf" {any_of('not_after')}"),
        part=re.compile(part),
        body_before=re.compile(
            rf"(?<!\w)(?P<body>{any_of('assembly')}(?: (?!{any_of('not_in_body')})[^\s,;.:()]+){{0,10}}?)"
            r"(?:[\s,-]+\(?khóa (?P<term>[ivxl]+|\d+)\)?)?[\s,-]*$"
        ),
        body_after={kind: body_after(kind) for kind in ("congress", "sitting", "conference", "session")},
        topic=re.compile(rf" {any_of('topic')}"),
        topic_end=re.compile(rf"[.;:()\n”\"]|,? (?:ngày \d|{stop})|, (?=với )"),
        held=re.compile(rf"(?<!\w){any_of('held')}"),
    )


@dataclass(slots=True)
class MeetingMention:
    """What one mention says. Offsets are code points of the running text; `parts` are its words in order, as printed
    or, for an agency, by its canonical name. `reported` marks the meeting that the title names as the
    document's matter, `own` the meeting that the document reports, there or in its opening words."""

    start: int
    end: int
    kind: str
    title: bool
    reported: bool
    ordinal: int | None = None
    term: str | None = None
    term_said: str = ""
    period: str | None = None
    day: str | None = None
    month: int | None = None
    year: int | None = None
    topic: str = ""
    partner: bool = False
    bodies: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    own: bool = False
    chair: str | None = None

    def add(self, other: MeetingMention) -> None:
        """Take over what a later mention of the same meeting adds."""
        self.day = self.day or other.day
        self.bodies = self.bodies or other.bodies
        if self.term is None:
            self.term, self.term_said = other.term, other.term_said
        self.own = self.own or other.own
        self.chair = self.chair or other.chair


def vocabulary() -> Iterable[str]:
    """The folded words that the shared scan must find for the meetings."""
    return _cues().heads.keys()


class MeetingReader:
    """Reads the mentions of meetings in one document's running text."""

    def __init__(self, structure: Structure, context: Context, agencies: Agencies, passages: Passages) -> None:
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.context = context
        self.agencies = agencies
        self.passages = passages
        self.cues = _cues()

    def read(self, occurrences: Sequence[Occurrence]) -> list[MeetingMention]:
        """All that is said of meetings, particular or not, in order; none inside another."""
        found: list[MeetingMention] = []
        done = 0
        for start, _, word in starting(occurrences):
            if start >= done and (mention := self._mention(start, word)) is not None:
                found.append(mention)
                done = mention.end
        return found

    def _mention(self, start: int, word: str) -> MeetingMention | None:
        """The mention whose head word stands at an offset; None where that names a kind of meeting, or no meeting."""
        folded, cues = self.folded, self.cues
        passage = self.passages.at(start)
        end = start + len(word)
        if passage.kind in _SILENT or cues.not_after.match(folded, end):
            return None
        begin = max(0, start - 24)
        class_of = folded[begin:start].rstrip().endswith(cues.before) and cues.not_before.search(folded, begin, start)
        if class_of or self._office(start, end):
            return None
        mention = MeetingMention(start, end, cues.heads[word], *self._place(start, passage))
        self._before(mention)
        mention.parts.append(("head", folded[start:end]))
        self._after(mention, passage.end)
        if mention.day is None and not mention.title:
            mention.day = self._sentence_day(mention, passage.start)
        return mention

    def _place(self, start: int, passage: Passage) -> tuple[bool, bool]:
        """Whether a head word stands in the document's title, and whether there as the meeting that is reported."""
        first = passage.start == 0 and self.text[passage.end - 1] not in ".,;:/"
        title = first or passage.kind in ("title", "letterhead")
        return title, title and _REPORTED.search(self.folded, max(0, start - 20), start) is not None

    def _office(self, start: int, end: int) -> bool:
        """`Giao Ban Tổ chức ...` hands something to an office; it is no meeting."""
        words = self.text[start:end]
        return words[-3:-2] == "B" and not words.isupper()

    def _before(self, mention: MeetingMention) -> None:
        """Take in a body said before its session (`Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ ba`), and `cuộc`."""
        start = mention.start
        if mention.kind == "session":
            body = self.cues.body_before.search(self.folded, max(0, start - 100), start)
            if body is None:
                return
            if body["term"]:
                mention.term, mention.term_said = _number(body["term"]), body["term"].upper()
            agency = self.agencies.at(body.start())
            mention.bodies.append(agency.agency if agency else self._body_words(*body.span("body")))
            mention.start = body.start()
        elif self.folded.startswith(("cuộc ", "buổi "), start - 5):
            mention.start -= 5

    def _words(self, start: int, end: int) -> str:
        """The words of a span; those of a heading in capitals as the rest of the text spells them."""
        words = self.text[start:end]
        if not words.isupper() or end - start < 6:
            return words
        at = self.folded.find(self.folded[start:end], end)
        return words.lower() if at < 0 else self.text[at : at + end - start]

    def _body_words(self, start: int, end: int) -> str:
        issuer = self.context.issuer
        return issuer if issuer and fold(issuer) == self.folded[start:end] else self._words(start, end)

    def _after(self, mention: MeetingMention, limit: int) -> None:
        """Read on from the head word: number, time, bodies, subject."""
        folded, cues = self.folded, self.cues
        while mention.end < limit:
            at = mention.end
            if folded[at] not in " ,":
                break
            part = cues.part.match(folded, at, limit)
            if part is not None and not (part.lastgroup == "roman" and mention.kind != "congress"):
                self._take(mention, part)
            elif self._take_body(mention):
                pass
            elif self._has_body(mention) and (body := cues.body_after[mention.kind].match(folded, at, limit)):
                words = self._words(at, body.end()).strip(" ,")
                mention.bodies.append(words.removeprefix("của "))
                mention.parts.append(("body", words))
                mention.end = body.end()
            elif not mention.topic and self._has_topic(mention) and (end := self._topic_end(at, limit)) > at + 1:
                mention.topic = folded[at + 1 : end]
                year = _YEAR.search(mention.topic)
                mention.year = mention.year or (int(year["year"]) if year else None)
                mention.parts.append(("topic", self._words(at, end).strip()))
                mention.end = end
            else:
                break

    def _has_body(self, mention: MeetingMention) -> bool:
        if mention.kind == "congress":
            return True
        if mention.kind == "session":
            return not any(role == "body" for role, _ in mention.parts)
        return mention.kind in self.cues.body_after and not mention.bodies and not mention.topic

    def _topic_end(self, at: int, limit: int) -> int:
        """Where the subject of a conference ends: the sentence resumes, or a clause begins after a comma."""
        limit = min(limit, at + 300)
        stop = self.cues.topic_end.search(self.folded, at + 1, limit)
        end = stop.start() if stop else limit
        year = _YEAR.search(self.folded, at, end)
        comma = self.text.find(", ", at, end)
        while comma >= 0 and not self.text[comma + 2].isupper() and not (year and comma >= year.end()):
            comma = self.text.find(", ", comma + 1, end)
        return comma if comma >= 0 else end

    def _has_topic(self, mention: MeetingMention) -> bool:
        if mention.kind == "visit" and self.folded.startswith(" với ", mention.end):
            return True
        if mention.reported and len(mention.parts) == 1:
            return self.folded.startswith(" ", mention.end)
        if mention.kind == "conference" and not mention.bodies:
            return self.cues.topic.match(self.folded, mention.end) is not None
        return False

    def _take(self, mention: MeetingMention, part: re.Match[str]) -> None:
        what = part.lastgroup
        match what:
            case "ordinal" | "roman" | "plenum":
                mention.ordinal = mention.ordinal or _ordinal(part[what].removeprefix("lần thứ "))
            case "term":
                mention.term, mention.term_said = _number(part["term"]), part["term"].upper()
            case "period":
                mention.period = _NOT_DIGITS.sub("-", part["period"])
            case "day":
                day, real = read_day(part["day"])
                mention.day = day if real else None
            case "year" | "half_year" | "month_year":
                mention.year = int(part[what])
            case "partner":
                mention.partner = True
        if part["month"]:
            mention.month = int(part["month"])
        role = what if what in ("term", "period", "ordinal", "quality") else "time"
        words = self._words(*part.span()).strip()
        mention.parts.append((role, words.strip(", ") if mention.kind == "session" else words))
        mention.end = part.end()

    def _take_body(self, mention: MeetingMention) -> bool:
        """An agency behind the head, or behind another agency (`, lãnh đạo Ủy ban nhân dân tỉnh`)."""
        joins = _ANOTHER_BODY if mention.bodies else _OF_BODY if mention.topic else _BODY
        lead = joins.match(self.folded, mention.end)
        if lead is None:
            return False
        if mention.kind == "session" and any(role == "body" for role, _ in mention.parts):
            return False
        agency = self.agencies.at(lead.end()) or (self.agencies.at(lead.start("who")) if lead["who"] else None)
        if agency is None or agency.end <= mention.end:
            return False
        said = self._words(mention.end, agency.start)
        mention.bodies.append(agency.agency)
        mention.parts.append(("body", (said + agency.agency).strip()))
        mention.end = agency.end
        return True

    def day_at(self, begin: int) -> tuple[str | None, int] | None:
        """The day that a sentence beginning at an offset opens with, and the offset of its end; the day is None where
        its year is not known."""
        said = _SENTENCE_DAY.match(self.folded, begin)
        return (self._day(said["day"]), said.end()) if said else None

    def _sentence_day(self, mention: MeetingMention, passage_start: int) -> str | None:
        """`Ngày 24/8/2021, ... tổ chức phiên họp`: the day that opens the sentence in which the meeting is held."""
        if adopted := _ADOPTED.match(self.folded, mention.end):
            day, real = read_day(adopted["day"])
            return day if real and not _national(mention) else None
        if self.folded.find("ngày ", mention.end, mention.end + _HELD_ON_REACH) >= 0 and (
            held_on := _HELD_ON.match(self.folded, mention.end)
        ):
            return self._day(held_on["day"])
        sentence = max(passage_start, self.folded.rfind(". ", passage_start, mention.start) + 1)
        for begin in dict.fromkeys((sentence, passage_start)):
            said = self.day_at(begin) if mention.start - begin <= 600 else None
            if said is None:
                continue
            between = self.folded[said[1] : mention.start]
            if self.cues.held.search(between) or between.endswith(" tại "):
                return None if _national(mention) else said[0]
        return None

    def _day(self, words: str) -> str | None:
        """ISO form of a day; one without a year is of the document's own."""
        day, real = read_day(words)
        if real:
            return day
        numbers = [int(number) for number in _DIGITS.findall(words)]
        own = (self.context.date or "")[:4]
        return iso(int(own), numbers[1], numbers[0]) if own and len(numbers) == 2 else None


def _national(mention: MeetingMention) -> bool:
    """A session of the National Assembly lasts for weeks: the day on which it adopts a law is not its day."""
    return mention.kind == "session" and (not mention.bodies or mention.bodies[0].lower().startswith("quốc hội"))


def _number(words: str) -> str:
    """A term's number in one spelling: `khóa 15` and `khóa XV` are one."""
    if words.isdigit():
        return words
    return str(_roman(words))


def _roman(words: str) -> int:
    values = [_ROMAN[letter] for letter in words]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _ordinal(words: str) -> int:
    """The number that an ordinal says: `3`, `ba`, `xiii`, `hai mươi tám`."""
    if words.isdigit():
        return int(words)
    if set(words) <= set(_ROMAN):
        return _roman(words)
    total = 0
    for word in words.split():
        if word == "mươi":
            total *= 10
        else:
            total += {"một": 1, "bốn": 4, "lăm": 5}.get(word, _UNITS.index(word) if word in _UNITS else 0)
    return total
