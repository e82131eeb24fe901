"""Where in a document instructions can stand, and to whom they are addressed there.

A passage takes from what stands above it, and from the opening sentences before it, how much may count as an
instruction and who is told (`2. Cục Thuế, Kho bạc Nhà nước và các ngân hàng:` holds for 2.1 and 2.2).
"""

from __future__ import annotations

import re
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from govgraph.language.letters import fold
from govgraph.recognition.context import Context
from govgraph.recognition.directives.cues import DirectiveCues, Words
from govgraph.recognition.directives.parties import Parties, PartyReader
from govgraph.records import Passage
from govgraph.structure import Structure

_NUMBERED = frozenset({"item", "section", "article", "point"})
_OFFICIAL = _NUMBERED | {"addressees", "recipients", "signature"}
_PARTS = frozenset({"article", "section", "chapter", "part"})
_SHORT_ACT = 12  # articles; a text of unknown type with more of them is a law or regulation
_BLANK = re.compile(" +")
_LONGEST_HEADING = 300
_LONGEST_BODY = 110
_LONGEST_LABEL = 12
_SHORTEST_SENTENCE = 60
_ENDING = 70


class Level(IntEnum):
    """What counts as an instruction: nothing; requests to named parties; also parties before verbs of acting; also
    verbs without subject, save in a passage that reports; all of it."""

    SILENT = 0
    REQUESTS = 1
    PARTIES = 2
    CONCLUSION = 3
    TASKS = 4


class Scope(Struct, frozen=True, gc=False):
    """What holds for the passages below a heading or behind an opening sentence: what counts, who is told, with whom,
    whether anybody is told there at all, and whether results are being reported."""

    level: Level
    responsible: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    addressed: bool = False
    reporting: bool = False

    def addressing(self, responsible: tuple[str, ...], coordinating: tuple[str, ...], level: Level) -> Scope:
        """The scope of a list of tasks for somebody."""
        return Scope(level, responsible, coordinating, addressed=True)


_ROOTS = {"orders": Level.REQUESTS, "press": Level.REQUESTS}
_ARTICLES = {"orders": Level.TASKS, "acts": Level.PARTIES, "norms": Level.REQUESTS}


def document_kind(structure: Structure, context: Context, cues: DirectiveCues) -> str:
    """How the document's type instructs: `orders`, `acts`, `norms`, `laws`, `press` or `reports`.

    A text without a known type is taken for norms or, if long, for a law where it has articles; else for orders where
    it has the form of an official document, and for press where it has none. A press report has no numbered parts.
    """
    kind = cues.documents.kinds.get(fold(context.type)) if context.type else None
    kinds = {passage.kind for passage in structure.passages}
    if kind == "press" and not kinds.isdisjoint(_NUMBERED):
        kind = None
    if kind is None:
        articles = sum(passage.kind == "article" for passage in structure.passages)
        if articles:
            return "laws" if articles > _SHORT_ACT else "norms"
        return "press" if kinds.isdisjoint(_OFFICIAL) else "orders"
    return "orders" if kind == "acts" and "article" not in kinds else kind


