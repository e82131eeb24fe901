"""Directives: which sentences instruct, who is told, with whom, by when, under which documents."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph import recognise_text
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.recognition.directives.cues import directive_cues
from govgraph.records import Citation, Initiative
from instructing import parties, recognised, words


def of_row(example: str) -> tuple[str, str, list[str]]:
    """An example of the table: its text, its document type, and what it frames."""
    first, _, rest = example.partition("|")
    kind, text = (first, rest) if first.lower() in directive_cues().documents else ("Thông báo", example)
    framed = [words.rstrip(" .;") for words in re.findall(r"\[\[(.*?)\]\]", text)]
    return text.replace("[[", "").replace("]]", "").replace("|", "\n"), kind, framed


ROWS = cue_rows("directive_cues")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.role}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_example_says(row: CueRow) -> None:
    text, kind, framed = of_row(row.example)
    assert framed
    assert words(text, kind) == framed


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.role}-{row.words[0]}")
def test_no_row_of_the_table_makes_a_directive_of_its_counter_example(row: CueRow) -> None:
    text, kind, _ = of_row(row.counter_example)
    assert words(text, kind) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject acts, `phối hợp với` names those it acts with
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính và các cơ quan, đơn vị liên quan lập dự toán mua vắc xin.",
            [(["Sở Y tế"], ["Sở Tài chính", "các cơ quan, đơn vị liên quan"])],
        ),
        ("Giao Sở Xây dựng, Sở Tư pháp thẩm định hồ sơ.", [(["Sở Xây dựng", "Sở Tư pháp"], [])]),
        # an office stands for its body
        ("Giám đốc Sở Công Thương chỉ đạo kiểm tra giá xăng dầu.", [(["Sở Công Thương"], [])]),
        (
            "Bộ trưởng các Bộ: Quốc phòng, Công an huy động lực lượng ứng phó bão.",
            [(["Bộ Quốc phòng", "Bộ Công an"], [])],
        ),
        # who is led, reported to or advised is not told
        ("Sở Nội vụ chỉ đạo các phòng chuyên môn rà soát, báo cáo UBND tỉnh.", [(["Sở Nội vụ"], [])]),
        ("Sở Tài chính tham mưu UBND tỉnh phân bổ vốn; báo cáo Bộ Tài chính.", [(["Sở Tài chính"], [])]),
        # an introduction before the party
        ("Trong quá trình thi công, Sở Giao thông vận tải phân luồng từ xa.", [(["Sở Giao thông vận tải"], [])]),
        ("Sau khi có kết quả, giao Sở Nội vụ công bố công khai.", [(["Sở Nội vụ"], [])]),
        # the party changes behind a semicolon, and only there
        (
            "Sở Y tế rà soát trang thiết bị của các bệnh viện công lập; Sở Tài chính bố trí đủ kinh phí mua sắm.",
            [(["Sở Y tế"], []), (["Sở Tài chính"], [])],
        ),
        ("Sở Y tế rà soát trang thiết bị của các bệnh viện; sửa chữa ngay các máy hư hỏng.", [(["Sở Y tế"], [])]),
        # what follows in the passage is told to the same, with the same where they are named at the beginning
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát biên chế. Hoàn thiện đề án trước kỳ họp.",
            [(["Sở Nội vụ"], ["Sở Tư pháp"]), (["Sở Nội vụ"], ["Sở Tư pháp"])],
        ),
        (
            "Sở Nội vụ rà soát biên chế các trường, phối hợp với Sở Tư pháp soạn thảo. Công khai kết quả tuyển dụng.",
            [(["Sở Nội vụ"], ["Sở Tư pháp"]), (["Sở Nội vụ"], [])],
        ),
        # words that still name the parties before their duty: a verb of having in them reports nothing
        ("Các phòng, ban thuộc Sở có trách nhiệm niêm yết giá.", [(["các phòng, ban thuộc Sở"], [])]),
        (
            "Các cơ quan, đơn vị thuộc khối Đảng và các tổ chức có liên quan chịu trách nhiệm về số liệu.",
            [(["các cơ quan, đơn vị"], [])],
        ),
        # all who carry a document out are told, over members of their list that are unknown
        (
            "Các ông (bà): Giám đốc các Sở: Tư pháp, Y tế; Chủ tịch UBND các xã, phường và đặc khu Bản Vàng; "
            "Giám đốc Trung tâm phục vụ hành chính công tỉnh và các đơn vị có liên quan chịu trách nhiệm "
            "thi hành Quyết định này.",
            [
                (
                    [
                        "Sở Tư pháp",
                        "Sở Y tế",
                        "Ủy ban nhân dân các xã, phường và đặc khu",
                        "Trung tâm Phục vụ hành chính công",
                        "các đơn vị có liên quan",
                    ],
                    [],
                )
            ],
        ),
        # a class of ministries or departments whose members are listed, other bodies among them
        (
            "Các bộ, cơ quan: Tài chính, Y tế, Đài Truyền hình Việt Nam, Tư pháp rà soát chính sách.",
            [(["Bộ Tài chính", "Bộ Y tế", "Đài Truyền hình Việt Nam", "Bộ Tư pháp"], [])],
        ),
        # a relative clause before the duty belongs to the party
        ("Thủ trưởng các đơn vị được giao nhiệm vụ đấu thầu chịu trách nhiệm về tiến độ.", [(["các đơn vị"], [])]),
        # classes written without the comma between their nouns
        (
            "Công an tỉnh chủ trì, phối hợp với các sở ngành, địa phương liên quan bảo đảm trật tự.",
            [(["Công an"], ["các sở ngành, địa phương liên quan"])],
        ),
        # what would report of a subject may be asked of it
        ("Giao UBND tỉnh ban hành quy định cụ thể, tổ chức thực hiện.", [(["Ủy ban nhân dân"], [])]),
        ("Đề nghị Sở Tài chính có ý kiến bằng văn bản về phương án giá.", [(["Sở Tài chính"], [])]),
        # the comma in a ministry's name parts no clauses
        (
            "Để đón Tết vui tươi, Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch yêu cầu Giám đốc Sở Y tế trực cấp cứu.",
            [(["Sở Y tế"], [])],
        ),
        # a request in a later clause is not put to who asks
        (
            "Hằng năm, Sở Y tế có trách nhiệm lập kế hoạch và thực hiện kế hoạch phòng dịch; chỉ đạo, đôn đốc, kiểm "
            "tra các bệnh viện tham gia; tổ chức kiểm tra đơn vị cơ sở; đề nghị Sở Nội vụ kiểm tra, công nhận.",
            [(["Sở Y tế"], [])],
        ),
        # more about the party before the colon
        ("UBND các tỉnh vùng Tây Nguyên: Thành lập ban chỉ đạo của từng tỉnh.", [(["Ủy ban nhân dân các tỉnh"], [])]),
        # somebody unknown is told: nobody else is
        ("Giao tổ trưởng tổ dân phố số 5 thông báo đến từng hộ.", [([], [])]),
    ],
)
def test_who_is_told_and_with_whom(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert parties(f"Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:\n1. {text}") == expected


def test_a_heading_tells_whom_the_list_below_it_is_for() -> None:
    text = """Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành tập trung thực hiện một số nhiệm vụ sau:
