"""Which persons are one and which are not, as corrections state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from govgraph.corrections import Corrections
from govgraph.corrections.outcomes import Hindrance, Outcomes, not_held
from govgraph.corrections.statements import Named, PersonStatement
from govgraph.language.letters import fold

_Person = tuple[str, str]
"""The file of a document and the folded name of a person in it."""


class StatedPersons:
    """What corrections say of persons; nothing where none do."""

    def __init__(self, stated: Sequence[tuple[str, bool, tuple[_Person, ...]]] = ()) -> None:
        self._stated = stated
        """Key of the statement, whether its persons are one, and those of them that the collection names."""

    @classmethod
    def of(
        cls,
        corrections: Corrections,
        firsts: Mapping[str, str],
        names: Mapping[str, Collection[str]],
        outcomes: Outcomes,
    ) -> StatedPersons:
        """What they say of the persons that are named. `firsts` gives, for each file, the first of its copies; `names`
        the folded names in each."""
        stated = []
        for key, statement in corrections.statements():
            if not isinstance(statement, PersonStatement):
                continue
            found: list[_Person] = []
            for one in statement.named():
                file = firsts.get(one.file or "")
                if file is not None and fold(one.name) in names[file]:
                    found.append((file, fold(one.name)))
                else:
                    outcomes.hindered(key, _missing(one, firsts))
            if len(set(found)) > 1:
                outcomes.applied(key)
                stated.append((key, statement.same, tuple(sorted(set(found)))))
        return cls(stated)

    def together(self, numbers: Mapping[_Person, int]) -> Iterator[tuple[int, int]]:
        """The pairs that are one person."""
        for _, same, persons in self._stated:
            if same:
                yield from ((numbers[persons[0]], numbers[other]) for other in persons[1:])

    def apart(self, numbers: Mapping[_Person, int]) -> Iterator[tuple[int, int]]:
        """The pairs that are not."""
        for _, same, persons in self._stated:
            if not same:
                yield from ((numbers[one], numbers[other]) for one, other in combinations(persons, 2))

    def marks(self, keys: Mapping[_Person, str]) -> dict[str, tuple[str, ...]]:
        """By key of a person, the keys of the statements about it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key, _, persons in self._stated:
            for person in persons:
                found[keys[person]].add(key)
        return {person: tuple(sorted(about)) for person, about in found.items()}


def _missing(one: Named, files: Collection[str]) -> Hindrance:
    if one.file not in files:
        return not_held(one.file or "", files)
    return Hindrance(f"{one.file} không nêu tên {one.name}", f"{one.file} names no {one.name}")
