"""Recognition of initiatives: named projects, programmes, plannings and campaigns.

A name begins at a head word (`Dự án`, `Chương trình`, `Quy hoạch`, `chiến dịch`) or at a work after a verb of building
(`thi công đường dọc bờ sông Cầu`), and ends where the sentence resumes. A noun phrase is a name only where something
singles it out: a proper name, a quoted title, a period, or a programme known by its title. Laws speak of `dự án` on
every page without naming one. The words behind every rule stand in `data/authority/initiative_cues.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast

from govgraph.language.letters import without_marks
from govgraph.recognition.context import Context
from govgraph.recognition.cue_rows import alternatives, cue_rows
from govgraph.records import Citation, Initiative, InitiativeKind
from govgraph.structure import Structure

_LONGEST_NAME = 420
_UPPER = "A-ZĐ" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_PERIOD = re.compile(
    r",? \(?(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học) (?:từ )?(?:năm )?"
    r"(?:\d{4}(?: ?[-–] ?(?:năm )?\d{4})?|[ivx]+|\d{1,2})(?!\w)"
    r"(?:: từ năm \d{4} đến năm \d{4})?\)?"
    r"|đến (?:năm )?(?:19|20)\d\d(?!\w)|năm (?:19|20)\d\d(?: ?[-–] ?\d{4})?(?: và (?:năm )?\d{4})?(?!\w)"
    r"|(?:và )?(?:tầm nhìn|định hướng) (?:đến )?(?:năm )?(?:19|20)\d\d(?!\w)|lần thứ \w+)"
)
_PLACE_WORD = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|cửa khẩu|đoạn|tp)(?!\w)")
_PLACE_AFTER_COMMA = re.compile(
    r", (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|tp|đoạn(?: qua)?|khu vực|bản|ấp|khóm)"
    r" ?(?=\S)"
)
_PLACE_AFTER_AT = re.compile(
    r" (?:tại|thuộc|trên địa bàn) "
    r"(?=(?:(?:các |khu vực |địa bàn )?(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|khu|tp))(?!\w))"
)
_WORD = re.compile(r" ?([^\s,;:“”\"()…]+)")
_BRACKET = re.compile(r" \(([^()\n]{1,90})\)")
_QUOTED = re.compile(r" ?[“\"‘]([^“”\"\n]{3,220})[”\"’]")
_DASH = re.compile(r" ?[-–/] ?(?=\w)")
_CAPITAL = re.compile(rf"[{_UPPER}](?![{_UPPER}])")
_CODE = re.compile(r"(?:QL|ĐT|TL|HL|CT|Km|KM|DT|ĐH|N|T)\.?-?\d")
_AFTER_PROPER = re.compile(rf"[{_UPPER}\d]|[-–] ?[{_UPPER}]")
_WEAK_END = re.compile(
    r"(?:[ ,]+(?:và|của|ở|tại|từ|đến|các|đoạn|theo|cho|với|trên|thuộc|qua|về|phục vụ|trong|vào|ra|lên|-|–))+$"
)
_ABBREVIATION = re.compile(
    rf"[{_UPPER}&-]{{2,12}}$|"
    r"(?:[Ss]au đây |[Gg]ọi tắt|viết tắt|[Dd]ự án|[Cc]hương trình|[Qq]uy hoạch|[Cc]hiến dịch|[Pp]hong trào)"
)
_ORDINAL = re.compile(r"(?:\d+(?:\.\d+)*|[ivx]{1,4}|số|thứ)(?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?\n]\s*|[-+•*]\s*|\d[.)]\s*|[“\"(]\s*)$")


class _Cues(NamedTuple):
    trigger: re.Pattern[str]
    kinds: dict[str, InitiativeKind]
    not_before: re.Pattern[str]
    generic: dict[str, re.Pattern[str]]
    named: dict[str, re.Pattern[str]]
    described: dict[str, re.Pattern[str]]
    works: re.Pattern[str]
    end: re.Pattern[str]
    continues: re.Pattern[str]
    stop_after_and: re.Pattern[str]
    list_word: re.Pattern[str]


class _Name(NamedTuple):
    """A noun phrase read from a head word on: where it ends and what singles it out."""

    end: int
    proper: bool
    period: bool
    quoted: bool
    words: int


@cache
def _cues() -> _Cues:
    rows = cue_rows("initiative_cues")

    def words(*roles: str, kind: str | None = None) -> list[str]:
        return [word for row in rows if row.role in roles and kind in (None, row.kind) for word in row.words]

    def by_kind(role: str) -> dict[str, re.Pattern[str]]:
        kinds = {row.kind for row in rows if row.role == role}
        return {kind: re.compile(alternatives(words(role, kind=kind))) for kind in kinds}

    heads = {
        word: cast(InitiativeKind, row.kind)
        for row in rows
        if row.role in ("head", "event", "build", "build_before")
        for word in row.words
    }
    return _Cues(
        trigger=re.compile(rf"(?<!\w){alternatives(heads)}"),
        kinds=heads,
        not_before=re.compile(rf"(?<!\w){alternatives(words('plural', 'owner'))} ?$"),
        generic=by_kind("generic"),
        named=by_kind("named"),
        described=by_kind("described"),
        works=re.compile(rf" {alternatives(words('works'))}"),
        end=re.compile(alternatives(words("end", "resume"))),
        continues=re.compile(alternatives(words("continues"))),
        stop_after_and=re.compile(alternatives(words("stop_after_and", "end", "resume"))),
        list_word=re.compile(alternatives(words("list"))),
    )


@cache
def _roles() -> dict[str, str]:
    """The role of every word that a name may begin at."""
    rows = cue_rows("initiative_cues")
    return {
        word: row.role for row in rows if row.role in ("head", "event", "build", "build_before") for word in row.words
    }


def recognise_initiatives(structure: Structure, context: Context, citations: Sequence[Citation]) -> list[Initiative]:
    """The mentions of initiatives in the running text, in order; all mentions of one initiative bear the name of its
    first. Offsets are code points of the running text.

    A programme or planning that is itself a cited document (`Chương trình hành động số 32-CTr/TU`) is a citation and
    is left out.
    """
    normative = any(passage.kind == "article" for passage in structure.passages)
    own_plan = context.province is not None and not normative
    reader = _Reader(structure.running.text, structure.running.folded, normative, own_plan, citations)
    return _same_names(reader.read(), structure)


class _Reader:
    def __init__(self, text: str, folded: str, normative: bool, own_plan: bool, citations: Sequence[Citation]) -> None:
        self.text = text
        self.folded = folded
        self.normative = normative
        self.own_plan = own_plan
        self.citations = sorted(citations, key=lambda citation: citation.start)
        self.starts = [citation.start for citation in self.citations]
        self.cues = _cues()

    def read(self) -> list[tuple[int, int, InitiativeKind]]:
        """Spans and kinds of all that is named, none inside another."""
        found: list[tuple[int, int, InitiativeKind]] = []
        done = 0
        roles = _roles()
        for match in self.cues.trigger.finditer(self.folded):
            start = match.start()
            if start < done:
                continue
            word = match[0]
            kind = self.cues.kinds[word]
            if roles[word] == "head":
                span = self._headed(start, match.end(), kind)
            elif roles[word] == "event":
                span = self._event(start, match.end())
            else:
                span = self._work(start, match.end(), roles[word] == "build")
            if span is not None:
                found.append((*span, kind))
                done = span[1]
        return found

    def _headed(self, start: int, head_end: int, kind: InitiativeKind) -> tuple[int, int] | None:
        cues, folded = self.cues, self.folded
        after = folded[head_end : head_end + 1]
        if after not in (" ", '"', "“") or head_end + 2 > len(folded):
            return None
        first = head_end + 1
        if cues.generic[kind].match(folded, first) or cues.end.match(folded, first):
            return self._own_planning(start, head_end) if kind == "planning" else None
        if (
            _ORDINAL.match(folded, first)
            or cues.not_before.search(folded, max(0, start - 24), start)
            or self._cited(start)
        ):
            return None
        name = self._name(head_end)
        if name is None:
            return None
        upper = self.text[start:head_end].isupper()
        capital = (
            self.text[start].isupper() and not upper and not _SENTENCE_START.search(self.text, max(0, start - 4), start)
        )
        if kind == "planning" and (own := self._own_planning(start, head_end)) and name.end <= own[1] + 1:
            return own
        if name.quoted:
            return start, name.end
        if kind in cues.named and (known := cues.named[kind].match(folded, first)) and known.end() <= name.end:
            return start, name.end
        if name.words < 2:
            return None
        if name.proper and not upper:
            return start, name.end
        if kind == "planning":
            if name.period and name.words >= 3:
                return start, name.end
            return self._own_planning(start, head_end)
        if kind in cues.described and cues.described[kind].match(folded, first):
            if name.period or (upper and name.words >= 5):
                return start, name.end
            if kind == "campaign" and name.words >= 3 and not self.normative:
                return start, name.end
            return (start, name.end) if capital and name.words >= 4 else None
        return (start, name.end) if name.period and upper and name.words >= 4 else None

    def _own_planning(self, start: int, head_end: int) -> tuple[int, int] | None:
        """`quy hoạch tỉnh` in a province's own letter or notice means that province's; a law means any."""
        if not self.own_plan:
            return None
        if not self.folded.startswith((" tỉnh", " thành phố"), head_end):
            return None
        end = head_end + (5 if self.folded.startswith(" tỉnh", head_end) else 10)
        if self.cues.not_before.search(self.folded, max(0, start - 24), start):
            return None
        before = self.folded[max(0, start - 22) : start]
        if "quy hoạch" in before or re.match(
            r",? (?:và )?quy hoạch|,? vùng|,? quốc gia|\w", self.folded[end : end + 20]
        ):
            return None
        return start, end

    def _event(self, start: int, head_end: int) -> tuple[int, int] | None:
        """`Tuần hỗ trợ kết nối việc làm ... năm 2021`: a capital within the sentence, and a year or place."""
        if not self.text[start].isupper() or self.text[start + 1].isupper():
            return None
        if _SENTENCE_START.search(self.text, max(0, start - 4), start):
            return None
        if self.folded[head_end + 1 : head_end + 2].isdigit() or self.cues.generic["campaign"].match(
            self.folded, head_end + 1
        ):
            return None
        name = self._name(head_end)
        if name is None or name.words < 4 or not (name.period or name.proper):
            return None
        return start, name.end

    def _work(self, start: int, verb_end: int, with_verb: bool) -> tuple[int, int] | None:
        """A work that is no `Dự án` in so many words: `thi công đường dọc bờ sông Cầu`."""
        works = self.cues.works.match(self.folded, verb_end)
        if works is None or self._cited(start):
            return None
        if with_verb and self.cues.not_before.search(self.folded, max(0, start - 24), start):
            return None
        name = self._name(verb_end)
        if name is None or not name.proper or name.words < 3 or self.text[start:verb_end].isupper():
            return None
        return (start if with_verb else verb_end + 1), name.end

    def _cited(self, at: int) -> bool:
        """Whether a citation begins at this word or lies over it, save the long name of a draft around it."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return False
        citation = self.citations[index]
        return citation.end > at and (citation.form not in ("draft", "elliptical") or at - citation.start < 3)

    def _name(self, at: int) -> _Name | None:
        """The noun phrase that goes on at `at`, the end of its head word."""
        text, folded, cues = self.text, self.folded, self.cues
        limit = min(len(text), at + _LONGEST_NAME)
        proper = period = quoted = False
        words = 0
        while at < limit:
            here = text[at]
            if here == "\n":
                break
            if here in ' ,"“' and (stretch := _PERIOD.match(folded, at, limit)):
                at, period, words = stretch.end(), True, words + 2
                continue
            if here in ' "“‘' and (stretch := _QUOTED.match(text, at, limit)):
                if words > 4:
                    break
                at, quoted, words = stretch.end(), True, words + 2
                continue
            if here == ",":
                place = _PLACE_AFTER_COMMA.match(folded, at, limit)
                if words and place and (proper or period) and _CAPITAL.match(text, place.end()):
                    at = place.end() - 1
                elif not proper and folded[at + 1 : at + 2] == " " and cues.list_word.match(folded, at + 2, limit):
                    at += 1
                else:
                    break
                continue
            if text.startswith(" (", at):
                bracket = _BRACKET.match(text, at, limit)
                if bracket is None or re.search(r"\b(?:theo|tại|kèm|gồm|nay là)\b", bracket[1]):
                    break
                if _ABBREVIATION.match(bracket[1]):
                    if proper or period:
                        break
                    at = bracket.end()
                    continue
                if not words or not (_CAPITAL.search(bracket[1]) or re.search(r"\d", bracket[1])):
                    break
                at, proper, words = bracket.end(), proper or bool(_CAPITAL.search(bracket[1])), words + 1
                continue
            if dash := _DASH.match(text, at, limit):
                joins = (
                    text[dash.end()].isupper() or text[dash.end()].isdigit() or _PLACE_WORD.match(folded, dash.end())
                )
                if here == " " and text[at + 1 : at + 2] in "-–" and words and joins:
                    at = dash.end() - 1 if text[dash.end() - 1] == " " else dash.end()
                    continue
                if here == " " and folded.startswith(("kinh tế - xã hội", "kinh tế – xã hội"), dash.end() - 10):
                    at = dash.end() - 1
                    continue
                if here == " ":
                    break
            word = _WORD.match(text, at, limit)
            if word is None or (here != " " and words):
                break
            begin, stop = word.start(1), word.end(1)
            if (on := cues.continues.match(folded, begin, limit)) is not None:
                at, words = on.end(), words + 2
                continue
            if (place := _PLACE_AFTER_AT.match(folded, at, limit)) and (
                words >= 2 and not folded.startswith(" trên", at)
            ):
                at = place.end() - 1
                continue
            if cues.end.match(folded, begin, limit):
                break
            if folded[begin:stop] == "và":
                following = text[stop + 1 : stop + 2]
                if cues.stop_after_and.match(folded, stop + 1) or (proper and not following.isupper()):
                    break
                at = stop
                continue
            if (
                words
                and cues.trigger.match(folded, begin)
                and folded.startswith(("dự án", "chương trình", "quy hoạch"), begin)
                and not proper
                and words > 3
            ):
                break
            raw = word[1]
            sentence_ends = raw.endswith(".") and not _CODE.match(raw)
            if sentence_ends or raw.endswith(("./.", "..")):
                stop = begin + len(raw.rstrip("./"))
            if _CAPITAL.match(raw) and not proper:
                proper = _is_proper(text, folded, stop, limit, cues)
            elif _CODE.match(raw):
                proper = True
            at, words = stop, words + 1
            if sentence_ends:
                break
        else:
            if at >= limit < len(text):
                return None
        weak = _WEAK_END.search(folded, 0, at) if at - 60 < 0 else _WEAK_END.search(folded, at - 60, at)
        end = weak.start() if weak else at
        return _Name(end, proper, period, quoted, words) if words else None


