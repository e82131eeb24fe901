"""Measures the metadata that is recognised against a collection's own index: number, type, date, issuer, signer.

    python benchmarks/metadata_index.py --show 20 corpus/*.jsonl.gz

A file has one JSON object a line with `id` and `text` (plain or gzip) and any of `number`, `type`, `date` (of the form
31/12/2025, or ISO), `issuer`, `signer`. Of each field it prints how many documents were compared, how many agree, of
how many the text is silent, and how many differ; `--show` prints as many of these as asked, of each field and file. A
body in whose name its head or its province issues (`Bộ trưởng Bộ Y tế`, of `Tỉnh Lai Châu` its committee and council)
agrees with it, as does one in whose index entry a title has been left. `symbol` is the issuer that the index's number
says by itself, which also texts without a head can be measured by.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import govgraph
from govgraph.authority.issuers import issuer_by_symbol
from govgraph.errors import NumberError
from govgraph.language.letters import fold
from govgraph.language.numbers import number_key, parse_number
from govgraph.records import Metadata

_FIELDS = ("number", "type", "date", "issuer", "signer")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_JOINT = re.compile(r"(?:, | và )(?=bộ |tòa |viện |thanh tra |ngân hàng |ủy ban |kiểm toán )")
_LONGEST = 60_000  # code points; longer documents are passed over, as they would take long
_PROVINCE = ("tỉnh ", "thành phố ")
_LOCAL = ("ủy ban nhân dân ", "hội đồng nhân dân ", "chủ tịch ủy ban nhân dân ")


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--most", type=int, help="documents of each file")
    options = parser.parse_args()
    for file in sorted(options.files):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        differing: dict[str, list[str]] = defaultdict(list)
        for document in _documents(file, options.most):
            for field, indexed, read, result in _compared(document):
                counts[field][result] += 1
                if result != "agrees":
                    differing[field].append(f"{result}: {document['id']}: index {indexed!r}, read {read!r}")
        for field, count in counts.items():
            print(
                f"{file.name.split('.')[0]}: {field}: compared {count.total()}, agrees {count['agrees']}, "
                f"silent {count['silent']}, differs {count['differs']}"
            )
            for line in sorted(differing[field])[: options.show]:
                print(f"    {line}")


def _documents(file: Path, most: int | None) -> Iterator[dict[str, Any]]:
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    lines = [line for line in content.splitlines() if line][:most]
    return (json.loads(line) for line in lines)


def _compared(document: dict[str, Any]) -> Iterator[tuple[str, str, str | None, str]]:
    """Of each field that the index has: what it says, what was read, and the result."""
    number, issuer = document.get("number"), document.get("issuer")
    if number and issuer:
        said = _by_symbol(str(number))
        yield "symbol", f"{number} {issuer}", said, _result(said, said is not None and _same_issuer(issuer, said))
    if not document["text"].strip() or len(document["text"]) > _LONGEST:
        return
    metadata = govgraph.recognise_text(document["text"], str(document["id"])).metadata
    for field in _FIELDS:
        indexed = document.get(field)
        if isinstance(indexed, str) and indexed:
            read = _read(metadata, field)
            yield field, indexed, read, _result(read, read is not None and _agrees(field, indexed, read))


def _result(read: str | None, agrees: bool) -> str:
    return "silent" if read is None else "agrees" if agrees else "differs"


def _by_symbol(number: str) -> str | None:
    try:
        symbol = issuer_by_symbol(parse_number(number))
    except NumberError:
        return None
    return symbol.name if symbol is not None else None


def _read(metadata: Metadata, field: str) -> str | None:
    if field == "signer":
        return "; ".join(signature.name for signature in metadata.signatures) or None
    value: str | None = getattr(metadata, field)
    return value


def _agrees(field: str, indexed: str, read: str) -> bool:
    if field == "number":
        return number_key(indexed) == number_key(read)
    if field == "date":
        day = _SLASHED.fullmatch(indexed)
        return read == (f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day is not None else indexed)
    if field == "issuer":
        return _same_issuer(indexed, read)
    if field == "signer":
        return _letters(indexed) in [_letters(name) for name in read.split("; ")]
    return _letters(indexed) == _letters(read)


def _same_issuer(indexed: str, read: str) -> bool:
    index, said = _letters(indexed), _letters(read)
    if index.startswith(_PROVINCE):
        return said.endswith(index) or said + " " in _LOCAL or said.endswith(index.partition(" ")[2])
    if said in (index, f"bộ trưởng {index}", f"{index} việt nam") or said.endswith(f" {index}"):
        return True
    return index.startswith(f"{said} ") or _bodies(indexed) == _bodies(read)


def _bodies(words: str) -> list[str]:
    """The bodies of a joint document, in the order of their letters."""
    return sorted(_letters(body) for body in _JOINT.sub("; ", fold(words)).split("; "))


def _letters(words: str) -> str:
    return " ".join(re.sub(r"[-–,.]", " ", fold(words)).split())


if __name__ == "__main__":
    main()
