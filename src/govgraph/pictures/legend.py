"""The words around a picture: its heading with the search box, and the legend, in English with Vietnamese terms."""

from __future__ import annotations

import html
from collections import Counter

from govgraph.analysis.network import Network
from govgraph.pictures.appearance import FAMILIES, OTHER, relation_label, type_colours, type_label


def heading(network: Network, title: str) -> str:
    """Title, counts and search box, as HTML."""
    documents, edges = len(network.documents), len({(edge.citing, edge.cited) for edge in network.edges})
    held = sum(document.held for document in network.documents.values())
    counts = f"{documents:,} documents, {held:,} of them held; {edges:,} arrows"
    if network.left_out:
        counts += f"; {network.left_out:,} less connected documents left out"
    return (
        f"<header><h1>{html.escape(title)}</h1><p>{counts}</p>"
        '<input id="search" type="search" placeholder="Find: number or words" '
        'aria-label="Find a document" autocomplete="off"><output id="found"></output></header>\n'
    )


def legend(network: Network) -> str:
    """What colours, shapes and arrows mean, with how many there are of each, as HTML; above it the empty place for
    what is said of a chosen document."""
    parts = (
        ("Documents", _types(network)),
        ("Shapes", _shapes(network)),
        ("Arrows, from citing to cited", _arrows(network)),
    )
    lists = "".join(f"<h2>{name}</h2><ul>{''.join(items)}</ul>" for name, items in parts if items)
    return f'<aside><div id="details" hidden></div><div id="legend">{lists}</div></aside>\n'


def _types(network: Network) -> list[str]:
    colours = type_colours(network)
    types = Counter(document.type or "" for document in network.documents.values())
    rows = [_row(_swatch(colour), type_label(name), types[name]) for name, colour in colours.items()]
    if rest := sum(count for name, count in types.items() if name not in colours):
        rows.append(_row(_swatch(OTHER), "other or unknown type (loại khác)", rest))
    return rows


def _shapes(network: Network) -> list[str]:
    documents = network.documents.values()
    held = sum(document.held for document in documents)
    drafts = sum(document.draft and not document.held for document in documents)
    shapes = (
        ("box", "held (có trong bộ sưu tập)", held),
        ("pill", "only cited (chỉ được viện dẫn)", len(documents) - held - drafts),
        ("pill dashed", "draft (dự thảo)", drafts),
    )
    return [_row(f'<i class="{shape}"></i>', text, count) for shape, text, count in shapes if count]


def _arrows(network: Network) -> list[str]:
    relations = Counter(edge.relation for edge in network.edges)
    rows = []
    for english, vietnamese, colour, members in FAMILIES:
        present = [relation for relation in members if relations[relation]]
        if present:
            mark = f'<i class="line" style="border-color:{colour}"></i>'
            rows.append(_row(mark, f"{english} ({vietnamese})", sum(relations[relation] for relation in present)))
            rows += [_row("", relation_label(relation), relations[relation], "member") for relation in present]
    if ambiguous := sum(edge.status == "ambiguous" for edge in network.edges):
        rows.append(_row('<i class="line dashed"></i>', "ambiguous (còn nhiều khả năng)", ambiguous))
    return rows


def _swatch(colour: str) -> str:
    return f'<i class="swatch" style="background:{colour}"></i>'


def _row(mark: str, text: str, count: int, kind: str = "") -> str:
    return f'<li class="{kind}">{mark}{html.escape(text)}<b>{count:,}</b></li>'
