"""What the words before a citation, or behind it, say that the citing document does to the cited one.

The words stand in `data/authority/relation_cues.csv`. A cue of legal effect (`bãi bỏ`, `sửa đổi`) reaches a document
only over the words for its parts: `bổ sung kinh phí theo Quyết định X` changes no decision.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from govgraph.recognition.citations.words import CitingText, any_word, words
from govgraph.recognition.cue_rows import cue_rows
from govgraph.recognition.scanning import Occurrence
from govgraph.records import Relation

_TABLE = "relation_cues"
_FAR = 420  # how far before a mention a cue may stand
_ACT_FAR = 150  # how far a cue of acting under a document, or of discussing it, may
_ORDER_FAR = 220  # how far one of acting on an order may before the bracket that names the document
_PROVISION_FAR = 40  # how far one may where a normative document cites a provision
_LINKED_FAR = 140  # how far one of legal effect may that does not open its clause
_OPENING = 24
_PROPOSED = 80  # how far before the change proposed the proposal may stand
CHANGES = frozenset({"amends", "repeals", "replaces"})
_ACTS = frozenset({"implements", "discusses", "guides"})  # what may be said of several documents apart
_LATE = 70  # how far into a sentence the words of the role `opening_late` may stand
_DATED = re.compile(r"\W{0,3}(?:vào )?ngày [^,;()\n]{4,24},")  # `ngày 20/8/2022, Sở nhận được công văn số ...`
_CLAUSE_MARK = re.compile(r"[,;.\n]")
_VERB = r"[^\W\d]+ [^\W\d]+"
_AMENDED_OF = re.compile(rf"(?:, {_VERB})? của ")
_BREAK = re.compile(r"[;\n]|\. ")
_NEAR = 24  # how far a cue of the role `near` may
_LONGEST_NEAR = 16
_SHORT_GAP = 60  # words for parts of a document that need no link to it
_ORDER = re.compile(r"[^;.()]*\(")
_ASIDE = re.compile(r"\([^)]*\)|“[^”]*”|\"[^\"]*\"")


@cache
def relation_of(role: str) -> dict[str, Relation]:
    """The relation that each word of a role stands for."""
    return {word: cast(Relation, row.kind) for row in cue_rows(_TABLE) if row.role == role for word in row.words}


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """A pattern in which `«role»` stands for any word of that role."""
    return re.compile(re.sub(r"«(\w+)»", lambda role: any_word(role[1], table=_TABLE), form))


def opening_cue(citing: CitingText, start: int, end: int) -> tuple[Relation, int] | None:
    """What the words with which a sentence opens say of its citations, with where these words end (code points). The
    words of the role `opening_late` may stand behind the receiver's name: `Cục Thuế nhận được công văn số ...`."""
    match = _pattern(r"\W{0,3}(?!«not_opening»)(?P<cue>«opening»)").match(citing.folded, start, end)
    if match is not None:
        return relation_of("opening")[match["cue"]], match.end()
    dated = _DATED.match(citing.folded, start, end)
    start = dated.end() if dated is not None else start
    late = citing.next_word("opening_late", start, min(end, start + _LATE))
    if late is None or _CLAUSE_MARK.search(citing.folded, start, late.start):
        return None
    return relation_of("opening_late")[late.word], late.end


def opens_acting(citing: CitingText, start: int, end: int) -> bool:
    """Whether a clause opens with words for acting under a document: `...; thực hiện ý kiến chỉ đạo tại Công văn X`."""
    first = citing.next_word("before", start, min(end, start + _OPENING))
    return first is not None and first.start <= start + 1 and relation_of("before")[first.word] == "implements"


