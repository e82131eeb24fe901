"""The reasons that a resolution gives, in Vietnamese: a table from the English words to the Vietnamese."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from govgraph.authority.tables import rows

_SEPARATOR = "; "
"""Between a reason and what else is to be known; no reason has it in itself."""
_HOLE = re.compile(r"\\\{(\w+)\\\}")


@cache
def _reasons() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of the English words with their Vietnamese, both with named holes (`{date}`)."""
    return tuple(
        (re.compile(_HOLE.sub(r"(?P<\1>\\S+?)", re.escape(row["en"]))), row["vi"]) for row in rows("resolution_reasons")
    )


@lru_cache(maxsize=65536)
def in_vietnamese(reason: str) -> str:
    """A reason of the resolution in Vietnamese; words that the table does not have stay as they are."""
    return _SEPARATOR.join(_one(words) for words in reason.split(_SEPARATOR))


def _one(words: str) -> str:
    for english, vietnamese in _reasons():
        if (match := english.fullmatch(words)) is not None:
            return vietnamese.format(**match.groupdict())
    return words
