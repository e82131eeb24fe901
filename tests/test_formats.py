"""One document in every format people have gives one text, and so the same facts."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govgraph
from gold import DOCUMENTS, FIVE
from govgraph.reading import read_bytes
from govgraph.reading.formats import FORMATS as KNOWN
from govgraph.recognition import recognise
from office import DECISION, FORMATS, Block


def source(blocks: list[Block], form: str) -> govgraph.DocumentFacts:
    return recognise(read_bytes(FORMATS[form](blocks), "thong-tu"))


def same_facts(facts: govgraph.DocumentFacts) -> object:
    """The facts without what tells the file."""
    return msgspec.structs.replace(facts, source=facts.source.text)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS)
def test_one_document_gives_the_same_facts_in_every_format(form: str) -> None:
    facts = source(DECISION, form)
    metadata = facts.metadata
    assert (metadata.type, metadata.number, metadata.date) == ("Thông tư", "08/2010/TT-BTC", "2010-01-14")
    assert (metadata.issuer, metadata.signatures[0].name) == ("Bộ Tài chính", "Đỗ Hoàng Anh Tuấn")
    assert [citation.number for citation in facts.citations if citation.relation == "repeals"] == ["162/2007/TT-BTC"]
    assert same_facts(facts) == same_facts(source(DECISION, "docx"))
    assert facts.source.media_type == next(known.media_type for known in KNOWN if f".{form}" in known.suffixes)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", FIVE)
def test_a_real_document_gives_the_facts_of_its_text_in_every_format(name: str, form: str) -> None:
    text = (DOCUMENTS / f"{name}.txt").read_text("utf-8")
    lines: list[Block] = [" ".join(line.split()) for line in text.split("\n")]
    read = read_bytes(FORMATS[form](lines), name)
    plain = read_bytes(read.text.encode(), name)
    assert "".join(read.text.split()) == "".join(text.split()), "nothing lost, nothing added"
    assert same_facts(recognise(read)) == same_facts(recognise(plain))


DOCUMENT = (DOCUMENTS / f"{FIVE[0]}.txt").read_bytes()
WORDS = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyộếặỳ0123456789.,;:-/()<>&\\{}\"'"), min_size=1, max_size=9
)
LINE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
TABLE = st.lists(st.lists(PARAGRAPH, min_size=1, max_size=3), min_size=1, max_size=3)


@given(st.lists(PARAGRAPH | TABLE, min_size=1, max_size=6))
def test_every_format_gives_the_same_text(blocks: list[Block]) -> None:
    texts = {form: read_bytes(make(blocks), "a").text for form, make in FORMATS.items()}
    words = [cell for block in blocks for row in ([[block]] if isinstance(block, str) else block) for cell in row]
    assert [line for line in texts["docx"].split("\n") if line] == "\n".join(words).split("\n")
    assert set(texts.values()) == {texts["docx"]}


@given(st.lists(PARAGRAPH | TABLE, min_size=1, max_size=6), st.sampled_from(sorted(FORMATS)))
def test_every_quote_is_the_text_between_its_offsets(blocks: list[Block], form: str) -> None:
    facts = source([*DECISION[:3], *blocks, *DECISION[3:]], form)
    assert facts.citations
    for row in (*facts.citations, *facts.agency_mentions, *facts.passages, *facts.directives):
        assert facts.quote(row.start, row.end) == facts.text[row.start : row.end] != ""


SPANS = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX gov: <https://w3id.org/govgraph/ontology#>
SELECT ?source ?start ?end ?quote { GRAPH ?g {
  ?span oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] , [ oa:exact ?quote ] .
  ?span oa:hasSource/gov:fileName ?source } }"""


def test_every_span_and_every_row_of_the_store_is_in_the_text_that_the_store_gives(tmp_path: Path) -> None:
    for form, make in FORMATS.items():
        (tmp_path / f"thong-tu.{form}").write_bytes(make(DECISION))
    (tmp_path / "mail.eml").write_bytes(b"From: a@b.vn\nSubject: x\n\n" + DOCUMENT)
    govgraph.build([tmp_path], store=tmp_path / "store")
    with govgraph.open(tmp_path / "store") as graph:
        texts = {str(row["source"]): graph.text(str(row["source"])) for row in graph.documents()}
        assert len(texts) == len(FORMATS) + 1
        rows = [*graph.query(SPANS), *(row for view in graph.views().values() for row in view if row.get("start"))]
        assert {row["source"] for row in rows} == texts.keys()
        for row in rows:
            start, end = int(row["start"] or 0), int(row["end"] or 0)
            assert 0 <= start < end <= len(texts[str(row["source"])])
            if row.get("quote"):
                assert texts[str(row["source"])][start:end] == row["quote"]
