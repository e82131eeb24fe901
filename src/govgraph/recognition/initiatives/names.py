"""Names of initiatives as noun phrases: how far one goes behind its head word, and what in it singles it out.

The words behind every rule stand in `data/authority/initiative_cues.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from govgraph.recognition.cue_rows import alternatives, cue_rows
from govgraph.records import InitiativeKind

_LONGEST_NAME = 420
_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf",? \(?(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học) (?:từ )?(?:năm )?"
    rf"(?:{_YEAR}(?: ?[-–] ?(?:năm )?{_YEAR})?|[ivx]+|\d{{1,2}})(?!\w)(?:: từ năm \d{{4}} đến năm \d{{4}})?\)?"
    rf"|đến (?:năm )?{_YEAR}(?!\w)|năm {_YEAR}(?: ?[-–] ?\d{{4}})?(?: và (?:năm )?\d{{4}})?(?!\w)"
    rf"|(?:và )?(?:tầm nhìn|định hướng|có xét|có tính)(?: đến| tới)? (?:sau )?(?:năm )?{_YEAR}(?!\w)|lần thứ \w+)"
)
_WORD = re.compile(r" ?(?=[^\s,;:“”\"()…])((?P<letters>\w*)[^\s,;:“”\"()…]*)")
_LETTERS = re.compile(r"\w+")
_BRACKET = re.compile(r" \(([^()\n]{1,90})\)")
_QUOTED = re.compile(r" ?[“\"‘]([^“”\"\n]{3,220})[”\"’]")
_DASH = re.compile(r" ?[-–/] ?(?=\w)")
_COMPOUND_DASH = re.compile(r"kinh tế [-–] xã hội")
_ROAD_CODE = re.compile(r"(?:QL|ĐT|TL|HL|CT|Km|KM|DT|ĐH|N|T)\.?-?\d")
_LONGEST_LIST = 90
_PLACES = re.compile(r", \w+(?: \w+){1,3}")
_LIST_GOES_ON = re.compile(r"\s*(?:$|[\n;)]|\.(?:\s|$)|(?:,| và) [A-ZĐÀ-Ỹ])")
_DASHES = frozenset("-–")
_QUOTES = frozenset('"“‘')
_LETTER_MARK = re.compile(r"[a-zđ](?!\S)")


class NameCues(NamedTuple):
    """The table's words as patterns over folded text; what goes by kind of initiative is a dictionary. `owners` are
    the words of `not_before`, `inner` the first words of all that is sought at the words inside a name."""

    heads: dict[str, tuple[str, InitiativeKind]]
    owners: dict[str, tuple[str, ...]]
    not_before: dict[str, re.Pattern[str]]
    generic: dict[str, re.Pattern[str]]
    named: dict[str, re.Pattern[str]]
    described: dict[str, re.Pattern[str]]
    works: re.Pattern[str]
    inner: frozenset[str]
    end: re.Pattern[str]
    continues: re.Pattern[str]
    stop_after_and: re.Pattern[str]
    list_word: re.Pattern[str]
    common: re.Pattern[str]
    place: re.Pattern[str]
    place_after: re.Pattern[str]
    another_head: re.Pattern[str]
    weak_end: re.Pattern[str]
    bracket_end: re.Pattern[str]
    passing: re.Pattern[str]
    short_name: re.Pattern[str]


@cache
def name_cues() -> NameCues:
    """The cues, read once from the table."""
    rows = cue_rows("initiative_cues")

    def any_of(*roles: str, kind: str | None = None) -> str:
        return alternatives(
            word for row in rows if row.role in roles and kind in (None, row.kind) for word in row.words
        )

    def by_kind(role: str) -> dict[str, re.Pattern[str]]:
        kinds = {row.kind for row in rows if row.role == role and row.kind}
        return {kind: re.compile(any_of(role, kind=kind)) for kind in kinds}

    heads = {
        word: (row.role, cast(InitiativeKind, row.kind))
        for row in rows
        if row.role in ("head", "event", "build", "build_before")
        for word in row.words
    }
    everywhere = [word for row in rows if row.role in ("plural", "owner") and not row.kind for word in row.words]
    owners = {
        kind: tuple(
            everywhere + [word for row in rows if row.role == "owner" and row.kind == kind for word in row.words]
        )
        for kind in ("project", "programme", "planning", "campaign")
    }
    place = any_of("place")
    return NameCues(
        heads=heads,
        owners=owners,
        not_before={kind: re.compile(rf"(?<!\w){alternatives(words)} ?$") for kind, words in owners.items()},
        generic=by_kind("generic"),
        named=by_kind("named"),
        described=by_kind("described"),
        works=re.compile(rf" {any_of('works')}"),
        inner=frozenset(
            re.split(r"\W", word, maxsplit=1)[0]
            for row in rows
            if row.role in ("continues", "place_lead", "place", "end", "resume", "head", "common")
            for word in row.words
        ),
        end=re.compile(any_of("end", "resume")),
        continues=re.compile(any_of("continues")),
        stop_after_and=re.compile(any_of("stop_after_and", "end", "resume")),
        list_word=re.compile(any_of("list")),
        common=re.compile(any_of("common")),
        place=re.compile(place),
        place_after=re.compile(rf" {any_of('place_lead')} (?=(?:các |khu vực |địa bàn )?{place})"),
        another_head=re.compile(alternatives(word for word, (role, _) in heads.items() if role == "head")),
        weak_end=re.compile(rf"(?:[ ,]+(?:{any_of('weak')}|[-–]))+$"),
        bracket_end=re.compile(rf"(?<!\w){any_of('bracket_end')}"),
        passing=re.compile(rf"(?<!\w){any_of('passing')} [^;:.()\n]*$"),
        short_name=re.compile(rf"[^\W\d_]{{2,12}}$|{any_of('short_name')}"),
    )


@dataclass(slots=True)
class Name:
    """A noun phrase as far as it is read. `end` is an offset of the running text; `proper`, `period` and `quoted` say
    what singles it out; `words` counts what is in it; `closed` means that nothing more can follow."""

    end: int
    proper: bool = False
    period: bool = False
    quoted: bool = False
    words: int = 0
    closed: bool = False


class NameReader:
    """Reads noun phrases in one document's running text and its folded copy."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        self.cues = name_cues()

    def read(self, at: int) -> Name | None:
        """The noun phrase that goes on at `at`, the end of its head word; None where there is none, or where it runs
        on for so long that it is no name."""
        name = Name(at)
        limit = min(len(self.text), at + _LONGEST_NAME)
        while name.end < limit and self.text[name.end] != "\n" and not name.closed:
            before = name.end
            if not self._step(name, limit) or name.end == before:
                break
        if not name.words or limit <= name.end < len(self.text):
            return None
        weak = self.cues.weak_end.search(self.folded, max(at, name.end - 60), name.end)
        if weak is not None:
            name.end = weak.start()
        return name if name.end > at else None

    # Each step says whether its construct stands at the name's end; it moves the end on where the construct is part
    # of the name, and leaves it where the name ends before it.

    def _step(self, name: Name, limit: int) -> bool:
        """The first step whose construct stands there; most can be ruled out by its first character."""
        mark = self.text[name.end]
        ahead = self.text[name.end + 1 : name.end + 2] if mark == " " else mark
        return (
            (mark in " ," and self._period(name, limit))
            or (ahead in _QUOTES and self._quotation(name, limit))
            or (mark == "," and self._comma(name, limit))
            or (mark == " " and ahead == "(" and self._bracket(name, limit))
            or (mark == " " and ahead in _DASHES and self._dash(name, limit))
            or self._word(name, limit)
        )

    def _period(self, name: Name, limit: int) -> bool:
        period = _PERIOD.match(self.folded, name.end, limit)
        if period is None:
            return False
        name.end, name.period, name.words = period.end(), True, name.words + 2
        return True

    def _quotation(self, name: Name, limit: int) -> bool:
        quoted = _QUOTED.match(self.text, name.end, limit)
        if quoted is None:
            return False
        if name.words <= 4:
            name.end, name.quoted, name.words = quoted.end(), True, name.words + 2
        return True

    def _comma(self, name: Name, limit: int) -> bool:
        """A comma goes on to a place (`, tỉnh Hòa Bình`) or, in the description, to another verb of the list."""
        place = self.cues.place.match(self.folded, name.end + 2, limit)
        if place is not None and name.words and (name.proper or name.period) and self._capital(place.end() + 1):
            name.end = place.end()
        elif name.proper and (listed := self._listed_place(name)) is not None:
            name.end = listed
        elif not (name.proper or name.quoted) and self.cues.list_word.match(self.folded, name.end + 2, limit):
            name.end += 1
        return True

    def _listed_place(self, name: Name) -> int | None:
        """The end of a place behind a comma that is another of those passed (`đoạn qua Nam Định, Thái Bình`), where the
        list goes on or its sentence ends behind it: what else stands there is the subject of what follows."""
        passing = self.cues.passing.search(self.folded, max(0, name.end - _LONGEST_LIST), name.end)
        end = self._place_name(name.end + 1)
        if passing is None or not _PLACES.fullmatch(self.text, name.end, end):
            return None
        return end if _LIST_GOES_ON.match(self.text, end) is not None else None

    def _bracket(self, name: Name, limit: int) -> bool:
        """A bracket is part of the name where it holds a proper name or a number, not a short form or a remark."""
        bracket = _BRACKET.match(self.text, name.end, limit)
        if bracket is None or self.cues.bracket_end.search(self.folded, *bracket.span(1)):
            return True
        begin, stop = bracket.span(1)
        if self._short_name(begin, stop):
            if not (name.proper or name.period):
                name.end = bracket.end()
            return True
        capital = any(self._capital(begin + word.start()) for word in _LETTERS.finditer(bracket[1]))
        if name.words and (capital or any(letter.isdigit() for letter in bracket[1])):
            name.end, name.proper, name.words = bracket.end(), name.proper or capital, name.words + 1
        return True

    def _short_name(self, begin: int, stop: int) -> bool:
        words = self.text[begin:stop]
        found = self.cues.short_name.match(self.folded, begin, stop)
        return found is not None and (words.replace("&", "").replace("-", "").isupper() or found.end() < stop)

    def _dash(self, name: Name, limit: int) -> bool:
        """A dash between spaces joins two places (`Hòa Bình - Mộc Châu`) or the halves of a compound."""
        dash = _DASH.match(self.text, name.end, limit)
        if dash is None:
            return True
        after = self.text[dash.end()]
        joins = after.isupper() or after.isdigit() or self.cues.place.match(self.folded, dash.end())
        if (name.words and joins) or _COMPOUND_DASH.match(self.folded, dash.end() - 10):
            name.end = dash.end() - (self.text[dash.end() - 1] == " ")
        return True

    def _word(self, name: Name, limit: int) -> bool:
        word = _WORD.match(self.text, name.end, limit)
        if word is None or (self.text[name.end] != " " and name.words and self.text[name.end - 1] not in "-–"):
            return False
        begin, stop = word.span(1)
        cue = self.folded[begin : word.end("letters")] in self.cues.inner
        if cue and (more := self.cues.continues.match(self.folded, begin, limit)):
            name.end, name.words = more.end(), name.words + 2
        elif cue and name.words >= 2 and (place := self.cues.place_after.match(self.folded, name.end, limit)):
            name.end = place.end() - 1
        elif cue and name.period and (place := self.cues.place.match(self.folded, begin, limit)):
            name.end = self._place_name(place.end())
        elif name.period or (cue and self._resumes(name, begin, limit)):
            return True  # behind a period of years only a place still belongs to the name
        elif stop - begin == 1 and _LETTER_MARK.match(self.text, begin, limit):
            return True
        elif self.folded[begin:stop] == "và":
            name.end = name.end if self._stops_after_and(name, stop) else stop
        elif cue and (common := self.cues.common.match(self.folded, begin, limit)):
            name.end, name.words = common.end(), name.words + 1
        else:
            self._take(name, begin, stop, limit)
        return True

    def _place_name(self, at: int) -> int:
        """The end of the capitalised words behind a word for a place."""
        while self.text[at : at + 1] == " " and self._capital(at + 1):
            word = _WORD.match(self.text, at)
            if word is None:
                break
            at = word.start(1) + len(word[1].rstrip("."))
        return at

    def _resumes(self, name: Name, begin: int, limit: int) -> bool:
        """Whether the sentence resumes at a word: one of the table in small letters, another initiative."""
        upper = self.text[begin : begin + 6].isupper()
        if (self.text[begin].islower() or upper) and self.cues.end.match(self.folded, begin, limit):
            return True
        return (
            name.words > 3 and not name.proper and self.cues.another_head.match(self.folded, begin, limit) is not None
        )

    def _stops_after_and(self, name: Name, stop: int) -> bool:
        following = self.text[stop + 1 : stop + 2]
        if name.period or name.quoted or (name.proper and not following.isupper()):
            return True
        return self.cues.stop_after_and.match(self.folded, stop + 1) is not None

    def _take(self, name: Name, begin: int, stop: int, limit: int) -> None:
        raw = self.text[begin:stop]
        capital = raw[0].isupper()
        code = capital and _ROAD_CODE.match(raw) is not None
        if raw.endswith("."):
            name.closed = not code
            stop = begin + len(raw.rstrip("./")) if name.closed or raw.endswith(("./.", "..")) else stop
        if capital and not name.proper:
            name.proper = code or (self._capital(begin) and self._is_proper(stop, limit))
        name.end, name.words = stop, name.words + 1

    def _capital(self, at: int) -> bool:
        """Whether a word begins with a capital and is not all capitals."""
        return self.text[at : at + 1].isupper() and not self.text[at + 1 : at + 2].isupper()

    def _is_proper(self, stop: int, limit: int) -> bool:
        """Whether a word with a capital belongs to a proper name: in `Nhà nước` and `Trung ương` only the first
        syllable has one, in `Mai Sơn` all."""
        rest = self.text[stop : min(limit, stop + 3)].lstrip(" -–")
        if not rest or rest[0] in ',;.:)”"\n' or rest[0].isupper() or rest[0].isdigit():
            return True
        return self.cues.end.match(self.folded, stop + 1) is not None
