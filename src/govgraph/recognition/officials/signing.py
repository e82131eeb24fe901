"""Signatures: who signed, in which position, on whose behalf (Decree 30/2020/NĐ-CP, Appendix I, part II, section 7;
Guideline 36-HD/VPTW)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from govgraph.authority.agencies import central_agencies, central_agency, local_organs
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.authority.positions import Position, body_of, organ_of, read_title
from govgraph.authority.units import split_level
from govgraph.errors import NumberError
from govgraph.language.letters import fold
from govgraph.language.numbers import parse_number
from govgraph.recognition.citations.issuing import issuer_name
from govgraph.recognition.context import Context
from govgraph.recognition.officials.position_phrases import full_position
from govgraph.recognition.scanning import places
from govgraph.records import Agency, Signature
from govgraph.structure import Structure
from govgraph.structure.closing import Authority, SignatureBlock


def recognise_signatures(structure: Structure, context: Context, agencies: Sequence[Agency]) -> list[Signature]:
    """The signatures of a document, in order; `start` and `end` frame the name in the running text (code points).

    `agencies` are the document's. The capacity is that of the first line of authority: `TL. CHỦ TỊCH` before `KT. CHÁNH
    VĂN PHÒNG` is by order. `on_behalf_of` is the body named there, or the office where its holder issues documents in
    his own right.
    """
    blocks = structure.closing.signatures
    if not blocks:
        return []
    bodies = _Bodies(structure, context, agencies)
    spans = _running_spans(structure, blocks)
    found = []
    for block in blocks:
        span = spans.get(block.start)
        if span is None:
            continue
        first = block.authorities[0] if block.authorities else None
        printed = structure.running.words(*span)
        found.append(
            Signature(
                *span,
                name=_in_small_letters(printed) if printed.isupper() else printed,
                position=normal_case(block.position, bodies.known) if block.position else None,
                capacity=first.capacity if first else None,
                on_behalf_of=bodies.named_by(first) if first else None,
            )
        )
    return found


def normal_case(words: str, agencies: Sequence[str] = ()) -> str:
    """A position printed in capitals as a sentence writes it: `PHÓ CHÁNH VĂN PHÒNG` is `Phó Chánh Văn phòng`. A body
    named behind it is spelled as one of `agencies`, if it is among them."""
    title = read_title(fold(words))
    if title is None:
        return words.capitalize() if words.isupper() else words
    rest = fold(words)[title.end :].strip(" ,-")
    if not rest:
        return title.words
    known = next((name[: len(rest)] for name in agencies if fold(name).startswith(rest)), None)
    return f"{title.words} {known or rest.capitalize()}"


def _in_small_letters(name: str) -> str:
    return " ".join(syllable.capitalize() for syllable in name.split(" "))


def _running_spans(structure: Structure, blocks: Sequence[SignatureBlock]) -> dict[int, tuple[int, int]]:
    """Where the names stand in the running text, by their offsets in the source."""
    running = structure.running
    names = {block.start: block.name for block in blocks}
    starts = sorted(names)
    spans: dict[int, tuple[int, int]] = {}
    for passage in structure.passages:
        if passage.kind not in ("signature", "recipients") or passage.start == passage.end:
            continue
        first, after = running.locate(passage.start, passage.end)
        for start in starts[bisect_left(starts, first) : bisect_left(starts, after)]:
            for at in places(running.text, names[start], passage.start, passage.end):
                if running.source_offset(at) == start:
                    spans.setdefault(start, (at, at + len(names[start])))
    return spans


class _Bodies:
    """Finds the bodies that a document's lines of authority name."""

    def __init__(self, structure: Structure, context: Context, agencies: Sequence[Agency]) -> None:
        self.structure = structure
        self.context = context
        self.known = [agency.name for agency in agencies if not agency.group]
        self.own: str | None = None
        self.own = self._own()

    def named_by(self, authority: Authority) -> str | None:
        """The canonical name of the body or office that a line of authority names."""
        title = read_title(fold(authority.words))
        if title is None:
            return self.body(authority.words)
        rest = authority.words[title.end :].strip(" ,-")
        if rest:
            shared = title.position.shares if title.end == title.core_end else ""
            whole = f"{shared} {rest}".strip()
            body: str | None = self.body(whole) or self.body(rest) or whole.capitalize()
        else:
            body = title.position.body or self.at_which(title.position)
        if body is not None and body.startswith(title.position.issues_at):
            return full_position(title, body, self.context)[0]
        return body

    def body(self, words: str) -> str | None:
        """The canonical name of a body from its words in a line of capitals."""
        folded = fold(words).rstrip(" -,")
        whole = [name for name, key in self._known_folded if key == folded]
        longer = [name for name, key in self._known_folded if key.startswith(f"{folded} ")]
        if self.context.jurisdiction is not None:  # no province signs for a body of the centre
            longer = [name for name in longer if central_agency(name) is None]
        if words.rstrip().endswith(("-", ",")):  # the rest of the name stands on the next line
            whole = []
        committee = _committee(self.own or "")
        if committee is not None:  # no committee signs for another's board
            longer = [name for name in longer if _committee(name) in (committee, None)]
        if whole or longer:
            return (whole or longer)[0]
        if (central := _central_names().get(folded)) is not None:
            return central
        for organ in local_organs():
            form = next((form for form in organ.forms if folded == form or folded.startswith(f"{form} ")), None)
            if form is not None:
                rest = folded[len(form) :].strip()
                return f"{organ.name} {_unit_case(rest)}" if rest else self.context.localise(organ.name)
        return None

    @cached_property
    def _known_folded(self) -> list[tuple[str, str]]:
        return [(name, fold(name)) for name in self.known]

    def at_which(self, position: Position) -> str | None:
        """The body of a position that stands alone: the document's own, or one that its words name."""
        if self.own is not None:
            for name in (organ_of(self.own), self.own):
                if name.startswith(position.held_at):
                    return name
        for organ in position.held_at:
            candidates = [name for name in self.known if name.startswith(organ)]
            if candidates:
                return max(candidates, key=self._weight)
        return None

    def _weight(self, name: str) -> tuple[bool, int]:
        """How likely a body is the document's own: whether its last sentence begins with it, how often it is named."""
        folded = self.structure.running.folded
        said = fold(name)
        if self.context.jurisdiction is not None:
            said = said.removesuffix(fold(self.context.jurisdiction)).rstrip()
        if self.context.province is not None:
            said = said.removesuffix(fold(self.context.province)).rstrip()
        last = [passage.start for passage in self.structure.passages if passage.kind in ("paragraph", "clause", "item")]
        return any(folded.startswith(said, start) for start in last[-3:]), folded.count(said)

    def _own(self) -> str | None:
        """The body whose document it is, as far as its number and its head say so."""
        if self.context.issuer is not None:
            return body_of(self.context.issuer)
        try:
            symbol = issuer_by_symbol(parse_number(self.context.number)) if self.context.number else None
        except NumberError:
            symbol = None
        if symbol is not None and (name := issuer_name(symbol, self.context)) is not None:
            return body_of(name)
        organs = [self.body(organ) for organ in self.structure.letterhead.organs]
        return next((organ for organ in reversed(organs) if organ is not None), None)


def _committee(name: str) -> str | None:
    """The local Party committee that a name has: of `Ban Thường vụ Huyện ủy Yên Sơn` the `Huyện ủy`."""
    committees = (organ.name for organ in local_organs() if organ.attaches != "unit")
    return next((committee for committee in committees if f" {committee} " in f" {name} "), None)


@cache
def _central_names() -> dict[str, str]:
    """The names of the central bodies by each of their folded forms."""
    return {form: agency.name for agency in reversed(central_agencies()) for form in agency.forms}


def _unit_case(folded: str) -> str:
    """A unit's name out of capitals: `tỉnh lai châu` is `tỉnh Lai Châu`."""
    level, name = split_level(folded)
    return f"{level or ''} {_in_small_letters(name)}".strip()
