"""What counts as the same in two cells.

The comparison forgives what no reader counts as a difference: case, spaces, dashes, quotation marks, and where a tone
mark sits (`uỷ` = `ủy`). It forgives nothing else.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHORT_FORMS = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
    ("ban chấp hành", "bch"),
)


def same(value: object) -> str:
    """The key under which two cells are the same: each word's tone mark moved to its end, case, spaces, dashes and
    punctuation folded."""
    letters = unicodedata.normalize("NFD", str(value or "").casefold())
    words = [
        "".join(c for c in word if c not in _TONES) + "".join(sorted(c for c in word if c in _TONES))
        for word in re.split(r"[\s_]+", letters)
    ]
    text = re.sub(r"\s*[-\u2010-\u2015\u2212]\s*", "-", " ".join(words)).strip()
    text = re.sub(r"[\"“”‘’'.,;:]", "", text)
    return unicodedata.normalize("NFC", text).strip()


_SHORT_KEYS = tuple((same(long), same(short)) for long, short in _SHORT_FORMS)
_PROVINCE_WORD = re.compile(rf"{same('tỉnh')}(?= |$)")
_LEADING = re.compile("^(" + "|".join(map(same, ("các", "đồng chí", "thủ trưởng"))) + ") ")


def same_agency(name: object) -> str:
    """The key of an agency's name, less the words that only spell out its place in the hierarchy."""
    text = same(name)
    for long, short in _SHORT_KEYS:
        text = text.replace(long, short)
    text = re.sub(r" ?\(.*?\)", "", _PROVINCE_WORD.sub("", text))
    return _LEADING.sub("", re.sub(r"[-,]", " ", text)).replace("  ", " ").strip()


def same_number(value: object) -> str:
    """The key of a document number: no spaces, no leading zeros."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", same(value).replace(" ", ""))


def same_place(name: object) -> str:
    return same(str(name or "").split(",", maxsplit=1)[0])
