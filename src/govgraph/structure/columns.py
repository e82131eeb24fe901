"""The close's two columns, which text extraction has flattened into one line: `- Lưu: VT, PC.    KT. BỘ TRƯỞNG` is the
end of the recipients on the left and the beginning of the signature on the right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from govgraph.authority.positions import position_line_pattern
from govgraph.language.names import LOWER, UPPER
from govgraph.structure.cleaning import CleanText
from govgraph.structure.lines import Lines

RECIPIENTS = re.compile(r"\W{0,3}n[ơo]i\s+nh[ậâ]n\b\s*[:.;]?\s*", re.IGNORECASE)
"""The label of the list of recipients, at the beginning of a line."""

_SPELLINGS = ("ơi nhận", "ƠI NHẬN", "ơi Nhận", "ơi\nnhận", "oi nhận", "ơi nhân")

_RECIPIENT_LINES = 48
"""How many lines a list of recipients takes at most."""

AUTHORITY = re.compile(
    r"(?:(?P<TM>T[./]? ?M)|(?P<KT>K[./]? ?T)|(?P<TL>T[./]? ?L)|(?P<TUQ>T[./]? ?U[./]? ?Q)|(?P<Q>Q))"
    rf"(?:[./]\s*|\s+(?=[{UPPER}]))(?=\w)"
)
"""What a line of authority begins with: `TM.`, `K/T`, `TUQ.` (Decree 30/2020/NĐ-CP, Appendix I, part II, section 7)."""

_RIGHT = re.compile(rf"(?<=[{LOWER}\d:;.,)|] )(?=[{UPPER}][{UPPER}./ ])(?=[^{LOWER}]*$)")
_CAPITALS = frozenset(UPPER)
_LONGEST = 200


def recipient_labels(lines: Lines) -> list[tuple[int, int]]:
    """The labels of lists of recipients, in order: the line, and the one after its last, for `Nơi` may stand alone."""
    found: set[tuple[int, int]] = set()
    for begin, end in _spelt(lines.clean):
        index, after = lines.index_at(begin), lines.index_at(end - 1) + 1
        if RECIPIENTS.match("\n".join(lines.texts[index:after])):
            found.add((index, after))
    return sorted(found)


def below_label(labels: Sequence[int], index: int) -> bool:
    """Whether a line stands below one of the labels of lists of recipients, which are in order, and near enough to be
    among its entries."""
    at = bisect_left(labels, index)
    return at > 0 and index - labels[at - 1] <= _RECIPIENT_LINES


@lru_cache(maxsize=4)
def _spelt(clean: CleanText) -> tuple[tuple[int, int], ...]:
    """Where in a text the label is spelt in any of its ways; a text is asked for it several times."""
    found: list[tuple[int, int]] = []
    for spelling in _SPELLINGS:
        at = clean.text.find(spelling)
        while at >= 0:
            found.append((at, at + len(spelling)))
            at = clean.text.find(spelling, at + 1)
    return tuple(found)


def part_columns(lines: Lines) -> None:
    """Part the lines that end one column and begin another; their places in the text stay what they are."""
    labels = [label for label, _ in recipient_labels(lines)]
    found: list[tuple[int, int]] = []
    for index in [index for index, text in enumerate(lines.texts) if text[-1:] in _CAPITALS]:
        text = lines.texts[index]
        if len(text) <= _LONGEST and not text.isupper():
            at = _right_column(lines, index, below_label(labels, index + 1))
            if at is not None:
                found.append((index, at))
    for index, at in reversed(found):
        lines.part(index, at)


def _right_column(lines: Lines, index: int, recipients: bool) -> int | None:
    """Where a second column begins in a line of text, None where it has none."""
    text = lines.texts[index]
    for at in (*_behind_gaps(lines, index), *(match.start() for match in _RIGHT.finditer(text))):
        if AUTHORITY.match(text, at) or (recipients and position_line_pattern().match(text, at)):
            return at
    return None


def _behind_gaps(lines: Lines, index: int) -> list[int]:
    """Where capitals go on to a line's end behind a tab or a wide gap: `- Lưu: VT` and `TL. BỘ TRƯỞNG`."""
    begin, text = lines.starts[index], lines.texts[index]
    if not lines.clean.has_columns(begin, begin + len(text)):
        return []
    columns = [start - begin for start, _ in lines.clean.columns(begin, begin + len(text))]
    return [at for at in columns[1:] if text[at:].isupper()]
