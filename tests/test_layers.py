"""The house: imports run only down the floors, and no module grows past one subject."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "src" / "govgraph"

HOUSE: tuple[str, ...] = (
    *("errors", "records", "resources", "language"),
    *("authority", "reading", "structure", "graph", "store"),
    *("recognition", "corrections", "resolution", "analysis", "evaluation"),
    *("cards", "review", "pipeline", "pictures"),
    *("api", "__init__", "cli"),
)
"""Every room from the ground up, a line a floor. A room may use its own modules and the rooms before it."""

RECOGNITION: tuple[str, ...] = (
    *("scanning", "cue_rows", "context"),
    *("places", "agencies", "citations", "officials", "document", "initiatives", "meetings", "directives"),
    *("small_letters", "locating", "__init__"),
)
"""The same within recognition: a kind of mention may use the kinds that are recognised before it."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(path: Path) -> set[str]:
    """All of this project that a module imports, wherever in it the import stands: `govgraph.store.Store`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.split(".")[0] == "govgraph"}


def imported_rooms(path: Path) -> set[str]:
    parts = (name.split(".") for name in imported_names(path))
    return {part[1] if len(part) > 1 and part[1] in HOUSE else "__init__" for part in parts}


def module_name(path: Path) -> str:
    return ".".join(("govgraph", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_only_down(path: Path) -> None:
    own = room(path)
    for other in imported_rooms(path) - {own}:
        assert HOUSE.index(other) < HOUSE.index(own), f"{own} imports {other}, which stands above it"


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {module_name(path): path for path in MODULES}
    imports = {
        module: {name if name in known else name.rpartition(".")[0] for name in imported_names(path)}
        for module, path in known.items()
    }
    assert list(TopologicalSorter(imports).static_order())  # raises CycleError with the modules of a circle


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "recognition").rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_recognisers_use_what_was_recognised_before(path: Path) -> None:
    own = path.relative_to(PACKAGE / "recognition").parts[0].removesuffix(".py")
    text = path.read_text("utf-8")
    for other in set(re.findall(r"govgraph\.recognition\.(\w+)", text)) - {own}:
        assert RECOGNITION.index(other) < RECOGNITION.index(own), f"{own} imports {other}, which comes after it"


@pytest.mark.parametrize(
    "path", [*MODULES, *sorted(TESTS.glob("*.py"))], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_no_module_is_longer_than_500_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 500
