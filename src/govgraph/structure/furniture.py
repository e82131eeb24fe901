"""What stands on the page and is no part of the document: running heads, page numbers, signature stamps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from govgraph.records import Part
from govgraph.structure.lines import Line, Lines
from govgraph.structure.phrases import cues, is_stamp, is_unfinished, stamp_words

_PAGE_NUMBER = re.compile(r"(?:Trang |Page )?\W{0,2}\d{1,4}(?:/\d{1,4})?\W{0,2}$")
_RULE = re.compile(r"[-_=*.~ ]+$")
_LONGEST_RUNNING_HEAD = 80
_LONGEST_PAGE_NUMBER = 7
_SHORTEST_PAGE, _COMMON_PAGE, _LONGEST_PAGE = 500, 1200, 6000
"""Code points of a page, the second those of most: numbers that lie nearer to one another are a table's."""
_FULL_LINE = 40
_EDGE = 6000
_FIRST_NUMBERS = (1, 2)


def is_rule(text: str) -> bool:
    """Whether a line that is not blank is only ruled."""
    return _RULE.match(text) is not None


def is_separator(line: Line) -> bool:
    """Whether a line is blank or only ruled."""
    return not line.text or is_rule(line.text)


def is_upper(text: str) -> bool:
    """Whether a line is set in capitals."""
    return text.upper() == text and any(letter.isalpha() for letter in text)


@cache
def _running_head() -> re.Pattern[str]:
    names = "|".join(word.upper() for word in cues("running head"))
    return re.compile(rf"(?:{names})\s?/\s?Số\b|^\W*\d{{1,4}}\W*(?:{names})\b")


def furniture(lines: Lines, parts: Sequence[Part] = ()) -> set[int]:
    """Indices of the lines that are running heads, page numbers, and fields of signature stamps; `parts` are those of
    the source, where its file has pages."""
    found = _running_heads(lines) | _page_numbers(lines) | _stamps(lines)
    return found | _laid_on(lines, parts) | _numbers_of_pages(lines, parts) if parts else found


def _lines_of(lines: Lines, part: Part) -> range:
    """Indices of the lines of a part."""
    first, after = (bisect_left(lines.starts, at, key=lines.clean.source_offset) for at in (part.start, part.end))
    return range(first, after)


def _laid_on(lines: Lines, parts: Sequence[Part]) -> set[int]:
    """The lines of signatures that the file lays on its pages."""
    return {index for part in parts if part.stamp for index in _lines_of(lines, part)}


def _numbers_of_pages(lines: Lines, parts: Sequence[Part]) -> set[int]:
    """The numbers that open or end pages and rise with them: the file's own count, or on from any number."""
    numbers: list[tuple[int, int]] = []  # how far the number is ahead of the file's count, and its line
    for part in parts:
        if part.page is None or part.stamp:
            continue
        filled = [index for index in _lines_of(lines, part) if lines.texts[index]]
        for index in {filled[0], filled[-1]} if filled else ():
            digits = lines.texts[index].strip("- ")
            if digits.isdecimal() and len(digits) <= _LONGEST_PAGE_NUMBER:
                numbers.append((int(digits) - part.page, index))
    ahead = Counter(distance for distance, _ in numbers)
    return {index for distance, index in numbers if distance == 0 or ahead[distance] > 1}


def _lines_with(lines: Lines, words: tuple[str, ...]) -> list[int]:
    """Indices of the lines that have one of some words, in order."""
    clean = lines.clean.text
    found: set[int] = set()
    for word in words:
        at = clean.find(word)
        while at >= 0:
            found.add(lines.index_at(at))
            at = clean.find(word, at + len(word))
    return sorted(found)


def _running_heads(lines: Lines) -> set[int]:
    """The running heads, and the page numbers above or below them."""
    texts = lines.texts
    found: set[int] = set()
    for index in _lines_with(lines, tuple(word.upper() for word in cues("running head"))):
        if len(texts[index]) >= _LONGEST_RUNNING_HEAD or not _running_head().search(texts[index]):
            continue
        found.add(index)
        for step in (-1, 1):
            near = index + step
            while 0 <= near < len(texts) and not texts[near]:
                near += step
            if 0 <= near < len(texts) and _PAGE_NUMBER.match(texts[near]):
                found.add(near)
    return found


def _page_numbers(lines: Lines) -> set[int]:
    """The numbers that stand by themselves on lines, rise by one from the first pages to the last, lie a page of text
    apart, and part sentences; the numbers of a table's rows do not."""
    starts = lines.starts
    chain: list[int] = []
    next_number = 0
    for index in [i for i, text in enumerate(lines.texts) if 0 < len(text) <= _LONGEST_PAGE_NUMBER]:
        digits = lines.texts[index].strip("- ")
        if not digits.isdecimal():
            continue
        number = int(digits)
        distance = starts[index] - (starts[chain[-1]] if chain else 0)
        if not chain:
            if number in _FIRST_NUMBERS and distance < number * _LONGEST_PAGE:
                chain, next_number = [index], number + 1
        elif number == next_number and _SHORTEST_PAGE < distance < _LONGEST_PAGE:
            chain.append(index)
            next_number += 1
    if not chain or len(lines.clean.text) - starts[chain[-1]] > _LONGEST_PAGE:
        return set()
    if starts[chain[-1]] - starts[chain[0]] < (len(chain) - 1) * _COMMON_PAGE:
        return set()
    alone = len(chain) == 1
    parting = sum(_parts_a_sentence(lines, index, alone) for index in chain)
    return set(chain) if 4 * parting >= len(chain) else set()


def _parts_a_sentence(lines: Lines, index: int, alone: bool) -> bool:
    """Whether a sentence goes on below a line: with a small letter, or because the full line above has not ended. A
    number `alone` is believed to do so only where a blank line stands beside it and the line above is full."""
    texts = lines.texts
    above = next((text for text in reversed(texts[:index]) if text), "")
    below = next((text for text in texts[index + 1 :] if text), "")
    full = len(above) >= _FULL_LINE
    if full and is_unfinished(above):
        return True
    if not alone:
        return below[:1].islower()
    blank = not texts[index - 1] or not "".join(texts[index + 1 : index + 2])
    return blank and full and (above[-1].isalnum() or above[-1] == ",") and below[:1].islower()


def _stamps(lines: Lines) -> set[int]:
    """The fields of signature stamps, which stand together on the first page or the last: a lone `Cơ quan:` opens a
    sentence."""
    texts, last = lines.texts, len(lines)
    first, behind = bisect_left(lines.starts, _EDGE), bisect_left(lines.starts, len(lines.clean.text) - _EDGE)
    near = [*range(first), *range(max(first, behind - 1), last)]
    fields = {index for index in near if texts[index].startswith(stamp_words()) and is_stamp(texts[index])}
    return {index for index in fields if index - 1 in fields or index + 1 in fields}
