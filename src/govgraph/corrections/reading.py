"""Files of corrections to statements: each table is read by itself, so that a fault has its line.

`[[name]]` at the beginning of a line opens the next statement, so no text of several lines may have such a line.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import msgspec
from msgspec import Struct

from govgraph.corrections.collection import Corrections, Place, Stated
from govgraph.corrections.statements import (
    KINDS_IN_WORDS,
    STATEMENTS,
    AgencyStatement,
    CitationStatement,
    DocumentStatement,
    MissedCitation,
    MissedDirective,
    OfWords,
    PersonStatement,
    Statement,
    file_name,
)
from govgraph.errors import InputError, reason_of
from govgraph.reading.given_fields import given_value
from govgraph.reading.toml import TomlError, read_toml
from govgraph.records import Relation

_TABLE = re.compile(r"\s*\[\[\s*[\w.-]+\s*\]\]")
_PATH = re.compile(r"(.*) - at `\$\.?(.*)`")
_IN_WORDS = (
    (r"Object missing required field `(\w+)`", r"\1 is missing"),
    (r"Object contains unknown field `(\w+)`", r"there is no \1 in it"),
    (r"Expected `str( \| null)?`", "write it in quotation marks"),
    (r"Expected `array` of length 2", "write a name and a file"),
    (r"Expected `array`", "write a list in square brackets"),
    (r"Expected `int( \| null)?`", "write a number without quotation marks"),
    (r"Expected `bool`", "write true or false, without quotation marks"),
    (r"Expected `date`|Invalid RFC3339", "write a day such as 2026-11-25"),
)
"""What msgspec says of a value, and what to write."""
_CHOICES: dict[str, Sequence[str]] = {"kind": tuple(KINDS_IN_WORDS), "relation": get_args(Relation)}
"""The values of the fields that have but a few."""


class CorrectionsFile(Struct, frozen=True, order=True):
    """A file of corrections as it was read; `name` is its name without folder."""

    name: str
    text: str


def read_files(paths: Iterable[str | os.PathLike[str]]) -> tuple[CorrectionsFile, ...]:
    """The files at some paths, in order of name and text. Raises InputError where one cannot be read."""
    files: set[CorrectionsFile] = set()
    for path in map(Path, paths):
        try:
            files.add(CorrectionsFile(path.name, path.read_bytes().decode("utf-8-sig")))
        except OSError as error:
            raise InputError(f"{path}: cannot be opened: {reason_of(error)}") from None
        except UnicodeDecodeError:
            raise InputError(f"{path}: not UTF-8: save it as UTF-8") from None
    return tuple(sorted(files))


def parse_corrections(files: Iterable[CorrectionsFile]) -> Corrections:
    """The statements of some files. Raises InputError, with the file and line, for what is no statement, and with both
    places for two that contradict each other."""
    return Corrections.of(stated for file in files for stated in _statements(file))


def _statements(file: CorrectionsFile) -> Iterator[Stated]:
    for first, lines in _tables(file.text.splitlines()):
        place = Place(file.name, first)
        name, table = _parsed("\n".join(lines), place)
        if name is not None:
            try:
                yield Stated(statement_of(name, table), place)
            except InputError as error:
                raise InputError(f"{place}: {error}") from None


def _tables(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The tables of a file, each with the number of its first line; what stands before the first is one too."""
    first = 0
    for number, line in enumerate(lines):
        if number > first and _TABLE.match(line):
            yield first + 1, lines[first:number]
            first = number
    yield first + 1, lines[first:]


def _parsed(text: str, place: Place) -> tuple[str | None, dict[str, object]]:
    """The name and content of a table; no name for text without any."""
    try:
        content = read_toml(text)
    except TomlError as error:
        raise InputError(f"{Place(place.file, place.line + error.line - 1)}: {error.reason}") from None
    if not content:
        return None, {}
    name, value = next(iter(content.items()))
    if len(content) > 1 or not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], dict):
        raise InputError(f"{place}: a statement begins with one of {_known()}")
    if name not in STATEMENTS:
        raise InputError(f"{place}: no statement is called [[{name}]]: there are {_known()}")
    return name, value[0]


def _known() -> str:
    return ", ".join(f"[[{name}]]" for name in STATEMENTS)


def statement_of(name: str, table: Mapping[str, object]) -> Statement:
    """The statement of a table's name and values. Raises InputError where they make none."""
    dates = {field: str(date) for field in ("date", "deadline") if _is_date(date := table.get(field))}
    files = {field: file_name(file) for field in ("file", "means") if isinstance(file := table.get(field), str)}
    table = {**table, **dates, **files}
    try:
        statement: Statement = msgspec.convert(table, type=STATEMENTS[name])
    except msgspec.ValidationError as error:
        raise InputError(f"[[{name}]]: {_plainly(str(error))}") from None
    try:
        return _checked(statement)
    except ValueError as error:
        raise InputError(f"[[{name}]]: {error}") from None


def _is_date(value: object) -> bool:
    """Whether a value is a day or, a number alone, a year."""
    return isinstance(value, datetime.date | int) and not isinstance(value, bool)


def _plainly(reason: str) -> str:
    """What msgspec says of a value, in words for those who write the file."""
    match = _PATH.fullmatch(reason)
    said, field = (match[1], match[2]) if match is not None else (reason, "")
    for pattern, words in _IN_WORDS:
        if re.match(pattern, said):
            said = re.sub(f"(?:{pattern}).*", words, said)
            break
    if field in _CHOICES:
        said = f"write one of {', '.join(_CHOICES[field])}, in quotation marks"
    said = said[0].lower() + said[1:]
    return f"{field}: {said}" if field else said


def _checked(statement: Statement) -> Statement:
    """The statement with its values as the records hold them. Raises ValueError for what cannot be meant."""
    for field in ("who", "why", "file", "means"):
        value = getattr(statement, field, None)
        if value is not None and not value.strip():
            raise ValueError(f"{field} has no value")
    match statement:
        case DocumentStatement():
            values = {field: given_value(field, value) for field, value in statement.fields().items()}
            if not values:
                raise ValueError("says nothing of the document: give its number, date, type, issuer, province ...")
            return msgspec.structs.replace(statement, **values)
        case CitationStatement() | MissedCitation():
            values = {field: given_value(field, value) for field, value in statement.described().items()}
            if bool(values) == bool(statement.means):
                raise ValueError("give either means (a file or a key) or number, date, type, issuer of the document")
            statement = msgspec.structs.replace(statement, **values)
        case MissedDirective() if statement.deadline is not None:
            statement = msgspec.structs.replace(statement, deadline=_deadline(statement.deadline))
        case PersonStatement() | AgencyStatement():
            _check_named(statement)
    if isinstance(statement, OfWords):
        if not statement.words:
            raise ValueError("quote has no words")
        if statement.nth is not None and statement.nth < 1:
            raise ValueError("nth counts from 1")
    return statement


def _deadline(words: str) -> str:
    try:
        return given_value("date", words)
    except ValueError as error:
        raise ValueError(str(error).replace("date", "deadline", 1)) from None


def _check_named(statement: PersonStatement | AgencyStatement) -> None:
    if isinstance(statement, AgencyStatement) and not all(len(one) in (1, 2) for one in statement.mentions):
        raise ValueError("each of mentions is a name, or a name and a file")
    named = statement.named()
    if len({one.node for one in named}) < 2 or not all(one.name.strip() for one in named):
        raise ValueError("mentions names two or more, no two alike")
    if isinstance(statement, AgencyStatement) and not statement.same and any(one.file is None for one in named):
        raise ValueError("agencies that are kept apart are named with their files")
