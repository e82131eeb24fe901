"""Documents and the edges between them, as the graph has them.

An edge gathers the citations in which one document bears one relation to another. Every query keeps each triple inside
`GRAPH`, so it gives the same on an endpoint whose default graph is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, cast, get_args

from msgspec import Struct
from pyoxigraph import NamedNode

from govgraph.errors import QueryError
from govgraph.graph.labels import shortened
from govgraph.graph.vocabulary import CODE, RELATION_PROPERTIES, code
from govgraph.language.letters import fold
from govgraph.records import Relation
from govgraph.store import SelectResult, Store

if TYPE_CHECKING:
    import networkx

RELATIONS: tuple[Relation, ...] = get_args(Relation)
"""All relations, the most telling first and plain `cites` last."""

Status = Literal["resolved", "unresolved", "ambiguous"]
"""How sure it is which document a citation means (`gov:status`), the surest first."""

_STATUSES: tuple[Status, ...] = get_args(Status)
_AT_ONCE = 500
"""How many documents one query names; an endpoint may refuse a longer one."""


class Document(Struct, frozen=True):
    """A document of the graph. `date` is ISO, as far as it is known; `held` tells that a file of the collection is this
    document, `files` which ones; `draft` that it was discussed before it was issued."""

    iri: str
    label: str = ""
    type: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    province: str | None = None
    title: str | None = None
    held: bool = False
    draft: bool = False
    files: tuple[str, ...] = ()
    said: str | None = None
    """The words that cite it, the longest, where it has neither number nor title."""

    @property
    def name(self) -> str:
        """What people call it: type and number; without a number, type and subject, or its file, or the words that cite
        it."""
        if self.number:
            return f"{self.type} {self.number}" if self.type else self.number
        words = shortened(self.title or ", ".join(self.files) or self.said or self.label or self.iri, 90)
        return words if not self.type or fold(words).startswith(fold(self.type)) else f"{self.type} {words}"


class Evidence(Struct, frozen=True):
    """Words that an edge rests on: `source` is the file's name, the offsets are code points of its text, end
    exclusive."""

    source: str
    start: int
    end: int
    quote: str


class Edge(Struct, frozen=True):
    """All citations in which `citing` bears one relation to `cited` (both IRIs).

    `status` is that of the surest of them and `evidence` the words of the first that is so sure. An `ambiguous` edge
    leads to a document that the words may mean.
    """

    citing: str
    cited: str
    relation: Relation
    status: Status
    mentions: int
    evidence: Evidence

    @property
    def order(self) -> tuple[str, str, int]:
        """Sorts edges: by the two documents, then by relation."""
        return self.citing, self.cited, RELATIONS.index(self.relation)


def relations_of(names: Iterable[str]) -> tuple[Relation, ...]:
    """Relations by name, each once, in the order of `RELATIONS`; the name of an edge's property does as well
    (`proposesChangeTo`). Raises QueryError for a name that is none."""
    by_property = {term.value.rpartition("#")[2]: relation for relation, term in RELATION_PROPERTIES.items()}
    wanted = {by_property.get(name, name) for name in names}
    for name in sorted(wanted.difference(RELATIONS)):
        raise QueryError(f"there is no relation {name!r}; there are {', '.join(RELATIONS)}")
    return tuple(relation for relation in RELATIONS if relation in wanted)


def edges_of(
    store: Store,
    documents: Iterable[str],
    side: Literal["citing", "cited"],
    relations: Sequence[Relation] = RELATIONS,
    *,
    candidates: bool = False,
) -> list[Edge]:
    """The edges that leave (`citing`) or reach (`cited`) any of the documents, sorted; none from a document to itself.

    An ambiguous citation means a document of its own. With `candidates` its edges lead to each document that it may
    mean instead.
    """
    codes = {code("relation", relation).value for relation in relations}
    gathered: dict[tuple[str, str, str], list[tuple[int, Evidence]]] = {}
    for some in _portions(documents):
        meant = _rows(store, _CITATIONS % (side, some, "cito:hasCitedEntity"))
        may_be = list(_rows(store, _CITATIONS % (side, some, "gov:candidate"))) if candidates else []
        undecided = {row["citation"] for row in may_be} if side == "citing" else set()
        for row in (*(row for row in meant if row["citation"] not in undecided), *may_be):
            if row["relation"] not in codes or row["citing"] == row["cited"]:
                continue
            status = cast(Status, row["status"].removeprefix(f"{CODE.iri}status-"))
            evidence = Evidence(row["source"], int(row["start"]), int(row["end"]), row["quote"])
            relation = row["relation"].removeprefix(f"{CODE.iri}relation-")
            mentions = gathered.setdefault((row["citing"], row["cited"], relation), [])
            mentions.append((_STATUSES.index(status), evidence))
    edges = []
    for (citing, cited, relation), mentions in gathered.items():
        sureness, evidence = min(mentions, key=lambda m: (m[0], m[1].source, m[1].start, m[1].end))
        edges.append(Edge(citing, cited, cast(Relation, relation), _STATUSES[sureness], len(mentions), evidence))
    return sorted(edges, key=lambda edge: edge.order)


def pairs(
    store: Store,
    relations: Sequence[Relation] = RELATIONS,
    documents: Iterable[str] | None = None,
    side: Literal["citing", "cited"] = "citing",
) -> set[tuple[str, str]]:
    """(citing, cited) of all direct edges of these relations, or of those that leave or reach the documents given."""
    terms = " ".join(str(RELATION_PROPERTIES[relation]) for relation in relations)
    places = [""] if documents is None else [f"VALUES ?{side} {{ {some} }}" for some in _portions(documents)]
    return {(row["citing"], row["cited"]) for place in places for row in _rows(store, _PAIRS % (place, terms))}


def held_documents(store: Store) -> set[str]:
    """The IRIs of all documents that the collection holds."""
    return {row["document"] for row in _rows(store, _HELD)}


def describe(store: Store, documents: Iterable[str]) -> dict[str, Document]:
    """The documents by IRI, in the order given. One of which the graph says nothing has only its IRI."""
    wanted = list(dict.fromkeys(documents))
    said: dict[str, dict[str, list[str]]] = {iri: {} for iri in wanted}
    for some in _portions(wanted):
        for row in _rows(store, _DESCRIPTIONS % some):
            said[row["document"]].setdefault(row["field"], []).append(row["value"])
    nameless = [iri for iri, values in said.items() if not {"number", "title"} & values.keys()]
    for some in _portions(nameless):
        for row in _rows(store, _WORDS % some):
            said[row["document"]].setdefault("said", []).append(" ".join(row["quote"].split()))
    return {iri: _document(iri, values) for iri, values in said.items()}


def fill(graph: networkx.MultiDiGraph, documents: Iterable[Document], edges: Iterable[Edge]) -> None:
    """Fill a networkx graph: a node a document, by IRI, and an edge from citing to cited, its key the relation.

    Attributes are strings, empty where nothing is known; `weight` is the number of citations.
    """
    for document in documents:
        graph.add_node(
            document.iri,
            label=document.name,
            type=document.type or "",
            number=document.number or "",
            date=document.date or "",
            issuer=document.issuer or "",
            province=document.province or "",
            title=document.title or "",
            held="true" if document.held else "false",
            draft="true" if document.draft else "false",
            files="; ".join(document.files),
        )
    for edge in edges:
        graph.add_edge(
            edge.citing,
            edge.cited,
            key=edge.relation,
            relation=edge.relation,
            status=edge.status,
            weight=edge.mentions,
            quote=" ".join(edge.evidence.quote.split()),
            source=edge.evidence.source,
            place=f"{edge.evidence.start}-{edge.evidence.end}",
        )


def _document(iri: str, values: dict[str, list[str]]) -> Document:
    def first(field: str) -> str | None:
        return min(values.get(field, ()), default=None)

    return Document(
        iri=iri,
        label=first("label") or "",
        type=first("type"),
        number=first("number"),
        date=first("date") or first("year"),
        issuer=first("issuer"),
        province=first("province"),
        title=" ".join((first("title") or "").split()) or None,
        held="true" in values.get("held", ()),
        draft="draft" in values,
        files=tuple(sorted(set(values.get("file", ())))),
        said=max(sorted(values.get("said", ())), key=len, default=None),
    )


def _portions(documents: Iterable[str]) -> Iterator[str]:
    """The documents as SPARQL terms, so many at once. pyoxigraph refuses what is no IRI, so nothing else gets in."""
    wanted = sorted(set(documents))
    for start in range(0, len(wanted), _AT_ONCE):
        yield " ".join(str(NamedNode(iri)) for iri in wanted[start : start + _AT_ONCE])


def _rows(store: Store, query: str) -> Iterator[dict[str, str]]:
    result = store.query(_PREFIXES + query)
    assert isinstance(result, SelectResult)
    return ({name: value or "" for name, value in row.items()} for row in result.records())


_PREFIXES = """
PREFIX gov: <https://w3id.org/govgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

