"""The signature blocks of a document: lines of authority in capitals (`TL. CHỦ TỊCH`, `KT. CHÁNH VĂN PHÒNG`), the
signer's position, the signer's name.

Their order is that of Decree 30/2020/NĐ-CP (Appendix I, part II, section 7) and Guideline 36-HD/VPTW. Annexes with
blank forms follow signatures, a joint document has several, and a certified copy bears that of another office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from govgraph.authority.positions import position_line_pattern, rank_pattern
from govgraph.authority.units import name_key, province, split_level, units_called
from govgraph.language.names import CAPITAL_NAME, MOST_SYLLABLES, NAME
from govgraph.records import Capacity
from govgraph.structure.columns import AUTHORITY, RECIPIENTS, below_label, recipient_labels
from govgraph.structure.furniture import is_separator, is_upper
from govgraph.structure.lines import Line, Lines
from govgraph.structure.phrases import is_stamp

_MARK = re.compile(
    r"\W*(?:đ[ãa] ?k[ýyíi]|da ?ky|ký tên|ký thay|signed|handwritten signature|ký bởi|người ký|ngày ký|thời gian ký"
    r"|cơ quan:|email:|chữ ký|signature|digitally|date:|\+0?7:00|\d{1,2}[.:/-]\d{1,2})",
    re.IGNORECASE,
)
"""What stands between position and name and is neither: a note of signing, a digital stamp, an hour."""
_SIGNED_BY = re.compile(r"\W*(?:đã k[ýí]|da ky)\W+(?=\w)", re.IGNORECASE)
_MARK_BEHIND = re.compile(r"\s*\((?:đã k[ýí]|đã ký và đóng dấu|signed)\)\W*$", re.IGNORECASE)
_STAMP_BEFORE = re.compile(r"\[?d?a?k?y\]\s*")
_STAMP_BEHIND = re.compile(r"\s*\[?d?a?k?y\]$")
"""What is left of `[daky]`, the note that the Official Gazette's files have over the position or the name."""
_AUTHORITY_ALONE = re.compile(r"(?:(?P<TM>T[./]?M)|(?P<KT>K[./]?T)|(?P<TL>T[./]?L)|(?P<TUQ>T[./]?U[./]?Q)|(?P<Q>Q))\.$")
"""The abbreviation of a line of authority whose words have been wrapped to the next line."""
_AUTHORITY_INSIDE = re.compile(r"(?<=\w)[ ,]+(?=(?:KT|TL|TUQ)[./])")
_COLUMN_END = re.compile(r"(?<=[;:,.)] )(?=\w)")
_SPECKS = " .,`'’‘~^*|_"
"""Marks that a scan leaves behind a name, or that it is printed with."""
_LONGEST = 110
_BLOCK_LINES = 40
_BLOCK_WORDS = 14
_BARE_LINES = 6
_SURE_SYLLABLES = 3
_ENTRY = "-+~*•"


@dataclass(frozen=True)
class Authority:
    """One line of authority: `KT. CHÁNH VĂN PHÒNG` is capacity KT for `CHÁNH VĂN PHÒNG`."""

    capacity: Capacity
    words: str


@dataclass(frozen=True)
class SignatureBlock:
    """A signature as printed. `start`, `end` frame the name in the source (code points); `position` is as printed.

    `lines` are the indices of its lines; `wrapped` are groups of them that are one line of authority, of position or of
    the name, wrapped.
    """

    start: int
    end: int
    name: str
    position: str | None
    authorities: tuple[Authority, ...]
    lines: tuple[int, ...]
    wrapped: tuple[tuple[int, ...], ...]


class _Name(NamedTuple):
    """A name as it stands: its words, its lines, where in the first it begins and in the last it ends."""

    words: str
    lines: tuple[int, ...]
    begin: int
    end: int


