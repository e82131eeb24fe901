"""Which document a number means: series, jurisdictions, periods, mentions without date."""

from __future__ import annotations

import pytest

from govgraph.authority.party_terms import congresses, party_term
from govgraph.records import Agency, Citation, Directive, DocumentFacts, ResolvedCitation
from govgraph.resolution import resolve
from govgraph.resolution.jurisdictions import unit_in_name
from resolving import GOVERNMENT, LAI_CHAU, PREMIER, UNDATED, cite, dated, document, identity, of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # spelling: zeros, spaces, dashes, Đ/D, which separator stands where
        (cite("07-KL/TW", "2021-06-11", "Kết luận"), cite("7 – KL/TW", "2021-06-11", "Kết luận")),
        (cite("43/2021/QĐ-TTg", None, "Quyết định"), cite("43/2021/QD-TTG", "2021-07-07", "Quyết định")),
        (cite("10-NQ/TW", "2022-02-10", "Nghị quyết"), cite("10/NQ-TW", "2022-02-10", "Nghị quyết")),
        # a type word that says nothing, or less
        (cite("8004/BNNMT-ĐCKS", "2025-10-17", "Công văn"), cite("8004/BNNMT-ĐCKS", "2025-10-17", "Văn bản")),
        (cite("61/TB-UBND", "2021-06-11", "Thông báo"), cite("61/TB-UBND", "2021-06-11", "Văn bản")),
        (cite("12-CTr/TU", "2021-06-11", "Chương trình"), cite("12-CTr/TU", "2021-06-11", "Chương trình hành động")),
        (cite("45/2019/QH14", None, "Bộ luật"), cite("45/2019/QH14", None, "Luật")),
        # the symbol decides
        (cite("68/NQ-CP", "2021-07-01", "Nghị quyết"), cite("68/NQ-CP", "2021-07-01", "Quyết định")),
        # a Party number runs through the term, so a wrong year does not make another document
        (cite("59-NQ/TW", "2025-01-24", "Nghị quyết"), cite("59-NQ/TW", "2024-01-24", "Nghị quyết")),
    ],
)
def test_one_document(one: Citation, other: Citation) -> None:
    resolution = resolve([document("a", one, **LAI_CHAU), document("b", other, **LAI_CHAU)])
    (first,), (second,) = of(resolution, "a"), of(resolution, "b")
    assert first.identity == second.identity
    assert first.status == second.status == "resolved"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the State's numbers begin anew each year, the Party's each term
        (cite("68/NQ-CP", "2021-07-01", "Nghị quyết"), cite("68/NQ-CP", "2020-05-12", "Nghị quyết")),
        (cite("05-CT/TW", "2016-05-15", "Chỉ thị"), cite("05-CT/TW", "2021-06-09", "Chỉ thị")),
        # Government and Politburo
        (cite("68/NQ-CP", "2021-07-01", "Nghị quyết"), cite("68-NQ/TW", "2021-07-01", "Nghị quyết")),
        # one symbol, two types with numbers of their own
        (cite("30-QĐ/TU", "2021-03-01", "Quyết định"), cite("30-QĐ/TU", "2021-03-01", "Quy định")),
        (cite("32-CT/TU", "2021-03-01", "Chỉ thị"), cite("32-CT/TU", "2021-03-01", "Chương trình hành động")),
        # legal normative documents have a series of their own
        (cite("40/2017/QĐ-UBND", None, "Quyết định"), cite("40/QĐ-UBND", "2017-08-24", "Quyết định")),
        (cite("43/2022/QH15", None, "Nghị quyết"), cite("43/2022/QH15", None, "Luật")),
    ],
)
def test_two_documents(one: Citation, other: Citation) -> None:
    resolution = resolve([document("a", one, **LAI_CHAU), document("b", other, **LAI_CHAU)])
    assert of(resolution, "a")[0].identity != of(resolution, "b")[0].identity


