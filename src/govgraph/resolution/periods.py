"""Within which period a number is given once: the calendar year for the State (Decree 30/2020/NĐ-CP, Article 15), the
term of office for the Party (Guideline 36-HD/VPTW of 2018, section II.1.3)."""

from __future__ import annotations

from govgraph.authority.party_terms import party_term
from govgraph.resolution.series import Series


def period_of(series: Series, date: str) -> str:
    """The period of a date (ISO as far as it is known) in a series: empty where the number has its year in itself,
    `2021` for the State, `2020-2025` for the Party; the year where the term is not certain."""
    if series.complete:
        return ""
    if series.numbering == "term of office" and series.jurisdiction.known:
        term = party_term(series.jurisdiction.level, series.jurisdiction.unit, date)
        if term is not None:
            return term
    return date[:4]


def is_term(period: str) -> bool:
    """Whether a period is a term of office."""
    return len(period) > len("2021")
