"""What names a thing of the store: a number, words, a file, an IRI; and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from asking import THAI_NGUYEN
from gold import FIVE
from govgraph.errors import AmbiguousError, NotFoundError
from govgraph.store import Store, open_store
from govgraph.store.references import find


@pytest.mark.parametrize(
    "reference", ["68/NQ-CP", "068 / nq–cp", "Nghị quyết 68/NQ-CP", "nghi quyet 68/nq-cp 2021", "68/NQ-CP Chính phủ"]
)
def test_a_document_is_found_by_number_or_words(store: Store, reference: str) -> None:
    thing = find(store, reference)
    assert (thing.number, thing.kind) == ("68/NQ-CP", "document")
    assert find(store, f"<{thing.iri}>") == thing


def test_letters_d_and_leading_zeros_do_not_matter(store: Store) -> None:
    assert find(store, "5/2019/nq-hdnd").number == "05/2019/NQ-HĐND"


@pytest.mark.parametrize("reference", [THAI_NGUYEN, FIVE[2], f"./papers/{THAI_NGUYEN}", "3413/UBND-TH"])
def test_a_held_document_is_found_by_its_file(store: Store, reference: str) -> None:
    assert find(store, reference).files == (THAI_NGUYEN,)


def test_an_iri_is_found_among_the_kinds_asked_for_only(store: Store) -> None:
    agency = find(store, "Chính phủ", ["agency"])
    assert find(store, f"<{agency.iri}>", ["document", "agency"]) == agency
    with pytest.raises(NotFoundError, match="no document is called"):
        find(store, agency.iri)


def test_what_is_not_there_is_answered_with_near_names(store: Store) -> None:
    with pytest.raises(NotFoundError, match=r"near it: .*68/NQ-CP"):
        find(store, "688/NQ-CP")
    with pytest.raises(NotFoundError, match="no document is called"):
        find(store, "https://example.org/x")
    with pytest.raises(NotFoundError):
        find(store, " ")


def test_what_fits_several_lists_them(store: Store) -> None:
    with pytest.raises(AmbiguousError, match="'Quyết định' fits 3 things") as failure:
        find(store, "Quyết định")
    assert len(failure.value.candidates) == 3
    assert any("43/2021/QĐ-TTg" in line and "<https://" in line for line in failure.value.candidates)


def test_two_documents_of_one_number_are_not_confused(tmp_path: Path) -> None:
    gov, graph = "https://w3id.org/govgraph/ontology#", "https://example.org/g"
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    statements = []
    for year in ("2020", "2021"):
        thing = NamedNode(f"https://example.org/{year}")
        statements += [
            Triple(thing, rdf_type, NamedNode(gov + "Document")),
            Triple(thing, NamedNode(gov + "number"), Literal("68/NQ-CP")),
            Triple(thing, NamedNode(gov + "date"), Literal(f"{year}-07-01")),
        ]
    with open_store(tmp_path / "store", create=True) as two:
        two.replace_graph(graph, statements)
        with pytest.raises(AmbiguousError) as failure:
            find(two, "68/NQ-CP")
        assert failure.value.candidates == (
            "68/NQ-CP · 2020-07-01  <https://example.org/2020>",
            "68/NQ-CP · 2021-07-01  <https://example.org/2021>",
        )
        assert find(two, "68/NQ-CP 2021").iri == "https://example.org/2021"


def test_other_things_are_found_by_name(store: Store) -> None:
    assert find(store, "sở y tế tỉnh lai châu", ["agency"]).label == "Sở Y tế tỉnh Lai Châu"
    assert find(store, "Dang Quoc Khanh", ["official"]).label == "Đặng Quốc Khánh"
    assert find(store, "huyện Quản Bạ", ["place", "initiative", "document"]).kind == "place"
