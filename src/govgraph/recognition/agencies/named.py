"""An agency as one mention names it."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.records import Agency


@dataclass(frozen=True, slots=True)
class Named:
    """An agency as one mention names it; offsets in code points of the running text, the end exclusive."""

    start: int
    end: int
    agency: Agency
