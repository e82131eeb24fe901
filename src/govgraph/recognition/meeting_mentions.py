"""One mention of a meeting, read from its head word: body, number, time, subject, and the day that its sentence gives.

The words behind every rule stand in `data/authority/meeting_cues.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from govgraph.language.dates import iso, read_day
from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import alternatives, cue_rows, occurrences
from govgraph.recognition.mentions import Agencies, Passages
from govgraph.structure import Structure

_SILENT = frozenset({"recipients", "signature", "addressees", "foreign", "footnote", "table"})
_DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}"
_UNITS = ("không", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = rf"(?:\d+|[ivxl]+|(?:(?:hai|ba) mươi|mười)(?: (?:một|lăm|{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS)}|bốn)"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LEADERS = r"(?P<who>(?:lãnh đạo|thường trực|ban lãnh đạo) )?"
_BODY = re.compile(rf"(?:,? của | giữa |,? ){_LEADERS}")
_ANOTHER_BODY = re.compile(rf",? (?:của |và |với |giữa )?{_LEADERS}")
_SENTENCE_DAY = re.compile(
    r"\W{0,3}(?:[^\s,.]{2,12} [-–] )?(?:vào |trong |từ )?"
    rf"(?:(?:sáng|chiều|tối|trưa)(?: nay| qua)?,?(?: ngày)?|(?:hai |các |2 )?ngày)"
    rf" \(?(?P<day>{_DAY}|\d{{1,2}} ?[/.-] ?\d{{1,2}}(?!\d)|\d{{1,2}} tháng \d{{1,2}}(?! năm))"
)
_ADOPTED = re.compile(rf"[ ,]*(?:đã )?(?:biểu quyết )?thông qua (?:vào )?ngày (?P<day>{_DAY})")


class _Cues(NamedTuple):
    heads: dict[str, str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    part: re.Pattern[str]
    body_before: re.Pattern[str]
    congress_body: re.Pattern[str]
    topic: re.Pattern[str]
    topic_end: re.Pattern[str]
    held: re.Pattern[str]


@cache
def _cues() -> _Cues:
    rows = cue_rows("meeting_cues")

    def any_of(*roles: str) -> str:
        return alternatives(word for row in rows if row.role in roles for word in row.words)

    quality, stop = any_of("quality"), any_of("stop")
    part = "|".join(
        (
            rf",? (?:lần )?thứ (?P<ordinal>{_ORDINAL})(?!\w)",
            rf" (?P<quality>{quality})",
            rf" \({quality}\)",
            r",? \(?khóa (?P<term>[ivxl]+|\d+)(?!\w)\)?",
            r",? \(?(?:nhiệm kỳ )(?P<period>\d{4} ?[-–] ?\d{4})\)?",
            rf",? \(?(?:vào |từ )?ngày (?P<day>{_DAY})\)?",
            r",? (?:của )?tháng (?P<month>\d{1,2})(?:(?: ?[/-] ?|,? năm )(?P<month_year>\d{4}))?(?!\w)",
            r",? (?:6|9|sáu|chín) tháng(?: đầu| cuối)? năm (?P<half_year>\d{4})",
            r",? (?:quý [ivx]+(?:/| năm |, năm )|năm )(?P<year>\d{4})(?!\w)",
            r" (?:của )?(?:ban chấp hành )?trung ương (?:đảng )?(?:lần thứ )?(?P<plenum>\d+|[ivx]+)(?!\w)",
            r" (?P<roman>[ivxl]+)(?!\w)",
            rf" (?:với|và) (?P<partner>{any_of('partner')})",
        )
    )
    return _Cues(
        heads={word: row.kind for row in rows if row.role == "head" for word in row.words},
        not_before=re.compile(rf"(?<!\w){any_of('not_before')} $"),
        not_after=re.compile(rf" {any_of('not_after')}"),
        part=re.compile(part),
        body_before=re.compile(
            rf"(?<!\w){any_of('body')}(?: [^\s,;.:()]+){{0,7}}?(?:[\s,]+\(?khóa (?P<term>[ivxl]+|\d+)\)?)?[\s,-]*$"
        ),
        congress_body=re.compile(
            rf" (?:của )?(?:{any_of('congress_of')}[^,.;:()\n]{{0,80}}?"
            rf"(?=[,.;:()\n]|$| (?:lần thứ|nhiệm kỳ|khóa|và|về|gắn|{stop})(?!\w))"
            rf"|{any_of('congress_body')})"
        ),
        topic=re.compile(rf" {any_of('topic')}"),
        topic_end=re.compile(rf"[.;:()\n”\"]|,? (?:ngày \d|{stop})|, (?=với )"),
        held=re.compile(rf"(?<!\w){any_of('held')}"),
    )


@dataclass(slots=True)
class MeetingMention:
    """What one mention says. Offsets are code points of the running text; `parts` are its words in order, as printed
    or, for an agency, by its canonical name. `own` marks the meeting that the document reports."""

    start: int
    end: int
    kind: str
    title: bool
    ordinal: int | None = None
    term: str | None = None
    term_said: str = ""
    period: str | None = None
    day: str | None = None
    month: int | None = None
    year: int | None = None
    topic: bool = False
    partner: bool = False
    bodies: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    own: bool = False
    chair: str | None = None


class MeetingReader:
    """Reads the mentions of meetings in one document's running text."""

    def __init__(self, structure: Structure, context: Context, agencies: Agencies, passages: Passages) -> None:
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.context = context
        self.agencies = agencies
        self.passages = passages
        self.cues = _cues()

    def read(self) -> list[MeetingMention]:
        """All that is said of meetings, particular or not, in order; none inside another."""
        found: list[MeetingMention] = []
        done = 0
        for start, word in occurrences(self.folded, self.cues.heads):
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
        if cues.not_before.search(folded, max(0, start - 24), start) or self._office(start, end):
            return None
        mention = MeetingMention(start, end, cues.heads[word], passage.kind in ("title", "letterhead"))
        self._before(mention)
        mention.parts.append(("head", folded[start:end]))
        self._after(mention, passage.end)
        if mention.day is None and not mention.title:
            mention.day = self._sentence_day(mention, passage.start)
        return mention

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
            agency = self.agencies.at(body.start())
            if body["term"]:
                mention.term, mention.term_said = _number(body["term"]), body["term"].upper()
            words = (
                agency.agency if agency else self.text[body.start() : body.start("term") - 5 if body["term"] else start]
            )
            mention.bodies.append(words.strip(" ,-\n"))
            mention.start = body.start()
        elif self.folded.startswith(("cuộc ", "buổi "), start - 5):
            mention.start -= 5

    def _after(self, mention: MeetingMention, limit: int) -> None:
        """Read on from the head word: number, time, bodies, subject."""
        folded, cues = self.folded, self.cues
        while mention.end < limit:
            at = mention.end
            part = cues.part.match(folded, at, limit)
            if part is not None and not (part["roman"] and mention.kind != "congress"):
                self._take(mention, part)
            elif self._take_body(mention):
                pass
            elif mention.kind == "congress" and (body := cues.congress_body.match(folded, at, limit)):
                words = self.text[at : body.end()].strip()
                mention.bodies.append(words.removeprefix("của "))
                mention.parts.append(("body", words))
                mention.end = body.end()
            elif not mention.topic and self._has_topic(mention):
                stop = cues.topic_end.search(folded, at + 1, min(limit, at + 300))
                end = stop.start() if stop else min(limit, at + 300)
                if end <= at + 1:
                    break
                mention.topic = True
                year = re.search(r" năm (?P<year>\d{4})", folded[at:end])
                mention.year = mention.year or (int(year["year"]) if year else None)
                mention.parts.append(("topic", self.text[at:end].strip()))
                mention.end = end
            else:
                break

    def _has_topic(self, mention: MeetingMention) -> bool:
        if mention.kind == "visit":
            return self.folded.startswith(" với ", mention.end)
        if mention.kind == "conference" and not mention.bodies:
            return self.cues.topic.match(self.folded, mention.end) is not None
        return False

    def _take(self, mention: MeetingMention, part: re.Match[str]) -> None:
        for name in ("ordinal", "roman", "plenum"):
            if part[name]:
                mention.ordinal = mention.ordinal or _ordinal(part[name].removeprefix("lần thứ "))
        if part["term"]:
            mention.term, mention.term_said = _number(part["term"]), part["term"].upper()
        if part["period"]:
            mention.period = re.sub(r"\D+", "-", part["period"])
        if part["day"]:
            day, real = read_day(part["day"])
            mention.day = day if real else None
        if part["month"]:
            mention.month = int(part["month"])
        year = part["month_year"] or part["half_year"] or part["year"]
        mention.year = int(year) if year else mention.year
        mention.partner = mention.partner or part["partner"] is not None
        role = next((name for name in ("term", "period", "ordinal", "quality") if part[name]), "time")
        words = self.text[part.start() : part.end()].strip()
        mention.parts.append((role, words.strip(", ") if mention.kind == "session" else words))
        mention.end = part.end()

    def _take_body(self, mention: MeetingMention) -> bool:
        """An agency behind the head, or behind another agency (`, lãnh đạo Ủy ban nhân dân tỉnh`)."""
        joins = _ANOTHER_BODY if mention.bodies else _BODY
        lead = joins.match(self.folded, mention.end)
        if lead is None:
            return False
        agency = self.agencies.at(lead.end()) or (self.agencies.at(lead.start("who")) if lead["who"] else None)
        if agency is None or agency.end <= mention.end:
            return False
        said = self.text[mention.end : agency.start]
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
            return day if real and "Quốc hội" not in mention.bodies else None
        sentence = max(passage_start, self.folded.rfind(". ", passage_start, mention.start) + 1)
        for begin in (sentence, passage_start):
            said = self.day_at(begin)
            if said is None or mention.start - begin > 600:
                continue
            day, day_end = said
            between = self.folded[day_end : mention.start]
            if self.cues.held.search(between) or between.endswith(" tại "):
                return None if mention.kind == "session" and "Quốc hội" in mention.bodies else day
        return None

    def _day(self, words: str) -> str | None:
        """ISO form of a day; one without a year is of the document's own."""
        day, real = read_day(words)
        if real:
            return day
        numbers = [int(number) for number in re.findall(r"\d+", words)]
        own = (self.context.date or "")[:4]
        return iso(int(own), numbers[1], numbers[0]) if own and len(numbers) == 2 else None


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
