"""Small documents in the formats people have, made byte by byte: a paragraph is a string, a table a list of rows."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping, Sequence

Block = str | list[list[str]]

DECISION: list[Block] = [
    [
        [
            "BỘ TÀI CHÍNH\n-------\nSố: 08/2010/TT-BTC",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
            "Hà Nội, ngày 14 tháng 01 năm 2010",
        ],
    ],
    "THÔNG TƯ",
    "Hướng dẫn thực hiện Quyết định số 93/2009/QĐ-TTg ngày 10/7/2009 của Thủ tướng Chính phủ",
    "Căn cứ Nghị định số 29/2008/NĐ-CP ngày 14/3/2008 của Chính phủ quy định về khu công nghiệp;",
    "Căn cứ Nghị định số 118/2008/NĐ-CP ngày 27/11/2008 của Chính phủ quy định cơ cấu tổ chức của Bộ Tài chính;",
    "Điều 6. Hiệu lực thi hành:",
    "1. Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký.",
    "2. Bãi bỏ điểm 1.5 khoản 1 mục II Thông tư số 162/2007/TT-BTC ngày 31/12/2007 của Bộ Tài chính.",
    [["Nơi nhận:\n- Văn phòng Chính phủ;\n- Lưu: VT, Vụ NSNN.", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nĐỗ Hoàng Anh Tuấn"]],
]
"""Thông tư 08/2010/TT-BTC, shortened."""

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(1000)
"""What a program takes for a Word file of before 2007 by its first bytes."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def docx_of(body: str, embedded: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word document with the XML of its body, and of other parts (`numbering`, `styles`, `footnotes`); `embedded` are
    files within it by the identifiers of their relationships."""
    embedded = embedded or {}
    related = "".join(f'<Relationship Id="r{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>' for name in parts)
    related += "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/package" Target="embeddings/{name}.docx"/>' for name in embedded
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORDPROCESSING}.{name}+xml"/>' for name in parts
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006"><w:body>{body}</w:body></w:document>',
            **{f"word/embeddings/{name}.docx": data for name, data in embedded.items()},
            **{f"word/{name}.xml": f'<w:{name} xmlns:w="{_W}">{xml}</w:{name}>' for name, xml in parts.items()},
        }
    )


def docx(blocks: Sequence[Block]) -> bytes:
    """A Word document."""

    def paragraph(words: str) -> str:
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in words.split("\n"))
        return f"<w:p><w:r>{lines}</w:r></w:p>"

    def block(given: Block) -> str:
        if isinstance(given, str):
            return paragraph(given)
        rows = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in given)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    return docx_of("".join(map(block, blocks)))


def odt_of(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with the XML of its body and of its automatic styles."""
    names = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "style", "text", "table"))
    drawing = f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
    content = (
        f"<office:document-content {names} {drawing}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def odt(blocks: Sequence[Block]) -> bytes:
    """An OpenDocument text."""

    def paragraph(words: str) -> str:
        return f"<text:p>{html.escape(words).replace(chr(10), '<text:line-break/>')}</text:p>"

    def block(given: Block) -> str:
        if isinstance(given, str):
            return paragraph(given)
        rows = ("".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row) for row in given)
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"

    return odt_of("".join(map(block, blocks)))


def rtf(blocks: Sequence[Block]) -> bytes:
    """A rich text."""

    def letters(words: str) -> str:
        def one(letter: str) -> str:
            if letter == "\n":
                return "\\line "
            if letter in "\\{}":
                return f"\\{letter}"
            units = letter.encode("utf-16-le")
            codes = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
            return letter if letter.isascii() else "".join(f"\\u{code}?" for code in codes)

        return "".join(map(one, words))

    def block(given: Block) -> str:
        if isinstance(given, str):
            return f"\\pard {letters(given)}\\par\n"
        rows = ("".join(f"\\intbl {letters(cell)}\\cell " for cell in row) for row in given)
        return "".join(f"\\trowd {row}\\row\n" for row in rows)

    head = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset163 Times New Roman;}}{\info{\title x}}"
    return f"{head}{''.join(map(block, blocks))}}}".encode("ascii")


def web_page(blocks: Sequence[Block]) -> bytes:
    """A web page as a word processor saves it."""

    def lines(words: str) -> str:
        return html.escape(words).replace("\n", "<br>\n")

    def block(given: Block) -> str:
        if isinstance(given, str):
            return f"<p>{lines(given)}</p>\n"
        rows = ("".join(f"<td><p>{lines(cell)}</p></td>" for cell in row) for row in given)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"

    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>x</title><style>p {}</style></head>'
    return f"{head}<body>\n{''.join(map(block, blocks))}</body></html>".encode()


FORMATS = {"docx": docx, "odt": odt, "rtf": rtf, "html": web_page}
"""How a document is made in each format, by the usual ending of its file."""
