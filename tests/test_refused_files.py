"""What cannot be read is refused in one line that says why, and what is built to harm does none."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import ReadingError
from govgraph.reading import read_bytes
from office import DECISION, FORMATS, OLD, docx, docx_of, zipped


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLD.replace("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le")), "Excel"),
        (OLD.replace("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")), "password"),
        (OLD.replace("WordDocument".encode("utf-16-le"), "__substg1.0_".encode("utf-16-le")), "save it as .eml"),
        (zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "Excel"),
        (zipped({"[Content_Types].xml": "<x/>", "ppt/x.xml": "<x/>"}), "PowerPoint"),
        (zipped({"mimetype": "application/epub+zip"}), "no text document"),
        (zipped({"a.txt": "x"}), "give its path to govgraph build"),
        (docx(DECISION)[:-40], "damaged"),
        (docx_of("<w:p>"), "XML is damaged"),
        (docx_of("<w:p></w:p>"), "white space"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "content.xml is missing"),
        (
            zipped(
                {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<encryption-data/>"}
            ),
            "password",
        ),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "save it as .docx"),
        (b'<?xml version="1.0"?><rows/>', "XML data, not a document"),
        (b"Rar!\x1a\x07\x01\x00", "unpack it"),
        (b"GIF89a\x00\x01\x00\x00\x00", "a GIF picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a damaged picture"),
        (b"<html><body></body></html>", "white space"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, says: str) -> None:
    with pytest.raises(ReadingError, match=says) as caught:
        read_bytes(data, "a.docx")
    assert "\n" not in str(caught.value)


BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><document>&b;</document>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": BILLION}), "entities"),
        (docx_of("<w:ins>" * 100_000 + "</w:ins>" * 100_000), "nested"),
        (docx_of(f"<w:p><w:r><w:t>{'a' * 60_000_000}</w:t></w:r></w:p>"), "bomb"),
        (b"{\\rtf1" + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}", "nested"),
        (b"<html>" + b"<div>" * 100_000 + b"x", "nested"),
        (
            b"From: a\nSubject: b\nMIME-Version: 1.0\n\n" + b"Content-Type: multipart/mixed; boundary=x\n" * 1000,
            "parts within parts",
        ),
    ],
    ids=["entities", "deep XML", "bomb", "deep RTF", "deep HTML", "deep MIME"],
)
def test_what_is_built_to_harm_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ReadingError, match=says):
        read_bytes(data, "a")


def test_a_part_that_claims_less_than_it_unpacks_to_is_damaged() -> None:
    data = bytearray(docx(DECISION))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        size = file.getinfo("word/document.xml").file_size
    at = data.rfind(size.to_bytes(4, "little"))
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(ReadingError, match="damaged"):
        read_bytes(bytes(data), "a.docx")


@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(form: str, data: st.DataObject) -> None:
    whole = FORMATS[form](DECISION)
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=4)) + whole[data.draw(st.integers(at, len(whole))) :]
    try:
        source = read_bytes(damaged, "a")
    except ReadingError as error:
        assert "\n" not in str(error)
    else:
        assert source.text.strip()
