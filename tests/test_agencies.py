"""Agencies: what counts as one, where its name ends, whose it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.authority.agencies import nouns_spelled_out
from govgraph.authority.tables import rows
from govgraph.recognition.agencies import add_offices, recognise_agencies, vocabulary, without_persons
from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.recognition.places import unit_mentions
from govgraph.recognition.places import vocabulary as place_words
from govgraph.recognition.scanning import Scanner
from govgraph.records import Agency, AgencyMention, Holding, Source
from govgraph.structure import Structure, structure

SCANNER = Scanner({"places": place_words(), "agencies": vocabulary()})


def recognised(
    text: str, province: str | None = "Hà Nam", issuer: str | None = None
) -> tuple[Structure, list[Agency], list[AgencyMention]]:
    taken = structure(Source("document.txt", text, ""))
    found = SCANNER.scan(taken.running.folded)
    context = Context(
        type=None,
        number=None,
        date="2021-06-30",
        issuer=issuer,
        province=province,
        jurisdiction=f"tỉnh {province}" if province else None,
        subject_folded="",
    )
    units = unit_mentions(taken, found["places"])
    return taken, *recognise_agencies(taken, context, units, found["agencies"])


def named(text: str, province: str | None = "Hà Nam", issuer: str | None = None) -> list[tuple[str, str]]:
    """The words of each mention, and the agency's canonical name."""
    taken, _, mentions = recognised(text, province, issuer)
    return [(taken.running.text[m.start : m.end], m.agency) for m in mentions]


def names(text: str, province: str | None = "Hà Nam", issuer: str | None = None) -> list[str]:
    return [name for _, name in named(text, province, issuer)]


