"""A document in its part as the one that cites: what it is called, when it was issued, within which units it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govgraph.records import DocumentFacts
from govgraph.resolution.chronology import Time, time_of
from govgraph.resolution.jurisdictions import Jurisdictions


class Citing(NamedTuple):
    """A document that cites. `source` is its file's name; of files with the same content, of which the same is given,
    the first, so that what they alone make known is one."""

    source: str
    time: Time
    jurisdictions: Jurisdictions


def citing_documents(documents: Sequence[DocumentFacts]) -> list[Citing]:
    """Each document as the one that cites, in the same order."""
    firsts: dict[object, str] = {}
    for facts in documents:
        firsts[_content(facts)] = min(facts.source.name, firsts.get(_content(facts), facts.source.name))
    return [
        Citing(first, time_of(facts), Jurisdictions(facts, first))
        for facts in documents
        for first in (firsts[_content(facts)],)
    ]


def _content(facts: DocumentFacts) -> object:
    given = {(fact.given.field, fact.given.value) for fact in facts.metadata.given if fact.taken}
    return facts.source.sha256, frozenset(given)
