"""The Python API: a graph to ask, for scripts and notebooks. `import govgraph` gives these names.

import govgraph

govgraph.build(["documents"], store="my-store")
with govgraph.open("my-store") as graph:
    graph.query("directives-citing", document="68/NQ-CP").to_frame()
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pyoxigraph import NamedNode

from govgraph.cards import Card, card
from govgraph.errors import AmbiguousError, NotFoundError, QueryError
from govgraph.evaluation import VIEWS, Evaluation, evaluate, read_gold
from govgraph.graph.content import GraphContent
from govgraph.graph.iris import BASE
from govgraph.pipeline.tables_alone import asked_of_tables
from govgraph.reading import read, read_text
from govgraph.recognition import recognise
from govgraph.records import DocumentFacts
from govgraph.store import AskResult, Result, SelectResult, Store, open_store
from govgraph.store.export import export
from govgraph.store.queries import NamedQuery, named_queries, named_query, parse_query
from govgraph.store.references import Thing, find

if TYPE_CHECKING:
    import pandas

    from govgraph.graph.shapes import Report
    from govgraph.pictures.notebook import LineageGraph, NetworkGraph
    from govgraph.pipeline.building import Progress
    from govgraph.review import Doubt


_BASE = "SELECT ?base { GRAPH ?g { ?dataset <http://rdfs.org/ns/void#uriSpace> ?base } }"


class Answer:
    """What a query gave: rows of plain values, in the query's order. A cell that is not known is None.

    An ASK gives one row with one cell, `true` or `false`; a CONSTRUCT gives rows of subject, predicate, object.
    """

    def __init__(self, result: Result, note: str | None = None) -> None:
        self.result = result
        self.note = note
        """What is to be known of the answer beside its rows, in a sentence; None where nothing is."""
        if isinstance(result, SelectResult):
            self.columns: tuple[str, ...] = result.columns
            self.rows: list[tuple[str | None, ...]] = list(result.rows())
        elif isinstance(result, AskResult):
            self.columns, self.rows = ("answer",), [("true" if result else "false",)]
        else:
            self.columns = ("subject", "predicate", "object")
            self.rows = [tuple(getattr(t, "value", str(t)) for t in triple) for triple in result.triples()]

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        """The rows by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas data frame. Raises QueryError where pandas is not installed."""
        try:
            import pandas  # noqa: PLC0415 - optional, and slow to import
        except ImportError:
            raise QueryError("to_frame() needs pandas: pip install 'govgraph[pandas]'") from None
        return pandas.DataFrame(self.rows, columns=list(self.columns))

    def serialize(self, format: str) -> bytes:
        """The result in a standard format: `csv`, `tsv`, `json`, `xml`; a graph as `turtle` or `ntriples`.

        Raises QueryError for a format that cannot hold it.
        """
        return self.result.serialize(format)

    def __repr__(self) -> str:
        return f"<{len(self)} row{'' if len(self) == 1 else 's'}: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return _table(self.columns, self.rows)


class CardView:
    """A card (`Graph.show`) that notebooks display; `card` has its parts."""

    def __init__(self, shown: Card) -> None:
        self.card = shown

    def __repr__(self) -> str:
        return f"<{self.card.kind} {self.card.name}>"

    def __str__(self) -> str:
        """The card as lines of text: its facts, then each section with its rows, cells between ` | `."""
        lines = [self.card.name, *(f"{what}: {value}" for what, value in self.card.facts)]
        for section in self.card.sections:
            lines += ["", section.heading, *(" | ".join(row) for row in section.rows)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<h3>{html.escape(self.card.name)}</h3>", _table(("", ""), self.card.facts)]
        for section in self.card.sections:
            parts += [f"<h4>{html.escape(section.heading)}</h4>", _table(section.columns, section.rows)]
        return "".join(parts)


class Graph:
    """A store opened for asking. Use it in a `with` block, or `close()` it.

    A document is named by its number (`68/NQ-CP`), its file's name or its IRI; what names none raises NotFoundError,
    what names several AmbiguousError with the candidates.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, query: str, *, timeout: float | None = None, **values: str) -> Answer:
        """Run a named query (`queries()` lists them) or any SPARQL text.

        `values` are for the query's parameters. Raises QueryError for an unknown name, malformed SPARQL, and a
        parameter that is missing or of the wrong kind; StoreError after `timeout` seconds.
        """
        return answer_of(query_of(query), self.store, {k: str(v) for k, v in values.items()}, timeout)

    def queries(self) -> dict[str, NamedQuery]:
        """The named queries, each with its title, what it answers, its parameters and columns."""
        return named_queries()

    def documents(self) -> Answer:
        """The documents read, with type, number, date, issuer, province, subject and signer."""
        return self.query("documents")

    def views(self) -> dict[str, Answer]:
        """The eight tables that scripts may rely on, by name."""
        return {view: self.query(view) for view in VIEWS}

    def find(self, reference: str) -> Thing:
        """The document that a reference names."""
        return find(self.store, reference)

    def show(self, reference: str) -> CardView:
        """All that is known of a document, agency, official, initiative, meeting or place, or of whatever has the
        IRI given, with the words it rests on."""
        return CardView(card(self.store, reference))

    def text(self, reference: str) -> str:
        """The text of a document that was read, in whatever format its file is: what all offsets of its rows point
        into, so that `text[start:end]` is the quote.

        Raises NotFoundError where the document is only cited, and where the store was built elsewhere, AmbiguousError
        where it is held in several files: then one of them has to be named.
        """
        from govgraph.pipeline.archive import held_source  # noqa: PLC0415

        found = self.find(reference)
        if not found.files:
            raise NotFoundError(f"{reference}: this document is only cited, there is no file of it")
        if reference not in found.files and len(found.files) > 1:
            raise AmbiguousError(f"{reference} is held in {len(found.files)} files; name one", found.files)
        return held_source(self.store.location, reference if reference in found.files else found.files[0]).text

    def lineage(
        self,
        reference: str,
        *,
        up: bool = True,
        down: bool = True,
        depth: int | None = None,
        relations: Sequence[str] | None = None,
    ) -> LineageGraph:
        """What a document rests on (`up`) and what rests on it (`down`), to any depth or the one given.

        A networkx graph of documents, edges from citing to cited; its `lineage` is the tree, with the words of each
        edge, and notebooks show it. Follows every relation but plain `cites`, or the `relations` given. Raises
        InputError for a depth below 1 and QueryError for an unknown relation.
        """
        from govgraph.analysis.lineage import lineage  # noqa: PLC0415
        from govgraph.pictures.notebook import LineageGraph  # noqa: PLC0415 - networkx is slow to import

        document = self.find(reference).iri
        return LineageGraph.of(lineage(self.store, document, up=up, down=down, depth=depth, relations=relations))

    def network(
        self,
        *,
        around: str | None = None,
        depth: int = 1,
        relations: Sequence[str] | None = None,
        held_only: bool = False,
        most: int | None = 2000,
    ) -> NetworkGraph:
        """The network of citations: of the whole store, or of what lies within `depth` steps around a document.

        A networkx graph that notebooks show as a picture, with `save("network.html")` (also .graphml and .gexf) and
        `most_relied_on()`. `most` limits it to the best connected documents (None: no limit), `held_only` leaves out
        what is only cited. Raises as `lineage` does.
        """
        from govgraph.analysis.network import network  # noqa: PLC0415
        from govgraph.pictures.notebook import NetworkGraph  # noqa: PLC0415 - networkx is slow to import

        middle = None if around is None else self.find(around).iri
        return NetworkGraph.of(
            network(self.store, around=middle, depth=depth, relations=relations, held_only=held_only, most=most)
        )

    def doubts(self, corrections: Iterable[str | os.PathLike[str]] = ()) -> tuple[Doubt, ...]:
        """What a person could settle: ambiguous and unresolved citations, documents without province, date or number,
        persons of one name, disagreements; those first that settle most. What the files of `corrections` answer is left
        out. Raises InputError for such a file that cannot be read."""
        from govgraph.corrections import parse_corrections, read_files  # noqa: PLC0415
        from govgraph.review import doubts  # noqa: PLC0415 - only a review needs them

        return doubts(self.store, parse_corrections(read_files(corrections)))

    def evaluate(self, gold: str | os.PathLike[str]) -> Evaluation:
        """The scores of the graph against a folder of gold annotations."""
        views = {view: [dict(row) for row in answer] for view, answer in self.views().items()}
        return evaluate(read_gold(Path(gold)), views)

    def validate(self, progress: Progress | None = None) -> Report:
        """What in the graph does not keep to the ontology's SHACL shapes; `conforms` is true if nothing.

        A document takes a second or so. `progress` is told what is done, how much of it and of how much.
        """
        from govgraph.graph.shapes import validate  # noqa: PLC0415 - pySHACL takes long to import

        base = Answer(self.store.query(_BASE)).rows
        contents = self._contents(progress or (lambda what, done, total: None))
        return validate(contents, base[0][0] or BASE) if base else validate(contents)

    def _contents(self, tell: Progress) -> Iterator[GraphContent]:
        """The named graphs one by one."""
        graphs = self.store.graphs()
        for done, graph in enumerate(graphs):
            tell("Checking", done, len(graphs))
            yield GraphContent(NamedNode(graph), list(self.store.quads(graph)))

    def export(self, file: str | os.PathLike[str], format: str = "nq") -> int:
        """Write the graph to a file as `nq` (canonical N-Quads), `trig`, `ttl` or `jsonld`; gives the number of
        statements. Raises QueryError for another format."""
        with Path(file).open("wb") as out:
            return export(self.store, format, out)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<govgraph graph at {self.store.location}>"

    def _repr_html_(self) -> str:
        return (
            f"<p>govgraph graph at <code>{html.escape(self.store.location)}</code></p>{self.documents()._repr_html_()}"
        )