@pytest.mark.parametrize("row", cue_rows("agency_cues"), ids=lambda row: f"{row.role}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_example_says(row: CueRow) -> None:
    framed = re.search(r"\[\[(.*)\]\]", row.example)
    assert framed is not None
    assert framed[1] in [words for words, _ in named(row.example.replace("[[", "").replace("]]", ""))]


@pytest.mark.parametrize("row", cue_rows("agency_cues"), ids=lambda row: f"{row.role}-{row.words[0]}")
def test_every_row_leaves_its_counter_example_without_a_body_of_that_name(row: CueRow) -> None:
    _, agencies, _ = recognised(row.counter_example)
    assert not any(
        not agency.group and agency.kind is None and agency.name.lower().startswith(row.words) for agency in agencies
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh giao Sở Y tế báo cáo.", ["Ủy ban nhân dân tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam"]),
        ("Hội đồng nhân dân tỉnh Nam Định ban hành.", ["Hội đồng nhân dân tỉnh Nam Định"]),
        ("Văn phòng UBND tỉnh theo dõi.", ["Văn phòng Ủy ban nhân dân tỉnh Hà Nam"]),
        ("Ban Thường vụ Tỉnh uỷ kết luận.", ["Ban Thường vụ Tỉnh ủy Hà Nam"]),
        ("Trưởng ban Tuyên giáo Tỉnh ủy phát biểu.", ["Ban Tuyên giáo Tỉnh ủy Hà Nam"]),
        ("Đảng đoàn HĐND tỉnh chỉ đạo.", ["Đảng đoàn Hội đồng nhân dân tỉnh Hà Nam"]),
        ("Bí thư Thành ủy Phủ Lý kết luận.", ["Thành ủy Phủ Lý"]),
        ("Qua Vụ Giáo dục Đại học, Vụ Pháp chế.", ["Vụ Giáo dục Đại học", "Vụ Pháp chế"]),
        ("Ban Tổ chức Ban Chấp hành Trung ương Đảng hướng dẫn.", ["Ban Tổ chức Trung ương"]),
        ("Đảng ủy Khối Doanh nghiệp Trung ương báo cáo.", ["Đảng ủy Khối Doanh nghiệp Trung ương"]),
        ("Đảng ủy Khối các cơ quan tỉnh báo cáo.", ["Đảng ủy Khối các cơ quan tỉnh Hà Nam"]),
        ("Ủy ban MTTQ tỉnh vận động.", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam"]),
        ("Bộ Chỉ huy Quân sự tỉnh sẵn sàng.", ["Bộ Chỉ huy Quân sự tỉnh Hà Nam"]),
        ("VPCP và Bộ GD&ĐT phối hợp.", ["Văn phòng Chính phủ", "Bộ Giáo dục và Đào tạo"]),
        ("Sở VHTT&DL và Công an tỉnh.", ["Sở Văn hóa, Thể thao và Du lịch tỉnh Hà Nam", "Công an tỉnh Hà Nam"]),
        ("Phòng Tổng hợp - VPTU lưu.", ["Phòng Tổng hợp Văn phòng Tỉnh ủy Hà Nam", "Văn phòng Tỉnh ủy Hà Nam"]),
        ("Kiểm toán Nhà nước khu vực XI.", ["Kiểm toán nhà nước khu vực XI"]),
        ("Em B, học sinh Trường THCS Mỹ Phong bị bạn đánh.", ["Trường Trung học cơ sở Mỹ Phong"]),
        ("Ban Quản lý Trang thiết bị y tế đã họp.", ["Ban Quản lý Trang thiết bị y tế"]),
        # names that go on in small letters
        ("Giao Công ty cổ phần thương mại Vạn Xuân báo cáo.", ["Công ty cổ phần thương mại Vạn Xuân"]),
        ("Quỹ bảo lãnh tín dụng tỉnh cấp vốn.", ["Quỹ bảo lãnh tín dụng tỉnh Hà Nam"]),
        (
            "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh lập hồ sơ.",
            ["Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Hà Nam"],
        ),
        (
            "Công ty TNHH một thành viên Khai thác công trình thủy lợi Bắc Nam Hà báo cáo.",
            ["Công ty TNHH một thành viên Khai thác công trình thủy lợi Bắc Nam Hà"],
        ),
        # and those that end before another body, a date, a verb
        ("Ban Chỉ đạo Nhà nước và Văn phòng Chính phủ họp.", ["Ban Chỉ đạo Nhà nước", "Văn phòng Chính phủ"]),
        ("Vụ Pháp chế Quý IV năm 2025", ["Vụ Pháp chế"]),
        ("Tổng cục Giáo dục nghề nghiệp thành lập đoàn.", ["Tổng cục Giáo dục nghề nghiệp"]),
        # the tax and statistics offices of a province, before and after 1 March 2025
        ("Cục Thuế tỉnh Vĩnh Phúc (nay là Thuế tỉnh Phú Thọ)", ["Cục Thuế tỉnh Vĩnh Phúc", "Thuế tỉnh Phú Thọ"]),
        ("Chánh văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm.", ["Văn phòng Ủy ban nhân dân tỉnh Hà Nam"]),
        # offices of districts, in whichever way their fields are abbreviated
        (
            "Phòng NN & PTNT huyện Kim Bảng và Phòng LĐ - TB&XH huyện Bình Lục họp.",
            [
                "Phòng Nông nghiệp và Phát triển nông thôn huyện Kim Bảng",
                "Phòng Lao động - Thương binh và Xã hội huyện Bình Lục",
            ],
        ),
        ("PHÒNG TÀI NGUYÊN&MT", ["Phòng Tài nguyên và Môi trường"]),
        ("Phòng Tài chính - Kế toán chủ trì.", ["Phòng Tài chính - Kế toán"]),
        ("Lãnh đạo Phòng Xây dựng chính quyền ký.", ["Phòng Xây dựng chính quyền"]),
        # committees of the National Assembly, bodies for a purpose, and the short names for them
        ("Ủy ban Tài chính, Ngân sách thẩm tra.", ["Ủy ban Tài chính, Ngân sách của Quốc hội"]),
        ("Báo cáo Ban Chỉ đạo Trung ương về cải cách tư pháp.", ["Ban Chỉ đạo Trung ương về cải cách tư pháp"]),
        (
            "Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19 họp. Ban Chỉ đạo Quốc gia yêu cầu.",
            ["Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"] * 2,
        ),
        (
            "Tổ công tác cải cách thủ tục hành chính của Thủ tướng Chính phủ họp.",
            ["Tổ công tác cải cách thủ tục hành chính Thủ tướng Chính phủ", "Thủ tướng Chính phủ"],
        ),
        # the name that a body had
        ("Tập đoàn Dầu khí Việt Nam và Thanh tra Nhà nước.", ["Tập đoàn Dầu khí Việt Nam", "Thanh tra Nhà nước"]),
        ("Hội Nông dân Việt Nam vận động.", ["Hội Nông dân Việt Nam"]),
        # titles and names around them
        ("Phó Thủ tướng Thường trực Chính phủ chủ trì.", ["Chính phủ"]),
        (
            "Phó Chánh Văn phòng Thường trực Văn phòng Trung ương Đảng dự.",
            ["Văn phòng Trung ương Đảng"],
        ),
        (
            "Chủ tịch Hội đồng nhân dân, Chủ tịch Ủy ban nhân dân tỉnh Nam Định chịu trách nhiệm.",
            ["Hội đồng nhân dân tỉnh Nam Định", "Ủy ban nhân dân tỉnh Nam Định"],
        ),
        ("Hội đồng nhân dân (HĐND) tỉnh Nam Định bầu.", ["Hội đồng nhân dân tỉnh Nam Định"]),
        (
            "Xây mới Trường Mầm non Bok Tới, sửa chữa Trường THCS Ân Tín, xây dựng nhà.",
            ["Trường Mầm non Bok Tới", "Trường Trung học cơ sở Ân Tín"],
        ),
        ("Công ty CP Cảng Quy Nhơn còn đầu tư.", ["Công ty Cổ phần Cảng Quy Nhơn"]),
    ],
)
def test_names_are_canonical_and_of_the_documents_own_province(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các Sở: Kế hoạch và Đầu tư, Công Thương, Tài chính phối hợp.",
            [
                ("Sở: Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư tỉnh Hà Nam"),
                ("Công Thương", "Sở Công Thương tỉnh Hà Nam"),
                ("Tài chính", "Sở Tài chính tỉnh Hà Nam"),
            ],
        ),
        (
            "làm việc với các huyện ủy: Kim Bảng, Lý Nhân; Thanh Liêm",
            [
                ("huyện ủy: Kim Bảng", "Huyện ủy Kim Bảng"),
                ("Lý Nhân", "Huyện ủy Lý Nhân"),
                ("Thanh Liêm", "Huyện ủy Thanh Liêm"),
            ],
        ),
        (
            "giám đốc các sở, ngành: Nội vụ, Công an tỉnh, Tư pháp và Thanh tra tỉnh",
            [
                ("các sở, ngành: Nội vụ", "Sở Nội vụ tỉnh Hà Nam"),
                ("Công an tỉnh", "Công an tỉnh Hà Nam"),
                ("Tư pháp", "Sở Tư pháp tỉnh Hà Nam"),
                ("Thanh tra tỉnh", "Thanh tra tỉnh Hà Nam"),
            ],
        ),
        (
            "Tổ đại biểu Hội đồng nhân dân và đại biểu Hội đồng nhân dân tỉnh giám sát",
            [
                ("Tổ đại biểu Hội đồng nhân dân", "Tổ đại biểu Hội đồng nhân dân tỉnh Hà Nam"),
                ("đại biểu Hội đồng nhân dân tỉnh", "đại biểu Hội đồng nhân dân tỉnh Hà Nam"),
            ],
        ),
        (
            "Các Bộ: Tài chính, Nội vụ và Bộ Công an",
            [("Bộ: Tài chính", "Bộ Tài chính"), ("Nội vụ", "Bộ Nội vụ"), ("Bộ Công an", "Bộ Công an")],
        ),
        (
            "UBND các tỉnh: Lào Cai, Đồng Nai và Gia Lai",
            [
                ("UBND các tỉnh: Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
                ("Đồng Nai", "Ủy ban nhân dân tỉnh Đồng Nai"),
                ("Gia Lai", "Ủy ban nhân dân tỉnh Gia Lai"),
            ],
        ),
        (
            "UBND các tỉnh, thành phố: Hải Phòng, Bắc Ninh",
            [
                ("UBND các tỉnh, thành phố: Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
                ("Bắc Ninh", "Ủy ban nhân dân tỉnh Bắc Ninh"),
            ],
        ),
        (
            "Huyện ủy - HĐND - UBND - Ủy ban MTTQ Việt Nam huyện Kim Bảng; Huyện ủy, UBND tỉnh",
            [
                ("Huyện ủy", "Huyện ủy Kim Bảng"),
                ("HĐND - UBND", "Hội đồng nhân dân và Ủy ban nhân dân huyện Kim Bảng"),
                ("Ủy ban MTTQ Việt Nam huyện Kim Bảng", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kim Bảng"),
                ("Huyện ủy", "Huyện ủy"),
                ("UBND tỉnh", "Ủy ban nhân dân tỉnh Hà Nam"),
            ],
        ),
        (
            "HĐND, UBND huyện Kim Bảng và HĐND tỉnh",
            [
                ("HĐND", "Hội đồng nhân dân huyện Kim Bảng"),
                ("UBND huyện Kim Bảng", "Ủy ban nhân dân huyện Kim Bảng"),
                ("HĐND tỉnh", "Hội đồng nhân dân tỉnh Hà Nam"),
            ],
        ),
        (
            "phối hợp với các Sở Tài chính, Sở Xây dựng rà soát",
            [("Sở Tài chính", "Sở Tài chính tỉnh Hà Nam"), ("Sở Xây dựng", "Sở Xây dựng tỉnh Hà Nam")],
        ),
        (
            "Văn phòng: Tỉnh ủy, UBND tỉnh;",
            [
                ("Văn phòng: Tỉnh ủy", "Văn phòng Tỉnh ủy Hà Nam"),
                ("UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Hà Nam"),
            ],
        ),
        (
            "Sở Tài chính, Công an tỉnh",
            [("Sở Tài chính", "Sở Tài chính tỉnh Hà Nam"), ("Công an tỉnh", "Công an tỉnh Hà Nam")],
        ),
    ],
)
def test_each_member_of_a_list_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yêu cầu các sở, ban, ngành tỉnh thực hiện.", "các sở, ban, ngành tỉnh"),
        ("phối hợp với UBND các huyện, thành phố rà soát", "UBND các huyện, thành phố"),
        (
            "gửi HĐND, UBND các tỉnh, thành phố trực thuộc Trung ương;",
            "HĐND, UBND các tỉnh, thành phố trực thuộc Trung ương",
        ),
        ("cùng các cơ quan, đơn vị có liên quan giải quyết", "các cơ quan, đơn vị có liên quan"),
        ("Ủy ban nhân dân cấp xã xác nhận", "Ủy ban nhân dân cấp xã"),
        ("Thành ủy, Thị ủy, Huyện ủy quán triệt", "Thành ủy, Thị ủy, Huyện ủy"),
    ],
)
def test_classes_of_agencies_are_groups(text: str, words: str) -> None:
    taken, agencies, mentions = recognised(text)
    assert [taken.running.text[m.start : m.end] for m in mentions] == [words]
    assert [agency.group for agency in agencies] == [True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yêu cầu UBND các xã báo cáo.", "Ủy ban nhân dân các xã tỉnh Hà Nam"),
        ("Yêu cầu UBND các xã, phường báo cáo.", "Ủy ban nhân dân các xã, phường tỉnh Hà Nam"),
        ("Giao UBND các huyện, thị xã và thành phố.", "Ủy ban nhân dân các huyện, thị xã và thành phố tỉnh Hà Nam"),
        ("Yêu cầu các sở, ban, ngành của tỉnh báo cáo.", "các sở, ban, ngành tỉnh Hà Nam"),
        ("Yêu cầu các sở, ban, ngành báo cáo.", "các sở, ban, ngành tỉnh Hà Nam"),
        ("Yêu cầu các sở, ban, ngành, đoàn thể tỉnh báo cáo.", "các sở, ban, ngành, đoàn thể tỉnh Hà Nam"),
        ("Trao đổi với UBND các tỉnh về việc này.", "Ủy ban nhân dân các tỉnh"),
        (
            "Các huyện, thành, thị ủy, đảng ủy trực thuộc Tỉnh ủy xây dựng kế hoạch.",
            "các huyện, thành, thị ủy, đảng ủy trực thuộc Tỉnh ủy Hà Nam",
        ),
        # a class is named with its quantifier though laws leave it out
        (
            "Giao Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương báo cáo.",
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        ),
        ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành.", "các bộ, cơ quan ngang bộ"),
        ("Đề nghị các đồng chí Bí thư tỉnh ủy, thành ủy chỉ đạo.", "các tỉnh ủy, thành ủy"),
        ("Đề nghị các đồng chí bộ trưởng, thủ trưởng cơ quan ngang bộ chỉ đạo.", "các bộ, cơ quan ngang bộ"),
        ("Các Bộ trưởng và Thủ trưởng cơ quan ngang Bộ thi hành.", "các Bộ và cơ quan ngang Bộ"),
    ],
)
def test_a_class_keeps_all_its_words_and_takes_the_documents_own_unit(text: str, name: str) -> None:
    assert names(text) == [name]


