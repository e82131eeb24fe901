"""Titles of laws, codes and ordinances: where a law's title ends cannot be told from the sentence alone
(`Luật Ban hành văn bản quy phạm pháp luật được sửa đổi`), so the titles stand in a table."""

from __future__ import annotations

import csv
from functools import cache

from govgraph.language.letters import fold
from govgraph.resources import resource


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    """Folded titles by their first word, the longest first."""
    found: dict[str, set[str]] = {}
    with resource("data", "authority", "laws.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            title = fold(row["title"])
            if title:
                found.setdefault(title.split(" ", 1)[0], set()).add(title)
    return {first: tuple(sorted(titles, key=lambda title: (-len(title), title))) for first, titles in found.items()}


def law_title_end(folded: str, start: int) -> int | None:
    """The offset at which the longest known title that begins at `start` ends (code points), or None."""
    space = folded.find(" ", start, start + 30)
    newline = folded.find("\n", start, start + 30)
    ends = [at for at in (space, newline) if at > 0] or [min(len(folded), start + 30)]
    first = folded[start : min(ends)].rstrip(",;.)")
    for title in _titles().get(first, ()) or _titles().get(first + ",", ()):
        end = start + len(title)
        if folded.startswith(title, start) and not folded[end : end + 1].isalnum():
            return end
    return None
