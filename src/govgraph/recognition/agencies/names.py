"""The grammar of agencies' names: what an agency is called from a given place of the text on, and where its name ends.

organ of a unit      UBND tỉnh Lai Châu, HĐND tỉnh, Tỉnh ủy Hà Giang, UBND các huyện, thành phố
department           Sở Y tế, Sở Tài chính tỉnh X
part of a body       Văn phòng UBND tỉnh, Ban Tổ chức Tỉnh ủy, Thường trực HĐND tỉnh
own name             Cục Quản lý Khám, chữa bệnh; Ban Chỉ đạo quốc gia phòng, chống dịch Covid-19
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from govgraph.authority.agencies import (
    AgencyPart,
    Branch,
    CentralAgency,
    LocalOrgan,
    Portfolio,
    local_organs,
    nouns_spelled_out,
)
from govgraph.authority.positions import after_title
from govgraph.authority.units import level_words, province
from govgraph.language.names import SYLLABLE, UPPER
from govgraph.recognition.agencies.lexicon import Abbreviation, Acronym, Department, Entry, Head, Ministry, Office
from govgraph.recognition.agencies.lists import LIST, listed_names, listed_units
from govgraph.recognition.agencies.named import Named
from govgraph.recognition.agencies.own_names import Surroundings, read_own_name
from govgraph.recognition.agencies.party_organs import party_organ
from govgraph.recognition.agencies.patterns import is_deputy, patterns
from govgraph.recognition.agencies.records import (
    bare_unit,
    central_record,
    first_organ,
    group_record,
    level_of,
    local_record,
    ministry_record,
    part_of_issuer,
    part_record,
)
from govgraph.recognition.agencies.units_said import UnitsSaid
from govgraph.recognition.agencies.words import AgencyWords
from govgraph.recognition.context import Context
from govgraph.recognition.places import UnitMention
from govgraph.recognition.scanning import Occurrence
from govgraph.records import Agency

_ACRONYM = re.compile(r" [A-Z]{3,8}(?!\w)")
_MORE_OF_A_NAME = re.compile(rf"(?: ?[-–&] ?| và )[{UPPER}]")
_SHORT_FOR_IT = re.compile(r" \([A-ZĐ&-]{2,10}\)(?= \w)")
"""An abbreviation between an organ and its unit: `Hội đồng nhân dân (HĐND) tỉnh Bình Định`."""
_HOLDER = re.compile(rf"(?: {SYLLABLE}){{2,4}}(?=[,;]| và )")
_LONGEST_ROW = 6
_DEEPEST = 40  # how many names may be read within one another; a longer list of owners is none
_REGION = re.compile(r" khu vực (?P<number>[ivx]+|\d{1,2})(?!\w)")


class NameReader:
    """Reads the agencies' names of one document. `units` are its administrative units by where they begin."""

    def __init__(
        self,
        text: str,
        folded: str,
        occurrences: Sequence[Occurrence],
        units: Mapping[int, UnitMention],
        context: Context,
    ) -> None:
        self.text = text
        self.folded = folded
        self.context = context
        self.units = units
        self.words = AgencyWords(text, folded, occurrences)
        self.names = self.words.names
        self.said = UnitsSaid(folded, units, context)
        self._last_parts: dict[str, Agency] = {}
        self._read: dict[int, list[Named]] = {}
        self._depth = 0
        self._around = Surroundings(text, folded, self.words, units, lambda at: bool(self.at(at)))

    def at(self, start: int) -> list[Named]:
        """The agencies that are named from a place on: one, or several where a list or an owner follows. The reading
        that goes furthest counts."""
        known = self._read.get(start)
        if known is not None:
            return known
        readings = self.names.get(start)
        if readings is None or self._depth == _DEEPEST:
            return []
        self._depth += 1
        best: list[Named] = []
        for end, entry in readings:
            head = isinstance(entry.meaning, Head)
            if best and head:
                break  # what the tables know is surer than a name read word by word
            found = self._entry(start, end, entry)
            if found and (not best or found[-1].end > best[-1].end):
                best = found
            if head:
                break  # the longest head word is the body's: `Công ty TNHH`, not `Công ty`
        self._depth -= 1
        self._read[start] = best
        return best

    def _entry(self, start: int, end: int, entry: Entry) -> list[Named]:
        return _READERS[type(entry.meaning)](self, start, end, entry.meaning)

    def _abbreviation(self, start: int, end: int, abbreviation: Abbreviation) -> list[Named]:
        record = part_record(abbreviation.part, self._party_owner(abbreviation.owner))
        return [Named(start, end, record)]

    def _nothing(self, start: int, end: int, meaning: object) -> list[Named]:
        """A portfolio names an agency only within a list."""
        return []

    def _central(self, start: int, end: int, central: CentralAgency) -> list[Named]:
        if is_deputy(self.folded, start):
            return []  # `Phó Thủ tướng Chính phủ` holds another office
        region = _REGION.match(self.folded, end)
        if region is None:
            return [Named(start, end, central_record(central))]
        record = central_record(central)
        name = f"{record.name} khu vực {self.text[region.start('number') : region.end()]}"
        agency = Agency(name, record.kind, None, record.branch, "other", parent=record.name)
        return [Named(start, region.end(), agency)]

    # Departments and ministries, and the lists that name several by portfolio

    def _departments(self, start: int, end: int, department: Department) -> list[Named]:
        portfolio = department.portfolio
        unit, after, group = self._unit(end, "province")
        if group:
            return [self.group(start, after)]
        first = Named(start, after, self._department(portfolio, unit or self.said.meant_province(start)))
        return [first, *self._more_portfolios(after, local=True)]

    def _department(self, portfolio: Portfolio, unit: str | None) -> Agency:
        own = unit or self.context.province_unit
        name = f"Sở {portfolio.name}"
        return Agency(
            name=f"{name} {own}" if own else name,
            kind=name,
            jurisdiction=own,
            branch="state",
            level="province",
            scoped=own is None,
            parent=f"Ủy ban nhân dân {own}" if own else None,
        )

    def _offices(self, start: int, end: int, office: Office) -> list[Named]:
        """The office (Phòng) of a portfolio in a district or a commune, or the class of those of several."""
        more = _MORE_OF_A_NAME.match(self.text, end)
        if more is not None and not self.words.begin_at(more.end() - 1):
            return []  # `Phòng Tài chính - Kế toán`
        own_name = read_own_name(self._around, start, start + self.folded[start:end].index(" "), purpose=False)
        if own_name is not None and own_name.end > end and not self._says_unit(end):
            return []  # `Phòng Xây dựng chính quyền`
        unit, after, group = self._unit(end, None)
        if group:
            return [self.group(start, after)]
        own = unit or self.context.jurisdiction
        unit = own if own and level_of(own) in ("district", "commune") else unit
        name = f"Phòng {office.portfolio.name}"
        parent = f"Ủy ban nhân dân {unit}" if unit else None
        record = Agency(
            f"{name} {unit}" if unit else name, name, unit, "state", level_of(unit), scoped=unit is None, parent=parent
        )
        return [Named(start, after, record)]

    def _says_unit(self, end: int) -> bool:
        """Whether a unit or a level word stands behind an offset."""
        return self._unit(end, None) != (None, end, False)

    def _ministries(self, start: int, end: int, word: Ministry) -> list[Named]:
        return self.portfolios(start, end, word.local)

    def portfolios(self, start: int, end: int, local: bool) -> list[Named]:
        """`các Sở: Tài chính, Nội vụ và Xây dựng`: each portfolio of the list names a department, or a ministry. Of
        other bodies in the list each is named by itself."""
        if self.folded[end : end + 1] != ":":
            return []
        at = end + 1
        while self.folded[at : at + 1] == " ":
            at += 1
        portfolio = self._portfolio(at)
        if portfolio is None:
            return []
        end, found = portfolio
        agency = self._department(found, None) if local else ministry_record(found)
        return [Named(start, end, agency), *self._more_portfolios(end, local, others=True)]

    def _more_portfolios(self, at: int, local: bool, *, others: bool = False) -> list[Named]:
        """The bodies of the portfolios that follow in a list; with `others` also the other bodies in it."""
        found: list[Named] = []
        while True:
            holder = _HOLDER.match(self.text, at)  # `Thứ trưởng các Bộ: Công Thương Lê Văn An, Xây dựng Trần Văn Bình`
            joint = LIST.match(self.folded, at if holder is None else holder.end())
            if joint is None:
                break
            portfolio = self._portfolio(joint.end())
            if portfolio is None or self._names_a_body(joint.end()):
                upper = self.text[joint.end() : joint.end() + 1].isupper()
                named = self.at(joint.end()) if others and upper else []
                if not named or named[0].agency.group:
                    break
                found += named
                at = named[-1].end
                continue
            at, known = portfolio
            agency = self._department(known, None) if local else ministry_record(known)
            found.append(Named(joint.end(), at, agency))
        return found

    def _portfolio(self, at: int) -> tuple[int, Portfolio] | None:
        for end, entry in self.names.get(at, ()):
            if isinstance(entry.meaning, Portfolio):
                return end, entry.meaning
        return None

    def _names_a_body(self, at: int) -> bool:
        """Whether a portfolio's word begins the name of another body: `Công an tỉnh` after `Sở Tài chính,`."""
        return any(
            not isinstance(entry.meaning, Portfolio) and self._entry(at, end, entry)
            for end, entry in self.names.get(at, ())
        )

    # Organs of provinces, districts and communes

    def _organ(self, start: int, end: int, organ: LocalOrgan) -> list[Named]:
        capital = self.text[start] != self.folded[start]
        short = _SHORT_FOR_IT.match(self.text, end)
        end = short.end() if short is not None else end
        if organ.attaches != "unit":
            named = party_organ(self, start, end, organ, capital)
            return [self.group(start, end)] if named is None else named
        unit, after, group = self._unit(end, None)
        if not group and unit is None and (last := self._beside(end)):
            return [self.group(start, last)]
        if group:
            return self._of_units(start, end, organ) or (
                [self.group(start, after)] if organ.bare == "own" or capital else []
            )
        if unit is None and after == end:
            unit = self.unit_behind(end) if capital else None
            if unit is None and (not capital or organ.bare == "none" or self._own_name_follows(start, end)):
                return []
            unit = unit or self.context.jurisdiction
            if unit is None and self.context.issuer is not None:
                return [self.group(start, end)]  # a central document means the organ of every unit
        elif unit is None:
            return [Named(start, after, local_record(organ, f"{organ.name}{self.text[end:after].lower()}", None))]
        elif not capital and organ.bare == "none":
            return []
        name = f"{organ.name} {unit}" if unit else organ.name
        return [Named(start, after, local_record(organ, name, unit))]

    def unit_behind(self, end: int) -> str | None:
        """The unit that organs named in a row share, which stands behind the last: `HĐND - UBND - UBMTTQ huyện X`."""
        for _ in range(_LONGEST_ROW):
            joint = LIST.match(self.folded, end)
            office = patterns().beside.match(self.folded, end)  # `Chủ tịch HĐND, Chủ tịch UBND huyện X`
            following = office or joint
            entries = self.names.get(following.end(), ()) if following is not None else ()
            organ = next((stop for stop, entry in entries if isinstance(entry.meaning, LocalOrgan)), None)
            if organ is None:
                return None
            unit, end, group = self._unit(organ, None)
            if unit is not None or group or end != organ:
                return unit
        return None

    def _own_name_follows(self, start: int, end: int) -> bool:
        """Whether an organ's words are the beginning of a body's own name: `Ban Quản lý Khu kinh tế Nghi Sơn`."""
        following = self.text[end + 1 : end + 2]
        if not following.isupper() or self.words.begin_at(end + 1) or self.text[start:end].isupper():
            return False
        return any(isinstance(entry.meaning, Head) for _, entry in self.names.get(start, ()))

    def _beside(self, end: int) -> int | None:
        """Where a class of agencies ends that this organ opens: `HĐND, UBND các tỉnh`; None if the next is no class."""
        joint = LIST.match(self.folded, end)
        if joint is None or not any(isinstance(e.meaning, LocalOrgan) for _, e in self.names.get(joint.end(), ())):
            return None
        following = self.at(joint.end())
        return following[0].end if following and following[0].agency.group else None

    def _of_units(self, start: int, end: int, organ: LocalOrgan) -> list[Named]:
        """`UBND các tỉnh: Gia Lai, Đắk Lắk`, `UBND các tỉnh Gia Lai, Đắk Lắk`: one organ for each unit of the list."""
        classes = patterns().classes.match(self.folded, end + 1)
        if classes is None:
            return []
        word, levels = level_words()[self._level_word(classes[0].removeprefix("các "))]
        found: list[Named] = []
        listed = listed_names(self.text, self.folded, self.units, classes.end()) or listed_units(
            self.folded, self.units, classes.start(), classes.end()
        )
        for at, stop, bare in listed:
            known = province(bare, self.context.date) or province(bare) if levels == ("province",) else None
            unit = known.name if known is not None else f"{word} {bare}"  # `các tỉnh, thành phố: Hải Phòng, Bắc Ninh`
            found.append(Named(at if found else start, stop, local_record(organ, f"{organ.name} {unit}", unit)))
        return found

    def _level_word(self, folded: str) -> str:
        found = patterns().level.search(folded)
        return found[0] if found else "tỉnh"

    def _unit(self, end: int, level: str | None) -> tuple[str | None, int, bool]:
        """The unit that follows a local body's name: (its name with level or None, where it ends, whether it is a class
        of units). A bare level word means the document's own unit of that level."""
        if self.folded[end : end + 1] != " ":
            return None, end, False
        at = end + 1
        mention = self.units.get(at)
        if mention is not None:
            if mention.said is not None:
                return f"{mention.said} {mention.bare}", mention.end, False
            if mention.level == "province":
                return mention.name, mention.end, False
            return None, end, False
        several = patterns().classes.match(self.folded, at)
        if several is not None:
            return None, several.end(), True
        word = patterns().level.match(self.folded, at)
        if word is None:
            return None, end, False
        full = level_words()[word[0]][0]
        own = next(
            (u for u in (self.context.jurisdiction, self.context.province_unit) if u and u.startswith(f"{full} ")), None
        )
        own = own or self.said.meant(full, at)
        if own is None and self.context.jurisdiction is not None:
            return None, word.end(), True  # some unit of that level, none in particular
        return own, word.end(), False

    # Parts of bodies

    def _part(self, start: int, end: int, part: AgencyPart) -> list[Named]:
        words = self.text[start:end].split()
        capital = self.text[start] != self.folded[start] or any(word[0].isupper() for word in words)
        if not capital and not patterns().head.search(self.folded, max(0, start - 16), start):
            return []
        if words[0][0].islower() and patterns().not_before.search(self.folded, max(0, start - 12), start):
            return []  # `giao ban Thường trực Tỉnh ủy` is a meeting
        if self.folded.endswith(patterns().deputies, 0, start):
            return []  # `Phó Chủ tịch Thường trực HĐND tỉnh` is a deputy's title
        if self.folded.startswith(after_title(part.name), end):
            return []  # `Phó Chánh Văn phòng Thường trực Văn phòng Trung ương Đảng`
        if self.folded[end : end + 2] == ": ":
            listed = self._parts_of_list(start, end, part)
            if listed:
                return listed
        joint = patterns().owner.match(self.folded, end)
        owner = self._owner(joint.end()) if joint is not None else None
        if owner is None and joint is not None and (named := self.at(joint.end())) and named[0].agency.group:
            return [self.group(start, named[0].end)]
        if owner is not None and owner.agency.name.startswith(f"{part.name} "):
            return [Named(start, owner.end, owner.agency)]  # `Trung ương Đảng` is short for its Ban Chấp hành
        if owner is not None:
            agency = part_record(part, first_organ(owner.agency) if part.owners == "organ" else owner.agency)
            if self.context.jurisdiction is None or agency.jurisdiction is not None:
                self._last_parts[part.name] = agency
            return [Named(start, owner.end, agency)]
        headed = patterns().head.search(self.folded, max(0, start - 16), start) is not None
        own = part_of_issuer(part, self.context) if headed else None  # `Chánh Văn phòng, Vụ trưởng ...`
        signing = self._own_part(start, end, part) if self.text[start:end].isupper() else []  # `T/L BAN THƯỜNG VỤ`
        if signing:
            return signing
        known = own or self._last_parts.get(part.name)
        if known is not None and (len(words) > 1 or words[0].isupper()):
            return [Named(start, end, known)]
        return self._own_part(start, end, part)

    def _own_part(self, start: int, end: int, part: AgencyPart) -> list[Named]:
        """A part named without its owner: the Party's boards and the councils' committees of the own province."""
        if part.owners != "organ" or part.branch is None or self.context.province is None or part.name.count(" ") < 2:
            return []
        if self.text[start:end].isupper() and part.branch != "party":
            return []
        owner = self.context.localise(part.whole or ("Tỉnh ủy" if part.branch == "party" else "Hội đồng nhân dân"))
        level = level_of(self.context.province_unit)
        return [
            Named(start, end, part_record(part, Agency(owner, None, self.context.province_unit, part.branch, level)))
        ]

    def _parts_of_list(self, start: int, end: int, part: AgencyPart) -> list[Named]:
        """`Văn phòng: Tỉnh ủy, Đoàn ĐBQH&HĐND, UBND tỉnh`: the part of each body of the list."""
        found: list[Named] = []
        at = end + 2
        while (owner := self._owner(at)) is not None:
            found.append(Named(at if found else start, owner.end, part_record(part, owner.agency)))
            joint = LIST.match(self.folded, owner.end)
            if joint is None:
                break
            at = joint.end()
        return found

    def _owner(self, at: int) -> Named | None:
        found = self._fixed(at)
        if found:
            return found[0]
        ministry = self.context.issuer
        bare = self.folded.startswith("bộ", at) and not self.folded[at + 2 : at + 3].isalnum()
        if bare and ministry and ministry.startswith("Bộ ") and at not in self.units:
            return Named(at, at + 2, Agency(ministry, None, None, "state", "central"))
        return None

    def _fixed(self, at: int) -> list[Named]:
        """What is named here, groups and lists apart."""
        found = self.at(at)
        return found if found and not found[0].agency.group else []

    # Names of their own

    def _own_name(self, start: int, end: int, head: Head) -> list[Named]:
        if self.text[start:end].isupper() and (
            " " not in self.text[start:end] or self.text[start - 1 : start] not in ("", "\n")
        ):
            return []  # in capitals the head word may be part of another: `XÃ HỘI`, `THÔNG BÁO`, `CỤC TRƯỞNG`
        if patterns().place_before.search(self.folded, max(0, start - 16), start):
            return []  # `thôn Hội Nhơn`
        read = read_own_name(self._around, start, end, head.purpose)
        if read is None:
            return []
        name_end = read.end
        if self.folded[end:name_end] in after_title(""):
            return []  # `Phó Trưởng Tiểu ban Thường trực`
        words = self.spelled(start, name_end)
        own = None
        if read.own_unit:
            level = words.rsplit(" ", 1)[-1]
            own = next(
                (u for u in (self.context.jurisdiction, self.context.province_unit) if u and f"{level} " in u), None
            )
            base = bare_unit().sub("", words)
            words = f"{base} {own}" if own else words
        if self.folded.startswith(" các cấp", name_end):
            return [self.group(start, name_end + len(" các cấp"))]
        joint = patterns().owner.match(self.folded, name_end)
        if joint is not None and joint[0] == " ":
            joint = None
        owner = self._owner(joint.end()) if joint is not None else None
        if owner is None and joint is not None and (named := self.at(joint.end())) and named[0].agency.group:
            return [self.group(start, named[0].end)]
        agency = Agency(words, None, own, head.branch, level_of(own) if own else "other")
        if owner is None:
            return [Named(start, name_end, agency)] if read.particular else []
        whole = Agency(
            f"{words} {owner.agency.name}",
            None,
            owner.agency.jurisdiction,
            head.branch,
            owner.agency.level,
            owner.agency.scoped,
            parent=owner.agency.name,
        )
        return [Named(start, owner.end, whole), owner]

    def _acronym(self, start: int, end: int, acronym: Acronym) -> list[Named]:
        """`tổ chức AAV`: a body known by capital letters behind a common noun."""
        letters = _ACRONYM.match(self.text, end)
        if letters is None or self.text[start:end].isupper():
            return []
        name = f"{self.folded[start].upper()}{self.folded[start + 1 : end]}{letters[0]}"
        return [Named(start, letters.end(), Agency(name, None, None, acronym.branch, "other"))]

    def spelled(self, start: int, end: int) -> str:
        """A name with a capital first and its abbreviations in full; a name in capitals in the usual case."""
        words = nouns_spelled_out(self.text[start:end])
        return words[:1].upper() + (words[1:].lower() if words.isupper() and " " in words else words[1:])

    def _party_owner(self, name: str) -> Agency:
        """The local organ that an abbreviation means: `TU` in `VPTU` is the own province's."""
        unit = self.context.province_unit
        branch: Branch = next((organ.branch for organ in local_organs() if organ.name == name), "party")
        return Agency(self.context.localise(name), name, unit, branch, "province", scoped=unit is None)

    def group(self, start: int, end: int) -> Named:
        """A class of agencies, by its words."""
        return Named(start, end, group_record(_SHORT_FOR_IT.sub("", self.text[start:end]), self.context))


_READERS: dict[type, Callable[[NameReader, int, int, Any], list[Named]]] = {
    CentralAgency: NameReader._central,
    Department: NameReader._departments,
    Office: NameReader._offices,
    Portfolio: NameReader._nothing,
    LocalOrgan: NameReader._organ,
    AgencyPart: NameReader._part,
    Head: NameReader._own_name,
    Acronym: NameReader._acronym,
    Abbreviation: NameReader._abbreviation,
    Ministry: NameReader._ministries,
}
"""How each meaning of a word is read on from it."""
