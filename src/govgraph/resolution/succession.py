"""What became of the bodies and the administrative units that a collection names: the chains of the tables, from what
is named to what stands today, with the key of the act that made each step.

A body of a province that is merged goes over into that of the new province, where the law gives every province one. So
`Sở Kế hoạch và Đầu tư tỉnh Yên Bái` became `Sở Tài chính tỉnh Yên Bái`, and that `Sở Tài chính tỉnh Lào Cai`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import structs

from govgraph.authority.agencies import central_agency
from govgraph.authority.succession import Act, Succession, successions
from govgraph.authority.unit_changes import change_of, unit_named, whole_name
from govgraph.authority.units import Unit, province, unit
from govgraph.records import Agency, AgencyChange, DocumentFacts, DocumentIdentity, NamedUnit, UnitSuccession
from govgraph.resolution.local_succession import ActIdentity, changed, local_steps, without_unit


def agency_changes(documents: Sequence[DocumentFacts], identity: ActIdentity) -> tuple[AgencyChange, ...]:
    """What became of the bodies of a collection, step by step to those of today, in the order of their names. Bodies of
    which the document does not say the unit are left out."""
    waiting = {(agency.name, agency.jurisdiction or ""): agency for agency in _bodies(documents)}
    done: set[tuple[str, str]] = set()
    found: list[AgencyChange] = []
    while waiting:
        key, agency = waiting.popitem()
        done.add(key)
        for change in _steps(agency, identity):
            found.append(change)
            after = change.after
            if after is not None and (step := (after.name, after.jurisdiction or "")) not in done:
                waiting.setdefault(step, after)
    return tuple(sorted(found, key=_order))


_WHOLE = frozenset(("merger", "renaming", "reorganisation", "with-unit"))
"""The kinds of change in which a body goes over as a whole, its people with it."""


class Standing(NamedTuple):
    """The body that stands today in the place of one, and the first day (ISO, as far as it is known) on which it did;
    of a body that stands itself, the day on which the last other went over into it, None where none did."""

    body: str
    since: str | None


@lru_cache(maxsize=16_384)
def standing(agency: Agency) -> Standing:
    """What a body went over into as a whole, step by step; itself where it stands, or where several came of it."""
    found, seen = agency, {agency.name}
    since: str | None = None
    while True:
        steps = [change for change in _steps(found, lambda _: None) if change.kind in _WHOLE and change.after]
        after = steps[0].after if len(steps) == 1 else None
        if after is None or after.name in seen:
            return Standing(found.name, since or _joined_since(found))
        seen.add(after.name)
        found, since = after, steps[0].date


def _joined_since(agency: Agency) -> str | None:
    """The last day on which another body went over into one."""
    if agency.jurisdiction is None:
        return _central_joins().get(agency.name)
    place = province(agency.jurisdiction) if agency.level == "province" else None
    body = without_unit(agency, place) if place is not None else None
    days = [place.valid_from if place else None, _local_joins().get(body or "")]
    return max(filter(None, days), default=None)


@cache
def _central_joins() -> dict[str, str]:
    return _joins(row for rows in successions("central").values() for row in rows)


@cache
def _local_joins() -> dict[str, str]:
    return _joins(row for rows in successions("province").values() for row in rows)


def _joins(rows: Iterable[Succession]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        if row.successor and row.kind in _WHOLE:
            found[row.successor] = max(row.date, found.get(row.successor, ""))
    return found


def _order(change: AgencyChange) -> tuple[str, ...]:
    after = change.after
    where = (change.before.jurisdiction or "", (after.jurisdiction or "") if after else "")
    return (change.before.name, change.date or "", after.name if after else "", *where)


def _bodies(documents: Sequence[DocumentFacts]) -> Iterator[Agency]:
    """The bodies that documents name, each as the first in order of code points describes it."""
    records = {agency for facts in documents for agency in facts.agencies if not agency.group and not agency.scoped}
    yield from sorted(records, key=lambda agency: (agency.name, repr(agency)), reverse=True)
    named = {agency.name for agency in records}
    issuers = {citation.issuer for facts in documents for citation in facts.citations if citation.issuer}
    yield from (_central(name) for name in sorted(issuers - named) if central_agency(name) is not None)


def _steps(agency: Agency, identity: ActIdentity) -> Iterator[AgencyChange]:
    """What a body became, as the tables say."""
    if agency.jurisdiction is not None:
        yield from local_steps(agency, identity)
        return
    for row in successions("central").get(agency.name, ()):
        yield changed(agency, _central(row.successor) if row.successor else None, row, identity)


def _central(name: str) -> Agency:
    """A body of the centre by its name; one that is not in the tables is known by its name alone."""
    known = central_agency(name)
    if known is None:
        return Agency(name, name)
    return Agency(known.name, known.name, None, known.branch, known.level, parent=known.parent)


def unit_changes(documents: Sequence[DocumentFacts], identity: ActIdentity) -> tuple[UnitSuccession, ...]:
    """What became of the administrative units of a collection, step by step to those of today, in the order of their
    names. Districts and communes that a document names without the units above them are left out."""
    waiting = {named.name: (named, before) for named, before in _units(documents)}
    found: dict[str, UnitSuccession] = {}
    while waiting:
        name, (named, before) = waiting.popitem()
        change = change_of(before)
        if change is None:
            continue
        new = [(_named(one, change.date), one) for one in change.became]
        after = tuple(other for other, _ in new if other.name != name)
        if not after:
            continue
        act = identity(change.act) if change.act else None
        found[name] = UnitSuccession(named, after, change.date, change.source, act)
        waiting.update({other.name: (other, one) for other, one in new if other.name not in found})
    return tuple(found[name] for name in sorted(found))


def _units(documents: Sequence[DocumentFacts]) -> Iterator[tuple[NamedUnit, Unit]]:
    """The units that documents name, with their state at the time of the document that names them first."""
    named: dict[str, tuple[str, NamedUnit, Unit]] = {}
    for facts in documents:
        date = facts.metadata.date or ""
        for place in facts.places:
            if place.code is None or (place.level != "province" and "," not in place.name):
                continue
            found = unit(place.code, date or None)
            known = named.get(place.name)
            if found is not None and (known is None or (date, place.code) < (known[0], known[1].code)):
                named[place.name] = date, NamedUnit(place.name, place.level, place.code), found
    wholes = {agency.jurisdiction for facts in documents for agency in facts.agencies if agency.jurisdiction}
    for whole in sorted(wholes - named.keys()):  # of a body whose unit is named with it alone (`Huyện ủy Yên Sơn`)
        if (found := unit_named(whole)) is not None:
            named[whole] = "", NamedUnit(whole, found.level, found.code), found
    yield from ((one, before) for _, one, before in named.values())


def _named(one: Unit, date: str | None) -> NamedUnit:
    return NamedUnit(whole_name(one, date), one.level, one.code)


def with_key(act: Act, key: str) -> DocumentIdentity:
    """The document that an act is."""
    year = int(act.date[:4]) if act.date else None
    return structs.replace(DocumentIdentity(key, act.type, act.number), date=act.date, year=year, title=act.title)
