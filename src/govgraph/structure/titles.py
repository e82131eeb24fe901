"""The title of a document in its head: its type, its subject (trích yếu), and the authority that enacts it, whose name
stands between the subject and the body (Decree 30/2020/NĐ-CP, Appendix I, part II, section 5, and Appendix III)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from govgraph.authority.document_types import document_types, title_pattern, type_by_name
from govgraph.authority.positions import position_line_pattern
from govgraph.language.letters import fold, lower, without_marks
from govgraph.language.numbers import NUMBER
from govgraph.structure.cells import Cells
from govgraph.structure.markers import read_marker
from govgraph.structure.organs import names_body
from govgraph.structure.phrases import cues, is_formula, is_unfinished, opens_basis, opens_body, wants_a_name

_LONGEST_SUBJECT = 30
_LONGEST_ENACTING = 4
_LONGEST_TYPE = 4
_LEAST_SUBJECT = 4
_LONGEST_PLAIN_SUBJECT = 3
_SHORTEST_PLAIN_SUBJECT = 40
_LETTERS = re.compile(r"[^\W\d_]+")
_OWN_NUMBER = re.compile(
    rf"(?i:(?:của (?P<issuer>.{{4,120}}?),? )?số:? (?P<number>{NUMBER}|\d+(?=,? ngày)),? ?"
    r"(?:ngày (?P<day>\d{1,2})(?: tháng |[/-])(?P<month>\d{1,2})(?: năm |[/-])(?P<year>\d{4}),? ?)?)"
)
"""What older collections print between type and subject: `CỦA BỘ TÀI CHÍNH SỐ 08/2010/TT-BTC NGÀY ...`."""
_OF_THE_ISSUER = re.compile(r"(?i)^của\s(?:.{5,120}?)\s+(?=(?:về|v/v)\s)")
_PROVISION_GIVEN = re.compile(r"(?i)\b(?:khoản|điểm) \w{1,3}$")
_ABOUT = re.compile(r"(?i)^(?:v/v|về việc|về)\s*:?\s+")


@dataclass
class Subject:
    """What stands between the type and the body: the lines of the subject and of the enacting authority, as indices of
    cells; `after` is the index of the first cell of neither."""

    words: list[str] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    enacting: list[str] = field(default_factory=list)
    enacting_cells: list[int] = field(default_factory=list)
    after: int = 0


def type_at(text: str, below: str) -> tuple[str, str, int] | None:
    """The type that a line names as the document's title: (type as printed, what follows it, cells taken). `below` is
    the line with the next one joined, for a type that is wrapped. None where it names none."""
    text = text.strip(" -_*.'")
    match = title_pattern().match(text)
    if match is not None:
        rest = text[match.end() :].strip(" :*-")
        longer = title_pattern().match(below.strip(" -_*.'")) if not rest else None
        if longer is not None and longer.end() > match.end() and longer.end() >= len(below.strip()):
            return longer[0], "", 2
        if not rest or not rest[0].islower() or _ABOUT.match(rest):
            return match[0], rest, 1
        return None
    if len(text) < 12:
        match = title_pattern().match(below)
        if match is not None and len(text) < match.end():
            rest = below[match.end() :].strip(" :*-")
            if not rest or rest.isupper():
                return match[0], rest, 2
    spoilt = _spoilt_types().get("".join(_LETTERS.findall(without_marks(text)))) if text.isupper() else None
    return (spoilt, "", 1) if spoilt else None


def plain_title(cells: Cells, at: int) -> tuple[str, Subject] | None:
    """The type and subject of a title in small letters, which stands in one line above the enacting authority or the
    bases: `Quyết định về việc ...` / `Ủy ban nhân dân tỉnh ...` / `Căn cứ ...`. None where there is none."""
    text = cells[at].text
    words = text.split(" ")
    for count in range(min(_LONGEST_TYPE, len(words) - 1), 0, -1):
        name = " ".join(words[:count])
        kind = type_by_name(fold(name))
        if kind is None or not kind.titled or fold(kind.name) != fold(name):
            continue
        rest = text[len(name) :].strip(" :")
        if not text[0].isupper() or name.isupper() or len(words) < count + _LEAST_SUBJECT or not rest[:1].islower():
            return None
        subject = Subject([rest], [at])
        _add_wrapped(cells, at, subject)
        reads_on = _reads_on(cells, subject.cells[-1], subject)
        return (name, subject) if reads_on or _names_its_subject(" ".join(subject.words)) else None
    return None


def _add_wrapped(cells: Cells, at: int, subject: Subject) -> None:
    """Add the lines that a title in small letters is wrapped to: those right below it that begin with one."""
    at += 1
    while cells.has(at) and cells[at].text[:1].islower() and len(subject.cells) < _LONGEST_SUBJECT:
        if _names_authority(cells[at].text) and not is_unfinished(subject.words[-1]):
            break  # the enacting authority, whose capital got lost
        subject.words.append(cells[at].text)
        subject.cells.append(at)
        at += 1


def _reads_on(cells: Cells, at: int, subject: Subject) -> bool:
    """Whether enacting authority, bases or the report of a meeting stand below the title in a cell. Lines between are
    the subject's; the authority is added to it."""
    following = cells.next_filled(at + 1)
    count = len(subject.cells)
    while following is not None and len(subject.cells) < count + _LONGEST_PLAIN_SUBJECT:
        text = cells[following].text
        if opens_basis(text):
            return True
        after = cells.next_filled(following + 1)
        if after is not None and opens_basis(cells[after].text) and _names_authority(text):
            subject.enacting, subject.enacting_cells = [text], [following]
            return True
        if opens_body(text):
            return subject.words[0].startswith(cues("reported"))
        subject.words.append(text)
        subject.cells.append(following)
        following = after
    del subject.words[count:], subject.cells[count:]
    return False


