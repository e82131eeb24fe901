"""What a Word document's styles and lists say of its paragraphs (ISO/IEC 29500-1, 17.7 and 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.reading.numbering import LEVELS, Counter, Level
from govgraph.reading.xml_events import read_xml

_LOOKS = ("w:vanish", "w:caps")
_LONGEST_CHAIN = 20
"""Styles that are based on one another; more is a circle."""


@dataclass(slots=True)
class _Style:
    based_on: str | None = None
    list: str | None = None
    depth: int | None = None
    look: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class Styles:
    """The styles of a document by their identifiers. An unknown one says nothing."""

    styles: dict[str, _Style] = field(default_factory=dict)

    def _chain(self, name: str | None) -> list[_Style]:
        """A style and those it is based on, from the nearest on."""
        chain: list[_Style] = []
        while name is not None and (style := self.styles.get(name)) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            name = style.based_on
        return chain

    def look(self, name: str | None) -> dict[str, bool]:
        """Whether text of a style is hidden (`w:vanish`) and in capitals (`w:caps`), as far as the style says."""
        look: dict[str, bool] = {}
        for style in reversed(self._chain(name)):
            look |= style.look
        return look

    def list_of(self, name: str | None) -> tuple[str | None, int | None]:
        """The list that paragraphs of a style stand in, and how deep (from 0), each None where no style says it."""
        chain = self._chain(name)
        number = next((style.list for style in chain if style.list is not None), None)
        return number, next((style.depth for style in chain if style.depth is not None), None)


def read_styles(data: bytes, prefixes: Mapping[str, str]) -> Styles:
    """The styles of a document's part `styles`. Raises ValueError as `read_xml` does."""
    found = Styles()
    style = _Style()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal style
        value = attributes.get("w:val", "")
        if name == "w:style":
            style = found.styles[attributes.get("w:styleId", "")] = _Style()
        elif name == "w:basedOn":
            style.based_on = value
        elif name == "w:numId":
            style.list = value
        elif name == "w:ilvl" and value.isdecimal():
            style.depth = int(value)
        elif name in _LOOKS:
            style.look[name] = value not in ("0", "false", "off")

    def end(name: str) -> None:
        nonlocal style
        if name == "w:style":
            style = _Style()

    read_xml(data, prefixes, start, end, lambda words: None)
    return found


class _Definition:
    """A list's levels (an abstract numbering), the style whose list it takes instead, and the styles of its levels."""

    def __init__(self) -> None:
        self.levels: dict[int, dict[str, str]] = {}
        self.style: str | None = None

    def counter(self) -> Counter:
        return Counter([_level(self.levels.get(depth, {})) for depth in range(LEVELS - 1)])


class Lists:
    """The lists of a document; they count as they are asked."""

    def __init__(self) -> None:
        self.definitions: dict[str, _Definition] = {}
        self.lists: dict[str, str] = {}
        self.starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, Counter] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, number: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth (from 0)."""
        definition = self.lists.get(number, "")
        if definition not in self.definitions:
            return ""
        depth = min(depth, LEVELS - 2)
        counter = self._counters.get(definition)
        if counter is None:  # lists of one definition count on, unless one says where it starts
            counter = self._counters[definition] = self.definitions[definition].counter()
        start = self.starts.get(number, {}).get(depth)
        if start is not None and (number, depth) not in self._begun:
            counter.set(depth, start)
        self._begun.add((number, depth))
        return counter.next(depth)

    def depth_of(self, number: str, style: str | None) -> int:
        """How deep (from 0) in a list the paragraphs of a style stand, by what the list says."""
        definition = self.definitions.get(self.lists.get(number, ""), _Definition())
        return next((depth for depth, level in definition.levels.items() if level.get("w:pStyle") == style), 0)


def read_lists(data: bytes, prefixes: Mapping[str, str], styles: Styles) -> Lists:
    """The lists of a document's part `numbering`. Raises ValueError as `read_xml` does."""
    lists = Lists()
    definition = _Definition()
    level: dict[str, str] = {}
    number = ""
    depth = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal definition, level, number, depth
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            definition = lists.definitions[attributes.get("w:abstractNumId", "")] = _Definition()
        elif name == "w:numStyleLink":
            definition.style = value
        elif name == "w:lvl":
            level = {}
            if not number and attributes.get("w:ilvl", "").isdecimal():
                definition.levels[int(attributes["w:ilvl"])] = level
        elif name == "w:num":
            number = attributes.get("w:numId", "")
        elif name == "w:abstractNumId":
            lists.lists[number] = value
        elif name == "w:lvlOverride" and attributes.get("w:ilvl", "").isdecimal():
            depth = int(attributes["w:ilvl"])
        elif name == "w:startOverride" and value.isdecimal():
            lists.starts.setdefault(number, {})[depth] = int(value)
        else:
            level[name] = value

    def end(name: str) -> None:
        nonlocal number
        if name == "w:num":
            number = ""

    read_xml(data, prefixes, start, end, lambda words: None)
    for key, linked in list(lists.definitions.items()):
        if linked.style is not None and not linked.levels:
            target = lists.lists.get(styles.list_of(linked.style)[0] or "", "")
            lists.definitions[key] = lists.definitions.get(target, linked)
    return lists


def _level(said: Mapping[str, str]) -> Level:
    """A level as its elements say."""
    start, restarts = said.get("w:start", ""), said.get("w:lvlRestart", "")
    return Level(
        text=said.get("w:lvlText", ""),
        form=said.get("w:numFmt", "decimal"),
        start=int(start) if start.isdecimal() else 1,
        restarts=int(restarts) if restarts.isdecimal() else None,
        plain="w:isLgl" in said and said["w:isLgl"] not in ("0", "false", "off"),
    )
