"""Mentions of documents by number: `Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ`.

A number is found by its own form (`numbers`), and what stands around it is read off: the type word before it,
date and issuer after it, the list it stands in.
"""

from __future__ import annotations

import re
from functools import cache

from govgraph.authority.document_types import DocumentType, NamedType, type_by_symbol, type_ending_at, types_with
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.language.dates import DAY, iso
from govgraph.language.numbers import DocumentNumber
from govgraph.recognition.citations.issuing import read_issuer, settle_issuer
from govgraph.recognition.citations.laws import is_common_law, law_before
from govgraph.recognition.citations.mentions import Mention
from govgraph.recognition.citations.numbers import SaidNumber, numbers_in
from govgraph.recognition.citations.words import CitingText, any_word

_SHORT = re.compile(r" (?P<ordinal>\d{1,4}[a-zđ]?)(?=[\s,;:.)”\"]|$)(?![.,:]\d)")
_NEXT_ORDINAL = re.compile(r"(?:,| và|, và) (?P<said>(?:số )?(?P<ordinal>\d{1,4}[a-zđ]?))(?![\w/]|[.,-]\d)")
_YEAR_AT_END = re.compile(r"/((?:19|20)\d\d)$")
_HOUR = r"hồi \d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: ?phút)?,? "
_DATE_AFTER = re.compile(
    rf"(?: ?\([a-zđ]\w{{0,5}}\))?,? ?(?P<open>\()?(?:(?:{_HOUR}|ký |đề |ban hành |được ban hành )?ngày ?(?:{DAY})"
    r"|(?:ngày[ .…]* )?tháng (?P<only_month>\d\d?)(?: năm |/)(?P<its_year>\d{4})(?![\w/])"
    r"|năm (?P<only_year>\d{4})(?![\w/]))(?(open)\))"
)
_LEGISLATURE = re.compile(r"(?:QH|UBTVQH|CTN|HĐNN)\d*$")
_PARTED = re.compile(r"[,;:.()“”\"\d]|(?<!\w)số(?!\w)")
_LONGEST_TITLE = 420
_LONGEST_NAME = 90
_LONGEST_FORM = 30


def numbered_mentions(citing: CitingText) -> list[Mention]:
    """All mentions by number, in order, with type, number, date, year and issuer as the text and symbol say."""
    reader = _Numbered(citing)
    for said in numbers_in(citing):
        reader.read(said)
    reader.read_short()
    return sorted(reader.mentions, key=lambda mention: mention.start)


