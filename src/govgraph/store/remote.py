"""A store behind any SPARQL 1.1 endpoint, reached through SPARQLWrapper."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import Any, Self
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit

from pyoxigraph import NamedNode, Quad, QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from govgraph.errors import GovgraphError, QueryError, StoreError
from govgraph.store.binding import bind
from govgraph.store.protocol import Parameters, Statements
from govgraph.store.results import AskResult, GraphResult, Result, SelectResult, graph_result
from govgraph.store.service import refuse_service
from govgraph.store.statements import graph_name, insertion, named, reason, replacement

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
_LOAD_SIZE = 50_000
"""Statements a request while loading; a request always holds whole graphs."""

_IS_UNION = "ASK { { SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } ?s ?p ?o }"


class RemoteStore:
    """A store behind a SPARQL 1.1 endpoint, which keeps the promise of `protocol.Store`.

    `location` is the address that takes queries; where updates go follows from it (`endpoints`) unless `update` says
    so. `https://user:password@host/...` gives credentials (HTTP Basic). Raises StoreError for an address that is none.

    A change is one update request, which the common servers run as one transaction. `timeout` bounds, in seconds, how
    long a request may wait for the endpoint; a query's own timeout takes its place.
    """

    def __init__(
        self, location: str, *, update: str | None = None, read_only: bool = False, timeout: float = 300
    ) -> None:
        self._query_address, self._update_address, self._user = endpoints(location)
        if update is not None:
            self._update_address = update
        self.read_only = read_only
        self.timeout = timeout
        self._union: tuple[tuple[str, str], ...] | None = None

    @property
    def location(self) -> str:
        return self._query_address

    def query(
        self,
        sparql: str,
        parameters: Parameters | None = None,
        *,
        timeout: float | None = None,
        allow_service: bool = False,
    ) -> Result:
        """See `protocol.Store.query`."""
        text = bind(sparql, parameters)
        if not allow_service:
            refuse_service(text)
        return self._ask(text, self._union_parameters(), timeout)

    def _ask(self, sparql: str, extra: Iterable[tuple[str, str]] = (), timeout: float | None = None) -> Result:
        media_type, data = self._send(sparql, "SELECT", extra, timeout)
        try:
            if "json" in media_type:
                answer = parse_query_results(data, QueryResultsFormat.JSON)
                return AskResult(bool(answer)) if isinstance(answer, QueryBoolean) else SelectResult(data)
            if (format := RdfFormat.from_media_type(media_type)) is not None:
                return graph_result(quad.triple for quad in parse(data, format))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.location}: the answer cannot be read ({reason(error)})") from None
        raise StoreError(f"{self.location}: the answer is {media_type or 'of no type'}; is this a SPARQL endpoint?")

    def _rows(self, sparql: str) -> SelectResult:
        result = self._ask(sparql)
        if not isinstance(result, SelectResult):
            raise StoreError(f"{self.location}: the endpoint gave no table for a SELECT")
        return result

    def _union_parameters(self) -> tuple[tuple[str, str], ...]:
        """The request parameters that make the default graph the union of all named graphs, as this endpoint needs
        them: none, Oxigraph's own switch, or the SPARQL protocol's list of graphs."""
        if self._union is None:
            for switch in _UNION_SWITCHES:
                if bool(self._ask(_IS_UNION, switch)):
                    self._union = switch
                    break
            else:
                graphs = self.graphs()
                wanted = [("default-graph-uri", graph) for graph in graphs]
                return tuple(wanted + [("named-graph-uri", graph) for graph in graphs])
        return self._union

    def replace_graph(self, graph: str, statements: Statements) -> None:
        self._update(replacement(graph_name(graph), statements))

    def drop_graph(self, graph: str) -> None:
        self._update(f"DROP SILENT GRAPH {graph_name(graph)}")

    def load(self, quads: Iterable[Quad]) -> None:
        if self.graphs():
            raise StoreError(f"{self.location}: only an empty store can be loaded")
        waiting: list[str] = []
        size = 0
        graphs: dict[NamedNode, list[Quad]] = {}
        for graph, quad in named(quads):
            graphs.setdefault(graph, []).append(quad)
        for graph, statements in graphs.items():
            waiting.append(insertion(graph, statements))
            size += len(statements)
            if size >= _LOAD_SIZE:
                self._update(" ;\n".join(waiting))
                waiting, size = [], 0
        if waiting:
            self._update(" ;\n".join(waiting))

    def graphs(self) -> tuple[str, ...]:
        rows = self._rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows()
        return tuple(sorted(name for (name,) in rows if name is not None))

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        for name in self.graphs() if graph is None else (graph,):
            term = graph_name(name)
            result = self._ask(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {term} {{ ?s ?p ?o }} }}")
            if not isinstance(result, GraphResult):
                raise StoreError(f"{self.location}: the endpoint gave no graph for a CONSTRUCT")
            for triple in result.triples():
                yield Quad(triple.subject, triple.predicate, triple.object, term)

    def __len__(self) -> int:
        ((count,),) = self._rows("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").rows()
        return int(count or 0)

    def close(self) -> None:
        """Nothing is held between requests."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _update(self, sparql: str) -> None:
        if self.read_only:
            raise StoreError(f"{self.location}: the store is open for reading only")
        self._union = None
        try:
            self._send(sparql, "INSERT", (), None)
        except QueryError as error:
            raise StoreError(f"{self.location}: the endpoint refused the update ({error})") from None

    def _send(
        self, sparql: str, kind: str, extra: Iterable[tuple[str, str]], timeout: float | None
    ) -> tuple[str, bytes]:
        """One request; gives the media type and the bytes of the answer."""
        wrapper = SPARQLWrapper(self._query_address, self._update_address)
        if self._user is not None:
            wrapper.setCredentials(*self._user)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.addCustomHttpHeader("Accept", _ACCEPT)
        seconds = timeout or self.timeout
        wrapper.timeout = seconds  # type: ignore[assignment]  # urlopen gets it, and takes parts of seconds
        for name, value in extra:
            wrapper.addParameter(name, value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it guesses what kind of query this is, and says so when it cannot
            wrapper.setQuery(sparql)
        wrapper.queryType = kind  # never guessed: text given as a query must not reach the endpoint as an update
        try:
            response: Any = wrapper.query().response
            with response:
                return response.headers.get_content_type(), response.read()
        except (SPARQLWrapperException, OSError, ValueError) as error:
            raise self._failure(error, seconds) from None

    def _failure(self, error: Exception, timeout: float) -> GovgraphError:
        cause = error.reason if isinstance(error, URLError) and not isinstance(error, HTTPError) else error
        if isinstance(error, QueryBadFormed):
            return QueryError(f"the endpoint cannot read the query: {_said(error)}")
        if isinstance(cause, TimeoutError):
            return StoreError(f"{self.location}: no answer within {timeout:g} seconds; narrow the query or allow more")
        if isinstance(error, HTTPError):
            return StoreError(f"{self.location}: the endpoint answered {error.code} {error.reason}")
        if isinstance(error, SPARQLWrapperException):
            return StoreError(f"{self.location}: {error.msg}" + (f" ({_said(error)})" if _said(error) else ""))
        return StoreError(
            f"{self.location}: the endpoint cannot be reached ({cause}); is it running, is the address right?"
        )


_UNION_SWITCHES: tuple[tuple[tuple[str, str], ...], ...] = ((), (("union-default-graph", "true"),))


def endpoints(location: str) -> tuple[str, str, tuple[str, str] | None]:
    """Where queries go, where updates go, and the credentials in the address.

    `http://host:7878` is an Oxigraph server: `/query` and `/update`. An address that ends in `/query` takes updates at
    `/update` beside it (Oxigraph, Fuseki); one of an RDF4J or GraphDB repository (`/repositories/NAME`) at
    `/statements` below it; any other takes both. Raises StoreError for what is no http address.
    """
    try:
        parts = urlsplit(location)
        host = parts.hostname or ""
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        raise _no_address(location) from None
    if parts.scheme not in ("http", "https") or not host:
        raise _no_address(location)
    user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    place = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    path = parts.path.rstrip("/")
    query, update = path, path
    if not path:
        query, update = "/query", "/update"
    elif path.endswith("/query"):
        update = path.removesuffix("/query") + "/update"
    elif path.rpartition("/")[0].endswith("/repositories"):
        update = path + "/statements"
    address = [urlunsplit((parts.scheme, place, each, parts.query, "")) for each in (query, update)]
    return address[0], address[1], user


def _no_address(location: str) -> StoreError:
    scheme, mark, rest = location.partition("://")
    shown = f"{scheme}{mark}{rest.rpartition('@')[2]}"  # without credentials
    return StoreError(f"{shown!r} is no address of a SPARQL endpoint: one looks like http://localhost:7878")


def _said(error: Exception) -> str:
    """What the endpoint's answer says, on one line; SPARQLWrapper keeps it at the end of its own message."""
    text = str(error).partition("Response:\n")[2] or reason(error)
    text = text.removeprefix("b'").removesuffix("'").removeprefix('b"').removesuffix('"')
    return " ".join(text.replace("\\n", " ").split())[:300]
