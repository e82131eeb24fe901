"""Laws named by their title: `Luật Cạnh tranh ngày 03 tháng 12 năm 2004`, and the laws that an amending law names.

Titles that the table has end where the table says. Of any other law the title is read up to its date or to a word with
which a sentence goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from govgraph.authority.document_types import type_by_name, types_with
from govgraph.authority.laws import law_names
from govgraph.language.dates import DAY
from govgraph.recognition.citations.issuing import read_issuer
from govgraph.recognition.citations.mentions import Mention, Spans
from govgraph.recognition.citations.words import CitingText, any_word, types_pattern
from govgraph.recognition.scanning import Occurrence, longest

_DATED = re.compile(
    rf"(?: \(sửa đổi(?:, bổ sung)?\))?(?:,? (?:(?:đã )?được quốc hội[^;.\n]{{0,60}} thông qua )?ngày (?:{DAY})"
    r"|,? (?P<open>\()?(?:(?:ban hành )?năm )?(?P<inner>\()?(?P<only_year>(?:19|20)\d\d)(?![\w/])"
    r"(?(inner)\))(?(open)\)))"
    r"| \((?:sửa đổi|bổ sung)(?:, (?:bổ sung|phát triển))? năm (?P<changed_year>(?:19|20)\d\d)\)"
)
_MANY = re.compile(
    r"(?: một số điều)?(?: của| tại)? (?:các|\d+) (?:bộ )?luật[^;:.\n()]{0,120}?"
    r"(?= ngày \d| năm \d| ?[;:.(\n]|,? số \d| ?$)"
)
_YEAR_ONLY = re.compile(r" (?:năm )?(?:19|20)\d\d(?![\w/.-])(?! ?[-–])")  # `Pháp lệnh 1993`
_NEXT_LAW = re.compile(r"(?:,? và|,|;) (?=\S)")
_LONGEST_TITLE = 140
_LONGEST_TREATY = 60
_LONGEST_COMMON = 8


class LawBefore(NamedTuple):
    """A law whose number follows its title: where it begins, its type, and where the title begins (code points)."""

    start: int
    type: str
    title_start: int


def is_common_law(citing: CitingText, start: int) -> bool:
    """Whether the word before an offset makes `luật` there no law: `pháp luật`, `kỷ luật`."""
    return _common_law().search(citing.folded, max(0, start - _LONGEST_COMMON), start) is not None


@cache
def _common_law() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('common_law')} \Z")


def law_before(citing: CitingText, floor: int, end: int) -> LawBefore | None:
    """The law whose title ends before its number: `Luật Tổ chức chính quyền địa phương số ...`. The number of `Luật
    sửa đổi, bổ sung một số điều của Luật X số N` is the amending law's."""
    folded = citing.folded
    floor = max(floor, *(folded.rfind(mark, floor, end) + 1 for mark in ";”:"))
    opened = folded.rfind("(", floor, end)
    if folded.find(")", opened, end) < 0:  # `Luật khuyến khích đầu tư trong nước (sửa đổi) số ...`
        floor = max(floor, opened + 1)
    found = None
    for match in reversed(list(_law_words().finditer(folded, floor, end))):
        is_named = citing.capital(match.start()) or citing.capital(match.end())
        is_named = is_named and not is_common_law(citing, match.start())
        if is_named and (found is None or _amending().match(folded, match.end())):
            kind = type_by_name(match["kind"])
            found = LawBefore(match.start(), kind.name if kind is not None else match["kind"], match.end())
    return found


@cache
def _law_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<kind>{types_pattern('law')}) (?=\S)")


@cache
def _amending() -> re.Pattern[str]:
    return re.compile(any_word("amending"))


def law_mentions(citing: CitingText, numbered: list[Mention], taken: Spans) -> list[Mention]:
    """The laws that a document names by title, and within amending laws those that they amend. `taken` are the spans
    of the mentions found before; those found here are added."""
    reader = _Laws(citing, numbered, taken)
    reader.amending_laws()
    reader.known_laws()
    reader.other_laws()
    return reader.found


