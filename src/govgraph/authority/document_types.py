"""Types of documents: their names, the symbols that stand for them in numbers, which of them head a document.

The types and symbols of State documents are those of Decree 30/2020/NĐ-CP, Article 7 and Appendix III, and of the Law
on the Promulgation of Legal Documents; those of Party documents are Guideline 36-HD/VPTW of 2018.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold
from govgraph.language.numbers import DocumentNumber, symbol_parts

_LONGEST_WORD = 12
_LEGISLATURE = re.compile(r"(?:QH|UBTVQH)(?:\d+|K\d+|[IVX]+)$")


class DocumentType(Struct, frozen=True, gc=False):
    """A type of documents: its name as the field writes it (`Nghị quyết`), its symbols (`NQ`), whether documents bear
    it as their title, and whose it is.

    `forms` are the folded names that documents call it by, its own first. `traits` say how documents of the type are
    spoken of:

    - `law`: by their title (`Luật Đất đai`); `short`: by their ordinal alone (`Nghị quyết 68`); `letter`: by number,
      whatever their symbol says (`văn bản số 12/TTr-STC`); `reported`: by the body they come from (`Báo cáo của Ban
      Tổ chức Trung ương`); `yearly`, `assembly`: by year or congress;
    - `normative`: they lay down law; `enacts`: they can amend and repeal others; `central`: only central bodies issue
      them;
    - `drafted`: they are prepared at length and spoken of before they are issued; `tabled`: they are put before
      meetings; `annexed`: they are issued with another document.
    """

    name: str
    symbols: tuple[str, ...]
    titled: bool
    branch: str
    forms: tuple[str, ...]
    traits: frozenset[str]


class NamedType(NamedTuple):
    """A type's name in a text: where it begins (code points), and the type."""

    start: int
    type: DocumentType


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All types, in the order of the table."""
    return tuple(
        DocumentType(
            row["name"],
            several(row["symbols"]),
            row["titled"] == "yes",
            row["branch"],
            tuple(dict.fromkeys(fold(form) for form in (row["name"], *several(row["also"])))),
            frozenset(several(row["traits"])),
        )
        for row in rows("document_types")
    )


@cache
def types_with(trait: str) -> tuple[DocumentType, ...]:
    """The types that have a trait, in the order of the table."""
    return tuple(kind for kind in document_types() if trait in kind.traits)


@cache
def _by_name() -> dict[str, DocumentType]:
    return {form: kind for kind in document_types() for form in kind.forms}


@cache
def _by_last_word() -> dict[str, tuple[str, ...]]:
    """The forms that end with a word, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_by_name(), key=lambda form: (-len(form), form)):
        found.setdefault(form.rsplit(" ", 1)[-1], []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _by_symbol() -> dict[str, DocumentType]:
    return {symbol.upper(): kind for kind in reversed(document_types()) for symbol in kind.symbols}


@cache
def title_pattern() -> re.Pattern[str]:
    """Finds the type that heads a document, at the beginning of a line and in capitals; no label (`QUYẾT ĐỊNH:`)."""
    names = sorted((kind.name.upper() for kind in document_types() if kind.titled), key=lambda name: (-len(name), name))
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?!\w)(?!\s*:\s*$)")


def type_by_name(folded: str) -> DocumentType | None:
    """The type of a name in folded letters (`nghị quyết`), None for a name that is no type's."""
    return _by_name().get(folded)


def type_ending_at(folded: str, end: int) -> NamedType | None:
    """The longest name of a type that ends at an offset of a folded text as whole words, None where there is none."""
    before = folded.rfind(" ", max(0, end - _LONGEST_WORD), end)
    for form in _by_last_word().get(folded[before + 1 : end].rsplit("\n", 1)[-1].lstrip("(“\"'[-:,.;"), ()):
        start = end - len(form)
        if start >= 0 and folded.startswith(form, start) and not folded[start - 1 : start].isalnum():
            return NamedType(start, _by_name()[form])
    return None


@lru_cache(maxsize=8192)
def _type_of(symbol: str, separator: str, dated: bool) -> DocumentType | None:
    known = _by_symbol()
    parts = symbol_parts(symbol)
    if not parts:
        return None
    whole, first = symbol.upper(), parts[0].upper()
    found = known.get("-".join(parts[:2]).upper()) or known.get(whole)
    if found is not None:
        return found
    if first in known and len(parts) > 1:
        return known[first]
    if len(parts) == 1 and _LEGISLATURE.match(parts[0]):
        return known["PL"] if first.startswith("UB") else known["L"]
    if separator == "/" and not dated and len(parts) > 1 and parts[0][0].isupper():
        return known["CV"]
    return None


def type_by_symbol(number: DocumentNumber) -> DocumentType | None:
    """The type that a number's symbol stands for: `68/NQ-CP` a resolution, `3413/UBND-TH` an official letter,
    `72/2025/QH15` a law. None where the symbol names no type.

    An official letter bears its organ and unit instead of a type (Decree 30/2020/NĐ-CP, Appendix I, part II,
    section 3). `32-CT/TU` says Chỉ thị, though the words beside it may rightly say something else.
    """
    return _type_of(number.symbol, number.separator, number.year is not None)
