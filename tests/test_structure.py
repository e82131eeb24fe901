"""The body of a document: numbers and marks, wrapped lines, page turns, footnotes, tables, annexes."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given

from govgraph.records import Source
from govgraph.structure import Structure, structure
from govgraph.structure.markers import read_marker
from heads import HEADS, Head
from odd_texts import TEXTS

Seen = tuple[str, str | None, str | None, str]


def taken(text: str) -> Structure:
    return structure(Source(name="x.txt", text=text, sha256=""))


def passages(text: str) -> list[Seen]:
    """The passages of a text as (kind, number, label, words)."""
    found = taken(text)
    return [(p.kind, p.number, p.label, found.running.text[p.start : p.end]) for p in found.passages]


def labels(text: str) -> list[tuple[str | None, str]]:
    """Labels and first words."""
    return [(label, words.split(" ")[0]) for _, _, label, words in passages(text)]


@pytest.mark.parametrize(
    ("line", "name", "number", "value"),
    [
        ("Điều 5. Phạm vi", "article", "Điều 5.", "5"),
        ("ĐIỀU 12", "article", "ĐIỀU 12", "12"),
        ("Điều 7a: Sửa đổi", "article", "Điều 7a:", "7a"),
        ("Chương II", "chapter", "Chương II", "Chương II"),
        ("Mục 3. Thủ tục", "section", "Mục 3.", "Mục 3"),
        ("Phần thứ nhất", "part", "Phần thứ nhất", "Phần thứ nhất"),
        ("PHỤ LỤC II", "annex", "PHỤ LỤC II", "PHỤ LỤC II"),
        ("Phụ lục số 04: Biểu mẫu", "annex", "Phụ lục số 04", "Phụ lục số 04"),
        ("I. Về công tác", "roman", "I.", "I"),
        ("IX- Tổ chức", "roman", "IX-", "IX"),
        ("1. Tập trung", "arabic", "1.", "1"),
        ("1- Về tình hình", "arabic", "1-", "1"),
        ("1/ Sở Tài chính", "arabic", "1/", "1"),
        ("3.1- Đối với cấp ủy", "decimal", "3.1-", "3.1"),
        ("2.1.3. Thời hạn", "decimal", "2.1.3.", "2.1.3"),
        ("2.1 Thời hạn", "decimal", "2.1", "2.1"),
        ("a) Hồ sơ", "letter", "a)", "a"),
        ("đ) Hồ sơ", "letter", "đ)", "đ"),
        ("a1) Hồ sơ", "letter", "a1)", "a1"),
        ("(1) Huy động", "bracketed", "(1)", "(1)"),
        ("(iii) Huy động", "bracketed", "(iii)", "(iii)"),
        ("A. Mục tiêu", "capital", "A.", "A"),
        ("- Các sở", "bullet", "-", "-"),
        ("+ Các sở", "bullet", "+", "+"),
        ("• Các sở", "bullet", "•", "•"),
    ],
)
def test_marks(line: str, name: str, number: str, value: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.name, marker.number, marker.value) == (name, number, value)


@pytest.mark.parametrize(
    "line",
    [
        "30.11.2025",
        "30.11.2025, đoàn công tác",
        "2.000 đồng",
        "1.234.567 đồng",
        "2 - 3 ngày làm việc",
        "2021 - 2025",
        "95/GP-UBND ngày 14/11/2019",
        "3413/UBND-TH ngày 22/7/2021",
        "Phụ lục I.1 của Thông tư",
        "Điều 5 được sửa đổi như sau",
        "Mục 2 ở trang trước",
        "2.1 được bổ sung",
        "Việc lập dự toán",
        "v.v. và các việc khác",
        "----",
        "- - -",
        "",
    ],
)
def test_what_looks_like_a_mark_and_is_none(line: str) -> None:
    assert read_marker(line) is None


def test_numbers_nest_to_any_depth() -> None:
    text = (
        "I. Về kinh tế\n1. Nông nghiệp\n1.1. Trồng trọt\n- Sở Nông nghiệp chủ trì.\n(1) Lúa.\n1.2. Chăn nuôi\n2. "
        "Công nghiệp\nII. Về xã hội\n1. Y tế\na) Bệnh viện.\nb) Trạm y tế.\n"
    )
    assert [label for label, _ in labels(text)] == [
        *("I", "I.1", "I.1.1", "I.1.1", "I.1.1(1)", "I.1.2", "I.2", "II", "II.1", "II.1.a", "II.1.b")
    ]


def test_the_partys_numbers_name_their_own_parents() -> None:
    text = "3- Một số nhiệm vụ\n3.1- Đối với cấp ủy\nLãnh đạo tốt.\n3.2- Đảng đoàn.\n(1) Việc đầu.\n"
    assert labels(text) == [("3", "Một"), ("3.1", "Đối"), ("3.1", "Lãnh"), ("3.2", "Đảng"), ("3.2(1)", "Việc")]


def test_articles_clauses_and_points() -> None:
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 2. Nguyên tắc\n1. Công khai.\na) Trên mạng.\nb) Tại trụ sở.\n2. Đúng "
        "hạn.\nĐiều 3. Thi hành.\n"
    )
    assert [(kind, label) for kind, _, label, _ in passages(text)] == [
        ("chapter", None),
        ("article", "Điều 2"),
        ("clause", "Điều 2.1"),
        ("point", "Điều 2.1.a"),
        ("point", "Điều 2.1.b"),
        ("clause", "Điều 2.2"),
        ("article", "Điều 3"),
    ]


def test_a_mark_alone_belongs_to_the_words_in_the_next_line() -> None:
    text = (
        "Quy định về tách thửa.\nĐiều\n5. Hiệu lực thi hành\n1.\nQuy định này có hiệu lực.\na)\n"
        "Từ ngày ký;\n-\nTại xã.\n"
    )
    assert [(number, words) for _, number, _, words in passages(text)] == [
        (None, "Quy định về tách thửa."),
        ("Điều 5.", "Hiệu lực thi hành"),
        ("1.", "Quy định này có hiệu lực."),
        ("a)", "Từ ngày ký;"),
        ("-", "Tại xã."),
    ]


def test_the_number_of_a_cited_article_in_the_next_line_is_no_mark() -> None:
    text = "Việc tách thửa thực hiện theo quy định tại khoản 3 Điều\n4 Nghị quyết số 171/2024/QH15.\n"
    assert [words for *_, words in passages(text)] == [text.replace("\n", " ").strip()]


@pytest.mark.parametrize("heading", ["QUY ĐỊNH CHUNG", "TỔ CHỨC\nTHỰC\nHIỆN", "\nQUY ĐỊNH CHUNG"])
def test_a_heading_is_one_passage_with_its_mark(heading: str) -> None:
    text = f"Chương I\n{heading}\nĐiều 1. Phạm vi điều chỉnh của quy định.\n"
    assert [(kind, words) for kind, _, _, words in passages(text)] == [
        ("chapter", " ".join(f"Chương I {heading}".split())),
        ("article", "Phạm vi điều chỉnh của quy định."),
    ]


def test_annexes_follow_the_signature() -> None:
    text = (
        "Điều 1. Ban hành quy chế.\n\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n\nCHỦ TỊCH\nNguyễn Văn An\n\nPHỤ LỤC I\n"
        "DANH MỤC NHIỆM VỤ\n1. Nhiệm vụ thứ nhất.\n"
    )
    assert [(kind, label) for kind, _, label, _ in passages(text)] == [
        ("article", "Điều 1"),
        *[("recipients", None)] * 3,
        *[("signature", None)] * 2,
        ("annex", "PHỤ LỤC I"),
        ("item", "PHỤ LỤC I.1"),
    ]


WRAPPED = "Thực hiện Nghị quyết của Chính phủ về phục hồi kinh tế, các"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("1. Yêu cầu các cấp ủy, tổ\nchức đảng thực hiện.", "Yêu cầu các cấp ủy, tổ chức đảng thực hiện."),
        ("Theo đề nghị của Bộ trưởng Bộ\nTài chính.", "Theo đề nghị của Bộ trưởng Bộ Tài chính."),
        ("Căn cứ Nghị định số\n118/2025/NĐ-CP.", "Căn cứ Nghị định số 118/2025/NĐ-CP."),
        ("Hoàn thành trước ngày\n30/11/2025.", "Hoàn thành trước ngày 30/11/2025."),
        ("Phòng, chống dịch Covid -\n19. Tiếp tục làm tốt.", "Phòng, chống dịch Covid - 19. Tiếp tục làm tốt."),
        ("Phát triển kinh tế\n- xã hội của tỉnh.", "Phát triển kinh tế - xã hội của tỉnh."),
        ("Kế hoạch giai đoạn 2021\n- 2025 của tỉnh.", "Kế hoạch giai đoạn 2021 - 2025 của tỉnh."),
        ("Bộ Lao động\n- Thương binh và Xã hội.", "Bộ Lao động - Thương binh và Xã hội."),
        ("quy định tại điểm a khoản\n2 Điều 5.", "quy định tại điểm a khoản 2 Điều 5."),
        ("thực hiện theo quy định tại\nĐiều 5 của Luật.", "thực hiện theo quy định tại Điều 5 của Luật."),
    ],
)
def test_wrapped_lines_are_one_sentence(lines: str, whole: str) -> None:
    assert [words for *_, words in passages(lines)] == [whole]


@pytest.mark.parametrize(
    "lines",
    [
        "- Sở Y tế chủ trì;\n- Sở Tài chính phối hợp.",
        "1. Kết quả đạt được\n2. Hạn chế",
        "Căn cứ Luật Giá;\nCăn cứ Luật Phí;",
        "Nguyên tắc làm việc\n\nHội đồng làm việc theo chế độ tập thể.",
        "Theo đề nghị của Giám đốc Sở Nội vụ;\nQUYẾT ĐỊNH:",
        "Đơn vị tính: đồng.\n95/GP-UBND ngày 14/11/2019",
    ],
)
def test_lines_that_open_anew_are_passages_of_their_own(lines: str) -> None:
    assert len(passages(lines)) == 2


def test_an_addressee_whose_name_is_wrapped_is_one_passage() -> None:
    text = (
        "BỘ TÀI CHÍNH\n-------\nSố: 12/BTC-NS\nHà Nội, ngày 05 tháng 4 năm 2022\n\nKính gửi:\n\n"
        "Ủy ban nhân dân các tỉnh: Sơn La, Lai\nChâu, Yên Bái.\n\nBộ Tài chính có ý kiến như sau:\n"
    )
    found = taken(text)
    assert [found.running.text[p.start : p.end] for p in found.passages if p.kind == "addressees"] == [
        "Kính gửi:",
        "Ủy ban nhân dân các tỉnh: Sơn La, Lai Châu, Yên Bái.",
    ]


def test_a_sentence_goes_on_over_a_page_turn() -> None:
    text = (
        "1. Tổ chức nộp hồ sơ qua đường bưu điện hoặc trực tuyến trên Cổng \n \n \n                  CÔNG BÁO/Số "
        "763 + 764/Ngày "
        "03-7-2024 \n37 \n \nDịch vụ công quốc gia theo quy định. \n2. Cơ quan tiếp nhận trả lời trong thời hạn ba "
        "ngày làm việc. \n"
    )
    assert [words for *_, words in passages(text)] == [
        "Tổ chức nộp hồ sơ qua đường bưu điện hoặc trực tuyến trên Cổng Dịch vụ công quốc gia theo quy định.",
        "Cơ quan tiếp nhận trả lời trong thời hạn ba ngày làm việc.",
    ]


def test_a_sentence_that_was_wrapped_twice_is_one_passage() -> None:
    lines = (
        "Điều 2. Bộ Công Thương chủ trì, phối hợp với các bộ,\ncơ quan liên quan\ntổng hợp, tiếp thu ý kiến của các",
        "Thành viên\nChính phủ, hoàn thiện nội dung các chính sách bảo đảm\nđúng các chủ",
        "trương, đường lối của Đảng, pháp luật của Nhà nước, bảo\nđảm tiến độ, trình",
        "Chính phủ trước ngày 10 tháng 7 năm 2026.",
    )
    [article] = passages("\n".join(lines))
    assert article[3].endswith("bảo đảm tiến độ, trình Chính phủ trước ngày 10 tháng 7 năm 2026.")


SENTENCE = "Các sở, ban, ngành và địa phương tiếp tục rà soát, hoàn thiện thể chế, "
PAGE = SENTENCE * 25


def test_page_numbers_between_sentences_are_no_part_of_the_document() -> None:
    text = f"{PAGE}\n\n2\n\nnâng cao chất lượng. {PAGE}\n\n3\n\nbảo đảm tiến độ. {PAGE}"
    found = taken(text)
    assert "hoàn thiện thể chế, nâng cao chất lượng." in found.running.text
    assert len(found.passages) == 1
    assert [text[start:end] for start, end in found.foreign] == ["2", "3"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("và tổ chức thực hiện Nghị quyết số 10-NQ/TW ngày 10 tháng 02 năm 2022 của", "Bộ Chính trị."),
        ("và tổ chức thực hiện Nghị quyết số 10-NQ/TW ngày 10 tháng 02 năm 2022", "của Bộ Chính trị."),
    ],
)
def test_a_page_number_in_a_sentence_is_no_part_of_it_though_it_be_the_only_one(before: str, after: str) -> None:
    found = taken(f"{PAGE}\n{before}\n1\n\n{after} {PAGE}")
    assert f"{before} {after}" in found.running.text


def test_a_short_page_has_a_number_too() -> None:
    text = f"{PAGE}\n2\n\nnâng cao chất lượng. {SENTENCE * 9}\n3\n\nbảo đảm tiến độ. {PAGE}\n4\n\nvà tiết kiệm."
    assert [text[start:end] for start, end in taken(text).foreign] == ["2", "3", "4"]


@pytest.mark.parametrize("above", ["tại khoản", "Chi cục Thuế khu vực.", "Thời gian thực hiện các nhiệm vụ được giao:"])
def test_a_number_on_a_line_by_itself_may_be_the_texts(above: str) -> None:
    assert taken(f"{PAGE}\n{above}\n\n1\n\ntháng sau, {PAGE}").foreign == ()


def test_the_numbers_of_a_tables_rows_are_part_of_it() -> None:
    text = "".join(f"{row}\n\nThủ tục thứ {row}\n\n{SENTENCE.strip(' ,')}\n\n" for row in range(1, 9))
    assert taken(text).foreign == ()


def test_footnotes_in_the_middle_of_a_sentence_are_tied_to_their_marks() -> None:
    text = (
        "Sản xuất công nghiệp đạt khá⁽¹⁾, song một số sản phẩm\n\n⁽¹⁾ Điện đạt 55,1% kế hoạch;\nbột giấy đạt 54%.\n\n"
        "đạt thấp so với cùng kỳ.\n"
    )
    found = taken(text)
    body, note = found.passages
    assert found.running.text[body.start : body.end] == (
        "Sản xuất công nghiệp đạt khá, song một số sản phẩm đạt thấp so với cùng kỳ."
    )
    assert (note.kind, note.number, note.parent) == ("footnote", "1", 0)
    assert found.running.text[note.start : note.end] == "Điện đạt 55,1% kế hoạch; bột giấy đạt 54%."
    assert note.note_mark is not None
    assert found.running.text[: note.note_mark] == "Sản xuất công nghiệp đạt khá"


def test_footnotes_at_the_end_stand_on_lines_of_their_own() -> None:
    text = (
        "Mưa lũ gây thiệt hại lớn[1] cho nhân dân[2].\n\nTHỦ TƯỚNG\nTrần Văn An\n\n[1]\nĐã có 102 người "
        "chết.\n[2]\nTheo báo cáo.\n"
    )
    notes = [(number, words) for kind, number, _, words in passages(text) if kind == "footnote"]
    assert notes == [("1", "Đã có 102 người chết."), ("2", "Theo báo cáo.")]
    assert [p.parent for p in taken(text).passages if p.kind == "footnote"] == [0, 0]


GAZETTE = """1. Quỹ tiền lương của Đài Truyền hình Việt Nam được xác định theo quy định tại Thông tư này.
Điều 3. Quản lý lao động1
1. Tổng Giám đốc Đài phê duyệt kế hoạch lao động theo chức năng, nhiệm vụ, cơ cấu
b)2 Tổng Giám đốc Đài xem xét, quyết định số lượng3, chức danh và cử cán bộ của từng

