"""Documents without a number: laws by title, congresses, drafts, annexes."""

from __future__ import annotations

from typing import Any

import pytest

from govgraph.records import Citation
from govgraph.resolution import resolve
from resolving import LAI_CHAU, cite, document, identity, of, own


def law(title: str, *, date: str | None = None, year: int | None = None, kind: str = "Luật") -> Citation:
    return cite(None, date, kind, form="unnumbered", title=title, year=year)


def in_year(year: int) -> dict[str, Any]:
    return {**LAI_CHAU, "date": f"{year}-06-01"}


@pytest.mark.parametrize(
    ("citation", "year", "key", "status"),
    [
        (law("Tổ chức chính quyền địa phương", date="2025-06-16"), 2025, "luat/72-2025-qh15", "resolved"),
        (law("Quy hoạch", date="2017-11-21"), 2025, "luat/21-2017-qh14", "resolved"),  # of 24 November
        (law("Quy hoạch", year=2017), 2025, "luat/21-2017-qh14", "resolved"),
        (law("An toàn vệ sinh lao động"), 2021, "luat/84-2015-qh13", "resolved"),  # one law of this title
        (law("Ban hành văn bản quy phạm pháp luật"), 2020, "luat/80-2015-qh13", "resolved"),  # before that of 2025
        (law("Ban hành văn bản quy phạm pháp luật"), 2028, "luat/64-2025-qh15", "resolved"),  # in force by then
        (law("Ban hành văn bản quy phạm pháp luật"), 2026, None, "ambiguous"),
        (law("Tổ chức HĐND và UBND", date="2003-11-26"), 2008, "luat/11-2003-qh11", "resolved"),  # abbreviated
        (law("Tên không có trong bảng"), 2021, None, "unresolved"),
        (
            law("nước Cộng hòa xã hội chủ nghĩa Việt Nam", year=1992, kind="Hiến pháp"),
            2021,
            "hien-phap/1992",
            "resolved",
        ),
        (law("nước Cộng hòa xã hội chủ nghĩa Việt Nam", kind="Hiến pháp"), 2005, "hien-phap/1992", "resolved"),
        (cite(None, None, "Hiến pháp", form="unnumbered"), 2021, "hien-phap/2013", "resolved"),
    ],
)
def test_law_by_title(citation: Citation, year: int, key: str | None, status: str) -> None:
    (found,) = of(resolve([document("a", citation, **in_year(year))]), "a")
    assert found.status == status
    assert key is None or found.identity == key
    assert (len(found.candidates) >= 2) == (status == "ambiguous")


def test_a_title_without_number_is_one_law_in_all_documents() -> None:
    said = law("Tên không có trong bảng")
    resolution = resolve([document("a", said, **in_year(2021)), document("b", said, **in_year(2015))])
    assert of(resolution, "a") == of(resolution, "b")


def test_the_same_document_tells_the_date_of_a_title() -> None:
    said = (law("Ban hành văn bản quy phạm pháp luật", date="2025-02-19"), law("Ban hành văn bản quy phạm pháp luật"))
    assert of(resolve([document("a", *said, **in_year(2026))]), "a")[1].identity == "luat/64-2025-qh15"


def test_a_law_was_passed_before_the_one_that_amends_it() -> None:
    amending = cite("87/2025/QH15", None, "Luật", title="sửa đổi, bổ sung một số điều của Luật Ban hành văn bản")
    inner = cite(None, None, "Luật", form="unnumbered", title="Xây dựng", relation="amends", bearer=0)
    outer = cite("62/2020/QH14", "2020-06-17", "Luật", title="sửa đổi, bổ sung một số điều của Luật Xây dựng")
    found = of(resolve([document("a", outer, inner, amending, **in_year(2026))]), "a")
    assert (found[1].identity, found[1].status) == ("luat/50-2014-qh13", "resolved")


def test_the_collection_tells_the_number_of_a_title() -> None:
    numbered = cite("99/2023/QH15", "2023-11-27", "Luật", title="Tên không có trong bảng")
    amended = cite("100/2023/QH15", None, "Luật", title="Tên không có trong bảng")
    said = law("Tên không có trong bảng")
    facts = [document("a", said, **in_year(2024)), document("b", numbered, **in_year(2024))]
    assert of(resolve(facts), "a")[0].identity == "luat/99-2023-qh15"
    facts.append(document("c", numbered, amended, said, **in_year(2025)))
    assert of(resolve(facts), "a")[0].status == "ambiguous"


CONGRESS = "nghi-quyet/dai-hoi-dang/xiii"


