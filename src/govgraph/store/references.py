"""Finding the thing a person means by `68/NQ-CP`, by a file's name, by a name or by an IRI.

Names are tried from the strictest reading to the loosest, and the first reading that anything answers to decides: one
answer is the thing, several are an AmbiguousError that lists them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

import pyoxigraph
from msgspec import Struct
from pyoxigraph import NamedNode

from govgraph.authority.agencies import spelled_out
from govgraph.errors import AmbiguousError, NotFoundError
from govgraph.language.dates import DAY, day_of
from govgraph.language.letters import fold, without_marks
from govgraph.language.numbers import number_key
from govgraph.store.protocol import Store
from govgraph.store.results import SelectResult

Kind = Literal["document", "agency", "official", "initiative", "meeting", "place", "position"]

KINDS: dict[Kind, str] = {
    "document": "Document",
    "agency": "Agency",
    "official": "Official",
    "initiative": "Initiative",
    "meeting": "Meeting",
    "place": "AdministrativeUnit",
    "position": "Position",
}
"""What can be found by name, and its class in the ontology. Groups of agencies count as agencies."""

_MOST_CANDIDATES = 20
_DAY = re.compile(rf"(?<![\d/.-])(?:{DAY})(?![\d/.-])")


class Thing(Struct, frozen=True):
    """Something in the graph that has a name.

    `names` are what it is called in full; `number` and `files` are for documents; `words` is all that tells it from
    others of the same name, for people to read: type, number, date, issuer, title.
    """

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...]
    number: str | None = None
    files: tuple[str, ...] = ()
    words: str = ""

    @property
    def line(self) -> str:
        """The thing in one line: what it is, what tells it apart, its IRI."""
        return f"{self.words or self.label}  <{self.iri}>"


def find(store: Store, reference: str, kinds: Iterable[Kind] = ("document",)) -> Thing:
    """The one thing of these kinds that the reference names.

    A reference is an IRI; a file's name, with or without folder and ending; a document number, in which case, spaces,
    leading zeros, dashes and Đ/D do not matter; a name or its beginning, with or without its tone marks; or words that
    single out one thing (`Nghị quyết 68/NQ-CP 2021`).

    Raises NotFoundError, with near matches, and AmbiguousError, with candidates.
    """
    kinds = tuple(kinds)
    text = reference.strip().removeprefix("<").removesuffix(">")
    readings = (_by_iri, _by_name_as_written, _by_file_or_number)  # these need not read all that has a name
    if found := next(filter(None, (reading(store, text, kinds) for reading in readings)), None):
        return _one(found, reference)
    things = [thing for kind in kinds for thing in things_of(store, kind)]
    for reading in (_by_name, _by_plain_name, _by_beginning, _by_words):
        if found := reading(text, things):
            return _one(found, reference)
    raise NotFoundError(f"no {' or '.join(kinds)} is called {reference!r}{_near(text, things)}")


def _one(found: list[Thing], reference: str) -> Thing:
    """The only one. Raises AmbiguousError if there are several."""
    if len(found) == 1:
        return found[0]
    lines = tuple(sorted(thing.line for thing in found))
    more = f" (the first {_MOST_CANDIDATES})" if len(lines) > _MOST_CANDIDATES else ""
    raise AmbiguousError(
        f"{reference!r} fits {len(lines)} things; say which, by IRI or with more words{more}", lines[:_MOST_CANDIDATES]
    )


def things_of(store: Store, kind: Kind) -> list[Thing]:
    """All things of one kind, by IRI."""
    return _things(store, kind, _fields(kind))


def _fields(kind: Kind) -> tuple[str, ...]:
    """What tells things of this kind apart."""
    if kind == "document":
        return ("file", "number", "type", "date", "year", "title", "issuer", "label")
    if kind == "agency":
        return ("name", "unit", "label")
    return ("name", "date", "label")


def _things(store: Store, kind: Kind, fields: Iterable[str], iris: Iterable[str] = ()) -> list[Thing]:
    """The things of a kind, or those of them that have one of these IRIs, with these fields only, by IRI."""
    only = " ".join(f"<{iri}>" for iri in iris)
    start = f"VALUES ?class {{ {_CLASSES.get(kind, f'gov:{KINDS[kind]}')} }} GRAPH ?g {{ ?thing a ?class . }}"
    if only:
        start = f"VALUES ?thing {{ {only} }} {start}"
    branches = [f'{{ {start} GRAPH ?h {{ {_FIELDS[field]} }} BIND("{field}" AS ?field) }}' for field in fields]
    either = " UNION ".join((f"{{ {start} }}", *branches))
    result = store.query(f"{_PREFIXES}SELECT ?thing ?field ?value WHERE {{ {either} }}")
    assert isinstance(result, SelectResult)
    described: dict[str, dict[str, set[str]]] = {}
    for iri, field, value in result.rows():
        if iri is not None:
            values = described.setdefault(iri, {})
            if field is not None and value is not None:
                values.setdefault(field, set()).add(value)
    return [_thing(iri, kind, values) for iri, values in sorted(described.items())]


_CLASSES: dict[str, str] = {"agency": "gov:Agency gov:AgencyGroup"}

_PREFIXES = """
PREFIX gov: <https://w3id.org/govgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