1 Điều này được sửa đổi theo quy định tại khoản 1 Điều 3 của Thông tư số 12/2024/TT-BLĐTBXH.
2 Điểm này được bổ sung theo quy định tại khoản 2 Điều 3
của Thông tư số 12/2024/TT-BLĐTBXH.
3 Cụm từ này được thay thế, có hiệu lực từ ngày 29 tháng 12 năm 2024 và được áp dụng

CÔNG BÁO/Số 347 + 348/Ngày 25-02-2025
71

cơ quan thường trú.

từ ngày 01 tháng 01 năm 2025.

CÔNG BÁO/Số 347 + 348/Ngày 25-02-2025
72

Điều 4. Xếp lương.
"""


def test_footnotes_with_plain_digits_at_the_foot_of_a_page() -> None:
    found = taken(GAZETTE)
    text = found.running.text
    assert [(p.number, text[p.start : p.end]) for p in found.passages[2:]] == [
        ("1.", "Tổng Giám đốc Đài phê duyệt kế hoạch lao động theo chức năng, nhiệm vụ, cơ cấu"),
        (
            "b)",
            "Tổng Giám đốc Đài xem xét, quyết định số lượng, chức danh và cử cán bộ của từng cơ quan thường trú.",
        ),
        ("1", "Điều này được sửa đổi theo quy định tại khoản 1 Điều 3 của Thông tư số 12/2024/TT-BLĐTBXH."),
        ("2", "Điểm này được bổ sung theo quy định tại khoản 2 Điều 3 của Thông tư số 12/2024/TT-BLĐTBXH."),
        (
            "3",
            "Cụm từ này được thay thế, có hiệu lực từ ngày 29 tháng 12 năm 2024 và được áp dụng từ ngày 01 tháng 01 "
            "năm 2025.",
        ),
        ("Điều 4.", "Xếp lương."),
    ]
    notes = [p for p in found.passages if p.kind == "footnote"]
    assert [text[: p.note_mark].rsplit("\n", 1)[-1] for p in notes] == [
        "Quản lý lao động",
        "",
        "Tổng Giám đốc Đài xem xét, quyết định số lượng",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Diện tích từng lô, tính bằng m1\n\n1 Đất ở\n2 Đất trồng cây lâu năm\n",
        "Danh mục\n\n1 Đất ở\n2 Đất trồng cây lâu năm\n",
    ],
)
def test_the_rows_of_a_table_are_no_footnotes(rows: str) -> None:
    text = f"{rows}\nCÔNG BÁO/Số 347 + 348/Ngày 25-02-2025\n71\n\nĐiều 4. Xếp lương.\n"
    assert "footnote" not in [kind for kind, *_ in passages(text)]


def test_the_codes_of_a_form_are_no_footnotes() -> None:
    text = "Tờ khai thuế giá trị gia tăng theo mẫu.\n\n[04] Tên người nộp thuế:\n\n[05] Mã số thuế:\n"
    assert [words for *_, words in passages(text)][1:] == ["[04] Tên người nộp thuế:", "[05] Mã số thuế:"]


def test_cells_of_a_table_are_passages_of_their_own_kind() -> None:
    cells = ["STT", "Tên mỏ", "Công suất", "1", "Tả Phời", "1,5 triệu tấn", "2", "Thọ Sơn", "2,0 triệu tấn"]
    text = "Điều 1. Phê duyệt danh mục sau đây:\n\n" + "\n\n".join(cells) + "\n\nĐiều 2. Thi hành.\n"
    assert [kind for kind, *_ in passages(text)] == ["article", *["table"] * len(cells), "article"]


def test_a_signature_stamp_is_no_part_of_the_document() -> None:
    text = (
        "Người ký: Sở Tài chính\nEmail: stc@daknong.gov.vn\nThời gian ký: 20.05.2019\n\nSở Tài chính báo cáo kết quả.\n"
    )
    found = taken(text)
    assert found.running.text == "Sở Tài chính báo cáo kết quả."
    assert len(found.foreign) == 3


def test_a_field_that_only_looks_like_a_stamps_stays() -> None:
    assert "Cơ quan: Sở Y tế" in taken("Cơ quan: Sở Y tế chủ trì.\nThời hạn: tháng 9.\n").running.text


@given(TEXTS)
def test_no_text_is_too_odd_to_be_taken_apart(text: str) -> None:
    found = taken(text)
    assert found.source.text == text
    assert len(found.running.text) == len(found.running.folded)


def assert_ordered(found: Structure) -> None:
    """Passages cover the running text in order: one a line, each inside one above it that stands before it."""
    at = 0
    for index, passage in enumerate(found.passages):
        assert passage.index == index
        assert passage.start == at + (1 if at else 0)
        assert passage.start <= passage.end
        assert "\n" not in found.running.text[passage.start : passage.end]
        assert passage.parent is None or 0 <= passage.parent < len(found.passages)
        at = passage.end
    assert at == len(found.running.text)


@given(TEXTS)
def test_passages_cover_the_running_text_in_order(text: str) -> None:
    assert_ordered(taken(text))


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_passages_cover_the_running_text_of_documents(head: Head) -> None:
    assert_ordered(taken(head.text))


@given(TEXTS)
def test_what_is_foreign_is_not_in_the_running_text(text: str) -> None:
    found = taken(text)
    for start, end in found.foreign:
        assert 0 <= start <= end <= len(text)
    for passage in found.passages:
        if passage.start < passage.end:
            first, last = found.running.locate(passage.start, passage.start + 1)
            assert not any(start <= first and last <= end for start, end in found.foreign)


@given(TEXTS)
@example("[1] Theo khoản 1 Điều này[1] nêu trên.")
def test_a_passage_stands_below_one_before_it(text: str) -> None:
    for passage in taken(text).passages:
        assert passage.parent is None or passage.parent < passage.index


@given(TEXTS)
def test_no_word_of_the_document_is_lost(text: str) -> None:
    """Every word is in a passage, in its mark, in a footnote's mark or in what is foreign."""
    found = taken(text)
    kept = len(re.findall(r"[^\W_]", found.running.text))
    foreign = sum(len(re.findall(r"[^\W_]", text[start:end])) for start, end in found.foreign)
    marks = sum(len(re.findall(r"[^\W_]", passage.number or "")) for passage in found.passages)
    noted = len(re.findall(r"[¹²³\d]", text))
    composed = len(re.findall(r"[^\W_]", text)) - kept - foreign - marks
    assert composed <= noted + text.count("\u0303")


