"""Instructions that a press report attributes to whoever chaired or concluded a meeting.

A report gives the speaker once (`Bí thư Tỉnh ủy A nhấn mạnh, ...`) and goes on with his words, over captions of
pictures that stand between. What others propose in the discussion is no instruction.
"""

from __future__ import annotations

import re

from govgraph.language.names import UPPER
from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.directives.parties import PartyReader
from govgraph.recognition.directives.sentences import opening

_NAME = re.compile(rf"[{UPPER}](?<!\w.)[\w'’]*(?: [{UPPER}][\w'’]*){{1,4}}")
"""The boundary is looked at behind the first capital, which is sought faster than any boundary."""
_AROUND = 110
_SENTENCE_END = re.compile(r"[.!?\n]")
_SPEAKER_WITHIN = 220
_SILENCE = 2  # paragraphs without instruction that end a speech


class Speeches:
    """Follows, paragraph by paragraph, whether the words of a leader of the meeting are being reported."""

    def __init__(self, text: str, words: Words, parties: PartyReader, cues: DirectiveCues) -> None:
        self.text = text
        self.words = words
        self.folded = words.folded
        self.parties = parties
        self.cues = cues
        self.leaders = self._leaders()
        self._silent = 0
        self.speaking = False

    def _leaders(self) -> frozenset[str]:
        """The names that stand beside words of chairing or concluding."""
        found: set[str] = set()
        for word in self.cues.leaders:
            at = self.folded.find(word)
            while at >= 0:
                end = at + len(word)
                before = max(self.folded.rfind(mark, max(0, at - _AROUND), at) for mark in ("\n", ". "))
                stop = _SENTENCE_END.search(self.folded, end, end + _AROUND)
                last = stop.start() if stop is not None else min(len(self.text), end + _AROUND)
                found.update(self._names(max(before + 1, at - _AROUND), at)[-1:])
                found.update(self._names(end, last)[:1])
                at = self.folded.find(word, end)
        return frozenset(found)

    def _names(self, start: int, end: int) -> list[str]:
        """The names of persons between two offsets: words with capitals that are no agency's."""
        return [
            match[0]
            for match in _NAME.finditer(self.text, start, end)
            if not match[0].isupper() and not self.parties.any_between(*match.span())
        ]

    def starts(self, start: int, end: int) -> bool:
        """Whether a sentence gives the word to a leader: his name before a verb of speech, and none of telling."""
        limit = min(end, start + _SPEAKER_WITHIN)
        said = self.text[start:limit]
        if not [name for name in self.leaders if name in said]:
            return False
        at = start
        for word in self.cues.speech.within(self.folded, start, limit):
            if self.cues.speech.kinds[word] == "tells":
                return False
            at = self.folded.index(word, at)
            if not self.leaders.isdisjoint(self._names(start, at)):
                return True
        return False

    def other(self, start: int, end: int) -> bool:
        """Whether a sentence is about what another named person said or did."""
        first = opening(self.text, start, end)
        if self.cues.offices.at(self.words, first, end) is None:
            return False
        names = self._names(first, min(end, first + _AROUND))
        return bool(names) and names[0] not in self.leaders

    def proposes(self, start: int, end: int) -> bool:
        """Whether a sentence tells what one body asked of another that it does not command (`Sở Y tế đề nghị Ủy ban
        nhân dân tỉnh ...`); what an official asks names his office."""
        at = -1
        for word in self.cues.proposals:
            at = self.folded.find(f" {word} ", start, end)
            if at >= 0:
                break
        if at < 0:
            return False
        clause = max(self.folded.rfind(mark, start, at) for mark in (", ", "; ", ": "))
        begin = start if clause < 0 else clause + 2
        parties = self.parties.at(begin, at)
        if parties is None or not parties.names or self.cues.offices.at(self.words, begin, at) is not None:
            return False
        return self.cues.commanders.at(self.words, begin, at) is None

    def paragraph(self, *, instructs: bool, caption: bool) -> None:
        """Take note of a paragraph's end."""
        if instructs:
            self._silent = 0
        elif self.speaking and not caption:
            self._silent += 1
            if self._silent >= _SILENCE:
                self.speaking = False
