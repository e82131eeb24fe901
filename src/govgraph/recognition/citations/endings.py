"""Documents of which a sentence says that they end, or that they stay: `A, B và C hết hiệu lực kể từ ngày ...`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from govgraph.recognition.citations.clauses import sentence_start
from govgraph.recognition.citations.mentions import Mention
from govgraph.recognition.citations.relation_cues import (
    ends_documents,
    ends_partly,
    is_contrary,
    opening_cue,
    relation_of,
)
from govgraph.recognition.citations.words import CitingText
from govgraph.recognition.scanning import Occurrence

_SUBJECT = 40  # how far into its sentence the first of the documents stands that end together
_RIGHT_BEHIND = 12


def relate_endings(citing: CitingText, mentions: list[Mention], headed: Container[int]) -> None:
    """Set the relation of the documents of which a sentence says that they end. They are its subject, or stand right
    before these words (`Phụ lục ban hành kèm theo A hết hiệu lực`). `headed` has where those start whose relation the
    heading of a list has said, which an entry's own words overrule."""
    own = [m for m in mentions if m.bearer is None and m.form not in ("self", "anaphoric", "draft")]
    starts = [mention.start for mention in own]
    for occurrence in _not_inside([*citing.found["after"], *citing.found["as_follows"]]):
        if not ends_documents(citing, occurrence):
            continue
        if occurrence.word in relation_of("as_follows"):
            _relate_reworded(citing, own, bisect_left(starts, occurrence.start) - 1, occurrence)
            continue
        passage = citing.passages.at(occurrence.start)
        sentence = sentence_start(citing, passage.start, occurrence.start)
        first, after = bisect_left(starts, sentence), bisect_left(starts, occurrence.start)
        if first == after or opening_cue(citing, sentence, starts[first]) is not None:
            continue
        if starts[first] - sentence > _SUBJECT:
            first = after - 1
            if occurrence.start - own[first].reach > _RIGHT_BEHIND:
                continue
        relation = relation_of("after")[occurrence.word]
        last = own[after - 1]
        contrary = any(is_contrary(citing, end) for end in (last.end, last.reach))
        if contrary or ends_partly(citing, sentence, own[first].start, occurrence.end):
            relation = "amends"
        for mention in own[first:after]:
            if mention.relation == "cites" or mention.start in headed:
                mention.relation = relation


def _relate_reworded(citing: CitingText, own: Sequence[Mention], last: int, words: Occurrence) -> None:
    """Set the relation of a document of which one that enacts words a provision anew: `Khoản 2 Điều 170 của Luật Doanh
    nghiệp được sửa đổi, bổ sung như sau:`. `last` is the place of the last mention before these words."""
    if last < 0 or not citing.enacts or own[last].provision is None:
        return
    between = citing.folded[own[last].end : words.start]
    if own[last].relation == "cites" and between.strip(" ,") in ("", "đã", "nay"):
        own[last].relation = "amends"


def _not_inside(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """The words that do not begin inside others: no `còn hiệu lực` in `không còn hiệu lực`. Of those that begin at one
    place, all."""
    start = end = 0
    for occurrence in sorted(found, key=lambda word: (word.start, word.end)):
        if start < occurrence.start < end:
            continue
        start, end = occurrence.start, max(end, occurrence.end)
        yield occurrence
