"""Citations of which it is not certain which document they mean, those of one identity together; and those whose symbol
contradicts the issuer that the words name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from govgraph.corrections.statements import folded_words
from govgraph.graph.iris import key_path
from govgraph.resolution import reasons
from govgraph.review.doubt import Choice, Doubt, Mention, Values
from govgraph.review.rows import names, rows
from govgraph.store import Store

_OPEN = """
SELECT ?cited ?file ?quote ?number ?reason ?candidate ?why ?start ?province WHERE {
  GRAPH ?g {
    ?citation a gov:Citation ; cito:hasCitedEntity ?cited ; gov:quote ?quote ; gov:form ?form ;
              gov:status ?status ; gov:evidence ?span ; gov:inDocument ?citing .
    ?span oa:hasSource/gov:fileName ?file ; oa:hasSelector/oa:start ?start .
    FILTER(?status != code:status-resolved && ?form != code:form-draft)
    OPTIONAL { ?citation gov:number ?number }
    OPTIONAL { ?citation gov:statusReason ?reason FILTER(LANG(?reason) = "en") }
    OPTIONAL { ?citation gov:candidate ?candidate }
    OPTIONAL { ?citation gov:candidateReason ?why FILTER(LANG(?why) = "en") }
    OPTIONAL { ?citing gov:provinceName ?province }
  }
} ORDER BY ?cited ?file ?start ?candidate ?why"""

_CANDIDATES = """
SELECT ?document ?file ?type ?number ?date ?title WHERE {
  { SELECT DISTINCT ?document WHERE { GRAPH ?c { ?citation gov:candidate ?document } } }
  OPTIONAL { GRAPH ?g { ?document gov:source/gov:fileName ?file } }
  OPTIONAL { GRAPH ?h { ?document gov:typeName ?type } }
  OPTIONAL { GRAPH ?i { ?document gov:number ?number } }
  OPTIONAL { GRAPH ?j { ?document gov:date ?date } }
  OPTIONAL { GRAPH ?k { ?document gov:title ?title } }
} ORDER BY ?document ?file"""

_ISSUERS = """
SELECT ?file ?quote ?body ?said WHERE {
  GRAPH ?g {
    ?citation a gov:Citation ; gov:issuerSaid ?said ; gov:issuer ?body ; gov:quote ?quote ;
              gov:evidence/oa:hasSource/gov:fileName ?file .
    FILTER NOT EXISTS { ?citation gov:correctedBy ?correction }
  }
} ORDER BY ?file ?quote"""

_OF_THE_UNIT = frozenset({reasons.NO_JURISDICTION, reasons.CONGRESS_NO_JURISDICTION})
"""What the province of the document decides."""


_SHOWN = 5
"""How many files a question names."""


class _Candidate(Struct, frozen=True):
    iri: str
    file: str | None
    number: str | None
    date: str | None
    words: str


def citations_in_doubt(store: Store) -> Iterator[Doubt]:
    """The questions on citations."""
    known = _candidates(store)
    asked: defaultdict[str, list[dict[str, str | None]]] = defaultdict(list)
    for row in rows(store, _OPEN):
        reason = (row["reason"] or "").partition(";")[0]
        if row["province"] is not None or reason not in _OF_THE_UNIT:
            asked[row["cited"] or ""].append(row)
    for _, said in sorted(asked.items()):
        yield _which(said, known)
    contradicted = list(rows(store, _ISSUERS))
    issuers = names(store, (row["body"] for row in contradicted))
    for row in contradicted:
        yield _whose(row, issuers[row["body"]])


def _candidates(store: Store) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}
    for row in rows(store, _CANDIDATES):
        date = f"of {row['date']}" if row["date"] else None
        held = f"held: {row['file']}" if row["file"] else None
        words = " ".join(filter(None, (row["type"], row["number"], date, row["title"], held)))
        iri = row["document"] or ""
        found.setdefault(iri, _Candidate(iri, row["file"], row["number"], row["date"], words))
    return found


def _which(said: Sequence[dict[str, str | None]], known: dict[str, _Candidate]) -> Doubt:
    """The question which document the mentions of one identity mean."""
    places = {(row["file"] or "", int(row["start"] or 0), row["quote"] or "") for row in said}
    mentions = tuple(sorted({Mention(file, " ".join(quote.split())) for file, _, quote in places}))
    number = next((row["number"] for row in said if row["number"]), None)
    whys = sorted({row["why"] for row in said if row["why"]})
    keys = {key_path(why.partition(": ")[0]): why.partition(": ")[0] for why in whys}
    choices = [
        Choice(candidate.words, _statements(mentions, _meaning(candidate, number, keys)))
        for iri in sorted({row["candidate"] for row in said if row["candidate"]})
        if (candidate := known.get(iri)) is not None
    ]
    none = tuple(("no_mention", _of(mention) | {"kind": "citation"}) for mention in mentions)
    files = sorted({mention.file for mention in mentions})
    shown, more = ", ".join(files[:_SHOWN]), len(files) - _SHOWN
    where = f"in {len(files)} files: {shown} and {more} more" if more > 0 else f"in {shown}"
    facts = (where, *sorted({f"why: {row['reason']}" for row in said if row["reason"]}), *whys)
    return Doubt(
        "citation",
        f"Which document is “{mentions[0].quote}”?",
        len(places),
        facts,
        (*choices, Choice("none, it is no citation", none)),
        free="document",
        file=files[0],
        mentions=mentions,
        subjects=_subjects(mentions),
    )


def _meaning(candidate: _Candidate, number: str | None, keys: dict[str, str]) -> Values:
    """How a statement names a candidate: by its file if it is held, by its date (and number) if that is known, else by
    the key of its identity."""
    if candidate.file is not None:
        return {"means": candidate.file}
    if candidate.date is not None and candidate.number is not None:
        date: Values = {"date": candidate.date}
        return date if number else {**date, "number": candidate.number}
    path = candidate.iri.partition("/document/")[2]
    return {"means": keys.get(path, path)}


def _subjects(mentions: Sequence[Mention]) -> tuple[tuple[str, ...], ...]:
    return tuple((mention.file, folded_words(mention.quote)) for mention in mentions)


def _of(mention: Mention) -> Values:
    return {"file": mention.file, "quote": mention.quote}


def _statements(mentions: Sequence[Mention], meaning: Values) -> tuple[tuple[str, Values], ...]:
    return tuple(("citation", _of(mention) | meaning) for mention in mentions)


def _whose(row: dict[str, str | None], by_symbol: str) -> Doubt:
    """The question whose a document is, where the symbol of its number and the words disagree."""
    mention = Mention(row["file"] or "", " ".join((row["quote"] or "").split()))
    choices = tuple(
        Choice(f"{issuer} ({whose})", _statements((mention,), {"issuer": issuer or ""}))
        for issuer, whose in ((by_symbol, "the symbol"), (row["said"], "the words"))
    )
    question = f"Who issued “{mention.quote}”?"
    return Doubt(
        "disagreement", question, 1, (f"in {mention.file}",), choices, file=mention.file, subjects=_subjects((mention,))
    )
