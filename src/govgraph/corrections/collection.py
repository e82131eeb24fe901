"""The statements of all files together: what they say of each document, and that they do not contradict each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from govgraph.corrections.statements import (
    KINDS_IN_WORDS,
    AgencyStatement,
    CitationStatement,
    DocumentStatement,
    MissedAgency,
    MissedCitation,
    MissedDirective,
    MissedOfficial,
    NoMentionStatement,
    OfWords,
    PersonStatement,
    Statement,
    stated_of,
)
from govgraph.errors import InputError
from govgraph.language.letters import fold
from govgraph.records import Given

Subject = tuple[str, ...]


class Place(NamedTuple):
    """Where a statement stands: its file's name and the number of its first line."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}: line {self.line}"


class Stated(NamedTuple):
    """A statement and where it stands."""

    statement: Statement
    place: Place


class Corrections:
    """Statements that do not contradict each other, in an order that does not depend on that of files or lines."""

    def __init__(self, stated: Mapping[str, Stated]) -> None:
        self._stated = stated
        """By key, in order of it."""
        self.by_file: defaultdict[str, list[tuple[str, OfWords]]] = defaultdict(list)
        """What is said of the mentions of each file, with the keys."""
        self._given: defaultdict[str, list[Given]] = defaultdict(list)
        for key, (statement, place) in stated.items():
            if isinstance(statement, DocumentStatement):
                self._given[statement.file] += [
                    Given(field, str(value), statement.who, place.file, key)
                    for field, value in statement.fields().items()
                ]
            elif isinstance(statement, OfWords):
                self.by_file[statement.file].append((key, statement))

    @classmethod
    def of(cls, stated: Iterable[Stated]) -> Corrections:
        """Statements from anywhere; what is stated twice in the same words counts once. Raises InputError where two
        contradict each other."""
        found: dict[str, Stated] = {}
        for one in sorted(stated, key=lambda one: one.place):
            found.setdefault(one.statement.key(), one)
        _refuse_contradictions(found.values())
        return cls(dict(sorted(found.items())))

    def __len__(self) -> int:
        return len(self._stated)

    def keys(self) -> tuple[str, ...]:
        """The keys of all statements, in order."""
        return tuple(self._stated)

    def digest(self) -> str:
        """Equal for equal statements that stand in files of the same names, in whatever order."""
        said = [(key, stated.place.file) for key, stated in self._stated.items()]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def place(self, key: str) -> Place:
        """Where a statement stands."""
        return self._stated[key].place

    def statements(self) -> tuple[tuple[str, Statement], ...]:
        """All statements with their keys, in order of them."""
        return tuple((key, stated.statement) for key, stated in self._stated.items())

    def given(self, file: str) -> tuple[Given, ...]:
        """What is stated of the document of a file, beside all that its text says."""
        return tuple(self._given.get(file, ()))

    def subjects(self) -> frozenset[Subject]:
        """All that something is stated of."""
        return frozenset(subject for statement, _ in self._stated.values() for subject in subjects_of(statement))

    def documents(self) -> frozenset[str]:
        """The files of whose documents something is stated that recognition must know."""
        return frozenset(self._given)


def subjects_of(statement: Statement) -> Iterator[Subject]:
    """What a statement settles: a field of a document, words in one wherever they stand, whether two persons or
    agencies are one."""
    match statement:
        case DocumentStatement():
            yield from ((statement.file, field) for field in statement.fields())
        case CitationStatement() | NoMentionStatement() if statement.nth is None and statement.passage is None:
            yield statement.file, statement.words
        case PersonStatement() | AgencyStatement():
            nodes = sorted(one.node for one in statement.named())
            yield from ((*one, *other) for one, other in combinations(nodes, 2))


def _refuse_contradictions(stated: Iterable[Stated]) -> None:
    stated = sorted(stated, key=lambda one: one.place)
    fields: dict[object, tuple[str, Place]] = {}
    for statement, place in stated:
        for about, says in _sayings(statement):
            earlier = fields.setdefault(about, (says, place))
            if earlier[0] != says:
                raise _contradiction(earlier[1], place, f"{says!r} and {earlier[0]!r}")
    for kind in (PersonStatement, AgencyStatement):
        _refuse_joined_and_parted([one for one in stated if isinstance(one.statement, kind)])


def _sayings(statement: Statement) -> list[tuple[object, str]]:
    """What a statement says of what: two that say different things of one contradict each other."""
    match statement:
        case DocumentStatement():
            return [((statement.file, field), fold(str(value))) for field, value in statement.fields().items()]
        case CitationStatement():
            return [((statement.file, statement.words, statement.passage, statement.nth), statement.meant)]
        case NoMentionStatement():
            none = f"not {KINDS_IN_WORDS[statement.kind][1]}"
            said: list[tuple[object, str]] = []
            if statement.kind == "citation":
                said.append(((statement.file, statement.words, statement.passage, statement.nth), none))
            if statement.passage is None and statement.nth is None:  # then none of these words is one
                said.append(((statement.file, statement.words, statement.kind), none))
            return said
        case MissedCitation() | MissedAgency() | MissedOfficial() | MissedDirective():
            kind = statement.mention_kind
            is_one = (statement.file, statement.words, kind), KINDS_IN_WORDS[kind][1]
            place = statement.file, statement.words, kind, statement.passage, statement.nth
            return [is_one, (place, stated_of(statement))]
    return []


def _refuse_joined_and_parted(stated: Sequence[Stated]) -> None:
    """Refuse those that are stated not to be one and to be one, be it by way of others."""
    joined: dict[tuple[str, str], set[tuple[str, str]]] = {}
    places: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for statement, place in stated:
        assert isinstance(statement, PersonStatement | AgencyStatement)
        if statement.same:
            nodes = [one.node for one in statement.named()]
            whole = set().union(*(joined.get(node, {node}) for node in nodes))
            joined.update(dict.fromkeys(whole, whole))
            for node in nodes:
                places[node].append(place)
    for statement, place in stated:
        assert isinstance(statement, PersonStatement | AgencyStatement)
        if statement.same:
            continue
        nodes = [one.node for one in statement.named()]
        for at, node in enumerate(nodes):
            for other in nodes[at + 1 :]:
                if other in joined.get(node, ()):
                    raise _contradiction(min(places[node]), place, "they are one, and they are not")


def _contradiction(one: Place, other: Place, how: str) -> InputError:
    first, second = sorted((one, other))
    where = f"line {second.line}" if first.file == second.file else str(second)
    return InputError(f"{first} and {where} contradict each other ({how}): keep one of them")
