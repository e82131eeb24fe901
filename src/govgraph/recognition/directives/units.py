"""Sentences that instruct, made into units: one for each party that is told, with those it acts with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.directives.parties import PartyReader
from govgraph.recognition.directives.reading import Reading, SentenceReader
from govgraph.recognition.directives.scopes import Scope

_SEMICOLON = re.compile(r"; ?")
_SHORTEST_PART = 40
_SHORTEST_REST = 25
_BEFORE_PARTIES = 30
_AT_ONCE = 24


class Unit:
    """A directive before its deadline and what it cites are read. `leading` tells that those to act with are named at
    the beginning, so that they hold for the sentences that follow; `time` is where a sentence behind tells by when, and
    `cells` are the cells of a table in which its time may stand."""

    __slots__ = ("cells", "coordinating", "end", "leading", "responsible", "section", "start", "time")

    def __init__(
        self,
        start: int,
        end: int,
        section: str | None,
        responsible: tuple[str, ...],
        coordinating: tuple[str, ...],
        leading: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.section = section
        self.responsible = responsible
        self.coordinating = coordinating
        self.leading = leading
        self.time: tuple[int, int] | None = None
        self.cells: tuple[tuple[int, int], ...] = ()


class UnitMaker:
    """Makes the units of one document. `addressees` are the agencies that it is addressed to."""

    def __init__(
        self,
        words: Words,
        sentences: SentenceReader,
        parties: PartyReader,
        addressees: tuple[str, ...],
        cues: DirectiveCues,
    ) -> None:
        self.words = words
        self.folded = words.folded
        self.sentences = sentences
        self.parties = parties
        self.addressees = addressees
        self.cues = cues

    def units(self, section: str | None, scope: Scope, reading: Reading, previous: Unit | None) -> Iterator[Unit]:
        """The units of one sentence: one, or more where another party is told behind a semicolon. `previous` is the
        unit before it in the passage."""
        start, current = reading.start, reading
        listed = reading.parties.end if reading.parties is not None else 0  # to there goes a list that was read
        for semicolon in _SEMICOLON.finditer(self.folded, reading.verb or reading.start, reading.end):
            if semicolon.end() - start < _SHORTEST_PART or reading.end - semicolon.end() < _SHORTEST_REST:
                continue
            if semicolon.end() < listed:
                continue
            if not self.parties.any_between(semicolon.end(), reading.end):
                break
            other = self.sentences.read(semicolon.end(), reading.end)
            listed = other.parties.end if other.parties is not None else 0
            if not self._tells_another(current, other):
                continue
            # Whether the party changes is asked first: a unit is read to its end only where it ends.
            if other.parties is not None and set(other.parties.names) <= set(self._told(scope, current, previous)):
                continue
            previous = self.unit(section, scope, current, start, semicolon.start(), previous)
            yield previous
            start, current = semicolon.end(), other
        yield self.unit(section, scope, current, start, reading.end, previous)

    def _tells_another(self, current: Reading, part: Reading) -> bool:
        """Whether the rest of a sentence behind a semicolon names a party of its own, and not one more in a list. Among
        the duties of one body a request is that body's act (`Sở Y tế có trách nhiệm kiểm tra ...; đề nghị ...`)."""
        if part.parties is None or part.manner not in ("request", "party"):
            return False
        if part.manner == "request":
            duty = current.manner == "party" and self.cues.duties.at(self.words, current.verb, current.end)
            return not duty
        return (
            part.parties.start - part.start <= _BEFORE_PARTIES
            and part.verb - part.parties.end <= 2
            and self.sentences.clauses.acts(part.verb, part.end)
        )

    def unit(
        self, section: str | None, scope: Scope, reading: Reading, start: int, end: int, previous: Unit | None
    ) -> Unit:
        """One unit with its parties."""
        responsible = self._told(scope, reading, previous)
        at = reading.verb or start
        found = self.parties.coordinated(self.sentences.coordination.between(at, end), end)
        with_whom = dict.fromkeys([name for _, each in found for name in each.names if name not in responsible])
        if with_whom:
            return Unit(start, end, section, responsible, tuple(with_whom), leading=found[0][0].start - at < _AT_ONCE)
        inherited = self._inherited(scope, reading, responsible, previous)
        return Unit(start, end, section, responsible, inherited, leading=bool(inherited))

    def _told(self, scope: Scope, reading: Reading, previous: Unit | None) -> tuple[str, ...]:
        """The parties that are told: those that the words name, else those of the unit before, else those of the
        scope."""
        parties = reading.parties
        if parties is None:
            own: tuple[str, ...] = ()
        elif not parties.names and self.cues.addressees.at(self.words, parties.start, parties.end):
            own = self.addressees
        else:
            own = self.parties.told(parties, reading.verb)
        if parties is None or (not own and not parties.persons):
            return previous.responsible if previous is not None else scope.responsible
        return own

    @staticmethod
    def _inherited(
        scope: Scope, reading: Reading, responsible: tuple[str, ...], previous: Unit | None
    ) -> tuple[str, ...]:
        """Those to act with who are named before: in the heading, or at the beginning of the unit before it."""
        told_again = reading.parties is None or responsible == (previous or scope).responsible
        if previous is not None and told_again and (previous.leading or reading.continues):
            return previous.coordinating
        return scope.coordinating if told_again and responsible == scope.responsible else ()
