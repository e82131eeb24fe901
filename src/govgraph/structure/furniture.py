"""What stands on the page and is no part of the document: running heads, page numbers, signature stamps, a website's
summary before the document and its repeated title line after it."""

from __future__ import annotations

import re

from govgraph.language.letters import fold
from govgraph.structure.lines import Line

_RUNNING_HEAD = re.compile(r"CÔNG BÁO\s?/\s?Số\b|^\W*\d{1,4}\W*CÔNG BÁO\b")
_STAMP = re.compile(
    r"^(?:Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Ngày ký|Signature Not Verified)\s*[:.]|^Signature Not Verified$"
)
_PAGE_NUMBER = re.compile(r"^(?:Trang |Page )?\W{0,2}\d{1,4}(?:/\d{1,4})?\W{0,2}$")
_SEPARATOR = re.compile(r"^[-_=*.~ ]+$")
_STATE_MOTTO = re.compile(r"CỘNG\s+HÒA\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
_OWN_TEXT = re.compile(r"Điều 1\b|Căn cứ |(?:TM|KT|TL|TUQ)[./]|N[ơo]i nhận")
"""What a document's own text has and a website's summary has not: the motto below it is that of a form in an annex."""
_HEAD_LINES = 400
_PROSE = 110


def is_rule(text: str) -> bool:
    """Whether a line that is not blank is only ruled."""
    return _SEPARATOR.match(text) is not None


def is_separator(line: Line) -> bool:
    """Whether a line is blank or only ruled."""
    return not line.text or _SEPARATOR.match(line.text) is not None


def is_upper(text: str) -> bool:
    """Whether a line is set in capitals."""
    return text.upper() == text and any(letter.isalpha() for letter in text)


def furniture(lines: list[Line]) -> set[int]:
    """Indices of the lines that are running heads, the page numbers beside them, and signature stamps."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        text = line.text
        if not text or text[0] not in "CNKETSP0123456789-":
            continue
        if _STAMP.match(text):
            # a stamp's fields stand together; a lone `Cơ quan:` opens a sentence
            if any(_STAMP.match(lines[near].text) for near in (index - 1, index + 1) if 0 <= near < len(lines)):
                found.add(index)
        elif _RUNNING_HEAD.search(text) and len(text) < 80:
            found.add(index)
            for step in (-1, 1):
                near = index + step
                while 0 <= near < len(lines) and not lines[near].text:
                    near += step
                if 0 <= near < len(lines) and _PAGE_NUMBER.match(lines[near].text):
                    found.add(near)
    return found


def document_begins(lines: list[Line]) -> int:
    """Index of the first line of the document proper.

    It is 0 unless prose stands before the letterhead: a website's own summary, say.
    """
    motto = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        window = " ".join(near.text for near in lines[index : index + 3])
        if line.text[:1] in "CĐ" and _STATE_MOTTO.match(window):
            motto = index
            break
    if motto is None:
        return 0
    begin = motto
    while begin and (
        is_separator(lines[begin - 1]) or (is_upper(lines[begin - 1].text) and len(lines[begin - 1].text) < _PROSE)
    ):
        begin -= 1
    prose = any(len(line.text) > _PROSE for line in lines[:begin])
    own = any(_OWN_TEXT.match(line.text) for line in lines[:begin])
    return begin if prose and not own else 0


def trailing_title(lines: list[Line], number: str | None, kind: str | None, after: int) -> int | None:
    """Index of a website's line at the end that names the document's own type and number once more, or None.

    `after` is the index of the line from which the closing is over: the line cannot stand before it.
    """
    for index in range(len(lines) - 1, max(after, len(lines) - 8) - 1, -1):
        text = lines[index].text
        if not text:
            continue
        own = kind and number and fold(text).startswith(fold(f"{kind} {number}"))
        return index if own and not is_upper(text) else None
    return None