def test_keys_are_readable() -> None:
    citations = (
        cite("68/NQ-CP", "2021-07-01", "Nghị quyết", issuer=GOVERNMENT),
        cite("247-KL/TU", "2021-07-05", "Kết luận", issuer="Tỉnh ủy Thái Nguyên"),
        cite("10/2019/NQ-HĐND", "2019-07-23", "Nghị quyết", issuer="Hội đồng nhân dân tỉnh Lai Châu"),
        cite("72/2025/QH15", None, "Luật", issuer="Quốc hội", title="Tổ chức chính quyền địa phương"),
    )
    assert [c.identity for c in of(resolve([document("a", *citations, **LAI_CHAU)]), "a")] == [
        "nghi-quyet/68-nq-cp/2021",
        "ket-luan/247-kl-tu/thai-nguyen/2020-2025",
        "nghi-quyet/10-2019-nq-hdnd/lai-chau",
        "luat/72-2025-qh15",
    ]


# ----------------------------------------------------------------------------------------------------- jurisdictions


def test_a_local_number_is_the_citing_documents_own_unless_said_otherwise() -> None:
    bare = cite("40/QĐ-UBND", "2021-02-01", "Quyết định")
    other = cite("40/QĐ-UBND", "2021-02-01", "Quyết định", issuer="Ủy ban nhân dân tỉnh Trà Vinh")
    central = document("c", other, type="Quyết định", issuer=PREMIER, date="2021-08-01")
    thai_nguyen = {**LAI_CHAU, "province": "Thái Nguyên", "issuer": "Ủy ban nhân dân tỉnh Thái Nguyên"}
    resolution = resolve([document("a", bare, other, **LAI_CHAU), document("b", bare, **thai_nguyen), central])
    assert [c.identity for c in of(resolution, "a")] == [
        "quyet-dinh/40-qd-ubnd/lai-chau/2021",
        "quyet-dinh/40-qd-ubnd/tra-vinh/2021",
    ]
    assert of(resolution, "b")[0].identity == "quyet-dinh/40-qd-ubnd/thai-nguyen/2021"
    assert of(resolution, "c")[0].identity == "quyet-dinh/40-qd-ubnd/tra-vinh/2021"


def test_an_unknown_jurisdiction_is_merged_with_none() -> None:
    scoped = Agency("Tỉnh ủy", scoped=True, branch="party", level="province")
    said = cite("104-BB/TU", "2021-06-29", "Biên bản", issuer="Tỉnh ủy")
    resolution = resolve(
        [
            document("a", said, agencies=(scoped,), type="Thông báo"),
            document("b", said, agencies=(scoped,), type="Thông báo"),
            document("c", cite("104-BB/TU", "2021-06-29", "Biên bản"), type="Thông báo", province="Lai Châu"),
        ]
    )
    keys = [of(resolution, name)[0].identity for name in "abc"]
    assert len(set(keys)) == 3
    assert {of(resolution, name)[0].status for name in "ab"} == {"unresolved"}
    assert "province" in of(resolution, "a")[0].reason
    assert of(resolution, "c")[0].status == "resolved"


def test_a_central_document_that_does_not_say_the_province() -> None:
    said = cite("6897/TTr-UBND", "2009-11-03", "Tờ trình", issuer="Ủy ban nhân dân")
    central = {"type": "Quyết định", "issuer": PREMIER, "date": "2010-01-02"}
    resolution = resolve([document("a", said, **central), document("b", said, **central)])
    (a,), (b,) = of(resolution, "a"), of(resolution, "b")
    assert a.status == b.status == "unresolved"
    assert a.identity != b.identity


