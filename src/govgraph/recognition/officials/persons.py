"""Persons beside positions and titles in running text.

`Bí thư Tỉnh ủy Lê Văn An`; `Lê Văn An, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`; `các đồng chí: A, chức vụ; B, chức vụ`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from govgraph.authority.positions import person_titles, positions_by_form
from govgraph.language.names import LOWER
from govgraph.recognition.context import Context
from govgraph.recognition.officials.left_out import LeftOut
from govgraph.recognition.officials.person_names import PersonNames, Span, Stretches, person_cues
from govgraph.recognition.officials.position_phrases import Held, Phrase, Phrases, between_ends
from govgraph.recognition.scanning import Occurrence, longest
from govgraph.records import AgencyMention

_NAME_APART = (", ", ": ", " - ", " (")
_BEHIND_APART = (": ", ":\n", ", ", " - ")
_TITLE_APART = re.compile(r"[.,:]? ")
_LIST_END = re.compile(rf"\n|\.(?!\w)|; (?=[{LOWER}])")
_NEXT_NAME = re.compile(r"(?:, (?:và )?| và |; )")
_LISTED_BEHIND = (": ", "; ", ":\n", ";\n")
_LONG_NAME = 3
_LONGEST_SYLLABLE = 9
_LINK_REACH = 24
_LAST_NAMES = 6


class Said(Struct, frozen=True, gc=False):
    """A person's name where it stands, and a position said of the person there, if any. Offsets in code points of the
    running text, the end exclusive."""

    start: int
    end: int
    held: Held | None


@cache
def title_words() -> frozenset[str]:
    """The folded forms of all titles that may stand before a name."""
    return frozenset(form for title in person_titles() for form in title.forms)


@cache
def _kin() -> frozenset[str]:
    return frozenset(form for title in person_titles() if title.role == "kin" for form in title.forms)


@cache
def _following() -> tuple[str, ...]:
    """The cues that may stand between a position and its holder, each with the space behind it."""
    return tuple(f"{cue} " for cue in person_cues("follows"))


@cache
def _posts() -> tuple[str, ...]:
    """The words for a post before its name, each between spaces: ` giữ chức `."""
    return tuple(f" {cue} " for cue in person_cues("post"))


@cache
def _assigned() -> tuple[str, ...]:
    """The words for taking a post, each between spaces: ` giữ chức `."""
    return tuple(f" {cue} " for cue in person_cues("assigned"))


@cache
def _holders() -> tuple[str, ...]:
    """The cues that may stand between a post and its holder, each with the space behind it."""
    return tuple(f"{cue} " for cue in person_cues("holder"))


@cache
def _links() -> re.Pattern[str]:
    """What may stand between two positions of one person."""
    return re.compile(rf"(?:[,:-]? ?(?:{'|'.join(map(re.escape, person_cues('joining')))})?)? ?(?:- )?")


class Persons:
    """Finds the persons named in a text beside positions and titles. `recipients` are the spans of the list of
    recipients, where each entry is for itself."""

    def __init__(
        self,
        text: str,
        folded: str,
        context: Context,
        agencies: Sequence[AgencyMention],
        occurrences: Sequence[Occurrence],
        recipients: Sequence[Span] = (),
    ) -> None:
        self.text = text
        self.folded = folded
        self.recipients = Stretches(recipients)
        self.reader = Phrases(text, folded, context, agencies)
        self.left_out = LeftOut(folded, agencies)
        positions, titles = positions_by_form(), title_words()
        self.phrases = self.reader.read([o for o in occurrences if o.word in positions])
        marked = longest(o for o in occurrences if o.word in titles and not self._in_a_name(o.start, o.end))
        self.titles = {o.start: o.end for o in marked}
        self._title_starts = {end: start for start, end in self.titles.items()}
        self._behind_titles = self._ends_of_titles()
        long_titles = [(start, end) for start, end in self.titles.items() if " " in text[start:end]]
        self._long_title_ends = sorted(end for _, end in long_titles)
        no_names = [*self.reader.bodies(), *((phrase.start, phrase.end) for phrase in self.phrases), *long_titles]
        self.names = PersonNames(text, folded, no_names)

    def _in_a_name(self, start: int, end: int) -> bool:
        """Whether a title's words are syllables of a name that ends with them: `Đỗ Tiến Sỹ, Tổng Giám đốc`."""
        words = self.text[start:end]
        before = self.text[max(0, start - _LONGEST_SYLLABLE) : start - 1].rsplit(" ", 1)[-1]
        ends = not self.text[end : end + 2].strip().isalpha()
        return ends and words.istitle() and " " in words and self.text[start - 1] == " " and before.istitle()

    def said(self) -> list[Said]:
        """The persons, each once for every position said of them at one place, and those with titles alone."""
        found: list[Said] = []
        shared: list[tuple[int, int, Phrase]] = []
        for chain in self._chains():
            found += self._of_chain(chain, found[-_LAST_NAMES:])
            found += self._of_list(chain[-1], found[-1:])
            if chain[0].plural and self.folded.startswith(": ", chain[0].end):
                shared.append((chain[0].end, self._list_end(chain[0].end), chain[0]))
        named = {(said.start, said.end) for said in found}
        for start in sorted(self.titles):
            for name in self._titled(start):
                if name not in named:
                    named.add(name)
                    found.append(Said(*name, None))
        found += self._shared(shared, found)
        return sorted(found, key=lambda said: said.start)

    def _of_list(self, phrase: Phrase, last: Sequence[Said]) -> list[Said]:
        """The holders of a position at the other bodies of a list; `last` is that at its first body, if any."""
        found: list[Said] = []
        following: Phrase | None = phrase
        while following is not None and last and last[-1].start > following.start:
            following = self.reader.next_of_list(following, last[-1].end)
            names = self._names(following.end + 1, False, False) if following is not None else []
            last = [Said(*name, self.reader.held(following)) for name in names if following is not None]
            found += last
        return found

    def _list_end(self, at: int) -> int:
        """Where a list behind a colon ends: with its sentence, or with what goes on in small letters behind a semicolon
        (`...; về phía huyện có ...`)."""
        end = _LIST_END.search(self.text, at)
        return len(self.text) if end is None else end.start()

    def _shared(self, lists: Sequence[tuple[int, int, Phrase]], found: Sequence[Said]) -> list[Said]:
        """The position that all persons of a list hold: `các đồng chí Ủy viên Ban Thường vụ: Lê Văn An, Giám đốc ...`.
        Each list is where it begins and ends, and the position."""
        if not lists:
            return []
        names = sorted({(said.start, said.end) for said in found})
        held = {(said.start, said.held.start) for said in found if said.held is not None}
        return [
            Said(start, end, self.reader.held(phrase))
            for begin, stop, phrase in lists
            for start, end in names[bisect_left(names, (begin,)) : bisect_left(names, (stop,))]
            if (start, phrase.start) not in held
        ]

    def _chains(self) -> list[list[Phrase]]:
        """The positions that are said in one breath."""
        chains: list[list[Phrase]] = []
        for phrase in self.phrases:
            last = chains[-1][-1] if chains else None
            if (
                last is not None
                and phrase.start - last.end <= _LINK_REACH
                and _links().fullmatch(self.folded, last.end, phrase.start)
                and (self._is_post(chains[-1][0]) or not self._listed_apart(last, phrase))
            ):
                chains[-1].append(phrase)
            else:
                chains.append([phrase])
        return chains

    def _listed_apart(self, one: Phrase, other: Phrase) -> bool:
        """Whether two positions are surely two persons': a head and his deputy (`Thủ tướng, PTTg Lê Văn An`), or two
        entries of a list of recipients."""
        if self.recipients.cover(one.start):
            return True
        if other.title.words != f"Phó {one.title.words}":
            return False
        return self.reader.held(one).agency == self.reader.held(other).agency

    def _of_chain(self, chain: list[Phrase], last: Sequence[Said]) -> list[Said]:
        """What a chain says of whom. `last` are the names that were given positions last."""
        before, comma = self._name_before(chain[0].start) if chain[0].parted else (None, False)
        post = self._is_post(chain[0]) or self._is_listed_post(chain[0])
        after = self._names_after(chain[-1], before is None, post)
        named = [said for said in last if before is not None and before[1] == said.end]
        another = comma and any(not self._behind_post(said) for said in named)
        if another and (after or self._listed(chain[-1])):
            before = None  # `Thủ tướng Lê Văn An, Bộ trưởng Trần Thị Bình`: two persons
        if before is None and not after and self.folded.endswith(_assigned(), 0, chain[0].start):
            before = self._named_in_sentence(chain[0].start, last)
            return [] if before is None else self._said([before], chain)
        if before is None:
            return self._said(after, chain)
        if after and len(chain) > 1 and self._syllables(after[0]) >= _LONG_NAME:
            return self._said([before], chain[:-1]) + self._said(after, chain[-1:])
        return self._said([before], chain)

    def _is_post(self, phrase: Phrase) -> bool:
        """Whether a position is said as a post that one holds or leaves: `giữ chức vụ Giám đốc`."""
        return self.folded.endswith(_posts(), max(0, phrase.start - _LINK_REACH), phrase.start)

    def _is_listed_post(self, phrase: Phrase) -> bool:
        """Whether a position is a member of a list of posts, behind a colon or semicolon: `phê chuẩn kết quả bầu: Chủ
        tịch HĐND tỉnh X đối với ông Lê Văn An; ...`."""
        return self.folded.endswith(_LISTED_BEHIND, 0, phrase.start)

    def _behind_post(self, said: Said) -> bool:
        """Whether a person is named as the holder of a post behind it: `chức vụ Giám đốc đối với ông Lê Văn An`."""
        if said.held is None or said.held.end > said.start:
            return False
        return any(f" {cue}" in self.folded[said.held.end : said.start] for cue in _holders())

    def _named_in_sentence(self, at: int, last: Sequence[Said]) -> Span | None:
        """The person named last in the sentence: `ông Lê Văn An, Trưởng phòng Tổng hợp, được điều động, giữ chức`."""
        if not last or "\n" in self.text[last[-1].end : at] or ". " in self.text[last[-1].end : at]:
            return None
        return last[-1].start, last[-1].end

    def _said(self, names: Sequence[Span], chain: Sequence[Phrase]) -> list[Said]:
        if not names:
            return []
        held = [self._held(phrase, chain) for phrase in chain]
        return [Said(*name, one) for name in names for one in held]

    def _held(self, phrase: Phrase, chain: Sequence[Phrase]) -> Held:
        """What a phrase of a chain says, at the body that the words around it name where it names none."""
        body = self.left_out.body(phrase, chain)
        whole = phrase if body is None else replace(phrase, body=body, tail="")
        return self.reader.held(whole, self._entry(phrase))

    def _entry(self, phrase: Phrase) -> int | None:
        """Where the entry of the list of recipients begins that a position stands in, None where it stands in none."""
        if not self.recipients.cover(phrase.start):
            return None
        return self.folded.rfind("\n", 0, phrase.start) + 1

    def _listed(self, phrase: Phrase) -> bool:
        """Whether a position is a member of a list that goes on behind it."""
        return self.text[phrase.end : phrase.end + 1] in (",", ";") or self.recipients.cover(phrase.start)

    def _name_before(self, start: int) -> tuple[Span | None, bool]:
        """The name that the position at an offset follows: `Lê Văn An, `, `Lê Văn An - `, `Lê Văn An giữ chức vụ `; and
        whether only a comma stands between them."""
        cue = self._cue_before(start)
        end = start - len(cue) - 1 if cue else start
        apart = None
        if self.folded.endswith(_NAME_APART, max(0, end - 3), end):
            apart = next(apart for apart in _NAME_APART if self.folded.endswith(apart, max(0, end - 3), end))
        elif cue is None:
            return None, False
        end = self._before_degrees(end - (len(apart) if apart else 1))
        place = bisect_left(self._long_title_ends, end) - 1
        begin = self.names.before(end, self._long_title_ends[place] if place >= 0 else 0)
        if begin is None or not (self.names.is_vietnamese(begin, end) or begin - 1 in self._title_starts):
            return None, False
        return (begin, end), cue is None and apart == ", "

    def _cue_before(self, start: int) -> str | None:
        """The cue between a name and the position at an offset, None where there is none."""
        last = self.folded[self.folded.rfind(" ", 0, max(0, start - 1)) + 1 : start - 1]
        if last not in between_ends():
            return None
        for cue in person_cues("between"):
            if self.folded.endswith(f" {cue} ", max(0, start - len(cue) - 2), start):
                return cue
        return None

    def _before_degrees(self, end: int) -> int:
        """The offset before the degrees that stand behind a name: `Lê Văn An, Phó Giáo sư, Tiến sĩ`."""
        while (start := self._title_starts.get(end)) is not None and " " in self.text[start:end]:
            end = start - (2 if self.folded.startswith(", ", max(0, start - 2)) else 1)
        return end

    def _names_after(self, phrase: Phrase, alone: bool, post: bool) -> list[Span]:
        """The names that follow a position: one, or a list behind a plural or behind what is said as a `post`. Where
        the position may be that of a name before it (`alone` false) only a name that follows at once is taken."""
        names = self._behind(phrase, alone, post)
        if not names or self.names.named_for(phrase.start):
            return []
        several = phrase.body is not None and " các " in f" {phrase.body.agency}"
        return [] if several else names

    def _behind(self, phrase: Phrase, alone: bool, post: bool) -> list[Span]:
        at = phrase.end
        if (
            self.folded.startswith(". ", at)
            and self.text[max(phrase.start, at - 2) : at].isalpha()
            and self._short(phrase)
        ):
            at += 1  # `PCT. Lê Văn An`
        if self.folded.startswith(" ", at):
            start, titled = self._past_titles(at + 1)
            names = self._names(start, titled, phrase.plural)
            if names or not alone:
                return names
            cues = _following() + _holders() if post else _following()
            if self.folded.startswith(cues, at + 1):
                cue = next(cue for cue in cues if self.folded.startswith(cue, at + 1))
                start, titled = self._past_titles(at + 1 + len(cue))
                return self._names(start, titled, cue in _holders()) if titled else []
        if not alone or not self.folded.startswith(_BEHIND_APART, at):
            return []
        apart = next(apart for apart in _BEHIND_APART if self.folded.startswith(apart, at))
        start, titled = self._past_titles(at + len(apart))
        if apart[0] == ":":
            return self._names(start, titled, phrase.plural)
        sure = titled and not phrase.plural and phrase.body is not None
        return self._names(start, titled, False) if sure else []

    def _short(self, phrase: Phrase) -> bool:
        """Whether a position is said by an abbreviation alone."""
        words = self.text[phrase.start : phrase.end].rsplit(" ", 1)[-1]
        return phrase.body is None and sum(map(str.isupper, words)) > 1

    def _past_titles(self, at: int) -> tuple[int, bool]:
        """The offset behind the titles that stand at an offset, and whether there are any."""
        start = self._behind_titles.get(at, at)
        return start, start > at

    def _ends_of_titles(self) -> dict[int, int]:
        """From where a title begins to where the words behind it, and behind all that follow it at once, begin."""
        behind: dict[int, int] = {}
        for start in sorted(self.titles, reverse=True):
            gap = _TITLE_APART.match(self.folded, self.titles[start])
            if gap is not None:
                behind[start] = behind.get(gap.end(), gap.end())
        return behind

    def _names(self, start: int, titled: bool, several: bool) -> list[Span]:
        """The name at an offset, or with `several` the list: `Lê Văn An, Trần Thị Bình và Vàng Seo Cón`."""
        found: list[Span] = []
        while (end := self.names.at(start, titled)) is not None:
            found.append((start, end))
            gap = _NEXT_NAME.match(self.folded, end) if several else None
            if gap is None:
                break
            start, _ = self._past_titles(gap.end())
        return found

    def _titled(self, at: int) -> list[Span]:
        """The names behind a title: one, or a list behind a plural one (`các đồng chí:`)."""
        start, _ = self._past_titles(at)
        several = self.folded.startswith("các ", at) or self.folded.endswith("các ", max(0, at - 4), at)
        names = self._names(start, True, several)
        return names if names and self._is_title(at, names[0]) and not self.names.named_for(at) else []

    def _is_title(self, at: int, name: Span) -> bool:
        """Whether a title's word is surely one and no syllable of a name, as in `đường Ông Ích Khiêm`."""
        word = self.folded[at : self.titles[at]]
        if self.text[at].islower() or " " in word or at == 0:
            return True
        if self.text[at - 1] in '\n(“"-+' or self.text[max(0, at - 2)] in ".:;-+":
            return True
        return word not in _kin() and self._syllables(name) >= _LONG_NAME

    def _syllables(self, name: Span) -> int:
        return self.text.count(" ", *name) + 1
