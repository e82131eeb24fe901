"""Deadlines: by when a directive is to be carried out.

`trước ngày 30/11/2025`, `đến hết ngày`, `xong trước 15/9`, `trong tháng 9 năm 2021`, `trong quý I/2026`, `chậm nhất`,
`trong 15 ngày kể từ ngày ký`. The words stand in `data/authority/deadline_cues.csv`.

Rules of reading:

* A date without its year takes the document's, or the next where that day would lie before the document.
* A quarter is given as its last month (`quý I/2026` is 2026-03), as ISO 8601 has no quarters.
* A term is counted from the document's own day where the words say so (`kể từ ngày ký`); terms in working days and
  recurrences (`trước ngày 25 hằng tháng`, `hằng năm, trước ngày 15/12`) are deadlines without a date.
* A day before the document's own is no deadline but a condition (`hồ sơ nộp trước ngày 01/7/2021`).
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from govgraph.language.dates import iso
from govgraph.recognition.cue_rows import alternatives, cue_rows
from govgraph.recognition.scanning import Occurrence

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
_TERM = re.compile(
    r"(?<!\w)(?:trong |sau |chậm nhất |không quá )?(?:thời hạn |vòng )?(?:là |không quá |tối đa )?"
    r"(?P<count>\d{1,3})(?: \([^()]{1,30}\))? (?P<unit>ngày|tuần|tháng)(?P<working> làm việc)?,? $"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SINCE = re.compile(r"(?:từ|kể từ)(?: ngày| tháng| năm)? [^.;\n]{0,30}$")
_LAST_PHRASE = 60
_UNITS = (" ngày", " tháng", " quý", " năm")


class Deadline(NamedTuple):
    """A deadline as said: its span in the running text, and its date in ISO form as far as it is known."""

    start: int
    end: int
    date: str | None


class _Cues(NamedTuple):
    kinds: dict[str, str]
    not_before: re.Pattern[str]
    attributive: re.Pattern[str]
    own_day: re.Pattern[str]
    recurs_before: re.Pattern[str]
    recurs_after: re.Pattern[str]


@cache
def _cues() -> _Cues:
    rows = cue_rows("deadline_cues")

    def any_of(role: str, kind: str = "") -> str:
        return alternatives(word for row in rows if (row.role, row.kind) == (role, kind) for word in row.words)

    return _Cues(
        {word: row.kind for row in rows if row.role == "until" for word in row.words},
        re.compile(rf"(?<!\w){any_of('not_before')} ?$"),
        re.compile(rf"(?<!\w){any_of('attributive')} ?$"),
        re.compile(any_of("own_day")),
        re.compile(rf"(?<!\w){any_of('recurs', 'before')}"),
        re.compile(rf",? {any_of('recurs', 'after')}"),
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
        self._found = sorted((o for o in occurrences if o.word in kinds), key=lambda o: (o.start, -o.end))
        self._starts = [occurrence.start for occurrence in self._found]

    def within(self, start: int, end: int) -> Deadline | None:
        """The deadline that words between two offsets set: the first with a date, else the first without; None if
        they set none."""
        undated = None
        for occurrence in self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            deadline = self._read(occurrence, start, end)
            if deadline is not None:
                if deadline.date is not None:
                    return deadline
                undated = undated or deadline
        return undated

    def _read(self, cue: Occurrence, start: int, end: int) -> Deadline | None:
        cues = _cues()
        before = self.folded[max(start, cue.start - _LAST_PHRASE) : cue.start]
        if cues.not_before.search(before) or self._is_taken(cue.start):
            return None
        kind = cues.kinds[cue.word]
        if kind == "term":
            return self._term(cue, start, end)
        if kind == "during" and cues.attributive.search(before):
            return None
        if cue.word.startswith("đến") and _SINCE.search(before):
            return None
        at = cue.end - len(cue.word) + cue.word.rfind(" ") if cue.word.endswith(_UNITS) else cue.end
        read = self._said(at, end, kind, before)
        if read is None or (read.date is not None and self._is_past(read.date)):
            return None
        return Deadline(cue.start, read.end, read.date)

    def _is_taken(self, at: int) -> bool:
        index = bisect_left(self._taken, (at + 1, 0)) - 1
        return index >= 0 and self._taken[index][1] > at

    def _is_past(self, date: str) -> bool:
        own = self.date
        return own is not None and date[: len(own)] < own[: len(date)]

    def _said(self, at: int, end: int, kind: str, before: str) -> Deadline | None:
        """The day, month, quarter or year that stands at an offset; `before` are the words in front."""
        month = _MONTH.match(self.folded, at, end)
        if month is not None:
            year = month["year"] or month["year2"]
            return Deadline(at, month.end(), self._month(int(month["month"]), year))
        quarter = _QUARTER.match(self.folded, at, end)
        if quarter is not None:
            number = _QUARTERS.get(quarter["quarter"]) or int(quarter["quarter"])
            return Deadline(at, quarter.end(), self._month(3 * number, quarter["year"] or quarter["year2"]))
        year_ = _YEAR.match(self.folded, at, end)
        if year_ is not None:
            return Deadline(at, year_.end(), iso(int(year_["year"])))
        return self._day(at, end, before) if kind == "until" else None

    def _day(self, at: int, end: int, before: str) -> Deadline | None:
        day = _DAY.match(self.folded, at, end)
        if day is None:
            return None
        month = day["month"] or day["month2"]
        year = day["year"] or day["year2"] or day["year3"]
        recurs = None if year else _cues().recurs_after.match(self.folded, day.end(), end)
        if recurs is not None:
            return Deadline(at, recurs.end(), None)
        if month is None:
            return None
        if year is None and _cues().recurs_before.search(before) is not None:
            return Deadline(at, day.end(), None)
        return Deadline(at, day.end(), self._dated(int(month), int(day["day"]), year))

    def _month(self, month: int, year: str | None) -> str | None:
        return self._dated(month, None, year)

    def _dated(self, month: int, day: int | None, year: str | None) -> str | None:
        if year is not None:
            return iso(int(year), month, day)
        if self.date is None:
            return None
        own = int(self.date[:4])
        date = iso(own, month, day)
        return iso(own + 1, month, day) if date is not None and self._is_past(date) else date

    def _term(self, cue: Occurrence, start: int, end: int) -> Deadline | None:
        """A term that runs from an event: `trong 15 ngày kể từ ngày ký`; `cue` is what names the event."""
        term = _TERM.search(self.folded, max(start, cue.start - _LAST_PHRASE), cue.start)
        if term is None:
            return None
        own = _cues().own_day.match(self.folded, cue.end + 1, end)
        date = self._counted(term) if own is not None else None
        return Deadline(term.start(), own.end() if own is not None else cue.end, date)

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
