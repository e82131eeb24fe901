"""Initiatives: which noun phrases are names, where they end, which mentions are of one initiative."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.recognition.initiatives import recognise_initiatives
from govgraph.records import Citation, Initiative, Source
from govgraph.structure import structure


def initiatives(text: str, province: str | None = None, citations: tuple[Citation, ...] = ()) -> list[Initiative]:
    context = Context(
        type=None,
        number=None,
        date=None,
        issuer=None,
        province=province,
        jurisdiction=f"tỉnh {province}" if province else None,
        subject_folded="",
    )
    return recognise_initiatives(structure(Source("document.txt", text, "")), context, citations)


def words(text: str) -> list[str]:
    running = structure(Source("document.txt", text, "")).running.text
    return [running[found.start : found.end] for found in initiatives(text)]


@pytest.mark.parametrize("row", cue_rows("initiative_cues"), ids=lambda row: f"{row.role}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_example_says(row: CueRow) -> None:
    framed = re.search(r"\[\[(.*)\]\]", row.example)
    assert framed is not None
    assert words(row.example.replace("[[", "").replace("]]", "")) == [framed[1]]
    assert words(row.counter_example) == []
