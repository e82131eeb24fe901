"""Where in a document instructions can stand, and to whom they are addressed there.

A passage takes from what stands above it, and from the opening sentences before it, how much may count as an
instruction and who is told (`2. Các sở, ban, ngành tỉnh, UBND các huyện, thành phố:` holds for 2.1 and 2.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from govgraph.language.letters import fold
from govgraph.recognition.context import Context
from govgraph.recognition.directive_cues import DirectiveCues
from govgraph.structure import Structure

_SHORT_ACT = 12  # articles; a text of unknown type with more of them is a law or regulation
_LONGEST_HEADING = 260


class Level(IntEnum):
    """What counts as an instruction: nothing; requests to named parties; also parties before verbs of acting; also
    verbs without subject, save in a passage that reports; all of it."""

    SILENT = 0
    REQUESTS = 1
    PARTIES = 2
    CONCLUSION = 3
    TASKS = 4


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for the passages below a heading or behind an opening sentence: what counts, who is told, with whom,
    and whether results are being reported there."""

    level: Level
    responsible: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    addressed: bool = False
    reporting: bool = False


def document_kind(structure: Structure, context: Context, cues: DirectiveCues) -> str:
    """How the document's type instructs: `orders`, `acts`, `norms`, `laws`, `press` or `reports`.

    A text without a known type is taken for an act or, if long, for a law where it has articles, else for press.
    """
    kind = cues.documents.get(fold(context.type)) if context.type else None
    articles = sum(passage.kind == "article" for passage in structure.passages)
    if kind is None:
        return ("laws" if articles > _SHORT_ACT else "acts") if articles else "press"
    if kind == "acts" and not articles:
        return "orders"
    return kind


def heading_kind(folded: str, start: int, end: int, cues: DirectiveCues) -> str | None:
    """What a section with such a heading holds: `enforcement`, `duties`, `tasks`, `report`, `aims`, or None where no
    word tells.

    The word that stands first decides; yet a heading of aims that goes on to tasks is one of tasks.
    """
    found: dict[str, int] = {}
    words = folded[start : min(end, start + _LONGEST_HEADING)]
    for word, kind in cues.headings.items():
        at = words.find(word)
        if at >= 0 and at < found.get(kind, len(words)):
            found[kind] = at
    if not found:
        return None
    order = sorted(found, key=lambda kind: found[kind])
    if order[0] == "aims":
        return (
            next((kind for kind in order if kind in ("tasks", "enforcement")), "aims")
            if "report" not in order
            else "aims"
        )
    return order[0]


def last_heading_kind(folded: str, start: int, end: int, cues: DirectiveCues) -> str | None:
    """As `heading_kind`, of the end of an opening sentence: the word that stands last decides."""
    places = [(folded.rfind(word, start, end), kind) for word, kind in cues.headings.items()]
    at, kind = max(places, default=(-1, ""))
    return kind if at >= 0 else None
