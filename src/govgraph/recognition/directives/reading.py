"""Reads one sentence: whether it instructs, whom, and how it says so.

A sentence instructs by a request (`Giao Sở Y tế ...`, `yêu cầu các địa phương ...`), by a party before a verb of acting
(`Sở Y tế khẩn trương ...`), or by a verb without subject (`Rà soát các dự án ...`). A party before a verb of reporting
(`Sở Y tế đã ...`), praise and closing formulas do not instruct.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.directives.parties import Parties, PartyReader
from govgraph.recognition.scanning import InOrder, Occurrence, longest

Manner = Literal["request", "party", "verb", "none"]

_OPENING_MARKS = ' "“(‘'
_CLAUSE = re.compile(r"[,;:] ")
_CLAUSE_END = re.compile(r"[.;:\n]")
_WORD_START = re.compile(r" (?=\w)")
_AFTER_REQUEST = re.compile(r":? ?(?:đối với |cho |tới |đến )?")
_LIST_FOLLOWS = (" sau", " sau đây")
_MEMBER = re.compile(r"[,;:] ?(?:và )?(?:các )?(?:(?:ông|bà|đồng chí)[,:]? )?|(?:;|,)? và ")
_COLON = re.compile(r"(?: [^,.;:()\n]{2,30})?:")
_LONGEST_ENFORCEMENT = 1500
_AT_VERB = 40
_LONGEST_INTRODUCTION = 420
_LONGEST_SPEAKER = 130
_LONGEST_LIST = 340
_NEAR = 170
_AT_ONCE = 24
_LEAST_CONTENT = 45
_LAST_WORDS = 12
_FEW_WORDS = 4
_WORDS_OF_A_NAME = 8


class Reading(Struct, frozen=True, gc=False):
    """What a sentence says. `verb` is the offset of what the parties are to do. `reports` tells that the sentence
    tells what was or is; `continues` that it goes on with the one before (`Trong đó, ...`); `weak` that a condition
    or something other than a party stands before the verb, as norms have it, or that the verb is unknown."""

    start: int
    end: int
    manner: Manner
    parties: Parties | None = None
    verb: int = 0
    reports: bool = False
    continues: bool = False
    weak: bool = False


class _Request(Struct, frozen=True, gc=False):
    start: int
    parties: Parties
    verb: int


class _Subject(Struct, frozen=True, gc=False):
    parties: Parties
    verb: int
    acts: bool


class SentenceReader:
    """Reads sentences of one document's running text. `occurrences` include those of the scanned words; `requests` and
    `coordination` are the words of these."""

    def __init__(
        self, words: Words, parties: PartyReader, occurrences: Sequence[Occurrence], cues: DirectiveCues
    ) -> None:
        self.words = words
        self.folded = words.folded
        self.parties = parties
        self.cues = cues
        self._modals = [f" {word} " for word in cues.modals]
        self._conclusions = [word for word, kind in cues.conclusive.kinds.items() if kind == "then"]
        requests, coordination, enforcement = cues.requests.kinds, cues.coordination.kinds, cues.enforcement.kinds
        found = longest([o for o in occurrences if o.word in requests or o.word in coordination])
        self.requests = InOrder([occurrence for occurrence in found if occurrence.word in requests])
        self.coordination = InOrder([occurrence for occurrence in found if occurrence.word in coordination])
        self._enforcement = InOrder(sorted(occurrence for occurrence in occurrences if occurrence.word in enforcement))

    def enforcement(self, start: int, end: int) -> int | None:
        """Where the first words lie between two offsets that say who carries the document out, None where none do."""
        found = self._enforcement.between(start, end)
        return next((occurrence.start for occurrence in found if occurrence.end <= end), None)

    def read(self, start: int, end: int) -> Reading:
        """What the sentence between two offsets says."""
        at, continues = self._behind_connectives(start, end)
        courtesy = self.cues.courtesies.kind_at(self.words, at, end)
        if courtesy == "formula" or self._quotes(start, end):
            return Reading(start, end, "none", reports=True)
        asked = self.requests.between(start, end)
        request = self._request(asked, start, at, end) if asked else None
        subject = None if request is not None and request.start <= at else self._subject(at, end)
        if subject is not None and subject.acts:
            return Reading(start, end, "party", subject.parties, subject.verb, continues=continues)
        if request is not None and subject is None:
            acting = self._acts_before(at, request.start)
            if acting is not None:  # `Hằng năm, Sở Y tế lập kế hoạch ...; đề nghị Bộ Y tế công nhận`
                return Reading(start, end, "party", *acting, continues=continues)
        if request is not None:
            return Reading(start, end, "request", request.parties, request.verb, continues=continues)
        if subject is not None:
            return Reading(
                start, end, "none", subject.parties, subject.verb, reports=subject.verb > subject.parties.end
            )
        if courtesy is not None:
            told = self._behind_semicolon(at, end)
            if told is not None:
                return Reading(start, end, "party", *told, continues=continues)
            return Reading(start, end, "none", reports=True)
        if self.acts(at, end):
            if self._told_behind(at, end) or self._concludes(at, end):
                return Reading(start, end, "none", reports=True)
            unknown = self._unknown_party(at, end) if asked else None
            return Reading(start, end, "verb", unknown, at, continues=continues, weak=self._weak(at, end))
        introduction = self.cues.introductions.kind_at(self.words, at, end)
        if introduction is not None:
            later = self._behind_introduction(at, end) or self._introduced(at, end)
            if later is not None:
                manner: Manner = "verb" if later[0] is None else "party"
                weak = later[0] is None and introduction == "party"
                return Reading(start, end, manner, later[0], later[1], continues=continues, weak=weak)
        unknown_subject = None if introduction is not None else self._unknown_subject(at, end)
        if unknown_subject is not None:
            return Reading(start, end, "party", *unknown_subject, continues=continues)
        modal = self._modal(at, end)
        if modal is not None:
            return Reading(start, end, "verb", None, modal, continues=continues, weak=True)
        return Reading(start, end, "none", reports=True)

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

    def _weak(self, at: int, end: int) -> bool:
        """Whether a modal verb begins a clause and no verb of acting stands behind it (`cần nhận thức rõ ...`)."""
        modal = self.cues.modals.at(self.words, at, end)
        return modal is not None and not self.acts(at + len(modal) + 1, end)

    def _told_behind(self, at: int, end: int) -> bool:
        """Whether the verb that begins a sentence only introduces what an agency did (`Thực hiện Kế hoạch này, Sở Y tế
        đã ...`)."""
        if not self.parties.any_between(at, end):
            return False
        clause = _CLAUSE.search(self.folded, at, min(end, at + _LONGEST_SPEAKER))
        if clause is None or clause[0] != ", " or self.parties.ends_at(clause.start()):
            return False
        subject = self._subject(clause.end(), end)
        return (
            subject is not None
            and bool(subject.parties.names)
            and not subject.acts
            and self.cues.reports.at(self.words, subject.verb, end) is not None
        )

    def _concludes(self, at: int, end: int) -> bool:
        """Whether a sentence that begins with a verb only says what follows from something (`Đối chiếu các quy định nêu
        trên thì chi phí này không được trừ`), and not what is to be done on a condition."""
        if all(self.folded.find(word, at, end) < 0 for word in self._conclusions):
            return False
        found = self.cues.conclusive.among(self.folded, at, end)
        return bool(found) and self.cues.conclusive.kinds[found[0].word] == "then"

    def _skip(self, at: int, end: int, marks: str = _OPENING_MARKS) -> int:
        while at < end and self.folded[at] in marks:
            at += 1
        return at

    def _behind_connectives(self, start: int, end: int) -> tuple[int, bool]:
        """Where a clause begins behind `Đồng thời,` and the like, and whether those tie it to the one before."""
        at = start if self.folded[start : start + 1].isalnum() else self._skip(start, end)
        continues = False
        while (word := self.cues.connectives.at(self.words, at, end)) is not None:
            continues = continues or self.cues.connectives.kinds[word] == "continues"
            at = self._skip(at + len(word), end, " ,:-–")
        return at, continues

    def _quotes(self, start: int, end: int) -> bool:
        """Whether the whole sentence is a quotation."""
        return self.folded[start] == "“" and not -1 < self.folded.find("”", start, end) < end - 3

    # Requests

    def _request(self, asked: Sequence[Occurrence], start: int, first: int, end: int) -> _Request | None:
        """The first of the words `asked` that names whom the request is put to. `first` is where the sentence's words
        begin behind its connectives: one that begins with a verb of acting is not turned into another's by a later
        request to persons (`Triển khai ..., phân công cán bộ ...`)."""
        for cue in asked:
            if not self._puts(start, cue):
                continue
            after = _AFTER_REQUEST.match(self.folded, cue.end, end)
            at = cue.end if after is None else after.end()
            addressee = self.cues.addressees.at(self.words, at, end)
            parties = self.parties.at(at, end)
            few = _FEW_WORDS
            if addressee is not None and (parties is None or not parties.names):
                return _Request(cue.start, Parties(at, at + len(addressee), (), True), at + len(addressee))
            if parties is None:
                parties = self._head_of_unknown(at, end)
                few = _WORDS_OF_A_NAME
            if parties is None:
                continue
            verb = self._verb_behind(parties.end, end)
            if verb is None and not parties.names:
                verb = self._verb_near(parties.end, end, few)
            if verb is not None and not verb[1] and not self._may_be_asked(verb[0], end):
                continue
            if not parties.names and verb is None and cue.start <= first:
                verb = self._condition_near(parties.end, end)
            if not parties.names and (verb is None or (cue.start > first and self.acts(first, end))):
                continue
            return _Request(cue.start, parties, parties.end if verb is None else verb[0])
        return None

    def _may_be_asked(self, at: int, end: int) -> bool:
        """Whether words that would report of a subject may be asked of it: `Đề nghị Sở Y tế có ý kiến`, `Giao Ủy ban
        nhân dân tỉnh ban hành quy định`."""
        return self.acts(at, end) or self.cues.asked.at(self.words, at, end) is not None

    def _puts(self, start: int, cue: Occurrence) -> bool:
        """Whether the words before a request let it be one: a clause begins there, or whoever puts it stands there."""
        folded = self.folded
        if self.cues.not_requests.before(folded, start, cue.start):
            return False
        clause = cue.start
        while (clause := max([folded.rfind(mark, start, clause) for mark in (", ", "; ", ": ", "– ")])) >= 0:
            if not self.parties.cover(clause):
                break  # the comma in `Bộ Văn hóa, Thể thao và Du lịch yêu cầu ...` parts no clauses
        begin, _ = self._behind_connectives(start if clause < 0 else clause + 2, cue.start)
        words = folded[begin : cue.start].strip()
        if not words:
            return True
        if " đã" in f" {words}":
            return False
        if self.cues.authorities.at(self.words, begin, cue.start) is not None:
            return True
        if len(words) > _LONGEST_SPEAKER:
            return False
        return self.parties.at(begin, cue.start) is not None or self._is_leader(begin, cue.start)

    def _is_leader(self, start: int, end: int) -> bool:
        """Whether the words between two offsets are an office, the body it is held in, and its holder's name."""
        office = self.cues.offices.at(self.words, start, end)
        if office is None or not self.parties.any_between(start + len(office), end):
            return False
        return not _CLAUSE.search(self.folded, start, end) and self._verb_behind(start + len(office), end) is None

    def _head_of_unknown(self, at: int, end: int) -> Parties | None:
        """The head of a body that the tables do not know, who is asked by office (`Giám đốc sở Ngoại thương`)."""
        office = self.cues.offices.at(self.words, at, end)
        if office is None:
            return None
        start = at + len(office) + 1
        body = self.cues.bodies.at(self.words, start, end)
        return None if body is None else Parties(at, start + len(body), (), True)

    def _unknown_party(self, at: int, end: int) -> Parties | None:
        """What a request at the beginning of a sentence is put to where the tables do not know it: somebody, but
        nobody who is told elsewhere (`Giao phòng Tài chính - Kế hoạch ...`)."""
        request = self.cues.requests.at(self.words, at, end)
        if request is None:
            return None
        after = at + len(request) + 1
        unknown = self.cues.somebody.at(self.words, after, end)
        return None if unknown is None or self.acts(after, end) else Parties(after, after + len(unknown), (), True)

    # Parties before a verb

    def _subject(self, at: int, end: int) -> _Subject | None:
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
            verb = self._skip(colon.end(), end)
            if verb >= end or self.acts(verb, end):
                return _Subject(parties, verb, verb < end)
        behind = self._verb_behind(parties.end, end)
        if behind is None:
            return _Subject(parties, parties.end, False) if parties.names else None
        verb, acts = behind
        if acts and verb - parties.end > 2 and self.folded[parties.end] in ",:":
            others = self.parties.names_between(parties.end, verb)
            parties = replace(parties, names=tuple(dict.fromkeys((*parties.names, *others))))
        return _Subject(parties, verb, acts)

    def _introduced(self, at: int, end: int) -> tuple[Parties | None, int] | None:
        """Who is to act right behind the word of an introduction: `Đối với các xã chưa có dịch phải chủ động ...`."""
        word = self.cues.introductions.at(self.words, at, end)
        subject = None if word is None else self._subject(at + len(word) + 1, end)
        if subject is None or not subject.acts or self.cues.strong.at(self.words, subject.verb, end) is None:
            return None
        return subject.parties, subject.verb

    def _unknown_subject(self, at: int, end: int) -> tuple[Parties, int] | None:
        """A body that the tables do not know, or several, before a verb that nothing but an instruction has there:
        `Báo, tạp chí ngành Tài chính phối hợp với ...`, `Các bảo tàng, nhà truyền thống tăng cường ...`."""
        several = self.cues.plurals.at(self.words, at, end)
        first = several or self.cues.bodies.at(self.words, at, end)
        behind = None if first is None else self._verb_behind(at + len(first), end)
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

    def enforces(self, reading: Reading) -> bool:
        """Whether the parties of a reading are those who carry the document out."""
        return self.enforcement(reading.verb, min(reading.end, reading.verb + _AT_VERB)) is not None

    def _enforcing(self, first: Parties, end: int) -> _Subject | None:
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
        return _Subject(Parties(first.start, verb - 1, tuple(names), persons), verb, True)

    def _verb_behind(self, at: int, end: int) -> tuple[int, bool] | None:
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

    def _verb_near(self, at: int, end: int, words: int) -> tuple[int, bool] | None:
        """A verb of acting a few words behind people who are asked: behind their place (`huyện Sông Lô chú trọng`)."""
        for word in islice(_WORD_START.finditer(self.folded, at, end), words):
            if self.acts(word.end(), end):
                return word.end(), True
            if self.cues.reports.at(self.words, word.end(), end) is not None:
                return None
        return None

    def _condition_near(self, at: int, end: int) -> tuple[int, bool] | None:
        """The condition a few words behind people who are asked: `Đề nghị cá nhân, hộ gia đình nếu phát hiện ...`."""
        for word in islice(_WORD_START.finditer(self.folded, at, end), _WORDS_OF_A_NAME):
            if self.cues.after_party.kind_at(self.words, word.end(), end) == "adverbial":
                return word.end(), True
        return None

    def _behind_introduction(self, start: int, end: int) -> tuple[Parties | None, int] | None:
        """Whoever is to act, or the verb, behind one of the commas that follow an introduction."""
        listed: tuple[Parties, int] | None = None
        for comma in _CLAUSE.finditer(self.folded, start, min(end, start + _LONGEST_INTRODUCTION)):
            at, _ = self._behind_connectives(comma.end(), end)
            subject = self._subject(at, end)
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

    def _behind_semicolon(self, start: int, end: int) -> tuple[Parties, int] | None:
        """Who is to act behind the semicolon of an assent: `Đồng ý bổ sung vốn; Bộ Tài chính xử lý cụ thể.`"""
        mark = self.folded.find("; ", start, end)
        while mark >= 0:
            at, _ = self._behind_connectives(mark + 2, end)
            subject = self._subject(at, end)
            if subject is not None and subject.acts and subject.parties.names:
                return subject.parties, subject.verb
            mark = self.folded.find("; ", mark + 1, end)
        return None

    def _acts_before(self, at: int, request: int) -> tuple[Parties, int] | None:
        """Who is to act behind an introduction, before a request that is put behind a semicolon."""
        if self.folded.find("; ", at, request) < 0 or self.cues.introductions.kind_at(self.words, at, request) is None:
            return None
        later = self._behind_introduction(at, request)
        return None if later is None or later[0] is None else (later[0], later[1])

    def _modal(self, start: int, end: int) -> int | None:
        """The offset of a modal verb (`phải`, `cần`) before a verb of acting in the first clause."""
        if self.cues.reports.at(self.words, start, end) or self.cues.verbs.at(self.words, start, end):
            return None
        limit = min(end, start + _NEAR)
        for word in self._modals:
            at = self.folded.find(word, start, limit)
            if at >= 0 and self.acts(at + len(word), end):
                return at + 1
        return None

    # Opening sentences: those behind which a list of instructions follows

    def opens_list(self, start: int, end: int) -> bool:
        """Whether a list follows the sentence: it ends in a colon or in `sau`."""
        last = self.folded[max(start, end - _LAST_WORDS) : end]
        return last.endswith(":") or last.rstrip(".").endswith(_LIST_FOLLOWS)

    def has_content(self, reading: Reading) -> bool:
        """Whether an opening sentence instructs by itself, beyond announcing the list (`..., trong đó tập trung một số
        nhiệm vụ sau:`)."""
        at = reading.verb
        for cue, with_whom in self.parties.coordinated(self.coordination.between(at, reading.end), reading.end):
            if cue.start - at < _AT_ONCE:
                at = with_whom.end
        words = self.folded[at : reading.end].rstrip(" :.")
        cut = len(words)
        if words.endswith(_LIST_FOLLOWS):
            cut = max((words.rfind(f" {word}") for word in self.cues.lead_objects), default=-1)
            cut = cut if cut >= 0 else len(words)
            cut = max([cut_ for word in self.cues.lead_cuts if (cut_ := words.rfind(word, 0, cut)) >= 0], default=cut)
        return len(words[:cut].strip(" ,;")) >= _LEAST_CONTENT
