"""The sentences of laws, decrees and circulars in which references are marked, and the command that scores them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
HALVES = sorted((BENCHMARKS / "data").glob("references-*.txt"))


@pytest.mark.parametrize("half", HALVES, ids=lambda half: half.stem)
def test_every_frame_is_closed_and_every_name_stands_in_a_reference(half: Path) -> None:
    for line in half.read_text("utf-8").splitlines():
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


@pytest.mark.parametrize("form", ["plain", "segmented", "parted"])
def test_the_command_prints_the_scores_of_both_halves(form: str) -> None:
    command = [sys.executable, BENCHMARKS / "references.py", "--form", form, *HALVES]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores = [float(line.split("F1 ")[1].split(" ")[0]) for line in done.stdout.splitlines() if "F1" in line]
    assert len(HALVES) == 2
    assert len(scores) == 4
    assert min(scores) > 0.94, done.stdout
