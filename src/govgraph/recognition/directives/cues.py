"""The words by which directives are known, from `data/authority/directive_cues.csv`, ready for look-up.

What can stand at the beginning of a sentence is looked up there; what can stand anywhere (`yêu cầu`, `phối hợp với`)
goes into the shared pass over the document and comes back as occurrences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from govgraph.recognition.cue_rows import cue_rows
from govgraph.recognition.scanning import Occurrence, Scanner, longest, starting

_FIRST_WORD = re.compile(r"\w+(?:/\w+)?")
_LONGEST_ENDING = 5
_ENDING_WITHIN = 60
_MARKS = ' ,;:.-–()“”"'


class Words(dict[int, str]):
    """The words of a folded text by the offsets where they begin, empty where none does. Each is read when it is first
    asked for, as many tables are asked about the same places."""

    def __init__(self, folded: str) -> None:
        super().__init__()
        self.folded = folded

    def __missing__(self, at: int) -> str:
        match = _FIRST_WORD.match(self.folded, at)
        word = self[at] = "" if match is None else match[0]
        return word


class Phrases:
    """Folded phrases that are looked up at a place of a text; each has a kind, which may be empty."""

    __slots__ = ("_by_first", "kinds")

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds = dict(kinds)
        by_first: dict[str, tuple[str, ...]] = {}
        for phrase in sorted(self.kinds, key=lambda phrase: (-len(phrase), phrase)):
            first = _FIRST_WORD.match(phrase)
            if first is not None:
                by_first[first[0]] = (*by_first.get(first[0], ()), phrase)
        self._by_first = by_first

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def __contains__(self, phrase: object) -> bool:
        return phrase in self.kinds

    def at(self, words: Words, at: int, end: int) -> str | None:
        """The longest phrase that stands at an offset as whole words and ends by `end`; None if none does."""
        phrases = self._by_first.get(words[at])
        folded = words.folded
        if phrases is None or not folded.startswith(phrases, at, end):
            return None
        for phrase in phrases:
            if folded.startswith(phrase, at, end):
                stop = at + len(phrase)
                if not folded[stop : stop + 1].isalnum():
                    return phrase
        return None

    def kind_at(self, words: Words, at: int, end: int) -> str | None:
        """The kind of the longest phrase at an offset; None if none stands there."""
        phrase = self.at(words, at, end)
        return None if phrase is None else self.kinds[phrase]


class SoughtPhrases:
    """Folded phrases that are sought in a stretch of text; each has a kind, which may be empty."""

    __slots__ = ("_scanner", "kinds")

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds = dict(kinds)
        self._scanner = Scanner({"": self.kinds})

    def within(self, folded: str, start: int, end: int) -> list[str]:
        """The phrases that stand between two offsets, in order; of those at one place the longest."""
        found = self._scanner.scan(folded[start:end])[""]
        return [occurrence.word for occurrence in starting(found)] if found else []

    def among(self, folded: str, start: int, end: int) -> list[Occurrence]:
        """Where phrases stand between two offsets, in order, of those that overlap the longest."""
        found = longest(self._scanner.scan(folded[start:end])[""])
        return [Occurrence(each.start + start, each.end + start, each.word) for each in found]


class EndingPhrases:
    """Folded phrases of up to five words that are looked up at the end of a stretch of text."""

    __slots__ = ("_last_words", "_phrases")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        self._last_words = frozenset(phrase.rpartition(" ")[2] for phrase in self._phrases)

    def before(self, folded: str, start: int, end: int) -> bool:
        """Whether a phrase ends the text between two offsets, no mark of punctuation behind it."""
        tokens = folded[max(start, end - _ENDING_WITHIN) : end].split()
        if not tokens or tokens[-1].lstrip(_MARKS) not in self._last_words:
            return False
        for count in range(min(_LONGEST_ENDING, len(tokens)), 0, -1):
            if " ".join(tokens[-count:]).lstrip(_MARKS) in self._phrases:
                return True
        return False


@dataclass(frozen=True, slots=True)
class DirectiveCues:
    """The table's words by role. Kinds: of `documents`, how documents of a type instruct; of `verbs`, whether a verb
    of acting or a noun that begins with one; of `after_party`, what words behind a party make of it (`acts`,
    `reports`, or nothing yet: `adverbial`, `restricted`); of `courtesies`, whether a closing `formula` or an `assent`;
    of `headings`, what a section with that word in its heading holds; of `powers`, whether only headings or also
    opening sentences with them tell what a body may do; of `openings`, how far the words that end an opening sentence
    let instructions follow (`tasks` or `conclusion`); of `speech`, whether a speaker rather `tells` than instructs; of
    `columns`, what a column of a table of tasks holds; of `conclusive`, whether what follows from something (`then`)
    or a condition."""

    documents: Phrases
    requests: Phrases
    not_requests: EndingPhrases
    coordination: Phrases
    not_coordination: EndingPhrases
    persons: Phrases
    holders: Phrases
    not_persons: Phrases
    members: Phrases
    offices: Phrases
    people: Phrases
    addressees: Phrases
    bodies: Phrases
    somebody: Phrases
    party_ends: Phrases
    verbs: Phrases
    modals: Phrases
    limits: Phrases
    after_party: Phrases
    strong: Phrases
    actions: Phrases
    reports: Phrases
    restrictions: Phrases
    asked: Phrases
    conclusive: SoughtPhrases
    duties: Phrases
    enforcement: Phrases
    procedures: SoughtPhrases
    authorities: Phrases
    connectives: Phrases
    introductions: Phrases
    courtesies: Phrases
    headings: SoughtPhrases
    powers: SoughtPhrases
    topics: Phrases
    plurals: Phrases
    party_headings: Phrases
    openings: Phrases
    conclusions: Phrases
    lead_objects: Phrases
    lead_cuts: Phrases
    times: Phrases
    speech: SoughtPhrases
    leaders: Phrases
    proposals: Phrases
    commanders: Phrases
    abbreviations: Phrases
    columns: SoughtPhrases


@cache
def directive_cues() -> DirectiveCues:
    """The cues, read once from the table."""
    rows = cue_rows("directive_cues")

    def kinds(*roles: str, of: str | None = None) -> dict[str, str]:
        return {word: row.kind if of is None else of for row in rows if row.role in roles for word in row.words}

    strong = {word: "" for row in rows if (row.role, row.kind) == ("action", "strong") for word in row.words}
    acts = kinds("action", "manner", "modal", of="acts")
    restrictions = kinds("restriction", of="restricted")
    reports = kinds("report", "authority", of="reports")
    return DirectiveCues(
        documents=Phrases(kinds("document")),
        requests=Phrases(kinds("request")),
        not_requests=EndingPhrases(kinds("not_request")),
        coordination=Phrases(kinds("coordination")),
        not_coordination=EndingPhrases(kinds("not_coordination")),
        persons=Phrases(kinds("person")),
        not_persons=Phrases(kinds("not_person")),
        holders=Phrases({word: "" for word, kind in kinds("person").items() if kind == "holder"}),
        members=Phrases(kinds("member")),
        offices=Phrases(kinds("office")),
        people=Phrases(kinds("person", "office")),
        addressees=Phrases(kinds("addressee")),
        bodies=Phrases(kinds("body")),
        somebody=Phrases(kinds("body", "person", "office")),
        party_ends=Phrases(kinds("party_end")),
        verbs=Phrases(acts | kinds("noun", of="noun")),
        modals=Phrases(kinds("modal")),
        limits=Phrases(kinds("limit")),
        after_party=Phrases(kinds("adverbial", of="adverbial") | acts | reports | restrictions),
        strong=Phrases(strong | kinds("manner", "modal")),
        actions=Phrases(strong),
        reports=Phrases(reports | restrictions),
        restrictions=Phrases(restrictions),
        asked=Phrases(kinds("asked")),
        conclusive=SoughtPhrases(kinds("conclusive")),
        duties=Phrases(kinds("duty")),
        enforcement=Phrases(kinds("enforcement")),
        procedures=SoughtPhrases(kinds("procedure")),
        authorities=Phrases(kinds("authority")),
        connectives=Phrases(kinds("connective")),
        introductions=Phrases(kinds("introduction")),
        courtesies=Phrases(kinds("assent", of="assent") | kinds("formula", of="formula")),
        headings=SoughtPhrases(kinds("heading")),
        powers=SoughtPhrases(kinds("powers")),
        topics=Phrases(kinds("topic")),
        plurals=Phrases(kinds("plural")),
        party_headings=Phrases(kinds("party_heading")),
        openings=Phrases(kinds("opening")),
        conclusions=Phrases(kinds("conclusion")),
        lead_objects=Phrases(kinds("lead_object")),
        lead_cuts=Phrases(kinds("lead_cut")),
        times=Phrases(kinds("time")),
        speech=SoughtPhrases(kinds("speech")),
        leaders=Phrases(kinds("leader")),
        proposals=Phrases(kinds("proposal")),
        commanders=Phrases(kinds("commander")),
        abbreviations=Phrases(kinds("abbreviation")),
        columns=SoughtPhrases(kinds("column")),
    )


def scanned_words() -> Iterable[str]:
    """The words that the shared pass must find for this recogniser."""
    cues = directive_cues()
    return (*cues.requests, *cues.coordination, *cues.enforcement)
