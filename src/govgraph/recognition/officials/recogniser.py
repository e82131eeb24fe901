"""Officials: every person whom a document names, and the positions that it says the person holds.

Persons are found from the words of positions and from titles of address, ranks and degrees, never by capital letters
alone; signers from the signatures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from govgraph.authority.positions import positions_by_form
from govgraph.recognition.context import Context
from govgraph.recognition.officials.person_names import Stretches
from govgraph.recognition.officials.persons import Persons, Said, title_words
from govgraph.recognition.officials.position_phrases import TERM_AT_END, Held, folded_name
from govgraph.recognition.officials.signers import signer_positions
from govgraph.recognition.scanning import Occurrence
from govgraph.records import AgencyMention, Holding, Signature
from govgraph.structure import Structure


def vocabulary() -> Iterable[str]:
    """The words that the shared scan finds for this recogniser: positions, and titles before names."""
    return [*positions_by_form(), *title_words()]


def recognise_officials(
    structure: Structure,
    context: Context,
    agency_mentions: Sequence[AgencyMention],
    occurrences: Sequence[Occurrence],
    signatures: Sequence[Signature],
) -> list[Holding]:
    """Each position that the document says of a named person, once, in the order of its text; a person without a
    position once without one. Offsets in code points of the running text, ends exclusive."""
    running = structure.running
    signed = [(passage.start, passage.end) for passage in structure.passages if passage.kind == "signature"]
    recipients = [(passage.start, passage.end) for passage in structure.passages if passage.kind == "recipients"]
    signature = Stretches(signed)
    in_text = [o for o in occurrences if not signature.cover(o.start)] if signed else occurrences
    said: list[Said] = []
    if in_text:
        said = Persons(running.text, running.folded, context, agency_mentions, in_text, recipients).said()
    positions = signer_positions(structure, context, agency_mentions, signatures)
    said += [Said(s.start, s.end, held) for s, held in zip(signatures, positions, strict=True)]
    printed = {(s.start, s.end): s.name for s in signatures}
    names = {
        span: printed.get(span) or " ".join(running.words(*span).split()) for span in {(o.start, o.end) for o in said}
    }
    return _holdings(said, names)


def _holdings(said: Sequence[Said], names: Mapping[tuple[int, int], str]) -> list[Holding]:
    """The holdings of what is said: each position of a person once, in its fullest form. `names` are the persons' by
    their spans."""
    by_name: dict[str, list[Said]] = {}
    for one in said:
        by_name.setdefault(folded_name(names[one.start, one.end]), []).append(one)
    found: list[Holding] = []
    for ones in by_name.values():
        held: dict[str, tuple[Said, Held]] = {}
        said_more = _Positions([one.held for one in ones if one.held is not None])
        for one in ones:
            if one.held is not None and not said_more.say_more_than(one.held):
                held.setdefault(folded_name(one.held.position), (one, one.held))
        for one, of in held.values():
            name = names[one.start, one.end]
            found.append(Holding(one.start, one.end, name, of.position, of.agency, (of.start, of.end)))
        if not held:
            first = ones[0]
            found.append(Holding(first.start, first.end, names[first.start, first.end]))
    return sorted(found, key=lambda holding: (holding.start, holding.said or (0, 0)))


class _Positions:
    """All positions that a document says of one person, in the order of their words, so that those that say another in
    fuller form stand next to it."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._phrases = sorted({folded_name(one.position) for one in held})
        self._titles = sorted({(one.agency or "", one.title) for one in held})
        self._bodies = sorted({(one.title, one.agency or "") for one in held})

    def say_more_than(self, held: Held) -> bool:
        """Whether a position is said in fuller form elsewhere: `Chủ tịch` beside `Chủ tịch Ủy ban nhân dân tỉnh`, `Phó
        Bí thư Tỉnh ủy` beside `Phó Bí thư Thường trực Tỉnh ủy`."""
        term = TERM_AT_END.search(folded_name(held.position))
        if term is not None and folded_name(held.position)[: term.start()] in self._phrases:
            return True  # the post is said without the term of office too
        if held.agency is None:
            longer = f"{folded_name(held.position)} "
            place = bisect_left(self._phrases, longer)
            return place < len(self._phrases) and self._phrases[place].startswith(longer)
        body = f"{held.agency} "
        place = bisect_left(self._bodies, (held.title, body))
        for title, longer_body in self._bodies[place : place + 1]:
            if title == held.title and longer_body.startswith(body):
                return True  # `Trưởng Ban Chỉ đạo Quốc gia` beside `... Quốc gia phòng, chống dịch`
        longer = f"{held.title} "
        place = bisect_left(self._titles, (held.agency, longer))
        if place == len(self._titles):
            return False
        agency, title = self._titles[place]
        return agency == held.agency and title.startswith(longer)
