"""Where numbers of documents stand in a text: before a slash and a symbol in capitals, or behind the word `số`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govgraph.authority.issuers import with_hyphen
from govgraph.errors import NumberError
from govgraph.language.numbers import NUMBER, DocumentNumber, parse_number, tidy_number
from govgraph.recognition.citations.words import CitingText

_SYMBOL = re.compile(r"/ ?(?=[A-ZĐ])")
_ORDINAL_BEFORE = re.compile(r"\d+(?:\.\d+)?[a-zđ]{0,2}(?: ?[/-] ?(?:19|20)\d\d)?(?: ?[/-] ?[A-ZĐ]\w{0,6})? ?$")
_SAID = re.compile(r"số(?: (?:ký )?hiệu)? ?:? ?(?=\d)")
_SAYS_NUMBER = re.compile(r"(?:^|[\s(“\"])(?P<so>số(?: (?:ký )?hiệu)? ?:?) ?$")
_NUMBER = re.compile(NUMBER)
_RUN_ON = re.compile(r"(?:(?<=TTg)|(?<=[A-ZĐ][A-ZĐ])(?!g))(?:ngày|của|về|[a-zđ]*[^\W\d_a-zA-ZĐ][^\W\d_A-ZĐ]*)$")
"""A word run together with a number: `78/2025/NĐ-CPngày 1 tháng 4 năm 2025`, `126/2020/NĐ-CPthực hiện`."""
_BARE = re.compile(r"\d[\w&]*(?:[./-]+\w[\w&]*| / (?:19|20)\d\d(?![\w/]))*")
_OLD = re.compile(r"\d{1,4}[a-zđ]? [A-ZĐ]{2,5}/[A-ZĐ][\w&]*(?:[-/][A-ZĐ][\w&]*)*")
"""The form of the years before 1996, with a space behind the ordinal: `Thông tư số 43 TC/HCVX`."""
_REST = re.compile(r" ([A-ZĐ]{2,4})(?!\w)")
_LONGEST_ORDINAL = 26
_LONGEST_WORDS = 16


class SaidNumber(NamedTuple):
    """A number as it stands in a text. `start` and `end` frame it, `words_end` is where the words before it and before
    `số` end (code points); `printed` is tidied. `number` has the mark that
    may be left out behind its type's symbol (`12/QĐUBND`); it is None for a bare one (`Thông tư số 15`); `said` tells
    whether the word `số` stands before it."""

    start: int
    end: int
    words_end: int
    printed: str
    number: DocumentNumber | None
    said: bool

    @property
    def reach(self) -> int:
        """Where the number begins with the word `số` before it."""
        return self.words_end if self.said else self.start


def numbers_in(citing: CitingText) -> Iterator[SaidNumber]:
    """The numbers of a text, in order, none overlapping the one before. One without a symbol (`Thông tư số 15`, `Công
    văn số 107/2025`) is a number only where the text says so."""
    done = 0
    for start in _starts(citing):
        if start >= done:
            said = _read(citing, start)
            if said is not None:
                yield said
                done = said.end


def _starts(citing: CitingText) -> list[int]:
    """Where numbers may begin."""
    text = citing.text
    starts = {match.end() for match in _SAID.finditer(citing.folded)}
    for slash in _SYMBOL.finditer(text):
        at = slash.start()
        word = text.rfind(" ", 0, at) + 1
        if text[word:at].replace("/", "").isdigit():
            starts.add(word)  # as nearly all are: `68/`, `05/2019/` between spaces
            continue
        ordinal = _ORDINAL_BEFORE.search(text, max(0, at - _LONGEST_ORDINAL), at)
        if ordinal is not None:
            starts.add(ordinal.start())
    return sorted(starts)


def _read(citing: CitingText, start: int) -> SaidNumber | None:
    words_end = _words_end(citing, start)
    if words_end is None:
        return None
    said = words_end < start
    match = _NUMBER.match(citing.text, start)
    words = _RUN_ON.sub("", match[0]).rstrip("./- &") if match is not None else None
    number = _parsed(words) if words is not None else None
    if words is not None and number is not None and number.year is not None:
        words, number = _with_rest(citing, start, words, number)
    if number is None:
        bare = (_OLD.match(citing.text, start) or _BARE.match(citing.text, start)) if said else None
        if bare is None:
            return None
        words = bare[0]
        number = None if words.isdigit() else _parsed(words)
    assert words is not None
    return SaidNumber(start, start + len(words), words_end, tidy_number(words), number, said)


def _with_rest(citing: CitingText, start: int, words: str, number: DocumentNumber) -> tuple[str, DocumentNumber]:
    """A number, as it stands in the text and taken apart, with the rest of a symbol that has no hyphen and is broken
    by a line (`37/2025/TTBNN MT`), if that makes one."""
    run_together = words.rpartition("/")[2]
    rest = _REST.match(citing.text, start + len(words)) if run_together.isalnum() else None
    whole = _parsed(words + rest[1]) if rest is not None else None
    if rest is None or whole is None or whole.symbol == f"{run_together}{rest[1]}":
        return words, number
    return words + rest[0], whole


def _words_end(citing: CitingText, start: int) -> int | None:
    """Where the words before a number and before `số` end; the number's own start where nothing says that it is one;
    None where it goes on from what stands before it, as in an address or a decimal."""
    folded = citing.folded
    if folded.endswith((" số ", "\nsố "), 0, start):
        return start - 3
    if folded.endswith(("số ", "hiệu ", "số", ":", ": "), 0, start):
        so = _SAYS_NUMBER.search(folded, max(citing.line_start(start), start - _LONGEST_WORDS), start)
        if so is not None:
            return so.start("so")
        if folded.endswith("số", 0, start):
            return start - 2  # `Thông tư số10/2010/TT-BTC`, `tư số` run together with what stands before
    before = folded[start - 1 : start]
    return None if before.isalnum() or before in ("/", ".", ",", "-", "–") else start


def _parsed(words: str) -> DocumentNumber | None:
    try:
        return with_hyphen(parse_number(words))
    except NumberError:
        return None
