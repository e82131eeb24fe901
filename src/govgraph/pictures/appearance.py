"""How documents and edges look in a picture: colours, labels, font sizes, and what is said of them."""

from __future__ import annotations

import textwrap
from collections import Counter
from math import log2

from govgraph.analysis.edges import Document, Edge
from govgraph.analysis.network import Network
from govgraph.graph.labels import date_in_words, shortened
from govgraph.graph.vocabulary import code, document_class, label
from govgraph.pictures.layout import Size
from govgraph.records import Relation

FONTS = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
"""Each has all letters of Vietnamese."""
INK = "#1f2933"
OTHER = "#d3d7dc"
"""The colour of documents whose type is unknown or rare."""
_PALETTE = (
    *("#8ecae6", "#f4a259", "#a3c585", "#f28482", "#cdb4db"),
    *("#ffd166", "#76c8bb", "#d9b38c", "#b3b8f0", "#e8a0bf"),
)

FAMILIES: tuple[tuple[str, str, str, tuple[Relation, ...]], ...] = (
    ("rests on", "dựa trên", "#2b6cb0", ("basedOn", "implements", "guides", "promulgates", "extends")),
    ("changes", "thay đổi", "#c53030", ("amends", "replaces", "repeals", "suspends", "corrects", "proposesChange")),
    ("speaks of", "nói đến", "#8a94a0", ("discusses", "repliesTo", "cites")),
)
"""Relations that share a colour: name in English and Vietnamese, colour, members."""

EDGE_COLOURS: dict[Relation, str] = {relation: colour for _, _, colour, members in FAMILIES for relation in members}

_SCREEN = 900_000
"""Pixels that a picture has on a usual screen."""
_LEADING = 40
"""So many of the most cited documents can be read when the whole picture is on the screen."""


def type_colours(network: Network) -> dict[str, str]:
    """The colour of each of the commonest document types of the network; the others share `OTHER`."""
    types = Counter(document.type for document in network.documents.values() if document.type)
    ranked = sorted(types, key=lambda name: (-types[name], name))
    return dict(zip(ranked, _PALETTE, strict=False))


def darker(colour: str) -> str:
    """The colour of a border around an area of this one."""
    return "#" + "".join(f"{int(int(colour[i : i + 2], 16) * 0.6):02x}" for i in (1, 3, 5))


def label_of(document: Document) -> str:
    """A few short lines: number and date, or the first words of the name."""
    if document.number:
        lines = textwrap.wrap(document.name if document.held else document.number, 26, break_on_hyphens=False)
    else:
        lines = textwrap.wrap(document.name, 28, max_lines=3 if document.held else 2, placeholder=" \u2026")
    if document.date and not (len(document.date) == 4 and document.date in document.name):
        lines.append(date_in_words(document.date))
    return "\n".join(lines)


def size_of(text: str, font: int) -> Size:
    """How much room a box with that label takes, its border included. Capitals are wider."""
    lines = text.split("\n")
    wide = max(sum(0.7 if letter.isupper() else 0.52 for letter in line) for line in lines)
    return wide * font + 20, len(lines) * font * 1.2 + 18


def font_sizes(network: Network, labels: dict[str, str], cited: Counter[str]) -> dict[str, int]:
    """Font sizes in pixels: larger for documents that are held or much cited; those cited most are legible from
    afar. `cited` has how many documents of the network cite each."""
    fonts = {iri: round((15 if d.held else 13) + 2 * log2(1 + cited[iri])) for iri, d in network.documents.items()}
    area = sum(wide * high for wide, high in (size_of(labels[iri], fonts[iri]) for iri in network.documents))
    scale = min(1.0, (_SCREEN / max(2.2 * area, 1)) ** 0.5)
    leading = sorted((iri for iri in cited if cited[iri] > 1), key=lambda iri: (-cited[iri], iri))[:_LEADING]
    return fonts | {iri: max(fonts[iri], min(round(9 / scale), 60)) for iri in leading}


def about_document(document: Document, cited: int) -> str:
    """What is known of a document, in lines; the first is its name."""
    state = "held (a file of the collection)" if document.held else "only cited"
    lines = (
        document.name,
        document.title if document.number else None,
        f"Date: {document.date}" if document.date else None,
        f"Issuer: {document.issuer}" if document.issuer else None,
        f"Province: {document.province}" if document.province else None,
        f"This document is {'a draft, ' if document.draft else ''}{state}",
        *document.files,
        f"Cited here by {cited} document{'' if cited == 1 else 's'}",
    )
    return "\n".join(line for line in lines if line)


def about_edge(edge: Edge) -> str:
    """What one document says of the other, with words that say so."""
    count = f"{edge.mentions} citation{'' if edge.mentions == 1 else 's'}"
    words = edge.evidence
    return (
        f"{relation_label(edge.relation)}: {count}, {edge.status}\n"
        f"\u201c{shortened(words.quote, 300)}\u201d\n{words.source}, {words.start}\u2013{words.end}"
    )


def relation_label(relation: Relation) -> str:
    """A relation in English with its Vietnamese term."""
    term = code("relation", relation)
    return f"{label(term, 'en') or relation} ({label(term, 'vi') or relation})"


def type_label(name: str) -> str:
    """A document type in English with its Vietnamese name."""
    term = document_class(name)
    english = label(term, "en") if term else None
    return f"{english} ({name})" if english else name
