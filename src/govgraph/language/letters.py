"""Vietnamese letters: what may differ between two spellings of the same word.

Nothing here rewrites a document. `unify_tones` and `fold` make keys and matching copies; quotes are always cut from
the text as read.
"""

from __future__ import annotations

import re
import unicodedata

# An open syllable in oa, oe, uy may carry its tone on either letter: hoà = hòa, khoẻ = khỏe, uỷ = ủy. The reading
# copy has it on the first. With a final consonant (hoàn) both schools agree, and after q the u is part of the
# consonant (quý), so neither is touched.
_OPEN_SYLLABLES = {
    **dict(zip(["oà", "oá", "oả", "oã", "oạ"], ["òa", "óa", "ỏa", "õa", "ọa"], strict=True)),
    **dict(zip(["oè", "oé", "oẻ", "oẽ", "oẹ"], ["òe", "óe", "ỏe", "õe", "ọe"], strict=True)),
    **dict(zip(["uỳ", "uý", "uỷ", "uỹ", "uỵ"], ["ùy", "úy", "ủy", "ũy", "ụy"], strict=True)),
}
_PAIRS = {
    cased: target
    for pair, placed in _OPEN_SYLLABLES.items()
    for cased, target in (
        (pair, placed),
        (pair.upper(), placed.upper()),
        (pair[0].upper() + pair[1], placed[0].upper() + placed[1]),
    )
}
_SECOND = "àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ"
_MISPLACED = {vowel: re.compile(rf"{vowel}[{_SECOND}](?!\w)") for vowel in "oOuU"}
"""One a vowel, not one for all: a pattern that begins with one letter skips over all others at once."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_PLAIN_DASHES = str.maketrans(dict.fromkeys(_DASHES, "-"))
_ODD = re.compile(rf"[{_DASHES}Ð]")

_WITH_I = re.compile(r"qui(?= (?:định|chế|trình|hoạch|mô|ước)(?!\w))|quí(?= (?:[ivx]{1,3}|[1-4])(?!\w))")

_LOWER_ODD = {ord("İ"): "i"}
"""Letters whose lower case is longer than one code point; folding must keep offsets."""


def unify_tones(text: str) -> str:
    """The text with the tone of every open syllable oa, oe, uy on its first letter (hoà -> hòa, uỷ -> ủy).

    Takes and gives NFC; the length in code points is unchanged.
    """
    found = [match for vowel, pattern in _MISPLACED.items() if vowel in text for match in pattern.finditer(text)]
    if not found:
        return text
    pieces: list[str] = []
    done = 0
    for match in sorted(found, key=re.Match.start):
        at = match.start()
        placed = _PAIRS.get(match[0])
        if placed is None or (at and text[at] in "uU" and text[at - 1] in "qQ"):
            continue
        pieces.append(text[done:at])
        pieces.append(placed)
        done = at + 2
    pieces.append(text[done:])
    return "".join(pieces)


def lower(text: str) -> str:
    """The text in lower case, of the same length in code points."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.translate(_LOWER_ODD).lower()


def spell_with_y(text: str) -> str:
    """The text, in small letters, with the words that are spelled `qui` and `quí` as often as `quy` and `quý` spelled
    with y (`qui định`, `qui chế`, `quí I`); the length in code points is unchanged. Names keep their i (`Qui Nhơn`)."""
    return _WITH_I.sub(lambda match: "quý" if match[0] == "quí" else "quy", text) if "qu" in text else text


def fold(text: str) -> str:
    """The key under which two spellings of one word or name meet: NFC, lower case, unified tone placement, single
    spaces, plain dashes."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if _ODD.search(text):
        text = text.replace("Ð", "Đ").translate(_PLAIN_DASHES)
    return unify_tones(lower(text))


def without_marks(text: str) -> str:
    """The text in plain Latin letters, without tone and vowel marks (`Nghị quyết` -> `Nghi quyet`), for IRIs and
    file names."""
    decomposed = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
