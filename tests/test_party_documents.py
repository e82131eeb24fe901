"""Documents of the Party's central and provincial bodies, written in their form (Guideline 36-HD/VPTW of 2018): head,
signature, and the posts of those who are named. Persons and numbers are made up."""

from __future__ import annotations

import pytest

from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, Source


def facts(text: str) -> DocumentFacts:
    return recognise(Source("x.txt", text, ""))


def central(number: str, title: str, body: str, closing: str, organ: str = "") -> DocumentFacts:
    """The facts of a central document: `organ` stands below the Party's letterhead, if any."""
    return facts(
        f"BAN CHẤP HÀNH TRUNG ƯƠNG\n{organ}*\nSố {number}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Hà Nội, ngày 14 tháng 6 năm 2024\n\n{title}\n\n{body}\n\n{closing}\n"
    )


def holdings(found: DocumentFacts) -> set[tuple[str, str | None]]:
    return {(holding.name, holding.position) for holding in found.holdings}


@pytest.mark.parametrize(
    ("number", "organ", "title", "closing", "issuer", "capacity", "position"),
    [
        ("48-CT/TW", "", "CHỈ THỊ\nCỦA BAN BÍ THƯ\nvề công tác lưu trữ", "T/M BAN BÍ THƯ", "Ban Bí thư", "TM", None),
        (
            "41-NQ/TW",
            "",
            "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ\nVỀ ĐỘI NGŨ DOANH NHÂN",
            "T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ",
            "Bộ Chính trị",
            "TM",
            "Tổng Bí thư",
        ),
        (
            "1203-QĐNS/TW",
            "",
            "QUYẾT ĐỊNH\nvề điều động cán bộ",
            "T/M BỘ CHÍNH TRỊ\nTHƯỜNG TRỰC BAN BÍ THƯ",
            "Bộ Chính trị",
            "TM",
            "Thường trực Ban Bí thư",
        ),
        (
            "27-HD/BTCTW",
            "BAN TỔ CHỨC\n",
            "HƯỚNG DẪN\nvề nhân sự đại hội",
            "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC",
            "Ban Tổ chức Trung ương",
            "KT",
            "Phó Trưởng ban Thường trực Ban Tổ chức Trung ương",
        ),
        (
            "114-TB/UBKTTW",
            "ỦY BAN KIỂM TRA\n",
            "THÔNG BÁO\nKỲ HỌP THỨ 17",
            "T/M ỦY BAN KIỂM TRA\nPHÓ CHỦ NHIỆM THƯỜNG TRỰC",
            "Ủy ban Kiểm tra Trung ương",
            "TM",
            "Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra Trung ương",
        ),
        (
            "12345-CV/VPTW",
            "VĂN PHÒNG\n",
            "Kính gửi: Ban Tổ chức Trung ương",
            "T/L BAN BÍ THƯ\nK/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
            "Văn phòng Trung ương Đảng",
            "TL",
            "Phó Chánh Văn phòng Trung ương Đảng",
        ),
    ],
)
def test_who_issues_and_who_signs(
    number: str, organ: str, title: str, closing: str, issuer: str, capacity: str, position: str | None
) -> None:
    found = central(number, title, "Các tỉnh ủy, thành ủy tổ chức thực hiện.", f"{closing}\n\nLê Văn An", organ)
    assert (found.metadata.number, found.metadata.date, found.metadata.place) == (number, "2024-06-14", "Hà Nội")
    assert found.metadata.issuer is not None
    assert found.metadata.issuer.startswith(issuer)
    assert [(s.name, s.capacity) for s in found.metadata.signatures] == [("Lê Văn An", capacity)]
    assert {one for one in holdings(found) if one[0] == "Lê Văn An"} == {("Lê Văn An", position)}


def test_the_letterhead_above_the_issuer_is_no_mention() -> None:
    found = central("27-HD/BTCTW", "HƯỚNG DẪN\nvề nhân sự", "Ban Tổ chức Trung ương hướng dẫn.", "", "BAN TỔ CHỨC\n")
    assert [agency.name for agency in found.agencies] == ["Ban Tổ chức Trung ương"]


