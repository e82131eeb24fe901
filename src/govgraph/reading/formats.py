"""The registry of formats, chosen by what a file holds.

A new family of formats is one module with a function from bytes to text, and one entry in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from govgraph.reading import mail, old_word, opendocument, pdf, rich_text, text, web_page, word
from govgraph.reading.decoded import Decoded, OtherKindError
from govgraph.reading.zipped import MAGIC, Zipped


class Format(Struct, frozen=True):
    """A format that can be read: `suffixes` are the usual endings of its files' names (lower case, with the dot),
    `recognises` looks at a file's bytes, `decode` turns them into text, or raises ValueError with a line that says
    what to do. Of a format that programs of the system read, `programs` names these, the best first, and
    `is_better_there` tells whether a file that was read with some (`Source.read_with`) might be read better now."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    decode: Callable[[bytes], Decoded]
    programs: tuple[str, ...] = ()
    is_better_there: Callable[[tuple[str, ...]], bool] = lambda read_with: False


_HEAD = 4096

FORMATS: tuple[Format, ...] = (
    Format("Word", word.MEDIA_TYPE, (".docx", ".docm", ".dotx", ".dotm"), word.is_word, word.decode),
    Format(
        "OpenDocument", opendocument.MEDIA_TYPE, (".odt", ".ott"), opendocument.is_opendocument, opendocument.decode
    ),
    Format(
        "Word before 2007",
        old_word.MEDIA_TYPE,
        (".doc", ".dot"),
        old_word.is_old_word,
        old_word.decode,
        old_word.programs(),
        old_word.is_better_there,
    ),
    Format("rich text", rich_text.MEDIA_TYPE, (".rtf",), rich_text.is_rich_text, rich_text.decode),
    Format("web page", web_page.MEDIA_TYPE, (".html", ".htm", ".xhtml"), web_page.is_web_page, web_page.decode),
    Format("e-mail", mail.MEDIA_TYPE, (".eml", ".mht", ".mhtml"), mail.is_mail, mail.decode),
    Format("PDF", pdf.MEDIA_TYPE, (".pdf",), pdf.is_pdf, pdf.decode),
    Format("PNG", "image/png", (".png",), pdf.is_png, pdf.decode_picture),
    Format("JPEG", "image/jpeg", (".jpg", ".jpeg"), pdf.is_jpeg, pdf.decode_picture),
    Format("TIFF", "image/tiff", (".tif", ".tiff"), pdf.is_tiff, pdf.decode_picture),
    # Text is last: it takes whatever no other format knew, and says what is wrong with it.
    Format("UTF-8 text", text.MEDIA_TYPE, (".txt", ".text", ".md"), lambda data: True, text.decode),
)

_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "a RAR archive: unpack it and give the folder"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it and give the folder"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
)
"""Formats that people have documents in and that are not read, with what to do."""

_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or a film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_ZIPPED_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/", "an Excel workbook, not a document"),
    ("ppt/", "a PowerPoint presentation, not a document"),
    ("visio/", "a Visio drawing, not a document"),
    ("META-INF/MANIFEST.MF", "a program"),
    ("mimetype", "an OpenDocument or e-book file that is no text document"),
    ("[Content_Types].xml", "an Office file that is no text document"),
)


def format_of(data: bytes) -> Format:
    """The format of a file's bytes. Raises OtherKindError where they are no document's, ValueError where they are known
    not to be readable."""
    known = next(known for known in FORMATS if known.recognises(data))
    if known.decode is not text.decode:
        return known
    for magic, reason in _UNREAD:
        if data.startswith(magic):
            raise ValueError(reason)
    if data.startswith(MAGIC):
        raise _zipped_kind(data)
    if data.startswith(b"<?xml"):
        if b"Word.Document" in data[:_HEAD]:
            raise ValueError(
                "a Word document saved as XML (Word 2003): open it in a word processor and save it as .docx"
            )
        raise OtherKindError("XML data, not a document")
    if text.marked_encoding(data) is None and text.is_binary(data):
        for magic, what in _OTHER_KINDS:
            if data.startswith(magic):
                raise OtherKindError(f"binary data ({what}), not a document")
        if data[4:8] == b"ftyp":
            raise OtherKindError("a film or a picture, not a document")
    return known


def _zipped_kind(data: bytes) -> ValueError:
    """Why a zip file is not read as a document."""
    try:
        with Zipped(data) as file:
            names = [part.filename for part in file.parts()]
    except ValueError as error:
        return ValueError(f"a Word (.docx) or other zipped file, {error}")
    for begins, what in _ZIPPED_KINDS:
        if any(name.startswith(begins) for name in names):
            return OtherKindError(what)
    return ValueError("a ZIP archive of several files: give its path to govgraph build, or unpack it")


def is_text(data: bytes) -> bool:
    """Whether bytes, or the first of a file, are plain text's and no other format's."""
    known = next(known for known in FORMATS if known.recognises(data))
    return known.decode is text.decode and (text.marked_encoding(data) is not None or not text.is_binary(data))


def document_suffixes() -> tuple[str, ...]:
    """The endings that the names of documents usually have, those of pictures left out, sorted."""
    return tuple(
        sorted(suffix for known in FORMATS if known.decode is not pdf.decode_picture for suffix in known.suffixes)
    )
