"""Places: which units a text names, and which ones they are."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.authority.tables import rows
from govgraph.recognition import recognise
from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import cue_rows
from govgraph.recognition.places import UnitMention, recognise_places, unit_mentions, vocabulary
from govgraph.recognition.scanning import Scanner
from govgraph.records import Place, Source
from govgraph.structure import Structure, structure


@cache
def scanner() -> Scanner:
    return Scanner({"places": vocabulary()})


def taken(text: str) -> tuple[Structure, list[UnitMention]]:
    parts = structure(Source("text", text, ""))
    return parts, unit_mentions(parts, scanner().scan(parts.running.folded)["places"])


def places(
    text: str, province: str | None = None, date: str | None = None, jurisdiction: str | None = None
) -> list[Place]:
    _, mentions = taken(text)
    return recognise_places(Context(None, None, date, None, province, jurisdiction, ""), mentions)


def named(
    text: str, province: str | None = None, date: str | None = None, jurisdiction: str | None = None
) -> list[str]:
    return [place.name for place in places(text, province, date, jurisdiction)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kiểm tra tại xã Kiên Đài, huyện Chiêm Hóa, tỉnh Tuyên Quang.",
            [
                "xã Kiên Đài, huyện Chiêm Hóa, tỉnh Tuyên Quang",
                "huyện Chiêm Hóa, tỉnh Tuyên Quang",
                "tỉnh Tuyên Quang",
            ],
        ),
        ("TP.HCM và TP. Hà Nội, tp Đà Nẵng", ["thành phố Hồ Chí Minh", "thành phố Hà Nội", "thành phố Đà Nẵng"]),
        ("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", ["tỉnh Lai Châu"]),
        ("cao tốc Tuyên Quang - Phú Thọ kết nối với Lào Cai", ["tỉnh Tuyên Quang", "tỉnh Phú Thọ", "tỉnh Lào Cai"]),
        (
            "Chủ tịch UBND các tỉnh, thành phố: Gia Lai, Đắk Lắk và Đà Nẵng;",
            ["tỉnh Gia Lai", "tỉnh Đắk Lắk", "thành phố Đà Nẵng"],
        ),
        (
            "Phường 12, quận 3, TP.HCM",
            ["phường 12, quận 3, thành phố Hồ Chí Minh", "quận 3, thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"],
        ),
        (
            "xã Vĩnh Kim và xã Vĩnh Sơn thuộc huyện Vĩnh Thạnh, tỉnh Bình Định",
            [
                "xã Vĩnh Kim, huyện Vĩnh Thạnh, tỉnh Bình Định",
                "xã Vĩnh Sơn, huyện Vĩnh Thạnh, tỉnh Bình Định",
                "huyện Vĩnh Thạnh, tỉnh Bình Định",
                "tỉnh Bình Định",
            ],
        ),
        (
            "đàm phán với châu Hồng Hà, tỉnh Vân Nam - Trung Quốc",
            ["châu Hồng Hà, tỉnh Vân Nam, Trung Quốc", "tỉnh Vân Nam, Trung Quốc", "Trung Quốc"],
        ),
        ("Thông báo của Thành ủy Đà Lạt", ["thành phố Đà Lạt, tỉnh Lâm Đồng"]),
        ("đường dọc hai bên bờ sông Lô trước ngày 30/10/2021", ["sông Lô"]),
        ("Công an huyện Đắk R’Lấp", ["huyện Đắk R'Lấp, tỉnh Đắk Nông"]),
        ("Tỉnh ủy Thừa Thiên - Huế", ["tỉnh Thừa Thiên Huế"]),
        (
            "Cục Thuế Hà Nội, Tỉnh Đoàn Lai Châu và TPHCM",
            ["thành phố Hà Nội", "tỉnh Lai Châu", "thành phố Hồ Chí Minh"],
        ),
        ("Từ Hà Nội đến huyện đảo Lý Sơn", ["thành phố Hà Nội", "huyện Lý Sơn, tỉnh Quảng Ngãi"]),
    ],
)
def test_units_are_read_with_what_they_lie_in(text: str, names: list[str]) -> None:
    assert named(text, date="2021-08-31") == names


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo tình hình kinh tế - xã hội.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND các huyện, thành phố, thị xã; các xã, phường, thị trấn.",
        "Chủ tịch UBND tỉnh Nguyễn Văn Sơn phát biểu.",
        "Phó Chủ tịch UBND huyện Trần Thị Hoa chủ trì.",
        "Ông Nguyễn Thái Bình và bà Trần Thị Thu Hà Giang được khen thưởng.",
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Trụ sở tại số 18 phố Điện Biên.",
        "Hợp tác châu Á - Thái Bình Dương vì hòa bình.",
        "Liên minh Hợp tác xã Việt Nam; Thông tấn xã Việt Nam",
        "đồng bằng sông Cửu Long",
        "bảo vệ biên giới, hải đảo. Doanh nghiệp được hỗ trợ.",
        "Nộp hồ sơ bằng tiếng Anh, tiếng Trung Quốc.",
        "Bảo đảm hòa bình, ổn định.",
        "Công ty cổ phần Sông Đà",
        "Học sinh lớp 9 Trường THPT Thái Bình đoạt giải.",
        "KẾT LUẬN CỦA BÍ THƯ TỈNH ỦY NGUYỄN THÁI BÌNH\nĐồng chí Nguyễn Thái Bình kết luận.",
    ],
)
def test_no_place_is_made_of_other_words(text: str) -> None:
    assert named(text, "Tuyên Quang", "2021-08-31", "tỉnh Tuyên Quang") == []


def test_bare_districts_count_in_a_document_of_their_province_only() -> None:
    text = "Hộ nghèo: Lâm Bình 13/16 hộ, Na Hang 4/44 hộ."
    assert named(text, "Tuyên Quang", "2021-08-31") == [
        "huyện Lâm Bình, tỉnh Tuyên Quang",
        "huyện Na Hang, tỉnh Tuyên Quang",
    ]
    assert named(text, "Lào Cai", "2021-08-31") == []
    assert named(text, None, "2021-08-31") == []
    assert named(text, "Tuyên Quang", "2025-09-01") == [], "there are no districts any more"


def test_a_list_shares_its_level_word_and_its_holder() -> None:
    listed = named(
        "UBND các huyện: Na Hang, Lâm Bình và Chiêm Hóa; các xã Phú Lạc, An Khánh của tỉnh Thái Nguyên", date="2021"
    )
    assert listed == [
        "huyện Na Hang, tỉnh Tuyên Quang",
        "huyện Lâm Bình, tỉnh Tuyên Quang",
        "huyện Chiêm Hóa, tỉnh Tuyên Quang",
        "xã Phú Lạc, huyện Đại Từ, tỉnh Thái Nguyên",
        "xã An Khánh, huyện Đại Từ, tỉnh Thái Nguyên",
        "tỉnh Thái Nguyên",
    ]


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2021-05-01", "xã Phú Lạc, huyện Đại Từ, tỉnh Thái Nguyên"),
        ("2025-11-24", "xã Phú Lạc, tỉnh Thái Nguyên"),
    ],
)
def test_a_document_is_read_with_the_map_of_its_date(date: str, name: str) -> None:
    assert named("khu vực xã Phú Lạc", "Thái Nguyên", date) == [name]


@pytest.mark.parametrize(
    ("words", "province", "date", "name"),
    [
        ("tại huyện Đắk Mil", "Đắk Lắk", "2003-05-01", "huyện Đắk Mil, tỉnh Đắk Lắk"),
        ("tại huyện Đắk Mil", "Đắk Nông", "2004-05-01", "huyện Đắk Mil, tỉnh Đắk Nông"),
        ("tại huyện Thường Tín", "Hà Tây", "2007-05-01", "huyện Thường Tín, tỉnh Hà Tây"),
        ("tại huyện Thường Tín", "Hà Nội", "2021-05-01", "huyện Thường Tín, thành phố Hà Nội"),
        ("tại huyện Tuần Giáo", "Lai Châu", "2003-05-01", "huyện Tuần Giáo, tỉnh Lai Châu"),
        ("tại huyện Chiêm Hóa", "Tuyên Quang", "2021-08-31", "huyện Chiêm Hóa, tỉnh Tuyên Quang"),
    ],
)
def test_a_district_lies_in_the_province_of_its_time(words: str, province: str, date: str, name: str) -> None:
    assert named(words, province, date) == [name]


def test_a_late_document_may_name_units_of_the_map_before() -> None:
    text = "xã Văn Môn, huyện Yên Phong (cũ); thành phố Hưng Yên trước đây"
    assert named(text, "Bắc Ninh", "2025-11-22") == [
        "xã Văn Môn, huyện Yên Phong, tỉnh Bắc Ninh",
        "huyện Yên Phong, tỉnh Bắc Ninh",
        "thành phố Hưng Yên, tỉnh Hưng Yên",
    ]


def test_a_city_is_told_from_the_province_of_its_name() -> None:
    assert named("thành phố Huế", None, "2020-01-01") == ["thành phố Huế, tỉnh Thừa Thiên Huế"]
    assert named("thành phố Huế", None, "2025-09-01") == ["thành phố Huế"]
    assert named("thành phố Tuyên Quang", None, "2021-01-01") == ["thành phố Tuyên Quang, tỉnh Tuyên Quang"]


def test_of_units_of_one_name_the_documents_own_is_meant() -> None:
    text = "Đoàn công tác về xã Tân Lập."
    assert named(text, "Sơn La", "2021-01-01", "huyện Mộc Châu") == ["xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La"]
    assert named(text, None, "2021-01-01") == ["xã Tân Lập"], "there are many, and nothing tells which"


def test_a_district_keeps_the_level_word_of_its_time_if_the_document_says_it() -> None:
    text = "Huyện Mộc Châu báo cáo. Xã Tân Lập thực hiện."
    assert named(text, "Sơn La", "2021-01-01") == [
        "huyện Mộc Châu, tỉnh Sơn La",
        "xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La",
    ]
    assert named("xã Tân Vĩnh Hiệp, huyện Tân Uyên", "Bình Dương", "2012-12-26")[0] == (
        "xã Tân Vĩnh Hiệp, huyện Tân Uyên, tỉnh Bình Dương"
    )
    both = named("Huyện Cao Lãnh và phường Mỹ Phú, thành phố Cao Lãnh", "Đồng Tháp", "2021-01-01")
    assert both[1] == "phường Mỹ Phú, thành phố Cao Lãnh, tỉnh Đồng Tháp"


def test_what_was_decided_for_a_name_holds_for_the_rest_of_the_document() -> None:
    text = "Dự án tại xã Tân Lập, huyện Đan Phượng, thành phố Hà Nội. Xã Tân Lập báo cáo."
    assert named(text, None, "2021-01-01")[-1] == "xã Tân Lập, huyện Đan Phượng, thành phố Hà Nội"


def test_a_heading_holds_what_is_listed_below_it() -> None:
    text = (
        "Huyện Hạ Lang, tỉnh Cao Bằng\nCác xã: Cô Ngân, Lý Quốc, Thị Hoa.\nHuyện Bảo Lâm\nCác xã: Đức Hạnh, Thái Học."
    )
    assert named(text, "Cao Bằng", "2021-12-15")[2:] == [
        "xã Cô Ngân, huyện Hạ Lang, tỉnh Cao Bằng",
        "xã Lý Quốc, huyện Hạ Lang, tỉnh Cao Bằng",
        "xã Thị Hoa, huyện Hạ Lang, tỉnh Cao Bằng",
        "huyện Bảo Lâm, tỉnh Cao Bằng",
        "xã Đức Hạnh, huyện Bảo Lâm, tỉnh Cao Bằng",
        "xã Thái Học, huyện Bảo Lâm, tỉnh Cao Bằng",
    ]


def test_a_unit_that_no_table_has_keeps_what_is_said_of_it() -> None:
    assert named("xã Mường Phong Lạ, huyện Chiêm Hóa", "Tuyên Quang", "2004-02-01")[0] == (
        "xã Mường Phong Lạ, huyện Chiêm Hóa, tỉnh Tuyên Quang"
    )


def test_a_mention_says_level_word_list_and_holder() -> None:
    _, mentions = taken("các huyện: Na Hang, Lâm Bình, tỉnh Tuyên Quang")
    first, second, third = mentions
    assert (first.bare, first.level, first.said, first.shared, first.name) == (
        "Na Hang",
        "district",
        None,
        "huyện",
        "huyện Na Hang",
    )
    assert first.within == second.within == third
    assert (third.said, third.name) == ("tỉnh", "tỉnh Tuyên Quang")


def test_places_carry_their_code_and_their_words() -> None:
    text = "UBND tỉnh Lai Châu và UBND\nhuyện Mường Tè"
    found = places(text, "Lai Châu", "2021-08-24")
    running = taken(text)[0].running
    assert [(running.text[p.start : p.end], p.level, p.code) for p in found] == [
        ("tỉnh Lai Châu", "province", "2004-12"),
        ("huyện Mường Tè", "district", "2004-107"),
    ]


@pytest.mark.parametrize("row", cue_rows("place_cues"), ids=lambda row: row.role)
def test_every_cue_does_what_its_examples_say(row: object) -> None:
    example, counter = row.example, row.counter_example  # type: ignore[attr-defined]
    framed = example.replace("[[", "").replace("]]", "")
    wanted = [part.split("]]")[0] for part in example.split("[[")[1:]]
    province = {"Yên Sơn": "Tuyên Quang", "Na Hang": "Tuyên Quang"}.get(wanted[0])
    running = taken(framed)[0].running
    said = " | ".join(running.text[p.start : p.end] for p in places(framed, province, "2021-08-31"))
    assert wanted[0].split(",")[0] in said
    assert not [p for p in places(counter, None, "2021-08-31") if p.name in said.split(" | ")]


@given(
    st.sampled_from([(row["level"], row["name"]) for row in rows("districts") if row["valid_to"] == "2025-06-30"]),
    st.sampled_from(["UBND {} báo cáo.", "tại {}, ngày 01/02/2021", "({})", "- {}: 3 hộ"]),
)
def test_every_district_is_recognised_by_its_full_name(unit: tuple[str, str], frame: str) -> None:
    words = " ".join(unit)
    text = frame.format(words)
    running = taken(text)[0].running
    found = [p for p in places(text, None, "2021-01-01") if running.text[p.start : p.end] == words]
    assert [p.level for p in found] in (["district"], ["province"])
    assert found[0].name.split(",")[0] == words


@given(st.text(alphabet="xã huyện tỉnh,.:-\nABab Đđ1'’ỦỷTP", max_size=80))
def test_any_text_is_read_and_places_stay_inside_it(text: str) -> None:
    parts, mentions = taken(text)
    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.start < mention.end <= len(parts.running.text)
        ends.append(mention.end)


# ------------------------------------------------------------------------------------------------ before and after


def places_of(text: str, date: str) -> list[tuple[str, str | None]]:
    """The places of a notice of Tuyên Quang, with their codes."""
    head = f"ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\nSố: 45/TB-UBND\n\nTuyên Quang, ngày {date}\n\nTHÔNG BÁO\nVề việc A\n\n"
    facts = recognise(Source("document.txt", head + text, ""))
    return [(place.name, place.code) for place in facts.places if place.start >= len(head)]


IN_2021, IN_2026 = "12 tháng 6 năm 2021", "12 tháng 3 năm 2026"
OLD_COMMUNE = ("xã Tân Trào, huyện Sơn Dương, tỉnh Tuyên Quang", "2004-02545")
OLD_DISTRICT = ("huyện Sơn Dương, tỉnh Tuyên Quang", "2004-076")
NEW_COMMUNE = ("xã Tân Trào, tỉnh Tuyên Quang", "2025-02545")


@pytest.mark.parametrize(
    ("text", "in_2021", "in_2026"),
    [
        ("Đề nghị tỉnh Tuyên Quang.", [("tỉnh Tuyên Quang", "2004-08")], [("tỉnh Tuyên Quang", "2025-08")]),
        ("Đề nghị xã Tân Trào.", [OLD_COMMUNE], [NEW_COMMUNE]),
        ("Đề nghị huyện Sơn Dương.", [OLD_DISTRICT], [OLD_DISTRICT]),
    ],
)
def test_one_name_is_another_unit_before_and_after(
    text: str, in_2021: list[tuple[str, str]], in_2026: list[tuple[str, str]]
) -> None:
    assert places_of(text, IN_2021) == in_2021
    assert places_of(text, IN_2026) == in_2026


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tỉnh Hà Giang (cũ)", [("tỉnh Hà Giang", "2004-02")]),
        ("tỉnh Tuyên Quang (cũ)", [("tỉnh Tuyên Quang", "2004-08")]),
        ("tỉnh Tuyên Quang trước sáp nhập", [("tỉnh Tuyên Quang", "2004-08")]),
        ("tỉnh Tuyên Quang (mới)", [("tỉnh Tuyên Quang", "2025-08")]),
        ("tỉnh Tuyên Quang sau sáp nhập", [("tỉnh Tuyên Quang", "2025-08")]),
        ("xã Tân Trào (cũ)", [OLD_COMMUNE]),
        ("xã Tân Trào, huyện Sơn Dương cũ", [OLD_COMMUNE, OLD_DISTRICT]),
        (
            "xã Tân Trào, huyện Sơn Dương (cũ), tỉnh Tuyên Quang",
            [OLD_COMMUNE, OLD_DISTRICT, ("tỉnh Tuyên Quang", "2025-08")],
        ),
        ("thành phố Hà Giang (trước đây)", [("thành phố Hà Giang, tỉnh Hà Giang", "2004-024")]),
    ],
)
def test_what_is_said_to_be_of_before_is_read_with_the_earlier_map(text: str, expected: list[tuple[str, str]]) -> None:
    assert places_of(f"Đề nghị {text} báo cáo.", IN_2026) == expected
