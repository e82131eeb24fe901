"""Word, OpenDocument and rich text: what is on the page is in the text, with the numbers that the program makes."""

from __future__ import annotations

import pytest

from govgraph.reading import read_bytes
from govgraph.recognition import recognise
from office import docx_of, odt_of

LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>{}</w:lvl>'
ARTICLES = (
    '<w:abstractNum w:abstractNumId="7">'
    + LEVEL.format(0, 1, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>')
    + LEVEL.format(1, 1, "decimal", "%2.", "")
    + LEVEL.format(2, 1, "lowerLetter", "%3)", "")
    + LEVEL.format(3, 1, "decimal", "%2.%4.", "")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + LEVEL.format(0, 1, "upperRoman", "Chương %1", "")
    + LEVEL.format(1, 1, "bullet", "-", "")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="DieuNho"><w:basedOn w:val="Dieu"/><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def p(words: str, number: int | None = None, level: int = 0, style: str = "") -> str:
    listed = "" if number is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            p("NHỮNG QUY ĐỊNH CHUNG", 2)
            + p("Phạm vi", 1)
            + p("Một", 1, 1)
            + p("a", 1, 2)
            + p("b", 1, 2)
            + p("Hai", 1, 1)
            + p("a", 1, 2)
            + p("Đối tượng", 1)
            + p("Một", 1, 1)
            + p("QUY ĐỊNH CỤ THỂ", 2)
            + p("Ba", 1),
            "Chương I NHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một\na) a\nb) b\n2. Hai\na) a\nĐiều 2. Đối tượng\n"
            "1. Một\nChương II QUY ĐỊNH CỤ THỂ\nĐiều 3. Ba",
        ),
        (p("Một", 1, 1) + p("sâu", 1, 3) + p("sâu", 1, 3), "1. Một\n1.1. sâu\n1.2. sâu"),
        (p("gạch", 2, 1), "- gạch"),
        (p("Theo kiểu", style="Dieu") + p("Kiểu con", style="DieuNho"), "Điều 1. Theo kiểu\nĐiều 2. KIỂU CON"),
        (p("Một", 1) + p("Mười", 3) + p("Mười một", 3), "Điều 1. Một\nĐiều 10. Mười\nĐiều 11. Mười một"),
        (p("Không số", 0, style="Dieu"), "Không số"),
        (p("lạ", 99), "lạ"),
    ],
)
def test_the_numbers_that_word_makes_are_in_the_text(body: str, text: str) -> None:
    assert read_bytes(docx_of(body, numbering=ARTICLES, styles=STYLES), "a.docx").text == text


def r(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("Giao ") + f"<w:ins>{r('Sở Y tế')}</w:ins><w:del><w:delText>Bộ</w:delText></w:del>", "Giao Sở Y tế"),
        (f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo>", "mới"),
        (r("ẩn", "<w:vanish/>") + r("ẩn", '<w:rStyle w:val="An"/>') + r("hiện", '<w:vanish w:val="0"/>'), "hiện"),
        (r("bộ y tế", "<w:caps/>") + r(" chữ thường"), "BỘ Y TẾ chữ thường"),
        (r("10 m") + r("2", '<w:vertAlign w:val="superscript"/>'), "10 m²"),
        (
            "<w:r><w:t>Lưu: VT</w:t><w:tab/><w:t>KT. BỘ TRƯỞNG</w:t><w:br/><w:t>THỨ TRƯỞNG</w:t></w:r>",
            "Lưu: VT\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG",
        ),
        ("<w:r><w:t>57</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t></w:r>", "57-NQ/TW"),
        ("<w:r><w:t>tr</w:t><w:softHyphen/><w:t>ëng</w:t></w:r>", "tr\u00adëng"),  # TCVN3: trưởng
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r>' + r("Luật Đất đai"),
            "Luật Đất đai",
        ),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + r("ô nhập") + "</w:sdtContent></w:sdt>", "ô nhập"),
        (
            r("trước") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("HỎA TỐC") + "</w:txbxContent>"
            "</mc:Choice><mc:Fallback>" + p("HỎA TỐC") + "</mc:Fallback></mc:AlternateContent></w:r>" + r(" sau"),
            "trước sau\nHỎA TỐC",
        ),
    ],
)
def test_word_gives_what_is_on_the_page(runs: str, text: str) -> None:
    assert read_bytes(docx_of(f"<w:p>{runs}</w:p>", styles=STYLES), "a.docx").text == text


def test_formulas_are_read_letter_by_letter() -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {space}><m:r><m:t>T = A</m:t></m:r><m:r><m:t> : B</m:t></m:r></m:oMath>"
    assert read_bytes(docx_of(f"<w:p>{r('Mức thu ')}{formula}</w:p>"), "a.docx").text == "Mức thu T = A : B"


