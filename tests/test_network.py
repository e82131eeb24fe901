"""The network of citations, its measures, and the command that writes it."""

from __future__ import annotations

import re
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad
from typer.testing import CliRunner

from endpoint import oxigraph_server
from gold import FIVE
from govgraph.analysis.network import Network, network, reliance
from govgraph.api import Graph
from govgraph.cli.app import app
from govgraph.errors import InputError, NotFoundError, QueryError
from govgraph.records import Relation
from govgraph.store import open_store
from in_memory import InMemory, citations, document


def numbers(found: Network) -> set[str]:
    return {document.number or "" for document in found.documents.values()}


def arrows(found: Network) -> list[tuple[str, str, str, int]]:
    number = {iri: document.number or "" for iri, document in found.documents.items()}
    return [(number[edge.citing], edge.relation, number[edge.cited], edge.mentions) for edge in found.edges]


# ------------------------------------------------------------------------------------------ the five documents


def test_the_whole_network(graph: Graph) -> None:
    found = graph.network()
    assert isinstance(found, networkx.MultiDiGraph)
    assert (len(found), found.number_of_edges()) == (61, 57)
    held = [attributes for _, attributes in found.nodes(data=True) if attributes["held"] == "true"]
    assert {attributes["files"] for attributes in held} == {f"{name}.txt" for name in FIVE}
    assert {attributes["province"] for attributes in held} == {"Lai Châu", "Thái Nguyên", "Tuyên Quang", "Hà Giang", ""}
    assert found.summary == "61 documents and 57 edges"


def test_every_citation_is_in_one_edge(graph: Graph) -> None:
    found = graph.network().network
    assert found is not None
    rows = [row for row in graph.query("citations") if row["citing"] != row["cited"]]
    assert sum(edge.mentions for edge in found.edges) == len(rows)
    words = {(row["source"], row["start"], row["end"]): row["quote"] for row in rows}
    for edge in found.edges:
        evidence = edge.evidence
        assert words[evidence.source, str(evidence.start), str(evidence.end)] == evidence.quote


def test_most_relied_on(graph: Graph) -> None:
    first = graph.network().most_relied_on()[0]
    assert (first.document.number, first.documents, first.mentions) == ("68/NQ-CP", 2, 3)


def test_around_a_document(graph: Graph) -> None:
    near = graph.network(around="68/NQ-CP").network
    assert near is not None
    assert len(near.documents) == 3
    farther = graph.network(around="68/NQ-CP", depth=2).network
    assert farther is not None
    assert numbers(farther) > numbers(near)
    assert "40/2017/QĐ-UBND" not in numbers(farther), "two steps beyond the notice that cites the resolution"
    with pytest.raises(NotFoundError):
        graph.network(around="9999/QQ")


def test_an_endpoint_gives_the_same(quads: list[Quad], graph: Graph) -> None:
    with oxigraph_server() as address, Graph(open_store(address)) as there:
        there.store.load(quads)
        assert there.network().network == graph.network().network
        assert there.network(around="68/NQ-CP").network == graph.network(around="68/NQ-CP").network


def test_a_document_without_a_name_is_called_by_the_words_that_cite_it(graph: Graph) -> None:
    found = graph.network().network
    assert found is not None
    names = {document.name for document in found.documents.values()}
    assert "Nghị quyết Đại hội XIII của Đảng" in names
    assert "Nghị quyết" not in names


# ------------------------------------------------------------------------------------------------ made graphs

EDGES = [
    ("a", "basedOn", "law"),
    ("a", "basedOn", "law"),
    ("a", "cites", "law"),
    ("b", "implements", "law"),
    ("b", "amends", "a"),
    ("c", "cites", "d"),
    ("law", "cites", "law"),
]


def test_edges_gather_the_citations_of_one_relation() -> None:
    assert arrows(network(InMemory(citations(EDGES)))) == [
        ("a", "basedOn", "law", 2),
        ("a", "cites", "law", 1),
        ("b", "amends", "a", 1),
        ("b", "implements", "law", 1),
        ("c", "cites", "d", 1),
    ]


def test_relations_and_held_documents_bound_it() -> None:
    store = InMemory(citations(EDGES, held=["a", "b", "lonely"]))
    assert numbers(network(store, relations=["amends"])) == {"a", "b", "lonely"}
    assert numbers(network(store)) == {"a", "b", "c", "d", "law", "lonely"}
    held = network(store, held_only=True)
    assert (numbers(held), arrows(held)) == ({"a", "b", "lonely"}, [("b", "amends", "a", 1)])
    around = network(store, around=document("law"), held_only=True)
    assert numbers(around) == {"law", "a", "b"}, "the document in the middle stays"
    with pytest.raises(QueryError, match="no relation 'x'"):
        network(store, relations=["x"])


