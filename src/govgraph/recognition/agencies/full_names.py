"""Short names for bodies that the document names in full: `Ban Chỉ đạo Quốc gia` for `Ban Chỉ đạo Quốc gia phòng, chống
dịch COVID-19`, `ỦY BAN KIỂM TRA` for the `Ủy ban Kiểm tra Trung ương` that issues the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from govgraph.language.letters import fold
from govgraph.recognition.agencies.lexicon import Head, lexicon
from govgraph.recognition.context import Context
from govgraph.records import Agency, AgencyMention

_LONGEST_HEAD = 4
_AND = "và"  # of two bodies in one name neither is short for it


def by_their_full_names(
    agencies: Sequence[Agency], mentions: Sequence[AgencyMention], context: Context
) -> tuple[list[Agency], list[AgencyMention]]:
    """Agencies and mentions where a body with a purpose whose name is the beginning of one other body's, and of one
    alone, is that body."""
    for_a_purpose = [a.name for a in agencies if a.kind is None and not a.group and _has_purpose(a.name)]
    if not for_a_purpose:
        return list(agencies), list(mentions)
    names = sorted((fold(agency.name), agency.name) for agency in agencies if not agency.group)
    full: dict[str, str] = {}
    for name in for_a_purpose:
        longer = _longer(fold(name), names)
        if context.issuer is not None and context.issuer.startswith(f"{name} "):
            longer = {context.issuer}
        if len(longer) == 1:
            full[name] = longer.pop()
    if not full:
        return list(agencies), list(mentions)
    known = {agency.name: agency for agency in agencies}
    renamed = [AgencyMention(m.start, m.end, full.get(m.agency, m.agency)) for m in mentions]
    kept = [agency for agency in agencies if agency.name not in full]
    added = [
        Agency(name, None, None, known[short].branch, "central") for short, name in full.items() if name not in known
    ]
    return [*kept, *added], renamed


def _longer(folded: str, names: Sequence[tuple[str, str]]) -> set[str]:
    """The names that begin with another and go on, those of them that are beginnings of others apart."""
    found: list[tuple[str, str]] = []
    for index in range(bisect_left(names, (f"{folded} ",)), len(names)):
        if not names[index][0].startswith(f"{folded} "):
            break
        if not names[index][0].startswith(f"{folded} {_AND} "):
            found.append(names[index])
    return {name for key, name in found if not any(other.startswith(f"{key} ") for other, _ in found)}


def _has_purpose(name: str) -> bool:
    """Whether a name begins with a head word of bodies that are set up for a purpose, enterprises apart."""
    words = fold(name).split(" ")
    for count in range(min(_LONGEST_HEAD, len(words)), 0, -1):
        for entry in lexicon().get(" ".join(words[:count]), ()):
            if isinstance(entry.meaning, Head):
                return entry.meaning.purpose and entry.meaning.branch != "enterprise"
    return False
