"""One shared pass over a document's running text that finds the words of every recogniser's tables at once.

Seeking each word, or trying one pattern of all words at each place, takes time for each word of the tables. An
Aho-Corasick automaton takes one pass, however long the tables are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import ahocorasick


class Occurrence(NamedTuple):
    """Where a word of a table stands: offsets in code points of the running text, the end exclusive, and the word as
    the table has it, folded."""

    start: int
    end: int
    word: str


class Scanner:
    """Finds the words of several vocabularies. The words must be folded (`language.letters.fold`)."""

    def __init__(self, vocabularies: Mapping[str, Iterable[str]]) -> None:
        self.names = tuple(vocabularies)
        users: dict[str, list[str]] = {}
        for name, words in vocabularies.items():
            for word in words:
                users.setdefault(word, []).append(name)
        shared = {tuple(dict.fromkeys(names)): names for names in users.values()}
        self._shared = list(shared)  # the vocabularies that some words have in common
        self._automaton = ahocorasick.Automaton()
        for word, names in users.items():
            self._automaton.add_word(word, (len(word), word, self._shared.index(tuple(dict.fromkeys(names)))))
        self._automaton.make_automaton()

    def scan(self, folded: str) -> dict[str, list[Occurrence]]:
        """By vocabulary, every occurrence of its words as whole words, those inside one another included, in the
        order of their ends; of two that end together the longer first."""
        found: dict[str, list[Occurrence]] = {name: [] for name in self.names}
        bounded = folded + " "  # so that a boundary can be looked up at either end, at -1 too
        new = tuple.__new__  # an Occurrence a hit is most of the work; this makes one in half the time
        taking = [[found[name].append for name in names] for names in self._shared]
        for at, (length, word, users) in self._automaton.iter(folded):
            if bounded[at - length].isalnum() or bounded[at + 1].isalnum():  # the surer first: `trong` ends with `ng`
                continue
            occurrence = new(Occurrence, (at + 1 - length, at + 1, word))
            for take in taking[users]:
                take(occurrence)
        return found


def places(text: str, word: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a word stands between two offsets of a text, whatever stands beside it, in order."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), end)


class InOrder:
    """Occurrences in the order of their starts, found by where they begin."""

    __slots__ = ("_occurrences", "_starts")

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self._occurrences = occurrences
        self._starts = [occurrence.start for occurrence in occurrences]

    def between(self, start: int, end: int) -> Sequence[Occurrence]:
        """Those that begin between two offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        return self._occurrences[first : bisect_left(starts, end, first)]


def by_start(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences of a scan in the order of their starts, of those that begin together the longer first."""
    ordered = list(reversed(occurrences))  # a scan goes by ends, and the sort is stable
    ordered.sort(key=itemgetter(0))
    return ordered


def starting(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """The longest occurrence at each place where any begins, in order."""
    found: dict[int, Occurrence] = {}
    for occurrence in occurrences:
        known = found.get(occurrence.start)
        if known is None or known.end < occurrence.end:
            found[occurrence.start] = occurrence
    return [found[start] for start in sorted(found)]


def longest(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Of the occurrences of a scan those that no other one overlaps, the longer kept where two do and the earlier of
    equals, in order."""
    kept: list[Occurrence] = []
    for occurrence in by_start(list(occurrences)):
        if kept and occurrence.start < kept[-1].end:
            if occurrence.end - occurrence.start > kept[-1].end - kept[-1].start:
                kept[-1] = occurrence
            continue
        kept.append(occurrence)
    return kept
