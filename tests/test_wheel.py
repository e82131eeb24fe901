"""What users install: the wheel, unpacked alone, has all that it needs, and importing it is light."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gold import DOCUMENTS

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files in a folder of their own, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *arguments: str, cwd: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_builds_asks_validates_and_draws(installed: Path, tmp_path: Path) -> None:
    govgraph = ["-m", "govgraph.cli"]
    assert run(installed, "-c", "import govgraph; print(govgraph.__file__)", cwd=tmp_path).startswith(str(installed))
    assert "5 documents" in run(installed, *govgraph, "build", str(DOCUMENTS), "--store", "store", cwd=tmp_path)
    answer = run(
        installed,
        *govgraph,
        "query",
        "directives-citing",
        "--set",
        "document=68/NQ-CP",
        "--store",
        "store",
        cwd=tmp_path,
    )
    assert "Sở Lao động" in answer
    assert run(installed, *govgraph, "validate", "--store", "store", cwd=tmp_path).startswith("Valid")
    run(installed, *govgraph, "network", "--html", "network.html", "--store", "store", cwd=tmp_path)
    assert (tmp_path / "network.html").stat().st_size > 100_000


def test_the_wheel_carries_no_test_data_and_a_typed_marker(installed: Path) -> None:
    files = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    assert "govgraph/py.typed" in files
    assert not any(path.startswith(("tests/", "data/", "benchmarks/")) or "/documents/" in path for path in files)


def test_importing_govgraph_imports_nothing_heavy(installed: Path, tmp_path: Path) -> None:
    code = "import sys, govgraph; print(*sorted(name for name in sys.modules if '.' not in name))"
    heavy = {
        "rdflib",
        "pyoxigraph",
        "networkx",
        "numpy",
        "scipy",
        "pandas",
        "rich",
        "typer",
        "pyshacl",
        "msgspec",
        "SPARQLWrapper",
    }
    assert heavy.isdisjoint(run(installed, "-c", code, cwd=tmp_path).split())
