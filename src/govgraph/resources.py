"""Where the plain files that ship with govgraph are found: `ontology/`, `queries/` and `data/authority/`.

In an installed wheel they lie inside the package; in a checkout they lie at the project's top level, where people
read and edit them.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """The file or folder of that path, e.g. `resource("queries", "citations.rq")`.

    Raises FileNotFoundError where neither the package nor the checkout has its first part.
    """
    packaged = files("govgraph").joinpath(parts[0])
    if packaged.is_dir():
        return packaged.joinpath(*parts[1:])
    checkout = Path(__file__).resolve().parents[2] / parts[0]
    if checkout.is_dir():
        return checkout.joinpath(*parts[1:])
    raise FileNotFoundError(f"govgraph's own {parts[0]}/ is missing: reinstall govgraph")