def test_districts_of_one_name_lie_in_their_provinces() -> None:
    district = Agency("Ủy ban nhân dân huyện Châu Thành", jurisdiction="huyện Châu Thành", level="district")
    said = cite("12/KH-UBND", "2021-03-01", "Kế hoạch", issuer=district.name)
    resolution = resolve(
        [
            document("a", said, agencies=(district,), type="Quyết định", province="Tiền Giang"),
            document("b", said, agencies=(district,), type="Quyết định", province="Trà Vinh"),
            document("c", said, agencies=(district,), type="Quyết định", issuer=PREMIER),
        ]
    )
    a, b, c = (of(resolution, name)[0] for name in "abc")
    assert a.identity.startswith("ke-hoach/12-kh-ubnd/tien-giang/huyen-chau-thanh")
    assert len({a.identity, b.identity, c.identity}) == 3
    assert c.status == "unresolved", "the country has many districts of this name"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Ủy ban nhân dân huyện Yên Sơn, tỉnh Tuyên Quang", "huyện Yên Sơn, tỉnh Tuyên Quang"),
        ("Ủy ban nhân dân huyện Yên Sơn, Tuyên Quang", "huyện Yên Sơn, Tuyên Quang"),
        (
            "Công an thị trấn Tân Bình, huyện Yên Sơn, tỉnh Tuyên Quang",
            "thị trấn Tân Bình, huyện Yên Sơn, tỉnh Tuyên Quang",
        ),
        ("Ủy ban nhân dân quận 1, Thành phố Hồ Chí Minh", "quận 1, Thành phố Hồ Chí Minh"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", "tỉnh Lào Cai"),
        ("Sở Văn hóa, tỉnh Lào Cai", "tỉnh Lào Cai"),
        ("Sở Y tế tỉnh Lai Châu", "tỉnh Lai Châu"),
        ("Văn phòng Tỉnh ủy Tuyên Quang", "Tuyên Quang"),
        ("Bộ Nông nghiệp, Lâm nghiệp", None),
    ],
)
def test_the_unit_that_ends_an_agencys_name(name: str, unit: str | None) -> None:
    assert unit_in_name(name) == unit


def test_a_district_of_a_province_has_numbers_of_its_own() -> None:
    """The issuers have no record among the document's agencies: their names alone say where they are."""
    names = ("tỉnh Tuyên Quang", "huyện Yên Sơn, tỉnh Tuyên Quang", "xã Tân Long, huyện Yên Sơn, tỉnh Tuyên Quang")
    said = [cite("12/KH-UBND", "2021-03-01", "Kế hoạch", issuer=f"Ủy ban nhân dân {name}") for name in names]
    keys = [c.identity for c in of(resolve([document("a", *said, **LAI_CHAU)]), "a")]
    assert keys[0] == "ke-hoach/12-kh-ubnd/tuyen-quang/2021"
    assert keys[1].startswith("ke-hoach/12-kh-ubnd/tuyen-quang/huyen-yen-son")
    assert keys[2].startswith("ke-hoach/12-kh-ubnd/tuyen-quang/xa-tan-long")


def test_a_city_of_a_province_is_no_province() -> None:
    city = Agency("Ủy ban nhân dân thành phố Thái Nguyên", jurisdiction="thành phố Thái Nguyên", level="district")
    said = cite("12/KH-UBND", "2021-03-01", "Kế hoạch", issuer=city.name)
    province = cite("12/KH-UBND", "2021-03-01", "Kế hoạch", issuer="Ủy ban nhân dân tỉnh Thái Nguyên")
    hue = cite("12/KH-UBND", "2021-03-01", "Kế hoạch", issuer="Ủy ban nhân dân thành phố Huế")
    where = {"type": "Công văn", "date": "2021-04-01"}
    resolution = resolve(
        [
            document("a", said, province, agencies=(city,), province="Thái Nguyên", **where),
            document("b", hue, province="Thừa Thiên Huế", **where),
            document("c", hue, **{**where, "date": "2025-04-01"}),
        ]
    )
    keys = [c.identity for c in of(resolution, "a")]
    assert keys[0].startswith("ke-hoach/12-kh-ubnd/thai-nguyen/thanh-pho-thai-nguyen")
    assert keys[1] == "ke-hoach/12-kh-ubnd/thai-nguyen/2021"
    assert of(resolution, "b")[0].identity.startswith("ke-hoach/12-kh-ubnd/thua-thien-hue/thanh-pho-hue")
    assert of(resolution, "c")[0].identity == "ke-hoach/12-kh-ubnd/hue/2021"


