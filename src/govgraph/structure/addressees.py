"""The addressees of a letter or telegram (Decree 30/2020/NĐ-CP, Appendix I, part II, section 9.a)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govgraph.structure.cells import Cells
from govgraph.structure.phrases import cues, is_unfinished, opens_body

_LONGEST_LIST = 40
_LONGEST_LAST_LINE = 90
_LONGEST_ENTRY = 80


class Addressees(NamedTuple):
    """The entries, without bullets and final punctuation, the index of the cell after the last, and the offsets in the
    clean text of the cells that go on with an entry begun above."""

    entries: list[str]
    after: int
    wrapped: list[int]


@cache
def addressed_pattern() -> re.Pattern[str]:
    """Matches what stands before the addressees: `Kính gửi:`, `THỦ TƯỚNG CHÍNH PHỦ điện:`."""
    telegraphed = "|".join(cues("telegraphed"))
    addressed = "|".join(word.replace(" ", r"\s+") for word in cues("addressed"))
    return re.compile(rf"(?i:\W{{0,2}}(?:{addressed})(?!\w)\s*:?)|.{{3,60}}\s(?i:{telegraphed})\s*:\s*$")


def read_addressees(cells: Cells, at: int) -> Addressees | None:
    """The addressees whose label the cell at an index begins, None where it begins none."""
    text = cells[at].text
    match = addressed_pattern().match(text)
    rest = text[match.end() :] if match is not None else ""
    at += 1
    if match is None:
        match = addressed_pattern().match(cells.text_below(at - 1, 2))
        if match is None or match.end() <= len(text):
            return None
        rest = cells[at].text[match.end() - len(text) - 1 :]
        at += 1
    first = at
    rest = rest.strip(" :")
    entries = [rest.lstrip("-+• ")] if rest else []
    bulleted = rest.startswith(("-", "+", "•"))
    after = at
    wrapped: list[int] = []
    while cells.has(at) and at - first < _LONGEST_LIST:
        text = cells[at].text
        if not text:
            if entries:
                break
        elif text[0] in "-+•*" and text[1:].strip():
            entries.append(text[1:].strip())
            bulleted = True
        elif not entries and not opens_body(text):
            entries.append(text)
        elif entries and _goes_on(entries[-1], text, bulleted):
            entries[-1] += " " + text
            wrapped.append(cells[at].at)
        else:
            break
        at += 1
        after = at if text else after
    return Addressees([entry.strip(" ;.,") for entry in entries], after, wrapped) if entries else None


def _goes_on(entry: str, text: str, bulleted: bool) -> bool:
    """Whether a line goes on with an entry: it does unless the entry has ended and the line opens anew."""
    if text[0].islower() or text[0] == "(" or is_unfinished(entry) or entry.count("(") > entry.count(")"):
        return True
    if entry.endswith((".", ";", ")")) or opens_body(text):
        return False
    return text.endswith((".", ";")) and len(text) < _LONGEST_LAST_LINE and (bulleted or len(entry) < _LONGEST_ENTRY)
