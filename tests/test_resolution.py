"""Resolution of collections: documents held, persons, and what holds of every resolution."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gold import FIVE, gold_facts
from govgraph.graph.iris import key_path
from govgraph.recognition import recognise
from govgraph.records import Agency, Citation, DocumentFacts, Form, Holding, Metadata, Signature, Source
from govgraph.resolution import resolve
from resolving import GOVERNMENT, LAI_CHAU, cite, document, identity, of, own


def held(name: str, number: str | None = "3413/UBND-TH", **metadata: Any) -> DocumentFacts:
    said = {**LAI_CHAU, "type": "Công văn", "date": "2021-07-22", "number": number, **metadata}
    return document(name, **said)


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


# ----------------------------------------------------------------------------------------------------------- persons


def test_persons_are_one_with_evidence_and_apart_without() -> None:
    chair = Holding(0, 1, "Trần Tiến Dũng", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu")
    secretary = Holding(0, 1, "Trần Tiến Dũng", "Phó Bí thư Tỉnh ủy Lai Châu", "Tỉnh ủy Lai Châu")
    elsewhere = Holding(0, 1, "Trần Tiến Dũng", "Giám đốc Sở Y tế tỉnh Hà Tĩnh", "Sở Y tế tỉnh Hà Tĩnh")
    nothing = Holding(0, 1, "Trần Tiến Dũng")
    resolution = resolve(
        [
            document("a", holdings=(chair, nothing), **LAI_CHAU),
            document("b", holdings=(secretary,), **{**LAI_CHAU, "date": "2023-01-01"}),
            document("c", holdings=(elsewhere,), **LAI_CHAU),
            document("d", holdings=(nothing,), **LAI_CHAU),
            document("e", holdings=(chair,), **{**LAI_CHAU, "date": "2003-01-01"}),
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
    resolution = resolve(document(name, agencies=(office,), holdings=(holding,)) for name in "ab")
    assert len({d.persons for d in resolution.documents}) == 2


def test_persons_of_one_name_place_and_year_stay_two() -> None:
    """The first began elsewhere, in another office, in the year in which the second began here."""

    def head(body: str) -> Holding:
        return Holding(0, 1, "Lò Văn Phương", f"Giám đốc {body}", body)

    there, here, other = map(head, ("Sở Y tế tỉnh Thái Nguyên", "Sở Y tế tỉnh Lai Châu", "Công an tỉnh Lai Châu"))
    documents = [
        document("a", holdings=(there,), type="Thông báo", date="2005-03-01"),
        document("b", holdings=(there, here), type="Thông báo", date="2015-03-01"),
        document("c", holdings=(other,), type="Thông báo", date="2005-03-01"),
    ]
    resolution = resolve(documents)
    a, b, c = (d.persons[0] for d in resolution.documents)
    assert a == b != c
    assert len({p.key for p in resolution.persons}) == 2
    assert resolve(reversed(documents)).persons == resolution.persons


def _official(name: str, position: str, agency: str, date: str) -> DocumentFacts:
    record = Agency(agency, agency, None, "state", "central")
    held = Holding(0, 1, "Trần Quốc Phương", position, agency)
    return document(name, type="Công văn", date=date, agencies=(record,), holdings=(held,))


PLANNING, FINANCE = "Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("Thứ trưởng", PLANNING, "2024-10-17"), ("Thứ trưởng", FINANCE, "2026-05-14"), True),  # merged in 2025
        (("Thứ trưởng", PLANNING, "2022-10-17"), ("Thứ trưởng", FINANCE, "2023-05-14"), False),  # both stood then
        (("Thứ trưởng", PLANNING, "2024-10-17"), ("Chánh Văn phòng", FINANCE, "2026-05-14"), False),
        (("Thứ trưởng", PLANNING, "2015-10-17"), ("Thứ trưởng", FINANCE, "2026-05-14"), False),  # too long ago
        (("Thứ trưởng", "Bộ Tư pháp", "2024-10-17"), ("Thứ trưởng", FINANCE, "2026-05-14"), False),
    ],
)
def test_who_held_a_post_at_a_body_holds_it_at_the_one_that_it_became(
    first: tuple[str, str, str], second: tuple[str, str, str], one: bool
) -> None:
    documents = [
        _official(name, f"{title} {agency}", agency, date)
        for name, (title, agency, date) in (("a", first), ("b", second))
    ]
    assert (len(resolve(documents).persons) == 1) is one


def test_who_signs_for_the_minister_is_of_the_ministry() -> None:
    held = _official("a", f"Thứ trưởng {FINANCE}", FINANCE, "2026-05-14")
    signature = Signature(0, 1, "Trần Quốc Phương", "Thứ trưởng", "KT", f"Bộ trưởng {FINANCE}")
    signed = document("b", type="Công văn", date="2026-06-14", issuer=FINANCE, signatures=(signature,))
    assert len(resolve([held, signed]).persons) == 1


def test_signers_are_persons_too() -> None:
    signature = Signature(0, 1, "Trịnh Việt Hùng", "Chủ tịch")
    holding = Holding(
        0, 1, "TRỊNH VIỆT HÙNG", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"
    )
    resolution = resolve(
        [document("a", signatures=(signature,), **LAI_CHAU), document("b", holdings=(holding,), **LAI_CHAU)]
    )
    (signer,), (holder,) = resolution.documents[0].signers, resolution.documents[1].persons
    assert signer == holder
    national = Holding(0, 1, "Phạm Minh Chính", "Thủ tướng Chính phủ", "Chính phủ")
    central = resolve(
        [
            document("a", holdings=(national,), **LAI_CHAU),
            document("b", holdings=(national,), province="Sơn La", date="2022-01-01"),
        ]
    )
    assert len(central.persons) == 1


# ----------------------------------------------------------------------------------------------- of every resolution


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


# -------------------------------------------------------------------------------------------------------- from texts


def test_the_five_documents() -> None:
    resolution = resolve(gold_facts(name) for name in FIVE)
    by_number: dict[str, set[str]] = {}
    for d in resolution.documents:
        for citation, means in zip(d.facts.citations, d.citations, strict=True):
            if citation.number:
                by_number.setdefault(citation.number, set()).add(means.identity)
    assert all(len(keys) == 1 for keys in by_number.values())
    assert by_number["68/NQ-CP"] == {"nghi-quyet/68-nq-cp/2021"}
    congress = identity(resolution, "nghi-quyet/dai-hoi-dang/xiii")
    assert (congress.year, congress.held) == (2021, ())
    assert own(resolution, FIVE[2]) == "cong-van/3413-ubnd-th/thai-nguyen/2021"


def test_from_text_to_identity() -> None:
    texts = {
        "notice.txt": """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

