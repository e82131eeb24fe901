"""Positions as a sentence says them: a title, the body that it is held at, and what narrows it down
(`Phó Chủ tịch Thường trực HĐND tỉnh khóa XVIII`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from govgraph.authority.agencies import agency_parts, local_organs, portfolios
from govgraph.authority.positions import (
    Position,
    Title,
    body_of,
    organ_of,
    person_titles,
    positions_by_form,
    title_around,
)
from govgraph.authority.units import name_key, province, units_called
from govgraph.language.letters import fold
from govgraph.language.names import LOWER, NAME, SYLLABLE, SYLLABLE_FORM, UPPER
from govgraph.recognition.agencies.lists import LIST
from govgraph.recognition.citations.mentions import Agencies
from govgraph.recognition.context import Context
from govgraph.recognition.officials.person_names import Span, Stretches, person_cues
from govgraph.recognition.scanning import Occurrence, by_start
from govgraph.records import AgencyMention

_WORD = rf"[{UPPER}][{LOWER}]*"
_TERM = re.compile(r"(?:(?:,| và)? (?:khóa|nhiệm kỳ|giai đoạn) (?:[ivxl]+|\d{1,4}(?: ?[-–] ?\d{4})?)(?!\w)){1,2}")
TERM_AT_END = re.compile(f"{_TERM.pattern}$")
"""Finds a term of office at the end of a folded position."""
_UNIT = re.compile(
    rf"(?P<link>,? (?i:đơn vị))? (?i:tỉnh|thành phố|tp\.?)(?: (?P<name>{_WORD}(?: (?:- )?{_WORD}){{0,7}}))?"
)
_OWN_WORDS = re.compile(rf"(?: (?!- |và {_WORD} {_WORD})[^\s,;.:()]+){{1,12}}")
_FIRST_WORD = re.compile(r"\w+")
_TERM_OPENS = (" khóa", ", khóa", " nhiệm kỳ", ", nhiệm kỳ", " giai đoạn")
_MARKS = tuple(",-:(")
_CLASS = "các "
_MINISTRY = "Bộ"
_PERSON = rf"{SYLLABLE}(?: {SYLLABLE}){{2,3}}(?!\w| {SYLLABLE})"
_OWN_THEN_NAME = re.compile(
    rf"(?P<own> (?:{_WORD}|\w{{2,5}}) [{LOWER}\d][^\s,;.:()]*(?: [^\s,;.:()]+){{0,5}}?) (?P<name>{_PERSON})"
)
"""Words that name a body, up to a name of three or four syllables: `Trưởng phòng Tổng hợp Lê Văn An`."""
_NAME_BEFORE = re.compile(rf"{SYLLABLE}(?: {SYLLABLE})+(?:,| -|:| \()? ?$")
_ELECTED = "quốc hội"
_PROVINCE_WORDS = 6
_SHORTEST_NAME = 3


@cache
def _speaks() -> re.Pattern[str]:
    """Finds the first word of what a person does, after a space."""
    return re.compile(rf" (?:{'|'.join(map(re.escape, person_cues('speaks')))})(?!\w)")


@cache
def between_ends() -> frozenset[str]:
    """The last words of the cues between a name and a position."""
    return frozenset(cue.split(" ")[-1] for cue in person_cues("between"))


@cache
def _title_ends() -> tuple[str, ...]:
    return tuple(f" {form}" for title in person_titles() for form in title.forms)


@cache
def _plural_titles() -> tuple[str, ...]:
    """The titles of several persons, each with the space behind it: `các đồng chí `."""
    return tuple(f"{form} " for title in person_titles() for form in title.forms if form.startswith(_CLASS))


@cache
def _ministry_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """The folded portfolios of ministries with the ministries' names, by their first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for portfolio in portfolios():
        if portfolio.ministry:
            words = fold(portfolio.name)
            found.setdefault(words.split(" ")[0].rstrip(","), []).append((words, f"{_MINISTRY} {portfolio.name}"))
    return {first: tuple(sorted(names, key=lambda name: -len(name[0]))) for first, names in found.items()}


@cache
def _named_after() -> tuple[str, ...]:
    return person_cues("named after")


class Phrase(Struct, frozen=True, gc=False):
    """A position where a text says it: offsets in code points of the running text, the end exclusive. `body` is the
    mention of the body, `tail` what narrows the position down, `unit` the province in which the holder was elected,
    `plural` tells whether it is said of several (`các Phó Thủ tướng`), `parted` whether a mark or a word before it may
    part it from a name there."""

    start: int
    end: int
    title: Title
    body: AgencyMention | None
    tail: str = ""
    unit: str | None = None
    plural: bool = False
    parted: bool = False


class Held(Struct, frozen=True, gc=False):
    """A position in full form, the canonical name of its body, and the span of the words that say it."""

    position: str
    agency: str | None
    title: str
    start: int
    end: int


