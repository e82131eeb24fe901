"""Scans: recognised where Tesseract is there, refused in one line where it is not, and never half read.

`thong-tu-05-2010-tt-bct-scan.pdf` is Circular 05/2010/TT-BCT as a website has it (luatvietnam.vn), two scanned pages.
Tesseract is pretended by a program that gives the same words for every page; where the real one is installed, it reads
the circular too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import govgraph
from govgraph.errors import ReadingError
from govgraph.graph.mapping import map_resolution
from govgraph.graph.vocabulary import GOV
from govgraph.reading import read, read_bytes
from govgraph.reading.ocr_spelling import spelt_right
from govgraph.recognition import recognise
from govgraph.resolution import resolve
from pdfs import Page, Signature, Words, pdf

SCAN = Path(__file__).parent / "data" / "thong-tu-05-2010-tt-bct-scan.pdf"

PRETENDED = """#!{python}
import sys
if "--version" in sys.argv:
    print("tesseract 5.3.0")
elif "--list-langs" in sys.argv:
    print("List of available languages (2):\\neng\\n{language}")
else:
    if {seconds}:
        import time
        time.sleep({seconds})
    head = "level page_num block_num par_num line_num word_num left top width height conf text"
    rows = [head.split()]
    look = sys.argv[sys.argv.index("--psm") + 1]
    for line, (place, sure, words) in enumerate({lines}[look], 1):
        left, top = place
        for number, word in enumerate(words.split(), 1):
            rows.append([5, 1, 1, 1, line, number, left, top, 20 * len(word), 40, sure, word])
            left += 20 * len(word) + 15
    with open(sys.argv[2] + ".tsv", "w", encoding="utf-8") as out:
        out.write("\\n".join("\\t".join(map(str, row)) for row in rows) + "\\n")
