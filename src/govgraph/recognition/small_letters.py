"""Capitals for a text that has none, as some corpora of sentences are written, where names can only have them.

Names and numbers of documents are told from common words by their capitals: `Luật Đất đai`, `63/2010/NĐ-CP`. In a text
without any capital the names that tables know get theirs back, so that it is read as if it had been printed properly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from govgraph.authority.agencies import central_agencies
from govgraph.authority.document_types import type_by_name, type_ending_at
from govgraph.authority.laws import law_names
from govgraph.recognition.agencies.lexicon import Ministry, lexicon
from govgraph.recognition.citations.words import words
from govgraph.recognition.scanning import Occurrence
from govgraph.structure import Structure

_SYMBOL = re.compile(r"(?<=\d)(?: ?[/-] ?)(?P<symbol>[a-zđ]{1,8}\d*(?: ?[-/&.]+ ?[a-zđ]+\d*)*)(?!\w)")
_NUMBER = re.compile(r" (?=số \d|\d+/)")
_SELF = " này"
_OFFICES = (Ministry(False), Ministry(True))  # `Bộ` and `Sở`, common nouns where nothing follows


def with_capitals(taken: Structure, found: Mapping[str, Sequence[Occurrence]]) -> Structure:
    """The structure of a text that has no capitals with those of its names; any other as it is. `found` are the words
    of the tables in it, by recogniser."""
    text = taken.running.text
    if text != taken.running.folded or text.upper() == text:
        return taken
    letters = list(text)
    for start in _name_starts(text, found):
        letters[start] = letters[start].upper()
    for match in _SYMBOL.finditer(text):
        for part in re.finditer(r"[a-zđ]+", match["symbol"]):
            at = match.start("symbol") + part.start()
            letters[at : at + len(part[0])] = _mixed_symbols().get(part[0], part[0].upper())
    return replace(taken, running=taken.running.printed_as("".join(letters)))


def _name_starts(text: str, found: Mapping[str, Sequence[Occurrence]]) -> set[int]:
    """Where the names of laws, of types before a number or `này`, and of bodies begin."""
    starts: set[int] = set()
    for occurrence in found["citations"]:
        named = law_names().get(occurrence.word)
        if named is not None:
            starts.add(occurrence.start)
            if named.title is not None:
                starts.update(range(occurrence.start + named.title_offset, occurrence.end))
        elif occurrence.word.endswith(_SELF):
            kind = type_by_name(occurrence.word.removesuffix(_SELF))
            begins = text[occurrence.start - 1 : occurrence.start] in ("", "\n")
            if begins or (kind is not None and "normative" in kind.traits):
                starts.add(occurrence.start)
        elif any(occurrence.word.endswith(f" {verb}") for verb in words("amending")):
            starts.add(occurrence.start)
    for number in _NUMBER.finditer(text):
        named_type = type_ending_at(text, number.start())
        if named_type is not None:
            starts.add(named_type.start)
    for occurrence in found["agencies"]:
        if any(entry.case == "title" or entry.meaning in _OFFICES for entry in lexicon().get(occurrence.word, ())):
            starts.add(occurrence.start)
    return starts


@cache
def _mixed_symbols() -> dict[str, str]:
    """The symbols that are not all in capitals, by their small letters: `TTg`."""
    symbols = (symbol for agency in central_agencies() for symbol in agency.symbols)
    return {symbol.lower(): symbol for symbol in symbols if symbol != symbol.upper()}
