"""Who issued a document that is cited: what the words after it say, what its symbol says, and which of them counts.

The symbol decides; a stated issuer that agrees with it is more precise (`QĐ-UBND ... của Chủ tịch Ủy ban nhân dân
tỉnh`) and is taken. A stated issuer that contradicts the symbol is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govgraph.authority.document_types import type_by_name, type_ending_at
from govgraph.authority.issuers import IssuerSymbol, agrees, issuer_by_symbol
from govgraph.authority.party_terms import national_congress
from govgraph.authority.positions import office_pattern, read_title
from govgraph.language.dates import DAY
from govgraph.language.letters import fold, without_marks
from govgraph.language.numbers import DocumentNumber, symbol_parts
from govgraph.recognition.citations.mentions import Mention
from govgraph.recognition.citations.words import CitingText, any_word, words
from govgraph.recognition.context import Context

_OF = re.compile(
    r",? ?(?:của|do|(?P<between>(?:được )?(?:ký )?(?:kết )?giữa)) "
    r"(?:liên (?:(?:bộ|tịch|ngành|sở|cơ quan)(?:: ?| (?=bộ|sở)))?)?"
)
_AND = re.compile(r"(?: \(nay là [^()\n]{3,80}\))?(?:, và |, | và (?:với )?| với | ?- ?|; )")
_DATE_LATER = re.compile(rf",? (?:ký |ban hành )?ngày (?:{DAY})")
_CLAUSE = re.compile(r"[^,;:.()\n“”\"]{3,90}(?![^,;:.()\n“”\" ])")
_DASH = re.compile(r"\s*[-–]\s*")
_APPARATUS = "TW"
_CONGRESS = re.compile(r"khóa (?P<ordinal>[ivxlc]+)(?!\w)")
_OVER = re.compile(r"[;.\n]| ?\(|$|,? (?:khóa|nhiệm kỳ|về)(?!\w)")
_AT = re.compile(r" tại (?:các )?\Z")
_LONGEST_AT = 10
_LONGEST_PROPOSAL = 40
_SHORTEST_BODY = 3
_FIRST_WORDS = 3
_LONGEST_TYPE = 3


class Stated(NamedTuple):
    """An issuer that the words name: its canonical name, and where the words end (code points)."""

    name: str
    end: int


def read_issuer(
    citing: CitingText, mention: Mention, number: DocumentNumber | None, known_only: bool = False, joint: bool = False
) -> str | None:
    """Read `của ...` or `giữa A và B` behind a mention, extending its span over it and over a date that stands there.
    Gives the issuer's canonical name, None where none is named; with `known_only` only a recognised agency counts.
    `joint` allows several issuers where no number tells whether there may be."""
    folded = citing.folded
    if not folded.startswith((" của", " do", ", của", "của", " giữa", " ký", " được ký"), mention.end):
        return None
    of = _OF.match(folded, mention.end)
    if of is None:
        return None
    first = _body_at(citing, of.end(), number)
    if first is None and not known_only:
        first = _unknown_body(citing, of.end())
    if first is None:
        return None
    if of[0].startswith(",") and folded.startswith(" tại ", first.end):
        return None  # `của Bộ Chính trị tại thông báo số 99-TB/TW, của Ban Bí thư tại văn bản số ...`: the next one's
    symbol = issuer_by_symbol(number) if number is not None else None
    issued_by = of[0].strip(" ,").startswith("do")
    if issued_by and symbol is not None and not agrees(symbol, first.name):
        return None  # `lập theo Mẫu số 2 kèm theo Nghị định số ... do Công an cấp huyện thực hiện`
    names, end = [first.name], first.end
    while of["between"] is not None or (joint if number is None else _is_joint(number)):
        and_ = _AND.match(folded, end)
        other = _body_at(citing, and_.end(), None) if and_ is not None else None
        if other is None or other.name in names:
            break  # a body named again is what the sentence goes on with
        names.append(other.name)
        end = other.end
    if of["between"] is not None and len(names) == 1:
        return None  # `Hợp đồng số 5/HĐ-XD giữa chủ đầu tư và nhà thầu`
    if joint and len(names) > 1 and not _OVER.match(folded, end):
        names, end = names[:1], first.end  # the next body is another sentence's subject
    if issued_by:
        return ", ".join(names)  # `do Thủ tướng Chính phủ phê duyệt` is a clause of its own
    term = _term().match(folded, end)
    mention.name_end = mention.end
    mention.end = term.end() if term is not None else end
    if term is not None and number is not None and number.parts[-1] == _APPARATUS:
        congress = _CONGRESS.search(folded, end, mention.end)
        elected = national_congress(congress["ordinal"].upper()) if congress is not None else None
        mention.term = elected.term if elected is not None else None
    if mention.date is None:
        later = _DATE_LATER.match(folded, mention.end)
        if later is not None:
            mention.set_day(later)
            mention.name_end = mention.end = later.end()
    return ", ".join(names)


@cache
def _term() -> re.Pattern[str]:
    """The term or session of an elected body behind its name: `khóa XV, kỳ họp thứ 3`, `nhiệm kỳ 2021 - 2026`."""
    ordinal = rf"(?:[ivxlc]+|\d+|{any_word('ordinal')})(?!\w)"
    return re.compile(
        rf"(?:,? \(?(?:khóa {ordinal}|nhiệm kỳ \d{{4}} ?- ?\d{{4}}|(?:tại )?kỳ họp (?:lần )?thứ {ordinal})\)?)*"
    )


def _is_joint(number: DocumentNumber) -> bool:
    """Whether a number may have several issuers: joint documents, and those of the Party's apparatus."""
    parts = number.parts
    return "LT" in parts[0] or "LB" in parts[0] or len(parts) > 2 or parts[-1] == _APPARATUS


