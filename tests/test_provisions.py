"""Provisions and times in force in the graph: who refers to which provision, what is in force as of which day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad

import govgraph
from citing import cite
from govgraph.graph.content import GraphContent
from govgraph.graph.mapping import map_resolution
from govgraph.graph.provisions import provision_words
from govgraph.graph.shapes import validate
from govgraph.graph.vocabulary import GOV, RDF
from govgraph.records import Effect, Provision
from govgraph.resolution import resolve
from govgraph.store import SelectResult, Store, open_store
from govgraph.store.queries import named_query

_HEAD = """CHÍNH PHỦ
-------
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày {day}
NGHỊ ĐỊNH
{title}
"""
_OLD = _HEAD.format(number="63/2010/NĐ-CP", day="08 tháng 6 năm 2010", title="Về kiểm soát thủ tục hành chính") + (
    "Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về thủ tục hành chính.\n"
    "Điều 2. Nguyên tắc\n1. Công khai.\n2. Theo quy định tại khoản 1 Điều này.\n"
    "Điều 3. Hiệu lực\nNghị định này có hiệu lực thi hành kể từ ngày 14 tháng 10 năm 2010.\n"
)
_NEW = _HEAD.format(number="48/2013/NĐ-CP", day="14 tháng 5 năm 2013", title="Về thủ tục hành chính") + (
    "Điều 1. Sửa đổi, bổ sung khoản 2 Điều 2 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ như sau:\n"
    "“2. Công khai, minh bạch.”\n"
    "Điều 2. Hiệu lực\nNghị định này có hiệu lực sau 45 ngày kể từ ngày ký.\n"
)
_LAST = _HEAD.format(number="92/2017/NĐ-CP", day="07 tháng 8 năm 2017", title="Về kiểm soát thủ tục") + (
    "Điều 1. Bãi bỏ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ.\n"
    "Điều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày 25/9/2017.\n"
)


@pytest.fixture(scope="module")
def contents() -> list[GraphContent]:
    files = {"old.txt": _OLD, "new.txt": _NEW, "last.txt": _LAST}
    return list(map_resolution(resolve(govgraph.recognise_text(text, name) for name, text in files.items())))


@pytest.fixture(scope="module")
def store(contents: list[GraphContent], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("store"), create=True) as opened:
        opened.load([quad for content in contents for quad in content])
        yield opened


def ask(store: Store, name: str, /, **values: str) -> list[dict[str, str | None]]:
    result = named_query(name).run(store, values)
    assert isinstance(result, SelectResult)
    return list(result.records())


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 10 năm 2016.", [("date", "2016-10-15", None)]),
        ("Quyết định này có hiệu lực từ ngày 25/9/2017 và thay thế quy định cũ.", [("date", "2017-09-25", None)]),
        (
            "Quyết định này có hiệu lực từ ngày 01/7/2025 đến hết ngày 31 tháng 12 năm 2026.",
            [("date", "2025-07-01", "2026-12-31")],
        ),
        (
            "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XI, kỳ họp thứ 8 thông qua ngày 11 tháng 7 năm 2019 và "
            "có hiệu lực từ ngày 29 tháng 7 năm 2019.",
            [("date", "2019-07-29", None)],
        ),
        ("Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.", [("gazette", None, None)]),
        ("Nghị quyết này có hiệu lực sau 10 ngày kể từ ngày được thông qua.", [("passing", None, None)]),
        ("Quyết định số 28/2012/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", []),
        ("Điều 5 của Luật này có hiệu lực thi hành từ ngày 01/7/2025.", []),
        ("Bản án có hiệu lực pháp luật từ ngày 01/7/2025.", []),
        ("Khoản 1 Điều 25 được sửa đổi: “1. Thông tư này có hiệu lực thi hành kể từ ngày 01/6/2014.”", []),
    ],
)
def test_a_document_says_from_when_it_is_in_force(text: str, effects: list[tuple[str, str | None, str | None]]) -> None:
    found = cite(text, kind=None).effects
    assert [(effect.rule, effect.since, effect.until) for effect in found] == effects


def test_days_from_the_signing_are_counted_from_the_documents_date() -> None:
    facts = govgraph.recognise_text(_NEW)
    (effect,) = facts.effects
    assert effect == Effect(effect.start, effect.end, "signing", "2013-06-28")
    assert facts.text[effect.start : effect.end] == "Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký"


def test_a_cited_document_may_be_what_is_in_force() -> None:
    cited = cite("Theo Thông tư số 68/2024/TT-BTC, có hiệu lực kể từ ngày 03 tháng 02 năm 2026, việc này đã rõ.")
    assert [(effect.citation, effect.since) for effect in cited.effects] == [(0, "2026-02-03")]


def test_a_provision_is_called_in_both_languages() -> None:
    assert provision_words(Provision(article="5", clause="2", point="a")) == (
        "Điều 5 khoản 2 điểm a",
        "article 5, clause 2, point a",
    )


def test_who_refers_to_a_provision(store: Store) -> None:
    rows = ask(store, "provision-references", document="63/2010/NĐ-CP")
    assert [(row["source"], row["provision"], row["relation"], row["quote"]) for row in rows] == [
        (
            "new.txt",
            "Điều 2 khoản 2",
            "amends",
            "khoản 2 Điều 2 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ",
        ),
        ("old.txt", "Điều 2 khoản 1", None, "khoản 1 Điều này"),
    ]
    assert ask(store, "provision-references", document="63/2010/NĐ-CP", article="2") == rows
    assert ask(store, "provision-references", document="63/2010/NĐ-CP", article="3") == []


def test_what_is_in_force_as_of_a_day(store: Store) -> None:
    def states(**values: str) -> list[tuple[str | None, ...]]:
        rows = ask(store, "in-force", document="63/2010/NĐ-CP", **values)
        return [(row["state"], row["in_force_from"], row["by_number"], row["provision"]) for row in rows]

    assert states(on="2010-07-01") == [("not yet in force", "2010-10-14", None, None)]
    assert states(on="2012") == [("in force", "2010-10-14", None, None)]
    assert states(on="2016") == [
        ("amended", "2010-10-14", "48/2013/NĐ-CP", "Điều 2 khoản 2"),
        ("in force", "2010-10-14", None, None),
    ]
    assert states() == [
        ("amended", "2010-10-14", "48/2013/NĐ-CP", "Điều 2 khoản 2"),
        ("no longer in force", "2010-10-14", "92/2017/NĐ-CP", None),
    ]


def test_the_words_that_say_so_are_given(store: Store) -> None:
    (row,) = ask(store, "in-force", document="92/2017/NĐ-CP")
    assert row["quote"] == "Nghị định này có hiệu lực từ ngày 25/9/2017"
    assert _LAST[int(row["start"] or 0) : int(row["end"] or 0)] == row["quote"]


def test_the_graph_keeps_to_its_shapes(contents: list[GraphContent]) -> None:
    assert validate(contents).findings == ()


@pytest.mark.parametrize("predicate", [GOV.provisionOf, GOV.referenceReason, GOV.effectOf, GOV.effectRule])
def test_a_graph_without_what_a_shape_asks_for_is_not_valid(contents: list[GraphContent], predicate: object) -> None:
    broken = [_without(content, predicate) for content in contents]
    assert not validate(broken).conforms


def _without(content: GraphContent, predicate: object) -> GraphContent:
    kept: list[Quad] = [quad for quad in content if quad.predicate != predicate]
    return GraphContent(content.graph, kept)


def test_references_to_own_provisions_lead_to_the_passage(contents: list[GraphContent]) -> None:
    quads = [quad for content in contents for quad in content]
    references = {
        quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == GOV.ProvisionReference
    }
    to_passages = {quad.subject for quad in quads if quad.predicate == GOV.refersToPassage}
    assert len(references) == 2
    assert len(to_passages & references) == 1


_BASED = _HEAD.format(number="5/2026/NĐ-CP", day="14 tháng 5 năm 2026", title="Về dân quân tự vệ") + (
    "Căn cứ Nghị định số 72/2020/NĐ-CP ngày 30/6/2020 được sửa đổi, bổ sung bởi Nghị định số 16/2025/NĐ-CP;\n"
    "Điều 1. Bãi bỏ Điều 3 Nghị định số 63/2010/NĐ-CP và Nghị định số 9/2011/NĐ-CP.\n"
)


def edges(text: str) -> set[tuple[str, str, str]]:
    """The direct edges of a document but plain `cites`, documents by their numbers."""
    quads = [quad for content in map_resolution(resolve([govgraph.recognise_text(text)])) for quad in content]
    numbers = {
        q.subject: q.object.value for q in quads if q.predicate == GOV.number and "/document/" in q.subject.value
    }
    named = {GOV.basedOn: "basedOn", GOV.amends: "amends", GOV.repeals: "repeals"}
    return {(numbers[q.subject], named[q.predicate], numbers[q.object]) for q in quads if q.predicate in named}


def test_a_basis_that_another_document_amended_is_a_basis_and_a_provision_repealed_ends_no_document() -> None:
    assert edges(_BASED) == {
        ("5/2026/NĐ-CP", "basedOn", "72/2020/NĐ-CP"),
        ("5/2026/NĐ-CP", "basedOn", "16/2025/NĐ-CP"),
        ("16/2025/NĐ-CP", "amends", "72/2020/NĐ-CP"),
        ("5/2026/NĐ-CP", "amends", "63/2010/NĐ-CP"),
        ("5/2026/NĐ-CP", "repeals", "9/2011/NĐ-CP"),
    }


def test_the_words_behind_such_an_edge_are_found(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as store:
        store.load(quad for content in map_resolution(resolve([govgraph.recognise_text(_BASED)])) for quad in content)
        rows = ask(store, "edge-evidence", citing="5/2026/NĐ-CP", cited="72/2020/NĐ-CP")
        assert [(row["relation"], row["quote"]) for row in rows] == [
            ("basedOn", "Nghị định số 72/2020/NĐ-CP ngày 30/6/2020")
        ]
        assert validate(map_resolution(resolve([govgraph.recognise_text(_BASED)]))).conforms
