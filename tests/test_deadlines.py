"""Deadlines: the words that set a day, the day they mean, and the days that are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.language.letters import lower
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.recognition.directives.deadlines import DeadlineReader, first_of, scanned_words
from govgraph.recognition.scanning import Scanner
from govgraph.records import Deadline

SCANNER = Scanner({"deadlines": scanned_words()})
WRITTEN = "2025-03-01"
ROWS = cue_rows("deadline_cues")


def reader(text: str, date: str | None = WRITTEN, taken: tuple[tuple[int, int], ...] = ()) -> DeadlineReader:
    folded = lower(text)
    return DeadlineReader(folded, SCANNER.scan(folded)["deadlines"], date, taken)


def found(text: str, date: str | None = WRITTEN, taken: tuple[tuple[int, int], ...] = ()) -> Deadline | None:
    return first_of(reader(text, date, taken).within(0, len(text)))


def read(text: str, date: str | None = WRITTEN) -> tuple[str, str | None] | None:
    deadline = found(text, date)
    return None if deadline is None else (text[deadline.start : deadline.end], deadline.date)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.role}-{row.kind}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_example_says(row: CueRow) -> None:
    example, _, date = row.example.partition(" => ")
    framed = re.search(r"\[\[(.*?)\]\]", example)
    assert framed is not None
    assert read(example.replace("[[", "").replace("]]", "")) == (framed[1], date or None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.role}-{row.kind}-{row.words[0]}")
def test_no_row_of_the_table_takes_its_counter_example(row: CueRow) -> None:
    assert read(row.counter_example) is None


@pytest.mark.parametrize("word", sorted(word for row in ROWS if row.kind == "until" for word in row.words))
def test_every_word_of_the_table_sets_a_day(word: str) -> None:
    said = {"quý": "IV/2025", "tháng": "9/2025", "năm": "2025"}.get(word.rsplit(maxsplit=1)[-1], "20/9/2025")
    deadline = found(f"Hoàn thành {word} {said} theo quy định.")
    assert deadline is not None
    assert deadline.date in {"2025-09-20", "2025-12", "2025-09", "2025"}


@pytest.mark.parametrize(
    ("text", "said", "date"),
    [
        ("báo cáo UBND tỉnh trước ngày 25/7/2025.", "trước ngày 25/7/2025", "2025-07-25"),
        ("giải ngân đến hết ngày 30/9/2025 đạt 60%", "đến hết ngày 30/9/2025", "2025-09-30"),
        ("nộp hồ sơ trước ngày 05-8-2025", "trước ngày 05-8-2025", "2025-08-05"),
        ("gửi trước ngày 15 tháng 12 năm 2025 để tổng hợp", "trước ngày 15 tháng 12 năm 2025", "2025-12-15"),
        ("hoàn thành trước 17 giờ 00 ngày 05/12/2025", "trước 17 giờ 00 ngày 05/12/2025", "2025-12-05"),
        ("gửi về Sở trước 10h30 ngày 05/12/2025", "trước 10h30 ngày 05/12/2025", "2025-12-05"),
        ("hoàn thành trong năm 2025.", "trong năm 2025", "2025"),
        ("trình trong tháng 9 năm 2025", "trong tháng 9 năm 2025", "2025-09"),
        ("trình trong tháng 9/2025", "trong tháng 9/2025", "2025-09"),
        ("phê duyệt trong quý I năm 2026", "trong quý I năm 2026", "2026-03"),
        ("phê duyệt trong quý IV/2025", "trong quý IV/2025", "2025-12"),
        ("hoàn thành chậm nhất ngày 30/6/2025", "chậm nhất ngày 30/6/2025", "2025-06-30"),
    ],
)
def test_a_day_said_in_full(text: str, said: str, date: str) -> None:
    assert read(text) == (said, date)
    assert read(text, None) == (said, date)


@pytest.mark.parametrize(
    ("text", "written", "date"),
    [
        ("xong trước 15/9", "2025-03-01", "2025-09-15"),
        ("xong trước 15/9", None, None),
        ("trình trong tháng 9", "2025-03-01", "2025-09"),
        ("trình trong tháng 3", "2025-03-31", "2025-03"),
        ("báo cáo trước ngày 10/01", "2025-12-20", "2026-01-10"),
        ("trình trong quý I", "2025-11-05", "2026-03"),
        ("trình trong tháng 2", "2025-11", "2026-02"),
    ],
)
def test_a_day_without_its_year_takes_the_documents_or_the_next(
    text: str, written: str | None, date: str | None
) -> None:
    deadline = found(text, written)
    assert deadline is not None
    assert deadline.date == date


@pytest.mark.parametrize(
    ("text", "said", "date"),
    [
        ("trả lời trong 15 ngày kể từ ngày ký Quyết định này", "trong 15 ngày kể từ ngày ký", "2025-03-16"),
        ("báo cáo trong vòng 3 tháng kể từ ngày ban hành", "trong vòng 3 tháng kể từ ngày ban hành", "2025-06-01"),
        (
            "trả lời trong thời hạn 10 ngày làm việc kể từ ngày ký",
            "trong thời hạn 10 ngày làm việc kể từ ngày ký",
            None,
        ),
        ("trả lời trong 05 (năm) ngày, kể từ ngày nhận hồ sơ", "trong 05 (năm) ngày, kể từ ngày", None),
    ],
)
def test_a_term_is_counted_where_it_runs_from_the_documents_own_day(text: str, said: str, date: str | None) -> None:
    assert read(text) == (said, date)


@pytest.mark.parametrize(
    ("written", "months", "date"),
    [("2025-08-31", 6, "2026-02-28"), ("2025-12-15", 1, "2026-01-15"), ("2024-01-30", 1, "2024-02-29")],
)
def test_a_term_in_months_ends_on_the_last_day_of_a_shorter_month(written: str, months: int, date: str) -> None:
    deadline = found(f"báo cáo trong {months} tháng kể từ ngày ký", written)
    assert deadline is not None
    assert deadline.date == date


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("báo cáo trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng"),
        ("báo cáo trước ngày 20/12 hàng năm", "trước ngày 20/12 hàng năm"),
        ("hàng năm (trước ngày 31 tháng 01) báo cáo Bộ", "trước ngày 31 tháng 01"),
        ("gửi kế hoạch trước ngày 30 tháng 01 của năm tiếp theo", "trước ngày 30 tháng 01 của năm tiếp theo"),
    ],
)
def test_what_recurs_is_a_deadline_without_a_day(text: str, said: str) -> None:
    assert read(text) == (said, None)


@pytest.mark.parametrize(
    "text",
    [
        "rà soát hồ sơ nộp trước ngày 01/7/2024",
        "giải ngân trước 10% kế hoạch",
        "các chỉ tiêu, nhiệm vụ trong tháng 9 năm 2025",
        "số liệu tính đến ngày 30/6/2025",
        "phát sinh từ ngày 01/01/2025 đến ngày 30/6/2025",
        "bố trí vốn kế hoạch trong năm 2025",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "báo cáo định kỳ hằng quý, 6 tháng và hằng năm về Bộ",
            [("recurs", "P3M", None), ("recurs", "P6M", None), ("recurs", "P1Y", None)],
        ),
        (
            "gửi trước ngày 25 hằng tháng; tổng kết trước ngày 05/12/2025",
            [("recurs", "P1M", None), ("stated", None, "2025-12-05")],
        ),
        ("trả lời chậm nhất 03 ngày làm việc", [("working-days", None, None)]),
        ("trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ", [("working-days", None, None)]),
        ("báo cáo trong 15 ngày kể từ ngày ký", [("counted", None, "2025-03-16")]),
        ("báo cáo trong 15 ngày kể từ ngày nhận văn bản", [("event", None, None)]),
        ("ban hành ngay sau khi Luật được thông qua, bảo đảm tiến độ", [("event", None, None)]),
        ("xong trước quý III/2025", [("last-month", None, "2025-09")]),
        ("hoàn thành trong 6 tháng cuối năm", [("last-month", None, "2025-12")]),
        ("hoàn thành trước ngày 15/9", [("year-of-document", None, "2025-09-15")]),
        ("hoàn thành trước ngày 31/11/2025", [("no-day", None, None)]),
    ],
)
def test_all_deadlines_of_a_text_with_the_rule_and_the_period(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(d.rule, d.recurrence, d.date) for d in reader(text).within(0, len(text))] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Đề án được ban hành Tháng 12/2025", ("Tháng 12/2025", "2025-12", "stated", None)),
        ("Quyết định của Thủ tướng Quý IV/2026", ("Quý IV/2026", "2026-12", "last-month", None)),
        ("Giai đoạn 2026 - 2030", ("2026 - 2030", "2030", "end-of-period", None)),
        ("Từ tháng 4 - 5/2026", ("Từ tháng 4 - 5/2026", "2026-05", "end-of-period", None)),
        ("01/01/2026", ("01/01/2026", "2026-01-01", "stated", None)),
        ("Báo cáo Hằng năm", ("Báo cáo Hằng năm", None, "recurs", "P1Y")),
    ],
)
def test_the_time_that_stands_bare_in_a_cell(cell: str, expected: tuple[str, str | None, str, str | None]) -> None:
    (said,) = reader(cell).in_cell(0, len(cell))
    assert (cell[said.start : said.end], said.date, said.rule, said.recurrence) == expected


def test_a_day_that_does_not_exist_is_a_deadline_without_a_day() -> None:
    assert read("báo cáo trước ngày 31/11/2025") == ("trước ngày 31/11/2025", None)


def test_of_several_days_the_first_counts_and_one_with_a_day_before_one_without() -> None:
    assert read("xong trước ngày 30/6/2025, báo cáo trước ngày 05/7/2025") == (
        "xong trước ngày 30/6/2025",
        "2025-06-30",
    )
    assert read("trước ngày 5 hằng tháng; tổng kết trước ngày 05/12/2025") == ("trước ngày 05/12/2025", "2025-12-05")


def test_the_day_of_a_cited_document_is_no_deadline() -> None:
    text = "thực hiện Kế hoạch số 12/KH-UBND trong năm 2026"
    assert found(text, taken=((10, len(text)),)) is None
    assert found(text) is not None


WORDS = ["trước ngày ", "trong ", "đến hết ", "xong ", "chậm nhất ", "kể từ ngày ký", " hằng tháng", " làm việc "]
DAYS = [
    "quý IV",
    "/2025",
    "tháng 13",
    "năm 2026",
    "31/11",
    "25/7/2025",
    "5 ngày ",
    "(năm)",
    "12",
    " ",
    ", ",
    "0",
    "9999",
]
PIECES = st.lists(st.sampled_from(WORDS + DAYS), max_size=14).map("".join)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from([None, "2025", "2025-07", "2025-07-10", "2024-02-29"]))
def test_a_deadline_stands_in_its_words_and_never_before_the_document(text: str, written: str | None) -> None:
    deadline = found(text, written)
    if deadline is None:
        return
    assert 0 <= deadline.start < deadline.end <= len(text)
    if deadline.date is not None:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", deadline.date)
        if written is not None:
            assert deadline.date[: len(written)] >= written[: len(deadline.date)]
