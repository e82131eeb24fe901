"""Dates that are known in part, and the time of a document.

Nothing cites what came after it: a candidate dated after the citing document is none. A document that does not say its
own date is of about the year of the latest date in it (of what it cites, of meetings, of deadlines), and no later.
"""

from __future__ import annotations

import re

from msgspec import Struct

from govgraph.records import Citation, DocumentFacts

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
    """When a document was issued, by its own date or by the latest date in it."""
    own = known_date(facts.metadata.date)
    if own is not None:
        return Time(own, True)
    dates = [date_said(citation) for citation in facts.citations]
    dates += [known_date(meeting.date) for meeting in facts.meetings]
    dates += [known_date(directive.deadline) for directive in facts.directives]
    latest = max((date[:4] for date in dates if date), default=None)
    return Time(latest, False)
