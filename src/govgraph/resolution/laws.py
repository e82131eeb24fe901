"""Laws that are cited by their title: which law bears it, by date or year, or by what was in force.

The numbers that laws bear are taken from the table of laws and from the collection's own citations that give title and
number. A law that is replaced keeps its title, so a title alone is certain only where one number is known for it before
the citing document, or where the latest was passed so long before that it must have been in force.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from msgspec import Struct

from govgraph.authority.tables import rows
from govgraph.records import Candidate, Citation, ResolvedCitation
from govgraph.resolution import reasons
from govgraph.resolution.chronology import date_said, may_precede
from govgraph.resolution.keys import join, title_step, type_step, within
from govgraph.resolution.numbered import Citing
from govgraph.resolution.series import Series, country_series
from govgraph.resolution.titles import title_key

_CONSTITUTION = "Hiến pháp"
_IN_FORCE_YEARS = 2
"""A law comes into force within two years of its passing: the codes took longest, 18 months (Bộ luật Dân sự 2015)."""


class Law(Struct, frozen=True):
    """A law by its key. `number` is None for one known by title and year alone; `date` is ISO as far as it is known."""

    key: str
    type: str
    title: str
    number: str | None
    date: str


@cache
def law_types() -> frozenset[str]:
    """The types that are cited by title: those of the table of laws, and the Constitution."""
    return frozenset(row["type"] for row in rows("laws")) | {_CONSTITUTION}


def is_law(citation: Citation) -> bool:
    """Whether a mention names a law by title."""
    return citation.type in law_types() and (citation.title is not None or citation.type == _CONSTITUTION)


@cache
def tabled_laws() -> dict[str, Law]:
    """The laws of the table by key."""
    laws: dict[str, Law] = {}
    for row in rows("laws"):
        if row["number"]:
            series = country_series(row["number"], row["type"])
            law = Law(series.key(), row["type"], row["title"], row["number"], row["date"] or _year_of(series))
            laws.setdefault(law.key, law)
    return laws


class Laws:
    """The laws of a collection by title. Fill it with `cite` for every citation of a law, then ask `resolve`."""

    def __init__(self) -> None:
        self._known: defaultdict[tuple[str, str], dict[str, Law]] = defaultdict(dict)
        """By type and title: the laws by key."""
        self._dates: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._numbers_here: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        """By file, type and title: the keys of the laws that the file cites by number and title."""
        for law in tabled_laws().values():
            self._known[law.type, title_key(law.title)][law.key] = law

    def cite(self, citing: Citing, citation: Citation, series: Series | None) -> None:
        """Take in a citation of a law by title: with its number if `series` is given, else with its date or year."""
        at = (citation.type or "", title_key(citation.title))
        date = date_said(citation)
        if series is not None:
            key = series.key()
            if date and len(date) > len("2021"):
                self._dates[key][date] += 1
            self._numbers_here[citing.source, *at].add(key)
            self._known[at].setdefault(
                key, Law(key, at[0], citation.title or "", citation.number, _year_of(series) or date or "")
            )
        elif date is not None:
            key = self._key(citation, date[:4])
            self._known[at].setdefault(key, Law(key, at[0], citation.title or "", None, date[:4]))

    def _key(self, citation: Citation, *steps: str) -> str:
        title = title_key(citation.title)
        return join(type_step(citation.type), title_step(title) if title else "", *steps)

    def _date(self, law: Law) -> str:
        """The date of a law: what the table says, else what most citations do, else its year."""
        if len(law.date) > len("2021"):
            return law.date
        dates = self._dates.get(law.key)
        return min(dates, key=lambda date: (-dates[date], date)) if dates else law.date

    def _candidates(self, citation: Citation) -> list[tuple[str, Law]]:
        """The laws of a title with their dates, oldest first; a law known by its number covers what is known of its
        year alone."""
        laws = list(self._known.get((citation.type or "", title_key(citation.title)), {}).values())
        dated = [(self._date(law), law) for law in laws]
        numbered_years = {date[:4] for date, law in dated if law.number is not None and date}
        kept = [(date, law) for date, law in dated if law.number is not None or date[:4] not in numbered_years]
        return sorted(((date, law) for date, law in kept if date), key=lambda item: (item[0], item[1].key))

    def resolve(self, citing: Citing, citation: Citation) -> ResolvedCitation:
        """Which law a mention by title means."""
        here = self._numbers_here.get((citing.source, citation.type or "", title_key(citation.title)), set())
        date = date_said(citation)
        candidates = self._candidates(citation)
        if date is not None:
            exact = [law for known, law in candidates if known == date and len(date) > len("2021")]
            if len(exact) == 1:
                return ResolvedCitation(exact[0].key, "resolved", reasons.LAW_BY_DATE)
            same_year = [law for known, law in candidates if known[:4] == date[:4]]
            if len(same_year) == 1:
                return ResolvedCitation(same_year[0].key, "resolved", reasons.LAW_BY_YEAR)
            return ResolvedCitation(self._key(citation, date[:4]), "resolved", reasons.LAW_BY_YEAR)
        if len(here) == 1:
            return ResolvedCitation(next(iter(here)), "resolved", reasons.LAW_NUMBER_HERE)
        time = citing.time.date
        before = [(known, law) for known, law in candidates if time is None or may_precede(known, time)]
        title_alone = self._key(citation) if citation.title else join(type_step(citation.type), within(citing.source))
        if not before:
            return ResolvedCitation(title_alone, "unresolved", reasons.LAW_UNKNOWN)
        if len(before) == 1:
            return ResolvedCitation(before[0][1].key, "resolved", reasons.LAW_ONLY_ONE)
        latest, law = before[-1]
        if citing.time.said and time is not None and int(time[:4]) - int(latest[:4]) >= _IN_FORCE_YEARS:
            return ResolvedCitation(law.key, "resolved", reasons.LAW_IN_FORCE)
        found = tuple(Candidate(law.key, f"{law.number or law.type} of {known}") for known, law in before)
        return ResolvedCitation(title_alone, "ambiguous", reasons.LAW_SEVERAL, found)


def _year_of(series: Series) -> str:
    """The year that a number has in it."""
    years = [step for step in series.number.split("-")[1:2] if step.isdecimal() and len(step) == len("2021")]
    return years[0] if series.numbering == "year in the number" and years else ""
