"""Corrections of identities: which persons and which agencies are one, and which are not."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given as for_all
from hypothesis import strategies as st

from govgraph.records import Agency, AgencyMention
from resolving import document
from stating import WHO, holder, resolved

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
