"""Commands that ask a store: query, queries, show, text, views, export."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govgraph.cli.options import DEFAULT_STORE, StoreOption
from govgraph.cli.terminal import note, print_card, print_table, write_bytes

if TYPE_CHECKING:
    from govgraph.api import Answer
    from govgraph.store.queries import NamedQuery


def query(
    name: Annotated[str, typer.Argument(metavar="NAME|FILE|-", help="A named query, a SPARQL file, or - for input.")],
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A value for a parameter of the query.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, tsv, json or xml; for a graph turtle or ntriples.")
    ] = "table",
    columns: Annotated[
        str | None, typer.Option(metavar="A,B,...", help="Only these columns, in this order (table and csv).")
    ] = None,
    timeout: Annotated[float | None, typer.Option(min=0.01, help="Give up after so many seconds.")] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Run a named query, or any SPARQL, and print its answer.

    The table is for people and leaves out IRIs and empty columns; the other formats have everything.

    \b
    Examples:
      govgraph query directives-citing --set document=68/NQ-CP
      govgraph query citations --format csv > citations.csv
      govgraph query due-between --set from=2021-09-01 --set to=2021-09-30
      echo 'SELECT * { ?s ?p ?o } LIMIT 5' | govgraph query -
    """
    from govgraph.api import answer_of
    from govgraph.errors import QueryError
    from govgraph.store import open_store

    named = _query_of(name)
    given = dict(_value(each) for each in values or ())
    with open_store(store, read_only=True) as opened:
        answer = answer_of(named, opened, given, timeout)
        if answer.note is not None:
            note(answer.note)
        if not answer.rows and not opened.graphs():
            note(f"{opened.location}: the store holds nothing yet; fill it with govgraph build (a stopped one goes on)")
    if format == "table":
        print_table(*_chosen(answer, columns))
    elif columns is None:
        write_bytes(answer.serialize(format))
    elif format == "csv":
        write_bytes(_csv(*_chosen(answer, columns)))
    else:
        raise QueryError(f"--columns goes with the formats table and csv, not with {format}")


def _csv(columns: tuple[str, ...], rows: list[tuple[str | None, ...]]) -> bytes:
    """As SPARQL 1.1 Query Results CSV writes it: lines end with CR LF, what is unknown is empty."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue().encode()


def _chosen(answer: Answer, columns: str | None) -> tuple[tuple[str, ...], list[tuple[str | None, ...]]]:
    """The answer's columns and rows, or those of them that are named."""
    from govgraph.errors import QueryError

    if columns is None:
        return answer.columns, answer.rows
    names = tuple(name.strip() for name in columns.split(",") if name.strip())
    for name in names:
        if name not in answer.columns:
            raise QueryError(f"the answer has no column {name!r}; there are {', '.join(answer.columns)}")
    return names, [tuple(row[answer.columns.index(name)] for name in names) for row in answer.rows]


def _query_of(name: str) -> NamedQuery:
    from govgraph.errors import QueryError
    from govgraph.store.queries import named_query, parse_query

    if name == "-":
        return parse_query("standard input", sys.stdin.read())
    if name.endswith((".rq", ".sparql")) or "/" in name:
        try:
            return parse_query(name, Path(name).read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            raise QueryError(f"{name}: cannot be read as a query file: check the path") from None
    return named_query(name)


def _value(text: str) -> tuple[str, str]:
    from govgraph.errors import QueryError

    name, equals, value = text.partition("=")
    if not equals or not name:
        raise QueryError(f"--set {text}: write it as name=value")
    return name.strip(), value.strip()


def queries(
    name: Annotated[str | None, typer.Argument(help="Tell all of this query: parameters, columns, SPARQL.")] = None,
) -> None:
    """List the named queries, or tell all of one.

    \b
    Examples:
      govgraph queries
      govgraph queries due-between
    """
    from govgraph.store.queries import named_queries, named_query

    if name is None:
        rows = [
            (each.name, each.title, ", ".join(p.name if p.required else f"[{p.name}]" for p in each.parameters))
            for each in named_queries().values()
        ]
        print_table(("query", "title", "parameters"), rows)
        return
    typer.echo(named_query(name).sparql.rstrip())


def show(
    thing: Annotated[str, typer.Argument(help="A document's number or file, a name, or an IRI.")],
    everything: Annotated[bool, typer.Option("--all", help="All rows of every table, not the first ten.")] = False,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Show all that is known of a thing, with the words it rests on.

    A thing is a document, an agency, an official, an initiative, a meeting or a place; anything else by its IRI.

    \b
    Examples:
      govgraph show 68/NQ-CP
      govgraph show "Sở Y tế tỉnh Thái Nguyên"
      govgraph show "Trần Tiến Dũng"
    """
    from govgraph.cards import card
    from govgraph.store import open_store

    with open_store(store, read_only=True) as opened:
        print_card(card(opened, thing), most=None if everything else 10)


def text(
    document: Annotated[str, typer.Argument(help="A document's number, its file, or its IRI.")],
    span: Annotated[
        tuple[int, int] | None,
        typer.Option(metavar="START END", help="Only the words between two offsets, as the views have them."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Print a document's text as it was read, whatever its format: what all offsets point into.

    Offsets count characters (Unicode code points) from 0, the end exclusive.

    \b
    Examples:
      govgraph text 3413/UBND-TH
      govgraph text archive.zip/quyet-dinh.docx --span 120 158
    """
    from govgraph.api import open_graph
    from govgraph.errors import InputError

    with open_graph(store) as graph:
        words = graph.text(document)
    if span is not None:
        start, end = span
        if not 0 <= start <= end <= len(words):
            raise InputError(f"--span {start} {end}: the text has {len(words):,} characters, from 0 to {len(words)}")
        words = words[start:end] + "\n"
    write_bytes(words.encode("utf-8", "surrogatepass"))


def views(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the CSV files.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the eight views (documents, citations, agencies, ...) as CSV files.

    \b
    Examples:
      govgraph views csv-folder
    """
    from govgraph.api import open_graph
    from govgraph.errors import InputError, reason_of

    with open_graph(store) as graph:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, answer in graph.views().items():
                (folder / f"{name}.csv").write_bytes(answer.serialize("csv"))
        except OSError as error:
            raise InputError(f"{folder}: cannot be written: {reason_of(error)}") from None
    note(f"wrote eight views to {folder}")


def export(
    format: Annotated[str, typer.Option("--format", "-f", help="nq (canonical N-Quads), trig, ttl or jsonld.")] = "nq",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else standard output.")] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the whole graph in a format that other tools read.

    \b
    Examples:
      govgraph export --format trig --output graph.trig
      govgraph export | gzip > graph.nq.gz
    """
    import io

    from govgraph.api import open_graph
    from govgraph.errors import InputError, reason_of
    from govgraph.store.export import export as write

    with open_graph(store) as graph:
        if output is not None:
            try:
                count = graph.export(output, format)
            except OSError as error:
                raise InputError(f"{output}: cannot be written: {reason_of(error)}") from None
            note(f"wrote {count:,} statements to {output}")
            return
        buffer = io.BytesIO()
        write(graph.store, format, buffer)
        write_bytes(buffer.getvalue())


COMMANDS = (query, queries, show, text, views, export)
