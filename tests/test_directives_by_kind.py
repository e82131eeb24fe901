"""Directives as each kind of document gives them: resolutions, regulations, plans, press reports."""

from __future__ import annotations

import pytest

from instructing import parties, words


def test_results_under_a_heading_of_results_are_no_instructions() -> None:
    text = """I. Kết quả đạt được
1. Hoàn thành xây dựng 15 phòng học.
2. Tăng cường tuần tra trên các tuyến biên giới.
II. Nhiệm vụ, giải pháp
1. Hoàn thành xây dựng 20 phòng học còn lại."""
    assert words(text) == ["Hoàn thành xây dựng 20 phòng học còn lại"]


def test_norms_are_no_instructions_but_their_enforcement_is() -> None:
    text = """Điều 4. Điều kiện hoạt động
1. Sở Y tế cấp giấy phép hoạt động trong thời hạn 20 ngày.
2. Thực hiện niêm yết giá dịch vụ tại nơi dễ thấy.
Điều 9. Tổ chức thực hiện
1. Sở Y tế chịu trách nhiệm hướng dẫn thực hiện Thông tư này."""
    assert words(text, "Thông tư") == ["Sở Y tế chịu trách nhiệm hướng dẫn thực hiện Thông tư này"]


def test_the_last_articles_of_a_resolution_give_tasks() -> None:
    text = """Điều 1. Thông qua mức thu học phí năm học 2025 - 2026.
Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh triển khai thực hiện Nghị quyết.
2. Giao Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết.
3. Nghị quyết này có hiệu lực từ ngày 15 tháng 7 năm 2025."""
    assert parties(text, "Nghị quyết") == [
        (["Ủy ban nhân dân"], []),
        (["Thường trực Hội đồng nhân dân"], []),
    ]


def test_a_quoted_provision_is_not_the_letters_own_instruction() -> None:
    text = """Cục Thuế có ý kiến như sau:
- Tại khoản 2 Điều 9 Luật Quản lý thuế quy định:
“2. Cơ quan thuế phải công khai thủ tục về thuế.
Bộ Tài chính hướng dẫn việc công khai.”
Đề nghị Sở Tài chính căn cứ quy định nêu trên để thực hiện."""
    assert words(text, "Công văn") == ["Đề nghị Sở Tài chính căn cứ quy định nêu trên để thực hiện"]


def test_an_annexed_table_tells_nobody() -> None:
    text = """Điều 1. Phê duyệt Kế hoạch.
Điều 2. Giao Sở Nội vụ tổ chức thực hiện Quyết định này.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

PHỤ LỤC
1. Xây dựng cơ sở dữ liệu dùng chung của tỉnh.
Sở Khoa học và Công nghệ
2. Nâng cấp hệ thống mạng diện rộng."""
    assert words(text, "Quyết định") == ["Giao Sở Nội vụ tổ chức thực hiện Quyết định này"]


@pytest.mark.parametrize(
    "title", ["Điều 3. Tổ chức thực hiện.", "Điều 3.\nTrách nhiệm thực hiện", "Điều 3. Trách nhiệm"]
)
def test_an_articles_title_tells_what_stands_below_wherever_it_stands(title: str) -> None:
    text = f"""QUYẾT ĐỊNH:
Điều 1. Ban hành danh mục thuốc.
{title}
1. Sở Y tế
a) Công khai danh mục thuốc trên trang thông tin điện tử."""
    assert parties(text, "Quyết định") == [(["Sở Y tế"], [])]


def test_an_attached_regulation_gives_the_duties_of_bodies_and_not_its_norms() -> None:
    text = """Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý xe công.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Bình
QUY CHẾ
Quản lý xe công
Điều 1. Nguyên tắc quản lý
1. Sử dụng xe đúng mục đích, tiết kiệm.
Điều 2. Trách nhiệm của Sở Tài chính
1. Kiểm tra việc sử dụng xe của các cơ quan."""
    assert words(text, "Quyết định") == ["Kiểm tra việc sử dụng xe của các cơ quan"]


