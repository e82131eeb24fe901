"""Documents that are named without a number: drafts, annexes, reports of a named body, and what stands for another
mention. What identifies them lies within the citing document, so their keys do too."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from govgraph.authority.positions import headed_body
from govgraph.records import Candidate, Citation, DocumentFacts, ResolvedCitation
from govgraph.resolution import reasons
from govgraph.resolution.chronology import date_said, known_date
from govgraph.resolution.jurisdictions import Jurisdictions
from govgraph.resolution.keys import join, title_step, type_step, within
from govgraph.resolution.titles import same_title, title_key


class Drafts:
    """The drafts of one document by type and title: a title that is given again, in full or cut, is the same draft."""

    def __init__(self, facts: DocumentFacts, source: str) -> None:
        self._titles: defaultdict[str, list[str]] = defaultdict(list)
        self._source = source
        for citation in facts.citations:
            if citation.form == "draft":
                title = title_key(citation.title)
                kind = type_step(citation.type)
                if title and self._first(kind, title) is None:
                    self._titles[kind].append(title)

    def _first(self, kind: str, title: str) -> str | None:
        return next((known for known in self._titles[kind] if same_title(known, title)), None)

    def resolve(self, citation: Citation) -> ResolvedCitation:
        """Which draft a mention means."""
        kind, title = type_step(citation.type), title_key(citation.title)
        if not title:
            key = join(kind, within(self._source), "du-thao")
            return ResolvedCitation(key, "unresolved", reasons.DRAFT_UNTITLED)
        first = self._first(kind, title) or title
        key = join(kind, within(self._source), f"du-thao-{title_step(first)}")
        return ResolvedCitation(key, "resolved", reasons.DRAFT)


def resolve_annex(citation: Citation, bearer: ResolvedCitation) -> ResolvedCitation:
    """What a document promulgates (a `Quy định ban hành kèm theo Quyết định số ...`), by the document that bears it."""
    key = join(bearer.identity, type_step(citation.type))
    if bearer.status == "resolved":
        return ResolvedCitation(key, "resolved", reasons.ANNEX)
    candidates = tuple(Candidate(join(c.identity, type_step(citation.type)), c.reason) for c in bearer.candidates)
    return ResolvedCitation(key, bearer.status, bearer.reason, candidates)


class _Held(NamedTuple):
    """A held document as `HeldByDay` knows it: its key, issuer, and the key of its title."""

    key: str
    issuer: str
    title: str


class HeldByDay:
    """The held documents by type, jurisdiction, issuer and day: what a mention with these and no number may mean. A
    body and its head count as one issuer: what the chairman signs in his own right is called the committee's too."""

    def __init__(self) -> None:
        self._found: defaultdict[tuple[str, str, str, str], set[_Held]] = defaultdict(set)

    def hold(self, facts: DocumentFacts, jurisdictions: Jurisdictions, key: str) -> None:
        """Take in a held document."""
        m = facts.metadata
        if m.issuer and known_date(m.date) and jurisdictions.own.known:
            place = (type_step(m.type), jurisdictions.own.path, _organ(m.issuer), m.date or "")
            self._found[place].add(_Held(key, m.issuer, title_key(m.subject)))

    def candidates(self, citation: Citation, within_: Jurisdictions) -> tuple[Candidate, ...]:
        """The held documents of a mention's type, issuer and day; those of its title too go alone."""
        where = within_.of(citation.issuer) if citation.issuer else None
        date = date_said(citation)
        if where is None or not where.known or date is None or citation.issuer is None:
            return ()
        found = self._found.get((type_step(citation.type), where.path, _organ(citation.issuer), date), set())
        title = title_key(citation.title)
        if titled := {held.key for held in found if title and same_title(title, held.title)}:
            return tuple(Candidate(key, reasons.SAME_DAY_TITLE) for key in sorted(titled))
        same = {held.key for held in found if title_step(held.issuer) == title_step(citation.issuer)}
        return tuple(
            Candidate(key, reasons.SAME_DAY if key in same else reasons.SAME_DAY_HEAD)
            for key in sorted({held.key for held in found})
        )


def _organ(issuer: str) -> str:
    """The step of an issuer, that of its body for the head of one."""
    return title_step(headed_body(issuer) or issuer)


def resolve_named(citation: Citation, source: str, held: tuple[Candidate, ...]) -> ResolvedCitation:
    """A mention by type and issuer, date or title alone: within the document, equal words mean one document."""
    said = [citation.issuer, date_said(citation), title_key(citation.title)]
    words = " ".join(part for part in said if part)
    key = join(type_step(citation.type), within(source), title_step(words) if words else f"vi-tri-{citation.start}")
    if citation.form == "anaphoric":
        return ResolvedCitation(key, "unresolved", reasons.NO_ANTECEDENT)
    if len(held) > 1:
        return ResolvedCitation(key, "ambiguous", reasons.NO_NUMBER, held)
    if held and held[0].reason == reasons.SAME_DAY_TITLE:
        return ResolvedCitation(held[0].identity, "resolved", reasons.SAME_DAY_TITLE)
    return ResolvedCitation(key, "unresolved", reasons.NO_NUMBER, held)
