"""Counting: hits, misses and what is spurious in one layer, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

Row = Mapping[str, Any]


class LayerScore(Struct, frozen=True):
    """How well one kind of fact was found: precision, recall and F1 between 0 and 1, and the counts behind them."""

    layer: str
    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int


class Miss(Struct, frozen=True):
    """One difference: `what` was missed (in the gold only) or is spurious (in the graph only)."""

    layer: str
    document: str
    verdict: str
    what: str


class Evaluation(Struct, frozen=True):
    """The scores of all layers, in the order they are taken, and every difference behind them."""

    scores: tuple[LayerScore, ...]
    misses: tuple[Miss, ...]

    def score(self, layer: str) -> LayerScore:
        """The score of one layer. Raises KeyError where there is none of that name."""
        try:
            return next(score for score in self.scores if score.layer == layer)
        except StopIteration:
            raise KeyError(layer) from None


class Tally:
    """Hits, what the gold asks for and what the graph says, in one layer."""

    def __init__(self) -> None:
        self.hits = self.gold = self.predicted = 0
        self.misses: list[tuple[str, str, Any]] = []

    def count(
        self, document: str, gold: Iterable[Hashable], predicted: Iterable[Hashable], optional: Iterable[Hashable] = ()
    ) -> None:
        """Compare two multisets; what is optional is not counted as spurious."""
        asked, said, free = Counter(gold), Counter(predicted), set(optional)
        hits = asked & said
        spurious = Counter({item: n for item, n in (said - asked).items() if item not in free})
        self.hits += hits.total()
        self.gold += asked.total()
        self.predicted += hits.total() + spurious.total()
        self.misses += [(document, "missed", item) for item in (asked - said).elements()]
        self.misses += [(document, "spurious", item) for item in spurious.elements()]

    def match(
        self,
        document: str,
        gold: Sequence[Row],
        rows: Sequence[Row],
        fits: Callable[[Row, Row, float], bool],
    ) -> list[tuple[Row, Row]]:
        """Pair spans one to one, best overlap first, where `fits(annotation, row, overlap)` allows; count, and give
        the pairs whose annotation is asked for."""
        options = sorted(
            (
                (overlap, i, j)
                for i, annotation in enumerate(gold)
                for j, row in enumerate(rows)
                if (overlap := overlap_of(annotation, row)) > 0 and fits(annotation, row, overlap)
            ),
            reverse=True,
        )
        paired: dict[int, int] = {}
        used: set[int] = set()
        for _, i, j in options:
            if i not in paired and j not in used:
                paired[i] = j
                used.add(j)
        pairs = [(gold[i], rows[j]) for i, j in paired.items() if not gold[i].get("optional")]
        missed = [g for i, g in enumerate(gold) if i not in paired and not g.get("optional")]
        spare = [g for g in gold if g.get("optional")]
        spurious = [r for j, r in enumerate(rows) if j not in used and not any(overlap_of(g, r) > 0 for g in spare)]
        self.hits += len(pairs)
        self.gold += len(pairs) + len(missed)
        self.predicted += len(pairs) + len(spurious)
        self.misses += [(document, "missed", _label(g)) for g in missed]
        self.misses += [(document, "spurious", _label(r)) for r in spurious]
        return pairs

    def score(self, layer: str) -> LayerScore:
        precision = self.hits / self.predicted if self.predicted else float(not self.gold)
        recall = self.hits / self.gold if self.gold else 1.0
        return _score(layer, precision, recall, self.gold, self.predicted)


def _score(layer: str, precision: float, recall: float, gold: int, predicted: int) -> LayerScore:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return LayerScore(layer, round(precision, 4), round(recall, 4), round(f1, 4), gold, predicted)


def bcubed(layer: str, mentions: Sequence[tuple[Hashable, Hashable]]) -> LayerScore:
    """B-cubed: for each mention, how much of its predicted cluster is of its gold cluster, and the reverse."""
    if not mentions:
        return LayerScore(layer, 1.0, 1.0, 1.0, 0, 0)
    gold, predicted, both = Counter(g for g, _ in mentions), Counter(p for _, p in mentions), Counter(mentions)
    precision = sum(both[g, p] / predicted[p] for g, p in mentions) / len(mentions)
    recall = sum(both[g, p] / gold[g] for g, p in mentions) / len(mentions)
    return _score(layer, precision, recall, len(mentions), len(mentions))


def overlap_of(a: Row, b: Row) -> float:
    """Shared length over total length of two spans; 0 where they do not meet."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if shared > 0 else 0.0


def _label(row: Row) -> str:
    return f"{row['start']} {' '.join(str(row.get('quote') or row.get('name') or '').split())[:80]}".strip()
