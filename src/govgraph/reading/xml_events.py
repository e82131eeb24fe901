"""XML read as a stream of events, with nothing that a hostile file could use: no document type, so no entities; bounded
depth; no memory but what the reader of the events keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

DEEPEST = 500
"""How deep elements may stand in one another; a document's are some tens deep."""

Start = Callable[[str, Mapping[str, str]], None]
"""Told the name of an element that begins and its attributes. Names are `prefix:local`, the prefix being the one given
for the name's namespace, or the local name alone where the namespace has no prefix."""


def read_xml(
    data: bytes, prefixes: Mapping[str, str], start: Start, end: Callable[[str], None], words: Callable[[str], None]
) -> None:
    """Tell `start`, `end` and `words` of all elements and text in `data`, in their order. `prefixes` maps namespaces to
    the prefixes by which the names are told.

    Raises ValueError where the XML is malformed, nested too deeply, or has a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0
    known: dict[str, str] = {}

    def name(full: str) -> str:
        found = known.get(full)
        if found is None:
            namespace, _, local = full.rpartition(" ")
            prefix = prefixes.get(namespace)
            found = known[full] = f"{prefix}:{local}" if prefix else local
        return found

    def begun(full: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError(f"its XML is nested more than {DEEPEST} elements deep: no word processor writes that")
        start(name(full), {name(key): value for key, value in attributes.items()})

    def ended(full: str) -> None:
        nonlocal depth
        depth -= 1
        end(name(full))

    def refuse(*_: object) -> None:
        raise ValueError("its XML declares a document type or entities, which no word processor writes: refused")

    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"its XML is damaged ({error}): save it again with a word processor") from None