# Each field is a branch of its own, with the property written out, and the order is made here: one pattern with a
# variable for the property reads all that is said of a thing, and sorting in the store takes longer than reading.
_FIELDS: dict[str, str] = {
    "file": "?thing gov:source ?file . ?file gov:fileName ?value .",
    "number": "?thing gov:number ?value .",
    "name": "?thing gov:name ?value .",
    "type": "?thing gov:typeName ?value .",
    "date": "?thing gov:date ?value .",
    "year": "?thing gov:year ?value .",
    "title": "?thing gov:title ?value .",
    "label": "?thing rdfs:label ?value .",
    "unit": "?thing gov:jurisdiction ?unit . } GRAPH ?u { ?unit gov:name ?value .",
    "issuer": "?thing gov:issuer ?issuer . } GRAPH ?i { ?issuer gov:name ?value .",
}


def _thing(iri: str, kind: Kind, values: dict[str, set[str]]) -> Thing:
    def first(field: str) -> str | None:
        return min(values.get(field, ()), default=None)

    number, title, files = first("number"), first("title"), tuple(sorted(values.get("file", ())))
    if kind == "document":
        said = (first("type"), number, first("date") or first("year"), first("issuer"), title)
        words = " · ".join(part for part in (*said, *files) if part)
        names = tuple(part for part in (title, f"{first('type')} {number}" if number else None) if part)
    else:
        names = tuple(sorted(values.get("name", ())))
        unit = first("unit") or ""
        words = " · ".join((*names, *filter(None, [first("date"), unit if "," in unit else None])))
        if "," in unit:  # what tells apart the bodies of districts and communes of one name
            names = (*names, *(f"{name},{unit.partition(',')[2]}" for name in names))
    names = (*names, *sorted(values.get("label", ())))
    return Thing(iri, kind, names[0] if names else iri, names, number, files, words)


def _by_iri(store: Store, text: str, kinds: tuple[Kind, ...]) -> list[Thing]:
    if "://" not in text:
        return []
    try:
        iri = NamedNode(text).value
    except ValueError:
        return []
    return [thing for kind in kinds for thing in _things(store, kind, _fields(kind), [iri])]


def _by_name_as_written(store: Store, text: str, kinds: tuple[Kind, ...]) -> list[Thing]:
    """Of documents the title is no name: two may have the same, written in other letters."""
    query = f"{_PREFIXES}SELECT DISTINCT ?thing WHERE {{\n# bind: name\nGRAPH ?g {{ ?thing gov:name ?name . }} }}"
    result = store.query(query, {"name": pyoxigraph.Literal(unicodedata.normalize("NFC", text))})
    assert isinstance(result, SelectResult)
    iris = [iri for (iri,) in result.rows() if iri is not None]
    return [thing for kind in kinds for thing in _things(store, kind, _fields(kind), iris)] if iris else []


def _by_file_or_number(store: Store, text: str, kinds: tuple[Kind, ...]) -> list[Thing]:
    """Only documents have either, and no more of them is read until it is known which are meant."""
    if "document" not in kinds:
        return []
    things = _things(store, "document", ("file", "number"))
    if found := _by_file(text, things) or _by_number(text, things):
        return _described(store, found)
    wanted = _words(text)
    numbered = [thing for thing in things if thing.number is not None and number_key(thing.number) in wanted]
    return _by_words(text, _described(store, numbered))


def _described(store: Store, documents: list[Thing]) -> list[Thing]:
    """These documents with all that tells them apart."""
    iris = [document.iri for document in documents]
    return _things(store, "document", _fields("document"), iris) if iris else []


def _by_file(text: str, things: list[Thing]) -> list[Thing]:
    exact = [thing for thing in things if text in thing.files]
    if exact:
        return exact
    name = text.replace("\\", "/").rpartition("/")[2]
    return [
        thing
        for thing in things
        for base in (file.rpartition("/")[2] for file in thing.files)
        if name in (base, base.rpartition(".")[0])
    ]


def _by_number(text: str, things: list[Thing]) -> list[Thing]:
    key = number_key(text)
    return [thing for thing in things if thing.number is not None and number_key(thing.number) == key]


def _by_name(text: str, things: list[Thing]) -> list[Thing]:
    key = fold(spelled_out(text)) if things and things[0].kind == "agency" else fold(text)
    return [thing for thing in things if any(fold(name) == key for name in thing.names)]


def _by_plain_name(text: str, things: list[Thing]) -> list[Thing]:
    key = without_marks(fold(text))
    return [thing for thing in things if any(without_marks(fold(name)) == key for name in thing.names)]


def _by_beginning(text: str, things: list[Thing]) -> list[Thing]:
    key = without_marks(fold(text))
    begins = re.compile(rf"{re.escape(key)}(?!\w)")
    return [thing for thing in things if key and any(begins.match(without_marks(fold(name))) for name in thing.names)]


def _by_words(text: str, things: list[Thing]) -> list[Thing]:
    wanted = _words(text)
    return [thing for thing in things if wanted and wanted <= _words(f"{thing.words} {thing.label}")]


def _words(text: str) -> set[str]:
    """The words without marks; a number by its key; a date, however written, in ISO form and by its year."""
    text = _DAY.sub(lambda day: day_of(day)[0], fold(text))
    words = {number_key(without_marks(word)) for word in re.split(r"[\s,;:()“”\"·]+", text) if word}
    return words | {word[:4] for word in words if re.fullmatch(r"\d{4}-\d\d?(-\d\d?)?", word)}


def _near(text: str, things: list[Thing]) -> str:
    called: dict[str, str] = {}
    for thing in things:
        for name in (*filter(None, [thing.number]), *thing.files, *thing.names):
            called.setdefault(without_marks(fold(name)), name)
    near = get_close_matches(without_marks(fold(text)), called, n=4, cutoff=0.6)
    return f"; near it: {', '.join(called[key] for key in near)}" if near else ""