@pytest.mark.parametrize(
    ("issuer", "key"),
    [
        ("Đại hội XIII của Đảng", CONGRESS),
        ("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", CONGRESS),
        ("Đại hội lần thứ 13 của Đảng Cộng sản Việt Nam", CONGRESS),
        ("Đại hội Đảng lần thứ XIII", CONGRESS),
        ("Đại hội XIII", CONGRESS),
        ("Đại hội đại biểu toàn quốc lần thứ mười ba của Đảng", CONGRESS),
        ("Đại hội đại biểu Đảng bộ tỉnh Tuyên Quang lần thứ XVII", "nghi-quyet/dai-hoi-dang-bo/tuyen-quang/xvii"),
        ("Đại hội XIV Đảng bộ tỉnh", "nghi-quyet/dai-hoi-dang-bo/lai-chau/xiv"),
        ("Đại hội Đảng bộ tỉnh nhiệm kỳ 2020 - 2025", "nghi-quyet/dai-hoi-dang-bo/lai-chau/2020-2025"),
        ("Đại hội XVII", "nghi-quyet/dai-hoi-dang-bo/lai-chau/xvii"),  # no national congress has this ordinal
        ("Trung ương 4 khóa XII", "nghi-quyet/hoi-nghi-trung-uong/xii/iv"),
        ("Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khoá XII", "nghi-quyet/hoi-nghi-trung-uong/xii/iv"),
    ],
)
def test_congress(issuer: str, key: str) -> None:
    said = cite(None, None, "Nghị quyết", form="unnumbered", issuer=issuer)
    (found,) = of(resolve([document("a", said, **LAI_CHAU)]), "a")
    assert (found.identity, found.status) == (key, "resolved")


def test_the_collection_tells_the_ordinal_of_a_congress_known_by_its_term() -> None:
    both = "Đại hội đại biểu Đảng bộ tỉnh Tiền Giang lần thứ XI, nhiệm kỳ 2020 - 2025"
    said = cite(
        None, None, "Nghị quyết", form="unnumbered", issuer="Đại hội Đảng bộ tỉnh Tiền Giang nhiệm kỳ 2020-2025"
    )
    other = cite(None, None, "Nghị quyết", form="unnumbered", issuer=both)
    resolution = resolve([document("a", said, **LAI_CHAU), document("b", other, **LAI_CHAU)])
    assert of(resolution, "a")[0].identity == of(resolution, "b")[0].identity
    assert of(resolution, "a")[0].identity == "nghi-quyet/dai-hoi-dang-bo/tien-giang/xi"


def test_a_local_congress_of_an_unknown_province_is_merged_with_none() -> None:
    said = cite(None, None, "Nghị quyết", form="unnumbered", issuer="Đại hội XI Đảng bộ tỉnh")
    resolution = resolve([document("a", said, said), document("b", said)])
    first, again = of(resolution, "a")
    assert first == again
    assert first.status == "unresolved"
    assert first.identity != of(resolution, "b")[0].identity


def test_the_congress_of_another_organisation_is_not_the_partys() -> None:
    said = cite(None, None, "Nghị quyết", form="unnumbered", issuer="Đại hội Công đoàn Việt Nam lần thứ XIII")
    (found,) = of(resolve([document("a", said, **LAI_CHAU)]), "a")
    assert found.identity != CONGRESS
    assert found.status == "unresolved"


def test_a_draft_is_known_by_its_title_within_its_document() -> None:
    title = "ứng dụng và phát triển công nghệ thông tin y tế thông minh tỉnh Lai Châu"
    said = (
        cite(None, None, "Đề án", form="draft", title=f"{title} giai đoạn 2021-2025"),
        cite(None, None, "Đề án", form="draft", title=title),
        cite(None, None, "Đề án", form="draft", title="phát triển rừng bền vững giai đoạn 2021-2025"),
        cite(None, None, "Đề án", form="anaphoric", antecedent=0),
        cite("40/2017/QĐ-UBND", None, "Quyết định", relation="repeals", bearer=2),
    )
    resolution = resolve([document("a", *said, **LAI_CHAU), document("b", said[0], **LAI_CHAU)])
    full, cut, other, that, repealed = of(resolution, "a")
    assert full.identity == cut.identity == that.identity
    assert len({full.identity, other.identity, of(resolution, "b")[0].identity}) == 3
    assert identity(resolution, full.identity).draft
    assert not identity(resolution, repealed.identity).draft


def test_what_a_document_promulgates_is_tied_to_it() -> None:
    rules = cite(None, None, "Quy định", form="unnumbered", relation="promulgates", bearer=1, title="quản lý cây xanh")
    bearer = cite("42/2018/QĐ-UBND", "2018-12-10", "Quyết định", issuer="Ủy ban nhân dân tỉnh Lai Châu")
    resolution = resolve([document("a", rules, bearer, **LAI_CHAU), document("b", bearer, **LAI_CHAU)])
    annex, decision = of(resolution, "a")
    assert decision.identity == of(resolution, "b")[0].identity
    assert annex.identity == f"{decision.identity}/quy-dinh"
    assert annex.status == "resolved"


