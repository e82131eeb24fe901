"""Labels in Vietnamese and English for what has no proper name."""

from __future__ import annotations

import re

from govgraph.graph.vocabulary import code, document_class, label

_LONGEST = 120


def shortened(words: str, longest: int = _LONGEST) -> str:
    """The words on one line, cut at a word with `…` where they are longer."""
    line = re.sub(r"\s+", " ", words).strip()
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;.-") + "…"


def date_in_words(iso: str) -> str:
    """An ISO date as Vietnamese print it: `01/07/2021`, `07/2021`, `2021`."""
    return "/".join(reversed(iso.split("-")))


def document_labels(
    type_name: str | None,
    number: str | None,
    *,
    date: str | None = None,
    year: int | None = None,
    title: str | None = None,
    issuer: str | None = None,
    file: str | None = None,
    draft: bool = False,
) -> tuple[str, str]:
    """How a document is called, in Vietnamese and in English: by its type, number and date. What has no number is
    told apart by its title; what has no title either, by its issuer and by the file that is the document."""
    term = document_class(type_name)
    vi = type_name or "Văn bản"
    en = (label(term, "en") if term else None) or type_name or "Document"
    if draft:
        vi, en = f"Dự thảo {vi[0].lower()}{vi[1:]}", f"Draft {en[0].lower()}{en[1:]}"
    if number:
        vi, en = f"{vi} {number}", f"{en} {number}"
    elif issuer and not title:
        vi, en = f"{vi} của {issuer}", f"{en} of {issuer}"
    if date:
        vi, en = f"{vi} ngày {date_in_words(date)}", f"{en} of {date}"
    elif year:
        vi, en = f"{vi} năm {year}", f"{en} of {year}"
    if title and not number:
        vi, en = f"{vi}: {shortened(title)}", f"{en}: {shortened(title)}"
    elif file and not number:
        vi, en = f"{vi} ({file})", f"{en} ({file})"
    return vi, en


def passage_labels(kind: str, place: str | None, order: int) -> tuple[str, str]:
    """How a passage is called: its kind and its place in the document, else its order."""
    term = code("passage", kind)
    vi, en = label(term, "vi") or kind, label(term, "en") or kind
    where_vi, where_en = (place, place) if place else (f"thứ {order}", f"no. {order}")
    return f"{vi} {where_vi}", f"{en} {where_en}"
