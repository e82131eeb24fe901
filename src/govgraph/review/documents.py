"""Documents of which something is not known that would settle others' questions: province, date, number; and fields in
which what is given disagrees with the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from govgraph.authority.document_types import types_with
from govgraph.resolution import reasons
from govgraph.review.doubt import Choice, Doubt
from govgraph.review.rows import rows
from govgraph.store import Store

_DOCUMENTS = """
SELECT ?file ?label ?type ?number ?date ?province WHERE {
  GRAPH ?g {
    ?document gov:source/gov:fileName ?file ; gov:held true .
    OPTIONAL { ?document gov:typeName ?type }
    OPTIONAL { ?document gov:number ?number }
    OPTIONAL { ?document gov:date ?date }
    OPTIONAL { ?document gov:provinceName ?province }
    OPTIONAL { ?document gov:title ?label }
  }
} ORDER BY ?file"""

_OPEN = """
SELECT ?file ?reason ?number WHERE {
  GRAPH ?g {
    ?citation a gov:Citation ; gov:status ?status ; gov:statusReason ?reason ;
              gov:evidence/oa:hasSource/gov:fileName ?file .
    OPTIONAL { ?citation gov:number ?number }
    FILTER(?status != code:status-resolved && LANG(?reason) = "en")
  }
}"""

_OWN_AGENCIES = """
SELECT ?file ?name ?mention WHERE {
  GRAPH ?g {
    ?agency a gov:Agency ; gov:scopedTo/gov:fileName ?file ; gov:name ?name .
    ?mention gov:names ?agency .
  }
} ORDER BY ?file ?name"""

_CENTRAL = """
SELECT DISTINCT ?file WHERE {
  GRAPH ?g { ?document gov:source/gov:fileName ?file ; gov:issuer ?body }
  GRAPH ?h { ?body gov:agencyLevel code:agency-level-central }
}"""

_AS_CANDIDATE = """
SELECT ?file ?citation WHERE {
  GRAPH ?g { ?citation gov:candidate ?document }
  GRAPH ?h { ?document gov:source/gov:fileName ?file }
}"""

_DISAGREEMENTS = """
SELECT ?file ?field ?value ?text ?who WHERE {
  GRAPH ?g {
    ?document gov:given ?fact ; gov:source/gov:fileName ?file .
    ?fact gov:field ?field ; gov:value ?value ; gov:textSays ?text ; gov:taken false ; prov:wasAttributedTo ?person .
    FILTER NOT EXISTS { ?document gov:given ?other . ?other gov:field ?field ; gov:correctedBy ?correction }
  }
  GRAPH ?h { ?person foaf:name ?who }
} ORDER BY ?file ?field ?value"""

_NO_UNIT = frozenset({reasons.NO_JURISDICTION, reasons.CONGRESS_NO_JURISDICTION})
_UNNUMBERED_TYPE = "Bài báo"
_Field = Literal["province", "date", "number"]
_STATED = frozenset({"type", "number", "date", "place", "issuer", "province", "subject"})
"""The fields that a correction may state."""
_MOST_NAMES = 6


class _Held(Struct, frozen=True):
    file: str
    called: str
    type: str | None
    number: str | None
    date: str | None
    province: str | None


def documents_in_doubt(store: Store) -> Iterator[Doubt]:
    """The questions on documents."""
    held = [_held(row) for row in rows(store, _DOCUMENTS)]
    open_: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for row in rows(store, _OPEN):
        open_[row["file"] or ""].append((row["reason"] or "", row["number"] is not None))
    agencies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(store, _OWN_AGENCIES):
        agencies[row["file"] or ""][row["name"] or ""] += 1
    candidate = Counter(row["file"] or "" for row in rows(store, _AS_CANDIDATE))
    central = {row["file"] for row in rows(store, _CENTRAL)}
    types = {kind.name for kind in types_with("central")}
    for one in held:
        if one.province is None and one.file not in central and one.type not in types:
            yield from _province(one, open_[one.file], agencies[one.file])
        if one.date is None:
            settles = 1 + candidate[one.file] + sum(numbered for _, numbered in open_[one.file])
            yield _missing(one, "date", "On which day was it issued?", settles, ())
        if one.number is None and one.type != _UNNUMBERED_TYPE:
            yield _missing(one, "number", "What is its number?", 1 + candidate[one.file], ())
    yield from _disagreements(store)


def _held(row: dict[str, str | None]) -> _Held:
    file = row["file"] or ""
    words = [row["type"] or "", row["number"] or "", row["label"] or ""]
    return _Held(file, " ".join(filter(None, words)), row["type"], row["number"], row["date"], row["province"])


def _province(one: _Held, open_: list[tuple[str, bool]], agencies: Counter[str]) -> Iterator[Doubt]:
    """The province is asked where citations or names of agencies wait for it: a central document has none."""
    waiting = sum(reason.partition(";")[0] in _NO_UNIT for reason, _ in open_)
    settles = waiting + sum(agencies.values())
    if settles:
        names = [name for name, _ in agencies.most_common(_MOST_NAMES)]
        facts = (f"its own: {', '.join(names)}",) if names else ()
        yield _missing(one, "province", "Of which province is it?", settles, facts)


def _missing(one: _Held, field: _Field, question: str, settles: int, facts: tuple[str, ...]) -> Doubt:
    known = (one.called,) if one.called else ()
    subjects = ((one.file, field),)
    return Doubt(
        field, f"{one.file}: {question}", settles, (*known, *facts), free=field, file=one.file, subjects=subjects
    )


def _disagreements(store: Store) -> Iterator[Doubt]:
    for row in rows(store, _DISAGREEMENTS):
        file, field, value, text = (row[name] or "" for name in ("file", "field", "value", "text"))
        if field not in _STATED:
            continue
        choices = tuple(
            Choice(f"{words} ({whose})", (("document", {"file": file, field: words}),))
            for words, whose in ((text, "the text"), (value, row["who"] or ""))
        )
        question = f"{file}: What is its {field}?"
        yield Doubt("disagreement", question, 1, choices=choices, file=file, subjects=((file, field),))