# ---------------------------------------------------------------------------------------------- numbers without date


def test_undated_is_what_another_document_dates() -> None:
    resolution = resolve([document("a", UNDATED, **LAI_CHAU), document("b", dated("2021-07-01"), type="Công văn")])
    assert of(resolution, "a")[0] == ResolvedCitation(
        "nghi-quyet/68-nq-cp/2021",
        "resolved",
        "the only document of this number that the collection dates, and not too old to be meant",
    )
    assert identity(resolution, "nghi-quyet/68-nq-cp/2021").date == "2021-07-01"


def test_undated_is_what_the_same_document_dates_before_all_else() -> None:
    a = document("a", dated("2020-05-12"), UNDATED, **LAI_CHAU)
    resolution = resolve([a, document("b", dated("2021-07-01"))])
    assert of(resolution, "a")[1].identity == "nghi-quyet/68-nq-cp/2020"
    assert of(resolution, "a")[1].reason == "the same document gives its date elsewhere"


def test_a_party_number_is_of_the_term_whose_congress_is_named() -> None:
    party = "Ban Chấp hành Trung ương Đảng"
    termed = cite("26-NQ/TW", None, "Nghị quyết", form="undated", issuer=party, term="2006-2011")
    bare = cite("26-NQ/TW", None, "Nghị quyết", form="undated", issuer=party)
    dated_later = cite("26-NQ/TW", "2018-05-19", "Nghị quyết", issuer=party)
    resolution = resolve([document("a", termed, bare, **LAI_CHAU), document("b", dated_later, type="Công văn")])
    assert [found.identity for found in of(resolution, "a")] == ["nghi-quyet/26-nq-tw/2006-2011"] * 2
    assert of(resolution, "a")[0].reason == "number and term of office are given"
    assert of(resolution, "b")[0].identity == "nghi-quyet/26-nq-tw/2016-2021"


def test_nothing_cites_what_came_after_it() -> None:
    later = document("b", dated("2022-03-01"))
    resolution = resolve([document("a", UNDATED, **LAI_CHAU), later])
    assert of(resolution, "a")[0].status == "unresolved"
    assert of(resolution, "a")[0].candidates == ()
    resolution = resolve([document("a", UNDATED, **LAI_CHAU), later, document("c", dated("2021-07-01"))])
    assert of(resolution, "a")[0].identity == "nghi-quyet/68-nq-cp/2021"


def test_two_candidates_are_ambiguous_and_both_kept() -> None:
    resolution = resolve(
        [document("a", UNDATED, **LAI_CHAU), document("b", dated("2020-05-12")), document("c", dated("2021-07-01"))]
    )
    (found,) = of(resolution, "a")
    assert found.status == "ambiguous"
    assert [c.identity for c in found.candidates] == ["nghi-quyet/68-nq-cp/2020", "nghi-quyet/68-nq-cp/2021"]
    assert [c.reason for c in found.candidates] == ["cited elsewhere, of 2020-05-12", "cited elsewhere, of 2021-07-01"]
    assert found.identity not in {c.identity for c in found.candidates}
    assert identity(resolution, found.identity).number == "68/NQ-CP"


def test_a_title_decides_between_candidates() -> None:
    title = "một số chính sách hỗ trợ người lao động và người sử dụng lao động gặp khó khăn"
    resolution = resolve(
        [
            document("a", cite("68/NQ-CP", None, "Nghị quyết", form="undated", title=f"về {title}"), **LAI_CHAU),
            document(
                "b", dated("2020-05-12", title="ban hành Chương trình cắt giảm quy định liên quan đến kinh doanh")
            ),
            document("c", dated("2021-07-01", title=f"{title} do đại dịch COVID-19")),
        ]
    )
    assert of(resolution, "a")[0].identity == "nghi-quyet/68-nq-cp/2021"
    assert of(resolution, "a")[0].reason == "the only document of this number that bears the title"


