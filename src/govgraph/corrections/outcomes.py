"""What becomes of corrections: which are applied, and what keeps the others from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from govgraph.corrections.collection import Corrections
from govgraph.corrections.statements import STATEMENTS, Statement, in_words
from govgraph.records import CorrectionOutcome


class Hindrance(NamedTuple):
    """Why a correction, or a part of it, is not applied, in Vietnamese and in English."""

    vi: str
    en: str


def not_held(file: str, files: Iterable[str] = ()) -> Hindrance:
    """That the collection has no such file among its `files`; the correction waits for it."""
    near = get_close_matches(file, files, 1, 0.85)
    near_vi, near_en = (f"; có phải là {near[0]}?", f"; did you mean {near[0]}?") if near else ("", "")
    return Hindrance(f"kho chưa có tệp {file}{near_vi}", f"the collection has no file {file}{near_en}")


class Outcomes:
    """Notes what becomes of the statements of some corrections."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._applied: set[str] = set()
        self._hindrances: defaultdict[str, set[Hindrance]] = defaultdict(set)

    def applied(self, key: str) -> None:
        """A statement, or a part of it, was applied."""
        self._applied.add(key)

    def revoked(self, key: str) -> None:
        """A statement that was taken for applied is not."""
        self._applied.discard(key)

    def hindered(self, key: str, hindrance: Hindrance) -> None:
        """Something keeps a statement, or a part of it, from being applied."""
        self._hindrances[key].add(hindrance)

    def all(self) -> tuple[CorrectionOutcome, ...]:
        """The outcome of every statement, in order of key."""
        return tuple(self._outcome(key, statement) for key, statement in self._corrections.statements())

    def _outcome(self, key: str, statement: Statement) -> CorrectionOutcome:
        vi, en = in_words(statement)
        hindrances = sorted(self._hindrances[key])
        return CorrectionOutcome(
            key=key,
            kind=next(name for name, kind in STATEMENTS.items() if isinstance(statement, kind)),
            statement_vi=vi,
            statement_en=en,
            who=statement.who,
            when=statement.when.isoformat(),
            why=statement.why,
            applied=key in self._applied,
            open_vi="; ".join(hindrance.vi for hindrance in hindrances) or None,
            open_en="; ".join(hindrance.en for hindrance in hindrances) or None,
        )
