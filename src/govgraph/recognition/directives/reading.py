"""Reads one sentence: whether it instructs, whom, and how it says so.

A sentence instructs by a request (`Giao Sở Y tế ...`, `yêu cầu các địa phương ...`), by a party before a verb of acting
(`Sở Y tế khẩn trương ...`), or by a verb without subject (`Rà soát các dự án ...`). A party before a verb of reporting
(`Sở Y tế đã ...`), praise and closing formulas do not instruct.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from govgraph.recognition.directives.clauses import CLAUSE, ClauseReader
from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.directives.parties import Parties, PartyReader
from govgraph.recognition.scanning import InOrder, Occurrence, longest

Manner = Literal["request", "party", "verb", "none"]

_AFTER_REQUEST = re.compile(r":? ?(?:đối với |cho |tới |đến )?")
_LIST_FOLLOWS = (" sau", " sau đây")
_AT_VERB = 40
_LONGEST_SPEAKER = 130
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
        self.clauses = ClauseReader(words, parties, occurrences, cues)
        self._conclusions = [word for word, kind in cues.conclusive.kinds.items() if kind == "then"]
        requests, coordination = cues.requests.kinds, cues.coordination.kinds
        found = longest([o for o in occurrences if o.word in requests or o.word in coordination])
        self.requests = InOrder([occurrence for occurrence in found if occurrence.word in requests])
        self.coordination = InOrder([occurrence for occurrence in found if occurrence.word in coordination])

    def read(self, start: int, end: int) -> Reading:
        """What the sentence between two offsets says."""
        at, continues = self.clauses.behind_connectives(start, end)
        courtesy = self.cues.courtesies.kind_at(self.words, at, end)
        if courtesy == "formula" or self._quotes(start, end):
            return Reading(start, end, "none", reports=True)
        asked = self.requests.between(start, end)
        request = self._request(asked, start, at, end) if asked else None
        subject = None if request is not None and request.start <= at else self.clauses.subject(at, end)
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
            told = self.clauses.behind_semicolon(at, end)
            if told is not None:
                return Reading(start, end, "party", *told, continues=continues)
            return Reading(start, end, "none", reports=True)
        if self.clauses.acts(at, end):
            if self._told_behind(at, end) or self._concludes(at, end):
                return Reading(start, end, "none", reports=True)
            unknown = self._unknown_party(at, end) if asked else None
            return Reading(start, end, "verb", unknown, at, continues=continues, weak=self._weak(at, end))
        introduction = self.cues.introductions.kind_at(self.words, at, end)
        if introduction is not None:
            later = self.clauses.behind_introduction(at, end) or self.clauses.introduced(at, end)
            if later is not None:
                manner: Manner = "verb" if later[0] is None else "party"
                weak = later[0] is None and introduction == "party"
                return Reading(start, end, manner, later[0], later[1], continues=continues, weak=weak)
        unknown_subject = None if introduction is not None else self.clauses.unknown_subject(at, end)
        if unknown_subject is not None:
            return Reading(start, end, "party", *unknown_subject, continues=continues)
        modal = self.clauses.modal(at, end)
        if modal is not None:
            return Reading(start, end, "verb", None, modal, continues=continues, weak=True)
        return Reading(start, end, "none", reports=True)

    def _weak(self, at: int, end: int) -> bool:
        """Whether a modal verb begins a clause and no verb of acting stands behind it (`cần nhận thức rõ ...`)."""
        modal = self.cues.modals.at(self.words, at, end)
        return modal is not None and not self.clauses.acts(at + len(modal) + 1, end)

    def request_behind(self, start: int, end: int) -> int | None:
        """The offset of a semicolon behind which a sentence that begins with a verb of acting goes on with a request to
        somebody; None if it does not."""
        asked = self.requests.between(start, end)
        if not asked or not self.clauses.acts(self.clauses.behind_connectives(start, end)[0], end):
            return None
        request = self._request(asked, start, start, end)
        if request is None or not request.parties.names:
            return None
        semicolon = request.start - 2
        return semicolon if semicolon > start and self.folded.startswith("; ", semicolon) else None

    def _told_behind(self, at: int, end: int) -> bool:
        """Whether the verb that begins a sentence only introduces what an agency did (`Thực hiện Kế hoạch này, Sở Y tế
        đã ...`)."""
        if not self.parties.any_between(at, end):
            return False
        clause = CLAUSE.search(self.folded, at, min(end, at + _LONGEST_SPEAKER))
        if clause is None or clause[0] != ", " or self.parties.ends_at(clause.start()):
            return False
        subject = self.clauses.subject(clause.end(), end)
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
            verb = self.clauses.verb_behind(parties.end, end)
            if verb is None and not parties.names:
                verb = self.clauses.verb_near(parties.end, end, few)
            if verb is not None and not verb[1] and not self._may_be_asked(verb[0], end):
                continue
            if not parties.names and verb is None and cue.start <= first:
                verb = self.clauses.condition_near(parties.end, end)
            if not parties.names and (verb is None or (cue.start > first and self.clauses.acts(first, end))):
                continue
            return _Request(cue.start, parties, parties.end if verb is None else verb[0])
        return None

    def _may_be_asked(self, at: int, end: int) -> bool:
        """Whether words that would report of a subject may be asked of it: `Đề nghị Sở Y tế có ý kiến`, `Giao Ủy ban
        nhân dân tỉnh ban hành quy định`."""
        return self.clauses.acts(at, end) or self.cues.asked.at(self.words, at, end) is not None

    def _puts(self, start: int, cue: Occurrence) -> bool:
        """Whether the words before a request let it be one: a clause begins there, or whoever puts it stands there."""
        folded = self.folded
        if self.cues.not_requests.before(folded, start, cue.start):
            return False
        clause = cue.start
        while (clause := max([folded.rfind(mark, start, clause) for mark in (", ", "; ", ": ", "– ")])) >= 0:
            if not self.parties.cover(clause):
                break  # the comma in `Bộ Văn hóa, Thể thao và Du lịch yêu cầu ...` parts no clauses
        begin, _ = self.clauses.behind_connectives(start if clause < 0 else clause + 2, cue.start)
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
        return not CLAUSE.search(self.folded, start, end) and self.clauses.verb_behind(start + len(office), end) is None

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
        if unknown is None or self.clauses.acts(after, end):
            return None
        return Parties(after, after + len(unknown), (), True)

    def enforces(self, reading: Reading) -> bool:
        """Whether the parties of a reading are those who carry the document out."""
        return self.clauses.enforcement(reading.verb, min(reading.end, reading.verb + _AT_VERB)) is not None

    def _acts_before(self, at: int, request: int) -> tuple[Parties, int] | None:
        """Who is to act behind an introduction, before a request that is put behind a semicolon."""
        if self.folded.find("; ", at, request) < 0 or self.cues.introductions.kind_at(self.words, at, request) is None:
            return None
        later = self.clauses.behind_introduction(at, request)
        return None if later is None or later[0] is None else (later[0], later[1])

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
