"""The reasons of a resolution, in both languages."""

from __future__ import annotations

import pytest

from govgraph.authority.reasons import in_vietnamese
from govgraph.resolution import reasons

CONSTANTS = {name: words for name, words in vars(reasons).items() if name.isupper()}


@pytest.mark.parametrize("name", CONSTANTS)
def test_every_reason_has_its_vietnamese(name: str) -> None:
    vietnamese = in_vietnamese(CONSTANTS[name])
    assert vietnamese != CONSTANTS[name]
    assert not vietnamese.isascii()


@pytest.mark.parametrize(
    ("reason", "vietnamese"),
    [
        (reasons.cited_here("2021-07-01"), "được viện dẫn trong cùng văn bản, ngày 2021-07-01"),
        (reasons.cited_elsewhere("2021"), "được viện dẫn ở nơi khác, ngày 2021"),
        (reasons.held_of("2021-07"), "đã đọc, ngày 2021-07"),
        (
            reasons.with_notes(
                reasons.DATED, reasons.later_than_citing("2021-07-02", "2021-07-01"), reasons.dated_otherwise("2020")
            ),
            "có số và ngày; ngày 2021-07-02 sau ngày 2021-07-01 của chính văn bản viện dẫn; nơi khác ghi ngày 2020",
        ),
    ],
)
def test_reasons_with_dates_and_notes(reason: str, vietnamese: str) -> None:
    assert in_vietnamese(reason) == vietnamese


def test_words_of_another_reason_stay() -> None:
    assert in_vietnamese("said by a reader") == "said by a reader"