def read_signatures(lines: Lines, start: int, skipped: set[int]) -> list[SignatureBlock]:
    """The document's own signatures, from line `start` on; lines in `skipped` are furniture.

    The first block and those that follow it with nothing but the list of recipients between are the document's own;
    others stand in annexes or on a certified copy. A name in capitals is read where no other one is found.
    """
    openers = [
        index
        for index, text in enumerate(lines.texts)
        if (text.isupper() or text.endswith("]"))
        and index >= start
        and index not in skipped
        and (opens_signature(text) or (_AUTHORITY_ALONE.match(text) and _goes_on_below(lines, index)))
    ]
    labels = [label for label, _ in recipient_labels(lines)] if openers else []
    for in_capitals in (False, True):
        found: list[SignatureBlock] = []
        for opener in openers:
            if found and (opener <= found[-1].lines[-1] or not _adjoins(lines, found[-1].lines[-1], opener, skipped)):
                if opener > found[-1].lines[-1]:
                    break
                continue
            block = _Reader(lines, opener, skipped, labels, in_capitals).read()
            if block is not None:
                found.append(block)
        if found:
            return found
    return []


def read_bare_signature(lines: Lines, after: int, skipped: set[int]) -> SignatureBlock | None:
    """A name by itself right behind the list of recipients, which ends before line `after`: what a scan leaves of a
    signature whose position lies under the seal."""
    left = _BARE_LINES
    for index in range(after, len(lines)):
        if index in skipped or is_separator(lines[index]):
            continue
        name = _Reader(lines, index, skipped, (), False).name_at(index)
        if name is not None and len(name.words.split()) >= _SURE_SYLLABLES:
            start = _source_offset(lines[name.lines[0]], name.begin)
            end = _source_offset(lines[name.lines[-1]], name.end - 1) + 1
            return SignatureBlock(start, end, name.words, None, (), name.lines, (name.lines,))
        left -= 1
        if not left:
            break
    return None


def opens_signature(text: str) -> bool:
    """Whether a line is one of authority or of position, in capitals."""
    if not 1 < len(text) <= _LONGEST or not _in_capitals(text):
        return False
    return (AUTHORITY.match(text) or position_line_pattern().match(text)) is not None


def _goes_on_below(lines: Lines, index: int) -> bool:
    """Whether the next line is the position that an abbreviation of authority by itself wants: `KT.` and `CHỦ TỊCH`."""
    below = next((text for text in lines.texts[index + 1 : index + 3] if text), "")
    return _in_capitals(below) and position_line_pattern().match(below) is not None if below else False


def _in_capitals(text: str) -> bool:
    return is_upper(text) or (text[-1] == "]" and is_upper(_STAMP_BEHIND.sub("", text)))


def _adjoins(lines: Lines, last: int, opener: int, skipped: set[int]) -> bool:
    """Whether nothing but white space, marks of signing and recipients stands between a block and the next one."""
    listing = False
    for index in range(last + 1, opener):
        text = lines[index].text
        if index in skipped or is_separator(lines[index]) or _in_capitals(text) or _MARK.match(text):
            continue
        listing = listing or RECIPIENTS.match(text) is not None
        if not listing:
            return False
    return True


