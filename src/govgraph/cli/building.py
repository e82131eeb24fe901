"""Commands that fill a store and look after it: build, remove, validate, evaluate, views, export."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govgraph.cli.options import DEFAULT_STORE, StoreOption
from govgraph.cli.terminal import note, print_table, progress_bar

if TYPE_CHECKING:
    from govgraph.pipeline import BuildReport

_TOLD = 20
"""Lines about files that were not read; more are only counted."""


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders of documents.")],
    store: StoreOption = DEFAULT_STORE,
    prune: Annotated[bool, typer.Option("--prune", help="Take out documents that are not among the paths.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail if any document could not be read.")] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="How many processes read at once; as many as there are cores, if not said."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what became of each file to this CSV file.")
    ] = None,
    base: Annotated[str | None, typer.Option(help="What the IRIs begin with; the first build settles it.")] = None,
    corrections: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Corrections; if not said, corrections.toml here, else those of before."),
    ] = None,
) -> None:
    """Read documents into a store, beside those it holds.

    Word, OpenDocument, RTF, HTML, e-mail and text are known by what a file holds, whatever its name, in folders and in
    ZIP archives. A file that cannot be read does not stop the others: each is named with the reason, and the command
    fails only if nothing could be read (or with --strict). Unchanged files cost nothing; a build that was stopped goes
    on.

    \b
    Examples:
      govgraph build documents/
      govgraph build a.txt b.txt --store my-store
      govgraph build archive.zip --report report.csv
      govgraph build documents/ --prune --store http://localhost:7878/
      govgraph build documents/ --corrections corrections.toml
    """
    from govgraph.errors import InputError
    from govgraph.pipeline import build as run

    if report is not None and not report.parent.is_dir():
        raise InputError(f"{report}: there is no such folder: make it first")
    with progress_bar() as progress:
        done = run(
            list(paths),
            store,
            prune=prune,
            base=base,
            corrections=corrections or _corrections_here(),
            workers=workers,
            progress=progress,
        )
    if report is not None:
        _write(done, report)
    _tell(done)
    if strict and any(other.is_document for other in done.not_read):
        raise typer.Exit(2)


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Number, file name or IRI.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take documents out of a store. What others say of them stays: they are then only cited.

    \b
    Examples:
      govgraph remove thai-nguyen-2021-07-22-3413-ubnd-th.txt
      govgraph remove 3413/UBND-TH --store my-store
    """
    from govgraph.api import open_graph
    from govgraph.errors import NotFoundError
    from govgraph.pipeline import build as run

    names: list[str] = []
    with open_graph(store) as graph:
        for document in documents:
            found = graph.find(document)
            if not found.files:
                raise NotFoundError(f"{document}: this document is only cited, there is no file of it to remove")
            files = [document] if document in found.files else found.files
            if len(files) > 1:
                note(f"{document} is held in {len(files)} files, all go: {', '.join(files)}")
            names += files
    with progress_bar() as progress:
        report = run([], store, remove=names, progress=progress)
    _tell(report)


def _corrections_here() -> list[Path] | None:
    """The file of corrections that lies in the current folder."""
    from govgraph.reading import CORRECTIONS

    return [Path(CORRECTIONS)] if Path(CORRECTIONS).is_file() else None


def _tell(report: BuildReport) -> None:
    """Say what was not read and why, each document by itself, and of what is no document how much there is."""
    documents = [other for other in report.not_read if other.is_document]
    for other in documents[:_TOLD]:
        note(f"not read: {other.path}: {other.reason}")
    if len(documents) > _TOLD:
        note(f"not read: {len(documents) - _TOLD:,} files more; --report FILE lists all")
    reasons = Counter(other.reason for other in report.not_read if not other.is_document)
    for reason, count in reasons.most_common(_TOLD):
        note(f"no document: {count:,} file{'' if count == 1 else 's'}: {reason}")
    for line in report.not_applied:
        note(f"correction {line}")
    if report.forgotten:
        were = "correction that the store had is" if report.forgotten == 1 else "corrections that the store had are"
        note(f"{report.forgotten} {were} given no longer, and taken back")
    typer.echo(report.summary)


def _write(report: BuildReport, path: Path) -> None:
    """Write what became of each file as CSV. Raises InputError where that is not possible."""
    import csv

    from govgraph.errors import InputError, reason_of

    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("file", "state", "format", "reason"))
            writer.writerows((each.file, each.state, each.format, each.reason) for each in report.files)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {reason_of(error)}") from None


def validate(
    language: Annotated[str, typer.Option(help="The language of the sentences: en or vi.")] = "en",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Check the graph against the SHACL shapes of the ontology.

    Prints one sentence for each thing that is not as it should be, and fails if there is any.

    \b
    Examples:
      govgraph validate
      govgraph validate --store my-store
    """
    from govgraph.api import open_graph

    with open_graph(store) as graph, progress_bar() as progress:
        report = graph.validate(progress)
    for finding in report.findings:
        typer.echo(finding.sentence(language))
    if not report.conforms:
        note(f"{len(report.findings):,} things in {report.triples:,} statements are not as the shapes say")
        raise typer.Exit(1)
    typer.echo(f"Valid: {report.triples:,} statements in {report.graphs} graphs keep to every shape.")


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of <document>.json annotations.")],
    store: StoreOption = DEFAULT_STORE,
    views: Annotated[Path | None, typer.Option(help="Score this folder of CSV views instead of a store.")] = None,
    misses: Annotated[
        str | None, typer.Option(metavar="LAYER", help="List the differences in layers whose name has this.")
    ] = None,
    format: Annotated[str, typer.Option(help="table, csv or json.")] = "table",
) -> None:
    """Score the graph against a gold standard, layer by layer: precision, recall and F1.

    \b
    Examples:
      govgraph evaluate data/gold
      govgraph evaluate data/gold --misses relation
      govgraph evaluate data/gold --views csv-folder --format json
    """
    from govgraph.api import open_graph
    from govgraph.evaluation import evaluate as score
    from govgraph.evaluation import read_gold, read_views

    if views is not None:
        evaluation = score(read_gold(gold), read_views(views))
    else:
        read_gold(gold)  # a wrong folder is told before the store is asked
        with open_graph(store) as graph:
            evaluation = graph.evaluate(gold)
    if misses is not None:
        found = [(m.layer, m.document, m.verdict, m.what) for m in evaluation.misses if misses in m.layer]
        _print(("layer", "document", "verdict", "what"), found, format)
        return
    rows = [
        (s.layer, str(s.gold), str(s.predicted), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
        for s in evaluation.scores
    ]
    _print(("layer", "gold", "predicted", "precision", "recall", "F1"), rows, format)


def _print(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], format: str) -> None:
    import csv
    import json

    from govgraph.errors import QueryError

    if format == "table":
        print_table(columns, rows)
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([columns, *rows])
    elif format == "json":
        typer.echo(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    else:
        raise QueryError(f"there is no format {format!r}; scores can be written as table, csv, json")


COMMANDS = (build, remove, validate, evaluate)
