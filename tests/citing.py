"""Short texts cited from: what the tests of citations and of their relations share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govgraph.recognition import agencies, citations, places
from govgraph.recognition.context import Context
from govgraph.recognition.scanning import Scanner
from govgraph.records import Citation, Effect, Reference, Source
from govgraph.structure import structure

_LEAD = "Các nội dung như sau.\n"
"""A line that keeps what follows from being taken for a document's head."""


@cache
def _scanner() -> Scanner:
    return Scanner(
        {
            "places": places.vocabulary(),
            "agencies": agencies.vocabulary(),
            "citations": citations.vocabulary(),
        }
    )


@dataclass(frozen=True)
class Cited:
    """A running text with the citations and references found in it."""

    text: str
    citations: list[Citation]
    references: list[Reference]
    effects: list[Effect]

    def words(self, citation: Citation) -> str:
        return self.text[citation.start : citation.end]

    @property
    def quotes(self) -> list[str]:
        return [self.words(citation) for citation in self.citations]


def cite(
    text: str,
    kind: str | None = "Thông báo",
    province: str | None = None,
    number: str | None = None,
    subject: str = "",
    date: str | None = None,
) -> Cited:
    """The citations in the body of a document of that type, of that province, with that number, subject and date."""
    taken = structure(Source("document.txt", _LEAD + text, ""))
    jurisdiction = f"tỉnh {province}" if province else None
    context = Context(kind, number, date, None, province, jurisdiction, subject.lower())
    found = _scanner().scan(taken.running.folded)
    units = places.unit_mentions(taken, found["places"])
    _, mentions = agencies.recognise_agencies(taken, context, units, found["agencies"])
    return Cited(taken.running.text, *citations.recognise_citations(taken, context, mentions, found["citations"]))


def framed(marked: str) -> tuple[str, list[str]]:
    """A text without the frames `[[...]]`, which may lie in one another, and what they frame, in order."""
    text, opened, spans = "", [], []
    at = 0
    while at < len(marked):
        if marked.startswith("[[", at):
            opened.append(len(text))
            at += 2
        elif marked.startswith("]]", at):
            spans.append((opened.pop(), len(text)))
            at += 2
        else:
            text += marked[at]
            at += 1
    return text, [text[start:end] for start, end in sorted(spans)]
