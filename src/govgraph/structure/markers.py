"""The numbers and marks that open a passage, and how they nest.

Articles, clauses and points as Decree 30/2020/NĐ-CP (Appendix I, part II, section 6) and the Law on the Promulgation
of Legal Documents order them; the Party's `1-`, `1.1-` and `(1)` as Guideline 36-HD/VPTW.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from govgraph.language.names import UPPER
from govgraph.records import PassageKind

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_BULLETS = "-•●*▪◦+\uf0b7\uf02d\uf0d8\uf0a7"
_FORMS = {
    "annex": rf"(?P<annex>(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU)(?! {_ROMAN}\. ?\d)"
    rf"(?: (?:SỐ |số )?(?:{_ROMAN}|\d{{1,2}}|[A-Z]))?\b(?!\. ?\d)(?=[.:)]|$| [A-ZĐ(]))",
    "part": rf"(?P<part>(?:PHẦN|Phần) (?:(?:THỨ|thứ) \w+|{_ROMAN}|\d{{1,2}}|[A-ZĐ])\b)(?=[.:]? ?(?:$|[{UPPER}]))",
    "chapter": rf"(?P<chapter>(?:CHƯƠNG|Chương) (?:{_ROMAN}|\d{{1,2}})\b)[.:]?",
    "section": rf"(?P<section>(?:TIỂU MỤC|Tiểu mục|MỤC|Mục) (?:{_ROMAN}|\d{{1,2}})\b)[.:]?(?= [{UPPER}]|$)",
    "article": rf"(?P<article>(?:ĐIỀU|Điều) \d{{1,3}}[a-zđ]?)(?:[.:] ?| ?- ?|$| (?=[{UPPER}]))",
    "roman": rf"(?P<roman>{_ROMAN}) ?[.)/-] ?-?(?= |[{UPPER}]|$)",
    "decimal": rf"(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?: ?[.)/:-]+|(?= [{UPPER}]))(?!\d)",
    "arabic": rf"(?P<arabic>\d{{1,3}})(?: ?[.)][-/]?(?= |[{UPPER}\"“*]|$)| ?[/-](?= |[{UPPER}][^{UPPER}\W]|[\"“*]|$))",
    "bracketed": r"(?P<bracketed>\((?:\d{1,2}|[a-zđ]|i{1,3}|iv|vi{0,3})\))",
    "letter": rf"(?P<letter>(?:[a-zđ]|aa|bb|cc|dd|đđ)(?:\.?\d{{1,2}})?)(?:[)/]|\.(?= ))(?= |[{UPPER}])",
    "capital": rf"(?P<capital>[A-ZĐ])(?:[.)](?= )| ?-(?= ?[{UPPER}]{{2}}))",
    "bullet": rf"(?P<bullet>[{_BULLETS}])(?= |[{UPPER}“\"(\d\w])",
}
"""How each mark is written; the group that bears its name is its number."""

_FIRST_LETTERS = {
    "P": ("annex", "part", "capital"),
    "C": ("chapter", "capital"),
    "M": ("section", "capital"),
    "T": ("section", "capital"),
    "Đ": ("article", "capital"),
    "(": ("bracketed",),
    **dict.fromkeys("0123456789", ("decimal", "arabic")),
    **dict.fromkeys("IVX", ("roman", "capital")),
    **dict.fromkeys("ABDEFGHKLNOQRSU", ("capital",)),
    **dict.fromkeys("abcdđeghiklmnopqrstuvxy", ("letter",)),
    **dict.fromkeys(_BULLETS, ("bullet",)),
}
"""The marks that a first letter may open, in the order in which they are tried."""

_COMPILED = {names: re.compile("|".join(_FORMS[name] for name in names)) for names in set(_FIRST_LETTERS.values())}
_BY_FIRST_LETTER = {letter: _COMPILED[names] for letter, names in _FIRST_LETTERS.items()}

_DEPTH = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "article": 4,
    "capital": 5,
    "roman": 6,
    "arabic": 7,
    "decimal": 8,  # to 11, by the number of its parts
    "letter": 12,
    "bracketed": 13,
    "bullet": 14,
    "plus": 15,
}

_DOUBTFUL = frozenset({"bullet", "decimal", "arabic"})

_KIND: dict[str, PassageKind] = {
    "annex": "annex",
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "capital": "section",
    "roman": "section",
    "arabic": "item",
    "decimal": "item",
    "letter": "point",
    "bracketed": "point",
    "bullet": "bullet",
}


class Marker(NamedTuple):
    """A mark that opens a passage. `number` as printed, `value` for labels, `length` in code points of the mark,
    `depth` its rank in the nesting: a smaller depth closes all that stand deeper."""

    name: str
    number: str
    value: str
    length: int
    depth: int

    def kind(self, inside_article: bool) -> PassageKind:
        """The kind of passage that the mark opens: an arabic number inside an article is a clause (khoản)."""
        if self.name == "arabic" and inside_article:
            return "clause"
        return _KIND[self.name]


def read_marker(line: str) -> Marker | None:
    """The mark at the beginning of a line of clean text, or None."""
    pattern = _BY_FIRST_LETTER.get(line[:1])
    match = pattern.match(line) if pattern is not None else None
    if match is None:
        return None
    marker = _marker(match.lastgroup or "", match[match.lastgroup or 0], match[0])
    if marker.name in _DOUBTFUL and not _is_mark(marker, line):
        return None
    return marker


@lru_cache(maxsize=4096)
def _marker(name: str, value: str, mark: str) -> Marker:
    """The record of a mark: the few marks there are recur without end."""
    depth = _DEPTH[name]
    if value == "+":
        depth = _DEPTH["plus"]
    elif name == "decimal":
        depth += min(value.count("."), 4) - 1
    elif name == "article":
        value = value[5:]
    return Marker(name, mark.strip(), value, len(mark), depth)


def _is_mark(marker: Marker, line: str) -> bool:
    """Whether a bullet or a number at the beginning of a line is one: something stands behind the bullet, and no number
    behind the number (`30.11.2025`, `2 - 3`)."""
    rest = line[marker.length :]
    if marker.name == "bullet":
        return rest.strip(" -*_=.") != ""
    if not rest.lstrip()[:1].isdigit():
        return True
    return marker.name == "arabic" and ("." in marker.number or ")" in marker.number)
