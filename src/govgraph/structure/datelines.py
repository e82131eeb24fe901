"""The place and date of a document: in its head (Decree 30/2020/NĐ-CP, Appendix I, part II, section 4), or, of laws
and resolutions of the legislature, at its close, in the words that say when they were passed."""

from __future__ import annotations

import re
from typing import NamedTuple

from govgraph.language.dates import iso
from govgraph.structure.lines import Lines
from govgraph.structure.phrases import opens_body

_BLANK = r"[\s.…_]*"
_SPOILT = r"[^\s\d,;:]{1,2}(?: [^\s\d,;:]{1,2})?(?= )"
"""A day written by hand, as scanning reads it: `ngày È Ÿ tháng 5`."""
_DATE = re.compile(
    rf"(?:(?P<place>[^\W\d_][^,:;\d]{{1,40}}?)\s*(?P<comma>,)?\s*)??(?i:ngày)[\s.…_,]*(?:(?P<day>\d{{1,2}})|{_SPOILT})?{_BLANK}"
    rf"(?i:tháng){_BLANK}(?P<month>\d{{1,2}})?[\s.…_,]*(?i:năm){_BLANK}(?P<year>\d{{4}})?(?!\d)"
)
_SHORT_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,:;\d]{1,40}?)\s*(?P<comma>,)\s*(?:(?i:ngày)\s*)?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-]"
    r"(?P<year>\d{4})(?!\d)"
)
_PASSED = re.compile(r"thông qua ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_MASTHEAD = re.compile(r"\W?date:?\s+(\d{4}(?:-\d{2}){0,2})\W*$", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(r",\s*(?i:ngày)\b")
_WORD = re.compile(r"\S+")
_MOST_WORDS = 7
_LONGEST_BARE = 45
_REST = 3
_CLOSING_LINES = 14


class Dateline(NamedTuple):
    """Place and date as far as they are said: `date` is ISO, `end` the offset behind the line's words."""

    place: str | None
    date: str | None
    end: int


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a text begins with, in one line or in several: `Hà Nội, ngày 01 tháng 12 năm 2025`. Day, month
    or all may be blanks. None where it begins with none, or with a sentence that says a date."""
    flat = text.replace("\n", " ")
    match = _DATE.match(flat) or _SHORT_DATE.match(flat)
    if match is None or not _is_dateline(match, text):
        return None
    rest = text[match.end() :].split("\n", 1)[0]
    if len(rest.strip(" .,;*_-")) > _REST and not rest.lstrip()[:1].isupper():
        return None
    year, month, day = (int(value) if value else None for value in match.group("year", "month", "day"))
    date = None
    if year is not None:
        date = iso(year, month, day if month is not None else None)
    place = " ".join(match["place"].split()).strip(" -_*") if match["place"] else None
    return Dateline(place or None, date, match.end())


def _is_dateline(match: re.Match[str], text: str) -> bool:
    """Whether place and day are those of a dateline: the place's words are names, and few."""
    place = match["place"]
    if place is None:
        return len(text.split("\n", 1)[0]) < _LONGEST_BARE
    words = place.split()
    if len(words) > _MOST_WORDS or opens_body(place):
        return False
    return match["comma"] is not None or all(not word[0].islower() for word in words)


def dateline_at(text: str) -> int:
    """Where in a line that begins with something else place and date begin, the line's length where they do not."""
    comma = _DATE_FOLLOWS.search(text)
    if comma is None:
        return len(text)
    begin = comma.start()
    for word in reversed(list(_WORD.finditer(text, 0, comma.start()))):
        if not word[0][0].isupper() or any(map(str.isdigit, word[0])):
            break
        begin = word.start()
    return begin


def masthead_date(text: str) -> str | None:
    """The date of a line that says nothing else, as a collection of press articles prints it: `date 2021-09`."""
    match = _MASTHEAD.match(text)
    return match[1] if match is not None else None


def closing_date(lines: Lines, body: int, end: int) -> tuple[Dateline, int, int] | None:
    """The date that the lines right above the signature say, which is at line `end`: a dateline, or the day on which
    the document was passed (`được Quốc hội ... thông qua ngày 13 tháng 11 năm 2020`). As (place and date, first line,
    line after the last); None where they say none."""
    filled = [index for index in range(max(body, end - _CLOSING_LINES), end) if lines.texts[index]]
    for index in reversed(filled):
        dateline = read_dateline(lines.texts[index])
        if dateline is not None and dateline.date is not None:
            return dateline, index, index + 1
        passed = _PASSED.search(" ".join(lines.texts[index : index + 3]))
        date = iso(int(passed[3]), int(passed[2]), int(passed[1])) if passed is not None else None
        if date is not None:
            return Dateline(None, date, 0), index, min(index + 3, end)
    return None
