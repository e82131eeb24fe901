"""What can be stated in a file of corrections. Each statement is a table of TOML (`[[document]]`, `[[citation]]` ...;
`STATEMENTS` has all) with who states it, when and why."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from typing import ClassVar, Literal

import msgspec
from msgspec import Struct

from govgraph.language.letters import fold
from govgraph.records import GivenField, Relation

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
        return _stated(self, "type", "number", "date", "place", "issuer", "province", "subject")


def _stated(statement: Struct, *fields: GivenField) -> dict[GivenField, object]:
    """Those of the fields that a statement gives."""
    return {field: value for field in fields if (value := getattr(statement, field)) is not None}


class _OfWords(_Statement, frozen=True, kw_only=True):
    """Of the places in `file` that read `quote`, all or the `nth` (from 1); with `passage`, of those in the passage of
    that label (`Điều 5.2`). White space, case and the place of tone marks do not matter."""

    file: str
    quote: str
    passage: str | None = None
    nth: int | None = None

    @property
    def words(self) -> str:
        """The words as they are compared."""
        return folded_words(self.quote)


class _OfCitedDocument(_OfWords, frozen=True, kw_only=True):
    """Which document words mean: `means` is a held document's file or the key of an identity; or it is described, by
    number, date (or year), type and issuer as far as the words themselves do not say them."""

    means: str | None = None
    type: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None

    def described(self) -> dict[GivenField, object]:
        """The description of the document meant, by field."""
        return _stated(self, "type", "number", "date", "issuer")

    @property
    def meant(self) -> str:
        """The document meant, in words."""
        return self.means or ", ".join(f"{field} {value}" for field, value in self.described().items())


class CitationStatement(_OfCitedDocument, frozen=True, kw_only=True):
    """`[[citation]]`: which document a citation means that was recognised, or that is stated to have been missed."""


class NoMentionStatement(_OfWords, frozen=True, kw_only=True):
    """`[[no_mention]]`: what was recognised in the words is none: not a citation, no agency, no official."""

    kind: MentionKind


class MissedCitation(_OfCitedDocument, frozen=True, kw_only=True):
    """`[[missed_citation]]`: words that cite a document and were not recognised; `relation` is what the document in
    `file` does to the one meant, `cites` if nothing is said."""

    relation: Relation | None = None

    mention_kind: ClassVar[MentionKind] = "citation"


class MissedAgency(_OfWords, frozen=True, kw_only=True):
    """`[[missed_agency]]`: words that name an agency and were not recognised; `name` is its canonical name, where the
    words are not."""

    name: str | None = None

    mention_kind: ClassVar[MentionKind] = "agency"


class MissedOfficial(_OfWords, frozen=True, kw_only=True):
    """`[[missed_official]]`: words that are the name of an official and were not recognised, with the position in full
    and the canonical name of the agency."""

    position: str | None = None
    agency: str | None = None

    mention_kind: ClassVar[MentionKind] = "official"


class MissedDirective(_OfWords, frozen=True, kw_only=True):
    """`[[missed_directive]]`: a sentence or bullet that instructs and was not recognised, with the canonical names of
    those who are responsible and of those who help, and the deadline."""

    responsible: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadline: str | None = None

    mention_kind: ClassVar[MentionKind] = "directive"


Missed = MissedCitation | MissedAgency | MissedOfficial | MissedDirective
"""The statements of what recognition missed."""

OfWords = CitationStatement | NoMentionStatement | Missed
"""The statements about words in a document."""


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
        return tuple(Named(name, file_name(file)) for name, file in self.mentions)


class AgencyStatement(_Identity, frozen=True, kw_only=True):
    """`[[agency]]`: whether agencies are one; each of `mentions` is a canonical name, with the file of the document
    where only that one's is meant."""

    mentions: list[list[str]]

    def named(self) -> tuple[Named, ...]:
        """The agencies."""
        return tuple(Named(name, *map(file_name, files)) for name, *files in self.mentions)


Statement = DocumentStatement | OfWords | PersonStatement | AgencyStatement

STATEMENTS: dict[str, type[Statement]] = {
    "document": DocumentStatement,
    "citation": CitationStatement,
    "no_mention": NoMentionStatement,
    "missed_citation": MissedCitation,
    "missed_agency": MissedAgency,
    "missed_official": MissedOfficial,
    "missed_directive": MissedDirective,
    "person": PersonStatement,
    "agency": AgencyStatement,
}
"""The statements by the name of their table."""


def file_name(words: str) -> str:
    """The name of a document's file as the collection has it: in NFC, with `/`, from the folder that was given."""
    return unicodedata.normalize("NFC", words.strip()).replace("\\", "/").removeprefix("./")


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
            quote = quoted(statement)
            return (
                f"{quote} trong {statement.file} chỉ {statement.meant}",
                f"{quote} in {statement.file} means {statement.meant}",
            )
        case NoMentionStatement():
            vi, en = KINDS_IN_WORDS[statement.kind]
            quote = quoted(statement)
            return f"{quote} trong {statement.file} không phải {vi}", f"{quote} in {statement.file} is not {en}"
        case MissedCitation() | MissedAgency() | MissedOfficial() | MissedDirective():
            vi, en = KINDS_IN_WORDS[statement.mention_kind]
            quote = quoted(statement)
            more = f": {said}" if (said := stated_of(statement)) else ""
            return f"{quote} trong {statement.file} là {vi}{more}", f"{quote} in {statement.file} is {en}{more}"
        case PersonStatement() | AgencyStatement():
            each = [f"{one.name} ({one.file})" if one.file else one.name for one in statement.named()]
            vi, en = ("cùng là một", "are one") if statement.same else ("khác nhau", "are not one")
            return f"{', '.join(each)}: {vi}", f"{', '.join(each)} {en}"


def quoted(statement: OfWords) -> str:
    """The words that a statement is about, with the place that it names."""
    where = ", ".join(filter(None, (statement.passage, str(statement.nth or ""))))
    return f"“{statement.quote}”{f' ({where})' if where else ''}"


def stated_of(statement: Missed) -> str:
    """What a statement says of a mention that was missed; empty where it says no more than that it is one."""
    match statement:
        case MissedCitation():
            said = ", ".join(filter(None, (statement.relation, statement.meant)))
        case MissedAgency():
            said = statement.name or ""
        case MissedOfficial():
            said = ", ".join(filter(None, (statement.position, statement.agency)))
        case MissedDirective():
            said = ", ".join((*statement.responsible, *statement.coordinating, *filter(None, (statement.deadline,))))
    return said
