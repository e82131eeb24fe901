"""Mentions of other documents, in all their forms, with relation and bearer."""

from __future__ import annotations

import re

from govgraph.language.letters import fold
from govgraph.language.numbers import number_key
from govgraph.recognition.context import Context
from govgraph.recognition.mentions import Agencies, Mention, Passages, as_citations
from govgraph.recognition.numbered import numbered_mentions
from govgraph.recognition.relations import relate
from govgraph.recognition.unnumbered import unnumbered_mentions
from govgraph.records import AgencyMention, Citation
from govgraph.structure import Structure

_MEETING = re.compile(r"phiên họp|hội nghị|cuộc họp|giao ban|kỳ họp|buổi làm việc|kết luận|ý kiến")
_SILENT = frozenset({"letterhead", "recipients", "signature", "addressees", "foreign"})


def recognise_citations(structure: Structure, context: Context, agencies: list[AgencyMention]) -> list[Citation]:
    """The citations of a document, in the order of its running text (offsets in code points of the running text)."""
    running = structure.running
    passages = Passages(structure.passages)
    named = Agencies(agencies)
    numbered = [
        mention
        for mention in numbered_mentions(running, named, context)
        if passages.at(mention.start).kind not in _SILENT
    ]
    _own(numbered, context)
    unnumbered = unnumbered_mentions(running, passages, named, context, numbered)
    kept = [mention for mention in unnumbered if passages.at(mention.start).kind not in _SILENT]
    mentions = sorted([*numbered, *kept], key=lambda mention: (mention.start, -mention.end))
    relate(running, passages, mentions, context.type, _MEETING.search(context.subject_folded) is not None)
    _antecedents(mentions)
    return as_citations(mentions)


def _own(mentions: list[Mention], context: Context) -> None:
    """A mention of the document's own number is the document itself: `(Kèm theo Quyết định số ...)` above an annex."""
    if context.number is None:
        return
    own = number_key(context.number)
    for mention in mentions:
        if mention.number is not None and number_key(mention.number) == own:
            mention.form = "self"


def _antecedents(mentions: list[Mention]) -> None:
    """Tie mentions without number to the numbered one that the same document makes certain: the same type and issuer,
    or the same law title, and only one such number."""
    for mention in mentions:
        if mention.number is not None or mention.form not in ("unnumbered", "anaphoric"):
            continue
        if mention.type in ("Luật", "Bộ luật", "Pháp lệnh") and mention.title:
            same = [
                other
                for other in mentions
                if other.number
                and other.type == mention.type
                and other.title
                and fold(other.title).startswith(fold(mention.title))
            ]
        elif mention.type == "Báo cáo" and mention.issuer:
            same = [
                other
                for other in mentions
                if other.number
                and other.type == mention.type
                and (other.issuer is None or fold(other.issuer) == fold(mention.issuer))
            ]
        else:
            continue
        if same and len({number_key(other.number or "") for other in same}) == 1:
            earlier = [other for other in same if other.start < mention.start]
            mention.antecedent = (earlier or same)[-1 if earlier else 0]
            mention.year = mention.year or mention.antecedent.year
