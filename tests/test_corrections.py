"""Corrections: what people state wins, is marked, outlives every build, and says when it does not apply. What is stated
here of real documents is made up."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

import govgraph
from endpoint import oxigraph_server
from gold import DOCUMENTS
from govgraph.corrections import Corrections, CorrectionsFile, parse_corrections
from govgraph.errors import InputError
from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.shapes import validate
from govgraph.graph.vocabulary import GOV
from govgraph.records import Agency, AgencyMention, Citation, Directive, Holding, Resolution, Source
from govgraph.resolution import resolve
from resolving import LAI_CHAU, cite, document, identity, of, own

MINUTES = "tinh-uy-2021-06-29-hoi-nghi-bch.txt"
LETTER = "thai-nguyen-2021-07-22-3413-ubnd-th.txt"
NOTICE = "lai-chau-2021-08-24-phien-hop-ubnd.txt"
PRESS = "ha-giang-2021-09-29-phien-hop-btv.txt"
BRIEFING = "tuyen-quang-2021-08-31-giao-ban.txt"

SIGNED = 'who = "Nguyễn Thị Lan"\nwhen = 2026-11-25\nwhy = "as the printed copy has it"\n'

PROVINCE = f'[[document]]\nfile = "{MINUTES}"\nprovince = "Hà Giang"\n{SIGNED}'
DATE = f'[[citation]]\nfile = "{LETTER}"\nquote = "Nghị quyết số 63/NQ-CP của Chính phủ"\ndate = 2021-06-29\n{SIGNED}'
MEANS = (
    f'[[citation]]\nfile = "{NOTICE}"\nquote = "nghị quyết số 68/nq-cp  của Chính phủ"\nmeans = "{MINUTES}"\n{SIGNED}'
)
NO_AGENCY = f'[[no_mention]]\nkind = "agency"\nfile = "{MINUTES}"\nquote = "Quốc hội"\n{SIGNED}'
ONE_AGENCY = (
    f'[[agency]]\nsame = true\nmentions = [["Tỉnh ủy Tuyên Quang"], ["Ban Thường vụ Tỉnh ủy Tuyên Quang"]]\n{SIGNED}'
)
ONE_PERSON = (
    f'[[person]]\nsame = true\nmentions = [["Nguyễn Văn Sơn", "{PRESS}"], ["Nguyễn Văn Dũng", "{BRIEFING}"]]\n{SIGNED}'
)
WAITS = f'[[document]]\nfile = "not-yet.txt"\nnumber = "1/TB-UBND"\n{SIGNED}'
STATEMENTS = (PROVINCE, DATE, MEANS, NO_AGENCY, ONE_AGENCY, ONE_PERSON, WAITS)


def write(path: Path, *statements: str) -> Path:
    path.write_text("# What we know.\n\n" + "\n".join(statements), encoding="utf-8")
    return path


def content(store: Path) -> bytes:
    """The graph's bytes, without the provenance, which alone knows the clock."""
    with govgraph.open(store) as graph:
        graph.export(store / "graph.nq")
    lines = (store / "graph.nq").read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if b"/graph/provenance> ." not in line)


def rows(store: Path | str, query: str, source: str | None = None) -> list[dict[str, Any]]:
    with govgraph.open(store) as graph:
        return [row for row in graph.query(query) if source is None or row["source"] == source]


