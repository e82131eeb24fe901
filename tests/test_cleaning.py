"""What a reader does not read as words is not read: marks of Markdown and of web pages, characters without a glyph,
blank lines behind every line. What is read is found again in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.structure.cleaning import clean_text
from govgraph.structure.lines import read_lines

URL = "https://example.org/van-ban/30-2020.aspx"


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (f"Căn cứ [Nghị định số 30/2020/NĐ-CP]({URL});", "Căn cứ Nghị định số 30/2020/NĐ-CP;"),
        (f'Căn cứ Nghị định số [30/2020/NĐ-CP]({URL} "Công tác văn thư");', "Căn cứ Nghị định số 30/2020/NĐ-CP;"),
        ("Căn cứ [Nghị định\nsố 30/2020/NĐ-CP](/vb.aspx?id=(1));", "Căn cứ Nghị định\nsố 30/2020/NĐ-CP;"),
        ("![Quốc huy](media/image1.png)\nQUỐC HỘI", "Quốc huy\nQUỐC HỘI"),
        (f"[![]({URL})]({URL}) QUỐC HỘI", "QUỐC HỘI"),
        ("| BỘ NỘI VỤ<br>------- | CỘNG HÒA<br/>Độc lập |", "BỘ NỘI VỤ\n------- CỘNG HÒA\nĐộc lập"),
        ('<p class="a">Số: <b>12</b>/QĐ-BNV</p><p>QUYẾT ĐỊNH</p>', "Số: 12/QĐ-BNV\nQUYẾT ĐỊNH\n"),
        ("<td>Số: 12/QĐ-BNV</td><td>Hà Nội</td>", "Số: 12/QĐ-BNV Hà Nội"),
        ("Sở Y&nbsp;tế &amp; Sở Tài chính<!-- trang 2 -->", "Sở Y tế & Sở Tài chính"),
        (
            "Ủy\u200b ban\u2060 nhân\ufeff dân\u200e tỉ\u00adnh \u202aLai\u202c Châu\x02",
            "Ủy ban nhân dân tỉnh Lai Châu",
        ),
        ("Độc lập\vTự do\u2028Hạnh phúc", "Độc lập\nTự do\nHạnh phúc"),
        ("12\x1eNQ/TW", "12-NQ/TW"),
    ],
)
def test_marks_are_not_read(source: str, read: str) -> None:
    assert clean_text(source).text == read


@pytest.mark.parametrize(
    "text",
    [
        "mục [ba] (khoản 2) và [a](b)",
        "tỷ lệ <5% và >3%; R&D; a < b > c",
        "[Tên cơ quan] (ghi rõ họ tên)",
    ],
)
def test_what_only_looks_like_a_mark_is_read(text: str) -> None:
    assert clean_text(text).text == text


@given(st.lists(st.sampled_from([*"ab (.)[]!<>/|*&", "](", "x.vn", "<br>", "&lt;", "\n", "\u200b", "ế"])).map("".join))
def test_every_character_read_stands_where_it_was_read_from(source: str) -> None:
    clean = clean_text(source)
    for at, character in enumerate(clean.text):
        if character.isalnum():
            assert source[clean.source_offset(at)] == character


def test_blank_lines_behind_all_lines_are_not_read() -> None:
    text = "BỘ NỘI VỤ\nSố: 12/QĐ\n\nCăn cứ Luật\nTổ chức\nChính phủ;\n\nTheo đề nghị\ncủa Vụ trưởng,\n"
    spaced = read_lines(text.replace("\n", "\n\n"))
    assert spaced.texts == text.split("\n")
    assert [spaced.clean.text[at : at + len(line)] for line, at in zip(spaced.texts, spaced.starts, strict=True)] == (
        spaced.texts
    )


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1.\n\nĐiều 2.\n\nĐiều 3.\n\nĐiều 4.\n\nĐiều 5.\n\nĐiều 6.\n\nĐiều 7.\n\nĐiều 8.",
        "a\n\nb\n\n\nc\n\nd\n\ne\n\n\n\nf\n\ng\nh",
    ],
)
def test_blank_lines_that_part_passages_are_kept(text: str) -> None:
    assert read_lines(text).texts == text.split("\n")
