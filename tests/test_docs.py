"""The documentation tells the truth: commands, queries, settings and figures are those of the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import govgraph
from govgraph.cli.app import app
from govgraph.store.queries import named_queries

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS, ROOT / "data" / "README.md"]
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands]  # type: ignore[union-attr]  # each has one


def test_the_accuracy_page_has_the_figures_that_the_command_gives(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    subprocess.run([sys.executable, ROOT / "docs" / "make_accuracy.py", "--output", page], check=True)
    assert page.read_text("utf-8") == (ROOT / "docs" / "accuracy.md").read_text("utf-8"), "make accuracy"


def test_the_readme_shows_what_its_commands_print(tmp_path: Path) -> None:
    govgraph = [sys.executable, "-m", "govgraph.cli"]
    subprocess.run([*govgraph, "build", "data/documents", "--store", "out/store"], cwd=ROOT, check=True)
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_outputs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_documentation(command: str) -> None:
    assert any(f"govgraph {command}" in page.read_text("utf-8") for page in PAGES)


def test_every_command_and_query_in_the_documentation_exists() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        commands = set(re.findall(r"govgraph (?!graph\b)([a-z]+)(?= [^.]|`|$)", " ".join(re.findall(r"`[^`]*`", text))))
        assert commands <= {*COMMANDS}, page
        queries = set(re.findall(r"govgraph query ([a-z][a-z-]+)", text))
        assert queries <= named_queries().keys(), page


def test_every_query_is_in_the_list() -> None:
    listed = {line.split(" ")[0] for line in (ROOT / "docs" / "queries.md").read_text("utf-8").splitlines()}
    assert named_queries().keys() <= listed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_worked_example_of_the_model_is_in_the_graph(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "model.md").read_text("utf-8").partition("## A worked example")[2]
    shown = {
        name: set(re.findall(rf"<s:({name}/[^>…]+)>", page)) for name in ("directive", "citation", "passage", "span")
    }
    values = re.findall(r'gov:(?:quote|section|name|number) "([^"]+)"', page)
    assert all(shown.values())
    govgraph.build([ROOT / "data/documents"], store=tmp_path / "store")
    with govgraph.open(tmp_path / "store") as graph:
        source = "https://w3id.org/govgraph/id/source/lai-chau-2021-08-24-phien-hop-ubnd.txt/"
        for thing in sorted(set.union(*shown.values())):
            assert graph.query(f"ASK {{ GRAPH ?g {{ <{source}{thing}> a ?class }} }}").rows == [("true",)], thing
        for value in values:
            assert graph.query(f'ASK {{ GRAPH ?g {{ ?thing ?property "{value}" }} }}').rows == [("true",)], value


def test_the_readme_s_python_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    code = code.replace("out/store", str(tmp_path / "store"))
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
