"""Dates that are known in part, and the time of a document.

Nothing cites what came after it: a candidate dated after the citing document is none. A document that does not say its
own date is of about the year of what it sets deadlines for, else of the latest that it cites or reports.
"""

from __future__ import annotations

import re

from msgspec import Struct

from govgraph.records import Citation, DocumentFacts

_YEARS_TO_DEADLINE = 5
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")


def known_date(date: str | None) -> str | None:
    """The date if it is ISO as far as it goes (`2021-09`); None for the words of an impossible one."""
    return date if date and _ISO.fullmatch(date) else None


def date_said(citation: Citation) -> str | None:
    """The date of a mention as far as it is said and can be: the date, else the year."""
    date = None if citation.date_invalid else known_date(citation.date)
    return date or (str(citation.year) if citation.year else None)


def may_precede(earlier: str, later: str) -> bool:
    """Whether a document of the one date can have been before, or of the same day as, one of the other; both ISO as
    far as they are known."""
    known = min(len(earlier), len(later))
    return earlier[:known] <= later[:known]


class Time(Struct, frozen=True):
    """When a document was issued: `date` is ISO as far as it is known, None where nothing tells it. `said` is false
    for a date that follows from others in the document, which is then a year."""

    date: str | None
    said: bool

    @property
    def year(self) -> int | None:
        """The year of it."""
        return int(self.date[:4]) if self.date else None


def time_of(facts: DocumentFacts) -> Time:
    """When a document was issued: by its own date, else about when.

    It came after all that it cites and before its first deadline, which is seldom far off: so that deadline gives the
    year unless it lies many years after the latest date (`đến năm 2030`).
    """
    own = known_date(facts.metadata.date)
    if own is not None:
        return Time(own, True)
    behind = [date_said(citation) for citation in facts.citations]
    behind += [known_date(meeting.date) for meeting in facts.meetings]
    latest = max((date for date in behind if date), default="")
    ahead = (known_date(directive.deadline) for directive in facts.directives)
    first = min((date for date in ahead if date and date >= latest[: len(date)]), default=None)
    if first is not None and (not latest or int(first[:4]) - int(latest[:4]) <= _YEARS_TO_DEADLINE):
        return Time(first[:4], False)
    return Time(latest[:4] or None, False)
