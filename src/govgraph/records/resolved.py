"""What resolving a collection gives: which document each citation means, and the identities behind what is named."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from govgraph.records.facts import Agency, DocumentFacts, PlaceLevel


class Candidate(Struct, frozen=True):
    """A document that a citation may mean, and why it may."""

    identity: str
    reason: str


class ResolvedCitation(Struct, frozen=True):
    """Which document a citation means.

    `identity` is the key of the document meant (see `resolution.keys`); the graph's IRI is made from it and from
    nothing else. `status` tells whether the corpus makes it certain: `resolved`, `ambiguous` (then `candidates` has
    all of them, and `identity` is the mention's own, merged with none), `unresolved`. `reason` names the rule.
    `correction` is the key of the correction that states it.
    """

    identity: str
    status: Literal["resolved", "ambiguous", "unresolved"]
    reason: str
    candidates: tuple[Candidate, ...] = ()
    correction: str | None = None


class DocumentIdentity(Struct, frozen=True):
    """A document that the corpus holds or cites, merged from all that names it."""

    key: str
    type: str | None = None
    number: str | None = None
    date: str | None = None
    year: int | None = None
    issuer: str | None = None
    title: str | None = None
    held: tuple[str, ...] = ()
    """Names of the sources that are this document; empty where it is only cited."""
    draft: bool = False


class PersonIdentity(Struct, frozen=True):
    """A person, merged from mentions only where the evidence joins them (same name, and a shared post, agency or
    jurisdiction at compatible dates)."""

    key: str
    name: str
    mentions: tuple[tuple[str, int], ...]
    """(source name, index into that document's holdings)."""
    corrections: tuple[str, ...] = ()
    """Keys of the corrections that state who it is."""


class ResolvedDocument(Struct, frozen=True):
    """One document's facts, corrected, with the identities of all that it names; what the mapping takes."""

    facts: DocumentFacts
    identity: str
    """Key of the document itself."""
    citations: tuple[ResolvedCitation, ...]
    """One for each of `facts.citations`, in order."""
    persons: tuple[str, ...]
    """Key of the person of each of `facts.holdings`, in order; `signers` follow the same rule."""
    signers: tuple[str, ...]
    """Key of the person of each of `facts.metadata.signatures`, in order."""
    corrections: tuple[str, ...] = ()
    """Keys of the corrections of its mentions that are left out."""
    agencies: dict[str, tuple[str, ...]] = {}
    """By the name of an agency, keys of the corrections that state which it is."""
    given_signer: str | None = None
    """Key of the person of `facts.metadata.given_signer`."""
    stated: dict[str, dict[int, tuple[str, ...]]] = {}
    """Keys of the corrections that state a mention which recognition missed: for each kind (`citation`, `agency`,
    `official`, `directive`) by the index of the mention in the facts."""


class CorrectionOutcome(Struct, frozen=True):
    """A correction, and what became of it. `kind` is the name of its table; `statement_vi` and `statement_en` say it in
    a sentence; `when` is ISO. `open_vi` and `open_en` say what keeps it, or a part of it, from being applied, None
    where nothing does."""

    key: str
    kind: str
    statement_vi: str
    statement_en: str
    who: str
    when: str
    why: str
    applied: bool
    open_vi: str | None = None
    open_en: str | None = None


class AgencyChange(Struct, frozen=True):
    """What became of a body that the collection names, or of what it became: one successor a record.

    `after` is None where it ended without one. `date` is the first day of the successor, ISO as far as it is certain,
    None where the tables do not know it.
    `function` is what went to this successor (in Vietnamese, in English), None where all did. `act` made the change.
    """

    before: Agency
    after: Agency | None
    kind: Literal["merger", "split", "renaming", "reorganisation", "transfer", "dissolution", "with-unit"]
    date: str | None
    source: str
    function: tuple[str, str] | None = None
    act: DocumentIdentity | None = None


class NamedUnit(Struct, frozen=True):
    """An administrative unit by its name with those above it (`xã Tân Long, tỉnh Tuyên Quang`), level and code."""

    name: str
    level: PlaceLevel
    code: str


class UnitSuccession(Struct, frozen=True):
    """What became of an administrative unit that the collection names, or of what it became. `date` is the first day of
    the successors, None where the tables do not know it."""

    before: NamedUnit
    after: tuple[NamedUnit, ...]
    date: str | None
    source: str
    act: DocumentIdentity | None = None


class Resolution(Struct, frozen=True):
    """What resolving a collection gives: its documents, the identities that stand behind them, and what became of the
    bodies and units that they name."""

    documents: tuple[ResolvedDocument, ...]
    identities: tuple[DocumentIdentity, ...]
    persons: tuple[PersonIdentity, ...]
    agency_changes: tuple[AgencyChange, ...] = ()
    unit_changes: tuple[UnitSuccession, ...] = ()
    corrections: tuple[CorrectionOutcome, ...] = ()
