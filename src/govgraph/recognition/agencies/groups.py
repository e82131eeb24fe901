"""Classes of agencies: `các sở, ban, ngành tỉnh`, `các cơ quan, đơn vị liên quan`, `HĐND, UBND các xã, phường`."""

from __future__ import annotations

import re
from functools import cache

from govgraph.authority.agencies import GroupNoun
from govgraph.recognition.agencies.lexicon import Department, Head, Ministry, cues, lexicon
from govgraph.recognition.agencies.named import Named
from govgraph.recognition.agencies.names import NameReader
from govgraph.recognition.agencies.records import group_record
from govgraph.recognition.agencies.words import quantifier_before

_BELONGING = re.compile(r" (?:trực )?thuộc |(?<=trực thuộc) ")
_FIRST_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"(?:, ?|;? và |/| - | hoặc | & )(?:các |từng )?")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, cues('tail')))})(?!\w)")


def group_at(reader: NameReader, start: int) -> Named | None:
    """The class of agencies whose noun stands at a place: from `các` before it to what singles it out after it.
    Units alone (`các xã`) are places; as authorities they stand behind an organ."""
    nouns = reader.words.nouns
    if start not in nouns:
        return None
    end, meaning = nouns[start]
    if meaning.kind == "unit":
        return None
    quantifier = reader.words.quantifiers.get(start)
    if quantifier is None and not meaning.alone and not _several_committees(reader, start, end, meaning):
        return None
    if reader.context.province is not None and _is_department(reader, start):
        return None  # a province has one `Sở Tài chính`: `các Sở Tài chính, Sở Nội vụ` are two bodies
    begin = start if quantifier is None else quantifier
    kinds: set[str] = {meaning.kind}
    while meaning.kind != "council" and (joint := _JOINT.match(reader.folded, end)) is not None:
        following = nouns.get(joint.end())
        if following is None or following[1].kind == "council" or _names_more(reader, joint.end(), following[0]):
            break
        end = following[0]
        kinds.add(following[1].kind)
    while (tail := _tail().match(reader.folded, end)) is not None:
        end = tail.end()
    unit = reader.units.get(end + 1)
    if unit is not None and unit.said is not None:
        end = unit.end
    elif (belonging := _BELONGING.match(reader.folded, end)) is not None:
        end = _owner_end(reader, belonging.end()) or end
    kind = "local" if not kinds.isdisjoint(("local", "council")) else "party" if kinds == {"party"} else "any"
    return Named(begin, end, group_record(reader.text[begin:end], reader.context, kind))


def _owner_end(reader: NameReader, at: int) -> int | None:
    """Where the name of the body ends that the members of a class belong to: `các đơn vị thuộc | Bộ Tư pháp`, or the
    word for the document's own (`thuộc Bộ`)."""
    named = reader.at(at)
    if named and not named[0].agency.group:
        return named[0].end
    entries = reader.names.get(at, ())
    return next((end for end, entry in entries if isinstance(entry.meaning, Ministry | Head)), None)


def _names_more(reader: NameReader, start: int, end: int) -> bool:
    """Whether a noun in capitals only begins the name of a body: `các bộ, Ban Chỉ đạo quốc gia về ...`."""
    if reader.text[start] == reader.folded[start]:
        return False
    named = reader.at(start)
    return bool(named) and named[0].end > end and not named[0].agency.group


def listed_at(reader: NameReader, noun: int, group: Named) -> list[Named]:
    """The bodies that a class is said to be of, by their portfolios behind a colon: `các Bộ, cơ quan: Tài chính, Xây
    dựng`, `các sở, ngành: Nội vụ, Tư pháp, Công an tỉnh`. `noun` is where the class's noun begins."""
    if reader.folded[group.end : group.end + 1] != ":":
        return []
    first = _FIRST_WORD.match(reader.folded, noun)
    if first is None:
        return []
    word = next((e.meaning for e in lexicon().get(first[0], ()) if isinstance(e.meaning, Ministry)), None)
    return [] if word is None else reader.portfolios(group.start, group.end, word.local)


def several_at(reader: NameReader, named: Named) -> Named | None:
    """The class of all bodies of a name where `các` stands before it and nothing tells which is meant: `các Sở Công
    Thương`, `các Viện Vệ sinh dịch tễ`. Of a ministry there is one: `các Bộ Tài chính, Xây dựng`."""
    agency = named.agency
    branches = (agency.parent or "").startswith("Bộ ")  # `các Cục Thuế`, before there was one
    if agency.group or agency.jurisdiction is not None:
        return None
    if agency.level == "central" and agency.kind is not None and not branches:
        return None
    begin = quantifier_before(reader.folded, named.start)
    if begin is None:
        return None
    words = f"{reader.folded[begin : named.start]}{agency.name}"
    return Named(begin, named.end, group_record(words, reader.context, "any"))


def _is_department(reader: NameReader, start: int) -> bool:
    return any(isinstance(entry.meaning, Department) for _, entry in reader.names.get(start, ()))


def _several_committees(reader: NameReader, start: int, end: int, meaning: GroupNoun) -> bool:
    """`Thành ủy, Thị ủy, Huyện ủy`; `Bộ trưởng, Thủ trưởng cơ quan ngang bộ`: Party committees, and the heads of
    central bodies, of several kinds in a row are classes without `các` too."""
    several = meaning.kind == "party" or reader.folded[start:end] in cues("class_head")
    joint = _JOINT.match(reader.folded, end) if several else None
    following = reader.words.nouns.get(joint.end()) if joint is not None else None
    return following is not None and following[1].kind == meaning.kind and following[1] is not meaning
