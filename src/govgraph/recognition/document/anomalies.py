"""What in a document's citations a careful reader would flag: days that do not exist, issuers that the symbol
contradicts, documents dated after the one that cites them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgraph.language.dates import iso
from govgraph.recognition.context import Context
from govgraph.records import Anomaly, Citation


def recognise_anomalies(citations: Sequence[Citation], context: Context) -> list[Anomaly]:
    """The anomalies of a document's citations, in their order (offsets as the citations')."""
    return [anomaly for citation in citations for anomaly in _of(citation, context)]


def _of(citation: Citation, context: Context) -> Iterator[Anomaly]:
    if citation.date_invalid:
        yield Anomaly(
            citation.start,
            citation.end,
            "impossible-date",
            f"Không có ngày {citation.date}",
            f"There is no such day as {citation.date}",
        )
    if citation.issuer_stated is not None:
        yield Anomaly(
            citation.start,
            citation.end,
            "issuer-disagreement",
            f"Ký hiệu {citation.number} là của {citation.issuer}, văn bản ghi {citation.issuer_stated}",
            f"The symbol {citation.number} is that of {citation.issuer}; the text says {citation.issuer_stated}",
        )
    own, cited = context.date, citation.date
    if own and cited and not citation.date_invalid and _complete(own) and _complete(cited) and cited > own:
        yield Anomaly(
            citation.start,
            citation.end,
            "date-order",
            f"Văn bản ngày {own} viện dẫn văn bản ngày {cited}",
            f"A document of {own} cites one of {cited}",
        )


def _complete(date: str) -> bool:
    """Whether an ISO date is a whole day."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return year.isdigit() and month.isdigit() and day.isdigit() and iso(int(year), int(month), int(day)) is not None
