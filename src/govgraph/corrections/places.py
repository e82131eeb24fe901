"""The places of a document that a statement about words is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from govgraph.corrections.statements import folded_words
from govgraph.language.letters import fold
from govgraph.records import DocumentFacts

Span = tuple[int, int]
"""Start and end in code points of the source, the end exclusive."""

_LETTER = re.compile(r"\s+|\S[\u0300-\u036f]*")
"""White space, or a letter with the marks that are written apart from it (NFD)."""


def standing(facts: DocumentFacts, words: str) -> list[Span]:
    """Where folded words stand in a document, in order, none within another word and no two overlapping."""
    if not words:
        return []
    folded, places = _folded(facts.text)
    begins = r"(?<!\w)" if words[0].isalnum() else ""
    ends = r"(?!\w)" if words[-1].isalnum() else ""
    found = re.finditer(f"{begins}{re.escape(words)}{ends}", folded)
    return [(places[match.start()][0], places[match.end() - 1][1]) for match in found]


def _folded(text: str) -> tuple[str, list[Span]]:
    """A text as `folded_words` folds it, and where each of its letters stands in the text."""
    letters: list[str] = []
    places: list[Span] = []
    for match in _LETTER.finditer(text.rstrip(), len(text) - len(text.lstrip())):
        for letter in " " if match[0].isspace() else unicodedata.normalize("NFC", match[0]):
            letters.append(letter)
            places.append(match.span())
    return fold("".join(letters)), places


def within_passage(facts: DocumentFacts, label: str, spans: Collection[Span]) -> list[Span]:
    """Those of the spans that lie in a passage of a label (`Điều 5.2`), or in one below it."""
    wanted = folded_words(label)
    inside: set[int] = set()
    for passage in facts.passages:
        own = passage.label is not None and folded_words(passage.label) == wanted
        if own or passage.parent in inside:
            inside.add(passage.index)
    stretches = [(passage.start, passage.end) for passage in facts.passages if passage.index in inside]
    return [span for span in spans if any(start <= span[0] and span[1] <= end for start, end in stretches)]