def _body_at(citing: CitingText, at: int, number: DocumentNumber | None) -> Stated | None:
    """The body named at an offset, or the office of one: `Bộ trưởng Bộ Y tế`."""
    agency = citing.agencies.at(at)
    if agency is not None:
        task = _task_body(citing, at) if citing.folded.startswith(" ", agency.end) else None
        return task if task is not None and task.end > agency.end else Stated(agency.agency, agency.end)
    office = office_pattern().match(citing.folded, at)
    if office is not None:
        agency = citing.agencies.at(office.end())
        if agency is not None:
            title = " ".join(citing.text[at : office.end()].split()).strip(" ,")
            return Stated(f"{_capitalised(title)} {agency.agency}", agency.end)
    symbol = issuer_by_symbol(number) if number is not None else None
    if symbol is not None and symbol.name is not None and citing.folded.startswith(fold(symbol.name), at):
        end = at + len(symbol.name)
        if not citing.folded[end : end + 1].isalnum():
            return Stated(_localised(symbol.name, symbol.scoped, citing.context), end)
    return None


@cache
def _body_ends() -> frozenset[str]:
    """The words with which a body's name is over: a title or another clause begins."""
    return frozenset(words("title_opens") + words("title_end") + words("body_end"))


def _unknown_body(citing: CitingText, at: int) -> Stated | None:
    """The body named at an offset in words that no table knows, as printed; it begins with a capital."""
    if at >= len(citing.text) or not citing.capital(at):
        return None
    clause = _CLAUSE.match(citing.folded, at)
    if clause is None:
        return None
    spoken = clause[0].rstrip().split(" ")
    if any(type_by_name(" ".join(spoken[:count])) is not None for count in range(1, _LONGEST_TYPE + 1)):
        return None  # `Luật Đấu thầu số 22/2023/QH15 của Nghị định này`, as one finds it
    head = _task_head(spoken)
    kept = _past_task(spoken, head) if head > 1 else 1
    printed = citing.text[at : clause.end()].split(" ")
    while 0 < kept < _FIRST_WORDS and kept < len(spoken) and printed[kept][:1].isupper():
        kept += 1  # `Ban Quản lý dự án`, where `quản lý` begins no title
    while kept < len(spoken):
        following = (spoken[kept], " ".join(spoken[kept : kept + 2]))
        if following[1] in words("body_goes_on"):
            kept += 2
            continue
        goes_on = " ".join(spoken[kept - 1 : kept + 2]) in words("body_goes_on")
        if not goes_on and not _body_ends().isdisjoint(following):
            break
        kept += 1
    end = at + len(" ".join(spoken[:kept]))
    if citing.folded.startswith(" số ", end) and type_ending_at(citing.folded, end) is not None:
        end = at + len(" ".join(spoken[:head]))  # `Ban Chỉ đạo thực hiện Nghị quyết số 18-NQ/TW`
    return Stated(citing.text[at:end], end) if end - at > _SHORTEST_BODY else None


def _task_head(spoken: Sequence[str]) -> int:
    """How many of the words that begin a name are those of a body set up for a task (`Tổ công tác`); 1 where it is none
    such."""
    heads = (head.count(" ") + 1 for head in words("task_body") if " ".join(spoken[: head.count(" ") + 1]) == head)
    return max(heads, default=1)


def _past_task(spoken: Sequence[str], head: int) -> int:
    """How many words there are to the end of the task's first ones, with which no title begins behind such a body
    (`Tổ công tác cải cách thủ tục hành chính`)."""
    kept = head
    while kept < len(spoken):
        step = next((n for n in (2, 1) if " ".join(spoken[kept : kept + n]) in words("task")), 0)
        if not step:
            break
        kept += step
    return kept


