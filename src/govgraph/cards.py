"""All that the graph says of one thing, on a card: what it is, and each statement with the words it rests on."""

from __future__ import annotations

from msgspec import Struct
from pyoxigraph import NamedNode

from govgraph.errors import NotFoundError
from govgraph.store import SelectResult, Store
from govgraph.store.references import KINDS, find


class Section(Struct, frozen=True):
    """A table of a card. Where its rows rest on words, the last columns are `source`, `place` and `words`: the file,
    the offsets in its text (code points, end exclusive), and the words themselves."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Card(Struct, frozen=True):
    """A thing: its kind (`document`, `directive` ...), its name, and what is said of it."""

    iri: str
    kind: str
    name: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def card(store: Store, reference: str) -> Card:
    """The card of what a reference names: a document's number or file, a name, an IRI of anything in the graph.

    Raises NotFoundError where nothing, and AmbiguousError where several things answer to it.
    """
    iri, kind, name = _thing(store, reference)
    node = NamedNode(iri)
    facts = [(row["what"] or "", row["value"] or "") for row in _rows(store, _FACTS, node)]
    sections = []
    for heading, query in (*_SECTIONS.get(kind, ()), ("Evidence", _EVIDENCE)):
        result = store.query(_PREFIXES + query, {"thing": node})
        assert isinstance(result, SelectResult)
        rows = tuple(tuple(cell or "" for cell in row) for row in result.rows())
        if rows:
            sections.append(Section(heading, result.columns, rows))
    return Card(iri, kind, name, tuple(facts), tuple(sections))


def _thing(store: Store, reference: str) -> tuple[str, str, str]:
    """IRI, kind and name."""
    iri = reference.strip().removeprefix("<").removesuffix(">")
    if "://" not in iri:
        iri = find(store, reference, tuple(KINDS)).iri
    classes = {row["class"] or "": row["name"] or "" for row in _rows(store, _WHAT, NamedNode(iri))}
    if not classes:
        raise NotFoundError(f"nothing in the graph has the IRI {iri}")
    kinds = sorted(filter(None, (_KIND_OF.get(each.removeprefix(_GOV)) for each in classes)))
    return iri, kinds[0] if kinds else "thing", next(filter(None, classes.values()), iri)


def _rows(store: Store, query: str, node: NamedNode) -> list[dict[str, str | None]]:
    result = store.query(_PREFIXES + query, {"thing": node})
    assert isinstance(result, SelectResult)
    return list(result.records())


_GOV = "https://w3id.org/govgraph/ontology#"
_KIND_OF: dict[str, str] = {
    **{name: str(kind) for kind, name in KINDS.items()},
    "AgencyGroup": "agency",
    "Directive": "directive",
    "Citation": "citation",
    "Passage": "passage",
    "Tenure": "tenure",
    "Signature": "signature",
}
"""The kind that stands on a card, by class of the ontology."""

_PREFIXES = f"""
PREFIX gov: <{_GOV}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

_WHAT = """
SELECT ?class ?name WHERE {
  # bind: thing
  GRAPH ?g { ?thing a ?class . }
  OPTIONAL { GRAPH ?h { ?thing rdfs:label ?name . FILTER(LANG(?name) = "vi") } }
}
ORDER BY ?class ?name
"""

# Own properties with the ontology's English name of each; a thing as value by its Vietnamese label.
_FACTS = """
SELECT DISTINCT ?what ?value WHERE {
  # bind: thing
  GRAPH ?g { ?thing ?property ?object . }
  GRAPH ?o { ?property rdfs:label ?what . FILTER(LANG(?what) = "en") }
  FILTER(STRSTARTS(STR(?property), STR(gov:)))
  FILTER(?property NOT IN (gov:evidence, gov:deadlineEvidence, gov:positionEvidence, gov:inPassage, gov:hasCitation,
    gov:refersTo, gov:source, gov:quote, gov:signedBy))
  FILTER NOT EXISTS { GRAPH ?e { ?object a gov:Document } }
  OPTIONAL { GRAPH ?l { ?object rdfs:label ?label . FILTER(LANG(?label) = "vi") } }
  OPTIONAL { GRAPH ?n { ?object skos:notation ?notation . } }
  BIND(STR(COALESCE(?notation, ?label, ?object)) AS ?value)
}
ORDER BY ?what ?value
"""

_PLACE = """
  ?span oa:hasSource/gov:fileName ?source ; oa:hasSelector ?at, ?selector .
  ?at oa:start ?start ; oa:end ?end . ?selector oa:exact ?exact .
  OPTIONAL { ?span gov:page ?page }
"""
_FOLDED = """
  BIND(CONCAT(STR(?start), "\u2013", STR(?end), COALESCE(CONCAT(", page ", STR(?page)), "")) AS ?place)
  BIND(REPLACE(?exact, "\\\\s+", " ") AS ?words)
"""

