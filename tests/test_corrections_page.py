"""The page on given facts and corrections shows what happens: its examples are run on the five documents."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import govgraph
from gold import DOCUMENTS
from govgraph.corrections.statements import KINDS_IN_WORDS, STATEMENTS
from govgraph.reading.given_fields import GIVEN_FIELDS

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "corrections.md").read_text("utf-8")
MINUTES = "tinh-uy-2021-06-29-hoi-nghi-bch.txt"
LETTER = "thai-nguyen-2021-07-22-3413-ubnd-th.txt"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DOCUMENTS, tmp_path / "documents")
    return tmp_path


def open_citations(store: Path) -> int:
    with govgraph.open(store) as graph:
        return sum(row["source"] == MINUTES for row in graph.query("unresolved"))


def test_the_table_does_what_the_page_says(folder: Path) -> None:
    govgraph.build([folder / "documents"], store=folder / "plain")
    (table,) = blocks("csv")
    (folder / "documents" / "metadata.csv").write_text(table, encoding="utf-8")
    report = govgraph.build([folder / "documents"], store=folder / "store")
    assert report.not_read == ()
    assert open_citations(folder / "plain") - open_citations(folder / "store") == 3
    with govgraph.open(folder / "store") as graph:
        names = {row["name"] for row in graph.query("agencies") if row["source"] == MINUTES}
        (province,) = [row for row in graph.query("given", source=LETTER) if row["field"] == "province"]
    assert "Tỉnh ủy Hà Giang" in names
    assert (province["taken"], province["text_says"]) == ("false", "Thái Nguyên")


def test_the_sidecar_says_the_same(folder: Path) -> None:
    sidecar, _ = blocks("toml")
    (folder / "documents" / f"{MINUTES}.toml").write_text(sidecar, encoding="utf-8")
    assert govgraph.build([folder / "documents"], store=folder / "store").not_read == ()
    with govgraph.open(folder / "store") as graph:
        (minutes,) = [row for row in graph.documents() if row["source"] == MINUTES]
    assert (minutes["province"], minutes["date"]) == ("Hà Giang", "2021-06-30")


def test_the_corrections_do_what_the_page_says(folder: Path) -> None:
    _, corrections = blocks("toml")
    (folder / "corrections.toml").write_text(corrections, encoding="utf-8")
    (code,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert "Which document is" in done.stdout
    report = govgraph.build([folder / "documents"], store=folder / "store")
    assert [outcome.applied for outcome in report.corrections].count(False) == 1
    assert report.not_applied == (
        "corrections.toml: line 20: not applied: the collection knows no file and no document quy-dinh-30.txt",
    )


def test_every_field_statement_and_kind_is_on_the_page() -> None:
    assert all(f"`{field}`" in PAGE for field in GIVEN_FIELDS)
    assert all(f"| `[[{statement}]]` |" in PAGE for statement in STATEMENTS)
    (kinds,) = re.findall(r"`kind`: ([^;]*);", PAGE)
    assert tuple(kinds.split(", ")) == tuple(KINDS_IN_WORDS)
