"""The head of a document: its elements in every layout, and what changes nothing for a reader changes nothing."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from govgraph.authority.tables import rows
from govgraph.records import Source
from govgraph.structure import Letterhead, bounds, structure
from govgraph.structure.addressees import addressed_pattern
from govgraph.structure.furniture import furniture
from govgraph.structure.letterhead import opens_left_column
from govgraph.structure.lines import read_lines
from govgraph.structure.mottoes import motto_in
from govgraph.structure.organs import head_of_organ
from govgraph.structure.phrases import (
    cues,
    is_formula,
    is_gazette_heading,
    is_stamp,
    is_unfinished,
    opens_basis,
    opens_body,
    opens_instruction,
    wants_a_name,
)
from heads import BODIES, HEADS, Head

ELEMENTS = ("organs", "motto", "number", "place", "date", "type", "subject", "enacting", "addressees")


def head_of(text: str) -> Letterhead:
    return structure(Source(name="x.txt", text=text, sha256="")).letterhead


def said(head: Letterhead) -> dict[str, Any]:
    """What a head says, element by element, without what it does not say."""
    return {element: value for element in ELEMENTS if (value := getattr(head, element))}


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_every_element_is_read_in_every_layout(head: Head) -> None:
    assert said(head_of(head.text)) == head.says


@pytest.mark.parametrize("text", BODIES, ids=lambda text: text[:20])
def test_a_body_without_a_head_says_nothing(text: str) -> None:
    head = head_of(text)
    assert said(head) == {}
    assert head.body == 0


@pytest.mark.parametrize("head", [head for head in HEADS if "number" in head.says], ids=lambda head: head.name)
def test_the_evidence_of_a_number_is_the_number(head: Head) -> None:
    spans = head_of(head.text).spans
    if "number" in spans:
        start, end = spans["number"]
        assert re.sub(r"\s+", "", head.text[start:end]) == head.says["number"]


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def other_tones(text: str) -> str:
    """The tone of every open syllable oa, oe, uy on its second letter: `hoà`, `uỷ`."""
    pairs = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "ùy": "uỳ", "úy": "uý", "ụy": "uỵ"}
    for first, second in pairs.items():
        text = re.sub(rf"{first}(?!\w)", second, text)
        text = re.sub(rf"{first.upper()}(?!\w)", second.upper(), text)
    return text


def by_lines(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(change(line) if line.strip() else line for line in text.split("\n"))


def wrapped(text: str) -> str:
    """The text with a hard line break every sixty characters or less."""
    wrap = textwrap.TextWrapper(60, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
    return by_lines(lambda line: "\n".join(wrap.wrap(line)) if len(line) > 60 and "\t" not in line else line)(text)


CHANGES: dict[str, Callable[[str], str]] = {
    "decomposed letters": decomposed,
    "tones on the other letter": other_tones,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "spaces that do not break": lambda text: text.replace(" ", "\xa0"),
    "spaces around lines": by_lines(lambda line: f"  {line} "),
    "bold lines": by_lines(
        lambda line: f"**{line.strip()}**" if line.strip()[0].isalnum() and "  " not in line else line
    ),
    "quoted lines": by_lines(lambda line: f"> {line}"),
    "lines between bars": by_lines(lambda line: f"| {line} |"),
    "headings": by_lines(lambda line: f"## {line}"),
    "hard line breaks": wrapped,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("text", [*(head.text for head in HEADS), *BODIES], ids=lambda text: text.strip()[:24])
def test_what_changes_nothing_for_a_reader_changes_nothing(text: str, change: str) -> None:
    before, after = (structure(Source(name="x.txt", text=form, sha256="")) for form in (text, CHANGES[change](text)))
    assert said(after.letterhead) == said(before.letterhead)
    assert after.running.text.split() == before.running.text.split()


SUMMARY = (
    "Ứng phó với mưa lũ tại miền Trung\nNgày 20/11/2025, Thủ tướng Chính phủ có Công điện 224/CĐ-TTg về ứng phó với "
    "lũ.\nTheo đó:\n- Chủ tịch các tỉnh chỉ đạo ứng phó với lũ trên các sông.\n\n"
)
TELEGRAM = next(head for head in HEADS if head.name == "a telegram")


def test_a_websites_summary_before_the_document_is_no_part_of_it() -> None:
    taken = structure(Source(name="x.txt", text=SUMMARY + TELEGRAM.text, sha256=""))
    assert said(taken.letterhead) == TELEGRAM.says
    assert taken.foreign == ((0, len(SUMMARY)),)
    assert "miền Trung" not in taken.running.text


@pytest.mark.parametrize(
    "title",
    [
        "Công điện mới\n",
        "https://example.org/van-ban/123.html\n\n",
        "Trang chủ » Văn bản\nThứ hai, 12/3/2021 | 08:30 GMT+7\n\n",
        "Văn bản mới\n\nCập nhật: 12/3/2021\n\nLượt xem: 123\n\n",
    ],
)
@pytest.mark.parametrize("head", [head for head in HEADS if {"number", "date", "type"} <= set(head.says)][:12], ids=str)
def test_the_title_of_a_page_above_the_document_is_no_part_of_it(title: str, head: Head) -> None:
    assert said(head_of(title + head.text)) == head.says


def test_what_a_websites_summary_quotes_of_the_head_is_not_the_head() -> None:
    summary = (
        "Ngày 20/11/2025 Thủ tướng ban hành Công điện 224/CĐ-TTg về ứng phó với\nlũ. ——— THỦ TƯỚNG CHÍNH PHỦ\n"
        "------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM …\n\n"
    )
    assert said(head_of(summary + TELEGRAM.text)) == TELEGRAM.says


def test_mottoes_in_a_long_line_are_not_each_looked_for_in_the_whole_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(text: str, spoilt: bool = False) -> tuple[int, int, str] | None:
        nonlocal looked_at
        looked_at += len(text)
        return motto_in(text, spoilt)

    monkeypatch.setattr(bounds, "motto_in", counted)
    text = "Mẫu ghi CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc; " * 1000
    assert head_of(text).number is None
    assert looked_at < len(text)


def test_a_websites_summary_may_break_the_number_across_lines() -> None:
    summary = "Xem thêm chi tiết tại Công điện\n224/CĐ-\nTTg có hiệu lực từ\n20/11/2025.\n\n"
    assert said(head_of(summary + TELEGRAM.text)) == TELEGRAM.says


SUBJECT = "BỘ TÀI CHÍNH\nCỤC THUẾ\n\nSố: 5443/CT-CS\nV/v {}\n{}Kính gửi: Thuế thành phố Hà Nội.\n\nCục Thuế trả lời:"


@pytest.mark.parametrize(
    ("subject", "below"),
    [
        ("kinh phí ủy nhiệm thu", "Hà Nội, ngày 24\ntháng 11 năm 2025\n"),
        ("kinh phí ủy\nnhiệm thu", "Hà Nội, ngày 24 tháng 11 năm 2025\n"),
        ("kinh phí ủy\n\nnhiệm thu", "\nHà Nội, ngày 24 tháng 11 năm 2025\n\n"),
    ],
)
def test_the_subject_of_a_letter_ends_where_place_and_date_begin(subject: str, below: str) -> None:
    head = head_of(SUBJECT.format(subject, below))
    assert (head.subject, head.place, head.date) == ("kinh phí ủy nhiệm thu", "Hà Nội", "2025-11-24")


def test_a_subject_goes_on_behind_a_blank_line_with_a_small_letter() -> None:
    head = head_of(
        "QUYẾT ĐỊNH\nBan hành quy chuẩn về thiết bị\n\nsử dụng giao thức Internet\n\nCăn cứ Luật Viễn thông;"
    )
    assert head.subject == "Ban hành quy chuẩn về thiết bị sử dụng giao thức Internet"


def test_what_stands_before_a_form_in_an_annex_is_part_of_the_document() -> None:
    form = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/BB\n\nBIÊN BẢN\nVề việc kiểm tra\n"
    )
    taken = structure(Source(name="x.txt", text=BODIES[2] + "\n" + form, sha256=""))
    assert taken.foreign == ()
    assert "Công khai, minh bạch." in taken.running.text


CLOSE = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Văn An\n\n"


@pytest.mark.parametrize(
    "title",
    [
        "Công điện 224/CĐ-TTg năm 2025 về ứng phó với lũ do Thủ tướng Chính phủ điện",
        "Công điện 224/CĐ-TTg năm 2025 về ứng phó với lũ\ntrên các sông do Thủ tướng Chính phủ điện",
    ],
)
def test_a_websites_title_behind_the_document_is_no_part_of_it(title: str) -> None:
    text = TELEGRAM.text + CLOSE + title
    taken = structure(Source(name="x.txt", text=text, sha256=""))
    assert taken.foreign == ((text.index(title), len(text)),)
    assert taken.running.text.endswith("Trần Văn An")


def test_a_law_is_dated_by_the_day_it_was_passed() -> None:
    head = head_of(
        "QUỐC HỘI\n\nLuật số: 69/2020/QH14\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
        "phúc\n\nLUẬT\nTHỦY LỢI\n\n"
        "Căn cứ Hiến pháp;\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về thủy lợi.\n\nLuật này được Quốc hội "
        "khóa XIV thông qua ngày 13 tháng 11 năm\n2020.\n\nCHỦ TỊCH QUỐC HỘI\n\nNguyễn Thị An\n"
    )
    assert (head.number, head.date, head.subject) == ("69/2020/QH14", "2020-11-13", "THỦY LỢI")


def test_a_consolidated_text_is_numbered_and_dated_where_it_is_certified() -> None:
    head = head_of(
        f"{_CIRCULAR}VĂN PHÒNG QUỐC HỘI\nSố: 40/VBHN-VPQH\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
        "Hà Nội, ngày 16 tháng 3 năm 2026\nCHỦ NHIỆM\n\nNguyễn Thị An\n"
    )
    assert (head.number, head.date, head.place) == ("40/VBHN-VPQH", "2026-03-16", "Hà Nội")


def test_the_minister_who_enacts_is_no_part_of_a_subject_that_ends_with_his_ministry() -> None:
    head = head_of(
        "BỘ NỘI VỤ\n-------\n\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ THI ĐUA CỦA\nBỘ NỘI VỤ\nBỘ TRƯỞNG BỘ NỘI VỤ\n"
        "Căn cứ Luật Thi đua, khen thưởng;\nĐiều 1. Ban hành Quy chế.\n"
    )
    assert head.subject == "BAN HÀNH QUY CHẾ THI ĐUA CỦA BỘ NỘI VỤ"


def in_head(line: str) -> Letterhead:
    """The head of a short resolution with a line below its subject."""
    return head_of(f"NGHỊ QUYẾT\nBan hành quy chế làm việc\n{line}\n\nCăn cứ Hiến pháp năm 2013;\n")


_CIRCULAR = "THÔNG TƯ\nQuy định về phí\n\nĐiều 1. Phí\n1. Thông tư này quy định về phí.\n\n"

CUES: dict[str, Callable[[str], bool]] = {
    "unfinished": is_unfinished,
    "finished": lambda line: not is_unfinished(line),
    "named": wants_a_name,
    "whole": lambda line: not wants_a_name(line),
    "opening": opens_body,
    "opening day": opens_body,
    "basis": opens_basis,
    "instruction": opens_instruction,
    "formula": is_formula,
    "stamp": is_stamp,
    "running head": lambda line: furniture(read_lines(line)) == {0},
    "gazette heading": is_gazette_heading,
    "consolidated": lambda line: head_of(f"{line}\n\nTHÔNG TƯ\nQuy định về phí\n").type == "VĂN BẢN HỢP NHẤT",
    "certified": lambda line: head_of(f"{_CIRCULAR}BỘ Y TẾ\nSố: 4/VBHN-BYT\n{line}\n").number == "4/VBHN-BYT",
    "reported": lambda line: head_of(f"{line}\nNgày 16/02/2006, Phó Thủ tướng đã họp.\n").type == "Thông báo",
    "state motto": lambda line: (motto_in(line) or (1, 1, ""))[::2] == (0, "state motto"),
    "party motto": lambda line: (motto_in(line) or (1, 1, ""))[::2] == (0, "party motto"),
    "subject": opens_left_column,
    "addressed": lambda line: addressed_pattern().match(line) is not None,
    "telegraphed": lambda line: addressed_pattern().match(line) is not None,
    "attached": lambda line: in_head(line).subject == "Ban hành quy chế làm việc",
    "organ": lambda line: head_of_organ(line) is not None,
}
"""What each role of the table of cues says of a line."""


@pytest.mark.parametrize("row", list(rows("structure_cues")), ids=lambda row: row["role"])
def test_every_row_of_cues_is_tried(row: dict[str, str]) -> None:
    assert row["source"]
    assert cues(row["role"])
    assert CUES[row["role"]](row["example"])
    assert not CUES[row["role"]](row["counter_example"])