class Phrases:
    """Reads the positions that a document's text says."""

    def __init__(self, text: str, folded: str, context: Context, agencies: Sequence[AgencyMention]) -> None:
        self.text = text
        self.folded = folded
        self.context = context
        self.agencies = agencies
        self._by_start = Agencies(list(agencies))
        self.stretches = Stretches([(mention.start, mention.end) for mention in agencies])
        self.persons: list[int] = []  # where persons' names begin that were read as a body's last words
        self._plurals = frozenset(person_cues("plural"))
        self._between = between_ends()

    def read(self, occurrences: Sequence[Occurrence]) -> list[Phrase]:
        """The positions at the occurrences of their words, in order, none overlapping another."""
        phrases: list[Phrase] = []
        end = 0
        positions = positions_by_form()
        ordered = by_start(occurrences)  # of two that overlap the first: `bộ trưởng ban hành` has no `trưởng ban`
        for place, (start, stop, word) in enumerate(ordered):
            inside = start < end
            if (inside and stop <= phrases[-1].title.end) or self._in_a_name(start):
                continue
            title = title_around(self.folded, start, stop, self._meant(positions[word]))
            if inside:
                if title.start != phrases[-1].start:
                    continue
                phrases.pop()  # `phó chủ nhiệm` where `[phó] chủ nhiệm chính trị` stands
            phrases.append(self._phrase(title, ordered, place))
            end = phrases[-1].end
        return phrases

    def bodies(self) -> list[Span]:
        """The bodies' names, without the persons' names that were read as part of them."""
        if not self.persons:
            return [(mention.start, mention.end) for mention in self.agencies]
        starts = sorted(self.persons)
        spans = []
        for mention in self.agencies:
            place = bisect_right(starts, mention.start)
            inside = place < len(starts) and starts[place] < mention.end
            spans.append((mention.start, starts[place] - 1 if inside else mention.end))
        return spans

    def held(self, phrase: Phrase, entry: int | None = None) -> Held:
        """The position that a phrase says, in full form. `entry` is where its entry of a list of recipients begins,
        which may name the body: `VPCP: BTCN, PCN Lê Văn An`."""
        body = phrase.body or self._body_of_entry(phrase, entry)
        words, agency = full_position(phrase.title, None if body is None else body.agency, self.context)
        if phrase.unit is not None:
            words = words.replace(f" {phrase.unit}", "")
        elif phrase.tail and self._repeats(phrase.title, phrase.end - len(phrase.tail) + 1):
            words = words[: -len(phrase.title.position.shares) - 1]
        return Held(f"{words}{phrase.tail}", agency, phrase.title.words, phrase.start, phrase.end)

    def _body_of_entry(self, phrase: Phrase, entry: int | None) -> AgencyMention | None:
        body = None if entry is None else self._by_start.at(entry)
        if body is None or not self.folded.startswith(":", body.end):
            return None
        return body if body.agency.startswith(phrase.title.position.held_at) else None

    def next_of_list(self, phrase: Phrase, at: int) -> Phrase | None:
        """The same position at the next body of a list, behind a holder's name that ends at an offset: `Thứ trưởng các
        Bộ: Công Thương Lê Văn An, | Xây dựng Trần Văn Bình`. None where no list of bodies goes on."""
        body = phrase.body
        if body is None or not self.folded.startswith(f" {_CLASS}", phrase.title.end):
            return None
        joint = LIST.match(self.folded, at)
        behind = self._by_start.at(joint.end()) if joint is not None else None
        if behind is None or behind.agency.split(" ")[0] != body.agency.split(" ")[0]:
            return None
        return msgspec.structs.replace(phrase, start=behind.start, end=behind.end, body=behind)

    def _in_a_name(self, start: int) -> bool:
        """Whether a word of a position is part of a body's name: `Ban Bí thư` names no secretary, though the class of
        `các Phó Thủ tướng` names deputies."""
        if not self.stretches.began_before(start):
            return False
        class_of = start - len(_CLASS)
        return not (self.folded.startswith(_CLASS, max(0, class_of)) and self._by_start.at(class_of) is not None)

    def _meant(self, candidates: Sequence[Position]) -> Position:
        """The one of several positions of one abbreviation that is held at the issuer: `PCT` in a letter of a Cục."""
        if len(candidates) == 1:
            return candidates[0]
        return next((p for p in candidates[1:] if own_body(p, self.context.issuer)), candidates[0])

    def _parted(self, title: Title) -> AgencyMention | None:
        """The mention of the body behind a title, less the holder's name where that was read as its last words: `Vụ
        Pháp chế Lê Văn An`."""
        body = self._body(title)
        if body is None or (length := self._person_at_end(body)) == 0:
            return body
        self.persons.append(body.end - length)
        return AgencyMention(body.start, body.end - length - 1, body.agency[: -length - 1])

    def _person_at_end(self, body: AgencyMention) -> int:
        """How many characters of a body's last words are a person's name of three or four syllables, 0 for none.
        Schools, enterprises and the like are named for persons, other bodies are not."""
        words = self.text[body.start : body.end].split(" ")
        if len(words) <= _SHORTEST_NAME or not words[-_SHORTEST_NAME][:1].isupper():
            return 0
        count = next((n for n, word in enumerate(reversed(words)) if not SYLLABLE_FORM.fullmatch(word)), len(words))
        folded = f"{self.folded[body.start : body.end]} "
        for syllables in (_SHORTEST_NAME + 1, _SHORTEST_NAME):
            run = " ".join(words[-syllables:])
            apart = count == syllables or (count > syllables and words[-syllables - 1].lower() in person_cues("body"))
            if (
                apart
                and len(words) > syllables
                and body.agency.endswith(f" {run}")
                and province(run) is None
                and not units_called(name_key(run), "district")
            ):
                named = any(folded.startswith(f"{kind} ") or f" {kind} " in folded for kind in _named_after())
                return 0 if named else len(run)
        return 0

    def _phrase(self, title: Title, ordered: Sequence[Occurrence], place: int) -> Phrase:
        body = self._parted(title)
        end = title.end if body is None else body.end
        gap = self.folded.rfind(" ", 0, title.start - 1)
        gap = max(gap, self.folded.rfind("\n", gap + 1, title.start - 1))
        before = self.folded[gap + 1 : title.start - 1] if title.start > 1 else ""
        end, tail, unit = self._narrowed(title, end)
        mark = self.folded[max(0, title.start - 2) : title.start].rstrip()[-1:]
        parted = before in self._between or mark in _MARKS
        if parted and body is None and not tail:  # such words matter only to a name before them
            later = (ordered[index].start for index in range(place + 1, len(ordered)))
            tail = self._own_words(title, end, next((at for at in later if at >= title.end), len(self.text)))
            end += len(tail)
        if body is None and not tail and title.position.full is None and self.folded.startswith(" ", end):
            tail = self._own_words_before_name(end)
            end += len(tail)
        plural = before in self._plurals or self.folded.endswith(_plural_titles(), 0, title.start)
        return Phrase(title.start, end, title, body, tail, unit, plural, parted)

    def _body(self, title: Title) -> AgencyMention | None:
        """The mention of the body behind a title; its first words may be the title's last ones."""
        if title.position.shares and title.end == title.core_end:
            for mention in self._by_start.between(title.start + 1, title.core_end):
                if mention.end > title.core_end:
                    return mention
        collective = self._by_start.at(title.core_end + 1)
        if collective is not None and title.core_end < title.end < collective.end:
            # `Phó Thủ tướng [Thường trực Chính phủ]`: the title's modifier was read as part of the body's name
            return AgencyMention(collective.start, collective.end, organ_of(collective.agency))
        if self.folded.startswith(" ", title.end) and (behind := self._by_start.at(title.end + 1)) is not None:
            return behind
        if self.folded.startswith(f" {_CLASS}", title.end):
            listed = self._by_start.at(title.end + 1 + len(_CLASS))
            if listed is not None and self.folded.find(":", listed.start, listed.end) > 0:
                return listed  # `Thứ trưởng các Bộ: Công Thương Lê Văn An, ...`
        if title.position.held_at[:1] == (_MINISTRY,):
            return self._ministry(title.end + 1)
        apart = self._by_start.at(title.end + 3) if self.folded.startswith(" - ", title.end) else None
        return apart if apart is not None and self._repeats(title, apart.start) else None

    def _ministry(self, at: int) -> AgencyMention | None:
        """The ministry that is said by its portfolio alone behind a minister's title: `Bộ trưởng Quốc phòng`."""
        first = _FIRST_WORD.match(self.text, at)
        if first is None or not first[0][0].isupper():
            return None
        for words, name in _ministry_words().get(first[0].lower(), ()):
            end = at + len(words)
            if self.folded.startswith(words, at) and not self.folded[end : end + 1].isalnum():
                return AgencyMention(at, end, name)
        return None

    def _repeats(self, title: Title, at: int) -> bool:
        """Whether the title's last words stand once more at an offset: `Phó Trưởng ban - Ban Tổ chức`."""
        shares = title.position.shares
        return shares != "" and title.end == title.core_end and self.folded.startswith(f"{shares} ", at)

    def _own_words(self, title: Title, at: int, stop: int) -> str:
        """The words behind a title that name a body which is not known as one, up to a mark or to what the person does:
        `Giám đốc Thư viện tỉnh, ...`, `Trưởng phòng Quản lý Văn hóa cho biết`. Empty where there are none."""
        own = None if title.position.full is not None else _OWN_WORDS.match(self.text, at, stop)
        if own is None or own_body(title.position, self.context.issuer) is not None:
            return ""
        done = _speaks().search(self.folded, at, own.end())
        words = own[0] if done is None else self.text[at : done.start()]
        if NAME.fullmatch(words[1:]) and _NAME_BEFORE.search(self.text, max(0, title.start - 48), title.start) is None:
            return ""  # the holder's name, not the body's
        first = self.folded[at + 1 : own.end()].split(" ", 1)[0]
        if not (own[0][1].isupper() or title.position.shares or first in person_cues("body")):
            return ""
        if done is not None:
            return words
        ended = self.text[own.end() : own.end() + 1] in ",;.:()\n" or self.text.startswith((" - ", " ("), own.end())
        return own[0] if ended else ""

    def _own_words_before_name(self, at: int) -> str:
        """The words between a title and a name that name the body: `Trưởng phòng Tổng hợp Lê Văn An`."""
        own = _OWN_THEN_NAME.match(self.text, at)
        if own is None or _speaks().search(self.folded, at, own.end("own")) is not None:
            return ""
        said = self.folded[at : own.end("own")]
        if said.endswith(_title_ends()) or said.startswith(tuple(f" {cue} " for cue in person_cues("follows"))):
            return ""
        name = own["name"]
        last = own["own"].rsplit(" ", 1)[-1]
        placed = province(" ".join(name.split(" ")[-2:])) is not None  # `Khu kinh tế Đông Nam Nghệ An`
        return "" if placed or (last[0].isupper() and last.lower() in person_cues("body")) else own["own"]

    def _narrowed(self, title: Title, end: int) -> tuple[int, str, str | None]:
        """Where a phrase ends with the term of office and, of members of the National Assembly, the unit that they are
        elected in (`khóa XV đơn vị tỉnh Hà Giang`); these words, and the unit."""
        tail = ""
        if self.folded.startswith(_TERM_OPENS, end) and (term := _TERM.match(self.folded, end)) is not None:
            end, tail = term.end(), self.text[end : term.end()]
        unit = _UNIT.match(self.text, end) if title.position.shares.endswith(_ELECTED) else None
        name = (self._province(unit["name"]) if unit["name"] else self.context.province) if unit else None
        known = province(name) if name else None
        if unit is None or name is None or known is None:
            return end, tail, None
        link = " đơn vị" if unit["link"] else ""
        stop = unit.start("name") + len(name) if unit["name"] else unit.end()
        return stop, f"{tail}{link} {known.name}", known.name

    def _province(self, run: str) -> str | None:
        """The province that a run of capitalised words begins with: of `Hà Giang Lê Văn An` the first two."""
        syllables = run.rstrip().split(" ")
        names = (" ".join(syllables[:count]) for count in range(min(_PROVINCE_WORDS, len(syllables)), 0, -1))
        return next((name for name in names if province(name) is not None), None)


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """A name folded (`language.letters.fold`): the same persons, bodies and positions come again and again."""
    return fold(name)


