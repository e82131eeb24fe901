"""Titles of laws, codes and ordinances, and of the few other documents that are known by their title alone.

Where a law's title ends cannot be told from the sentence (`Luật Ban hành văn bản quy phạm pháp luật được sửa đổi`), so
the titles stand in a table. Documents also write them with the usual abbreviations, and without their commas.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold

_ABOUT = ("Pháp lệnh",)
"""The types whose titles also follow `về`: `Pháp lệnh về phí và lệ phí`."""
_FEWEST_INITIALS, _MOST_INITIALS = 3, 7


class NamedLaw(NamedTuple):
    """What a law is named by: the name of its type (`Bộ luật`), and the length in code points of the type's word and
    the space behind it, after which the title stands. `title` is the law's title where the name has only its initials
    (`Luật NSNN`), which are written in capitals."""

    type: str
    title_offset: int
    title: str | None = None


@cache
def law_names() -> dict[str, NamedLaw]:
    """The names of laws in folded letters, with every accepted spelling: `luật tổ chức hđnd và ubnd`, `luật nsnn`."""
    found: dict[str, NamedLaw] = {}
    for row in rows("laws"):
        word = fold(row["type"])
        for title in _spellings(fold(row["title"])):
            found[f"{word} {title}".strip()] = NamedLaw(row["type"], len(word) + 1)
            if row["type"] in _ABOUT:
                found[f"{word} về {title}"] = NamedLaw(row["type"], len(f"{word} về "))
    for (kind, initials), title in _by_initials().items():
        word = fold(kind)
        found.setdefault(f"{word} {initials}", NamedLaw(kind, len(word) + 1, title))
    return found


def _by_initials() -> dict[tuple[str, str], str]:
    """The titles of laws by type and initials, where these are of one title."""
    titles: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows("laws"):
        for initials in _initials(fold(row["title"])):
            titles[row["type"], initials].setdefault(fold(row["title"]), row["title"])
    return {key: next(iter(found.values())) for key, found in titles.items() if len(found) == 1}


def _initials(title: str) -> set[str]:
    """The initials of a title's words, with and without its conjunctions: `hn&gđ`, `hngđ`."""
    words = [word.strip(",") for word in title.split()]
    written = ("".join(word[0] if word != "và" else joint for word in words) for joint in ("&", ""))
    return {initials for initials in written if _FEWEST_INITIALS <= len(initials) <= _MOST_INITIALS}


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
    """The ways to write a title: any of its words abbreviated, with and without its commas, or with dashes for them or
    for its conjunctions (`Luật Tổ chức HĐND - UBND`)."""
    used = [pair for pair in _abbreviations() if pair[0] in title]
    spellings = {title}
    for count in range(1, len(used) + 1):
        for chosen in combinations(used, count):
            written = title
            for words, short in chosen:
                written = written.replace(words, short)
            spellings.add(written)
    spellings |= {spelling.replace(",", other) for spelling in spellings for other in ("", " -")}
    return spellings | {spelling.replace(" và ", " - ") for spelling in spellings}
