"""Mentions of documents by number: `Nghị quyết số 68/NQ-CP ngày 01/7/2021 của Chính phủ`.

A number is found by its own form, and what stands around it is read off: the type word before it, date and issuer
after it, the list it stands in.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govgraph.authority.document_types import DocumentType, NamedType, type_by_name, type_by_symbol, type_ending_at
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.errors import NumberError
from govgraph.language.dates import DAY, iso
from govgraph.language.numbers import NUMBER, DocumentNumber, parse_number, tidy_number
from govgraph.recognition.citation_words import CitingText, any_word
from govgraph.recognition.issuing import read_issuer, settle_issuer
from govgraph.recognition.mentions import Mention

_SYMBOL = re.compile(r"/ ?(?=[A-ZĐ])")
_ORDINAL_BEFORE = re.compile(r"\d+(?:\.\d+)?[a-zđ]{0,2}(?: ?[/-] ?(?:19|20)\d\d)?(?: ?[/-] ?[A-ZĐ]\w{0,6})? ?$")
_SAID = re.compile(r"số(?: (?:ký )?hiệu)? ?:? ?(?=\d)")
_SAYS_NUMBER = re.compile(r"(?:^|[\s(“\"])(?P<so>số(?: (?:ký )?hiệu)? ?:?) ?$")
_NUMBER = re.compile(NUMBER)
_BARE = re.compile(r"\d[\w&]*(?:[./-]+\w[\w&]*)*")
_SHORT = re.compile(r" (?P<ordinal>\d{1,4}[a-zđ]?)(?=[\s,;:.)”\"]|$)(?![.,:]\d)")
_NEXT_ORDINAL = re.compile(r"(?:,| và|, và) (?P<said>(?:số )?(?P<ordinal>\d{1,4}[a-zđ]?))(?![\w/]|[.,-]\d)")
_YEAR_AT_END = re.compile(r"/((?:19|20)\d\d)$")
_DATE_AFTER = re.compile(
    rf",? ?(?P<open>\()?(?:(?:ký |đề |ban hành |được ban hành )?ngày (?:{DAY})"
    r"|(?:ngày[ .…]* )?tháng (?P<only_month>\d\d?)(?: năm |/)(?P<its_year>\d{4})(?![\w/])"
    r"|năm (?P<only_year>\d{4})(?![\w/]))(?(open)\))"
)
_LEGISLATURE = re.compile(r"(?:QH|UBTVQH|CTN|HĐNN)\d*$")
_WINDOW_BEFORE = 26
_TITLE_BEFORE = 420
_WORDS_BEFORE = 90


class _Said(NamedTuple):
    """A number as printed (offsets in code points), what it says, and where the words before it end."""

    start: int
    end: int
    number: DocumentNumber | None
    words_end: int
    says_number: bool


def numbered_mentions(citing: CitingText) -> list[Mention]:
    """All mentions by number, in order, with type, number, date, year and issuer as the text and symbol say."""
    mentions: list[Mention] = []
    done = 0
    form_end = -1  # where the last number ends that is one of a form: `biểu mẫu số 02a/BTP`
    for start in _number_starts(citing):
        if start < done:
            continue
        said = _read_number(citing, start)
        if said is None:
            continue
        mention = None
        if not _is_of_form(citing, said, form_end):
            mention = _mention(citing, said, mentions[-1] if mentions else None)
        else:
            form_end = said.end
        if mention is None:
            continue
        _finish(citing, mention, said.number)
        mentions.append(mention)
        if said.number is None:
            mentions += _joined_ordinals(citing, mention)
        done = mentions[-1].end
    return _with_short(citing, mentions)


def _number_starts(citing: CitingText) -> list[int]:
    """Where numbers may begin: before a slash and a symbol in capitals, and behind the word that says so."""
    text = citing.text
    starts = {match.end() for match in _SAID.finditer(citing.folded)}
    for slash in _SYMBOL.finditer(text):
        at = slash.start()
        before = _ORDINAL_BEFORE.search(text, max(0, at - _WINDOW_BEFORE), at)
        if before is not None:
            starts.add(before.start())
    return sorted(starts)


def _read_number(citing: CitingText, start: int) -> _Said | None:
    """The number that begins at an offset. One without a symbol (`Thông tư số 15`, `Công văn số 107/2025`) is a number
    only where the text says so."""
    text, folded = citing.text, citing.folded
    words_end, says = start, False
    if folded.startswith("số ", start - 3) and not folded[start - 4 : start - 3].isalnum():
        words_end, says = start - 3, True
    else:
        so = _SAYS_NUMBER.search(folded, max(citing.line_start(start), start - 16), start)
        if so is not None:
            words_end, says = so.start("so"), True
        elif start and (text[start - 1].isalnum() or text[start - 1] in "/.,-–"):
            if not folded.startswith("số", start - 2):
                return None
            words_end, says = start - 2, True
    match = _NUMBER.match(text, start)
    if match is not None:
        printed = match[0].rstrip("./- &")
        try:
            return _Said(start, start + len(printed), parse_number(printed), words_end, says)
        except NumberError:
            pass
    bare = _BARE.match(text, start) if says else None
    if bare is None:
        return None
    try:
        number = parse_number(bare[0])
    except NumberError:
        number = None
    return _Said(start, bare.end(), number, words_end, says)


def _mention(citing: CitingText, said: _Said, previous: Mention | None) -> Mention | None:
    """The mention that a number makes with the words before it, or None if it names no document."""
    text, folded = citing.text, citing.folded
    printed = tidy_number(text[said.start : said.end])
    number = said.number
    named = type_ending_at(folded, said.words_end - 1) if folded.startswith(" ", said.words_end - 1) else None
    if named is not None and "law" in named.type.traits:
        if not citing.capital(named.start) or folded.startswith("pháp ", named.start - 5):
            named = None  # `văn bản quy phạm pháp luật số ...`: the last word of a law's title
    elif named is not None and _is_legislative(number) and named.type.traits.isdisjoint(("assembly", "letter")):
        named = None  # `Luật Quy hoạch số ...`: the title's last words are a type's name
    if named is not None and number is None and not _names_bare(citing, named, printed):
        named = None
    if named is not None:
        kind = named.type
        symbol_type = type_by_symbol(number) if number is not None else None
        if "generic" in kind.traits and symbol_type is not None and "letter" not in symbol_type.traits:
            kind = symbol_type
        return Mention(named.start, said.end, "full", kind.name, printed)
    if number is None:
        return None
    return _without_type(citing, said, number, printed, previous)


def _is_legislative(number: DocumentNumber | None) -> bool:
    """Whether a number is one of the National Assembly's or of its Standing Committee's: `72/2025/QH15`."""
    return number is not None and _LEGISLATURE.match(number.parts[-1]) is not None


def _is_of_form(citing: CitingText, said: _Said, form_end: int) -> bool:
    """Whether a number is that of a form, a table or a house by the words before it: `biểu mẫu số 02a/BTP, 03a/BTP`,
    `mẫu Quyết định số 03`."""
    folded = citing.folded
    if form_end > 0 and _list_gap().fullmatch(folded, form_end, said.start):
        return True
    return said.says_number and _form_before().search(folded, max(0, said.words_end - 30), said.words_end) is not None


def _names_bare(citing: CitingText, named: NamedType, printed: str) -> bool:
    """Whether a document of a type is spoken of by a number without symbol: `Thông tư số 15`, `Công văn số 107/2025`,
    but not `mẫu Quyết định số 03`."""
    if _form_before().search(citing.folded, max(0, named.start - 24), named.start):
        return False
    return not named.type.traits.isdisjoint(("short", "letter", "law")) or "/" in printed or "-" in printed


def _without_type(
    citing: CitingText, said: _Said, number: DocumentNumber, printed: str, previous: Mention | None
) -> Mention | None:
    """The mention of a number that has no type word right before it."""
    folded = citing.folded
    line = citing.line_start(said.start)
    floor = max(line, previous.end if previous is not None else 0)
    symbol_type = type_by_symbol(number)
    if _is_legislative(number):
        law = _law_before(citing, max(floor, said.start - _TITLE_BEFORE), said.words_end)
        if law is not None:
            start, kind, title_start = law
            title = citing.text[title_start : said.words_end].strip(" ,")
            return Mention(start, said.end, "full", kind, printed, title=title or None)
    start = said.words_end if said.says_number else said.start
    if previous is not None and previous.end >= line and _list_gap().fullmatch(folded, previous.end, start):
        kind_name = symbol_type.name if symbol_type is not None else previous.type
        if symbol_type is not None and "letter" in symbol_type.traits and previous.type is not None:
            kind_name = previous.type
        return Mention(start, said.end, "elliptical", kind_name, printed, coordinated=previous)
    acronym = _acronym_before(citing, symbol_type, max(floor, said.words_end - 8), said.words_end)
    if acronym is not None and symbol_type is not None:
        return Mention(acronym, said.end, "full", symbol_type.name, printed, confidence=0.8)
    if said.says_number and symbol_type is not None:
        begun = _type_at_distance(citing, symbol_type, max(floor, said.words_end - _WORDS_BEFORE), said.words_end)
        if begun is not None:
            at, title_start = begun
            title = citing.text[title_start : said.words_end].strip(" ,")
            titled = None if title.lower().startswith("của ") else title
            return Mention(at, said.end, "full", symbol_type.name, printed, title=titled, confidence=0.9)
    if symbol_type is None or (not said.says_number and issuer_by_symbol(number) is None):
        return None
    if said.says_number:
        return Mention(start, said.end, "elliptical", symbol_type.name, printed, confidence=0.9)
    return Mention(start, said.end, "full", symbol_type.name, printed, confidence=0.7)


def _acronym_before(citing: CitingText, kind: DocumentType | None, floor: int, end: int) -> int | None:
    """Where the type's symbol stands for its name right before a number: `NQ số 66/NQ-CP`."""
    if kind is None or not citing.folded.startswith(" ", end - 1):
        return None
    start = max(citing.text.rfind(mark, floor, end - 1) for mark in " (\n;") + 1
    return start if citing.text[max(start, floor) : end - 1] in kind.symbols else None


