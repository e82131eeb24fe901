"""The lineage of a document, on the five documents and on graphs made to be awkward."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad
from typer.testing import CliRunner

from endpoint import oxigraph_server
from gold import FIVE, gold_facts
from govgraph.analysis.lineage import COLUMNS, LINEAGE, Lineage, lineage
from govgraph.api import Graph
from govgraph.cli.app import app
from govgraph.errors import AmbiguousError, InputError, NotFoundError, QueryError
from govgraph.records import Relation
from govgraph.store import open_store
from in_memory import InMemory, citations, document

LETTER = "3413/UBND-TH"
RESOLUTION = "68/NQ-CP"


def tree(found: Lineage, *, upward: bool = True) -> list[tuple[int, str, str]]:
    """(depth, relations, number) of each step, in reading order; `!` after a number that is repeated."""
    return [
        (
            step.depth,
            "+".join(edge.relation for edge in step.edges),
            f"{found.documents[step.document].number}{'!' if step.repeated else ''}",
        )
        for step in (found.up if upward else found.down)
    ]


def made(*edges: tuple[str, str, str]) -> InMemory:
    return InMemory(citations(edges))


# ------------------------------------------------------------------------------------------- the five documents


def test_what_a_letter_rests_on(graph: Graph) -> None:
    found = graph.lineage(LETTER).lineage
    assert found is not None
    assert tree(found) == [
        (1, "implements", "04-CT/TU"),
        (1, "implements", "10/CT-UBND"),
        (1, "implements", "07-KL/TW"),
        (1, "implements", "2715/UBND-TH"),
        (1, "implements", RESOLUTION),
        (1, "implements", "247-KL/TU"),
        (1, "implements", "43/2021/QĐ-TTg"),
        (1, "implements", "3202/UBND-TH"),
        (2, "implements", "63/NQ-CP"),
        (1, "implements", "75/NQ-CP"),
    ]
    assert found.down == ()
    assert found.root.held
    assert found.root.files == (f"{FIVE[2]}.txt",)


def test_what_rests_on_a_resolution_that_is_only_cited(graph: Graph) -> None:
    found = graph.lineage(RESOLUTION).lineage
    assert found is not None
    assert not found.root.held
    assert found.up == ()
    assert [found.documents[step.document].province for step in found.down] == ["Thái Nguyên", "Lai Châu"]
    assert [sum(edge.mentions for edge in step.edges) for step in found.down] == [1, 2]


def test_each_edge_shows_its_words(graph: Graph) -> None:
    found = graph.lineage(RESOLUTION).lineage
    assert found is not None
    texts = {f"{name}.txt": gold_facts(name).text for name in FIVE}
    assert found.edges
    for edge in found.edges:
        words = edge.evidence
        assert texts[words.source][words.start : words.end] == words.quote
        assert RESOLUTION in words.quote


def test_a_draft_bears_its_own_relation(graph: Graph) -> None:
    found = graph.lineage("40/2017/QĐ-UBND", up=False).lineage
    assert found is not None
    (draft, notice) = found.down
    assert [edge.relation for edge in draft.edges] == ["repeals"]
    assert found.documents[draft.document].draft
    assert [edge.relation for edge in notice.edges] == ["discusses"]
    assert (notice.depth, notice.beside) == (2, draft.document)


def test_an_endpoint_gives_the_same(quads: list[Quad], graph: Graph) -> None:
    with oxigraph_server() as address, Graph(open_store(address)) as there:
        there.store.load(quads)
        for reference in (LETTER, RESOLUTION, "40/2017/QĐ-UBND"):
            assert there.lineage(reference).lineage == graph.lineage(reference).lineage


def test_a_networkx_graph_of_plain_values(graph: Graph) -> None:
    found = graph.lineage(LETTER)
    assert isinstance(found, networkx.MultiDiGraph)
    by_number = {attributes["number"]: node for node, attributes in found.nodes(data=True)}
    assert found.has_edge(by_number[LETTER], by_number[RESOLUTION], key="implements")
    assert networkx.has_path(found, by_number[LETTER], by_number["63/NQ-CP"])
    for _, attributes in found.nodes(data=True):
        assert all(isinstance(value, str) for value in attributes.values())
    assert {type(value) for *_, attributes in found.edges(data=True) for value in attributes.values()} == {str, int}
    assert networkx.utils.graphs_equal(found.lineage.to_networkx(), networkx.MultiDiGraph(found))


def test_a_notebook_shows_the_tree(graph: Graph) -> None:
    shown = graph.lineage(LETTER)._repr_html_()
    assert shown is not None
    assert "Rests on (10 documents)" in shown
    assert shown.index("3202/UBND-TH") < shown.index("<ul><li>implements → Nghị quyết 63/NQ-CP")
    assert shown.count("<ul>") == shown.count("</ul>") == 2


# ---------------------------------------------------------------------------------------------- made graphs


def test_a_cycle_ends_where_it_closes() -> None:
    store = made(("a", "amends", "b"), ("b", "amends", "c"), ("c", "amends", "a"))
    found = lineage(store, document("a"))
    assert tree(found) == [(1, "amends", "b"), (2, "amends", "c"), (3, "amends", "a!")]
    assert tree(found, upward=False) == [(1, "amends", "c"), (2, "amends", "b"), (3, "amends", "a!")]


def test_a_document_is_followed_where_it_is_nearest() -> None:
    edges = [("a", "basedOn", "b"), ("b", "basedOn", "c"), ("a", "implements", "c"), ("c", "basedOn", "d")]
    found = lineage(made(*edges), document("a"))
    assert tree(found) == [
        (1, "basedOn", "b"),
        (2, "basedOn", "c!"),
        (1, "implements", "c"),
        (2, "basedOn", "d"),
    ]


def test_what_is_promulgated_rests_on_what_promulgates_it() -> None:
    store = made(("decision", "promulgates", "regulation"), ("decision", "basedOn", "law"))
    found = lineage(store, document("regulation"))
    assert tree(found) == [(1, "promulgates", "decision"), (2, "basedOn", "law")]
    assert found.down == ()
    assert tree(lineage(store, document("decision")), upward=False) == [(1, "promulgates", "regulation")]


def test_an_ambiguous_citation_leads_to_each_document_it_may_mean() -> None:
    store = made(("a", "implements", "b|c"), ("b", "basedOn", "d"), ("e", "implements", "c"))
    up = lineage(store, document("a"))
    assert tree(up) == [(1, "implements", "b"), (2, "basedOn", "d"), (1, "implements", "c")]
    assert [step.edges[0].status for step in up.up] == ["ambiguous", "resolved", "ambiguous"]
    down = lineage(store, document("c"), up=False)
    assert [(down.documents[step.document].number, step.edges[0].status) for step in down.down] == [
        ("a", "ambiguous"),
        ("e", "resolved"),
    ]


def test_several_relations_between_two_documents_are_one_step() -> None:
    store = made(("a", "basedOn", "b"), ("a", "replaces", "b"), ("a", "basedOn", "b"))
    (step,) = lineage(store, document("a")).up
    assert [(edge.relation, edge.mentions, edge.evidence.start) for edge in step.edges] == [
        ("basedOn", 2, 1),
        ("replaces", 1, 2),
    ]


def test_depth_and_relations_bound_it() -> None:
    store = made(("a", "basedOn", "b"), ("b", "amends", "c"), ("a", "cites", "d"), ("a", "proposesChange", "e"))
    assert tree(lineage(store, document("a"))) == [
        (1, "basedOn", "b"),
        (2, "amends", "c"),
        (1, "proposesChange", "e"),
    ]
    assert tree(lineage(store, document("a"), depth=1)) == [(1, "basedOn", "b"), (1, "proposesChange", "e")]
    assert tree(lineage(store, document("a"), relations=["cites", "basedOn"])) == [
        (1, "basedOn", "b"),
        (1, "cites", "d"),
    ]
    assert tree(lineage(store, document("a"), relations=["proposesChangeTo"])) == [(1, "proposesChange", "e")]
    assert lineage(store, document("a"), up=False).up == ()
    with pytest.raises(InputError, match="1 or more"):
        lineage(store, document("a"), depth=0)
    with pytest.raises(QueryError, match="no relation 'rests'; there are basedOn"):
        lineage(store, document("a"), relations=["rests"])


def test_a_long_chain_is_followed_to_its_end() -> None:
    store = made(*((f"d{i}", "amends", f"d{i + 1}") for i in range(400)))
    found = lineage(store, document("d0"))
    assert [step.depth for step in found.up] == list(range(1, 401))
    assert found.documents[found.up[-1].document].number == "d400"


NAMES = st.sampled_from("abcdefg")
EDGES = st.lists(st.tuples(NAMES, st.sampled_from(LINEAGE), NAMES), min_size=1, max_size=20)


@settings(max_examples=60, deadline=None)
@given(EDGES, NAMES)
def test_everything_that_can_be_reached_is_followed_once(edges: list[tuple[str, Relation, str]], root: str) -> None:
    ways = networkx.DiGraph([(b, a) if relation == "promulgates" else (a, b) for a, relation, b in edges])
    ways.add_node(root)
    found = lineage(InMemory(citations(edges)), document(root))
    for steps, distances in (
        (found.up, networkx.single_source_shortest_path_length(ways, root)),
        (found.down, networkx.single_source_shortest_path_length(ways.reverse(), root)),
    ):
        followed = [(found.documents[step.document].number, step.depth) for step in steps if not step.repeated]
        assert len(followed) == len(dict(followed)), "a document is followed once"
        assert dict(followed) == {name: distance for name, distance in distances.items() if distance}
        depth = 0
        for step in steps:
            assert step.depth <= depth + 1, "a step stands under the one it starts from"
            depth = step.depth


# --------------------------------------------------------------------------------------------- the command


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["lineage", *arguments, "--store", str(folder)])
    if result.exception is not None:
        raise result.exception
    return result.stdout


def test_the_tree_has_a_line_for_each_step(folder: Path) -> None:
    lines = run(folder, LETTER).splitlines()
    assert lines[0].startswith("Công văn 3413/UBND-TH · 2021-07-22 · Ủy ban nhân dân tỉnh Thái Nguyên")
    assert lines[0].endswith("[held]")
    assert lines[1] == "├── Rests on (10 documents)"
    assert "│   ├── implements → Nghị quyết 68/NQ-CP · 2021-07-01 · Chính phủ" in lines
    assert "│   │   └── implements → Nghị quyết 63/NQ-CP · Chính phủ" in lines
    assert lines[-1] == "└── Relied on by: nothing"
    assert not any(line.endswith(" ") for line in lines)


def test_one_direction_can_be_asked_for(folder: Path) -> None:
    up, down, both = (run(folder, RESOLUTION, *flags) for flags in (["--up"], ["--down"], ["--up", "--down"]))
    assert up.splitlines()[1:] == ["└── Rests on: nothing"], "nothing is said of the direction not asked for"
    assert down.splitlines()[1] == "└── Relied on by (2 documents)"
    assert both == run(folder, RESOLUTION)
    assert both.count("implements ← ") == down.count("implements ← ") == 2


def test_csv_and_json_have_the_words(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(folder, RESOLUTION, "--format", "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["direction"], row["relation"], row["held"], row["mentions"]) for row in rows] == [
        ("down", "implements", "true", "1"),
        ("down", "implements", "true", "2"),
    ]
    told = json.loads(run(folder, RESOLUTION, "--format", "json"))
    assert told["document"]["number"] == RESOLUTION
    assert told["up"] == []
    assert [(row["source"], row["start"], row["quote"]) for row in told["down"]] == [
        (row["source"], int(row["start"]), row["quote"]) for row in rows
    ]


def test_graphml_can_be_read_back(folder: Path) -> None:
    read = networkx.parse_graphml(run(folder, LETTER, "--format", "graphml"), force_multigraph=True)
    assert len(read) == 11
    assert {attributes["relation"] for *_, attributes in read.edges(data=True)} == {"implements"}


def test_mistakes_are_told(folder: Path) -> None:
    with pytest.raises(QueryError, match="no format 'svg'; a lineage can be written as tree, csv, json, graphml"):
        run(folder, LETTER, "--format", "svg")
    with pytest.raises(NotFoundError, match="no document is called"):
        run(folder, "9999/QQ")
    with pytest.raises(AmbiguousError) as failure:
        run(folder, "Quyết định")
    assert any("40/2017/QĐ-UBND" in line for line in failure.value.candidates)
    with pytest.raises(QueryError, match="no relation 'implement'"):
        run(folder, LETTER, "--relations", "implement,amends")