class _Laws:
    def __init__(self, citing: CitingText, numbered: list[Mention], taken: Spans) -> None:
        self.citing = citing
        self.numbered = [mention for mention in numbered if _is_law(mention.type)]
        self.taken = taken
        self.found: list[Mention] = []
        self.known = {law.start: law for law in longest(citing.found["law"]) if self._is_name(law.start, law.word)}
        self.known_starts = sorted(self.known)

    def _is_name(self, start: int, word: str) -> bool:
        """Whether words are a law's name and not common words: `Luật Đất đai`, `Luật đất đai`, no `pháp luật đất đai`.
        Nor is the Constitution meant where it stands for all law (`Hiến pháp và pháp luật`)."""
        named = law_names()[word]
        title = min(start + named.title_offset, start + len(word) - 1)
        if not self.citing.capital(start) and not self.citing.capital(title):
            return False
        if named.title is not None and not self.citing.text[title : start + len(word)].isupper():
            return False
        if is_common_law(self.citing, start) or self._is_of_treaty(start):
            return False
        return named.type != "Hiến pháp" or not _all_law().match(self.citing.folded, start + len(word))

    def _is_of_treaty(self, start: int) -> bool:
        """Whether a law's words are of a treaty's name: `Công ước của Liên hợp quốc về Luật biển năm 1982`."""
        return _treaty().search(self.citing.folded, max(0, start - _LONGEST_TREATY), start) is not None

    def amending_laws(self) -> None:
        """`Luật sửa đổi, bổ sung một số điều của Luật A và Luật B ngày ...`: one mention, and one of each law that it
        amends, which it bears; numbered ones are found already, and only bear."""
        folded = self.citing.folded
        for occurrence in longest(self.citing.found["amending law"]):
            start = occurrence.start
            if not self.citing.capital(start) or is_common_law(self.citing, start):
                continue
            kind_end = start + len(_law_word(occurrence.word)) + 1
            many = _MANY.match(folded, occurrence.end)
            amended = self._amended(occurrence.end)
            unknown = None if many or amended else _amended_title().match(folded, occurrence.end)
            last = many or unknown
            if last is None and not amended:
                continue
            end = last.end() if last is not None else amended[-1].end
            if self.taken.free(start, end):
                kind = type_by_name(_law_word(occurrence.word))
                self._add(start, end, kind.name if kind else "Luật", kind_end)
                if unknown is not None:
                    self._add_amended(unknown, self.found[-1])

    def _add_amended(self, match: re.Match[str], outer: Mention) -> None:
        """Add a law that the table does not have and that another amends."""
        kind, title = type_by_name(match["kind"]), self.citing.text[match.start("title") : match.end()]
        inner = Mention(match.start("kind"), match.end(), "unnumbered", kind.name if kind else None, title=title)
        inner.bearer, inner.relation = outer, "amends"
        self.found.append(inner)

    def _amended(self, start: int) -> list[Occurrence]:
        """The laws in a row that an amending law names behind an offset."""
        amended: list[Occurrence] = []
        place = bisect_left(self.known_starts, start)
        if place == len(self.known_starts):
            return []
        first = self.known[self.known_starts[place]]
        folded = self.citing.folded
        if not _amends_parts().fullmatch(folded, start, first.start):
            return []
        amended.append(first)
        while (more := _NEXT_LAW.match(folded, amended[-1].end)) is not None and more.end() in self.known:
            amended.append(self.known[more.end()])
        return amended

    def known_laws(self) -> None:
        """The laws whose names the table has."""
        amending = sorted(
            (m for m in (*self.numbered, *self.found) if m.title and m.title.lower().startswith("sửa đổi")),
            key=lambda mention: mention.start,
        )
        amending_starts = [mention.start for mention in amending]
        for start in self.known_starts:
            law = self.known[start]
            named = law_names()[law.word]
            title_start = start + named.title_offset
            if self.taken.free(start, law.end):
                self._add(start, law.end, named.type, title_start, title=named.title)
                continue
            before = bisect_left(amending_starts, start)
            outer = amending[before - 1] if before else None
            if outer is not None and law.end <= outer.end:
                title = named.title or self.citing.text[title_start : law.end]
                self.found.append(
                    Mention(start, law.end, "unnumbered", named.type, title=title, bearer=outer, relation="amends")
                )

    def other_laws(self) -> None:
        """Laws that the table does not have: `Luật` and a word with a capital, neither all in capitals, or a title in
        small letters with its date (`Pháp lệnh thương phiếu ngày 24 tháng 12 năm 1999`)."""
        text = self.citing.text
        for occurrence in longest(self.citing.found["law word"]):
            start, end = occurrence.start, occurrence.end
            kind = type_by_name(occurrence.word)
            if kind is None or start in self.known or not text.startswith(f"{kind.name} ", start):
                continue
            if is_common_law(self.citing, start) or self._is_of_treaty(start):
                continue
            if _YEAR_ONLY.match(self.citing.folded, end) is not None and self.taken.free(start, end):
                self._add(start, end, kind.name, end, confidence=0.6)
            else:
                self._other_law(start, end + 1, kind.name)

    def _other_law(self, start: int, title_start: int, kind: str) -> None:
        folded, text = self.citing.folded, self.citing.text
        match = _title().match(folded, title_start, title_start + _LONGEST_TITLE)
        title = match[0].rstrip(" ,") if match is not None else ""
        end = title_start + len(title)
        if match is None or not title or not self.taken.free(start, end):
            return
        dated = match["whole"] is not None
        if not text[title_start].isupper() and not (dated and text[title_start:end].islower()):
            return
        if dated or " " in title:
            self._add(start, end, kind, title_start, confidence=0.9 if dated else 0.6)

    def _add(
        self, start: int, end: int, kind: str, title_start: int, confidence: float = 1.0, title: str | None = None
    ) -> None:
        """A law by its title (`title`, or the words behind its type), with the date or year that follows; before it
        the word that makes it a draft."""
        title = title or self.citing.text[title_start:end] or None
        mention = Mention(start, end, "unnumbered", kind, title=title, confidence=confidence)
        project = _project().search(self.citing.folded, max(self.citing.line_start(start), start - 24), start)
        if project is not None:
            mention.start, mention.form, mention.title_end = project.start(), "draft", end
        dated = _DATED.match(self.citing.folded, end)
        if dated is not None:
            only_year = dated["only_year"] or dated["changed_year"]
            if only_year is not None:
                mention.year = int(only_year)
            else:
                mention.set_day(dated)
            mention.end = dated.end()
            if mention.date is not None:
                mention.issuer = read_issuer(self.citing, mention, None, known_only=True)
        if title is None and _is_law(kind):
            mention.title_end = mention.end  # what follows is no title: `Pháp lệnh 1993 quy định ...`
        if self.taken.free(mention.start, mention.end):
            self.taken.add(mention.start, mention.end)
            self.found.append(mention)


