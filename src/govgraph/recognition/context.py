"""What a document's recognisers must know of the document as a whole: its type, number, date and issuer, and the
jurisdiction in which its bare names (`UBND tỉnh`, `Sở Y tế`) are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govgraph.authority.agencies import attached_organ
from govgraph.authority.units import province

_PARTY_CENTRE = "/TW"
_LOCAL_CONGRESS = re.compile(
    r"(?P<organ>.*?\bĐảng bộ )(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?P<rest>(?:,? (?:lần|khóa|nhiệm kỳ).*)?)$"
)


@dataclass(frozen=True, slots=True)
class Context:
    """`province` is a name without its level (`Lai Châu`), `jurisdiction` the unit whose organs bare names mean, with
    its level (`tỉnh Lai Châu`, `huyện Yên Sơn`); both None where the document does not say. `issuer` is a canonical
    name, `date` ISO, `subject_folded` the subject in folded letters."""

    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    province: str | None
    jurisdiction: str | None
    subject_folded: str

    def localise(self, name: str) -> str:
        """The canonical name of a local body that is named bare, in this document's jurisdiction: `Ủy ban nhân dân`
        gives `Ủy ban nhân dân tỉnh Lai Châu`, `Văn phòng Tỉnh ủy` gives `Văn phòng Tỉnh ủy Lai Châu`. Where the
        document does not say its jurisdiction the name stays as it is."""
        organ = attached_organ(name)
        if organ in ("province", "city"):
            return f"{name} {self.province}" if self.province else name
        unit = self.jurisdiction
        if organ == "district":
            level, _, bare = (unit or "").partition(" ")
            return f"{name} {bare}" if level in ("huyện", "quận", "thị") else name
        if name.startswith("Sở "):
            unit = self.province_unit
        return f"{name} {unit}" if unit else name

    @property
    def central(self) -> bool:
        """Whether its number says that the document is of a body of the centre."""
        if self.jurisdiction is not None or self.province is not None:
            return False
        return self.issuer is not None or (self.number or "").endswith(_PARTY_CENTRE)

    @property
    def province_unit(self) -> str | None:
        """The province with its level: `tỉnh Lai Châu`, `thành phố Hà Nội`."""
        return _province_unit(self.province) if self.province else None

    def congress(self, words: str) -> str:
        """The canonical name of a Party congress as cited: a local one with its unit, `Đại hội đại biểu Đảng bộ tỉnh
        Tuyên Quang lần thứ XVII`."""
        bare = _LOCAL_CONGRESS.match(words)
        if bare is None or self.jurisdiction is None:
            return words
        return f"{bare['organ']}{self.jurisdiction}{bare['rest']}"


@lru_cache(maxsize=256)
def _province_unit(name: str) -> str:
    known = province(name)
    return known.name if known else f"tỉnh {name}"
