"""Dates as documents write them, and those that are none."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.language.dates import iso, read_day


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("ngày 08 tháng 6 năm 2010", "2010-06-08"),
        ("08/6/2010", "2010-06-08"),
        ("8-6-2010", "2010-06-08"),
        ("16.12.2002", "2002-12-16"),
        ("ngày 3 - 10 - 1945", "1945-10-03"),
        ("ngày 12 tháng 5, năm 2020", "2020-05-12"),
        ("5/9/94", "1994-09-05"),
        ("1/2/24", "2024-02-01"),
    ],
)
def test_days_are_read_in_all_their_spellings(words: str, date: str) -> None:
    assert read_day(words) == (date, True)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("12/6/20201", "12/6/20201"),
        ("ngày 31/02/2020", "31/02/2020"),
        ("ngày 31 tháng 02 năm 2020", "31 tháng 02 năm 2020"),
        ("8 / 13 / 2010", "8/13/2010"),
        ("ngày 5/0/2021", "5/0/2021"),
        ("00/5/2021", "00/5/2021"),
        ("hôm nay", "hôm nay"),
    ],
)
def test_what_is_no_day_is_kept_as_written(words: str, kept: str) -> None:
    assert read_day(words) == (kept, False)


def test_a_date_is_given_as_far_as_it_is_known() -> None:
    assert (iso(2021), iso(2021, 9), iso(2021, 9, 3)) == ("2021", "2021-09", "2021-09-03")
    assert (iso(2021, 13), iso(2021, 2, 29)) == (None, None)


@given(st.dates(datetime.date(1945, 1, 1), datetime.date(2044, 12, 31)), st.sampled_from("/.-"), st.booleans())
def test_every_day_is_read_as_it_is_written(day: datetime.date, mark: str, short: bool) -> None:
    year = f"{day.year % 100:02d}" if short else str(day.year)
    assert read_day(f"ngày {day.day}{mark}{day.month:02d}{mark}{year}") == (day.isoformat(), True)
    assert read_day(f"ngày {day.day:02d} tháng {day.month} năm {day.year}") == (day.isoformat(), True)


def test_a_space_left_out_before_the_month_is_no_matter() -> None:
    assert read_day("27tháng 9 năm 1993") == ("1993-09-27", True)
