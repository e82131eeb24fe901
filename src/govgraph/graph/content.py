"""The content of one named graph, and its canonical form.

The graph has no blank nodes, so its canonical N-Quads are its lines in order of code points, each once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from govgraph.graph.vocabulary import GOV, RDF, RDFS, text, translated


class GraphContent:
    """A named graph with all its quads. Two contents are the same graph if their `nquads()` are the same bytes."""

    __slots__ = ("graph", "quads")

    def __init__(self, graph: NamedNode, quads: list[Quad]) -> None:
        self.graph = graph
        self.quads = quads

    def nquads(self) -> bytes:
        """Canonical N-Quads: sorted, each quad once."""
        return canonical_nquads(self.quads)

    def digest(self) -> str:
        """SHA-256 of the canonical N-Quads, in hexadecimal: equal for equal graphs."""
        return hashlib.sha256(self.nquads()).hexdigest()

    def __iter__(self) -> Iterator[Quad]:
        return iter(self.quads)

    def __len__(self) -> int:
        return len(self.quads)


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    """Canonical N-Quads of quads without blank nodes: their lines sorted by code point, each once."""
    written = serialize(quads, format=RdfFormat.N_QUADS) or b""
    lines = sorted(set(written.split(b"\n")) - {b""})  # UTF-8 sorts as code points do
    return b"".join(line + b"\n" for line in lines)


class Writer:
    """Collects the quads of one named graph."""

    __slots__ = ("_add", "graph", "quads")

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self.quads: list[Quad] = []
        self._add = self.quads.append

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
        """One statement; none if there is no value."""
        if value is not None:
            self._add(Quad(subject, predicate, value, self.graph))

    def say(self, subject: NamedNode, predicate: NamedNode, value: str | None) -> None:
        """One statement with a plain string; none if it is None or empty."""
        if value:
            self._add(Quad(subject, predicate, text(value), self.graph))

    def type(self, subject: NamedNode, *classes: NamedNode) -> None:
        """The classes of a thing."""
        for each in classes:
            self._add(Quad(subject, RDF.type, each, self.graph))

    def label(self, subject: NamedNode, vi: str, en: str | None = None) -> None:
        """The label in Vietnamese, and in English where it is more than a proper name or quoted words."""
        self._add(Quad(subject, RDFS.label, Literal(vi, language="vi"), self.graph))
        if en is not None:
            self._add(Quad(subject, RDFS.label, Literal(en, language="en"), self.graph))

    def both(self, subject: NamedNode, predicate: NamedNode, vi: str, en: str) -> None:
        """The same said in Vietnamese and in English."""
        self.add(subject, predicate, translated(vi, "vi"))
        self.add(subject, predicate, translated(en, "en"))

    def named(self, subject: NamedNode, name: str) -> None:
        """A proper name, as gov:name and as label."""
        self.say(subject, GOV.name, name)
        self.label(subject, name)

    def content(self) -> GraphContent:
        """What was written."""
        return GraphContent(self.graph, self.quads)
