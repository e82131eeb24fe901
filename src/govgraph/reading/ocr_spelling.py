"""What recognition commonly mistakes in a scan, put right where only one reading is possible.

Names in capitals: `ĐỒNG` is taken for `ĐÒNG` and `TỈNH` for `TÍNH`, for the marks above capitals are small. Heads and
signatures are set in capitals, and most of their words are names that the authority tables have. Words of a line of
capitals that differ from such a name in their marks or their spaces alone, and from no other name, are that name.

Days: `ngày II tháng l2` has the digits of the 11th of December.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold, without_marks

_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?<=ngày[ \n])[\dlI|iOo]{1,2}(?=\s+tháng )|(?<=tháng[ \n])[\dlI|iOo]{1,2}(?=\s+năm )")
_DIGITS = str.maketrans("lI|iOo", "111100")
_SHORTEST_KEY = 6
"""Letters of a name that is not taken for another by chance."""
_MOST_WORDS = 12
_WORDS_BETWEEN = 2
"""Spaces in a name that is known among other words; a shorter one has the line to itself, since `THỊ TRƯỜNG` and
`THỊ TRƯỞNG` are both words."""
_TABLES = (
    ("agencies", "name"),
    ("agency_parts", "part"),
    ("document_types", "name"),
    ("local_organs", "organ"),
    ("positions", "position"),
)
_SET_PHRASES = ("state motto", "party motto", "formula")


def spelt_right(text: str) -> str:
    """A recognised text, the names in its lines of capitals as the authority tables spell them, its days in digits."""
    text = _DAY.sub(lambda day: day[0].translate(_DIGITS), text)
    return "\n".join(_line(line) if line.isupper() else line for line in text.split("\n"))


def _line(line: str) -> str:
    words = [match.span() for match in _WORD.finditer(line)]
    done = at = 0
    parts: list[str] = []
    while at < len(words):
        for last in range(min(len(words), at + _MOST_WORDS), at, -1):
            begin, end = words[at][0], words[last - 1][1]
            known = _names().get(_key(line[begin:end]))
            if known is not None and (last - at == len(words) or known.count(" ") >= _WORDS_BETWEEN):
                if fold(known) != fold(line[begin:end]):
                    parts += [line[done:begin], known]
                    done = end
                at = last
                break
        else:
            at += 1
    return "".join([*parts, line[done:]])


def _key(words: str) -> str:
    """What is left of words whose marks and spaces are taken away; what stands between them is kept."""
    return without_marks("".join(words.split())).lower()


@cache
def _names() -> dict[str, str]:
    """Key -> name in capitals, where one name only has the key."""
    names = {row[column] for table, column in _TABLES for row in rows(table)}
    modifiers = [row for row in rows("position_modifiers") if row["meaning"] == "deputy"]
    deputies = [deputy for row in modifiers for deputy in several(row["words"])]
    names |= {f"{deputy} {row['position']}" for row in rows("positions") for deputy in deputies}
    names |= {f"{word} {row['portfolio']}" for row in rows("portfolios") for word in ("Bộ", "Sở")}
    names |= {f"{row['level']} {row['name']}" for row in (*rows("provinces"), *rows("districts"))}
    names |= {name for row in rows("structure_cues") if row["role"] in _SET_PHRASES for name in several(row["words"])}
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(key := _key(name)) >= _SHORTEST_KEY:
            found[key].add(fold(name).upper())
    return {key: spelt.pop() for key, spelt in found.items() if len(spelt) == 1}
