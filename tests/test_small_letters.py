"""Sentences without any capital, and what capitals change nothing in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govgraph
from govgraph.records import Source
from govgraph.structure import excerpt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "thông tư này thay thế thông tư số 219/2016/tt-btc ngày 10 tháng 11 năm 2016 của bộ trưởng bộ tài chính",
            ["thông tư này", "thông tư số 219/2016/tt-btc ngày 10 tháng 11 năm 2016 của bộ trưởng bộ tài chính"],
        ),
        (
            "theo khoản 2 điều 5 quyết định số 139/2002/qđ-ttg của thủ tướng chính phủ và luật đất đai.",
            ["khoản 2 điều 5 quyết định số 139/2002/qđ-ttg của thủ tướng chính phủ", "luật đất đai"],
        ),
        (
            "điểm 1 khoản 5 điều 1 của luật sửa đổi, bổ sung một số điều của luật đất đai.",
            ["điểm 1 khoản 5 điều 1 của luật sửa đổi, bổ sung một số điều của luật đất đai"],
        ),
        ("theo pháp luật đất đai và quyết định của tòa án, ngày 12/5.", []),
    ],
)
def test_references_are_found_without_capitals(text: str, expected: list[str]) -> None:
    facts = govgraph.recognise_text(text, inside=True)
    assert [text[reference.start : reference.end] for reference in facts.references] == expected


def test_numbers_are_given_as_they_are_printed_elsewhere() -> None:
    facts = govgraph.recognise_text("theo quyết định số 139/2002/qđ-ttg và nghị định số 63/2010/nđ-cp.", inside=True)
    numbers = [(citation.number, citation.issuer) for citation in facts.citations]
    assert numbers == [("139/2002/QĐ-TTg", "Thủ tướng Chính phủ"), ("63/2010/NĐ-CP", "Chính phủ")]


def test_only_capitals_may_differ() -> None:
    running = excerpt(Source("text", "theo luật", "")).running
    assert running.printed_as("Theo Luật").folded == running.folded
    with pytest.raises(ValueError, match="more than capitals"):
        running.printed_as("Theo luận")


@given(st.text(alphabet="luật đấi nghịquyếtsố/1-cpbộtà này.\n", max_size=60))
def test_what_has_no_capitals_is_quoted_as_it_stands(text: str) -> None:
    if not text.strip():
        return
    facts = govgraph.recognise_text(text, inside=True)
    assert facts.text == text
    for citation in facts.citations:
        assert 0 <= citation.start < citation.end <= len(text)
