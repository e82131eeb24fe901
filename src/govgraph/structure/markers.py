"""The numbers and marks that open a passage, and how they nest.

Articles, clauses and points as Decree 30/2020/NĐ-CP (Appendix I, part II, section 6) and the Law on the Promulgation
of Legal Documents order them; the Party's `1-`, `1.1-` and `(1)` as Guideline 36-HD/VPTW.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govgraph.records import PassageKind

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_MARKER = re.compile(
    rf"""
    (?P<annex>(?:PHỤ\ LỤC|Phụ\ lục|PHỤ\ BIỂU)(?!\ {_ROMAN}\.\ ?\d)(?:\ (?:SỐ\ )?(?:{_ROMAN}|\d{{1,2}}|[A-Z]))?\b(?!\.\ ?\d)(?=[.:)]|$|\ [A-ZĐ(]))
  | (?P<part>(?:PHẦN|Phần)\ (?:(?:THỨ|thứ)\ \w+|{_ROMAN}|\d{{1,2}}|[A-ZĐ])\b)(?=[.:]?\ ?(?:$|[A-ZĐÀ-Ỹ]))
  | (?P<chapter>(?:CHƯƠNG|Chương)\ (?:{_ROMAN}|\d{{1,2}})\b)[.:]?
  | (?P<section>(?:TIỂU\ MỤC|Tiểu\ mục|MỤC|Mục)\ (?:{_ROMAN}|\d{{1,2}})\b)[.:]?(?=\ [A-ZĐÀ-Ỹ]|$)
  | (?P<article>(?:ĐIỀU|Điều)\ (?:\d{{1,3}}[a-zđ]?))(?:[.:]\ ?|\ ?-\ ?|$|\ (?=[A-ZĐÀ-Ỹ]))
  | (?P<roman>{_ROMAN})(?:\ ?[.)/-]\ ?-?(?=\ |[A-ZĐÀ-Ỹ]|$))
  | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:\ ?[.)/:-]+|(?=\ [A-ZĐÀ-Ỹ]))(?!\d)
  | (?P<arabic>\d{{1,3}})(?:\ ?[.)/-](?:-|/)?(?=\ |[A-ZĐÀ-Ỹ"“*]|$))
  | (?P<bracketed>\((?:\d{{1,2}}|[a-zđ])\))
  | (?P<letter>[a-zđ]{{1,2}}(?:\.\d{{1,2}})?)(?:[)/]|\.(?=\ ))(?=\ |[A-ZĐÀ-Ỹ])
  | (?P<capital>[A-ZĐ])(?:[.)](?=\ ))
  | (?P<bullet>[-•●*▪◦+])(?=\ |[A-ZĐÀ-Ỹ“"(\d\w])
    """,
    re.VERBOSE,
)

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


_OPENERS = frozenset("PCTMĐ0123456789IVX(-•●*▪◦+ABDEFGHKL") | frozenset("abcdđeghiklmnopqrstuvxy")


def read_marker(line: str) -> Marker | None:
    """The mark at the beginning of a line of clean text, or None."""
    if not line or line[0] not in _OPENERS:
        return None
    match = _MARKER.match(line)
    if match is None:
        return None
    name = match.lastgroup or ""
    number = match[name]
    depth = _DEPTH[name]
    if (
        name == "letter"
        and len(number.split(".")[0]) > 1
        and number.split(".")[0] not in {"aa", "bb", "cc", "dd", "đđ"}
    ):
        return None
    if name == "decimal":
        parts = number.count(".")
        depth += min(parts, 4) - 1
        if line[match.end() :].lstrip()[:1].isdigit():
            return None
    if name == "arabic" and line[match.end() :].lstrip()[:1].isdigit() and "." not in match[0] and ")" not in match[0]:
        return None
    if name == "bullet":
        if number == "+":
            depth = _DEPTH["plus"]
        if line[match.end() :].strip(" -*_=.") == "":
            return None
    return Marker(name, match[0].strip(), number.removeprefix("ĐIỀU ").removeprefix("Điều "), match.end(), depth)
