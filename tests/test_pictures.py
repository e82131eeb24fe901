"""Pictures: offline, safe, legible; and files that other programs can read."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gold import FIVE, gold_facts, gold_resolution
from govgraph.analysis.edges import Document, Edge, Evidence
from govgraph.analysis.lineage import lineage
from govgraph.analysis.network import Network, network
from govgraph.errors import InputError
from govgraph.graph.mapping import map_resolution
from govgraph.pictures.appearance import FAMILIES, type_colours
from govgraph.pictures.formats import gexf, graphml
from govgraph.pictures.layout import positions
from govgraph.pictures.notebook import LineageGraph, NetworkGraph
from govgraph.pictures.page import network_page
from govgraph.records import Relation
from in_memory import InMemory, citations, document

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> <a href='https://example.org/'>x</a> & \"q\""


@pytest.fixture(scope="module")
def store() -> InMemory:
    resolution = gold_resolution(gold_facts(name) for name in FIVE)
    return InMemory(quad for content in map_resolution(resolution) for quad in content)


@pytest.fixture(scope="module")
def five(store: InMemory) -> Network:
    return network(store)


@pytest.fixture(scope="module")
def page(five: Network) -> str:
    return network_page(five)


@pytest.fixture(scope="module")
def hostile() -> Network:
    names = {f"https://example.org/{i}": HOSTILE for i in range(2)}
    documents = {
        iri: Document(iri, label=name, type=name, number=name if iri.endswith("0") else None, title=name, issuer=name)
        for iri, name in names.items()
    }
    evidence = Evidence(HOSTILE, 0, 1, HOSTILE)
    return Network(documents, (Edge(*documents, "basedOn", "resolved", 1, evidence),))  # type: ignore[call-arg]


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the texts of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in self.inside:
            self.inside[self.cdata_elem][-1] += data


def policy(tags: Tags) -> str:
    (found,) = (a["content"] for tag, a in tags.tags if tag == "meta" and a.get("http-equiv"))
    return found or ""


# ------------------------------------------------------------------------------------------------ the page


def test_nothing_is_fetched(page: str, hostile: Network) -> None:
    for each in (page, network_page(hostile, HOSTILE)):
        tags = Tags(each)
        assert not [tag for tag, _ in tags.tags if tag in ("link", "img", "iframe", "object", "embed", "base", "a")]
        assert not [a for _, a in tags.tags if {"src", "href", "srcset", "action", "data"} & a.keys()]
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]{5})", "".join(tags.inside["style"]))
        assert set(addresses) <= {"data:"}
        assert "@import" not in "".join(tags.inside["style"])
        assert "default-src 'none'" in policy(tags)
        assert "connect-src" not in policy(tags)


def test_only_the_scripts_of_the_page_may_run(page: str) -> None:
    tags = Tags(page)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in tags.inside["script"]]
    assert re.findall(r"'sha256-([^']+)'", policy(tags)) == digests
    assert "unsafe-inline" not in policy(tags).partition("script-src")[2].partition(";")[0]
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert not [name for _, attributes in tags.tags for name in attributes if name.startswith("on")]


def test_no_text_of_a_document_is_markup(hostile: Network) -> None:
    drawn = Tags(network_page(hostile, HOSTILE))
    plain = {iri: Document(iri, label="x", type="x", number="x") for iri in hostile.documents}
    harmless = Tags(network_page(Network(plain, hostile.edges), "x"))
    assert [tag for tag, _ in drawn.tags] == [tag for tag, _ in harmless.tags]
    assert "alert(1)" in "".join(drawn.inside["script"]), "the words are there, as data"
    assert "innerHTML = nodeData" not in "".join(drawn.inside["script"])


def test_a_picture_of_the_five_documents(page: str, five: Network) -> None:
    assert "<title>Citation network</title>" in page
    assert "61 documents, 5 of them held; 57 arrows" in page
    for words in ("Resolution (Nghị quyết)", "Official letter (Công văn)", "implements (thực hiện)", "draft (dự thảo)"):
        assert words in page
    assert '"physics": {"enabled": false}' in page
    assert page.count('"arrows": "to"') == 57
    assert '"label": "68/NQ-CP\\n01/07/2021"' in page
    assert page == network_page(five), "the same each time"


def test_a_large_network_is_cut_to_what_a_browser_draws() -> None:
    documents = {f"https://example.org/{i:04}": Document(f"https://example.org/{i:04}") for i in range(2100)}
    hub, *others = documents
    words = Evidence("a.txt", 0, 1, "x")
    found = Network(documents, tuple(Edge(other, hub, "cites", "resolved", 1, words) for other in others))
    page = network_page(found)
    assert "2,000 documents" in page
    assert "100 less connected documents left out" in page
    assert page.count('"shape": "box"') >= 2000


def test_an_empty_network_is_a_page_too() -> None:
    assert "0 documents, 0 of them held; 0 arrows" in network_page(Network({}, ()))


def test_every_relation_has_one_colour() -> None:
    members = [relation for _, _, _, family in FAMILIES for relation in family]
    assert sorted(members) == sorted(Relation.__args__)


def test_common_types_have_colours_of_their_own(five: Network) -> None:
    colours = type_colours(five)
    assert next(iter(colours)) == "Nghị quyết"
    assert len(set(colours.values())) == len(colours) == 10


# ------------------------------------------------------------------------------------------------ the layout

SIZES = st.tuples(st.integers(20, 200), st.integers(20, 80))
NAMES = st.integers(0, 24)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), max_size=40), st.lists(SIZES, min_size=25, max_size=25))
def test_no_document_lies_on_another(pairs: list[tuple[int, int]], boxes: list[tuple[int, int]]) -> None:
    words = Evidence("a.txt", 0, 1, "x")
    documents = {f"d{i:02}": Document(f"d{i:02}") for i in range(25)}
    edges = {(f"d{a:02}", f"d{b:02}") for a, b in pairs if a != b}
    found = Network(documents, tuple(Edge(a, b, "cites", "resolved", 1, words) for a, b in sorted(edges)))
    sizes = dict(zip(documents, boxes, strict=True))
    places = positions(found, sizes)
    assert places.keys() == documents.keys()
    placed = [(iri, *place) for iri, place in places.items()]
    for i, (one, x, y) in enumerate(placed):
        for other, left, top in placed[:i]:
            apart = (
                abs(x - left) - (sizes[one][0] + sizes[other][0]) / 2,
                abs(y - top) - (sizes[one][1] + sizes[other][1]) / 2,
            )
            assert max(apart) >= -1, (one, other)
    assert places == positions(found, sizes)


def test_what_hangs_on_a_document_stands_in_columns_beside_it() -> None:
    found = network(InMemory(citations([("a", "cites", f"d{i}") for i in range(8)])))
    sizes = dict.fromkeys(found.documents, (100.0, 30.0))
    places = positions(found, sizes)
    middle = places.pop(document("a"))
    columns = {x - middle[0] for x, _ in places.values()}
    assert len(columns) == 2
    assert sum(columns) == 0
    assert len({y for _, y in places.values()}) == 4


@pytest.mark.parametrize("count", [300, 800])
def test_crowds_do_not_heap_up(count: int) -> None:
    ring = [(f"d{i}", "cites", f"d{(i * step + 1) % count}") for i in range(count) for step in (1, 7)]
    found = network(InMemory(citations(ring)), most=None)
    places = positions(found, dict.fromkeys(found.documents, (90.0, 30.0)))
    spots = sorted(places.values())
    assert len(set(spots)) == count
    overlapping = sum(
        abs(x - left) < 89 and abs(y - top) < 29 for i, (x, y) in enumerate(spots) for left, top in spots[:i]
    )
    assert overlapping == 0


# ---------------------------------------------------------------------------------------- files and notebooks


def awkward() -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="Ủy ban & <nhân dân>", none=None, many=["x", "y"], some={"q", "p"}, day=date(2021, 7, 1))
    graph.add_node("b", label="form\x0cfeed\x00", none="", many=(), some=set(), day="", held=True)
    graph.add_edge("a", "b", key="cites", weight=2, relation="cites")
    graph.add_edge("a", "b", key="amends", weight=1, relation="amends")
    return graph


def test_what_the_writers_refuse_becomes_text() -> None:
    read = networkx.parse_graphml(graphml(awkward()).decode(), force_multigraph=True)
    assert read.nodes["a"] == {
        "label": "Ủy ban & <nhân dân>",
        "none": "",
        "many": "x; y",
        "some": "p; q",
        "day": "2021-07-01",
    }
    assert read.nodes["b"]["label"] == "form feed "
    assert read.nodes["b"]["held"] == "true"
    assert sorted((e["relation"], e["weight"]) for *_, e in read.edges(data=True)) == [("amends", 1), ("cites", 2)]
    assert "Ủy ban".encode() in graphml(awkward())
    ElementTree.fromstring(gexf(awkward()))


def test_edges_have_ids_of_their_own() -> None:
    for data in (graphml(awkward()), gexf(awkward())):
        edges = [element for element in ElementTree.fromstring(data).iter() if element.tag.endswith("}edge")]
        assert len({edge.get("id") for edge in edges}) == len(edges) == 2


def test_files_do_not_say_when_they_were_written(five: Network) -> None:
    assert b"lastmodified" not in gexf(five.to_networkx())
    for write in (graphml, gexf):
        assert write(five.to_networkx()) == write(five.to_networkx())


def test_graphs_are_saved_by_their_ending(store: InMemory, five: Network, tmp_path: Path) -> None:
    drawn = NetworkGraph.of(five)
    for name in ("n.html", "n.graphml", "n.GEXF"):
        drawn.save(tmp_path / name)
    assert (tmp_path / "n.html").read_text("utf-8") == network_page(five)
    assert (tmp_path / "n.graphml").read_bytes() == graphml(five.to_networkx())
    assert (tmp_path / "n.GEXF").read_bytes() == gexf(five.to_networkx())
    with pytest.raises(InputError, match=r"n\.png: a graph can be saved as \.html, \.graphml, \.gexf"):
        drawn.save(tmp_path / "n.png")
    (letter,) = (iri for iri, d in five.documents.items() if d.number == "3413/UBND-TH")
    LineageGraph.of(lineage(store, letter)).save(tmp_path / "l.html")
    assert "<title>Lineage of Công văn 3413/UBND-TH</title>" in (tmp_path / "l.html").read_text("utf-8")


def test_a_notebook_shows_the_picture_in_a_frame_of_its_own(five: Network) -> None:
    shown = NetworkGraph.of(five)._repr_html_()
    assert shown is not None
    (frame,) = Tags(shown).tags
    assert frame[0] == "iframe"
    assert frame[1]["srcdoc"] == network_page(five)
    assert frame[1]["sandbox"] == "allow-scripts"
    assert NetworkGraph.of(five).copy()._repr_html_() is None, "what networkx makes of it has no picture"