def _is_law(kind: str | None) -> bool:
    return any(kind == law.name for law in types_with("law"))


def _law_word(amending: str) -> str:
    """The type's name with which the words for an amending law begin."""
    return next(form for kind in types_with("law") for form in kind.forms if amending.startswith(f"{form} "))


@cache
def _treaty() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('treaty')}[^.;\n]{{0,40}} về \Z")


@cache
def _all_law() -> re.Pattern[str]:
    return re.compile(rf" ?{any_word('all_law')}")


@cache
def _amends_parts() -> re.Pattern[str]:
    """What may stand between the words for amending and the law that is amended: its parts."""
    annexed = r"(?:phụ lục|danh mục)"
    parts = rf"(?:một số|các|một|điều|khoản|điểm|\d+[a-zđ]?|và|của|tại|nội dung|{annexed})"
    return re.compile(rf"(?: {parts},?)*(?: {annexed} [^;:.()\n]{{1,90}} (?:của|tại))? ")


@cache
def _amended_title() -> re.Pattern[str]:
    """A law that the table does not have, behind the words for amending it: its title up to its date or number."""
    over = any_word("law_over")
    title = rf"(?P<title>(?:(?! {over})[^;:.()\n“”\"/\d]){{3,{_LONGEST_TITLE}}}?)(?=,? (?:ngày|năm|số) \d)"
    return re.compile(rf"{_amends_parts().pattern}(?P<kind>{types_pattern('law')}) {title}")


@cache
def _project() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('law_project')} $")


@cache
def _title() -> re.Pattern[str]:
    """A title up to the law's date or year, else up to a comma or a word with which the sentence goes on."""
    over = rf"(?: {any_word('law_end')}|[,;:.()\n“”\"/]|$)"
    return re.compile(
        rf"(?P<whole>(?:(?! {any_word('law_over')})[^;:.()\n“”\"/\d])+?(?= (?:ngày|năm|số) \d))"
        rf"|(?:{any_word('law_comma')} )?(?:(?!{over}).)+"
    )