def test_an_organ_without_a_province_stays_the_documents_own() -> None:
    _, agencies, _ = recognised("Văn phòng Tỉnh ủy và UBND tỉnh phối hợp.", province=None)
    assert [(a.name, a.scoped, a.jurisdiction) for a in agencies] == [
        ("Văn phòng Tỉnh ủy", True, None),
        ("Ủy ban nhân dân tỉnh", True, None),
    ]


def test_a_central_document_means_the_organs_of_every_unit() -> None:
    _, agencies, _ = recognised("Ủy ban nhân dân quyết định.", province=None, issuer="Chính phủ")
    assert [(a.name, a.group) for a in agencies] == [("Ủy ban nhân dân", True)]


@pytest.mark.parametrize(
    "text",
    [
        "căn cứ Thông tư số 45/2025/TT-BYT và Quyết định 12/QĐ-UBND",
        "công tác phòng, chống dịch; báo cáo kết quả trước hội nghị",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "nền kinh tế xã hội và môi trường của tổ chức",
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003",
        "Thông tư số 12/2018/TT-\nBCT ngày 15/6/2018 và Thông tư số 92/2009/TT- BTC",
        "bà Trần Thị Mai, người dân thôn Hội Nhơn",
    ],
)
def test_words_that_name_no_agency(text: str) -> None:
    assert names(text) == []


