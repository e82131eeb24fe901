"""The words of agencies' names in one document, by where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govgraph.authority.agencies import GroupNoun
from govgraph.recognition.agencies.lexicon import Compound, Entry, Head, lexicon
from govgraph.recognition.agencies.patterns import patterns
from govgraph.recognition.scanning import Occurrence

Reading = tuple[int, Entry]
"""Where a word ends, and one of its meanings."""

_LONGEST_QUANTIFIER = 16
_HEAD = "trưởng "


class _Meant(NamedTuple):
    """Meanings of a word, and whether a name may begin with one of them."""

    entries: tuple[Entry, ...]
    begins: bool


class _Printed(NamedTuple):
    """The meanings of one word by how it is printed: with a small letter first, with a capital, all in capitals; and
    whether it is a compound that only begins like an agency's word."""

    small: _Meant
    capital: _Meant
    symbol: _Meant
    compound: bool


@cache
def _words() -> dict[str, tuple[GroupNoun | None, _Printed | None]]:
    """By word of the lexicon what it means as a noun for a class, which may be printed in any way, and what else it
    means, None for nothing: a meaning that a table names before one that is read word by word."""
    found: dict[str, tuple[GroupNoun | None, _Printed | None]] = {}
    for word, entries in lexicon().items():
        nouns = [entry.meaning for entry in entries if isinstance(entry.meaning, GroupNoun)]
        names = [entry for entry in entries if not isinstance(entry.meaning, GroupNoun | Compound)]
        names.sort(key=lambda entry: isinstance(entry.meaning, Head))
        small, capital, symbol = (
            _meant(tuple(entry for entry in names if entry.case in cases))
            for cases in (("any",), ("any", "title"), ("any", "title", "upper"))
        )
        compound = any(isinstance(entry.meaning, Compound) for entry in entries)
        printed = _Printed(small, capital, symbol, compound) if names or compound else None
        found[word] = (nouns[0] if nouns else None, printed)
    return found


@cache
def _meant(entries: tuple[Entry, ...]) -> _Meant:
    return _Meant(entries, any(entry.begins == "always" for entry in entries))


def _surest_first(reading: Reading) -> tuple[bool, int]:
    return isinstance(reading[1].meaning, Head), -reading[0]


class AgencyWords:
    """The words of agencies in one document.

    `names` are the readings of each word at the place where it begins, those that are printed as they should be: what a
    table names before what is read word by word, and of two words the longer first. `nouns` are the longest nouns for
    classes at each place; `quantifiers` tells of those behind a word such as `các` where that begins. `starts` are the
    places at which a name or a class may begin, in order. The occurrences are in the order of their ends.
    """

    def __init__(self, text: str, folded: str, occurrences: Sequence[Occurrence]) -> None:
        self.names: dict[int, list[Reading]] = {}
        self.nouns: dict[int, tuple[int, GroupNoun]] = {}
        self.quantifiers: dict[int, int] = {}
        names, nouns, words = self.names, self.nouns, _words()
        compounds: dict[int, int] = {}
        several: set[int] = set()
        beginning: set[int] = set()
        for start, end, word in occurrences:
            noun, printed = words[word]
            if noun is not None:
                nouns[start] = (end, noun)
            if printed is None:
                continue
            small, capital, symbol, compound = printed
            if text[start] == folded[start] and not (
                (text[start] > "\x7f" or folded.endswith(_HEAD, 0, start))
                and _lacks_its_capital(text, folded, start, end)
            ):
                meant = small
            elif len(symbol.entries) > len(capital.entries) and _is_symbol(text, start, end):
                meant = symbol
            else:
                meant = capital
            if meant.entries:
                readings = [(end, entry) for entry in meant.entries]
                if start in names:
                    names[start] += readings
                    several.add(start)
                else:
                    names[start] = readings
                if meant.begins:
                    beginning.add(start)
            elif compound:
                compounds[start] = end
        for start, end in compounds.items():
            if not self._leave_out(start, end):
                beginning.discard(start)
        for start in several & names.keys():
            names[start].sort(key=_surest_first)
        endings = _quantifier_endings()
        for start, (_, noun) in nouns.items():
            if noun.kind == "unit":
                continue
            if noun.alone or noun.kind in ("party", "central"):
                beginning.add(start)
            if folded[start - 4 : start - 1] in endings and (begin := quantifier_before(folded, start)) is not None:
                self.quantifiers[start] = begin
                beginning.add(start)
        self.starts: list[int] = sorted(beginning)

    def begin_at(self, at: int) -> bool:
        """Whether any word of an agency begins at a place."""
        return at in self.names or at in self.nouns

    def _leave_out(self, start: int, end: int) -> bool:
        """Leave out the words that are only the beginning of a compound. Tells whether a name may still begin there."""
        if start in self.nouns and self.nouns[start][0] <= end:
            del self.nouns[start]
        longer = [reading for reading in self.names.pop(start, ()) if reading[0] > end]
        if longer:
            self.names[start] = longer
        return any(entry.begins == "always" for _, entry in longer)


def _lacks_its_capital(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a name has its first letter small, and capitals behind it: one that TCVN3 cannot print large (`ủy ban Dân
    tộc`), or that of the last word of its head's title (`Trưởng ban Nội chính Trung ương`)."""
    if text[start:end] != folded[start:end]:
        return True
    return text[start] > "\x7f" and text[end + 1 : end + 2].isupper()


def _is_symbol(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation is printed as one, and not within a document's number (`45/2025/TT-BYT`)."""
    before = text[max(0, start - 3) : start].rstrip()
    broken = len(before) > 1 and before[-1] in "/-" and before[-2].isalnum()  # `TT-` and `BCT` on the next line
    within = broken or text[start - 1 : start] in ("/", "-") or text[end : end + 1] == "/"
    return text[start:end].isupper() and not within


def quantifier_before(folded: str, start: int) -> int | None:
    """Where the words begin that make a class of the noun at a place (`các`, `các đồng chí`), None if none do."""
    found = patterns().quantifier.search(folded, max(0, start - _LONGEST_QUANTIFIER), start)
    return None if found is None else found.start()


@cache
def _quantifier_endings() -> frozenset[str]:
    """The last three letters of the words that may stand before a class: a quick look before the pattern's."""
    return frozenset(word[-3:] for word in (*patterns().quantifiers, "đồng chí"))
