"""The words by which citations are found, from the tables, and where they stand in a text.

`data/authority/citation_cues.csv` has the words around mentions, `relation_cues.csv` those that say what the citing
document does to the cited one, `document_types.csv` and `laws.csv` the names. What begins a mention is found by the
shared pass over the text; all other words are only looked at beside a mention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from govgraph.authority.document_types import DocumentType, type_by_name, types_with
from govgraph.authority.laws import law_names
from govgraph.language.letters import fold
from govgraph.recognition.citations.mentions import Agencies, Passages
from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import alternatives, cue_rows
from govgraph.recognition.scanning import Occurrence
from govgraph.records import AgencyMention
from govgraph.structure import Structure

_LOOKED_UP = ("opening_late", "before", "after", "passive", "title end")
"""The uses whose words are looked up by place."""


@cache
def words(role: str, table: str = "citation_cues") -> tuple[str, ...]:
    """The words of a role in a table, folded, in the order of the table."""
    return tuple(word for row in cue_rows(table) if row.role == role for word in row.words)


@cache
def kind_of(role: str, word: str, table: str = "citation_cues") -> str:
    """The kind of the row of a role that has a word, folded. Raises KeyError where none has."""
    return {word: row.kind for row in cue_rows(table) if row.role == role for word in row.words}[word]


@cache
def any_word(*roles: str, table: str = "citation_cues") -> str:
    """A pattern of any word of the roles, the longest tried first."""
    return alternatives(word for role in roles for word in words(role, table))


@cache
def types_pattern(trait: str) -> str:
    """A pattern of the folded names of the types that have a trait."""
    return alternatives(_forms(trait))


@cache
def _sought() -> dict[str, tuple[str, ...]]:
    """The words that the shared pass finds, by what they begin or say."""
    anaphors = words("anaphor")
    return {
        "law": tuple(law_names()),
        "law word": _forms("law"),
        "amending law": tuple(f"{form} {verb}" for form in _forms("law") for verb in words("amending")),
        "short": _forms("short"),
        "dated": tuple(
            f"{form} {dated}"
            for form in _forms("enacts", "letter", "reported")
            for dated in ("ngày", *words("no_number"))
        ),
        "self": tuple(f"{form} này" for form in _forms("enacts", "short", "drafted", "normative")),
        "itself": tuple(f"{form} này" for form in _forms("enacts", "short", "drafted", "normative", "annexed")),
        "alias": words("alias"),
        "anaphor": tuple(
            f"{form} {word}" for form in _forms("enacts", "short", "letter", "reported") for word in anaphors
        ),
        "reported": tuple(f"{form} của" for form in _forms("reported")),
        "based": tuple(f"{form} của" for form in _forms("enacts", "annexed", "drafted", "letter")),
        "yearly": tuple(f"{form} năm" for form in _forms("yearly")),
        "congress": tuple(f"{form} {body}" for form in _forms("assembly") for body in words("congress")),
        "draft": tuple(f"{word} {form}" for word in words("draft") for form in _forms("drafted", "tabled")),
        "prepared": tuple(f"{verb} {form}" for verb in words("prepare") for form in _forms("drafted")),
        "provision": (*words("provision"), *(word for word, _ in run_on_provisions())),
        "title end": words("title_end"),
        "in force": words("in_force", "effect_cues"),
        **{role: words(role, "relation_cues") for role in ("opening_late", "before", "after", "as_follows", "passive")},
    }


@cache
def run_on_provisions() -> tuple[tuple[str, int], ...]:
    """The words for parts that some copies of documents run together with the one before (`quy định tạikhoản 2`), and
    the length of that one (code points)."""
    links = [link for link in words("provision_link") if " " not in link]
    return tuple((f"{link}{word}", len(link)) for link in links for word in words("provision"))


def _forms(*traits: str) -> tuple[str, ...]:
    """The names, in folded letters, of the types that have any of the traits."""
    return tuple(dict.fromkeys(form for trait in traits for kind in types_with(trait) for form in kind.forms))


def vocabulary() -> Iterable[str]:
    """The words that `recognise_citations` needs to have found."""
    return {word for sought in _sought().values() for word in sought}


@cache
def _uses() -> dict[str, tuple[str, ...]]:
    uses: dict[str, list[str]] = {}
    for use, sought in _sought().items():
        for word in sought:
            uses.setdefault(word, []).append(use)
    return {word: tuple(dict.fromkeys(found)) for word, found in uses.items()}


class CitingText:
    """A document as the recognisers of citations look at it: its running text, passages, agencies, and where the words
    stand that begin mentions (by what they begin, in the order of their ends)."""

    __slots__ = ("_ends", "agencies", "context", "enacts", "folded", "found", "is_normative", "passages", "text")

    def __init__(
        self,
        structure: Structure,
        context: Context,
        agencies: list[AgencyMention],
        occurrences: Sequence[Occurrence],
    ) -> None:
        self.text, self.folded = structure.running.text, structure.running.folded
        self.passages = Passages(structure.passages)
        self.agencies = Agencies(agencies)
        self.context = context
        kind = type_by_name(fold(context.type or ""))
        self.enacts = kind is None or "enacts" in kind.traits
        self.found: dict[str, list[Occurrence]] = {use: [] for use in _sought()}
        uses = _uses()
        for occurrence in occurrences:
            for use in uses[occurrence.word]:
                self.found[use].append(occurrence)
        kind = kind or self._said_type()
        self.is_normative = kind is not None and "normative" in kind.traits
        self._ends = {use: [occurrence.end for occurrence in self.found[use]] for use in _LOOKED_UP}

    def _said_type(self) -> DocumentType | None:
        """The type that a document without a head calls itself most often: `Thông tư này`."""
        said = Counter(word.word for word in self.found["self"])
        return type_by_name(said.most_common(1)[0][0].removesuffix(" này")) if said else None

    def next_word(self, use: str, start: int, end: int) -> Occurrence | None:
        """The first word of a use that lies between two offsets, None where there is none."""
        found = self.found[use]
        for index in range(bisect_right(self._ends[use], start), len(found)):
            if found[index].start >= start:
                return found[index] if found[index].end <= end else None
        return None

    def last_words(self, use: str, start: int, end: int) -> Iterator[Occurrence]:
        """The words of a use that lie between two offsets, the last first."""
        found = self.found[use]
        for index in range(bisect_right(self._ends[use], end) - 1, -1, -1):
            if found[index].start < start:
                return
            yield found[index]

    def capital(self, offset: int) -> bool:
        """Whether a capital stands at an offset."""
        return self.text[offset].isupper()

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins: a passage of the running text is one line."""
        return self.folded.rfind("\n", 0, offset) + 1

    def is_draft(self, offset: int) -> bool:
        """Whether the words before an offset make what follows a draft: `dự thảo`."""
        return self.folded.endswith(tuple(f"{word} " for word in words("draft")), 0, offset)

    def is_plural(self, offset: int) -> bool:
        """Whether the words before an offset make what follows a plural: `các`, `những`, `một số`."""
        return _plural().search(self.folded, max(self.line_start(offset), offset - 40), offset) is not None


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('plural')} (?:[^\W\d]+(?: [^\W\d]+){{0,3}}, |[^\W\d]+ và )*$")


def is_alias(citing: CitingText, start: int) -> bool:
    """Whether the words before an offset make what follows a short name: `(sau đây gọi tắt là Luật Đất đai)`."""
    if not citing.folded.endswith(("là ", "là “", 'là "'), 0, start):
        return False
    return _alias().search(citing.folded, max(citing.line_start(start), start - 40), start) is not None


@cache
def _alias() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('alias')} [“\"]?$")
