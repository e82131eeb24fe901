"""The IRIs of the graph: the only module that mints or reads one.

An IRI is made from what a thing is, never from the order in which files were read. It is readable: a slug of the
Vietnamese words in plain letters. A slug loses the marks that tell `Đông Sơn` from `Đồng Sơn`, so names end in four
digits of their digest; document and person keys come from resolution and are taken as they are.
"""

from __future__ import annotations

import hashlib
import re
from functools import cached_property, lru_cache
from typing import Literal, get_args

from pyoxigraph import NamedNode

from govgraph.errors import InputError
from govgraph.language.letters import fold, without_marks

BASE = "https://w3id.org/govgraph/id/"
"""Where the data's IRIs begin unless the user chooses another base."""

ONTOLOGY_GRAPH = NamedNode("https://w3id.org/govgraph/graph/ontology")
"""The named graph of the ontology and the code lists; the same whatever the data's base."""

PartKind = Literal[
    "passage",
    "citation",
    "agency-mention",
    "place-mention",
    "initiative-mention",
    "meeting-mention",
    "person-mention",
    "directive",
    "deadline",
    "tenure",
    "signature",
    "meeting",
    "anomaly",
    "given",
    "further-relation",
    "reference",
    "effect",
]
"""What a document is made of, as the last but one step of its IRI."""

Scope = str
"""What a name is unique within: empty for everywhere, or a path such as `tuyen-quang`."""

_SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
_LONGEST = 60


def slug(text: str) -> str:
    """The words in plain lower-case letters and digits, joined by `-`; at most 60 characters."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(fold(text)))[:_LONGEST].strip("-") or "x"


def digest(text: str, digits: int) -> str:
    """The first hexadecimal digits of the SHA-256 of the text's folded form."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:digits]


@lru_cache(maxsize=65536)
def name_path(name: str) -> str:
    """A name as one step of a path: its slug and four digits, eight where the slug was cut."""
    words = slug(name)
    return f"{words}-{digest(name, 4 if len(words) < _LONGEST - 1 else 8)}"


def key_path(key: str) -> str:
    """A key as a path: itself where it is plain, else its slug and eight digits."""
    if _SAFE.fullmatch(key):
        return key
    return "/".join(slug(step) for step in key.split("/")) + "-" + hashlib.sha256(key.encode()).hexdigest()[:8]


