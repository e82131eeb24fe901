"""The doubtful cases of a store in the order of what they would settle, without those that are settled already."""

from __future__ import annotations

from govgraph.corrections import Corrections
from govgraph.review.citations import citations_in_doubt
from govgraph.review.documents import documents_in_doubt
from govgraph.review.doubt import Choice, Doubt
from govgraph.review.persons import persons_in_doubt
from govgraph.store import Store

__all__ = ["Choice", "Doubt", "doubts"]


def doubts(store: Store, corrections: Corrections | None = None) -> tuple[Doubt, ...]:
    """The questions that a person could answer, those first that settle most. `corrections` are statements that the
    store may not have been built with yet: what they answer is not asked again."""
    answered = corrections.subjects() if corrections is not None else frozenset[tuple[str, ...]]()
    found = [*citations_in_doubt(store), *documents_in_doubt(store), *persons_in_doubt(store)]
    open_ = [doubt for doubt in found if not _is_answered(doubt, answered)]
    return tuple(sorted(open_, key=lambda doubt: (-doubt.settles, doubt.kind, doubt.question, doubt.facts)))


def _is_answered(doubt: Doubt, answered: frozenset[tuple[str, ...]]) -> bool:
    if doubt.kind == "person":
        return not answered.isdisjoint(doubt.subjects)
    return answered.issuperset(doubt.subjects)
