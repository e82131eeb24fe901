"""Is the graph as it should be? SHACL, one named graph at a time, and a check that nothing named is left undescribed.

Every named graph is valid by itself (`ontology/shapes.ttl`), so a large graph is checked piece by piece, and a piece
that changed can be checked alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pyoxigraph import NamedNode, RdfFormat, serialize

from govgraph.graph.content import GraphContent
from govgraph.graph.iris import BASE, Iris
from govgraph.resources import resource

if TYPE_CHECKING:
    from rdflib import Graph

_SHAPES = "https://w3id.org/govgraph/shapes#"
_SHACL = "http://www.w3.org/ns/shacl#"


class Finding(Struct, frozen=True):
    """One thing that is not as it should be: in which named graph, about what (an IRI), which shape says so and why."""

    graph: str
    focus: str
    shape: str
    vi: str
    en: str
    path: str | None = None
    value: str | None = None

    def sentence(self, language: str = "en") -> str:
        """The finding in one line, in `vi` or `en`."""
        words = self.vi if language == "vi" else self.en
        about = f" ({self.value})" if self.value else ""
        return f"{self.focus}: {words}{about}"


class Report(Struct, frozen=True):
    """What a validation found; nothing if the graph is valid."""

    graphs: int
    triples: int
    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """True if nothing was found."""
        return not self.findings


def validate(contents: Iterable[GraphContent], base: str = BASE) -> Report:
    """Check named graphs against the shapes, and that everything they name under the base is described in one of them.

    Give all named graphs of a collection: the second check knows only what it is given.
    """
    findings: list[Finding] = []
    described: set[str] = set()
    named: dict[str, str] = {}
    graphs = triples = 0
    for content in contents:
        graphs += 1
        triples += len(content)
        findings += _against_shapes(content)
        for quad in content:
            described.add(str(quad.subject)[1:-1])
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(base):
                named.setdefault(quad.object.value, content.graph.value)
    iris = Iris(base)
    for iri, graph in sorted(named.items()):
        if iri not in described:
            kind = iris.kind(iri) or "thing"
            en = f"This {kind} is named in the graph but described nowhere."
            vi = "Được nêu trong đồ thị nhưng không được mô tả ở đâu."
            findings.append(Finding(graph=graph, focus=iri, shape="described", vi=vi, en=en))
    return Report(graphs=graphs, triples=triples, findings=tuple(findings))


def _against_shapes(content: GraphContent) -> list[Finding]:
    from pyshacl import validate as shacl  # noqa: PLC0415 - pySHACL takes long to import
    from rdflib import Graph, Literal, URIRef  # noqa: PLC0415

    data = Graph().parse(data=_ntriples(content), format="nt")
    _, report, _ = shacl(data, shacl_graph=_shapes(), ont_graph=_ontology(), advanced=False, meta_shacl=False)
    findings = []
    for result in report.objects(None, URIRef(f"{_SHACL}result")):  # details of a result are results too
        terms: Mapping[str, Any] = {
            name: report.value(result, URIRef(_SHACL + name))
            for name in ("focusNode", "resultPath", "value", "sourceShape", "sourceConstraint")
        }
        said = list(report.objects(result, URIRef(f"{_SHACL}resultMessage")))
        if terms["sourceConstraint"] is not None:  # of a rule in SPARQL pySHACL gives one message, without language
            said = list(_shapes().objects(terms["sourceConstraint"], URIRef(f"{_SHACL}message")))
        words = {message.language: str(message) for message in said if isinstance(message, Literal)}
        plain = next(iter(words.values()), "This does not keep to its shape.")
        findings.append(
            Finding(
                graph=content.graph.value,
                focus=str(terms["focusNode"]),
                shape=_shape_name(terms["sourceShape"]),
                vi=words.get("vi", plain),
                en=words.get("en", plain),
                path=str(terms["resultPath"]) if isinstance(terms["resultPath"], URIRef) else None,
                value=str(terms["value"]) if terms["value"] is not None else None,
            )
        )
    return sorted(findings, key=lambda f: (f.focus, f.shape, f.path or "", f.value or "", f.en))


def _shape_name(source: Any) -> str:
    """The name of the shape that a result comes from: its own, or that of the node shape it is a property of."""
    from rdflib import URIRef  # noqa: PLC0415

    if not isinstance(source, URIRef):
        source = next(_shapes().subjects(URIRef(f"{_SHACL}property"), source), source)
    return str(source).removeprefix(_SHAPES)


def _ntriples(content: GraphContent) -> bytes:
    return serialize((quad.triple for quad in content), format=RdfFormat.N_TRIPLES) or b""


@cache
def _shapes() -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    return Graph().parse(data=resource("ontology", "shapes.ttl").read_bytes(), format="turtle")


@cache
def _ontology() -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    return Graph().parse(data=resource("ontology", "govgraph.ttl").read_bytes(), format="turtle")