def relation_before(
    citing: CitingText, start: int, end: int, *, nested: bool, normative_provision: bool, behind: int = 0
) -> Relation | None:
    """The relation that the words between two offsets cue for a mention at `end`, the nearest cue counting.

    `nested` is true within another document's title, where a cue reaches far; `normative_provision` where a normative
    document cites a provision, which it seldom carries out by what stands far before. A cue of legal effect before
    `behind`, where another mention ends, is that one's.
    """
    near = _near_cue(citing, start, end)
    if not nested and _pattern(r"(?<!\w)«issued» $").search(citing.folded, max(start, end - _LONGEST_NEAR), end):
        return "cites"  # `triển khai Nghị quyết X, Ủy ban đã ban hành Quyết định Y`
    for cue in citing.last_words("before", max(start, end - _FAR), end):
        if near is not None and near[1] != "cites" and cue.end <= near[0]:
            return near[1]
        relation = _reaching(citing, cue, start, end, nested, normative_provision)
        if relation is not None and (cue.start >= behind or relation in _ACTS):
            return relation
    return near[1] if near is not None else None


def _near_cue(citing: CitingText, start: int, end: int) -> tuple[int, Relation] | None:
    """The last cue that counts only right before a mention, with where it begins."""
    near = list(_near().finditer(citing.folded, max(start, end - _NEAR - _LONGEST_NEAR), end))
    if not near or end - near[-1].end() > _NEAR:
        return None
    return near[-1].start(), relation_of("near")[near[-1][0]]


def is_stated_in(citing: CitingText, start: int, end: int) -> bool:
    """Whether the words right before a mention at `end` say that something stands in it: `nêu trong Báo cáo`."""
    near = _near_cue(citing, start, end)
    return near is not None and near[1] == "cites"


@cache
def _near() -> re.Pattern[str]:
    return _pattern(r"(?<!\w)(?<!kèm )«near»(?!\w)")


def _reaching(
    citing: CitingText, cue: Occurrence, start: int, end: int, nested: bool, normative_provision: bool
) -> Relation | None:
    """The relation of a cue if it reaches the mention, as the words before it turn it."""
    relation = relation_of("before")[cue.word]
    gap = citing.folded[cue.end : end]
    before = citing.folded[max(start, cue.start - _PROPOSED) : cue.start]
    if not nested and relation in ("implements", "guides"):
        repeated = "*" if relation == "guides" else "+"
        if _pattern(rf"(?<!\w)«other_guides»(?: (?:«guiding»|«guiding_far»)(?:,| và)?){repeated}(?: việc)? $").search(
            before
        ):
            return None  # `các văn bản hướng dẫn thi hành Luật Đầu tư`
    if relation == "implements":
        if _pattern(r"(?<!\w)«proposing» «guiding»(?: việc)? $").search(before):
            return None  # `đề nghị hướng dẫn thực hiện Nghị định X`
        if _pattern(r"(?<!\w)(?:«guiding»(?: việc)?(?: tổ chức)?|«guiding_far»[^;.]{0,40}) $").search(before):
            return "guides"
        if _pattern(r"(?<!\w)«extending»[^;.]{0,30} $").search(before):
            return "extends"
        if _pattern(r"(?<!\w)«idle_before» $").search(before):
            return None
    if relation == "guides":
        if _pattern(r" «guidance_at» ").fullmatch(gap) or _pattern(r"(?<!\w)«obeying» $").search(before):
            return None
        if _pattern(r"(?<!\w)«proposing» $").search(before):
            return None
        return relation if _pattern(r"(?: «guided»,?)*(?: \d+[a-zđ]?)*,? ?").fullmatch(gap) is not None else None
    if relation == "basedOn" or cue.word in _ordering():
        return relation if _pattern(r"(?: [^;.,(]{0,100})? «order_at» ").fullmatch(gap) is not None else None
    if relation == "discusses" and _pattern(r"(?<!\w)«barring_always»").search(gap):
        return None  # `cho ý kiến theo quy định của Luật Đầu tư`
    if relation in ("implements", "discusses"):
        far = _PROVISION_FAR if normative_provision else _FAR if nested else _ACT_FAR
        return relation if len(gap) <= far else None
    opening = cue.start <= start + _OPENING
    if cue.word in _weak() and not _weak_reaches(before, gap, opening):
        return None
    if not _reaches(gap, opening):
        return None
    if relation in ("replaces", "repeals") and _pattern(r" «wording»| «partly»|[^/]{0,60}(?<!\w)«listed»(?!\w)").match(
        gap
    ):
        return "amends"  # something in the document ends, not the document
    if relation in CHANGES:
        if _AMENDED_OF.fullmatch(gap) and _pattern(rf"(?<!\w)«part» \d+[a-zđ]? (?:{_VERB}, )?$").search(before):
            return None  # `Điều 12 sửa đổi, bổ sung của Luật Bảo hiểm y tế`
        passive = _changed_by_agent(citing, start, end)
        if passive is not None and passive.end >= cue.start:
            return None
        if _pattern(r"(?<!\w)«proposing»[^;.]{0,25}$").search(before):
            return "proposesChange"
        if _pattern(r"(?<!\w)(?<!theo )(?<!xét )«proposing_far»[^;.]{0,60}$").search(before):
            return "proposesChange"
    return relation


