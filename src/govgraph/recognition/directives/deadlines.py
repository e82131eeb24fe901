"""Deadlines: by when a directive is to be carried out.

`trước ngày 30/11/2025`, `đến hết ngày`, `xong trước 15/9`, `trong tháng 9 năm 2021`, `trong quý I/2026`, `chậm nhất`,
`trong 15 ngày kể từ ngày ký`, `định kỳ hằng quý`. The words stand in `data/authority/deadline_cues.csv`.

Rules of reading:

* A date without its year takes the document's, or the next where that day would lie before the document.
* A quarter or half-year is given as its last month (`quý I/2026` is 2026-03), as ISO 8601 has neither.
* A term is counted from the document's own day where the words say so (`kể từ ngày ký`; Civil Code 2015, Articles 147
  and 148); a term in working days is not, since the public holidays of each year are proclaimed, nor one that runs from
  an event.
* What recurs (`trước ngày 25 hằng tháng`, `hằng năm, trước ngày 15/12`) has a period and no date.
* A day before the document's own is no deadline but a condition (`hồ sơ nộp trước ngày 01/7/2021`).
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple, cast, get_args

from govgraph.language.dates import iso
from govgraph.recognition.cue_rows import alternatives, cue_rows
from govgraph.recognition.scanning import InOrder, Occurrence, by_start
from govgraph.records import Deadline, DeadlineRule, Recurrence

_CLOCK = r"(?:\d{1,2} ?(?:giờ|h|g|:) ?(?:\d{2})?(?: phút)?,? ?(?:(?:sáng|chiều|tối) )?)?"
_DAY = re.compile(
    rf" ?{_CLOCK}(?:ngày )?(?P<day>\d{{1,2}})"
    r"(?: ?[/.-] ?(?P<month>\d{1,2})(?!\d|%)(?: ?[/.-] ?(?P<year>\d{4})(?!\d))?"
    r"| tháng (?P<month2>\d{1,2})(?: ?[/.-] ?(?P<year2>\d{4})|,? năm (?P<year3>\d{4}))?)?(?!\d| ?%)"
)
_MONTH = re.compile(r" ?tháng (?P<month>\d{1,2})(?!\d)(?: ?[/.-] ?(?P<year>\d{4})(?!\d)|,? năm (?P<year2>\d{4}))?")
_QUARTER = re.compile(
    r" ?quý (?P<quarter>iv|iii|ii|i|[1-4])(?!\w)(?: ?[/.-] ?(?P<year>\d{4})(?!\d)|,? năm (?P<year2>\d{4}))?"
)
_YEAR = re.compile(r" ?năm (?P<year>\d{4})(?!\d| ?[-–])")
_HALF = re.compile(r" ?0?(?P<months>6|9|sáu|chín) tháng (?P<half>đầu|cuối) năm(?: (?P<year>\d{4})(?!\d| ?[-–]))?(?!\w)")
_BARE_MONTHS = re.compile(r" ?(?:từ )?tháng \d{1,2} ?[-–] ?(?P<month>\d{1,2})(?!\d)(?:/(?P<year>\d{4}))?")
_BARE_DAY = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)")
_BARE_YEARS = re.compile(r"(?<![\d/])(?:\d{4} ?[-–] ?)?(?P<year>(?:19|20)\d{2})(?![\d/])")
_SPAN = re.compile(
    r" ?(?:là |sau )?(?P<count>\d{1,3})(?: \([^()]{1,30}\))? (?P<unit>ngày|tuần|tháng)"
    r"(?P<working> làm việc)?(?!\w| ?\d)"
)
_TERM = re.compile(
    r"(?<!\w)(?:trong |sau |chậm nhất |không quá )?(?:thời hạn |vòng )?(?:là |không quá |tối đa )?"
    r"(?P<count>\d{1,3})(?: \([^()]{1,30}\))? (?P<unit>ngày|tuần|tháng)(?P<working> làm việc)?,? $"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SINCE = re.compile(r"(?:từ|kể từ)(?: ngày| tháng| năm)? [^.;\n]{0,30}$")
_LAST_PHRASE = 60
_LONGEST_EVENT = 90
_PHRASE_END = re.compile(r"[,.;:\n)]")
_UNITS = (" ngày", " tháng", " quý", " năm")


class _Said(NamedTuple):
    """What stands at an offset: where it ends, its date, and the rule."""

    end: int
    date: str | None
    rule: DeadlineRule
    recurrence: Recurrence | None = None


class _Cues(NamedTuple):
    kinds: dict[str, str]
    not_before: re.Pattern[str]
    attributive: re.Pattern[str]
    own_day: re.Pattern[str]
    recurs_before: re.Pattern[str]
    recurs_after: re.Pattern[str]
    periodic: re.Pattern[str]
    period: re.Pattern[str]
    periods: dict[str, Recurrence]


@cache
def _cues() -> _Cues:
    rows = cue_rows("deadline_cues")

    def any_of(role: str, kind: str = "") -> str:
        return alternatives(word for row in rows if (row.role, row.kind) == (role, kind) for word in row.words)

    every = {word: row.kind for row in rows if row.role == "period" for word in row.words}
    periods = {word: cast(Recurrence, kind) for word, kind in every.items() if kind in get_args(Recurrence)}
    period = alternatives(periods)
    return _Cues(
        {word: row.kind for row in rows if row.role in ("until", "periodic") for word in row.words},
        re.compile(rf"(?<!\w){any_of('not_before')} ?$"),
        re.compile(rf"(?<!\w){any_of('attributive')} ?$"),
        re.compile(any_of("own_day")),
        re.compile(rf"(?<!\w){any_of('recurs', 'before')}"),
        re.compile(rf",? {any_of('recurs', 'after')}"),
        re.compile(rf"(?:,? (?:và |hoặc )?(?:báo cáo )?{period})+"),
        re.compile(rf"(?<!\w){period}"),
        periods,
    )


def scanned_words() -> Iterable[str]:
    """The words that the shared pass must find for this reader."""
    return _cues().kinds.keys()


class DeadlineReader:
    """Reads the deadlines of one document. `occurrences` are those of `scanned_words`, of the shared pass; `date` is
    the document's own in ISO form, as far as it is known; dates within `taken` spans (citations) are not read."""

    def __init__(
        self,
        folded: str,
        occurrences: Iterable[Occurrence],
        date: str | None,
        taken: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.folded = folded
        self.date = date
        self._taken = sorted(taken)
        kinds = _cues().kinds
        self._found = InOrder(by_start([occurrence for occurrence in occurrences if occurrence.word in kinds]))

    def within(self, start: int, end: int) -> list[Deadline]:
        """The deadlines that words between two offsets set, in their order."""
        found: list[Deadline] = []
        for occurrence in self._found.between(start, end):
            for deadline in self._read(occurrence, start, end):
                # `trong thời hạn 15 ngày | kể từ ngày ký`: of two readings the longer
                if not any(_holds(known, deadline) or known == deadline for known in found):
                    found = [known for known in found if not _holds(deadline, known)]
                    found.append(deadline)
        return found

    def in_cell(self, start: int, end: int) -> list[Deadline]:
        """The deadline that ends a cell of a table, where the time stands bare: `Tháng 12/2025`, `Quý I/2026`, `2026 -
        2030`, `Hằng năm`."""
        found: list[Deadline] = []
        for pattern in (_QUARTER, _MONTH, _BARE_MONTHS, _BARE_DAY, _BARE_YEARS):
            for match in pattern.finditer(self.folded, start, end):
                said = self._bare(pattern, match)
                if said is not None and (said.date is None or not self._is_past(said.date)):
                    begin = match.start() + (self.folded[match.start()] == " ")
                    found.append(Deadline(begin, said.end, said.date, said.rule))
        if found:
            return [max(found, key=lambda deadline: (deadline.end, -deadline.start))]
        recurring = _cues().periodic.search(f" {self.folded[start:end]}")
        if recurring is None:
            return []
        at = start + max(recurring.start(), 1) - 1
        return self._recurring(at, start + recurring.end() - 1, at)

    def _bare(self, pattern: re.Pattern[str], match: re.Match[str]) -> _Said | None:
        if pattern is _BARE_DAY:
            return self._dated(match.end(), int(match["month"]), int(match["day"]), match["year"])
        if pattern is _BARE_MONTHS:
            return self._month(match.end(), int(match["month"]), match["year"], "end-of-period")
        if pattern is _BARE_YEARS:
            rule: DeadlineRule = "end-of-period" if match[0] != match["year"] else "stated"
            return _Said(match.end(), iso(int(match["year"])), rule)
        return self._said(match.start(), match.end(), "during", "")

    def _read(self, cue: Occurrence, start: int, end: int) -> list[Deadline]:
        cues = _cues()
        before = self.folded[max(start, cue.start - _LAST_PHRASE) : cue.start]
        if cues.not_before.search(before) or self._is_taken(cue.start):
            return []
        kind = cues.kinds[cue.word]
        if kind == "periodic":
            recurring = cues.periodic.match(self.folded, cue.end, end)
            return [] if recurring is None else self._recurring(cue.end, recurring.end(), cue.start)
        if kind == "event":
            return self._event(cue, end)
        if kind == "term":
            term = self._term(cue, start, end)
            return [] if term is None else [term]
        if kind in ("during", "half") and cues.attributive.search(before):
            return []
        if cue.word.startswith("đến") and _SINCE.search(before):
            return []
        at = cue.end
        if kind == "half":
            at -= len(cue.word) - cue.word.index(" ")
        elif cue.word.endswith(_UNITS):
            at -= len(cue.word) - cue.word.rfind(" ")
        read = self._said(at, end, kind, before)
        if read is None or (read.date is not None and self._is_past(read.date)):
            return []
        return [Deadline(cue.start, read.end, read.date, read.rule, read.recurrence)]

    def _recurring(self, at: int, end: int, start: int) -> list[Deadline]:
        """The periods named between two offsets, each a deadline of the words from `start` on."""
        cues = _cues()
        kinds = dict.fromkeys(cues.periods[match[0]] for match in cues.period.finditer(self.folded, at, end))
        return [Deadline(start, end, None, "recurs", kind) for kind in kinds]

    def _event(self, cue: Occurrence, end: int) -> list[Deadline]:
        """What is to be done at once when something has happened: `ngay sau khi Nghị định có hiệu lực`."""
        stop = _PHRASE_END.search(self.folded, cue.end, min(end, cue.end + _LONGEST_EVENT))
        last = stop.start() if stop is not None else min(end, cue.end + _LONGEST_EVENT)
        return [Deadline(cue.start, last, None, "event")] if last > cue.end + 1 else []

    def _is_taken(self, at: int) -> bool:
        index = bisect_left(self._taken, (at + 1, 0)) - 1
        return index >= 0 and self._taken[index][1] > at

    def _is_past(self, date: str) -> bool:
        own = self.date
        return own is not None and date[: len(own)] < own[: len(date)]

    def _said(self, at: int, end: int, kind: str, before: str) -> _Said | None:
        """The day, month, quarter, half-year or year that stands at an offset, or a term of days; `before` are the
        words in front."""
        half = _HALF.match(self.folded, at, end)
        if half is not None:
            months = 12 if half["half"] == "cuối" else 9 if half["months"] in ("9", "chín") else 6
            return self._month(half.end(), months, half["year"], "last-month")
        month = _MONTH.match(self.folded, at, end)
        if month is not None:
            return self._month(month.end(), int(month["month"]), month["year"] or month["year2"])
        quarter = _QUARTER.match(self.folded, at, end)
        if quarter is not None:
            number = _QUARTERS.get(quarter["quarter"]) or int(quarter["quarter"])
            return self._month(quarter.end(), 3 * number, quarter["year"] or quarter["year2"], "last-month")
        year_ = _YEAR.match(self.folded, at, end)
        if year_ is not None:
            return _Said(year_.end(), iso(int(year_["year"])), "stated")
        if kind != "until":
            return None
        return self._day(at, end, before) or self._span(at, end)

    def _span(self, at: int, end: int) -> _Said | None:
        """A term of which the words do not say from when it runs, or from an event: `chậm nhất 03 ngày làm việc`."""
        span = _SPAN.match(self.folded, at, end)
        if span is None:
            return None
        return _Said(span.end(), None, "working-days" if span["working"] else "event")

    def _day(self, at: int, end: int, before: str) -> _Said | None:
        day = _DAY.match(self.folded, at, end)
        if day is None:
            return None
        month = day["month"] or day["month2"]
        year = day["year"] or day["year2"] or day["year3"]
        recurs = None if year else _cues().recurs_after.match(self.folded, day.end(), end)
        if recurs is not None:
            return _Said(recurs.end(), None, "recurs", self._period(recurs[0], "P1Y" if month else "P1M"))
        if month is None:
            return None
        recurs = None if year else _cues().recurs_before.search(before)
        if recurs is not None:
            return _Said(day.end(), None, "recurs", self._period(before[recurs.start() :], "P1Y"))
        return self._dated(day.end(), int(month), int(day["day"]), year)

    @staticmethod
    def _period(words: str, default: Recurrence) -> Recurrence:
        """How often what the words say recurs."""
        period = _cues().period.search(words)
        return default if period is None else _cues().periods[period[0]]

    def _month(self, end: int, month: int, year: str | None, rule: DeadlineRule = "stated") -> _Said:
        said = self._dated(end, month, None, year)
        return said._replace(rule=rule) if said.date is not None and rule != "stated" else said

    def _dated(self, end: int, month: int, day: int | None, year: str | None) -> _Said:
        if year is not None:
            date = iso(int(year), month, day)
            return _Said(end, date, "stated" if date is not None else "no-day")
        if self.date is None:
            return _Said(end, None, "year-of-document")
        own = int(self.date[:4])
        date = iso(own, month, day)
        if date is not None and self._is_past(date):
            date = iso(own + 1, month, day)
        return _Said(end, date, "year-of-document" if date is not None else "no-day")

    def _term(self, cue: Occurrence, start: int, end: int) -> Deadline | None:
        """A term that runs from an event: `trong 15 ngày kể từ ngày ký`; `cue` is what names the event."""
        term = _TERM.search(self.folded, max(start, cue.start - _LAST_PHRASE), cue.start)
        if term is None:
            return None
        own = _cues().own_day.match(self.folded, cue.end + 1, end)
        date = self._counted(term) if own is not None else None
        rule: DeadlineRule = "working-days" if term["working"] else "counted" if date is not None else "event"
        return Deadline(term.start(), own.end() if own is not None else cue.end, date, rule)

    def _counted(self, term: re.Match[str]) -> str | None:
        """The last day of a term that begins on the document's own day."""
        if term["working"] or self.date is None or len(self.date) < 10:
            return None
        count = int(term["count"])
        first = datetime.date.fromisoformat(self.date)
        if term["unit"] == "tháng":
            months = first.month - 1 + count
            year, month = first.year + months // 12, months % 12 + 1
            for day in range(first.day, 27, -1):
                if (date := iso(year, month, day)) is not None:
                    return date
            return iso(year, month, first.day)
        return (first + datetime.timedelta(days=count * (7 if term["unit"] == "tuần" else 1))).isoformat()


def _holds(one: Deadline, other: Deadline) -> bool:
    """Whether the words of one deadline hold those of another and more."""
    return one.start <= other.start and other.end <= one.end and (one.start, one.end) != (other.start, other.end)


def first_of(deadlines: Sequence[Deadline]) -> Deadline | None:
    """The deadline that counts where one is asked for: the first with a date, else the first."""
    return next((deadline for deadline in deadlines if deadline.date is not None), deadlines[0] if deadlines else None)
