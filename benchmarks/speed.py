"""The speed of recognition, beside eyecite on its own kind of text, and of `import govgraph`. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eyecite import get_citations

from govgraph.pipeline.recognising import worker_pool
from govgraph.reading import find_documents, read
from govgraph.recognition import recognise
from govgraph.records import DocumentFacts, Source

HERE = Path(__file__).resolve().parent
DOCUMENTS = HERE.parent / "data" / "documents"
OPINIONS = HERE / "data" / "us-opinions.json"
LONG = 60_000
LONGER = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, nargs="*", default=[DOCUMENTS], help="Vietnamese files and folders")
    parser.add_argument("--opinions", type=Path, default=OPINIONS, help="US opinions: a JSON object from id to text")
    parser.add_argument("--megabytes", type=float, default=3.0, help="how much Vietnamese text to fill by repetition")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured; the best round counts")
    options = parser.parse_args()

    sources = [read(file.path, file.name) for file in find_documents(options.text).files]
    once = sum(size(source.text) for source in sources)
    times = max(1, round(options.megabytes * 1e6 / once))
    opinions: list[str] = list(json.loads(options.opinions.read_text("utf-8")).values())

    facts = [recognise(source) for source in sources]  # also warms up: tables are read once
    get_citations(opinions[0])
    ours = best(options.rounds, lambda: recognise_all(sources, times), once * times)
    theirs = best(max(1, options.rounds // 2), lambda: cite_all(opinions), sum(map(size, opinions)))

    print(f"Vietnamese text: {len(sources)} documents, {once * times / 1e6:.2f} MB in {times} rounds")
    print(f"  found in one round: {', '.join(counts(facts))}")
    print(f"US opinions: {len(opinions)}, {sum(map(size, opinions)) / 1e6:.2f} MB, {cite_all(opinions)} citations")
    print()
    processes = os.cpu_count() or 1
    together = in_parallel(sources, times, processes, options.rounds)

    print(f"govgraph, all kinds of facts   {ours:8.3f} MB/s, one process")
    print(f"govgraph, all kinds of facts   {together:8.3f} MB/s, {processes} processes, wall clock")
    print(f"eyecite, citations             {theirs:8.3f} MB/s")
    print(f"ratio                          {ours / theirs:8.1f}")
    print(f"import govgraph                {import_time():8.3f} s")
    print(f"a text {LONGER} times as long takes {growth(sources):6.1f} times as long")


def in_parallel(sources: list[Source], times: int, processes: int, rounds: int) -> float:
    """Megabytes a second of wall clock with several processes at work, in the best of some rounds; their start, in
    which each reads the tables, is not counted."""
    amount = sum(size(source.text) for source in sources) * times
    work = sorted(sources * times, key=lambda source: -len(source.text))  # the long ones first, so that none is last
    with worker_pool(processes) as pool:
        list(pool.map(recognise_once, sources * processes))
        seconds = []
        for _ in range(rounds):
            started = time.perf_counter()
            list(pool.map(recognise_once, work, chunksize=max(1, len(work) // (16 * processes))))
            seconds.append(time.perf_counter() - started)
    return amount / min(seconds) / 1e6


def recognise_once(source: Source) -> None:
    """Recognise a document; the facts stay where they are made."""
    recognise(source)


def size(text: str) -> int:
    """Bytes of the text in UTF-8."""
    return len(text.encode("utf-8"))


def recognise_all(sources: Sequence[Source], times: int) -> None:
    """Recognise every document `times` times."""
    for _ in range(times):
        for source in sources:
            recognise(source)


def cite_all(opinions: Sequence[str]) -> int:
    """How many citations eyecite finds."""
    return sum(len(get_citations(opinion)) for opinion in opinions)


def best(rounds: int, work: Callable[[], object], amount: int) -> float:
    """Megabytes a second of CPU time, in the best of some rounds over `amount` bytes."""
    seconds = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return amount / min(seconds) / 1e6


def growth(sources: Sequence[Source]) -> float:
    """How many times as long one document takes whose text is another's LONGER times over."""
    text = "\n".join(source.text for source in sources)[:LONG]
    once, many = Source("once.txt", text, ""), Source("many.txt", "\n".join([text] * LONGER), "")
    return best(3, lambda: recognise(once), 1) / best(3, lambda: recognise(many), 1)


def counts(facts: Sequence[DocumentFacts]) -> list[str]:
    """How many facts of each kind."""
    kinds = ("citations", "agency_mentions", "holdings", "places", "initiatives", "meetings", "directives")
    return [f"{sum(len(getattr(f, kind)) for f in facts)} {kind.replace('_', ' ')}" for kind in kinds]


def import_time() -> float:
    """Seconds that `import govgraph` adds to the start of Python, best of five."""

    def run(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - started

    return max(0.0, min(run("import govgraph") for _ in range(5)) - min(run("pass") for _ in range(5)))


if __name__ == "__main__":
    main()
