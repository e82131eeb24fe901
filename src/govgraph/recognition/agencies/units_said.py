"""Which unit a bare level word means where it is not the document's own: in `Bí thư Tỉnh ủy Phú Yên, Chủ tịch UBND
tỉnh` of a central document the committee is Phú Yên's, and `HĐND huyện` of a provincial one is that of the district
just named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from govgraph.authority.units import level_words
from govgraph.recognition.context import Context
from govgraph.recognition.places import UnitMention

_PROVINCE = "tỉnh"


class UnitsSaid:
    """The units that a text names, by level word and place. Offsets in code points of the running text."""

    def __init__(self, folded: str, units: Mapping[int, UnitMention], context: Context) -> None:
        self._folded = folded
        self._central = context.central
        self._local = context.jurisdiction is not None
        self._units = units
        self._by_word: dict[str, list[tuple[int, str]]] = {}

    def meant(self, word: str, at: int) -> str | None:
        """The unit that a level word in full (`tỉnh`, `huyện`) means at an offset, None where that is not certain. In a
        central document it is the only province that the sentence, or else the paragraph, names; in one of a province
        the only district that the paragraph names before it."""
        if word == _PROVINCE:
            return self.meant_province(at)
        if not self._local or "district" not in level_words()[word][1] or "province" in level_words()[word][1]:
            return None
        before = [name for _, name in self._around(word, at)[0]]
        return before[-1] if len(set(before)) == 1 else None

    def meant_province(self, at: int) -> str | None:
        """The province whose bodies bare names mean at an offset of a central document, None elsewhere."""
        if not self._central:
            return None
        before, behind = self._around(_PROVINCE, at)
        sentence = self._folded.rfind(". ", 0, at)
        said = [name for start, name in before if start > sentence] or [name for _, name in before]
        said = said or [name for _, name in behind]
        return said[0] if len(set(said)) == 1 else None

    def only(self, word: str) -> str | None:
        """The only unit of a level that a document of a province names, None where there is none or several."""
        units = {name for _, name in self._named(word)} if self._local else set()
        return units.pop() if len(units) == 1 else None

    def _around(self, word: str, at: int) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """The units of a level that the paragraph around an offset names before it and behind it: where, and the name
        with the level."""
        named = self._named(word)
        begin, end = self._folded.rfind("\n", 0, at) + 1, self._folded.find("\n", at)
        first, middle = bisect_left(named, (begin,)), bisect_left(named, (at,))
        last = bisect_left(named, (end,)) if end >= 0 else len(named)
        return named[first:middle], named[middle:last]

    def _named(self, word: str) -> list[tuple[int, str]]:
        if word not in self._by_word:
            self._by_word[word] = sorted(
                (start, unit.name) for start, unit in self._units.items() if unit.name.startswith(f"{word} ")
            )
        return self._by_word[word]