"""
LINES = {
    "3": [
        ((300, 200), 95, "ỦY BAN NHÂN DÂN"),
        ((1300, 200), 95, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ((300, 260), 91, "TỈNH LAI CHÂU"),
        ((1400, 260), 93, "Độc lập - Tự do - Hạnh phúc"),
        ((300, 600), 90, "Căn cứ Nghị quyết số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ;"),
        ((900, 900), 12, "~ ' |"),
        ((900, 1000), 20, "Nguyn Vn Nm"),
    ],
    "11": [((900, 1000), 88, "Nguyễn Văn Nam"), ((900, 1200), 90, "—"), ((900, 1300), 30, "bụi")],
}


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, *, language: str = "vie", seconds: int = 0) -> None:
    """Put a pretended Tesseract on the path, and nothing else."""
    program = folder / "bin" / "tesseract"
    program.parent.mkdir()
    text = PRETENDED.format(python=sys.executable, language=language, seconds=seconds, lines=LINES)
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def test_a_scan_is_recognised_with_its_columns_and_its_confidence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, tmp_path)
    source = read_bytes(pdf([Page([], scanned=True)]), "quet.pdf")
    assert source.text.split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Căn cứ Nghị quyết số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ;",
        "Nguyễn Văn Nam",
    ]
    (part,) = source.parts
    assert part.page == 1 and part.confidence is not None and 0.88 < part.confidence < 0.95
    quads = [quad for each in map_resolution(resolve([recognise(source)])) for quad in each]
    assert {q.object.value for q in quads if q.predicate == GOV.letterConfidence} == {f"{part.confidence:.2f}"}


@pytest.mark.parametrize(
    ("recognised", "spelt"),
    [
        ("HỌI ĐÒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"),
        ("HỘI ĐỎNG NHÂN DÂN TỈNH ĐÁK NÔNG", "HỘI ĐỒNG NHÂN DÂN TỈNH ĐẮK NÔNG"),
        ("ỦY BANNHÂNDÂN", "ỦY BAN NHÂN DÂN"),
        ("UBND HUYỆN KRÔNGNÔ CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", None),
        ("BỘ NÔNG NGHIỆP VÀ PHÁT TRIẺN NÔNG THÔN", "BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"),
        ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
        ("QUYÉT NGHỊ:", "QUYẾT NGHỊ:"),
        ("CHÍ THỊ", "CHỈ THỊ"),
        ("thông qua ngày II tháng 7 năm 2019", "thông qua ngày 11 tháng 7 năm 2019"),
        ("ngày 08 tháng\nl2 năm 2005", "ngày 08 tháng\n12 năm 2005"),
        ("ngày 19 tháng l1 năm 2015, ngày O1", "ngày 19 tháng 11 năm 2015, ngày O1"),
        ("UỶ BAN NHÂN DÂN, CỘNG HOÀ", "UỶ BAN NHÂN DÂN, CỘNG HOÀ"),  # the other place of the tone mark stays
        ("PHÁT TRIỂN THỊ TRƯỜNG KHOA HỌC VÀ CÔNG NGHỆ", "PHÁT TRIỂN THỊ TRƯỜNG KHOA HỌC VÀ CÔNG NGHỆ"),
        ("ĐẠI DIỆN BAN CHỈ ĐẠO", "ĐẠI DIỆN BAN CHỈ ĐẠO"),
        ("Quyét định này của Họi đòng nhân dân", "Quyét định này của Họi đòng nhân dân"),  # no line of capitals
    ],
)
def test_names_in_capitals_and_days_are_put_right(recognised: str, spelt: str | None) -> None:
    assert spelt_right(recognised) == (spelt or "UBND HUYỆN KRÔNG NÔ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def test_text_is_read_and_scans_are_recognised_in_the_order_of_the_pages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, tmp_path)
    text = Page([Words("Trang có lớp văn bản của tài liệu này", 90, 700)])
    source = read_bytes(pdf([text, Page([], scanned=True), text]), "lan-lon.pdf")
    assert [(part.page, part.confidence is None) for part in source.parts] == [(1, True), (2, False), (3, True)]
    assert source.text.startswith(text.words[0].text) and source.text.endswith(text.words[0].text)


def test_a_scan_that_has_only_a_stamp_and_a_number_as_text_is_recognised(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, tmp_path)
    stamp = Signature((300, 500, 400, 540), [Words("Ký bởi: Sở Y tế", 0, 20, 8), Words("15.07.2019", 0, 6, 8)])
    source = read_bytes(pdf([Page([Words("Số: 12", 400, 100)], signatures=[stamp], scanned=True)]), "a.pdf")
    assert "Nguyễn Văn Nam" in source.text and "Số: 12" in source.text
    assert [source.text[part.start : part.end] for part in source.parts if part.stamp] == [
        "Ký bởi: Sở Y tế\n15.07.2019"
    ]


def test_a_picture_of_a_page_is_read_as_a_scan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415

    pretend(monkeypatch, tmp_path)
    for ending in ("png", "jpg", "tiff"):
        Image.new("RGB", (2481, 3508), "white").save(tmp_path / f"trang.{ending}")
        source = read(tmp_path / f"trang.{ending}")
        assert source.text.startswith("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n")
        assert source.media_type.startswith("image/")
    pages = [Image.new("L", (2481, 3508), 255) for _ in range(3)]
    pages[0].save(tmp_path / "ba-trang.tif", save_all=True, append_images=pages[1:])
    assert [part.page for part in read(tmp_path / "ba-trang.tif").parts] == [1, 2, 3]
    Image.new("RGB", (120, 40), "white").save(tmp_path / "logo.png")
    with pytest.raises(ReadingError, match="120 x 40 dots is no page"):
        read(tmp_path / "logo.png")
    (tmp_path / "hong.png").write_bytes((tmp_path / "trang.png").read_bytes()[:60])
    with pytest.raises(ReadingError, match="damaged picture"):
        read(tmp_path / "hong.png")


def test_without_the_program_the_rest_of_a_folder_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    folder = tmp_path / "van-ban"
    folder.mkdir()
    shutil.copy(SCAN, folder / "quet.pdf")
    (folder / "cong-van.txt").write_text("Căn cứ Nghị quyết số 68/NQ-CP của Chính phủ.\n", encoding="utf-8")
    report = govgraph.build([folder], store=tmp_path / "store")
    assert report.added == ("cong-van.txt",)
    (unread,) = report.not_read
    assert "page 1 is a scan" in unread.reason
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in unread.reason and "\n" not in unread.reason


def test_without_vietnamese_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, language="fra")
    with pytest.raises(ReadingError, match="Tesseract's Vietnamese, on Debian: apt-get install tesseract-ocr-vie"):
        read(SCAN)


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pytesseract.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ReadingError, match=r'page 1 is a scan, .* pip install "govgraph\[ocr\]"'):
        read(SCAN)


def has_tesseract() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


if has_tesseract():

    def test_the_circular_is_recognised() -> None:
        source = read(SCAN)
        assert [part.page for part in source.parts] == [1, 2]
        assert all(part.confidence is not None and part.confidence > 0.8 for part in source.parts)
        facts = recognise(source)
        assert (facts.metadata.type, facts.metadata.issuer) == ("Thông tư", "Bộ Công Thương")
        assert [signature.name for signature in facts.metadata.signatures] == ["Lê Danh Vĩnh"]
        assert {"189/2007/NĐ-CP", "149/2005/NĐ-CP", "108/2006/NĐ-CP"} <= {each.number for each in facts.citations}