def open_graph(store: str | os.PathLike[str] = "govgraph-store") -> Graph:
    """The graph in a store's directory, or behind a SPARQL endpoint's address, opened for reading.

    Raises StoreError where there is none or it was written by a newer govgraph.
    """
    return Graph(open_store(os.fspath(store), read_only=True))


def recognise_text(text: str, name: str = "text", *, inside: bool = False) -> DocumentFacts:
    """All that govgraph recognises in one document's text; offsets count its code points, the end exclusive.

    Letters from before Unicode (TCVN3, VNI, VISCII, Windows-1258) are put right as in a file: `facts.text` has them in
    Unicode, every character in its place, and `facts.source.letters` says which they were and how sure that is.

    With `inside` the text is a sentence or a passage from inside a document: no head or signature is sought in it, so
    that `Nghị định số 31/2018/NĐ-CP ... quy định chi tiết Luật X;` is a reference and no title. Raises ReadingError if
    the text is empty, or holds what no text has (a NUL, half of a surrogate pair).
    """
    return recognise(read_text(text, name), inside=inside)


def recognise_file(path: str | os.PathLike[str]) -> DocumentFacts:
    """All that govgraph recognises in one file. Raises ReadingError where it cannot be read."""
    return recognise(read(path))


def answer_of(query: NamedQuery, store: Store, values: Mapping[str, str], timeout: float | None = None) -> Answer:
    """What a query gives of a store; where no document names what is asked, what the tables know of it, if they do.
    Raises as `Graph.query` does, and NotFoundError where neither knows it."""
    try:
        return Answer(query.run(store, values, timeout=timeout))
    except NotFoundError:
        told = asked_of_tables(query, values)
        if told is None:
            raise
        return Answer(told, "no document of the store names it; the answer is what the tables alone know")


def query_of(query: str) -> NamedQuery:
    """The named query, or the SPARQL text as a query with such parameters as its own header declares.

    Raises QueryError for a name that no query has.
    """
    return parse_query("query", query) if any(c in query for c in " \n{") else named_query(query)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """An HTML table; every cell is escaped."""

    def line(tag: str, cells: Sequence[Any]) -> str:
        texts = (html.escape("" if cell is None else str(cell)) for cell in cells)
        return "<tr>" + "".join(f'<{tag} style="text-align:left">{text}</{tag}>' for text in texts) + "</tr>"

    head = f"<thead>{line('th', columns)}</thead>" if any(columns) else ""
    return f"<table>{head}<tbody>{''.join(line('td', row) for row in rows)}</tbody></table>"