@cache
def _ordering() -> frozenset[str]:
    """The words for acting on an order, which are of the document only that the order stands in."""
    return frozenset(words("ordering", table=_TABLE))


def is_ordered(citing: CitingText, start: int, end: int) -> bool:
    """Whether the words before a bracket, which ends at `end`, are of an order that stands in the document named in it:
    `thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ (Thông báo số ...)`."""
    cues = citing.last_words("before", max(start, end - _ORDER_FAR), end)
    order = next((cue for cue in cues if cue.word in _ordering()), None)
    return order is not None and _ORDER.fullmatch(citing.folded, order.end, end) is not None


def is_heard(citing: CitingText, start: int, end: int) -> bool:
    """Whether a sentence tells, before the bracket that ends at `end`, of a matter that was heard: `sau khi nghe Ban Tổ
    chức Trung ương báo cáo về ... (Công văn số ...)`."""
    return any(cue.word in words("hearing", table=_TABLE) for cue in citing.last_words("before", start, end))


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("weak", table=_TABLE))


def _weak_reaches(before: str, gap: str, opening: bool) -> bool:
    """Whether a cue that mostly speaks of other things than documents (`điều chỉnh`) speaks of one: it opens its
    clause, or nothing but parts of the document stands between."""
    if _pattern(r"(?<!\w)«weak_noun» $").search(before):
        return False
    return opening or _pattern(r"(?: (?:«weak_gap»|«part»|\d+[a-zđ]?|[a-zđ]),?)* ?").fullmatch(gap) is not None


def _reaches(gap: str, opening: bool) -> bool:
    """Whether a cue of legal effect reaches a mention over these words: they name its parts and nothing else."""
    bare = _ASIDE.sub("", gap)
    if bare.startswith(")") or ";" in bare or _pattern(r"(?<!\w)(?<!kèm )«barring_always»").search(bare):
        return False
    barred = _pattern(r"(?<!\w)«barring»").search(bare) is not None
    if len(bare) <= _SHORT_GAP and not barred:
        return True
    if not opening and len(bare) >= _LINKED_FAR:
        return False
    if _pattern(r"(?<!\w)«annexing»[^,;]{0,20} $|(?<!\w)«part» [^;]{0,80}$").search(bare):
        return True
    return not barred and _pattern(r"(?<!\w)«linking»[^,;]{0,20} $").search(bare) is not None


def in_quoted_wording(citing: CitingText, start: int, end: int) -> bool:
    """Whether an offset is inside words quoted to be changed: `thay thế cụm từ “theo Nghị định số ...” bằng ...`."""
    quote = citing.folded.rfind("“", start, end)
    if quote < 0 or citing.folded.find("”", quote, end) >= 0:
        return False
    return _pattern(r"(?<!\w)«wording» $").search(citing.folded, start, quote) is not None


def heading_relation(citing: CitingText, start: int, end: int) -> Relation | None:
    """What a heading says of all that is listed below it that these end: `Các quyết định sau hết hiệu lực: ...`."""
    found = citing.next_word("after", start, end)
    if found is None:
        return None
    return "amends" if _partly_behind().match(citing.folded, found.end) else relation_of("after")[found.word]


def heads_endings(citing: CitingText, start: int, end: int) -> bool:
    """Whether words end several documents that they do not name: `Bãi bỏ một số nghị quyết của Hội đồng nhân dân`."""
    return _pattern(r"\W{0,3}«ending_list»[^;/]{0,200}\Z").match(citing.folded, start, end) is not None


