"""A collection that grows: each build writes the graphs that came to differ and no others, and ends where one build of
all documents would."""

from __future__ import annotations

import hashlib
import itertools
import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import govgraph
from govgraph.graph.content import GraphContent
from govgraph.graph.documents import document_content
from govgraph.graph.iris import Iris
from govgraph.pipeline import building
from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, DocumentIdentity, ResolvedCitation, ResolvedDocument, Source
from govgraph.resolution import resolve

LETTER = """ỦY BAN NHÂN DÂN
TỈNH {unit}
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number}
{unit}, ngày {day} tháng {month} năm {year}

{type}

{text}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


{signer}
"""
LAI_CHAU = {"unit": "LAI CHÂU", "signer": "Trần Tiến Dũng"}
BAC_NINH = {"unit": "BẮC NINH", "signer": "Mai Sơn"}
"""Of a province that was merged under its own name in 2025, and counted its documents anew."""
YEN_BAI = {"unit": "YÊN BÁI", "signer": "Trần Huy Tuấn"}


def letter(number: str, date: str, text: str, **more: str) -> str:
    year, month, day = date.split("-")
    return LETTER.format(number=number, year=year, month=month, day=day, text=text, **{"type": "QUYẾT ĐỊNH", **more})


POOL = {
    "a.txt": letter("68/QĐ-UBND", "2021-02-01", "Thực hiện Nghị quyết số 68/NQ-CP của Chính phủ.", **LAI_CHAU),
    "b.txt": letter("70/QĐ-UBND", "2021-08-05", "Căn cứ Nghị quyết số 68/NQ-CP ngày 01/7/2021.", **LAI_CHAU),
    "c.txt": letter("71/QĐ-UBND", "2022-08-05", "Căn cứ Nghị quyết số 68/NQ-CP ngày 12/5/2020.", **YEN_BAI),
    "c1.txt": letter("7/QĐ-UBND", "2025-11-05", "Thực hiện Quyết định số 05/2025/QĐ-UBND.", **BAC_NINH),
    "c2.txt": letter("8/QĐ-UBND", "2025-11-06", "Căn cứ Quyết định số 05/2025/QĐ-UBND ngày 05/8/2025.", **BAC_NINH),
    "d.txt": letter("9/KH-UBND", "2021-09-05", "Thực hiện Quyết định số 68/QĐ-UBND.", type="KẾ HOẠCH", **LAI_CHAU),
    "e.txt": letter("9/KH-UBND", "2021-09-05", "Thực hiện Quyết định số 68/QĐ-UBND.", type="KẾ HOẠCH", **YEN_BAI),
    "f.txt": letter("68/QĐ-UBND", "2020-02-01", "Giao Sở Kế hoạch và Đầu tư, xong trước 30/9/2020.", **LAI_CHAU),
    "g.txt": letter(
        "5/TB-UBND", "2021-12-01", "Quyết định ngày 01/02/2021 của UBND tỉnh.", type="TỜ TRÌNH", **LAI_CHAU
    ),
    "h.txt": letter(
        "6/TB-UBND", "2021-12-02", "Thực hiện Kết luận số 30-KL/TW của Bộ Chính trị.", type="THÔNG BÁO", **YEN_BAI
    ),
    "i.txt": letter(
        "7/TB-UBND", "2022-12-02", "Thực hiện Kết luận số 30-KL/TW ngày 10/5/2022.", type="THÔNG BÁO", **LAI_CHAU
    ),
}
"""Letters that tell each other what they leave out: whose resolution 68 is, of which year, who signs elsewhere too."""


def graphs(store: Path) -> dict[str, bytes]:
    """The lines of each named graph, without the provenance."""
    with govgraph.open(store) as graph:
        graph.export(store / "graph.nq")
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for line in (store / "graph.nq").read_bytes().splitlines():
        found[re.findall(rb"<([^>]*)> \.$", line)[0].decode()].append(line)
    return {name: b"\n".join(lines) for name, lines in found.items() if not name.endswith("/provenance")}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.permutations(sorted(POOL)), cuts=st.lists(st.integers(1, 8), max_size=3, unique=True))
def test_a_build_in_parts_writes_what_came_to_differ_and_ends_as_one_at_once(names: list[str], cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        for name, text in POOL.items():
            (files / name).write_text(text, encoding="utf-8")
        govgraph.build([files], store=Path(folder) / "whole")
        parts = Path(folder) / "parts"
        before: dict[str, bytes] = {}
        borders = [0, *sorted(cuts), len(names)]
        for first, last in itertools.pairwise(borders):
            report = govgraph.build([files / name for name in names[first:last]], store=parts)
            after = graphs(parts)
            assert report.graphs == len({name for name in {*before, *after} if before.get(name) != after.get(name)})
            before = after
        assert before == graphs(Path(folder) / "whole")


@settings(max_examples=40, deadline=None)
@given(names=st.permutations(sorted(POOL)), size=st.integers(1, len(POOL)))
def test_a_subset_resolves_alike_in_any_order(names: list[str], size: int) -> None:
    chosen = names[:size]
    assert resolve(FACTS[name] for name in chosen) == resolve(FACTS[name] for name in sorted(chosen))


def _facts(name: str, text: str) -> DocumentFacts:
    return recognise(Source(name, text, hashlib.sha256(text.encode()).hexdigest()))


FACTS = {name: _facts(name, text) for name, text in POOL.items()}


def test_the_pool_has_what_one_document_tells_another() -> None:
    """Else the tests above would show nothing."""

    def of(name: str, *others: str) -> ResolvedCitation:
        resolution = resolve(FACTS[each] for each in (name, *others))
        (found,) = [d.citations[0] for d in resolution.documents if d.facts.source.name == name]
        return found

    assert of("a.txt").status == "unresolved"
    assert of("a.txt", "c.txt").identity == "nghi-quyet/68-nq-cp/2020"
    assert of("d.txt").status == "unresolved"
    assert of("d.txt", "a.txt").identity == "quyet-dinh/68-qd-ubnd/lai-chau/2021"
    assert of("d.txt", "a.txt", "f.txt").status == "ambiguous"
    assert of("e.txt", "a.txt", "f.txt").status == "unresolved"
    assert of("h.txt", "i.txt").status == "unresolved"
    assert of("c1.txt").status == "unresolved"
    assert of("c1.txt", "c2.txt").identity == of("c2.txt").identity


def test_adding_one_document_maps_that_one_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *old, new = sorted(POOL)
    for name in old:
        (tmp_path / name).write_text(POOL[name], encoding="utf-8")
    govgraph.build([tmp_path], store=tmp_path / "store")
    mapped: list[str] = []

    def counted(document: ResolvedDocument, iris: Iris, identities: Mapping[str, DocumentIdentity]) -> GraphContent:
        mapped.append(document.facts.source.name)
        return document_content(document, iris, identities)

    monkeypatch.setattr(building, "document_content", counted)
    (tmp_path / new).write_text(POOL[new], encoding="utf-8")
    govgraph.build([tmp_path / new], store=tmp_path / "store")
    assert mapped == [new]
