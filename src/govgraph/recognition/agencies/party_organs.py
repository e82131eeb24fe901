"""The Party's local committees, whose unit follows by name alone: `Tỉnh ủy Hà Giang`, `các huyện ủy: Yên Sơn, Sơn
Dương`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from govgraph.authority.agencies import LocalOrgan
from govgraph.authority.units import level_words, province, split_level
from govgraph.recognition.agencies.lexicon import cues
from govgraph.recognition.agencies.lists import capitals_end, listed_names
from govgraph.recognition.agencies.named import Named
from govgraph.recognition.agencies.patterns import patterns
from govgraph.recognition.agencies.records import local_record
from govgraph.recognition.agencies.units_said import UnitsSaid
from govgraph.recognition.context import Context
from govgraph.recognition.places import UnitMention

_LONGEST_QUANTIFIER = 16


class Reader(Protocol):
    """What is read of a document's other names: the running text, its units by where they begin, the units that bare
    level words mean, the agencies named from a place on, and the unit that organs in a row share."""

    text: str
    folded: str
    context: Context
    units: Mapping[int, UnitMention]
    said: UnitsSaid

    def at(self, start: int) -> list[Named]:
        """The agencies that are named from an offset on."""
        ...

    def unit_behind(self, end: int) -> str | None:
        """The unit that stands behind the last of several organs in a row, the first of which ends at an offset."""
        ...


def party_organ(reader: Reader, start: int, end: int, organ: LocalOrgan, capital: bool) -> list[Named] | None:
    """The committees that an organ's words between two offsets of the running text name (code points), `capital` where
    they begin with one; None where a central document means that of every unit."""
    listed = _listed(reader, start, end, organ) or _list_of_next(reader, end, organ)
    if listed:
        return [
            Named(
                start if i == 0 or at == end else at,
                stop,
                local_record(organ, f"{organ.name} {bare}", _unit(organ, bare)),
            )
            for i, (at, stop, bare) in enumerate(listed)
        ]
    if not capital and reader.folded[start:end].rpartition(" ")[2] not in level_words():
        return []  # `cấp ủy tỉnh` is one in small letters too
    text, context = reader.text, reader.context
    mention = reader.units.get(end + 1) if reader.folded[end : end + 1] == " " else None
    if mention is not None and (mention.said is None or organ.attaches == "province"):
        unit = _unit(organ, mention.bare)
        return [Named(start, mention.end, local_record(organ, f"{organ.name} {mention.bare}", unit))]
    if organ.attaches == "district" and (name := _name_end(reader, end + 1)):
        bare = text[end + 1 : name]
        return [Named(start, name, local_record(organ, f"{organ.name} {bare}", _unit(organ, bare)))]
    shared = reader.unit_behind(end) or reader.said.meant(_level(organ), start)
    if shared is None and organ.attaches == "district" and context.localise(organ.name) == organ.name:
        shared = reader.said.only(_level(organ))
    if shared is not None and _unit(organ, bare := split_level(shared)[1]) == shared:
        return [Named(start, end, local_record(organ, f"{organ.name} {bare}", shared))]
    if context.jurisdiction is None and context.issuer is not None:
        return None
    name_here = context.localise(organ.name)
    own = context.province_unit if organ.attaches != "district" else context.jurisdiction
    return [Named(start, end, local_record(organ, name_here, own if name_here != organ.name else None))]


def _name_end(reader: Reader, start: int) -> int | None:
    """Where the name of a committee's unit that begins at an offset ends, None where none does. In a line of capitals
    it ends before what the committee does: `BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH`."""
    end = capitals_end(reader.text, start)
    if end is None or not reader.text[start:end].isupper():
        return end
    at = start
    while at < end:
        if reader.folded.startswith(_deeds(), at):
            return at - 1 if at > start else None
        at = reader.folded.find(" ", at, end) + 1 or end
    return end


@cache
def _deeds() -> tuple[str, ...]:
    """The words of two syllables and more for what bodies do: of one syllable they are parts of names (`Đông`)."""
    return tuple(cue for cue in cues("stop") if " " in cue)


def _listed(reader: Reader, start: int, end: int, organ: LocalOrgan) -> list[tuple[int, int, str]]:
    """The names of units behind a colon; persons' names behind one (`Ban Thường vụ Tỉnh ủy: Lê Văn An, ...`) are no
    units: provinces are known, and districts are listed behind `các` or known."""
    listed = listed_names(reader.text, reader.folded, reader.units, end)
    if organ.attaches == "district":
        several = patterns().quantifier.search(reader.folded, max(0, start - _LONGEST_QUANTIFIER), start)
        units = several is not None or all(at in reader.units for at, _, _ in listed)
    else:
        units = all(province(bare) is not None for _, _, bare in listed)
    return listed if units else []


def _list_of_next(reader: Reader, end: int, organ: LocalOrgan) -> list[tuple[int, int, str]]:
    """`Bí thư tỉnh ủy và Chủ tịch UBND các tỉnh: Gia Lai, Lâm Đồng`: the units of the organ beside it are its own
    too; the mention is then the word itself."""
    beside = patterns().beside.match(reader.folded, end)
    following = reader.at(beside.end()) if beside is not None and organ.attaches == "province" else []
    units = [named.agency.jurisdiction for named in following if named.agency.jurisdiction]
    if len(units) < 2 or len(units) != len(following):
        return []
    return [(end, end, split_level(unit)[1]) for unit in units]


def _level(organ: LocalOrgan) -> str:
    """The level word in full of an organ's unit: `huyện` of `Huyện ủy`."""
    first = organ.name.split()[0].lower()
    word = {"province": "tỉnh", "city": "thành phố"}.get(organ.attaches, first)
    return "thị xã" if word == "thị" else word


def _unit(organ: LocalOrgan, bare: str) -> str:
    return f"{_level(organ)} {bare}"
