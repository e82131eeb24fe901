"""Succession: which body or unit became which, on which day and by which act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

import govgraph
from govgraph.authority.agencies import central_agency
from govgraph.authority.succession import Succession, successions, unit_body
from govgraph.authority.unit_changes import change_of
from govgraph.authority.units import name_key, province, units_called
from govgraph.errors import AmbiguousError, NotFoundError
from govgraph.graph.mapping import map_resolution
from govgraph.records import Agency, AgencyMention, Place, Resolution
from govgraph.resolution import resolve
from govgraph.store import SelectResult, Store, open_store
from govgraph.store.queries import named_query
from resolving import cite, document

YEN_BAI = "tỉnh Yên Bái"


def department(name: str, unit: str = YEN_BAI) -> Agency:
    return Agency(f"{name} {unit}", name, unit, "state", "province")


def ministry(name: str) -> Agency:
    return Agency(name, name, None, "state", "central")


def steps(*agencies: Agency) -> list[tuple[str, str | None, str, str, str]]:
    """What became of agencies: before, after, kind, date, key of the act."""
    resolution = resolve([document("a", agencies=agencies, type="Công văn")])
    return [
        (c.before.name, c.after.name if c.after else None, c.kind, c.date, c.act.key if c.act else "")
        for c in resolution.agency_changes
    ]


def test_a_department_is_followed_through_its_merger_and_that_of_its_province() -> None:
    assert steps(department("Sở Kế hoạch và Đầu tư")) == [
        (
            "Sở Kế hoạch và Đầu tư tỉnh Yên Bái",
            "Sở Tài chính tỉnh Yên Bái",
            "merger",
            "2025-03",
            "nghi-dinh/45-2025-nd-cp",
        ),
        (
            "Sở Tài chính tỉnh Yên Bái",
            "Sở Tài chính tỉnh Lào Cai",
            "with-unit",
            "2025-07-01",
            "nghi-quyet/202-2025-qh15",
        ),
    ]


@pytest.mark.parametrize(
    ("agency", "after"),
    [
        (Agency("Tỉnh ủy Yên Bái", "Tỉnh ủy", YEN_BAI, "party", "province"), "Tỉnh ủy Lào Cai"),
        (Agency("Tỉnh ủy Hải Dương", "Tỉnh ủy", "tỉnh Hải Dương", "party", "province"), "Thành ủy Hải Phòng"),
        (department("Chủ tịch Ủy ban nhân dân"), "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        (department("Ủy ban nhân dân", "tỉnh Hà Tây"), "Ủy ban nhân dân thành phố Hà Nội"),
        (department("Ủy ban nhân dân", "tỉnh Thừa Thiên Huế"), "Ủy ban nhân dân thành phố Huế"),
        (department("Sở Bưu chính, Viễn thông", "tỉnh Lai Châu"), "Sở Khoa học và Công nghệ tỉnh Lai Châu"),
    ],
)
def test_a_body_of_a_merged_province_goes_over_into_that_of_the_new_one(agency: Agency, after: str) -> None:
    assert steps(agency)[-1][1] == after


def test_a_province_that_was_parted_leaves_two_bodies() -> None:
    found = {(before, after) for before, after, *_ in steps(department("Ủy ban nhân dân", "tỉnh Hà Nam Ninh"))}
    before = "Ủy ban nhân dân tỉnh Hà Nam Ninh"
    assert (before, "Ủy ban nhân dân tỉnh Nam Hà") in found
    assert (before, "Ủy ban nhân dân tỉnh Ninh Bình") in found
    assert ("Ủy ban nhân dân tỉnh Nam Hà", "Ủy ban nhân dân tỉnh Hà Nam") in found


@pytest.mark.parametrize(
    "agency",
    [
        ministry("Bộ Tài chính"),
        department("Sở Tài chính", "tỉnh Lai Châu"),
        department("Sở Ngoại vụ"),  # not every province has one
        department("Bệnh viện Đa khoa"),
        department("Sở Giao thông vận tải", "thành phố Hồ Chí Minh"),  # it kept a department of its own for a time
        Agency("Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư", None, "state", "province", scoped=True),
    ],
)
def test_nothing_is_said_of_a_body_that_stands_or_of_which_nothing_is_certain(agency: Agency) -> None:
    assert steps(agency) == []


def test_a_ministry_whose_functions_were_parted_has_all_who_took_them() -> None:
    resolution = resolve([document("a", agencies=(ministry("Bộ Lao động - Thương binh và Xã hội"),))])
    found = {c.after.name: (c.kind, c.function) for c in resolution.agency_changes if c.after}
    assert found["Bộ Nội vụ"] == ("merger", None)
    assert found["Bộ Nông nghiệp và Môi trường"] == ("transfer", ("giảm nghèo", "poverty reduction"))
    assert len(found) == 4


def test_a_body_of_a_district_ended_without_one_successor() -> None:
    agency = Agency("Huyện ủy Yên Sơn", "Huyện ủy", "huyện Yên Sơn, tỉnh Tuyên Quang", "party", "district")
    (step,) = steps(agency)
    assert step == ("Huyện ủy Yên Sơn", None, "dissolution", "2025-07-01", "nghi-quyet/203-2025-qh15")


SON_DUONG = "huyện Sơn Dương, tỉnh Tuyên Quang"


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Phòng Tài chính - Kế hoạch huyện Sơn Dương", None),
        ("Chủ tịch Ủy ban nhân dân huyện Sơn Dương", "Ủy ban nhân dân huyện Sơn Dương"),
        ("Ban Kinh tế - Xã hội Hội đồng nhân dân huyện Sơn Dương", "Hội đồng nhân dân huyện Sơn Dương"),
        ("Thường trực Huyện ủy Sơn Dương", "Huyện ủy Sơn Dương"),
    ],
)
def test_the_parts_of_a_districts_bodies_ended_with_them(name: str, parent: str | None) -> None:
    ((_, after, kind, day, _),) = steps(Agency(name, None, SON_DUONG, "state", "district", parent=parent))
    assert (after, kind, day) == (None, "dissolution", "2025-07-01")


@pytest.mark.parametrize(
    "name", ["Phòng khám đa khoa huyện Sơn Dương", "Trung tâm Y tế huyện Sơn Dương", "Tòa án nhân dân huyện Sơn Dương"]
)
def test_of_other_bodies_of_a_district_nothing_is_said(name: str) -> None:
    assert steps(Agency(name, None, SON_DUONG, "state", "district")) == []


@pytest.mark.parametrize(
    ("body", "unit", "became"),
    [
        # a commune that was merged, one that was parted, one that keeps its name, a ward of a city
        (
            "Ủy ban nhân dân",
            "thị trấn Sơn Dương, huyện Sơn Dương, tỉnh Tuyên Quang",
            {"xã Sơn Dương, tỉnh Tuyên Quang"},
        ),
        ("Đảng ủy", "xã Nhữ Khê, huyện Yên Sơn, tỉnh Tuyên Quang", {"xã Nhữ Khê, tỉnh Tuyên Quang"}),
        (
            "Ủy ban nhân dân",
            "phường Cống Vị, quận Ba Đình, thành phố Hà Nội",
            {"phường Ngọc Hà, thành phố Hà Nội", "phường Giảng Võ, thành phố Hà Nội"},
        ),
    ],
)
def test_a_body_of_a_commune_goes_over_into_those_of_what_the_commune_became(
    body: str, unit: str, became: set[str]
) -> None:
    agency = Agency(f"{body} {unit.partition(',')[0]}", body, unit, "state", "commune")
    changes = resolve([document("a", agencies=(agency,))]).agency_changes
    assert {change.after.jurisdiction for change in changes if change.after} == became
    assert {(change.kind, change.date) for change in changes} == {("with-unit", "2025-07-01")}
    assert all(c.after and c.after.name == f"{body} {(c.after.jurisdiction or '').partition(',')[0]}" for c in changes)


def test_a_body_of_a_commune_of_today_stands() -> None:
    assert steps(Agency("Đảng ủy xã Nhữ Khê", "Đảng ủy", "xã Nhữ Khê, tỉnh Tuyên Quang", "party", "commune")) == []


def test_a_committee_of_a_district_that_was_merged_before_2025_follows_it() -> None:
    agency = Agency("Ủy ban nhân dân quận 2", None, "quận 2, thành phố Hồ Chí Minh", "state", "district")
    assert [(after, day) for _, after, _, day, _ in steps(agency)] == [
        ("Ủy ban nhân dân thành phố Thủ Đức", "2021-01-01"),
        (None, "2025-07-01"),
    ]


def test_a_body_whose_unit_is_not_known_in_full_is_followed_nowhere() -> None:
    assert steps(Agency("Ủy ban nhân dân xã Tân Lập", None, "xã Tân Lập", "state", "commune")) == []


def test_the_act_is_the_document_that_the_collection_cites() -> None:
    resolution = resolve(
        [
            document(
                "a",
                cite("176/2025/QH15", "2025-02-18", "Nghị quyết"),
                cite("229-QĐ/TW", "2025-01-24", "Quyết định", issuer="Bộ Chính trị"),
                agencies=(ministry("Bộ Giao thông vận tải"), ministry("Ban Dân vận Trung ương")),
            )
        ]
    )
    cited = {citation.identity for citation in resolution.documents[0].citations}
    assert cited == {change.act.key for change in resolution.agency_changes if change.act}


def _chains() -> Iterator[tuple[Succession, Succession]]:
    for level in ("central", "province"):
        table = successions(level)  # type: ignore[arg-type]  # the two levels
        for rows in table.values():
            for row in rows:
                yield from ((row, later) for later in table.get(row.successor or "", ()))


def test_the_table_runs_forward_in_time() -> None:
    chains = list(_chains())
    assert chains
    for row, later in chains:
        assert row.date <= later.date, (row, later)


def test_every_body_of_the_centre_in_the_table_is_one_that_documents_are_read_by() -> None:
    parts = {"Ban cán sự đảng Chính phủ", "Đảng đoàn Quốc hội"}
    for name, rows in successions("central").items():
        assert central_agency(name) or name in parts, name
        for row in rows:
            assert central_agency(row.successor or ""), row


def test_what_departments_became_every_province_has() -> None:
    table = successions("province")
    for rows in table.values():
        for row in rows:
            assert row.successor in table or unit_body(row.successor or "", "province"), row


# ------------------------------------------------------------------------------------------------ units


@pytest.mark.parametrize(
    ("name", "date", "became", "day", "act"),
    [
        ("tỉnh Yên Bái", "2024", {"tỉnh Lào Cai"}, "2025-07-01", "202/2025/QH15"),
        ("tỉnh Hà Tây", "2007", {"thành phố Hà Nội"}, "2008-08-01", "15/2008/QH12"),
        ("tỉnh Đắk Lắk", "2003", {"tỉnh Đắk Lắk", "tỉnh Đắk Nông"}, "2004-01-01", "22/2003/QH11"),
        ("tỉnh Cần Thơ", "2003", {"thành phố Cần Thơ", "tỉnh Hậu Giang"}, "2004-01-01", "22/2003/QH11"),
        ("tỉnh Lai Châu", "2003", {"tỉnh Lai Châu", "tỉnh Điện Biên"}, "2004-01-01", "22/2003/QH11"),
        ("tỉnh Hà Nam Ninh", "1990", {"tỉnh Nam Hà", "tỉnh Ninh Bình"}, "1991-12-26", None),
        ("tỉnh Nam Hà", "1995", {"tỉnh Hà Nam", "tỉnh Nam Định"}, "1997-01-01", None),
        ("tỉnh Phú Khánh", "1988", {"tỉnh Phú Yên", "tỉnh Khánh Hòa"}, "1989-06-30", None),
    ],
)
def test_what_became_of_a_province(name: str, date: str, became: set[str], day: str, act: str | None) -> None:
    found = province(name, date)
    change = change_of(found) if found else None
    assert change is not None
    assert {unit.name for unit in change.became} == became
    assert change.date == day
    assert change.act is not None
    assert change.act.number == act


def test_a_district_became_the_communes_where_its_communes_lie() -> None:
    (yen_son,) = units_called(name_key("Yên Sơn"), "district")
    change = change_of(yen_son)
    assert change is not None
    assert {"xã Yên Sơn", "xã Tân Long", "phường Minh Xuân"} <= {unit.name for unit in change.became}
    assert all(unit.level == "commune" and unit.code.startswith("2025") for unit in change.became)


def test_a_province_that_stands_became_nothing() -> None:
    found = province("tỉnh Cao Bằng")
    assert found is not None
    assert change_of(found) is None


# ------------------------------------------------------------------------------------------------ in the graph


@pytest.fixture(scope="module")
def resolution() -> Resolution:
    agencies = (
        department("Sở Kế hoạch và Đầu tư"),
        ministry("Bộ Lao động - Thương binh và Xã hội"),
        ministry("Bộ Thủy sản"),
        ministry("Bộ Tài chính"),
        Agency("Huyện ủy Yên Bình", "Huyện ủy", "huyện Yên Bình, tỉnh Yên Bái", "party", "district"),
        *(
            Agency(
                f"Ủy ban nhân dân {commune}",
                "Ủy ban nhân dân",
                f"{commune}, huyện Yên Bình, tỉnh Yên Bái",
                "state",
                "commune",
            )
            for commune in ("xã Phúc An", "xã Cảm Nhân")
        ),
    )
    facts = document("a", agencies=agencies, type="Công văn", date="2021-08-24")
    mentions = tuple(AgencyMention(0, 1, agency.name) for agency in agencies)
    places = (
        Place(0, 1, YEN_BAI, "province", "2004-15"),
        Place(0, 1, "huyện Yên Bình, tỉnh Yên Bái", "district", "2004-141"),
    )
    return resolve([structs.replace(facts, agency_mentions=mentions, places=places)])


@pytest.fixture(scope="module")
def store(resolution: Resolution, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(Path(tmp_path_factory.mktemp("store")), create=True) as opened:
        opened.load(quad for content in map_resolution(resolution) for quad in content)
        yield opened


def ask(store: Store, name: str, **values: str) -> list[dict[str, str | None]]:
    result = named_query(name).run(store, values)
    assert isinstance(result, SelectResult)
    return list(result.records())


def test_who_answers_now_gives_each_step_to_today(store: Store) -> None:
    rows = ask(store, "who-answers-now", agency="Sở Kế hoạch và Đầu tư tỉnh Yên Bái")
    assert [(row["after"], row["now"], row["date"]) for row in rows] == [
        ("Sở Tài chính tỉnh Yên Bái", "no", "2025-03"),
        ("Sở Tài chính tỉnh Lào Cai", "yes", "2025-07-01"),
    ]
    assert rows[0]["act"] == "Nghị định 45/2025/NĐ-CP ngày 28/02/2025"
    rows = ask(store, "who-answers-now", agency="Bộ Thủy sản")
    assert [(row["after"], row["now"]) for row in rows] == [
        ("Bộ Nông nghiệp và Phát triển nông thôn", "no"),
        ("Bộ Nông nghiệp và Môi trường", "yes"),
    ]


def test_who_answers_now_gives_all_who_took_functions_over(store: Store) -> None:
    rows = ask(store, "who-answers-now", agency="Bộ Lao động - Thương binh và Xã hội")
    assert {(row["after"], row["function"]) for row in rows} >= {
        ("Bộ Nội vụ", None),
        ("Bộ Giáo dục và Đào tạo", "giáo dục nghề nghiệp"),
    }
    assert {row["now"] for row in rows} == {"yes"}


def test_who_answers_now_says_of_one_without_a_change_that_none_is_known(store: Store) -> None:
    (row,) = ask(store, "who-answers-now", agency="Bộ Tài chính")
    assert (row["before"], row["after"], row["now"], row["kind"]) == (
        "Bộ Tài chính",
        "Bộ Tài chính",
        "no change known",
        None,
    )


def test_who_answers_now_says_of_a_district_that_no_one_body_does(store: Store) -> None:
    (row,) = ask(store, "who-answers-now", agency="Huyện ủy Yên Bình")
    assert (row["before"], row["after"]) == ("Huyện ủy Yên Bình, tỉnh Yên Bái", None)
    assert (row["now"], row["kind"]) == ("no", "dissolution")
    assert "xã Yên Bình, tỉnh Lào Cai" in (row["area"] or "").split("; ")


def test_a_body_is_asked_for_as_documents_abbreviate_it(store: Store) -> None:
    (row,) = ask(store, "who-answers-now", agency="UBND xã Phúc An")
    assert row["before"] == "Ủy ban nhân dân xã Phúc An, huyện Yên Bình, tỉnh Yên Bái"


def test_bodies_of_one_name_are_told_apart_by_their_units(store: Store) -> None:
    with pytest.raises(AmbiguousError) as several:
        ask(store, "who-answers-now", agency="UBND xã Cảm Nhân")
    assert any("huyện Yên Bình, tỉnh Yên Bái" in line for line in several.value.candidates)
    (row,) = ask(store, "who-answers-now", agency="UBND xã Cảm Nhân, huyện Yên Bình, tỉnh Yên Bái")
    assert (row["after"], row["now"]) == ("Ủy ban nhân dân xã Cảm Nhân, tỉnh Lào Cai", "yes")


def test_what_became_of_a_unit(store: Store) -> None:
    (row,) = ask(store, "what-became-of", place="tỉnh Yên Bái")
    assert (row["after"], row["now"], row["date"]) == ("tỉnh Lào Cai", "yes", "2025-07-01")
    assert (row["act"] or "").startswith("Nghị quyết 202/2025/QH15")
    rows = ask(store, "what-became-of", place="huyện Yên Bình, tỉnh Yên Bái")
    assert "xã Yên Bình, tỉnh Lào Cai" in {row["after"] for row in rows}
    (row,) = ask(store, "what-became-of", place="tỉnh Lào Cai")
    assert (row["after"], row["now"]) == ("tỉnh Lào Cai", "yes")


# ------------------------------------------------------------------------------------------------ the tables alone


def test_a_body_that_no_document_names_is_answered_from_the_tables(store: Store) -> None:
    graph = govgraph.Graph(store)
    answer = graph.query("who-answers-now", agency="UBND huyện Chiêm Hóa")
    (row,) = answer
    assert (row["before"], row["kind"]) == ("Ủy ban nhân dân huyện Chiêm Hóa, tỉnh Tuyên Quang", "dissolution")
    assert answer.note == "no document of the store names it; the answer is what the tables alone know"
    units = graph.query("what-became-of", place="tỉnh Hà Giang")
    assert [row["after"] for row in units] == ["tỉnh Tuyên Quang"]
    assert graph.query("who-answers-now", agency="Bộ Thủy sản").note is None


def test_of_a_name_that_several_units_bear_the_units_are_listed(store: Store) -> None:
    with pytest.raises(AmbiguousError) as several:
        govgraph.Graph(store).query("who-answers-now", agency="UBND huyện Châu Thành")
    assert "huyện Châu Thành, tỉnh Kiên Giang" in several.value.candidates
    (row,) = govgraph.Graph(store).query("who-answers-now", agency="UBND huyện Châu Thành, tỉnh Kiên Giang")
    assert row["before"] == "Ủy ban nhân dân huyện Châu Thành, tỉnh Kiên Giang"


@pytest.mark.parametrize("agency", ["Sở Ngoại vụ tỉnh Hà Giang", "Bộ Tai chinhx"])
def test_of_which_the_tables_know_no_change_nothing_is_made_up(store: Store, agency: str) -> None:
    with pytest.raises(NotFoundError, match=agency):
        govgraph.Graph(store).query("who-answers-now", agency=agency)
