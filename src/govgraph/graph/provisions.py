"""Provisions in the graph: which ones a document's words refer to, and from when documents are in force."""

from __future__ import annotations

from pyoxigraph import NamedNode

from govgraph.graph.content import Writer
from govgraph.graph.evidence import Evidence
from govgraph.graph.iris import Iris
from govgraph.graph.labels import shortened
from govgraph.graph.vocabulary import GOV, code, date_literal, label
from govgraph.records import Provision, Reference, ReferenceReason, ResolvedDocument

_OF_ANOTHER: frozenset[ReferenceReason] = frozenset(("cited", "alias", "amended"))
_OF_ITSELF: frozenset[ReferenceReason] = frozenset(("own", "here", "unnamed"))
_CAPITALS = frozenset(("part", "chapter", "annex", "form", "article"))


def provision_words(provision: Provision) -> tuple[str, str]:
    """A provision in Vietnamese and in English, the most general part first: `Điều 5 khoản 2 điểm a`."""
    vi, en = [], []
    for kind in Provision.__struct_fields__:
        number = getattr(provision, kind)
        if number is None:
            continue
        word, english = label(GOV[kind], "vi") or kind, label(GOV[kind], "en") or kind
        vi.append(f"{word.capitalize() if kind in _CAPITALS else word} {number}".strip())
        en.append(f"{english} {number}".strip())
    return " ".join(vi), ", ".join(en)


def write_references(writer: Writer, evidence: Evidence, iris: Iris, resolved: ResolvedDocument) -> None:
    """The references to provisions, each with the provisions that it means. A citation's own are its pinpoints too."""
    for number, reference in enumerate(resolved.facts.references, 1):
        if reference.provisions:
            _write_reference(writer, evidence, iris, resolved, number, reference)


def _write_reference(
    w: Writer, evidence: Evidence, iris: Iris, resolved: ResolvedDocument, number: int, reference: Reference
) -> None:
    node = evidence.part("reference", number)
    w.type(node, GOV.ProvisionReference)
    w.label(node, shortened(resolved.facts.quote(reference.start, reference.end)))
    evidence.rests_on(node, reference.start, reference.end)
    w.add(node, GOV.referenceReason, code("reference", reference.reason))
    identity = resolved.identity if reference.reason in _OF_ITSELF else None
    citation = None
    if reference.citation is not None and reference.reason in _OF_ANOTHER:
        citation = evidence.part("citation", reference.citation + 1)
        w.add(node, GOV.ofCitation, citation)
        identity = resolved.citations[reference.citation].identity
    for index in reference.passages:
        w.add(node, GOV.refersToPassage, evidence.passage(resolved.facts.passages[index]))
    if identity is None:
        return
    for provision in dict.fromkeys(reference.provisions):
        meant = _write_provision(w, iris, identity, provision)
        w.add(node, GOV.refersToProvision, meant)
        if citation is not None:
            w.add(citation, GOV.pinpoint, meant)


def _write_provision(w: Writer, iris: Iris, identity: str, provision: Provision) -> NamedNode:
    vi, en = provision_words(provision)
    node = iris.provision(identity, vi)
    w.type(node, GOV.Provision)
    w.label(node, vi, en)
    w.add(node, GOV.provisionOf, iris.document(identity))
    for kind in Provision.__struct_fields__:
        w.say(node, GOV[kind], getattr(provision, kind))
    return node


def write_effects(writer: Writer, evidence: Evidence, iris: Iris, resolved: ResolvedDocument) -> None:
    """From when, and until when, the document or another is in force, as its words say."""
    w = writer
    for number, effect in enumerate(resolved.facts.effects, 1):
        node = evidence.part("effect", number)
        w.type(node, GOV.TimeInForce)
        w.label(node, shortened(resolved.facts.quote(effect.start, effect.end)))
        evidence.rests_on(node, effect.start, effect.end)
        identity = resolved.identity if effect.citation is None else resolved.citations[effect.citation].identity
        w.add(node, GOV.effectOf, iris.document(identity))
        w.add(node, GOV.effectRule, code("effect", effect.rule))
        w.add(node, GOV.inForceFrom, date_literal(effect.since))
        w.add(node, GOV.inForceUntil, date_literal(effect.until))
    own = next((effect for effect in resolved.facts.effects if effect.citation is None), None)
    if own is not None:
        document = iris.document(resolved.identity)
        w.add(document, GOV.inForceFrom, date_literal(own.since))
        w.add(document, GOV.inForceUntil, date_literal(own.until))