1. Rà soát các dự án chậm tiến độ.
2. Sở Y tế chủ trì, phối hợp với Sở Tài chính:
a) Lập kế hoạch tiêm chủng cho người cao tuổi.
b) Phối hợp với Công an tỉnh bảo đảm trật tự tại các điểm tiêm.
3. Đối với Sở Nội vụ
- Trình đề án vị trí việc làm.
4. Công khai ngân sách hằng quý."""
    assert parties(text) == [
        (["các sở, ban, ngành"], []),
        (["Sở Y tế"], ["Sở Tài chính"]),
        (["Sở Y tế"], ["Công an"]),
        (["Sở Nội vụ"], []),
        (["các sở, ban, ngành"], []),
    ]


def test_an_opening_sentence_instructs_only_where_it_has_content_of_its_own() -> None:
    lead = "Yêu cầu Sở Y tế tiếp tục nâng cao chất lượng khám chữa bệnh ở tuyến cơ sở, trong đó lưu ý các nội dung sau:"
    assert words(f"{lead}\n- Bổ sung thuốc cho trạm y tế xã.") == [
        lead.rstrip(":") + ":",
        "Bổ sung thuốc cho trạm y tế xã",
    ]
    assert words("Yêu cầu Sở Y tế thực hiện các nội dung sau:\n- Bổ sung thuốc cho trạm y tế xã.") == [
        "Bổ sung thuốc cho trạm y tế xã"
    ]


def test_the_topic_before_a_colon_is_no_part_of_the_directive() -> None:
    text = "Thủ tướng Chính phủ kết luận như sau:\n1. Về vốn cho đường ven biển: Giao Bộ Tài chính cân đối nguồn vốn."
    assert words(text) == ["Giao Bộ Tài chính cân đối nguồn vốn"]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế đã cấp phát thuốc cho 12 trạm y tế.",
        "Ghi nhận kết quả công tác của Sở Y tế trong năm 2024.",
        "UBND tỉnh đánh giá cao sự chủ động của Sở Công Thương.",
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để các sở, ngành biết, thực hiện.",
        "Trên đây là ý kiến kết luận của Chủ tịch Ủy ban nhân dân tỉnh.",
        "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 12/TTr-STC.",
        "Nhiệm vụ giao cho Sở Nội vụ năm 2024 cơ bản hoàn thành.",
        "Năm 2024, thu ngân sách tăng 12%, xuất khẩu tăng 8%.",
        "Thực hiện chủ trương tiêm chủng mở rộng, Sở Y tế trong thời gian qua đã tích cực mua sắm vắc xin.",
        "Các công trình: Xây dựng hồ Thác Bạc, Nâng cấp kênh Bắc còn vướng mặt bằng.",
        "Trước hết, cần hiểu đúng ý nghĩa của việc sắp xếp thôn, bản.",
    ],
)
def test_reports_praise_and_formulas_instruct_nobody(text: str) -> None:
    assert words(f"Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:\n1. {text}") == []


@pytest.mark.parametrize(
    "basis",
    [
        "Xét Tờ trình về dự thảo Nghị quyết “Quy định mức hỗ trợ giáo viên mầm non;",
        "“Căn cứ Luật Ngân sách nhà nước;",
    ],
)
def test_a_quotation_mark_that_nothing_closes_silences_nobody(basis: str) -> None:
    text = f"{basis}\nQUYẾT NGHỊ:\nĐiều 1. Thông qua mức hỗ trợ.\nĐiều 2. Giao Sở Nội vụ tổ chức thực hiện."
    assert words(text, "Nghị quyết") == ["Giao Sở Nội vụ tổ chức thực hiện"]


def test_a_quotation_mark_within_a_sentence_opens_nothing_behind_it() -> None:
    text = """Cục Thuế có ý kiến như sau:
