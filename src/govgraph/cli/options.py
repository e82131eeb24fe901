"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

StoreOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--store", "-s", envvar="GOVGRAPH_STORE", help="The store: a directory, or the address of a SPARQL endpoint."
    ),
]

DEFAULT_STORE = "govgraph-store"
