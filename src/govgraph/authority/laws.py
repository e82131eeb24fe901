"""Titles of laws, codes and ordinances, and of the few other documents that are known by their title alone.

Where a law's title ends cannot be told from the sentence (`Luật Ban hành văn bản quy phạm pháp luật được sửa đổi`), so
the titles stand in a table. Documents also write them with the usual abbreviations, and without their commas.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold


class NamedLaw(NamedTuple):
    """What a law is named by: the name of its type (`Bộ luật`), and the length in code points of the type's word and
    the space behind it, after which the title stands."""

    type: str
    title_offset: int


@cache
def law_names() -> dict[str, NamedLaw]:
    """The names of laws in folded letters, with every accepted spelling: `luật tổ chức hđnd và ubnd`."""
    found: dict[str, NamedLaw] = {}
    for row in rows("laws"):
        word = fold(row["type"])
        for title in _spellings(fold(row["title"])):
            found[f"{word} {title}".strip()] = NamedLaw(row["type"], len(word) + 1)
    return found


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    return tuple(
        (fold(row["words"]), fold(short)) for row in rows("title_abbreviations") for short in several(row["short"])
    )


@lru_cache(maxsize=4096)
def full_title(title: str) -> str:
    """A law's title, in folded letters, with its abbreviations written out: `tổ chức hđnd và ubnd`. One that begins
    the words that it stands for does so only alone (`Điều lệ Đảng`)."""
    for words, short in _abbreviations():
        if title == short:
            return words
        if short in title and not words.startswith(short):
            title = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", words, title)
    return title


def _spellings(title: str) -> set[str]:
    """The ways to write a title: any of its words abbreviated, with and without its commas."""
    used = [pair for pair in _abbreviations() if pair[0] in title]
    spellings = {title}
    for count in range(1, len(used) + 1):
        for chosen in combinations(used, count):
            written = title
            for words, short in chosen:
                written = written.replace(words, short)
            spellings.add(written)
    return spellings | {spelling.replace(",", "") for spelling in spellings}
