"""Statements of corrections for tests, and what comes of them. What they state of real documents is made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

import govgraph
from govgraph.corrections import Corrections, CorrectionsFile, parse_corrections
from govgraph.records import Holding, Resolution, Source
from govgraph.resolution import resolve
from resolving import document

MINUTES = "tinh-uy-2021-06-29-hoi-nghi-bch.txt"
LETTER = "thai-nguyen-2021-07-22-3413-ubnd-th.txt"
NOTICE = "lai-chau-2021-08-24-phien-hop-ubnd.txt"
PRESS = "ha-giang-2021-09-29-phien-hop-btv.txt"
BRIEFING = "tuyen-quang-2021-08-31-giao-ban.txt"

SIGNED = 'who = "Nguyễn Thị Lan"\nwhen = 2026-11-25\nwhy = "as the printed copy has it"\n'

PROVINCE = f'[[document]]\nfile = "{MINUTES}"\nprovince = "Hà Giang"\n{SIGNED}'
DATE = f'[[citation]]\nfile = "{LETTER}"\nquote = "Nghị quyết số 63/NQ-CP của Chính phủ"\ndate = 2021-06-29\n{SIGNED}'
MEANS = (
    f'[[citation]]\nfile = "{NOTICE}"\nquote = "nghị quyết số 68/nq-cp  của Chính phủ"\nmeans = "{MINUTES}"\n{SIGNED}'
)
NO_AGENCY = f'[[no_mention]]\nkind = "agency"\nfile = "{MINUTES}"\nquote = "Quốc hội"\n{SIGNED}'
ONE_AGENCY = (
    f'[[agency]]\nsame = true\nmentions = [["Tỉnh ủy Tuyên Quang"], ["Ban Thường vụ Tỉnh ủy Tuyên Quang"]]\n{SIGNED}'
)
ONE_PERSON = (
    f'[[person]]\nsame = true\nmentions = [["Nguyễn Văn Sơn", "{PRESS}"], ["Nguyễn Văn Dũng", "{BRIEFING}"]]\n{SIGNED}'
)
WAITS = f'[[document]]\nfile = "not-yet.txt"\nnumber = "1/TB-UBND"\n{SIGNED}'
MISSED_CITATION = (
    f'[[missed_citation]]\nfile = "{NOTICE}"\nquote = "kết luận của tỉnh  uỷ"\nrelation = "implements"\n'
    f'number = "247-KL/TU"\ndate = 2021-07-20\n{SIGNED}'
)
STATEMENTS = (PROVINCE, DATE, MEANS, NO_AGENCY, MISSED_CITATION, ONE_AGENCY, ONE_PERSON, WAITS)

WHO = 'who = "Lan"\nwhen = 2026-11-25\nwhy = "known"\n'


def write(path: Path, *statements: str) -> Path:
    path.write_text("# What we know.\n\n" + "\n".join(statements), encoding="utf-8")
    return path


def content(store: Path) -> bytes:
    """The graph's bytes, without the provenance, which alone knows the clock."""
    with govgraph.open(store) as graph:
        graph.export(store / "graph.nq")
    lines = (store / "graph.nq").read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if b"/graph/provenance> ." not in line)


def rows(store: Path | str, query: str, source: str | None = None) -> list[dict[str, Any]]:
    with govgraph.open(store) as graph:
        return [row for row in graph.query(query) if source is None or row["source"] == source]


def stated(*statements: str) -> Corrections:
    return parse_corrections([CorrectionsFile("corrections.toml", "\n".join(statements))])


def resolved(documents: list[Any], *statements: str) -> Resolution:
    return resolve(documents, stated(*statements))


def with_text(facts: Any, text: str) -> Any:
    source = Source(facts.source.name, text, facts.source.sha256)
    return msgspec.structs.replace(facts, source=source)


def holder(name: str, *posts: tuple[str, str | None, str | None], **metadata: Any) -> Any:
    """A document that names persons, each with a post and its body."""
    text = " ".join(person for person, _, _ in posts)
    holdings = []
    at = 0
    for person, post, body in posts:
        holdings.append(Holding(at, at + len(person), person, post, body))
        at += len(person) + 1
    facts = document(name, holdings=tuple(holdings), **metadata)
    return with_text(facts, text)
