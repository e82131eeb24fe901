"""Positions, their words and the lines and names they stand before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.authority.positions import (
    Modifier,
    Position,
    body_of,
    modifiers,
    office_pattern,
    organ_of,
    person_titles,
    position_line_pattern,
    positions,
    rank_pattern,
    read_title,
)
from govgraph.authority.tables import rows
from govgraph.language.letters import fold
from govgraph.language.names import is_name
from govgraph.recognition import recognise
from govgraph.records import Source

MARK = re.compile(r"\[\[(.*?)\]\]")


def persons(text: str) -> dict[str, set[str]]:
    """The named persons of a text and their positions."""
    found: dict[str, set[str]] = {}
    for holding in recognise(Source("x.txt", text, "")).holdings:
        found.setdefault(holding.name, set()).update({holding.position} - {None})
    return found


@pytest.mark.parametrize("row", list(rows("positions")), ids=lambda row: row["position"])
def test_every_position_is_read_and_gives_its_holder(row: dict[str, str]) -> None:
    marked = MARK.search(row["example"])
    assert marked is not None
    title = read_title(fold(marked[1]))
    assert title is not None
    assert title.position.name == row["position"]
    found = persons(row["example"].replace("[[", "").replace("]]", "") + ".")
    assert list(found) == ["Nguyễn Thị An" if "Thị An" in row["example"] else "Nguyễn Văn An"]
    assert any(fold(title.words).split()[0] in fold(said) for held in found.values() for said in held)
    assert persons(row["counter_example"]) == {}


@pytest.mark.parametrize("row", list(rows("person_titles")), ids=lambda row: row["title"])
def test_every_title_before_a_name_gives_a_person(row: dict[str, str]) -> None:
    example = row["example"].replace("[[", "").replace("]]", "")
    assert [name for name in persons(f"Tham dự có {example}.") if name.endswith(" An")]
    assert persons(row["counter_example"]) == {}


@pytest.mark.parametrize("row", list(rows("position_modifiers")), ids=lambda row: row["words"])
def test_every_modifier_is_part_of_the_title(row: dict[str, str]) -> None:
    marked = MARK.search(row["example"])
    assert marked is not None
    title = read_title(fold(marked[1]))
    assert title is not None
    assert title.end == len(marked[1])
    assert fold(row["words"]) in fold(title.words)


@pytest.mark.parametrize("row", list(rows("collectives")), ids=lambda row: row["collective"])
def test_every_collective_speaks_for_its_organ(row: dict[str, str]) -> None:
    if row["organ"]:
        assert organ_of(row["collective"]) == row["organ"]
    else:
        assert organ_of(f"{row['collective']} Tỉnh ủy Sơn La") == "Tỉnh ủy Sơn La"


@pytest.mark.parametrize(
    "line",
    [
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
        "PHÓ CHÁNH VĂN PHÒNG",
        "THỨ TRƯỞNG",
        "Q. GIÁM ĐỐC",
        "QUYỀN CỤC TRƯỞNG",
        "BỘ TRƯỞNG, CHỦ NHIỆM",
        "VỤ TRƯỞNG VỤ PHÁP CHẾ",
        "THƯỜNG TRỰC BAN BÍ THƯ",
        "PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC",
        "CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG",
        "TRƯỞNG CÔNG AN HUYỆN",
        "CHỈ HUY TRƯỞNG",
    ],
)
def test_lines_of_position(line: str) -> None:
    assert position_line_pattern().match(line)


@pytest.mark.parametrize("line", ["BỘ TÀI CHÍNH", "QUYẾT ĐỊNH", "CHỦ TRÌ, PHỐI HỢP", "TRƯỜNG ĐẠI HỌC", "Chủ tịch"])
def test_other_lines(line: str) -> None:
    assert position_line_pattern().match(line) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("bộ trưởng bộ y tế quy định", "bộ y tế quy định"),
        ("chánh văn phòng tỉnh ủy", "văn phòng tỉnh ủy"),
        ("trưởng ban tổ chức trung ương", "ban tổ chức trung ương"),
        ("phó chủ tịch thường trực hđnd tỉnh", "hđnd tỉnh"),
        ("thống đốc ngân hàng nhà nước", "ngân hàng nhà nước"),
    ],
)
def test_offices_end_where_the_body_begins(text: str, body: str) -> None:
    match = office_pattern().match(text)
    assert match is not None
    assert text[match.end() :] == body


def test_no_office_where_a_body_begins_at_once() -> None:
    assert office_pattern().match("ủy ban nhân dân tỉnh") is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("GS.TS. Lê Quang Cường", "Lê Quang Cường"),
        ("Thượng tướng Võ Minh Lương", "Võ Minh Lương"),
        ("Đại tá, ThS. Rơ Châm H'Phik", "Rơ Châm H'Phik"),
        ("THƯỢNG TƯỚNG Nguyễn Văn Được", "Nguyễn Văn Được"),
        ("Tô Thị Tâm", "Tô Thị Tâm"),
    ],
)
def test_ranks_and_degrees_before_a_name(printed: str, name: str) -> None:
    assert rank_pattern().sub("", printed) == name


@pytest.mark.parametrize(
    ("issuer", "body"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "Ủy ban nhân dân tỉnh Cao Bằng"),
        ("Thủ tướng Chính phủ", "Chính phủ"),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ("Chủ tịch nước", "Chủ tịch nước"),
        ("Bộ Chính trị", "Bộ Chính trị"),
    ],
)
def test_the_body_of_an_issuer(issuer: str, body: str) -> None:
    assert body_of(issuer) == body


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn An",
        "Y Thanh Hà Niê Kđăm",
        "Điểu K'Ré",
        "K’sor Phước",
        "Rơ Châm H'Phik",
        "Giàng Páo Mỷ",
        "Vàng Seo Cón",
        "Lò Thị Minh Phượng",
        "Mai Sơn",
        "NGUYỄN VĂN AN",
    ],
)
def test_names_of_all_peoples(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["Phụ lục", "Số TT", "Mẫu AP01", "An", "à ò", "Nguyễn văn An", "Lưu: VT", "UBND Tỉnh"])
def test_no_names(text: str) -> None:
    assert not is_name(text)


@given(st.sampled_from(positions()), st.sampled_from(modifiers()))
def test_a_title_is_read_with_its_modifier(position: Position, modifier: Modifier) -> None:
    for form in position.forms:
        words = f"{modifier.forms[0]} {form}" if modifier.place == "before" else f"{form} {modifier.forms[0]}"
        title = read_title(words)
        assert title is not None
        assert (title.start, title.end) == (0, len(words))


def test_no_title_before_names_is_a_position() -> None:
    forms = {form for position in positions() for form in position.forms}
    assert not forms & {form for title in person_titles() for form in title.forms}
