"""Resolution: which document each citation means, and which mentions are one person."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gold import FIVE, gold_facts
from govgraph.graph.iris import key_path
from govgraph.records import (
    Agency,
    Citation,
    Directive,
    DocumentFacts,
    DocumentIdentity,
    Form,
    Holding,
    Metadata,
    Resolution,
    ResolvedCitation,
    Signature,
    Source,
)
from govgraph.resolution import resolve

GOVERNMENT = "Chính phủ"
PREMIER = "Thủ tướng Chính phủ"


def cite(
    number: str | None = None, date: str | None = None, kind: str | None = None, /, form: Form = "full", **said: Any
) -> Citation:
    """A mention; without a date or year in it, an undated one."""
    return Citation(0, 1, form, type=kind, number=number, date=date, **said)


def document(
    name: str, *citations: Citation, text: str = "x", agencies: tuple[Agency, ...] = (), **metadata: Any
) -> DocumentFacts:
    """A document of one letter that cites; its agencies are those that its citations name, with their units."""
    known = {a.name: a for a in agencies}
    return DocumentFacts(
        source=Source(f"{name}.txt", text, hashlib.sha256(name.encode()).hexdigest()),
        metadata=Metadata(**metadata),
        citations=citations,
        agencies=tuple(known.values()),
    )


def of(resolution: Resolution, name: str) -> tuple[ResolvedCitation, ...]:
    (found,) = [d for d in resolution.documents if d.facts.source.name == f"{name}.txt"]
    return found.citations


def own(resolution: Resolution, name: str) -> str:
    (found,) = [d for d in resolution.documents if d.facts.source.name == f"{name}.txt"]
    return found.identity


def identity(resolution: Resolution, key: str) -> DocumentIdentity:
    (found,) = [i for i in resolution.identities if i.key == key]
    return found


# ------------------------------------------------------------------------------------------- numbers in series

LAI_CHAU = {
    "type": "Thông báo",
    "province": "Lai Châu",
    "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
    "date": "2021-08-24",
}


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


# ---------------------------------------------------------------------------------------------- jurisdictions


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


# ----------------------------------------------------------------------------------------- numbers without date

UNDATED = cite("68/NQ-CP", None, "Nghị quyết", form="undated", issuer=GOVERNMENT)


def dated(date: str, number: str = "68/NQ-CP", **said: Any) -> Citation:
    return cite(number, date, "Nghị quyết", issuer=GOVERNMENT, **said)


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


# ------------------------------------------------------------------------------------------- terms of office


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
        ("12/TB-UBND", "Thông báo", "2020-10-20", "Ủy ban nhân dân tỉnh Thái Nguyên", "2020"),
    ],
)
def test_period(number: str, kind: str, date: str, issuer: str | None, period: str) -> None:
    resolution = resolve([document("a", cite(number, date, kind, issuer=issuer), **{**LAI_CHAU, "date": "2026-03-01"})])
    assert of(resolution, "a")[0].identity.rpartition("/")[2] == period


def test_a_year_in_which_a_term_ends_is_of_the_term_that_a_day_tells() -> None:
    year = cite("07-KL/TW", None, "Kết luận", year=2021)
    resolution = resolve([document("a", year), document("b", cite("07-KL/TW", "2021-06-11", "Kết luận"))])
    assert of(resolution, "a")[0].identity == of(resolution, "b")[0].identity == "ket-luan/7-kl-tw/2021-2026"
    assert of(resolve([document("a", year)]), "a")[0].identity == "ket-luan/7-kl-tw/2021"


# --------------------------------------------------------------------------------------------- documents held


def held(name: str, number: str | None = "3413/UBND-TH", **metadata: Any) -> DocumentFacts:
    said = {**LAI_CHAU, "type": "Công văn", "date": "2021-07-22", "number": number, **metadata}
    return document(name, text=name, **said)


LETTER = cite("3413/UBND-TH", "2021-07-22", "Văn bản", issuer="Ủy ban nhân dân tỉnh Lai Châu")


def test_a_citation_of_a_held_document_is_that_document() -> None:
    resolution = resolve([held("letter"), document("a", LETTER, **LAI_CHAU)])
    assert of(resolution, "a")[0].identity == own(resolution, "letter") == "cong-van/3413-ubnd-th/lai-chau/2021"
    assert identity(resolution, own(resolution, "letter")).held == ("letter.txt",)
    assert identity(resolution, own(resolution, "letter")).type == "Công văn"


def test_one_document_in_two_files_is_one() -> None:
    resolution = resolve([held("letter"), held("copy")])
    assert own(resolution, "letter") == own(resolution, "copy")
    assert identity(resolution, own(resolution, "copy")).held == ("copy.txt", "letter.txt")
    same = Source("other.txt", "x", document("a").source.sha256)
    unnumbered = resolve([document("a", **LAI_CHAU), DocumentFacts(same, Metadata(**LAI_CHAU))])
    assert own(unnumbered, "a") == own(unnumbered, "other")


def test_copies_say_the_same() -> None:
    said = (cite(None, None, "Đề án", form="draft", title="phát triển rừng bền vững"), cite("104-BB/TU", "2021-06-29"))
    holding = Holding(0, 1, "Tô Thị Mai")
    facts = [
        DocumentFacts(Source(name, "x", "same"), Metadata(type="Thông báo"), citations=said, holdings=(holding,))
        for name in ("b.txt", "a.txt")
    ]
    first, second = resolve(facts).documents
    assert (first.identity, first.citations, first.persons) == (second.identity, second.citations, second.persons)
    assert [p.mentions for p in resolve(facts).persons] == [(("a.txt", 0), ("b.txt", 0))]


def test_two_files_of_one_number_and_other_days_are_two() -> None:
    resolution = resolve(
        [
            held("may", date="2021-05-03"),
            held("july"),
            document("a", LETTER, **LAI_CHAU),
            document("b", cite("3413/UBND-TH", None, "Công văn", year=2021), **LAI_CHAU),
        ]
    )
    assert own(resolution, "may") != own(resolution, "july")
    assert of(resolution, "a")[0].identity == own(resolution, "july")
    assert of(resolution, "b")[0].status == "ambiguous"
    assert {c.identity for c in of(resolution, "b")[0].candidates} == {own(resolution, "may"), own(resolution, "july")}


def test_a_document_without_number_is_never_guessed() -> None:
    resolution = resolve([held("letter", number=None), document("a", LETTER, **LAI_CHAU)])
    assert own(resolution, "letter").startswith("cong-van/trong-letter-")
    assert of(resolution, "a")[0].identity != own(resolution, "letter")


def test_files_whose_names_differ_in_folder_or_ending_alone_are_two() -> None:
    names = ("a/x.txt", "b/x.txt", "b/x.md", "b/X.md")
    facts = [DocumentFacts(Source(n, n, hashlib.sha256(n.encode()).hexdigest()), Metadata()) for n in names]
    assert len({d.identity for d in resolve(facts).documents}) == 4


def test_a_held_document_without_date_is_the_one_that_is_cited_with_it() -> None:
    undated = held("letter", date=None)
    with_year = DocumentFacts(
        undated.source, undated.metadata, citations=(cite("75/NQ-CP", "2021-07-14", "Nghị quyết"),)
    )
    resolution = resolve([with_year, document("a", LETTER, **LAI_CHAU)])
    assert own(resolution, "letter") == of(resolution, "a")[0].identity
    resolution = resolve([undated, document("a", LETTER, **LAI_CHAU)])
    assert own(resolution, "letter") != of(resolution, "a")[0].identity, "nothing tells the letter's year"


def test_a_document_citing_itself() -> None:
    itself = (cite(None, None, "Công văn", form="self"), cite("3413/UBND-TH", None, "Công văn", form="undated"))
    facts = held("letter")
    resolution = resolve([DocumentFacts(facts.source, facts.metadata, citations=itself)])
    assert {c.identity for c in of(resolution, "letter")} == {own(resolution, "letter")}
    assert {c.reason for c in of(resolution, "letter")} == {"the document itself"}


# ---------------------------------------------------------------------------------- documents without a number


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
    resolution = resolve([held("letter"), document("a", said, **LAI_CHAU)])
    (found,) = of(resolution, "a")
    assert found.status == "unresolved"
    assert [c.identity for c in found.candidates] == [own(resolution, "letter")]


# ---------------------------------------------------------------------------------------------------- persons


def naming(name: str, *holdings: Holding, **metadata: Any) -> DocumentFacts:
    facts = document(name, **metadata)
    return DocumentFacts(facts.source, facts.metadata, holdings=holdings)


def test_persons_are_one_with_evidence_and_apart_without() -> None:
    chair = Holding(0, 1, "Trần Tiến Dũng", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu")
    secretary = Holding(0, 1, "Trần Tiến Dũng", "Phó Bí thư Tỉnh ủy Lai Châu", "Tỉnh ủy Lai Châu")
    elsewhere = Holding(0, 1, "Trần Tiến Dũng", "Giám đốc Sở Y tế tỉnh Hà Tĩnh", "Sở Y tế tỉnh Hà Tĩnh")
    nothing = Holding(0, 1, "Trần Tiến Dũng")
    resolution = resolve(
        [
            naming("a", chair, nothing, **LAI_CHAU),
            naming("b", secretary, **{**LAI_CHAU, "date": "2023-01-01"}),
            naming("c", elsewhere, **LAI_CHAU),
            naming("d", nothing, **LAI_CHAU),
            naming("e", chair, **{**LAI_CHAU, "date": "2003-01-01"}),
        ]
    )
    persons = {d.facts.source.name[0]: d.persons for d in resolution.documents}
    assert persons["a"][0] == persons["a"][1] == persons["b"][0]
    assert len({persons[name][0] for name in "acde"}) == 4
    assert [p.mentions for p in resolution.persons if p.key == persons["a"][0]] == [
        (("a.txt", 0), ("a.txt", 1), ("b.txt", 0))
    ]
    assert {p.name for p in resolution.persons} == {"Trần Tiến Dũng"}


def test_a_body_without_jurisdiction_joins_nobody() -> None:
    office = Agency("Văn phòng Tỉnh ủy", scoped=True)
    holding = Holding(0, 1, "Tô Thị Mai", "Phó Chánh Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy")
    facts = [document(name, agencies=(office,)) for name in "ab"]
    resolution = resolve(DocumentFacts(f.source, f.metadata, agencies=f.agencies, holdings=(holding,)) for f in facts)
    assert len({d.persons for d in resolution.documents}) == 2


def test_signers_are_persons_too() -> None:
    signature = Signature(0, 1, "Trịnh Việt Hùng", "Chủ tịch")
    holding = Holding(
        0, 1, "TRỊNH VIỆT HÙNG", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"
    )
    resolution = resolve([document("a", signatures=(signature,), **LAI_CHAU), naming("b", holding, **LAI_CHAU)])
    (signer,), (holder,) = resolution.documents[0].signers, resolution.documents[1].persons
    assert signer == holder
    national = Holding(0, 1, "Phạm Minh Chính", "Thủ tướng Chính phủ", "Chính phủ")
    central = resolve([naming("a", national, **LAI_CHAU), naming("b", national, province="Sơn La", date="2022-01-01")])
    assert len(central.persons) == 1


# ------------------------------------------------------------------------------------------------------- laws

_NUMBERS = ("68/NQ-CP", "05-CT/TW", "12-KL/TU", "40/QĐ-UBND", "10/2019/NQ-HĐND", "3413/UBND-TH", "77/XYZ", None)
_DATES = ("2021-07-01", "2021-06-15", "2020-10-12", "2016-05-15", "2021-09", "12/6/20201", None)
_ISSUERS = (
    "Tỉnh ủy Thái Nguyên",
    "Ủy ban nhân dân tỉnh Lai Châu",
    "Tỉnh ủy",
    "Đại hội XIII của Đảng",
    GOVERNMENT,
    None,
)
_TYPES = ("Nghị quyết", "Văn bản", "Công văn", "Quy định", "Luật", "Kết luận", None)
_TITLES = ("Đất đai", "về việc hỗ trợ người lao động gặp khó khăn", None)
_FORMS: tuple[Form, ...] = ("full", "undated", "elliptical", "unnumbered", "draft", "self", "anaphoric")


@st.composite
def citations(draw: st.DrawFn, among: int) -> Citation:
    date = draw(st.sampled_from(_DATES))
    other = st.none() | st.integers(0, among - 1)
    return Citation(
        0,
        1,
        draw(st.sampled_from(_FORMS)),
        type=draw(st.sampled_from(_TYPES)),
        number=draw(st.sampled_from(_NUMBERS)),
        date=date,
        date_invalid=date == "12/6/20201",
        issuer=draw(st.sampled_from(_ISSUERS)),
        title=draw(st.sampled_from(_TITLES)),
        relation=draw(st.sampled_from(("cites", "promulgates"))),
        antecedent=draw(other),
        bearer=draw(other),
    )


@st.composite
def collections(draw: st.DrawFn) -> list[DocumentFacts]:
    documents = []
    for at in range(draw(st.integers(1, 5))):
        among = draw(st.integers(0, 4))
        holder = Holding(0, 1, draw(st.sampled_from(("An", "Bình"))), "Chủ tịch", draw(st.sampled_from(_ISSUERS)))
        documents.append(
            DocumentFacts(
                Source(f"{at}.txt", "x", str(at)),
                Metadata(
                    type=draw(st.sampled_from(_TYPES)),
                    number=draw(st.sampled_from(_NUMBERS)),
                    date=draw(st.sampled_from(_DATES)),
                    issuer=draw(st.sampled_from(_ISSUERS)),
                    province=draw(st.sampled_from(("Lai Châu", None))),
                ),
                citations=tuple(draw(citations(among)) for _ in range(among)),
                agencies=(Agency("Tỉnh ủy", scoped=True),),
                holdings=(holder,),
            )
        )
    return documents


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_documents_does_not_matter(documents: list[DocumentFacts], random: Any) -> None:
    shuffled = documents.copy()
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(iter(documents))


@given(collections())
@settings(max_examples=150, deadline=None)
def test_what_holds_of_every_resolution(documents: list[DocumentFacts]) -> None:
    resolution = resolve(documents)
    keys = [i.key for i in resolution.identities]
    assert keys == sorted(set(keys))
    assert [d.facts for d in resolution.documents] == documents
    for key in (*keys, *(p.key for p in resolution.persons)):
        assert key_path(key) == key, "a key is a plain path and needs no changing in an IRI"
    for d in resolution.documents:
        assert len(d.citations) == len(d.facts.citations)
        assert d.facts.source.name in identity(resolution, d.identity).held
        for means in d.citations:
            assert {means.identity, *(c.identity for c in means.candidates)} <= set(keys)
            assert means.reason
            if means.status == "ambiguous":
                assert len({c.identity for c in means.candidates}) >= 2
                assert means.identity not in {c.identity for c in means.candidates}
    assert {key for d in resolution.documents for key in (*d.persons, *d.signers)} == {
        p.key for p in resolution.persons
    }


@given(collections())
@settings(max_examples=100, deadline=None)
def test_a_document_that_has_nothing_to_do_with_the_others_changes_none(documents: list[DocumentFacts]) -> None:
    stranger = document("stranger", cite("99/BC-QRS", "2009-02-03", "Báo cáo"), type="Báo cáo", province="Cà Mau")
    before, after = resolve(documents), resolve([*documents, stranger])
    assert after.documents[:-1] == before.documents
    assert {i.key: i for i in before.identities}.items() <= {i.key: i for i in after.identities}.items()


# ------------------------------------------------------------------------------------------- the five documents


def test_the_five_documents() -> None:
    resolution = resolve(gold_facts(name) for name in FIVE)
    by_number: dict[str, set[str]] = {}
    for d in resolution.documents:
        for citation, means in zip(d.facts.citations, d.citations, strict=True):
            if citation.number:
                by_number.setdefault(citation.number, set()).add(means.identity)
    assert all(len(keys) == 1 for keys in by_number.values())
    assert by_number["68/NQ-CP"] == {"nghi-quyet/68-nq-cp/2021"}
    congress = [i for i in resolution.identities if i.key == CONGRESS]
    assert [(i.year, i.held) for i in congress] == [(2021, ())]
    assert own(resolution, FIVE[2]) == "cong-van/3413-ubnd-th/thai-nguyen/2021"
