"""Statements into a file of corrections: added at its end, and nothing that stands in it is touched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
import tomli_w

from govgraph.corrections.reading import CorrectionsFile, parse_corrections, read_files
from govgraph.corrections.statements import STATEMENTS, Statement
from govgraph.errors import InputError, reason_of


def as_toml(statement: Statement) -> str:
    """A statement as it stands in a file."""
    name = next(name for name, kind in STATEMENTS.items() if isinstance(statement, kind))
    values = {field: value for field, value in msgspec.structs.asdict(statement).items() if value is not None}
    signed = {field: values.pop(field) for field in ("who", "when", "why")}
    return tomli_w.dumps({name: [{**values, **signed}]})


def add_statements(path: str | os.PathLike[str], statements: Iterable[Statement]) -> None:
    """Add statements to the file at a path, which is made if need be. Raises InputError, and writes nothing, where one
    contradicts another or what the file has, or where the file cannot be read or written."""
    file = Path(path)
    before = read_files([file])[0].text if file.exists() else ""
    added = "\n".join(as_toml(statement) for statement in statements)
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    parse_corrections([CorrectionsFile(file.name, before + gap + added)])
    try:
        with file.open("a", encoding="utf-8", newline="") as out:
            out.write(gap + added)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {reason_of(error)}") from None
