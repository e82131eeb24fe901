"""What `Graph.lineage` and `Graph.network` give: networkx graphs that a notebook shows and that can be saved.

They are networkx's MultiDiGraph in every way; what networkx makes from one (a subgraph, a copy) has no picture. Import
this module late: networkx is slow to import.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from pathlib import Path

from networkx import MultiDiGraph

from govgraph.analysis.edges import fill
from govgraph.analysis.lineage import Lineage
from govgraph.analysis.network import Network, Reliance, reliance
from govgraph.errors import InputError
from govgraph.pictures.formats import gexf, graphml
from govgraph.pictures.page import network_page
from govgraph.pictures.words import heading, in_words

FORMATS = (".html", ".graphml", ".gexf")
"""The endings of files that a graph can be saved as."""


class LineageGraph(MultiDiGraph):  # type: ignore[misc] # networkx has no types
    """The lineage of a document as a networkx graph; `lineage` has it as a tree, with the words it rests on."""

    lineage: Lineage | None = None

    @classmethod
    def of(cls, lineage: Lineage) -> LineageGraph:
        """The graph of a lineage."""
        graph = cls()
        fill(graph, lineage.documents.values(), lineage.edges)
        graph.lineage = lineage
        return graph

    def save(self, file: str | os.PathLike[str], format: str | None = None) -> None:
        """Write it as `.html`, `.graphml` or `.gexf`, by the file's ending or as said. Raises InputError for another
        format and OSError as files do."""
        network, title = None, ""
        if self.lineage is not None:
            network = Network(self.lineage.documents, self.lineage.edges, around=self.lineage.root.iri)
            title = f"Lineage of {self.lineage.root.name}"
        _save(self, network, title, Path(file), format)

    def _repr_html_(self) -> str | None:
        return None if self.lineage is None else "".join(_tree_lines(self.lineage))


class NetworkGraph(MultiDiGraph):  # type: ignore[misc] # networkx has no types
    """A network of citations as a networkx graph; `network` has its records."""

    network: Network | None = None

    @classmethod
    def of(cls, network: Network) -> NetworkGraph:
        """The graph of a network."""
        graph = cls()
        fill(graph, network.documents.values(), network.edges)
        graph.network = network
        return graph

    def most_relied_on(self, count: int = 10) -> tuple[Reliance, ...]:
        """The documents that most others cite, with the numbers of documents and citations and the PageRank."""
        return reliance(self.network)[:count] if self.network is not None else ()

    @property
    def summary(self) -> str:
        """How much it has, and how much the limit left out."""
        left_out = self.network.left_out if self.network is not None else 0
        more = f" ({left_out:,} less connected documents left out)" if left_out else ""
        return f"{_count(len(self), 'document')} and {_count(self.number_of_edges(), 'edge')}{more}"

    def save(self, file: str | os.PathLike[str], format: str | None = None) -> None:
        """Write it as `.html`, `.graphml` or `.gexf`, by the file's ending or as said. Raises InputError for another
        format and OSError as files do."""
        title = "Citation network"
        if self.network is not None and self.network.around is not None:
            title = f"Citations around {self.network.documents[self.network.around].name}"
        _save(self, self.network, title, Path(file), format)

    def _repr_html_(self) -> str | None:
        if self.network is None:
            return None
        page = html.escape(network_page(self.network), quote=True)
        return f'<iframe srcdoc="{page}" sandbox="allow-scripts" style="width:100%;height:640px;border:0"></iframe>'


def _save(graph: MultiDiGraph, network: Network | None, title: str, file: Path, format: str | None) -> None:
    format = (format or file.suffix).lower()
    if format == ".html" and network is not None:
        file.write_text(network_page(network, title), "utf-8")
    elif format in FORMATS[1:]:
        file.write_bytes(graphml(graph) if format == ".graphml" else gexf(graph))
    else:
        raise InputError(f"{file}: a graph can be saved as {', '.join(FORMATS)}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tree_lines(lineage: Lineage) -> Iterator[str]:
    """The lineage as nested lists."""
    yield f"<p><b>{html.escape(lineage.root.name)}</b></p>"
    for upward, steps in ((True, lineage.up), (False, lineage.down)):
        if not steps:
            continue
        yield f"<p>{heading(steps, upward=upward)}</p>"
        depth = 0
        for step in steps:
            yield "<ul>" * (step.depth - depth) + "</ul>" * (depth - step.depth)
            yield f"<li>{html.escape(in_words(lineage, step))}</li>"
            depth = step.depth
        yield "</ul>" * depth
