"""Tables of tasks: who leads, who helps, by when, row by row.

Plans and programmes end in tables such as `STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn` (Decree
30/2020/NĐ-CP knows them as annexes). Text extraction leaves their cells on lines of their own, between tabs or bars, or
wrapped into one another. A row begins where the source has its number at the beginning of a line and the number goes on
from the row before; where its cells are not marked, the one of those in charge ends where another party begins without
a comma between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from govgraph.recognition.directives.cues import DirectiveCues
from govgraph.recognition.directives.parties import Parties, PartyReader
from govgraph.recognition.scanning import Occurrence, places
from govgraph.records import Passage
from govgraph.structure import Structure

_LEAD = "chủ trì"
_BEHIND = frozenset({"annex", "recipients", "signature", "article", "chapter"})
_LONGEST_HEADING = 110
_WIDEST_HEADER = 320
_WIDEST_GAP = 45
_LONGEST_ROW = 3000
_LEAST_TASK = 12
_NUMBER = re.compile(r"(?<!\S)(?P<number>\d{1,3}(?:\.\d{1,2}){0,2})[.)]?(?=\s)")
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}")
_GROUP = re.compile(r"(?<!\S)(?:[IVX]{1,5}|[A-ZĐ])[.)]?(?=\s)")
_BREAK = re.compile(r"[\t|]")
_BETWEEN_MEMBERS = re.compile(r"\s*[,;]\s*(?:[-+–] ?)?(?:và )?|\s*[-+–] |\s+và ")
_APART = re.compile(r"\s*[.;]?\s*(?:[-+–] )?")
_TRIM = " \t\n|-–+;,.:"


class Task(NamedTuple):
    """A row of a table of tasks: the span of the task's own words, who is in charge and who helps, and the spans in
    which its time may stand. Offsets in code points of the running text, ends exclusive."""

    start: int
    end: int
    responsible: tuple[str, ...]
    coordinating: tuple[str, ...]
    times: tuple[tuple[int, int], ...]


class TaskTable(NamedTuple):
    """A table of tasks: its span, and its rows in order."""

    start: int
    end: int
    tasks: tuple[Task, ...]


class _Header(NamedTuple):
    start: int
    end: int
    columns: tuple[str, ...]


def task_tables(structure: Structure, parties: PartyReader, cues: DirectiveCues) -> list[TaskTable]:
    """The tables of tasks of a document, in order; the heads that are printed again on later pages begin no other."""
    # A head's words are broken over lines: `CƠ QUAN PHỐI` / `HỢP`.
    headers = _headers(structure.running.folded.replace("\n", " "), cues)
    if not headers:
        return []
    reader = _TableReader(structure, parties)
    return [reader.table(header, end) for header, end in _regions(headers, structure, cues)]


def _regions(headers: list[_Header], structure: Structure, cues: DirectiveCues) -> Iterator[tuple[_Header, int]]:
    """Each head with the offset before which its rows stand: the next, or where the document goes on otherwise."""
    ends = [
        passage.start
        for passage in structure.passages
        if passage.kind in _BEHIND or (passage.number is not None and _enforces(passage, structure, cues))
    ]
    ends.append(len(structure.running.text))
    for index, header in enumerate(headers):
        following = headers[index + 1].start if index + 1 < len(headers) else ends[-1]
        yield header, min(following, ends[bisect_left(ends, header.end)])


def _enforces(passage: Passage, structure: Structure, cues: DirectiveCues) -> bool:
    """Whether a passage is the heading of a section on who carries the document out."""
    if passage.end - passage.start > _LONGEST_HEADING:
        return False
    words = cues.headings.within(structure.running.folded, passage.start, passage.end)
    return bool(words) and cues.headings.kinds[words[0]] in ("enforcement", "duties")


def _headers(folded: str, cues: DirectiveCues) -> list[_Header]:
    found: list[_Header] = []
    for at in places(folded, _LEAD):
        if not found or at >= found[-1].end:
            header = _header(folded, at, cues)
            if header is not None:
                found.append(header)
    return found


def _header(folded: str, lead: int, cues: DirectiveCues) -> _Header | None:
    """The head of a table around the words `chủ trì`: a number's column, a task's, that of those in charge, and no or
    at least one more of those who help or of times, nothing long between them."""
    if folded.find("tt", max(0, lead - _WIDEST_HEADER), lead) < 0:
        return None
    words = cues.columns.among(folded, max(0, lead - _WIDEST_HEADER), lead + _WIDEST_HEADER)
    kinds = cues.columns.kinds
    row: list[tuple[Occurrence, str]] = []
    for word in words:
        kind = kinds[word.word]
        complete = bool(row) and row[-1][0].end > lead
        if kind == "number":
            if complete:
                break
            row = [(word, kind)]
        elif row and word.start - row[-1][0].end <= _WIDEST_GAP:
            if kind != "result" and kind in [of for _, of in row]:
                if complete:
                    break  # the first row begins with the same word
                kind = "result"
            row.append((word, kind))
        elif complete:
            break
        else:
            row = []
    columns = tuple(kind for _, kind in row)
    if columns != ("number", "task", "lead") and (
        not {"number", "task", "lead"} <= set(columns) or not {"with", "time"} & set(columns)
    ):
        return None
    return _Header(row[0][0].start, row[-1][0].end, columns)


class _Row(NamedTuple):
    """Where a row begins, where its words begin behind its number, the number, of a group of rows none, and whether a
    mark follows the number."""

    start: int
    behind: int
    number: str
    marked: bool = False


class _TableReader:
    """Reads the rows of tables in one document's running text."""

    def __init__(self, structure: Structure, parties: PartyReader) -> None:
        self.running = structure.running
        self.text = structure.running.text
        self.source = structure.running.source_text
        self.passages = structure.passages
        self.parties = parties

    def table(self, header: _Header, limit: int) -> TaskTable:
        """The table below a head, up to an offset at most."""
        rows = self._rows(header.end, limit)
        tasks: list[Task] = []
        end = header.end
        for index, row in enumerate(rows):
            following = rows[index + 1].start if index + 1 < len(rows) else limit
            end = min(following, row.start + _LONGEST_ROW)
            task = self._task(header, row.behind, end) if row.number else None
            if task is not None:
                tasks.append(task)
        return TaskTable(header.start, end, tuple(tasks))

    def _rows(self, start: int, limit: int) -> list[_Row]:
        """The beginnings of rows and of groups of rows between two offsets. A passage's number stands before it."""
        marks = [
            _Row(m.start(), m.end(), m["number"], marked=m.end() > m.end("number"))
            for m in _NUMBER.finditer(self.text, start, limit)
            if self._begins_line(m.start())
        ]
        marks += [
            _Row(m.start(), m.end(), "")
            for m in _GROUP.finditer(self.text, start, limit)
            if self._begins_line(m.start())
        ]
        marks += [
            _Row(passage.start, passage.start, *self._number(passage))
            for passage in self.passages
            if passage.number is not None and passage.kind != "bullet" and start <= passage.start < limit
        ]
        found: list[_Row] = []
        last: list[int] = []
        marked: bool | None = None
        latest = {(row.number, row.marked): row.start for row in sorted(marks)}
        for row in sorted(marks):
            if found and row.start - found[-1].start > _LONGEST_ROW:
                break
            if row.number and _DECIMAL.fullmatch(row.number) is None:
                continue
            number = [int(part) for part in row.number.split(".")] if row.number else []
            if number and not self._goes_on(last, number):
                continue
            if (
                number
                and marked not in (None, row.marked)
                and (number == [1] or latest.get((row.number, marked), -1) > row.start)
            ):
                continue  # what is numbered within a cell, in another manner than the rows
            marked = row.marked if number and marked is None else marked
            last = number or last
            found.append(row)
        return found

    @staticmethod
    def _number(passage: Passage) -> tuple[str, bool]:
        """A passage's number, none for a section's, and whether a mark follows it."""
        if passage.number is None or passage.kind == "section":
            return "", False
        number = passage.number.rstrip("-. )")
        return number, number != passage.number

    @staticmethod
    def _goes_on(last: list[int], number: list[int]) -> bool:
        """Whether a row's number follows that of the row before: the next, the first below it, or the next of a
        number above it; or the first of a new group."""
        if number[-1] == 1 and (len(number) == 1 or not last or number[:-1] == last[: len(number) - 1]):
            return True
        depth = len(number)
        return not last or (depth <= len(last) and number == [*last[: depth - 1], last[depth - 1] + 1])

    def _begins_line(self, at: int) -> bool:
        """Whether nothing but white space and bars stand before a character in its line of the source."""
        offset = self.running.source_offset(at)
        line = self.source.rfind("\n", 0, offset) + 1
        return not self.source[line:offset].strip(" \t|*_~")

    def _task(self, header: _Header, start: int, end: int) -> Task | None:
        cells = self._cells(start, end)
        if len(cells) >= len(header.columns) - 1:
            return self._of_cells(header, cells)
        return self._of_flow(header, start, end)

    def _cells(self, start: int, end: int) -> list[tuple[int, int]]:
        """The cells between tabs or bars of the source; one cell where there are none."""
        first, last = self.running.source_offset(start), self.running.source_offset(end - 1)
        if not _BREAK.search(self.source, first, last + 1):
            return [(start, end)]
        cells: list[tuple[int, int]] = []
        begin, before = start, first
        for at in range(start + 1, end):
            here = self.running.source_offset(at)
            if _BREAK.search(self.source, before, here):
                cells.append((begin, at))
                begin = at
            before = here
        cells.append((begin, end))
        return [cell for cell in cells if cell[0] > start or self.text[slice(*cell)].strip(_TRIM)]

    def _of_cells(self, header: _Header, cells: list[tuple[int, int]]) -> Task | None:
        of = dict(zip(header.columns[1:], cells, strict=False))
        if "task" not in of or "lead" not in of:
            return None
        start, end = self._trimmed(*of["task"])
        responsible = self._named(*of["lead"])
        if end - start < _LEAST_TASK or not responsible:
            return None
        with_ = tuple(name for name in self._named(*of.get("with", (0, 0))) if name not in responsible)
        return Task(start, end, responsible, with_, (of["time"],) if "time" in of else ())

    def _named(self, start: int, end: int) -> tuple[str, ...]:
        return self.parties.names_between(start, end)

    def _of_flow(self, header: _Header, start: int, end: int) -> Task | None:
        """A row whose cells run into one another."""
        chains = list(self._chains(start, end))
        if not chains:
            return None
        order = header.columns
        if order.index("lead") < order.index("task"):
            return self._behind_parties(order, start, end, chains)
        index = self._in_charge(chains, "with" in order)
        lead = chains[index]
        task = self._trimmed(start, lead.start)
        if task[1] - task[0] < _LEAST_TASK or self.text[task[0]].islower():
            return None
        helper = chains[index + 1] if "with" in order and index + 1 < len(chains) else None
        if helper is not None and not self._adjoin(lead, helper):
            helper = None
        behind = lead.end if helper is None else helper.end
        names = helper.names if helper is not None else ()
        coordinating = tuple(name for name in names if name not in lead.names)
        times = [(behind, end), task] if order[-1] == "time" or "time" not in order else [task, (behind, end)]
        return Task(*task, lead.names, coordinating, tuple(times[:1]) if order[-1] == "time" else tuple(times))

    def _behind_parties(self, order: tuple[str, ...], start: int, end: int, chains: list[Parties]) -> Task | None:
        """A row that begins with those in charge."""
        if self.text[start : chains[0].start].strip(_TRIM):
            return None
        lead, last = chains[0], chains[0]
        coordinating: tuple[str, ...] = ()
        if "with" in order and len(chains) > 1 and self._adjoin(lead, chains[1]):
            last = chains[1]
            coordinating = tuple(name for name in last.names if name not in lead.names)
        stop = self.text.find("\n", last.end + 2, end)
        task = self._trimmed(last.end, end if stop < 0 else stop)
        if task[1] - task[0] < _LEAST_TASK:
            return None
        return Task(*task, lead.names, coordinating, ((task[0], end),))

    def _chains(self, start: int, end: int) -> Iterator[Parties]:
        """The parties that begin a line of the source in a row, each with those that stand beside it in a list."""
        at = start
        for mention in self.parties.mentions_between(start, end):
            if (
                mention.start < at
                or not self.text[mention.start].isupper()
                or not self._begins_line_or_item(mention.start)
            ):
                continue
            names: dict[str, None] = {}
            first, at = mention.start, mention.start
            while (chain := self.parties.at(at, end)) is not None:
                names.update(dict.fromkeys(chain.names))
                at = chain.end
                joint = _BETWEEN_MEMBERS.match(self.text, at, end)
                if joint is None:
                    break
                at = joint.end()
                last = chain.end
            else:
                at = last
            if names:
                yield Parties(first, at, tuple(names))

    def _begins_line_or_item(self, at: int) -> bool:
        offset = self.running.source_offset(at)
        line = self.source.rfind("\n", 0, offset) + 1
        return not self.source[line:offset].strip(" \t|*_~-+–")

    def _in_charge(self, chains: list[Parties], helped: bool) -> int:
        """The index of those in charge: the first that others adjoin, where there is a column of others; else the last
        of all."""
        if helped:
            for index, (one, other) in enumerate(pairwise(chains)):
                if self._adjoin(one, other):
                    return index
        return len(chains) - 1

    def _adjoin(self, one: Parties, other: Parties) -> bool:
        gap = _APART.match(self.text, one.end)
        return gap is not None and gap.end() >= other.start

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _TRIM:
            start += 1
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        return start, end