# The whole pattern in each branch: joined to a union of two, the places of all words in the store would be read.
_EVIDENCE = f"""
SELECT DISTINCT ?source ?place ?words WHERE {{
  {{
    # bind: thing
    GRAPH ?g {{ ?thing gov:evidence ?span . {_PLACE} }}
  }} UNION {{
    # bind: thing
    GRAPH ?g {{ ?mention gov:names ?thing ; gov:evidence ?span . {_PLACE} }}
  }}
  {_FOLDED}
}}
ORDER BY ?source ?start
"""

_CITES = f"""
SELECT ?relation ?document ?status ?place ?words WHERE {{
  # bind: thing
  GRAPH ?g {{ ?citation gov:inDocument ?thing ; cito:hasCitedEntity ?cited ; gov:relation ?code ; gov:status ?state ;
      gov:evidence ?span . {_PLACE} }}
  GRAPH ?c {{ ?code skos:notation ?relation . }}
  GRAPH ?s {{ ?state skos:notation ?status . }}
  OPTIONAL {{ GRAPH ?d {{ ?cited rdfs:label ?label . FILTER(LANG(?label) = "vi") }} }}
  BIND(COALESCE(?label, STR(?cited)) AS ?document) {_FOLDED}
}}
ORDER BY ?start
"""

_CITED_BY = f"""
SELECT ?relation ?status ?source ?place ?words WHERE {{
  # bind: thing
  GRAPH ?g {{ ?citation cito:hasCitedEntity ?thing ; gov:relation ?code ; gov:status ?state ;
      gov:evidence ?span . {_PLACE} }}
  GRAPH ?c {{ ?code skos:notation ?relation . }}
  GRAPH ?s {{ ?state skos:notation ?status . }}
  {_FOLDED}
}}
ORDER BY ?source ?start
"""


def _directives(pattern: str) -> str:
    return f"""
SELECT ?deadline ?responsible ?source ?place ?words WHERE {{
  {{ SELECT ?directive ?deadline ?source ?start ?end ?exact ?page
      (GROUP_CONCAT(DISTINCT ?who; separator="; ") AS ?responsible) WHERE {{
      # bind: thing
      GRAPH ?g {{ ?directive a gov:Directive ; gov:evidence ?span ; {pattern} . {_PLACE}
        OPTIONAL {{ ?directive gov:deadline ?deadline }} }}
      OPTIONAL {{ GRAPH ?g {{ ?directive gov:responsible ?agency . }} GRAPH ?a {{ ?agency gov:name ?who . }} }}
    }}
    GROUP BY ?directive ?deadline ?source ?start ?end ?exact ?page }}
  {_FOLDED}
}}
ORDER BY ?source ?start
"""


_POSITIONS = f"""
SELECT ?position ?asOf ?source ?place ?words WHERE {{
  # bind: thing
  GRAPH ?g {{ ?tenure a gov:Tenure ; org:member ?thing ; gov:evidence ?span . {_PLACE}
    OPTIONAL {{ ?tenure gov:positionName ?position }} OPTIONAL {{ ?tenure gov:asOf ?asOf }} }}
  {_FOLDED}
}}
ORDER BY ?source ?start ?position
"""

_SIGNED = """
SELECT ?document ?position ?capacity WHERE {
  # bind: thing
  GRAPH ?g { ?signed gov:signedBy ?thing .
    OPTIONAL { ?signature a gov:Signature ; gov:signer ?thing ; gov:inDocument ?signed .
      OPTIONAL { ?signature gov:positionName ?position } } }
  OPTIONAL { GRAPH ?d { ?signed rdfs:label ?document . FILTER(LANG(?document) = "vi") } }
  OPTIONAL { GRAPH ?g { ?signature gov:capacity ?code } GRAPH ?c { ?code skos:notation ?capacity } }
}
ORDER BY ?document
"""

_SIGNERS = """
SELECT ?signer ?position ?capacity WHERE {
  # bind: thing
  GRAPH ?g { ?thing gov:signedBy ?person .
    OPTIONAL { ?signature a gov:Signature ; gov:inDocument ?thing ; gov:signer ?person .
      OPTIONAL { ?signature gov:positionName ?position } } }
  GRAPH ?p { ?person gov:name ?signer }
  OPTIONAL { GRAPH ?g { ?signature gov:capacity ?code } GRAPH ?c { ?code skos:notation ?capacity } }
}
ORDER BY ?signer
"""

_SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "document": (
        ("Signed by", _SIGNERS),
        ("Cites", _CITES),
        ("Cited by", _CITED_BY),
        ("Directives that cite it", _directives("gov:refersTo ?thing")),
        ("Directives in it", _directives("gov:inDocument ?thing")),
    ),
    "agency": (
        ("Must carry out", _directives("gov:responsible ?thing")),
        ("Coordinates", _directives("gov:coordinating ?thing")),
    ),
    "official": (("Positions", _POSITIONS), ("Signed", _SIGNED)),
    "initiative": (("Directives about it", _directives("gov:concerns ?thing")),),
}
"""The tables of each kind's card, beside the evidence of the thing itself."""
