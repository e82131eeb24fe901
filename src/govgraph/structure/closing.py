"""The close of a document: recipients and signatures.

Signature blocks as Decree 30/2020/NĐ-CP (Appendix I, part II, sections 7 and 9) and Guideline 36-HD/VPTW order them:
lines of authority in capitals (`TL. CHỦ TỊCH`, `KT. CHÁNH VĂN PHÒNG`), the signer's position, the signer's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.authority.positions import position_line_pattern, rank_pattern
from govgraph.records import Capacity
from govgraph.structure.furniture import is_separator, is_upper
from govgraph.structure.lines import Line

_RECIPIENTS = re.compile(r"^\W{0,3}(?:N[ơo]i\s+nh[ậâ]n|NƠI\s+NHẬN)\b\s*[:.;]?\s*", re.IGNORECASE)
_CAPACITIES: tuple[tuple[str, Capacity], ...] = (
    (r"T[./]? ?M", "TM"),
    (r"K[./]? ?T", "KT"),
    (r"T[./]? ?L", "TL"),
    (r"T[./]? ?U[./]? ?Q", "TUQ"),
    (r"Q", "Q"),
)
_AUTHORITY = re.compile(
    "^(?:" + "|".join(rf"(?P<{name}>{form})" for form, name in _CAPACITIES) + r")(?:[./]\s*|\s+(?=[A-ZĐ]))(?=\w)"
)
_NAME = re.compile(r"^[A-ZĐÀ-Ỹ][\w'’]*(?:[ -][A-ZĐÀ-Ỹ][\w'’]*){1,6}$")
_SIGNED = re.compile(r"^\W*(?:đã ký|handwritten signature|ký tên|signed)\W*$|^\((?:.{2,40})\)$", re.IGNORECASE)
_END_OF_BODY = re.compile(r"\./\.?\s*$")
_BLOCK_LINES = 14


@dataclass(frozen=True)
class Authority:
    """One line of authority: `KT. CHÁNH VĂN PHÒNG` is capacity KT for `CHÁNH VĂN PHÒNG`."""

    capacity: Capacity
    words: str


@dataclass(frozen=True)
class SignatureBlock:
    """A signature as printed. `start`, `end` frame the name in the source (code points); `position` is as printed."""

    start: int
    end: int
    name: str
    position: str | None
    authorities: tuple[Authority, ...]


@dataclass
class Closing:
    """Recipients as printed, signatures, and the lines they stand in: `zones` as in `Letterhead`."""

    recipients: list[str] = field(default_factory=list)
    signatures: list[SignatureBlock] = field(default_factory=list)
    recipient_lines: tuple[int, int] | None = None
    signature_lines: list[tuple[int, int]] = field(default_factory=list)
    wrapped: list[list[int]] = field(default_factory=list)
    """Lines of a signature that are one line of authority or position, wrapped."""

    @property
    def after(self) -> int:
        """Index of the line after the closing's last; 0 if there is none."""
        ends = [after for _, after in self.signature_lines]
        if self.recipient_lines:
            ends.append(self.recipient_lines[1])
        return max(ends, default=0)


def read_closing(lines: list[Line], body: int, skipped: set[int]) -> Closing:
    """Read the close of a document whose body begins at line `body`."""
    closing = Closing()
    at = next(
        (i for i in range(body, len(lines)) if lines[i].text[:1] in "Nn-*" and _RECIPIENTS.match(lines[i].text)), None
    )
    if at is None:
        ends = [i for i in range(body, len(lines)) if _END_OF_BODY.search(lines[i].text)]
        start = ends[0] + 1 if ends else max(body, len(lines) - 60)
        _signatures(lines, start, len(lines), skipped, closing, strict=not ends)
        return closing
    _signatures(lines, max(body, at - 16), at, skipped, closing, strict=True)
    after = _recipients(lines, at, skipped, closing)
    closing.recipient_lines = (at, after)
    if not closing.signatures:
        _signatures(lines, after, min(len(lines), after + 60), skipped, closing, strict=False)
    return closing


