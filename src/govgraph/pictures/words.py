"""The steps of a lineage in words, for a terminal and for notebooks."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.analysis.edges import Document
from govgraph.analysis.lineage import Lineage, Step
from govgraph.graph.labels import shortened
from govgraph.graph.vocabulary import code, label


def heading(steps: Sequence[Step], *, upward: bool) -> str:
    """What stands over the steps of one direction."""
    count = len({step.document for step in steps})
    name = "Rests on" if upward else "Relied on by"
    return f"{name} ({count} document{'' if count == 1 else 's'})" if count else f"{name}: nothing"


def relations_in_words(step: Step) -> str:
    """The relations of a step, with an arrow as the edges point: `→` where the document is the one cited."""
    names = (label(code("relation", edge.relation), "en") or edge.relation for edge in step.edges)
    arrow = "\u2192" if step.edges[0].cited == step.document else "\u2190"
    return f"{', '.join(names)} {arrow}"


def document_in_words(document: Document) -> str:
    """The document in one line: name, date, issuer, subject."""
    title = document.title if document.number else None
    parts = (document.name, document.date, document.issuer, shortened(title, 70) if title else None)
    return " \u00b7 ".join(part for part in parts if part)


def remarks(lineage: Lineage, step: Step) -> str:
    """What else a reader must know of a step, in brackets; empty if nothing."""
    said = []
    if lineage.documents[step.document].held:
        said.append("held")
    if all(edge.status == "ambiguous" for edge in step.edges):
        said.append("ambiguous: the words may mean another document")
    if step.repeated:
        said.append("the document itself" if step.document == lineage.root.iri else "followed elsewhere")
    return f"[{'; '.join(said)}]" if said else ""


def in_words(lineage: Lineage, step: Step) -> str:
    """A step in one line."""
    document = document_in_words(lineage.documents[step.document])
    return " ".join(filter(None, (relations_in_words(step), document, remarks(lineage, step))))
