"""The words of agencies' names in one document, by where they begin."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.authority.agencies import GroupNoun, Portfolio
from govgraph.recognition.agency_lexicon import Entry, Head, lexicon
from govgraph.recognition.agency_patterns import patterns
from govgraph.recognition.scanning import Occurrence

Reading = tuple[int, Entry]
"""Where a word ends, and one of its meanings."""


def _surest_first(reading: Reading) -> tuple[bool, int]:
    return isinstance(reading[1].meaning, Head), -reading[0]


class AgencyWords:
    """The readings of each word at the place where it begins, those that are printed as they should be: what a table
    names before what is read word by word, and of two words the longer first. `starts` are the places at which a name
    or a class may begin, in order."""

    def __init__(self, text: str, folded: str, occurrences: Sequence[Occurrence]) -> None:
        self.text, self.folded = text, folded
        self.entries: dict[int, list[Reading]] = {}
        entries = self.entries
        words = lexicon()
        starts: set[int] = set()
        for start, end, word in occurrences:
            capital = text[start] != folded[start]
            for entry in words[word]:
                if entry.case != "any" and not (capital and (entry.case == "title" or self._is_symbol(start, end))):
                    continue
                readings = entries.get(start)
                if readings is None:
                    entries[start] = [(end, entry)]
                else:
                    readings.append((end, entry))
                    readings.sort(key=_surest_first)
                if start not in starts and self._may_begin(entry, start):
                    starts.add(start)
        self.starts: list[int] = sorted(starts)

    def _is_symbol(self, start: int, end: int) -> bool:
        """Whether an abbreviation is printed as one, and not within a document's number (`45/2025/TT-BYT`)."""
        within = self.text[start - 1 : start] in ("/", "-") or self.text[end : end + 1] == "/"
        return self.text[start:end].isupper() and not within

    def _may_begin(self, entry: Entry, start: int) -> bool:
        meaning = entry.meaning
        if isinstance(meaning, GroupNoun):
            if meaning.kind == "unit":
                return False
            return (
                meaning.alone
                or meaning.kind == "party"
                or patterns().quantifier.search(self.folded, max(0, start - 16), start) is not None
            )
        return not isinstance(meaning, Portfolio)
