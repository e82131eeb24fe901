"""What stands on a page, put together to pieces: stretches of words on one line with no gap between them.

Places are in points (1/72 inch) from the page's upper left corner, downwards, as a reader holds the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

_GAP = 1.0
"""White space of so many letter heights parts two pieces: words are nearer to one another, columns are not."""
_SPACE = 0.18
"""White space of so many letter heights parts two words where the file gives no space."""
_LEAST_GAP = 0.05
"""And less than so many is none: a line drawn there belongs to a letter."""
_OVERLAP = 0.5
"""Share of the lower one's height that two things on one line have in common."""
_LEAST_STEP = 0.3
"""Share of the narrower one's width by which two letters beside one another begin apart, at least."""
_RAISED = 0.75
"""A mark's height to that of the letters beside it, at most, where it is raised."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Box(Struct, frozen=True):
    """A rectangle of a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high the rectangle is."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How wide the rectangle is."""
        return self.right - self.left

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle: across, down."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def around(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle that has all of some, of which there is at least one."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


class Glyph(Struct, frozen=True):
    """A letter, or a word that was recognised whole, in the order of the file. `spaced` is true where the file has
    white space before it, and `spaces` has the places of that where they are known; `confidence`, from 0 to 1, is that
    of its recognition."""

    text: str
    box: Box
    spaced: bool = False
    confidence: float | None = None
    spaces: tuple[Box, ...] = ()


class Piece(Struct, frozen=True):
    """Words on one line."""

    text: str
    box: Box


class Rule(Struct, frozen=True, order=True):
    """A line drawn on the page, down or across: it lies at `at` and runs from `begin` to `end`."""

    at: float
    begin: float
    end: float


class Rules(Struct, frozen=True):
    """The lines drawn on a page, each kind in order."""

    down: tuple[Rule, ...] = ()
    across: tuple[Rule, ...] = ()

    def parts(self, left: Box, right: Box) -> bool:
        """Whether a line runs down between two boxes that stand beside one another."""
        begin, end = left.middle[0], right.middle[0]
        top, bottom = min(left.top, right.top) + 1, max(left.bottom, right.bottom) - 1
        at = bisect_left(self.down, begin, key=lambda rule: rule.at)
        while at < len(self.down) and self.down[at].at < end:
            if self.down[at].begin <= top and bottom <= self.down[at].end:
                return True
            at += 1
        return False


NO_RULES = Rules()


def on_one_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > _OVERLAP * min(one.height, other.height)


def place_beside(box: Box, glyphs: Sequence[Glyph]) -> int:
    """Where among the glyphs of a page another one belongs: behind the last on its line to its left."""
    beside = (at for at, glyph in enumerate(glyphs) if glyph.box.left < box.left and on_one_line(glyph.box, box))
    return max(((glyphs[at].box.right, at + 1) for at in beside), default=(0.0, len(glyphs)))[1]


def along_lines(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs in the order of the file, but those of a line from left to right, whatever order they were drawn in.

    A program that prints with a font without all letters of Vietnamese draws what that font has of a line, and goes
    back to fill the holes from another font. Of a letter that the file has as several, as a vowel and its tone, each
    has the same place.
    """
    return [glyph for line in _lines(glyphs) for glyph in _from_left_to_right(line)]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Glyphs that follow one another in the file and stand on one line."""
    begin = 0
    for at, (before, glyph) in enumerate(pairwise(glyphs), 1):
        if not on_one_line(before.box, glyph.box):
            yield glyphs[begin:at]
            begin = at
    yield glyphs[begin:]


def _from_left_to_right(line: Sequence[Glyph]) -> Sequence[Glyph]:
    if all(before.box.left <= glyph.box.left for before, glyph in pairwise(line)):
        return line
    order = sorted(range(len(line)), key=lambda at: line[at].box.left)
    if not all(at == before + 1 or _stands_beside(line[before].box, line[at].box) for before, at in pairwise(order)):
        return line  # two lines that both lean on a higher letter, or words drawn twice: there are no holes
    spaces = sorted(box.left for glyph in line for box in glyph.spaces if box.width > 0)
    return [
        line[order[0]],
        *(replace(line[at], spaced=_is_spaced(line[before], line[at], spaces)) for before, at in pairwise(order)),
    ]


def _is_spaced(before: Glyph, glyph: Glyph, spaces: Sequence[float]) -> bool:
    """Whether white space that begins at one of some places stands between two glyphs beside one another.

    White space without a width tells only that the file draws on elsewhere, so that it may be a hole that another font
    fills; it is taken for white space where nothing begins before the glyph that it precedes.
    """
    begin, end = before.box.left, glyph.box.left
    return bisect_right(spaces, end) > bisect_right(spaces, begin) or any(
        begin < box.left < end - _SPACE * glyph.box.height for box in glyph.spaces
    )


def _stands_beside(before: Box, box: Box) -> bool:
    """Whether a box stands on the line of another to its right; letters of a font may reach over one another."""
    return box.left - before.left >= _LEAST_STEP * min(before.width, box.width) and on_one_line(before, box)


def pieces(glyphs: Sequence[Glyph], rules: Rules = NO_RULES) -> list[Piece]:
    """The pieces that glyphs make, in the order of the file. Nothing drawn in `rules` runs through a piece."""
    found: list[Piece] = []
    group: list[Glyph] = []
    height = 0.0  # of the highest letter of the piece: a font may tell no more of a letter than where its ink is
    for glyph in glyphs:
        if group and _parted(group[-1].box, glyph.box, max(height, glyph.box.height), rules):
            found.append(_piece(group))
            group, height = [], 0.0
        group.append(glyph)
        height = max(height, glyph.box.height)
    if group:
        found.append(_piece(group))
    return found


def _parted(before: Box, box: Box, height: float, rules: Rules) -> bool:
    gap = box.left - before.right
    if gap > _GAP * height or box.right < before.left:
        return True
    if (before.top != box.top or before.bottom != box.bottom) and not on_one_line(before, box):
        return True
    return gap > _LEAST_GAP * (before.bottom - before.top) and rules.parts(before, box)


def _piece(group: Sequence[Glyph]) -> Piece:
    parts: list[str] = []
    foot = median(glyph.box.bottom for glyph in group)
    for index, glyph in enumerate(group):
        before = group[index - 1].box if index else None
        if before is not None and (
            glyph.spaced or glyph.box.left - before.right > _SPACE * max(before.height, glyph.box.height)
        ):
            parts.append(" ")
        parts.append(glyph.text.translate(_SUPERSCRIPT) if _is_raised(group, index, foot) else glyph.text)
    return Piece("".join(parts), around(glyph.box for glyph in group))


def _is_raised(group: Sequence[Glyph], index: int, foot: float) -> bool:
    """Whether a digit is a footnote's mark or an exponent: smaller than the letter before it, or after it where it
    opens the line, and raised above that letter's middle, and above the foot of most letters: one may reach lower."""
    if not group[index].text.isdecimal() or group[index].confidence is not None:
        return False
    near = next(
        (glyph for glyph in (*reversed(group[:index]), *group[index:]) if not glyph.text.isdecimal()), group[index]
    )
    box = group[index].box
    lower = min(near.box.bottom, foot) - box.bottom
    return box.height < _RAISED * near.box.height and lower > (1 - _RAISED) * near.box.height / 2
