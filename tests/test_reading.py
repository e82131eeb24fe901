"""Bytes to text: nothing is changed, and what cannot be read is refused in one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import ReadingError
from govgraph.reading import find_documents, read, read_bytes

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "documents"
SENTENCE = "Quyết liệt đẩy nhanh tiến độ thực hiện hỗ trợ người lao động theo Nghị quyết số 68/NQ-CP của Chính phủ.\r\n"


@given(st.text(min_size=1).filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_the_text_is_the_file_decoded_and_nothing_else(text: str) -> None:
    data = text.encode("utf-8")
    try:
        source = read_bytes(data, "a.txt")
    except ReadingError:
        assert any(ord(letter) < 32 for letter in text)  # binary data, not a text
    else:
        assert source.text.encode("utf-8") == data or source.media_type != "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped_and_newlines_stay(encoding: str) -> None:
    source = read_bytes(SENTENCE.encode(encoding), "a.txt")
    assert source.text == SENTENCE
    assert source.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_where_it_is_certain(encoding: str) -> None:
    source = read_bytes(SENTENCE.encode(encoding), "a.txt")
    assert (source.text, source.encoding) == (SENTENCE, encoding)


def test_the_five_documents_are_read_to_the_letter() -> None:
    for file in find_documents([DOCUMENTS]).files:
        source = read(file.path, file.name)
        assert source.text == Path(file.path).read_bytes().decode("utf-8")
        assert source.name == Path(file.path).name


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\xef\xbb\xbf\n", "white space"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary data"),
        (bytes(range(1, 30)) * 9, "binary data"),
        ("Uỷ ban".encode("utf-16-le")[:-1], "binary data"),
        ("Thông báo".encode("latin-1"), "neither UTF-8 (byte 0xF4 at 2) nor Vietnamese in TCVN3, VNI, VISCII or"),
        ("Kết luận".encode("utf-16") + b"\x00", "damaged UTF-16"),
        (b"%PDF-1.7\n%\xe2\xe3", "a damaged PDF file"),
        (b"PK\x03\x04\x14\x00", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "no Word document"),
        (b"{\\rtf1\\ansi", "white space"),
    ],
)
def test_what_is_no_unicode_text_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "van-ban.txt")
    message = str(caught.value)
    assert message.startswith("van-ban.txt: ") and says in message and "\n" not in message


def test_a_folder_is_searched_to_any_depth_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "tinh/a.TXT", ".git/config.txt", ".an.txt", "anh.gif", "tinh/so.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SENTENCE, "utf-8")
    collection = find_documents([tmp_path])
    assert [file.name for file in collection.files] == ["b.txt", "tinh/a.TXT"]
    assert [Path(other.path).name for other in collection.others] == ["anh.gif", "so.xlsx"]


def test_a_file_given_by_its_path_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "cong-van.2021"
    path.write_text(SENTENCE, "utf-8")
    assert [file.name for file in find_documents([path]).files] == ["cong-van.2021"]


def test_the_order_of_the_paths_does_not_matter_and_no_file_is_taken_twice(tmp_path: Path) -> None:
    (tmp_path / "tinh").mkdir()
    for name in ("b.txt", "tinh/a.txt"):
        (tmp_path / name).write_text(SENTENCE, "utf-8")
    paths = [tmp_path / "tinh" / "a.txt", tmp_path, tmp_path / "b.txt"]
    assert find_documents(paths) == find_documents(reversed(paths))
    assert [file.name for file in find_documents(paths).files] == ["b.txt", "tinh/a.txt"]


def test_names_are_composed_so_that_every_system_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "Tha\u0301i Nguye\u0302n.txt").write_text(SENTENCE, "utf-8")
    assert [file.name for file in find_documents([tmp_path]).files] == ["Thái Nguyên.txt"]


def test_missing_paths_empty_folders_and_namesakes_are_told_not_fatal(tmp_path: Path) -> None:
    for folder in ("x", "y", "rong"):
        (tmp_path / folder).mkdir()
    for folder in ("x", "y"):
        (tmp_path / folder / "a.txt").write_text(SENTENCE, "utf-8")
    collection = find_documents([tmp_path / name for name in ("x", "y", "rong", "khong-co")])
    assert [file.path for file in collection.files] == [str(tmp_path / "x" / "a.txt")]
    told = {Path(other.path).name: other.reason for other in collection.others}
    assert "no such file" in told["khong-co"]
    assert "no documents" in told["rong"]
    assert "second file named a.txt" in told["a.txt"]


def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"cannot be opened: is a directory"):
        read(tmp_path)