def _task_body(citing: CitingText, at: int) -> Stated | None:
    """The body at an offset whose name is its task, None where what stands there is none."""
    return _unknown_body(citing, at) if citing.folded.startswith(words("task_body"), at) else None


def settle_issuer(citing: CitingText, mention: Mention, number: DocumentNumber | None, stated: str | None) -> None:
    """Set the mention's issuer from its symbol and the stated one."""
    symbol = issuer_by_symbol(number) if number is not None else None
    if stated is None:
        proposed = _body_before_at(citing, mention, number)
        if proposed is not None and (symbol is None or symbol.name is None or _is_of_organ(symbol, proposed)):
            mention.issuer = proposed
            return
        before = _body_before_bracket(citing, mention)
        if before is not None and (number is None or (symbol is not None and _same_organ(symbol, before))):
            mention.issuer = before
        elif symbol is not None:
            mention.issuer = issuer_name(symbol, citing.context)
        return
    mention.issuer = stated
    if number is not None and symbol is not None and symbol.name is not None and not agrees(symbol, stated):
        mention.issuer = issuer_name(symbol, citing.context)
        mention.issuer_stated = None if _is_part_of_name(symbol.name, number, stated) else stated


def _body_before_bracket(citing: CitingText, mention: Mention) -> str | None:
    """The body before a bracket that opens with a mention: `Ủy ban nhân dân tỉnh X (văn bản số 12/BC-UBND)`."""
    if not citing.folded.endswith(" (", 0, mention.start):
        return None
    agency = citing.agencies.ending_at(mention.start - len(" ("))
    return agency.agency if agency is not None else None


def _body_before_at(citing: CitingText, mention: Mention, number: DocumentNumber | None) -> str | None:
    """The body whose proposal stands in a mention (`đề nghị của Giám đốc Sở Y tế tại Tờ trình số 12/TTr-SYT; của Sở Nội
    vụ tại Tờ trình số 5/TTr-SNV`), or whose resolve if the number is of the Party's centre (`chỉ đạo của Ban Bí thư tại
    văn bản số 213-KL/TW`)."""
    at = _AT.search(citing.folded, max(0, mention.start - _LONGEST_AT), mention.start)
    agency = citing.agencies.ending_at(at.start()) if at is not None else None
    if agency is None:
        return None
    central = number is not None and number.parts[-1] == _APPARATUS
    before = citing.folded[max(0, agency.start - _LONGEST_PROPOSAL) : agency.start]
    of = before.rfind("của ")
    if of < 0 or not (central or before[:of].endswith(("đề nghị ", "; ", ", "))):
        return None
    office = before[of + len("của ") :].strip()
    return agency.agency if not office or read_title(office) is not None else None


def _is_of_organ(symbol: IssuerSymbol, body: str) -> bool:
    """Whether a symbol may be that of a body: the same organ, or a department with the symbol of its ministry."""
    name, folded = fold(symbol.name or ""), fold(body)
    return _same_organ(symbol, body) or (name.startswith("bộ ") and folded.startswith(f"sở {name[3:]}"))


def _same_organ(symbol: IssuerSymbol, body: str) -> bool:
    """Whether a symbol that leaves the jurisdiction to be told is that of a body."""
    return symbol.scoped and symbol.name is not None and fold(body).startswith(fold(symbol.name))


def _is_part_of_name(name: str, number: DocumentNumber, stated: str) -> bool:
    """Whether the words that name an issuer contradict none, since they are broken off or misspelled: an office without
    its body (`Bộ trưởng`), the beginning of the name that the symbol stands for (`Bộ trưởng Bộ Lao động`), that name
    with other marks (`Chính phú`), the symbol itself (`Tổng KTNN`)."""
    body = fold(stated).strip(" -–")
    is_office = False
    while (title := read_title(body)) is not None and title.end > 0:
        body, is_office = body[title.end :].strip(" -–"), True
    if not set(symbol_parts(number.symbol)).isdisjoint(stated.split()):
        return True
    whole, part = _letters(name), _letters(body)
    return whole.startswith(part) or (is_office and f" {part}" in whole)


def _letters(words: str) -> str:
    """Words without marks, whatever spaces stand around their dashes."""
    return _DASH.sub("-", without_marks(fold(words))).strip("….- ")


def issuer_name(symbol: IssuerSymbol, context: Context) -> str | None:
    """The canonical name of the body that a symbol names, in the citing document's jurisdiction where it is scoped."""
    return None if symbol.name is None else _localised(symbol.name, symbol.scoped, context)


def _localised(name: str, scoped: bool, context: Context) -> str:
    return context.localise(name) if scoped else name


def _capitalised(words: str) -> str:
    return words if words[:1].isupper() and not words.isupper() else words.lower().capitalize()