def test_what_is_too_old_is_a_candidate_and_no_more() -> None:
    resolution = resolve([document("a", UNDATED, **LAI_CHAU), document("b", dated("2013-05-12"))])
    (found,) = of(resolution, "a")
    assert found.status == "unresolved"
    assert [c.identity for c in found.candidates] == ["nghi-quyet/68-nq-cp/2013"]
    many = [document(name, dated("2013-05-12")) for name in "bcd"]
    assert of(resolve([document("a", UNDATED, **LAI_CHAU), *many]), "a")[0].identity == "nghi-quyet/68-nq-cp/2013"
    directive = cite("05-CT/TW", None, "Chỉ thị", form="undated")
    party = resolve([document("a", directive, **LAI_CHAU), document("b", cite("05-CT/TW", "2016-05-15", "Chỉ thị"))])
    assert of(party, "a")[0].identity == "chi-thi/5-ct-tw/2016-2021", (
        "a Party number stands through its term and beyond"
    )


def test_what_nothing_dates_is_one_document_for_documents_of_one_time() -> None:
    resolution = resolve(
        [
            document("a", UNDATED, **LAI_CHAU),
            document("b", UNDATED, **{**LAI_CHAU, "date": "2022-01-15", "province": "Sơn La"}),
            document("c", UNDATED, **{**LAI_CHAU, "date": "2008-01-15"}),
        ]
    )
    (a,), (b,), (c,) = (of(resolution, name) for name in "abc")
    assert a == b
    assert a.status == "unresolved"
    assert a.reason == "no date is given, and no other document tells the year"
    assert c.identity != a.identity


def test_a_document_without_date_is_of_the_time_of_the_latest_date_in_it() -> None:
    undated = {**LAI_CHAU, "date": None}
    a = document("a", UNDATED, cite("75/NQ-CP", "2021-07-14", "Nghị quyết"), **undated)
    resolution = resolve([a, document("b", dated("2021-07-01")), document("c", dated("2024-07-01"))])
    assert of(resolution, "a")[0].identity == "nghi-quyet/68-nq-cp/2021"
    deadline = DocumentFacts(
        a.source, a.metadata, citations=(UNDATED,), directives=(Directive(0, 1, deadline="2021-09-10"),)
    )
    resolution = resolve([deadline, document("b", dated("2021-07-01")), document("c", dated("2024-07-01"))])
    assert of(resolution, "a")[0].identity == "nghi-quyet/68-nq-cp/2021"
    far = (Directive(0, 1, deadline="2030"), Directive(0, 1, deadline="2045-12-31"))
    plan = DocumentFacts(a.source, a.metadata, citations=a.citations, directives=far)
    resolution = resolve([plan, document("b", dated("2021-07-01")), document("c", dated("2024-07-01"))])
    assert of(resolution, "a")[0].identity == "nghi-quyet/68-nq-cp/2021"
    timeless = resolve([document("a", UNDATED, **undated), document("b", dated("2021-07-01"))])
    assert of(timeless, "a")[0].status == "unresolved"
    assert [c.identity for c in of(timeless, "a")[0].candidates] == ["nghi-quyet/68-nq-cp/2021"]


def test_a_year_that_the_document_makes_certain() -> None:
    said = cite("63/NQ-CP", None, "Nghị quyết", form="undated", year=2021)
    (found,) = of(resolve([document("a", said, **LAI_CHAU)]), "a")
    assert (found.identity, found.reason) == ("nghi-quyet/63-nq-cp/2021", "the document makes its year certain")
    written = cite("63/NQ-CP", None, "Nghị quyết", year=2021)
    assert of(resolve([document("a", written, **LAI_CHAU)]), "a")[0].reason == "number and year are given"