def test_a_part_named_again_without_its_owner_is_the_same() -> None:
    text = "Ban Pháp chế Hội đồng nhân dân tỉnh thẩm tra. Ban Pháp chế đề nghị."
    assert names(text) == ["Ban Pháp chế Hội đồng nhân dân tỉnh Hà Nam"] * 2


@pytest.mark.parametrize("row", list(rows("agency_name_words")), ids=lambda row: row["short"])
def test_abbreviations_within_a_name_are_spelled_out(row: dict[str, str]) -> None:
    full = nouns_spelled_out(row["example"])
    assert row["words"] in full
    assert row["short"] not in full.split(" ")
    assert nouns_spelled_out(f"Hội {row['short'].lower()}") == f"Hội {row['short'].lower()}"


def test_an_office_that_issues_nothing_does_not_count_unless_the_document_is_its_own() -> None:
    taken, agencies, mentions = recognised("Theo Tờ trình của Giám đốc Sở Y tế.")
    name = "Giám đốc Sở Y tế tỉnh Hà Nam"
    assert name not in [agency.name for agency in add_offices(taken, None, [name], agencies, mentions)[0]]
    assert name in [agency.name for agency in add_offices(taken, name, [], agencies, mentions)[0]]


def test_persons_listed_behind_a_committee_are_no_units_of_it() -> None:
    text = "Các đồng chí trong Ban Thường vụ Tỉnh ủy: Lê Huy Hoàng, Phó Chủ tịch; các huyện ủy: Kim Bảng, Bình Lục."
    assert names(text) == ["Ban Thường vụ Tỉnh ủy Hà Nam", "Huyện ủy Kim Bảng", "Huyện ủy Bình Lục"]


