"""The words of agencies' names in one document, by where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govgraph.recognition.agency_lexicon import Compound, Entry, Head, lexicon
from govgraph.recognition.agency_patterns import patterns
from govgraph.recognition.scanning import Occurrence

Reading = tuple[int, Entry]
"""Where a word ends, and one of its meanings."""


class _Printed(NamedTuple):
    """The entries of one word by how it is printed: with a small letter first, with a capital, all in capitals."""

    small: tuple[Entry, ...]
    capital: tuple[Entry, ...]
    symbol: tuple[Entry, ...]


@cache
def _words() -> dict[str, _Printed]:
    """The lexicon by how words are printed, each meaning that a table names before one that is read word by word."""
    found = {}
    for word, entries in lexicon().items():
        ordered = sorted(entries, key=lambda entry: isinstance(entry.meaning, Head))
        small, capital, symbol = (
            tuple(entry for entry in ordered if entry.case in cases)
            for cases in (("any",), ("any", "title"), ("any", "title", "upper"))
        )
        found[word] = _Printed(small, capital, symbol)
    return found


def _surest_first(reading: Reading) -> tuple[bool, int]:
    return isinstance(reading[1].meaning, Head), -reading[0]


class AgencyWords:
    """The readings of each word at the place where it begins, those that are printed as they should be: what a table
    names before what is read word by word, and of two words the longer first. `starts` are the places at which a name
    or a class may begin, in order."""

    def __init__(self, text: str, folded: str, occurrences: Sequence[Occurrence]) -> None:
        self.text, self.folded = text, folded
        self.entries: dict[int, list[Reading]] = {}
        known, words = self.entries, _words()
        starts: set[int] = set()
        several: set[int] = set()
        for start, end, word in occurrences:
            printed = words[word]
            if text[start] == folded[start]:
                meant = printed.small
            elif len(printed.symbol) > len(printed.capital) and self._is_symbol(start, end):
                meant = printed.symbol
            else:
                meant = printed.capital
            if not meant:
                continue
            readings = [(end, entry) for entry in meant]
            if start in known:
                known[start] += readings
                several.add(start)
            else:
                known[start] = readings
            if start not in starts and self._may_begin(meant, start):
                starts.add(start)
        for start in several:
            readings = known[start]
            compound = max((end for end, entry in readings if isinstance(entry.meaning, Compound)), default=0)
            if compound:
                readings[:] = [reading for reading in readings if reading[0] > compound]
            readings.sort(key=_surest_first)
        self.starts: list[int] = sorted(starts)

    def _is_symbol(self, start: int, end: int) -> bool:
        """Whether an abbreviation is printed as one, and not within a document's number (`45/2025/TT-BYT`)."""
        within = self.text[start - 1 : start] in ("/", "-") or self.text[end : end + 1] == "/"
        return self.text[start:end].isupper() and not within

    def _may_begin(self, entries: tuple[Entry, ...], start: int) -> bool:
        quantified = False
        for entry in entries:
            if entry.begins == "always":
                return True
            quantified = quantified or entry.begins == "quantified"
        if not quantified or self.folded[start - 1 : start] != " ":
            return False
        return patterns().quantifier.search(self.folded, max(0, start - 16), start) is not None