def test_an_article_that_instructs_goes_on_where_its_first_line_is_broken_off() -> None:
    # Decision 02144/QĐ-UBND of Đắk Lắk, 2025: a heading would have ended with the line
    bases = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
        "Căn cứ Quyết định số 015/2025/QĐ-UBND ngày 22/10/2025 của UBND\n"
        "tỉnh quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức\ncủa Sở Công Thương;\n"
        "Theo đề nghị của Giám đốc Sở\nCông Thương tại Tờ trình số 68/TTr-SCT ngày 20/11/2025.\n"
    )
    wrapped = (
        f"{bases}QUYẾT ĐỊNH:\nĐiều 1. Công bố kèm theo\n"
        "Quyết định này Danh mục thủ tục hành chính sửa đổi, bổ sung\n"
        "trong lĩnh vực xuất nhập khẩu thuộc thẩm quyền giải quyết của\n"
        "Sở Công Thương, chi tiết tại Phụ lục kèm theo.\n"
        "Điều 2. Giao Sở Công\nThương chủ trì, phối hợp với cơ quan, đơn vị có liên quan căn\n"
        "cứ Danh mục thủ tục hành chính được công bố tại Điều 1 Quyết\n"
        "định này có trách nhiệm thực hiện đầy đủ nội dung được giao.\n"
        "Điều 3. Hiệu lực thi hành\nQuyết định này có hiệu lực thi hành kể từ ngày 01/5/2026.\n"
    )
    taken = structure(Source("document.txt", wrapped, ""))
    articles = [taken.running.text[p.start : p.end] for p in taken.passages if p.kind == "article"]
    assert [" ".join(words.split()[:5]) for words in articles] == [
        "Công bố kèm theo Quyết",
        "Giao Sở Công Thương chủ",
        "Hiệu lực thi hành",
    ]
