"""The process in which a query with a time limit runs.

python -m govgraph.store.limited_worker DIRECTORY [service]

The query comes on standard input, the answer goes to standard output.
"""

from __future__ import annotations

import sys

import msgspec

from govgraph.errors import QueryError, StoreError
from govgraph.store.embedded import EmbeddedStore
from govgraph.store.limited import Answer
from govgraph.store.results import AskResult, SelectResult


def main() -> None:
    """Answer one query; see the module."""
    answer = _answer(sys.argv[1], sys.stdin.buffer.read().decode(), "service" in sys.argv[2:])
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _answer(directory: str, sparql: str, allow_service: bool) -> Answer:
    try:
        with EmbeddedStore(directory, read_only=True) as store:
            result = store.query(sparql, allow_service=allow_service)
    except QueryError as error:
        return Answer("query-error", str(error).encode())
    except StoreError as error:
        return Answer("store-error", str(error).encode())
    if isinstance(result, SelectResult):
        return Answer("select", result.data)
    if isinstance(result, AskResult):
        return Answer("ask", b"true" if result.answer else b"false")
    return Answer("graph", result.data)


if __name__ == "__main__":
    main()
