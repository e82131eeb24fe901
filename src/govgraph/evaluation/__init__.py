"""Scores of a graph against the gold standard, layer by layer.

What is compared are the eight views, so any store, any endpoint and any folder of CSV files can be scored. The gold
standard is one JSON file a document; a row belongs to the document whose file name, less its ending, is the gold
file's. An annotation marked `optional` is neither asked for nor counted against; `<field>_also` gives other values
that are accepted; `document.ignore` frames stretches of a file that are no part of the document.
"""

from __future__ import annotations

from govgraph.evaluation.gold import VIEWS, read_gold, read_views
from govgraph.evaluation.layers import evaluate
from govgraph.evaluation.tally import Evaluation, LayerScore, Miss

__all__ = ["VIEWS", "Evaluation", "LayerScore", "Miss", "evaluate", "read_gold", "read_views"]
