"""PDF files with text: what a reader reads, in the order in which it is read, and every place on its page.

`thong-tu-02-2026-tt-btc.pdf` is a circular as the Official Gazette published it (congbao.chinhphu.vn).
"""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from govgraph.errors import ReadingError
from govgraph.graph.mapping import map_resolution
from govgraph.graph.shapes import validate
from govgraph.graph.vocabulary import GOV
from govgraph.reading import read, read_bytes
from govgraph.reading.page_pieces import Box, Glyph, along_lines, pieces
from govgraph.recognition import recognise
from govgraph.records import Source
from govgraph.resolution import resolve
from govgraph.structure import structure
from pdfs import Page, Signature, Words, bare, in_two_fonts, pdf

GAZETTE = Path(__file__).parent / "data" / "thong-tu-02-2026-tt-btc.pdf"

HEAD = (
    Words("ỦY BAN NHÂN DÂN", 70, 780),
    Words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 780),
    Words("TỈNH LAI CHÂU", 70, 764),
    Words("Độc lập - Tự do - Hạnh phúc", 330, 764),
    Words("Số:      /QĐ-UBND", 70, 740),
    Words("Lai Châu, ngày    tháng 7 năm 2021", 300, 740),
)
NUMBER = Signature((88, 736, 106, 752), [Words("123", 0, 4)])
DAY = Signature((390, 736, 402, 752), [Words("22", 0, 4)])
STAMP = Signature(
    (400, 790, 590, 835),
    [
        Words("Ký bởi: Văn phòng Ủy ban nhân dân", 2, 30, 8),
        Words("Cơ quan: Tỉnh Lai Châu", 2, 18, 8),
        Words("Ngày ký: 23-08-2021 08:00:00 +07:00", 2, 6, 8),
    ],
)
TITLE = (Words("QUYẾT ĐỊNH", 260, 700), Words("Về việc phân bổ kinh phí hỗ trợ cho các huyện", 140, 684))
BODY = (
    Words("Căn cứ Nghị quyết số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ;", 90, 650),
    Words("Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 99/TTr-", 90, 634),
    Words("STC ngày 20 tháng 7 năm 2021,", 70, 618),
)
CLOSE = (
    Words("Nơi nhận:", 70, 300, 11),
    Words("TM. ỦY BAN NHÂN DÂN", 330, 300),
    Words("- Như Điều 3;", 70, 287, 11),
    Words("KT. CHỦ TỊCH", 350, 284),
    Words("- Sở Tài chính;", 70, 274, 11),
    Words("PHÓ CHỦ TỊCH", 350, 268),
    Words("- Lưu: VT.", 70, 261, 11),
    Words("Nguyễn Văn Nam", 350, 200),
)


def read_page(*words: Words, **more: object) -> str:
    return read_pages(Page(words, **more)).text  # type: ignore[arg-type]


def read_pages(*pages: Page) -> Source:
    return read_bytes(pdf(pages), "van-ban.pdf")


def test_the_two_columns_of_a_letterhead_are_read_one_after_the_other() -> None:
    assert read_page(*HEAD[:4], *TITLE).split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "QUYẾT ĐỊNH\nVề việc phân bổ kinh phí hỗ trợ cho các huyện",
    ]


def test_recipients_and_signature_are_read_one_after_the_other() -> None:
    text = read_page(*TITLE, *BODY, *CLOSE)
    assert "Nơi nhận:\n- Như Điều 3;\n- Sở Tài chính;\n- Lưu: VT." in text
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in text
    assert text.endswith("Nguyễn Văn Nam")


def test_a_page_set_in_two_columns_is_read_down_the_first() -> None:
    left = [Words(f"cột trái dòng {number} của bài này", 60, 700 - 15 * number) for number in range(8)]
    right = [Words(f"cột phải dòng {number} của bài này", 320, 700 - 15 * number) for number in range(8)]
    mixed = [words for pair in zip(left, right, strict=True) for words in pair]
    title = Words("Một tiêu đề chạy ngang qua cả hai cột của trang báo này", 60, 740)
    above = [Words("Dòng dẫn của bài báo đứng trên cả hai cột, dài suốt trang.", 60, 800 - 12 * at) for at in range(5)]
    lines = [line for line in read_page(*above, title, *mixed).split("\n") if line.startswith("cột")]
    assert lines == [words.text for words in (*left, *right)]


