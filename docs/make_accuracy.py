"""Score the five documents against their gold standard and write docs/accuracy.md. Run by `make accuracy`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import govgraph
from govgraph.evaluation import Evaluation

DOCS = Path(__file__).resolve().parent
DATA = DOCS.parent / "data"

PAGE = """# Accuracy

What govgraph finds in the five documents of [data/documents](../data/README.md), compared with what careful readers
annotated there ([data/gold](../data/gold)). Made by `make accuracy`; `govgraph evaluate data/gold` gives the same
figures for a store built from the same documents, and `--misses LAYER` lists every difference.

These documents were looked at while the rules were made, so the figures say that the rules do what they should, not how
well they do on documents that nobody has looked at.

{table}

A layer is one kind of fact. *Gold* counts what the annotators marked, *found* what the graph says. Precision is the
share of what was found that is right, recall the share of the gold that was found, F1 their harmonic mean. An exact
span must begin and end on the annotators' characters; a directive counts by where it begins. Fields of citations and
directives are scored where the mention itself was found. The last line tells whether mentions of one document lead to
one identity (B-cubed).
"""


def main() -> None:
    """Score and write, or with `--check` compare with what is written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, default=DATA / "documents", help="folder of documents")
    parser.add_argument("--gold", type=Path, default=DATA / "gold", help="folder of their annotations")
    parser.add_argument("--output", type=Path, default=DOCS / "accuracy.md", help="page to write; - prints a table")
    options = parser.parse_args()
    table = score_table(options.documents, options.gold)
    if str(options.output) == "-":
        sys.stdout.write(table + "\n")
    else:
        options.output.write_text(PAGE.format(table=table), encoding="utf-8")


def score_table(documents: Path, gold: Path) -> str:
    """Build the documents into a store that is thrown away, and give the scores as a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        govgraph.build([documents], store=store)
        with govgraph.open(store) as graph:
            return markdown(graph.evaluate(gold))


def markdown(evaluation: Evaluation) -> str:
    """The scores of all layers as a Markdown table."""
    lines = ["| layer | gold | found | precision | recall | F1 |", "|---|---:|---:|---:|---:|---:|"]
    lines += [
        f"| {s.layer} | {s.gold} | {s.predicted} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} |"
        for s in evaluation.scores
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