def test_the_best_connected_stay_within_a_limit() -> None:
    store = InMemory(citations(EDGES))
    found = network(store, most=3)
    assert numbers(found) == {"a", "b", "law"}
    assert found.left_out == 2
    assert network(store, most=None).left_out == 0
    assert numbers(network(store, around=document("d"), depth=9, most=1)) == {"d"}
    assert network(store).limited(3) == found
    for bad in ({"most": 0}, {"depth": 0, "around": document("a")}):
        with pytest.raises(InputError, match="1 or more"):
            network(store, **bad)


def test_an_ambiguous_citation_counts_for_none_of_its_candidates() -> None:
    found = network(InMemory(citations([("a", "implements", "b|c"), ("e", "implements", "c")])))
    statuses = {(edge.citing, edge.cited): edge.status for edge in found.edges}
    assert statuses == {
        (document("a"), document("b-or-c-1")): "ambiguous",
        (document("e"), document("c")): "resolved",
    }


def test_reliance_counts_documents_before_citations() -> None:
    edges = [("a", "cites", "x"), ("b", "cites", "x"), *[("a", "cites", "y")] * 5]
    ranked = reliance(network(InMemory(citations(edges))))
    assert [(r.document.number, r.documents, r.mentions) for r in ranked] == [("x", 2, 2), ("y", 1, 5)]
    assert ranked[0].pagerank > ranked[1].pagerank
    assert reliance(network(InMemory([]))) == ()


NAMES = st.sampled_from("abcdef")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(["basedOn", "cites"]), NAMES), max_size=15), NAMES, st.integers(1, 3))
def test_the_neighbourhood_is_what_lies_within_the_steps(
    edges: list[tuple[str, Relation, str]], middle: str, depth: int
) -> None:
    plain = networkx.Graph([(citing, cited) for citing, _, cited in edges])
    plain.add_node(middle)
    wanted = networkx.ego_graph(plain, middle, radius=depth)
    found = network(InMemory(citations(edges, held=[middle])), around=document(middle), depth=depth)
    assert numbers(found) == set(wanted)
    assert {frozenset((citing, cited)) for citing, _, cited, _ in arrows(found)} == {
        frozenset(edge) for edge in wanted.edges if edge[0] != edge[1]
    }


# ------------------------------------------------------------------------------------------------ the command


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["network", *arguments, "--store", str(folder)])
    if result.exception is not None:
        raise result.exception
    return result.output


def test_files_are_written_and_told_of(folder: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"network.{name}" for name in ("html", "graphml", "gexf")}
    told = run(folder, *(text for name, file in files.items() for text in (f"--{name}", str(file))))
    assert told.splitlines() == [f"govgraph: wrote 61 documents and 57 edges to {file}" for file in files.values()]
    assert networkx.read_graphml(files["graphml"], force_multigraph=True).number_of_edges() == 57
    assert networkx.read_gexf(files["gexf"]).number_of_edges() == 57
    assert "68/NQ-CP" in files["html"].read_text("utf-8")


def test_any_file_name_will_do(folder: Path, tmp_path: Path) -> None:
    run(folder, "--graphml", str(tmp_path / "network.xml"), "--around", "68/NQ-CP")
    assert len(networkx.read_graphml(tmp_path / "network.xml")) == 3


def test_the_limit_is_told(folder: Path, tmp_path: Path) -> None:
    told = run(folder, "--gexf", str(tmp_path / "n.gexf"), "--most", "5")
    assert "wrote 5 documents and" in told
    assert "(56 less connected documents left out)" in told
    assert "wrote 61 documents" in run(folder, "--gexf", str(tmp_path / "n.gexf"), "--most", "0")


def test_the_most_relied_on_are_listed(folder: Path) -> None:
    lines = run(folder, "--top", "3").splitlines()
    assert lines[0].split() == ["rank", "document", "date", "issuer", "cited", "by", "mentions", "PageRank"]
    assert lines[1].split()[:5] == ["1", "Nghị", "quyết", "68/NQ-CP", "2021-07-01"]
    assert len(lines) == 4


def test_mistakes_are_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="say what to make: --html FILE"):
        run(folder)
    missing = tmp_path / "missing" / "network.html"
    with pytest.raises(InputError, match=r"network\.html: cannot be written: no such file or directory"):
        run(folder, "--html", str(missing))


# ---------------------------------------------------------------------------------------------- the documentation

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "pictures.md").read_text("utf-8")


def test_the_example_in_python_runs(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "govgraph-store").symlink_to(folder, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(example, "docs/pictures.md", "exec"), {})
    assert (tmp_path / "near.html").exists()


def test_the_examples_of_commands_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^govgraph ((?:lineage|network) [^#\n]*)", PAGE, re.MULTILINE)
    assert len(lines) == 7
    for line in lines:
        result = CliRunner().invoke(app, [*line.split(), "--store", str(folder)])
        assert result.exception is None, line
        assert result.output, line
