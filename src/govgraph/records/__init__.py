"""The records that pass between the stages, from bytes to graph.

Every stage takes records and gives records; nothing else passes between them. A record is frozen: a later stage
makes a new one, it never changes the one it was given.

Offsets are counted in Unicode code points, the end exclusive. The records of a finished `DocumentFacts` point into
`Source.text`, so that `facts.text[record.start:record.end]` is the evidence. While a document is being recognised the
same records point into its running text (`structure.running`), and `recognition.recognise` moves them to the source
as its last act.

Names of agencies are canonical names: the full form, jurisdiction included where the document fixes it
(`Sở Y tế tỉnh Lai Châu`). Within one document a canonical name stands for one agency, so records refer to agencies by
that name and `DocumentFacts.agencies` says the rest about each.
"""

from __future__ import annotations

from govgraph.records.facts import (
    Agency,
    AgencyMention,
    Anomaly,
    Capacity,
    Citation,
    Deadline,
    DeadlineRule,
    Directive,
    DocumentFacts,
    Effect,
    EffectRule,
    Form,
    GivenSigner,
    Holding,
    Initiative,
    InitiativeKind,
    Meeting,
    Metadata,
    Passage,
    PassageKind,
    Place,
    PlaceLevel,
    Provision,
    Recurrence,
    Reference,
    ReferenceReason,
    Relation,
    Signature,
)
from govgraph.records.resolved import (
    AgencyChange,
    Candidate,
    CorrectionOutcome,
    DocumentIdentity,
    NamedUnit,
    PersonIdentity,
    Resolution,
    ResolvedCitation,
    ResolvedDocument,
    UnitSuccession,
)
from govgraph.records.sources import Given, GivenFact, GivenField, Letters, Part, Source

__all__ = [
    "Agency",
    "AgencyChange",
    "AgencyMention",
    "Anomaly",
    "Candidate",
    "Capacity",
    "Citation",
    "CorrectionOutcome",
    "Deadline",
    "DeadlineRule",
    "Directive",
    "DocumentFacts",
    "DocumentIdentity",
    "Effect",
    "EffectRule",
    "Form",
    "Given",
    "GivenFact",
    "GivenField",
    "GivenSigner",
    "Holding",
    "Initiative",
    "InitiativeKind",
    "Letters",
    "Meeting",
    "Metadata",
    "NamedUnit",
    "Part",
    "Passage",
    "PassageKind",
    "PersonIdentity",
    "Place",
    "PlaceLevel",
    "Provision",
    "Recurrence",
    "Reference",
    "ReferenceReason",
    "Relation",
    "Resolution",
    "ResolvedCitation",
    "ResolvedDocument",
    "Signature",
    "Source",
    "UnitSuccession",
]
