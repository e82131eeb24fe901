"""Persons of one name whom no evidence joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, product

from msgspec import Struct

from govgraph.corrections.statements import folded_words
from govgraph.language.letters import fold
from govgraph.review.doubt import Choice, Doubt
from govgraph.review.rows import names, rows
from govgraph.store import Store

_PERSONS = """
SELECT ?person ?said ?file ?post ?date WHERE {
  { GRAPH ?g { ?thing a gov:Tenure ; org:member ?person ; gov:positionName ?post ; gov:quote ?said ;
                      gov:evidence/oa:hasSource/gov:fileName ?file .
               OPTIONAL { ?thing gov:asOf ?date } } }
  UNION { GRAPH ?g { ?thing a gov:Signature ; gov:signer ?person ; gov:quote ?said ;
                            gov:evidence/oa:hasSource/gov:fileName ?file .
                     OPTIONAL { ?thing gov:positionName ?post } } }
  UNION { GRAPH ?g { ?thing a gov:PersonMention ; gov:names ?person ; gov:quote ?said ;
                            gov:evidence/oa:hasSource/gov:fileName ?file } }
} ORDER BY ?person ?file ?post"""

_STATED = """
SELECT ?person ?correction WHERE { GRAPH ?g { ?person a gov:Official ; gov:correctedBy ?correction } }"""

_MOST_FILES = 3
_MOST_PAIRS = 6
"""Of a name that more persons bear, each is asked about with the one named most."""


class _Person(Struct, frozen=True):
    iri: str
    mentions: tuple[tuple[str, str], ...]
    """The name as said, and the file, of each mention."""
    posts: tuple[str, ...]
    corrections: frozenset[str]
    """What is stated of the person."""


def persons_in_doubt(store: Store) -> Iterator[Doubt]:
    """The questions on persons."""
    named: defaultdict[str, dict[str, list[dict[str, str | None]]]] = defaultdict(dict)
    mentioned = list(rows(store, _PERSONS))
    called = names(store, (row["person"] for row in mentioned))
    for row in mentioned:
        named[fold(called[row["person"]])].setdefault(row["person"] or "", []).append(row)
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(store, _STATED):
        stated[row["person"] or ""].add(row["correction"] or "")
    for _, persons in sorted(named.items()):
        if len(persons) < 2:
            continue
        found = (_person(iri, said, stated[iri]) for iri, said in persons.items())
        ordered = sorted(found, key=lambda each: (-len(each.mentions), each.iri))
        pairs = list(combinations(ordered, 2))
        if len(pairs) > _MOST_PAIRS:
            pairs = [(ordered[0], other) for other in ordered[1:]]
        # Two of whom one statement speaks, and who are two, are stated to be two.
        yield from (_asked(one, other) for one, other in pairs if one.corrections.isdisjoint(other.corrections))


def _person(iri: str, said: list[dict[str, str | None]], stated: set[str]) -> _Person:
    mentions = tuple((" ".join((row["said"] or "").split()), row["file"] or "") for row in said)
    files: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for row in said:
        of_post = files[row["post"] or "named without a post"]
        of_post[row["file"] or ""] = row["date"] or of_post.get(row["file"] or "")
    posts = tuple(f"{post} ({_in_words(where)})" for post, where in sorted(files.items()))
    return _Person(iri, mentions, posts, frozenset(stated))


def _in_words(files: dict[str, str | None]) -> str:
    """Some files, with the dates of their documents."""
    named = [f"{file} of {date}" if date else file for file, date in sorted(files.items())]
    more = f" and {len(named) - _MOST_FILES} more" if len(named) > _MOST_FILES else ""
    return ", ".join(named[:_MOST_FILES]) + more


def _asked(one: _Person, other: _Person) -> Doubt:
    first, second = one.mentions[0], other.mentions[0]
    choices = tuple(
        Choice(words, (("person", {"same": same, "mentions": [first, second]}),))
        for words, same in (("yes, one person", True), ("no, two persons", False))
    )
    name = first[0]
    facts = (*(f"one: {post}" for post in one.posts), *(f"other: {post}" for post in other.posts))
    nodes = [[(folded_words(said), file) for said, file in person.mentions] for person in (one, other)]
    subjects = tuple(tuple(chain(*sorted(pair))) for pair in product(*nodes))
    return Doubt("person", f"{name}: Is it one person?", len(other.mentions), facts, choices, subjects=subjects)