def _names_its_subject(rest: str) -> bool:
    return _ABOUT.match(rest) is not None and rest[-1] not in ".;:" and len(rest) > _SHORTEST_PLAIN_SUBJECT


@cache
def _spoilt_types() -> dict[str, str]:
    """Types by their bare letters, for titles of which scanning has spoilt the marks: `QUYÉT ĐỊNH`."""
    names = [kind.name.upper() for kind in document_types() if kind.titled]
    return {"".join(_LETTERS.findall(without_marks(name))): name for name in names}


def read_subject(cells: Cells, at: int, first: str, ends: re.Pattern[str]) -> Subject:
    """The subject below the type's cell, which ends before the cell at `at` and may bear its first words.

    It goes on to a blank line, to the end of the capitals, to a line that `ends` matches, or to the first words of the
    body, whichever comes first; the enacting authority just above the body is no part of it.
    """
    subject = Subject()
    if first:
        subject.words.append(first)
        subject.cells.append(at - 1)
    if not subject.words:
        at = cells.next_filled(at) or at
    capitals = first.isupper() if first else None
    while cells.has(at) and len(subject.words) < _LONGEST_SUBJECT:
        text = cells[at].text
        if not text:
            following = cells.next_filled(at + 1, within=3)
            if following is None or not subject.words or not _resumes(subject.words[-1], cells, at, following):
                break
            at = following
            continue
        before = subject.words[-1] if subject.words else ""
        upper = text.upper() == text  # a year by itself goes on with capitals, too
        opens = opens_body(text) and not (capitals and upper) and (capitals or not is_unfinished(before))
        if opens or is_formula(text) or (ends.match(text) and not (capitals and upper)):
            break
        if before and _opens_passage(text, before):
            break
        if not upper and _is_of_issuer(subject.words, text):
            subject.words.clear()
            subject.cells.clear()
            capitals, before = None, ""
        if capitals and not upper and not text[0].islower():
            break
        if before and not capitals and upper and _names_authority(text) and not is_unfinished(before):
            break
        if text[0] == "(" and lower(text[1:]).lstrip().startswith(cues("attached")):
            break
        if capitals is None:
            capitals = upper
        subject.words.append(text)
        subject.cells.append(at)
        at += 1
    subject.after = at
    _part_enacting(subject, cells, at)
    return subject


def _is_of_issuer(words: Sequence[str], following: str) -> bool:
    """Whether all that is read of a subject is whose document it is, in capitals above the subject in small letters:
    `CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ`, `HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI`."""
    if not words or not all(line.isupper() for line in words):
        return False
    of_body = len(words) == 1 and words[0].startswith("CỦA ") and _names_authority(words[0][4:])
    return of_body or following.startswith("về ")


def _resumes(before: str, cells: Cells, blank: int, following: int) -> bool:
    """Whether the subject goes on behind a blank line: its phrase is unfinished, small letters follow, or more capitals
    that are neither the enacting authority's nor a heading's."""
    text = cells[following].text
    if is_unfinished(before) or (text[0].islower() and not before.isupper() and following - blank == 1):
        return not opens_body(text)
    if not before.isupper() or not text.isupper() or following - blank > 1:
        return False
    return not _names_authority(text) and type_at(text, text) is None and len(text) > 3 and read_marker(text) is None


def _opens_passage(text: str, before: str) -> bool:
    marker = read_marker(text)
    if marker is None or marker.name in ("bullet", "letter"):
        return False
    return not is_unfinished(before) and _PROVISION_GIVEN.search(before) is None


def _names_authority(text: str) -> bool:
    """Whether a line begins with an organ or an office: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`."""
    return names_body(text) or position_line_pattern().match(text.upper()) is not None


def _part_enacting(subject: Subject, cells: Cells, at: int) -> None:
    """Part the enacting authority from the subject's end, or find it behind it: it stands right above the body."""
    body = cells.next_filled(at)
    if body is None:
        return
    if opens_body(cells[body].text):
        for count in range(1, _LONGEST_ENACTING + 1):
            if len(subject.words) <= count:
                return
            opener, before = subject.words[-count], subject.words[-count - 1]
            if not opener.isupper() and (count > 1 or "," in opener or not opens_basis(cells[body].text)):
                return
            if _names_authority(opener) and not is_unfinished(before) and not wants_a_name(before):
                subject.enacting = subject.words[-count:]
                subject.enacting_cells = subject.cells[-count:]
                del subject.words[-count:], subject.cells[-count:]
                return
        return
    if not subject.words or not _names_authority(cells[body].text):
        return
    after = body
    while after - body < _LONGEST_ENACTING and cells.has(after) and _is_name(cells[after].text):
        after += 1
    following = cells.next_filled(after)
    if following is not None and opens_body(cells[following].text):
        subject.enacting = [cells[index].text for index in range(body, after)]
        subject.enacting_cells = list(range(body, after))
        subject.after = after


def _is_name(text: str) -> bool:
    """Whether a line may go on with the enacting authority's name, or say its session: it does not open the body."""
    return text != "" and not opens_body(text)


def own_number(words: str) -> re.Match[str] | None:
    """The document's own number where it stands before the subject, as a match with the groups `issuer`, `number`,
    `day`, `month`, `year`; what stands behind the match is the subject."""
    return _OWN_NUMBER.match(words)


def tidy_subject(words: str) -> str:
    """A subject without its label and without the issuer's name before it."""
    issuer = _OF_THE_ISSUER.match(words)
    if issuer is not None:
        words = words[issuer.end() :]
    return _ABOUT.sub("", words).strip(" .;:*-_")