def test_an_impossible_date_is_no_date() -> None:
    said = cite("2673/UBND-TH", "12/6/20201", "Công văn", date_invalid=True)
    resolution = resolve([document("a", said, **LAI_CHAU)])
    assert of(resolution, "a")[0].status == "unresolved"
    assert "does not exist" in of(resolution, "a")[0].reason
    resolution = resolve(
        [document("a", said, **LAI_CHAU), document("b", cite("2673/UBND-TH", "2021-06-12", "Công văn"), **LAI_CHAU)]
    )
    assert of(resolution, "a")[0].identity == "cong-van/2673-ubnd-th/lai-chau/2021"


def test_what_does_not_hold_together_is_said() -> None:
    resolution = resolve(
        [
            document("a", dated("2021-12-01"), **LAI_CHAU),
            document("b", dated("2021-07-01")),
            document("c", dated("2021-07-01")),
        ]
    )
    assert of(resolution, "a")[0].reason == (
        "number and date are given; its date 2021-12-01 is later than the citing document's own, 2021-08-24; "
        "others date it 2021-07-01"
    )
    assert identity(resolution, "nghi-quyet/68-nq-cp/2021").date == "2021-07-01"


@pytest.mark.parametrize("antecedent", [None, 0])
def test_an_ordinal_alone_is_the_number_that_the_document_gives_in_full(antecedent: int | None) -> None:
    short = cite("68", None, "Nghị quyết", form="undated", antecedent=antecedent)
    resolution = resolve([document("a", dated("2021-07-01"), short, **LAI_CHAU), document("b", short, **LAI_CHAU)])
    assert of(resolution, "a")[1].identity == "nghi-quyet/68-nq-cp/2021"
    assert identity(resolution, "nghi-quyet/68-nq-cp/2021").number == "68/NQ-CP"
    if antecedent is None:
        assert of(resolution, "b")[0].status == "unresolved"
        assert "ordinal alone" in of(resolution, "b")[0].reason
        both = resolve([document("a", dated("2021-07-01"), cite("68-NQ/TW", "2021-07-01", "Nghị quyết"), short)])
        assert of(both, "a")[2].status == "ambiguous"


def test_a_document_that_repeats_its_misprint_does_not_outweigh_two_others() -> None:
    wrong = dated("2021-07-10")
    right = [document(name, dated("2021-07-01")) for name in "bc"]
    resolution = resolve([document("a", wrong, wrong, wrong), *right])
    assert identity(resolution, "nghi-quyet/68-nq-cp/2021").date == "2021-07-01"
    assert of(resolution, "a")[0].reason == "number and date are given; others date it 2021-07-01"


# --------------------------------------------------------------------------------------------------- terms of office


