"""Whose a body is that its name does not tell from others of the name."""

from __future__ import annotations

import pytest

from govgraph.recognition import recognise
from govgraph.records import Agency, Source


def records(text: str) -> dict[str, Agency]:
    """The agencies of a whole document by name."""
    return {agency.name: agency for agency in recognise(Source("document.txt", text, "")).agencies}


def head(issuer: str, number: str, place: str, date: str = "12 tháng 6 năm 2021") -> str:
    return f"{issuer}\nSố: {number}\n\n{place}, ngày {date}\n\nTHÔNG BÁO\nVề việc phân công nhiệm vụ\n\n"


IN_KIEN_GIANG = head("ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG", "12/TB-UBND", "Kiên Giang")
IN_TAY_NINH = head("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "12/TB-UBND", "Tây Ninh")


def test_one_name_of_a_district_is_another_body_in_another_province() -> None:
    text = "Giao UBND huyện Châu Thành và Huyện ủy Châu Thành báo cáo trước ngày 30/6/2021."
    for head_, province in ((IN_KIEN_GIANG, "tỉnh Kiên Giang"), (IN_TAY_NINH, "tỉnh Tây Ninh")):
        found = records(head_ + text)
        assert found["Ủy ban nhân dân huyện Châu Thành"].jurisdiction == f"huyện Châu Thành, {province}"
        assert found["Huyện ủy Châu Thành"].jurisdiction == f"huyện Châu Thành, {province}"


def test_a_district_of_which_there_are_several_is_the_documents_own_where_nothing_tells_its_province() -> None:
    assert records("Giao UBND huyện Châu Thành báo cáo trước ngày 30/6/2021.")[
        "Ủy ban nhân dân huyện Châu Thành"
    ].scoped


@pytest.mark.parametrize(
    ("text", "name", "unit", "level"),
    [
        ("UBND thành phố Rạch Giá", "Ủy ban nhân dân thành phố Rạch Giá", "thành phố Rạch Giá, {}", "district"),
        ("Bảo hiểm xã hội huyện Châu Thành", "Bảo hiểm xã hội huyện Châu Thành", "huyện Châu Thành, {}", "district"),
        ("Trung tâm Kiểm soát bệnh tật", "Trung tâm Kiểm soát bệnh tật", "{}", "province"),
        ("Đài Truyền thanh", "Đài Truyền thanh", "{}", "province"),
        ("UBND xã Minh Hòa, huyện Châu Thành", "Ủy ban nhân dân xã Minh Hòa", "xã Minh Hòa, huyện Châu Thành, {}", ""),
    ],
)
def test_a_body_is_of_the_unit_that_its_name_or_its_document_tells(text: str, name: str, unit: str, level: str) -> None:
    found = records(f"{IN_KIEN_GIANG}Giao {text} báo cáo trước ngày 30/6/2021.")[name]
    assert (found.jurisdiction, found.level) == (unit.format("tỉnh Kiên Giang"), level or "commune")


def test_a_department_of_a_ministry_is_of_the_ministry_that_issues_the_document() -> None:
    text = head("BỘ Y TẾ", "123/TB-BYT", "Hà Nội") + "Vụ Pháp chế chủ trì, Ban Chỉ đạo quốc gia phối hợp."
    assert records(text)["Vụ Pháp chế"].parent == "Bộ Y tế"


def test_a_part_that_every_body_has_is_the_documents_own_where_no_issuer_is_known() -> None:
    found = records("Vụ Pháp chế và Phòng Nội vụ phối hợp; Tổng cục Lâm nghiệp báo cáo.")
    assert found["Vụ Pháp chế"].scoped and found["Phòng Nội vụ"].scoped
    assert not found["Tổng cục Lâm nghiệp"].scoped


def test_a_body_of_the_country_is_no_provinces_own() -> None:
    found = records(f"{IN_KIEN_GIANG}Theo Ban Chỉ đạo quốc gia phòng, chống dịch Covid-19.")
    assert found["Ban Chỉ đạo quốc gia phòng, chống dịch Covid-19"].jurisdiction is None