@pytest.mark.parametrize(
    ("inner", "text"), [(docx_of(p("QUY ĐỊNH")), "Kèm theo\nQUY ĐỊNH\nsau"), (b"x", "Kèm theo\nsau")]
)
def test_a_word_document_embedded_in_another_stands_in_its_place(inner: bytes, text: str) -> None:
    spaces = (
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    body = f'<w:p>{r("Kèm theo")}<w:r><w:object><o:OLEObject {spaces} r:id="e1"/></w:object></w:r></w:p>{p("sau")}'
    data = docx_of(body, embedded={"e1": inner})
    assert read_bytes(data, "a.docx").text == text


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Giao Sở Y tế </w:t></w:r></w:p>"
    assert read_bytes(docx_of(deleted + p("chủ trì")), "a.docx").text == "Giao Sở Y tế chủ trì"


def test_footnotes_stand_below_the_text_with_their_marks_in_it() -> None:
    body = (
        "<w:p>" + r("Quyết định số 40/2017/QĐ-UBND") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(".") + "</w:p>"
    )
    note = f'<w:footnote w:id="2"><w:p>{"<w:r><w:footnoteRef/></w:r>"}{r(" Đã hết hiệu lực.")}</w:p></w:footnote>'
    text = "Quyết định số 40/2017/QĐ-UBND[1].\n\n[1]  Đã hết hiệu lực."
    facts = recognise(read_bytes(docx_of(body, footnotes=note), "a.docx"))
    assert facts.text.split() == text.split()
    (passage,) = [passage for passage in facts.passages if passage.kind == "footnote"]
    assert "Đã hết hiệu lực." in facts.quote(passage.start, passage.end)
    assert passage.note_mark is not None


LISTED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-prefix="Điều " '
    'style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")"/></text:list-style><style:style style:name="An" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            '<text:list text:style-name="L"><text:list-item><text:p>Một</text:p><text:list><text:list-item>'
            "<text:p>trong</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Hai</text:p><text:p>tiếp"
            "</text:p></text:list-item></text:list>",
            "Điều 1. Một\na) trong\nĐiều 2. Hai\ntiếp",
        ),
        (
            '<text:list text:style-name="L"><text:list-item><text:p>Một</text:p></text:list-item></text:list>'
            '<text:p>x</text:p><text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
            "<text:p>Hai</text:p></text:list-item></text:list>",
            "Điều 1. Một\nx\nĐiều 2. Hai",
        ),
        (
            '<text:p>a<text:span text:style-name="An">ẩn</text:span><text:s text:c="2"/>b<text:tab/>c</text:p>',
            "a  b\tc",
        ),
        ("<text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes><text:p>còn</text:p>", "còn"),
        (
            "<text:p>Chữ<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích</text:p>"
            "</text:note-body></text:note> sau</text:p>",
            "Chữ[1] sau\n\n[1] Chú thích",
        ),
    ],
)
def test_opendocument_gives_what_is_on_the_page(body: str, text: str) -> None:
    assert read_bytes(odt_of(body, LISTED), "a.odt").text == text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (rb"\'d0\'e1\'ec", "Đá\u0301"),
        (rb"{\f1 S\'beC L\'d6NH}", "S¾C LÖNH"),
        (rb"{\header {\pard \'41\par}}{\pict ffd8}Th\u244?ng t\u432?\par", "Thông tư"),
        (rb"{\listtext\pard 1.\tab}M\u7897?t\par", "1. Một"),
        (rb"hi{\v \'e1n}{\deleted c\u361?}n\par", "hin"),
        (rb"10 m{\super 2}\par", "10 m²"),
        (
            rb"Ch\u7919?{\super\chftn{\footnote \pard {\super \chftn} Ch\u250? th\u237?ch}} sau\par",
            "Chữ[1] sau\n\n[1] Chú thích",
        ),
        (rb"{\*\unknown x}{\field{\*\fldinst HYPERLINK x}{\fldrslt Lu\u7853?t}}\par", "Luật"),
        (rb"57\_NQ/TW\~n\u259?m\line d\u242?ng\par", "57-NQ/TW\u00a0năm\ndòng"),
        (rb"a\bin3 {}}b\par", "ab"),
    ],
)
def test_rich_text_gives_what_is_on_the_page(inner: bytes, text: str) -> None:
    fonts = rb"{\fonttbl{\f0\fcharset163 Times New Roman;}{\f1\fcharset0 .VnTime;}}{\stylesheet{\s1 Normal;}}"
    data = rb"{\rtf1\ansi\ansicpg1258\deff0\uc1" + fonts + inner + b"}"
    assert read_bytes(data, "a.rtf").text == text