def _is_proper(text: str, folded: str, stop: int, limit: int, cues: _Cues) -> bool:
    """Whether a word with a capital belongs to a proper name: in `Nhà nước` and `Trung ương` only the first syllable
    has one, in `Tân Trào` all."""
    rest = text[stop : min(limit, stop + 40)]
    if not rest or rest[0] in ',;.:)”"\n' or cues.end.match(folded, stop + 1):
        return True
    return _AFTER_PROPER.match(rest.lstrip()) is not None


def _same_names(spans: list[tuple[int, int, InitiativeKind]], structure: Structure) -> list[Initiative]:
    """Give every mention the name of the first mention of the same initiative."""
    text, folded = structure.running.text, structure.running.folded
    first: list[tuple[InitiativeKind, str, str]] = []
    result: list[Initiative] = []
    for start, end, kind in spans:
        key = _key(folded[start:end])
        name = next((known for of, other, known in first if of == kind and _same(key, other)), None)
        if name is None:
            words = text[start:end]
            name = structure.running.words(start, end) if not words.isupper() else words.capitalize()
            first.append((kind, key, name))
        result.append(Initiative(start, end, kind, name))
    return result


def _key(folded: str) -> str:
    """What two spellings of one name share: letters without marks (scans lose them), no punctuation."""
    return " ".join(re.sub(r"[^\w/. ]", " ", re.sub(r"\s*[-–]\s*", "-", without_marks(folded))).split())


def _same(key: str, other: str) -> bool:
    """One name is the other, or its beginning."""
    short, long = sorted((key, other), key=len)
    return long == short or (len(short) >= 12 and long.startswith(short + " "))
