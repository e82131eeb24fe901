"""A network as one HTML page that opens in any browser and asks no host for anything.

pyvis 0.3.2 draws it, with these cares. Its page loads Bootstrap from another host in every mode: those tags are cut,
and a Content-Security-Policy forbids all requests, and every script but the page's own (by digest). Its physics take
minutes: places are computed here. No text of a document is ever markup: labels go through JSON with `<` escaped, and
what is said on hovering is set as text by `network.js`; it is not called `title`, which pyvis may show as HTML.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections import Counter
from importlib.resources import files
from math import log2
from typing import Any

from govgraph.analysis.edges import RELATIONS, Edge
from govgraph.analysis.network import MOST, Network
from govgraph.pictures.appearance import (
    EDGE_COLOURS,
    FONTS,
    INK,
    OTHER,
    about_document,
    about_edge,
    darker,
    font_sizes,
    label_of,
    size_of,
    type_colours,
)
from govgraph.pictures.layout import positions
from govgraph.pictures.legend import heading, legend

_CROWDED = 1000
"""From so many arrows on they are drawn pale."""

_BESIDE = 20
"""Documents at least so far apart sideways are joined by a curve that leaves and arrives level, else by a line."""
_CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.6}

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "smooth": False, "selectionWidth": 1.5},
    "nodes": {"shape": "box", "margin": 7, "scaling": {"label": {"drawThreshold": 5}}},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": True, "multiselect": False},
}


def network_page(network: Network, title: str = "Citation network") -> str:
    """The page, of at most 2,000 documents: the best connected, where the network has more."""
    from pyvis.network import Network as Picture  # noqa: PLC0415 - slow to import

    network = network.limited(MOST)
    arrows = _arrows(network)
    cited = Counter(iri for _, iri in arrows)
    colours = type_colours(network)
    labels = {iri: label_of(document) for iri, document in network.documents.items()}
    fonts = font_sizes(network, labels, cited)
    sizes = {iri: size_of(labels[iri], fonts[iri]) for iri in network.documents}
    places = positions(network, sizes)
    picture = Picture(height="100%", width="100%", directed=True, cdn_resources="in_line")
    picture.set_options(json.dumps(_OPTIONS))
    numbers = {iri: number for number, iri in enumerate(network.documents)}
    for iri, document in network.documents.items():
        fill = colours.get(document.type or "", OTHER)
        picture.add_node(
            numbers[iri],
            label=labels[iri],
            shape="box",
            x=places[iri][0],
            y=places[iri][1],
            color={"background": fill, "border": darker(fill), "highlight": {"background": fill, "border": INK}},
            font={"size": fonts[iri], "color": INK, "face": FONTS},
            borderWidth=(3 if document.held else 1) + (2 if iri == network.around else 0),
            shapeProperties={
                "borderRadius": 0 if document.held else 14,
                "borderDashes": [5, 4] if document.draft and not document.held else False,
            },
            about=about_document(document, cited[iri]),
            room=[round(side) for side in sizes[iri]],
        )
    for (citing, other), edges in arrows.items():
        beside = abs(places[citing][0] - places[other][0]) > (sizes[citing][0] + sizes[other][0]) / 2 + _BESIDE
        colour, opacity = EDGE_COLOURS[edges[0].relation], 0.75 if len(arrows) < _CROWDED else 0.35
        picture.add_edge(
            numbers[citing],
            numbers[other],
            color={"color": colour, "highlight": INK, "hover": INK, "opacity": opacity},
            smooth=_CURVE if beside and len(arrows) < _CROWDED else False,
            dashes=all(edge.status == "ambiguous" for edge in edges),
            width=round(1.2 + 0.6 * log2(sum(edge.mentions for edge in edges)), 2),
            about="\n".join(map(about_edge, edges)),
        )
    return _finished(picture.generate_html(), network, title)


def _arrows(network: Network) -> dict[tuple[str, str], list[Edge]]:
    """The edges between two documents, which one arrow stands for; the most telling relation first."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in sorted(network.edges, key=lambda edge: RELATIONS.index(edge.relation)):
        found.setdefault((edge.citing, edge.cited), []).append(edge)
    return dict(sorted(found.items()))


def _finished(drawn: str, network: Network, title: str) -> str:
    """pyvis's page without what it loads from elsewhere and its empty headings, with our own parts."""
    drawn = re.sub(r'<link\b[^>]*\bhref="https?:[^>]*>', "", drawn)
    drawn = re.sub(r'<script\b[^>]*\bsrc="https?:[^>]*>\s*</script>', "", drawn)
    drawn = re.sub(r"<!--.*?-->|<center>.*?</center>", "", drawn, flags=re.DOTALL)
    style, script = (
        files("govgraph.pictures").joinpath(f"network.{kind}").read_text("utf-8") for kind in ("css", "js")
    )
    head = f"<title>{html.escape(title)}</title>\n<style>\n{style.replace('FONTS', FONTS)}</style>\n"
    drawn = drawn.replace("<html>", '<!DOCTYPE html>\n<html lang="en">', 1)
    drawn = drawn.replace("</head>", f"{head}</head>", 1)
    drawn = drawn.replace("<body>", f"<body>\n{heading(network, title)}{legend(network)}", 1)
    front, end, back = drawn.rpartition("</body>")
    drawn = f"{front}<script>\n{script}</script>\n{end}{back}".replace("\r\n", "\n")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy(drawn)}">'
    return drawn.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{policy}', 1)


def _policy(page: str) -> str:
    """Nothing may be fetched, and no script may run but those that stand in the page now."""
    scripts = re.findall(r"<script\b[^>]*>(.*?)</script>", page, flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
