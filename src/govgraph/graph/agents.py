"""Agencies, places, positions, persons and initiatives as quads: what documents name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from govgraph.authority.bodies import UNKNOWN, standing_of_body, standing_of_document
from govgraph.graph.content import Writer
from govgraph.graph.iris import Iris
from govgraph.graph.scope import Names, shared_agency
from govgraph.graph.vocabulary import FOAF, GOV, ORG, code
from govgraph.records import Agency

_INITIATIVE_CLASSES = {
    "project": GOV.Project,
    "programme": GOV.Programme,
    "planning": GOV.Planning,
    "campaign": GOV.Campaign,
}
UNIT_LEVELS = frozenset(("province", "district", "commune"))
"""The levels of place that are administrative units."""


def most_said(values: Iterable[str | None]) -> str | None:
    """What most documents say; of equals the first in order of code points, so that no order of files matters."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def write_agency(
    w: Writer, names: Names, name: str, records: Sequence[Agency], scoped_to: NamedNode | None = None
) -> None:
    """An agency as its records say, those of several documents merged; without records, as its name tells. A branch
    or level of `other` says openly that neither tells it."""
    node = names.agency(name)
    group = bool(records) and all(r.group for r in records)
    w.type(node, *((GOV.AgencyGroup,) if group else (GOV.Agency, ORG.FormalOrganization)))
    w.named(node, name)
    w.say(node, GOV.agencyKind, most_said(r.kind for r in records))
    by_name = UNKNOWN if group else standing_of_body(name)
    branch = most_said(r.branch for r in records if r.branch != "other") or by_name.branch
    level = most_said(r.level for r in records if r.level != "other") or by_name.level
    w.add(node, GOV.branch, code("branch", branch))
    w.add(node, GOV.agencyLevel, code("agency-level", level))
    if jurisdiction := most_said(r.jurisdiction for r in records):
        w.add(node, GOV.jurisdiction, names.place(jurisdiction, level))
    parent = most_said(r.parent for r in records)
    if parent and parent != name:
        w.add(node, ORG.subOrganizationOf, names.agency(parent))
    w.add(node, GOV.scopedTo, scoped_to)


def write_standing(
    w: Writer, document: NamedNode, issuer: Agency | None, name: str | None, number: str | None, kind: str | None
) -> None:
    """The branch and the level that a document comes from: those of its issuer where the record says them, else what
    the issuer's name, the number and the type tell; `other` where nothing does."""
    told = standing_of_document(name, number, kind)
    branch = issuer.branch if issuer is not None and issuer.branch != "other" else told.branch
    level = issuer.level if issuer is not None and issuer.level != "other" else told.level
    w.add(document, GOV.branch, code("branch", branch))
    w.add(document, GOV.issuerLevel, code("agency-level", level))


def write_agency_record(w: Writer, iris: Iris, agency: Agency) -> None:
    """An agency that is known from the tables, by its one record."""
    node = shared_agency(iris, agency)
    w.type(node, GOV.Agency, ORG.FormalOrganization)
    w.named(node, agency.name)
    w.say(node, GOV.agencyKind, agency.kind)
    w.add(node, GOV.branch, code("branch", agency.branch))
    w.add(node, GOV.agencyLevel, code("agency-level", agency.level))
    if agency.jurisdiction:
        w.add(node, GOV.jurisdiction, iris.place(agency.jurisdiction))
    if agency.parent:
        w.add(node, ORG.subOrganizationOf, iris.agency(agency.parent))


def write_place(
    w: Writer,
    node: NamedNode,
    name: str,
    *,
    level: str | None = None,
    place_code: str | None = None,
    above: NamedNode | None = None,
    scoped_to: NamedNode | None = None,
) -> None:
    """A place by its name with level; `above` is the unit that it lies within."""
    w.type(node, GOV.Place)
    if level in UNIT_LEVELS:
        w.type(node, GOV.AdministrativeUnit)
    w.named(node, name)
    if level:
        w.add(node, GOV.placeLevel, code("place-level", level))
    w.say(node, GOV.placeCode, place_code)
    w.add(node, GOV.within, above)
    w.add(node, GOV.scopedTo, scoped_to)


def write_position(
    w: Writer, node: NamedNode, name: str, agency: NamedNode | None, scoped_to: NamedNode | None = None
) -> None:
    """A position by its full form, at its agency."""
    w.type(node, GOV.Position, ORG.Post)
    w.named(node, name)
    w.add(node, ORG.postIn, agency)
    w.add(node, GOV.scopedTo, scoped_to)


def write_person(w: Writer, node: NamedNode, name: str) -> None:
    """A person by name."""
    w.type(node, GOV.Official, FOAF.Person)
    w.named(node, name)


def write_initiative(w: Writer, node: NamedNode, kind: str, name: str, scoped_to: NamedNode | None = None) -> None:
    """An initiative of a kind."""
    w.type(node, GOV.Initiative, _INITIATIVE_CLASSES[kind])
    w.named(node, name)
    w.add(node, GOV.initiativeKind, code("initiative-kind", kind))
    w.add(node, GOV.scopedTo, scoped_to)
