"""What recognition missed and a person states: it has its words as evidence, is marked, and is told when they are gone.
What is stated here of real documents is made up."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec.structs import replace

import govgraph
from gold import DOCUMENTS
from govgraph.corrections.places import standing
from govgraph.corrections.statements import folded_words
from govgraph.errors import InputError
from govgraph.records import Citation, Directive, Effect, Holding, Passage, Reference
from resolving import LAI_CHAU, document, identity, of, own
from stating import MISSED_CITATION, NOTICE, SIGNED, WHO, resolved, rows, stated, with_text, write

SAID = {
    "agency": 'quote = "cơ quan soạn thảo"\nname = "Bộ Y tế"\n',
    "official": 'quote = "Trần Tiến Dũng"\nposition = "Trưởng ban Ban A Lai Châu"\nagency = "Ban A Lai Châu"\n',
    "directive": (
        'quote = "nghị quyết của HĐND tỉnh đã ban hành"\nresponsible = ["Sở Y tế tỉnh Lai Châu", "Bộ Y tế"]\n'
        "deadline = 2021-09-01\n"
    ),
}
MISSED = [MISSED_CITATION, *(f'[[missed_{kind}]]\nfile = "{NOTICE}"\n{said}{SIGNED}' for kind, said in SAID.items())]


def missed(said: str, kind: str = "citation", file: str = "a.txt") -> str:
    return f'[[missed_{kind}]]\nfile = "{file}"\n{said}\n{WHO}'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("missed")
    report = govgraph.build([DOCUMENTS], store=folder / "store", corrections=write(folder / "c.toml", *MISSED))
    assert report.not_applied == ()
    return folder / "store"


def test_a_citation_that_was_missed_stands_among_the_others_with_its_words(store: Path) -> None:
    (cited,) = [row for row in rows(store, "citations", NOTICE) if row["quote"] == "kết luận của Tỉnh ủy"]
    text = (DOCUMENTS / NOTICE).read_text("utf-8")
    assert text[int(cited["start"]) : int(cited["end"])] == cited["quote"]
    assert (cited["relation"], cited["status"], cited["section"]) == ("implements", "resolved", "I")
    assert cited["reason"].startswith("stated by a correction")
    assert "/247-kl-tu" in cited["cited"]
    with govgraph.open(store) as graph:
        edges = graph.query("edge-evidence", citing=cited["citing"], cited=cited["cited"])
        assert [row["quote"] for row in edges] == [cited["quote"]]


def test_an_agency_an_official_and_a_directive_that_were_missed_stand_among_the_others(store: Path) -> None:
    assert "Bộ Y tế" in {row["name"] for row in rows(store, "agencies", NOTICE)}
    posts = {row["position"] for row in rows(store, "officials", NOTICE) if row["name"] == "Trần Tiến Dũng"}
    assert {"Trưởng ban Ban A Lai Châu", "Phó Bí thư Tỉnh ủy Lai Châu"} <= posts
    words = "nghị quyết của HĐND tỉnh đã ban hành"
    (directive,) = [row for row in rows(store, "directives", NOTICE) if row["words"] == words]
    assert directive["responsible"] == "Bộ Y tế; Sở Y tế tỉnh Lai Châu"
    assert (directive["deadline"], directive["section"]) == ("2021-09-01", "I.2.1")


def test_each_is_marked_with_who_states_it(store: Path) -> None:
    with govgraph.open(store) as graph:
        marked = graph.query("""
            PREFIX gov: <https://w3id.org/govgraph/ontology#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            SELECT ?kind ?class ?who {
              GRAPH ?g { ?thing gov:correctedBy ?by ; a ?class ; gov:evidence ?span }
              GRAPH ?h { ?by gov:correctionKind ?kind ; prov:wasAttributedTo ?person }
              GRAPH ?i { ?person foaf:name ?who }
              FILTER(STRSTARTS(STR(?class), STR(gov:)) && ?class != gov:Mention) }""")
        found = {(row["kind"], (row["class"] or "").rpartition("#")[2], row["who"]) for row in marked}
        assert found == {
            ("missed_citation", "Citation", "Nguyễn Thị Lan"),
            ("missed_agency", "AgencyMention", "Nguyễn Thị Lan"),
            ("missed_official", "Tenure", "Nguyễn Thị Lan"),
            ("missed_directive", "Directive", "Nguyễn Thị Lan"),
        }
        assert graph.validate().findings == ()


def test_they_outlive_a_rebuild_and_are_told_when_the_words_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = (DOCUMENTS / NOTICE).read_text("utf-8")
    (folder / NOTICE).write_text(text, "utf-8")
    govgraph.build([folder], store=tmp_path / "store", corrections=write(tmp_path / "c.toml", MISSED_CITATION))
    (folder / NOTICE).write_text(f"{text}\n\nThêm một dòng.", "utf-8")
    report = govgraph.build([folder], store=tmp_path / "store")
    assert (report.changed, report.not_applied) == ((NOTICE,), ())
    assert "kết luận của Tỉnh ủy" in {row["quote"] for row in rows(tmp_path / "store", "citations")}
    (folder / NOTICE).write_text(text.replace("kết luận của Tỉnh ủy", "kết luận"), "utf-8")
    report = govgraph.build([folder], store=tmp_path / "store")
    assert report.not_applied == (
        f"c.toml: line 3: not applied: {NOTICE} does not say “kết luận của tỉnh  uỷ”: copy its words",
    )


# ------------------------------------------------------------------------------------------ small documents

TEXT = "Theo NQ 68, theo NQ 68 và NQ 69, làm việc A; theo NQ 68."
DOCUMENT = with_text(document("a", **LAI_CHAU), TEXT)
THIS = 'quote = "nq 68"\nnumber = "68/NQ-CP"\ndate = 2021-07-01'


def starts(result: Any) -> list[int]:
    (found,) = result.documents
    return [citation.start for citation in found.facts.citations]


def test_of_words_that_stand_in_several_places_all_are_meant_or_one_or_those_of_a_passage() -> None:
    assert starts(resolved([DOCUMENT], missed(THIS))) == [5, 17, 50]
    assert starts(resolved([DOCUMENT], missed(f"{THIS}\nnth = 2"))) == [17]
    (outcome,) = resolved([DOCUMENT], missed(f"{THIS}\nnth = 4")).corrections
    assert (outcome.applied, outcome.open_en) == (False, "a.txt does not say “nq 68” (4): copy its words")
    passages = (
        Passage(0, "article", 0, 45, "Điều 1.", "Điều 1"),
        Passage(1, "clause", 12, 45, "1.", "Điều 1.1", parent=0),
        Passage(2, "article", 45, len(TEXT), "Điều 2.", "Điều 2"),
    )
    facts = replace(DOCUMENT, passages=passages)
    assert starts(resolved([facts], missed(f'{THIS}\npassage = "điều 1"'))) == [5, 17]
    assert starts(resolved([facts], missed(f'{THIS}\npassage = "Điều 1.1"'))) == [17]
    assert starts(resolved([facts], missed(f'{THIS}\npassage = "Điều 2"'))) == [50]
    (outcome,) = resolved([facts], missed(f'{THIS}\npassage = "Điều 3"')).corrections
    assert outcome.open_en == "a.txt does not say “nq 68” (Điều 3): copy its words"


def test_a_word_is_found_whole_alone() -> None:
    assert standing(with_text(DOCUMENT, "NQ 680, NQ 68a, xNQ 68, (NQ 68)"), "nq 68") == [(25, 30)]


LETTERS = st.sampled_from(["Nghị quyết", "số 68", "Tỉnh uỷ", "HỘI NGHỊ", "hoà", "—", "(", ")", ";"])


@for_all(
    st.lists(LETTERS, max_size=6),
    st.lists(LETTERS, max_size=6),
    st.sampled_from([" ", "\n", " \u00a0", "\t\n "]),
    st.sampled_from(["NFC", "NFD"]),
)
def test_words_are_found_however_they_are_written(before: list[str], after: list[str], gap: str, form: Any) -> None:
    quote = "Kết luận của Tỉnh ủy"
    text = unicodedata.normalize(form, gap.join([*before, "kết luận", "CỦA", "tỉnh", "uỷ", *after]))
    found = standing(with_text(DOCUMENT, text), folded_words(quote))
    assert [folded_words(text[start:end]) for start, end in found] == [folded_words(quote)]


def test_what_points_at_citations_points_at_the_same_ones_when_one_comes_before_them() -> None:
    facts = replace(
        DOCUMENT,
        citations=(
            Citation(26, 31, "full", number="69/NQ-CP", date="2021-01-01", issuer="Chính phủ"),
            Citation(45, 49, "anaphoric", bearer=0, antecedent=0),
        ),
        directives=(Directive(0, 43, citations=(0,)), Directive(45, len(TEXT), citations=(1,))),
        references=(Reference(26, 31, "cited", citation=0), Reference(45, 49, "here")),
        effects=(Effect(26, 31, "date", citation=0),),
    )
    (result,) = resolved([facts], missed(f"{THIS}\nnth = 1")).documents
    assert [(c.start, c.bearer, c.antecedent) for c in result.facts.citations] == [
        (5, None, None),
        (26, None, None),
        (45, 1, 1),
    ]
    assert [directive.citations for directive in result.facts.directives] == [(0, 1), (2,)]
    assert [reference.citation for reference in result.facts.references] == [1, None]
    assert [effect.citation for effect in result.facts.effects] == [1]
    assert result.citations[0].identity == "nghi-quyet/68-nq-cp/2021"


def test_where_the_words_are_recognised_the_statement_says_more_of_them() -> None:
    known = Citation(5, 10, "undated", type="Nghị quyết", number="68/NQ-CP", relation="basedOn")
    facts = replace(DOCUMENT, citations=(known,))
    result = resolved([facts], missed(f'{THIS}\nnth = 1\nrelation = "implements"'))
    (citation,) = result.documents[0].facts.citations
    assert (citation.relation, citation.form) == ("implements", "undated")
    assert of(result, "a")[0].identity == "nghi-quyet/68-nq-cp/2021"
    (citation,) = resolved([facts], missed(f"{THIS}\nnth = 1")).documents[0].facts.citations
    assert citation.relation == "basedOn"


def test_a_citation_recognised_in_other_words_of_the_place_stays_unless_it_is_stated_to_be_none() -> None:
    facts = replace(DOCUMENT, citations=(Citation(0, 10, "unnumbered"),))
    result = resolved([facts], missed(f"{THIS}\nnth = 1"))
    assert starts(result) == [0]
    told = result.corrections[0].open_en or ""
    assert told.startswith("“Theo NQ 68” is taken for a citation there: say with [[citation]] what that means, or add")
    none = f'[[no_mention]]\nkind = "citation"\nfile = "a.txt"\nquote = "Theo NQ 68"\n{WHO}'
    result = resolved([facts], missed(f"{THIS}\nnth = 1"), none)
    assert starts(result) == [5]
    assert all(outcome.applied for outcome in result.corrections)
    assert starts(resolved([facts], missed(THIS))) == [0, 17, 50], "the other places count"


def test_which_document_a_missed_citation_means_may_be_a_file_and_is_stated_more_nearly_by_another_statement() -> None:
    held = document("held", number="70/NQ-CP", date="2021-01-01", type="Nghị quyết", issuer="Chính phủ")
    by_file = missed('quote = "NQ 69"\nmeans = "held.txt"')
    result = resolved([DOCUMENT, held], by_file)
    assert [means.identity for means in of(result, "a")] == [own(result, "held")]
    undated = missed('quote = "NQ 69"\nnumber = "70/NQ-CP"\nissuer = "Chính phủ"')
    nearer = f'[[citation]]\nfile = "a.txt"\nquote = "NQ 69"\nmeans = "held.txt"\n{WHO}'
    result = resolved([DOCUMENT, held], undated, nearer)
    assert [means.identity for means in of(result, "a")] == [own(result, "held")]
    assert all(outcome.applied for outcome in result.corrections)
    (outcome,) = resolved([DOCUMENT], by_file).corrections
    assert (outcome.applied, outcome.open_en) == (True, "the collection knows no file and no document held.txt")
    result = resolved([DOCUMENT], missed('quote = "NQ 69"\nnumber = "70/NQ-CP"\ndate = 2021-01-01'))
    assert identity(result, "nghi-quyet/70-nq-cp/2021").date == "2021-01-01"


def test_a_person_is_named_once_and_a_post_is_added_to_those_that_were_read() -> None:
    facts = with_text(DOCUMENT, "Lê Văn A, Lê Văn A")
    said = 'quote = "Lê Văn A"\nposition = "Giám đốc Sở Y tế tỉnh Lai Châu"'
    (result,) = resolved([facts], missed(said, "official")).documents
    assert result.facts.holdings == (Holding(0, 8, "Lê Văn A", "Giám đốc Sở Y tế tỉnh Lai Châu"),)
    assert len(result.persons) == 1
    read = replace(facts, holdings=(Holding(0, 8, "Lê Văn A"),))
    (result,) = resolved([read], missed(said, "official")).documents
    assert [holding.position for holding in result.facts.holdings] == ["Giám đốc Sở Y tế tỉnh Lai Châu"]
    read = replace(facts, holdings=(Holding(0, 8, "Lê Văn A", "Bí thư"),))
    (result,) = resolved([read], missed(said, "official")).documents
    assert [holding.position for holding in result.facts.holdings] == ["Bí thư", "Giám đốc Sở Y tế tỉnh Lai Châu"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (missed('quote = "NQ 69"'), "give either means (a file or a key) or number, date, type, issuer"),
        (
            missed('quote = "NQ 69"\nnumber = "1/X"\nrelation = "kills"'),
            "relation: write one of basedOn, implements, amends",
        ),
        (missed('quote = "NQ 69"\nnumber = "1/X"\nkind = "agency"'), "[[missed_citation]]: there is no kind in it"),
        (missed('quote = "NQ 69"\ndeadline = "soon"', "directive"), "deadline: 'soon' is no date"),
        (missed('quote = "NQ 69"\nresponsible = "Sở A"', "directive"), "responsible: write a list"),
        (missed('quote = " "', "agency"), "quote has no words"),
        (missed('quote = "NQ 69"\npassage = 5', "agency"), "passage: write it in quotation marks"),
        (
            missed('quote = "NQ 69"', "agency")
            + f'[[no_mention]]\nkind = "agency"\nfile = "a.txt"\nquote = "nq 69"\n{WHO}',
            "contradict each other ('not an agency' and 'an agency')",
        ),
        (
            missed(THIS) + missed(THIS.replace("2021", "2020")),
            "contradict each other ('number 68/NQ-CP, date",
        ),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        stated(text)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
