"""Groups of things that evidence joins, with some that must not come into one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """The numbers from 0 to `size - 1`, each a group of its own at first. Two that are `apart` never come into one
    group: what would join them is refused, so the first joins count more than later ones."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._leader = list(range(size))
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def find(self, at: int) -> int:
        """The number that stands for the group of a number."""
        leader = self._leader
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    def join(self, one: int, other: int) -> bool:
        """Put two groups together. False where two of theirs are apart."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return True
        if any(self.find(each) == second for each in self._apart.get(first, ())):
            return False
        self._leader[second] = first
        if second in self._apart:
            self._apart[first] |= self._apart.pop(second)
        return True

    def all(self) -> list[list[int]]:
        """The groups, each in order of number."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for at in range(len(self._leader)):
            groups[self.find(at)].append(at)
        return list(groups.values())
