"""Legacy letters: every encoding comes back as it was, in its place, and what is no legacy letter is left alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govgraph
from govgraph.authority.legacy_letters import LegacyEncoding, legacy_encodings
from govgraph.language.syllables import is_syllable
from govgraph.reading import read, read_bytes
from govgraph.reading.decoded import Decoded
from govgraph.reading.letters import put_right
from odd_texts import TEXTS

DOCUMENTS = sorted((Path(__file__).resolve().parents[1] / "data" / "documents").glob("*.txt"))
ENCODINGS = {encoding.name: encoding for encoding in legacy_encodings()}
every_encoding = pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)


def test_a_name_that_makes_sense_as_it_is_too_is_read_as_the_text_around_it() -> None:
    encoding = ENCODINGS["VISCII"]
    body = "Phó Thủ tướng Chính phủ và các Bộ trưởng chịu trách nhiệm thi hành Nghị quyết này.\n" * 4
    text = f"{body}KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nPhạm Thị Thanh Trà\nNguyễn Sinh Hùng"
    assert put_right(Decoded(encoding.encode(text))).text == text


def as_bytes(text: str) -> bytes:
    """A text that shows legacy letters as the bytes of the file it came from; what it lacks becomes a question mark."""
    return b"".join(
        character.encode("latin-1") if character < "\u0100" else character.encode("cp1252", "replace")
        for character in text
    )


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def comparable(text: str, encoding: LegacyEncoding) -> str:
    """A text as it can come back: what the encoding writes small stays small where a capital stood alone."""
    return text.lower() if encoding.capitals_by_font else text


@pytest.mark.parametrize(
    ("encoding", "legacy", "text"),
    [
        # Decrees of the President of 1945, in the database of the National Assembly's Office
        (
            "TCVN3",
            "S¾C LÖNH\nCñA CHñ TÞCH CHÝNH PHñ L©M THêI\nSè 73 NGµY 7 TH¸NG 12 N¨M 1945",
            "SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI\nSỐ 73 NGÀY 7 THÁNG 12 NĂM 1945",
        ),
        (
            "TCVN3",
            "§iÒu thø hai: ¤ng Bé tr\xadëng Bé Néi vô uû nhiÖm thi hµnh s¾c lÖnh nµy.",
            "Điều thứ hai: Ông Bộ trưởng Bộ Nội vụ uỷ nhiệm thi hành sắc lệnh này.",
        ),
        ("TCVN3", "Uû ban tØnh sÏ ®iÒu tra vµ cho ý kiÕn", "Uỷ ban tỉnh sẽ điều tra và cho ý kiến"),
        ("TCVN3", "Q§-UBND, N§-CP cña ChÝnh phñ, H§ND tØnh", "QĐ-UBND, NĐ-CP của Chính phủ, HĐND tỉnh"),
        ("TCVN3", "(®/c NguyÔn V¨n A) b¸o c¸o “®¹i diÖn”", "(đ/c Nguyễn Văn A) báo cáo “đại diện”"),
        ("VNI", "UÛY BAN NHAÂN DAÂN THAØNH PHOÁ", "ỦY BAN NHÂN DÂN THÀNH PHỐ"),
        ("VNI", "Quyeát ñònh soá 12 cuûa Thuû töôùng Chính phuû", "Quyết định số 12 của Thủ tướng Chính phủ"),
        ("VISCII", "Quyªt ð¸nh cüa Thü tß¾ng Chính phü", "Quyết định của Thủ tướng Chính phủ"),
        ("CP1258", "QuyêÌt ðiònh cuÒa ThuÒ týõìng ChiÌnh phuÒ", None),
        ("CP1258", "Quyêìt ðiònh cuÒa ThuÒ týõìng Chiình phuÒ", "Quyết định của Thủ tướng Chính phủ"),
    ],
)
def test_legacy_letters_are_put_right(encoding: str, legacy: str, text: str | None) -> None:
    found = put_right(Decoded(legacy))
    assert [letters.encoding for letters in found.letters] == [encoding]
    assert len(found.text) == len(legacy)
    if text is not None:
        assert composed(found.text) == text


@every_encoding
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_whole_document_comes_back_from_a_file_of_single_bytes(path: Path, encoding: LegacyEncoding) -> None:
    text = composed(path.read_text("utf-8"))
    legacy = encoding.encode(text)
    source = read_bytes(as_bytes(legacy), path.name)
    assert len(source.text) == len(legacy)
    lost = {
        character for character in text if as_bytes(encoding.encode(character)) == b"?"
    }  # ⁽ and ⁾, which no font had
    expected = "".join("?" if character in lost else character for character in text)
    assert comparable(composed(source.text), encoding) == comparable(expected, encoding)
    assert source.encoding == encoding.name.lower()
    (letters,) = source.letters
    assert letters.encoding == encoding.name
    assert letters.confidence > 0.98


@every_encoding
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_legacy_passages_between_unicode_ones_come_back(path: Path, encoding: LegacyEncoding) -> None:
    lines = composed(path.read_text("utf-8")).split("\n")
    mixed = [encoding.encode(line) if number % 8 > 4 else line for number, line in enumerate(lines)]
    as_text = read_bytes("\n".join(mixed).encode(), path.name)
    as_file = b"\n".join(
        as_bytes(line) if number % 8 > 4 and "⁽" not in line else line.encode() for number, line in enumerate(mixed)
    )
    for source in (as_text, read_bytes(as_file, path.name)):
        assert [letters.encoding for letters in source.letters] == [encoding.name]
        back = comparable(composed(source.text), encoding).split()
        words = comparable("\n".join(lines), encoding).split()
        wrong = [pair for pair in zip(back, words, strict=True) if pair[0] != pair[1]]
        assert len(wrong) <= 2  # a word alone between Unicode ones that is a syllable in both


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_in_unicode_are_left_alone(path: Path) -> None:
    assert read(path).letters == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le Comité des élèves a été créé à Noël, où l’âme française s’élève ; « à bientôt », dit-il.\n" * 5,
        "Größere Vögel fliegen über die Straße, Mädchen hören süße Äpfel fallen.\n" * 5,
        "El señor Núñez habló de la ocasión: ¿cuántos años más?\n" * 5,
        "© 2021 Công ty ABC®, Điều 5 § 3, ±0,5 µm, 20 °C, 10×15 m², 2850÷3800, ½ «Nam»",
        "Quyết định số 12/QÐ-UBND; Ðiều 1. Nghị quyết; ðồng chí",
        "Thông báo về công tác phòng, chống dịch; có ý kiến của các xã",
        "Ä\nä\næ\nÐ\nè\nê\nø\nú\nQuyết định này có hiệu lực",  # what is left of a Word file badly converted
    ],
)
def test_what_is_no_legacy_letter_is_left_alone(text: str) -> None:
    assert put_right(Decoded(text)) == Decoded(text)


@given(TEXTS)
def test_every_character_keeps_its_place_and_nothing_is_put_right_twice(text: str) -> None:
    once = put_right(Decoded(text))
    assert len(once.text) == len(text)
    assert put_right(Decoded(once.text)).text == once.text


@every_encoding
@given(
    text=st.text(
        alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ,.\n"
    )
)
def test_what_an_encoding_writes_it_reads(encoding: LegacyEncoding, text: str) -> None:
    legacy = encoding.encode(text)
    assert composed(encoding.decode(legacy)) == text
    assert len(encoding.decode(legacy)) == len(legacy)


def test_the_table_of_windows_1258_is_that_of_the_codec() -> None:
    for code in range(0x80, 0x100):
        try:
            expected = bytes([code]).decode("cp1258")
        except UnicodeDecodeError:
            continue
        if expected != "₫":
            shown = bytes([code]).decode("cp1252")
            assert ENCODINGS["CP1258"].decode(shown) == expected


def test_every_encoding_has_every_letter_but_tcvn3_the_capitals_with_tones() -> None:
    small = "aăâeêioôơuưyđ" + composed("".join(v + t for v in "aăâeêioôơuưy" for t in "\u0300\u0301\u0303\u0309\u0323"))
    for encoding in ENCODINGS.values():
        assert composed(encoding.decode(encoding.encode(small))) == small
        back = composed(encoding.decode(encoding.encode(small.upper())))
        assert (back == small.upper()) is not encoding.capitals_by_font
        assert back.lower() == small
    assert [encoding.name for encoding in ENCODINGS.values() if encoding.capitals_by_font] == ["TCVN3"]


@pytest.mark.parametrize(
    ("words", "syllables"),
    [
        ("nghiêng quốc quyển giếng khuya thuở ngoằn hoà hòa Uỷ Ủy NGÀY Lắk Đảng ý", True),
        ("trëng nghĩiệp xyz ®iÒu Müller résumé fjord cảc thốch", False),
    ],
)
def test_syllables(words: str, syllables: bool) -> None:
    for word in words.split():
        assert is_syllable(word) is syllables, word
        assert is_syllable(unicodedata.normalize("NFD", word)) is syllables, word


def test_the_graph_says_what_letters_a_file_had(tmp_path: Path) -> None:
    text = composed(DOCUMENTS[0].read_text("utf-8"))
    (tmp_path / "tcvn3.txt").write_bytes(as_bytes(ENCODINGS["TCVN3"].encode(text)))
    govgraph.build([tmp_path / "tcvn3.txt", DOCUMENTS[1]], store=tmp_path / "store")
    with govgraph.open(tmp_path / "store") as graph:
        assert graph.validate().conforms
        (row,) = graph.query(
            "PREFIX gov: <https://w3id.org/govgraph/ontology#> SELECT ?file ?letters ?confidence { GRAPH ?g { "
            "?source gov:legacyLetters ?letters ; gov:lettersConfidence ?confidence ; gov:fileName ?file } }"
        ).rows
    assert row[:2] == ("tcvn3.txt", "TCVN3")
    assert 0.98 < float(row[2] or 0) <= 1


@every_encoding
def test_letters_of_a_text_at_hand_are_put_right_as_those_of_a_file(encoding: LegacyEncoding, tmp_path: Path) -> None:
    text = "Căn cứ Nghị quyết số 68/NQ-CP ngày 01 tháng 7 năm 2021 của Chính phủ về một số chính sách hỗ trợ"
    written = encoding.encode(text)
    assert written != text
    facts = govgraph.recognise_text(written, inside=True)
    (cited,) = facts.citations
    assert (cited.number, cited.date) == ("68/NQ-CP", "2021-07-01")
    assert composed(facts.text) == text
    assert len(facts.text) == len(written)
    (letters,) = facts.source.letters
    assert letters.encoding == encoding.name
    assert 0.8 < letters.confidence < 1
    file = tmp_path / "a.txt"
    file.write_text(written, "utf-8")
    assert read(file).letters == facts.source.letters
