"""Resolution: which document each citation means, which mentions are one person.

    resolution = resolve(documents)

The only step that sees all documents. What the collection makes certain is resolved, with the rule as reason; what may
be several documents keeps them all as candidates; what nothing tells stays open, and is resolved when the document
that tells it arrives.
"""

from __future__ import annotations

from govgraph.resolution.resolving import resolve

__all__ = ["resolve"]
