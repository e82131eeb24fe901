"""One record for each document that the collection holds or cites, merged from all that names it.

A held document says most of itself; of the rest most mentions decide (of dates most documents, since one repeats its
misprint), and of equals the first in order of code points, so that no order of files matters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from govgraph.language.numbers import tidy_number
from govgraph.records import Citation, DocumentFacts, DocumentIdentity, ResolvedDocument
from govgraph.resolution.chronology import date_said, known_date
from govgraph.resolution.congresses import congress_year
from govgraph.resolution.laws import tabled_laws
from govgraph.resolution.series import short_number, type_of


class _Said:
    """What is said of one document, counted."""

    __slots__ = ("_dated", "dates", "drafts", "issuers", "mentions", "numbers", "titles", "types")

    def __init__(self) -> None:
        self._dated: set[tuple[str, str]] = set()
        self.types: Counter[str] = Counter()
        self.numbers: Counter[str] = Counter()
        self.dates: Counter[str] = Counter()
        self.issuers: Counter[str] = Counter()
        self.titles: Counter[str] = Counter()
        self.drafts = 0
        self.mentions = 0

    def cited(self, citation: Citation, source: str, *, itself: bool) -> None:
        """Count a mention. One that stands for another, or is the document itself, says only what it is called."""
        self.mentions += 1
        self.drafts += citation.form == "draft"
        if citation.number is not None and short_number(citation.number, citation.type) is None:
            self.numbers[citation.number] += 1
            kind = type_of(citation.number, citation.type)
            if kind:
                self.types[kind] += 1
        elif citation.type and not itself and citation.form != "anaphoric":
            self.types[citation.type] += 1
        date = date_said(citation)
        if date and (source, date) not in self._dated:
            self._dated.add((source, date))
            self.dates[date] += 1
        if citation.issuer:
            self.issuers[citation.issuer] += 1
        if citation.title:
            self.titles[" ".join(citation.title.split())] += 1


def merge_identities(documents: Sequence[ResolvedDocument]) -> tuple[DocumentIdentity, ...]:
    """The identities of a resolution, in order of key: of each document held, cited, or a candidate for a citation."""
    said: defaultdict[str, _Said] = defaultdict(_Said)
    held: defaultdict[str, list[DocumentFacts]] = defaultdict(list)
    for document in documents:
        held[document.identity].append(document.facts)
        for citation, means in zip(document.facts.citations, document.citations, strict=True):
            said[means.identity].cited(citation, document.facts.source.name, itself=means.identity == document.identity)
            for candidate in means.candidates:
                said[candidate.identity]  # a candidate is described even if nothing else names it
    return tuple(_identity(key, said[key], held.get(key, [])) for key in sorted(said.keys() | held.keys()))


def _identity(key: str, said: _Said, held: list[DocumentFacts]) -> DocumentIdentity:
    own = [facts.metadata for facts in held]
    law = tabled_laws().get(key)
    date = _first(known_date(m.date) for m in own) or _date(said.dates)
    if law is not None and len(law.date) > len(date or ""):
        date = law.date
    year = int(date[:4]) if date else congress_year(key)
    return DocumentIdentity(
        key=key,
        type=_first(m.type for m in own) or _most(said.types) or (law.type if law else None),
        number=_first(m.number for m in own) or _number(said.numbers) or (law.number if law else None),
        date=date if date and len(date) > len("2021") else None,
        year=year,
        issuer=_first(m.issuer for m in own) or _most(said.issuers),
        title=_first(m.subject for m in own) or _most(said.titles) or (law.title if law else None),
        held=tuple(sorted(facts.source.name for facts in held)),
        draft=not held and said.drafts > 0 and not said.numbers,
    )


def _first(values: Iterable[str | None]) -> str | None:
    """The value of the held files; where they differ, the first in order of code points."""
    return min((value for value in values if value), default=None)


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _number(numbers: Counter[str]) -> str | None:
    """The number as most mentions print it, less their spaces."""
    tidy: Counter[str] = Counter()
    for number, count in numbers.items():
        tidy[tidy_number(number)] += count
    return _most(tidy)


def _date(dates: Counter[str]) -> str | None:
    """The date that most mentions give, whole days before parts."""
    return min(dates, key=lambda date: (-len(date), -dates[date], date), default=None)
