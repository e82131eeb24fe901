"""What a query gives back: a table of terms, a yes or no, or a graph.

A table is kept as SPARQL 1.1 JSON results, whichever store it came from, so that it can be read any number of times,
sent between processes and written by the engine itself in every standard format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from govgraph.errors import QueryError

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
RESULT_FORMATS = ("csv", "tsv", "json", "xml", "turtle", "ntriples")
"""The first four for a table or a yes or no, the last two for a graph."""

_TABLE_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_GRAPH_FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}


class SelectResult(Struct, frozen=True):
    """The rows of a SELECT. `data` is the SPARQL JSON results document; the order of the rows is kept."""

    data: bytes

    def _solutions(self) -> QuerySolutions:
        solutions = parse_query_results(self.data, QueryResultsFormat.JSON)
        assert isinstance(solutions, QuerySolutions)
        return solutions

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the query's order."""
        return tuple(variable.value for variable in self._solutions().variables)

    def terms(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows as RDF terms; None where a cell is not bound."""
        return (tuple(solution) for solution in self._solutions())

    def rows(self) -> Iterator[tuple[str | None, ...]]:
        """The rows as plain values: the text of a literal, the IRI of a thing; None where a cell is not bound."""
        return (tuple(None if term is None else plain(term) for term in row) for row in self.terms())

    def records(self) -> Iterator[dict[str, str | None]]:
        """The rows as plain values by column name."""
        columns = self.columns
        return (dict(zip(columns, row, strict=True)) for row in self.rows())

    def __len__(self) -> int:
        return sum(1 for _ in self._solutions())

    def serialize(self, format: str) -> bytes:
        """The table as `csv`, `tsv`, `json` or `xml` (SPARQL 1.1 results formats), in UTF-8, with `\\n` line ends in
        CSV. Raises QueryError for a format that cannot hold a table."""
        if format not in _TABLE_FORMATS:
            raise QueryError(_no_such_format(format, "a table", _TABLE_FORMATS))
        written = self._solutions().serialize(format=_TABLE_FORMATS[format])
        assert written is not None
        return written.replace(b"\r\n", b"\n") if format == "csv" else written


class AskResult(Struct, frozen=True):
    """The answer of an ASK."""

    answer: bool

    def __bool__(self) -> bool:
        return self.answer

    def serialize(self, format: str) -> bytes:
        """`json` or `xml` as SPARQL 1.1 has it; `csv` and `tsv` as one line, `true` or `false`.

        Raises QueryError for a format that cannot hold an answer."""
        if format not in _TABLE_FORMATS:
            raise QueryError(_no_such_format(format, "a yes or no", _TABLE_FORMATS))
        if format in ("csv", "tsv"):
            return b"true\n" if self.answer else b"false\n"
        text = b'{"head":{},"boolean":%s}' % (b"true" if self.answer else b"false")
        if format == "json":
            return text
        parsed = parse_query_results(text, QueryResultsFormat.JSON)
        assert isinstance(parsed, QueryBoolean)
        written = parsed.serialize(format=_TABLE_FORMATS[format])
        assert written is not None
        return written


class GraphResult(Struct, frozen=True):
    """The triples of a CONSTRUCT or DESCRIBE. `data` is N-Triples, its lines sorted and without repetition."""

    data: bytes

    def triples(self) -> Iterator[Triple]:
        """The triples, in the order of their N-Triples lines."""
        return (quad.triple for quad in parse(self.data, RdfFormat.N_TRIPLES))

    def __len__(self) -> int:
        return self.data.count(b"\n")

    def serialize(self, format: str, prefixes: dict[str, str] | None = None) -> bytes:
        """The graph as `turtle` or `ntriples`. Raises QueryError for a format that cannot hold a graph."""
        if format not in _GRAPH_FORMATS:
            raise QueryError(_no_such_format(format, "a graph", _GRAPH_FORMATS))
        if format == "ntriples":
            return self.data
        written = serialize(self.triples(), format=_GRAPH_FORMATS[format], prefixes=prefixes)
        assert written is not None
        return written


Result: TypeAlias = SelectResult | AskResult | GraphResult


def plain(term: Term) -> str:
    """A term as people write it: the literal's text, the IRI, `_:name`, or `<< triple >>`."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def graph_result(triples: Iterator[Triple]) -> GraphResult:
    """The triples as a result, sorted and each once."""
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    return GraphResult(b"".join(sorted(set(lines.splitlines(keepends=True)))))


def _no_such_format(format: str, what: str, formats: Iterable[str]) -> str:
    known = "" if format in RESULT_FORMATS else f"there is no format {format!r}; "
    return f"{known}{what} can be written as {', '.join(formats)}"
