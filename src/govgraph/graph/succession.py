"""The named graph of succession: what became of the bodies and the administrative units that the files name, each step
with its day and with the act that made it. It says what the authority tables say, of what is named and of what that
became."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from govgraph.graph.agents import write_agency_record, write_place
from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.identities import write_cited_document
from govgraph.graph.iris import Iris
from govgraph.graph.scope import shared_agency
from govgraph.graph.vocabulary import GOV, ORG, PROV, code, date_literal
from govgraph.records import AgencyChange, DocumentIdentity, NamedUnit, Resolution, UnitSuccession


def succession_content(resolution: Resolution, iris: Iris, described: Iterable[NamedNode]) -> GraphContent:
    """The graph of succession. `described` are the things that the other graphs describe: of the rest that it names,
    successors and acts that no file names, it says itself what they are."""
    graph = _Succession(iris, {node.value for node in described})
    for unit_change in resolution.unit_changes:
        graph.unit(unit_change)
    for agency_change in resolution.agency_changes:
        graph.agency(agency_change)
    return graph.w.content()


class _Succession:
    def __init__(self, iris: Iris, described: set[str]) -> None:
        self.iris = iris
        self.described = described
        self.w = Writer(iris.succession_graph)

    def is_new(self, node: NamedNode) -> bool:
        """Whether a thing is described nowhere yet; asked once, since it then is."""
        new = node.value not in self.described
        self.described.add(node.value)
        return new

    def agency(self, change: AgencyChange) -> None:
        """One body became another, or ended."""
        w = self.w
        before = shared_agency(self.iris, change.before)
        after = shared_agency(self.iris, change.after) if change.after else None
        node = self.iris.change(before, after)
        w.type(node, GOV.AgencyChange, GOV.Change, ORG.ChangeEvent, PROV.Activity)
        name = change.before.name
        if change.after is None:
            w.label(node, f"{name}: kết thúc hoạt động", f"{name}: ended")
        else:
            vi, en = (f" ({words})" for words in change.function) if change.function else ("", "")
            w.label(node, f"{name} thành {change.after.name}{vi}", f"{name} to {change.after.name}{en}")
        w.add(node, ORG.originalOrganization, before)
        w.add(node, ORG.resultingOrganization, after)
        w.add(node, PROV.used, before)
        w.add(node, PROV.generated, after)
        w.add(node, GOV.changeKind, code("change-kind", change.kind))
        if change.function:
            w.both(node, GOV.functionMoved, *change.function)
        self.told(node, change.date, change.act, change.source)
        for one in filter(None, (change.before, change.after)):
            if self.is_new(shared_agency(self.iris, one)):
                write_agency_record(w, self.iris, one)
                if one.jurisdiction and self.is_new(self.iris.place(one.jurisdiction)):
                    write_place(w, self.iris.place(one.jurisdiction), one.jurisdiction, level=one.level)
                if one.parent and self.is_new(self.iris.agency(one.parent)):
                    w.type(self.iris.agency(one.parent), GOV.Agency, ORG.FormalOrganization)
                    w.named(self.iris.agency(one.parent), one.parent)

    def unit(self, change: UnitSuccession) -> None:
        """One unit became another, or several."""
        w = self.w
        before = self.iris.place(change.before.name)
        node = self.iris.change(before, None)
        w.type(node, GOV.UnitChange, GOV.Change, PROV.Activity)
        names = "; ".join(unit.name for unit in change.after)
        w.label(node, f"{change.before.name} thành {names}", f"{change.before.name} to {names}")
        w.add(node, PROV.used, before)
        for unit in change.after:
            w.add(node, PROV.generated, self.iris.place(unit.name))
        self.told(node, change.date, change.act, change.source)
        for unit in (change.before, *change.after):
            self.place(unit)

    def place(self, unit: NamedUnit) -> None:
        """A unit, and those it lies in."""
        names = [part.strip() for part in unit.name.split(",")]
        for at in range(len(names)):
            name, above = ", ".join(names[at:]), ", ".join(names[at + 1 :])
            if not self.is_new(self.iris.place(name)):
                break
            write_place(
                self.w,
                self.iris.place(name),
                name,
                level=unit.level if at == 0 else "district" if above else "province",
                place_code=unit.code if at == 0 else None,
                above=self.iris.place(above) if above else None,
            )

    def told(self, node: NamedNode, date: str | None, act: DocumentIdentity | None, source: str) -> None:
        """When a change was, by which act, and which source says so."""
        self.w.add(node, GOV.changeDate, date_literal(date))
        self.w.say(node, GOV.changeSource, source)
        if act is not None:
            document = self.iris.document(act.key)
            self.w.add(node, GOV.changeAct, document)
            if self.is_new(document):
                write_cited_document(self.w, document, act, None)
