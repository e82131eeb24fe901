"""Commands that follow and draw the edges between documents: lineage, network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govgraph.cli.options import DEFAULT_STORE, StoreOption
from govgraph.cli.terminal import console, note, print_table, write_bytes

if TYPE_CHECKING:
    from rich.tree import Tree

    from govgraph.analysis.lineage import Lineage


def lineage(
    document: Annotated[str, typer.Argument(help="A document's number, file name or IRI.")],
    up: Annotated[bool, typer.Option("--up", help="Only what it rests on.")] = False,
    down: Annotated[bool, typer.Option("--down", help="Only what rests on it.")] = False,
    depth: Annotated[int | None, typer.Option(metavar="N", help="Only so many steps; else to any depth.")] = None,
    relations: Annotated[
        str | None, typer.Option(metavar="A,B,...", help="Only these relations; all of them, cites too, with `all`.")
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="tree, csv, json or graphml.")] = "tree",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Follow a document's lineage: what it rests on, and what rests on it.

    It follows every relation but plain citing: basedOn, implements, amends, replaces, repeals and the others. An arrow
    points from the citing to the cited document. What may mean several documents leads to each of them, marked
    ambiguous. The other formats also have the words that each edge rests on.

    \b
    Examples:
      govgraph lineage 68/NQ-CP
      govgraph lineage 3413/UBND-TH --up --depth 1
      govgraph lineage 68/NQ-CP --relations implements,amends --format csv
    """
    from govgraph.analysis.edges import RELATIONS
    from govgraph.api import open_graph
    from govgraph.errors import QueryError
    from govgraph.pictures.formats import graphml

    formats: dict[str, Callable[[Lineage], None]] = {
        "tree": lambda found: _print_tree(found, up=up or not down, down=down or not up),
        "csv": _print_csv,
        "json": _print_json,
        "graphml": lambda found: write_bytes(graphml(found.to_networkx())),
    }
    if format not in formats:
        raise QueryError(f"there is no format {format!r}; a lineage can be written as {', '.join(formats)}")
    names = RELATIONS if relations == "all" else _names(relations)
    with open_graph(store) as graph:
        both = {"up": up or not down, "down": down or not up}
        found = graph.lineage(document, **both, depth=depth, relations=names).lineage
        plain = graph.lineage(document, **both, depth=1, relations=["cites"]).lineage if names is None else found
    assert found is not None
    assert plain is not None
    formats[format](found)
    if unseen := len(plain.documents.keys() - found.documents.keys()):
        note(f"not shown: {unseen} that it only cites or that only cite it; --relations all shows them")


def _names(text: str | None) -> tuple[str, ...] | None:
    return tuple(name.strip() for name in text.split(",") if name.strip()) if text is not None else None


def _print_tree(lineage: Lineage, *, up: bool, down: bool) -> None:
    """The directions asked for; one that leads nowhere says so."""
    from rich.text import Text
    from rich.tree import Tree

    from govgraph.cli.terminal import print_lines
    from govgraph.pictures.words import document_in_words, heading, relations_in_words, remarks

    held = " [held]" if lineage.root.held else ""
    root = Tree(Text.assemble((document_in_words(lineage.root), "bold"), (held, "dim")))
    for upward, steps in ((True, lineage.up),) * up + ((False, lineage.down),) * down:
        branches: list[Tree] = [root.add(Text(heading(steps, upward=upward), style="bold"))]
        for step in steps:
            document = lineage.documents[step.document]
            line = Text.assemble(
                (f"{relations_in_words(step)} ", "cyan"),
                (document_in_words(document), "bold" if document.held else ""),
                (f" {remarks(lineage, step)}".rstrip(), "dim"),
            )
            del branches[step.depth :]
            branches.append(branches[-1].add(line))
    print_lines(console(), root)


def _print_csv(lineage: Lineage) -> None:
    import csv
    import sys

    from govgraph.analysis.lineage import COLUMNS

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in lineage.rows():
        writer.writerow(_cell(row[column]) for column in COLUMNS)


def _cell(value: str | int | bool | None) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _print_json(lineage: Lineage) -> None:
    import json

    root = {
        name: getattr(lineage.root, name) for name in ("type", "number", "date", "issuer", "title", "held", "files")
    }
    steps = lineage.rows()
    whole = {
        "document": {**root, "document": lineage.root.iri},
        "up": [row for row in steps if row["direction"] == "up"],
        "down": [row for row in steps if row["direction"] == "down"],
    }
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))


def network(
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="A picture, one page that opens offline.")] = None,
    graphml: Annotated[Path | None, typer.Option(metavar="FILE", help="GraphML, for yEd, igraph or R.")] = None,
    gexf: Annotated[Path | None, typer.Option(metavar="FILE", help="GEXF, for Gephi.")] = None,
    top: Annotated[int | None, typer.Option(metavar="N", min=1, help="Print the N most relied on documents.")] = None,
    around: Annotated[str | None, typer.Option(metavar="DOCUMENT", help="Only what lies around a document.")] = None,
    depth: Annotated[int, typer.Option(metavar="N", help="How many steps around it.")] = 1,
    held_only: Annotated[bool, typer.Option("--held-only", help="Leave out what is only cited.")] = False,
    relations: Annotated[str | None, typer.Option(metavar="A,B,...", help="Only these relations.")] = None,
    most: Annotated[int, typer.Option(metavar="N", help="Only the N best connected documents; 0 for all.")] = 2000,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Draw the network of citations, write it for other programs, or list what is most relied on.

    A picture has at most 2,000 documents.

    \b
    Examples:
      govgraph network --html network.html
      govgraph network --around 68/NQ-CP --depth 2 --html around.html
      govgraph network --held-only --graphml network.graphml --gexf network.gexf
      govgraph network --top 20
    """
    from govgraph.api import open_graph
    from govgraph.errors import InputError, reason_of

    files = {".html": html, ".graphml": graphml, ".gexf": gexf}
    wanted = [(ending, file) for ending, file in files.items() if file is not None]
    if not wanted and top is None:
        raise InputError("say what to make: --html FILE, --graphml FILE, --gexf FILE or --top N")
    with open_graph(store) as graph:
        found = graph.network(
            around=around, depth=depth, held_only=held_only, relations=_names(relations), most=most or None
        )
    for ending, file in wanted:
        try:
            found.save(file, format=ending)
        except OSError as error:
            raise InputError(f"{file}: cannot be written: {reason_of(error)}") from None
        note(f"wrote {found.summary} to {file}")
    if top is not None:
        rows = [
            (str(n), d.name, d.date, d.issuer, str(r.documents), str(r.mentions), f"{r.pagerank:.4f}")
            for n, r in enumerate(found.most_relied_on(top), 1)
            for d in [r.document]
        ]
        print_table(("rank", "document", "date", "issuer", "cited by", "mentions", "PageRank"), rows)


COMMANDS = (lineage, network)
