"""The eight views on the graph of perfect facts give back what the annotations say."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from pyoxigraph import QueryResultsFormat, Store

from gold import FIVE, GOLD, gold_facts, gold_resolution
from govgraph.graph.mapping import map_resolution
from govgraph.resources import resource

VIEWS = {
    "documents": "document source type number date issuer province place subject signer position capacity",
    "citations": "source start end quote type number date year issuer title form relation citing cited status "
    "confidence passage",
    "agencies": "source agency name jurisdiction mentions",
    "officials": "source official name position agency jurisdiction",
    "initiatives": "source start end initiative kind name",
    "meetings": "source start end meeting name date chair",
    "directives": "source start end directive section responsible coordinating deadline cites initiatives",
    "places": "source place name level",
}
"""The columns that the contract promises."""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    for content in map_resolution(gold_resolution(gold_facts(name) for name in FIVE)):
        store.bulk_extend(content.quads)
    return store


def view(store: Store, name: str, *, union: bool = False) -> list[dict[str, str]]:
    query = resource("queries", f"{name}.rq").read_text("utf-8")
    result = store.query(query, use_default_graph_as_union=union).serialize(format=QueryResultsFormat.CSV)
    assert result is not None
    return list(csv.DictReader(io.StringIO(result.decode("utf-8"), newline="")))


def gold(name: str) -> dict[str, Any]:
    annotations: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
    return annotations


def of(rows: list[dict[str, str]], name: str) -> list[dict[str, str]]:
    return [row for row in rows if row["source"] == f"{name}.txt"]


@pytest.mark.parametrize("name", VIEWS)
def test_view_has_the_promised_columns_and_a_header(store: Store, name: str) -> None:
    rows = view(store, name)
    assert set(VIEWS[name].split()) <= set(rows[0])
    header = resource("queries", f"{name}.rq").read_text("utf-8")
    columns = re.search(r"^# columns: (.*)$", header, re.MULTILINE)
    assert columns
    assert columns[1].split(", ") == list(rows[0])
    assert all(f"\n# {field}:" in f"\n{header}" for field in ("title", "title-vi", "answers"))


@pytest.mark.parametrize("name", VIEWS)
def test_view_is_the_same_with_and_without_union_default_graph(store: Store, name: str) -> None:
    assert view(store, name, union=True) == view(store, name)


@pytest.mark.parametrize("name", FIVE)
def test_documents(store: Store, name: str) -> None:
    (row,) = of(view(store, "documents"), name)
    said = gold(name)["document"]
    for field in ("type", "number", "date", "issuer", "province", "place", "subject"):
        assert row[field] == (said.get(field) or ""), field
    assert row["signer"] == "; ".join(s["name"] for s in said["signers"])
    assert row["capacity"] == "; ".join(s["capacity"] or "" for s in said["signers"])


@pytest.mark.parametrize("name", FIVE)
def test_citations(store: Store, name: str) -> None:
    fields = ("quote", "type", "number", "date", "issuer", "title", "form", "relation")
    rows = sorted((int(r["start"]), int(r["end"]), *(r[f] for f in fields)) for r in of(view(store, "citations"), name))
    wanted = sorted((c["start"], c["end"], *(c.get(f) or "" for f in fields)) for c in gold(name)["citations"])
    assert rows == wanted
    years = {int(r["start"]): r["year"] for r in of(view(store, "citations"), name)}
    assert years == {c["start"]: str(c["year"] or "") for c in gold(name)["citations"]}


@pytest.mark.parametrize("name", FIVE)
def test_names(store: Store, name: str) -> None:
    said = gold(name)
    assert {r["name"] for r in of(view(store, "agencies"), name)} == {a["name"] for a in said["agencies"]}
    assert {(r["name"], r["level"]) for r in of(view(store, "places"), name)} == {
        (p["name"], p["level"]) for p in said["places"]
    }
    assert {(r["name"], r["position"]) for r in of(view(store, "officials"), name)} == {
        (o["name"], position) for o in said["officials"] for position in o["positions"] or [""]
    }


@pytest.mark.parametrize("name", FIVE)
def test_initiatives_and_meetings_stand_once_at_their_first_mention(store: Store, name: str) -> None:
    said = gold(name)
    assert [(int(r["start"]), int(r["end"]), r["kind"], r["name"]) for r in of(view(store, "initiatives"), name)] == [
        (i["start"], i["end"], i["kind"], i["name"]) for i in sorted(said["initiatives"], key=lambda i: i["start"])
    ]
    assert [(int(r["start"]), r["name"], r["date"], r["chair"]) for r in of(view(store, "meetings"), name)] == [
        (m["start"], m["name"], m["date"] or "", m["chair"] or "")
        for m in sorted(said["meetings"], key=lambda m: m["start"])
    ]


@pytest.mark.parametrize("name", FIVE)
def test_directives(store: Store, name: str) -> None:
    rows = of(view(store, "directives"), name)
    wanted = sorted(gold(name)["directives"], key=lambda d: d["start"])
    assert [int(r["start"]) for r in rows] == [d["start"] for d in wanted]
    for row, d in zip(rows, wanted, strict=True):
        assert row["words"].startswith(d["quote"])
        assert row["section"] == (d["section"] or "")
        assert row["deadline"] == (d["deadline"] or "")
        assert row["responsible"] == "; ".join(sorted(set(d["responsible"])))
        assert row["coordinating"] == "; ".join(sorted(set(d["coordinating"])))
        assert row["cites"] == "; ".join(sorted(set(d["cites"])))
        assert row["initiatives"] == "; ".join(sorted(set(d["initiatives"])))


def test_a_draft_bears_its_own_relation(store: Store) -> None:
    rows = view(store, "citations")
    (repeal,) = [r for r in rows if r["relation"] == "repeals"]
    (draft,) = [r for r in rows if r["cited"] == repeal["citing"]]
    assert repeal["number"] == "40/2017/QĐ-UBND"
    assert draft["relation"] == "discusses"
    assert draft["form"] == "draft"
    (document,) = [r for r in view(store, "documents") if r["document"] == draft["citing"]]
    assert document["source"] == repeal["source"]
