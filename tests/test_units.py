"""Administrative units: the tables, and what a name means at a time."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.authority.tables import rows
from govgraph.authority.units import (
    Level,
    level_words,
    name_key,
    province,
    provinces,
    sole_province_of,
    split_level,
    unit,
    units_above,
    units_called,
)
from govgraph.language.letters import unify_tones
from govgraph.resources import resource

TABLES = ("provinces", "districts", "communes_former", "communes_2004", "communes_2025")


@pytest.mark.parametrize(
    ("words", "date", "name"),
    [
        ("Lai Châu", None, "tỉnh Lai Châu"),
        ("TỈNH LAI CHÂU", "2021-08-24", "tỉnh Lai Châu"),
        ("tỉnh Hoà Bình", "2021", "tỉnh Hòa Bình"),
        ("TP.HCM", None, "thành phố Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "2010", "thành phố Hồ Chí Minh"),
        ("Thủ đô Hà Nội", None, "thành phố Hà Nội"),
        ("Thừa Thiên - Huế", None, "tỉnh Thừa Thiên Huế"),
        ("Bà Rịa–Vũng Tàu", "2019-05-06", "tỉnh Bà Rịa - Vũng Tàu"),
        ("BR-VT", None, "tỉnh Bà Rịa - Vũng Tàu"),
        ("Đắc Lắc", "2001", "tỉnh Đắk Lắk"),
        ("Đăk Nông", "2019", "tỉnh Đắk Nông"),
        ("Hà Tây", "2007", "tỉnh Hà Tây"),
        ("Hà Tây", None, "tỉnh Hà Tây"),
        ("Hà Tuyên", "1985", "tỉnh Hà Tuyên"),
        ("Cần Thơ", "2003", "tỉnh Cần Thơ"),
        ("Cần Thơ", "2004", "thành phố Cần Thơ"),
        ("Huế", "2025-03-01", "thành phố Huế"),
        ("Đồng Nai", "2025-11-24", "tỉnh Đồng Nai"),
        ("Đồng Nai", "2026-05-01", "thành phố Đồng Nai"),
        ("Đồng Nai", None, "tỉnh Đồng Nai"),
    ],
)
def test_a_name_means_the_province_of_its_time(words: str, date: str | None, name: str) -> None:
    found = province(words, date)
    assert found is not None
    assert found.name == name
    assert found.valid(date)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Hà Tây", "2021"),
        ("Huế", "2020"),
        ("Hà Giang", "2025-07-01"),
        ("thành phố Tuyên Quang", None),
        ("huyện Lâm Bình", None),
        ("Trung ương", None),
        ("", None),
    ],
)
def test_no_province_is_invented(words: str, date: str | None) -> None:
    assert province(words, date) is None


@pytest.mark.parametrize(
    ("date", "count"), [("1995", 53), ("2000", 61), ("2005", 64), ("2021-08-24", 63), ("2025-07-01", 34)]
)
def test_the_number_of_provinces_is_that_of_the_time(date: str, count: int) -> None:
    assert len(provinces(date)) == count


def test_the_maps_have_as_many_units_as_the_acts_say() -> None:
    """3,321 communes since 1 July 2025: Quyết định 19/2025/QĐ-TTg. 696 districts and 10,035 communes before."""
    levels = Counter(row["level"] for row in rows("communes_2025"))
    assert levels == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert sum(1 for _ in rows("communes_2004")) == 10035
    assert sum(row["valid_to"] == "2025-06-30" for row in rows("districts")) == 696


def test_merged_provinces_lead_to_those_they_became() -> None:
    assert province("Hà Giang", "2021").became == (province("Tuyên Quang", "2026").code,)  # type: ignore[union-attr]
    assert [unit(code).name for code in province("Hà Tuyên", "1990").became] == ["tỉnh Hà Giang", "tỉnh Tuyên Quang"]  # type: ignore[union-attr]
    unchanged = province("Lai Châu", "2021")
    assert unchanged is not None
    assert unchanged == province("Lai Châu", "2026")


@pytest.mark.parametrize("table", TABLES)
def test_codes_lead_to_units_and_names_are_written_right(table: str) -> None:
    for row in rows(table):
        assert unit(row["code"]) is not None, row
        assert row["name"] == normalize("NFC", unify_tones(row["name"])) == " ".join(row["name"].split()), row
        for code in (row.get("above") or row["code"], *filter(None, row["became"].split("; "))):
            assert unit(code) is not None, row


@pytest.mark.parametrize("table", ["communes_former", "communes_2004", "communes_2025"])
def test_every_commune_is_found_by_its_name(table: str) -> None:
    """The long tables are folded as a whole: that must give the keys that names have by themselves."""
    date = "2026" if table == "communes_2025" else None
    for row in rows(table):
        found = units_called(name_key(row["name"]), "commune", date)
        assert row["code"] in {one.code for one in found}, row


def test_every_commune_of_the_earlier_map_has_a_successor_in_the_later() -> None:
    assert all(row["became"].startswith("2025-") for row in rows("communes_2004"))


@pytest.mark.parametrize(
    ("name", "level", "date", "within", "chains"),
    [
        ("Kiên Đài", "commune", "2021-08-31", None, [("xã Kiên Đài", "huyện Chiêm Hóa", "tỉnh Tuyên Quang")]),
        ("Đại Phúc", "commune", "2025-11-24", None, [("xã Đại Phúc", "tỉnh Thái Nguyên")]),
        ("Ba Vì", "district", "2006-01-01", None, [("huyện Ba Vì", "tỉnh Hà Tây")]),
        ("Ba Vì", "district", "2021-01-01", None, [("huyện Ba Vì", "thành phố Hà Nội")]),
        ("Huế", "district", "2020", None, [("thành phố Huế", "tỉnh Thừa Thiên Huế")]),
        ("Từ Liêm", "district", "2010", None, [("huyện Từ Liêm", "thành phố Hà Nội")]),
        ("Từ Liêm", "district", "2020", None, []),
        ("Tân Thành", "district", "2010", None, [("huyện Tân Thành", "tỉnh Bà Rịa - Vũng Tàu")]),
        ("Phú Mỹ", "district", "2020", None, [("thị xã Phú Mỹ", "tỉnh Bà Rịa - Vũng Tàu")]),
        ("Tân Phú", "district", "2020", "Đồng Nai", [("huyện Tân Phú", "tỉnh Đồng Nai")]),
        ("Nhơn Trạch", "commune", "2026-06-01", None, [("xã Nhơn Trạch", "thành phố Đồng Nai")]),
        ("Đăk Mil", "district", "2019", None, [("huyện Đắk Mil", "tỉnh Đắk Nông")]),
        ("Đắk Mil", "district", "2003-05-01", "Đắk Lắk", [("huyện Đắk Mil", "tỉnh Đắk Lắk")]),
        ("Tuần Giáo", "district", "2003", "Lai Châu", [("huyện Tuần Giáo", "tỉnh Lai Châu")]),
        ("Tuần Giáo", "district", "2004", None, [("huyện Tuần Giáo", "tỉnh Điện Biên")]),
        ("Vị Thủy", "district", "2003-12-31", "Cần Thơ", [("huyện Vị Thủy", "tỉnh Cần Thơ")]),
        ("Vị Thủy", "district", "2004-01-01", None, [("huyện Vị Thủy", "tỉnh Hậu Giang")]),
        ("Thanh Liêm", "district", "1985", "Hà Nam Ninh", [("huyện Thanh Liêm", "tỉnh Hà Nam Ninh")]),
        ("Thanh Liêm", "district", "1995", "Nam Hà", [("huyện Thanh Liêm", "tỉnh Nam Hà")]),
        ("Thanh Liêm", "district", "1998", None, [("huyện Thanh Liêm", "tỉnh Hà Nam")]),
    ],
)
def test_units_are_found_by_name_in_the_map_of_a_date(
    name: str, level: str, date: str, within: str | None, chains: list[tuple[str, ...]]
) -> None:
    holder = province(within, date).code if within else None  # type: ignore[union-attr]
    found = units_called(name_key(name), level, date, holder)  # type: ignore[arg-type]
    assert [(one.name, *(above.name for above in units_above(one, date))) for one in found] == chains


@pytest.mark.parametrize(
    ("name", "level", "date", "bare"),
    [
        ("Đăk Hà", "district", "2019", "Kon Tum"),
        ("Đak Đoa", "district", "2019", "Gia Lai"),
        ("Phan Rang-Tháp Chàm", "district", "2019", "Ninh Thuận"),
        ("CHIÊM HOÁ", "district", None, "Tuyên Quang"),
        ("Huế", "district", "2020", "Thừa Thiên Huế"),
        ("Ba Vì", "district", "2006", "Hà Tây"),
        ("Ba Vì", "district", None, None),
        ("Châu Thành", "district", "2019", None),
        ("Kiên Đài", "commune", "2021", "Tuyên Quang"),
        ("Vị Xuyên", "district", "2024", "Hà Giang"),
        ("Vị Xuyên", "district", "2026", "Tuyên Quang"),
        ("Trung ương", "district", "2019", None),
        ("Lai Châu", "province", "2019", "Lai Châu"),
    ],
)
def test_the_one_province_that_has_a_unit_of_a_name(
    name: str, level: Level, date: str | None, bare: str | None
) -> None:
    found = sole_province_of(name, level, date)
    assert (found and found.bare) == bare


@given(
    st.sampled_from([row["name"] for row in rows("provinces")]), st.booleans(), st.sampled_from(["-", " - ", "–", " "])
)
def test_a_name_is_known_in_any_case_and_with_any_dash(name: str, capitals: bool, dash: str) -> None:
    written = dash.join(name.split(" - "))
    found = province(written.upper() if capitals else written)
    assert found is not None
    assert found.bare == name


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("TP. Hà Nội", ("thành phố", "Hà Nội")),
        ("thị xã Sơn Tây", ("thị xã", "Sơn Tây")),
        ("Xã Hội Sơn", ("xã", "Hội Sơn")),
        ("Quảng Ninh", (None, "Quảng Ninh")),
        ("xã", (None, "xã")),
    ],
)
def test_a_level_word_is_told_from_the_name(words: str, parts: tuple[str | None, str]) -> None:
    assert split_level(words) == parts


def test_level_words_name_levels_and_have_their_source() -> None:
    assert level_words()["tp"] == ("thành phố", ("province", "district"))
    assert all(row["source"] for table in ("unit_levels", "provinces", "districts") for row in rows(table))


def test_importing_govgraph_and_asking_for_a_province_reads_no_communes() -> None:
    """Whoever names a province must not pay for ten thousand communes."""
    script = (
        "from govgraph.authority import units; units.province('Lai Châu', '2021');"
        "print(units._communes.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_the_tables_are_plain_csv_that_a_person_can_edit() -> None:
    for table in TABLES:
        text = resource("data", "authority", f"{table}.csv").read_text(encoding="utf-8")
        assert '"' not in text, "the long tables are read line by line"
        assert len({len(cells) for cells in csv.reader(text.splitlines())}) == 1


@pytest.mark.parametrize("row", tuple(rows("unit_spellings")), ids=lambda row: row["syllable"])
def test_spellings_of_a_syllable_are_one(row: dict[str, str]) -> None:
    one, other = row["example"].split(" = ")
    assert name_key(one) == name_key(other)
    assert name_key(row["counter_example"]) != name_key(one)
