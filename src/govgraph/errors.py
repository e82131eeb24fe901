"""The errors govgraph raises on purpose. Each says in one line what is wrong and what the user can do.

The command line prints that line and ends with the error's `exit_code`.
"""

from __future__ import annotations


class GovgraphError(Exception):
    """Base of all; `exit_code` is the exit status of the command line."""

    exit_code = 1


class InputError(GovgraphError):
    """The user's input cannot be used: a missing file, an unknown name, a malformed value."""

    exit_code = 2


class ReadingError(InputError):
    """A file cannot be read as a document. `path` names it; `is_document` is false where it is no document and not
    meant to be."""

    def __init__(self, path: str, reason: str, is_document: bool = True) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.is_document = is_document


class QueryError(InputError):
    """A query is unknown, malformed, or lacks a parameter."""


class NotFoundError(InputError):
    """Nothing in the graph answers to the name given."""

    exit_code = 3


class AmbiguousError(InputError):
    """A name fits several things; `candidates` lists them, one line each."""

    exit_code = 4

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class StoreError(GovgraphError):
    """The store cannot be opened, is of another version, is in use, or refuses what was asked."""

    exit_code = 5


class TableError(GovgraphError):
    """A table of authority data is malformed: the row is named."""


class NumberError(InputError):
    """A text is no document number. Raised by `language.numbers.parse_number`."""


def reason_of(error: OSError) -> str:
    """Why the system refused, in small letters, to be put behind what it refused."""
    return (error.strerror or "no reason given").lower()
