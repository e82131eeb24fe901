"""Officials: every named person, with each position in full form; signers among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.recognition import recognise
from govgraph.recognition.cue_rows import cue_rows
from govgraph.records import DocumentFacts, Source

NOTICE = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAI CHÂU                    Độc lập - Tự do - Hạnh phúc

Số: 12/TB-UBND                   Lai Châu, ngày 5 tháng 3 năm 2024

THÔNG BÁO
Kết luận phiên họp

"""


def facts(text: str) -> DocumentFacts:
    return recognise(Source("x.txt", text, ""))


def test_a_division_that_only_its_deputy_names_is_his_body() -> None:
    found = facts(
        "BỘ TÀI CHÍNH\nCỤC THUẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5348/CT-CS\n"
        "Hà Nội, ngày 20 tháng 11 năm 2025\n"
        "Kính gửi: Thuế tỉnh Bắc Ninh\n\nCục Thuế trả lời.\n\nTL. CỤC TRƯỞNG\nPHÓ TRƯỞNG BAN CHÍNH SÁCH\n\nLê Văn An\n"
    )
    assert [(one.position, one.agency) for one in found.holdings] == [("Phó Trưởng Ban Chính sách", "Ban Chính sách")]


def holdings(text: str) -> list[tuple[str, str | None]]:
    return [(holding.name, holding.position) for holding in facts(text).holdings]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chủ tịch UBND tỉnh Lê Văn An kết luận.", [("Lê Văn An", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu")]),
        (  # what the posts of one person leave out stands in the next
            "Dự có đồng chí Lê Văn An, Ủy viên Ban Thường vụ, Trưởng ban Tổ chức Tỉnh ủy.",
            [
                ("Lê Văn An", "Ủy viên Ban Thường vụ Tỉnh ủy Lai Châu"),
                ("Lê Văn An", "Trưởng Ban Tổ chức Tỉnh ủy Lai Châu"),
            ],
        ),
        (
            "Dự có đồng chí Lê Văn An, Bí thư Đảng ủy, Giám đốc Sở Y tế.",
            [
                ("Lê Văn An", "Bí thư Đảng ủy Sở Y tế tỉnh Lai Châu"),
                ("Lê Văn An", "Giám đốc Sở Y tế tỉnh Lai Châu"),
            ],
        ),
        (
            "Dự có đồng chí Lê Văn An, Bí thư Đảng ủy, Chủ tịch HĐND xã Mường So.",
            [
                ("Lê Văn An", "Bí thư Đảng ủy xã Mường So"),
                ("Lê Văn An", "Chủ tịch Hội đồng nhân dân xã Mường So"),
            ],
        ),
        (  # a secretary of a district sits on the standing committee of the province
            "Dự có đồng chí Lê Văn An, Ủy viên Ban Thường vụ, Bí thư Huyện ủy Mường Tè.",
            [("Lê Văn An", "Ủy viên Ban Thường vụ"), ("Lê Văn An", "Bí thư Huyện ủy Mường Tè")],
        ),
        (
            "Ban Chỉ đạo cải cách hành chính tỉnh do đồng chí Lê Văn An, Phó Chủ tịch UBND tỉnh làm Trưởng ban.",
            [
                ("Lê Văn An", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"),
                ("Lê Văn An", "Trưởng Ban Chỉ đạo cải cách hành chính tỉnh Lai Châu"),
            ],
        ),
        (
            "Đồng chí Lê Văn An - Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì.",
            [
                ("Lê Văn An", "Phó Bí thư Tỉnh ủy Lai Châu"),
                ("Lê Văn An", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"),
            ],
        ),
        (
            "Dự họp có các đồng chí: Lê Văn An, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh; "
            "Giàng Páo Mỷ, Trưởng ban Dân vận Tỉnh ủy.",
            [
                ("Lê Văn An", "Phó Bí thư Thường trực Tỉnh ủy Lai Châu"),
                ("Lê Văn An", "Chủ tịch Hội đồng nhân dân tỉnh Lai Châu"),
                ("Giàng Páo Mỷ", "Trưởng Ban Dân vận Tỉnh ủy Lai Châu"),
            ],
        ),
        ("Thay mặt lãnh đạo Bộ, Bộ trưởng Hồ Nghĩa Dũng đã kết luận.", [("Hồ Nghĩa Dũng", "Bộ trưởng")]),
        ("Cử Ông Lê Văn An, Thứ trưởng Bộ Y tế làm thành viên.", [("Lê Văn An", "Thứ trưởng Bộ Y tế")]),
        (
            "Ông Lê Văn An, Trưởng phòng Tổng hợp Sở Y tế, giữ chức Phó Giám đốc Sở Nội vụ.",
            [
                ("Lê Văn An", "Trưởng phòng Tổng hợp Sở Y tế"),
                ("Lê Văn An", "Phó Giám đốc Sở Nội vụ tỉnh Lai Châu"),
            ],
        ),
        (
            "Dự họp có các Phó Thủ tướng Chính phủ:\nLê Văn An, Trần Văn Bình, Bộ trưởng Bộ Quốc phòng Phan Văn Cẩn.",
            [
                ("Lê Văn An", "Phó Thủ tướng Chính phủ"),
                ("Trần Văn Bình", "Phó Thủ tướng Chính phủ"),
                ("Phan Văn Cẩn", "Bộ trưởng Bộ Quốc phòng"),
            ],
        ),
        (
            "Dự họp có Thứ trưởng các Bộ: Công Thương Lê Văn An, Xây dựng Trần Văn Bình; đại diện các Bộ: Y tế.",
            [("Lê Văn An", "Thứ trưởng Bộ Công Thương"), ("Trần Văn Bình", "Thứ trưởng Bộ Xây dựng")],
        ),
        (
            "Giám đốc các Sở: Tài chính Lê Văn An, Nội vụ Trần Thị Bình dự.",
            [
                ("Lê Văn An", "Giám đốc Sở Tài chính tỉnh Lai Châu"),
                ("Trần Thị Bình", "Giám đốc Sở Nội vụ tỉnh Lai Châu"),
            ],
        ),
        (
            "Tổng Giám đốc Đài Tiếng nói Việt Nam Đỗ Tiến Sỹ, Giám đốc Sở Y tế Lê Văn An dự.",
            [
                ("Đỗ Tiến Sỹ", "Tổng Giám đốc Đài Tiếng nói Việt Nam"),
                ("Lê Văn An", "Giám đốc Sở Y tế tỉnh Lai Châu"),
            ],
        ),
        ("Đồng chí Nông Thị Huệ, Phó Bí thư Tỉnh ủy dự.", [("Nông Thị Huệ", "Phó Bí thư Tỉnh ủy Lai Châu")]),
        (
            "Phó Thủ tướng Lê Văn An, Trưởng Ban Chỉ đạo Quốc gia họp. Lê Văn An, Trưởng Ban Chỉ đạo Quốc gia phòng, "
            "chống dịch COVID-19 kết luận.",
            [
                ("Lê Văn An", "Phó Thủ tướng Chính phủ"),
                ("Lê Văn An", "Trưởng Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19"),
            ],
        ),
        (
            "Phó Thủ tướng Lê Văn An - Trưởng Ban Chỉ đạo 389 quốc gia có ý kiến.",
            [("Lê Văn An", "Phó Thủ tướng Chính phủ"), ("Lê Văn An", "Trưởng Ban Chỉ đạo 389 quốc gia")],
        ),
        (
            "Ông K'Brôi, Phó Bí thư Tỉnh ủy và bà H'Yim Kđoh, Phó Chủ tịch UBND tỉnh dự.",
            [("K'Brôi", "Phó Bí thư Tỉnh ủy Lai Châu"), ("H'Yim Kđoh", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lai Châu")],
        ),
        (
            "Thủ tướng Lê Văn An, Bộ trưởng Bộ Y tế Trần Thị Bình phát biểu.",
            [("Lê Văn An", "Thủ tướng Chính phủ"), ("Trần Thị Bình", "Bộ trưởng Bộ Y tế")],
        ),
        (
            "Phó Thủ tướng thường trực Chính phủ Lê Văn An, Phó Thủ tướng Hồ Văn Niên tỉnh Gia Lai.",
            [
                ("Lê Văn An", "Phó Thủ tướng Thường trực Chính phủ"),
                ("Hồ Văn Niên", "Phó Thủ tướng Chính phủ"),
            ],
        ),
        (
            "Các Phó Thủ tướng: Lê Văn An, Trần Thị Bình dự.",
            [("Lê Văn An", "Phó Thủ tướng Chính phủ"), ("Trần Thị Bình", "Phó Thủ tướng Chính phủ")],
        ),
        (
            "Bổ nhiệm ông Lê Văn An giữ chức vụ Giám đốc Sở Nội vụ.",
            [("Lê Văn An", "Giám đốc Sở Nội vụ tỉnh Lai Châu")],
        ),
        (
            "Đại tá Điểu K'Ré, Phó Giám đốc Công an tỉnh, báo cáo.",
            [("Điểu K'Ré", "Phó Giám đốc Công an tỉnh Lai Châu")],
        ),
        (
            "Đồng chí Lê Văn An, Ủy viên BCH Trung ương Đảng, Bí thư Tỉnh ủy, Trưởng đoàn ĐBQH khóa XV đơn vị tỉnh "
            "Lai Châu dự.",
            [
                ("Lê Văn An", "Ủy viên Ban Chấp hành Trung ương Đảng"),
                ("Lê Văn An", "Bí thư Tỉnh ủy Lai Châu"),
                ("Lê Văn An", "Trưởng đoàn đại biểu Quốc hội khóa XV đơn vị tỉnh Lai Châu"),
            ],
        ),
        (
            "Đồng chí Lò Thị Mai, Tỉnh ủy viên, Phó Chủ tịch HĐND tỉnh.",
            [("Lò Thị Mai", "Tỉnh ủy viên Lai Châu"), ("Lò Thị Mai", "Phó Chủ tịch Hội đồng nhân dân tỉnh Lai Châu")],
        ),
        (
            "Bà Lò Thị Mai, Phó Giáo sư, Tiến sĩ, Bộ trưởng Bộ Y tế phát biểu.",
            [("Lò Thị Mai", "Bộ trưởng Bộ Y tế")],
        ),
        (
            "Ông Phạm Anh Tuấn - Phó Bí thư Thường trực Tỉnh ủy cho biết. Phó Bí thư Tỉnh ủy Phạm Anh Tuấn kết luận.",
            [("Phạm Anh Tuấn", "Phó Bí thư Thường trực Tỉnh ủy Lai Châu")],
        ),
        (
            "Ông Lê Văn An, Phó Tổng Giám đốc Cảng Quy Nhơn, và ông Trần Văn Bình, Phó Trưởng phòng CSGT (tỉnh).",
            [("Lê Văn An", "Phó Tổng Giám đốc Cảng Quy Nhơn"), ("Trần Văn Bình", "Phó Trưởng phòng CSGT")],
        ),
        ("Trưởng đoàn là ông Lê Văn An.", [("Lê Văn An", "Trưởng đoàn")]),
        ("Thực hiện chỉ đạo của Phó Thủ tướng Lê Hòa\nBình yêu cầu.", [("Lê Hòa Bình", "Phó Thủ tướng Chính phủ")]),
        ("Kính gửi: Ông Thái Mạnh\nCường\nCục Thuế trả lời.", [("Thái Mạnh Cường", None)]),
        (
            "Ông Lê Văn An, Giám đốc Thư viện tỉnh, cho biết kết quả.",
            [("Lê Văn An", "Giám đốc Thư viện tỉnh")],
        ),
        ("Hộ bà Trần Thị Bình và ông Y Phương được bồi thường.", [("Trần Thị Bình", None), ("Y Phương", None)]),
        (
            "Chủ tịch UBND tỉnh Lê Văn An nêu ý kiến. Chủ tịch Lê Văn An kết luận.",
            [("Lê Văn An", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu")],
        ),
    ],
)
def test_persons_and_their_positions(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert holdings(f"{NOTICE}{sentence}\n") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch UBND các huyện, thị xã Long Khánh, thành phố Biên Hòa chịu trách nhiệm thi hành.",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Sửa chữa đường Nguyễn Trãi và phố Ông Ích Khiêm, phường Đoàn Kết.",
        "Hiệu trưởng Trường Đại học Tây Bắc chịu trách nhiệm.",
        "Ví dụ 1: Ông Nguyễn Văn A tham gia bảo hiểm xã hội.",
        "Bộ trưởng ban hành Thông tư này.",
        "Ban Bí thư, Đoàn Chủ tịch và Hội đồng Bộ trưởng họp.",
        "Giao Công ty Luật Hoàng Long rà soát.",
        "Tại huyện Phong Thổ, Chủ tịch UBND huyện báo cáo.",
        "Vùng Bà Rịa - Vũng Tàu phát triển du lịch Bà Nà.",
        "Đại sứ Nhật Bản thăm tỉnh.",
        "Giao Chánh Văn phòng, Phó Chánh Văn phòng thực hiện.",
    ],
)
def test_no_persons(sentence: str) -> None:
    assert holdings(f"{NOTICE}{sentence}\n") == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- Thủ tướng, PTTg Lê Văn An (để b/c);", [("Lê Văn An", "Phó Thủ tướng Chính phủ")]),
        ("- VPCP: BTCN, PCN Lê Văn An, Trợ lý TTg;", [("Lê Văn An", "Phó Chủ nhiệm Văn phòng Chính phủ")]),
        ("- CT, PCT Lê Văn An;", [("Lê Văn An", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lai Châu")]),
        ("- PCT. Lê Văn An (để b/c);", [("Lê Văn An", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lai Châu")]),
        ("- Chủ tịch, các PCT UBND tỉnh;", []),
    ],
)
def test_persons_among_the_recipients(entry: str, expected: list[tuple[str, str | None]]) -> None:
    assert holdings(f"{NOTICE}Giao các sở thực hiện./.\n\nNơi nhận:\n{entry}\n- Lưu: VT.\n") == expected


@pytest.mark.parametrize(
    ("lines", "position", "capacity", "on_behalf_of", "full"),
    [
        (
            "CHỦ TỊCH",
            "Chủ tịch",
            None,
            None,
            "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
        ),
        (
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
            "Phó Chánh Văn phòng",
            "TL",
            "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
            "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh Lai Châu",
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC",
            "Phó Chủ tịch Thường trực",
            "TM",
            "Ủy ban nhân dân tỉnh Lai Châu",
            "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Lai Châu",
        ),
        (
            "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG",
            "Thứ trưởng",
            "KT",
            "Bộ trưởng Bộ Tài chính",
            "Thứ trưởng Bộ Tài chính",
        ),
        ("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG", "Phó Thủ tướng", "KT", "Thủ tướng Chính phủ", "Phó Thủ tướng Chính phủ"),
        ("T/L BAN THƯỜNG VỤ TỈNH ỦY\nCHÁNH VĂN PHÒNG", "Chánh Văn phòng", "TL", None, None),
        ("T/M BỘ CHÍNH TRỊ", None, "TM", "Bộ Chính trị", None),
    ],
)
def test_signers(
    lines: str, position: str | None, capacity: str | None, on_behalf_of: str | None, full: str | None
) -> None:
    found = facts(f"{NOTICE}Giao các sở thực hiện./.\n\nNơi nhận:\n- Lưu: VT.\n\n{lines}\n\nVàng Seo Cón\n")
    (signature,) = found.metadata.signatures
    assert (signature.name, signature.position, signature.capacity) == ("Vàng Seo Cón", position, capacity)
    (holding,) = found.holdings
    assert (holding.name, holding.start, holding.end) == ("Vàng Seo Cón", signature.start, signature.end)
    if on_behalf_of is not None:
        assert signature.on_behalf_of == on_behalf_of
    if full is not None:
        assert holding.position == full


@pytest.mark.parametrize("cue", [cue for row in cue_rows("person_cues") if row.role == "between" for cue in row.words])
def test_every_cue_between_a_name_and_a_position(cue: str) -> None:
    assert holdings(f"{NOTICE}Đồng chí Lê Văn An {cue} Giám đốc Sở Y tế từ tháng 5.\n") == [
        ("Lê Văn An", "Giám đốc Sở Y tế tỉnh Lai Châu")
    ]


@pytest.mark.parametrize("cue", [cue for row in cue_rows("person_cues") if row.role == "follows" for cue in row.words])
def test_every_cue_between_a_position_and_a_name(cue: str) -> None:
    assert holdings(f"{NOTICE}Trưởng đoàn {cue} đồng chí Lê Văn An.\n") == [("Lê Văn An", "Trưởng đoàn")]


THINGS = [word for row in cue_rows("person_cues") if row.role == "thing" for word in row.words]


@pytest.mark.parametrize("thing", THINGS)
def test_no_person_where_a_thing_is_named(thing: str) -> None:
    assert "Lê Lai" not in dict(holdings(f"{NOTICE}Qua {thing} Lê Lai, Chủ tịch UBND tỉnh đi.\n"))


PIECES = st.sampled_from(
    [
        "Lê Văn An", "Điểu K'Ré", ", ", " - ", "; ", " ", ": ", "\n", "Chủ tịch UBND tỉnh", "Bí thư Tỉnh ủy",
        "đồng chí", "các đồng chí", "ông", "Phó Thủ tướng", "giữ chức vụ", "kiêm", "và", "Sở Y tế", "Đại tá", "(", ")",
        "Hòa Bình",
        "Trưởng đoàn ĐBQH khóa XV đơn vị tỉnh", "Hoà", "GS.TS.", "Nơi nhận:\n- ", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
def test_whatever_is_found_points_at_its_words_and_is_found_once(text: str) -> None:
    found = facts(text)
    for holding in found.holdings:
        assert "".join(holding.name.split()) == "".join(found.text[holding.start : holding.end].split())
        if holding.said is not None:
            assert 0 <= holding.said[0] < holding.said[1] <= len(text)
    keys = [(holding.name, holding.position) for holding in found.holdings]
    assert len(keys) == len(set(keys))
    assert all((name, None) not in keys for name, position in keys if position is not None)


def test_a_report_of_a_portal_is_of_the_province_of_its_address() -> None:
    found = facts(
        "(laichau.gov.vn) - Sáng 01/4, đồng chí Lê Văn An, Bí thư Tỉnh ủy chủ trì buổi làm việc.\n"
        "Dự buổi làm việc có lãnh đạo các sở, ngành.\nBuổi làm việc đã đánh giá kết quả.\nCác ý kiến đều thống nhất.\n"
    )
    assert found.metadata.province == "Lai Châu"
    assert [(one.name, one.position) for one in found.holdings] == [("Lê Văn An", "Bí thư Tỉnh ủy Lai Châu")]


def test_a_speck_of_the_scan_behind_a_signer_is_no_part_of_the_name() -> None:
    found = facts(NOTICE + "Nội dung.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An `\n")
    assert [(one.name, one.position) for one in found.metadata.signatures] == [("Lê Văn An", "Chủ tịch")]
