"""What is given of a document beside it, against what its text says: it counts where the text is silent, and a
correction counts whatever the text says. What disagrees is kept beside what counts.

A document that something is given of is recognised twice: by its text alone, which tells where the text is silent, and
then with what counts, which fixes what its bare names mean (`UBND tỉnh` once its province is known).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

import msgspec

from govgraph.authority.units import level_words, name_key, province, split_level
from govgraph.language.letters import fold
from govgraph.language.numbers import number_key
from govgraph.records import Capacity, DocumentFacts, Given, GivenFact, GivenField, GivenSigner, Metadata
from govgraph.structure import Structure

_IN_HEAD: tuple[GivenField, ...] = ("type", "number", "date", "place", "subject")
_OF_THE_FILE = frozenset({"source", "url", "retrieved"})
"""What no text says of itself."""
_OF_THE_SIGNER = frozenset({"position", "capacity"})


def weigh(facts: DocumentFacts, given: tuple[Given, ...]) -> tuple[GivenFact, ...]:
    """What becomes of everything given, in order; `facts` are those of the text alone. As what and on whose authority
    somebody signed counts only with the signer: no signature that was read is filled up."""
    corrected = {each.field for each in given if each.correction is not None}
    weighed = [_weighed(each, facts, each.correction is None and each.field in corrected) for each in given]
    if "signer" not in counting(weighed):
        weighed = [_of_no_signer(fact) for fact in weighed]
    return tuple(weighed)


def _of_no_signer(fact: GivenFact) -> GivenFact:
    return msgspec.structs.replace(fact, taken=fact.taken and fact.given.field not in _OF_THE_SIGNER)


def _weighed(given: Given, facts: DocumentFacts, overruled: bool) -> GivenFact:
    read = None if given.field in _OF_THE_FILE else _read(given.field, facts)
    same = read is not None and any(_agrees(given.field, given.value, one) for one in read.split("; "))
    if same and not _is_fuller(given, read):
        return GivenFact(given, False)
    counts = not overruled and (read is None or given.correction is not None or same)
    return GivenFact(given, counts, None if same else read)


def _read(field: GivenField, facts: DocumentFacts) -> str | None:
    """What the text says in a field."""
    metadata = facts.metadata
    if field == "signer":
        return "; ".join(dict.fromkeys(signature.name for signature in metadata.signatures)) or None
    if field in ("position", "capacity"):
        said = (signature.position if field == "position" else signature.capacity for signature in metadata.signatures)
        return "; ".join(dict.fromkeys(filter(None, said))) or None
    if field == "province" and metadata.province is None and _is_central(facts):
        return metadata.issuer  # a central document has no province, and is not silent on it
    value: str | None = getattr(metadata, field)
    return value


def _is_central(facts: DocumentFacts) -> bool:
    return any(agency.name == facts.metadata.issuer and agency.level == "central" for agency in facts.agencies)


def _agrees(field: GivenField, given: str, read: str) -> bool:
    if field == "number":
        return number_key(given) == number_key(read)
    if field == "date":
        return given.startswith(read) or read.startswith(given)
    if field == "province":
        return name_key(given) == name_key(read)
    return " ".join(fold(given).split()) == " ".join(fold(read).split())


def _is_fuller(given: Given, read: str | None) -> bool:
    """Whether a date that is given has the day or month on which the text is silent."""
    return given.field == "date" and read is not None and len(given.value) > len(read)


def counting(weighed: Sequence[GivenFact]) -> dict[GivenField, str]:
    """What is given and counts, by field."""
    return {fact.given.field: fact.given.value for fact in weighed if fact.taken}


def with_given_head(structure: Structure, given: Mapping[GivenField, str]) -> Structure:
    """The document as if its head said what is given and counts."""
    said: dict[str, str] = {field: given[field] for field in _IN_HEAD if field in given}
    if not said:
        return structure
    head = structure.letterhead
    head = replace(
        head,
        type=said.get("type", head.type),
        number=said.get("number", head.number),
        date=said.get("date", head.date),
        place=said.get("place", head.place),
        subject=said.get("subject", head.subject),
        spans={field: span for field, span in head.spans.items() if field not in said},
    )
    return replace(structure, letterhead=head)


def given_jurisdiction(name: str, said: str | None) -> tuple[str, str]:
    """The unit whose organs bare names mean in a document of a province that is given, and the province's bare name.
    `said` is the unit that the text says: one below a province stays."""
    known = province(name)
    word = split_level(said)[0] if said else None
    if said and word is not None and "province" not in level_words()[word][1]:
        return said, known.bare if known else name
    return (known.name, known.bare) if known else (f"tỉnh {name}", name)


def noted(metadata: Metadata, weighed: tuple[GivenFact, ...]) -> Metadata:
    """The metadata with what became of everything given; what is given rests on no words."""
    taken = counting(weighed)
    evidence = {field: span for field, span in metadata.evidence.items() if field not in taken}
    return msgspec.structs.replace(metadata, evidence=evidence, given=weighed, given_signer=_signer(taken))


def _signer(taken: Mapping[GivenField, str]) -> GivenSigner | None:
    if "signer" not in taken:
        return None
    capacity = next((each for each in get_args(Capacity) if each == taken.get("capacity")), None)
    return GivenSigner(taken["signer"], taken.get("position"), capacity)
