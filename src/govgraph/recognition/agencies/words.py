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


class _Printed(NamedTuple):
    """The meanings of one word by how it is printed: with a small letter first, with a capital, all in capitals; what
    it means as a noun for a class, which may be printed in any way; and whether it is a compound that only begins like
    an agency's word."""

    small: tuple[Entry, ...]
    capital: tuple[Entry, ...]
    symbol: tuple[Entry, ...]
    noun: GroupNoun | None
    compound: bool


@cache
def _words() -> dict[str, _Printed]:
    """The lexicon by how words are printed, each meaning that a table names before one that is read word by word."""
    found = {}
    for word, entries in lexicon().items():
        nouns = [entry.meaning for entry in entries if isinstance(entry.meaning, GroupNoun)]
        names = [entry for entry in entries if not isinstance(entry.meaning, GroupNoun | Compound)]
        names.sort(key=lambda entry: isinstance(entry.meaning, Head))
        small, capital, symbol = (
            tuple(entry for entry in names if entry.case in cases)
            for cases in (("any",), ("any", "title"), ("any", "title", "upper"))
        )
        compound = any(isinstance(entry.meaning, Compound) for entry in entries)
        found[word] = _Printed(small, capital, symbol, nouns[0] if nouns else None, compound)
    return found


def _surest_first(reading: Reading) -> tuple[bool, int]:
    return isinstance(reading[1].meaning, Head), -reading[0]


class AgencyWords:
    """The words of agencies in one document.

    `names` are the readings of each word at the place where it begins, those that are printed as they should be: what a
    table names before what is read word by word, and of two words the longer first. `nouns` are the longest nouns for
    classes at each place. `starts` are the places at which a name or a class may begin, in order.
    """

    def __init__(self, text: str, folded: str, occurrences: Sequence[Occurrence]) -> None:
        self.names: dict[int, list[Reading]] = {}
        self.nouns: dict[int, tuple[int, GroupNoun]] = {}
        names, nouns, words = self.names, self.nouns, _words()
        compounds: dict[int, int] = {}
        several: set[int] = set()
        for start, end, word in occurrences:
            small, capital, symbol, noun, compound = words[word]
            if noun is not None and (start not in nouns or nouns[start][0] < end):
                nouns[start] = (end, noun)
            if text[start] == folded[start] and not _lacks_its_capital(text, folded, start, end):
                meant = small
            elif len(symbol) > len(capital) and _is_symbol(text, start, end):
                meant = symbol
            else:
                meant = capital
            if meant:
                readings = [(end, meant[0])] if len(meant) == 1 else [(end, entry) for entry in meant]
                if start in names:
                    names[start] += readings
                    several.add(start)
                else:
                    names[start] = readings
            elif compound:
                compounds[start] = max(end, compounds.get(start, 0))
        for start, end in compounds.items():
            self._leave_out(start, end)
        for start in several & names.keys():
            names[start].sort(key=_surest_first)
        beginning = {start for start, readings in names.items() if any(e.begins == "always" for _, e in readings)}
        beginning.update(start for start, (_, noun) in nouns.items() if _opens_class(folded, start, noun))
        self.starts: list[int] = sorted(beginning)

    def begin_at(self, at: int) -> bool:
        """Whether any word of an agency begins at a place."""
        return at in self.names or at in self.nouns

    def _leave_out(self, start: int, end: int) -> None:
        """Leave out the words that are only the beginning of a compound."""
        if start in self.nouns and self.nouns[start][0] <= end:
            del self.nouns[start]
        longer = [reading for reading in self.names.pop(start, ()) if reading[0] > end]
        if longer:
            self.names[start] = longer


def _lacks_its_capital(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a name with capitals begins with a small letter: one that TCVN3 cannot print large (`ủy ban Dân tộc`), or
    the last word of its head's title (`Trưởng ban Nội chính Trung ương`)."""
    if folded.startswith(_HEAD, max(0, start - len(_HEAD))) and text[start:end] != folded[start:end]:
        return True
    return text[start] > "\x7f" and (text[start:end] != folded[start:end] or text[end + 1 : end + 2].isupper())


def _is_symbol(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation is printed as one, and not within a document's number (`45/2025/TT-BYT`)."""
    before = text[max(0, start - 3) : start].rstrip()
    broken = len(before) > 1 and before[-1] in "/-" and before[-2].isalnum()  # `TT-` and `BCT` on the next line
    within = broken or text[start - 1 : start] in ("/", "-") or text[end : end + 1] == "/"
    return text[start:end].isupper() and not within


def _opens_class(folded: str, start: int, noun: GroupNoun) -> bool:
    """Whether a noun may open the name of a class: by itself, or behind a word such as `các`."""
    if noun.kind == "unit":
        return False
    if noun.alone or noun.kind in ("party", "central"):
        return True
    if folded[start - 4 : start - 1] not in _quantifier_endings():
        return False
    return patterns().quantifier.search(folded, max(0, start - _LONGEST_QUANTIFIER), start) is not None


@cache
def _quantifier_endings() -> frozenset[str]:
    """The last three letters of the words that may stand before a class: a quick look before the pattern's."""
    return frozenset(word[-3:] for word in (*patterns().quantifiers, "đồng chí"))