class _Numbered:
    def __init__(self, citing: CitingText) -> None:
        self.citing = citing
        self.folded = citing.folded
        self.mentions: list[Mention] = []
        self.form_end = 0  # where the last number ends that is one of a form: `biểu mẫu số 02a/BTP`

    def read(self, said: SaidNumber) -> None:
        """Read the next number of the text; it may name no document."""
        previous = self.mentions[-1] if self.mentions else None
        if previous is not None and said.start < previous.end:
            return
        mention = self._with_type(said) or self._without_type(said, previous)
        if mention is None:
            return
        self._finish(mention, said.number)
        self.mentions.append(mention)
        if said.number is None:
            self._read_joined_ordinals(mention)

    def _with_type(self, said: SaidNumber) -> Mention | None:
        """The mention of a number that has its type right before it, None where it has none."""
        if not self.folded.endswith(" ", 0, said.words_end):
            return None
        named = type_ending_at(self.folded, said.words_end - 1)
        if named is None and self.folded.endswith(" số ", 0, said.words_end):
            named = type_ending_at(self.folded, said.words_end - len(" số "))  # `Thông tư số số 25/2016/TT-BTC`
        if named is None or not self._is_type_of(named, said):
            return None
        kind = named.type
        if "generic" in kind.traits and said.number is not None:
            symbol_type = type_by_symbol(said.number)
            if symbol_type is not None and "letter" not in symbol_type.traits:
                kind = symbol_type
        return Mention(named.start, said.end, "full", kind.name, said.printed)

    def _is_type_of(self, named: NamedType, said: SaidNumber) -> bool:
        """Whether a type's name before a number is the numbered document's, not the last words of a law's title (`Luật
        Quy hoạch số ...`, `văn bản quy phạm pháp luật số ...`); a bare number has types that are spoken of so."""
        traits = named.type.traits
        if "law" in traits:
            return self.citing.capital(named.start) and not is_common_law(self.citing, named.start)
        if said.number is None:
            spoken_of = not traits.isdisjoint(("short", "letter")) or "/" in said.printed or "-" in said.printed
            return spoken_of and not self._behind_form_word(named.start)
        return not _is_legislative(said.number) or not traits.isdisjoint(("assembly", "letter"))

    def _without_type(self, said: SaidNumber, previous: Mention | None) -> Mention | None:
        """The mention of a number that has no type word right before it, None where it names no document."""
        if said.number is None or self._is_of_form(said):
            return None
        line = self.citing.line_start(said.start)
        floor = max(line, previous.end if previous is not None else 0)
        symbol_type = type_by_symbol(said.number)
        if _is_legislative(said.number):
            law = law_before(self.citing, max(floor, said.start - _LONGEST_TITLE), said.words_end)
            if law is not None:
                title = self.citing.text[law.title_start : said.words_end].strip(" ,")
                return Mention(law.start, said.end, "full", law.type, said.printed, title=title or None)
        if previous is not None and previous.end >= line and self._is_listed(previous.end, said.reach):
            kind = previous.type
            if symbol_type is not None and ("letter" not in symbol_type.traits or kind is None):
                kind = symbol_type.name
            return Mention(said.reach, said.end, "elliptical", kind, said.printed, coordinated=previous)
        if symbol_type is None:
            return self._of_body_before(said, floor)
        kinds = types_with("assembly") if _is_legislative(said.number) else (symbol_type,)
        begun = next(filter(None, (self._begun_before(said, kind, floor) for kind in kinds)), None)
        if begun is not None:
            return begun
        if said.said:
            return Mention(said.reach, said.end, "elliptical", symbol_type.name, said.printed, confidence=0.9)
        if issuer_by_symbol(said.number) is None:
            return None
        return Mention(said.start, said.end, "full", symbol_type.name, said.printed, confidence=0.7)

    def _begun_before(self, said: SaidNumber, kind: DocumentType, floor: int) -> Mention | None:
        """The mention of a number that its type's symbol or, some words before, its name begins: `NQ số 66/NQ-CP`,
        `Quyết định xử phạt vi phạm hành chính số 45/QĐ-XPHC`, `Nghị quyết của Quốc hội số 12/2021/QH15`."""
        text, end = self.citing.text, said.words_end
        acronym = max(text.rfind(mark, floor, end - 1) for mark in " (\n;") + 1
        if text[max(acronym, floor) : end - 1] in kind.symbols and text.endswith(" ", floor, end):
            return Mention(max(acronym, floor), said.end, "full", kind.name, said.printed, confidence=0.8)
        if not said.said:
            return None
        for form in kind.forms:
            start = self.folded.rfind(f"{form} ", max(floor, end - _LONGEST_NAME), end)
            if start < 0 or not self.citing.capital(start) or self.folded[start - 1 : start].isalnum():
                continue
            between = self.folded[start + len(form) : end]
            body = self.citing.agencies.at(start + len(form) + len(" của ")) if between.startswith(" của ") else None
            if body is not None and body.end == end - 1:
                return Mention(start, said.end, "full", kind.name, said.printed, issuer=body.agency, confidence=0.9)
            if not _PARTED.search(between):
                title = None if between.startswith(" của ") else text[start + len(form) : end].strip(" ,")
                return Mention(start, said.end, "full", kind.name, said.printed, title=title, confidence=0.9)
        return None

    def _of_body_before(self, said: SaidNumber, floor: int) -> Mention | None:
        """The mention of a number whose symbol has no type, its type and issuer standing before it: `các Quyết định
        của Thủ tướng Chính phủ: số 118/TTg`."""
        of = self.folded.rfind(" của ", max(floor, said.words_end - _LONGEST_NAME), said.words_end)
        body = self.citing.agencies.at(of + len(" của ")) if of >= 0 and said.said else None
        if body is None or self.folded[body.end : said.words_end] not in (" ", ": "):
            return None
        named = type_ending_at(self.folded, of)
        if named is None or not self.citing.capital(named.start):
            return None
        if self.folded.endswith(":", 0, said.words_end - 1) or self.citing.is_plural(named.start):
            mention = Mention(said.reach, said.end, "elliptical", named.type.name, said.printed)
        else:
            mention = Mention(named.start, said.end, "full", named.type.name, said.printed)
        mention.issuer = body.agency
        return mention

    def _is_of_form(self, said: SaidNumber) -> bool:
        """Whether a number is that of a form, a table or a house: `biểu mẫu số 02a/BTP, 03a/BTP`."""
        of_form = self.form_end > 0 and self._is_listed(self.form_end, said.start)
        if of_form or self._behind_form_word(said.words_end):
            self.form_end = said.end
            return True
        return False

    def _behind_form_word(self, end: int) -> bool:
        return _form_word().search(self.folded, max(0, end - _LONGEST_FORM), end) is not None

    def _is_listed(self, end: int, start: int) -> bool:
        """Whether nothing but a comma or a conjunction stands between the end of one and the start of another."""
        return _list_gap().fullmatch(self.folded, end, start) is not None

    def _finish(self, mention: Mention, number: DocumentNumber | None) -> None:
        """Read date, year and issuer behind a mention."""
        year = _YEAR_AT_END.search(mention.number or "") if number is None else None
        mention.year = number.year if number is not None else int(year[1]) if year is not None else None
        self._read_date(mention)
        stated = read_issuer(self.citing, mention, number) or mention.issuer
        settle_issuer(self.citing, mention, number, stated)
        if mention.year is None and mention.date is None and mention.form == "full":
            mention.form = "undated"
        beside = mention.coordinated if stated is not None else None
        while beside is not None and beside.issuer is None and beside.type == mention.type:
            beside.issuer = mention.issuer  # `các Nghị quyết số 57, 59 và 66 của Bộ Chính trị`
            beside = beside.coordinated

    def _read_date(self, mention: Mention) -> None:
        """Read a date or a year behind a mention and extend it over them."""
        match = _DATE_AFTER.match(self.folded, mention.end)
        if match is None:
            return
        mention.end = match.end()
        if match["only_year"] is not None:
            mention.year = mention.year or int(match["only_year"])
        elif match["only_month"] is not None:
            mention.date = iso(int(match["its_year"]), int(match["only_month"]))
            mention.year = int(match["its_year"])
        else:
            mention.set_day(match)

    def read_short(self) -> None:
        """Read the documents that are named by their ordinal alone: `Nghị quyết 68`."""
        for occurrence in self.citing.found["short"]:
            match = _SHORT.match(self.folded, occurrence.end)
            if match is None or not self.citing.capital(occurrence.start):
                continue
            named = type_ending_at(self.folded, occurrence.end)
            if named is None or named.start != occurrence.start or not _goes_on().match(self.folded, match.end()):
                continue
            mention = Mention(named.start, match.end(), "full", named.type.name, match["ordinal"], confidence=0.8)
            self._finish(mention, None)
            self.mentions.append(mention)
            self._read_joined_ordinals(mention)

    def _read_joined_ordinals(self, first: Mention) -> None:
        """Read the documents that a list names by further ordinals: `các Nghị quyết số 57, 59, 66 và 68`."""
        last = first
        while (match := _NEXT_ORDINAL.match(self.folded, last.end)) is not None:
            if not _goes_on().match(self.folded, match.end()):
                break
            ordinal = match["ordinal"]
            last = Mention(
                match.start("said"), match.end(), "elliptical", first.type, ordinal, coordinated=last, confidence=0.8
            )
            self.mentions.append(last)
        if last is not first:
            self._finish(last, None)


def _is_legislative(number: DocumentNumber) -> bool:
    """Whether a number is one of the National Assembly's or of its Standing Committee's: `72/2025/QH15`."""
    return _LEGISLATURE.match(number.parts[-1]) is not None


@cache
def _list_gap() -> re.Pattern[str]:
    """What stands between two members of a list of numbers."""
    return re.compile(rf"[,;]?(?: ?{any_word('and', 'list')}){{0,2}} ?(?:số:?)? ?")


@cache
def _form_word() -> re.Pattern[str]:
    """The words that make a number that of a form, a table or a house."""
    return re.compile(rf"(?<!\w){any_word('form')} $")


@cache
def _goes_on() -> re.Pattern[str]:
    """How a sentence may go on behind a short number; a noun there would be what is counted."""
    return re.compile(rf"[,;:.)”\"\n]|$| (?:{any_word('short_next')}|ngày \d|năm \d|[(“\"-])")