def test_number_and_date_that_an_office_stamps_on_the_page_are_read_in_their_places() -> None:
    facts = recognise(read_pages(Page([*HEAD, *TITLE, *BODY, *CLOSE], signatures=[NUMBER, DAY, STAMP])))
    assert facts.metadata.number == "123/QĐ-UBND"
    assert facts.metadata.date == "2021-07-22"


def test_the_signature_laid_on_a_page_is_kept_and_is_no_part_of_the_document() -> None:
    source = read_pages(Page([*HEAD, *TITLE, *BODY, *CLOSE], signatures=[STAMP]))
    words = "Ký bởi: Văn phòng Ủy ban nhân dân\nCơ quan: Tỉnh Lai Châu\nNgày ký: 23-08-2021 08:00:00 +07:00"
    assert [source.text[part.start : part.end] for part in source.parts if part.stamp] == [words]
    taken = structure(source)
    assert "Ký bởi" not in taken.running.text and "23-08-2021" not in taken.running.text
    signers = [signature.name for signature in recognise(source).metadata.signatures]
    assert signers == ["Nguyễn Văn Nam"]


def test_a_signature_that_names_no_field_is_no_part_of_the_document_either() -> None:
    stamp = Signature((300, 500, 400, 540), [Words("Tỉnh Đắk Nông", 0, 20, 8), Words("15.07.2019", 0, 6, 8)])
    source = read_pages(Page([*TITLE, *BODY], signatures=[stamp]))
    assert "15.07.2019" in source.text
    assert "15.07.2019" not in structure(source).running.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_a_reader_holds_it(turn: int) -> None:
    begin = {90: [(100, 100), (120, 100)], 180: [(500, 500), (500, 480)], 270: [(500, 700), (480, 700)]}[turn]
    if turn == 180:
        begin = [(500, 480), (500, 500)]
    words = ("Biểu số 1 kèm theo Nghị quyết", "Đơn vị tính: triệu đồng")
    lines = [Words(text, x, y, turn=turn) for text, (x, y) in zip(words, begin, strict=True)]
    assert read_page(*lines) == "\n".join(words)


def test_a_watermark_across_the_page_is_not_read() -> None:
    assert "BẢN SAO" not in read_page(*TITLE, *BODY, Words("BẢN SAO", 200, 400, 60, 45))


def test_a_hyphen_at_a_lines_end_stays_and_the_number_is_whole() -> None:
    source = read_pages(Page([*HEAD, *TITLE, *BODY]))
    assert "99/TTr-\nSTC" in source.text
    assert "99/TTr-STC" in {citation.number for citation in recognise(source).citations}


LETTER = (
    *HEAD[:4],
    Words("Số: 123/QĐ-UBND", 70, 740),
    Words("Lai Châu, ngày 22 tháng 7 năm 2021", 300, 740),
    *TITLE,
    *BODY,
    *CLOSE,
)


def test_letters_that_another_font_draws_after_the_line_are_read_in_their_places() -> None:
    printed = read_pages(Page([part for words in LETTER for part in in_two_fonts(words)]))
    whole = read_pages(Page(LETTER))
    assert printed.text == whole.text
    assert printed.parts == whole.parts
    said = recognise(printed).metadata
    assert (said.number, said.issuer) == ("123/QĐ-UBND", "Ủy ban nhân dân tỉnh Lai Châu")
    assert [signature.name for signature in said.signatures] == ["Nguyễn Văn Nam"]


@pytest.mark.parametrize(
    "line",
    [
        "Ở ý ạ là một chữ, ở đầu dòng và ở cuối dòng ạ",
        "ỦY BAN NHÂN DÂN HUYỆN ĐỨC THỌ",
        "Sở Nội vụ, Sở Y tế (để phối hợp thực hiện);",
        "Nghị quyết số 35/2009/QH12 ngày 19/6/2009",
    ],
)
def test_words_in_two_fonts_are_parted_where_the_page_has_white_space(line: str) -> None:
    assert read_page(*in_two_fonts(Words(line, 60, 700))) == line


