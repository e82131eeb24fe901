"""What a citing document does to a cited one, and which document bears the relation.

A mention inside another's title is that other document's affair (`Công văn số 3202 ... về việc triển khai thực hiện
Nghị quyết số 63/NQ-CP`: the letter implements); everything else is the citing document's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import cache

from govgraph.authority.document_types import types_with
from govgraph.recognition.citations.clauses import ListHeadings, clause_start, sentence_start
from govgraph.recognition.citations.drafts import is_of_meeting, is_spoken_of
from govgraph.recognition.citations.endings import relate_endings
from govgraph.recognition.citations.mentions import Mention
from govgraph.recognition.citations.provisions import read_provision
from govgraph.recognition.citations.relation_cues import (
    CHANGES,
    heading_relation,
    heads_endings,
    in_quoted_wording,
    is_contrary,
    is_heard,
    is_ordered,
    is_over,
    is_passive,
    is_stated_in,
    is_told,
    opening_cue,
    opens_acting,
    passive_relation,
    relation_before,
    relation_of,
)
from govgraph.recognition.citations.titles import read_title
from govgraph.recognition.citations.words import CitingText, any_word, is_alias, words
from govgraph.records import Passage, Relation

_ENUMERATION = " -–+*•"
_RIGHT_BEHIND = 12
_THESE = 130  # how far before a mention the words may begin that announce it with others
_HEADED = 12  # words this short before a mention leave it to the heading above to say what it is
_CHANGE = 600  # how far behind a document the one may be named that changed it


def relate(citing: CitingText, mentions: list[Mention]) -> None:
    """Set provision, title, relation and bearer of every mention; `mentions` are in the order of the text."""
    reader = _Relations(citing)
    for mention in mentions:
        reader.relate(mention)
    relate_endings(citing, mentions, reader.headed)


class _Relations:
    def __init__(self, citing: CitingText) -> None:
        self.citing = citing
        self.folded = citing.folded
        self.in_meeting = is_of_meeting(citing)
        self.open: list[Mention] = []  # those that reach over the place read, the outer before the inner
        self.last: Mention | None = None  # of those that end before it, the last
        self.inside: dict[int, Mention] = {}  # by a bearer's start, the last mention in its title
        self.headings = ListHeadings(citing)
        self.ends: list[int] = []  # where the mentions read end, in order
        self.headed: set[int] = set()  # where those start whose relation a heading says
        self.changers: set[int] = set()  # where mentions start that have changed one before them

    def relate(self, mention: Mention) -> None:
        """Relate the next mention of the text."""
        while self.open and self.open[-1].reach <= mention.start:
            self.open.pop()
        provision = read_provision(self.citing, mention.start)
        before = mention.start
        if provision is not None:
            before, mention.provision = provision
        read_title(self.citing, mention)
        self._relate(mention, before)
        insort(self.ends, mention.end)
        if mention.form not in ("self", "anaphoric"):
            self.open.append(mention)
        shortens = self.last is not None and is_alias(self.citing, mention.start)
        if not shortens and (self.last is None or mention.end > self.last.end):
            self.last = mention

    def _relate(self, mention: Mention, before: int) -> None:
        if mention.bearer is not None or mention.form in ("self", "anaphoric"):
            return
        if mention.form == "draft":
            before_meeting = self.in_meeting and is_spoken_of(self.citing, mention.start)
            mention.relation = "discusses" if before_meeting or mention.relation == "discusses" else "cites"
            return
        bearer = self._bearer_of_title(mention, before)
        if bearer is not None:
            self._relate_in_title(mention, bearer, before)
            return
        previous = self.last if self.last is not None and self.last.end <= mention.start else None
        if previous is not None and self._changed_before(mention, previous, before):
            return
        if mention.coordinated is not None:
            model = mention.coordinated
            if model.bearer is None or model.bearer.start < model.start:
                mention.relation, mention.bearer = model.relation, model.bearer
            return
        mention.relation = self._own_relation(mention, before, previous)

    def _bearer_of_title(self, mention: Mention, before: int) -> Mention | None:
        """The document in whose title a mention stands. One beside a document of an outer title stands in that, if
        the inner one speaks of laws that are guided or the outer is a basis, which has a clause of its own."""
        while self.open:
            bearer = self.open[-1]
            if not self._ends_title(mention, bearer, before):
                return bearer
            last = self.inside.get(bearer.start)
            if (last is None or last.relation != "guides") and not self._is_basis(before):
                break
        return None

    def _is_basis(self, before: int) -> bool:
        sentence = sentence_start(self.citing, self.citing.passages.at(before).start, before)
        opened = opening_cue(self.citing, max(sentence, self.folded.rfind(";", sentence, before) + 1), before)
        return opened is not None and opened[0] == "basedOn"

    def _ends_title(self, mention: Mention, bearer: Mention, before: int) -> bool:
        """Whether a mention in another's title stands beside that one instead, the title being shorter: `thay thế
        Quyết định A về phí và Quyết định B`. The words before it say nothing of it, and it is of the same type or the
        first that the title names."""
        if mention.start < bearer.end or (bearer.form == "draft" and mention.type not in _letters()):
            return False
        end = self._quote_not_closed(mention, bearer, before)
        if end is None and _is_later(mention, bearer):
            end = self._joint_before(bearer.end, before)
        alike = bearer.form == "draft" or mention.type == bearer.type or {mention.type, bearer.type} <= _reported()
        if end is None and (alike or self.inside.get(bearer.start) is None):
            end = self._joint_to(mention, bearer, before)
        if end is None:
            return False
        bearer.title = (bearer.title or "")[: end - bearer.title_end] or None
        bearer.title_end = end
        self.open.pop()
        self.last = bearer
        return True

    def _joint_to(self, mention: Mention, bearer: Mention, before: int) -> int | None:
        """Where the conjunction begins that joins a mention to the bearer of the title it stands in, None where there
        is none. A list in the title goes on with it, but for laws that are guided or carried out: a decree guides no
        decree."""
        begin = bearer.end
        beside = self.inside.get(bearer.start)
        if beside is not None and self._joined(beside, before):
            carried_out = beside.relation == "guides" or (beside.relation == "implements" and beside.number is None)
            reported = mention.type in _reported() and beside.type not in _reported()
            if not reported and (not carried_out or beside.type == mention.type or self._changes(bearer, beside)):
                return None
            begin = beside.end
        cued = self._cued(begin, before, nested=True)
        if cued is not None and (cued != "implements" or mention.issuer is None or mention.issuer != bearer.issuer):
            return None  # but `Pháp lệnh A về thực hiện dân chủ ở xã và Nghị quyết B` are two of one issuer
        return self._joint_before(begin, before)

    def _joint_before(self, begin: int, before: int) -> int | None:
        joint = _joint().search(self.folded, begin, before)
        return joint.start() if joint is not None else None

    def _changes(self, bearer: Mention, named: Mention) -> bool:
        """Whether a title speaks of a change before it names a document: `sửa đổi các nghị định hướng dẫn Luật X`."""
        found = self.citing.last_words("before", bearer.end, named.start)
        return any(relation_of("before")[word.word] == "amends" for word in found)

    def _quote_not_closed(self, mention: Mention, bearer: Mention, before: int) -> int | None:
        """Where a title ends whose quotation marks nothing closes: at the next mention, of which it says nothing."""
        if self.folded.count("“", bearer.end, bearer.reach) <= self.folded.count("”", bearer.end, bearer.reach + 1):
            return None
        if before != mention.start or not self.citing.capital(before) or self.inside.get(bearer.start) is not None:
            return None
        return None if self._cued(bearer.end, before, nested=True) is not None else before - 1

    def _relate_in_title(self, mention: Mention, bearer: Mention, before: int) -> None:
        """A mention in another's title is related by that title's words; a list's members are alike."""
        beside = self.inside.get(bearer.start)
        if beside is not None and self._joined(beside, before):
            mention.relation = beside.relation
        else:
            begin = bearer.end if bearer.title_end and bearer.end < mention.start else bearer.start
            mention.relation = self._cued(begin, before, nested=True) or "cites"
        mention.bearer = bearer
        self.inside[bearer.start] = mention

    def _changed_before(self, mention: Mention, previous: Mention, before: int) -> bool:
        """Whether the mention names who changed a document before it: `A được sửa đổi, bổ sung bởi B`. A is changed
        and B bears it; B is to the citing document what A would be. A list's further members do as its first."""
        relation = None
        if mention.start - previous.end < _CHANGE:
            relation = passive_relation(self.citing, previous.end, before)
        if relation is not None:
            changed = _changed_by(mention, previous)
            mention.relation, mention.bearer = changed.relation, changed.bearer
            if changed.bearer is None and changed.relation != "cites":
                changed.own = changed.relation
            changed.relation, changed.bearer = relation, mention
        elif previous.start in self.changers and self._joined(previous, before):
            mention.relation, mention.bearer = previous.relation, previous.bearer
        else:
            return False
        self.changers.add(mention.start)
        return True

    def _own_relation(self, mention: Mention, before: int, previous: Mention | None) -> Relation:
        """The relation that the citing document itself bears."""
        folded = self.folded
        passage = self.citing.passages.at(mention.start)
        beside = previous if previous is not None and previous.start >= passage.start else None
        if is_alias(self.citing, before):
            return "cites"
        sentence = sentence_start(self.citing, passage.start, before)
        clause = clause_start(self.citing, sentence, before)
        opened = opening_cue(self.citing, clause, before)
        if opened is None and not opens_acting(self.citing, clause, before):
            opened = opening_cue(self.citing, sentence, before)
        if folded.startswith("(", before - 1):
            return self._bracketed(mention, before, sentence, beside, opened[0] if opened is not None else None)
        if opened is not None and not is_over(self.citing, opened, before):
            relation, end = opened
            first = beside is None or beside.reach <= clause
            if relation != "repliesTo" or (first and before - end < _RIGHT_BEHIND):
                return relation
        if in_quoted_wording(self.citing, clause, before):
            return "cites"
        gap = folded[clause:before].strip(_ENUMERATION)
        partly = self._partly_joined(beside, before) if beside is not None else None
        if partly is not None:
            return partly
        if beside is not None and beside.reach > sentence and self._stands_beside(beside, gap, before):
            return _of_document(beside)
        behind = beside.end if beside is not None and beside.bearer is not mention else 0
        cued = self._cued(clause, before, provision=mention.provision is not None, behind=behind)
        if cued == "repeals" and is_contrary(self.citing, mention.end):
            cued = "amends"
        if cued in CHANGES:
            cued = self._as_it_may(cued, mention, beside, clause, before)
        if cued is None and len(gap) < _HEADED:
            cued = self._headed(passage)
            if cued is not None:
                self.headed.add(mention.start)
            cued = cued or self._next_basis(passage, before, previous)
        if cued == "implements" and mention.type in _told() and is_stated_in(self.citing, clause, before):
            return "cites"  # `giải pháp thực hiện nhiệm kỳ mới nêu trong Báo cáo chính trị`
        return cued or "cites"

    def _as_it_may(
        self, cued: Relation, mention: Mention, beside: Mention | None, clause: int, before: int
    ) -> Relation | None:
        """What a document does that speaks of a change: one that lays nothing down, or stands below a law, asks for the
        change (`Đảng đoàn Quốc hội lãnh đạo việc sửa đổi Luật Đê điều`)."""
        told = is_told(self.citing, self.citing.passages.at(before).start, clause, before)
        if beside is not None and beside.relation == "proposesChange" and beside.reach > clause and not told:
            return "proposesChange"
        own = self.citing.context.type
        of_other = cued == "amends" and not self.citing.enacts and mention.type != own
        above = mention.type in _laws() and own is not None and own not in _changing_laws()
        if not of_other and (not above or self.citing.is_normative):
            return cued
        if told or own in _told() or mention.type not in _binding():
            return None
        return "proposesChange"

    def _bracketed(
        self, mention: Mention, before: int, sentence: int, beside: Mention | None, opened: Relation | None
    ) -> Relation:
        """The relation of a document in brackets: that of the one named before them, if it is of the same type, else
        what is said of the words that it has: `Xét đề nghị của Bộ Y tế (Tờ trình số ...)`."""
        if beside is not None and beside.type == mention.type:
            return beside.relation
        if beside is not None and beside.end > sentence:
            return "cites"
        if opened != "basedOn" and is_heard(self.citing, sentence, before):
            return "discusses"
        if opened == "basedOn" or is_ordered(self.citing, sentence, before):
            return opened or "implements"
        return "cites"

    def _headed(self, passage: Passage) -> Relation | None:
        """The relation that the heading of a list gives to what is listed: `Bãi bỏ các văn bản sau đây:`. What it says
        of a document that it names itself is that one's: `... tổng kết việc thực hiện Chỉ thị X, Ban Bí thư kết luận:`.
        """
        heading = self.headings.of(passage)
        if heading is None:
            return None
        end = heading.end - 1
        start = clause_start(self.citing, sentence_start(self.citing, heading.start, end), end)
        named = bisect_left(self.ends, end) - 1
        start = max(start, self.ends[named]) if named >= 0 else start
        if is_passive(self.citing, start, end):
            return None
        if heads_endings(self.citing, heading.start, heading.end):
            return "repeals"
        relation = heading_relation(self.citing, start, end) or self._cued(start, end)
        return None if relation == "amends" and not self.citing.enacts else relation

    def _next_basis(self, passage: Passage, before: int, previous: Mention | None) -> Relation | None:
        """The relation of a document that opens its clause in a list of bases, the word for it left out: `Căn cứ Luật
        giá số 11/2012/QH13; Nghị định số 89/2013/NĐ-CP;`."""
        if previous is None or previous.relation != "basedOn" or previous.bearer is not None:
            return None
        begins = self.folded.endswith((";\n", "; "), 0, before)
        near = self.citing.passages.at(previous.start).index in (passage.index, passage.index - 1)
        return "basedOn" if begins and near and self.folded.count(";", previous.end, before) == 1 else None

    def _cued(
        self, start: int, end: int, nested: bool = False, provision: bool = False, behind: int = 0
    ) -> Relation | None:
        """The relation that the words between two offsets say."""
        normative = self.citing.is_normative and provision
        return relation_before(self.citing, start, end, nested=nested, normative_provision=normative, behind=behind)

    def _joined(self, previous: Mention, before: int) -> bool:
        """Whether nothing but a comma or a conjunction stands between a mention, with or without its title, and the
        words before the next."""
        return any(
            end <= before and _and().fullmatch(self.folded, self._behind_alias(end), before) is not None
            for end in (previous.end, previous.reach)
        )

    def _behind_alias(self, end: int) -> int:
        """Where the bracket ends that stands behind a document and gives its short name; `end` where none does."""
        alias = _alias_bracket().match(self.folded, end)
        return alias.end() if alias is not None else end

    def _stands_beside(self, beside: Mention, gap: str, before: int) -> bool:
        """Whether the words of its clause before a mention leave it to the document beside it to say what it is."""
        if not gap or gap in words("provision_link") or self._joined(beside, before):
            return True
        return _and_these().search(self.folded, max(beside.end, before - _THESE), before) is not None

    def _partly_joined(self, beside: Mention, before: int) -> Relation | None:
        """The relation of a document in a list that says how much of it: `bãi bỏ toàn bộ A và một phần B`."""
        for end in (beside.end, beside.reach):
            match = _and_partly().fullmatch(self.folded, end, before) if end <= before else None
            if match is not None:
                relation = _of_document(beside)
                return "amends" if match["partly"] and relation in ("repeals", "replaces") else relation
        return None


def _is_later(mention: Mention, bearer: Mention) -> bool:
    """Whether a document is younger than the one in whose title it seems to stand; no title names what is to come."""
    if mention.date is None or bearer.date is None or mention.date_invalid or bearer.date_invalid:
        return False
    return min(len(mention.date), len(bearer.date)) == len("2021-01-01") and mention.date > bearer.date


def _changed_by(mention: Mention, previous: Mention) -> Mention:
    """The document that another changes: of the one before and the one in whose title that stands, the one of the same
    type, since only a decree amends a decree."""
    outer = previous.bearer
    if outer is not None and outer.start < previous.start and outer.type == mention.type != previous.type:
        return outer
    return previous


def _of_document(mention: Mention) -> Relation:
    """What the citing document does to a mention, or to the document in whose title it stands."""
    while mention.bearer is not None and mention.bearer.start < mention.start:
        mention = mention.bearer
    return "cites" if mention.form == "self" else mention.relation


@cache
def _reported() -> frozenset[str | None]:
    """The types that are put before a body together: `Tờ trình số 12/TTr-UBND và Báo cáo số 15/BC-HĐND`."""
    return frozenset(kind.name for kind in types_with("reported"))


@cache
def _letters() -> frozenset[str | None]:
    """The types of letters, which no draft that is spoken of in one guides."""
    return frozenset(kind.name for kind in types_with("letter"))


@cache
def _laws() -> frozenset[str | None]:
    return frozenset(kind.name for kind in types_with("law"))


@cache
def _changing_laws() -> frozenset[str | None]:
    """The types that may change a law: laws, and resolutions, as the National Assembly's are."""
    drafted = {kind.name for kind in types_with("drafted")}
    return _laws() | frozenset(kind.name for kind in types_with("assembly") if kind.name in drafted)


@cache
def _binding() -> frozenset[str | None]:
    return frozenset(kind.name for kind in types_with("enacts"))


@cache
def _told() -> frozenset[str | None]:
    """The types that tell of a matter and lay nothing down."""
    return _reported() - {kind.name for kind in types_with("drafted")}


@cache
def _joint() -> re.Pattern[str]:
    """A comma or a conjunction at the end of some words."""
    return re.compile(rf"(?:[,;]|[,;]? {any_word('and')}) $")


@cache
def _and_partly() -> re.Pattern[str]:
    """What stands between two members of a list, with how much of the second is meant."""
    partly, wholly = (any_word(role, table="relation_cues") for role in ("partly", "wholly"))
    return re.compile(rf"[,;]?(?: ?{any_word('and', 'list')}){{0,2}} (?:(?P<partly>{partly})|{wholly})(?: của)? ")


@cache
def _and_these() -> re.Pattern[str]:
    """The words for more documents of one body, which are then named: `và các Quyết định của Bộ Chính trị: Số 71`."""
    many = any_word("list")
    return re.compile(rf"(?:,|;|,? {any_word('and')}) (?:các )?(?:{many} )?[^;:,.()\n]{{3,90}}: ?(?:số:? ?)?$")


@cache
def _alias_bracket() -> re.Pattern[str]:
    return re.compile(rf" ?\([^()]{{0,20}}{any_word('alias')}[^()]{{1,90}}\)")


@cache
def _and() -> re.Pattern[str]:
    """What stands between two members of a list, behind the title of the first."""
    return re.compile(rf"[”\"]?[,;]?(?: ?{any_word('and', 'list')}){{0,2}} ?")
