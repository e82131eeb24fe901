"""The shared scan: whole words, all of them, in all vocabularies."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from govgraph.recognition.scanning import Occurrence, Scanner, longest

WORDS = ["sở", "sở y tế", "y tế", "ủy ban", "tế", "a b"]


def test_words_of_several_vocabularies_and_within_one_another_are_all_found() -> None:
    found = Scanner({"one": ["sở y tế", "y tế"], "two": ["y tế"]}).scan("giao sở y tế.")
    assert found == {
        "one": [Occurrence(5, 12, "sở y tế"), Occurrence(8, 12, "y tế")],
        "two": [Occurrence(8, 12, "y tế")],
    }


def test_of_overlapping_words_the_longest_is_kept() -> None:
    found = Scanner({"all": WORDS}).scan("sở y tế, sở")["all"]
    assert [occurrence.word for occurrence in longest(found)] == ["sở y tế", "sở"]


@given(st.lists(st.sampled_from([*WORDS, "x", "sởy", " ", ".", ",", "tếs"]), max_size=20))
def test_the_scan_finds_what_a_pattern_for_each_word_finds(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = Scanner({"all": WORDS}).scan(text)["all"]
    expected = {
        Occurrence(match.start(), match.start() + len(word), word)
        for word in WORDS
        for match in re.finditer(rf"(?=(?<![^\W_]){re.escape(word)}(?![^\W_]))", text)
    }
    assert set(found) == expected
    assert len(found) == len(expected)