class _Reader:
    """Reads the block that a line opens. Among the entries of a list of recipients the block is the right one of two
    columns: then all that is neither in capitals nor a name is passed over."""

    def __init__(self, lines: Lines, opener: int, skipped: set[int], labels: Sequence[int], in_capitals: bool) -> None:
        self.lines = lines
        self.opener = opener
        self.skipped = skipped
        self.in_capitals = in_capitals
        self.columns = self._among_recipients(labels)

    def read(self) -> SignatureBlock | None:
        """The block, None where no name follows."""
        capitals: list[int] = []
        entry: int | None = None
        for at in range(self.opener, min(len(self.lines), self.opener + _BLOCK_LINES)):
            line = self.lines[at]
            if at in self.skipped or is_separator(line):
                continue
            if _in_capitals(line.text) and len(line.text) <= _LONGEST:
                capitals.append(at)
                if len(capitals) > _BLOCK_WORDS:
                    return None
                continue
            name = self.name_at(at)
            if name is not None:
                return self._block([index for index in capitals if not _is_rank(self.lines[index].text)], name)
            if self.columns and line.text[0] in _ENTRY:
                entry = at
            elif not self.columns and not _MARK.match(line.text) and not _is_rank(line.text) and len(line.text) > 2:
                break
        if self.columns and entry is not None and (name := self._name_behind_entries(entry)) is not None:
            return self._block(capitals, name)
        return self._capital_block(capitals) if self.in_capitals else None

    def _among_recipients(self, labels: Sequence[int]) -> bool:
        """Whether entries of a list of recipients stand both above and below the opening line."""
        lines, opener = self.lines, self.opener
        if not below_label(labels, opener):
            return False
        below = [text for text in lines.texts[opener + 1 : opener + 8] if text]
        return any(text[0] in _ENTRY and text.strip(_ENTRY + " _") != "" for text in below)

    def name_at(self, at: int) -> _Name | None:
        """The name that a line is, or that begins on it and is wrapped; None for anything else."""
        text = self.lines[at].text
        begin = 0
        for pattern in (_STAMP_BEFORE, _SIGNED_BY, rank_pattern()):
            match = pattern.match(text[begin:])
            begin += match.end() if match else 0
        words = _MARK_BEHIND.sub("", text[begin:]).rstrip(_SPECKS)
        following = self.lines[at + 1].text.rstrip(" .") if at + 1 < len(self.lines) and words else ""
        both = f"{words} {following}"
        if following and not self.columns and NAME.fullmatch(both) and len(both.split()) < MOST_SYLLABLES:
            return None if self._is_unit(at, both) else _Name(both, (at, at + 1), begin, len(following))
        if NAME.fullmatch(words) is None or self._is_unit(at, words):
            return None
        return _Name(words, (at,), begin, begin + len(words))

    def _is_unit(self, at: int, words: str) -> bool:
        """Whether a name is an administrative unit's, as the stamp of a digital signature has it: `Tỉnh Lai Châu`, also
        misread or wrapped (`Tỉnh Lai`), or the bare name right below a field of the stamp."""
        word, bare = split_level(words)
        if word is not None:
            key = name_key(bare)
            in_full = words.lower().startswith(f"{word} ")
            return in_full or any(units_called(key, level) for level in ("province", "district", "commune"))
        return at > 0 and is_stamp(self.lines[at - 1].text) and province(words) is not None

    def _name_behind_entries(self, last: int) -> _Name | None:
        """A name at the end of an entry of the list of recipients, the last such: `- Các ban HĐND tỉnh; Lê Văn An`."""
        for at in range(last, self.opener, -1):
            text = self.lines[at].text
            for behind in _COLUMN_END.finditer(text):
                words = text[behind.end() :]
                if NAME.fullmatch(words) and not self._is_unit(at, words):
                    return _Name(words, (at,), behind.end(), len(text))
        return None

    def _capital_block(self, capitals: list[int]) -> SignatureBlock | None:
        """The block of a name in capitals, `NGUYỄN VĂN AN`: the last line of those in capitals, right below a line that
        is a position and nothing else."""
        if len(capitals) < 2:
            return None
        text, above = (self.lines[index].text for index in (capitals[-1], capitals[-2]))
        match = rank_pattern().match(text)
        begin = match.end() if match else 0
        words = text[begin:].rstrip(" .,")
        position = position_line_pattern().match(_without_authority(above))
        if (
            position is None
            or position.end() < len(_without_authority(above))
            or len(words.split()) < _SURE_SYLLABLES
            or CAPITAL_NAME.fullmatch(words) is None
            or opens_signature(text)
        ):
            return None
        return self._block(capitals[:-1], _Name(words, (capitals[-1],), begin, begin + len(words)))

    def _block(self, capitals: list[int], name: _Name) -> SignatureBlock:
        texts = [(index, _STAMP_BEHIND.sub("", self.lines[index].text)) for index in capitals]
        authorities, position, groups = _authority(texts)
        if len(name.lines) > 1:
            groups.append(list(name.lines))
        entries = self.columns and self.lines[name.lines[0]].text[0] in _ENTRY
        whole = range(self.opener, name.lines[-1] + 1)
        return SignatureBlock(
            _source_offset(self.lines[name.lines[0]], name.begin),
            _source_offset(self.lines[name.lines[-1]], name.end - 1) + 1,
            name.words,
            position,
            tuple(authorities),
            tuple([*capitals, *(() if entries else name.lines)] if self.columns else whole),
            tuple(tuple(group) for group in groups if len(group) > 1),
        )


