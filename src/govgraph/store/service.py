"""Queries that would reach out to other hosts.

A SERVICE clause makes the engine send a request to any address it names, so a query from elsewhere could use it to
reach machines that only this one can. pyoxigraph has no switch against it, hence the query is read for the keyword
before it is run. (LOAD does the same, but is an update; stores accept no update text.)
"""

from __future__ import annotations

import re

from govgraph.errors import QueryError

# What can hold the letters "service" without being the keyword, in SPARQL's own token forms (SPARQL 1.1, section
# 19.8). A prefixed name is kept up to its colon: `SERVICE:x` may be read as the keyword and the name `:x`.
_HARMLESS = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>                      # IRI
    | \"{3} (?: "{0,2} (?: [^"\\] | \\. ) )* \"{3} # strings, long and short
    | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
    | " (?: [^"\\\n\r] | \\. )* "
    | ' (?: [^'\\\n\r] | \\. )* '
    | \#[^\n\r]*                                   # comment
    | [?$]\w+                                      # variable
    | @[A-Za-z][A-Za-z0-9-]*                       # language tag
    | : (?: \\. | [\w:] ) (?: \\. | [\w:-] )*        # local part of a prefixed name, up to its first dot
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def calls_service(sparql: str) -> bool:
    """Whether the query may hold a SERVICE clause. Errs towards yes: a prefix called `service:` counts too."""
    return any("service" in _HARMLESS.sub(" ", text).lower() for text in (sparql, _unescape(sparql)))


def refuse_service(sparql: str) -> None:
    """Raises QueryError if the query may hold a SERVICE clause."""
    if calls_service(sparql):
        raise QueryError("SERVICE is refused: it would send requests to other hosts; allow it only for your own query")


def _unescape(sparql: str) -> str:
    """The query with its \\uXXXX escapes undone, which SPARQL does before anything else (section 19.2)."""

    def letter(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code < 0x110000 else match[0]

    return _ESCAPE.sub(letter, sparql)