class Iris:
    """Mints the IRIs under one base. Raises InputError if the base is no IRI that ends in `/` or `#`."""

    def __init__(self, base: str = BASE) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]", base):
            raise InputError(f"{base!r} cannot be a base IRI: give an absolute IRI that ends in / or #")
        self.base = base

    # Things that stand behind several documents

    def document(self, key: str) -> NamedNode:
        """A document, by its identity key."""
        return NamedNode(f"{self.base}document/{key_path(key)}")

    def provision(self, key: str, words: str) -> NamedNode:
        """A provision of a document, by that one's identity key and the provision's words."""
        return NamedNode(f"{self.base}provision/{key_path(key)}/{name_path(words)}")

    def person(self, key: str) -> NamedNode:
        """A person, by the identity key."""
        return NamedNode(f"{self.base}person/{key_path(key)}")

    def agency(self, name: str, jurisdiction: str | None = None, source: str | None = None) -> NamedNode:
        """An agency by canonical name, and by jurisdiction where the name alone does not fix it; with `source`, one
        that is that file's own."""
        return self._named("agency", f"{name} | {jurisdiction}" if jurisdiction else name, source)

    def position(self, name: str, agency: str | None = None, source: str | None = None) -> NamedNode:
        """A position by its full form, and by its agency where the form does not end in the agency's name."""
        whole = f"{name} | {agency}" if agency and not name.endswith(agency) else name
        return self._named("position", whole, source)

    def place(self, name: str, source: str | None = None) -> NamedNode:
        """A place by its name with level and the units above it."""
        return self._named("place", name, source)

    def initiative(self, kind: str, name: str, scope: Scope = "", source: str | None = None) -> NamedNode:
        """An initiative by kind and name within a scope (a province, or everywhere)."""
        if source is not None:
            return NamedNode(f"{self.source(source).value}/initiative/{kind}-{name_path(name)}")
        return NamedNode(f"{self.base}initiative/{slug(scope)}/{kind}-{name_path(name)}")

    def _named(self, kind: str, name: str, source: str | None) -> NamedNode:
        start = f"{self.source(source).value}/" if source is not None else self.base
        return NamedNode(f"{start}{kind}/{name_path(name)}")

    def change(self, before: NamedNode, after: NamedNode | None) -> NamedNode:
        """That one thing of this base became another; without one, that it became several, or ended."""
        step = f"/{after.value.rpartition('/')[2]}" if after is not None else ""
        return NamedNode(f"{self.base}change/{before.value[len(self.base) :]}{step}")

    # People who say something of documents, and what they say

    def contributor(self, name: str) -> NamedNode:
        """Someone who gives or corrects something, by name."""
        return self._named("contributor", name, None)

    def correction(self, key: str) -> NamedNode:
        """A correction, by its key."""
        return NamedNode(f"{self.base}correction/{key}")

    # Files, and what they say

    def source(self, name: str) -> NamedNode:
        """A file, by its name within the collection."""
        return NamedNode(f"{self.base}source/{key_path(name)}")

    def part(self, source: str, kind: PartKind, number: int) -> NamedNode:
        """The number-th thing of a kind in a file, counted from 1 in the order of its text."""
        return NamedNode(f"{self.base}source/{key_path(source)}/{kind}/{number}")

    def span(self, source: str, start: int, end: int) -> NamedNode:
        """The words between two offsets of a file's text (code points, end exclusive)."""
        return NamedNode(f"{self.base}source/{key_path(source)}/span/{start}-{end}")

    # Named graphs

    def source_graph(self, name: str) -> NamedNode:
        """The named graph of all that one file says."""
        return NamedNode(f"{self.base}graph/source/{key_path(name)}")

    @cached_property
    def identities_graph(self) -> NamedNode:
        """The named graph of what stands behind several files."""
        return NamedNode(f"{self.base}graph/identities")

    @cached_property
    def corrections_graph(self) -> NamedNode:
        """The named graph of the corrections."""
        return NamedNode(f"{self.base}graph/corrections")

    @cached_property
    def succession_graph(self) -> NamedNode:
        """The named graph of what became of agencies and administrative units."""
        return NamedNode(f"{self.base}graph/succession")

    @cached_property
    def dataset_graph(self) -> NamedNode:
        """The named graph in which the dataset describes itself."""
        return NamedNode(f"{self.base}graph/dataset")

    @cached_property
    def provenance_graph(self) -> NamedNode:
        """The named graph of runs; the only one that the clock may enter."""
        return NamedNode(f"{self.base}graph/provenance")

    @cached_property
    def dataset(self) -> NamedNode:
        """The dataset itself."""
        return NamedNode(f"{self.base}dataset")

    def run(self, key: str) -> NamedNode:
        """One run of the pipeline."""
        return NamedNode(f"{self.base}run/{key_path(key)}")

    def software(self, version: str) -> NamedNode:
        """A version of govgraph."""
        return NamedNode(f"{self.base}software/govgraph-{key_path(version)}")

    # Reading an IRI back

    def kind(self, iri: str) -> str | None:
        """What an IRI of this base names: `document`, `agency`, `citation`, `span` ...; None for any other IRI."""
        if not iri.startswith(self.base):
            return None
        first, _, rest = iri[len(self.base) :].partition("/")
        if first != "source":
            return first or None
        inner = re.search(r"/([a-z-]+)/(?:\d+(?:-\d+)?(?:/[a-z]+)?|[a-z0-9-]+)$", f"/{rest}")
        return inner.group(1) if inner and inner.group(1) in _WITHIN_SOURCE else "source"

    def is_source_graph(self, iri: str) -> bool:
        """True for the named graph of a file."""
        return iri.startswith(f"{self.base}graph/source/")


_WITHIN_SOURCE = frozenset((*get_args(PartKind), "span", "agency", "position", "place", "initiative"))
