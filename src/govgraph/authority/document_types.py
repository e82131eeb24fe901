"""Types of documents: their names, the symbols that stand for them in numbers, which of them head a document.

The types and symbols of State documents are those of Decree 30/2020/NĐ-CP, Article 7 and Appendix III, and of the Law
on the Promulgation of Legal Documents; those of Party documents are Guideline 36-HD/VPTW of 2018.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold
from govgraph.language.numbers import DocumentNumber

_LEGISLATURE = re.compile(r"(?:QH|UBTVQH)(?:\d+|K\d+|[IVX]+)$")


class DocumentType(Struct, frozen=True):
    """A type of documents: its name as the field writes it (`Nghị quyết`), its symbols (`NQ`), whether documents bear
    it as their title, and whose it is."""

    name: str
    symbols: tuple[str, ...]
    titled: bool
    branch: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All types, in the order of the table."""
    return tuple(
        DocumentType(row["name"], several(row["symbols"]), row["titled"] == "yes", row["branch"])
        for row in rows("document_types")
    )


@cache
def _by_name() -> dict[str, DocumentType]:
    return {fold(kind.name): kind for kind in document_types()}


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


@lru_cache(maxsize=4096)
def type_by_symbol(number: DocumentNumber) -> DocumentType | None:
    """The type that a number's symbol stands for: `68/NQ-CP` a resolution, `3413/UBND-TH` an official letter,
    `72/2025/QH15` a law. None where the symbol names no type.

    An official letter bears its organ and unit instead of a type (Decree 30/2020/NĐ-CP, Appendix I, part II,
    section 3). `32-CT/TU` says Chỉ thị, though the words beside it may rightly say something else.
    """
    known = _by_symbol()
    parts = number.parts
    if not parts:
        return None
    whole = number.symbol.upper()
    first = parts[0].upper()
    if "-".join(parts[:2]).upper() in known:
        return known["-".join(parts[:2]).upper()]
    if whole in known:
        return known[whole]
    if first in known and len(parts) > 1:
        return known[first]
    if _LEGISLATURE.match(parts[0]) and len(parts) == 1:
        return known["PL"] if parts[0].startswith("UB") else known["L"]
    if number.separator == "/" and number.year is None and len(parts) > 1 and parts[0][0].isupper():
        return known["CV"]
    return None
