"""What can be stated in a file of corrections. Each statement is a table of TOML, `[[document]]`, `[[citation]]`,
`[[no_mention]]`, `[[person]]` or `[[agency]]`, with who states it, when and why."""

from __future__ import annotations

import datetime
import hashlib
from typing import Literal

import msgspec
from msgspec import Struct

from govgraph.language.letters import fold
from govgraph.records import GivenField

MentionKind = Literal["citation", "agency", "official", "place", "initiative", "meeting", "directive"]

KINDS_IN_WORDS: dict[MentionKind, tuple[str, str]] = {
    "citation": ("viện dẫn", "a citation"),
    "agency": ("cơ quan", "an agency"),
    "official": ("người", "an official"),
    "place": ("địa danh", "a place"),
    "initiative": ("sáng kiến", "an initiative"),
    "meeting": ("cuộc họp", "a meeting"),
    "directive": ("chỉ đạo", "a directive"),
}


class _Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`who` states it, `when` (a day), and `why`."""

    who: str
    when: datetime.date
    why: str

    def key(self) -> str:
        """What tells a statement from every other: a digest of all it says."""
        said = f"{type(self).__name__}\0".encode() + msgspec.json.encode(self)
        return hashlib.sha256(said).hexdigest()[:12]


class DocumentStatement(_Statement, frozen=True, kw_only=True):
    """`[[document]]`: what the document in `file` is, whatever its text says."""

    file: str
    type: str | None = None
    number: str | None = None
    date: str | None = None
    place: str | None = None
    issuer: str | None = None
    province: str | None = None
    subject: str | None = None

    def fields(self) -> dict[GivenField, object]:
        """What it states, by field."""
        stated: dict[GivenField, object] = {
            "type": self.type,
            "number": self.number,
            "date": self.date,
            "place": self.place,
            "issuer": self.issuer,
            "province": self.province,
            "subject": self.subject,
        }
        return {field: value for field, value in stated.items() if value is not None}


class _OfWords(_Statement, frozen=True, kw_only=True):
    """Of the mentions in `file` that read `quote`, all or the `nth` (from 1). White space, case and the place of tone
    marks do not matter."""

    file: str
    quote: str
    nth: int | None = None

    @property
    def words(self) -> str:
        """The words as they are compared."""
        return folded_words(self.quote)


class CitationStatement(_OfWords, frozen=True, kw_only=True):
    """`[[citation]]`: which document a citation means: `means` is a held document's file or the key of an identity;
    or it is described, by number, date (or year), type and issuer as far as the citation itself does not say them."""

    means: str | None = None
    type: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None

    def described(self) -> dict[GivenField, object]:
        """The description of the document meant, by field."""
        stated: dict[GivenField, object] = {
            "type": self.type,
            "number": self.number,
            "date": self.date,
            "issuer": self.issuer,
        }
        return {field: value for field, value in stated.items() if value is not None}


class NoMentionStatement(_OfWords, frozen=True, kw_only=True):
    """`[[no_mention]]`: what was recognised in the words is none: not a citation, no agency, no official."""

    kind: MentionKind


class _Identity(_Statement, frozen=True, kw_only=True):
    """Whether mentions are of one: `same`, all of them; else no two."""

    same: bool

    def named(self) -> tuple[Named, ...]:
        """The mentions."""
        raise NotImplementedError


class Named(Struct, frozen=True, order=True):
    """A name as a document gives it; in `file`, or, where that is None, in every document."""

    name: str
    file: str | None = None

    @property
    def node(self) -> tuple[str, str]:
        """The name as it is compared, and the file."""
        return folded_words(self.name), self.file or ""


class PersonStatement(_Identity, frozen=True, kw_only=True):
    """`[[person]]`: whether persons are one; each of `mentions` is a name and the file of the document that has it."""

    mentions: list[tuple[str, str]]

    def named(self) -> tuple[Named, ...]:
        """The persons."""
        return tuple(Named(name, file) for name, file in self.mentions)


class AgencyStatement(_Identity, frozen=True, kw_only=True):
    """`[[agency]]`: whether agencies are one; each of `mentions` is a canonical name, with the file of the document
    where only that one's is meant."""

    mentions: list[list[str]]

    def named(self) -> tuple[Named, ...]:
        """The agencies."""
        return tuple(Named(*mention) for mention in self.mentions)


Statement = DocumentStatement | CitationStatement | NoMentionStatement | PersonStatement | AgencyStatement

STATEMENTS: dict[str, type[Statement]] = {
    "document": DocumentStatement,
    "citation": CitationStatement,
    "no_mention": NoMentionStatement,
    "person": PersonStatement,
    "agency": AgencyStatement,
}
"""The statements by the name of their table."""


def folded_words(words: str) -> str:
    """Words as statements compare them: in lower case, white space folded, tone marks in one place."""
    return " ".join(fold(words).split())


def in_words(statement: Statement) -> tuple[str, str]:
    """A statement in one sentence, in Vietnamese and in English."""
    match statement:
        case DocumentStatement():
            said = ", ".join(f"{field} {value}" for field, value in statement.fields().items())
            return f"{statement.file}: {said}", f"{statement.file}: {said}"
        case CitationStatement():
            meant = statement.means or ", ".join(str(value) for value in statement.described().values())
            which = f" ({statement.nth})" if statement.nth else ""
            quote = f"“{statement.quote}”{which}"
            return f"{quote} trong {statement.file} chỉ {meant}", f"{quote} in {statement.file} means {meant}"
        case NoMentionStatement():
            vi, en = KINDS_IN_WORDS[statement.kind]
            quote = f"“{statement.quote}”"
            return f"{quote} trong {statement.file} không phải {vi}", f"{quote} in {statement.file} is not {en}"
        case PersonStatement() | AgencyStatement():
            each = [f"{one.name} ({one.file})" if one.file else one.name for one in statement.named()]
            vi, en = ("cùng là một", "are one") if statement.same else ("khác nhau", "are not one")
            return f"{', '.join(each)}: {vi}", f"{', '.join(each)} {en}"
