"""The query files: what their heads say, on every kind of store, and their parameters.

The same questions are asked of a SPARQL server whose default graph is not the union of the named graphs.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Quad

from asking import ask
from endpoint import oxigraph_server
from govgraph.errors import QueryError
from govgraph.store import SelectResult, Store, open_store
from govgraph.store.binding import bindable
from govgraph.store.queries import Parameter, named_queries, named_query, parse_query


@pytest.fixture(scope="module")
def server(quads: list[Quad]) -> Iterator[Store]:
    with oxigraph_server() as address, open_store(address) as opened:
        opened.load(quads)
        yield opened


@pytest.mark.parametrize("name", named_queries())
def test_header_says_what_the_query_answers(name: str) -> None:
    query = named_query(name)
    assert query.title
    assert query.answers or query.parameters == ()
    assert query.columns
    assert {parameter.name for parameter in query.parameters} == bindable(query.sparql)
    assert not {parameter.name for parameter in query.parameters} & set(query.columns) or name in (
        "positions-held",
        "namesakes",
    )


@pytest.mark.parametrize("name", sorted(set(named_queries())))
def test_columns_are_those_of_the_header_on_every_kind_of_store(name: str, store: Store, server: Store) -> None:
    """Also: an endpoint whose default graph is empty gives the same answer."""
    examples = {"document": "68/NQ-CP", "agency": "Chính phủ", "province": "Lai Châu", "date": "2021-09", "text": "a"}
    examples |= {"number": "1", "place": "tỉnh Lai Châu"}
    values = {p.name: examples[p.kind] for p in named_query(name).parameters}
    here, there = (named_query(name).run(each, values) for each in (store, server))
    assert isinstance(here, SelectResult)
    assert isinstance(there, SelectResult)
    assert here.columns == named_query(name).columns
    assert _unordered(here) == _unordered(there)


def _unordered(result: SelectResult) -> list[list[list[str]]]:
    return sorted([sorted((cell or "").split("; ")) for cell in row] for row in result.rows())


def test_there_are_twenty_questions_beside_the_eight_views() -> None:
    views = {"documents", "citations", "agencies", "officials", "initiatives", "meetings", "directives", "places"}
    assert views <= set(named_queries())
    assert len(set(named_queries()) - views) >= 20


def test_unknown_names_are_answered_with_near_ones(store: Store) -> None:
    with pytest.raises(QueryError, match="near it: directives-citing"):
        named_query("directive-citing")
    with pytest.raises(QueryError, match="no parameter 'documnet'; near it: document"):
        ask(store, "directives-citing", documnet="68/NQ-CP")
    with pytest.raises(QueryError, match="needs document"):
        ask(store, "directives-citing")
    with pytest.raises(QueryError, match="there are"):
        named_query("zzzz")


@pytest.mark.parametrize("date", ["31/9/2021", "2021-13", "2021-02-30", "soon", "2021-9-1"])
def test_dates_are_iso(store: Store, date: str) -> None:
    with pytest.raises(QueryError, match="2021-09-30"):
        ask(store, "due-between", from_=date, to="2021")


def test_dates_may_be_written_as_in_the_documents(store: Store) -> None:
    assert ask(store, "due-between", from_="1/9/2021", to="10/09/2021") == ask(
        store, "due-between", from_="2021-09-01", to="2021-09-10"
    )


def test_numbers_are_whole(store: Store) -> None:
    with pytest.raises(QueryError, match="whole number"):
        ask(store, "most-cited", times="two")


def test_header_is_read() -> None:
    query = parse_query(
        "mine",
        "# title: A\n# title-vi: B\n# answers: C?\n# parameter: x (iri, default https://e.org/) - the x\n"
        "# parameter: y (text, optional) – the y\n# columns: s,o\nSELECT ?s ?o {\n# bind: x\n#bind:y\n?s ?x ?o }",
    )
    assert (query.title, query.title_vi, query.answers, query.columns) == ("A", "B", "C?", ("s", "o"))
    assert query.parameters == (
        Parameter("x", "iri", "the x", default="https://e.org/"),
        Parameter("y", "text", "the y", optional=True),
    )
    assert not any(parameter.required for parameter in query.parameters)
    for broken in ("# parameter: x - the x", "# parameter: x (sort) - the x", "# parameter: x (text) - not bound"):
        with pytest.raises(QueryError):
            parse_query("mine", broken + "\nASK {}")
