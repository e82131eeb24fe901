"""Corrections: what people state to set right what was recognised and resolved, in plain files that a colleague can
review.

    corrections = parse_corrections(read_files(["corrections.toml"]))

`statements` are what can be stated, `reading` reads them, `collection` refuses what contradicts itself. `mentions`,
`missed` and `agencies` bring them to the facts of the documents, `outcomes` notes what becomes of each. What needs all
documents (who is the same, which document is meant) resolution does.
"""

from __future__ import annotations

from govgraph.corrections.collection import Corrections
from govgraph.corrections.reading import CorrectionsFile, parse_corrections, read_files

__all__ = ["Corrections", "CorrectionsFile", "parse_corrections", "read_files"]
