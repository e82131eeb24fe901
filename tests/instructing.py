"""Directives that are recognised in a text of Lai Châu, for tests."""

from __future__ import annotations

from govgraph.recognition.agencies import recognise_agencies
from govgraph.recognition.agencies import vocabulary as agency_words
from govgraph.recognition.context import Context
from govgraph.recognition.directives import recognise_directives, vocabulary
from govgraph.recognition.places import unit_mentions
from govgraph.recognition.places import vocabulary as place_words
from govgraph.recognition.scanning import Scanner
from govgraph.records import Citation, Directive, Initiative, Source
from govgraph.structure import Structure, structure

SCANNER = Scanner({"places": place_words(), "agencies": agency_words(), "directives": vocabulary()})


def recognised(
    text: str,
    kind: str | None = "Thông báo",
    date: str | None = "2025-06-01",
    citations: tuple[Citation, ...] = (),
    initiatives: tuple[Initiative, ...] = (),
) -> tuple[Structure, list[Directive]]:
    taken = structure(Source("document.txt", text, ""))
    found = SCANNER.scan(taken.running.folded)
    context = Context(
        type=kind,
        number=None,
        date=date,
        issuer=None,
        province="Lai Châu",
        jurisdiction="tỉnh Lai Châu",
        subject_folded="",
    )
    agencies, mentions = recognise_agencies(taken, context, unit_mentions(taken, found["places"]), found["agencies"])
    directives, _ = recognise_directives(
        taken, context, agencies, mentions, citations, initiatives, found["directives"]
    )
    return taken, directives


def words(text: str, kind: str | None = "Thông báo") -> list[str]:
    taken, found = recognised(text, kind)
    return [taken.running.text[directive.start : directive.end] for directive in found]


def parties(text: str, kind: str | None = "Thông báo") -> list[tuple[list[str], list[str]]]:
    """Who is told and with whom, less the province that all have."""
    return [
        (
            [name.removesuffix(" tỉnh Lai Châu") for name in directive.responsible],
            [name.removesuffix(" tỉnh Lai Châu") for name in directive.coordinating],
        )
        for directive in recognised(text, kind)[1]
    ]
