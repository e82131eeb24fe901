"""Corrections: what people state wins, is marked, outlives every build, and says when it does not apply. What is stated
here of real documents is made up."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import govgraph
from endpoint import oxigraph_server
from gold import DOCUMENTS
from stating import (
    BRIEFING,
    DATE,
    LETTER,
    MEANS,
    MINUTES,
    NOTICE,
    PRESS,
    PROVINCE,
    STATEMENTS,
    WAITS,
    content,
    rows,
    write,
)


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
        *("agency", "citation", "citation", "document", "missed_citation", "no_mention", "person")
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
