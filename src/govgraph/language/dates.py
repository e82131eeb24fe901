"""Dates as Vietnamese documents write them: `22/7/2021`, `ngày 22 tháng 7 năm 2021`, `tháng 9 năm 2021`, `5/9/94`."""

from __future__ import annotations

import datetime
import re

DAY = (
    r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4,5}|\d\d)(?!\d)"
    r"|(?P<day2>\d{1,2}) ?tháng ?(?P<month2>\d{1,2}),? ?năm ?(?P<year2>\d{4})(?!\d)"
)
"""Pattern of a full day, in running text; use with `iso_of`."""

_DAY = re.compile(DAY, re.IGNORECASE)
_FIRST_SHORT_YEAR = 45  # 5/9/45 is the Republic's first week; no document cited in two digits is older


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """ISO form of a date given as far as it is known; None if there is no such day."""
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def read_day(words: str) -> tuple[str, bool]:
    """The date that a full day's words say: (ISO form, True), or (the words as written, False) if no such day exists.

    `12/6/20201` is no day: it is kept as written, never cut to a year that fits. A year of two digits is of the
    twentieth century from 45 on, of the twenty-first below.
    """
    match = _DAY.search(words)
    if match is None:
        return words.strip(), False
    return day_of(match)


def day_of(match: re.Match[str]) -> tuple[str, bool]:
    """What `read_day` gives, of a match of a pattern that has `DAY` in it."""
    day, month, year = match.group("day", "month", "year")
    if day is None:
        day, month, year = match.group("day2", "month2", "year2")
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _FIRST_SHORT_YEAR else 2000
    date = iso(number, int(month), int(day)) if 1900 <= number <= 2100 else None
    if date is not None:
        return date, True
    if match["day"] is not None:
        return re.sub(r"\s+", "", match.string[match.start("day") : match.end("year")]), False
    return match.string[match.start("day2") : match.end("year2")], False