def test_a_vowel_and_its_tone_that_share_a_place_are_one_letter() -> None:
    drawn = (("đ", 0), ("i", 6), ("u", 18), ("k", 30), ("n", 42), ("e\u0302", 12), ("\u0300", 12), ("ệ", 36))
    glyphs = [Glyph(text, Box(x, 0, x + 6, 12)) for text, x in drawn]
    assert [piece.text for piece in pieces(along_lines(glyphs))] == ["đie\u0302\u0300u kện"]


def test_lines_drawn_upon_one_another_are_not_mixed() -> None:
    lines = "Bộ Tài chính và Bộ Nội vụ", "Số: 35/2009/QH12 ngày 19/6"
    text = read_page(Words(lines[0], 60, 700), Words(lines[1], 61, 701))
    assert sorted(text.split("\n")) == sorted(lines)


def test_raised_digits_are_marks_of_footnotes() -> None:
    raised = Words("2", 90 + 6 * len("Quản lý lao động"), 655, 7)
    note = (Words("2", 90, 104, 6), Words("Điều này được sửa đổi theo Nghị định khác.", 96, 100, 10))
    text = read_page(Words("Quản lý lao động", 90, 650), raised, *note)
    assert text.startswith("Quản lý lao động²")
    assert "² Điều này được sửa đổi" in text or "²Điều này được sửa đổi" in text


ROWS = (
    *(Words("STT", 60, 700), Words("Nhiệm vụ", 120, 700), Words("Cơ quan chủ trì", 330, 700)),
    *(Words("1", 60, 680), Words("Xây dựng kế hoạch phát", 120, 680), Words("Sở Y tế", 330, 680)),
    Words("triển y tế cơ sở", 120, 666),
    *(Words("2", 60, 640), Words("Báo cáo kết quả", 120, 640), Words("Sở Nội vụ", 330, 640)),
)
GRID = (
    *((50, y, 450, y) for y in (715, 695, 660, 632)),
    *((x, 632, x, 715) for x in (50, 110, 320, 450)),
)


def test_a_ruled_table_is_read_row_by_row_with_each_cell_whole() -> None:
    text = read_page(*ROWS, lines=GRID)
    assert text.split("\n") == [
        "STT\tNhiệm vụ\tCơ quan chủ trì",
        "1\tXây dựng kế hoạch phát triển y tế cơ sở\tSở Y tế",
        "2\tBáo cáo kết quả\tSở Nội vụ",
    ]


def test_a_ruled_table_of_tasks_gives_its_instructions() -> None:
    columns, rows = (50, 80, 260, 370, 470, 560), (515, 490, 450, 410)
    cells = (
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"),
        ("1", "Xây dựng kế hoạch phát\ntriển y tế cơ sở", "Sở Y tế", "Sở Tài chính", "31/12/2021"),
        ("2", "Báo cáo kết quả thực\nhiện hằng năm", "Sở Nội vụ", "Các sở, ngành", "15/01/2022"),
    )
    table = [
        Words(line, x + 4, y - 14 - 13 * number, 9)
        for row, y in zip(cells, rows, strict=False)
        for cell, x in zip(row, columns, strict=False)
        for number, line in enumerate(cell.split("\n"))
    ]
    lines = [(50, y, 560, y) for y in rows] + [(x, 410, x, 515) for x in columns]
    facts = recognise(read_pages(Page([*HEAD, *TITLE, *BODY, *table], lines=lines)))
    assert [(each.responsible, each.deadline) for each in facts.directives] == [
        (("Sở Y tế tỉnh Lai Châu",), "2021-12-31"),
        (("Sở Nội vụ tỉnh Lai Châu",), "2022-01-15"),
    ]


def test_a_cell_that_reaches_over_rows_is_read_with_the_first() -> None:
    grid = [line for line in GRID if line != (50, 660, 450, 660)] + [(50, 660, 320, 660)]
    rows = [words for words in ROWS if words.text != "Sở Nội vụ"]
    assert read_page(*rows, lines=grid).endswith("y tế cơ sở\tSở Y tế\n2\tBáo cáo kết quả")


def test_a_table_without_lines_is_read_row_by_row() -> None:
    text = read_page(*ROWS)
    assert "STT\tNhiệm vụ\tCơ quan chủ trì" in text and "2\tBáo cáo kết quả\tSở Nội vụ" in text


