"""Document numbers: `68/NQ-CP`, `05/2019/NQ-HĐND`, `247-KL/TU`, `72/2025/QH15`, `3413/UBND-TH`.

State numbers are an ordinal, a slash, for legal normative documents the year, and a symbol (Decree 30/2020/NĐ-CP,
Appendix I, part II, section 3; Law on the Promulgation of Legal Documents, Article 7). Party numbers are an ordinal,
a dash, the type's symbol, a slash and the organ's (Guideline 36-HD/VPTW of 2018, section II.3).
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from govgraph.errors import NumberError
from govgraph.language.letters import fold

_DASHES = "\u2010-\u2015\u2212-"
_PARTS = re.compile(
    rf"""
    \s* (?P<ordinal>\d+(?:\.\d+)?) \s* (?P<suffix>[a-zđ]{{0,3}}?)
    (?: \s*[/{_DASHES}]\s* (?P<year>(?:19|20)\d\d) (?=\s*[/{_DASHES}]) )?
    \s* (?P<separator>[/{_DASHES}]) \s*
    (?P<symbol>[^\W\d_][\w&.]*(?:\s*[&/{_DASHES}]\s*[\w.]+)*(?:(?<=QH)\s\d\d)?)
    \s* \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_TIDY: dict[int, str | None] = {ord(space): None for space in " \t\n\r\xa0\u2009\u202f"}
_TIDY |= dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_TIDY[ord("Ð")] = "Đ"
_CAPITAL = "[A-ZĐÂÊÔƠƯ]"

NUMBER = (
    r"\d+(?:\.\d+)?[a-zđ]{0,2}"
    r"(?: ?[/-] ?(?:19|20)\d\d(?= ?[/-]))?"
    rf" ?[/-] ?{_CAPITAL}[\w&]*"
    r"(?:[/&-][^\W_][\w&]*| ?/ ?(?=[A-ZĐ])[\w&]+|(?:- | ?-)[A-ZĐ][A-ZĐ]\w*"
    r"| - [A-ZĐ]{2,6}[a-z]?(?!\w)|\.[A-ZĐ]+\d{0,2}(?!\w)|(?<=QH) \d\d(?![\w/.-]))*"
)
"""Pattern of a number in running text: dashes are plain, white space is single. A space may have slipped in beside a
dash or slash, as scanned and wrapped text has it (`92/2009/TT- BTC`); the symbol begins with a capital. What it finds
is a number if `parse_number` takes it."""


class DocumentNumber(Struct, frozen=True):
    """A number taken apart. `ordinal` is without leading zeros; `symbol` is as printed less its spaces (`NQ-CP`,
    `KL/TU`); `separator` is what stands between ordinal and symbol: `-` marks the Party's form, `/` the State's."""

    ordinal: str
    symbol: str
    separator: str
    year: int | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The symbol's parts in order: `('NQ', 'CP')`, `('KL', 'TU')`, `('UBND', 'TH')`."""
        return symbol_parts(self.symbol)

    def __str__(self) -> str:
        """The number as the rules print it: `05/2019/NQ-HĐND`, `247-KL/TU`."""
        year = f"/{self.year}" if self.year is not None else ""
        return f"{self.ordinal}{year}{self.separator}{self.symbol}"


@lru_cache(maxsize=65536)
def symbol_parts(symbol: str) -> tuple[str, ...]:
    """The parts of a symbol in order: `NQ-CP` gives `('NQ', 'CP')`, `TT-BGD&ĐT` gives `('TT', 'BGDĐT')`."""
    return tuple(part for part in re.split(r"[/-]", symbol.replace("&", "")) if part)


@lru_cache(maxsize=65536)
def parse_number(text: str) -> DocumentNumber:
    """The number taken apart. Raises NumberError if the text is none."""
    match = _PARTS.match(text)
    if match is None:
        raise NumberError(f"{text!r} is no document number: one looks like 68/NQ-CP, 05/2019/NQ-HĐND or 247-KL/TU")
    ordinal, suffix, year, separator, symbol = match.groups()
    whole, _, part = ordinal.partition(".")
    ordinal = (whole.lstrip("0") or "0") + ("." + part if part else "") + suffix.lower()
    return DocumentNumber(
        ordinal, tidy_number(symbol), "/" if separator == "/" else "-", int(year) if year is not None else None
    )


@lru_cache(maxsize=65536)
def number_key(text: str) -> str:
    """The key under which two spellings of one number meet: case, spaces, leading zeros, dash style and Đ/D folded.

    Works on any text, so that a number that `parse_number` refuses still has a key.
    """
    key = fold(text).replace("đ", "d")
    key = re.sub(r"\s+", "", key)
    return re.sub(r"(?<!\d)0+(?=\d)", "", key)


def says_year(text: str) -> bool:
    """Whether a number carries its year, as those of normative documents do: `05/2019/NQ-HĐND`."""
    try:
        return parse_number(text).year is not None
    except NumberError:
        return False


def tidy_number(text: str) -> str:
    """The number as a person would print it: spaces gone, dashes plain, `Ð` (U+00D0) as `Đ`."""
    return text.translate(_TIDY)