1. Về tờ khai “mẫu số 02 của tháng 5 nộp chậm.
2. Đề nghị Sở Tài chính xác nhận số đã nộp.
3. Công ty ghi rõ “đã nộp”, ngày nộp”."""
    assert words(text, "Công văn") == ["Đề nghị Sở Tài chính xác nhận số đã nộp"]


def test_brackets_do_not_break_a_sentence() -> None:
    text = "Đề nghị Sở Y tế gửi hồ sơ (bản giấy, tại phòng Tổ chức. Số 5 phố Hàng Cân) trước ngày 12/7/2025."
    taken, found = recognised(text, "Công văn")
    assert [(taken.running.text[d.start : d.end], d.deadline) for d in found] == [(text.rstrip("."), "2025-07-12")]


def test_the_head_of_a_body_without_its_province_is_asked() -> None:
    text = "Bộ Y tế đề nghị Giám đốc sở Lao động gửi danh sách trước ngày 12/7/2025."
    assert words(text, "Công văn") == [text.rstrip(".")]
    assert words("Bộ Y tế đề nghị Giám đốc sở Lao động là người ký.", "Công văn") == []


def test_a_line_that_breaks_off_behind_an_office_loses_no_party() -> None:
    text = """Điều 1. Công bố danh mục thủ tục hành chính.