@pytest.mark.parametrize("top", [800, 500])
def test_a_list_of_members_is_read_row_by_row_wherever_it_stands(top: int) -> None:
    members = (
        ("1. Ông Nguyễn Văn An", "Phó Chủ tịch UBND tỉnh - Trưởng ban"),
        ("2. Bà Trần Thị Bình", "Giám đốc Sở Y tế - Phó Trưởng ban"),
        ("3. Ông Lê Văn Cường", "Giám đốc Sở Tài chính - Thành viên"),
        ("4. Ông Phạm Văn Dũng", "Giám đốc Sở Nội vụ - Thành viên"),
        ("5. Bà Hoàng Thị Giang", "Chánh Văn phòng UBND tỉnh - Thành viên"),
    )
    rows = [
        Words(words, x, top - 16 * at)
        for at, row in enumerate(members)
        for words, x in zip(row, (70, 290), strict=True)
    ]
    assert read_page(*rows).split("\n") == ["\t".join(row) for row in members]


def test_every_page_is_a_part_and_evidence_says_its_page() -> None:
    pages = (Page([*HEAD, *TITLE]), Page([Words("2", 300, 800), *BODY]), Page([Words("3", 300, 800), *CLOSE]))
    source = read_pages(*pages)
    assert [part.page for part in source.parts] == [1, 2, 3]
    assert [source.text[part.start :].split("\n")[0] for part in source.parts] == ["ỦY BAN NHÂN DÂN", "2", "3"]
    assert not any(line in ("2", "3") for line in structure(source).running.text.split("\n"))
    contents = list(map_resolution(resolve([recognise(source)])))
    cited = {q.subject: q.object.value for each in contents for q in each if q.predicate == GOV.page}
    assert {page for span, page in cited.items() if "/span/" in span.value} >= {"1", "2", "3"}
    assert not validate(contents).findings


def test_a_document_of_the_official_gazette_is_read_as_it_was_issued() -> None:
    source = read(GAZETTE)
    assert [(part.page, part.stamp) for part in source.parts] == [(1, False), (1, True), (2, False)]
    said = recognise(source).metadata
    assert (said.type, said.number, said.date) == ("Thông tư", "02/2026/TT-BTC", "2026-01-01")
    assert (said.issuer, said.place) == ("Bộ Tài chính", "Hà Nội")
    assert [signature.name for signature in said.signatures] == ["Nguyễn Thị Bích Ngọc"]
    running = structure(source).running.text
    assert "CÔNG BÁO" not in running and "Ký bởi" not in running and "2026-01-28" not in running


PAGE = bare(zlib.compress(b"BT /F 12 Tf 1 0 0 1 90 700 Tm (Bo Tai chinh) Tj ET"))
LOCKED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "damaged PDF file"),
        (PAGE[:300], "damaged PDF file"),
        (bare(b"", trailer=LOCKED), "encrypted PDF file"),
        (bare(zlib.compress(b"")), "nothing to read"),
        (bare(zlib.compress(b"[" * 100_000)), "nothing to read"),
        (pdf([Page([])] * 5001), "5001 pages"),
    ],
    ids=["header", "half", "encrypted", "empty", "nested", "pages"],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "van-ban.pdf")
    message = str(caught.value)
    assert message.startswith("van-ban.pdf: ") and says in message and "\n" not in message


def test_a_claim_of_ten_million_pages_costs_nothing() -> None:
    source = read_bytes(bare(zlib.compress(b"BT /F 12 Tf 90 700 Td (Bo Tai chinh) Tj ET"), count=10_000_000), "a.pdf")
    assert source.text == "Bo Tai chinh"


def test_a_page_as_large_as_a_town_is_read() -> None:
    assert read_page(*TITLE, size=(1e9, 1e9)).startswith("QUYẾT ĐỊNH")


def test_a_page_that_unpacks_to_gigabytes_ends_its_own_reading_only() -> None:
    packer = zlib.compressobj(9)
    packer.flush(zlib.Z_FULL_FLUSH)
    part = packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\xda" + part * 200 + packer.flush()
    with pytest.raises(ReadingError, match="broke off at page 1"):
        read_bytes(bare(packed), "bom.pdf")


def test_bytes_before_the_header_do_not_hide_a_pdf_file() -> None:
    assert read_bytes(b"\r\n\r\n" + PAGE, "a").media_type == "application/pdf"
