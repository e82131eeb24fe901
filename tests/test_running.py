"""The running text and the way back from it to the source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from govgraph.language.letters import unify_tones
from govgraph.records import Source
from govgraph.structure import structure
from govgraph.structure.running import RunningText
from heads import BODIES, HEADS
from odd_texts import TEXTS

_WORD = re.compile(r"[^\W_¹²³]+")


def running(text: str) -> RunningText:
    return structure(Source(name="x.txt", text=text, sha256="")).running


def sounds(text: str) -> str:
    """The letters and digits of a text, however it is written down."""
    return unify_tones("".join(_WORD.findall(unicodedata.normalize("NFC", text)))).translate({0xD0: "Đ", 0xF0: "đ"})


def located(text: RunningText, start: int, end: int) -> str:
    first, last = text.locate(start, end)
    return text.source_text[first:last]


def assert_words_come_back(text: RunningText) -> None:
    for word in _WORD.finditer(text.text):
        assert sounds(located(text, *word.span())) == sounds(word[0])


def assert_in_reading_order(text: RunningText) -> None:
    """No character is read twice."""
    offsets = [text.source_offset(match.start()) for match in re.finditer(r"\S", text.text)]
    assert len(set(offsets)) == len(offsets)


@pytest.mark.parametrize("text", [*(head.text for head in HEADS), *BODIES])
def test_every_word_comes_back_from_the_source(text: str) -> None:
    assert_words_come_back(running(text))
    assert_in_reading_order(running(text))


@given(TEXTS)
def test_every_word_comes_back_from_odd_sources(text: str) -> None:
    assert_words_come_back(running(text))
    assert_in_reading_order(running(text))


@given(TEXTS)
def test_every_span_lies_in_the_source(text: str) -> None:
    found = running(text)
    length = len(found.text)
    for start in range(0, length, 7):
        for end in range(start + 1, min(length, start + 30) + 1, 5):
            first, last = found.locate(start, end)
            assert 0 <= first < last <= len(text)


@given(TEXTS)
def test_many_spans_are_located_as_each_by_itself(text: str) -> None:
    found = running(text)
    length = len(found.text)
    spans = [(start, min(length, start + reach)) for start in range(0, length, 5) for reach in (40, 1, 9)]
    assert found.locate_all(spans) == [found.locate(*span) for span in spans]
    empty = [(start, start) for start in range(0, length, 3)]
    assert [start for start, _ in found.locate_all(empty)] == [found.source_offset(start) for start, _ in empty]


@pytest.mark.parametrize("span", [(3, 2), (-1, 2), (0, 99), (99, 100)])
def test_among_many_spans_one_outside_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        running("Điều 1. Ban hành quy chế.\n").locate_all([(0, 4), span])


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 2), (0, 99), (99, 100)])
def test_spans_that_are_empty_or_outside_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        running("Điều 1. Ban hành quy chế.\n").locate(*span)


@pytest.mark.parametrize(
    ("source", "words", "printed"),
    [
        ("Sở Tài\nchính chủ trì.\n", "Tài chính", "Tài\nchính"),
        ("Sở **Tài chính** chủ trì.\n", "Tài chính", "Tài chính"),
        ("Sở Tài\xa0\xa0chính chủ trì.\n", "Tài chính", "Tài\xa0\xa0chính"),
        ("Uỷ ban nhân dân chủ trì.\n", "Ủy ban", "Uỷ ban"),
        ("Bộ Y tê\u0301.\n", "Y tế", "Y tê\u0301"),
        (
            "Sở Tài chính chủ trì, \n \n CÔNG BÁO/Số 763 + 764/Ngày 03-7-2024 \n37 \n \nphối hợp.\n",
            "chủ trì, phối hợp",
            "chủ trì, \n \n CÔNG BÁO/Số 763 + 764/Ngày 03-7-2024 \n37 \n \nphối hợp",
        ),
    ],
)
def test_what_the_source_prints(source: str, words: str, printed: str) -> None:
    text = running(source)
    start = text.text.index(words)
    assert located(text, start, start + len(words)) == printed


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Uỷ ban nhân dân chủ trì.\n", "Uỷ ban"),
        ("Sở Tài\nchính chủ trì.\n", "Sở Tài chính"),
        ("Sở **Tài** chính chủ trì.\n", "Sở Tài chính"),
    ],
)
def test_names_are_spelt_as_the_source_spells_them(source: str, words: str) -> None:
    assert running(source).words(0, len(words)) == words


def test_what_is_looked_for_in_small_letters_stands_at_the_same_place() -> None:
    text = running("ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP İSTANBUL chủ trì.\n")
    assert len(text.folded) == len(text.text)
    assert text.folded.index("đồng tháp") == text.text.index("ĐỒNG THÁP")
