"""What can go wrong between here and an endpoint, each told in one line."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pyoxigraph import NamedNode, Triple

from endpoint import oxigraph_server
from govgraph.errors import StoreError
from govgraph.store import open_store
from govgraph.store.remote import RemoteStore, endpoints


@contextmanager
def server(status: int, body: bytes, media_type: str, delay: float = 0) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """An HTTP server that answers everything alike; gives its address and the requests it gets."""
    requests: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body_in = self.rfile.read(int(self.headers["Content-Length"])).decode()
            requests.append((self.headers.get("Authorization", ""), body_in))
            time.sleep(delay)
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    listener = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.server_port}", requests
    finally:
        listener.shutdown()
        listener.server_close()


def failure(store: RemoteStore) -> str:
    with pytest.raises(StoreError) as caught:
        store.query("SELECT * WHERE { ?s ?p ?o }")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("location", "query", "update"),
    [
        ("http://localhost:7878", "http://localhost:7878/query", "http://localhost:7878/update"),
        ("http://localhost:7878/", "http://localhost:7878/query", "http://localhost:7878/update"),
        ("https://h.vn/ds/query", "https://h.vn/ds/query", "https://h.vn/ds/update"),
        ("http://h:7200/repositories/x", "http://h:7200/repositories/x", "http://h:7200/repositories/x/statements"),
        ("https://h.vn/sparql", "https://h.vn/sparql", "https://h.vn/sparql"),
        ("http://[::1]:80/sparql?x=1", "http://[::1]:80/sparql?x=1", "http://[::1]:80/sparql?x=1"),
    ],
)
def test_where_queries_and_updates_go(location: str, query: str, update: str) -> None:
    assert endpoints(location) == (query, update, None)


def test_credentials_are_sent_and_never_shown() -> None:
    with server(401, b"no", "text/plain") as (address, requests):
        store = RemoteStore(address.replace("//", "//nguyen:m%E1%BA%ADt@"))
        message = failure(store)
    assert requests[0][0].startswith("Basic ")
    assert "denied" in message
    assert "nguyen" not in message + store.location


@pytest.mark.parametrize("location", ["http://", "http://:80", "https://[::1", "http://h:port/"])
def test_what_is_no_address(location: str) -> None:
    with pytest.raises(StoreError, match="no address"):
        open_store(location)


@pytest.mark.parametrize(
    "location", ["https://nguyen:secret@h:port/", "ftp://nguyen:secret@h/", "http://nguyen:se@cret@"]
)
def test_credentials_in_what_is_no_address_are_not_shown(location: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(location)
    assert "nguyen" not in str(caught.value)
    assert "cret" not in str(caught.value)


def test_nothing_listens() -> None:
    assert "cannot be reached" in failure(RemoteStore("http://127.0.0.1:9"))


@pytest.mark.parametrize(
    ("status", "body", "media_type", "words"),
    [
        (404, b"", "text/plain", "not possible to connect"),
        (500, b"out of memory\nat line 7", "text/plain", "out of memory at line 7"),
        (503, b"", "text/plain", "503"),
        (200, b"<html></html>", "text/html", "is this a SPARQL endpoint"),
        (200, b"{", "application/sparql-results+json", "cannot be read"),
    ],
)
def test_answers_that_are_none(status: int, body: bytes, media_type: str, words: str) -> None:
    with server(status, body, media_type) as (address, _):
        assert words in failure(RemoteStore(address))


def test_an_endpoint_that_does_not_answer_in_time() -> None:
    with server(200, b"{}", "application/sparql-results+json", delay=0.6) as (address, _):
        assert "0.2 seconds" in failure(RemoteStore(address, timeout=0.2))


def test_reading_store_sends_no_update() -> None:
    with server(200, b"", "text/plain") as (address, requests):
        store = open_store(address, read_only=True)
        with pytest.raises(StoreError, match="reading only"):
            store.drop_graph("https://example.org/a")
    assert requests == []


def test_refused_update_is_the_stores_error() -> None:
    with oxigraph_server() as address:
        thing = NamedNode("https://example.org/a")
        store = RemoteStore(address + "/query", update=address + "/nowhere")
        with pytest.raises(StoreError):
            store.replace_graph(thing.value, [Triple(thing, thing, thing)])
        assert len(store) == 0