def test_a_short_name_for_the_issuer_is_the_issuer() -> None:
    found = central("114-TB/UBKTTW", "THÔNG BÁO\nKỲ HỌP", "Đã họp.", "T/M ỦY BAN KIỂM TRA\n\nLê Văn An")
    assert "Ủy ban Kiểm tra" not in [agency.name for agency in found.agencies]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Đồng chí Lê Thanh Bình, Ủy viên Ban Chấp hành Trung ương Đảng, Bí thư Tỉnh ủy Thanh Hóa, Chủ tịch Hội "
            "đồng nhân dân tỉnh, thôi tham gia Ban Thường vụ; điều động, phân công giữ chức Phó Trưởng Ban Tổ chức "
            "Trung ương.",
            {
                ("Lê Thanh Bình", "Ủy viên Ban Chấp hành Trung ương Đảng"),
                ("Lê Thanh Bình", "Bí thư Tỉnh ủy Thanh Hóa"),
                ("Lê Thanh Bình", "Chủ tịch Hội đồng nhân dân tỉnh Thanh Hóa"),
                ("Lê Thanh Bình", "Phó Trưởng Ban Tổ chức Trung ương"),
            },
        ),
        (
            "Chịu trách nhiệm về vi phạm của Ban Thường vụ Tỉnh ủy Phú Yên có đồng chí Huỳnh Tấn Việt, nguyên Bí thư "
            "Tỉnh ủy, nguyên Chủ tịch HĐND tỉnh.",
            {
                ("Huỳnh Tấn Việt", "Nguyên Bí thư Tỉnh ủy Phú Yên"),
                ("Huỳnh Tấn Việt", "Nguyên Chủ tịch Hội đồng nhân dân tỉnh Phú Yên"),
            },
        ),
        (
            "1- Đồng chí Tô Văn Lâm, Ủy viên Bộ Chính trị, Thủ tướng Chính phủ: Phó Trưởng Tiểu ban.",
            {
                ("Tô Văn Lâm", "Ủy viên Bộ Chính trị"),
                ("Tô Văn Lâm", "Thủ tướng Chính phủ"),
                ("Tô Văn Lâm", "Phó Trưởng tiểu ban"),
            },
        ),
        (
            "Cùng đi có các ủy viên Bộ Chính trị: Bí thư Trung ương Đảng, Trưởng ban Tổ chức Trung ương Lê Minh Hưng; "
            "Đại tướng Phan Văn Giang, Bộ trưởng Quốc phòng; Đại tướng Lương Tam Quang, Bộ trưởng Công an.",
            {
                ("Lê Minh Hưng", "Ủy viên Bộ Chính trị"),
                ("Lê Minh Hưng", "Bí thư Trung ương Đảng"),
                ("Lê Minh Hưng", "Trưởng Ban Tổ chức Trung ương"),
                ("Phan Văn Giang", "Ủy viên Bộ Chính trị"),
                ("Phan Văn Giang", "Bộ trưởng Bộ Quốc phòng"),
                ("Lương Tam Quang", "Ủy viên Bộ Chính trị"),
                ("Lương Tam Quang", "Bộ trưởng Bộ Công an"),
            },
        ),
        (
            "Phê chuẩn kết quả bầu: Chủ tịch HĐND tỉnh Phú Yên khóa VIII đối với bà Cao Thị Hòa; Phó Chủ tịch HĐND "
            "tỉnh Nam Định đối với ông Mai Thanh Long và ông Nguyễn Văn Hoan.",
            {
                ("Cao Thị Hòa", "Chủ tịch Hội đồng nhân dân tỉnh Phú Yên khóa VIII"),
                ("Mai Thanh Long", "Phó Chủ tịch Hội đồng nhân dân tỉnh Nam Định"),
                ("Nguyễn Văn Hoan", "Phó Chủ tịch Hội đồng nhân dân tỉnh Nam Định"),
            },
        ),
        (
            "Phê chuẩn miễn nhiệm chức vụ Chủ tịch Ủy ban nhân dân tỉnh Quảng Bình của ông Phan Lâm Phương.",
            {("Phan Lâm Phương", "Chủ tịch Ủy ban nhân dân tỉnh Quảng Bình")},
        ),
        (
            "Quyết định xử phạt của Chủ tịch Ủy ban nhân dân tỉnh Quảng Bình đối với ông Phan Lâm Phương.",
            {("Phan Lâm Phương", None)},
        ),
    ],
)
def test_the_posts_of_a_person_named_by_a_central_body(sentence: str, expected: set[tuple[str, str | None]]) -> None:
    found = central("183-QĐ/TW", "QUYẾT ĐỊNH\nvề cán bộ", f"BỘ CHÍNH TRỊ QUYẾT ĐỊNH\n\n{sentence}", "")
    assert holdings(found) == expected


PROVINCIAL = (
    "ĐẢNG BỘ TỈNH NGHỆ AN\nTỈNH ỦY\n*\nSố 412-TB/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nNghệ An, ngày 15 tháng 02 năm 2023\n\n"
    "THÔNG BÁO\nkết luận tại buổi làm việc với Ban Thường vụ Huyện ủy Quỳ Châu\n\n"
    "Cùng dự có các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: Trần Quốc Khánh - Trưởng ban Nội chính Tỉnh ủy, Đại tá "
    "Phạm Thế Tùng - Giám đốc Công an tỉnh; về phía huyện có đồng chí Nguyễn Thanh Hoài - Bí thư Huyện ủy Quỳ Châu, "
    "Chủ tịch HĐND huyện.\n\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nPhạm Trọng Hoàng\n"
)


