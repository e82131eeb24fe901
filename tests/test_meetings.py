"""Meetings: which ones are particular, what they are called, when they were held, who chaired."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.recognition.meetings import recognise_meetings, vocabulary
from govgraph.recognition.scanning import Scanner
from govgraph.records import AgencyMention, Holding, Meeting, Source
from govgraph.structure import structure

NOTICE = """THÔNG BÁO
Kết luận của đồng chí Vi Thị Thanh - Phó Chủ tịch UBND tỉnh tại phiên họp UBND tỉnh tháng 4 năm 2023

Ngày 27/4/2023, Ủy ban nhân dân tỉnh tổ chức phiên họp tháng 4 năm 2023. Dự phiên họp có các thành viên Ủy ban nhân \
dân tỉnh. Sau khi nghe báo cáo, đồng chí Vi Thị Thanh kết luận như sau:

1. Giao Sở Tài chính trình Hội đồng nhân dân tỉnh kỳ họp thứ tám, khóa XVI.

2. Giao Sở Nội vụ báo cáo tại phiên họp tháng 5 năm 2023.
"""
REPORT = """Sáng 14.6, dưới sự chủ trì của đồng chí Hà Văn Minh, Bí thư Tỉnh ủy, Ban Thường vụ Tỉnh ủy tổ chức \
phiên họp thường kỳ tháng 6 đánh giá công tác nửa đầu năm.

Phiên họp nghe báo cáo về Kỳ họp thứ Bảy (chuyên đề) của HĐND tỉnh khóa XVIII.
"""


SCANNER = Scanner({"meetings": vocabulary()})


def context(date: str | None = None, issuer: str | None = None) -> Context:
    return Context(
        type=None, number=None, date=date, issuer=issuer, province=None, jurisdiction=None, subject_folded=""
    )


def meetings(
    text: str, agencies: dict[str, str] | None = None, persons: tuple[str, ...] = (), **said: str
) -> list[Meeting]:
    """The meetings of a text in which some agencies, by their words, and persons have been recognised."""
    taken = structure(Source("document.txt", text, ""))
    running = taken.running.text
    mentions = [
        AgencyMention(found.start(), found.end(), name)
        for words, name in (agencies or {}).items()
        for found in re.finditer(re.escape(words), running)
    ]
    holdings = [Holding(found.start(), found.end(), name) for name in persons for found in re.finditer(name, running)]
    heads = SCANNER.scan(taken.running.folded)["meetings"]
    return recognise_meetings(taken, context(**said), holdings, mentions, heads)


def words(text: str) -> list[str]:
    running = structure(Source("document.txt", text, "")).running.text
    return [running[found.start : found.end] for found in meetings(text)]


@pytest.mark.parametrize("row", cue_rows("meeting_cues"), ids=lambda row: f"{row.role}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_example_says(row: CueRow) -> None:
    framed = re.search(r"\[\[(.*)\]\]", row.example)
    assert framed is not None
    assert words(row.example.replace("[[", "").replace("]]", "")) == [framed[1]]
    assert words(row.counter_example) == []


def test_the_notice_of_a_meeting_gives_its_day_and_chair_once() -> None:
    found = meetings(
        NOTICE,
        {"UBND tỉnh": "Ủy ban nhân dân tỉnh Sơn La", "Hội đồng nhân dân tỉnh": "Hội đồng nhân dân tỉnh Sơn La"},
        ("Vi Thị Thanh",),
    )
    assert [(meeting.name, meeting.date, meeting.chair) for meeting in found] == [
        ("Phiên họp Ủy ban nhân dân tỉnh Sơn La tháng 4 năm 2023", "2023-04-27", "Vi Thị Thanh"),
        ("Kỳ họp thứ tám, Hội đồng nhân dân tỉnh Sơn La khóa XVI", None, None),
        ("Phiên họp tháng 5 năm 2023", None, None),
    ]


def test_a_press_report_without_year_takes_it_from_the_document() -> None:
    found = meetings(
        REPORT,
        {"Ban Thường vụ Tỉnh ủy": "Ban Thường vụ Tỉnh ủy Hà Nam", "HĐND tỉnh": "Hội đồng nhân dân tỉnh Hà Nam"},
        ("Hà Văn Minh",),
        date="2022-06",
    )
    assert [(meeting.name, meeting.date, meeting.chair) for meeting in found] == [
        ("Phiên họp thường kỳ tháng 6 của Ban Thường vụ Tỉnh ủy Hà Nam", "2022-06-14", "Hà Văn Minh"),
        ("Kỳ họp thứ Bảy (chuyên đề), Hội đồng nhân dân tỉnh Hà Nam khóa XVIII", None, None),
    ]
    assert meetings(REPORT)[0].date is None


def test_a_meeting_told_by_a_verb() -> None:
    text = "THÔNG BÁO\nKết luận về cán bộ\n\nNgày 9/3/2022, Ban Thường vụ Huyện ủy họp cho ý kiến về cán bộ."
    (found,) = meetings(text, {"Ban Thường vụ Huyện ủy": "Ban Thường vụ Huyện ủy Mai Sơn"})
    assert (found.name, found.date) == ("Phiên họp của Ban Thường vụ Huyện ủy Mai Sơn ngày 9/3/2022", "2022-03-09")


def test_a_law_names_no_particular_meeting_but_the_session_that_passed_it() -> None:
    text = """Điều 1. Kỳ họp
Tại kỳ họp thứ nhất, Hội đồng nhân dân bầu Chủ tịch. Phiên họp thứ hai của Hội đồng do Chủ tịch triệu tập.

Điều 2. Hiệu lực
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV, kỳ họp thứ 10 thông qua ngày 13/11/2020."""
    (found,) = meetings(text, {"Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam": "Quốc hội"})
    assert (found.name, found.date) == ("Kỳ họp thứ 10, Quốc hội khóa XIV", None)


def test_one_meeting_is_given_once_however_it_is_written() -> None:
    text = (
        "Thực hiện Nghị quyết Đại hội XIII của Đảng. Tiếp tục quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ "
        "XIII của Đảng và Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX."
    )
    assert words(text) == ["Đại hội XIII của Đảng", "Đại hội Đảng bộ tỉnh lần thứ XX"]


@settings(max_examples=60, deadline=None)
@given(st.text("hội nghị phiên họp thứ 3 tháng 4/2021 kỳ.,\n(", max_size=120))
def test_meetings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = meetings(text)
    length = len(structure(Source("document.txt", text, "")).running.text)
    edges = [edge for meeting in found for edge in (meeting.start, meeting.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= length for edge in edges)
    assert all(meeting.start < meeting.end for meeting in found)
