"""Building: the same graph whatever the order and the parts, nothing done twice, nothing half-written."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import govgraph
from endpoint import oxigraph_server
from gold import DOCUMENTS, FIVE
from govgraph.errors import InputError, NotFoundError, ReadingError, StoreError
from govgraph.pipeline import Archive, building, recognising
from govgraph.pipeline.recognising import Recognised
from govgraph.reading import find_documents
from govgraph.records import DocumentFacts, Source

FILES = [DOCUMENTS / f"{name}.txt" for name in FIVE]


def content(store: Path) -> bytes:
    """The graph's bytes, without the provenance, which alone knows the clock."""
    with govgraph.open(store) as graph:
        graph.export(store / "graph.nq")
    lines = (store / "graph.nq").read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if b"/graph/provenance> ." not in line)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = tmp_path_factory.mktemp("whole") / "store"
    govgraph.build(FILES, store=store)
    return content(store)


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_parts_change_a_byte(whole: bytes, tmp_path: Path, seed: int) -> None:
    files = random.Random(seed).sample(FILES, len(FILES))
    cut = 1 + seed
    govgraph.build(files[:cut], store=tmp_path / "store")
    govgraph.build(files[cut:], store=tmp_path / "store")
    assert content(tmp_path / "store") == whole


def test_a_removed_document_leaves_the_graph_as_if_it_had_never_come(tmp_path: Path) -> None:
    govgraph.build(FILES[:4], store=tmp_path / "without")
    govgraph.build(FILES, store=tmp_path / "with")
    report = govgraph.build([], store=tmp_path / "with", remove=[FILES[4].name])
    assert report.removed == (FILES[4].name,)
    assert content(tmp_path / "with") == content(tmp_path / "without")


def test_a_second_build_does_nothing_and_says_so(tmp_path: Path) -> None:
    first = govgraph.build(FILES, store=tmp_path / "store")
    assert first.summary.startswith("5 documents in ")
    second = govgraph.build(FILES, store=tmp_path / "store")
    assert (second.graphs, second.added, second.changed, len(second.unchanged)) == (0, (), (), 5)
    assert second.summary == f"Nothing to do: 5 documents unchanged in {tmp_path / 'store'}."