def test_a_provincial_committee_signs_for_itself_and_not_for_the_district_that_it_visits() -> None:
    found = facts(PROVINCIAL)
    assert found.metadata.issuer == "Ban Thường vụ Tỉnh ủy Nghệ An"
    assert holdings(found) == {
        ("Trần Quốc Khánh", "Ủy viên Ban Thường vụ Tỉnh ủy Nghệ An"),
        ("Trần Quốc Khánh", "Trưởng Ban Nội chính Tỉnh ủy Nghệ An"),
        ("Phạm Thế Tùng", "Ủy viên Ban Thường vụ Tỉnh ủy Nghệ An"),
        ("Phạm Thế Tùng", "Giám đốc Công an tỉnh Nghệ An"),
        ("Nguyễn Thanh Hoài", "Bí thư Huyện ủy Quỳ Châu"),
        ("Nguyễn Thanh Hoài", "Chủ tịch Hội đồng nhân dân huyện Quỳ Châu"),
        ("Phạm Trọng Hoàng", "Chánh Văn phòng Tỉnh ủy Nghệ An"),
    }


def test_a_letter_of_apology() -> None:
    found = facts(
        "ỦY BAN NHÂN DÂN\nXÃ ĐỨC MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nTHƯ XIN LỖI\n\n"
        "Kính gửi: Bà Nguyễn Thị Lan\n\n"
        "Ủy ban nhân dân xã Đức Minh thành thật xin lỗi bà về việc giải quyết hồ sơ chậm hẹn.\n\n"
        "Đức Minh, ngày 12 tháng 8 năm 2024\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
        "**Lê** **Văn** **Hùng**\n"
    )
    assert (found.metadata.type, found.metadata.date) == ("Thư xin lỗi", "2024-08-12")
    assert found.metadata.place == "Đức Minh"
    assert ("Lê Văn Hùng", "Phó Chủ tịch Ủy ban nhân dân xã Đức Minh") in holdings(found)


def test_whom_a_decision_puts_on_a_committee_holds_his_post_at_this_committee() -> None:
    found = facts(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 41-QĐ/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 15 tháng 9 năm 2021\n\n"
        "QUYẾT ĐỊNH\nthành lập Ban Chỉ đạo Trung ương về cải cách tư pháp\n\n"
        "Điều 1. Thành lập Ban Chỉ đạo Trung ương về cải cách tư pháp, gồm các đồng chí:\n"
        "1. Đồng chí Lê Văn An, Bộ trưởng Bộ Công an: Phó Trưởng ban Thường trực\n"
        "2. Đồng chí Trần Thị Bình, Bộ trưởng Bộ Tư pháp: Ủy viên\n"
    )
    assert [(one.name, one.position) for one in found.holdings] == [
        ("Lê Văn An", "Bộ trưởng Bộ Công an"),
        ("Lê Văn An", "Phó Trưởng ban Thường trực Ban Chỉ đạo Trung ương về cải cách tư pháp"),
        ("Trần Thị Bình", "Bộ trưởng Bộ Tư pháp"),
        ("Trần Thị Bình", "Ủy viên Ban Chỉ đạo Trung ương về cải cách tư pháp"),
    ]


def test_a_district_committee_in_capitals_ends_before_what_it_does_and_fixes_the_district() -> None:
    found = facts(
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\nHUYỆN ỦY ĐỨC TRỌNG\n*\nSố 1205-QĐ/HU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Đức Trọng, ngày 02 tháng 8 năm 2021\n\nQUYẾT ĐỊNH\nvề việc điều động cán bộ\n\n"
        "- Căn cứ Điều lệ Đảng;\nBAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH\n\n"
        "Điều 1. Điều động đồng chí Lê Văn An, Trưởng phòng Nội vụ huyện đến nhận công tác tại xã Ninh Gia.\n"
        "Điều 2. Đồng chí Trần Thị Bình thôi giữ chức vụ Bí thư Đảng ủy xã Ninh Gia để nhận nhiệm vụ Phó Trưởng Ban "
        "Dân vận Huyện ủy.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\n\nPhạm Thị Cúc\n"
    )
    assert found.metadata.issuer == "Ban Thường vụ Huyện ủy Đức Trọng"
    assert found.metadata.province == "Lâm Đồng"
    assert ("Lê Văn An", "Trưởng Phòng Nội vụ huyện Đức Trọng") in [(h.name, h.position) for h in found.holdings]
    assert ("Trần Thị Bình", "Phó Trưởng Ban Dân vận Huyện ủy Đức Trọng") in [
        (h.name, h.position) for h in found.holdings
    ]
    assert ("Phạm Thị Cúc", "Phó Bí thư Thường trực Huyện ủy Đức Trọng") in [
        (h.name, h.position) for h in found.holdings
    ]
