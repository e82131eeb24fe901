"""Documents known by number: what the collection says of each, and which of them a mention means.

All mentions of a number in one series are sorted by period. A mention with date or year says its period itself. One
without is decided by what is certain elsewhere: another mention in the same document, the title, or the only period
that the collection knows before the citing document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govgraph.records import Candidate, Citation, Metadata, ResolvedCitation
from govgraph.resolution import reasons
from govgraph.resolution.chronology import Time, date_said, known_date, may_precede
from govgraph.resolution.citing import Citing
from govgraph.resolution.keys import NO_PERIOD, within
from govgraph.resolution.periods import is_term, period_of, uncertain_half
from govgraph.resolution.series import Series, series_of, short_number
from govgraph.resolution.titles import any_same, title_key

_YEARS_STATE = 3
_YEARS_PARTY = 10
"""How many years before the citing document the only known document of a number may lie to be the one that is surely
meant. The State's numbers begin anew each year, the Party's each term."""
_WELL_KNOWN = 3
"""So many documents that date it make one known well enough to be meant later too. Tried on the dated citations of
7,000 documents with the date hidden: within the years above 196 of 203 were right; beyond them 27 of 29 where three
documents or more date the number, 29 of 49 where fewer do."""

_YEARS_TOGETHER_STATE = 1
_YEARS_TOGETHER_PARTY = 5
"""Documents that cite one number without date mean the same one if they lie so near to each other."""


class Undated(NamedTuple):
    """A number that a document gives without date or year."""

    source: str
    series: Series


class Slot:
    """What the collection says of one number in one period."""

    __slots__ = ("_said", "dates", "held", "titles")

    def __init__(self) -> None:
        self._said: set[tuple[str, str]] = set()
        self.dates: Counter[str] = Counter()
        """By date, how many documents give it."""
        self.held: dict[str, str] = {}
        """Files that are this document, with their own dates."""
        self.titles: set[str] = set()

    def say(self, source: str, date: str) -> None:
        """Count that a document gives a date."""
        if (source, date) not in self._said:
            self._said.add((source, date))
            self.dates[date] += 1

    def absorb(self, other: Slot) -> None:
        """Take in what is said of another slot that turned out to be this one."""
        for source, date in other._said:
            self.say(source, date)
        self.titles.update(other.titles)

    @property
    def date(self) -> str:
        """The date by which the document goes: its own, else what most documents say, whole days before parts."""
        own = self.days or sorted(filter(None, self.held.values()), key=lambda date: (-len(date), date))
        if own:
            return own[0]
        return min(self.dates, key=lambda date: (-len(date), -self.dates[date], date), default="")

    @property
    def well_known(self) -> bool:
        """Whether many documents give the date."""
        return len({source for source, _ in self._said}) >= _WELL_KNOWN

    @property
    def days(self) -> list[str]:
        """The days on which the held files say they were issued."""
        return sorted({date for date in self.held.values() if _is_day(date)})


def _is_day(date: str | None) -> bool:
    return date is not None and len(date) == len("2021-07-01")


class NumberedDocuments:
    """The numbers of a collection. Fill it with `hold` and `cite` for every document, then call `settle` once; from
    then on `own` and `resolve` answer."""

    def __init__(self) -> None:
        self._slots: defaultdict[Series, dict[str, Slot]] = defaultdict(dict)
        self._terms: dict[tuple[Series, str], str] = {}
        """The terms that years of Party numbers turned out to lie in, and the halves that years of a merger did."""
        self._in_document: defaultdict[Undated, set[str]] = defaultdict(set)
        """The periods that a document itself gives for a number."""
        self._titles: defaultdict[Undated, set[str]] = defaultdict(set)
        """The titles that a document gives to a number where it gives no date."""
        self._undated: dict[Undated, Citing] = {}
        self._headings: dict[str, Series] = {}
        self._held_undated: defaultdict[Series, list[str]] = defaultdict(list)
        self._own_keys: dict[str, str] = {}
        self._decided: dict[Undated, ResolvedCitation] = {}

    # Filling

    def hold(self, citing: Citing, metadata: Metadata) -> None:
        """Take in a document that the collection holds; one whose number is not stated is never guessed."""
        if metadata.number is None or short_number(metadata.number, metadata.type) is not None:
            return
        series = series_of(metadata.number, metadata.type, metadata.issuer, citing.jurisdictions)
        self._headings[citing.source] = series
        date = known_date(metadata.date)
        if date is None and not series.complete:
            return
        slot = self._slot(series, date or "")
        slot.held[citing.source] = date or ""
        slot.titles.add(title_key(metadata.subject))

    def cite(self, citing: Citing, citation: Citation, series: Series) -> None:
        """Take in a mention by number."""
        date = date_said(citation)
        at = Undated(citing.source, series)
        term = _term_said(citation, series)
        if term is not None:
            self._slots[series].setdefault(term, Slot()).titles.add(title_key(citation.title))
            self._in_document[at].add(term)
            return
        if date is None and not series.complete:
            self._undated[at] = citing
            self._titles[at].add(title_key(citation.title))
            return
        by = _known_day(citing)
        slot = self._slot(series, date or "", by)
        slot.say(citing.source, date or "")
        slot.titles.add(title_key(citation.title))
        self._in_document[at].add(period_of(series, date or "", by))

    def _slot(self, series: Series, date: str, by: str | None = None) -> Slot:
        slots, period = self._slots[series], period_of(series, date, by)
        if period not in slots:
            slots[period] = Slot()
        return slots[period]

    # Settling

    def settle(self, times: Mapping[str, Time]) -> None:
        """Decide what no single mention can: which years are in which terms, the files without date, the mentions
        without date. `times` are those of all documents, by file name."""
        self._years_into_parts()
        undated = Counter(
            series for source, series in self._headings.items() if self._date_of_file(series, source) is None
        )
        for source, series in self._headings.items():
            date = self._date_of_file(series, source)
            if date is not None:
                self._own_keys[source] = self._key(series, self._period(series, date), date)
                continue
            near = self._about(series, times[source]) if undated[series] == 1 else None
            if near is None:
                self._held_undated[series].append(source)
                near = series.key(NO_PERIOD, within(source) if series.jurisdiction.known else "")
            self._own_keys[source] = near
        open_: defaultdict[Series, list[Undated]] = defaultdict(list)
        for at, citing in self._undated.items():
            decided = self._decide(at, citing)
            if decided is None:
                open_[at.series].append(at)
            else:
                self._decided[at] = decided
        for series, mentions in open_.items():
            self._group(series, mentions)

    def _years_into_parts(self) -> None:
        """A Party number dated by year only, in a year in which a term ends, is of the term in which the collection
        has a day of that year, if there is one such term; a province's number of the year of its merger is of the half
        of that year in which the collection has one, if it has in one alone."""
        for series, slots in self._slots.items():
            if len(slots) == 1:
                continue
            of_party = series.numbering == "term of office"
            for year in [p for p in slots if (not is_term(p) if of_party else uncertain_half(series, p))]:
                slot = slots[year]
                if slot.held or any(date not in (year, "") for date in slot.dates):
                    continue
                fitting = [
                    part
                    for part, other in slots.items()
                    if (
                        is_term(part) and any(date.startswith(year) for date in (*other.dates, *other.held.values()))
                        if of_party
                        else part.startswith(f"{year}/")
                    )
                ]
                if len(fitting) == 1:
                    slots[fitting[0]].absorb(slot)
                    self._terms[series, year] = fitting[0]
                    del slots[year]

    def _period(self, series: Series, date: str, by: str | None = None) -> str:
        period = period_of(series, date, by)
        return self._terms.get((series, period), period)

    def _split(self, series: Series, slot: Slot) -> list[str]:
        """The days that tell apart several held documents of one number and period; empty where it is one, as it must
        be if the number has its year in it."""
        return slot.days if len(slot.days) > 1 and not series.complete else []

    def _key(self, series: Series, period: str, date: str = "") -> str:
        """The key of the document of a period; among several held ones that of the day."""
        return series.key(period, date if date in self._split(series, self._slots[series][period]) else "")

    def _date_of_file(self, series: Series, source: str) -> str | None:
        return next((slot.held[source] for slot in self._slots[series].values() if source in slot.held), None)

    def _about(self, series: Series, time: Time) -> str | None:
        """The key of the one document of the series that is cited with a date within a year of a time."""
        near = [
            self._key(series, period)
            for period, slot in self._slots[series].items()
            if not slot.held and slot.date and time.year is not None and abs(int(slot.date[:4]) - time.year) <= 1
        ]
        return near[0] if len(near) == 1 and series.jurisdiction.known else None

    def _decide(self, at: Undated, citing: Citing) -> ResolvedCitation | None:
        """What a number without date means in a document; None where nothing tells."""
        series = at.series
        if self._headings.get(at.source) == series:
            return ResolvedCitation(self._own_keys[at.source], "resolved", reasons.ITSELF)
        here = sorted({self._terms.get((series, period), period) for period in self._in_document.get(at, ())})
        if len(here) == 1:
            return self._certain(series, self._key(series, here[0]), reasons.SAME_DOCUMENT)
        if here:
            found = [
                Candidate(self._key(series, p), reasons.cited_here(self._slots[series][p].date or p)) for p in here
            ]
            return self._ambiguous(at, reasons.SEVERAL_HERE, found)
        fitting = [
            (period, slot)
            for period, slot in sorted(self._slots.get(series, {}).items())
            if citing.time.date is None or may_precede(slot.date, citing.time.date)
        ]
        titled = [(p, slot) for p, slot in fitting if any_same(self._titles[at] - {""}, slot.titles)]
        if len(titled) == 1 and not self._split(series, titled[0][1]):
            return self._certain(series, self._key(series, titled[0][0]), reasons.SAME_TITLE)
        candidates = [
            Candidate(self._key(series, period, day), _why(slot, day))
            for period, slot in fitting
            for day in self._split(series, slot) or (slot.date or period,)
        ]
        candidates += [
            Candidate(self._own_keys[source], reasons.HELD_UNDATED)
            for source in sorted(self._held_undated.get(series, ()))
        ]
        if len(candidates) > 1:
            return self._ambiguous(at, reasons.SEVERAL, candidates)
        if not candidates:
            return None
        if not fitting:
            return self._open(series.key(NO_PERIOD, within(at.source)), reasons.NO_DATE, candidates)
        limit = _YEARS_PARTY if series.numbering == "term of office" else _YEARS_STATE
        year = citing.time.year
        period, slot = fitting[0]
        if year is not None and year - int((slot.date or period)[:4]) <= limit:
            return self._certain(series, candidates[0].identity, reasons.ONLY_ONE)
        if slot.well_known:
            return self._certain(series, candidates[0].identity, reasons.WELL_KNOWN)
        return self._open(
            series.key(NO_PERIOD, within(at.source)),
            reasons.NO_TIME if year is None else reasons.TOO_OLD,
            candidates,
        )

    def _certain(self, series: Series, key: str, reason: str) -> ResolvedCitation:
        if not series.jurisdiction.known:
            return ResolvedCitation(key, "unresolved", reasons.NO_JURISDICTION)
        return ResolvedCitation(key, "resolved", reason)

    def _ambiguous(self, at: Undated, reason: str, candidates: Sequence[Candidate]) -> ResolvedCitation:
        """Several documents may be meant: an identity of this document's own, merged with none of them."""
        key = at.series.key(NO_PERIOD, within(at.source))
        return ResolvedCitation(key, "ambiguous", reason, tuple(candidates))

    def _open(self, key: str, reason: str, candidates: Sequence[Candidate] = ()) -> ResolvedCitation:
        return ResolvedCitation(key, "unresolved", reason, tuple(candidates))

    def _group(self, series: Series, mentions: list[Undated]) -> None:
        """Give one identity to the mentions of a number that nothing dates, where their documents are of about the
        same time: numbers come again, so documents far apart mean different ones."""
        if not series.jurisdiction.known:
            for at in mentions:
                self._decided[at] = self._open(series.key(NO_PERIOD), reasons.NO_JURISDICTION)
            return
        together = _YEARS_TOGETHER_PARTY if series.numbering == "term of office" else _YEARS_TOGETHER_STATE
        firsts: dict[int, int] = {}
        last: int | None = None
        for year in sorted({y for at in mentions if (y := self._undated[at].time.year) is not None}):
            firsts[year] = firsts[last] if last is not None and year - last <= together else year
            last = year
        for at in mentions:
            own = self._undated[at].time.year
            groups = set(firsts.values())
            first = firsts[own] if own is not None else groups.pop() if len(groups) == 1 else None
            cited = f"vien-dan-{first}" if first is not None else ""
            self._decided[at] = self._open(series.key(NO_PERIOD, cited), reasons.NO_DATE)

    # Answering

    def own(self, source: str) -> str | None:
        """The key of a held document by its number; None where it states none."""
        return self._own_keys.get(source)

    def key_of(self, series: Series, date: str) -> str:
        """The key of the document of a series and date, whether or not the collection names it."""
        period = self._period(series, date)
        return self._key(series, period, date) if period in self._slots.get(series, {}) else series.key(period)

    def resolve(self, citing: Citing, citation: Citation, series: Series) -> ResolvedCitation:
        """Which document a mention by number means."""
        date = date_said(citation)
        term = _term_said(citation, series)
        if term is not None:
            return self._certain(series, self._key(series, term), reasons.TERM_GIVEN)
        if date is None and not series.complete:
            decided = self._decided[Undated(citing.source, series)]
            if citation.date_invalid and decided.status == "unresolved" and decided.reason == reasons.NO_DATE:
                return ResolvedCitation(decided.identity, "unresolved", reasons.IMPOSSIBLE_DATE, decided.candidates)
            return decided
        return self._dated(citing, citation, series, date or "")

    def _dated(self, citing: Citing, citation: Citation, series: Series, date: str) -> ResolvedCitation:
        period = self._period(series, date, _known_day(citing))
        slot = self._slots[series][period]
        key = self._key(series, period, date)
        if uncertain_half(series, period):
            return self._of_either_half(series, period, key)
        if not series.jurisdiction.known:
            return ResolvedCitation(key, "unresolved", reasons.NO_JURISDICTION)
        several = self._split(series, slot)
        if several and date not in several:
            candidates = tuple(Candidate(self._key(series, period, day), _why(slot, day)) for day in several)
            return ResolvedCitation(key, "ambiguous", reasons.SEVERAL_HELD, candidates)
        if series.numbering == "year in the number":
            reason = reasons.YEAR_IN_NUMBER
        elif series.complete:
            reason = reasons.LEGISLATURE_IN_NUMBER
        elif len(date) > len("2021"):
            reason = reasons.DATED
        else:
            reason = reasons.YEAR_CERTAIN if citation.form == "undated" else reasons.YEAR_GIVEN
        notes = []
        own = _known_day(citing)
        if _is_day(date) and own is not None and _is_day(own) and date > own:
            notes.append(reasons.later_than_citing(date, own))
        if _is_day(date) and _is_day(slot.date) and slot.date != date:
            notes.append(reasons.dated_otherwise(slot.date))
        return ResolvedCitation(key, "resolved", reasons.with_notes(reason, *notes))

    def _of_either_half(self, series: Series, year: str, key: str) -> ResolvedCitation:
        """A number of the year in which its province was merged, where nothing tells in which half it lies."""
        candidates = tuple(
            Candidate(self._key(series, half), _why(slot, slot.date or year))
            for half, slot in sorted(self._slots[series].items())
            if half.startswith(f"{year}/")
        )
        if not candidates:
            return self._open(key, reasons.COUNTED_ANEW)
        return ResolvedCitation(key, "ambiguous", reasons.COUNTED_ANEW, candidates)


def _known_day(citing: Citing) -> str | None:
    """The day of a document, as far as it says it."""
    return citing.time.date if citing.time.said else None


def _term_said(citation: Citation, series: Series) -> str | None:
    """The term of office by which the words date a mention that has no date of its own."""
    return citation.term if date_said(citation) is None and series.numbering == "term of office" else None


def _why(slot: Slot, day: str) -> str:
    return reasons.held_of(day) if day in slot.held.values() else reasons.cited_elsewhere(day)
