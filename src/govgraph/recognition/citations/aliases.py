"""Short names that a text gives documents, and where it uses them: `Pháp lệnh Xử lý vi phạm hành chính (sau đây gọi tắt
là Pháp lệnh)` ... `Điều 53 của Pháp lệnh`.

A short name that is itself a citation (`Nghị định 63`, `Luật Đất đai`) is read as one; here are those that are none
(Decree 78/2025/NĐ-CP on the Law on the Promulgation of Legal Documents: what is shortened is explained where it first
stands).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govgraph.authority.document_types import type_by_name
from govgraph.language.letters import fold
from govgraph.recognition.citations.words import CitingText
from govgraph.recognition.scanning import longest, places
from govgraph.records import Citation

_NAME = re.compile(r":? [“\"]?(?P<name>[^)”\";,.:\n(]{2,60})(?=[)”\";,.])")
_FAR = 420  # how far behind the end of a citation, whose title lies between, its short name may be given
_MOST_WORDS = 4


class AliasUse(NamedTuple):
    """Where a short name is used (code points), and the citation that it was given to. `bare` tells that it is nothing
    but a type's name, which stands for other documents too."""

    start: int
    end: int
    citation: int
    bare: bool


def alias_uses(citing: CitingText, citations: Sequence[Citation]) -> list[AliasUse]:
    """The uses of the short names that a text gives to the documents that it cites, in no particular order."""
    return [use for alias in _aliases(citing, citations) for use in _uses(citing, *alias)]


def _aliases(citing: CitingText, citations: Sequence[Citation]) -> Iterable[tuple[str, int, int, bool]]:
    """The short names: the words, where they end where they are given, the citation, whether they are a bare type."""
    starts = [citation.start for citation in citations]
    for given in longest(citing.found["alias"]):
        match = _NAME.match(citing.text, given.end)
        if match is None:
            continue
        words = " ".join(match["name"].split())
        index = bisect_right(starts, given.start) - 1
        while index >= 0 and citations[index].bearer is not None and citations[index].start > given.start - _FAR:
            index -= 1  # what stands in another's title is not what the short name is of
        if index < 0 or given.start - citations[index].end > _FAR:
            continue
        if citing.folded.find("\n", citations[index].end, given.start) >= 0:
            continue
        kind = _type_opening(words)
        named = any(c.start <= match.start("name") < c.end for c in citations[index:] if c.start < match.end())
        if kind is not None and not named:
            yield words, match.end(), index, fold(words) == fold(kind)


def _type_opening(words: str) -> str | None:
    """The type's name with which words begin, in a capital; None where they begin with none or are a long phrase."""
    spoken = words.split(" ")
    if not words[:1].isupper() or len(spoken) > 2 * _MOST_WORDS:
        return None
    for count in range(min(_MOST_WORDS, len(spoken)), 0, -1):
        head = " ".join(spoken[:count])
        if type_by_name(fold(head)) is not None:
            return head
    return None


def _uses(citing: CitingText, words: str, behind: int, citation: int, bare: bool) -> Iterable[AliasUse]:
    text = citing.text
    for at in places(text, words, behind):
        end = at + len(words)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield AliasUse(at, end, citation, bare)
