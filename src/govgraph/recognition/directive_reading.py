"""Reads one sentence: whether it instructs, whom, and how it says so.

A sentence instructs by a request (`Giao Sở Y tế ...`, `yêu cầu các địa phương ...`), by a party before a verb of acting
(`Sở Y tế khẩn trương ...`), or by a verb without subject (`Rà soát các dự án ...`). A party before a verb of reporting
(`Sở Y tế đã ...`), praise and closing formulas do not instruct.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from govgraph.recognition.directive_cues import DirectiveCues, last_word_of, phrase_at
from govgraph.recognition.directive_parties import Parties, PartyReader
from govgraph.recognition.scanning import Occurrence, longest

Manner = Literal["request", "party", "verb", "none"]

_SKIPPED = ' "“(‘'
_CLAUSE = re.compile(r"[,;:] ")
_CLAUSE_END = re.compile(r"[.;:\n]")
_WORD_START = re.compile(r" (?=\w)")
_AFTER_REQUEST = re.compile(r":? ?(?:đối với |cho |tới |đến )?")
_AFTER_PARTIES = re.compile(r",? ?")
_SAU = re.compile(r"(?<!\w)sau(?: đây)?[.:]*$")
_LONGEST_INTRODUCTION = 420
_LONGEST_SPEAKER = 130
_LONGEST_LIST = 340
_NEAR = 170


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says. `verb` is the offset of what the parties are to do. `reports` tells that the sentence
    tells what was or is; `continues` that it goes on with the one before (`Trong đó, ...`), `weak` that a condition
    stands before a verb without subject, as norms have it."""

    start: int
    end: int
    manner: Manner
    parties: Parties | None = None
    verb: int = 0
    reports: bool = False
    continues: bool = False
    weak: bool = False


