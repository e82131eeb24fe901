"""Positions as a sentence says them: a title, the body that it is held at, and what narrows it down
(`Phó Chủ tịch Thường trực HĐND tỉnh khóa XVIII`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govgraph.authority.agencies import agency_parts
from govgraph.authority.positions import Position, Title, body_of, organ_of, position_by_form, title_around
from govgraph.authority.units import province
from govgraph.language.letters import fold
from govgraph.language.names import LOWER, UPPER
from govgraph.recognition.context import Context
from govgraph.recognition.mentions import Agencies
from govgraph.recognition.scanning import Occurrence, longest
from govgraph.records import AgencyMention

_TERM = re.compile(r",? (?:khóa|nhiệm kỳ) (?:[ivxl]+|\d{1,4}(?: ?- ?\d{4})?)(?!\w)")
_WORD = rf"[{UPPER}][{LOWER}]*"
_UNIT = re.compile(
    rf"(?P<link>,? (?i:đơn vị))? (?i:tỉnh|thành phố|tp\.?)(?: (?P<name>{_WORD}(?: (?:- )?{_WORD}){{0,7}}))?"
)
_OWN_WORDS = re.compile(rf"(?: [{UPPER}][{LOWER}]*)(?:,? [{UPPER}{LOWER}-]+){{0,5}}(?=[,;.:()\n])")
_ELECTED = "quốc hội"
_PROVINCE_WORDS = 6


class Phrase(NamedTuple):
    """One position said of someone: `position` in full form, `agency` the canonical name of the body, offsets in code
    points of the running text (end exclusive). `plural` tells whether it is said of several (`các Phó Thủ tướng`)."""

    start: int
    end: int
    position: str
    agency: str | None
    title: Title
    plural: bool


class Phrases:
    """Reads the positions that a document's text says."""

    def __init__(self, text: str, folded: str, context: Context, agencies: Sequence[AgencyMention]) -> None:
        self.text = text
        self.folded = folded
        self.context = context
        self.agencies = Agencies(list(agencies))

    def read(self, occurrences: Sequence[Occurrence], plurals: Sequence[str]) -> list[Phrase]:
        """The positions at the occurrences of their words, in order, none overlapping another."""
        phrases: list[Phrase] = []
        for occurrence in longest(occurrences):
            if phrases and occurrence.start < phrases[-1].end:
                continue
            position = position_by_form().get(occurrence.word)
            if position is not None:
                title = title_around(self.folded, occurrence.start, occurrence.end, position)
                phrases.append(self._phrase(title, plurals))
        return phrases

    def _phrase(self, title: Title, plurals: Sequence[str]) -> Phrase:
        mention = self._body(title)
        end = title.end if mention is None else mention.end
        agency = None if mention is None else mention.agency
        words, agency = full_position(title, agency, self.context)
        if mention is None and agency is None and (own := _OWN_WORDS.match(self.text, end)) is not None:
            end = own.end()
            words = f"{words}{own[0]}"
        end, words = self._narrowed(end, words, title)
        before = self.folded[max(0, title.start - 8) : title.start]
        return Phrase(title.start, end, words, agency, title, any(before.endswith(f"{word} ") for word in plurals))

    def _body(self, title: Title) -> AgencyMention | None:
        """The mention of the body behind a title; its first words may be the title's last ones."""
        if title.position.shares and title.end == title.core_end:
            for mention in self.agencies.between(title.start + 1, title.core_end):
                if mention.end > title.core_end:
                    return mention
        return self.agencies.at(title.end + 1) if self.folded[title.end : title.end + 1] == " " else None

    def _narrowed(self, end: int, words: str, title: Title) -> tuple[int, str]:
        """The phrase with the term of office, and of members of the National Assembly the unit that they are elected
        in: `khóa XV đơn vị tỉnh Hà Giang`."""
        term = _TERM.match(self.folded, end)
        if term is not None:
            end = term.end()
            words = f"{words}{self.text[term.start() : end]}"
        unit = _UNIT.match(self.text, end) if title.position.shares.endswith(_ELECTED) else None
        if unit is None:
            return end, words
        link = " đơn vị" if unit["link"] else ""
        name = self._province(unit["name"]) if unit["name"] else self.context.province
        if name is None or (known := province(name)) is None:
            return end, words
        stop = unit.start("name") + len(name) if unit["name"] else unit.end()
        return stop, f"{words.replace(f' {known.name}', '')}{link} {known.name}"

    def _province(self, run: str) -> str | None:
        """The province that a run of capitalised words begins with: of `Hà Giang Lê Văn An` the first two."""
        syllables = run.rstrip().split(" ")
        names = (" ".join(syllables[:count]) for count in range(min(_PROVINCE_WORDS, len(syllables)), 0, -1))
        return next((name for name in names if province(name) is not None), None)


def full_position(title: Title, body: str | None, context: Context) -> tuple[str, str | None]:
    """A position in full form and its body: `Phó Chủ tịch` and `Ủy ban nhân dân tỉnh Lai Châu` make one phrase. A title
    whose body is not said is given the one that it means by itself or in a document of this issuer."""
    position = title.position
    if body is None and position.full is not None:
        return f"{title.words}{position.full.removeprefix(position.name)}", position.body
    organ = position.held_at[0] if position.held_at else ""
    if body is None and organ and fold(organ) in fold(position.name):  # `Tỉnh ủy viên` bears its organ's name
        local = context.localise(organ)
        return f"{title.words}{local.removeprefix(organ)}", local
    body = body or own_body(position, context)
    if body is None:
        return title.words, None
    shared = position.shares
    if shared and title.end == title.core_end and fold(body).startswith(f"{shared} "):
        return f"{title.words[: -len(shared)]}{body}", body
    return f"{title.words} {body}", body


def own_body(position: Position, context: Context) -> str | None:
    """The body at which a position is held in a document of this issuer, None where the issuer has no such position."""
    if context.issuer is None:
        return None
    body = body_of(context.issuer)
    organ = organ_of(body)
    for name in (organ, body):
        if name.startswith(position.held_at):
            return name
    part = position.held_at[0] if position.held_at else ""
    if position.shares and fold(part) == position.shares and part in _parts_of_any():
        return f"{part} {organ}"
    return None


@cache
def _parts_of_any() -> frozenset[str]:
    """The parts that any body has: `Văn phòng`."""
    return frozenset(part.name for part in agency_parts() if part.owners == "any")
