"""Within one document a name stands for one thing; here is which.

A name that the document leaves without the jurisdiction it needs is the document's own (`scoped`): its IRI lies below
the document's file and it is merged with no other. This module says which names those are, and gives every name of a
document its IRI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from govgraph.authority.units import split_level
from govgraph.graph.iris import Iris
from govgraph.records import Agency, DocumentFacts

_NATIONAL = re.compile(r"\bquốc gia\b", re.IGNORECASE)
_BELOW_PROVINCE = frozenset(("district", "commune"))


def shared_agency(iris: Iris, agency: Agency) -> NamedNode:
    """The IRI of an agency that several documents may name. Where its name does not tell whose it is (`Trung tâm Kiểm
    soát bệnh tật`, `Vụ Pháp chế`), its unit or the body that it is a part of does; of a district or a commune the whole
    name of the unit, since the country has several of one name."""
    unit, whole = agency.jurisdiction, agency.parent
    if unit is not None and agency.level in _BELOW_PROVINCE:
        return iris.agency(agency.name, None if unit in agency.name else unit)
    if unit is not None and agency.level == "province":
        return iris.agency(agency.name, None if split_level(unit)[1] in agency.name else unit)
    return iris.agency(agency.name, whole if agency.level == "other" and whole and whole not in agency.name else None)


class Names:
    """The names of one document. Raises nothing: a name without a record is taken as known everywhere."""

    def __init__(self, iris: Iris, facts: DocumentFacts) -> None:
        self.iris = iris
        self.facts = facts
        self.source = facts.source.name
        self.agencies: dict[str, Agency] = {agency.name: agency for agency in facts.agencies}
        issuer = self.agencies.get(facts.metadata.issuer or "")
        self._central = issuer is not None and issuer.level == "central"

    def agency_is_own(self, name: str) -> bool:
        """True for an agency that needs a jurisdiction and has none, and for a local group without one."""
        agency = self.agencies.get(name)
        if agency is None:
            return False
        return agency.scoped or (agency.group and agency.jurisdiction is None and agency.level != "central")

    def agency(self, name: str) -> NamedNode:
        """The IRI of an agency or group, by the name that this document's records use."""
        if self.agency_is_own(name):
            return self.iris.agency(name, source=self.agencies[name].within or self.source)
        agency = self.agencies.get(name)
        return shared_agency(self.iris, agency) if agency is not None else self.iris.agency(name)

    def agency_names(self) -> Iterator[str]:
        """Every agency's name that this document's records use, each once."""
        facts = self.facts
        seen: dict[str, None] = dict.fromkeys(self.agencies)
        uses = [facts.metadata.issuer]
        uses += [signature.on_behalf_of for signature in facts.metadata.signatures]
        uses += [citation.issuer for citation in facts.citations]
        uses += [mention.agency for mention in facts.agency_mentions]
        uses += [holding.agency for holding in facts.holdings]
        uses += [agency.parent for agency in facts.agencies]
        for directive in facts.directives:
            uses += [*directive.responsible, *directive.coordinating]
        seen.update(dict.fromkeys(name for name in uses if name))
        return iter(seen)

    def place_is_own(self, name: str, level: str) -> bool:
        """True for a district or commune named without the unit above it: the country has many of one name."""
        return level in _BELOW_PROVINCE and "," not in name

    def place(self, name: str, level: str) -> NamedNode:
        """The IRI of a place by its name with level."""
        return self.iris.place(name, self.source if self.place_is_own(name, level) else None)

    def position_is_own(self, agency: str | None) -> bool:
        """True for a position at an agency that is the document's own, or at none that is said."""
        return agency is None or self.agency_is_own(agency)

    def position(self, name: str, agency: str | None) -> NamedNode:
        """The IRI of a position by its full form and its agency."""
        return self.iris.position(name, agency, self.source if self.position_is_own(agency) else None)

    def initiative_scope(self, name: str) -> str | None:
        """Within what an initiative's name is unique: the country, a province, or None for this document alone."""
        if _NATIONAL.search(name):
            return "quoc-gia"
        return self.facts.metadata.province or ("trung-uong" if self._central else None)

    def initiative(self, kind: str, name: str) -> NamedNode:
        """The IRI of an initiative by kind and name."""
        scope = self.initiative_scope(name)
        if scope is None:
            return self.iris.initiative(kind, name, source=self.source)
        return self.iris.initiative(kind, name, scope)
