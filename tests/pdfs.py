"""PDF files made of their own bytes: letters at their places, lines, and what an office lays on a page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

A4 = (595, 842)
_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    b"endcmap end end"
)


class Words(NamedTuple):
    """Words on a line: the left end of their baseline, from the page's lower left corner, and their size in points.
    Every letter is half as wide as the size. `turn` is in degrees against the clock."""

    text: str
    x: float
    y: float
    size: float = 12
    turn: int = 0


HOLE = "\uffff"
"""In words, the width of a letter where nothing is drawn."""


def in_two_fonts(words: Words) -> list[Words]:
    """Words as a program prints them whose font lacks the letters of Vietnamese alone, as ộ: first all that the font
    has, with holes, and then what stands in the holes, as another font draws it."""
    first, late = (re.sub(letters, HOLE, words.text) for letters in (r"[\u1ea0-\u1eff]", r"[^\u1ea0-\u1eff]"))
    if len(late.replace(HOLE, "")) < 2 or not first.strip(HOLE):
        return [words]  # these fonts have no ink, and pdfium leaves out a letter without ink that is drawn alone
    return [
        words._replace(text=text.strip(HOLE), x=words.x + words.size / 2 * (len(text) - len(text.lstrip(HOLE))))
        for text in (first, late)
    ]


class Signature(NamedTuple):
    """A signature field: its rectangle from the lower left corner, and the words of its picture, from that corner."""

    box: tuple[float, float, float, float]
    words: Sequence[Words]


class Page(NamedTuple):
    words: Sequence[Words]
    lines: Sequence[tuple[float, float, float, float]] = ()
    signatures: Sequence[Signature] = ()
    size: tuple[float, float] = A4
    scanned: bool = False  # whether a picture covers it


_PICTURE = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
_DIRECTIONS = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0", 45: ".707 .707 -.707 .707"}


def _drawn(words: Iterable[Words]) -> str:
    return "".join(
        f"BT /F {each.size} Tf {_DIRECTIONS[each.turn]} {each.x} {each.y} Tm "
        f"[<{'> -500 <'.join(part.encode('utf-16-be').hex() for part in each.text.split(HOLE))}>] TJ ET\n"
        for each in words
    )


def pdf(pages: Sequence[Page]) -> bytes:
    """A PDF file of some pages."""
    objects: list[bytes] = [b""] * 5
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /SigFlags 3 >> >>"
    objects[2] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    )
    objects[3] = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type "
        b"/FontDescriptor /FontName /Times /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 "
        b"/ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>"
    )
    objects[4] = _stream(_UNICODE)
    kids: list[int] = []
    for page in pages:
        rules = "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in page.lines)
        resources = "/Font << /F 3 0 R >>"
        picture = ""
        if page.scanned:
            objects.append(_stream(b"\xff\x00" * 32, f"{_PICTURE} /Width 8 /Height 8"))
            resources += f" /XObject << /P {len(objects)} 0 R >>"
            picture = f"q {page.size[0]} 0 0 {page.size[1]} 0 0 cm /P Do Q\n"
        objects.append(_stream((picture + _drawn(page.words) + rules).encode()))
        content = len(objects)
        fields: list[int] = []
        for signature in page.signatures:
            left, bottom, right, top = signature.box
            form = (
                f"/Type /XObject /Subtype /Form /BBox [0 0 {right - left} {top - bottom}] "
                "/Resources << /Font << /F 3 0 R >> >>"
            )
            objects.append(_stream(_drawn(signature.words).encode(), form))
            objects.append(
                f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s{len(objects)}) /F 4 "
                f"/Rect [{left} {bottom} {right} {top}] /AP << /N {len(objects)} 0 R >> >>".encode()
            )
            fields.append(len(objects))
        annotations = " ".join(f"{field} 0 R" for field in fields)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.size[0]} {page.size[1]}] /Contents {content} 0 R "
            f"/Annots [{annotations}] /Resources << {resources} >> >>".encode()
        )
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    return written(objects)


def bare(content: bytes, *, count: int = 1, drawn: bytes = b"null", trailer: bytes = b"") -> bytes:
    """A PDF file of one page: its packed content, the number of pages that it claims, the form `/X` that the content
    may draw, and what else its trailer says."""
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            b"/Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
            drawn,
        ],
        trailer,
    )


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of objects, numbered from 1, the first being the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {more} >>\nstream\n".encode() + packed + b"\nendstream"
