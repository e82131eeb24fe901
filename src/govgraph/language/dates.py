"""Dates as Vietnamese documents write them: `22/7/2021`, `ngày 22 tháng 7 năm 2021`, `tháng 9 năm 2021`, `29.9`."""

from __future__ import annotations

import datetime
import re

DAY = (
    r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4,5})(?!\d)"
    r"|(?P<day2>\d{1,2}) tháng (?P<month2>\d{1,2}),? năm (?P<year2>\d{4})(?!\d)"
)
"""Pattern of a full day, in running text; use with `iso_of`."""

_DAY = re.compile(DAY, re.IGNORECASE)


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """ISO form of a date given as far as it is known; None if there is no such day."""
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def read_day(words: str) -> tuple[str, bool]:
    """The date that a full day's words say: (ISO form, True), or (the words as written, False) if no such day exists.

    `12/6/20201` is no day: it is kept as written, never cut to a year that fits.
    """
    match = _DAY.search(words)
    if match is None:
        return words.strip(), False
    day, month, year = (match[name] or match[name + "2"] for name in ("day", "month", "year"))
    date = iso(int(year), int(month), int(day)) if len(year) == 4 and 1900 <= int(year) <= 2100 else None
    return (date, True) if date else (re.sub(r"\s+", "", match[0]) if match["day"] else match[0], False)
