"""Mentions of documents by number: `Nghị quyết số 68/NQ-CP ngày 01/7/2021 của Chính phủ`.

A number is found by its own form, and what stands around it is read off: the type word before it, date and issuer
after it, the list it stands in.
"""

from __future__ import annotations

import re

from govgraph.authority.document_types import type_by_name, type_by_symbol
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.errors import NumberError
from govgraph.language.dates import DAY, read_day
from govgraph.language.numbers import NUMBER, DocumentNumber, parse_number, tidy_number
from govgraph.recognition.context import Context
from govgraph.recognition.issuing import read_issuer, settle_issuer
from govgraph.recognition.mentions import Agencies, Mention
from govgraph.structure.running import RunningText

_NUMBER = re.compile(rf"(?<![\w/.,-]){NUMBER}")
_SAYS_NUMBER = re.compile(r"(?:^|[\s(“\"])(?P<so>số(?: hiệu)?\s?:?) ?$")
_DATE_AFTER = re.compile(rf",? \(?ngày (?:{DAY})|,? năm (?P<only_year>\d{{4}})(?![\w/])", re.IGNORECASE)
_COORDINATED = re.compile(r"^(?:[,;]|,? (?:và|hoặc|cùng)|,? &)(?: các)?(?: (?:công văn|văn bản))?(?: số:?)? ?$")
_LAW_SYMBOL = re.compile(r"^(?:QH|UBTVQH|CTN|L-CTN|PL-UBTVQH)\d*$")
_LAW_WORD = re.compile(r"(?:\b(?:bộ )?luật|\bpháp lệnh) (?=\S)", re.IGNORECASE)
_OUTER_LAW = re.compile(r"(?:\bluật|\bpháp lệnh) sửa đổi\b", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w/.-])[A-ZĐ]{2,6}$")
_LAWS = frozenset({"luật", "bộ luật", "pháp lệnh", "lệnh"})
_WORDS_BEFORE = 6
_LAW_TITLE = 420


def numbered_mentions(running: RunningText, agencies: Agencies, context: Context) -> list[Mention]:
    """All mentions by number, in order, with type, number, date, year and issuer as the text and symbol say."""
    mentions: list[Mention] = []
    text, folded = running.text, running.folded
    for match in _NUMBER.finditer(text):
        printed = match[0].rstrip("./- &")
        try:
            number = parse_number(printed)
        except NumberError:
            continue
        previous = mentions[-1] if mentions else None
        mention = _mention(text, folded, match.start(), match.start() + len(printed), number, previous)
        if mention is None:
            continue
        _read_date(folded, mention, number)
        stated = read_issuer(
            text, folded, mention, agencies, joint="LT" in number.symbol or number.symbol.count("-") > 1
        )
        settle_issuer(mention, number, stated, context)
        mentions.append(mention)
    return mentions


def _mention(
    text: str, folded: str, start: int, end: int, number: DocumentNumber, previous: Mention | None
) -> Mention | None:
    """The mention that a number makes with the words before it, or None if it names no document."""
    line = folded.rfind("\n", 0, start) + 1
    floor = max(line, start - 90)
    so = _SAYS_NUMBER.search(folded, floor, start)
    words_end = so.start("so") if so else start
    head = folded[floor:words_end].rstrip()
    symbol_type = type_by_symbol(number)
    coordinated = (
        previous
        if previous is not None and previous.end >= floor and _COORDINATED.match(folded[previous.end : start])
        else None
    )
    named = _type_before(head)
    if named is not None and named[0] in _LAWS and not text[floor + len(head) - named[1]].isupper():
        named = None  # `văn bản quy phạm pháp luật số ...`: the last word of a law's title
    printed = tidy_number(text[start:end])
    if named is not None:
        name, length = named
        at = floor + len(head) - length
        kind = type_by_name(name)
        kind_name = kind.name if kind else name
        if kind_name == "Văn bản" and symbol_type is not None and symbol_type.name != "Công văn":
            kind_name = symbol_type.name
        return Mention(at, end, "full", kind_name, printed)
    if _LAW_SYMBOL.match(number.parts[-1]):
        law = _law_before(
            text, max(line, start - _LAW_TITLE, previous.end if previous and previous.end > line else 0), words_end
        )
        if law is not None:
            at, kind_name = law
            return Mention(at, end, "full", kind_name, printed, title=text[at + len(kind_name) : words_end].strip(" ,"))
    at = so.start("so") if so else start
    if coordinated is not None:
        kind_name = (symbol_type.name if symbol_type else None) or coordinated.type
        if coordinated.type and symbol_type and symbol_type.name == "Công văn":
            kind_name = coordinated.type
        return Mention(at, end, "elliptical", kind_name, printed, coordinated=coordinated)
    if so is not None:
        acronym = _ACRONYM.search(text, floor, len(text[:words_end].rstrip()))
        if acronym is not None:
            return Mention(
                acronym.start(), end, "full", symbol_type.name if symbol_type else acronym[0], printed, confidence=0.8
            )
    if symbol_type is None and issuer_by_symbol(number) is None:
        return None
    if symbol_type is None and so is None:
        return None
    form = "elliptical" if so else "full"
    return Mention(at, end, form, symbol_type.name if symbol_type else None, printed, confidence=0.9 if so else 0.7)


def _type_before(head: str) -> tuple[str, int] | None:
    """The longest type word that the folded text ends with, and its length."""
    words = head.rsplit(" ", _WORDS_BEFORE)
    best = None
    length = -1
    for count in range(1, min(_WORDS_BEFORE, len(words)) + 1):
        first = words[-count]
        bare = first.lstrip("(“\"'[-–;:,.")
        length += len(first) + 1
        phrase = " ".join((bare, *words[len(words) - count + 1 :])) if count > 1 else bare
        if type_by_name(phrase) is not None:
            best = (phrase, len(phrase))
        if bare != first:
            break
    return best


def _law_before(text: str, floor: int, end: int) -> tuple[int, str] | None:
    """Where the law begins whose number follows its title: `Luật Tổ chức chính quyền địa phương số ...`.

    The number of `Luật sửa đổi, bổ sung một số điều của Luật X số N` is the amending law's.
    """
    clause = max(text.rfind(mark, floor, end) + 1 for mark in (";", "(", "\n", "”"))
    laws = list(_LAW_WORD.finditer(text, max(floor, clause), end))
    laws = [law for law in laws if text[law.start()].isupper() or text[law.end() - 2 : law.end()].isupper()]
    if not laws:
        return None
    law = laws[-1]
    outer = [other for other in _OUTER_LAW.finditer(text, max(floor, clause), end) if text[other.start()].isupper()]
    if outer and outer[-1].start() < law.start():
        law = _LAW_WORD.match(text, outer[-1].start()) or law
    words = law[0].strip()
    kind = type_by_name(words.lower())
    return law.start(), kind.name if kind else words


def _read_date(folded: str, mention: Mention, number: DocumentNumber) -> None:
    match = _DATE_AFTER.match(folded, mention.end)
    mention.year = number.year
    if match is not None:
        if match["only_year"]:
            mention.year = mention.year or int(match["only_year"])
        else:
            mention.date, valid = read_day(match[0])
            mention.date_invalid = not valid
            if valid:
                mention.year = int(mention.date[:4])
        mention.end = match.end()
    elif number.parts and number.year is None and mention.form == "full":
        mention.form = "undated"