def test_a_list_of_units_ends_before_a_word_that_goes_on_in_small_letters() -> None:
    text = "Chủ tịch UBND các huyện: Kim Bảng, Bình Lục; Chủ tịch UBND các xã chịu trách nhiệm."
    assert names(text)[:2] == ["Ủy ban nhân dân huyện Kim Bảng", "Ủy ban nhân dân huyện Bình Lục"]
    assert not [name for name in names(text) if "Chủ" in name]


def test_ministries_listed_by_their_fields_behind_a_class_of_several_nouns() -> None:
    text = "Lãnh đạo các Bộ, ngành: Kế hoạch và Đầu tư, Thương mại, Ngân hàng Nhà nước Việt Nam dự."
    assert names(text) == ["Bộ Kế hoạch và Đầu tư", "Bộ Thương mại", "Ngân hàng Nhà nước Việt Nam"]


def test_an_office_counts_where_it_issues() -> None:
    taken, agencies, mentions = recognised("Nghị định trình Bộ trưởng Bộ Nội vụ và Bộ Tài chính.")
    agencies, mentions = add_offices(taken, None, ["Bộ trưởng Bộ Nội vụ"], agencies, mentions)
    assert (agencies[-1].name, agencies[-1].parent) == ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ")
    words = [taken.running.text[m.start : m.end] for m in mentions]
    assert words == [
        "Bộ trưởng Bộ Nội vụ",
        "Bộ Nội vụ",
        "Bộ Tài chính",
    ]


