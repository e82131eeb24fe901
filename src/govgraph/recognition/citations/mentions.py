"""A mention of a document while it is being recognised: what is found step by step, until it becomes a `Citation`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from msgspec import Struct

from govgraph.language.dates import day_of
from govgraph.records import AgencyMention, Citation, Form, Passage, Relation


class Mention(Struct, eq=False):
    """Offsets are code points of the running text, ends exclusive. `name_end` is where the words before the issuer end,
    0 where no issuer stands behind them. `title_end` is the end of the document's title behind the mention, 0 where
    there is none; another mention before it stands inside the title. `own` is what the
    citing document does to a document that another one bears a relation to. `bearer`,
    `antecedent` and `coordinated` (the mention that this one stands beside in a list) are mentions."""

    start: int
    end: int
    form: Form
    type: str | None = None
    number: str | None = None
    date: str | None = None
    date_invalid: bool = False
    year: int | None = None
    issuer: str | None = None
    issuer_stated: str | None = None
    title: str | None = None
    title_end: int = 0
    name_end: int = 0
    relation: Relation = "cites"
    bearer: Mention | None = None
    own: Relation | None = None
    antecedent: Mention | None = None
    coordinated: Mention | None = None
    provision: str | None = None
    confidence: float = 1.0
    term: str | None = None

    def set_day(self, match: re.Match[str]) -> None:
        """Set the date to the day that a pattern with `language.dates.DAY` matched."""
        self.date, valid = day_of(match)
        self.date_invalid = not valid
        if valid:
            self.year = int(self.date[:4])

    @property
    def reach(self) -> int:
        """Where the mention ends, its title included."""
        return max(self.end, self.title_end)


class Agencies:
    """The agency mentions of a document, found by where they begin. They are in order, of two that begin together the
    longer first, which is the one that is found."""

    def __init__(self, mentions: Sequence[AgencyMention]) -> None:
        self._by_start = {mention.start: mention for mention in reversed(mentions)}
        self._starts: list[int] | None = None  # sorted when first asked for
        self._by_end: dict[int, AgencyMention] | None = None  # made when first asked for

    def at(self, offset: int) -> AgencyMention | None:
        """The longest mention that begins at an offset."""
        return self._by_start.get(offset)

    def ending_at(self, offset: int) -> AgencyMention | None:
        """The longest mention that ends at an offset."""
        if self._by_end is None:
            self._by_end = {mention.end: mention for mention in self._by_start.values()}  # the first comes last
        return self._by_end.get(offset)

    def between(self, start: int, end: int) -> list[AgencyMention]:
        """The mentions that begin within a span, in order."""
        if self._starts is None:
            self._starts = sorted(self._by_start)
        first, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [self._by_start[offset] for offset in self._starts[first:after]]


class Passages:
    """The passages of a document, found by an offset of the running text."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self._starts = [passage.start for passage in passages]

    def at(self, offset: int) -> Passage:
        """The passage that an offset lies in."""
        return self.passages[max(0, bisect_right(self._starts, offset) - 1)]


class Spans:
    """Spans of a text that lie apart, in order: what mentions have taken so far."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._spans = sorted((mention.start, mention.end) for mention in mentions)

    def free(self, start: int, end: int) -> bool:
        """Whether none of the spans overlaps this one."""
        at = bisect_left(self._spans, (end, 0))
        return at == 0 or self._spans[at - 1][1] <= start

    def add(self, start: int, end: int) -> None:
        """Take a span, which must be free."""
        insort(self._spans, (start, end))


def as_citations(mentions: list[Mention]) -> list[Citation]:
    """The finished citations, in the order of the mentions; bearers and antecedents become indices."""
    place = {id(mention): index for index, mention in enumerate(mentions)}
    return [
        Citation(
            start=mention.start,
            end=mention.end,
            form=mention.form,
            type=mention.type,
            number=mention.number,
            date=mention.date,
            date_invalid=mention.date_invalid,
            year=mention.year,
            issuer=mention.issuer,
            issuer_stated=mention.issuer_stated,
            title=mention.title,
            relation=mention.relation,
            bearer=None if mention.bearer is None else place.get(id(mention.bearer)),
            own=mention.own,
            antecedent=None if mention.antecedent is None else place.get(id(mention.antecedent)),
            provision=mention.provision,
            confidence=mention.confidence,
            term=mention.term,
        )
        for mention in mentions
    ]
