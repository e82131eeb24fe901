"""Networks as files that other programs read: GraphML (yEd, igraph, R) and GEXF (Gephi).

networkx's writers refuse None, lists and dates, GraphML's gives two edges the same id, and GEXF's writes the day. Here
everything that is no number is text, each edge has an id of its own, and the same graph gives the same bytes.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write, such as the form feeds of converted pages (section 2.2)."""


def graphml(graph: networkx.Graph) -> bytes:
    """The graph as GraphML, in UTF-8."""
    import networkx  # noqa: PLC0415 - slow to import

    out = io.BytesIO()
    networkx.write_graphml_xml(_plain(graph), out, named_key_ids=True)
    return out.getvalue()


def gexf(graph: networkx.Graph) -> bytes:
    """The graph as GEXF 1.2, in UTF-8."""
    import networkx  # noqa: PLC0415 - slow to import

    out = io.BytesIO()
    networkx.write_gexf(_plain(graph), out)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)


def _plain(graph: networkx.Graph) -> networkx.MultiDiGraph:
    """A copy whose attributes are numbers and clean text, its edges numbered in order."""
    import networkx  # noqa: PLC0415 - slow to import

    copy = networkx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        copy.add_node(_text(node), **{name: _value(value) for name, value in attributes.items()})
    for number, (one, other, attributes) in enumerate(graph.edges(data=True)):
        plain = {name: _value(value) for name, value in attributes.items()}
        copy.add_edge(_text(one), _text(other), key=f"e{number}", **plain)
    return copy


def _value(value: Any) -> str | int | float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple):
        return "; ".join(map(_text, value))
    return _NOT_XML.sub(" ", str(value))
