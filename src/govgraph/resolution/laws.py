"""Laws that are cited by their title: which law bears it, by date or year, or by what was in force.

The numbers that laws bear are taken from the table of laws and from the collection's own citations that give title and
number. A law that is replaced keeps its title, so a title alone is certain only where one number is known for it before
the citing document, or where the latest was passed so long before that it must have been in force.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from msgspec import Struct

from govgraph.authority.laws import full_title
from govgraph.authority.tables import rows
from govgraph.language.letters import fold
from govgraph.records import Candidate, Citation, ResolvedCitation
from govgraph.resolution import reasons
from govgraph.resolution.chronology import date_said, may_precede
from govgraph.resolution.citing import Citing
from govgraph.resolution.keys import join, title_step, type_step, within
from govgraph.resolution.series import Series, country_series
from govgraph.resolution.titles import title_key

_IN_FORCE_YEARS = 2
"""A law comes into force within two years of its passing: the codes took longest, 18 months (Bộ luật Dân sự 2015)."""
_FIRST_LAWS = "06"
"""The month in which the National Assembly passes the first laws of a year: its sessions are from May to June and from
October to November. A document of before names those of its own year as bills."""


_Name = tuple[str, str]
"""What a law is called: the name of its type, and the key of its title."""


class Law(Struct, frozen=True):
    """A law by its key. `number` is None for one known by title and year alone; `date` is ISO as far as it is known."""

    key: str
    type: str
    title: str
    number: str | None
    date: str


@cache
def law_types() -> frozenset[str]:
    """The types of documents that are cited by title."""
    return frozenset(row["type"] for row in rows("laws"))


@cache
def types_without_title() -> frozenset[str]:
    """The types that name a document by themselves (`Hiến pháp`): titles do not tell theirs apart, years do."""
    return frozenset(row["type"] for row in rows("laws") if not row["title"])


def is_law(citation: Citation) -> bool:
    """Whether a mention names a law by title."""
    named = citation.title is not None or citation.type in types_without_title()
    return citation.type in law_types() and named and citation.form not in ("draft", "self", "anaphoric")


def _name(kind: str | None, title: str | None) -> _Name:
    """The type and the key of the title that tell laws apart."""
    return kind or "", "" if kind in types_without_title() else title_key(full_title(fold(title or "")))


def _title_alone(name: _Name, *steps: str) -> str:
    """The key of a law of which no number is known."""
    kind, title = name
    return join(type_step(kind), title_step(title) if title else "", *steps)


def law_key(kind: str, title: str | None, year: str) -> str:
    """The key of a law that is known by title and year alone."""
    return _title_alone(_name(kind, title), year)


@cache
def tabled_laws() -> dict[str, Law]:
    """The laws of the table by key."""
    laws: dict[str, Law] = {}
    for row in rows("laws"):
        if row["number"]:
            series = country_series(row["number"], row["type"])
            law = Law(series.key(), row["type"], row["title"], row["number"], row["date"] or _year_of(series))
        elif row["date"]:
            key = _title_alone(_name(row["type"], row["title"]), row["date"][:4])
            law = Law(key, row["type"], row["title"], None, row["date"])
        else:
            continue
        laws.setdefault(law.key, law)
    return laws


class Laws:
    """The laws of a collection by title. Fill it with `cite` for every citation of a law, call `settle` once, then ask
    `resolve`."""

    def __init__(self) -> None:
        self._known: defaultdict[_Name, dict[str, Law]] = defaultdict(dict)
        """By type and title: the laws by key."""
        self._dates: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._named: defaultdict[str, Counter[tuple[_Name, str]]] = defaultdict(Counter)
        """By key: the names that citations with a number give to it, with the number as printed."""
        self._numbers_here: defaultdict[tuple[str, _Name], set[str]] = defaultdict(set)
        """By file and name: the keys of the laws that the file cites by number and title."""
        self._dates_here: defaultdict[tuple[str, _Name], set[str]] = defaultdict(set)
        """By file and name: the dates and years by which the file cites laws of that title."""
        for law in tabled_laws().values():
            self._known[_name(law.type, law.title)][law.key] = law

    def cite(self, citing: Citing, citation: Citation, series: Series | None) -> None:
        """Take in a citation of a law by title: with its number if `series` is given, else with its date or year."""
        name = _name(citation.type, citation.title)
        date = date_said(citation)
        if series is not None:
            key = series.key()
            self._dates[key].update(filter(None, [date, _year_of(series)]))
            self._named[key][name, citation.number or ""] += 1
            self._numbers_here[citing.source, name].add(key)
        elif date is not None:
            self._dates_here[citing.source, name].add(date)
            if len(date) > len("2021"):  # a year alone may be that of an amendment
                key = _title_alone(name, date[:4])
                self._dates[key][date] += 1
                self._known[name].setdefault(key, Law(key, name[0], name[1], None, ""))

    def settle(self) -> None:
        """Give every number that is cited with a title the one title by which most call it: the table's, else the most
        frequent. Where a number stands behind two titles (a law and the one that amends it) some go wrong."""
        tabled = tabled_laws()
        for key, names in self._named.items():
            if key not in tabled:
                name, number = min(names, key=lambda item: (-names[item], item))
                self._known[name][key] = Law(key, name[0], name[1], number, "")

    def _date(self, law: Law) -> str:
        """The date of a law: what the table says, else the day that most citations give, else its year."""
        if len(law.date) > len("2021"):
            return law.date
        dates = self._dates.get(law.key, Counter())
        return min(dates, key=lambda date: (-len(date), -dates[date], date), default=law.date)

    def _candidates(self, name: _Name) -> list[tuple[str, Law]]:
        """The laws of a title with their dates, oldest first. Of one year that of the table stands for all: other
        numbers are misprints; and one known by its number for those of which the date alone is known."""
        tabled = tabled_laws()
        best: dict[str, int] = {}
        found = []
        for law in self._known.get(name, {}).values():
            date = self._date(law)
            if date:
                sure = 2 if law.key in tabled else 1 if law.number is not None else 0
                best[date[:4]] = max(sure, best.get(date[:4], 0))
                found.append((date, sure, law))
        kept = [(date, law) for date, sure, law in found if sure == best[date[:4]]]
        return sorted(kept, key=lambda item: (item[0], item[1].key))

    def resolve(self, citing: Citing, citation: Citation) -> ResolvedCitation:
        """Which law a mention by title means."""
        name = _name(citation.type, citation.title)
        date = date_said(citation)
        if date is not None:
            return self._dated(citing, name, date)
        numbers = self._numbers_here.get((citing.source, name), set()) & self._known.get(name, {}).keys()
        here = numbers or {
            self._dated(citing, name, said).identity for said in self._dates_here.get((citing.source, name), ())
        }
        if len(here) == 1:
            return ResolvedCitation(next(iter(here)), "resolved", reasons.LAW_HERE)
        time = citing.time.date
        before = [(known, law) for known, law in self._candidates(name) if time is None or may_precede(known, time)]
        if not before:
            return ResolvedCitation(_title_alone(name), "unresolved", reasons.LAW_UNKNOWN)
        if len(before) == 1:
            known, law = before[0]
            if (
                citing.time.said
                and time is not None
                and time.startswith(known)
                and known < time < f"{known}-{_FIRST_LAWS}"
            ):
                found = (_candidate(known, law),)
                return ResolvedCitation(self._own(citing, name), "unresolved", reasons.LAW_SAME_YEAR, found)
            return ResolvedCitation(law.key, "resolved", reasons.LAW_ONLY_ONE)
        surely_in_force = [
            at for at, (known, _) in enumerate(before) if time and int(time[:4]) - int(known[:4]) >= _IN_FORCE_YEARS
        ]
        if citing.time.said and surely_in_force:
            before = before[surely_in_force[-1] :]
        if len(before) == 1:
            return ResolvedCitation(before[0][1].key, "resolved", reasons.LAW_IN_FORCE)
        return self._ambiguous(self._own(citing, name), before)

    def _dated(self, citing: Citing, name: _Name, date: str) -> ResolvedCitation:
        """The law of a title and date or year. A day that is not the law's own still tells its year."""
        same_year = [(known, law) for known, law in self._candidates(name) if known[:4] == date[:4]]
        exact = [(known, law) for known, law in same_year if known == date]
        if len(exact) == 1 and len(date) > len("2021"):
            return ResolvedCitation(exact[0][1].key, "resolved", reasons.LAW_BY_DATE)
        if len(same_year) == 1:
            return ResolvedCitation(same_year[0][1].key, "resolved", reasons.LAW_BY_YEAR)
        if same_year:
            return self._ambiguous(self._own(citing, name, date[:4]), same_year)
        return ResolvedCitation(_title_alone(name, date[:4]), "resolved", reasons.LAW_BY_YEAR)

    def _own(self, citing: Citing, name: _Name, *steps: str) -> str:
        """The key of a law of which it is not certain which one is meant: the document's own."""
        return _title_alone(name, *steps, within(citing.source))

    def _ambiguous(self, key: str, laws: list[tuple[str, Law]]) -> ResolvedCitation:
        found = tuple(_candidate(date, law) for date, law in laws)
        return ResolvedCitation(key, "ambiguous", reasons.LAW_SEVERAL, found)


def _candidate(date: str, law: Law) -> Candidate:
    return Candidate(law.key, f"{law.number or law.type} of {date}")


def _year_of(series: Series) -> str:
    """The year that a number has in it."""
    years = [step for step in series.number.split("-")[1:2] if step.isdecimal() and len(step) == len("2021")]
    return years[0] if series.numbering == "year in the number" and years else ""