Số: 12/TB-UBND
Lai Châu, ngày 24 tháng 8 năm 2021

THÔNG BÁO
Kết luận tại phiên họp Ủy ban nhân dân tỉnh

Sở Y tế đẩy nhanh tiến độ thực hiện Nghị quyết số 68/NQ-CP của Chính phủ và Nghị quyết Đại hội XIII của Đảng.
""",
        "letter.txt": """ỦY BAN NHÂN DÂN
TỈNH THÁI NGUYÊN

Số: 3413/UBND-TH
Thái Nguyên, ngày 22 tháng 7 năm 2021

Thực hiện Nghị quyết số 68/NQ-CP ngày 01/7/2021 của Chính phủ và Thông báo số 12/TB-UBND ngày 11/6/2021.
""",
    }
    facts = [recognise(Source(name, text, name)) for name, text in texts.items()]
    resolution = resolve(facts)
    assert [c.identity for c in of(resolution, "notice")] == [
        "nghi-quyet/68-nq-cp/2021",
        "nghi-quyet/dai-hoi-dang/xiii",
    ]
    assert [c.identity for c in of(resolution, "letter")] == [
        "nghi-quyet/68-nq-cp/2021",
        "thong-bao/12-tb-ubnd/thai-nguyen/2021",
    ]
    assert own(resolution, "notice") == "thong-bao/12-tb-ubnd/lai-chau/2021"
