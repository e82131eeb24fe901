"""Titles of documents as keys: the same title with and without `về việc`, commas, or marks at its ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from govgraph.language.letters import fold

_ABOUT = re.compile(r"^(?:v/v|về việc|về)\s+")
"""How a title begins after the type (Decree 30/2020/NĐ-CP, Appendix I, part II, section 5)."""
_TELLING_WORDS = 5
"""So many words in common at the beginning make two titles one: fewer begin titles of many documents (`sửa đổi, bổ
sung một số`)."""
_MARKS = " \t\"'“”‘’«»().,;:-*"


@lru_cache(maxsize=65536)
def title_key(title: str | None) -> str:
    """The key under which two ways to give a title meet; empty where there is none."""
    if not title:
        return ""
    return _ABOUT.sub("", fold(title.replace(",", "")).strip(_MARKS)).strip(_MARKS)


def same_title(one: str, other: str) -> bool:
    """Whether two keys are one title: equal, or the shorter, of five words or more, begins the longer."""
    if one == other:
        return bool(one)
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(f"{shorter} ") and len(shorter.split()) >= _TELLING_WORDS


def any_same(titles: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a title of the one is a title of the other."""
    known = list(others)
    return any(same_title(title, other) for title in titles for other in known)