def full_position(title: Title, body: str | None, context: Context) -> tuple[str, str | None]:
    """A position in full form and its body: `Phó Chủ tịch` and `Ủy ban nhân dân tỉnh Lai Châu` make one phrase. A title
    whose body is not said is given the one that it means by itself or in a document of this issuer."""
    position = title.position
    if position.full is not None and body in (None, position.body):
        return f"{title.words}{position.full.removeprefix(position.name)}", position.body
    organ = position.held_at[0] if position.held_at else ""
    if body is None and organ in _local_organs() and folded_name(organ) in folded_name(position.name):  # `Tỉnh ủy viên`
        local = context.localise(organ)
        return f"{title.words}{local.removeprefix(organ)}", local
    body = body or own_body(position, context.issuer)
    if body is None:
        return title.words, None
    shared = position.shares
    if shared and title.end == title.core_end and folded_name(body).startswith(f"{shared} "):
        return f"{title.words[: -len(shared)]}{body}", body
    return f"{title.words} {body}", body


def own_body(position: Position, issuer: str | None) -> str | None:
    """The body at which a position is held in a document of this issuer, None where the issuer has no such position."""
    if issuer is None:
        return None
    body = body_of(issuer)
    organ = organ_of(body)
    for name in (organ, body):
        if name.startswith(position.held_at):
            return name
    part = position.held_at[0] if position.held_at else ""
    if position.shares and folded_name(part) == position.shares and part in _parts_of_any():
        return f"{part} {organ}"
    return None


@cache
def _local_organs() -> frozenset[str]:
    return frozenset(organ.name for organ in local_organs())


@cache
def _parts_of_any() -> frozenset[str]:
    """The parts that any body has: `Văn phòng`."""
    return frozenset(part.name for part in agency_parts() if part.owners == "any")
