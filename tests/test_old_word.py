"""Word files of before 2007, read by whatever program of the system can."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import govgraph
from govgraph.errors import ReadingError
from govgraph.reading import old_word, read_bytes
from office import DECISION, OLD, docx


def put_program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _copying(folder: Path, result: bytes) -> str:
    """What LibreOffice does, as a script that gives always the same result."""
    (folder / "result.docx").write_bytes(result)
    return f'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp {folder}/result.docx "$2/document.docx"'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cp", "mkdir", "cat", "sleep"):
        found = next(Path(p, name) for p in ("/bin", "/usr/bin") if Path(p, name).exists())
        (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_an_old_word_file_says_which_program_would_read_it(programs: Path) -> None:
    with pytest.raises(ReadingError, match=r"install LibreOffice \(or antiword, or catdoc\)"):
        read_bytes(OLD, "a.doc")


def test_an_old_word_file_is_read_by_libreoffice_first(programs: Path) -> None:
    put_program(programs, "soffice", _copying(programs, docx(DECISION)))
    put_program(programs, "antiword", "echo wrong")
    read = read_bytes(OLD, "a.doc")
    assert read.text == read_bytes(docx(DECISION), "a.docx").text
    assert read.media_type == "application/msword"


def test_a_program_that_fails_hands_on_to_the_next_and_is_named_if_none_is_left(programs: Path) -> None:
    put_program(programs, "soffice", "exit 1")
    put_program(programs, "antiword", "printf '|S\\303\\200|B|\\n|a | c|\\n'")
    assert read_bytes(OLD, "a.doc").text == "SÀ\tB\na\tc"
    put_program(programs, "antiword", "exit 1")
    with pytest.raises(ReadingError, match="that LibreOffice and antiword could not read"):
        read_bytes(OLD, "a.doc")


def test_a_build_reads_a_file_again_when_a_better_program_has_come(programs: Path, tmp_path: Path) -> None:
    file, store = tmp_path / "a.doc", tmp_path / "store"
    file.write_bytes(OLD)
    put_program(programs, "catdoc", "echo SỞ Y TẾ")
    assert govgraph.build([file], store=store).added == ("a.doc",)
    assert govgraph.build([file], store=store).unchanged == ("a.doc",)
    put_program(programs, "antiword", "exit 1")
    assert govgraph.build([file], store=store).unchanged == ("a.doc",), "antiword cannot read it"
    put_program(programs, "antiword", "echo SỞ NỘI VỤ")
    assert govgraph.build([file], store=store).unchanged == ("a.doc",), "and was asked already"
    put_program(programs, "soffice", _copying(programs, docx(DECISION)))
    assert govgraph.build([file], store=store).changed == ("a.doc",)
    with govgraph.open(store) as graph:
        assert graph.text("a.doc") == read_bytes(docx(DECISION), "a.docx").text
    (programs / "soffice").unlink()
    assert govgraph.build([file], store=store).unchanged == ("a.doc",), "what was read better stays"


def test_a_program_that_takes_too_long_is_ended(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "SECONDS", 0.2)
    put_program(programs, "catdoc", "sleep 30 & sleep 30")
    with pytest.raises(ReadingError, match="catdoc could not read"):
        read_bytes(OLD, "a.doc")