def stated(*statements: str) -> Corrections:
    return parse_corrections([CorrectionsFile("corrections.toml", "\n".join(statements))])


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five documents with every kind of statement."""
    folder = tmp_path_factory.mktemp("corrected")
    govgraph.build([DOCUMENTS], store=folder / "store", corrections=write(folder / "corrections.toml", *STATEMENTS))
    return folder / "store"


# ------------------------------------------------------------------------------------------- what they do


def test_they_win_over_what_was_recognised(corrected: Path) -> None:
    (minutes,) = rows(corrected, "documents", MINUTES)
    assert minutes["province"] == "Hà Giang"
    agencies = {row["name"] for row in rows(corrected, "agencies", MINUTES)}
    assert "Tỉnh ủy Hà Giang" in agencies
    assert "Quốc hội" not in agencies
    cited = {row["quote"]: row for row in rows(corrected, "citations")}
    letter = cited["Nghị quyết số 63/NQ-CP của Chính phủ"]
    assert (letter["status"], letter["cited"].rpartition("/document/")[2]) == ("resolved", "nghi-quyet/63-nq-cp/2021")
    assert letter["date"] is None, "the citation's own words give no date"
    notice = cited["Nghị quyết số 68/NQ-CP của Chính phủ"]
    assert (notice["status"], notice["cited"]) == ("resolved", minutes["document"])
    assert notice["reason"] == "stated by a correction"
    tuyen_quang = {row["name"] for row in rows(corrected, "agencies", BRIEFING)}
    assert len(tuyen_quang & {"Tỉnh ủy Tuyên Quang", "Ban Thường vụ Tỉnh ủy Tuyên Quang"}) == 1
    officials = {(row["source"], row["name"]): row["official"] for row in rows(corrected, "officials")}
    assert len({iri for (source, _), iri in officials.items() if source == BRIEFING}) == 1
    one = next(iri for (source, _), iri in officials.items() if source == BRIEFING)
    assert [source for (source, _), iri in officials.items() if iri == one] == [PRESS, BRIEFING]


def test_they_are_marked_with_who_and_when_and_why(corrected: Path) -> None:
    found = rows(corrected, "corrections")
    assert [row["kind"] for row in found if row["applied"] == "true"] == [
        *("agency", "citation", "citation", "document", "no_mention", "person")
    ]
    for row in found:
        assert (row["who"], row["when"], row["why"]) == ("Nguyễn Thị Lan", "2026-11-25", "as the printed copy has it")
    with govgraph.open(corrected) as graph:
        marked = graph.query("""
            PREFIX gov: <https://w3id.org/govgraph/ontology#>
            SELECT DISTINCT ?kind ?what { GRAPH ?g { ?thing gov:correctedBy ?by ; a ?what }
                                          GRAPH ?h { ?by gov:correctionKind ?kind } }""")
        kinds = {(row["kind"], (row["what"] or "").rpartition("#")[2]) for row in marked}
        assert {
            ("document", "Document"),
            ("document", "GivenFact"),
            ("citation", "Citation"),
            ("no_mention", "Document"),
            ("agency", "Agency"),
            ("person", "Official"),
        } <= kinds
        assert graph.validate().findings == ()


def test_one_that_does_not_apply_is_told_by_the_build_and_by_a_query(tmp_path: Path) -> None:
    gone = DATE.replace("63/NQ-CP", "36/NQ-CP").replace(f'"{LETTER}"', f'"{NOTICE}"')
    file = write(tmp_path / "my.toml", PROVINCE, gone, WAITS)
    report = govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=file)
    assert "1 of 3 corrections applied" in report.summary
    first, second = report.not_applied
    assert first.startswith(f"my.toml: line 10: not applied: nothing in {NOTICE} that reads “Nghị quyết số 36/NQ-CP")
    assert second == "my.toml: line 18: not applied: the collection has no file not-yet.txt"
    open_ = [row for row in rows(tmp_path / "store", "corrections") if row["applied"] == "false"]
    assert [row["kind"] for row in open_] == ["citation", "document"]
    assert all(row["reason"] and row["reason_vi"] for row in open_)
    again = govgraph.build([DOCUMENTS], store=tmp_path / "store")
    assert (again.graphs, again.not_applied) == (0, report.not_applied), "an unchanged build says so too"


def test_one_on_a_document_not_held_waits_for_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    file = write(tmp_path / "c.toml", PROVINCE, MEANS)
    govgraph.build([DOCUMENTS / NOTICE], store=store, corrections=file)
    assert {row["applied"] for row in rows(store, "corrections")} == {"false"}
    govgraph.build([DOCUMENTS / MINUTES], store=store)
    assert {row["applied"] for row in rows(store, "corrections")} == {"true"}
    assert [row["province"] for row in rows(store, "documents", MINUTES)] == ["Hà Giang"]


def test_taking_them_back_gives_the_graph_without_them(tmp_path: Path) -> None:
    govgraph.build([DOCUMENTS], store=tmp_path / "plain")
    govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=write(tmp_path / "corrections.toml", *STATEMENTS))
    assert content(tmp_path / "store") != content(tmp_path / "plain")
    report = govgraph.build([], store=tmp_path / "store", corrections=[])
    assert report.forgotten == len(STATEMENTS)
    assert content(tmp_path / "store") == content(tmp_path / "plain")


# ------------------------------------------------------------------------------------------------- laws


@pytest.mark.parametrize("seed", range(4))
def test_neither_the_order_of_statements_and_files_nor_that_of_builds_matters(
    corrected: Path, tmp_path: Path, seed: int
) -> None:
    order = random.Random(seed)
    statements = order.sample(STATEMENTS, len(STATEMENTS))
    cut = order.randrange(len(statements) + 1)
    one, other = tmp_path / "1" / "corrections.toml", tmp_path / "2" / "corrections.toml"
    for path, part in ((one, statements[:cut]), (other, statements[cut:])):
        path.parent.mkdir()
        write(path, *part)
    store = tmp_path / "store"
    documents = order.sample(sorted(DOCUMENTS.iterdir()), 5)
    if seed % 2:
        govgraph.build(documents[:2], store=store)
        govgraph.build(documents[2:], store=store, corrections=[other, one])
    else:
        govgraph.build(documents[:2], store=store, corrections=[one, other])
        govgraph.build(documents[2:], store=store)
    assert content(store) == content(corrected)


def test_they_outlive_rebuilds_and_removals_in_a_remote_store_too(
    corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with oxigraph_server() as address:
        file = write(tmp_path / "corrections.toml", *STATEMENTS)
        govgraph.build([DOCUMENTS], store=address, corrections=file)
        file.unlink()
        govgraph.build([], store=address, remove=[MINUTES])
        assert {row["applied"] for row in rows(address, "corrections") if MINUTES in row["statement"]} == {"false"}
        govgraph.build([DOCUMENTS], store=address)
        with govgraph.open(address) as graph:
            graph.export(tmp_path / "graph.nq")
        lines = (tmp_path / "graph.nq").read_bytes().splitlines(keepends=True)
        assert b"".join(line for line in lines if b"/graph/provenance> ." not in line) == content(corrected)


def test_a_comment_or_another_order_in_the_file_writes_no_graph(tmp_path: Path) -> None:
    file = write(tmp_path / "corrections.toml", PROVINCE, WAITS)
    govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=file)
    report = govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=write(file, "# more", WAITS, PROVINCE))
    assert report.graphs == 0
    assert report.not_applied == ("corrections.toml: line 4: not applied: the collection has no file not-yet.txt",)


# ------------------------------------------------------------------------------------------- what is wrong

APART = ONE_PERSON.replace("same = true", "same = false")
THIRD = f'[[person]]\nsame = true\nmentions = [["A", "a"], ["B", "b"]]\n{SIGNED}'

CONTRADICTIONS = [
    ([PROVINCE, PROVINCE.replace("Hà Giang", "Lai Châu")], "corrections.toml: line 1 and line 8 contradict"),
    ([DATE, DATE.replace("2021-06-29", "2020-06-29")], "line 1 and line 9"),
    ([DATE, DATE.replace("date = 2021-06-29", 'means = "x"').replace("Nghị", "nghị ")], "line 1 and line 9"),
    ([DATE, DATE.replace("citation", "no_mention").replace("date = 2021-06-29", 'kind = "citation"')], "line 1 and"),
    ([ONE_PERSON, WAITS, APART], "line 1 and line 15 contradict each other (they are one, and they are not)"),
    (
        [
            THIRD,
            THIRD.replace('["A", "a"]', '["C", "c"]'),
            THIRD.replace('["B", "b"]', '["C", "c"]').replace("true", "false"),
        ],
        "line 1 and line 15",
    ),
]


@pytest.mark.parametrize(("statements", "says"), CONTRADICTIONS)
def test_contradictions_are_refused_with_their_lines_and_nothing_is_written(
    tmp_path: Path, statements: list[str], says: str
) -> None:
    with pytest.raises(InputError, match="contradict each other") as refused:
        stated(*statements)
    assert says in str(refused.value)
    path = tmp_path / "corrections.toml"
    path.write_text("\n".join(statements), "utf-8")
    with pytest.raises(InputError):
        govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=path)
    assert not (tmp_path / "store").exists()


def test_what_is_said_twice_alike_is_no_contradiction() -> None:
    by_another = PROVINCE.replace("Nguyễn Thị Lan", "Trần Văn Bình").replace("Hà Giang", "tỉnh hà giang")
    assert len(stated(PROVINCE, PROVINCE, by_another)) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[documents]]\nx = 1", "line 1: no statement is called [[documents]]: there are [[document]], [[citation]]"),
        ('file = "x"', "line 1: a statement begins with one of [[document]]"),
        (PROVINCE + "\n[[document]\n", "line 8: not TOML"),
        (PROVINCE + "\n\n" + PROVINCE.replace("province", "provnce"), "line 9: [[document]]: there is no provnce"),
        (PROVINCE.replace("Hà Giang", "Atlantis"), "province: there is none called 'Atlantis'"),
        (PROVINCE.replace("when = 2026-11-25\n", ""), "line 1: [[document]]: when is missing"),
        (PROVINCE.replace('why = "as the printed copy has it"', 'why = " "'), "why has no value"),
        (PROVINCE.replace('province = "Hà Giang"\n', ""), "says nothing of the document"),
        (DATE.replace("2021-06-29", '"29/13/2021"'), "date: '29/13/2021' is no date"),
        (DATE.replace("date = 2021-06-29\n", ""), "give either means"),
        (DATE + "nth = 0\n", "nth counts from 1"),
        (DATE.replace('quote = "Nghị quyết số 63/NQ-CP của Chính phủ"', 'quote = ""'), "quote has no words"),
        (
            NO_AGENCY.replace('kind = "agency"', 'kind = "ministry"'),
            "line 1: [[no_mention]]: kind: 'ministry' is none of citation, agency",
        ),
        (ONE_PERSON.replace(BRIEFING, PRESS).replace("Dũng", "Sơn"), "mentions names two or more"),
        (ONE_AGENCY.replace("true", "false"), "kept apart are named with their files"),
        ('[[document]]\nfile = "x', "line 2: not TOML"),
    ],
)
def test_what_is_no_statement_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        stated(text)
    assert str(refused.value).startswith("corrections.toml: line ")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    for name, says in (("bad.toml", "not UTF-8"), ("none.toml", "cannot be opened")):
        with pytest.raises(InputError, match=says):
            govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=tmp_path / name)


# ------------------------------------------------------------------------------------------ small collections

WHO = 'who = "Lan"\nwhen = 2026-11-25\nwhy = "known"\n'


def resolved(documents: list[Any], *statements: str) -> Resolution:
    return resolve(documents, stated(*statements))


def holder(name: str, *posts: tuple[str, str | None, str | None], **metadata: Any) -> Any:
    """A document that names persons, each with a post and its body."""
    text = " ".join(person for person, _, _ in posts)
    holdings = []
    at = 0
    for person, post, body in posts:
        holdings.append(Holding(at, at + len(person), person, post, body))
        at += len(person) + 1
    facts = document(name, holdings=tuple(holdings), **metadata)
    return _with_text(facts, text)


def _with_text(facts: Any, text: str) -> Any:
    source = Source(facts.source.name, text, facts.source.sha256)
    return msgspec.structs.replace(facts, source=source)


CHAIR = ("Nguyễn Văn Hùng", "Giám đốc Sở Y tế tỉnh Lai Châu", "Sở Y tế tỉnh Lai Châu")


def person(same: bool, *mentions: str) -> str:
    listed = ", ".join(f'["Nguyễn Văn Hùng", "{mention}.txt"]' for mention in mentions)
    return f"[[person]]\nsame = {str(same).lower()}\nmentions = [{listed}]\n{WHO}"


def test_persons_whom_the_evidence_joins_are_kept_apart_where_that_is_stated() -> None:
    documents = [holder(name, CHAIR, date="2021-01-01") for name in "abc"]
    keys = [document.persons[0] for document in resolved(documents).documents]
    assert len(set(keys)) == 1
    result = resolved(documents, person(False, "a", "b"))
    first, second, third = [document.persons[0] for document in result.documents]
    assert first != second
    assert third in (first, second), "what the evidence says of others still counts"
    assert {each.key for each in result.persons if each.corrections} == {first, second}
    first, second, third = [d.persons[0] for d in resolved(documents, person(False, "a", "b", "c")).documents]
    assert len({first, second, third}) == 3


@for_all(st.permutations("abcd"), st.sampled_from([("a", "b"), ("b", "c"), ("a", "d")]))
def test_who_is_kept_apart_does_not_depend_on_the_order_of_documents(order: list[str], apart: tuple[str, str]) -> None:
    documents = {name: holder(name, CHAIR, date="2021-01-01") for name in "abcd"}
    one, other = (
        {
            d.facts.source.name: d.persons
            for d in resolved([documents[n] for n in names], person(False, *apart)).documents
        }
        for names in ("abcd", order)
    )
    assert one == other
    assert one[f"{apart[0]}.txt"] != one[f"{apart[1]}.txt"]


def test_persons_of_one_name_without_evidence_are_one_where_that_is_stated() -> None:
    documents = [holder(name, ("Nguyễn Văn Hùng", None, None)) for name in "abc"]
    assert len({d.persons[0] for d in resolved(documents).documents}) == 3
    result = resolved(documents, person(True, "a", "c"))
    first, second, third = [d.persons[0] for d in result.documents]
    assert first == third != second
    (outcome,) = resolved(documents, person(True, "a", "x")).corrections
    assert (outcome.applied, outcome.open_en) == (False, "the collection has no file x.txt")
    (outcome,) = resolved(documents, person(True, "a", "b").replace("Hùng", "Hưng")).corrections
    assert (outcome.applied, outcome.open_en) == (
        False,
        "a.txt names no Nguyễn Văn Hưng; b.txt names no Nguyễn Văn Hưng",
    )


def test_a_described_document_is_resolved_by_the_rules_and_dates_the_other_mentions() -> None:
    undated = cite("68/NQ-CP", None, "Nghị quyết", form="undated", issuer="Chính phủ")
    documents = [
        document("a", undated, **LAI_CHAU),
        document("b", cite("68/NQ-CP", "2021-07-01", "Nghị quyết", issuer="Chính phủ"), date="2021-08-01"),
        document("c", cite("68/NQ-CP", "2019-10-01", "Nghị quyết", issuer="Chính phủ"), date="2021-08-01"),
    ]
    assert of(resolved(documents), "a")[0].status == "ambiguous"
    statement = f'[[citation]]\nfile = "a.txt"\nquote = "x"\ndate = 2021-07-01\n{WHO}'
    result = resolved(documents, statement)
    (means,) = of(result, "a")
    assert (means.identity, means.status) == ("nghi-quyet/68-nq-cp/2021", "resolved")
    assert means.reason.startswith("stated by a correction")
    assert means.correction == result.corrections[0].key
    by_key = statement.replace("date = 2021-07-01", 'means = "nghi-quyet/68-nq-cp/2019"')
    assert of(resolved(documents, by_key), "a")[0].identity == "nghi-quyet/68-nq-cp/2019"
    unknown = statement.replace("date = 2021-07-01", 'means = "nghi-quyet/69-nq-cp/2019"')
    (outcome,) = resolved(documents, unknown).corrections
    assert (outcome.applied, "knows no file and no document" in (outcome.open_en or "")) == (False, True)
    assert of(resolved(documents, unknown), "a")[0].status == "ambiguous"


def test_what_is_said_of_one_mention_goes_before_what_is_said_of_all() -> None:
    both = (
        Citation(0, 1, "undated", type="Nghị quyết", number="68/NQ-CP", issuer="Chính phủ"),
        Citation(2, 3, "undated", type="Nghị quyết", number="68/NQ-CP", issuer="Chính phủ"),
    )
    a = _with_text(document("a", *both, date="2021-08-01"), "x x")
    held = document("held", number="70/NQ-CP", date="2021-01-01", type="Nghị quyết", issuer="Chính phủ")
    every = f'[[citation]]\nfile = "a.txt"\nquote = "x"\ndate = 2021-07-01\n{WHO}'
    second = f'[[citation]]\nfile = "a.txt"\nquote = "x"\nnth = 2\nmeans = "held.txt"\n{WHO}'
    result = resolved([a, held], every, second)
    assert [means.identity for means in of(result, "a")] == ["nghi-quyet/68-nq-cp/2021", own(result, "held")]
    none = second.replace("[[citation]]", "[[no_mention]]").replace('means = "held.txt"', 'kind = "citation"')
    assert [means.identity for means in of(resolved([a, held], none), "a")] == [
        "nghi-quyet/68-nq-cp/khong-ro-nam/vien-dan-2021"
    ]
    third = second.replace("nth = 2", "nth = 3")
    assert "“x” (3) is taken for a citation" in (resolved([a, held], third).corrections[0].open_en or "")


def test_what_rests_on_a_mention_that_is_none_goes_with_it() -> None:
    text = "Sở A nêu x và y: làm x"
    facts = _with_text(
        document(
            "a",
            Citation(9, 10, "full", number="1/QĐ-UBND", date="2021-01-01", issuer="Sở A"),
            Citation(14, 15, "anaphoric", antecedent=0),
            Citation(21, 22, "full", number="2/QĐ-UBND", date="2021-01-01", bearer=1),
            agencies=(Agency("Sở A"), Agency("Phòng B", parent="Sở A")),
            **LAI_CHAU,
        ),
        text,
    )
    facts = msgspec.structs.replace(
        facts,
        agency_mentions=(AgencyMention(0, 4, "Sở A"),),
        directives=(Directive(0, 22, responsible=("Sở A", "Phòng B"), citations=(0, 1, 2)),),
    )
    of_citation = f'[[no_mention]]\nkind = "citation"\nfile = "a.txt"\nquote = "x"\nnth = 1\n{WHO}'
    (result,) = resolved([facts], of_citation).documents
    assert [(c.start, c.antecedent, c.bearer) for c in result.facts.citations] == [(14, None, None), (21, None, 0)]
    assert result.facts.directives[0].citations == (0, 1)
    of_agency = f'[[no_mention]]\nkind = "agency"\nfile = "a.txt"\nquote = "sở a"\n{WHO}'
    (result,) = resolved([facts], of_agency).documents
    assert result.facts.agency_mentions == ()
    assert result.facts.agencies == (Agency("Phòng B"),)
    assert result.facts.directives[0].responsible == ("Phòng B",)
    assert result.facts.citations[0].issuer is None
    assert len(result.corrections) == 1


def body(name: str, agency: Agency) -> Any:
    facts = document(name, agencies=(agency,), issuer=agency.name)
    return msgspec.structs.replace(facts, agency_mentions=(AgencyMention(0, 1, agency.name),))


def test_agencies_that_are_one_go_by_the_name_with_a_jurisdiction() -> None:
    known = Agency("Tỉnh ủy Hà Giang", "tinh-uy", "tỉnh Hà Giang", "party", "province")
    bare = Agency("Tỉnh ủy", "tinh-uy", None, "party", "province", scoped=True)
    documents = [body("a", known), body("b", bare), body("c", bare)]
    one = f'[[agency]]\nsame = true\nmentions = [["Tỉnh ủy", "b.txt"], ["Tỉnh ủy Hà Giang"]]\n{WHO}'
    result = resolved(documents, one).documents
    assert [d.facts.agencies for d in result] == [(known,), (known,), (bare,)]
    assert [d.facts.metadata.issuer for d in result] == ["Tỉnh ủy Hà Giang", "Tỉnh ủy Hà Giang", "Tỉnh ủy"]
    both = f'[[agency]]\nsame = true\nmentions = [["Tỉnh ủy", "b.txt"], ["Tỉnh ủy", "c.txt"]]\n{WHO}'
    shared = {(d.facts.agencies[0].name, d.facts.agencies[0].within) for d in resolved(documents, both).documents[1:]}
    assert shared == {("Tỉnh ủy", "b.txt")}
    apart = f'[[agency]]\nsame = false\nmentions = [["Ban X", "a.txt"], ["Ban X", "b.txt"]]\n{WHO}'
    documents = [body(name, Agency("Ban X")) for name in "abc"]
    assert [d.facts.agencies[0].scoped for d in resolved(documents, apart).documents] == [True, True, False]


def test_a_correction_of_a_citation_describes_the_document_in_its_identity() -> None:
    statement = f'[[citation]]\nfile = "a.txt"\nquote = "x"\nnumber = "68/NQ-CP"\ndate = "1/7/2021"\n{WHO}'
    result = resolved([document("a", cite(None, None, "Nghị quyết", form="unnumbered"), **LAI_CHAU)], statement)
    found = identity(result, "nghi-quyet/68-nq-cp/2021")
    assert (found.number, found.date) == ("68/NQ-CP", "2021-07-01")


def test_the_shape_of_corrections_finds_what_is_missing() -> None:
    writer = Writer(NamedNode("https://w3id.org/govgraph/id/graph/corrections"))
    node = NamedNode("https://w3id.org/govgraph/id/correction/x")
    writer.type(node, GOV.Correction)
    writer.say(node, GOV.correctionKind, "wish")
    writer.add(node, GOV.applied, Literal("yes"))
    found = {finding.en for finding in validate([GraphContent(writer.graph, writer.quads)]).findings}
    assert {
        "It has no label in Vietnamese.",
        "It has no label in English.",
        "A correction is of exactly one kind.",
        "A correction says who states it.",
        "A correction says when it was stated.",
        "A correction says why.",
        "A correction says whether it was applied.",
    } <= found


def test_a_statement_s_key_is_of_all_it_says() -> None:
    keys = {stated(one).keys() for one in (PROVINCE, PROVINCE.replace("Lan", "Mai"), PROVINCE.replace("copy", "text"))}
    assert len(keys) == 3
    assert stated(PROVINCE).statements()[0][1].when == datetime.date(2026, 11, 25)
