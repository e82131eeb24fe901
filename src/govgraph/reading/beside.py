"""What is given of documents beside them: a sidecar (`file.txt.toml`), or a row of its folder's table (`metadata.csv`).

    # letter.txt.toml                       # metadata.csv
    given_by = "Nguyễn Thị Lan"             file,given_by,province,date
    province = "Thái Nguyên"                letter.txt,Nguyễn Thị Lan,Thái Nguyên,2021-07-22

A sidecar goes before a table, the table of a nearer folder before one farther up. What is wrong in them is listed, line
by line, and stops nothing; the rest of the line or file counts.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from govgraph.errors import reason_of
from govgraph.reading.files import SIDECAR, TABLE, DocumentFile, NotRead
from govgraph.reading.given_fields import field_called, given_value
from govgraph.reading.toml import TomlError, read_toml
from govgraph.records import Given

_COLUMN = "file"
_BY = "given_by"
_KEY = re.compile(r"\s*[\"']?([^\s=\"']+)[\"']?\s*=")


class _Fault(Struct, frozen=True):
    """Something wrong in a line of a file; `line` counts from 1, None where it is about the whole."""

    line: int | None
    reason: str


class _Row(Struct, frozen=True):
    """The row of a table on one file: `values` by column, empty cells left out."""

    line: int
    values: dict[str, str]


def given_beside(files: Sequence[DocumentFile]) -> tuple[tuple[DocumentFile, ...], tuple[NotRead, ...]]:
    """The files, each with what is given of it beside it, and a line for everything in sidecars and tables that cannot
    be used. Raises nothing."""
    tables = _Tables(frozenset(_place(Path(file.place)) for file in files))
    faults: set[NotRead] = set()
    found: list[DocumentFile] = []
    for file in files:
        given: dict[str, Given] = {}
        sidecar = Path(f"{file.place}{SIDECAR}")
        if sidecar.is_file():
            values, lines, wrong = _read_sidecar(sidecar)
            _take(given, values, lines, f"{file.name}{SIDECAR}", wrong)
            faults.update(_told(sidecar, wrong))
        for table, name in _tables_of(file):
            row = tables.row(table, file)
            if row is not None:
                wrong = []
                _take(given, row.values, dict.fromkeys(row.values, row.line), name, wrong)
                faults.update(_told(table, wrong))
        found.append(msgspec.structs.replace(file, given=tuple(given[field] for field in sorted(given))))
    return tuple(found), tuple(sorted({*faults, *tables.faults}))


def _told(path: Path, faults: Sequence[_Fault]) -> Iterator[NotRead]:
    for fault in faults:
        yield NotRead(str(path), f"line {fault.line}: {fault.reason}" if fault.line else fault.reason)


def _take(
    given: dict[str, Given],
    values: Mapping[str, object],
    lines: Mapping[str, int],
    where: str,
    faults: list[_Fault],
) -> None:
    """Add the values of one place to what nearer places give."""
    by = values.get(_BY, "")
    if not isinstance(by, str) or not by.strip():
        if values:
            faults.append(_Fault(min(lines.values(), default=None), f"nobody is named who gives this: add {_BY}"))
        return
    by = " ".join(by.split())
    for name, raw in values.items():
        if name == _BY:
            continue
        try:
            field = field_called(name)
            value = given_value(field, raw)
        except ValueError as error:
            faults.append(_Fault(lines.get(name), str(error)))
            continue
        nearer = given.setdefault(field, Given(field, value, by, where))
        if nearer.value != value:
            reason = f"{field}: {nearer.where} gives {nearer.value!r}, and is nearer to the document: let them agree"
            faults.append(_Fault(lines.get(name), reason))


def _read_sidecar(path: Path) -> tuple[dict[str, object], dict[str, int], list[_Fault]]:
    """A sidecar's values, the lines they stand in, and why it cannot be read, if so."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        values: dict[str, object] = read_toml(text)
    except OSError as error:
        return {}, {}, [_Fault(None, f"cannot be opened: {reason_of(error)}")]
    except UnicodeDecodeError:
        return {}, {}, [_Fault(None, "not UTF-8: save it as UTF-8")]
    except TomlError as error:
        return {}, {}, [_Fault(error.line, error.reason)]
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        key = _KEY.match(line)
        if key is not None:
            lines.setdefault(key[1], number)
    return values, lines, []


