"""The scores: perfect on the gold itself, and the contract's figures on a graph with known faults.

The expected figures of `FAULTY` were taken once from the contract's own scoring script on the same rows.
"""

from __future__ import annotations

import csv
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from gold import GOLD
from govgraph.errors import InputError
from govgraph.evaluation import VIEWS, evaluate, read_gold, read_views

EXPECTED = Path(__file__).parent / "data" / "evaluation-faulty.json"


def perfect_views() -> dict[str, list[dict[str, Any]]]:
    """The rows of the eight views, made straight from the annotations."""
    views: dict[str, list[dict[str, Any]]] = {view: [] for view in VIEWS}
    for document, gold in read_gold(GOLD).items():
        source = f"{document}.txt"
        about = gold["document"]
        signers = "; ".join(signer["name"] for signer in about.get("signers", ()))
        views["documents"].append({**about, "source": source, "signer": signers})
        for view in ("citations", "initiatives", "meetings"):
            views[view] += [{**row, "source": source} for row in gold[view]]
        for row in views["citations"]:
            row.setdefault("cited", row.get("entity") or f"{row['number']}/{row['issuer']}")
        for view in ("agencies", "places"):
            views[view] += [{"name": row["name"], "source": source} for row in gold[view]]
        views["officials"] += [
            {"name": row["name"], "position": position, "source": source}
            for row in gold["officials"]
            for position in row["positions"] or [""]
        ]
        views["directives"] += [
            {**row, "source": source, **{k: "; ".join(row[k]) for k in ("responsible", "coordinating", "cites")}}
            for row in gold["directives"]
        ]
    return views


def faulty_views() -> dict[str, list[dict[str, Any]]]:
    """The same with rows left out, moved, doubled and changed, in a fixed pattern."""
    views = perfect_views()
    spoilt: dict[str, list[dict[str, Any]]] = {}
    for view, rows in views.items():
        spoilt[view] = []
        for i, good in enumerate(rows):
            row = dict(good)
            if i % 7 == 3:
                continue
            if i % 5 == 1 and "start" in row:
                row["start"] += 4
            for field in (
                "name",
                "issuer",
                "position",
                "responsible",
                "coordinating",
                "deadline",
                "date",
                "type",
                "relation",
            ):
                if i % 6 == 2 and row.get(field):
                    row[field] = f"{row[field]} khác"
            if i % 3 == 2 and "cited" in row:
                row["cited"] = "one and the same"
            for field in ("name", "issuer", "number", "subject"):
                if i % 4 == 0 and isinstance(row.get(field), str):
                    row[field] = row[field].upper().replace("ỦY", "UỶ").replace("-", " – ")
            spoilt[view].append(row)
            if i % 11 == 5:
                moved = {k: row[k] + 900 for k in ("start", "end") if k in row}
                spoilt[view].append({**row, **moved})
    return spoilt


def write_views(views: dict[str, list[dict[str, Any]]], folder: Path) -> None:
    for view, rows in views.items():
        columns = list(dict.fromkeys(itertools.chain.from_iterable(rows)))
        with (folder / f"{view}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)


def test_the_gold_scores_full_marks_against_itself() -> None:
    evaluation = evaluate(read_gold(GOLD), perfect_views())
    assert {score.f1 for score in evaluation.scores} == {1.0}
    assert not evaluation.misses


def test_a_faulty_graph_gets_the_contracts_figures(tmp_path: Path) -> None:
    write_views(faulty_views(), tmp_path)
    evaluation = evaluate(read_gold(GOLD), read_views(tmp_path))
    figures = {
        s.layer: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "gold": s.gold, "predicted": s.predicted}
        for s in evaluation.scores
    }
    assert figures == json.loads(EXPECTED.read_text("utf-8"))


def test_every_difference_is_listed_with_its_document() -> None:
    views = perfect_views()
    gone = next(row for row in views["citations"] if not row.get("optional"))
    views["citations"].remove(gone)
    evaluation = evaluate(read_gold(GOLD), views)
    exact = [miss for miss in evaluation.misses if miss.layer == "citations, all, overlap"]
    assert [(miss.document, miss.verdict) for miss in exact] == [(gone["source"].removesuffix(".txt"), "missed")]
    assert exact[0].what.startswith(f"{gone['start']} ")


def test_an_empty_graph_scores_nothing_and_does_not_fail() -> None:
    evaluation = evaluate(read_gold(GOLD), {})
    assert evaluation.score("metadata").recall == 0.0
    with pytest.raises(KeyError):
        evaluation.score("no such layer")


def test_folders_without_gold_or_views_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold files"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no CSV files"):
        read_views(tmp_path)
    (tmp_path / "a.json").write_text("{", "utf-8")
    with pytest.raises(InputError, match=r"a\.json: not a gold file"):
        read_gold(tmp_path)