def _without_authority(text: str) -> str:
    match = AUTHORITY.match(text)
    return text[match.end() :] if match else text


def _is_rank(text: str) -> bool:
    """Whether a line is a rank alone: `Thượng tướng`, the name on the next line."""
    return rank_pattern().sub("", f"{text} x") == "x"


def _source_offset(line: Line, offset: int) -> int:
    piece = max(p for p in line.pieces if p[0] <= offset)
    return piece[1] + offset - piece[0]


def _authority(block: list[tuple[int, str]]) -> tuple[list[Authority], str | None, list[list[int]]]:
    """Take a block's lines apart into authorities, the signer's position, and the groups of lines that are one."""
    entries: list[tuple[Capacity | None, str]] = []
    groups: list[list[int]] = []
    for index, text in block:
        first, *others = _AUTHORITY_INSIDE.split(text)
        match = AUTHORITY.match(first) or _AUTHORITY_ALONE.match(first)
        if match:
            entries.append((match.lastgroup, first[match.end() :]))  # type: ignore[arg-type]  # group names are capacities
            groups.append([index])
        elif not entries or (position_line_pattern().match(first) and not _goes_on(entries[-1][1], first)):
            entries.append((None, first))
            groups.append([index])
        else:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {first}".strip())
            groups[-1].append(index)
        for other in others:
            match = AUTHORITY.match(other)
            if match:
                entries.append((match.lastgroup, other[match.end() :]))  # type: ignore[arg-type]  # likewise
    authorities = []
    position = None
    for capacity, words in entries:
        stated = words.strip(" .,]")
        deputy = _deputy_behind(stated)
        if deputy is not None:
            authorities.append(Authority(capacity or "KT", stated[:deputy].rstrip(" .,-")))
            position = stated[deputy:]
        elif capacity is None:
            position = stated
        else:
            authorities.append(Authority(capacity, stated))
    if position is None and authorities and authorities[-1].capacity == "Q":
        position = authorities[-1].words  # `Q. GIÁM ĐỐC` is position and capacity in one
    return authorities, position, groups


def _goes_on(words: str, text: str) -> bool:
    """Whether a line of position is the rest of the line above: `CỤC` and `TRƯỞNG`, `BỘ TRƯỞNG,` and `CHỦ NHIỆM`."""
    if not words or words.rstrip().endswith((",", " VÀ", " -", "-")):
        return True
    last = words[words.rfind(" ") + 1 :]
    whole = position_line_pattern().match(f"{last} {text}")
    return whole is not None and whole.end() > len(last) and position_line_pattern().match(last) is None


def _deputy_behind(words: str) -> int | None:
    """Where in an authority's words the deputy's position begins that a wrapped line has brought there: `TRƯỞNG BAN
    GIÁM SÁT PHÓ TRƯỞNG BAN`. None where there is none."""
    for deputy in (" PHÓ ", " THỨ TRƯỞNG"):
        at = words.find(deputy)
        if at > 0:
            match = position_line_pattern().match(words, at + 1)
            if match is not None and match.end() == len(words):
                return at + 1
    return None