def _type_at_distance(citing: CitingText, kind: DocumentType, floor: int, end: int) -> tuple[int, int] | None:
    """Where a type's name stands some words before a number, and where the words between begin: `Quyết định xử phạt vi
    phạm hành chính số 45/QĐ-XPHC`. No sign of punctuation may part them."""
    folded = citing.folded
    for form in kind.forms:
        at = folded.rfind(f"{form} ", floor, end)
        if at >= 0 and citing.capital(at) and not folded[at - 1 : at].isalnum():
            between = folded[at + len(form) : end]
            if not re.search(r"[,;:.()“”\"\d]|(?<!\w)số(?!\w)", between):
                return at, at + len(form) + 1
    return None


def _law_before(citing: CitingText, floor: int, end: int) -> tuple[int, str, int] | None:
    """The law whose number follows its title, as (start, type, start of the title): `Luật Tổ chức chính quyền địa
    phương số ...`. The number of `Luật sửa đổi, bổ sung một số điều của Luật X số N` is the amending law's."""
    text, folded = citing.text, citing.folded
    floor = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in ";(”:"))
    found = None
    at = end
    while (match := _last_law(folded, floor, at)) is not None:
        at = match.start()
        is_named = citing.capital(at) or citing.capital(match.end())
        if is_named and (found is None or _amending().match(folded, match.end())):
            kind = type_by_name(match["kind"])
            found = (at, kind.name if kind is not None else match["kind"], match.end())
    return found


