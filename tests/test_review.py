"""The review: what is in doubt, in the order of what an answer settles; and answers that become corrections."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

import govgraph
from endpoint import oxigraph_server
from gold import DOCUMENTS
from govgraph.corrections import parse_corrections, read_files
from govgraph.corrections.reading import statement_of
from govgraph.corrections.writing import add_statements, as_toml
from govgraph.errors import InputError
from govgraph.graph.mapping import map_resolution
from govgraph.resolution import resolve
from govgraph.review import Doubt, doubts
from govgraph.review.answers import Signing, typed
from govgraph.review.doubt import Mention
from govgraph.store import Store, open_store
from resolving import LAI_CHAU, UNDATED, dated, document
from stating import holder, stated

MINUTES = "tinh-uy-2021-06-29-hoi-nghi-bch.txt"
LETTER = "thai-nguyen-2021-07-22-3413-ubnd-th.txt"
SIGNED = {"who": "Nguyễn Thị Lan", "when": datetime.date(2026, 11, 25), "why": "as printed"}


def run(*arguments: str | Path, answers: str = "", cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "govgraph.cli", *map(str, arguments)],
        input=answers,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    govgraph.build([DOCUMENTS], store=tmp_path / "govgraph-store")
    return tmp_path


def filled(path: Path, documents: list[Any], *statements: str) -> Store:
    """A store of documents by hand."""
    store = open_store(path, create=True)
    resolution = resolve(documents, stated(*statements))
    store.load(quad for content in map_resolution(resolution) for quad in content.quads)
    return store


# ------------------------------------------------------------------------------------------ what is asked


def test_what_settles_most_is_asked_first(folder: Path) -> None:
    with govgraph.open(folder / "govgraph-store") as graph:
        found = graph.doubts()
        assert [each.settles for each in found] == sorted((each.settles for each in found), reverse=True)
        first = found[0]
        assert (first.kind, first.file) == ("province", MINUTES)
        own = [row for row in graph.query("agencies") if row["source"] == MINUTES and row["jurisdiction"] is None]
        assert first.settles > sum(1 for row in own if "Tỉnh ủy" in (row["name"] or ""))
        kinds = {(each.kind, each.file) for each in found}
        assert ("date", MINUTES) in kinds
        assert ("number", MINUTES) in kinds
        assert ("number", "ha-giang-2021-09-29-phien-hop-btv.txt") not in kinds, "a press report has no number"
        (issuer,) = [each for each in found if each.kind == "disagreement"]
        assert [choice.words for choice in issuer.choices] == [
            "Thủ tướng Chính phủ (the symbol)",
            "Chính phủ (the words)",
        ]
        asked = {each.question for each in found if each.kind == "citation"}
        unresolved = [row for row in graph.query("unresolved") if row["source"] == LETTER]
        assert {f"Which document is “{row['quote']}”?" for row in unresolved} <= asked
        assert not any("Đại hội XI Đảng bộ tỉnh" in question for question in asked), "the province settles these"


@pytest.mark.parametrize(("kind", "asked"), [("Thông tư", False), ("Quyết định", True)])
def test_a_province_is_asked_only_of_what_a_province_may_issue(tmp_path: Path, kind: str, asked: bool) -> None:
    body = f"Điều 1. Phạm vi\n{kind} này quy định về phí.\nĐiều 2. Tổ chức thực hiện\nSở Tài chính báo cáo UBND tỉnh.\n"
    (tmp_path / "body.txt").write_text(body, "utf-8")
    govgraph.build([tmp_path / "body.txt"], store=tmp_path / "store")
    with govgraph.open(tmp_path / "store") as graph:
        assert any(doubt.kind == "province" for doubt in graph.doubts()) == asked


def test_the_list_is_a_table_or_data(folder: Path) -> None:
    table = run("review", "--list", cwd=folder).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(run("review", "--list", "--format", "csv", cwd=folder).stdout)))
    data = json.loads(run("review", "--list", "--format", "json", cwd=folder).stdout)
    assert table[0].split() == ["settles", "kind", "question", "facts", "choices"]
    assert len(table) - 1 == len(rows) == len(data)
    assert [row["question"] for row in rows] == [each["question"] for each in data]
    assert not (folder / "corrections.toml").exists()
    wrong = run("review", "--list", "--format", "pdf", cwd=folder)
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)


def test_a_remote_store_is_asked_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    with oxigraph_server() as address:
        govgraph.build([DOCUMENTS], store=address)
        with govgraph.open(address) as there, govgraph.open(folder / "govgraph-store") as here:
            assert there.doubts() == here.doubts()


def test_candidates_are_choices_that_settle_every_mention_of_the_identity(tmp_path: Path) -> None:
    documents = [
        document("a", UNDATED, UNDATED, **LAI_CHAU),
        document("b", dated("2021-07-01"), date="2021-08-01"),
        document("c", number="68/NQ-CP", date="2019-10-01", type="Nghị quyết", issuer="Chính phủ"),
    ]
    with filled(tmp_path / "store", documents) as store:
        (doubt,) = [each for each in doubts(store) if each.kind == "citation"]
    assert doubt.settles == 1, "two mentions at one place are one"
    words = [choice.words for choice in doubt.choices]
    assert words[:2] == [
        "Nghị quyết 68/NQ-CP of 2019-10-01 held: c.txt",
        "Nghị quyết 68/NQ-CP of 2021-07-01",
    ]
    meant = [choice.statements[0] for choice in doubt.choices]
    quote = {"file": "a.txt", "quote": "x"}
    assert meant == [
        ("citation", {**quote, "means": "c.txt"}),
        ("citation", {**quote, "date": "2021-07-01"}),
        ("no_mention", {**quote, "kind": "citation"}),
    ]
    for choice, wanted in zip(
        doubt.choices, ["nghi-quyet/68-nq-cp/2019", "nghi-quyet/68-nq-cp/2021", None], strict=True
    ):
        statements = Signing("Lan", SIGNED["when"]).sign(choice, "seen")  # type: ignore[arg-type]
        cited = resolve(documents, stated(*map(as_toml, statements))).documents[0].citations
        assert {means.identity for means in cited} == ({wanted} if wanted else set())


def test_persons_of_one_name_are_asked_of_once(tmp_path: Path) -> None:
    post = "Giám đốc Sở Y tế tỉnh Lai Châu"
    documents = [
        holder("a", ("Nguyễn Văn Hùng", post, "Sở Y tế tỉnh Lai Châu"), date="2021-01-01"),
        holder("b", ("Nguyễn Văn Hùng", post, "Sở Y tế tỉnh Lai Châu"), date="2021-06-01"),
        holder("c", ("Nguyễn Văn Hùng", None, None)),
        holder("d", ("Trần Văn Bình", None, None)),
    ]
    with filled(tmp_path / "plain", documents) as store:
        (doubt,) = [each for each in doubts(store) if each.kind == "person"]
        assert doubt.facts == (
            f"one: {post} (a.txt of 2021-01-01, b.txt of 2021-06-01)",
            "other: named without a post (c.txt)",
        )
        assert doubt.settles == 1
        apart = '[[person]]\nsame = false\nmentions = [["Nguyễn Văn Hùng", "b.txt"], ["nguyễn văn hùng", "c.txt"]]\n'
        apart += 'who = "Lan"\nwhen = 2026-11-25\nwhy = "known"\n'
        assert not [each for each in doubts(store, stated(apart)) if each.kind == "person"], "the file answers it"
    with filled(tmp_path / "apart", documents, apart) as store:
        assert not [each for each in doubts(store) if each.kind == "person"], "the store knows it"


def test_what_is_given_against_the_text_is_asked(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / LETTER).write_bytes((DOCUMENTS / LETTER).read_bytes())
    (documents / f"{LETTER}.toml").write_text('given_by = "Lan"\nprovince = "Lai Châu"\n', "utf-8")
    store = tmp_path / "store"
    govgraph.build([documents], store=store)
    with govgraph.open(store) as graph:
        (doubt,) = [each for each in graph.doubts() if each.question == f"{LETTER}: What is its province?"]
    assert [choice.words for choice in doubt.choices] == ["Thái Nguyên (the text)", "Lai Châu (Lan)"]
    file = tmp_path / "corrections.toml"
    add_statements(file, Signing("Mai", SIGNED["when"]).sign(doubt.choices[0], "the text is right"))  # type: ignore[arg-type]
    report = govgraph.build([documents], store=store, corrections=file)
    assert report.not_applied == (), "a text that says what is stated keeps nothing from holding"
    with govgraph.open(store) as graph:
        assert not [each for each in graph.doubts() if "province" in each.question]


# ------------------------------------------------------------------------------------------------ answers


def test_answers_are_added_to_the_file_and_then_to_the_graph(folder: Path) -> None:
    kept = "# Our corrections, kept by hand.\n"
    (folder / "corrections.toml").write_text(kept, encoding="utf-8")
    answers = "Nguyễn Thị Lan\nAtlantis\nHà Giang\nthe cover names it\n29/6/2021\n\nq\n"
    done = run("review", answers=answers, cwd=folder)
    assert done.returncode == 0
    assert "province: there is none called 'Atlantis'" in done.stdout
    assert "2 answers added to corrections.toml" in done.stderr
    text = (folder / "corrections.toml").read_text("utf-8")
    assert text.startswith(kept)
    today = datetime.date.today()
    first, second = (
        statement for _, statement in parse_corrections(read_files([folder / "corrections.toml"])).statements()
    )
    stated_ = {(s.who, s.when, s.why) for s in (first, second)}
    assert stated_ == {
        ("Nguyễn Thị Lan", today, "the cover names it"),
        ("Nguyễn Thị Lan", today, "Answered in govgraph review"),
    }
    again = json.loads(run("review", "--list", "--format", "json", cwd=folder).stdout)
    assert not any((each["kind"], each["file"]) in {("province", MINUTES), ("date", MINUTES)} for each in again)
    built = run("build", DOCUMENTS, cwd=folder)
    assert "2 of 2 corrections applied" in built.stdout
    with govgraph.open(folder / "govgraph-store") as graph:
        (minutes,) = [row for row in graph.documents() if row["source"] == MINUTES]
    assert (minutes["province"], minutes["date"]) == ("Hà Giang", "2021-06-29")


def test_letters_in_another_encoding_are_asked_for_again(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "govgraph.cli", "review"],
        input="Nguyễn Thị Lan\nLan\nHà Giang\n\nq\n".encode().replace("ễ".encode(), b"\xec"),
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "not in the terminal's encoding" in done.stdout.decode()
    (outcome,) = parse_corrections(read_files([folder / "corrections.toml"])).statements()
    assert outcome[1].who == "Lan"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_interruption_keeps_what_was_answered(folder: Path) -> None:
    command = [sys.executable, "-m", "govgraph.cli", "review", "--who", "Lan"]
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asking:
        assert asking.stdin is not None
        asking.stdin.write("Hà Giang\n\n")
        asking.stdin.flush()
        file = folder / "corrections.toml"
        deadline = time.monotonic() + 30
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        asking.send_signal(signal.SIGINT)
        _, told = asking.communicate()
    assert "Traceback" not in told
    assert "1 answer added" in told
    assert len(parse_corrections(read_files([file]))) == 1


DOUBT = Doubt("date", "?", 1, free="date", file="a.txt")


@pytest.mark.parametrize(
    ("free", "words", "values"),
    [
        ("document", "68/NQ-CP 2021-07-01", {"number": "68/NQ-CP", "date": "2021-07-01"}),
        ("document", "68/NQ-CP, 1/7/2021", {"number": "68/NQ-CP", "date": "2021-07-01"}),
        ("document", "05/2019/NQ-HĐND", {"number": "05/2019/NQ-HĐND"}),
        ("document", "247-KL/TU 5/7/2021", {"number": "247-KL/TU", "date": "2021-07-05"}),
        ("document", "1/7/2021", {"date": "2021-07-01"}),
        ("document", "2021-07", {"date": "2021-07"}),
        ("document", "a b.txt", {"means": "a b.txt"}),
        ("document", "nghi-quyet/68-nq-cp/2021", {"means": "nghi-quyet/68-nq-cp/2021"}),
        ("document", "the one of July", None),
        ("document", "68/NQ-CP 32/7/2021", None),
        ("date", "22/7/2021", {"date": "2021-07-22"}),
        ("date", "July", None),
        ("province", "tỉnh lai châu", {"province": "Lai Châu"}),
        ("number", "3413 /UBND-TH", {"number": "3413/UBND-TH"}),
        (None, "x", None),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(free: Any, words: str, values: dict[str, str] | None) -> None:
    doubt = Doubt("citation", "?", 1, free=free, file="a.txt", mentions=(Mention("a.txt", "x"),))
    if values is None:
        with pytest.raises(InputError) as refused:
            typed(doubt, words, {"a b.txt"})
        assert "\n" not in str(refused.value)
        return
    ((_, found),) = typed(doubt, words, {"a b.txt"}).statements
    assert {key: value for key, value in found.items() if key not in ("file", "quote")} == values


# ------------------------------------------------------------------------------------------------- the file

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip)


@for_all(TEXT, TEXT, TEXT, st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)))
def test_what_is_written_is_read_back(file: str, quote: str, why: str, when: datetime.date) -> None:
    values = {"file": file, "quote": quote, "kind": "citation", "who": "Lan", "when": when, "why": why}
    try:
        statement = statement_of("no_mention", values)
    except InputError:
        return  # words of nothing but marks that are no words
    (read_back,) = stated(as_toml(statement)).statements()
    assert read_back[1] == statement


def test_nothing_that_stands_in_the_file_is_lost_or_changed(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    first = statement_of("document", {"file": "a.txt", "number": "1/TB", **SIGNED})
    second = statement_of("document", {"file": "b.txt", "number": "2/TB", **SIGNED})
    other = statement_of("document", {"file": "a.txt", "number": "3/TB", **SIGNED})
    for before in ("", "# no end of line", "# comment\r\n\r\n"):
        file.write_bytes(before.encode())
        add_statements(file, [first])
        add_statements(file, [second])
        with pytest.raises(InputError, match="contradict each other"):
            add_statements(file, [other])
        assert file.read_bytes().startswith(before.encode())
        assert len(parse_corrections(read_files([file]))) == 2
    with pytest.raises(InputError, match="cannot be written"):
        add_statements(tmp_path / "none" / "corrections.toml", [first])
