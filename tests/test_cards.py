"""Cards: what the graph says of one thing, on the five documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.cards import card
from govgraph.graph.labels import document_labels
from govgraph.store import SelectResult, Store, open_store


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("reference", "kind", "name"),
    [
        ("68/NQ-CP", "document", "Nghị quyết 68/NQ-CP ngày 01/07/2021"),
        ("nghị quyết 68/nq-cp 1/7/2021", "document", "Nghị quyết 68/NQ-CP ngày 01/07/2021"),
        ("Trần Tiến Dũng", "official", "Trần Tiến Dũng"),
        ("trần tiến dũng", "official", "Trần Tiến Dũng"),
        ("các sở, ban, ngành, đoàn thể tỉnh Lai Châu", "agency", "các sở, ban, ngành, đoàn thể tỉnh Lai Châu"),
    ],
)
def test_a_card_is_of_what_is_named_and_bears_its_vietnamese_name(
    store: Store, reference: str, kind: str, name: str
) -> None:
    found = card(store, reference)
    assert (found.kind, found.name) == (kind, name)
    assert card(store, f"<{found.iri}>") == found


def test_evidence_is_of_the_thing_itself_and_of_mentions_that_name_it(store: Store) -> None:
    agency = next(s for s in card(store, "Chính phủ").sections if s.heading == "Evidence")
    assert agency.columns == ("source", "place", "words")
    assert {words for _, _, words in agency.rows} >= {"Chính phủ"}
    directives = next(s for s in card(store, "Sở Y tế tỉnh Lai Châu").sections if s.heading == "Must carry out")
    assert directives.rows
    found = store.query("SELECT ?d WHERE { GRAPH ?g { ?d a <https://w3id.org/govgraph/ontology#Directive> } } LIMIT 1")
    assert isinstance(found, SelectResult)
    ((directive,),) = found.rows()
    assert [s.heading for s in card(store, directive or "").sections] == ["Evidence"]


def test_what_has_neither_number_nor_title_is_called_by_its_issuer_and_its_file() -> None:
    assert document_labels(None, None, file="a.txt") == ("Văn bản (a.txt)", "Document (a.txt)")
    assert document_labels("Báo cáo", None, issuer="Chính phủ", year=2014) == (
        "Báo cáo của Chính phủ năm 2014",
        "Report of Chính phủ of 2014",
    )
    assert document_labels("Báo cáo", "5/BC", issuer="Chính phủ", file="a.txt")[0] == "Báo cáo 5/BC"
