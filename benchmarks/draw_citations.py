"""Draws citations at random from collections of documents, to be checked by hand: for each the words around it, the
citation in [[ ]], and what was recognised.

    python benchmarks/draw_citations.py --number 100 --seed 2026 corpus/*.jsonl.gz

A file has one JSON object a line with `id` and `text` (plain or gzip). Every file gives the same number of citations,
each from another document where there are enough. The same seed draws the same ones from the same recognition.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import govgraph
from govgraph.records import Citation, DocumentFacts

_AROUND = 110
_LONGEST = 80_000  # code points; a drawn document beyond that is passed over, as it would take long


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    files = sorted(options.files)
    drawn = 0
    for place, file in enumerate(files):
        wanted = (options.number - drawn) // (len(files) - place)
        for name, facts, citation in _draw(file, wanted, options.seed):
            drawn += 1
            print(f"{drawn}. {file.name.split('.')[0]} {name}\n{_shown(facts, citation)}\n")


def _draw(file: Path, number: int, seed: int) -> Iterator[tuple[str, DocumentFacts, Citation]]:
    choose = random.Random(f"{seed} {file.name}")
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    documents = [json.loads(line) for line in content.splitlines() if line]
    choose.shuffle(documents)
    found = 0
    for document in documents:
        if found == number:
            return
        if not document["text"].strip() or len(document["text"]) > _LONGEST:
            continue
        facts = govgraph.recognise_text(document["text"], str(document["id"]))
        citations = [citation for citation in facts.citations if citation.form != "self"]
        if citations:
            found += 1
            yield str(document["id"]), facts, choose.choice(citations)


def _shown(facts: DocumentFacts, citation: Citation) -> str:
    text = facts.text
    before, behind = text[max(0, citation.start - _AROUND) : citation.start], text[citation.end :][:_AROUND]
    words = " ".join(f"{before}[[{text[citation.start : citation.end]}]]{behind}".split())
    bearer = facts.citations[citation.bearer] if citation.bearer is not None else None
    said = {
        "type": citation.type,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "form": citation.form,
        "relation": citation.relation,
        "of": text[bearer.start : bearer.end] if bearer is not None else None,
        "provision": citation.provision,
        "title": citation.title,
    }
    return f"   {words}\n   " + "; ".join(f"{name} {value}" for name, value in said.items() if value)


if __name__ == "__main__":
    main()
