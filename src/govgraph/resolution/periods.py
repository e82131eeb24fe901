"""Within which period a number is given once: the calendar year for the State (Decree 30/2020/NĐ-CP, Article 15), the
term of office for the Party (Guideline 36-HD/VPTW of 2018, section II.1.3).

A province into which others were merged under its own name is a new one, and its bodies count anew from the day on
which they began: the new Bắc Ninh issued 13/NQ-HĐND on 14 July 2025, the old one another 13/NQ-HĐND in the spring. So
that year has two periods, `2025/truoc-hop-nhat` and `2025/sau-hop-nhat` (before and after the merger); of a number of
which the year alone is known the period is the year, and the document not certain.
"""

from __future__ import annotations

import re

from govgraph.authority.party_terms import party_term
from govgraph.authority.unit_changes import merged_in
from govgraph.resolution.series import Series

BEFORE_MERGER = "truoc-hop-nhat"
SINCE_MERGER = "sau-hop-nhat"

_TERM = re.compile(r"\d{4}-\d{4}")


def period_of(series: Series, date: str, by: str | None = None) -> str:
    """The period of a date (ISO as far as it is known) in a series: empty where the number has its year in itself,
    `2021` for the State, `2020-2025` for the Party; the year where the term is not certain. `by` is the day of the
    document that says it: what it cites came before."""
    if series.numbering == "term of office" and series.jurisdiction.known:
        term = party_term(series.jurisdiction.level, series.jurisdiction.unit, date)
        if term is not None:
            return term
    year = series.year or date[:4]
    merged = _merged(series, year)
    if merged is None:
        return "" if series.complete else date[:4]
    known = date if len(date) > len(year) and date.startswith(year) else ""
    if not known and by is not None and by < merged[: len(by)]:
        known = by
    if not known:
        return year
    return f"{year}/{SINCE_MERGER if known >= merged[: len(known)] else BEFORE_MERGER}"


def uncertain_half(series: Series, period: str) -> bool:
    """Whether a period is a year in which the numbers of the series began anew, without more being known."""
    return len(period) == len("2021") and _merged(series, period) is not None


def _merged(series: Series, year: str) -> str | None:
    where = series.jurisdiction
    if series.numbering not in ("calendar year", "year in the number") or where.level != "province" or not where.known:
        return None
    return merged_in(where.province or "", year)


def is_term(period: str) -> bool:
    """Whether a period is a term of office."""
    return _TERM.fullmatch(period) is not None
