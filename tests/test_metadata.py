"""What a document says of itself: type, issuer, province, from head, close and words."""

from __future__ import annotations

import pytest

from govgraph import recognise_text
from govgraph.records import Metadata

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"


def metadata(text: str) -> Metadata:
    return recognise_text(text).metadata


def decision(organ: str, number: str, place: str, title: str = "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác") -> Metadata:
    head = f"{organ}\n--------\n\n{HEAD}\nSố: {number}\n\n{place}, ngày 05 tháng 4 năm 2022\n\n{title}\n\n"
    return metadata(head + "Điều 1. Thành lập Tổ công tác.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n")


@pytest.mark.parametrize(
    ("organ", "number", "place", "issuer", "province"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA", "417/QĐ-UBND", "Sơn La", "Ủy ban nhân dân tỉnh Sơn La", "Sơn La"),
        ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "9/QĐ-UBND", "Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", "Hà Nội"),
        ("UBND TỈNH SƠN LA\nSỞ TƯ PHÁP", "12/QĐ-STP", "Sơn La", "Sở Tư pháp tỉnh Sơn La", "Sơn La"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN MAI SƠN", "88/QĐ-UBND", "Mai Sơn", "Ủy ban nhân dân huyện Mai Sơn", "Sơn La"),
        ("UBND HUYỆN ĐĂK HÀ", "88/QĐ-UBND", "Đăk Hà", "Ủy ban nhân dân huyện Đăk Hà", "Kon Tum"),
        ("SỞ TƯ PHÁP", "12/QĐ-STP", "Phan Rang - Tháp Chàm", "Sở Tư pháp tỉnh Ninh Thuận", "Ninh Thuận"),
        ("BỘ TÀI CHÍNH", "33/QĐ-BTC", "Hà Nội", "Bộ Tài chính", None),
        ("THỦ TƯỚNG CHÍNH PHỦ", "501/QĐ-TTg", "Hà Nội", "Thủ tướng Chính phủ", None),
        ("BỘ TÀI CHÍNH\n-------\nCỤC HẢI QUAN", "7/QĐ-CHQ", "Hà Nội", "Cục Hải quan", None),
    ],
)
def test_the_issuer_and_its_province(organ: str, number: str, place: str, issuer: str, province: str | None) -> None:
    found = decision(organ, number, place)
    assert (found.type, found.number, found.date) == ("Quyết định", number, "2022-04-05")
    assert (found.issuer, found.province) == (issuer, province)


def test_a_body_that_no_table_has_is_named_by_its_letterhead() -> None:
    found = decision("TRƯỜNG ĐẠI HỌC TÂY BẮC", "3/QĐ-ĐHTB", "Sơn La")
    assert found.issuer is not None
    assert found.issuer.lower() == "trường đại học tây bắc"


def test_a_letter_is_one_by_what_it_is_addressed_to() -> None:
    text = f"BỘ TÀI CHÍNH\nCỤC THUẾ\n-------\n{HEAD}\nSố: 5706/CT-CS\nV/v chính sách thuế\n\n"
    place = "Hà Nội, ngày 3 tháng 12 năm 2025\n\n"
    found = metadata(
        text + place + "Kính gửi: Thuế tỉnh Ninh Bình.\n\nCục Thuế có ý kiến như sau: thực hiện theo quy định./.\n"
    )
    assert (found.type, found.issuer, found.subject) == ("Công văn", "Cục Thuế", "chính sách thuế")


def test_a_lost_head_leaves_what_the_words_fix() -> None:
    text = "THÔNG BÁO\nKết luận phiên họp\n\nUBND tỉnh họp ngày 4/5/2021. {} Sở Y tế báo cáo UBND tỉnh.\n"
    own = "Phát triển du lịch trên địa bàn tỉnh Yên Bái, hoàn thành quy hoạch tỉnh Yên Bái."
    assert metadata(text.format(own)).province == "Yên Bái"
    assert metadata(text.format("Đón công dân từ tỉnh Yên Bái.")).province is None
    assert metadata(text.format(own + " Quy hoạch tỉnh Lào Cai, trên địa bàn tỉnh Lào Cai.")).province is None


def test_districts_of_one_province_fix_whose_report_it_is() -> None:
    text = (
        "UBND tỉnh giao UBND huyện Văn Chấn xử lý.\n\nVụ việc xảy ra ở {}.\n\nCông an đang điều tra.\n\n"
        "Sở Y tế báo cáo kết quả.\n"
    )
    assert metadata(text.format("huyện Trạm Tấu")).province == "Yên Bái"
    assert metadata(text.format("xã bên")).province is None
    assert metadata(text.format("huyện Trạm Tấu, giáp huyện Phù Yên")).province is None
    assert metadata(text.format("huyện Trạm Tấu, trên đường đi Sơn La")).province is None


