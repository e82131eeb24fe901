"""Officials: every person whom a document names, and the positions that it says the person holds.

Persons are found from the words of positions and from titles of address, ranks and degrees, never by capital letters
alone: `Bí thư Tỉnh ủy Lê Văn An`; `Lê Văn An, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`; `các đồng chí: A, chức vụ; B`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from govgraph.authority.positions import person_titles, position_by_form
from govgraph.language.letters import fold
from govgraph.recognition.context import Context
from govgraph.recognition.person_names import PersonNames, person_cues
from govgraph.recognition.position_phrases import Phrase, Phrases
from govgraph.recognition.scanning import Occurrence, longest
from govgraph.recognition.signers import signer_phrases
from govgraph.records import AgencyMention, Holding, Signature
from govgraph.structure import Structure

_NAME_APART = (", ", ": ", " - ", " (")
_TITLE_APART = re.compile(r"[.,:]? ")
_NEXT_NAME = re.compile(r"(?:, (?:và )?| và |; )")
_LONG_NAME = 3
_LINK_REACH = 24
_LAST_NAMES = 6


class Said(NamedTuple):
    """A person's name where it stands, and a position said of the person there, if any."""

    start: int
    end: int
    phrase: Phrase | None


def vocabulary() -> Iterable[str]:
    """The words that the shared scan finds for this recogniser: positions, and titles before names."""
    return [*position_by_form(), *_titles()]


@cache
def _titles() -> frozenset[str]:
    return frozenset(form for title in person_titles() for form in title.forms)


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
    signed = [passage for passage in structure.passages if passage.kind == "signature"]
    in_text = [o for o in occurrences if not any(passage.start <= o.start < passage.end for passage in signed)]
    said = _Persons(running.text, running.folded, context, agency_mentions, in_text).said()
    signers = signer_phrases(structure, context, agency_mentions, signatures)
    said += [Said(s.start, s.end, phrase) for s, phrase in zip(signatures, signers, strict=True)]
    printed = {(s.start, s.end): s.name for s in signatures}
    return _holdings(said, lambda start, end: printed.get((start, end)) or running.words(start, end))