class SentenceReader:
    """Reads sentences of one document's running text. `occurrences` are those of the scanned words."""

    def __init__(
        self, folded: str, parties: PartyReader, occurrences: Sequence[Occurrence], cues: DirectiveCues
    ) -> None:
        self.folded = folded
        self.parties = parties
        self.cues = cues
        self._found = longest(occurrences)
        self._starts = [occurrence.start for occurrence in self._found]

    def occurrences(self, start: int, end: int) -> Sequence[Occurrence]:
        """The scanned words that begin between two offsets."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def read(self, start: int, end: int) -> Reading:
        """What the sentence between two offsets says."""
        at = self._skip(start, end)
        continues = False
        while (word := phrase_at(self.folded, at, end, self.cues.connectives)) is not None:
            continues = continues or word in self.cues.continuations
            at = self._skip(at + len(word), end, " ,:-–")
        if phrase_at(self.folded, at, end, self.cues.formulas) is not None or self._quotes(start, end):
            return Reading(start, end, "none", reports=True)
        request = self._request(start, at, end)
        subject = None if request is not None and request[0] <= at else self._subject(at, end)
        if subject is not None and subject[2]:
            return Reading(start, end, "party", subject[0], subject[1], continues=continues)
        if request is not None:
            return Reading(start, end, "request", request[1], request[2], continues=continues)
        if subject is not None:
            return Reading(start, end, "none", subject[0], subject[1], True, continues)
        if phrase_at(self.folded, at, end, self.cues.assents) is not None:
            return Reading(start, end, "none", reports=True)
        if self._imperative(at, end):
            return Reading(start, end, "verb", None, at, continues=continues)
        introduction = phrase_at(self.folded, at, end, self.cues.introductions)
        if introduction is not None:
            later = self._behind_introduction(at, end)
            if later is not None:
                manner: Manner = "verb" if later[0] is None else "party"
                weak = later[0] is None and self.cues.introductions[introduction] == "party"
                return Reading(start, end, manner, later[0], later[1], continues=continues, weak=weak)
        modal = self._modal(at, end)
        if modal is not None:
            return Reading(start, end, "verb", None, modal, continues=continues)
        return Reading(start, end, "none", reports=True)

    def _quotes(self, start: int, end: int) -> bool:
        """Whether the whole sentence is a quotation."""
        return self.folded[start] == "“" and not -1 < self.folded.find("”", start, end) < end - 3

    def _imperative(self, at: int, end: int) -> bool:
        """Whether a verb of acting stands at an offset, and no noun that begins with it (`trình độ`, `chỉ tiêu`)."""
        phrase = phrase_at(self.folded, at, end, self.cues.imperatives)
        if phrase is None:
            return False
        noun = phrase_at(self.folded, at, end, self.cues.nouns)
        return noun is None or len(noun) < len(phrase)

    def _skip(self, at: int, end: int, marks: str = _SKIPPED) -> int:
        while at < end and self.folded[at] in marks:
            at += 1
        return at

    def _request(self, start: int, first: int, end: int) -> tuple[int, Parties, int] | None:
        """The first request that names whom it is put to: its offset, the parties, and the offset behind them. `first` is where the
        sentence's words begin behind its connectives."""
        for occurrence in self.occurrences(start, end):
            if occurrence.word not in self.cues.requests or not self._requests(start, occurrence):
                continue
            after = _AFTER_REQUEST.match(self.folded, occurrence.end, end)
            at = after.end() if after is not None else occurrence.end
            if self.folded[at : at + 5].startswith(self.cues_addressee_first):
                word = phrase_at(self.folded, at, end, self.cues.addressees)
                if word is not None:
                    return occurrence.start, Parties(at, at + len(word), (), True), at + len(word)
            parties = self.parties.at(at, end)
            if parties is None:
                continue
            verb = self._acts(parties.end, end)
            if verb is None and self._reports(parties.end, end):
                continue
            own = occurrence.start > first and self._imperative(first, end)
            if not parties.names and (own or (verb is None and self._later_verb(parties.end, end) is None)):
                continue
            return occurrence.start, parties, verb if verb is not None else parties.end
        return None

    cues_addressee_first = "quý"

    def _requests(self, start: int, cue: Occurrence) -> bool:
        """Whether the words before a request let it be one: a clause begins there, or whoever puts it stands there."""
        folded = self.folded
        if last_word_of(folded, start, cue.start, self.cues.not_requests) is not None:
            return False
        before = folded[start : cue.start]
        clause = max(before.rfind(", "), before.rfind("; "), before.rfind(": "), before.rfind("– "))
        begin = start + clause + 2 if clause >= 0 else start
        begin = self._skip(begin, cue.start)
        while (word := phrase_at(folded, begin, cue.start, self.cues.connectives)) is not None:
            begin = self._skip(begin + len(word), cue.start, " ,:")
        words = folded[begin : cue.start].strip()
        if not words:
            return True
        if " đã" in f" {words}":
            return False
        if phrase_at(folded, begin, cue.start, self.cues.authorities) is not None:
            return True
        return len(words) <= _LONGEST_SPEAKER and self.parties.at(begin, cue.start) is not None

    def _subject(self, at: int, end: int) -> tuple[Parties, int, bool] | None:
        """The parties that begin a clause, the offset of their verb, and whether they are to act."""
        parties = self.parties.at(at, end)
        if parties is None:
            return None
        if self.folded[parties.end : parties.end + 1] == ":":
            verb = self._skip(parties.end + 1, end)
            if verb >= end or self._imperative(verb, end):
                return parties, verb, verb < end
        verb_ = self._acts(parties.end, end)
        if verb_ is not None:
            return parties, verb_, True
        if self._reports(parties.end, end):
            return parties, parties.end, False
        later = self._later_verb(parties.end, end)
        if later is not None:
            others = self.parties.names_between(parties.end, later)
            return parties._replace(names=tuple(dict.fromkeys((*parties.names, *others)))), later, True
        return None if not parties.names else (parties, parties.end, False)

    def _later_verb(self, at: int, end: int) -> int | None:
        """The verb of acting behind words that still name the parties or others in their list, unknown to the tables;
        only verbs that nothing but an instruction has there (`chủ trì`, `phải`, `khẩn trương`)."""
        listed = self.folded[at : at + 1] == ":"
        limit = min(end, at + (_LONGEST_LIST if listed else _NEAR))
        clause = _CLAUSE_END.search(self.folded, at + listed, limit)
        limit = clause.start() if clause is not None else limit
        for word in _WORD_START.finditer(self.folded, at, limit):
            if phrase_at(self.folded, word.end(), end, self.cues.reports) is not None:
                return None
            if phrase_at(self.folded, word.end(), end, self.cues.strong) is not None:
                return word.end()
        return None

    def _acts(self, at: int, end: int) -> int | None:
        """The offset of a verb of acting right behind parties, None if there is none."""
        after = _AFTER_PARTIES.match(self.folded, at, end)
        verb = after.end() if after is not None else at
        phrase = phrase_at(self.folded, verb, end, self.cues.after_party)
        return verb if phrase is not None and self.cues.after_party[phrase] == "acts" else None

    def _reports(self, at: int, end: int) -> bool:
        after = _AFTER_PARTIES.match(self.folded, at, end)
        phrase = phrase_at(self.folded, after.end() if after is not None else at, end, self.cues.after_party)
        return phrase is not None and self.cues.after_party[phrase] == "reports"

    def _behind_introduction(self, start: int, end: int) -> tuple[Parties | None, int] | None:
        """Whoever is to act, or the verb, behind one of the commas that follow an introduction."""
        for comma in _CLAUSE.finditer(self.folded, start, min(end, start + _LONGEST_INTRODUCTION)):
            at = comma.end()
            while (word := phrase_at(self.folded, at, end, self.cues.connectives)) is not None:
                at = self._skip(at + len(word), end, " ,:")
            subject = self._subject(at, end)
            if subject is not None and subject[2]:
                return subject[0], subject[1]
            if subject is None and self._imperative(at, end):
                return None, at
        return None

    def _modal(self, start: int, end: int) -> int | None:
        """The offset of a modal verb (`phải`, `cần`) before a verb of acting in the first clause."""
        limit = min(end, start + _NEAR)
        for word in self.cues.modals:
            at = self.folded.find(f" {word} ", start, limit)
            if at >= 0 and self._imperative(at + len(word) + 2, end):
                return at + 1
        return None

    # Opening sentences: those behind which a list of instructions follows.

    def opens_list(self, start: int, end: int) -> bool:
        """Whether a list follows the sentence: it ends in a colon or in `sau`."""
        return self.folded[end - 1] == ":" or _SAU.search(self.folded, max(start, end - 12), end) is not None

    def has_content(self, reading: Reading) -> bool:
        """Whether an opening sentence instructs by itself, beyond announcing the list (`..., trong đó tập trung một số
        nhiệm vụ sau:`)."""
        at = reading.verb
        for occurrence, with_whom in self.parties.coordinated(self.occurrences(at, reading.end), reading.end):
            if occurrence.start - at < 24:
                at = with_whom.end
        words = self.folded[at : reading.end].rstrip(" :.")
        cut = len(words)
        if _SAU.search(words):
            objects = [found for word in self.cues.lead_objects if (found := words.rfind(f" {word}")) >= 0]
            cut = max(objects, default=cut)
            cuts = [found for word in self.cues.lead_cuts if (found := words.rfind(word, 0, cut)) >= 0]
            cut = max(cuts, default=cut)
        return len(words[:cut].strip(" ,;")) >= 45