def test_the_president_of_a_committee_issues_what_the_line_above_the_bases_says() -> None:
    head = f"ỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\n-------\n{HEAD}\nSố: 15/QĐ-UBND\n\nYên Bái, ngày 03 tháng 3 năm 2020\n\n"
    text = head + "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\n{}\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n"
    assert metadata(text.format("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")).issuer == "Chủ tịch Ủy ban nhân dân tỉnh Yên Bái"
    assert metadata(text.format("ỦY BAN NHÂN DÂN TỈNH")).issuer == "Ủy ban nhân dân tỉnh Yên Bái"


@pytest.mark.parametrize(
    ("collective", "issuer"),
    [
        ("BAN CHẤP HÀNH", "Ban Chấp hành Đảng bộ tỉnh Bắc Giang"),
        ("BAN THƯỜNG VỤ", "Ban Thường vụ Tỉnh ủy Bắc Giang"),
    ],
)
def test_a_provinces_committee_does_not_sign_for_the_centre_that_it_cites(collective: str, issuer: str) -> None:
    text = (
        "TỈNH ỦY BẮC GIANG\n*\nSố 22-CTr/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nBắc Giang, ngày 20 tháng 4 năm 2018\n\n"
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII"
        "\n\nTỉnh ủy ban hành Chương trình hành động theo Nghị quyết của Ban Chấp hành Trung ương Đảng.\n\n"
        f"T/M {collective}\nBÍ THƯ\n\nLê Văn An\n"
    )
    facts = recognise_text(text)
    assert facts.metadata.issuer == issuer
    assert [signature.on_behalf_of for signature in facts.metadata.signatures] == [issuer]


def test_a_part_of_a_body_below_a_scanned_head_is_that_bodys() -> None:
    head = f"UBND TỈNH YÊNBÁI\nVĂN PHÒNG\n{HEAD}\nYên Bái, ngày Ó Ỹ tháng 3 năm 2020\n\nTHÔNG BÁO\nVề việc họp\n\n"
    found = metadata(head + "Ngày 02 tháng 3 năm 2020, Ủy ban nhân dân tỉnh đã họp về phòng, chống dịch.\n")
    assert (found.issuer, found.province) == ("Văn phòng Ủy ban nhân dân tỉnh Yên Bái", "Yên Bái")
    assert (found.date, found.place) == ("2020-03", "Yên Bái")


def test_a_districts_document_whose_head_is_spoilt_is_no_provinces() -> None:
    text = (
        f"ỦY BAN NHÂN DÂN HUYỆN TRAM°TẤU\n{HEAD}\nTHÔNG BÁO\nVề việc họp\n\nThực hiện kế hoạch của UBND tỉnh Yên Bái "
        "trên địa bàn tỉnh Yên Bái, Văn phòng UBND huyện thông báo.\n"
    )
    facts = recognise_text(text)
    assert facts.metadata.province == "Yên Bái"
    assert "Ủy ban nhân dân tỉnh Yên Bái" in [agency.name for agency in facts.agencies]
    assert "Văn phòng Ủy ban nhân dân tỉnh Yên Bái" not in [agency.name for agency in facts.agencies]


def test_a_press_report_is_its_provinces_newspaper() -> None:
    text = (
        "BYB - Sáng 14/6, Tỉnh ủy họp. UBND tỉnh báo cáo tình hình trên địa bàn tỉnh Yên Bái.\n\n"
        "Đồng chí Bí thư Tỉnh ủy kết luận phiên họp.\n\nCác đại biểu thảo luận.\n\nPhiên họp bế mạc cùng ngày.\n"
    )
    found = metadata(text)
    assert (found.type, found.issuer, found.number) == ("Bài báo", "Báo Yên Bái", None)


def test_a_body_without_its_head_has_the_type_that_it_calls_itself_by() -> None:
    text = (
        "Điều 1. Phạm vi điều chỉnh\nThông tư này hướng dẫn Nghị định số 34/2012/NĐ-CP.\nĐiều 2. Quy chế này bị bãi bỏ."
    )
    assert metadata(text).type == "Thông tư"


def test_a_letter_says_its_place_and_date_at_its_close() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ ĐỨC MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nTHƯ NGỎ\n\nKính gửi: Bà con trong xã\n\n"
        "Xin trân trọng cảm ơn.\n\nĐức Minh, ngày 12 tháng 8 năm 2024\n\nCHỦ TỊCH\n\nLê Văn Hùng\n"
    )
    assert (metadata(text).type, metadata(text).date, metadata(text).place) == ("Thư ngỏ", "2024-08-12", "Đức Minh")


def test_what_is_not_said_stays_unknown() -> None:
    found = metadata("Căn cứ tình hình thực tế, các đơn vị thực hiện nghiêm túc.\n")
    assert (found.number, found.date, found.issuer, found.province) == (None, None, None, None)
