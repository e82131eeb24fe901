"""The citations of a document when some come or go: other records point at them by their indices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from govgraph.records import Citation, DocumentFacts


def with_citations(facts: DocumentFacts, citations: Iterable[Citation], new: Mapping[int, int]) -> DocumentFacts:
    """The facts with other citations: those that stay, and the new ones, in order. `new` has the new index of each that
    stays by its old one; the records of one that is gone go with it."""

    def renumbered(index: int | None) -> int | None:
        return None if index is None else new.get(index)

    directives = (
        replace(each, citations=tuple(new[i] for i in each.citations if i in new)) for each in facts.directives
    )
    references = (
        replace(each, citation=renumbered(each.citation))
        for each in facts.references
        if each.citation is None or each.citation in new
    )
    effects = (
        replace(each, citation=renumbered(each.citation))
        for each in facts.effects
        if each.citation is None or each.citation in new
    )
    return replace(
        facts,
        citations=tuple(
            replace(each, bearer=renumbered(each.bearer), antecedent=renumbered(each.antecedent)) for each in citations
        ),
        directives=tuple(directives),
        references=tuple(references),
        effects=tuple(effects),
    )
