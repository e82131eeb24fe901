"""The named graph of the corrections: what people state, and what became of it. What is corrected points at them from
its own graph (`gov:correctedBy`)."""

from __future__ import annotations

from pyoxigraph import Literal

from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.iris import Iris
from govgraph.graph.vocabulary import DCTERMS, GOV, PROV, XSD, text
from govgraph.records import CorrectionOutcome


def corrections_content(corrections: tuple[CorrectionOutcome, ...], iris: Iris) -> GraphContent:
    """The corrections' named graph."""
    w = Writer(iris.corrections_graph)
    for outcome in corrections:
        node = iris.correction(outcome.key)
        w.type(node, GOV.Correction, PROV.Entity)
        w.label(node, outcome.statement_vi, outcome.statement_en)
        w.say(node, GOV.correctionKind, outcome.kind)
        w.add(node, PROV.wasAttributedTo, iris.contributor(outcome.who))
        w.add(node, DCTERMS.created, Literal(outcome.when, datatype=XSD.date))
        w.add(node, DCTERMS.description, text(outcome.why))
        w.add(node, GOV.applied, Literal(outcome.applied))
        for words, language in ((outcome.open_vi, "vi"), (outcome.open_en, "en")):
            if words is not None:
                w.add(node, GOV.notApplied, Literal(words, language=language))
    return w.content()
