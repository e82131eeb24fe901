"""An agency as one mention names it."""

from __future__ import annotations

from msgspec import Struct

from govgraph.records import Agency


class Named(Struct, frozen=True, gc=False):
    """An agency as one mention names it; offsets in code points of the running text, the end exclusive."""

    start: int
    end: int
    agency: Agency
