"""A query with a time limit, in a process of its own (`limited_worker`): pyoxigraph cannot stop a query, but a process
can be ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

import msgspec

from govgraph.errors import QueryError, StoreError
from govgraph.store.results import AskResult, GraphResult, Result, SelectResult


class Answer(msgspec.Struct, frozen=True):
    """What the process writes: the result, or whose fault it is that there is none, in words."""

    kind: Literal["select", "ask", "graph", "query-error", "store-error"]
    data: bytes


def query_in_process(directory: Path, sparql: str, timeout: float, *, allow_service: bool = False) -> Result:
    """Run the query on the store in `directory` for at most `timeout` seconds.

    Raises QueryError and StoreError as `protocol.Store.query` does, StoreError when the time is over.
    """
    command = [
        sys.executable,
        "-m",
        "govgraph.store.limited_worker",
        str(directory),
        *(["service"] if allow_service else []),
    ]
    package = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(
            command,
            input=sparql.encode(),
            capture_output=True,
            timeout=timeout,
            check=True,
            env=os.environ | {"PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        raise StoreError(f"the query was ended after {timeout:g} seconds; narrow it, or allow it more time") from None
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise StoreError(f"the query's process failed: {last or error}") from None
    answer = msgspec.msgpack.decode(done.stdout, type=Answer)
    match answer.kind:
        case "select":
            return SelectResult(answer.data)
        case "ask":
            return AskResult(answer.data == b"true")
        case "graph":
            return GraphResult(answer.data)
        case "query-error":
            raise QueryError(answer.data.decode())
        case "store-error":
            raise StoreError(answer.data.decode())
