"""Initiatives: which noun phrases are names, where they end, which mentions are of one initiative."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.recognition.initiatives import recognise_initiatives, vocabulary
from govgraph.recognition.scanning import Scanner
from govgraph.records import Citation, Initiative, Source
from govgraph.structure import structure

SCANNER = Scanner({"initiatives": vocabulary()})


def initiatives(text: str, province: str | None = None, citations: tuple[Citation, ...] = ()) -> list[Initiative]:
    context = Context(
        type=None,
        number=None,
        date=None,
        issuer=None,
        province=province,
        jurisdiction=f"tỉnh {province}" if province else None,
        subject_folded="",
    )
    taken = structure(Source("document.txt", text, ""))
    heads = SCANNER.scan(taken.running.folded)["initiatives"]
    return recognise_initiatives(taken, context, citations, heads)


def words(text: str) -> list[str]:
    running = structure(Source("document.txt", text, "")).running.text
    return [running[found.start : found.end] for found in initiatives(text)]


@pytest.mark.parametrize("row", cue_rows("initiative_cues"), ids=lambda row: f"{row.role}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_example_says(row: CueRow) -> None:
    framed = re.search(r"\[\[(.*)\]\]", row.example)
    assert framed is not None
    assert words(row.example.replace("[[", "").replace("]]", "")) == [framed[1]]
    assert words(row.counter_example) == []


def test_all_mentions_of_one_initiative_bear_the_name_of_the_first() -> None:
    text = (
        "Đẩy nhanh Dự án đường cao tốc Đồng Đăng - Trà Lĩnh kết nối với cao tốc Bắc Giang - Lạng Sơn; giải phóng mặt "
        "bằng Dự án Đường cao tốc Đồng Đăng - Trà Lĩnh."
    )
    first, second = initiatives(text)
    name = "Dự án đường cao tốc Đồng Đăng - Trà Lĩnh kết nối với cao tốc Bắc Giang - Lạng Sơn"
    assert (first.name, second.name) == (name, name)
    assert second.end - second.start < first.end - first.start


def test_a_heading_in_capitals_is_spelled_as_the_text_spells_it() -> None:
    text = """QUYẾT ĐỊNH
PHÊ DUYỆT QUY HOẠCH PHÁT TRIỂN ĐIỆN GIÓ TỈNH NINH THUẬN GIAI ĐOẠN 2011 - 2020

Phê duyệt Quy hoạch phát triển điện gió tỉnh Ninh Thuận giai đoạn 2011 - 2020 như sau."""
    assert {found.name for found in initiatives(text)} == {
        "Quy hoạch phát triển điện gió tỉnh Ninh Thuận giai đoạn 2011 - 2020"
    }


def test_the_planning_of_the_province_is_its_own_only_in_its_own_letter() -> None:
    text = "Sở Kế hoạch và Đầu tư đẩy nhanh tiến độ lập quy hoạch tỉnh, bảo đảm chất lượng."
    (found,) = initiatives(text, province="Bắc Kạn")
    assert (found.kind, found.name) == ("planning", "quy hoạch tỉnh Bắc Kạn")
    assert initiatives(text) == []
    assert initiatives(f"Điều 1. Phạm vi\n{text}\n\nĐiều 2. Hiệu lực\nThi hành từ ngày ký.", province="Bắc Kạn") == []


def test_a_cited_document_is_no_initiative() -> None:
    text = "Thực hiện Chương trình phát triển đô thị tỉnh Lào Cai giai đoạn 2021 - 2025."
    start = text.index("Chương trình")
    assert [found.kind for found in initiatives(text)] == ["programme"]
    assert initiatives(text, citations=(Citation(start, len(text) - 1, form="full"),)) == []


def test_a_name_goes_on_through_places_and_ends_with_the_sentence() -> None:
    text = (
        "Giao Ban Quản lý dự án báo cáo các dự án chậm tiến độ; tháo gỡ cho Dự án thủy điện (Nậm Pàn 5), hoàn thành "
        "cầu Cửa Lục 3 và Dự án cải tạo, nâng cấp đường tỉnh ĐT.155 đoạn từ thị xã Sa Pa - xã Bản Xèo, huyện Bát Xát, "
        "phấn đấu xong trong quý IV."
    )
    assert words(text) == [
        "Dự án thủy điện (Nậm Pàn 5)",
        "cầu Cửa Lục 3",
        "Dự án cải tạo, nâng cấp đường tỉnh ĐT.155 đoạn từ thị xã Sa Pa - xã Bản Xèo, huyện Bát Xát",
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Vật liệu cho Dự án cao tốc CT.16, đoạn qua Quảng Bình, Quảng Trị và Thừa Thiên.",
            "Dự án cao tốc CT.16, đoạn qua Quảng Bình, Quảng Trị và Thừa Thiên",
        ),
        (
            "Khởi công Dự án cao tốc CT.16, đoạn qua Quảng Bình, Quảng Trị chủ trì giải phóng mặt bằng.",
            "Dự án cao tốc CT.16, đoạn qua Quảng Bình",
        ),
    ],
)
def test_a_project_may_pass_through_several_provinces(text: str, named: str) -> None:
    assert words(text) == [named]


def test_programmes_put_together_are_no_name() -> None:
    assert words("Thống nhất tích hợp 04 Chương trình thành 01 Chương trình chung trong giai đoạn tới.") == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Dự án",
                "dự án",
                "quy hoạch tỉnh",
                "(",
                ")",
                "Sa Pa",
                "-",
                "và",
                ",",
                "“",
                "”",
                "năm 2021",
                "\n",
                ".",
                "QL.4D",
            ]
        ),
        max_size=30,
    )
)
def test_initiatives_lie_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = initiatives(text, province="Lào Cai")
    length = len(structure(Source("document.txt", text, "")).running.text)
    edges = [edge for initiative in found for edge in (initiative.start, initiative.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= length for edge in edges)
    assert all(initiative.start < initiative.end for initiative in found)
