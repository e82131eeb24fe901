"""The provenance graph (PROV-O): which run of which version made which named graph, and when.

It is the only graph that knows the time, so it is no part of the canonical export.
"""

from __future__ import annotations

import datetime

from msgspec import Struct
from pyoxigraph import Literal

from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.iris import BASE, Iris
from govgraph.graph.vocabulary import DCTERMS, PROV, XSD


class Run(Struct, frozen=True):
    """One run of the pipeline: `sources` are the names of the files whose graphs it wrote."""

    key: str
    version: str
    started: datetime.datetime
    ended: datetime.datetime
    sources: tuple[str, ...]


def provenance_content(run: Run, base: str = BASE) -> GraphContent:
    """What one run did. The quads of several runs may stand together in the provenance graph."""
    iris = Iris(base)
    w = Writer(iris.provenance_graph)
    node, software = iris.run(run.key), iris.software(run.version)
    w.type(node, PROV.Activity)
    w.label(node, f"Lần chạy {run.key}", f"Run {run.key}")
    w.add(node, PROV.startedAtTime, _time(run.started))
    w.add(node, PROV.endedAtTime, _time(run.ended))
    w.add(node, PROV.wasAssociatedWith, software)
    w.type(software, PROV.SoftwareAgent)
    w.label(software, f"govgraph phiên bản {run.version}", f"govgraph version {run.version}")
    w.say(software, DCTERMS.hasVersion, run.version)
    for name in run.sources:
        graph = iris.source_graph(name)
        w.type(graph, PROV.Entity)
        w.label(graph, f"Đồ thị của tệp {name}", f"Graph of file {name}")
        w.add(graph, PROV.wasGeneratedBy, node)
        w.add(graph, PROV.wasDerivedFrom, iris.source(name))
        w.add(node, PROV.used, iris.source(name))
    return w.content()


def _time(moment: datetime.datetime) -> Literal:
    return Literal(moment.astimezone(datetime.UTC).isoformat(timespec="seconds"), datatype=XSD.dateTime)
