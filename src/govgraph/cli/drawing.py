"""Commands that follow and draw the edges between documents: lineage, network."""

from __future__ import annotations

COMMANDS = ()