class _Persons:
    """Finds the persons named in a text beside positions and titles."""

    def __init__(
        self,
        text: str,
        folded: str,
        context: Context,
        agencies: Sequence[AgencyMention],
        occurrences: Sequence[Occurrence],
    ) -> None:
        self.text = text
        self.folded = folded
        plurals = person_cues("plural")
        self.phrases = Phrases(text, folded, context, agencies).read(
            [o for o in occurrences if o.word in position_by_form()], plurals
        )
        self.titles = {
            o.start: o.end for o in longest(o for o in occurrences if o.word in _titles() and self._is_title(o.start))
        }
        spans = [(mention.start, mention.end) for mention in agencies]
        self.names = PersonNames(text, folded, spans + [(phrase.start, phrase.end) for phrase in self.phrases])
        self._between = person_cues("between")
        self._follows = person_cues("follows")
        self._links = re.compile(rf"(?:[,-]? ?(?:{'|'.join(map(re.escape, person_cues('joining')))})?)? ?(?:- )?")

    def said(self) -> list[Said]:
        """The persons, each once for every position said of them at one place, and those with titles alone."""
        found: list[Said] = []
        for chain in self._chains():
            found += self._of_chain(chain, {said.end for said in found[-_LAST_NAMES:]})
        named = {(said.start, said.end) for said in found}
        for start in sorted(self.titles):
            for name in self._titled(start):
                if name not in named:
                    named.add(name)
                    found.append(Said(*name, None))
        return sorted(found, key=lambda said: said.start)

    def _is_title(self, start: int) -> bool:
        """Whether a title's word is one and not a syllable of a name: `phố Ông Ích Khiêm`."""
        return (
            self.text[start].islower()
            or start < 2
            or self.text[start - 2] in '.:;,-+(“"\n'
            or (self.text[start - 1] in '\n(“"-')
        )

    def _chains(self) -> list[list[Phrase]]:
        """The positions that are said in one breath."""
        chains: list[list[Phrase]] = []
        for phrase in self.phrases:
            last = chains[-1][-1] if chains else None
            if (
                last is not None
                and phrase.start - last.end <= _LINK_REACH
                and self._links.fullmatch(self.folded, last.end, phrase.start)
            ):
                chains[-1].append(phrase)
            else:
                chains.append([phrase])
        return chains

    def _of_chain(self, chain: list[Phrase], held: set[int]) -> list[Said]:
        """What a chain says of whom. `held` are the ends of the names that were given positions last."""
        before, comma = self._name_before(chain[0].start)
        after = self._names_after(chain[-1], before is None)
        if before is not None and before[1] in held and (comma and (after or self._listed(chain[-1].end))):
            before = None  # `Thủ tướng Lê Văn An, Bộ trưởng Trần Thị Bình`: two persons
        if before is None:
            return [Said(*name, phrase) for name in after for phrase in chain]
        if after and len(chain) > 1 and self.text.count(" ", *after[0]) + 1 >= _LONG_NAME:
            return [Said(*before, phrase) for phrase in chain[:-1]] + [Said(*name, chain[-1]) for name in after]
        return [Said(*before, phrase) for phrase in chain]

    def _listed(self, end: int) -> bool:
        """Whether what ends at an offset is a member of a list that goes on."""
        return self.text[end : end + 1] in (",", ";")

    def _name_before(self, start: int) -> tuple[tuple[int, int] | None, bool]:
        """The name that the position at an offset follows: `Lê Văn An, `, `Lê Văn An - `, `Lê Văn An giữ chức vụ `; and
        whether only a comma stands between them."""
        end = start
        cue = next(
            (
                cue
                for cue in self._between
                if self.folded.endswith(f" {cue} ", max(0, start - len(cue) - 2), start)
                or self.folded.endswith(f",{cue} ", max(0, start - len(cue) - 2), start)
            ),
            None,
        )
        if cue is not None:
            end = start - len(cue) - 1
        apart = next((apart for apart in _NAME_APART if self.folded.endswith(apart, max(0, end - 3), end)), None)
        if apart is None and cue is None:
            return None, False
        end -= len(apart) if apart else 1
        begin = self.names.before(end)
        return None if begin is None else (begin, end), cue is None and apart == ", "

    def _names_after(self, phrase: Phrase, alone: bool) -> list[tuple[int, int]]:
        """The names that follow a position: one, or a list behind a plural. Where the position may be that of a name
        before it (`alone` false) only a name that follows at once is taken."""
        at = phrase.end
        if self.folded[at : at + 1] == " ":
            start, titled = self._past_titles(at + 1)
            names = self._list(start) if phrase.plural else self._one(start)
            if names or not alone:
                return names
            cue = next((cue for cue in self._follows if self.folded.startswith(f"{cue} ", at + 1)), None)
            if cue is not None:
                start, titled = self._past_titles(at + len(cue) + 2)
                return self._one(start) if titled else []
        if not alone:
            return []
        apart = next((apart for apart in (": ", ", ", " - ") if self.folded.startswith(apart, at)), None)
        if apart is None:
            return []
        start, titled = self._past_titles(at + len(apart))
        if phrase.plural:
            return self._list(start) if apart == ": " else []
        return self._one(start) if apart == ": " or (titled and phrase.agency is not None) else []

    def _past_titles(self, at: int) -> tuple[int, bool]:
        """The offset behind the titles that stand at an offset, and whether there are any."""
        start = at
        while (end := self.titles.get(start)) is not None and (gap := _TITLE_APART.match(self.folded, end)):
            start = gap.end()
        return start, start > at

    def _one(self, start: int) -> list[tuple[int, int]]:
        end = self.names.at(start)
        return [] if end is None else [(start, end)]

    def _list(self, start: int) -> list[tuple[int, int]]:
        """The names of a list: `Lê Văn An, Trần Thị Bình và Vàng Seo Cón`."""
        found: list[tuple[int, int]] = []
        while (end := self.names.at(start)) is not None:
            found.append((start, end))
            gap = _NEXT_NAME.match(self.folded, end)
            if gap is None:
                break
            start, _ = self._past_titles(gap.end())
        return found

    def _titled(self, at: int) -> list[tuple[int, int]]:
        """The names behind a title: one, or a list behind a plural one (`các đồng chí:`)."""
        start, _ = self._past_titles(at)
        plural = self.folded.startswith("các ", at) or self.folded.endswith("các ", max(0, at - 4), at)
        return self._list(start) if plural else self._one(start)


def _holdings(said: list[Said], words: Callable[[int, int], str]) -> list[Holding]:
    """The holdings of what is said: each position of a person once, in its fullest form."""
    by_name: dict[str, list[Said]] = {}
    for one in said:
        by_name.setdefault(fold(words(one.start, one.end)), []).append(one)
    kept: list[Said] = []
    for ones in by_name.values():
        fullest: dict[str, Said] = {}
        phrases = [one.phrase for one in ones if one.phrase is not None]
        for one in ones:
            if one.phrase is not None and not any(_says_less(one.phrase, other) for other in phrases):
                fullest.setdefault(fold(one.phrase.position), one)
        kept += fullest.values() or ones[:1]
    kept.sort(key=lambda one: (one.start, one.phrase.start if one.phrase else 0))
    return [
        Holding(
            one.start,
            one.end,
            words(one.start, one.end),
            one.phrase.position if one.phrase else None,
            one.phrase.agency if one.phrase else None,
            (one.phrase.start, one.phrase.end) if one.phrase else None,
        )
        for one in kept
    ]


def _says_less(one: Phrase, other: Phrase) -> bool:
    """Whether a position is said in fuller form elsewhere: `Chủ tịch` beside `Chủ tịch Ủy ban nhân dân tỉnh`."""
    if one.agency not in (None, other.agency) or fold(one.position) == fold(other.position):
        return False
    if one.agency is None:
        return fold(other.position).startswith(f"{fold(one.title.words)} ")
    return other.title.words.startswith(f"{one.title.words} ")