def test_equal_words_without_number_are_one_document_within_one_document() -> None:
    said = cite(None, None, "Nghị quyết", form="unnumbered", issuer="Tỉnh ủy Lai Châu", year=2021)
    other = cite(None, None, "Nghị quyết", form="unnumbered", issuer="Tỉnh ủy Lai Châu", year=2020)
    resolution = resolve([document("a", said, said, other, **LAI_CHAU), document("b", said, **LAI_CHAU)])
    first, again, last_year = of(resolution, "a")
    assert first == again
    assert len({first.identity, last_year.identity, of(resolution, "b")[0].identity}) == 3
    assert first.status == "unresolved"


def test_a_held_document_of_the_type_issuer_and_day_is_a_candidate() -> None:
    said = cite(None, "2021-07-22", "Công văn", form="unnumbered", issuer="Ủy ban nhân dân tỉnh Lai Châu")
    letter = document("letter", **{**LAI_CHAU, "type": "Công văn", "date": "2021-07-22"})
    resolution = resolve([letter, document("a", said, **LAI_CHAU)])
    (found,) = of(resolution, "a")
    assert found.status == "unresolved"
    assert [c.identity for c in found.candidates] == [own(resolution, "letter")]


CHAIRMAN = "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"
COMMITTEE = "Ủy ban nhân dân tỉnh Lai Châu"
DECISION: dict[str, Any] = {
    "type": "Quyết định",
    "number": "55/QĐ-UBND",
    "date": "2021-02-01",
    "province": "Lai Châu",
    "issuer": CHAIRMAN,
    "subject": "Về việc thành lập Hội đồng thẩm định quy hoạch tỉnh",
}


@pytest.mark.parametrize("issuer", [CHAIRMAN, COMMITTEE])
def test_a_decision_by_day_meets_the_one_that_the_chairman_issued(issuer: str) -> None:
    said = cite(None, "2021-02-01", "Quyết định", form="unnumbered", issuer=issuer)
    resolution = resolve([document("a", said, **LAI_CHAU), document("b", **DECISION)])
    (means,) = of(resolution, "a")
    assert means.status == "unresolved"  # he may have issued others on that day
    assert [candidate.identity for candidate in means.candidates] == [own(resolution, "b")]


def test_a_decision_by_day_and_title_is_the_one_held() -> None:
    title = "thành lập Hội đồng thẩm định quy hoạch tỉnh"
    said = cite(None, "2021-02-01", "Quyết định", form="unnumbered", issuer=COMMITTEE, title=title)
    other = {**DECISION, "number": "56/QĐ-UBND", "subject": "Về việc bổ nhiệm cán bộ lãnh đạo, quản lý"}
    resolution = resolve([document("a", said, **LAI_CHAU), document("b", **DECISION), document("c", **other)])
    (means,) = of(resolution, "a")
    assert (means.status, means.identity) == ("resolved", own(resolution, "b"))


def test_a_decision_of_another_provinces_chairman_is_none() -> None:
    said = cite(None, "2021-02-01", "Quyết định", form="unnumbered", issuer="Ủy ban nhân dân tỉnh Yên Bái")
    (means,) = of(resolve([document("a", said, **LAI_CHAU), document("b", **DECISION)]), "a")
    assert means.candidates == ()


def test_the_statutes_of_the_party_are_one_document_by_both_names() -> None:
    by_name = [law("Đảng", kind="Điều lệ"), law("Đảng Cộng sản Việt Nam", kind="Điều lệ")]
    resolution = resolve([document("a", *by_name, **LAI_CHAU)])
    assert len({found.identity for found in of(resolution, "a")}) == 1


def test_a_document_of_before_the_years_first_laws_names_a_bill() -> None:
    named = cite(None, None, "Luật", form="unnumbered", title="Thử nghiệm công nghệ")
    asking = document("a", named, **(LAI_CHAU | {"date": "2014-01-02"}))
    known = document(
        "b", cite("97/2014/QH13", None, "Luật", title="Thử nghiệm công nghệ"), **(LAI_CHAU | {"date": "2016-01-02"})
    )
    (means,) = of(resolve([asking, known]), "a")
    assert (means.status, [each.identity for each in means.candidates]) == ("unresolved", ["luat/97-2014-qh13"])
    for day in ("2014-08-02", "2015-01-02"):  # the year's first laws are passed in June
        (later,) = of(resolve([document("a", named, **(LAI_CHAU | {"date": day})), known]), "a")
        assert (later.status, later.identity) == ("resolved", "luat/97-2014-qh13")


def test_documents_that_may_mean_several_laws_do_not_mean_one() -> None:
    laws = [cite(f"{number}/QH13", None, "Luật", title="Thử nghiệm công nghệ") for number in ("6/2011", "7/2013")]
    named = cite(None, None, "Luật", form="unnumbered", title="Thử nghiệm công nghệ")
    resolution = resolve(
        [document("k", *laws, **LAI_CHAU), *(document(n, named, **(LAI_CHAU | {"date": "2014-05-02"})) for n in "ab")]
    )
    (first,), (second,) = of(resolution, "a"), of(resolution, "b")
    assert first.status == second.status == "ambiguous"
    assert first.candidates == second.candidates
    assert first.identity != second.identity