@pytest.mark.parametrize(
    ("number", "kind", "date", "issuer", "period"),
    [
        ("07-KL/TW", "Kết luận", "2021-06-11", None, "2021-2026"),
        ("07-KL/TW", "Kết luận", "2021-01-10", None, "2016-2021"),
        ("07-KL/TW", "Kết luận", "2021-01-28", None, "2021"),  # while the congress sat
        ("07-KL/TW", "Kết luận", "2026-02-10", None, "2026-2031"),
        ("36-HD/VPTW", "Hướng dẫn", "2018-04-03", None, "2016-2021"),
        ("12-KL/TU", "Kết luận", "2020-10-12", "Tỉnh ủy Lai Châu", "2020"),  # some time that autumn
        ("12-KL/TU", "Kết luận", "2020-10-20", "Tỉnh ủy Thái Nguyên", "2020-2025"),  # its congress closed on the 13th
        ("12-KL/TU", "Kết luận", "2020-10-01", "Tỉnh ủy Thái Nguyên", "2015-2020"),
        ("12-KL/TU", "Kết luận", "2025-10-16", "Thành ủy Hà Nội", "2025"),  # while its congress sat
        ("12-KL/TU", "Kết luận", "2025-10-20", "Thành ủy Hà Nội", "2025-2030"),
        ("12-KL/TU", "Kết luận", "2025-08-20", "Tỉnh ủy Lào Cai", "2025"),  # a committee formed by merger, before it
        ("12-KL/TU", "Kết luận", "2025-10-02", "Tỉnh ủy Lào Cai", "2025-2030"),
        ("12-KL/TU", "Kết luận", "2020-10-31", "Tỉnh ủy Hà Giang", "2020"),  # its congress sat in that month
        ("12-KL/TU", "Kết luận", "2020-11-01", "Tỉnh ủy Hà Giang", "2020-2025"),
        ("12/TB-UBND", "Thông báo", "2020-10-20", "Ủy ban nhân dân tỉnh Thái Nguyên", "2020"),
    ],
)
def test_period(number: str, kind: str, date: str, issuer: str | None, period: str) -> None:
    resolution = resolve([document("a", cite(number, date, kind, issuer=issuer), **{**LAI_CHAU, "date": "2026-03-01"})])
    assert of(resolution, "a")[0].identity.rpartition("/")[2] == period


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("1656/NQ-UBTVQH15", "nghi-quyet/1656-nq-ubtvqh15"),
        ("1211/2016/UBTVQH13", "nghi-quyet/1211-2016-ubtvqh13"),
        ("46/NQ-CP", "nghi-quyet/46-nq-cp/khong-ro-nam"),
    ],
)
def test_a_number_with_its_legislature_needs_no_year(number: str, key: str) -> None:
    """The Standing Committee numbers its resolutions through a legislature: no. 938 is of 2023, no. 1656 of 2025."""
    said = cite(number, None, "Nghị quyết", form="undated")
    means = of(resolve([document("a", said, type="Công văn")]), "a")[0]
    assert means.identity.startswith(key)
    assert means.status == ("resolved" if "UBTVQH" in number else "unresolved")


def test_two_dates_of_a_number_with_its_legislature_are_one_document() -> None:
    dates = ("2025-06-16", "2026-01-05")
    documents = [document(n, cite("1656/NQ-UBTVQH15", d, "Nghị quyết")) for n, d in zip("ab", dates, strict=True)]
    resolution = resolve(documents)
    assert of(resolution, "a")[0].identity == of(resolution, "b")[0].identity


def test_a_year_in_which_a_term_ends_is_of_the_term_that_a_day_tells() -> None:
    year = cite("07-KL/TW", None, "Kết luận", year=2021)
    resolution = resolve([document("a", year), document("b", cite("07-KL/TW", "2021-06-11", "Kết luận"))])
    assert of(resolution, "a")[0].identity == of(resolution, "b")[0].identity == "ket-luan/7-kl-tw/2021-2026"
    assert of(resolve([document("a", year)]), "a")[0].identity == "ket-luan/7-kl-tw/2021"


def test_the_table_of_terms() -> None:
    for congress in congresses():
        assert congress.opened <= congress.closed
        assert congress.opened[:4] <= congress.term[:4] <= congress.closed[:4]
        assert congress.term[:4] < congress.term[5:]
    assert party_term("central", None, "2021") is None, "the congress sat in that January"
    assert party_term("central", None, "2022") == "2021-2026"
    assert party_term("province", "Lai Châu", "2021-07") == "2020-2025"
    assert party_term("province", "Thái Nguyên", "2020-10-20") == "2020-2025"
    assert party_term("commune", "Kim Bình", "1990-01-01") is None
    assert party_term("central", None, "2060-01-01") is None


# ------------------------------------------------------------------------------------------------ merged provinces


def of_bac_ninh(date: str) -> dict[str, str]:
    return {
        "type": "Quyết định",
        "province": "Bắc Ninh",
        "issuer": "Ủy ban nhân dân tỉnh Bắc Ninh",
        "date": date,
    }


