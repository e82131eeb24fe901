"""What became of a body of a province, a district or a commune: one step.

A department follows its own row of the tables. A body that every unit of its level has follows its unit: `Ủy ban nhân
dân xã Tân Long, huyện Yên Sơn` became the committee of the commune that this one was merged into. The bodies of
districts ended with their level, and no one body stands in their place; where their districts lie today the graph of
succession says by the units.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govgraph.authority.agencies import attached_organ
from govgraph.authority.succession import Act, Succession, successions, unit_body
from govgraph.authority.unit_changes import UnitChange, change_of, unit_named, whole_name
from govgraph.authority.units import TWO_LEVELS_FROM, Unit, province, split_level
from govgraph.records import Agency, AgencyChange, DocumentIdentity

ActIdentity = Callable[[Act], DocumentIdentity | None]
"""Gives the document that an act is, None for one that nothing identifies."""


def changed(before: Agency, after: Agency | None, row: Succession, identity: ActIdentity) -> AgencyChange:
    """The change that a row of the tables tells."""
    return AgencyChange(before, after, row.kind, row.date, row.source, row.function, identity(row.act))


def local_steps(agency: Agency, identity: ActIdentity) -> Iterator[AgencyChange]:
    """What a body of a unit became, as the tables say; nothing of one whose unit is not known in full."""
    if agency.jurisdiction is None:
        return
    if agency.level == "province":
        place = province(agency.jurisdiction)
        if place is not None:
            yield from _of_province(agency, place, identity)
    elif agency.level in ("district", "commune"):
        place = unit_named(agency.jurisdiction)
        change = change_of(place) if place is not None else None
        if place is None or change is None:
            return
        if agency.level == "district" and change.date == TWO_LEVELS_FROM:
            yield from (changed(agency, None, row, identity) for row in _rows_of_district(agency))
        else:
            yield from _with_unit(agency, place, change, identity)


def _of_province(agency: Agency, place: Unit, identity: ActIdentity) -> Iterator[AgencyChange]:
    body = without_unit(agency, place)
    rows = successions("province").get(body or "", ())
    for row in rows:
        if row.successor is not None and place.bare not in row.except_in:
            yield changed(agency, _in_unit(agency, row.successor, place, place.name), row, identity)
    change = change_of(place)
    if not rows and change is not None and change.date is not None:
        yield from _with_unit(agency, place, change, identity)


def _rows_of_district(agency: Agency) -> tuple[Succession, ...]:
    """The rows that end a body of a district: its own, or those of the body that it is a part of."""
    table = successions("district")
    for name in (agency.name, agency.parent or ""):
        own = [body for body in table if _is_of_unit(name, body)]
        if own:
            return table[max(own, key=len)]
    return ()


def _is_of_unit(name: str, body: str) -> bool:
    """Whether a name is that of a body and a field or a unit: `Phòng Nội vụ huyện X`, and not `Phòng khám huyện X`."""
    rest = name.removeprefix(f"{body} ")
    return rest != name and (rest[:1].isupper() or split_level(rest)[0] is not None)


def _with_unit(agency: Agency, place: Unit, change: UnitChange, identity: ActIdentity) -> Iterator[AgencyChange]:
    """The same body of what its unit became."""
    body = without_unit(agency, place)
    known = unit_body(body, agency.level) if body is not None else None
    if known is None:
        return
    act = identity(change.act) if change.act else None
    for new in change.became:
        if new.level == place.level and new.bare not in known.except_into:
            whole = new.name if new.level == "province" else whole_name(new, change.date)
            after = _in_unit(agency, known.called_in(new), new, whole)
            if (after.name, after.jurisdiction) != (agency.name, agency.jurisdiction) and after.name != _same(agency):
                yield AgencyChange(agency, after, "with-unit", change.date, change.source, None, act)


def _same(agency: Agency) -> str | None:
    """A province's body keeps its identity under one name, whatever was merged into it."""
    return agency.name if agency.level == "province" else None


def without_unit(agency: Agency, place: Unit) -> str | None:
    """The body's name without its unit: `Tỉnh ủy` of `Tỉnh ủy Yên Bái`; None where the unit does not end it."""
    said = (agency.jurisdiction or "").partition(",")[0]
    for ending in (f" {said}", f" {place.name}", f" {place.bare}"):
        if agency.name.endswith(ending):
            return agency.name.removesuffix(ending)
    return None


def _in_unit(before: Agency, body: str, place: Unit, whole: str) -> Agency:
    """A body of a unit, of the same branch as the one before it. `whole` is the unit's name with those above it."""
    name = f"{body} {place.name if attached_organ(body) == 'unit' else place.bare}"
    return Agency(name, body, whole, before.branch, before.level)