PIECES = (
    *("UBND", "tỉnh", "các", "Sở", "Tài chính", ":", ",", "và", "Cục", "Quản lý", "Văn phòng", "Tỉnh ủy", "huyện", "-"),
    *("Bộ", "Y tế", "Ban Chỉ đạo", "quốc gia", "Thường trực", "HĐND", "Hà Nam", "\n", "thuộc", "BYT", "Công ty"),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    )
)
def test_mentions_lie_in_the_text_in_order_and_name_a_record(pieces: list[str]) -> None:
    taken, agencies, mentions = recognised(" ".join(pieces))
    length = len(taken.running.text)
    known = {agency.name for agency in agencies}
    assert all(0 <= m.start < m.end <= length and m.agency in known for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert known == {m.agency for m in mentions}


def test_an_office_without_its_owner_is_the_issuers() -> None:
    text = "Văn phòng Chính phủ góp ý. Chánh Văn phòng, Vụ trưởng Vụ Pháp chế chịu trách nhiệm thi hành."
    assert names(text, None, "Ngân hàng Nhà nước Việt Nam")[0] == "Văn phòng Chính phủ"
    assert names("Chánh Văn phòng chịu trách nhiệm.", None, "Ngân hàng Nhà nước Việt Nam") == [
        "Văn phòng Ngân hàng Nhà nước Việt Nam"
    ]


def test_divisions_listed_behind_a_colon_are_no_ministries() -> None:
    assert names("Vụ trưởng các Vụ: Khoa học Công nghệ, Pháp chế", None) == ["các Vụ"]


def test_a_name_does_not_run_on_into_a_person() -> None:
    taken, agencies, mentions = recognised("Vụ trưởng Vụ Pháp chế Lương Đức Toàn trình bày.")
    start = taken.running.text.index("Lương")
    person = Holding(start, start + len("Lương Đức Toàn"), "Lương Đức Toàn")
    agencies, mentions = without_persons(taken, [person], agencies, mentions)
    assert [agency.name for agency in agencies] == ["Vụ Pháp chế"]
    assert [taken.running.text[m.start : m.end] for m in mentions] == ["Vụ Pháp chế"]


def test_an_office_rests_on_its_own_title_and_not_on_a_deputys() -> None:
    taken, agencies, mentions = recognised("Phó Chủ tịch UBND tỉnh họp. Quyết định của Chủ tịch UBND tỉnh.")
    _, mentions = add_offices(taken, None, ["Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"], agencies, mentions)
    (office,) = [m for m in mentions if m.agency.startswith("Chủ tịch")]
    assert office.start == taken.running.text.rindex("Chủ tịch")


@pytest.mark.parametrize("words", ["UBND, ", "Văn phòng ", "Cục Thuế, ", "Ban Chỉ đạo và "])
def test_a_list_without_end_is_no_trouble(words: str) -> None:
    assert recognised(words * 2000)[0].running.text.startswith(words.strip(" ,"))
