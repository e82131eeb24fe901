"""Letters: spellings of one word meet under one key, and offsets stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.language.letters import fold, lower, spell_with_y, unify_tones, without_marks

VIETNAMESE = st.text(alphabet="aAăâbcdđĐeêghikloôơpqQrstuUưvxyYàÀáÁạẠòóọoỏõùúủũụỳýỷỹỵỲÝỶỸỴèéẹ -\n–İ", max_size=60)


@pytest.mark.parametrize(
    ("written", "unified"),
    [
        ("hoà giải", "hòa giải"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("khoẻ mạnh, xoá đói, hoạ sĩ", "khỏe mạnh, xóa đói, họa sĩ"),
        ("tuý luý", "túy lúy"),
        ("thuỷ lợi và thuỵ sĩ", "thủy lợi và thụy sĩ"),
        ("quý, quỹ, quỳ, QUÝ", "quý, quỹ, quỳ, QUÝ"),
        ("hoàn toàn, thoáng, xoèn xoẹt", "hoàn toàn, thoáng, xoèn xoẹt"),
        ("Hòa Bình", "Hòa Bình"),
    ],
)
def test_tones_move_to_the_first_letter_of_an_open_syllable(written: str, unified: str) -> None:
    assert unify_tones(written) == unified


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban  nhân dân", "ỦY BAN NHÂN DÂN"),
        ("Nghị định", unicodedata.normalize("NFD", "nghị định")),
        ("QÐ-UBND", "qđ-ubnd"),
        ("2021 – 2025", "2021 - 2025"),
        ("Bộ\xa0Tài\nchính", "bộ tài chính"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("quy", "qúy"), ("hòa", "hoa"), ("ủy", "ùy")])
def test_different_words_do_not_meet(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(VIETNAMESE)
def test_unifying_tones_keeps_every_offset_and_is_done_once(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    unified = unify_tones(text)
    assert len(unified) == len(text)
    assert unify_tones(unified) == unified
    assert without_marks(unified) == without_marks(text)


@given(st.text(max_size=60))
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("qui định và qui chế, quí iv", "quy định và quy chế, quý iv"),
        ("thành phố qui nhơn, ông quí", "thành phố qui nhơn, ông quí"),
        ("qui đức, nguyễn văn quí", "qui đức, nguyễn văn quí"),
    ],
)
def test_words_spelled_with_i_are_read_with_y_and_names_are_not(written: str, spelled: str) -> None:
    assert spell_with_y(written) == spelled


@given(VIETNAMESE)
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "plain"), [("Nghị quyết", "Nghi quyet"), ("Đắk Lắk", "Dak Lak"), ("Ủy ban", "Uy ban")]
)
def test_plain_letters(name: str, plain: str) -> None:
    assert without_marks(name) == plain