class Headings:
    """The scopes that a document's headings and opening sentences set. `kind` is `document_kind`'s."""

    def __init__(
        self, structure: Structure, kind: str, words: Words, parties: PartyReader, cues: DirectiveCues
    ) -> None:
        self.text = structure.running.text
        self.words = words
        self.folded = structure.running.folded
        self.kind = kind
        self.parties = parties
        self.cues = cues
        self.openings = tuple(cues.openings)
        self.root = Scope(_ROOTS.get(kind, Level.SILENT))
        self.commands = kind in _ROOTS
        """Whether instructing is what such documents are for."""
        self.most = Level.PARTIES if kind == "laws" else Level.TASKS
        """What counts at most: in a law, what has no subject is a norm."""
        self.passages = structure.passages
        titles = [self.folded[passage.start : passage.end] for passage in self.passages if passage.kind == "title"]
        self.concludes = any(word in title for title in titles for word in cues.conclusions)
        self.listed = {passage.parent for passage in self.passages if passage.kind not in ("paragraph", "footnote")}

    def own(self, passage: Passage, scope: Scope) -> Scope:
        """The scope of an article's own words, which may instruct by themselves: `Điều 3. Giao Sở Tài chính ...`. They
        may stand below its label; a paragraph behind its first sentence puts requests at most."""
        level = _ARTICLES.get(self.kind)
        if level is None or level <= scope.level:
            return scope
        if passage.kind == "paragraph" and passage.parent is not None:
            above = self.passages[passage.parent]
            if above.kind != "article":
                return scope
            label = above.end - above.start <= _LONGEST_LABEL
            if not label and self.text[above.end - 1] not in ".;":
                return scope
            return replace(scope, level=level if label else Level.REQUESTS)
        return replace(scope, level=level) if passage.kind == "article" else scope

    def may_be(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a passage is short enough for a heading, and no mark of a sentence ends it, save a short title's."""
        if self.text[end - 1] in ".;":
            return passage.kind == "article" and passage.index in self.listed and end - start <= _SHORTEST_SENTENCE
        return end - start <= _LONGEST_HEADING

    def read(self, passage: Passage, scope: Scope, start: int, end: int, *, request: bool) -> Scope | None:
        """The scope that a passage sets if it is a heading and nothing else, None if it is none. `request` tells that
        its words put a request."""
        colon = self.text[end - 1] == ":"
        if self.empowers(start, end, opening=False):
            return Scope(Level.SILENT, reporting=True)
        addressed = self._addressed(passage, scope, start, end, colon)
        if addressed is not None:
            return addressed
        if request or (colon and scope.level > Level.SILENT):
            return None
        capitals = self.text[start:end].isupper()
        if passage.number is None and not capitals and not self._is_title(passage):
            return None
        sentence = passage.index not in self.listed and not capitals and end - start > _SHORTEST_SENTENCE
        if sentence and self.cues.documents.at(self.words, start, end) is None:
            return None
        kind = self.heading_kind(start, end)
        if kind in ("report", "aims") and scope.level == Level.TASKS and self._is_of_tasks(start, end):
            return scope
        if kind == "duties" and not self.commands and passage.kind not in _PARTS:
            return scope  # within an article of a regulation its duties are norms
        return self.under(kind, scope)

    def _is_of_tasks(self, start: int, end: int) -> bool:
        """Whether a heading among tasks names one of them, whatever else it has words for: an act (`Khắc phục hạn chế
        trong quản lý đất đai`) or a subject (`Về phòng, chống lao (Mục tiêu số 6)`)."""
        at = start
        while (topic := self.cues.topics.at(self.words, at, end)) is not None:
            at += len(topic) + 1
        kinds = self.cues.headings.among(self.folded, at, end)
        if kinds and kinds[0].start <= at:
            return False
        return at > start or self.cues.verbs.kind_at(self.words, start, end) == "acts"

    def _is_title(self, passage: Passage) -> bool:
        """Whether a passage without number is the title of what stands above it, which has no words but its label."""
        if passage.parent is None or passage.parent != passage.index - 1:
            return False
        above = self.passages[passage.parent]
        return above.end - above.start <= _LONGEST_LABEL

    def empowers(self, start: int, end: int, *, opening: bool) -> bool:
        """Whether a heading or an opening sentence of an act sets out what a body is for and may do: no instruction."""
        if self.commands:
            return False
        powers = self.cues.powers.within(self.folded, start, end)
        return "opening" in map(self.cues.powers.kinds.get, powers) if opening else bool(powers)

    def _addressed(self, passage: Passage, scope: Scope, start: int, end: int, colon: bool) -> Scope | None:
        """The scope of a heading that names who is told: `2. Các sở, ban, ngành tỉnh:`, `Trách nhiệm của Sở Y tế`."""
        if self.kind == "laws" or (scope.level == Level.SILENT and self.kind != "acts"):
            return None
        at = start
        while (word := self.cues.party_headings.at(self.words, at, end)) is not None:
            at += len(word)
            while at < end and self.folded[at] in " :,":
                at += 1
        parties = self.parties.at(at, end)
        known = parties is not None and not self.folded[parties.end : end].strip(" :")
        if not known and scope.level == Level.TASKS and self._names_somebody(passage, at, end, parties):
            names = () if parties is None else parties.names
            rest = "" if parties is None else self.folded[parties.end : end].lstrip()
            goes_on = rest.startswith("/") or rest[:1].isalnum()
            one = self.parties.particular(names) and not goes_on  # `Sở Y tế - cơ quan thường trực`
            told = names if one else self.parties.named_by(at, end) or names
            return scope.addressing(told, (), scope.level)
        if parties is None:
            return None
        if self.folded[parties.end : end].strip(" :") or (
            passage.number is None and not colon and scope.level != Level.TASKS
        ):
            return None
        silent = scope.level == Level.SILENT and self.heading_kind(start, at) is None
        level = scope.level if scope.reporting or silent else self.most
        told = self.parties.told(parties, end) if self.commands else parties.names
        return replace(scope.addressing(told, (), level), reporting=scope.reporting)

    def _names_somebody(self, passage: Passage, start: int, end: int, parties: Parties | None) -> bool:
        """Whether a numbered heading names a body that the tables do not know (`Cục Đăng kiểm và Kiểm định`), or tells
        more of those it names than they know (`Các đơn vị có thủ tục hành chính`)."""
        if passage.number is None or passage.index not in self.listed or end - start > _LONGEST_BODY:
            return False
        if parties is None:
            return self.cues.bodies.at(self.words, start, end) is not None
        behind = [word.end() for word in _BLANK.finditer(self.folded, parties.end, end)]
        acts = bool(behind) and self.cues.after_party.kind_at(self.words, behind[0], end) == "acts"
        return not acts and not any(self.cues.strong.at(self.words, at, end) for at in behind)

    def under(self, kind: str | None, scope: Scope) -> Scope:
        """The scope below a heading of a kind."""
        if kind is None:
            return scope
        if not self.commands:
            if kind == "enforcement" or (kind == "duties" and self.kind != "laws"):
                return Scope(Level.PARTIES)
            return replace(scope, level=Level.SILENT, reporting=True) if kind in ("report", "aims") else scope
        if kind in ("tasks", "enforcement", "duties"):
            return replace(scope, level=Level.TASKS if self.kind != "press" else scope.level, reporting=False)
        return replace(scope, level=Level.REQUESTS, reporting=True)

    def behind(self, scope: Scope, start: int, end: int, addressees: tuple[str, ...]) -> Scope | None:
        """The scope that an opening sentence without party sets for the list behind it, by its last words; None if
        they tell nothing."""
        words = self.folded[start:end].rstrip(" :.")
        kind = None
        if words.endswith(self.openings):
            kind = next(kind for word, kind in self.cues.openings.kinds.items() if words.endswith(word))
        if kind == "titled":  # words that open conclusions only where the title says that such follow
            kind = "conclusion" if self.concludes and scope.level == Level.REQUESTS and not scope.reporting else None
        if kind is not None and self.commands:
            level = max(scope.level, Level.TASKS if kind == "tasks" else Level.CONCLUSION)
            if kind == "tasks" and not scope.responsible and addressees:
                return scope.addressing(addressees, (), level)
            return replace(scope, level=level, reporting=False)
        if self.cues.topics.at(self.words, start, end) is not None:
            return None
        last = self._last_kind(max(start, end - _ENDING), end)
        return None if last is None else self.under(last, scope)

    def heading_kind(self, start: int, end: int) -> str | None:
        """What a section with such a heading holds: `enforcement`, `duties`, `tasks`, `report`, `aims`; None where no
        word tells. The word that stands first decides; yet a heading of aims that goes on to tasks is one of tasks."""
        order = [self.cues.headings.kinds[word] for word in self.cues.headings.within(self.folded, start, end)]
        if order and order[0] == "aims" and "report" not in order:
            return next((kind for kind in order if kind in ("tasks", "enforcement")), "aims")
        return order[0] if order else None

    def _last_kind(self, start: int, end: int) -> str | None:
        """As `heading_kind`, of the end of an opening sentence: the word that stands last decides."""
        order = [self.cues.headings.kinds[word] for word in self.cues.headings.within(self.folded, start, end)]
        return order[-1] if order else None
