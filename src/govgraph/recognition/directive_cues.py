"""The words by which directives are known, from `data/authority/directive_cues.csv`, ready for look-up.

What can stand at the beginning of a sentence is looked up as a phrase of up to four words; what can stand anywhere
(`yêu cầu`, `phối hợp với`) goes into the shared pass over the document and comes back as occurrences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from govgraph.recognition.cue_rows import cue_rows

_PHRASE = re.compile(r"[^\W\d_]+(?:[,/]? [^\W\d_]+){0,4}")


@dataclass(frozen=True, slots=True)
class DirectiveCues:
    """The table's words by role, folded. `documents` maps a folded document type to how such documents instruct;
    `after_party` tells what a verb behind a party makes of it: `acts` or `reports`; `headings` what a section with
    that word in its heading holds: `tasks`, `report` or `aims`; `openings` how far the words that end an opening
    sentence let instructions follow: `tasks` or `conclusion`."""

    documents: dict[str, str]
    requests: frozenset[str]
    not_requests: frozenset[str]
    coordination: frozenset[str]
    not_coordination: frozenset[str]
    persons: frozenset[str]
    members: frozenset[str]
    offices: frozenset[str]
    addressees: frozenset[str]
    bodies: frozenset[str]
    party_ends: frozenset[str]
    imperatives: frozenset[str]
    nouns: frozenset[str]
    modals: frozenset[str]
    after_party: dict[str, str]
    strong: frozenset[str]
    reports: frozenset[str]
    authorities: frozenset[str]
    connectives: frozenset[str]
    continuations: frozenset[str]
    introductions: dict[str, str]
    assents: frozenset[str]
    formulas: frozenset[str]
    headings: dict[str, str]
    topics: frozenset[str]
    party_headings: frozenset[str]
    openings: dict[str, str]
    lead_objects: frozenset[str]
    lead_cuts: frozenset[str]
    times: frozenset[str]
    speech: frozenset[str]
    leaders: frozenset[str]
    abbreviations: frozenset[str]


@cache
def directive_cues() -> DirectiveCues:
    """The cues, read once from the table."""
    rows = cue_rows("directive_cues")

    def words(*roles: str, kind: str | None = None) -> frozenset[str]:
        return frozenset(word for row in rows if row.role in roles and kind in (None, row.kind) for word in row.words)

    def by_kind(role: str) -> dict[str, str]:
        return {word: row.kind for row in rows if row.role == role for word in row.words}

    acts = words("action", "manner", "modal")
    return DirectiveCues(
        documents=by_kind("document"),
        requests=words("request"),
        not_requests=words("not_request"),
        coordination=words("coordination"),
        not_coordination=words("not_coordination"),
        persons=words("person"),
        members=words("member"),
        offices=words("office"),
        addressees=words("addressee"),
        bodies=words("body"),
        party_ends=words("party_end"),
        imperatives=acts,
        nouns=words("noun"),
        modals=words("modal"),
        after_party=dict.fromkeys(acts | words("adverbial"), "acts")
        | dict.fromkeys(words("report", "authority"), "reports"),
        strong=words("manner", "modal") | words("action", kind="strong"),
        reports=words("report", "authority"),
        authorities=words("authority"),
        connectives=words("connective"),
        continuations=words("connective", kind="continues"),
        introductions=by_kind("introduction"),
        assents=words("assent"),
        formulas=words("formula"),
        headings=by_kind("heading"),
        topics=words("topic"),
        party_headings=words("party_heading"),
        openings=by_kind("opening"),
        lead_objects=words("lead_object"),
        lead_cuts=words("lead_cut"),
        times=words("time"),
        speech=words("speech"),
        leaders=words("leader"),
        abbreviations=words("abbreviation"),
    )


def scanned_words() -> Iterable[str]:
    """The words that the shared pass must find for this recogniser."""
    cues = directive_cues()
    return cues.requests | cues.coordination


def phrase_at(folded: str, at: int, end: int, words: Collection[str]) -> str | None:
    """The longest phrase of the table that stands at an offset as whole words, None if none does."""
    match = _PHRASE.match(folded, at, end)
    if match is None:
        return None
    phrase = match[0]
    # A match may end within a word only at `end`, which always is a sentence's.
    while phrase:
        if phrase in words:
            return phrase
        cut = phrase.rfind(" ")
        if cut < 0:
            bare = phrase.rstrip(",/")
            return bare if bare != phrase and bare in words else None
        phrase = phrase[:cut].rstrip(",/")
    return None


def last_word_of(folded: str, start: int, end: int, words: Collection[str]) -> str | None:
    """The longest phrase of up to five words of the table that ends a stretch of text, None if none does or if a mark
    of punctuation stands behind it."""
    tokens = folded[max(start, end - 60) : end].split()
    if not tokens or not tokens[-1][-1].isalnum():
        return None
    for count in range(min(5, len(tokens)), 0, -1):
        phrase = " ".join(tokens[-count:]).strip(' ,;:.-–()“”"')
        if phrase in words:
            return phrase
    return None
