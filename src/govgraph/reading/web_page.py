"""Web pages (.html, .htm), saved from a site or by a word processor: HTML, as browsers read it.

What is read is the document on the page without the site around it (`web_content`): blocks as lines, tables cell by
cell, lists with their numbers; nothing that is hidden.
"""

from __future__ import annotations

import re

from govgraph.reading.charsets import known_encoding, text_in
from govgraph.reading.decoded import Decoded
from govgraph.reading.text import marked_encoding

MEDIA_TYPE = "text/html"
LARGEST = 60_000_000
_DEEPEST = 250
_HEAD = 4096
_OPENS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|div|table|p|title|center|font|h1)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)


def is_web_page(data: bytes) -> bool:
    """Whether the bytes are a web page's."""
    encoding = marked_encoding(data)
    head = data[:_HEAD]
    if encoding is not None:
        head = data[: 4 * _HEAD].decode(encoding, "ignore").encode()
    return _OPENS.match(head) is not None


def decode(data: bytes) -> Decoded:
    """The text of the document on a web page. Raises ValueError where the page is too large or nested too deeply."""
    from lxml import etree, html  # noqa: PLC0415 - slow to import

    from govgraph.reading.web_content import document_of  # noqa: PLC0415
    from govgraph.reading.web_writer import Writer  # noqa: PLC0415

    if len(data) > LARGEST:
        raise ValueError(f"a web page larger than {LARGEST / 1e6:.0f} MB: save the document alone")
    words, encoding = _letters(data)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(words.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ValueError("a web page without any text: save it again") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise ValueError(f"its elements are nested more than {_DEEPEST} deep: save the document alone")
    writer = Writer()
    for part in document_of(page):
        writer.write(part)
    return Decoded(writer.flow.text(), encoding=encoding)


def _letters(data: bytes) -> tuple[str, str]:
    """The page's letters and the name of its encoding: by the byte order mark, by what the page says, or UTF-8 where
    the bytes are such, else Windows-1252."""
    marked = marked_encoding(data)
    if marked is not None:
        return data.decode(marked, "replace"), marked
    said = _CHARSET.search(data, 0, 4 * _HEAD) or _XML_CHARSET.match(data)
    return text_in(data, known_encoding(said[1].decode("latin-1")) if said else None)
