"""The form of a Vietnamese person's name: two to six capitalised syllables.

The form and the place of words decide whether they are a name, never a list of family names, which would leave out the
names of many peoples of the country (`Y Thanh Hà Niê Kđăm`, `Điểu K'Ré`, `Rơ Châm H'Phik`, `Vàng Seo Cón`).
"""

from __future__ import annotations

import re

_LETTERS = [chr(point) for point in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]

UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
"""The capital letters of Vietnamese and of the Latin letters near it, for use inside a pattern's brackets."""

LOWER = "".join(letter for letter in _LETTERS if letter.islower())
"""The small letters, likewise."""

SYLLABLE = rf"[{UPPER}](?:['’`]?[{LOWER}]|['’`-](?=[{UPPER}])[{UPPER}])*"
"""One syllable of a name in small letters after the first: `Hà`, `K'Ré`, `Y`, `Kđăm`, `Ksor-H`."""

SYLLABLE_FORM = re.compile(SYLLABLE)

MOST_SYLLABLES = 6

NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,{MOST_SYLLABLES - 1}}}(?!\w)")
"""A name as a sentence or a signature has it: `Nguyễn Văn An`."""

CAPITAL_NAME = re.compile(rf"[{UPPER}]['’`{UPPER}]*(?: [{UPPER}]['’`{UPPER}]*){{1,{MOST_SYLLABLES - 1}}}(?!\w)")
"""A name set in capitals: `NGUYỄN VĂN AN`."""


def is_name(text: str) -> bool:
    """Whether a text has the form of a name and nothing else, in small letters or in capitals."""
    return NAME.fullmatch(text) is not None or CAPITAL_NAME.fullmatch(text) is not None
