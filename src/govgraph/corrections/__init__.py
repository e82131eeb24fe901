"""Corrections: what people state to set right what was recognised and resolved, in plain files that a colleague can
review.

    corrections = read_corrections(["corrections.toml"])

`statements` are what can be stated, `reading` reads them and refuses what contradicts itself, `applying` brings them to
the facts of the documents. What needs all documents (who is the same, which document is meant) resolution does.
"""

from __future__ import annotations

from govgraph.corrections.collection import Corrections
from govgraph.corrections.reading import CorrectionsFile, parse_corrections, read_files

__all__ = ["Corrections", "CorrectionsFile", "parse_corrections", "read_files"]
