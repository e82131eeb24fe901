"""Within which unit a number or an organ is meant: the country, a province, a district of it, or this file alone.

The numbers of `/TU`, `UBND`, `HĐND`, `Sở` repeat in every province. They are those of the unit that the citation's
issuer names; else of the citing document's own; and where the document does not say whose it is, they are known within
that document alone and never merged with another province's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from govgraph.authority.agencies import central_agency
from govgraph.authority.party_terms import PartyLevel
from govgraph.authority.units import Unit, level_words, province, sole_province_of, split_level
from govgraph.graph.iris import name_path, slug
from govgraph.records import Agency, DocumentFacts
from govgraph.resolution.chronology import known_date, may_precede
from govgraph.resolution.keys import within


class Jurisdiction(Struct, frozen=True):
    """A unit within which numbers and names are unique.

    `path` is its steps in a key: empty for the country, `lai-chau`, `tuyen-quang/huyen-yen-son-8d3f`. `unit` is the
    bare name and `province` that of its province, None for the country. `known` is false where the document does not
    say which unit it is: then `path` names the file.
    """

    path: str
    level: PartyLevel
    unit: str | None = None
    province: str | None = None
    known: bool = True


COUNTRY = Jurisdiction("", "central")


class Jurisdictions:
    """The jurisdictions of one document: its own, and those of the agencies that it names. `source` is the file's name
    under which what it alone makes known is kept."""

    def __init__(self, facts: DocumentFacts, source: str) -> None:
        self.date = known_date(facts.metadata.date)
        self.province = facts.metadata.province
        self.agencies: dict[str, Agency] = {agency.name: agency for agency in facts.agencies}
        self.issuer = facts.metadata.issuer
        self._of: dict[str, Jurisdiction | None] = {}
        self.alone = Jurisdiction(within(source), "province", known=False)
        """Where the document does not say which unit it means."""
        self.own = self._own()
        """That of the document's issuer."""
        self.own_province = self._own_province()
        """That of the document's province."""

    def _own(self) -> Jurisdiction:
        of_issuer = self.of(self.issuer) if self.issuer else None
        if of_issuer is not None:
            return of_issuer
        if self.province:
            return _province(self.province)
        return self.alone

    def _own_province(self) -> Jurisdiction:
        name = self.province or self.own.province
        return _province(name) if name else self.alone

    def of(self, name: str) -> Jurisdiction | None:
        """The jurisdiction of an agency by its canonical name: that of a central body is the country. None where
        nothing tells it, `alone` where the document says that a unit is meant and not which."""
        if name not in self._of:
            self._of[name] = self._read(name)
        return self._of[name]

    def _read(self, name: str) -> Jurisdiction | None:
        agency = self.agencies.get(name)
        if agency is not None and agency.scoped:
            return self.alone
        if agency is not None and agency.jurisdiction:
            return self.unit(agency.jurisdiction, below=agency.level in ("district", "commune"))
        said = unit_in_name(name)
        if said is not None:
            return self.unit(said)
        if central_agency(name) is not None or (agency is not None and agency.level == "central"):
            return COUNTRY
        return None

    def unit(self, name: str, *, below: bool = False) -> Jurisdiction:
        """The jurisdiction of a unit by its name with level (`tỉnh Lai Châu`, `huyện Yên Sơn, tỉnh Tuyên Quang`, `xã
        Tân Long, huyện Yên Sơn, tỉnh Tuyên Quang`); `below` tells that it is no province (`thành phố Thái Nguyên`)."""
        parts = [part.strip() for part in name.split(",")]
        whole = None if len(parts) > 1 or below else self._province_called(name)
        if whole is not None:
            return _province(whole.bare)
        inside = (parts.pop() if len(parts) > 1 else None) or self.province or _sole_province(parts[0], self.date)
        holder = province(inside) if inside else None
        if holder is None:
            return self.alone
        word, bare = split_level(parts[0])
        levels = level_words().get(word or "", ("", ("district",)))[1]
        lowest: PartyLevel = "commune" if levels == ("commune",) else "district"
        return Jurisdiction(f"{slug(holder.bare)}/{name_path(', '.join(parts))}", lowest, bare, holder.bare)

    def _province_called(self, name: str) -> Unit | None:
        """The province of a name that stood at the document's date or before it: `thành phố Huế` is none in 2021."""
        found = province(name, self.date) or province(name)
        if found is None or (self.date and found.valid_from and not may_precede(found.valid_from, self.date)):
            return None
        return found


@lru_cache(maxsize=1024)
def _province(name: str) -> Jurisdiction:
    known = province(name)
    bare = known.bare if known else name
    return Jurisdiction(slug(bare), "province", bare, bare)


@lru_cache(maxsize=65536)
def unit_in_name(name: str) -> str | None:
    """The unit that ends an agency's canonical name, with its level where the name says it: `tỉnh Lai Châu` of `Sở Y
    tế tỉnh Lai Châu`, `Tuyên Quang` of `Văn phòng Tỉnh ủy Tuyên Quang`; with the units below it that are named before a
    comma (`huyện Yên Sơn, tỉnh Tuyên Quang`). None where it ends in none."""
    words = name.split()
    tails = [" ".join(words[first:]) for first in range(1, len(words))]
    last = _with_level(tails)
    if last is None:
        return next((tail for tail in tails if tail[:1].isupper() and province(tail) is not None), None)
    before, comma, _ = name.rpartition(",")
    if not comma or "," in last or not name.endswith(f", {last}"):
        return last
    lower = unit_in_name(before)
    return f"{lower}, {last}" if lower and split_level(lower)[0] else last


def _with_level(tails: Sequence[str]) -> str | None:
    """The shortest of a name's tails that is a level word and a name."""
    for tail in reversed(tails):
        word, bare = split_level(tail)
        if word is not None and (bare[:1].isupper() or bare.isdecimal()):
            return tail
    return None


def _sole_province(name: str, date: str | None) -> str | None:
    """The province of a district or commune, named with its level, whose name only one province has."""
    word, bare = split_level(name)
    levels = level_words().get(word or "", ("", ()))[1]
    found = {sole_province_of(bare, level, date) for level in levels if level != "province"}
    sole = found.pop() if len(found) == 1 else None
    return sole.bare if sole else None
