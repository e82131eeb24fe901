"""The sentences of laws, decrees and circulars in which references are marked, and the command that scores them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
MARKED = sorted((BENCHMARKS / "data").glob("references-*.txt"))


@pytest.mark.parametrize("marked", MARKED, ids=lambda marked: marked.stem)
def test_every_frame_is_closed_and_every_name_stands_in_a_reference(marked: Path) -> None:
    for line in marked.read_text("utf-8").splitlines():
        number, _, sentence = line.partition("\t")
        assert number and sentence
        depth = ""
        for at in range(len(sentence)):
            match sentence[at : at + 2]:
                case "[[":
                    assert depth == "", line
                    depth = "["
                case "{{":
                    assert depth == "[", line
                    depth = "[{"
                case "}}":
                    assert depth == "[{", line
                    depth = "["
                case "]]":
                    assert depth == "[", line
                    depth = ""
        assert depth == "", line


@pytest.mark.parametrize("form", ["plain", "segmented", "parted", "small"])
def test_the_command_prints_the_scores_of_every_file(form: str) -> None:
    command = [sys.executable, BENCHMARKS / "references.py", "--form", form, *MARKED]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores = [float(line.split("F1 ")[1].split(" ")[0]) for line in done.stdout.splitlines() if "F1" in line]
    assert len(scores) == 2 * len(MARKED) > 0
    assert min(scores) > 0.94, done.stdout
