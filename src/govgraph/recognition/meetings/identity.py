"""Which mentions of meetings mean one meeting of a document."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Hashable, Sequence
from heapq import merge

from govgraph.recognition.meetings.mentions import MeetingMention

_TELLING = 32  # code points by which two subjects of conferences are told apart

_Values = tuple[Hashable, ...]


class Meetings:
    """The meetings of a document, each once, in the order in which they were first mentioned.

    What a mention says of a meeting it must not say otherwise, so only meetings are compared that say the same of it
    or nothing: there are few, however many meetings a document names.
    """

    def __init__(self) -> None:
        self.all: list[MeetingMention] = []
        self._values: list[_Values] = []
        self._places: defaultdict[tuple[int, str, Hashable], list[int]] = defaultdict(list)

    def append(self, meeting: MeetingMention) -> None:
        """Add a meeting that was not known."""
        self.all.append(meeting)
        self._values.append(())
        self._file(len(self.all) - 1)

    def take(self, mention: MeetingMention) -> bool:
        """Let the meeting that a mention means have what the mention adds; False if no such meeting is known."""
        place = next((place for place in self._candidates(mention) if _same(self.all[place], mention)), None)
        if place is None:
            return False
        self.all[place].add(mention)
        self._file(place)
        return True

    def _candidates(self, mention: MeetingMention) -> Sequence[int]:
        """The indices of the meetings that may be the one mentioned, in order."""
        fewest: tuple[Sequence[int], Sequence[int]] | None = None
        for column, value in enumerate(_values(mention)):
            if value is None:
                continue
            alike = self._places.get((column, mention.kind, value), ())
            silent = self._places.get((column, mention.kind, None), ())
            if fewest is None or len(alike) + len(silent) < len(fewest[0]) + len(fewest[1]):
                fewest = alike, silent
        if fewest is None:
            return range(len(self.all))
        return list(merge(*fewest)) if fewest[0] and fewest[1] else fewest[0] or fewest[1]

    def _file(self, place: int) -> None:
        """Keep where a meeting is found by what is said of it."""
        meeting = self.all[place]
        old, new = self._values[place], _values(meeting)
        for column, value in enumerate(new):
            if old and old[column] == value:
                continue
            if old:
                self._places[column, meeting.kind, old[column]].remove(place)
            insort(self._places[column, meeting.kind, value], place)
        self._values[place] = new


def _values(meeting: MeetingMention) -> _Values:
    """What is said of a meeting, column by column, None where nothing is; two that differ in a column are two."""
    topic = (meeting.topic[:_TELLING], meeting.year) if meeting.topic else None
    return (meeting.ordinal, meeting.term, meeting.period, meeting.month, meeting.day, topic)


def _same(known: MeetingMention, other: MeetingMention) -> bool:
    """Whether two mentions mean one meeting: nothing that both say differs, and they share something telling."""
    if known.kind != other.kind:
        return False
    shared = 0
    for one, two in zip(_values(known), _values(other), strict=True):
        if one is not None and two is not None:
            if one != two:
                return False
            shared += 1
    if known.bodies and other.bodies:
        body, another = known.bodies[0].lower(), other.bodies[0].lower()
        if body not in another and another not in body:
            return False
        shared += 1
    return shared > 0


def share_body(meetings: Sequence[MeetingMention]) -> None:
    """A session named without its body is of the only body whose sessions the document names."""
    sessions = [meeting for meeting in meetings if meeting.kind == "session"]
    said = [meeting for meeting in sessions if meeting.bodies]
    if len({(meeting.bodies[0], meeting.term) for meeting in said}) != 1:
        return
    for meeting in sessions:
        if not meeting.bodies and meeting.term in (None, said[0].term):
            meeting.bodies, meeting.term, meeting.term_said = said[0].bodies, said[0].term, said[0].term_said
