"""Where a document begins and ends in its file: a website's summary may stand before it, and the website's title line
behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import islice, pairwise

from govgraph.authority.document_types import type_by_name
from govgraph.language.letters import fold
from govgraph.language.numbers import NUMBER, number_key
from govgraph.structure.furniture import is_separator
from govgraph.structure.letterhead import Letterhead, opens_left_column, read_letterhead
from govgraph.structure.lines import Lines
from govgraph.structure.markers import read_marker
from govgraph.structure.mottoes import motto_in, motto_words
from govgraph.structure.phrases import is_formula, opens_basis

_HEAD_LINES = 400
_TAIL_LINES = 8
_LINES_ABOVE_MOTTO = 30
_MOST_MOTTOES = 4
_MOST_TITLE_LINES = 6
_LONGEST_MOTTO = 300
_LONGEST_SUBJECT = 3
_LONGEST_SUBJECT_LINE = 150
_LONGEST_HEAD_LINE = 110
_TITLE_LINE = re.compile(rf"(?P<type>[^\W\d_]+(?: [^\W\d_]+){{0,3}}?) (?:số )?(?P<number>{NUMBER})(?= |$)")


_HeadAt = Callable[[int], Letterhead]
"""The letterhead that begins at a line."""


def own_letterhead(lines: Lines, skipped: set[int]) -> tuple[int, Letterhead]:
    """Index of the first line of the document proper, and the letterhead there: 0 unless something that is no document
    stands before the letterhead, as a website's summary, or the title that a page or a file has."""
    read = cache(partial(read_letterhead, lines, skipped=skipped))
    begin = _below_summary(lines, read) or _below_title(lines, skipped, read)
    return begin, read(begin)


def _below_title(lines: Lines, skipped: set[int], read: _HeadAt) -> int:
    """Index of the first line of a whole letterhead that stands below a few lines of which none is one's or a
    passage's, 0 where there is none."""
    if _is_head(read(0)):
        return 0
    filled = [index for index in range(min(_HEAD_LINES, len(lines))) if lines.texts[index] and index not in skipped]
    for above, index in pairwise(filled[: _MOST_TITLE_LINES + 1]):
        if _is_document(lines.texts[above]):
            return 0
        head = read(index)
        if (head.number or head.date) and (head.type or head.addressees):
            return index  # number and date alone may be a citation's, where its line breaks
    return 0


def _below_summary(lines: Lines, read: _HeadAt) -> int:
    """Index of the first line of the letterhead behind a summary: it names the letterhead's number, or the letterhead
    is whole and nothing before it is an article, a basis or a numbered passage. 0 where there is none."""
    begin = 0
    head = Letterhead()
    for motto in islice(_mottoes(lines), _MOST_MOTTOES):
        begin = _first_line_of_head(lines, motto)
        head = read(begin)
        if head.type or head.addressees:
            break  # what a summary quotes of a head ends before these
    before = [text for text in lines.texts[:begin] if text]
    if not before or head.number is None:
        return 0
    own = number_key(head.number)
    if own in number_key(" ".join(before)):
        return begin
    whole = head.date is not None and (head.type is not None or head.addressees)
    return begin if whole and not any(_is_document(text) for text in before) else 0


def _is_head(head: Letterhead) -> bool:
    """Whether a head says more than a date, as a press report's line does."""
    return bool(head.motto or head.organs or head.number or head.type or head.subject or head.addressees)


def _is_document(text: str) -> bool:
    return opens_basis(text) or is_formula(text) or text.isupper() or read_marker(text) is not None


def _first_line_of_head(lines: Lines, motto: int) -> int:
    """Index of the first line of the head that has its motto at a line: above it stand lines in capitals, and number
    and subject where the head's left column comes first."""
    begin = motto
    loose = 0
    for index in range(motto - 1, max(motto - _LINES_ABOVE_MOTTO, 0) - 1, -1):
        text = lines.texts[index]
        if is_separator(lines[index]):
            continue
        capitals = text.isupper() and not text[0].isdecimal() and len(text) < _LONGEST_HEAD_LINE
        if capitals or opens_left_column(text):
            begin, loose = index, 0
        else:
            loose += 1
            if loose > _LONGEST_SUBJECT or len(text) > _LONGEST_SUBJECT_LINE:
                break
    return begin


def _mottoes(lines: Lines) -> Iterator[int]:
    """The lines with State mottoes of the text's beginning."""
    clean = lines.clean.text
    limit = lines.starts[min(_HEAD_LINES, len(lines)) - 1]
    word = motto_words()[0]
    at = clean.find(word, 0, limit)
    while at >= 0:
        index = lines.index_at(at)
        if at - lines.starts[index] < _LONGEST_HEAD_LINE:
            found = motto_in("\n".join(lines.texts[index : index + 3])[:_LONGEST_MOTTO])
            if found is not None and not any(map(str.islower, lines.texts[index][: found[0]])):
                yield index
        at = clean.find(word, at + 1, limit)


def trailing_title(lines: Lines, head: Letterhead, after: int) -> int | None:
    """Index of the first line of a website's title at the end, which names the document's own type and number once
    more, or None.

    `after` is the index of the line from which the closing is over: the title cannot stand before it. Where the head
    does not say the document's number, it is a last paragraph that begins with any type and number.
    """
    last = next((i for i in range(len(lines) - 1, after - 1, -1) if lines.texts[i]), None)
    if last is None or not after:
        return None
    for index in range(last, max(after, last - _TAIL_LINES) - 1, -1):
        first = not lines.texts[index - 1]
        named = _TITLE_LINE.match(" ".join(lines.texts[index : index + 2]))
        if named is not None and not lines.texts[index].isupper() and type_by_name(fold(named["type"])) is not None:
            if head.number is None:
                return index if first and lines.texts[last][-1] not in ".;:" else None
            if number_key(named["number"]) == number_key(head.number):
                return index
        if first:
            return None
    return None