SPRING, AUTUMN = cite("13/NQ-HĐND", "2025-03-14", "Nghị quyết"), cite("13/NQ-HĐND", "2025-07-14", "Nghị quyết")
"""The numbers of two documents of one year, of the old and of the new province of one name."""


def test_a_merged_province_of_the_same_name_counts_anew() -> None:
    resolution = resolve([document("a", SPRING, AUTUMN, **of_bac_ninh("2025-11-22"))])
    assert [each.identity for each in of(resolution, "a")] == [
        "nghi-quyet/13-nq-hdnd/bac-ninh/2025/truoc-hop-nhat",
        "nghi-quyet/13-nq-hdnd/bac-ninh/2025/sau-hop-nhat",
    ]


@pytest.mark.parametrize(("day", "half"), [("2025-05-05", "truoc-hop-nhat"), ("2025-07-01", "sau-hop-nhat")])
def test_so_do_the_numbers_that_have_their_year(day: str, half: str) -> None:
    resolution = resolve([document("a", cite("01/2025/QĐ-UBND", day, "Quyết định"), **of_bac_ninh("2025-11-22"))])
    assert of(resolution, "a")[0].identity == f"quyet-dinh/1-2025-qd-ubnd/bac-ninh/2025/{half}"


@pytest.mark.parametrize(
    "other",
    [
        {"province": "Lai Châu", "issuer": "Ủy ban nhân dân tỉnh Lai Châu"},  # merged with none
        {"province": "Hà Nội", "issuer": "Ủy ban nhân dân thành phố Hà Nội"},
    ],
)
def test_a_province_that_stood_through_the_year_counts_on(other: dict[str, str]) -> None:
    resolution = resolve([document("a", SPRING, AUTUMN, **(of_bac_ninh("2025-11-22") | other))])
    first, second = of(resolution, "a")
    assert first.identity == second.identity


def test_other_years_of_a_merged_province_are_whole() -> None:
    one, other = cite("13/NQ-HĐND", "2024-03-14", "Nghị quyết"), cite("13/NQ-HĐND", "2024-07-14", "Nghị quyết")
    first, second = of(resolve([document("a", one, other, **of_bac_ninh("2025-11-22"))]), "a")
    assert first.identity == second.identity == "nghi-quyet/13-nq-hdnd/bac-ninh/2024"


def test_a_number_of_that_year_without_a_date_is_what_the_citing_documents_day_makes_certain() -> None:
    bare = cite("05/2025/QĐ-UBND", None, "Quyết định")
    (in_spring,) = of(resolve([document("a", bare, **of_bac_ninh("2025-05-05"))]), "a")
    assert (in_spring.identity, in_spring.status) == (
        "quyet-dinh/5-2025-qd-ubnd/bac-ninh/2025/truoc-hop-nhat",
        "resolved",
    )
    (in_autumn,) = of(resolve([document("a", bare, **of_bac_ninh("2025-11-22"))]), "a")
    assert in_autumn.status == "unresolved"
    assert "counted its numbers anew" in in_autumn.reason


def test_a_number_of_that_year_without_a_date_is_the_one_that_the_collection_has() -> None:
    bare, one = cite("05/2025/QĐ-UBND", None, "Quyết định"), cite("05/2025/QĐ-UBND", "2025-08-05", "Quyết định")
    other = cite("05/2025/QĐ-UBND", "2025-01-05", "Quyết định")
    asking, first, second = (
        document(name, each, **of_bac_ninh("2025-11-22")) for name, each in zip("abc", (bare, one, other), strict=True)
    )
    alone = resolve([asking, first])
    assert of(alone, "a")[0].identity == of(alone, "b")[0].identity
    (either,) = of(resolve([asking, first, second]), "a")
    assert (either.status, len(either.candidates)) == ("ambiguous", 2)
