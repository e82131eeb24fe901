"""What the words at the ends of a line tell of it: that its phrase goes on below, that it opens the body, that it
belongs to the head. The words stand in `data/authority/structure_cues.csv`."""

from __future__ import annotations

import re
from functools import cache

from govgraph.authority.document_types import document_types, type_by_name
from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold, lower

_LEADING = " “\"'*-–•("
_BARE = str.maketrans("", "", " :.*-_")
_LONGEST_TYPE = 4
_DATED = re.compile(r"\b(?:số|ngày|năm)\s*\d")
_DAY_FOLLOWS = re.compile(r"\s*(?:\d|nay\b)")


@cache
def cues(role: str) -> tuple[str, ...]:
    """The words of a role, as the table has them, in small letters."""
    return tuple(word for row in rows("structure_cues") if row["role"] == role for word in several(row["words"]))


@cache
def _set(role: str) -> frozenset[str]:
    return frozenset(cues(role))


@cache
def _openings(role: str) -> tuple[str, ...]:
    """The words of a role as they open a sentence or stand in capitals."""
    return tuple(form for word in cues(role) for form in (word[0].upper() + word[1:], word.upper()))


def is_unfinished(text: str) -> bool:
    """Whether a line breaks off in a phrase: after a preposition, a conjunction, a comma; not after a word that only
    looks like one (`nguyên tắc làm việc`)."""
    if text[-1:] in ",-":
        return True
    last = text.rfind(" ")
    return lower(text[last + 1 :]) in _set("unfinished") and _two_words(text, last) not in _set("finished")


def wants_a_name(text: str) -> bool:
    """Whether a line ends with a word that a name or a number should follow (`Bộ trưởng Bộ`, `ngày`); not with one that
    only looks like it (`Bộ Nội vụ`)."""
    last = text.rfind(" ")
    both = _two_words(text, last)
    return both in _set("named") or (lower(text[last + 1 :]) in _set("named") and both not in _set("whole"))


def _two_words(text: str, last: int) -> str:
    """The last two words of a line whose last space stands at an offset, in small letters; one where it has one."""
    return lower(text[text.rfind(" ", 0, last) + 1 :]) if last > 0 else lower(text)


def opens_body(text: str) -> bool:
    """Whether a line opens the body of a document: `Căn cứ ...`, `Thực hiện ...`, `Ngày 24/8/2021, ...`."""
    words = text.lstrip(_LEADING)
    if _opens(words, "opening"):
        return True
    days = _openings("opening day")
    return words.startswith(days) and any(
        words.startswith(word) and _DAY_FOLLOWS.match(words, len(word)) for word in days
    )


def opens_basis(text: str) -> bool:
    """Whether a line opens a legal basis: `Căn cứ ...`, `Xét ...`."""
    return text[:1] in _basis_letters() and _opens(text, "basis")


def names_document(text: str) -> bool:
    """Whether a line begins with a document's type and goes on with its number or date: `Nghị định số 92/2017/NĐ-CP`;
    in capitals it is a title or a formula."""
    words = text.split(" ", _LONGEST_TYPE)[:_LONGEST_TYPE]
    if text.isupper() or _DATED.search(text) is None:
        return False
    return any(type_by_name(fold(" ".join(words[:count]))) is not None for count in range(1, len(words) + 1))


def opens_instruction(text: str) -> bool:
    """Whether an article's words open a sentence that decides or instructs, and are no heading: `Giao Sở Nội vụ`."""
    words = lower(text)
    return any(words.startswith(word) and not words[len(word) :][:1].isalnum() for word in cues("instruction"))


@cache
def _basis_letters() -> frozenset[str]:
    return frozenset(word[0] for word in _openings("basis"))


def is_formula(text: str) -> bool:
    """Whether a line is the formula that stands between the bases and what is decided: `QUYẾT ĐỊNH:`."""
    return len(text) < 30 and text.rstrip(" :.") in _formulas()


@cache
def _formulas() -> frozenset[str]:
    titled = {kind.name.upper() for kind in document_types() if kind.titled}
    return frozenset(titled | {word.upper() for word in cues("formula")})


def _opens(text: str, role: str) -> bool:
    """Whether a text begins with a word of a role, as a whole word."""
    openings = _openings(role)
    if not text.startswith(openings):
        return False
    return any(text.startswith(word) and not text[len(word) : len(word) + 1].isalnum() for word in openings)


@cache
def stamp_words() -> tuple[str, ...]:
    """What the fields of a digital signature's stamp begin with, as printed."""
    return tuple(f"{word[0].upper()}{word[1:]}{'' if ' ' in word else ':'}" for word in cues("stamp"))


def is_stamp(text: str) -> bool:
    """Whether a line is a field of a digital signature's stamp: `Thời gian ký: 20.05.2019`."""
    folded = fold(text)
    return any(
        folded.startswith(word) and (folded[len(word) :].lstrip()[:1] in (":", ".") or folded == word)
        for word in cues("stamp")
    )


def is_gazette_heading(text: str) -> bool:
    """Whether a line is a heading of the Official Gazette, not of the document: `VĂN BẢN QUY PHẠM PHÁP LUẬT`."""
    if not text.isupper():
        return False
    folded = fold(text)
    return any(
        folded.startswith(word) and folded[len(word) :].strip()[:1] in ("", "-") for word in cues("gazette heading")
    )
