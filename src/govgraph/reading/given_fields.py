"""The fields that may be given of a document beside it, and how their values are read."""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from typing import get_args
from urllib.parse import quote

from govgraph.authority.document_types import type_by_name
from govgraph.authority.units import province
from govgraph.language.dates import DAY, day_of, iso
from govgraph.language.letters import fold
from govgraph.language.numbers import tidy_number
from govgraph.records import Capacity, GivenField

GIVEN_FIELDS: tuple[GivenField, ...] = get_args(GivenField)
CAPACITIES: tuple[Capacity, ...] = get_args(Capacity)

_DAY = re.compile(rf"(?:ngày )?(?:{DAY})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_LETTER = r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2})"
_ADDRESS = re.compile(
    rf"https?://[\w.-]+(?::\d{{1,5}})?(?:/{_LETTER}*)*(?:\?(?:{_LETTER}|[?/])*)?(?:#(?:{_LETTER}|[?/])*)?",
    re.ASCII | re.IGNORECASE,
)
"""An address in the letters of RFC 3986; others are written in its escapes first."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DATES = frozenset({"date", "retrieved"})


def field_called(name: str) -> GivenField:
    """The field of a name. Raises ValueError, with the name that is nearest or all of them, where there is none."""
    for field in GIVEN_FIELDS:
        if field == name:
            return field
    near = get_close_matches(name, GIVEN_FIELDS, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(GIVEN_FIELDS)}"
    raise ValueError(f"no field is called {name!r}: {hint}")


def given_value(field: GivenField, raw: object) -> str:
    """A field's value as the records hold it: dates ISO as far as they go (`22/7/2021` is taken too), a province by its
    name without level, all else in one line. Raises ValueError, saying what to write, where it cannot be one."""
    if isinstance(raw, datetime.datetime):
        raw = raw.date()
    if isinstance(raw, bool | float | list | dict | datetime.time):
        raise ValueError(f"{field}: write its value in quotation marks")
    words = " ".join(str(raw).split())
    if not words:
        raise ValueError(f"{field}: has no value: fill it in or leave it out")
    if field in _DATES:
        return _date(field, words)
    if field == "province":
        found = province(words)
        if found is None:
            raise ValueError(f"province: there is none called {words!r}")
        return found.bare
    if field == "url":
        return _address(words)
    if field == "capacity":
        return _capacity(words)
    if field == "type":
        known = type_by_name(fold(words))
        return known.name if known is not None else words
    return tidy_number(words) if field == "number" else words


def _capacity(words: str) -> Capacity:
    found = next((capacity for capacity in CAPACITIES if capacity == words.upper().rstrip(".")), None)
    if found is None:
        raise ValueError(f"capacity: {words!r} is none of {', '.join(CAPACITIES)}")
    return found


def _address(words: str) -> str:
    address = quote(words, safe="%/:?#[]@!$&'()*+,;=~")
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"url: {words!r} is no address that begins with http:// or https://")
    return address


def _date(field: str, words: str) -> str:
    match = _ISO.fullmatch(words)
    if match is not None:
        year, month, day = (int(part) if part else None for part in match.groups())
        date = iso(year, month, day) if year and _FIRST_YEAR <= year <= _LAST_YEAR else None
    else:
        day_read = _DAY.fullmatch(words)
        said, exists = day_of(day_read) if day_read is not None else (words, False)
        date = said if exists else None
    if date is None:
        raise ValueError(f"{field}: {words!r} is no date: write one such as 2021-07-22, 2021-07, 2021")
    return date