Điều 2. Chánh Thanh tra tỉnh, Giám đốc
Sở Công Thương, Giám đốc Sở Tư pháp chịu trách nhiệm thi hành Quyết định này."""
    assert parties(text, "Quyết định") == [(["Thanh tra", "Sở Công Thương", "Sở Tư pháp"], [])]


@pytest.mark.parametrize("text", ["Đồng chí:", "Yêu cầu các đồng chí:", "1. Giám đốc các đơn vị:"])
def test_a_text_that_breaks_off_behind_whom_it_tells_tells_nothing(text: str) -> None:
    facts = recognise_text(f"{text} ")
    assert (facts.text, facts.directives) == (f"{text} ", ())


def test_a_request_in_the_list_of_one_agency_is_that_agencys_own_act() -> None:
    text = """Thủ tướng Chính phủ yêu cầu:
1. Bộ Tài chính chủ trì:
a) Yêu cầu các doanh nghiệp bảo hiểm khẩn trương bồi thường cho người dân."""
    assert parties(text, "Công điện") == [(["Bộ Tài chính"], [])]


def deadlines(text: str, date: str | None = "2025-06-01") -> list[tuple[str | None, str | None]]:
    taken, found = recognised(f"Giao Sở Y tế thực hiện các nhiệm vụ sau:\n- {text}", date=date)
    return [(d.deadline, taken.running.text[slice(*d.deadline_said)] if d.deadline_said else None) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rà soát danh mục thuốc, báo cáo UBND tỉnh trước ngày 25/7/2025.", ("2025-07-25", "trước ngày 25/7/2025")),
        (
            "Hoàn thành sửa chữa trước 30/8/2025; xây mới xong trước 31/12/2025.",
            ("2025-08-30", "trước 30/8/2025"),
        ),
        ("Trình đề án trong tháng 9 năm 2025.", ("2025-09", "trong tháng 9 năm 2025")),
        ("Rà soát các dự án. Thời gian hoàn thành: trước ngày 15/8/2025.", ("2025-08-15", "trước ngày 15/8/2025")),
        ("Rà soát các dự án. Hoàn thành trước ngày 15/8/2025.", ("2025-08-15", "trước ngày 15/8/2025")),
        ("Báo cáo kết quả trước ngày 20 hằng tháng.", (None, "trước ngày 20 hằng tháng")),
        ("Rà soát hồ sơ nộp trước ngày 01/01/2024.", (None, None)),
        ("Thực hiện các nhiệm vụ trong tháng 9 năm 2025.", (None, None)),
    ],
)
def test_by_when(text: str, expected: tuple[str | None, str | None]) -> None:
    assert deadlines(text) == [expected]


def test_citations_and_initiatives_within_a_directive_are_its_own_and_their_dates_no_deadline() -> None:
    text = "Giao Sở Nội vụ thực hiện Kế hoạch số 12/KH-UBND ngày 05/7/2025.\nQuyết định số 3/QĐ-UBND ngày 09/6/2025."
    cited = (Citation(25, 62, "full", number="12/KH-UBND"), Citation(64, 99, "full", number="3/QĐ-UBND"))
    named = (Initiative(14, 20, "project", "x"),)
    taken, found = recognised(text, citations=cited, initiatives=named)
    assert taken.running.text[25:62] == "Kế hoạch số 12/KH-UBND ngày 05/7/2025"
    assert [(d.citations, d.initiatives, d.deadline) for d in found] == [((0,), (0,), None)]


def test_the_section_is_the_label_of_the_passage() -> None:
    text = "Thủ tướng Chính phủ yêu cầu:\n2. Bộ Y tế:\n(1) Bổ sung thuốc.\n(2) Cử y, bác sĩ hỗ trợ vùng lũ."
    assert [d.section for d in recognised(text, "Công điện")[1]] == ["2(1)", "2(2)"]


WORDS = ["Giao Sở Y tế ", "yêu cầu các sở, ngành ", "phối hợp với Sở Tài chính ", "rà soát hồ sơ", " như sau:\n"]


TIMES = ["trước ngày 25/7/2025", "trong 5 ngày kể từ ngày ký", "Bí thư Tỉnh ủy Lê Văn Bình nhấn mạnh", "“", "”"]


MARKS = [": ", "; ", ". ", ", ", "\n- ", "\n1. ", "\nĐiều 2. ", "\nNơi nhận:\n- Lưu: VT.\n"]


PIECES = st.lists(st.sampled_from(WORDS + TIMES + MARKS), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(PIECES, st.sampled_from(["Thông báo", "Quyết định", "Thông tư", "Luật", "Bài báo", "Báo cáo", None]))
def test_directives_stand_in_order_and_none_within_another(text: str, kind: str | None) -> None:
    taken, found = recognised(text, kind)
    ends = 0
    for directive in found:
        assert ends <= directive.start < directive.end <= len(taken.running.text)
        ends = directive.end
        assert not set(directive.responsible) & set(directive.coordinating)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_a_report_and_a_law_give_no_task_without_subject(text: str) -> None:
    assert words(text, "Báo cáo") == []
    assert "rà soát hồ sơ" not in words(text, "Luật")


def test_sections_lettered_with_a_dash_are_sections() -> None:
    facts = recognise_text(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nSố 29-NQ/TW\nHà Nội, ngày 4 tháng 11 năm 2013\n\nNGHỊ QUYẾT\nvề đổi mới giáo dục\n\n"
        "A- TÌNH HÌNH\n1- Giáo dục đạt nhiều thành tựu.\n\nC- TỔ CHỨC THỰC HIỆN\n1- Các cấp ủy từ Trung ương đến cơ "
        "sở lãnh "
        "đạo việc học tập, quán triệt Nghị quyết.\n2- Đảng đoàn Quốc hội lãnh đạo việc hoàn thiện pháp luật về giáo "
        "dục.\n"
    )
    assert [directive.responsible for directive in facts.directives] == [
        ("các cấp ủy từ Trung ương đến cơ sở",),
        ("Đảng đoàn Quốc hội",),
    ]


def test_an_assent_may_be_followed_by_who_carries_it_out() -> None:
    facts = recognise_text(
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 153/TB-VPCP\nHà Nội, ngày 31 tháng 7 năm 2006\n\nTHÔNG BÁO\nÝ kiến kết luận của Thủ "
        "tướng "
        "Chính phủ\n\nThủ tướng Chính phủ kết luận như sau:\n1. Đồng ý chủ trương bổ sung vốn; Bộ Kế hoạch và Đầu tư "
        "chủ trì, "
        "phối hợp với Bộ Tài chính xử lý cụ thể.\n2. Đồng ý đề nghị của Bộ Xây dựng; các công trình đã hoàn thành.\n"
    )
    assert [(directive.responsible, directive.coordinating) for directive in facts.directives] == [
        (("Bộ Kế hoạch và Đầu tư",), ("Bộ Tài chính",))
    ]
