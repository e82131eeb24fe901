"""Recognition: from one document's source to its facts.

    facts = recognise(source)

Each kind of mention has one recogniser; all work on the running text and on one shared scan for the words of their
tables. As its last act recognition moves every offset to the source, so that `facts.text[start:end]` is the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import msgspec

from govgraph.recognition import agencies, citations, directives, initiatives, meetings, officials, places
from govgraph.recognition.document.anomalies import recognise_anomalies
from govgraph.recognition.document.given import counting, given_jurisdiction, noted, weigh, with_given_head
from govgraph.recognition.document.issuing_body import enacting_office, heading_bodies, issuing_body
from govgraph.recognition.document.metadata import read_context, recognise_metadata
from govgraph.recognition.locating import located
from govgraph.recognition.officials.signing import recognise_signatures
from govgraph.recognition.scanning import Scanner
from govgraph.recognition.small_letters import with_capitals
from govgraph.records import DocumentFacts, GivenField, Source
from govgraph.structure import Structure, excerpt, structure

__all__ = ["recognise"]


@cache
def _scanner() -> Scanner:
    return Scanner(
        {
            "places": places.vocabulary(),
            "agencies": agencies.vocabulary(),
            "citations": citations.vocabulary(),
            "officials": officials.vocabulary(),
            "initiatives": initiatives.vocabulary(),
            "meetings": meetings.vocabulary(),
            "directives": directives.vocabulary(),
        }
    )


def recognise(source: Source, *, inside: bool = False) -> DocumentFacts:
    """All facts of one document, in offsets of its source (code points, ends exclusive); of a text that stands inside a
    document if `inside` is true. Never fails: a text in which nothing is recognised gives facts without mentions."""
    if not source.given or inside:
        return _recognised(excerpt(source) if inside else structure(source), {})
    taken = structure(source)
    read = _recognised(taken, {})
    weighed = weigh(read, source.given)
    counts = counting(weighed)
    facts = _recognised(with_given_head(taken, counts), counts) if counts else read
    return msgspec.structs.replace(facts, metadata=noted(facts.metadata, weighed))


def _recognised(taken: Structure, given: Mapping[GivenField, str]) -> DocumentFacts:
    """What the text says, with what is `given` in place of what it says of itself."""
    found = _scanner().scan(taken.running.folded)
    taken = with_capitals(taken, found)
    units = places.unit_mentions(taken, found["places"])
    context = read_context(taken, units)
    if "province" in given:
        jurisdiction, province = given_jurisdiction(given["province"], context.jurisdiction)
        context = replace(context, jurisdiction=jurisdiction, province=province)
    bodies, body_mentions = agencies.recognise_agencies(taken, context, units, found["agencies"])
    signatures = recognise_signatures(taken, context, bodies)
    heading = heading_bodies(taken, context, bodies, body_mentions)
    bodies, body_mentions = agencies.with_bodies(heading, bodies, body_mentions)
    issuer = issuing_body(context, heading, signatures)
    issuer = given.get("issuer") or enacting_office(taken, issuer, body_mentions) or issuer
    context = replace(context, issuer=issuer)
    cited, references, effects = citations.recognise_citations(taken, context, body_mentions, found["citations"])
    ordering = [s.on_behalf_of for s in signatures if s.capacity in ("TL", "TUQ")]
    issuers = [name for name in (*ordering, *(citation.issuer for citation in cited)) if name]
    bodies, body_mentions = agencies.add_offices(taken, context.issuer, issuers, bodies, body_mentions)
    holdings = officials.recognise_officials(taken, context, body_mentions, found["officials"], signatures)
    bodies, body_mentions = agencies.without_persons(taken, holdings, bodies, body_mentions)
    bodies, body_mentions = agencies.without_heading(taken, heading, context.issuer, bodies, body_mentions)
    named = initiatives.recognise_initiatives(taken, context, cited, found["initiatives"])
    named_places = places.recognise_places(context, units)
    instructions, people = directives.recognise_directives(
        taken, context, bodies, body_mentions, cited, named, found["directives"]
    )
    meetings_held = meetings.recognise_meetings(taken, context, holdings, body_mentions, found["meetings"])
    bodies, body_mentions = agencies.with_people(people, bodies, body_mentions)
    return located(
        taken,
        metadata=recognise_metadata(taken, context, signatures, cited),
        citations=cited,
        references=references,
        effects=effects,
        agencies=agencies.with_belonging(context, taken.running.text, bodies, body_mentions, named_places),
        agency_mentions=body_mentions,
        places=named_places,
        holdings=holdings,
        initiatives=named,
        meetings=meetings_held,
        directives=instructions,
        anomalies=recognise_anomalies(cited, context),
    )