@cache
def _law_word() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?<!pháp )(?P<kind>bộ luật|luật|pháp lệnh) (?=\S)")


def _last_law(folded: str, floor: int, end: int) -> re.Match[str] | None:
    last = None
    for match in _law_word().finditer(folded, floor, end):
        last = match
    return last


@cache
def _amending() -> re.Pattern[str]:
    return re.compile(any_word("amending"))


@cache
def _list_gap() -> re.Pattern[str]:
    """What stands between two members of a list of numbers."""
    return re.compile(rf"[,;]?(?: ?{any_word('list')})? ?(?:số:?)? ?")


@cache
def _form_before() -> re.Pattern[str]:
    """The words that make a number that of a form, a table or a house."""
    return re.compile(rf"(?<!\w){any_word('form')} $")


def _finish(citing: CitingText, mention: Mention, number: DocumentNumber | None) -> None:
    """Read date, year and issuer behind a mention."""
    year = _YEAR_AT_END.search(mention.number or "") if number is None else None
    mention.year = number.year if number is not None else int(year[1]) if year is not None else None
    read_date(citing, mention)
    stated = read_issuer(citing, mention, number)
    settle_issuer(citing, mention, number, stated)
    if mention.year is None and mention.date is None and mention.form == "full":
        mention.form = "undated"


def read_date(citing: CitingText, mention: Mention) -> None:
    """Read a date or a year behind a mention and extend it over them."""
    match = _DATE_AFTER.match(citing.folded, mention.end)
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


def _with_short(citing: CitingText, mentions: list[Mention]) -> list[Mention]:
    """The mentions together with those that name a document by its ordinal alone: `Nghị quyết 68`."""
    taken = {mention.start for mention in mentions}
    short: list[Mention] = []
    for occurrence in citing.found["short"]:
        if occurrence.start in taken or not citing.capital(occurrence.start):
            continue
        match = _SHORT.match(citing.folded, occurrence.end)
        if match is None or not _goes_on().match(citing.folded, match.end()):
            continue
        named = type_ending_at(citing.folded, occurrence.end)
        if named is None or named.start != occurrence.start:
            continue
        mention = Mention(occurrence.start, match.end(), "full", named.type.name, match["ordinal"], confidence=0.8)
        _finish(citing, mention, None)
        short += [mention, *_joined_ordinals(citing, mention)]
    return sorted([*mentions, *short], key=lambda mention: mention.start) if short else mentions


def _joined_ordinals(citing: CitingText, first: Mention) -> list[Mention]:
    """The documents that a list names by further ordinals: `các Nghị quyết số 57, 59, 66 và 68`."""
    found: list[Mention] = []
    end = first.end
    while (match := _NEXT_ORDINAL.match(citing.folded, end)) is not None:
        if not _goes_on().match(citing.folded, match.end()):
            break
        before = found[-1] if found else first
        mention = Mention(match.start("said"), match.end(), "elliptical", first.type, match["ordinal"], confidence=0.8)
        mention.coordinated = before
        found.append(mention)
        end = match.end()
    if found:
        _finish(citing, found[-1], None)
    return found


@cache
def _goes_on() -> re.Pattern[str]:
    """How a sentence may go on behind a short number; a noun there would be what is counted."""
    return re.compile(rf"[,;:.)”\"\n]|$| (?:{any_word('short_next')}|ngày \d|năm \d|[(“\"-])")
