"""The named queries: each a file in `queries/`, with a comment header that says what it answers.

    # title: Directives that cite a document
    # title-vi: Các chỉ đạo viện dẫn một văn bản
    # answers: Which directives cite document X, who must carry them out, by when?
    # parameter: document (document) - the document cited
    # parameter: by (date, optional) - leave out deadlines after this day
    # columns: source, words, responsible, deadline

A parameter is required unless it is `optional` or has a `default VALUE`; its value takes the variable of its name at
the lines `# bind: name` (see `binding`). Any other SPARQL file may have such a header too, in part or in whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Literal as OneOf
from typing import get_args

from msgspec import Struct
from pyoxigraph import Literal, NamedNode

from govgraph.errors import NotFoundError, QueryError
from govgraph.language.dates import iso, read_day
from govgraph.language.letters import fold, without_marks
from govgraph.resources import resource
from govgraph.store.binding import bindable
from govgraph.store.protocol import Store
from govgraph.store.references import find
from govgraph.store.results import Result, SelectResult

ParameterKind = OneOf["document", "agency", "place", "date", "text", "iri", "number", "province"]
"""What a parameter's value is: a reference to a document, an agency or a place (`references.find`), an ISO day, month
or year, words, an IRI, a whole number, or a province by its name with or without level and marks."""


class Parameter(Struct, frozen=True):
    """A value that a query takes. `default` is what it is where none is given."""

    name: str
    kind: ParameterKind
    meaning: str
    optional: bool = False
    default: str | None = None

    @property
    def required(self) -> bool:
        """Whether the query cannot run without it."""
        return not self.optional and self.default is None


class NamedQuery(Struct, frozen=True):
    """A query with its header. Everything in the header is empty where the file does not say it."""

    name: str
    sparql: str
    title: str = ""
    title_vi: str = ""
    answers: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()
    from_tables: bool = False
    """Whether the tables of `data/authority/` answer it where no document of the collection names what is asked."""

    def run(self, store: Store, values: Mapping[str, str] | None = None, *, timeout: float | None = None) -> Result:
        """Run it with these values for its parameters.

        Raises QueryError for a parameter that is unknown, missing or no value of its kind; NotFoundError or
        AmbiguousError for a reference that names nothing or several things; and what `Store.query` raises.
        """
        return store.query(self.sparql, self.terms(store, values or {}), timeout=timeout)

    def terms(self, store: Store, values: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
        """The values as RDF terms, defaults included. Raises as `run` does."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise QueryError(f"the query {self.name} has no parameter {name!r}{_near(name, known)}")
        terms = {}
        for parameter in self.parameters:
            value = values.get(parameter.name, parameter.default)
            if value is not None:
                terms[parameter.name] = _term(store, parameter, value)
            elif parameter.required:
                raise QueryError(
                    f"the query {self.name} needs {parameter.name} ({parameter.kind}): {parameter.meaning}; "
                    f"give it with --set {parameter.name}=VALUE"
                )
        return terms


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All queries that ship with govgraph, by name, in alphabetical order."""
    files = sorted((file for file in resource("queries").iterdir() if file.name.endswith(".rq")), key=lambda f: f.name)
    return {name: parse_query(name, file.read_text("utf-8")) for file in files for name in [file.name[:-3]]}


def named_query(name: str) -> NamedQuery:
    """The query of that name. Raises QueryError, with near matches, if there is none."""
    query = named_queries().get(name)
    if query is None:
        raise QueryError(f"there is no query {name!r}{_near(name, named_queries())}")
    return query


_HEADER = re.compile(r"^#[ \t]*(title|title-vi|answers|parameter|columns|tables):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_PARAMETER = re.compile(r"(\w+) \((\w+)(?:, (?:(optional)|default (.+?)))?\) [-\u2013] (.+)")


def parse_query(name: str, text: str) -> NamedQuery:
    """A query with its header, from a file's text. Raises QueryError where the header is malformed."""
    fields: dict[str, str] = {}
    parameters = []
    for field, value in _HEADER.findall(text):
        if field != "parameter":
            fields[field] = value
            continue
        match = _PARAMETER.fullmatch(value)
        if match is None or match[2] not in get_args(ParameterKind):
            raise QueryError(
                f"{name}: `# parameter: {value}` is not of the form `name (kind, optional) - meaning`, with a kind of "
                f"{', '.join(get_args(ParameterKind))}"
            )
        if match[1] not in bindable(text):
            raise QueryError(f"{name}: the parameter {match[1]} has no line `# bind: {match[1]}`")
        kind: ParameterKind = match[2]  # type: ignore[assignment]  # one of them, seen above
        parameters.append(Parameter(match[1], kind, match[5], bool(match[3]), match[4]))
    columns = tuple(column.strip() for column in fields.get("columns", "").split(",") if column.strip())
    return NamedQuery(
        name=name,
        sparql=text,
        title=fields.get("title", ""),
        title_vi=fields.get("title-vi", ""),
        answers=fields.get("answers", ""),
        parameters=tuple(parameters),
        columns=columns,
        from_tables=fields.get("tables") == "yes",
    )


def _term(store: Store, parameter: Parameter, value: str) -> NamedNode | Literal:
    match parameter.kind:
        case "document" | "agency" | "place":
            return NamedNode(find(store, value, (parameter.kind,)).iri)
        case "iri":
            try:
                return NamedNode(value)
            except ValueError:
                raise QueryError(
                    f"{parameter.name} must be an IRI such as https://example.org/x, not {value!r}"
                ) from None
        case "number":
            if not re.fullmatch(r"\d{1,9}", value):
                raise QueryError(f"{parameter.name} must be a whole number, not {value!r}")
            return Literal(int(value))
        case "date":
            return Literal(_date(parameter.name, value))
        case "province":
            return Literal(_province(store, value))
        case "text":
            return Literal(value)


def _date(name: str, value: str) -> str:
    """The date as ISO text; compared as text, so that partial dates compare too. A day may also be given as Vietnamese
    documents write it (`30/9/2021`)."""
    if "/" in value and (written := read_day(value))[1]:
        return written[0]
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
    parts = [int(part) for part in match.groups() if part] if match else []
    if not parts or iso(*parts) is None:
        raise QueryError(f"{name} must be a date such as 2021-09-30, 2021-09 or 2021, not {value!r}")
    return value.strip()


_PROVINCES = """
PREFIX gov: <https://w3id.org/govgraph/ontology#>
SELECT DISTINCT ?province WHERE { GRAPH ?g { ?document gov:provinceName ?province } } ORDER BY ?province
"""


def _province(store: Store, value: str) -> str:
    """The province's name as the graph has it."""
    result = store.query(_PROVINCES)
    assert isinstance(result, SelectResult)
    known = {without_marks(fold(name)): name for (name,) in result.rows() if name is not None}
    key = without_marks(fold(value))
    for level in ("tinh ", "thanh pho "):
        key = key.removeprefix(level)
    if key not in known:
        held = f"; the documents are of {', '.join(known.values())}" if known else ""
        raise NotFoundError(f"no document is of a province called {value!r}{held}")
    return known[key]


def _near(name: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(name, known, n=4, cutoff=0.5)
    if near:
        return f"; near it: {', '.join(near)}"
    return f"; there are {', '.join(known)}" if known else ""
