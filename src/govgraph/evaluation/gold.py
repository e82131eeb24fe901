"""The two sides of the comparison: the gold annotations of a folder, and the views of a graph."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govgraph.errors import InputError

VIEWS = ("documents", "citations", "agencies", "officials", "initiatives", "meetings", "directives", "places")
"""The views of the contract, each a named query."""

Annotation = Mapping[str, Any]


def read_gold(folder: Path) -> dict[str, Annotation]:
    """The annotations of a folder by document. Raises InputError where there are none or one is no JSON."""
    gold: dict[str, Annotation] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold[path.stem] = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise InputError(f"{path}: not a gold file: {error}") from None
    if not gold:
        raise InputError(f"{folder}: no gold files: give a folder of <document>.json annotations")
    return gold


def read_views(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The views in a folder of CSV files, as `govgraph views` writes them. Raises InputError where there are none."""
    views: dict[str, list[dict[str, str]]] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            views[path.stem] = list(csv.DictReader(file))
    if not views:
        raise InputError(f"{folder}: no CSV files: write the views there first with govgraph views {folder}")
    return views
