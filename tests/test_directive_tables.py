"""Tables of tasks: each row a directive, whatever text extraction has made of the cells."""

from __future__ import annotations

import pytest

from govgraph.recognition import recognise
from govgraph.records import Directive, Source

HEAD = """THỦ TƯỚNG CHÍNH PHỦ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 2629/QĐ-TTg

Hà Nội, ngày 01 tháng 12 năm 2025

QUYẾT ĐỊNH
PHÊ DUYỆT CHƯƠNG TRÌNH PHÁT TRIỂN CHÍNH PHỦ SỐ
THỦ TƯỚNG CHÍNH PHỦ

Điều 1. Phê duyệt Chương trình phát triển Chính phủ số.
Điều 2. Các Bộ trưởng chịu trách nhiệm thi hành Quyết định này./.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Nguyễn Chí Dũng

PHỤ LỤC
DANH MỤC CÁC NHIỆM VỤ
(Kèm theo Quyết định số 2629/QĐ-TTg ngày 01 tháng 12 năm 2025 của Thủ tướng Chính phủ)
"""

# of Decision 2629/QĐ-TTg of 1 December 2025, Appendix II, cells on lines of their own
ON_LINES = """
TT

Nhiệm vụ, giải
pháp

Cơ quan chủ trì

Cơ quan phối hợp

Kết quả

Thời gian thực
hiện

I

Hoàn thiện thể chế

1

Nghiên cứu, xây dựng Luật Chuyển đổi số và các
Nghị định, văn bản hướng dẫn thi hành, thay thế để đẩy mạnh chuyển đổi số.

Bộ Khoa học và
Công nghệ

Bộ Công an, Bộ Tài
chính và các bộ, ngành, địa phương khác có liên quan

Trình Quốc hội dự
thảo Luật

Tháng 12/2025

2

Xây dựng Luật An ninh dữ liệu.

Bộ Công an

Bộ Khoa học và Công
nghệ

Trình Quốc hội dự
thảo Luật

Quý IV/2026
"""

BETWEEN_TABS = """
TT\tNhiệm vụ, giải pháp\tThời gian thực hiện\tCơ quan chủ trì thực hiện\tCơ quan phối hợp thực hiện
Nội dung 1: Hoàn thiện thể chế
01\tNghiên cứu, xây dựng Luật Chuyển đổi số\tTháng 12/2025\tBộ KH&CN\tBộ Công an, Bộ Tài chính
02\tXây dựng Luật An ninh dữ liệu\t2025 - 2026\tBộ Công an\tBộ KH&CN
"""

BETWEEN_BARS = """
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Nghiên cứu, xây dựng Luật Chuyển đổi số | Bộ Khoa học và Công nghệ | Bộ Công an, Bộ Tài chính | Tháng 12/2025 |
| 2 | Xây dựng Luật An ninh dữ liệu | Bộ Công an | Bộ Khoa học và Công nghệ | Hằng năm |
"""

WRAPPED = """
STT
Tên nhiệm vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Kết quả
Thời gian hoàn
thành
1.
Nghiên cứu, xây dựng Luật Chuyển đổi số để
đẩy mạnh chuyển đổi số quốc gia.
Bộ Khoa học
và Công nghệ
Bộ Công an,
Bộ Tài chính
Dự thảo Luật
Tháng 12/2025
2.
Xây dựng Luật An ninh dữ liệu của cả nước.
Bộ Công an
Bộ Khoa học và
Công nghệ
Dự thảo Luật
Quý IV/2026
"""

IN_CHARGE_FIRST = """
STT

Cơ quan chủ trì

Cơ quan phối hợp

Nội dung nhiệm vụ

Thời hạn hoàn thành

1

Bộ Khoa học và Công nghệ

- Bộ Công an;
- Bộ Tài chính.

Nghiên cứu, xây dựng Luật Chuyển đổi số

Tháng 12/2025

2

Bộ Công an

- Bộ Khoa học và Công nghệ.

Xây dựng Luật An ninh dữ liệu

Quý IV/2026
"""

Row = tuple[str, list[str], list[str], str | None]
FIRST = ("Nghiên cứu, xây dựng Luật", ["Bộ Khoa học và Công nghệ"], ["Bộ Công an", "Bộ Tài chính"], "2025-12")
SECOND = ("Xây dựng Luật An ninh dữ liệu", ["Bộ Công an"], ["Bộ Khoa học và Công nghệ"])


