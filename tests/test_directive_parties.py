"""Who is told where the tables of agencies do not say: people, provinces, bodies under names of their own."""

from __future__ import annotations

import pytest

from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, Source

HEAD = """THỦ TƯỚNG CHÍNH PHỦ
Số: 12/CĐ-TTg
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nội, ngày 12 tháng 3 năm 2025

CÔNG ĐIỆN
về phòng, chống hạn

Thủ tướng Chính phủ yêu cầu:
"""


def facts_of(text: str) -> DocumentFacts:
    return recognise(Source("document.txt", HEAD + text + "\n", ""))


def told(text: str) -> list[list[str]]:
    return [list(directive.responsible) for directive in facts_of(text).directives]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. Các tỉnh Cà Mau, Bạc Liêu khẩn trương trữ nước ngọt.", ["các tỉnh Cà Mau, Bạc Liêu"]),
        ("1. Tỉnh Cà Mau đẩy nhanh tiến độ nạo vét kênh rạch.", ["tỉnh Cà Mau"]),
        ("1. Yêu cầu tỉnh Cà Mau báo cáo kết quả.", ["tỉnh Cà Mau"]),
        ("1. Chủ đầu tư tập trung hoàn thành dự án.", ["chủ đầu tư"]),
        ("1. Từng đồng chí phụ trách địa bàn phải có mặt tại cơ sở.", ["từng đồng chí phụ trách địa bàn"]),
        # the office, without its holder's name
        ("1. Giao Phó Thủ tướng Lê Văn An chỉ đạo, đôn đốc việc thực hiện.", ["Phó Thủ tướng"]),
        ("1. Thứ trưởng Lê Văn An phối hợp với các đơn vị chỉ đạo sơ kết.", ["Thứ trưởng"]),
        # an office of a body that is known stands for the body
        ("1. Thứ trưởng Bộ Y tế Lê Văn An trực tiếp kiểm tra.", ["Bộ Y tế"]),
        # bodies of which the tables know the kind alone
        ("1. Giao phòng Tài chính - Kế hoạch tham mưu bố trí kinh phí.", ["Phòng Tài chính - Kế hoạch"]),
        ("1. Báo, tạp chí ngành Tài chính phối hợp với Vụ Pháp chế tuyên truyền.", ["Báo, tạp chí ngành Tài chính"]),
        ("1. Các bảo tàng, nhà truyền thống tăng cường trưng bày.", ["các bảo tàng, nhà truyền thống"]),
        # who is told behind an introduction that no comma ends
        ("1. Đối với các xã trong vùng hạn phải chủ động chở nước.", ["các xã"]),
        ("1. Đề nghị cá nhân, hộ gia đình nếu phát hiện rò rỉ thì báo ngay.", ["cá nhân, hộ gia đình"]),
    ],
)
def test_people_and_bodies_are_named_by_the_words_that_name_them(text: str, names: list[str]) -> None:
    assert told(text) == [names]


def test_a_heading_names_them_for_the_list_below() -> None:
    text = """1. Các đơn vị có công trình thủy lợi
- Rà soát phương án dẫn dòng.
2. Cục Đăng kiểm và Kiểm định XYZ
- Kiểm tra các phương tiện chở nước."""
    assert told(text) == [["các đơn vị có công trình thủy lợi"], ["Cục Đăng kiểm và Kiểm định XYZ"]]


def test_each_is_an_agency_of_the_document_with_the_words_as_its_evidence() -> None:
    facts = facts_of("1. Tỉnh Cà Mau nạo vét kênh rạch.\n2. Giao phòng Quản lý đô thị rà soát quy hoạch.")
    mentions = {mention.agency: facts.text[mention.start : mention.end] for mention in facts.agency_mentions}
    agencies = {agency.name: (agency.group, agency.scoped) for agency in facts.agencies}
    names = [name for directive in facts.directives for name in directive.responsible]
    assert [(name, mentions[name], agencies[name]) for name in names] == [
        ("tỉnh Cà Mau", "Tỉnh Cà Mau", (True, False)),
        ("Phòng Quản lý đô thị", "phòng Quản lý đô thị", (False, True)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Xã hội học tập của tỉnh đã hình thành.",
        "1. Tỉnh Cà Mau đã nạo vét 12 km kênh.",
        "1. Các bảo tàng, nhà truyền thống đã mở cửa.",
        "1. Không khí lạnh đang tràn xuống các tỉnh miền núi.",
    ],
)
def test_what_is_or_was_tells_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Không dùng xe công đi lễ hội.",
        "1. Sở Xây dựng không cấp phép cho dự án chưa có hồ nước.",
        "1. Chỉ giải ngân cho dự án đã đủ thủ tục.",
        "1. Nghiêm cấm tích trữ hàng hóa để nâng giá.",
    ],
)
def test_what_is_forbidden_or_limited_is_an_instruction(text: str) -> None:
    assert len(told(text)) == 1


def test_a_heading_among_tasks_is_one_of_them_whatever_other_words_it_has() -> None:
    text = """I. NHIỆM VỤ
1. Về phòng, chống lao (Mục tiêu số 6)
- Mở rộng điều trị tại tuyến xã.
2. Khắc phục tồn tại trong quản lý đất đai
- Rà soát quỹ đất công.
3. Kết quả đạt được
- Mở rộng được 12 điểm trạm y tế."""
    assert len(told(text)) == 2


def test_a_mark_that_a_scan_misread_opens_no_quotation() -> None:
    noise = "“hi nu m của cổng thông tin\n"
    text = noise + "1. Sở Y tế rà soát thuốc.\n2. Sở Tài chính bố trí vốn.\n“Lưu trữ” văn bản."
    assert told(text)[:2] == [["Sở Y tế"], ["Sở Tài chính"]]


def test_a_list_is_for_whom_its_opening_sentence_or_the_one_before_it_tells() -> None:
    opening = "Yêu cầu các sở rà soát biên chế. Ủy ban nhân dân các xã tập trung thực hiện các nhiệm vụ sau:"
    text = "\n(1) Rà soát nguồn nước ngọt.\n(2) Sửa chữa các cống ngăn mặn."
    assert told(opening + text)[1:] == [["Ủy ban nhân dân các xã"]] * 2
    opening = "Yêu cầu Sở Y tế rà soát thuốc men. Trước mắt, tập trung các nhiệm vụ sau:"
    assert told(opening + text)[1:] == [["Sở Y tế"]] * 2


def test_a_task_that_goes_on_with_a_request_to_somebody_else_is_two() -> None:
    text = """1. Các tỉnh ủy, thành ủy:
- Tổ chức tốt việc lấy ý kiến nhân dân; giao Ban Tuyên giáo Trung ương tăng cường tuyên truyền.
- Rà soát thuốc men; sửa chữa máy móc."""
    committees = ["các tỉnh ủy, thành ủy"]
    assert told(text) == [committees, ["Ban Tuyên giáo Trung ương"], committees]
