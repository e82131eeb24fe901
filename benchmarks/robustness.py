"""How much of what is recognised in some documents is lost where they are changed in ways that change nothing for a
reader: in other letters, spaces, marks, lines or pages.

    python benchmarks/robustness.py FOLDER [--gold FOLDER] [--only NAME ...] [--misses LAYER] [--into PAGE]

Where there is no gold standard, what is recognised in a document as it is takes its place: the figures then say nothing
of what is right, only of what stays the same.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pyoxigraph import QueryResultsFormat, Store

from govgraph.evaluation import VIEWS, Evaluation, evaluate, read_gold
from govgraph.graph.mapping import map_resolution
from govgraph.reading import find_documents, read, read_bytes
from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, Source
from govgraph.resolution import resolve
from govgraph.resources import resource
from transformations import TRANSFORMATIONS
from transformed import Transformed

AS_IT_IS = "as it is"
LAYERS = {
    "metadata": "metadata",
    "signers": "signers",
    "citations, numbered, exact span": "exact citations",
    "citations, all, overlap": "citations",
    "citations, relation": "relation",
    "identity of cited documents (B-cubed)": "identity",
    "agencies": "agencies",
    "officials, positions": "officials",
    "initiatives": "initiatives",
    "meetings": "meetings",
    "directives": "directives",
    "directives, responsible": "responsible",
    "directives, deadline": "deadlines",
}
"""The layers in the table, and what they are called there."""

Views = Mapping[str, Sequence[Mapping[str, str]]]


def main() -> None:
    """Measure, and print the table or write it into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="+", help="files and folders")
    parser.add_argument("--gold", type=Path, help="folder of the documents' annotations")
    parser.add_argument(
        "--only", nargs="*", default=[each for each in TRANSFORMATIONS if each != AS_IT_IS], metavar="NAME"
    )
    parser.add_argument("--misses", metavar="LAYER", help="print what differs in a layer, or in all")
    parser.add_argument("--into", type=Path, help="page with the table between two comments that name it")
    parser.add_argument("--table", default="robustness", help="name of the table in the page")
    options = parser.parse_args()
    sources = [read(file.path, file.name) for file in find_documents(options.documents).files]
    before = views_of([recognise(source) for source in sources])
    gold = read_gold(options.gold) if options.gold else {stem(source): as_gold(source, before) for source in sources}
    scores = {AS_IT_IS: evaluate(gold, before)}
    for name in options.only:
        scores[name] = measured(name, sources, gold)
        if options.misses:
            print_misses(name, scores[name], options.misses)
        else:
            print(name, file=sys.stderr)
    if options.misses:
        return
    table = as_table(scores)
    if options.into:
        options.into.write_text(with_table(options.into.read_text("utf-8"), options.table, table), "utf-8")
    else:
        print(table)


def stem(source: Source) -> str:
    """The name under which a document's annotations and rows are compared."""
    return PurePosixPath(source.name).stem


def measured(name: str, sources: Sequence[Source], gold: Mapping[str, Any]) -> Evaluation:
    """The scores of the documents as a transformation leaves them; an annotation follows its words."""
    facts: list[DocumentFacts] = []
    moved: dict[str, Any] = {}
    for source in sources:
        changed: Transformed = TRANSFORMATIONS[name](source.text)
        facts.append(recognise(read_bytes(changed.text.encode(), source.name)))
        if stem(source) in gold:
            moved[stem(source)] = changed.annotation(gold[stem(source)])
    return evaluate(moved, views_of(facts))


def views_of(facts: Sequence[DocumentFacts]) -> dict[str, list[dict[str, str]]]:
    """The views of a graph of some documents."""
    store = Store()
    for content in map_resolution(resolve(facts)):
        store.bulk_extend(content.quads)
    return {view: rows_of(store, view) for view in VIEWS}


def rows_of(store: Store, view: str) -> list[dict[str, str]]:
    """The rows of a view."""
    answer = store.query(resource("queries", f"{view}.rq").read_text("utf-8")).serialize(format=QueryResultsFormat.CSV)
    assert answer is not None
    return list(csv.DictReader(io.StringIO(answer.decode("utf-8"), newline="")))


def as_gold(source: Source, views: Views) -> dict[str, Any]:
    """What the views say of a document in the form of annotations; a citation's `entity` is the document it means."""
    rows = {view: [row for row in views[view] if row["source"] == source.name] for view in VIEWS}
    positions: dict[str, list[str]] = defaultdict(list)
    for row in rows["officials"]:
        positions[row["name"]] += [row["position"]] if row["position"] else []
    document = next(iter(rows["documents"]), {})
    return {
        "document": {**document, "signers": [{"name": name} for name in cells(document.get("signer", ""))]},
        "citations": [{**spanned(row, source.text), "entity": row["cited"]} for row in rows["citations"]],
        "agencies": [{"name": row["name"]} for row in rows["agencies"]],
        "agency_groups": [],
        "officials": [{"name": name, "positions": held} for name, held in positions.items()],
        "places": [{"name": row["name"]} for row in rows["places"]],
        "initiatives": [spanned(row, source.text) for row in rows["initiatives"]],
        "meetings": [spanned(row, source.text) for row in rows["meetings"]],
        "directives": [
            {**spanned(row, source.text), **{key: cells(row[key]) for key in ("responsible", "coordinating", "cites")}}
            for row in rows["directives"]
        ],
    }


def spanned(row: Mapping[str, str], text: str) -> dict[str, Any]:
    """A row with its offsets as numbers, and its words."""
    start, end = int(row["start"]), int(row["end"])
    return {**row, "start": start, "end": end, "quote": text[start:end]}


def cells(value: str) -> list[str]:
    """The members of a list in one cell."""
    return [cell.strip() for cell in value.split(";") if cell.strip()]


def print_misses(name: str, evaluation: Evaluation, layer: str) -> None:
    """What is missed and what is spurious."""
    for miss in evaluation.misses:
        if layer in ("all", miss.layer):
            print(name, miss.layer, miss.document, miss.verdict, " ".join(miss.what.split()), sep="\t")


def as_table(scores: Mapping[str, Evaluation]) -> str:
    """The F1 of each layer as a Markdown table, a line a transformation; what fell by more than 0.01 is set in bold."""
    lines = [f"| | {' | '.join(LAYERS.values())} |", f"|---|{'---:|' * len(LAYERS)}"]
    for name, evaluation in scores.items():
        figures = []
        for layer in LAYERS:
            f1 = evaluation.score(layer).f1
            mark = "**" if scores[AS_IT_IS].score(layer).f1 - f1 > 0.01 else ""
            figures.append(f"{mark}{f1:.3f}{mark}")
        lines.append(f"| {name} | {' | '.join(figures)} |")
    return "\n".join(lines)


def with_table(page: str, name: str, table: str) -> str:
    """The page with the table between the comments that name it. Exits where there are none."""
    block = re.compile(rf"(<!-- table: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not block.search(page):
        sys.exit(f"no '<!-- table: {name} -->' and '<!-- end -->' in the page: write them where the table is to stand")
    return block.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page)


if __name__ == "__main__":
    main()
