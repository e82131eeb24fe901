"""Reads one clause: which parties begin it, where their verb stands, and whether they are to act or did.

A party acts where a verb of acting follows it, also behind words that only say more of it (`có liên quan`), on what
occasion (`theo chức năng, nhiệm vụ được giao`), or within a list of which not every member is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.directives.parties import Parties, PartyReader
from govgraph.recognition.scanning import InOrder, Occurrence

CLAUSE = re.compile(r"[,;:] ")
"""What parts the clauses of a sentence."""

_OPENING_MARKS = ' "“(‘'
_CLAUSE_END = re.compile(r"[.;:\n]")
_WORD_START = re.compile(r" (?=\w)")
_MEMBER = re.compile(r"[,;:] ?(?:và )?(?:các )?(?:(?:ông|bà|đồng chí)[,:]? )?|(?:;|,)? và ")
_COLON = re.compile(r"(?: [^,.;:()\n]{2,30})?:")
_LONGEST_ENFORCEMENT = 1500
_LONGEST_INTRODUCTION = 420
_LONGEST_LIST = 340
_NEAR = 170
_WORDS_OF_A_CONDITION = 8


class Subject(Struct, frozen=True, gc=False):
    """Parties that begin a clause, where their verb stands, and whether it is one of acting."""

    parties: Parties
    verb: int
    acts: bool


class ClauseReader:
    """Reads clauses of one document's running text. `occurrences` include those of the words that say who carries a
    document out."""

    def __init__(
        self, words: Words, parties: PartyReader, occurrences: Sequence[Occurrence], cues: DirectiveCues
    ) -> None:
        self.words = words
        self.folded = words.folded
        self.parties = parties
        self.cues = cues
        self._modals = [f" {word} " for word in cues.modals]
        enforcement = cues.enforcement.kinds
        self._enforcement = InOrder(sorted(occurrence for occurrence in occurrences if occurrence.word in enforcement))

    def enforcement(self, start: int, end: int) -> int | None:
        """Where the first words lie between two offsets that say who carries the document out, None where none do."""
        found = self._enforcement.between(start, end)
        return next((occurrence.start for occurrence in found if occurrence.end <= end), None)

    def acts(self, at: int, end: int) -> bool:
        """Whether a verb of acting stands at an offset, also behind a word that limits it (`chỉ giải ngân ...`), or a
        word that forbids, and no noun that begins with it (`trình độ`, `chỉ tiêu`, `không khí`)."""
        kind = self.cues.verbs.kind_at(self.words, at, end)
        return self._acts_limited(at, end, forbids=True) if kind is None else kind == "acts"

    def _acts_limited(self, at: int, end: int, *, forbids: bool = False) -> bool:
        """Whether a word that limits or forbids stands at an offset, and a verb of acting behind it; with `forbids` one
        that forbids may stand alone."""
        limit = self.cues.limits.at(self.words, at, end)
        if limit is None:
            return False
        alone = forbids and self.cues.limits.kinds[limit] == "forbids"
        return alone or self.cues.verbs.kind_at(self.words, at + len(limit) + 1, end) == "acts"

    def skip(self, at: int, end: int, marks: str = _OPENING_MARKS) -> int:
        while at < end and self.folded[at] in marks:
            at += 1
        return at

    def behind_connectives(self, start: int, end: int) -> tuple[int, bool]:
        """Where a clause begins behind `Đồng thời,` and the like, and whether those tie it to the one before."""
        at = start if self.folded[start : start + 1].isalnum() else self.skip(start, end)
        continues = False
        while (word := self.cues.connectives.at(self.words, at, end)) is not None:
            continues = continues or self.cues.connectives.kinds[word] == "continues"
            at = self.skip(at + len(word), end, " ,:-–")
        return at, continues

    def subject(self, at: int, end: int) -> Subject | None:
        """The parties that begin a clause, with their verb; None if none do, or people do that have no verb."""
        if not self.parties.may_begin(at, end):
            return None
        parties = self.parties.at(at, end)
        if parties is None:
            office = self.cues.offices.at(self.words, at, end)
            return None if office is None else self._enforcing(Parties(at, at, (), True), end)
        enforcing = self._enforcing(parties, end)
        if enforcing is not None:
            return enforcing
        colon = _COLON.match(self.folded, parties.end, end)
        if colon is not None and self._goes_on_naming(parties.end, colon.end() - 1):
            verb = self.skip(colon.end(), end)
            if verb >= end or self.acts(verb, end):
                return Subject(parties, verb, verb < end)
        behind = self.verb_behind(parties.end, end)
        if behind is None:
            return Subject(parties, parties.end, False) if parties.names else None
        verb, acts = behind
        if acts and verb - parties.end > 2 and self.folded[parties.end] in ",:":
            others = self.parties.names_between(parties.end, verb)
            parties = replace(parties, names=tuple(dict.fromkeys((*parties.names, *others))))
        return Subject(parties, verb, acts)

    def introduced(self, at: int, end: int) -> tuple[Parties | None, int] | None:
        """Who is to act right behind the word of an introduction: `Đối với các xã chưa có dịch phải chủ động ...`."""
        word = self.cues.introductions.at(self.words, at, end)
        subject = None if word is None else self.subject(at + len(word) + 1, end)
        if subject is None or not subject.acts or self.cues.strong.at(self.words, subject.verb, end) is None:
            return None
        return subject.parties, subject.verb

    def unknown_subject(self, at: int, end: int) -> tuple[Parties, int] | None:
        """A body that the tables do not know, or several, before a verb that nothing but an instruction has there:
        `Báo, tạp chí ngành Tài chính phối hợp với ...`, `Các bảo tàng, nhà truyền thống tăng cường ...`."""
        several = self.cues.plurals.at(self.words, at, end)
        first = several or self.cues.bodies.at(self.words, at, end)
        behind = None if first is None else self.verb_behind(at + len(first), end)
        if first is None or behind is None or not behind[1]:
            return None
        alone = self.cues.actions if several else self.cues.strong
        if alone.at(self.words, behind[0], end) is None:
            return None
        return Parties(at, at + len(first), (), True), behind[0]

    def _goes_on_naming(self, at: int, end: int) -> bool:
        """Whether the words between parties and a colon only say more of them: `Ủy ban nhân dân các tỉnh vùng Tây
        Nguyên: Thành lập ...`."""
        return not any(
            self.cues.after_party.at(self.words, word.end(), end) or self.cues.duties.at(self.words, word.end(), end)
            for word in _WORD_START.finditer(self.folded, at, end)
        )

    def _enforcing(self, first: Parties, end: int) -> Subject | None:
        """Those who carry a document out, in the clause that says so (`..., Thủ trưởng các cơ quan chịu trách nhiệm thi
        hành Quyết định này`): the `first` named and all behind them, over members of the list that are unknown."""
        verb = self.enforcement(first.end, min(end, first.end + _LONGEST_ENFORCEMENT))
        if verb is None:
            return None
        members, at = [first], first.end
        while (joint := _MEMBER.search(self.folded, at, verb)) is not None:
            at = joint.end()
            member = self.parties.at(at, verb)
            if member is not None:
                members.append(member)
                at = member.end
        if self.folded.find(". ", first.end, verb) >= 0:
            return None
        names = dict.fromkeys(name for member in members for name in member.names)
        persons = any(member.persons for member in members)
        return Subject(Parties(first.start, verb - 1, tuple(names), persons), verb, True)

    def verb_behind(self, at: int, end: int) -> tuple[int, bool] | None:
        """The verb behind parties, and whether it is one of acting and not of reporting; None if neither follows.

        Between them may stand an adverbial (`theo chức năng, nhiệm vụ được giao`), or words that still name the
        parties or others in their list and are unknown to the tables: then only verbs count that nothing but an
        instruction has there (`chủ trì`, `phải`, `khẩn trương`); behind a relative clause (`được giao nhiệm vụ ...`)
        only the words of duty.
        """
        first = at + (self.folded[at : at + 1] == ",")
        first += self.folded[first : first + 1] == " "
        phrase = self.cues.after_party.at(self.words, first, end)
        kind = None if phrase is None else self.cues.after_party.kinds[phrase]
        if kind in ("acts", "reports"):
            return first, kind == "acts"
        if kind is None and self._acts_limited(first, end):
            return first, True  # `Sở Xây dựng không cấp phép ...`
        listed = self.folded[at : at + 1] == ":"
        limit = min(end, at + (_LONGEST_LIST if listed else _NEAR))
        clause = _CLAUSE_END.search(self.folded, at + listed, limit)
        limit = limit if clause is None else clause.start()
        passed = first
        for word in _WORD_START.finditer(self.folded, first if kind is None else first + len(phrase or ""), limit):
            here = word.end()
            if here < passed:
                continue
            strong = self.cues.strong.at(self.words, here, end)
            if kind is None:
                more = self.cues.party_ends.at(self.words, here, end)
                report = self.cues.reports.at(self.words, here, end)
                if more is not None and len(more) > len(report or ""):
                    passed = here + len(more)  # `đơn vị thuộc Bộ có liên quan`
                    continue
                if report is not None and report in self.cues.restrictions:
                    kind = "restricted"
                    continue
                if report is not None and len(report) >= len(strong or ""):
                    return None
            elif kind == "restricted" and strong not in self.cues.duties:
                continue
            if strong is not None:
                return here, True
            if kind == "adverbial" and self.acts(word.end(), end):
                return word.end(), True
        return None

    def verb_near(self, at: int, end: int, words: int) -> tuple[int, bool] | None:
        """A verb of acting a few words behind people who are asked: behind their place (`huyện Sông Lô chú trọng`)."""
        for word in islice(_WORD_START.finditer(self.folded, at, end), words):
            if self.acts(word.end(), end):
                return word.end(), True
            if self.cues.reports.at(self.words, word.end(), end) is not None:
                return None
        return None

    def condition_near(self, at: int, end: int) -> tuple[int, bool] | None:
        """The condition a few words behind people who are asked: `Đề nghị cá nhân, hộ gia đình nếu phát hiện ...`."""
        for word in islice(_WORD_START.finditer(self.folded, at, end), _WORDS_OF_A_CONDITION):
            if self.cues.after_party.kind_at(self.words, word.end(), end) == "adverbial":
                return word.end(), True
        return None

    def behind_introduction(self, start: int, end: int) -> tuple[Parties | None, int] | None:
        """Whoever is to act, or the verb, behind one of the commas that follow an introduction."""
        listed: tuple[Parties, int] | None = None
        for comma in CLAUSE.finditer(self.folded, start, min(end, start + _LONGEST_INTRODUCTION)):
            at, _ = self.behind_connectives(comma.end(), end)
            subject = self.subject(at, end)
            acts = subject is not None and subject.acts
            if self.parties.ends_at(comma.start()):
                if subject is not None and acts and listed is None:
                    listed = subject.parties, subject.verb
                continue  # what follows goes on with a list of agencies, unless nobody else is to act
            if subject is not None and acts:
                return subject.parties, subject.verb
            if subject is None and self.acts(at, end):
                return listed or (None, at)
        return listed

    def behind_semicolon(self, start: int, end: int) -> tuple[Parties, int] | None:
        """Who is to act behind the semicolon of an assent: `Đồng ý bổ sung vốn; Bộ Tài chính xử lý cụ thể.`"""
        mark = self.folded.find("; ", start, end)
        while mark >= 0:
            at, _ = self.behind_connectives(mark + 2, end)
            subject = self.subject(at, end)
            if subject is not None and subject.acts and subject.parties.names:
                return subject.parties, subject.verb
            mark = self.folded.find("; ", mark + 1, end)
        return None

    def modal(self, start: int, end: int) -> int | None:
        """The offset of a modal verb (`phải`, `cần`) before a verb of acting in the first clause."""
        if self.cues.reports.at(self.words, start, end) or self.cues.verbs.at(self.words, start, end):
            return None
        limit = min(end, start + _NEAR)
        for word in self._modals:
            at = self.folded.find(word, start, limit)
            if at >= 0 and self.acts(at + len(word), end):
                return at + 1
        return None