def _recipients(lines: list[Line], at: int, skipped: set[int], closing: Closing) -> int:
    match = _RECIPIENTS.match(lines[at].text)
    first = lines[at].text[match.end() if match else 0 :].strip()
    entries = [first.lstrip("-+ ")] if first and not is_upper(first) else []
    index = after = at + 1
    blank = False
    while index < len(lines):
        text = lines[index].text
        if index in skipped or not text:
            blank = blank or not text
        elif _opens_signature(text):
            break
        elif text[:1] in "-+•*" and text[1:].strip(" -_"):
            entries.append(text[1:].strip())
            blank, after = False, index + 1
        elif entries and not blank and not _NAME.match(text):
            entries[-1] += " " + text
            after = index + 1
        elif not entries and not blank:
            entries.append(text)
            after = index + 1
        elif entries and blank and text.startswith("Lưu"):
            entries.append(text)
            blank, after = False, index + 1
        else:
            break
        index += 1
    closing.recipients = [
        re.sub(r"\s*\((?:để )?b/c\)", "", entry, flags=re.IGNORECASE).strip(" ;,.")
        for entry in entries
        if entry.strip(" ;,.")
    ]
    return after


def _opens_signature(text: str) -> bool:
    return is_upper(text) and (_AUTHORITY.match(text) is not None or position_line_pattern().match(text) is not None)


def _signatures(lines: list[Line], start: int, stop: int, skipped: set[int], closing: Closing, strict: bool) -> None:
    """Find signature blocks between two lines. `strict`: only those that begin with a line of authority or position."""
    index = start
    while index < stop:
        text = lines[index].text
        if (
            index in skipped
            or not text
            or not is_upper(text)
            or len(text) > 110
            or not (_opens_signature(text) or not strict)
        ):
            index += 1
            continue
        block = [index]
        at = index + 1
        name: int | None = None
        while at < len(lines) and at - index <= _BLOCK_LINES:
            words = lines[at].text
            if is_separator(lines[at]) or at in skipped or _SIGNED.match(words):
                pass
            elif is_upper(words) and not (_opens_signature(text) and _is_capital_name(words, lines, at)):
                block.append(at)
            else:
                name = at
                break
            at += 1
        if name is None:
            return
        person = rank_pattern().sub("", lines[name].text).strip()
        if _NAME.match(person) and (opened := [i for i in block if _opens_signature(lines[i].text)]):
            block = [i for i in block if i >= opened[0]]
            offset = lines[name].text.rindex(person)
            begin = _source_offset(lines[name], offset)
            authorities, position, wrapped = _authority([(i, lines[i].text) for i in block])
            closing.wrapped += wrapped
            closing.signatures.append(
                SignatureBlock(
                    begin,
                    _source_offset(lines[name], offset + len(person) - 1) + 1,
                    person,
                    position,
                    tuple(authorities),
                )
            )
            closing.signature_lines.append((block[0], name + 1))
            index = name + 1
        else:
            index = max(block[-1] + 1, index + 1)


def _is_capital_name(words: str, lines: list[Line], at: int) -> bool:
    """Whether a line in capitals is a name (`NGUYỄN VĂN A`) and not one more line of position: nothing in mixed case
    follows at once."""
    if (
        not _NAME.match(words)
        or position_line_pattern().match(words)
        or _AUTHORITY.match(words)
        or len(words.split()) > 5
        or len(words.split()) < 2
    ):
        return False
    blank_above = not lines[at - 1].text
    following = next((line.text for line in lines[at + 1 : at + 6] if line.text), "")
    return blank_above and not _NAME.match(following)


def _source_offset(line: Line, offset: int) -> int:
    piece = max(p for p in line.pieces if p[0] <= offset)
    return piece[1] + offset - piece[0]


def _authority(block: list[tuple[int, str]]) -> tuple[list[Authority], str | None, list[list[int]]]:
    """Take a block's lines apart into authorities, the signer's position, and the lines that are wrapped ones."""
    entries: list[tuple[Capacity | None, str]] = []
    lines: list[list[int]] = []
    for index, text in block:
        match = _AUTHORITY.match(text)
        if match:
            entries.append((match.lastgroup, text[match.end() :]))  # type: ignore[arg-type]  # group names are capacities
            lines.append([index])
        elif not entries or (position_line_pattern().match(text) and not _goes_on(entries[-1][1])):
            entries.append((None, text))
            lines.append([index])
        else:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {text}")
            lines[-1].append(index)
    authorities = [Authority(capacity, words.strip(" .,")) for capacity, words in entries if capacity]
    positions = [words.strip(" .,") for capacity, words in entries if capacity is None]
    if positions:
        return authorities, positions[-1], lines
    if authorities and authorities[-1].capacity == "Q":  # `Q. GIÁM ĐỐC` is position and capacity in one
        return authorities, authorities[-1].words, lines
    return authorities, None, lines


def _goes_on(words: str) -> bool:
    return words.rstrip().endswith((",", " VÀ", " -", "-"))
