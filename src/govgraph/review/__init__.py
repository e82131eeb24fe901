"""What a person could settle: the doubtful cases of a collection, those first of which an answer decides most.

    for doubt in doubts(store):
        doubt.question, doubt.choices

`doubts` puts together what `citations`, `documents` and `persons` find in a store; `answers` makes statements for a
file of corrections of what a person chooses.
"""

from __future__ import annotations

from govgraph.review.doubts import Choice, Doubt, doubts

__all__ = ["Choice", "Doubt", "doubts"]
