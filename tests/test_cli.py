"""The command line as a user meets it: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gold import DOCUMENTS, GOLD
from govgraph.cli.app import app

COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands]  # type: ignore[union-attr]  # each has a function
GOVGRAPH = [sys.executable, "-m", "govgraph.cli"]


def run(*arguments: str | Path, cwd: Path | None = None, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [*GOVGRAPH, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("cli") / "store"
    built = run("build", DOCUMENTS, "--store", store)
    assert built.returncode == 0, built.stderr
    assert built.stdout.startswith(f"5 documents in {store} (5 new): ")
    return store


@pytest.fixture
def folder(tmp_path: Path, store: Path) -> Path:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "legacy.txt").write_bytes("Thông báo kết luận".encode("latin-1", "replace").replace(b"?", b"\xea"))
    (tmp_path / "none").mkdir()
    (tmp_path / "broken.rq").write_text("SELECT * {", encoding="utf-8")
    (tmp_path / "newer").mkdir()
    (tmp_path / "newer" / "govgraph-store.json").write_text('{"store": 99}', encoding="utf-8")
    (tmp_path / "store").symlink_to(store)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("build empty.txt", 2, "the file is empty"),
        ("build binary.txt", 2, "not a text but binary data"),
        ("build legacy.txt", 2, "save it as UTF-8"),
        ("build none", 2, "no documents in this folder"),
        ("build nowhere", 2, "check the path"),
        ("build empty.txt binary.txt", 2, "none could be read"),
        ("query documents --store nowhere", 5, "govgraph build"),
        ("query documents --store newer", 5, "newer govgraph"),
        ("query documents --store http://127.0.0.1:1/", 5, "is it running"),
        ("query broken.rq --store store", 2, "error at"),
        ("query no-such-query --store store", 2, "there are agencies"),
        ("query missing.rq --store store", 2, "check the path"),
        ("query directives-citing --store store", 2, "--set document=VALUE"),
        ("query directives-citing --set document --store store", 2, "name=value"),
        ("query directives-citing --set document=99/XX --store store", 3, "no document is called"),
        ("query due-between --set from=x --set to=y --store store", 2, "must be a date such as"),
        ("query documents --format pdf --store store", 2, "csv, tsv, json, xml"),
        ("text nothing --store store", 3, "no document is called"),
        ("text 68/NQ-CP --store store", 3, "only cited"),
        ("text 3413/UBND-TH --span 5 999999 --store store", 2, "characters"),
        ("build empty.txt --report nowhere/report.csv", 2, "nowhere/report.csv: there is no such folder"),
        ("show nobody --store store", 3, "called 'nobody'"),
        ("lineage 99/XX --store store", 3, "no document is called"),
        ("export --format pdf --store store", 2, "nq, trig, ttl, jsonld"),
        ("evaluate none --store store", 2, "no gold files"),
        ("remove nothing --store store", 3, "no document is called"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(folder: Path, arguments: str, status: int, says: str) -> None:
    before = sorted(path.name for path in folder.iterdir())
    done = run(*arguments.split(), cwd=folder)
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("govgraph: ")
    assert says in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_what_names_several_documents_lists_them(store: Path) -> None:
    done = run("show", "Quyết định", "--store", store)
    first, *candidates = done.stderr.splitlines()
    assert done.returncode == 4
    assert f"fits {len(candidates)} things" in first
    assert all("<https://" in line for line in candidates)


def test_a_copy_goes_by_its_file_s_name_and_a_document_with_its_copies(tmp_path: Path) -> None:
    text = (DOCUMENTS / "thai-nguyen-2021-07-22-3413-ubnd-th.txt").read_text("utf-8")
    for name in ("first.txt", "copy.txt", "again.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run("build", ".", "--store", "store", cwd=tmp_path)
    assert "1 removed)" in run("remove", "again.txt", "--store", "store", cwd=tmp_path).stdout
    done = run("remove", "3413/UBND-TH", "--store", "store", cwd=tmp_path)
    assert "is held in 2 files" in done.stderr
    assert "copy.txt, first.txt" in done.stderr
    assert "2 removed)" in done.stdout


def test_the_question_that_must_always_work(store: Path) -> None:
    done = run("query", "directives-citing", "--set", "document=68/NQ-CP", "--format", "csv", "--store", store)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {(row["source"][:8], row["responsible"].split("; ")[0]) for row in rows} == {
        ("lai-chau", "Sở Lao động - Thương binh và Xã hội tỉnh Lai Châu"),
        ("thai-ngu", rows[-1]["responsible"].split("; ")[0]),
    }
    for row in rows:
        text = (DOCUMENTS / row["source"]).read_text("utf-8")
        assert "68/NQ-CP" in text[int(row["start"]) : int(row["end"])]


def test_a_table_is_for_people_and_pipes_without_decoration(store: Path) -> None:
    done = run("query", "documents", "--columns", "source,type,province", "--store", store)
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["source", "type", "province"]
    assert any(line.split()[-2:] == ["Lai", "Châu"] for line in lines)
    assert "\x1b" not in done.stdout


def test_chosen_columns_as_csv(store: Path) -> None:
    done = run("query", "documents", "--columns", "number,source", "--format", "csv", "--store", store)
    whole = run("query", "documents", "--format", "csv", "--store", store)
    wanted = [{name: row[name] for name in ("number", "source")} for row in csv.DictReader(io.StringIO(whole.stdout))]
    assert list(csv.DictReader(io.StringIO(done.stdout))) == wanted
    refused = run("query", "documents", "--columns", "number", "--format", "json", "--store", store)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--columns goes with" in refused.stderr


def test_the_text_of_a_document_is_printed_to_the_letter(store: Path) -> None:
    document = next(DOCUMENTS.glob("thai-nguyen*.txt"))
    text = document.read_text("utf-8")
    for name in (document.name, "3413/UBND-TH"):
        assert run("text", name, "--store", store).stdout == text
    row = next(csv.DictReader(io.StringIO(run("query", "citations", "--format", "csv", "--store", store).stdout)))
    printed = run("text", row["source"], "--span", row["start"], row["end"], "--store", store)
    assert printed.stdout == row["quote"] + "\n"


def test_what_became_of_each_file_is_told_and_written(folder: Path) -> None:
    (folder / "documents").mkdir()
    for name in ("a.txt", "legacy.txt", "bang.csv", "anh.bin"):
        data = {"a.txt": "Nghị quyết số 68/NQ-CP".encode(), "anh.bin": b"GIF89a\x00\x00"}.get(name, b"a,b")
        (folder / "documents" / name).write_bytes(b"" if name == "legacy.txt" else data)
    done = run("build", "documents", "--store", "new", "--report", "report.csv", cwd=folder)
    assert done.returncode == 0
    assert "not read: documents/legacy.txt: the file is empty" in done.stderr
    assert "no document: 1 file: text, but named .csv" in done.stderr
    rows = list(csv.DictReader((folder / "report.csv").open(encoding="utf-8", newline="")))
    assert [(row["file"], row["state"], row["format"]) for row in rows] == [
        ("a.txt", "new", "text/plain"),
        ("documents/anh.bin", "no document", ""),
        ("documents/bang.csv", "no document", ""),
        ("documents/legacy.txt", "not read", ""),
    ]
    assert all(row["reason"] for row in rows[1:])
    strict = run("build", "documents", "--store", "new", "--strict", cwd=folder)
    assert strict.returncode == 2


def test_sparql_from_standard_input(store: Path) -> None:
    ask = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?d a <https://w3id.org/govgraph/ontology#Directive> } }"
    done = run("query", "-", "--format", "json", "--store", store, stdin=ask)
    (row,) = json.loads(done.stdout)["results"]["bindings"]
    assert int(row["n"]["value"]) > 50


def test_a_lineage_tells_of_documents_that_are_only_cited(store: Path) -> None:
    shown = run("lineage", "3413/UBND-TH", "--store", store)
    everything = run("lineage", "3413/UBND-TH", "--relations", "all", "--store", store)
    assert "61/TB-UBND" not in shown.stdout
    assert "--relations all" in shown.stderr
    assert "61/TB-UBND" in everything.stdout
    assert everything.stderr == ""


def test_a_card_says_each_thing_once(store: Path) -> None:
    signed = run("show", "3413/UBND-TH", "--store", store).stdout.partition("Signed by")[2].partition("\n\n")[0]
    assert signed.count("Trịnh Việt Hùng") == 1


def test_a_second_build_says_that_there_is_nothing_to_do(store: Path) -> None:
    done = run("build", DOCUMENTS, "--store", store)
    assert done.stdout == f"Nothing to do: 5 documents unchanged in {store}.\n"


def test_the_graph_is_valid_and_can_be_exported(store: Path, tmp_path: Path) -> None:
    valid = run("validate", "--store", store)
    assert (valid.returncode, valid.stdout[:7]) == (0, "Valid: ")
    one, two = (run("export", "--store", store).stdout for _ in range(2))
    assert one == two
    assert one.count("\n") == int(valid.stdout.split()[1].replace(",", ""))
    written = run("export", "--format", "trig", "--output", tmp_path / "graph.trig", "--store", store)
    assert "statements to" in written.stderr
    assert "68/NQ-CP" in (tmp_path / "graph.trig").read_text("utf-8")


def test_the_views_are_written_and_scored_like_the_store(store: Path, tmp_path: Path) -> None:
    run("views", tmp_path / "views", "--store", store)
    of_store = run("evaluate", GOLD, "--format", "csv", "--store", store)
    of_views = run("evaluate", GOLD, "--format", "csv", "--views", tmp_path / "views")
    assert of_store.stdout == of_views.stdout
    assert of_store.stdout.splitlines()[0] == "layer,gold,predicted,precision,recall,F1"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"govgraph {command}" in done.stdout.partition("Examples:")[2] or command == "queries"
