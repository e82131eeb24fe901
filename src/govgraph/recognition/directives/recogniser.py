"""Recognition of directives: who must do what, by when, with whom, under which documents.

A directive is the smallest unit that stands as one instruction with one responsible party: a sentence, a bullet, or
the part of a sentence behind a semicolon where the party changes. Passages are read in order, each in the scope that
headings and opening sentences above it have set (`scopes`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from govgraph.recognition.context import Context
from govgraph.recognition.directives import deadlines
from govgraph.recognition.directives.cues import DirectiveCues, Words, directive_cues, scanned_words
from govgraph.recognition.directives.deadlines import DeadlineReader, first_of
from govgraph.recognition.directives.parties import PartyReader
from govgraph.recognition.directives.press import Speeches
from govgraph.recognition.directives.reading import Reading, SentenceReader
from govgraph.recognition.directives.scopes import Headings, Level, Scope, document_kind
from govgraph.recognition.directives.sentences import opening, sentences, topic_end
from govgraph.recognition.directives.tables import TaskTable, task_tables
from govgraph.recognition.directives.units import Unit, UnitMaker
from govgraph.recognition.scanning import Occurrence
from govgraph.records import Agency, AgencyMention, Citation, Directive, Initiative, Passage
from govgraph.structure import Structure

_UNREAD = frozenset(
    {"letterhead", "title", "addressees", "preamble", "recipients", "signature", "footnote", "foreign", "table"}
)
_TABLED = frozenset({"orders", "acts"})
_ENFORCED = frozenset({"acts", "norms"})
_CLOSING = frozenset({"recipients", "signature", "annex"})
_OPENING = 40
_FEWEST_WORDS = 2
_LONGEST_TIME = 45
_STOPS = ".!?…”"
_MARKS_BEFORE = 3
_LINES_OF_A_LETTERHEAD = 4
_TAIL = " ;/."
_IN_MID_SENTENCE = re.compile(r" ?[^\W\d](?<=[a-zà-ỹ])(?!\))")
"""What no quoted provision begins with, save the letter of a point (`“đ) ...`): a mark misread by a scan."""


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
) -> tuple[list[Directive], list[tuple[Agency, AgencyMention]]]:
    """The directives of a document, in order, and whom they tell that is no agency known before (`các chủ đầu tư`,
    `tỉnh Hậu Giang`), each with its first mention (offsets in code points of the running text). `occurrences` are
    those of `vocabulary`."""
    cues = directive_cues()
    kind = document_kind(structure, context, cues)
    if kind == "reports":
        return [], []
    words = Words(structure.running.folded)
    parties = PartyReader(structure.running.text, words, agency_mentions, agencies, cues)
    units = _Walk(structure, kind, words, parties, occurrences, cues).units()
    if not units:
        return [], []
    taken = [(citation.start, citation.end) for citation in citations]
    dates = DeadlineReader(structure.running.folded, occurrences, context.date, taken)
    cited = sorted((citation.start, index) for index, citation in enumerate(citations) if citation.form != "self")
    named = sorted((initiative.start, index) for index, initiative in enumerate(initiatives))
    told = dict.fromkeys(name for unit in units for name in unit.responsible if name in parties.people)
    found = [_finished(unit, structure, dates, cited, named) for unit in units]
    return found, [parties.people[name] for name in told]


class _Walk:
    """One way through a document's passages."""

    def __init__(
        self,
        structure: Structure,
        kind: str,
        words: Words,
        parties: PartyReader,
        occurrences: Sequence[Occurrence],
        cues: DirectiveCues,
    ) -> None:
        self.structure = structure
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.words = words
        self.passages = structure.passages
        self.kind = kind
        self.cues = cues
        self.parties = parties
        self.headings = Headings(structure, kind, words, parties, cues)
        self.sentences = SentenceReader(words, parties, occurrences, cues)
        addressees = dict.fromkeys(
            name
            for passage in self.passages
            if passage.kind == "addressees" and self.text[passage.end - 1] != ":"
            for name in parties.names_between(passage.start, passage.end)
        )
        self.addressees = tuple(addressees)
        self.maker = UnitMaker(words, self.sentences, parties, self.addressees, cues)
        self.speeches = Speeches(self.text, words, parties, cues) if kind == "press" else None
        self.scopes: dict[int | None, Scope] = {None: self.headings.root}
        self.parents = {passage.parent for passage in self.passages}
        self.found: list[Unit] = []
        self.attached = False
        self.quoting = False

    def units(self) -> list[Unit]:
        """All directives, in the order of the running text."""
        quotes = "“" in self.text
        tables = task_tables(self.structure, self.parties, self.cues) if self.kind in _TABLED else []
        rows = [table for table in tables if table.tasks]
        for passage in self.passages:
            while rows and passage.start >= rows[0].end:
                self._tasks(rows.pop(0))
            if rows and passage.start >= rows[0].start:
                continue
            if passage.kind in _CLOSING and not self.attached:
                # What stands behind the signature or under an annex is not told to those whom the text addresses.
                self.attached = True
                self.scopes = {None: Scope(Level.SILENT)}
            elif self.attached and passage.number is None and self._is_attached_plan(passage):
                self.attached = False
                self.kind = "orders"
                self.headings = Headings(self.structure, self.kind, self.words, self.parties, self.cues)
                self.scopes = {None: self.headings.root}
                continue
            if passage.kind in _UNREAD or (self.attached and passage.number is None):
                continue
            if not quotes or not self._quoted(passage):
                self._passage(passage)
        for table in rows:
            self._tasks(table)
        return self.found

    def _tasks(self, table: TaskTable) -> None:
        """The directives of a table of tasks."""
        label = ""
        passages = iter(self.passages)
        passage = next(passages, None)
        for task in table.tasks:
            while passage is not None and passage.start <= task.start:
                label = passage.label or ""
                passage = next(passages, None)
            unit = Unit(task.start, task.end, label or None, task.responsible, task.coordinating, leading=False)
            unit.cells = task.times
            self.found.append(unit)

    def _is_attached_plan(self, passage: Passage) -> bool:
        """Whether a passage soon behind the signature is the title of a plan or programme that the document promulgates
        (`KẾ HOẠCH`), which instructs as such documents do."""
        before = self.passages[max(0, passage.index - _LINES_OF_A_LETTERHEAD) : passage.index]
        if not any(each.kind in _CLOSING for each in before):
            return False
        word = self.cues.documents.at(self.words, passage.start, passage.end)
        if word is None or self.cues.documents.kinds[word] != "orders":
            return False
        title = self.text[passage.start : passage.start + len(word)]
        return title.isupper() and "…" not in self.text[passage.start : passage.end]

    def _quoted(self, passage: Passage) -> bool:
        """Whether a passage is part of a quotation, of a law's provisions for example, that runs over passages. Such a
        one begins with a passage or behind a colon; of a mark elsewhere the other half has been forgotten."""
        text, start, end = self.text, passage.start, passage.end
        opened, closed = text.rfind("“", start, end), text.rfind("”", start, end)
        was = self.quoting
        if closed > opened:
            self.quoting = False
        elif opened > closed and not was:
            first = text.find("“", start, end)
            begins = first - start < _MARKS_BEFORE
            begins = begins and not _IN_MID_SENTENCE.match(text, first + 1)
            self.quoting = (begins or text.endswith(": ", start, first)) and text.find("”", end) >= 0
            return self.quoting and begins
        return was

    def _passage(self, passage: Passage) -> None:
        scope = self.scopes.get(passage.parent, self.scopes[None])
        self.scopes[passage.index] = scope
        if not self.attached:
            scope = self.headings.own(passage, scope)
        if scope.level == Level.SILENT and passage.kind != "article" and self.text[passage.end - 1] in ".;":
            return  # a sentence where nothing instructs
        start, end = opening(self.text, passage.start, passage.end), passage.end
        if start >= end:
            return
        short = self.headings.may_be(passage, start, end)
        if scope.level == Level.SILENT and not short:
            return
        if short:
            request = (
                scope.level > Level.SILENT
                and len(self.sentences.requests.between(start, end)) > 0
                and self.sentences.read(start, end).manner == "request"
            )
            heading = self.headings.read(passage, scope, start, end, request=request)
            if heading is not None:
                self._set(passage, heading)
                return
        if scope.level == Level.SILENT and self.kind != "acts":
            return
        if self.speeches is None and self._is_silent(scope, start, end):
            return
        topic = topic_end(self.text, self.words, start, end, self.cues)
        if topic is not None and self.parties.at(start, topic) is None:
            if scope.level > Level.REQUESTS and self.headings.heading_kind(start, topic) == "report":
                scope = replace(scope, level=Level.REQUESTS, reporting=True)
            start = topic
        self._sentences(passage, scope, start, end)

    def _is_silent(self, scope: Scope, start: int, end: int) -> bool:
        """Whether no words between two offsets can instruct: no request stands there, no list follows, and of the rest
        nothing counts, or nothing but parties before their verbs, of which none is named."""
        if scope.level > Level.REQUESTS:
            others = scope.level > Level.PARTIES and scope.responsible
            if self.headings.commands or others or self.parties.any_between(start, end):
                return False
            if self.cues.persons.at(self.words, start, end) is not None:
                return False
        elif self.kind in _ENFORCED and self.sentences.clauses.enforcement(start, end) is not None:
            return False
        return not self.sentences.requests.between(start, end) and not self.sentences.opens_list(start, end)

    def _set(self, passage: Passage, scope: Scope) -> None:
        """Let a scope hold for what stands below a passage; also for what follows it, where nothing stands below or
        no number parts them."""
        self.scopes[passage.index] = scope
        if passage.number is None or passage.kind == "bullet" or passage.index not in self.parents:
            self.scopes[passage.parent] = scope

    def _sentences(self, passage: Passage, scope: Scope, start: int, end: int) -> None:
        """Read a passage's sentences in the scope it stands in."""
        previous: Unit | None = None
        reported = False
        first = len(self.found)
        for begin, stop in self._parts(scope, sentences(self.text, start, end, self.cues.abbreviations)):
            if self.speeches is not None:
                spoken = self._spoken(scope, begin, stop, end)
                if spoken is None:
                    continue
                scope = spoken
            if previous is None and self._is_silent(scope, begin, stop):
                continue
            reading = self.sentences.read(begin, stop)
            if stop >= end and self.sentences.opens_list(begin, stop):
                self._opens(passage, scope, reading, previous)
                return
            if previous is not None and reading.manner != "request" and self._tells_time(begin, stop):
                previous.time = (begin, stop)
                continue
            reading = self._own(passage, scope, reading)
            reported = reported or reading.reports
            follows = previous is not None and reading.manner == "verb" and not reading.weak
            if not self._counts(reading, scope, reported) and (not follows or self._too_short(reading)):
                continue
            reported = reported and reading.manner == "verb"
            for unit in self.maker.units(passage.label, scope, reading, previous):
                self.found.append(unit)
                previous = unit
        if self.speeches is not None:
            self.speeches.paragraph(instructs=len(self.found) > first, caption=self.text[end - 1] not in _STOPS)
        if passage.number is not None and len(self.found) > first:
            self._goes_on(passage, scope, self.found[first])

    def _parts(self, scope: Scope, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Sentences, of a list of tasks in two where one goes on with a request to somebody else behind a semicolon:
        `Tổ chức lấy ý kiến nhân dân; giao Sở Tư pháp tổng hợp.`"""
        for start, end in spans:
            parted = scope.level == Level.TASKS and self.speeches is None
            semicolon = self.sentences.request_behind(start, end) if parted else None
            if semicolon is None:
                yield start, end
            else:
                yield start, semicolon
                yield semicolon + 2, end

    def _goes_on(self, passage: Passage, scope: Scope, opener: Unit) -> None:
        """What stands below a numbered passage is told to whom its first sentence tells."""
        if opener.responsible and opener.responsible != scope.responsible:
            level = max(scope.level, self.headings.most)
            coordinating = opener.coordinating if opener.leading else ()
            self.scopes[passage.index] = scope.addressing(opener.responsible, coordinating, level)

    def _spoken(self, scope: Scope, start: int, end: int, passage_end: int) -> Scope | None:
        """The scope of a sentence of a press report; None if it tells what somebody else said or did."""
        assert self.speeches is not None
        if self.text[passage_end - 1] in _STOPS and self.speeches.starts(start, end):
            self.speeches.speaking = True
        elif (self.speeches.leaders and self.speeches.other(start, end)) or self.speeches.proposes(start, end):
            return None
        return replace(scope, level=Level.TASKS) if self.speeches.speaking else scope

    def _tells_time(self, start: int, end: int) -> bool:
        """Whether a sentence only tells by when the one before it is to be done (`Thời gian hoàn thành: ...`, or in
        so few words that no task is among them `Hoàn thành trước ngày ...`)."""
        kind = self.cues.times.kind_at(self.words, start, end)
        return kind == "" or (kind == "short" and end - start <= _LONGEST_TIME)

    def _own(self, passage: Passage, scope: Scope, reading: Reading) -> Reading:
        """A request in a list of one agency's tasks is that agency's own act (`a) Yêu cầu các doanh nghiệp ...`)."""
        passed_on = (
            reading.manner == "request"
            and passage.kind in ("bullet", "point")
            and scope.addressed
            and self.parties.particular(scope.responsible)
            and self.cues.requests.at(self.words, reading.start, reading.end) is not None
        )
        return replace(reading, manner="verb", parties=None) if passed_on else reading

    def _counts(self, reading: Reading, scope: Scope, reported: bool) -> bool:
        """Whether a reading is an instruction in a scope; `reported` tells that the passage has told of results."""
        if reading.manner == "none" or self._too_short(reading):
            return False
        if reading.manner == "request":
            # Norms speak of what somebody may be asked; what the norm-giver himself asks opens the sentence.
            opens = reading.parties is not None and reading.parties.start - reading.start < _OPENING
            asked = opens or self.headings.commands or self.kind == "acts"
            return scope.level >= (Level.REQUESTS if asked else Level.PARTIES)
        if not self.headings.commands and self.cues.procedures.within(self.folded, reading.start, reading.verb):
            return False  # `Trong 02 ngày kể từ ngày nhận đủ hồ sơ, Ủy ban nhân dân cấp huyện thẩm định ...`
        if reading.manner == "party":
            named = reading.parties is not None and bool(reading.parties.names)
            if reading.weak:
                return named and scope.level == Level.TASKS
            if scope.level == Level.REQUESTS and self.sentences.enforces(reading):
                return named
            duty = self.kind == "acts" and self.cues.duties.at(self.words, reading.verb, reading.end) is not None
            return scope.level >= Level.PARTIES and (named or duty or self.headings.commands)
        if not self.headings.commands and not scope.responsible:
            return False
        return scope.level == Level.TASKS or (scope.level == Level.CONCLUSION and not reported and not reading.weak)

    def _too_short(self, reading: Reading) -> bool:
        """Whether the words are a heading or a table's cell rather than a sentence: a few, and no mark ends them."""
        words = self.text[reading.start : reading.end].strip()
        return words.count(" ") < (_FEWEST_WORDS if words.endswith((".", ";", ":", "…")) else 3 * _FEWEST_WORDS)

    def _told_before(self, reading: Reading, previous: Unit | None, below: Scope | None) -> Scope | None:
        """The scope of a list for whom its opening sentence names (`Các tỉnh ủy tập trung các nhiệm vụ sau:`), or the
        sentence before it."""
        if below is None or below.responsible or not self.headings.commands:
            return below
        told = () if previous is None else previous.responsible
        if reading.manner == "party" and reading.parties is not None:
            strong = self.cues.strong.at(self.words, reading.verb, reading.end) is not None
            told = reading.parties.names if strong else ()
        return below.addressing(told, (), below.level) if told else below

    def _opens(self, passage: Passage, scope: Scope, reading: Reading, previous: Unit | None) -> None:
        """An opening sentence: it sets the scope of the list behind it, and may instruct by itself."""
        if self.headings.empowers(reading.start, reading.end, opening=True):
            self._set(passage, Scope(Level.SILENT, reporting=True))
            return
        if reading.parties is not None and not reading.reports and (reading.manner == "none" or reading.weak):
            if scope.level >= Level.PARTIES:  # who is told, and more about them than the tables know
                told = self.parties.told(reading.parties, reading.end)
                self._set(passage, scope.addressing(told, (), self.headings.most))
            return
        counts = self._counts(reading, scope, reported=False)
        unit = self.maker.unit(passage.label, scope, reading, reading.start, reading.end, previous) if counts else None
        if unit is not None and reading.parties is not None:
            if self.sentences.has_content(reading):
                self.found.append(unit)
            self._set(passage, scope.addressing(unit.responsible, unit.coordinating, self.headings.most))
            return
        below = self._told_before(
            reading, previous, self.headings.behind(scope, reading.start, reading.end, self.addressees)
        )
        title = self.text.count(" ", reading.start, reading.end) < 4 * _FEWEST_WORDS
        topic = title or self.cues.topics.at(self.words, reading.start, reading.end) is not None
        if below is None and unit is not None and not topic:
            self.found.append(unit)
        self._set(passage, scope if below is None else below)


def _finished(
    unit: Unit,
    structure: Structure,
    dates: DeadlineReader,
    cited: list[tuple[int, int]],
    named: list[tuple[int, int]],
) -> Directive:
    end = unit.start + len(structure.running.text[unit.start : unit.end].rstrip(_TAIL))
    said = dates.within(unit.start, unit.end)
    if unit.time is not None:
        said += dates.within(*unit.time)
    for cell in unit.cells:
        said += dates.in_cell(*cell)
    deadline = first_of(said)
    return Directive(
        start=unit.start,
        end=end,
        section=unit.section,
        responsible=unit.responsible,
        coordinating=unit.coordinating,
        deadline=deadline.date if deadline else None,
        deadline_said=(deadline.start, deadline.end) if deadline else None,
        deadlines=tuple(said),
        citations=_inside(cited, unit),
        initiatives=_inside(named, unit),
    )


def _inside(places: list[tuple[int, int]], unit: Unit) -> tuple[int, ...]:
    """The indices of what begins within a directive."""
    first = bisect_left(places, (unit.start, -1))
    after = bisect_left(places, (unit.end, -1), first)
    return tuple([index for _, index in places[first:after]])
