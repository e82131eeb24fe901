"""Document numbers: what is one, what it is made of, which spellings are the same, and what its symbol says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.authority.document_types import document_types, type_by_symbol, type_ending_at
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.errors import NumberError
from govgraph.language.numbers import NUMBER, DocumentNumber, number_key, parse_number, tidy_number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("68/NQ-CP", DocumentNumber("68", "NQ-CP", "/")),
        ("05/2019/NQ-HĐND", DocumentNumber("5", "NQ-HĐND", "/", 2019)),
        ("247-KL/TU", DocumentNumber("247", "KL/TU", "-")),
        ("00512/QĐ-UBND", DocumentNumber("512", "QĐ-UBND", "/")),
        ("66.16/2026/NQ-CP", DocumentNumber("66.16", "NQ-CP", "/", 2026)),
        ("522b/NQ-UBTVQH13", DocumentNumber("522b", "NQ-UBTVQH13", "/")),
        ("17 /1998/CT-UB", DocumentNumber("17", "CT-UB", "/", 1998)),
        ("92/2009/TT- BTC", DocumentNumber("92", "TT-BTC", "/", 2009)),
        ("127/TTr – HĐQT", DocumentNumber("127", "TTr-HĐQT", "/")),
        ("2587-CV/VPTW/nb", DocumentNumber("2587", "CV/VPTW/nb", "-")),
        ("195-HĐBT", DocumentNumber("195", "HĐBT", "-")),
    ],
)
def test_numbers_are_taken_apart(printed: str, number: DocumentNumber) -> None:
    assert parse_number(printed) == number


@pytest.mark.parametrize("text", ["12/6/2021", "70/100", "24/7", "Nghị quyết", "", "/2025/QĐ-UBND", "12"])
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NumberError, match="68/NQ-CP"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("52/2025/QĐ-CTUBND của Chủ tịch", "52/2025/QĐ-CTUBND"),
        ("1597/QĐ-TTPVHCC, ngày", "1597/QĐ-TTPVHCC"),
        ("109/2009/TTLT / BTC-BGD&ĐT hướng dẫn", "109/2009/TTLT / BTC-BGD&ĐT"),
        ("838/CCTKV.XII-NVDTPC.HUE ngày", "838/CCTKV.XII-NVDTPC.HUE"),
        ("12/QĐ - Sở Y tế", "12/QĐ"),
        ("68/NQ-CP - NGHỊ ĐỊNH", "68/NQ-CP"),
        ("32-CT / TW về", "32-CT / TW"),
    ],
)
def test_a_number_ends_where_its_symbol_ends(text: str, number: str) -> None:
    match = re.match(NUMBER, text)
    assert match is not None
    assert match[0].rstrip("./- &") == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("068/NQ-CP", "68/nq-cp"),
        ("05/2019/NQ–HĐND", "5/2019/NQ - HÐND"),
        ("2587-CV/VPTW/nb", "2587 -CV/ VPTW/NB"),
    ],
)
def test_spellings_of_one_number_have_one_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


def test_other_numbers_have_other_keys() -> None:
    assert len({number_key(text) for text in ("68/NQ-CP", "68-NQ/TW", "680/NQ-CP", "68/2021/NQ-CP")}) == 4


_symbol_part = st.text(alphabet="ABCDĐHNQTUV", min_size=2, max_size=6)
numbers = st.builds(
    DocumentNumber,
    st.integers(1, 99999).map(str),
    st.lists(_symbol_part, min_size=1, max_size=3).map("-".join),
    st.sampled_from("/-"),
    st.none() | st.integers(1945, 2030),
)


@given(numbers)
def test_a_number_printed_and_read_is_the_same(number: DocumentNumber) -> None:
    assert parse_number(str(number)) == number


@given(numbers, st.integers(0, 3), st.sampled_from(["-", "–", " - ", "- "]))
def test_zeros_and_spaces_do_not_tell_numbers_apart(number: DocumentNumber, zeros: int, dash: str) -> None:
    printed = str(number)
    respelled = "0" * zeros + printed.replace("-", dash)
    assert parse_number(respelled) == number
    assert number_key(respelled) == number_key(printed)
    assert tidy_number(respelled) == "0" * zeros + printed


@given(st.text(max_size=30))
def test_any_text_has_a_key_and_keys_are_their_own(text: str) -> None:
    assert number_key(number_key(text)) == number_key(text)


@pytest.mark.parametrize(
    ("number", "name", "issuer"),
    [
        ("68/NQ-CP", "Nghị quyết", "Chính phủ"),
        ("43/2021/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ"),
        ("3413/UBND-TH", "Công văn", "Ủy ban nhân dân"),
        ("7310/BTC-TCT", "Công văn", "Bộ Tài chính"),
        ("36/QĐ-BNN-PC", "Quyết định", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("72/2025/QH15", "Luật", "Quốc hội"),
        ("01/2014/TTLT-UBDT-BTC", "Thông tư liên tịch", "Ủy ban Dân tộc, Bộ Tài chính"),
        ("652/QĐ-UB.ĐC", "Quyết định", "Ủy ban nhân dân"),
        ("10-NQ/TW", "Nghị quyết", None),
    ],
)
def test_the_symbol_says_type_and_issuer(number: str, name: str, issuer: str | None) -> None:
    parsed = parse_number(number)
    kind, body = type_by_symbol(parsed), issuer_by_symbol(parsed)
    assert kind is not None and kind.name == name
    assert body is not None and body.name == issuer


@pytest.mark.parametrize(
    ("words", "name", "start"),
    [
        ("thực hiện thông tư liên tịch", "Thông tư liên tịch", 10),
        ("tại báo cáo thẩm tra", "Báo cáo", 4),
        ("(nghị quyết", "Nghị quyết", 1),
        ("theo\nquyết định", "Quyết định", 5),
    ],
)
def test_the_longest_name_of_a_type_is_read_backwards(words: str, name: str, start: int) -> None:
    named = type_ending_at(words, len(words))
    assert named is not None
    assert (named.type.name, named.start) == (name, start)


def test_common_words_end_with_no_type() -> None:
    for words in ("sở nội vụ", "bất quyết định", "", "quyết định rằng"):
        named = type_ending_at(words, len(words))
        assert named is None or words[: named.start].endswith(" "), words


def test_no_form_names_two_types() -> None:
    forms = [form for kind in document_types() for form in kind.forms]
    assert len(forms) == len(set(forms))
