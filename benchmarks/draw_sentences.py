"""Draws sentences that may hold references from laws, decrees, circulars, resolutions and decisions, to be marked by
hand: one a line, with the document's number before it.

    python benchmarks/draw_sentences.py --number 400 --seed 2028 corpus/*.jsonl.gz

A file has one JSON object a line with `id` and `text`, where known `number`, `type` and `date` (plain or gzip). Nothing
is recognised here: a sentence is drawn if it has what looks like the name of a document (three of four) or names
a provision (the others). Kinds of documents and decades take turns, and no document gives more than one sentence
while there are others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from unicodedata import normalize

_KINDS = {
    "law": re.compile(r"QH|PL|^(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)"),
    "decree": re.compile(r"NĐ|^Nghị định"),
    "circular": re.compile(r"TT|^Thông tư"),
    "resolution": re.compile(r"NQ|^Nghị quyết"),
    "decision": re.compile(r"QĐ|^Quyết định"),
}
_TURNS = ("law", "decree", "circular", "decree", "circular", "law", "decree", "circular", "resolution", "decision")
_YEAR = re.compile(r"(?<!\d)(?:19[4-9]|20[0-2])\d(?!\d)")
_NAMED = re.compile(
    r"(?<!\w)(?:(?:Hiến pháp|Luật|Bộ luật|Pháp lệnh)(?! này)(?!\w)"
    r"|(?:Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Thông tư liên tịch|Công văn|Sắc lệnh) (?:số|\d))"
)
_PROVISION = re.compile(
    r"(?:điều|khoản|điểm|mục|chương|phụ lục|luật|nghị định|thông tư|quyết định|nghị quyết|quy định|quy chế|mẫu số)"
    r" (?:này|\d|[ivx]+\b)",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*(?:(?:Điều|Chương|Mục|Phần) [\dIVX]+[a-z]?\.?|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-+*•])\s*")
_BREAK = re.compile(r"(?<=[.;:])\s+(?=[^\Wa-zà-ỹđ]|[\da-zđ]\)|[-+]\s)")
_LEGACY = re.compile(r"[¸µ¶·¹©«­®§]")
_SHORTEST, _LONGEST = 30, 400  # code points of a sentence


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--seed", type=int, default=2028)
    options = parser.parse_args()
    for number, sentence in _draw(sorted(options.files), options.number, options.seed):
        if sentence[0].islower() and sentence[1:2] != ")":
            continue  # the rest of a sentence, as lines of wrapped text begin
        print(normalize("NFC", f"{number}\t{sentence}"))


def _draw(files: list[Path], wanted: int, seed: int) -> Iterator[tuple[str, str]]:
    choose = random.Random(seed)
    groups = _groups(files)
    for documents in groups.values():
        choose.shuffle(documents)
    turns = {kind: cycle(sorted(group for group in groups if group[0] == kind)) for kind in _KINDS}
    drawn: set[str] = set()
    for turn, kind in enumerate(cycle(_TURNS)):
        if len(drawn) == wanted or not any(groups.values()):
            return
        group = next(turns[kind], None)
        if group is None or not groups[group]:
            continue
        number, text = groups[group].pop()
        pattern = _PROVISION if turn % 4 == 3 else _NAMED
        sentences = [sentence for sentence in _sentences(text) if pattern.search(_body(sentence))]
        fresh = [sentence for sentence in sentences if sentence not in drawn]
        if fresh:
            sentence = choose.choice(fresh)
            drawn.add(sentence)
            yield number, sentence


def _groups(files: list[Path]) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Numbers and texts of the documents by kind and decade."""
    groups: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for file in files:
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        for line in content.splitlines():
            document = json.loads(line)
            number = str(document.get("number") or document["id"])
            said = f"{document.get('type') or ''} {number}"
            kind = next((kind for kind, pattern in _KINDS.items() if pattern.search(said.strip())), None)
            year = _YEAR.search(f"{number} {document.get('date') or ''}")
            if kind is not None and year is not None and not _LEGACY.search(document["text"]):
                groups[kind, int(year[0]) // 10].append((number, document["text"]))
    return groups


def _sentences(text: str) -> list[str]:
    sentences = []
    for line in text.splitlines():
        for part in _BREAK.split(line):
            sentence = " ".join(part.split())
            if _SHORTEST <= len(sentence) <= _LONGEST and sentence.endswith((".", ";", ":", "”", ")")):
                sentences.append(sentence)
    return sentences


def _body(sentence: str) -> str:
    """A sentence without the number or mark that opens it."""
    marker = _MARKER.match(sentence)
    return sentence[marker.end() :] if marker is not None else sentence


if __name__ == "__main__":
    main()
