"""What changes nothing for a reader changes nothing in the graph: the same documents in other letters, lines, spaces
and marks score what they score as they are, and every row of every view points at its words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gold import DOCUMENTS, GOLD
from govgraph.evaluation import Evaluation, evaluate, read_gold
from govgraph.reading import read_bytes
from govgraph.reading.decoded import Decoded
from govgraph.reading.letters import put_right
from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, Source
from odd_texts import TEXTS
from robustness import as_gold, as_table, views_of, with_table
from transformations import TRANSFORMATIONS
from transformed import Transformed

PAGE = Path(__file__).resolve().parents[1] / "docs" / "robustness.md"

MOST_LOST = 0.01
"""How much of its F1 a layer may lose."""


@cache
def scored(name: str) -> Evaluation:
    """The scores of the five documents under a transformation, all rows checked against the texts as read."""
    gold: dict[str, Any] = {}
    facts: list[DocumentFacts] = []
    for document, annotation in read_gold(GOLD).items():
        changed = TRANSFORMATIONS[name]((DOCUMENTS / f"{document}.txt").read_bytes().decode())
        gold[document] = changed.annotation(annotation)
        facts.append(recognise(read_bytes(changed.text.encode(), f"{document}.txt")))
    views = views_of(facts)
    assert_rows_point_at_their_words(views, facts)
    return evaluate(gold, views)


def assert_rows_point_at_their_words(views: dict[str, list[dict[str, str]]], facts: list[DocumentFacts]) -> None:
    texts = {each.source.name: each.text for each in facts}
    for rows in views.values():
        for row in rows:
            if "start" in row:
                start, end = int(row["start"]), int(row["end"])
                words = texts[row["source"]][start:end]
                assert words and words == words.strip()
                assert row.get("quote", words) == words


@pytest.mark.parametrize("name", [name for name in TRANSFORMATIONS if name != "as it is"])
def test_no_layer_loses_by_what_changes_nothing_for_a_reader(name: str) -> None:
    before = scored("as it is")
    lost = {score.layer: before.score(score.layer).f1 - score.f1 for score in scored(name).scores}
    assert {layer: loss for layer, loss in lost.items() if loss > MOST_LOST} == {}


def test_the_page_has_the_figures_of_all_transformations() -> None:
    page = PAGE.read_text("utf-8")
    assert with_table(page, "five", as_table({name: scored(name) for name in TRANSFORMATIONS})) == page, (
        "make robustness"
    )


def test_what_is_recognised_is_a_gold_standard_that_it_meets() -> None:
    source = read_bytes((DOCUMENTS / "thai-nguyen-2021-07-22-3413-ubnd-th.txt").read_bytes(), "a.txt")
    views = views_of([recognise(source)])
    scores = evaluate({"a": as_gold(source, views)}, views).scores
    assert {score.layer for score in scores if score.gold} >= {"metadata", "citations, relation", "directives"}
    assert {score.f1 for score in scores} == {1.0}


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_a_transformation_moves_every_span_to_the_same_words(name: str) -> None:
    text = "Căn cứ Nghị quyết số 68/NQ-CP (ngày 01/7/2021),\n- UBND tỉnh “Hoà Bình” thuỷ lợi\n"
    changed = TRANSFORMATIONS[name](text)
    for words in ("Nghị quyết số", "68/NQ", "Bình", "UBND"):
        start, end = changed.span(text.index(words), text.index(words) + len(words))
        alone = TRANSFORMATIONS[name](words).text
        assert _letters(changed.text[start:end]) == _letters(alone)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def test_an_annotation_moves_with_all_its_spans() -> None:
    changed = Transformed([("", "x", ""), ("**", "é", "**"), ("", "\r\n", "")])
    moved = changed.annotation({"start": 1, "end": 2, "quote": "é", "end_also": [3], "also": [{"start": 0, "end": 2}]})
    assert moved == {"start": 3, "end": 4, "quote": "é", "end_also": [8], "also": [{"start": 0, "end": 4}]}


@settings(max_examples=60, deadline=None)
@given(TEXTS.filter(str.strip), st.sampled_from(sorted(set(TRANSFORMATIONS) - {"as it is"})))
def test_every_row_of_odd_texts_points_at_its_words(text: str, name: str) -> None:
    decoded = put_right(Decoded(TRANSFORMATIONS[name](text).text))
    facts = recognise(Source("odd.txt", decoded.text, "0" * 64, letters=decoded.letters))
    assert_rows_point_at_their_words(views_of([facts]), [facts])
