"""Words as evidence: passages, and spans with their selectors (W3C Web Annotation).

Offsets are code points of the text as read, the end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right

from pyoxigraph import Literal, NamedNode

from govgraph.graph.content import Writer
from govgraph.graph.iris import Iris, PartKind
from govgraph.graph.labels import passage_labels, shortened
from govgraph.graph.vocabulary import GOV, OA, XSD, code
from govgraph.records import DocumentFacts, Part, Passage


class Evidence:
    """Writes the passages and spans of one document, and ties things to them."""

    def __init__(self, writer: Writer, iris: Iris, facts: DocumentFacts, document: NamedNode) -> None:
        self.writer = writer
        self.iris = iris
        self.facts = facts
        self.document = document
        self.source = iris.source(facts.source.name)
        self._spans: dict[tuple[int, int], NamedNode] = {}
        self._in_order = sorted(facts.passages, key=lambda p: (p.start, -p.end, p.index))
        self._starts = [p.start for p in self._in_order]
        self._part_starts = [part.start for part in facts.source.parts]

    def part(self, kind: PartKind, number: int) -> NamedNode:
        """The IRI of the number-th thing of a kind (from 1)."""
        return self.iris.part(self.facts.source.name, kind, number)

    def span(self, start: int, end: int) -> NamedNode:
        """The span's IRI; the span is written when it is first asked for.

        Raises IndexError outside the text.
        """
        known = self._spans.get((start, end))
        if known is not None:
            return known
        span = self.iris.span(self.facts.source.name, start, end)
        self._spans[start, end] = span
        w = self.writer
        w.type(span, GOV.Span, OA.SpecificResource)
        self._position(span, start, end)
        words = NamedNode(f"{span.value}/quote")
        w.add(span, OA.hasSelector, words)
        w.type(words, OA.TextQuoteSelector)
        w.add(words, OA.exact, Literal(self.facts.quote(start, end)))
        return span

    def _position(self, target: NamedNode, start: int, end: int) -> None:
        w = self.writer
        position = NamedNode(f"{target.value}/position")
        w.add(target, OA.hasSource, self.source)
        w.add(target, OA.hasSelector, position)
        w.type(position, OA.TextPositionSelector)
        w.add(position, OA.start, Literal(start))
        w.add(position, OA.end, Literal(end))
        part = self._part(start)
        if part is not None and part.page is not None:
            w.add(target, GOV.page, Literal(part.page))
        if part is not None and part.confidence is not None:
            w.add(target, GOV.letterConfidence, Literal(f"{part.confidence:.2f}", datatype=XSD.decimal))

    def _part(self, offset: int) -> Part | None:
        """The part of the source that has the character at an offset."""
        at = bisect_right(self._part_starts, offset) - 1
        return self.facts.source.parts[at] if at >= 0 and offset < self.facts.source.parts[at].end else None

    def rests_on(self, thing: NamedNode, start: int, end: int) -> None:
        """Ties a thing to its document, innermost passage, span and words, and gives it the words as label."""
        w = self.writer
        w.add(thing, GOV.inDocument, self.document)
        w.add(thing, GOV.evidence, self.span(start, end))
        w.add(thing, GOV.quote, Literal(self.facts.quote(start, end)))
        passage = self.innermost(start)
        if passage is not None:
            w.add(thing, GOV.inPassage, self.passage(passage))

    def annotation(self, thing: NamedNode, start: int, end: int) -> None:
        """As `rests_on`, for a thing that is a Web Annotation: the span is its target, the words its label."""
        w = self.writer
        w.type(thing, OA.Annotation)
        w.add(thing, OA.hasTarget, self.span(start, end))
        w.label(thing, shortened(self.facts.quote(start, end)))
        self.rests_on(thing, start, end)

    def innermost(self, offset: int) -> Passage | None:
        """The innermost passage that has the character at an offset."""
        for at in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if self._in_order[at].end > offset:
                return self._in_order[at]
        return None

    def passage(self, passage: Passage) -> NamedNode:
        """The IRI of a passage."""
        return self.part("passage", passage.index + 1)

    def write_passages(self) -> None:
        """Every passage with its order, nesting, number as printed, place and own words."""
        w = self.writer
        first_inner: dict[int, int] = {}
        for p in self.facts.passages:
            if p.parent is not None:
                first_inner[p.parent] = min(p.start, first_inner.get(p.parent, p.start))
        for p in self.facts.passages:
            node = self.passage(p)
            w.type(node, GOV.Passage)
            w.label(node, *passage_labels(p.kind, p.label, p.index + 1))
            w.add(node, GOV.inDocument, self.document)
            w.add(node, GOV.passageKind, code("passage", p.kind))
            w.add(node, GOV.order, Literal(p.index + 1))
            w.say(node, GOV.numberPrinted, p.number)
            w.say(node, GOV.passageLabel, p.label)
            w.say(node, GOV.text, self.facts.quote(p.start, max(p.start, first_inner.get(p.index, p.end))).strip())
            self._position(node, p.start, p.end)
            if p.parent is not None:
                w.add(node, GOV.partOf, self.passage(self.facts.passages[p.parent]))
            if p.note_mark is not None and (noted := self.innermost(p.note_mark)) is not None and noted is not p:
                w.add(node, GOV.noteOf, self.passage(noted))
