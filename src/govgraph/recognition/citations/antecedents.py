"""Which mention a short one takes its identity from: `Công văn nêu trên`, `Nghị quyết 68`, a law by its title, a short
name that the text gives (`sau đây gọi tắt là Luật Đất đai`).

A first citation gives type, number, date and issuer, later ones less (Decree 30/2020/NĐ-CP, Appendix I): what a short
mention leaves out, an earlier one of the same document has, if the document makes certain which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from govgraph.authority.document_types import types_with
from govgraph.authority.party_terms import party_term
from govgraph.language.letters import fold
from govgraph.language.numbers import number_key
from govgraph.recognition.citations.mentions import Mention
from govgraph.recognition.citations.words import CitingText, is_alias

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


class _Group:
    """Mentions that a short one may stand for alike, in the order of the text, and what numbers they have."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.numbers: set[str] = set()

    def add(self, mention: Mention, number: str) -> None:
        self.mentions.append(mention)
        self.numbers.add(number)

    def last_before(self, mention: Mention) -> Mention | None:
        """The last one that begins before another mention."""
        place = bisect_left(self.mentions, mention.start, key=_start)
        return self.mentions[place - 1] if place else None


class _Groups:
    """The mentions of a document by what may stand for them."""

    def __init__(self, mentions: list[Mention], laws: frozenset[str]) -> None:
        self.dated: dict[str, _Group] = defaultdict(_Group)
        self.ordinals: dict[tuple[str | None, str], _Group] = defaultdict(_Group)
        self.types: dict[str | None, _Group] = defaultdict(_Group)
        self.issuers: dict[tuple[str | None, str | None], _Group] = defaultdict(_Group)
        self.laws: dict[tuple[str | None, str], dict[int | None, _Group]] = defaultdict(lambda: defaultdict(_Group))
        for mention in mentions:
            key = number_key(mention.number or "")
            if mention.form in ("full", "undated", "elliptical") or mention.date is not None:
                self.types[mention.type].add(mention, key)
                if mention.number is not None:
                    issuer = None if mention.issuer is None else fold(mention.issuer)
                    self.issuers[mention.type, issuer].add(mention, key)
            if mention.number is None:
                continue
            if mention.date is not None:
                self.dated[key].add(mention, key)
            ordinal = _ORDINAL.match(key)
            if ordinal is not None and ordinal[0] != key:
                self.ordinals[mention.type, ordinal[0]].add(mention, key)
            if mention.title is not None and mention.type in laws:
                self.laws[mention.type, _key(mention.title)][mention.year].add(mention, key)
        self.titles = sorted((kind or "", title) for kind, title in self.laws)

    def same_number(self, mention: Mention) -> Mention | None:
        """A mention of the same number that has its date; of an ordinal alone the one number of that type with it."""
        key = number_key(mention.number or "")
        same = self.dated.get(key)
        if same is not None and (len(same.mentions) > 1 or same.mentions[0] is not mention):
            earlier = same.last_before(mention)
            other = earlier if earlier is not None else next(m for m in same.mentions if m is not mention)
            return other if _may_be_of_term(other, mention.term) else None
        with_it = self.ordinals.get((mention.type, key))
        return None if with_it is None else _certain([with_it], mention)

    def same_law(self, mention: Mention) -> Mention | None:
        """The numbered law of that title."""
        kind, title = mention.type or "", _key(mention.title or "")
        same: list[_Group] = []
        for place in range(bisect_left(self.titles, (kind, title)), len(self.titles)):
            if self.titles[place][0] != kind or not self.titles[place][1].startswith(title):
                break
            by_year = self.laws[mention.type, self.titles[place][1]]
            same += by_year.values() if mention.year is None else _of_year(by_year, mention.year)
        return _certain(same, mention)

    def same_issuer(self, mention: Mention) -> Mention | None:
        """The numbered report of that body."""
        issuers = (fold(mention.issuer or ""), None)
        same = [self.issuers.get((mention.type, issuer)) for issuer in issuers]
        return _certain([group for group in same if group is not None], mention)

    def nearest(self, mention: Mention) -> Mention | None:
        """The last document of that type before an anaphor."""
        same = self.types.get(mention.type)
        return None if same is None else same.last_before(mention)


def _of_year(by_year: Mapping[int | None, _Group], year: int) -> list[_Group]:
    """The mentions of one year, with those that were given it only by their antecedents."""
    since = _Group()
    for mention in by_year[None].mentions if None in by_year else ():
        if mention.year == year:
            since.add(mention, number_key(mention.number or ""))
    return [group for group in (by_year.get(year), since) if group is not None and group.mentions]


@lru_cache(maxsize=4096)
def _key(title: str) -> str:
    return fold(title)


def _may_be_of_term(dated: Mention, term: str | None) -> bool:
    """Whether a dated document of the Party's centre may have been issued in a term of office."""
    if term is None or dated.date is None or dated.date_invalid:
        return True
    return party_term("central", None, dated.date) in (None, term)


def _start(mention: Mention) -> int:
    return mention.start


def _certain(same: Sequence[_Group], mention: Mention) -> Mention | None:
    """The mention that others leave no doubt about: all of one number. One before counts more than one behind."""
    if any(len(group.numbers) > 1 for group in same) or len(set().union(*[group.numbers for group in same])) != 1:
        return None
    earlier = [found for group in same if (found := group.last_before(mention)) is not None]
    return max(earlier, key=_start) if earlier else min((group.mentions[0] for group in same), key=_start)
