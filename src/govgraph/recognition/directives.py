"""Recognition of directives: who must do what, by when, with whom, under which documents.

A directive is the smallest unit that stands as one instruction with one responsible party: a sentence, a bullet, or
the part of a sentence behind a semicolon where the party changes. Passages are read in order, each in the scope that
headings and opening sentences above it have set (`directive_scopes`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govgraph.recognition import deadlines
from govgraph.recognition.context import Context
from govgraph.recognition.deadlines import DeadlineReader
from govgraph.recognition.directive_cues import directive_cues, phrase_at, scanned_words
from govgraph.recognition.directive_parties import PartyReader
from govgraph.recognition.directive_press import Speeches
from govgraph.recognition.directive_reading import Reading, SentenceReader
from govgraph.recognition.directive_scopes import Level, Scope, document_kind, heading_kind, last_heading_kind
from govgraph.recognition.directive_sentences import opening, sentences, topic_end
from govgraph.recognition.scanning import Occurrence
from govgraph.records import Agency, AgencyMention, Citation, Directive, Initiative, Passage
from govgraph.structure import Structure

_UNREAD = frozenset(
    {"letterhead", "title", "addressees", "preamble", "recipients", "signature", "footnote", "foreign", "table"}
)
_CLOSED = frozenset({"recipients", "signature"})
_ROOTS = {"orders": Level.REQUESTS, "press": Level.REQUESTS}
_ARTICLES = {"orders": Level.TASKS, "acts": Level.PARTIES}
_SHORTEST_SENTENCE = 60
_LONGEST_BODY = 110
_SEMICOLON = re.compile(r"; ?")
_FEWEST_WORDS = 3
_STOPS = ".!?…”"
_TAIL = " ;/."


def vocabulary() -> Iterable[str]:
    """The words that the shared pass must find for directives and their deadlines, folded."""
    return (*scanned_words(), *deadlines.scanned_words())


def recognise_directives(
    structure: Structure,
    context: Context,
    agencies: Sequence[Agency],
    agency_mentions: Sequence[AgencyMention],
    citations: Sequence[Citation],
    initiatives: Sequence[Initiative],
    occurrences: Sequence[Occurrence],
) -> list[Directive]:
    """The directives of a document, in order (offsets in code points of the running text). `occurrences` are those of
    `vocabulary`."""
    cues = directive_cues()
    kind = document_kind(structure, context, cues)
    if kind == "reports":
        return []
    reader = _Reader(
        structure, context, kind, PartyReader(structure.running.folded, agency_mentions, agencies, cues), occurrences
    )
    taken = [(citation.start, citation.end) for citation in citations]
    dates = DeadlineReader(structure.running.folded, occurrences, context.date, taken)
    cited = sorted((citation.start, index) for index, citation in enumerate(citations) if citation.form != "self")
    named = sorted((initiative.start, index) for index, initiative in enumerate(initiatives))
    return [_finished(unit, structure, dates, cited, named) for unit in reader.read()]


class _Unit:
    """A directive before its deadline and what it cites are read."""

    __slots__ = ("coordinating", "end", "leading", "responsible", "section", "start", "time")

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
        """Where a sentence behind tells by when."""


class _Reader:
    def __init__(
        self, structure: Structure, context: Context, kind: str, parties: PartyReader, occurrences: Sequence[Occurrence]
    ) -> None:
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.passages = structure.passages
        self.kind = kind
        self.cues = directive_cues()
        self.parties = parties
        words = frozenset(scanned_words())
        self.sentences = SentenceReader(self.folded, parties, [o for o in occurrences if o.word in words], self.cues)
        self.addressees = tuple(
            dict.fromkeys(
                name
                for passage in self.passages
                if passage.kind == "addressees"
                for name in parties.names_between(passage.start, passage.end)
            )
        )
        root = _ROOTS.get(kind, Level.SILENT)
        self.scopes: dict[int | None, Scope] = {None: Scope(root)}
        self.parents = frozenset(passage.parent for passage in self.passages if passage.parent is not None)
        self.units: list[_Unit] = []
        self.listed = frozenset(
            passage.parent
            for passage in self.passages
            if passage.parent is not None and passage.kind not in ("paragraph", "footnote")
        )
        self.speeches = Speeches(self.text, self.folded, self.cues) if kind == "press" else None
        self.attached = False
        self.quoting = False

    def read(self) -> list[_Unit]:
        """All directives, in the order of the running text."""
        for passage in self.passages:
            if passage.kind in _CLOSED or passage.kind == "annex":
                self._close()
            if passage.kind in _UNREAD or (self.attached and passage.number is None):
                continue
            if self._quoted(passage):
                continue
            self._passage(passage)
        return self.units

    def _close(self) -> None:
        """What stands behind the signature or under an annex is no longer told to those whom the text addresses."""
        if not self.attached:
            self.attached = True
            self.scopes.clear()
            self.scopes[None] = Scope(Level.SILENT)

    def _quoted(self, passage: Passage) -> bool:
        """Whether a passage is part of a quotation, of a law's provisions for example, that runs over passages."""
        text = self.text[passage.start : passage.end]
        opened, closed = text.rfind("“"), text.rfind("”")
        was = self.quoting
        if opened > closed:
            self.quoting = True
        elif closed > opened:
            self.quoting = False
        return was or (self.quoting and text.lstrip(" -").startswith("“"))

    def _passage(self, passage: Passage) -> None:
        scope = self.scopes.get(passage.parent, self.scopes[None])
        numbered = passage.number is not None
        start = opening(self.text, passage.start, passage.end)
        end = passage.end
        if numbered:
            self.scopes[passage.index] = scope
        if start >= end:
            return
        scope = self._level(passage, scope, start, end)
        heading = self._heading(passage, scope, start, end)
        if heading is not None:
            self._set(passage, heading)
            return
        topic = topic_end(self.text, self.folded, start, end, self.cues)
        if topic is not None and self.parties.at(start, topic) is None:
            kind = heading_kind(self.folded, start, topic, self.cues)
            if kind == "report" and scope.level > Level.REQUESTS:
                scope = replace(scope, level=Level.REQUESTS, reporting=True)
            start = topic
        self._sentences(passage, scope, start, end)

    def _level(self, passage: Passage, scope: Scope, start: int, end: int) -> Scope:
        """Articles that dispose or instruct by themselves: `Điều 3. Giao Sở Tài chính ...`."""
        own = _ARTICLES.get(self.kind)
        if passage.kind != "article" or self.attached or own is None:
            return scope
        return replace(scope, level=max(scope.level, own))

    def _set(self, passage: Passage, scope: Scope) -> None:
        """Let a scope hold for what stands below a passage; also for what follows it, where nothing stands below or
        no number parts them."""
        self.scopes[passage.index] = scope
        if passage.number is None or passage.kind == "bullet" or passage.index not in self.parents:
            self.scopes[passage.parent] = scope

    def _heading(self, passage: Passage, scope: Scope, start: int, end: int) -> Scope | None:
        """The scope that a passage sets if it is a heading and nothing else."""
        stop = self.text[start:end].rstrip()[-1:]
        if end - start > 300 or (stop in ".;" and stop):
            return None
        at = start
        while (word := phrase_at(self.folded, at, end, self.cues.party_headings)) is not None:
            at += len(word)
            while at < end and self.folded[at] in " :,":
                at += 1
        parties = self.parties.at(at, end)
        if parties is not None and parties.end >= len(self.text[:end].rstrip(" :.;")):
            if self.kind == "laws" or (scope.level == Level.SILENT and self.kind != "acts"):
                return None
            if passage.number is None and stop != ":" and scope.level != Level.TASKS:
                return None
            level = scope.level if scope.reporting else Level.TASKS
            return replace(scope, level=level, responsible=parties.names, coordinating=(), addressed=True)
        if self._names_unknown_body(passage, scope, start, end):
            return replace(scope, responsible=(), coordinating=(), addressed=True)
        if stop == ":" or self.sentences.read(start, end).manner == "request":
            return None
        if passage.number is None and not self.text[start:end].isupper():
            return None
        titled = phrase_at(self.folded, start, end, self.cues.documents) is not None
        if (
            passage.index not in self.listed
            and not titled
            and not self.text[start:end].isupper()
            and end - start > _SHORTEST_SENTENCE
        ):
            return None
        kind = heading_kind(self.folded, start, end, self.cues)
        return self._under(kind, scope)

    def _names_unknown_body(self, passage: Passage, scope: Scope, start: int, end: int) -> bool:
        """Whether a numbered heading in a list of tasks names a body that is unknown: what is below it is not for those
        who are told elsewhere."""
        return (
            scope.level == Level.TASKS
            and passage.number is not None
            and passage.index in self.listed
            and end - start <= _LONGEST_BODY
            and self.parties.at(start, end) is None
            and phrase_at(self.folded, start, end, self.cues.bodies) is not None
        )

    def _under(self, kind: str | None, scope: Scope) -> Scope:
        """The scope below a heading of a kind."""
        if kind is None:
            return scope
        if self.kind in ("laws", "norms", "acts"):
            on = kind == "enforcement" or (kind == "duties" and self.kind != "laws")
            if on:
                return Scope(Level.PARTIES)
            return replace(scope, level=Level.SILENT, reporting=True) if kind in ("report", "aims") else scope
        if kind in ("tasks", "enforcement", "duties"):
            return replace(scope, level=Level.TASKS if self.kind != "press" else scope.level, reporting=False)
        return replace(scope, level=Level.REQUESTS, reporting=True)

    def _sentences(self, passage: Passage, scope: Scope, start: int, end: int) -> None:
        """Read a passage's sentences in the scope it stands in."""
        previous: _Unit | None = None
        reported = False
        first = len(self.units)
        for begin, stop in sentences(self.text, start, end, self.cues.abbreviations):
            last = stop >= end
            if self.speeches is not None:
                if self.text[end - 1] in _STOPS and self.speeches.starts(begin, stop):
                    self.speeches.speaking = True
                elif self.speeches.other(begin, stop, opening(self.text, begin, stop)):
                    continue
                if self.speeches.speaking:
                    scope = replace(scope, level=Level.TASKS)
            if scope.level == Level.SILENT and not last:
                continue
            reading = self.sentences.read(begin, stop)
            if last and self.sentences.opens_list(begin, stop):
                self._opens(passage, scope, reading, previous)
                return
            if self._passed_on(passage, scope, reading):
                reading = replace(reading, manner="verb", parties=None)
            if previous is not None and reading.manner != "request" and self._tells_time(begin, stop):
                previous.time = (begin, stop)
                continue
            if reading.reports:
                reported = True
            follows = previous is not None and reading.manner == "verb" and not reading.weak
            if not self._counts(reading, scope, reported) and (not follows or self._too_short(reading)):
                continue
            reported = reported and reading.manner == "verb"
            for unit in self._units(passage, scope, reading, previous):
                self.units.append(unit)
                previous = unit
        if self.speeches is not None:
            self.speeches.paragraph(len(self.units) > first, self.text[end - 1] not in _STOPS)
        if passage.number is not None and len(self.units) > first:
            opener = self.units[first]
            if opener.responsible and opener.responsible != scope.responsible:
                self.scopes[passage.index] = replace(
                    self.scopes[passage.index],
                    level=max(scope.level, Level.TASKS),
                    responsible=opener.responsible,
                    coordinating=opener.coordinating if opener.leading else (),
                    addressed=True,
                )

    def _tells_time(self, start: int, end: int) -> bool:
        """Whether a sentence only tells by when the one before it is to be done (`Thời gian hoàn thành: ...`)."""
        return phrase_at(self.folded, start, end, self.cues.times) is not None

    def _passed_on(self, passage: Passage, scope: Scope, reading: Reading) -> bool:
        """Whether a request in a list of one agency's tasks is its own (`a) Yêu cầu các doanh nghiệp ...`)."""
        return (
            reading.manner == "request"
            and passage.kind in ("bullet", "point")
            and scope.addressed
            and self.parties.particular(scope.responsible)
            and phrase_at(self.folded, reading.start, reading.end, self.cues.requests) is not None
        )

    def _counts(self, reading: Reading, scope: Scope, reported: bool) -> bool:
        if reading.manner == "none" or self._too_short(reading):
            return False
        if reading.manner == "request":
            return scope.level >= Level.REQUESTS
        if reading.manner == "party":
            return scope.level >= Level.PARTIES
        return scope.level == Level.TASKS or (scope.level == Level.CONCLUSION and not reported and not reading.weak)

    def _too_short(self, reading: Reading) -> bool:
        """Whether the words are a heading or a table's cell rather than a sentence: a few, and no mark ends them."""
        words = self.text[reading.start : reading.end].strip()
        return words.count(" ") < (_FEWEST_WORDS if words.endswith((".", ";", ":", "…")) else 2 * _FEWEST_WORDS)

    def _opens(self, passage: Passage, scope: Scope, reading: Reading, previous: _Unit | None) -> None:
        """An opening sentence: it sets the scope of the list behind it, and may instruct by itself."""
        begin, stop = reading.start, reading.end
        words = self.folded[begin:stop].rstrip(" :.")
        kind = next((kind for word, kind in self.cues.openings.items() if words.endswith(word)), None)
        below = scope
        parties = reading.parties
        allowed = scope.level > Level.SILENT or self.kind == "acts"
        if (
            parties is not None
            and reading.manner in ("request", "party")
            and allowed
            and self._counts(reading, scope, False)
        ):
            unit = self._unit(passage, scope, reading, reading.start, reading.end, previous)
            if self.sentences.has_content(reading):
                self.units.append(unit)
            below = replace(
                scope,
                level=Level.TASKS,
                responsible=unit.responsible,
                coordinating=unit.coordinating,
                addressed=True,
                reporting=False,
            )
        elif kind is not None and self.kind in _ROOTS:
            below = replace(
                scope, level=max(scope.level, Level.TASKS if kind == "tasks" else Level.CONCLUSION), reporting=False
            )
            if kind == "tasks" and not scope.responsible and self.addressees:
                below = replace(below, responsible=self.addressees, addressed=True)
        elif (
            heading := last_heading_kind(self.folded, max(begin, stop - 70), stop, self.cues)
        ) is not None and phrase_at(self.folded, begin, stop, self.cues.topics) is None:
            below = self._under(heading, scope)
        elif self._counts(reading, scope, False):
            self.units.append(self._unit(passage, scope, reading, reading.start, reading.end, previous))
        self._set(passage, below)

    def _units(self, passage: Passage, scope: Scope, reading: Reading, previous: _Unit | None) -> list[_Unit]:
        """The directives of one sentence: one, or more where another party is told behind a semicolon."""
        units: list[_Unit] = []
        start = reading.start
        current = reading
        for semicolon in _SEMICOLON.finditer(self.folded, reading.verb or reading.start, reading.end):
            at = semicolon.end()
            if at - start < 40 or reading.end - at < 25:
                continue
            other = self.sentences.read(at, reading.end)
            if other.manner not in ("request", "party") or other.parties is None:
                continue
            if other.manner == "party" and (other.parties.start - at > 30 or other.verb - other.parties.end > 2):
                continue
            known = self._unit(passage, scope, current, start, semicolon.start(), previous)
            if set(other.parties.names) <= set(known.responsible):
                continue
            units.append(known)
            previous = known
            start, current = at, other
        units.append(self._unit(passage, scope, current, start, reading.end, previous))
        return units

    def _unit(
        self, passage: Passage, scope: Scope, reading: Reading, start: int, end: int, previous: _Unit | None
    ) -> _Unit:
        parties = reading.parties
        own = parties.names if parties is not None else ()
        if parties is not None and not own and phrase_at(self.folded, parties.start, parties.end, self.cues.addressees):
            own = self.addressees
        found = self.parties.coordinated(self.sentences.occurrences(reading.verb or start, end), end)
        responsible = own
        inherited: tuple[str, ...] = ()
        if parties is None or (not own and not parties.persons):
            responsible = previous.responsible if previous is not None else scope.responsible
        if previous is not None:
            if (parties is None or own == previous.responsible) and (previous.leading or reading.continues):
                inherited = previous.coordinating
        elif parties is None or (own and own == scope.responsible):
            inherited = scope.coordinating
        if previous is not None and not inherited and responsible == scope.responsible:
            inherited = scope.coordinating
        with_whom = tuple(dict.fromkeys(name for _, each in found for name in each.names if name not in responsible))
        leading = bool(found) and found[0][0].start - (reading.verb or start) < 24
        return _Unit(
            start,
            end,
            passage.label,
            responsible,
            with_whom or inherited,
            leading or (not with_whom and bool(inherited)),
        )


def _finished(
    unit: _Unit,
    structure: Structure,
    dates: DeadlineReader,
    cited: list[tuple[int, int]],
    named: list[tuple[int, int]],
) -> Directive:
    end = unit.start + len(structure.running.text[unit.start : unit.end].rstrip(_TAIL))
    deadline = dates.within(unit.start, unit.end)
    if unit.time is not None and (deadline is None or deadline.date is None):
        deadline = dates.within(*unit.time) or deadline
    return Directive(
        start=unit.start,
        end=end,
        section=unit.section,
        responsible=unit.responsible,
        coordinating=unit.coordinating,
        deadline=deadline.date if deadline else None,
        deadline_said=(deadline.start, deadline.end) if deadline else None,
        citations=_inside(cited, unit),
        initiatives=_inside(named, unit),
    )


def _inside(places: list[tuple[int, int]], unit: _Unit) -> tuple[int, ...]:
    """The indices of what begins within a directive."""
    return tuple(
        index for _, index in places[bisect_left(places, (unit.start, -1)) : bisect_left(places, (unit.end, -1))]
    )
