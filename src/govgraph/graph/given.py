"""What is given of a document beside it, as the graph says it: given, not read, with who gave it and where."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from govgraph.graph.content import Writer
from govgraph.graph.iris import Iris
from govgraph.graph.vocabulary import FOAF, GOV, PROV, label
from govgraph.records import GivenFact, Source

_PROPERTIES: dict[str, NamedNode] = {
    "type": GOV.typeName,
    "number": GOV.number,
    "date": GOV.date,
    "place": GOV.placeOfIssue,
    "issuer": GOV.issuer,
    "province": GOV.provinceName,
    "subject": GOV.title,
    "signer": GOV.signedBy,
    "position": GOV.positionName,
    "capacity": GOV.capacity,
    "source": PROV.hadPrimarySource,
    "url": PROV.wasDerivedFrom,
    "retrieved": PROV.generatedAtTime,
}
"""The property of the document, or of its file, that a field gives the value of."""
_OF_THE_FILE = {
    "source": ("nguồn", "source"),
    "url": ("địa chỉ", "address"),
    "retrieved": ("ngày tải về", "fetched on"),
}


def write_given(w: Writer, iris: Iris, document: NamedNode, source: Source, facts: tuple[GivenFact, ...]) -> None:
    """Everything given of a document."""
    for number, fact in enumerate(facts, 1):
        given = fact.given
        node = iris.part(source.name, "given", number)
        w.add(document, GOV.given, node)
        w.type(node, GOV.GivenFact, PROV.Entity)
        vi, en = _called(given.field)
        w.label(node, f"{vi}: {given.value} (do {given.by} cung cấp)", f"{en}: {given.value} (given by {given.by})")
        w.say(node, GOV.field, given.field)
        w.add(node, GOV.ofProperty, _PROPERTIES[given.field])
        w.say(node, GOV.value, given.value)
        w.say(node, GOV.givenIn, given.where)
        w.add(node, PROV.wasAttributedTo, iris.contributor(given.by))
        w.add(node, GOV.taken, Literal(fact.taken))
        w.say(node, GOV.textSays, fact.read)
        if given.correction is not None:
            w.add(node, GOV.correctedBy, iris.correction(given.correction))
            w.add(document, GOV.correctedBy, iris.correction(given.correction))
        if given.field == "url":
            w.add(iris.source(source.name), PROV.wasDerivedFrom, NamedNode(given.value))


def write_contributor(w: Writer, iris: Iris, name: str) -> None:
    """Someone who gives or corrects something, by name."""
    node = iris.contributor(name)
    w.type(node, PROV.Agent, FOAF.Agent)
    w.label(node, name)
    w.say(node, FOAF.name, name)


def _called(field: str) -> tuple[str, str]:
    """A field in words, in Vietnamese and in English."""
    if field in _OF_THE_FILE:
        return _OF_THE_FILE[field]
    term = _PROPERTIES[field]
    return label(term, "vi") or field, label(term, "en") or field