def test_a_changed_file_replaces_its_document(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for file in FILES[:2]:
        shutil.copy(file, folder)
    govgraph.build([folder], store=tmp_path / "store")
    changed = folder / FILES[1].name
    changed.write_text(changed.read_text("utf-8").replace("68/NQ-CP", "86/NQ-CP"), encoding="utf-8")
    report = govgraph.build([folder], store=tmp_path / "store")
    assert report.changed == (FILES[1].name,)
    with govgraph.open(tmp_path / "store") as graph:
        numbers = {row["number"] for row in graph.query("citations")}
    assert "86/NQ-CP" in numbers
    assert "68/NQ-CP" not in numbers


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(FILES[0], folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    report = govgraph.build([folder], store=tmp_path / "store")
    assert report.added == (FILES[0].name,)
    assert sorted(Path(other.path).name for other in report.not_read) == ["binary.txt", "empty.txt"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\xff\xfe" * 100, "Thông báo".encode("cp1258", "replace")])
def test_a_build_of_nothing_readable_writes_nothing(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    with pytest.raises(ReadingError):
        govgraph.build([file], store=tmp_path / "store")
    with pytest.raises(StoreError):
        govgraph.open(tmp_path / "store")


def test_a_folder_without_documents_and_a_missing_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="documents"):
        govgraph.build([tmp_path], store=tmp_path / "store")
    with pytest.raises(InputError, match="nowhere"):
        govgraph.build([tmp_path / "nowhere"], store=tmp_path / "store")
    with pytest.raises(NotFoundError):
        govgraph.build([], store=tmp_path / "store", remove=["x.txt"])


def test_an_endpoint_is_named_without_credentials_and_known_in_any_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with oxigraph_server() as address:
        first = govgraph.build(FILES[:2], store=address.replace("//", "//nguyen:secret@"))
        assert (first.store, "nguyen" in first.summary) == (f"{address}/query", False)
        for same in (f"{address}/", f"{address}/query", address.replace("//", "//nguyen:other@")):
            again = govgraph.build(FILES[:2], store=same)
            assert again.summary == f"Nothing to do: 2 documents unchanged in {address}/query."


_HOLDING_BUILD = """
import sys, time
import govgraph
def wait(what, done, total):
    print(what, flush=True)
    time.sleep(60)
govgraph.build([sys.argv[1]], store=sys.argv[2], workers=1, progress=wait)
"""


@pytest.mark.parametrize("remote", [False, True])
def test_of_two_builds_at_once_one_is_refused_and_a_killed_one_blocks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remote: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with oxigraph_server() as address:
        store = address if remote else str(tmp_path / "store")
        command = [sys.executable, "-c", _HOLDING_BUILD, str(FILES[0]), store]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as building:
            assert building.stdout is not None
            building.stdout.readline()
            with pytest.raises(StoreError, match="another process is writing to the store") as refused:
                govgraph.build(FILES[1:2], store=store)
            assert "\n" not in str(refused.value)
            building.kill()
        assert govgraph.build(FILES[1:2], store=store).added == (FILES[1].name,)


_UNGUARDED = """
import sys
import govgraph
from govgraph.pipeline import recognising
recognising.WORTHWHILE = 1
print(govgraph.build(sys.argv[2:], store=sys.argv[1], workers=2).summary)
"""


def test_a_script_without_main_guard_builds_all_the_same(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_UNGUARDED, "utf-8")
    command = [sys.executable, script, tmp_path / "store", *FILES[:3]]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.startswith("3 documents in ")
    assert "RuntimeWarning: the processes that read" in done.stderr, "it is told what would be faster"


def test_killed_workers_lose_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "WORTHWHILE", 1)
    archive = Archive(tmp_path, "1")
    files = find_documents(FILES).files
    results = recognising.recognise_files(files, archive, 2)
    done = [next(results)]
    for worker in multiprocessing.active_children():
        worker.kill()
    done += results
    assert sorted(file.name for file, _ in done) == sorted(file.name for file in files)
    assert all(isinstance(outcome, Recognised) and archive.has(outcome.key) for _, outcome in done)


_FAULTY = """
import os, sys
import govgraph
from govgraph.pipeline import recognising
recognising.WORTHWHILE = 1
recognise = recognising.recognise
def faulty(source):
    if source.name == "loop.txt":
        return faulty(source)
    if source.name == "memory.txt":
        raise MemoryError
    if source.name == "end.txt" and {workers} > 1:
        os._exit(1)
    return recognise(source)
recognising.recognise = faulty
if __name__ == "__main__":
    report = govgraph.build([sys.argv[1]], store=sys.argv[2], workers={workers})
    for file in report.files:
        print(file.file.rpartition("/")[2], file.state, file.reason, sep="|")
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_in_one_file_stops_no_build_and_is_told(tmp_path: Path, workers: int) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for number, name in enumerate(("loop.txt", "memory.txt", "end.txt", *(file.name for file in FILES))):
        (folder / name).write_text(FILES[number % 5].read_text("utf-8") + f"\n{number}", "utf-8")
    script = tmp_path / "script.py"
    script.write_text(_FAULTY.replace("{workers}", str(workers)), "utf-8")
    command = [sys.executable, script, folder, tmp_path / "store"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    told = {name: (state, reason) for name, state, reason in (line.split("|") for line in done.stdout.splitlines())}
    assert [told[file.name] for file in FILES] == [("new", "")] * 5
    assert told["loop.txt"][0] == "not read" and "please report this: RecursionError at" in told["loop.txt"][1]
    assert told["memory.txt"] == ("not read", "there was not enough memory to read it")
    assert told["end.txt"][0] == ("new" if workers == 1 else "not read")
    assert workers == 1 or told["end.txt"][1].startswith("the process that read it was ended")


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    govgraph.build(FILES[:2], store=tmp_path / "store")
    monkeypatch.delattr(recognising, "read_file")
    again = govgraph.build(FILES[:2], store=tmp_path / "store")
    assert [(file.state, file.format) for file in again.files] == [("unchanged", "text/plain")] * 2


def _failing_on(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the recogniser, which fails on documents of a text."""

    def recognise(source: Source) -> DocumentFacts:
        if source.text == text:
            raise RuntimeError("no such thing\nas this")
        return real(source)

    real = recognising.recognise
    monkeypatch.setattr(recognising, "recognise", recognise)
    monkeypatch.setattr(building, "recogniser_version", lambda: "1" * 16)
    monkeypatch.setattr(building, "software_version", lambda: "2" * 16)


def test_a_newer_recogniser_that_fails_on_a_held_document_costs_that_document_alone(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    govgraph.build(FILES, store=store)
    _failing_on(FILES[0].read_text("utf-8"), monkeypatch)
    for _ in range(2):
        report = govgraph.build(FILES[1:2], store=store)
        assert len(report.unchanged) == 5
        assert content(store) == whole, "what was recognised before stays"
    monkeypatch.setattr(building, "software_version", lambda: "3" * 16)
    (told,) = govgraph.build([], store=store).not_read
    assert told.path == FILES[0].name
    assert "please report this: RuntimeError at " in told.reason
    assert told.reason.endswith(": no such thing as this; what was read before stays")
    assert content(store) == whole
    (facts,) = (path for path in (store / "facts").iterdir() if not path.stem.endswith("1" * 16))
    facts.write_text(facts.read_text("utf-8").replace('"metadata":', '"metadatum":'), "utf-8")
    monkeypatch.setattr(building, "software_version", lambda: "4" * 16)
    report = govgraph.build([], store=store)
    assert report.removed == (FILES[0].name,)
    assert "give its file again" in report.not_read[0].reason


def test_a_correction_on_which_recognition_fails_is_told_and_the_document_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, corrections = tmp_path / "store", tmp_path / "corrections.toml"
    govgraph.build(FILES, store=store)
    corrections.write_text(
        f'[[document]]\nfile = "{FILES[0].name}"\nplace = "Vinh"\nwho = "Lan"\nwhen = 2026-11-25\nwhy = "so"\n', "utf-8"
    )
    real = recognising.recognise
    with monkeypatch.context() as patched:
        patched.setattr(recognising, "recognise", lambda source: int(source.name))
        report = govgraph.build([], store=store, corrections=corrections)
        assert [told.path for told in report.not_read] == [FILES[0].name]
        assert report.not_read[0].reason.endswith("it stays as it was, without what corrections say of it")
        assert "could not be recognised again with it" in report.not_applied[0]
        assert report.unchanged == tuple(sorted(file.name for file in FILES))
    assert recognising.recognise is real
    report = govgraph.build([], store=store)
    assert (report.changed, report.not_applied, report.not_read) == ((FILES[0].name,), (), ())


def test_a_killed_build_leaves_whole_documents_and_goes_on(whole: bytes, tmp_path: Path) -> None:
    """Killed at many moments, the store opens, and holds for every file either all of its graph or none."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for copy in range(6):
        for file in FILES:
            shutil.copy(file, folder / f"{copy}-{file.name}")
    finished = tmp_path / "finished"
    govgraph.build([folder], store=finished)
    with govgraph.open(finished) as graph:
        sizes = {name: len(list(graph.store.quads(name))) for name in graph.store.graphs()}
    killed = 0
    for moment in (0.15, 0.3, 0.45, 0.6, 0.8, 1.1):
        store = tmp_path / f"store-{moment}"
        code = f"import govgraph; govgraph.build([{str(folder)!r}], store={str(store)!r}, workers=1)"
        with subprocess.Popen([sys.executable, "-c", code], env={**os.environ}) as process:
            time.sleep(moment)
            process.send_signal(signal.SIGKILL)
        killed += process.returncode == -signal.SIGKILL
        if store.exists() and (store / "govgraph-store.json").exists():
            with govgraph.open(store) as graph:
                for name in graph.store.graphs():
                    if "/graph/source/" in name:
                        assert len(list(graph.store.quads(name))) == sizes[name]
        govgraph.build([folder], store=store)
        assert content(store) == content(finished)
    assert killed
