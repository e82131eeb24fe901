"""Documents by hand, and what a resolution says of them.

a = document("a", cite("68/NQ-CP", "2021-07-01", "Nghị quyết"), **LAI_CHAU)
of(resolve([a]), "a")[0].identity
"""

from __future__ import annotations

import hashlib
from typing import Any

from govgraph.records import (
    Agency,
    Citation,
    DocumentFacts,
    DocumentIdentity,
    Form,
    Holding,
    Metadata,
    Resolution,
    ResolvedCitation,
    Source,
)

GOVERNMENT = "Chính phủ"
PREMIER = "Thủ tướng Chính phủ"
LAI_CHAU = {
    "type": "Thông báo",
    "province": "Lai Châu",
    "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
    "date": "2021-08-24",
}
"""What a notice of Lai Châu's People's Committee says of itself."""


def cite(
    number: str | None = None, date: str | None = None, kind: str | None = None, /, form: Form = "full", **said: Any
) -> Citation:
    """A mention by number, date and type word."""
    return Citation(0, 1, form, type=kind, number=number, date=date, **said)


UNDATED = cite("68/NQ-CP", None, "Nghị quyết", form="undated", issuer=GOVERNMENT)


def dated(date: str, number: str = "68/NQ-CP", **said: Any) -> Citation:
    return cite(number, date, "Nghị quyết", issuer=GOVERNMENT, **said)


def document(
    name: str,
    *citations: Citation,
    agencies: tuple[Agency, ...] = (),
    holdings: tuple[Holding, ...] = (),
    **metadata: Any,
) -> DocumentFacts:
    """A document of one letter; its agencies are needed only where their names do not say their units."""
    return DocumentFacts(
        source=Source(f"{name}.txt", "x", hashlib.sha256(name.encode()).hexdigest()),
        metadata=Metadata(**metadata),
        citations=citations,
        agencies=agencies,
        holdings=holdings,
    )


def of(resolution: Resolution, name: str) -> tuple[ResolvedCitation, ...]:
    """What the citations of a document mean."""
    (found,) = [d for d in resolution.documents if d.facts.source.name == f"{name}.txt"]
    return found.citations


def own(resolution: Resolution, name: str) -> str:
    """The key of a document itself."""
    (found,) = [d for d in resolution.documents if d.facts.source.name == f"{name}.txt"]
    return found.identity


def identity(resolution: Resolution, key: str) -> DocumentIdentity:
    """The identity of a key."""
    (found,) = [i for i in resolution.identities if i.key == key]
    return found
