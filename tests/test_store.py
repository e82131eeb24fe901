"""Every store keeps the same promise: these tests run on the embedded store and on a real SPARQL server, one whose
default graph is the union of the named graphs and one whose default graph is not."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from endpoint import oxigraph_server
from govgraph.errors import QueryError, StoreError
from govgraph.store import AskResult, GraphResult, SelectResult, Store, open_store
from govgraph.store import remote as remote_module
from govgraph.store.export import export

EX = "https://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def ex(name: str) -> NamedNode:
    return NamedNode(EX + name)


def triple(subject: str, predicate: str, value: str) -> Triple:
    return Triple(ex(subject), ex(predicate), Literal(value))


@pytest.fixture(scope="module")
def union_server() -> Iterator[str]:
    with oxigraph_server("--union-default-graph") as address:
        yield address


@pytest.fixture(scope="module")
def plain_server() -> Iterator[str]:
    with oxigraph_server() as address:
        yield address


@pytest.fixture(params=["embedded", "remote with union", "remote without union", "remote by protocol"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    match request.param:
        case "embedded":
            opened = open_store(tmp_path / "store", create=True)
        case "remote with union":
            opened = open_store(request.getfixturevalue("union_server"))
        case "remote by protocol":  # a server without Oxigraph's own switch
            monkeypatch.setattr(remote_module, "_UNION_SWITCHES", ((),))
            opened = open_store(request.getfixturevalue("plain_server"))
        case _:
            opened = open_store(request.getfixturevalue("plain_server"))
    with opened:
        for graph in opened.graphs():
            opened.drop_graph(graph)
        yield opened


def select(store: Store, sparql: str, **parameters: NamedNode | Literal) -> list[tuple[str | None, ...]]:
    result = store.query(sparql, parameters)
    assert isinstance(result, SelectResult)
    return list(result.rows())


def test_replaced_graph_holds_the_new_statements_and_no_others(store: Store) -> None:
    store.replace_graph(EX + "a", [triple("x", "p", "cũ"), triple("x", "p", "giữ")])
    store.replace_graph(EX + "b", [triple("y", "p", "khác")])
    store.replace_graph(EX + "a", [triple("x", "p", "giữ"), triple("x", "p", "mới")])
    assert store.graphs() == (EX + "a", EX + "b")
    assert {quad.object.value for quad in store.quads(EX + "a")} == {"giữ", "mới"}
    assert len(store) == 3
    store.drop_graph(EX + "a")
    assert store.graphs() == (EX + "b",)


def test_graph_emptied_by_replacing_is_gone(store: Store) -> None:
    store.replace_graph(EX + "a", [triple("x", "p", "1")])
    store.replace_graph(EX + "a", [])
    assert store.graphs() == ()
    assert len(store) == 0


def test_default_graph_is_the_union_of_the_named_graphs(store: Store) -> None:
    store.replace_graph(EX + "a", [Triple(ex("d1"), ex("cites"), ex("d2"))])
    store.replace_graph(EX + "b", [Triple(ex("d2"), ex("cites"), ex("d3"))])
    rows = select(store, f"SELECT ?d WHERE {{ <{EX}d1> <{EX}cites>+ ?d }} ORDER BY ?d")
    assert rows == [(EX + "d2",), (EX + "d3",)]
    assert select(store, "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g") == [(EX + "a",), (EX + "b",)]


def test_each_kind_of_query_has_its_kind_of_result(store: Store) -> None:
    store.replace_graph(EX + "a", [triple("x", "p", "Ủy ban nhân dân tỉnh")])
    assert isinstance(store.query("SELECT * WHERE { ?s ?p ?o }"), SelectResult)
    yes = store.query("# một câu hỏi: SELECT?\nASK { ?s ?p 'Ủy ban nhân dân tỉnh' }")
    assert isinstance(yes, AskResult)
    assert yes
    assert not store.query("ASK { ?s ?p 'Ủy ban' }")
    graph = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(graph, GraphResult)
    assert list(graph.triples()) == [triple("x", "p", "Ủy ban nhân dân tỉnh")]
    assert isinstance(store.query(f"DESCRIBE <{EX}x>"), GraphResult)


def test_terms_come_back_as_they_went_in(store: Store) -> None:
    values = [
        Literal("2021-09", datatype=NamedNode(XSD + "gYearMonth")),
        Literal("Nghị quyết", language="vi"),
        Literal('dòng 1\ndòng 2\t"trích" \\ \u00a0 𝄞'),
        Literal(True),
        NamedNode(EX + "Đắk-Lắk/Ủy-ban"),
    ]
    store.replace_graph(EX + "a", [Triple(ex("x"), ex(f"p{n}"), value) for n, value in enumerate(values)])
    result = store.query("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?p")
    assert isinstance(result, SelectResult)
    assert [row[0] for row in result.terms()] == values


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_a_bound_value_is_never_read_as_query(store: Store, text: str) -> None:
    store.replace_graph(EX + "a", [triple("x", "p", text), triple("y", "p", "khác" + text)])
    rows = select(store, "SELECT ?s WHERE {\n# bind: o\n?s ?p ?o }", o=Literal(text))
    assert rows == [(EX + "x",)]


def test_binding_is_optional_and_needs_a_place(store: Store) -> None:
    store.replace_graph(EX + "a", [triple("x", "p", "1"), triple("y", "p", "2")])
    query = "SELECT ?s WHERE {\n  # bind: o\n  ?s ?p ?o } ORDER BY ?s"
    assert select(store, query) == [(EX + "x",), (EX + "y",)]
    assert select(store, query, o=Literal("2")) == [(EX + "y",)]
    with pytest.raises(QueryError, match="no place for 's'"):
        store.query(query, {"s": ex("x")})


def test_broken_query_is_the_users_error_on_one_line(store: Store) -> None:
    for broken in ("SELECT ?s WHERE { ?s ?p", "SELEKT *", "", f"INSERT DATA {{ <{EX}s> <{EX}p> 1 }}"):
        with pytest.raises(QueryError) as failure:
            store.query(broken)
        assert "\n" not in str(failure.value)
    assert len(store) == 0, "an update given as a query was run"


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "sErViCe silent ?where { ?s ?p ?o }",
        "\\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "?s ?p ex:a\\# SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "?s ?p ex:.SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o }",
        "FILTER(1<2)SERVICE:x{?s ?p ?o}FILTER(2>1)",
        "?s ?p '''it's''' . SERVICE ex:x { ?s ?p ?o }",
    ],
)
def test_queries_to_other_hosts_are_refused(store: Store, clause: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        store.query(f"PREFIX ex: <{EX}> PREFIX : <{EX}> SELECT * WHERE {{ {clause} }}")


def test_the_word_service_may_stand_where_it_is_no_keyword(store: Store) -> None:
    query = f"""PREFIX ex: <{EX}service/>  # SERVICE <http://127.0.0.1:9/>
        SELECT ?service WHERE {{ ?service ex:service-of ?o FILTER(?o != "SERVICE <x>" && ?o != 'service') }}"""
    assert select(store, query) == []


def test_a_query_has_a_time_limit(store: Store) -> None:
    store.replace_graph(EX + "a", [triple(f"s{n}", "p", str(n)) for n in range(300)])
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h FILTER(?b < ?d && ?f < ?h) }"
    with pytest.raises(StoreError, match="seconds"):
        store.query(endless, timeout=1.5)
    quick = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", timeout=60)
    assert isinstance(quick, SelectResult)
    assert list(quick.rows()) == [("300",)]


def test_loading_fills_an_empty_store_only(store: Store) -> None:
    quads = [Quad(ex(f"s{n}"), ex("p"), Literal(n), ex(f"g{n % 7}")) for n in range(500)]
    store.load(iter(quads))
    assert len(store) == 500
    assert len(store.graphs()) == 7
    with pytest.raises(StoreError, match="empty"):
        store.load(quads)


def test_statements_outside_a_named_graph_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no named graph"):
        store.load([Quad(ex("s"), ex("p"), Literal(1))])
    with pytest.raises(StoreError, match="cannot name a graph"):
        store.replace_graph("không phải IRI", [triple("x", "p", "1")])
    assert len(store) == 0


def test_export_is_the_same_whatever_the_order_of_building(store: Store) -> None:
    statements = [triple(f"s{n % 5}", f"p{n % 3}", f"giá trị {n}") for n in range(40)]
    graphs = [EX + "b", EX + "a", EX + "c"]
    written = []
    for seed in (1, 2):
        for graph in store.graphs():
            store.drop_graph(graph)
        random.Random(seed).shuffle(statements)
        random.Random(seed).shuffle(graphs)
        for graph in graphs:
            store.replace_graph(graph, statements)
        files = {format: io.BytesIO() for format in ("nq", "trig", "ttl", "jsonld")}
        counts = {format: export(store, format, file) for format, file in files.items()}
        assert counts == {"nq": 120, "trig": 120, "ttl": 40, "jsonld": 120}
        written.append({format: file.getvalue() for format, file in files.items()})
    assert written[0] == written[1]
    lines = written[0]["nq"].splitlines()
    assert lines == sorted(lines)
    for format, kind in (("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)):
        assert set(parse(written[0][format], kind)) == set(store.quads())
    with pytest.raises(QueryError, match="nq, trig, ttl, jsonld"):
        export(store, "xlsx", io.BytesIO())


def test_results_are_written_in_the_standard_formats(store: Store) -> None:
    store.replace_graph(EX + "a", [triple("x", "p", 'Sở Y tế, "tỉnh"'), triple("y", "q", "")])
    result = store.query("SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY ?s")
    assert isinstance(result, SelectResult)
    assert result.columns == ("s", "o", "none")
    assert result.serialize("csv").decode() == f's,o,none\n{EX}x,"Sở Y tế, ""tỉnh""",\n{EX}y,,\n'
    assert b'{"vars":["s","o","none"]}' in result.serialize("json")
    assert result.serialize("tsv").startswith(b"?s\t?o\t?none\n")
    assert b"<sparql" in result.serialize("xml")
    assert next(result.records()) == {"s": EX + "x", "o": 'Sở Y tế, "tỉnh"', "none": None}
    with pytest.raises(QueryError, match="csv, tsv, json, xml"):
        result.serialize("turtle")
    graph = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert graph.serialize("turtle").count(b" .\n") == 2
    with pytest.raises(QueryError, match="there is no format 'xlsx'"):
        graph.serialize("xlsx")
    yes = store.query("ASK { ?s ?p ?o }")
    assert yes.serialize("csv") == b"true\n"
    assert b"<boolean>true</boolean>" in yes.serialize("xml")
