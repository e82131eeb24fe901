"""The close of a document: who signed, on what authority, and who receives it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.language.letters import fold
from govgraph.records import Source
from govgraph.structure import Closing, structure

BODY = "Điều 1. Phê duyệt kế hoạch.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký./.\n\n"
RECIPIENTS = "Nơi nhận:\n- Như Điều 2;\n- Văn phòng Chính phủ;\n- Lưu: VT, TH.\n\n"


def close(text: str) -> Closing:
    return structure(Source("x.txt", text, "")).closing


def signed(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Name, position and lines of authority of each signature."""
    return [
        (block.name, block.position, [f"{authority.capacity} {authority.words}" for authority in block.authorities])
        for block in close(text).signatures
    ]


@pytest.mark.parametrize(
    ("lines", "name", "position", "authorities"),
    [
        ("CHỦ TỊCH\n\nLê Văn An", "Lê Văn An", "CHỦ TỊCH", []),
        ("TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nMai Văn An", "Mai Văn An", "PHÓ THỦ TƯỚNG",
         ["TM CHÍNH PHỦ", "KT THỦ TƯỚNG"]),
        ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nLê Thị Bình", "Lê Thị Bình",
         "PHÓ CHÁNH VĂN PHÒNG", ["TL CHỦ TỊCH", "KT CHÁNH VĂN PHÒNG"]),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n(Đã ký)\n\nGiàng Páo Mỷ", "Giàng Páo Mỷ", "BÍ THƯ", ["TM BAN THƯỜNG VỤ"]),
        ("K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nĐã ký: Điểu K'Ré", "Điểu K'Ré", "PHÓ CHÁNH VĂN PHÒNG",
         ["KT CHÁNH VĂN PHÒNG"]),
        ("T/M BỘ CHÍNH\nTRỊ\nTrần Văn An", "Trần Văn An", None, ["TM BỘ CHÍNH TRỊ"]),
        ("TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nMai\nSơn", "Mai Sơn", "PHÓ CHỦ TỊCH",
         ["TM ỦY BAN NHÂN DÂN", "KT CHỦ TỊCH"]),
        ("TL. CỤC\nTRƯỞNG\nTRƯỞNG BAN NGHIỆP VỤ\nNguyễn\nThị Thu", "Nguyễn Thị Thu", "TRƯỞNG BAN NGHIỆP VỤ",
         ["TL CỤC TRƯỞNG"]),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nPhạm\nMạnh An", "Phạm Mạnh An", "PHÓ CHỦ NHIỆM",
         ["KT BỘ TRƯỞNG, CHỦ NHIỆM"]),
        ("Q. GIÁM ĐỐC\n\nThS. Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm", "GIÁM ĐỐC", ["Q GIÁM ĐỐC"]),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n[daky]\nThượng tướng Vàng Seo Cón", "Vàng Seo Cón", "THỨ TRƯỞNG",
         ["KT BỘ TRƯỞNG"]),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNGky]\n\nLò Thị Mai", "Lò Thị Mai", "THỨ TRƯỞNG", ["KT BỘ TRƯỞNG"]),
        ("KT. TRƯỞNG BAN GIÁM SÁT PHÓ TRƯỞNG BAN\nHồ Văn Niên", "Hồ Văn Niên", "PHÓ TRƯỞNG BAN",
         ["KT TRƯỞNG BAN GIÁM SÁT"]),
        ("**TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG**\n\n\n\n(Handwritten signature)\n\nRơ Châm H'Phik", "Rơ Châm H'Phik",
         "CHÁNH VĂN PHÒNG", ["TL CHỦ TỊCH"]),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNGUYỄN VĂN AN", "NGUYỄN VĂN AN", "CHỦ TỊCH", ["TM ỦY BAN NHÂN DÂN"]),
        ("KT.\nGIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLò Văn Pọm", "Lò Văn Pọm", "PHÓ GIÁM ĐỐC", ["KT GIÁM ĐỐC"]),
        ("TM. ỦY BAN NHÂN DÂN\nKT.\nCHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Pọm", "Lò Văn Pọm", "PHÓ CHỦ TỊCH",
         ["TM ỦY BAN NHÂN DÂN", "KT CHỦ TỊCH"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [BODY, BODY + RECIPIENTS], ids=["without recipients", "with recipients"])
def test_signatures(before: str, lines: str, name: str, position: str | None, authorities: list[str]) -> None:
    assert signed(before + lines + "\n") == [(name, position, authorities)]


def test_the_columns_of_a_close_that_stand_in_one_line() -> None:
    text = BODY + "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, PC.\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Văn An\n"
    assert signed(text) == [("Lê Văn An", "THỨ TRƯỞNG", ["KT BỘ TRƯỞNG"])]
    assert close(text).recipients == ["Như Điều 2", "Lưu: VT, PC"]


def test_a_signature_behind_a_tab_that_follows_capitals() -> None:
    text = BODY + "Nơi nhận:\n- Như trên;\n- Lưu: VT, TCCB \tTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nLê Văn An\n"
    assert signed(text) == [("Lê Văn An", "CHÁNH VĂN PHÒNG", ["TL GIÁM ĐỐC"])]
    assert close(text).recipients == ["Như trên", "Lưu: VT, TCCB"]


@pytest.mark.parametrize(
    "stamp",
    [
        "Cơ quan: Tỉnh\nLai Châu\nThời gian ký:\n02.03.2020\n",
        "vpubnd@laichau.gov.vn\nTỉnh Lai Châu\n02.03.2020 07:15:00\n",
        "Người ký: Uỷ ban nhân dân\nHuyện Tam Đường\n",
        "dị quan: Tỉnh Đắk\nNông\n16.04.2019 09:22:19\n",
    ],
)
def test_the_unit_of_a_digital_stamp_is_no_signer(stamp: str) -> None:
    assert signed(BODY + "Nơi nhận: GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n" + stamp) == []
    assert [name for name, *_ in signed(BODY + "GIÁM ĐỐC\n\nThái Bình\n")] == ["Thái Bình"]


def test_the_columns_of_a_close_that_are_mixed() -> None:
    text = (
        BODY
        + "Nơi nhận: TM. THƯỜNG TRỰC HĐND\n- Thường trực Tỉnh ủy; KT. CHỦ TỊCH\n- UBND tỉnh; PHÓ CHỦ TỊCH\n"
        + "- Các ban HĐND;\n- Lưu: VT.\n\nPhạm Văn An\n"
    )
    assert signed(text) == [("Phạm Văn An", "PHÓ CHỦ TỊCH", ["TM THƯỜNG TRỰC HĐND", "KT CHỦ TỊCH"])]
    assert close(text).recipients == ["Thường trực Tỉnh ủy", "UBND tỉnh", "Các ban HĐND", "Lưu: VT"]


def test_a_name_at_the_end_of_an_entry_of_the_mixed_columns() -> None:
    text = (
        BODY + "Nơi nhận: CHỦ TỊCH\n- Ủy ban Thường vụ Quốc hội;\n- Văn phòng: Tỉnh ủy, HĐND, Lê Văn An\n- Lưu: VT.\n"
    )
    assert signed(text) == [("Lê Văn An", "CHỦ TỊCH", [])]


def test_a_joint_document_has_several_signatures() -> None:
    text = (
        BODY
        + "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Văn An\tKT. BỘ TRƯỞNG BỘ QUỐC PHÒNG\nTHỨ TRƯỞNG\n"
        + "THƯỢNG TƯỚNG Trần Văn Bình\n\nMẪU SỐ 1\nThẻ học nghề\n"
    )
    assert signed(text) == [
        ("Lê Văn An", "THỨ TRƯỞNG", ["KT BỘ TRƯỞNG BỘ TÀI CHÍNH"]),
        ("Trần Văn Bình", "THỨ TRƯỞNG", ["KT BỘ TRƯỞNG BỘ QUỐC PHÒNG"]),
    ]


def test_forms_in_annexes_and_certified_copies_are_not_signed() -> None:
    text = (
        BODY
        + "CHỦ TỊCH QUỐC HỘI\nĐã ký: Lê Thị An\nVĂN PHÒNG CHỦ TỊCH NƯỚC\nSố: 03/SY-VPCTN\nSAO Y BẢN CHÍNH\n"
        + "KT. CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTrần Văn Bình\n\nPhụ lục\nTHỦ TRƯỞNG ĐƠN VỊ\nPHỤ TRÁCH KẾ TOÁN\n(Ký tên)\n"
    )
    assert [name for name, *_ in signed(text)] == ["Lê Thị An"]


@pytest.mark.parametrize(
    "lines",
    [
        "THỦ TRƯỞNG ĐƠN VỊ\n(Ký tên, đóng dấu)\n",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức chính quyền địa phương;\n",
        "GIÁM ĐỐC SỞ Y TẾ THUỘC PHẠM VI CHỨC NĂNG CỦA TỈNH\nLAI CHÂU\n(Kèm theo Quyết định)\n",
        "CHỦ TỊCH\nQUY ĐỊNH\nVề phân cấp quản lý\n",
    ],
)
def test_no_signature_where_no_name_follows(lines: str) -> None:
    assert signed(BODY + lines) == []


def test_a_name_that_a_scan_has_left_of_a_signature() -> None:
    assert signed(BODY + RECIPIENTS + "Nguyễn Tấn An\n") == [("Nguyễn Tấn An", None, [])]


def test_recipients_under_a_label_that_is_wrapped() -> None:
    assert close(BODY + "Nơi\nnhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn An\n").recipients == [
        "Như trên",
        "Lưu: VT",
    ]


LINES = st.sampled_from(
    [
        "", "Nơi nhận:", "- Như trên;", "- Lưu: VT, TH. CHỦ TỊCH", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHỦ TỊCH", "(Đã ký)",
        "Lê Văn An", "Lê\tKT. GIÁM ĐỐC", "Thị Bình", "TM. ỦY BAN NHÂN DÂN", "DÂN", "Điều 3. Tổ chức thực hiện.",
        "NGUYỄN VĂN AN", "PHỤ LỤC", "Đại tá Vàng Seo Cón", "**PHÓ CHỦ TỊCH**", "Hoà Bình, ngày 1 tháng 2 năm 2024",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=24).map("\n".join))
def test_whatever_the_close_names_point_at_their_words(text: str) -> None:
    closing = close(text)
    for block in closing.signatures:
        assert fold(text[block.start : block.end]) == fold(block.name)
    zones = closing.zones
    assert all(first < after for _, first, after in zones)
    assert all(one[2] <= other[1] for one, other in pairwise(zones))
