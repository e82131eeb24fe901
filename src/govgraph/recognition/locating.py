"""From offsets of the running text to offsets of the source: recognition's last act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from govgraph.records import (
    Agency,
    AgencyMention,
    Anomaly,
    Citation,
    Deadline,
    Directive,
    DocumentFacts,
    Effect,
    Holding,
    Initiative,
    Meeting,
    Metadata,
    Passage,
    Place,
    Reference,
    Signature,
)
from govgraph.structure import RunningText, Structure

_Spanned = TypeVar(
    "_Spanned",
    Passage,
    AgencyMention,
    Anomaly,
    Citation,
    Deadline,
    Directive,
    Effect,
    Holding,
    Initiative,
    Meeting,
    Place,
    Reference,
    Signature,
)
_replace = msgspec.structs.replace


def located(
    structure: Structure,
    metadata: Metadata,
    citations: Sequence[Citation],
    references: Sequence[Reference],
    effects: Sequence[Effect],
    agencies: Sequence[Agency],
    agency_mentions: Sequence[AgencyMention],
    places: Sequence[Place],
    holdings: Sequence[Holding],
    initiatives: Sequence[Initiative],
    meetings: Sequence[Meeting],
    directives: Sequence[Directive],
    anomalies: Sequence[Anomaly],
) -> DocumentFacts:
    """The facts of a document with every offset moved to its source. Of `metadata` only the signatures are moved: its
    evidence is in the source's offsets already."""
    running = structure.running
    documents = _spans_moved(running, [reference.document for reference in references])
    names = _spans_moved(running, [reference.name for reference in references])
    return DocumentFacts(
        source=structure.source,
        metadata=_replace(metadata, signatures=tuple(_moved(running, metadata.signatures))),
        passages=tuple(
            _replace(passage, note_mark=running.source_offset(passage.note_mark))
            if passage.note_mark is not None
            else passage
            for passage in _moved(running, structure.passages)
        ),
        citations=tuple(_moved(running, citations)),
        references=tuple(
            _replace(reference, document=document, name=name)
            for reference, document, name in zip(_moved(running, references), documents, names, strict=True)
        ),
        effects=tuple(_moved(running, effects)),
        agencies=tuple(agencies),
        agency_mentions=tuple(_moved(running, agency_mentions)),
        places=tuple(_moved(running, places)),
        holdings=tuple(
            _replace(holding, said=running.locate(*holding.said)) if holding.said is not None else holding
            for holding in _moved(running, holdings)
        ),
        initiatives=tuple(_moved(running, initiatives)),
        meetings=tuple(_moved(running, meetings)),
        directives=tuple(
            _replace(
                directive,
                deadline_said=running.locate(*directive.deadline_said),
                deadlines=tuple(_moved(running, directive.deadlines)),
            )
            if directive.deadline_said is not None
            else directive
            for directive in _moved(running, directives)
        ),
        anomalies=tuple(_moved(running, anomalies)),
    )


def _moved(running: RunningText, records: Sequence[_Spanned]) -> Sequence[_Spanned]:
    if not records:
        return records
    # A passage of which nothing but its mark is left is empty.
    spans = running.locate_all([(record.start, record.end) for record in records])
    return [_replace(record, start=start, end=end) for record, (start, end) in zip(records, spans, strict=True)]


def _spans_moved(running: RunningText, spans: Sequence[tuple[int, int] | None]) -> list[tuple[int, int] | None]:
    moved = iter(running.locate_all([span for span in spans if span is not None]))
    return [None if span is None else next(moved) for span in spans]