def ends_partly(citing: CitingText, start: int, mention: int, end: int) -> bool:
    """Whether only something in the documents of a sentence ends, whose words that say so end at `end`: `Quyết định X
    hết hiệu lực một phần`, `Nội dung số thứ tự 1 tại Quyết định X hết hiệu lực`."""
    if _partly_behind().match(citing.folded, end) is not None:
        return True
    return (
        _pattern(r"\W{0,3}(?:«part_of_list»|[^/]{0,60}(?<!\w)«listed»)(?!\w)").match(citing.folded, start, mention)
        is not None
    )


def is_contrary(citing: CitingText, end: int) -> bool:
    """Whether only that ends of a document whose mention is over at an offset which another contradicts: `Các quy định
    tại Nghị định X trái với Thông tư này không còn hiệu lực`."""
    return _pattern(r",? «contrary»").match(citing.folded, end) is not None


@cache
def _partly_behind() -> re.Pattern[str]:
    return _pattern(r"(?: thi hành)? «partly»")


def is_told(citing: CitingText, passage: int, start: int, end: int) -> bool:
    """Whether the clause before a mention, in the passage that begins at `passage`, tells of a change that has been
    made (`Quốc hội đã sửa đổi Luật X`, `sửa đổi tại Luật X`), or quotes one."""
    if citing.folded.rfind("“", passage, end) > citing.folded.rfind("”", passage, end):
        return True
    if _pattern(r"(?<!\w)«agent» $").search(citing.folded, max(start, end - _LONGEST_NEAR), end):
        return True
    changes = (cue for cue in citing.last_words("before", start, end) if relation_of("before")[cue.word] in CHANGES)
    cue = next(changes, None)
    return cue is not None and _pattern(r"(?<!\w)«done» $").search(citing.folded, start, cue.start) is not None


def is_over(citing: CitingText, opened: tuple[Relation, int], end: int) -> bool:
    """Whether a basis is over before an offset, the sentence telling a body what to do: `Căn cứ các quy định nêu trên,
    đề nghị Ủy ban nhân dân tỉnh thực hiện theo Quyết định X`."""
    if opened[0] != "basedOn":
        return False
    asked = _pattern(r",[^,;]{0,60} «asking» ").finditer(citing.folded, opened[1], end)
    return any(citing.agencies.at(words_.end()) is not None for words_ in asked)


def is_passive(citing: CitingText, start: int, end: int) -> bool:
    """Whether a heading names a document that those listed below it have changed: `Luật A được sửa đổi bởi: ...`."""
    return next(citing.last_words("passive", max(start, end - 60), end), None) is not None


def ends_documents(citing: CitingText, cue: Occurrence) -> bool:
    """Whether words of the role `after` end a clause, and with it what they speak of: not in `công bố thủ tục hành
    chính bị bãi bỏ lĩnh vực đất đai`."""
    return _pattern(r"[,;:.)\n]|$| «ending»").match(citing.folded, cue.end) is not None


def passive_relation(citing: CitingText, start: int, end: int) -> Relation | None:
    """The relation of `A được sửa đổi, bổ sung bởi B`, told by the words between A and B; None where they say none, or
    say it of something else in a sentence of its own: `Điều này được sửa đổi theo quy định tại B`."""
    changed = _changed_by_agent(citing, start, end)
    if changed is None:
        return None
    _, *broken = _BREAK.split(citing.folded[start : changed.start])
    if broken and _pattern(r"\W*(?:«passive_before» )?").fullmatch(broken[-1]) is None:
        return None
    return relation_of("passive")[changed.word]


def _changed_by_agent(citing: CitingText, start: int, end: int) -> Occurrence | None:
    """The words between two offsets that say that something is changed by what stands at the second."""
    for found in citing.last_words("passive", start, end):
        behind = citing.folded[found.end : end]
        if _pattern(r" «qualifying»(?!\w)").match(behind):
            continue  # `thủ tục bị bãi bỏ thuộc phạm vi quản lý của Bộ` says which procedures, not what befell A
        if _pattern(r"[^;.\n]{0,80}? «agent»(?: [^;.\n\d]{0,70}?)?(?: ?|:\s+(?:-\s*|\d+[.)]\s*)?)$").match(behind):
            return found
    return None
