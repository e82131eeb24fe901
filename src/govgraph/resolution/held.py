"""The documents that the collection holds and that state no number: known by type and file, the same file under two
names once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from govgraph.records import DocumentFacts
from govgraph.resolution.keys import join, type_step, within


def keys_by_file(documents: Sequence[DocumentFacts]) -> dict[str, str]:
    """The key of each document by its file's name; files of the same content have one, that of the first name."""
    copies: defaultdict[str, list[DocumentFacts]] = defaultdict(list)
    for facts in documents:
        copies[facts.source.sha256].append(facts)
    keys: dict[str, str] = {}
    for same in copies.values():
        first = min(same, key=lambda facts: facts.source.name)
        for facts in same:
            keys[facts.source.name] = join(type_step(first.metadata.type), within(first.source.name))
    return keys
