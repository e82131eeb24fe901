"""The number and date of a consolidated text, which stand where it is certified, at its close: the head is that of the
document consolidated (Ordinance 01/2012/UBTVQH13, Articles 4 and 14)."""

from __future__ import annotations

import re

from govgraph.language.numbers import NUMBER, tidy_number
from govgraph.structure.datelines import read_dateline
from govgraph.structure.letterhead import Letterhead
from govgraph.structure.lines import Lines
from govgraph.structure.phrases import cues

_NUMBER = re.compile(rf"(?i:số) ?: ?(?P<number>{NUMBER})$")
_AROUND = 8  # lines around the words of certification in which number and date stand


def read_certification(lines: Lines, head: Letterhead) -> None:
    """Give a head without number the number and date with which a consolidated text is certified, if it is one."""
    certified = next(
        (
            index
            for index in range(len(lines) - 1, head.body - 1, -1)
            if lines.texts[index].isupper() and _certifies(lines.texts[index])
        ),
        None,
    )
    if certified is None:
        return
    near = range(max(head.body, certified - _AROUND), min(len(lines), certified + _AROUND))
    number = next((index for index in near if _NUMBER.match(lines.texts[index])), None)
    if number is None:
        return
    match = _NUMBER.match(lines.texts[number])
    assert match is not None
    head.number = tidy_number(match["number"])
    head.spans["number"] = lines[number].pieces[0][1], lines[number].end
    for index in near:
        dateline = read_dateline(lines.texts[index])
        if dateline is not None and dateline.date is not None:
            head.date, head.place = dateline.date, dateline.place or head.place
            head.spans["date"] = lines[index].pieces[0][1], lines[index].end
            return


def _certifies(text: str) -> bool:
    return text.lower().strip(" *:") in cues("certified")
