"""E-mail messages (.eml: RFC 5322 and MIME) and web pages saved whole (.mht: RFC 2557), which sites also give out under
the name .doc.

The words of a message are a document, and each file attached to it is one of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from govgraph.reading import web_page
from govgraph.reading.charsets import known_encoding, text_in
from govgraph.reading.decoded import Decoded, OtherKindError
from govgraph.reading.flow import tidy

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

MEDIA_TYPE = "message/rfc822"
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n|(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_NAMED = re.compile(rb"^(from|to|subject|date|message-id|mime-version|received|content-type|return-path):", re.I | re.M)
_LEAST_FIELDS = 2
_LONGEST_HEADER = 100_000
_MOST_PARTS = 300


class _Attached(NamedTuple):
    name: str
    data: bytes


def is_mail(data: bytes) -> bool:
    """Whether the bytes are a message's: its header comes first, with at least two of the fields that messages have."""
    header = _HEADER.match(data[:_LONGEST_HEADER].lstrip())
    return header is not None and len({name.lower() for name in _NAMED.findall(header[0])}) >= _LEAST_FIELDS


def decode(data: bytes) -> Decoded:
    """The words of a message, or the document on a web page saved whole.

    Raises OtherKindError where a message has none, and ValueError where it is built to harm.
    """
    message = _message(data)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise OtherKindError("a message without words of its own; the files attached to it are read by themselves")
    if body.get_content_type() == "text/html":
        return web_page.decode(_bytes(body))
    words, encoding = text_in(_bytes(body), known_encoding(body.get_content_charset() or ""))
    text = tidy(words.replace("\r\n", "\n"))
    if not text:
        raise OtherKindError("a message without words of its own; the files attached to it are read by themselves")
    return Decoded(text, encoding=encoding)


def attached(data: bytes) -> dict[str, bytes]:
    """The files attached to a message by their names, in their order. Raises ValueError as `decode` does."""
    found: dict[str, bytes] = {}
    for part in _message(data).iter_attachments():
        if part.get_content_maintype() == "image" and part["content-id"]:  # a picture within the words
            continue
        one = _attachment(part, len(found) + 1)
        stem, dot, suffix = one.name.rpartition(".")
        name, times = one.name, 1
        while name in found:
            times += 1
            name = f"{stem} ({times}).{suffix}" if dot else f"{one.name} ({times})"
        found[name] = one.data
    return found


def _message(data: bytes) -> EmailMessage:
    import email.policy  # noqa: PLC0415 - slow to import
    from email.message import EmailMessage  # noqa: PLC0415

    if data.lower().count(b"boundary=") > _MOST_PARTS:
        raise ValueError(f"a message of more than {_MOST_PARTS} parts within parts: no mail program writes that")
    return email.message_from_bytes(data.lstrip(), _class=EmailMessage, policy=email.policy.default)


def _attachment(part: MIMEPart, number: int) -> _Attached:
    if part.get_content_type() == MEDIA_TYPE:
        inner = part.get_payload()
        message = cast("MIMEPart", inner[0]) if isinstance(inner, list) and inner else part
        return _Attached(f"message-{number}.eml", message.as_bytes())
    name = (part.get_filename() or f"attachment-{number}").replace("\\", "/").rpartition("/")[2].strip(". ")
    return _Attached(name or f"attachment-{number}", _bytes(part))


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