class _Tables:
    """The tables of the folders, each read once."""

    def __init__(self, places: frozenset[Path]) -> None:
        self.places = places
        """Those of the files that are there, and of what stands in archives among them."""
        self.faults: set[NotRead] = set()
        self._rows: dict[Path, dict[Path, _Row]] = {}

    def row(self, table: Path, file: DocumentFile) -> _Row | None:
        """The row on a file, None where there is none."""
        if table not in self._rows:
            wrong: list[_Fault] = []
            self._rows[table] = _read_table(table, self.places, wrong) if table.is_file() else {}
            self.faults.update(_told(table, wrong))
        return self._rows[table].get(_place(Path(file.place)))


def _place(path: Path) -> Path:
    """The path by which a file is known, in one spelling."""
    return Path(unicodedata.normalize("NFC", str(path.resolve())))


def _tables_of(file: DocumentFile) -> Iterator[tuple[Path, str]]:
    """Where tables on a file may lie, the nearest first, each with its name in the collection."""
    folder = Path(file.place).parent
    for above in PurePosixPath(file.name).parents:
        yield folder / TABLE, (above / TABLE).as_posix()
        folder = folder.parent


def _read_table(path: Path, places: frozenset[Path], faults: list[_Fault]) -> dict[Path, _Row]:
    """The rows of a table, by the path of the file that each is on."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        faults.append(_Fault(None, f"cannot be opened: {reason_of(error)}"))
        return {}
    except UnicodeDecodeError:
        faults.append(_Fault(None, "not UTF-8: save it as CSV in UTF-8"))
        return {}
    head, _, _ = text.partition("\n")
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=head.count), strict=True)
    rows: dict[Path, _Row] = {}
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if _COLUMN not in columns:
            faults.append(_Fault(1, f"no column is called {_COLUMN!r}: it names the document that a row is on"))
            return {}
        unknown = _unknown(columns, faults)
        line = reader.line_num + 1
        for cells in reader:
            named = zip(columns, cells, strict=False)
            values = {column: cell for column, cell in named if cell.strip() and column not in unknown}
            if len(cells) > len(columns):
                faults.append(_Fault(line, f"has {len(cells)} cells, and there are {len(columns)} columns"))
            elif values:
                _take_row(path, places, values, line, rows, faults)
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(_Fault(reader.line_num, f"not CSV: {error}"))
    return rows


def _is_file(path: Path) -> bool:
    return any(Path(unicodedata.normalize(form, str(path))).is_file() for form in ("NFC", "NFD"))


def _unknown(columns: Sequence[str], faults: list[_Fault]) -> set[str]:
    """The columns that are no fields, or stand there twice."""
    unknown: set[str] = set()
    for column, times in Counter(columns).items():
        if times > 1 and column:
            unknown.add(column)
            faults.append(_Fault(1, f"{times} columns are called {column!r}: leave one"))
            continue
        if column not in (_COLUMN, _BY):
            try:
                field_called(column)
            except ValueError as error:
                unknown.add(column)
                faults.append(_Fault(1, str(error)))
    return unknown


def _take_row(
    table: Path,
    places: frozenset[Path],
    values: dict[str, str],
    line: int,
    rows: dict[Path, _Row],
    faults: list[_Fault],
) -> None:
    name = values.pop(_COLUMN, "").strip()
    path = table.parent / name
    file = _place(path)
    if not name or not file.is_relative_to(_place(table.parent)):
        faults.append(_Fault(line, f"{_COLUMN}: {name!r} is no file in the table's folder or below"))
    elif file in rows:
        faults.append(_Fault(line, f"a second row on {name}, the first is line {rows[file].line}: make them one"))
    elif file not in places and not _is_file(path):
        faults.append(_Fault(line, f"there is no file {name} here"))
    else:
        rows[file] = _Row(line, values)
