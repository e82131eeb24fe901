"""Tables of cues: nothing stands in them twice."""

from __future__ import annotations

from collections import Counter

import pytest

from govgraph.recognition.cue_rows import cue_rows
from govgraph.resources import resource

TABLES = sorted(
    file.name.removesuffix(".csv")
    for file in resource("data", "authority").iterdir()
    if file.name.endswith("_cues.csv") and file.read_text("utf-8").startswith("role,kind,words,example,")
)


@pytest.mark.parametrize("table", TABLES)
def test_no_word_stands_twice_for_one_role_and_kind(table: str) -> None:
    counted = Counter((row.role, row.kind, word) for row in cue_rows(table) for word in row.words)
    assert [found for found, count in counted.items() if count > 1] == []