def test_a_press_report_gives_the_instructions_of_whoever_chaired() -> None:
    text = """Sáng 12.5, đồng chí Trần Văn Hòa, Bí thư Tỉnh ủy chủ trì hội nghị giao ban quý II.

Trưởng ban Dân vận Tỉnh ủy Lê Thị Mai cho rằng cần tăng cường tuyên truyền trong nhân dân.

Kết luận hội nghị, Bí thư Tỉnh ủy Trần Văn Hòa nhấn mạnh, thời gian còn ít. \
Vì vậy, UBND tỉnh phải đẩy nhanh tiến độ giải ngân vốn đầu tư công.

Chủ tịch Hội Nông dân tỉnh Phạm Văn Sáng phát biểu tại hội nghị

Tập trung chăm lo đời sống nhân dân vùng cao. Chủ động phòng, chống thiên tai.

Hội nghị kết thúc lúc 11 giờ cùng ngày."""
    assert words(text, "Bài báo") == [
        "Vì vậy, UBND tỉnh phải đẩy nhanh tiến độ giải ngân vốn đầu tư công",
        "Tập trung chăm lo đời sống nhân dân vùng cao",
        "Chủ động phòng, chống thiên tai",
    ]


def test_what_one_body_asks_of_another_in_the_press_is_no_instruction() -> None:
    text = """Bí thư Tỉnh ủy Trần Văn Hòa chủ trì cuộc họp về dịch sởi.

Sở Y tế đề nghị UBND tỉnh quan tâm bố trí kinh phí.

Trước đó, tối 12.5, Công an tỉnh đề nghị Công an thành phố phối hợp xác minh.

Đồng chí Lê Văn Sáng, Giám đốc Sở Y tế phát biểu

Bí thư Tỉnh ủy yêu cầu từng đồng chí trong Ban Thường vụ, từng cơ quan, đơn vị chủ động chuẩn bị."""
    assert words(text, "Bài báo") == [
        "Bí thư Tỉnh ủy yêu cầu từng đồng chí trong Ban Thường vụ, từng cơ quan, đơn vị chủ động chuẩn bị"
    ]


def test_a_press_report_of_a_ceremony_gives_what_an_official_asks_for() -> None:
    text = """Lễ kỷ niệm ngày thành lập huyện có nhiều đại biểu.

Thời gian tới, Phó Chủ tịch UBND tỉnh Trần Văn Hòa đề nghị Đảng bộ và Nhân dân Sông Lô tiếp tục đoàn kết. \
Giữ vững trật tự xã hội.

Phó Chủ tịch UBND tỉnh Trần Văn Hòa cũng đề nghị huyện Sông Lô chú trọng trồng rừng.

Phó Chủ tịch UBND tỉnh Trần Văn Hòa đã đề nghị khen thưởng 5 tập thể."""
    assert words(text, "Bài báo") == [
        "Thời gian tới, Phó Chủ tịch UBND tỉnh Trần Văn Hòa đề nghị Đảng bộ và Nhân dân Sông Lô tiếp tục đoàn kết",
        "Giữ vững trật tự xã hội",
        "Phó Chủ tịch UBND tỉnh Trần Văn Hòa cũng đề nghị huyện Sông Lô chú trọng trồng rừng",
    ]


def test_an_articles_words_may_stand_below_its_label_or_behind_its_first_sentence() -> None:
    text = (
        "Điều 2. Tổ chức thực hiện:\nGiao UBND tỉnh ban hành quy định cụ thể, tổ chức thực hiện Nghị quyết này.\n"
        "Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.\nChánh Văn phòng Bộ, Giám đốc Sở Y tế và Thủ "
        "trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.\n"
    )
    assert parties(text, "Quyết định") == [
        (["Ủy ban nhân dân"], []),
        (["Sở Y tế", "các đơn vị có liên quan"], []),
    ]


def test_a_plan_behind_the_signature_of_what_promulgates_it_instructs_as_plans_do() -> None:
    # after Decision 228/QĐ-TTg of 10 February 2014
    text = (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển vùng đồng bằng sông Hồng.\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTHỦ TƯỚNG\nNguyễn Tấn Dũng\n\n"
        "KẾ HOẠCH\nPHÁT TRIỂN VÙNG ĐỒNG BẰNG SÔNG HỒNG\n(Ban hành theo Quyết định số 228/QĐ-TTg ngày 10/02/2014)\n"
        "I. NHIỆM VỤ CHỦ YẾU\n1. Bộ Y tế chủ trì, phối hợp với Bộ Tài chính lập đề án.\n"
        "2. Bộ Nội vụ:\na) Rà soát biên chế của các tỉnh trong vùng.\n"
    )
    assert parties(text, "Quyết định") == [(["Bộ Y tế"], ["Bộ Tài chính"]), (["Bộ Nội vụ"], [])]