# One plain pattern after VALUES: with a path, a filter or a second VALUES Oxigraph reads the whole store at each step.
_CITATIONS = """
SELECT ?citation ?citing ?cited ?relation ?status ?source ?start ?end ?quote WHERE {
  VALUES ?%s { %s }
  GRAPH ?g {
    ?citation cito:hasCitingEntity ?citing ; %s ?cited ; gov:relation ?relation ; gov:status ?status ;
              gov:quote ?quote ; gov:evidence ?span .
    ?span oa:hasSource ?file ; oa:hasSelector ?position .
    ?file gov:fileName ?source .
    ?position oa:start ?start ; oa:end ?end .
  }
}
"""

_PAIRS = """
SELECT DISTINCT ?citing ?cited WHERE {
  %s
  VALUES ?property { %s }
  GRAPH ?g { ?citing ?property ?cited . }
  FILTER(?citing != ?cited)
}
"""

_HELD = "SELECT DISTINCT ?document WHERE { GRAPH ?g { ?document gov:held true . } }"

_DESCRIPTIONS = """
SELECT DISTINCT ?document ?field ?value WHERE {
  VALUES ?document { %s }
  {
    VALUES (?property ?field) {
      (gov:typeName "type") (gov:number "number") (gov:date "date") (gov:year "year") (gov:title "title")
      (gov:provinceName "province") (gov:held "held")
    }
    GRAPH ?g { ?document ?property ?value . }
  } UNION {
    GRAPH ?g { ?document rdfs:label ?value . } FILTER(LANG(?value) = "vi") BIND("label" AS ?field)
  } UNION {
    GRAPH ?g { ?document a gov:Draft . } BIND("draft" AS ?field) BIND("true" AS ?value)
  } UNION {
    GRAPH ?g { ?document gov:issuer ?issuer . } GRAPH ?h { ?issuer gov:name ?value . } BIND("issuer" AS ?field)
  } UNION {
    GRAPH ?g { ?document gov:source/gov:fileName ?value . } BIND("file" AS ?field)
  }
}
"""

_WORDS = """
SELECT DISTINCT ?document ?quote WHERE {
  VALUES ?document { %s }
  GRAPH ?g { ?citation cito:hasCitedEntity ?document ; gov:quote ?quote . }
}
"""
