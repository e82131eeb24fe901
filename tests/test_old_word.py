"""Word files of before 2007, read by whatever program of the system can."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from govgraph.errors import ReadingError
from govgraph.reading import old_word, read_bytes
from office import DECISION, OLD, docx


def put_program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


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
    result = programs / "result.docx"
    result.write_bytes(docx(DECISION))
    copy = f'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp {result} "$2/document.docx"'
    put_program(programs, "soffice", copy)
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


def test_a_program_that_takes_too_long_is_ended(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "SECONDS", 0.2)
    put_program(programs, "catdoc", "sleep 30 & sleep 30")
    with pytest.raises(ReadingError, match="catdoc could not read"):
        read_bytes(OLD, "a.doc")
