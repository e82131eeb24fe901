"""A doubtful case: what is asked, what may be answered, and how much an answer decides."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from govgraph.records import GivenField

Kind = Literal["citation", "province", "date", "number", "person", "disagreement"]

Free = Literal["province", "date", "number", "document"]
"""What may be typed in as an answer: a field of the document, or which document a citation means."""

Values = dict[str, str | bool | list[tuple[str, str]]]


class Choice(Struct, frozen=True):
    """An answer that may be chosen: `words` say it, `statements` are what it states: the name of the statement's table
    and its values, without who states it, when and why."""

    words: str
    statements: tuple[tuple[str, Values], ...]


class Mention(Struct, frozen=True, order=True):
    """Words of a document that a question is about."""

    file: str
    quote: str


class Doubt(Struct, frozen=True):
    """A question to a person. `settles` counts the mentions and edges that an answer decides; `facts` are lines that
    help to answer. `free` is what may be answered beside the choices, of `mentions` (a citation's) or of `file`.
    `subjects` are what statements that answer it are about: all of them, for persons any."""

    kind: Kind
    question: str
    settles: int
    facts: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    free: Free | None = None
    file: str | None = None
    mentions: tuple[Mention, ...] = ()
    subjects: tuple[tuple[str, ...], ...] = ()


FIELD_OF: dict[Free, GivenField] = {"province": "province", "date": "date", "number": "number"}
"""The document's field that a typed answer gives."""
