"""Recognition of meetings: sessions, sittings, conferences, congresses.

Only a particular meeting counts: one with a number (`Kỳ họp thứ 9`), a day, month or term, a subject with a year, or
the meeting that the document itself reports. Each meeting is given once, at its first mention that says more than the
bare word; what later mentions add (the day, the chair) goes there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from govgraph.recognition.citations.mentions import Agencies, Passages
from govgraph.recognition.context import Context
from govgraph.recognition.meetings.identity import Meetings, share_body
from govgraph.recognition.meetings.mentions import MeetingMention, MeetingReader, vocabulary
from govgraph.recognition.scanning import Occurrence, places
from govgraph.records import AgencyMention, Holding, Meeting
from govgraph.structure import Structure

__all__ = ["recognise_meetings", "vocabulary"]

_HEAD = frozenset({"letterhead", "title", "addressees"})
_OPENING_PASSAGES = 4
_CHAIRED = re.compile(
    r"(?P<of>dưới sự (?:đồng )?(?:chủ trì|chủ tọa) của)"
    r"|(?:đồng )?(?:chủ trì|chủ tọa)(?! ?,? (?:phối hợp|tham mưu|soạn))"
)
_CHAIR_WORDS = ("chủ trì", "chủ tọa")
_BEFORE_CHAIR_WORDS = ("dưới sự đồng ", "dưới sự ", "đồng ", "")
_NOTHING_FOLLOWS = re.compile(r"\W*(?:$|[.,;\n)])")
_MEETING_FOLLOWS = re.compile(r"họp|hội nghị|giao ban|làm việc|đại hội")
_CONCLUDED = "kết luận"
_SPOKE = "phát biểu "
_STOP = ". "
_HOLDS = re.compile(r"(?: đã)?(?: phối hợp)? (?:tổ chức|tiến hành|triệu tập|khai mạc|mở|họp)(?: thành công)? ")
_SPACE_BEFORE_MARK = re.compile(r" +([,;])")
_MET = re.compile(r"(?: đã)? (?:họp(?! báo)|giao ban|làm việc với)(?!\w)")


def recognise_meetings(
    structure: Structure,
    context: Context,
    holdings: Sequence[Holding],
    agency_mentions: Sequence[AgencyMention],
    occurrences: Sequence[Occurrence],
) -> list[Meeting]:
    """The particular meetings of a document, each at its first telling mention, in order (offsets in code points of
    the running text). The chair is a person among `holdings`."""
    normative = any(passage.kind == "article" for passage in structure.passages)
    if normative and not occurrences:
        return []
    reader = _Reader(structure, context, holdings, Agencies(list(agency_mentions)), normative)
    return [
        Meeting(meeting.start, meeting.end, reader.name(meeting), meeting.day, meeting.chair)
        for meeting in reader.read(occurrences)
    ]


class _Reader:
    def __init__(
        self,
        structure: Structure,
        context: Context,
        holdings: Sequence[Holding],
        agencies: Agencies,
        normative: bool,
    ) -> None:
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.context = context
        self.agencies = agencies
        self.holdings = sorted(holdings, key=lambda holding: holding.start)
        self.passages = Passages(structure.passages)
        self.mentions = MeetingReader(structure, context, agencies, self.passages)
        self.normative = normative
        body = ((p.start, p.end) for p in structure.passages if p.kind not in _HEAD and p.end - p.start > 40)
        self.opening = list(islice(body, _OPENING_PASSAGES))

    def read(self, occurrences: Sequence[Occurrence]) -> list[MeetingMention]:
        """The meetings, each once."""
        mentions = self.mentions.read(occurrences)
        own = self._own(mentions)
        known = Meetings()
        for mention in mentions:
            if not known.take(mention) and (mention is own or self._particular(mention)):
                known.append(mention)
        meetings = known.all
        if own is not None and not any(meeting.own for meeting in meetings):
            meetings.append(own)
        share_body(meetings)
        for meeting in meetings:
            meeting.bodies = meeting.bodies or self._organiser(meeting)
            meeting.chair = meeting.chair or self._chair_in_sentence(meeting)
        return sorted(meetings, key=lambda meeting: meeting.start)

    def _particular(self, mention: MeetingMention) -> bool:
        if mention.day:
            return True
        bodies, dated = bool(mention.bodies), mention.year is not None
        match mention.kind:
            case "session":
                if mention.ordinal:
                    return mention.term is not None or not self.normative
                return bodies and dated and not self.normative
            case "sitting":
                if mention.month:
                    return dated or not self.normative
                return not self.normative and mention.ordinal is not None
            case "congress":
                numbered = mention.ordinal is not None or mention.period is not None
                return numbered and self.text[mention.start].isupper() and (bodies or not self.normative)
            case "conference":
                if mention.ordinal:
                    return bodies or mention.term is not None or (dated and not self.normative)
                if mention.partner and bodies:
                    return not self.normative
                return (bodies or bool(mention.topic)) and dated and not self.normative
            case _:
                return False

    def _own(self, mentions: list[MeetingMention]) -> MeetingMention | None:
        """The meeting that the document reports: named in its title after `tại`, or held in its opening words."""
        title = next((m for m in mentions if m.title and (m.reported or (m.kind == "session" and m.ordinal))), None)
        first, last = (self.opening[0][0], self.opening[-1][1]) if self.opening else (0, 0)
        opening = next((m for m in mentions if m.day and first <= m.start < last and not m.title), None)
        if title is None and self.normative:
            return None
        own = title or opening or self._met()
        if own is None:
            return None
        own.day = own.day or self._opening_day(mentions, own.kind)
        if opening is not None and opening.day == own.day:
            own.bodies = own.bodies or opening.bodies
        own.own = True
        own.chair = self._chair(first, last, title)
        return own

    def _opening_day(self, mentions: list[MeetingMention], kind: str) -> str | None:
        """The day that the opening words give for the meeting named in the title."""
        for begin, end in self.opening:
            said = self.mentions.day_at(begin)
            if said and any(m.kind == kind for m in mentions if begin < m.start < end):
                return said[0]
        met = self._met()
        return met.day if met else None

    def _met(self) -> MeetingMention | None:
        """`Ngày 12/3/2015, Ban Thường vụ Thành ủy họp`: a meeting told by a verb."""
        for begin, end in self.opening:
            said = self.mentions.day_at(begin)
            if said is None:
                continue
            day, day_end = said
            for agency in self.agencies.between(day_end, min(end, begin + 400)):
                if met := _MET.match(self.folded, agency.end):
                    mention = MeetingMention(agency.start, met.end(), "sitting", title=False, reported=False, day=day)
                    mention.bodies.append(agency.agency)
                    mention.parts.append(("head", "phiên họp"))
                    return mention
        return None

    def _organiser(self, meeting: MeetingMention) -> list[str]:
        """`Ban Thường vụ Tỉnh ủy tổ chức phiên họp`: the body that holds it, said before a verb of holding."""
        named = self.agencies.between(max(0, meeting.start - 120), meeting.start)
        if named and _HOLDS.fullmatch(self.folded, named[-1].end, meeting.start):
            return [next(agency.agency for agency in named if agency.end == named[-1].end)]
        return []

    def _chair(self, first: int, last: int, title: MeetingMention | None) -> str | None:
        """Who chairs the meeting that the document reports: said so, or else the one whose conclusions these are."""
        if said := self._chaired(first, min(len(self.text), last + 1500)):
            return said
        if (
            title is not None
            and (begin := self.folded.rfind("kết luận của", max(0, title.start - 300), title.start)) >= 0
        ):
            concluding = next((h for h in self.holdings if begin < h.start < title.start), None)
            if concluding is not None:
                return concluding.name
        for concluded in places(self.folded, _CONCLUDED, first, last):
            spoke = concluded - len(_SPOKE)
            begin = spoke if spoke >= first and self.folded.startswith(_SPOKE, spoke) else concluded
            if person := self._person_before(begin, 160):
                return person
        return None

    def _chair_in_sentence(self, meeting: MeetingMention) -> str | None:
        passage, stops = self.passages.at(meeting.start), self._stops
        before, behind = bisect_right(stops, meeting.start - len(_STOP)), bisect_left(stops, meeting.end)
        begin = max(passage.start, stops[before - 1]) if before else passage.start
        end = stops[behind] if behind < len(stops) else passage.end
        return self._chaired(begin, min(end, passage.end))

    def _chaired(self, begin: int, end: int) -> str | None:
        for said in self._chairings(begin, end):
            if said["of"]:
                at = bisect_right(self.holdings, said.end(), key=lambda holding: holding.start)
                if at < len(self.holdings) and self.holdings[at].start - said.end() < 120:
                    return self.holdings[at].name
                continue
            after = self.folded[said.end() : said.end() + 40]
            if not (_NOTHING_FOLLOWS.match(after) or _MEETING_FOLLOWS.search(after)):
                continue
            if person := self._person_before(said.start(), 250):
                return person
        return None

    def _chairings(self, begin: int, end: int) -> Iterator[re.Match[str]]:
        """Where someone is said to chair between two offsets, in order."""
        words = self._chair_words
        for at in words[bisect_left(words, begin) : bisect_left(words, end)]:
            for before in _BEFORE_CHAIR_WORDS:
                start = at - len(before)
                if start >= begin and self.folded.startswith(before, start):
                    said = _CHAIRED.match(self.folded, start, end)
                    if said is not None:
                        yield said
                        break

    @cached_property
    def _stops(self) -> list[int]:
        return list(places(self.folded, _STOP))

    @cached_property
    def _chair_words(self) -> list[int]:
        return sorted(at for word in _CHAIR_WORDS for at in places(self.folded, word))

    def _person_before(self, at: int, reach: int) -> str | None:
        """The person named last before an offset, in the same passage."""
        index = bisect_right(self.holdings, at, key=lambda holding: holding.start) - 1
        if index < 0:
            return None
        person = self.holdings[index]
        begin = self.passages.at(at).start
        return person.name if person.start >= begin and at - person.end <= reach else None

    def name(self, meeting: MeetingMention) -> str:
        """What the meeting is called: its own words with the bodies' full names; a session by number, body and
        term; a sitting that has no time of its own by its day."""
        words = meeting.parts
        bodies = meeting.bodies
        if meeting.kind == "session":
            said = [part for role, part in words if role in ("head", "quality", "ordinal", "time")]
            rest = [part for role, part in words if role in ("term", "period")]
            if meeting.term and not any(role == "term" for role, _ in words):
                rest.insert(0, f"khóa {meeting.term_said}")
            body = bodies[0] if bodies else None
            name = " ".join(said) + (", " + " ".join(filter(None, [body, ", ".join(rest)])) if body or rest else "")
        else:
            name = " ".join(part for _, part in words)
            if not any(role == "body" for role, _ in words) and not meeting.topic:
                body = bodies[0] if bodies else self.context.issuer if meeting.own else None
                name += f" của {body}" if body else ""
            if meeting.day and not any((meeting.month, meeting.year, meeting.ordinal, meeting.period)):
                year, month, day = meeting.day.split("-")
                if not any(role == "time" for role, _ in words):
                    name += f" ngày {int(day)}/{int(month)}/{year}"
        name = _SPACE_BEFORE_MARK.sub(r"\1", " ".join(name.split()))
        return name[:1].upper() + name[1:]
