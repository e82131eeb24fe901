"""Who is told to act, and with whom: parties as they are named in a directive.

A party is an agency, a group of agencies, or people who are none (`từng đồng chí Tỉnh ủy viên`). Parties stand in
coordinations of which each member may have the office of its head before it (`Chánh Văn phòng UBND tỉnh, Giám đốc các
Sở: A, B; Thủ trưởng các sở, ban, ngành`): the office stands for the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from govgraph.language.names import UPPER
from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.scanning import Occurrence
from govgraph.records import Agency, AgencyMention

_SEPARATOR = re.compile(r"(?:[,;:/] ?|,? (?=và |cùng )| ?[-–&] )(?:và |cùng )?")
_BRACKET = re.compile(r" ?\([^()\n]{1,120}\)")
_WITH = re.compile(r"(?: chặt chẽ)?(?: với| cùng)?(?: với)? ")
_OF = re.compile(" (?:trong|thuộc|của) ")
_PROPER = re.compile(rf"(?: [{UPPER}]\w*){{1,6}}")
_NEXT_PROPER = re.compile(rf"(?:,| và) (?=[{UPPER}])")
_WORD = re.compile(r"\w+")
_LONGEST_OFFICE = 8
_LONGEST_PEOPLE = 90
_FEWEST_LETTERS = 4
_JOINTS = ("và", "hoặc", "cùng")


class Parties(Struct, frozen=True, gc=False):
    """A coordination of parties: its span, the canonical names of the agencies and groups in it, and whether it also
    holds people that are no agency."""

    start: int
    end: int
    names: tuple[str, ...]
    persons: bool = False


class PartyReader:
    """Reads parties in one document's running text. The mentions are in order, of two that begin together the longer
    first, as `agencies.recognise_agencies` gives them."""

    def __init__(
        self,
        text: str,
        words: Words,
        mentions: Sequence[AgencyMention],
        agencies: Iterable[Agency],
        cues: DirectiveCues,
    ) -> None:
        self.text = text
        self.words = words
        self.folded = words.folded
        self.cues = cues
        self.people: dict[str, tuple[Agency, AgencyMention]] = {}
        """Those who were told and are named nowhere as agencies, by the words that first name them."""
        self.groups = {agency.name for agency in agencies if agency.group}
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._places = set(self._starts)
        self._ends = {mention.end for mention in mentions}

    def names_between(self, start: int, end: int) -> tuple[str, ...]:
        """The agencies and groups whose mentions begin within a span, each once."""
        first = bisect_left(self._starts, start)
        return tuple(
            dict.fromkeys(mention.agency for mention in self._mentions[first : bisect_left(self._starts, end)])
        )

    def mentions_between(self, start: int, end: int) -> Sequence[AgencyMention]:
        """The mentions that begin within a span, in order."""
        first = bisect_left(self._starts, start)
        return self._mentions[first : bisect_left(self._starts, end)]

    def any_between(self, start: int, end: int) -> bool:
        """Whether a mention begins within a span."""
        return self._first_between(start, end) is not None

    def _first_between(self, start: int, end: int) -> int | None:
        """Where the first mention within a span begins, None if none does."""
        first = bisect_left(self._starts, start)
        return self._starts[first] if first < len(self._starts) and self._starts[first] < end else None

    def cover(self, offset: int) -> bool:
        """Whether an offset lies within a mention."""
        place = bisect_left(self._starts, offset) - 1
        return place >= 0 and offset < self._mentions[place].end

    def ends_at(self, offset: int) -> bool:
        """Whether a mention ends at an offset."""
        return offset in self._ends

    def particular(self, names: Iterable[str]) -> bool:
        """Whether one of the names is an agency and no group."""
        return any(name not in self.groups for name in names)

    def may_begin(self, at: int, end: int) -> bool:
        """Whether an agency is named at an offset, or an office or persons are."""
        return at in self._places or self.cues.people.at(self.words, at, end) is not None

    def at(self, start: int, end: int) -> Parties | None:
        """The coordination of parties that begins at an offset, None if none does; `end` is the sentence's."""
        names: list[str] = []
        persons = False
        at, last = start, -1
        while at < end:
            item = self._item(at, end)
            if item is None:
                break
            last, found, person = item
            names += found
            persons = persons or person
            last = self._tail(last, end)
            separator = _SEPARATOR.match(self.folded, last, end)
            if separator is None:
                break
            at = separator.end()
        if last < 0:
            return None
        return Parties(start, last, tuple(dict.fromkeys(names)), persons)

    def _item(self, at: int, end: int) -> tuple[int, list[str], bool] | None:
        """One member: the end of its name, its agencies, and whether it is of people."""
        member = False
        if self.cues.not_persons.at(self.words, at, end) is not None:
            return None
        people = None  # who is meant if no body follows: `đồng chí | trong Ban Thường vụ`, `Thứ trưởng | Lê Văn An`
        for _ in range(_LONGEST_OFFICE):
            here = self._named(at)
            if here is not None:
                return (here[0], [], True) if member else (*here, False)
            if self.cues.people.at(self.words, at, end) is None:
                return people and self._person(*people)
            office = self.cues.offices.at(self.words, at, end)
            person = self.cues.persons.at(self.words, at, end)
            if person is not None and self.any_between(at + 1, at + len(person)):
                person = None
            if office is None or (person is not None and len(person) > len(office)):
                return self._person(at, person) if person is not None else people and self._person(*people)
            people = (at, person) if person is not None else people
            member = member or office in self.cues.members
            body = self._first_between(at + 1, at + len(office))
            if body is not None:  # the office ends where the body's own name begins: `Chánh | Thanh tra tỉnh`
                at = body
                continue
            at += len(office)
            while self.folded[at : at + 1] in (" ", ",", ":"):
                at += 1
        return people and self._person(*people)

    def _person(self, at: int, person: str) -> tuple[int, list[str], bool]:
        """People that are no agency, with the agency that follows where they are of it (`thành viên UBND tỉnh`,
        `đồng chí trong Ban Thường vụ Tỉnh ủy`)."""
        after = at + len(person)
        of = _OF.match(self.folded, after)
        inner = self._named(after + 1 if of is None else of.end())
        if of is None and person not in self.cues.members:
            inner = None
        return (self._proper_end(after) if inner is None else inner[0]), [], True

    def _proper_end(self, at: int) -> int:
        """Where the proper names end that stand behind the word for people or their places: `tỉnh | Cà Mau`,
        `các tỉnh | Cà Mau, Bạc Liêu`, `đồng chí | Lê Văn An`."""
        while (name := _PROPER.match(self.text, at)) is not None:
            at = name.end()
            joint = _NEXT_PROPER.match(self.text, at)
            if (
                joint is None
                or self._named(joint.end())
                or self.cues.people.at(self.words, joint.end(), len(self.text))
            ):
                break
            at = joint.end() - 1
        return at

    def told(self, parties: Parties, verb: int) -> tuple[str, ...]:
        """The names of parties that are told to do what begins at the offset `verb`; of people who are no agency, and
        of a body that the tables do not know, the words that name them, less the name of an office's holder."""
        if parties.names or not parties.persons:
            return parties.names
        start = parties.start
        holder = self.cues.holders.at(self.words, start, parties.end)
        end = start + len(holder) if holder is not None else self._said_until(parties.end, verb)
        return self.named_by(start, end, holder=holder is not None)

    def named_by(self, start: int, end: int, *, holder: bool = False) -> tuple[str, ...]:
        """The name of whom the words between two offsets name and the tables do not know, none if they are too many or
        too few. The body of a head who is told is meant (`Giám đốc | Nhà hát Tuồng`)."""
        office = None if self.cues.plurals.at(self.words, start, end) else self.cues.offices.at(self.words, start, end)
        if office is not None and self.cues.bodies.at(self.words, start + len(office) + 1, end) is not None:
            start += len(office) + 1
        words = " ".join(self.text[start:end].split()).rstrip(" :.")
        if not _FEWEST_LETTERS <= len(words) <= _LONGEST_PEOPLE:
            return ()
        named = any(word[0].isupper() for word in words.split()[1:])
        body = named and not holder and self.cues.bodies.at(self.words, start, end) is not None
        if words.isupper():
            words = words.lower()
        if not holder:
            words = (words[0].upper() if body else words[0].lower()) + words[1:]
        record = Agency(words, scoped=body, group=not body)
        end = start + len(self.text[start:end].rstrip(" :."))
        self.people.setdefault(words, (record, AgencyMention(start, end, words)))
        if not body:
            self.groups.add(words)
        return (words,)

    def _said_until(self, at: int, verb: int) -> int:
        """Where the words that name people end, before what they are to do and on what occasion. A verb in capitals is
        rather part of a name: `phòng Quản lý đô thị`."""
        if verb == at:
            return at
        line = self.text.find("\n", at, at + _LONGEST_PEOPLE)
        limit = line if line > 0 else at + _LONGEST_PEOPLE
        if verb > at and not self.text[verb : verb + 1].isupper():
            limit = verb
        end = at
        for word in _WORD.finditer(self.folded, at, limit):
            here = word.start()
            ends = (self.cues.after_party, self.cues.limits, self.cues.introductions)
            if self.text[here].islower() and any(words.at(self.words, here, limit) for words in ends):
                break
            if word[0] not in _JOINTS:
                end = word.end()
        return end

    def _named(self, at: int) -> tuple[int, list[str]] | None:
        """The end of the longest mention at an offset, and the agencies of all that begin there."""
        if at not in self._places:
            return None
        first = bisect_left(self._starts, at)
        together = self._mentions[first : bisect_left(self._starts, at + 1, first)]
        return together[0].end, [mention.agency for mention in together]

    def _tail(self, at: int, end: int) -> int:
        """Where a member ends with what may follow its name: `có liên quan`, `trên địa bàn`, a bracket."""
        while at < end:
            bracket = _BRACKET.match(self.folded, at, end)
            if bracket is not None:
                at = bracket.end()
                continue
            word = self.cues.party_ends.at(self.words, at + 1, end) if self.folded[at] == " " else None
            if word is None:
                return at
            at += 1 + len(word)
        return at

    def coordinated(self, occurrences: Sequence[Occurrence], end: int) -> list[tuple[Occurrence, Parties]]:
        """The parties with whom to act: behind each of the occurrences of words of coordination."""
        found = []
        for occurrence in occurrences:
            if self.cues.not_coordination.before(self.folded, 0, occurrence.start):
                continue
            with_ = _WITH.match(self.folded, occurrence.end, end)
            parties = self.at(with_.end(), end) if with_ is not None else None
            if parties is not None:
                found.append((occurrence, parties))
        return found