def rows(table: str, head: str = HEAD) -> list[Directive]:
    facts = recognise(Source("document.txt", head + table, ""))
    assert all(0 <= d.start < d.end <= len(facts.text) for d in facts.directives)
    return [directive for directive in facts.directives if directive.start > len(head)]


@pytest.mark.parametrize(
    ("table", "last"),
    [
        (ON_LINES, "2026-12"),
        (BETWEEN_TABS, "2026"),
        (BETWEEN_BARS, None),
        (WRAPPED, "2026-12"),
        (IN_CHARGE_FIRST, "2026-12"),
    ],
)
def test_each_row_tells_who_leads_who_helps_and_by_when(table: str, last: str | None) -> None:
    found = rows(table)
    said = [" ".join((HEAD + table)[d.start : d.end].split()) for d in found]
    assert [said[0].startswith(FIRST[0]), said[1].startswith(SECOND[0])] == [True, True]
    assert [(list(d.responsible), [name for name in d.coordinating if name.startswith("Bộ")]) for d in found] == [
        (FIRST[1], FIRST[2]),
        (SECOND[1], SECOND[2]),
    ]
    assert [d.deadline for d in found] == [FIRST[3], last]


def test_what_comes_back_every_year_has_a_period_and_no_date() -> None:
    assert [(d.rule, d.recurrence) for d in rows(BETWEEN_BARS)[1].deadlines] == [("recurs", "P1Y")]


def test_a_task_ends_before_those_in_charge() -> None:
    first = rows(WRAPPED)[0]
    assert (HEAD + WRAPPED)[first.start : first.end].endswith("chuyển đổi số quốc gia")


def test_a_table_that_says_nothing_of_who_leads_is_none_of_tasks() -> None:
    assert rows(ON_LINES.replace("Cơ quan chủ trì", "Cơ quan ban hành")) == []


def test_what_follows_under_a_heading_of_its_own_is_no_row() -> None:
    found = rows(f"{ON_LINES}\nII. TỔ CHỨC THỰC HIỆN\n1. Bộ Nội vụ theo dõi việc thực hiện Chương trình.\n")
    assert [d.responsible for d in found][:2] == [("Bộ Khoa học và Công nghệ",), ("Bộ Công an",)]
    assert all("Bộ Nội vụ" not in d.responsible or d.deadline is None for d in found)


# in the manner of Resolution 109/NQ-CP of 16 April 2026, Appendices III and IV
BROKEN_HEAD = """
TT
NHIỆM VỤ
CƠ QUAN
CHỦ TRÌ
CƠ QUAN PHỐI
HỢP
THỜI HẠN
THỰC HIỆN
CẤP TRÌNH
"""

NUMBERED_WITHIN_CELLS = """
1
Rà soát các nhiệm vụ được phân cấp cho chính quyền địa phương
1. Bộ Nội vụ chủ trì tổng hợp
2. Các bộ, cơ quan rà soát thuộc lĩnh vực quản lý
Các địa phương
Quý II/2026
Quốc hội
2
Xây dựng dữ liệu đất đai trên toàn quốc
Bộ Công
Thương
Các bộ, ngành, các
tỉnh, thành phố
Quý III/2026
Quốc hội
"""


def test_what_is_numbered_within_a_cell_is_no_row() -> None:
    head = HEAD + BROKEN_HEAD
    beginnings = [(head + NUMBERED_WITHIN_CELLS)[d.start : d.start + 8] for d in rows(NUMBERED_WITHIN_CELLS, head)]
    assert beginnings == ["Rà soát ", "Xây dựng"]


def test_a_head_whose_words_are_broken_over_lines_has_all_its_columns() -> None:
    last = rows(NUMBERED_WITHIN_CELLS, HEAD + BROKEN_HEAD)[-1]
    assert (list(last.responsible), list(last.coordinating)) == (
        ["Bộ Công Thương"],
        ["các bộ, ngành, các tỉnh, thành phố"],
    )


def test_a_table_of_those_in_charge_alone_is_one_of_tasks() -> None:
    head = HEAD + "STT\tNHIỆM VỤ\tCƠ QUAN CHỦ TRÌ\n"
    table = "1\tXây dựng đề án bảo hiểm nông nghiệp\tBộ Tài chính\n2\tLập quy hoạch ngành điện lực\tBộ Công Thương\n"
    assert [list(d.responsible) for d in rows(table, head)] == [["Bộ Tài chính"], ["Bộ Công Thương"]]
