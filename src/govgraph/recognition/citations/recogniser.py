"""Mentions of other documents, in all their forms, with relation and bearer.

    numbered   by number                     `Nghị quyết số 68/NQ-CP`
    laws       by title                      `Luật Cạnh tranh ngày 03 tháng 12 năm 2004`
    drafts     not yet issued                `dự thảo Nghị quyết về ...`
    unnumbered by congress, body, day, ...   `Nghị quyết Đại hội XIII của Đảng`

Then `relations` reads what each is to the citing document, and `antecedents` which of them mean the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.language.letters import fold
from govgraph.language.numbers import number_key, says_year
from govgraph.recognition.citations.antecedents import tie_antecedents
from govgraph.recognition.citations.drafts import draft_mentions
from govgraph.recognition.citations.effects import recognise_effects
from govgraph.recognition.citations.laws import law_mentions
from govgraph.recognition.citations.mentions import Mention, Spans, as_citations
from govgraph.recognition.citations.numbered import numbered_mentions
from govgraph.recognition.citations.references import recognise_references
from govgraph.recognition.citations.relations import relate
from govgraph.recognition.citations.unnumbered import unnumbered_mentions
from govgraph.recognition.citations.words import CitingText, vocabulary
from govgraph.recognition.context import Context
from govgraph.recognition.scanning import Occurrence
from govgraph.records import AgencyMention, Citation, Effect, Reference
from govgraph.structure import Structure

__all__ = ["recognise_citations", "vocabulary"]

_OWN_NUMBER = len("số: ")
_SILENT = frozenset({"letterhead", "recipients", "signature", "addressees", "foreign"})


def recognise_citations(
    structure: Structure, context: Context, agencies: list[AgencyMention], occurrences: Sequence[Occurrence]
) -> tuple[list[Citation], list[Reference], list[Effect]]:
    """The citations of a document, its references, and what it says of the time in which documents are in force, in the
    order of its running text (offsets in code points of the running text). `occurrences` are those of the words of
    `vocabulary`, as the shared scan finds them."""
    citing = CitingText(structure, context, agencies, occurrences)
    numbered = _speaking(citing, numbered_mentions(citing))
    _mark_own(numbered, context)
    taken = Spans(numbered)
    laws = law_mentions(citing, numbered, taken)
    drafts = draft_mentions(citing, numbered, taken)
    others = unnumbered_mentions(citing, numbered, taken)
    _mark_own_law(laws, context)
    mentions = [*numbered, *_speaking(citing, [*laws, *drafts, *others])]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    relate(citing, mentions)
    tie_antecedents(citing, mentions)
    citations = as_citations(mentions)
    name_ends = [mention.name_end or mention.end for mention in mentions]
    references = recognise_references(citing, citations, name_ends)
    return citations, references, recognise_effects(citing, citations, references)


def _speaking(citing: CitingText, mentions: list[Mention]) -> list[Mention]:
    """The mentions in what the document says, not in its head or close, nor in a line that is a head's (`Số: 4246/VBHN-
    BLĐTBXH`, as the close of a consolidated text has it), nor the document's own name in its title (`NGHỊ QUYẾT HỘI
    NGHỊ LẦN THỨ TÁM ...`)."""
    speaking = []
    for mention in mentions:
        passage = citing.passages.at(mention.start)
        numbers_itself = citing.folded.startswith("số:", passage.start) and mention.start <= passage.start + _OWN_NUMBER
        names_itself = mention.type == citing.context.type and (mention.number is None or mention.form == "self")
        is_title = names_itself and passage.kind == "title" and mention.start == passage.start
        if passage.kind not in _SILENT and not numbers_itself and not is_title:
            speaking.append(mention)
    return speaking


def _mark_own(mentions: list[Mention], context: Context) -> None:
    """A mention of the document's own number is the document itself: `(Kèm theo Quyết định số ...)` above an annex. A
    number without its year may be another document's of another year."""
    if context.number is None:
        return
    own = number_key(context.number)
    for mention in mentions:
        if mention.number is None or number_key(mention.number) != own:
            continue
        years = {date[:4] for date in (mention.date, context.date) if date is not None}
        if len(years) < 2 or says_year(context.number):
            mention.form = "self"


def _mark_own_law(laws: list[Mention], context: Context) -> None:
    """A law that names itself by its title is the document itself."""
    for mention in laws:
        if mention.type == context.type and mention.title and fold(mention.title) == context.subject_folded:
            mention.form = "self"
