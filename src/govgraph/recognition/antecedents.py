"""Which mention a short one takes its identity from: `Công văn nêu trên`, `Nghị quyết 68`, a law by its title, a short
name that the text gives (`sau đây gọi tắt là Luật Đất đai`).

A first citation gives type, number, date and issuer, later ones less (Decree 30/2020/NĐ-CP, Appendix I): what a short
mention leaves out, an earlier one of the same document has, if the document makes certain which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from govgraph.authority.document_types import types_with
from govgraph.language.letters import fold
from govgraph.language.numbers import number_key
from govgraph.recognition.citation_words import CitingText, is_alias
from govgraph.recognition.mentions import Mention

_LOOK_BACK = 60
_ORDINAL = re.compile(r"\d+(?:\.\d+)?[a-z]?")


def tie_antecedents(citing: CitingText, mentions: list[Mention]) -> None:
    """Set the antecedents, and with them the years that they make certain; `mentions` are in the order of the text."""
    laws = frozenset(kind.name for kind in types_with("law"))
    reports = frozenset(kind.name for kind in types_with("reported"))
    groups = _Groups(mentions, laws)
    last: Mention | None = None
    for mention in mentions:
        if mention.form == "anaphoric":
            mention.antecedent = groups.nearest(mention)
        elif last is not None and is_alias(citing, mention.start) and mention.start - last.reach < _LOOK_BACK:
            mention.antecedent = last
        elif mention.number is not None:
            if mention.date is None or mention.year is None:
                mention.antecedent = groups.same_number(mention)
        elif mention.form == "unnumbered" and mention.title is not None and mention.type in laws:
            mention.antecedent = groups.same_law(mention)
        elif mention.form == "unnumbered" and mention.type in reports and mention.issuer is not None:
            mention.antecedent = groups.same_issuer(mention)
        if mention.antecedent is not None and mention.year is None:
            mention.year = mention.antecedent.year
        if mention.form not in ("self", "anaphoric"):
            last = mention


class _Groups:
    """The numbered mentions of a document by what may stand for them."""

    def __init__(self, mentions: list[Mention], laws: frozenset[str]) -> None:
        self.numbers: dict[str, list[Mention]] = defaultdict(list)
        self.ordinals: dict[tuple[str | None, str], list[Mention]] = defaultdict(list)
        self.types: dict[str | None, list[Mention]] = defaultdict(list)
        self.laws: dict[str | None, list[tuple[str, Mention]]] = defaultdict(list)
        for mention in mentions:
            if mention.form in ("full", "undated", "elliptical") or mention.date is not None:
                self.types[mention.type].append(mention)
            if mention.number is None:
                continue
            key = number_key(mention.number)
            self.numbers[key].append(mention)
            ordinal = _ORDINAL.match(key)
            if ordinal is not None and ordinal[0] != key:
                self.ordinals[mention.type, ordinal[0]].append(mention)
            if mention.title is not None and mention.type in laws:
                self.laws[mention.type].append((_key(mention.title), mention))

    def same_number(self, mention: Mention) -> Mention | None:
        """A mention of the same number that has its date; of an ordinal alone the one number of that type with it."""
        key = number_key(mention.number or "")
        same = [other for other in self.numbers[key] if other is not mention and other.date is not None]
        if not same and _ORDINAL.fullmatch(key):
            same = self.ordinals[mention.type, key]
        return _certain(same, mention)

    def same_law(self, mention: Mention) -> Mention | None:
        """The numbered law of that title."""
        title = _key(mention.title or "")
        same = [other for named, other in self.laws[mention.type] if named.startswith(title)]
        return _certain([other for other in same if mention.year in (None, other.year)], mention)

    def same_issuer(self, mention: Mention) -> Mention | None:
        """The numbered report of that body."""
        issuer = fold(mention.issuer or "")
        same = [other for other in self.types[mention.type] if other.number is not None]
        return _certain([other for other in same if other.issuer is None or fold(other.issuer) == issuer], mention)

    def nearest(self, mention: Mention) -> Mention | None:
        """The last document of that type before an anaphor."""
        earlier = [other for other in self.types.get(mention.type, ()) if other.end <= mention.start]
        return earlier[-1] if earlier else None


@lru_cache(maxsize=4096)
def _key(title: str) -> str:
    return fold(title)


def _certain(same: list[Mention], mention: Mention) -> Mention | None:
    """The mention that others leave no doubt about: all of one number. One before counts more than one behind."""
    if not same or len({number_key(other.number or "") for other in same}) != 1:
        return None
    earlier = [other for other in same if other.start < mention.start]
    return earlier[-1] if earlier else same[0]
