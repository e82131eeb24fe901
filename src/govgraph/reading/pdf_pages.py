"""What a page of a PDF file has: its letters with their places, the lines drawn on it, and the pictures.

The letters come from pdfium, in the file's order. What was laid on the page, as the number and the date that an office
stamps on a decision, is read where it lies, as a reader sees it; the picture of an electronic signature is kept apart.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from pypdfium2 import PdfDocument, PdfiumError, raw

from govgraph.reading.page_pieces import Box, Glyph, Piece, Rule, Rules, along_lines, pieces, place_beside

_HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium gives for a hyphen at a line's end."""
_SMALLEST = 2.0
"""Points: what is smaller is no letter that anyone reads."""
_THICKEST_RULE, _SHORTEST_RULE = 2.5, 6.0
"""Points: a drawn line is no thicker and no shorter."""
_MOST_LETTERS = 400_000
_MOST_OBJECTS = 20_000
_DEEPEST_FORM = 3
_QUARTER = math.pi / 2
_RECTANGLE_SEGMENTS = 5
_SLANT = 0.1
"""Radians that letters may lean from a quarter turn; a watermark across the page leans more."""


class TooMuchText(ValueError):
    """A page claims more letters than any page has."""


class PageContent(Struct, frozen=True):
    """A page. `stamps` are the lines of each electronic signature's picture; `letters` is how many letters and digits
    the page has as text, `pictured` the share of it, from 0 to 1, that pictures cover, and `drawn` how many things of
    any kind lie on it."""

    pieces: tuple[Piece, ...]
    rules: Rules
    stamps: tuple[tuple[str, ...], ...]
    letters: int
    pictured: float
    drawn: int


class _Frame(Struct, frozen=True):
    """From a page's own coordinates, which run upwards, to those that `page_pieces` has. `turn` is how many quarters
    the page's letters are turned against the clock."""

    left: float
    top: float
    width: float
    height: float
    turn: int = 0

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        left, right = left - self.left, right - self.left
        top, bottom = self.top - top, self.top - bottom
        if self.turn == 1:
            return Box(self.height - bottom, left, self.height - top, right)
        if self.turn == 2:
            return Box(self.width - right, self.height - bottom, self.width - left, self.height - top)
        if self.turn == 3:
            return Box(top, self.width - right, bottom, self.width - left)
        return Box(left, top, right, bottom)

    def has(self, box: Box) -> bool:
        across, down = box.middle
        sides = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
        return 0 <= across <= sides[0] and 0 <= down <= sides[1]


class _Letter(Struct, frozen=True):
    """A letter as the file has it: its code point, its place as left, bottom, right, top in the page's coordinates, and
    its quarter turn, None where it stands aslant."""

    code: int
    place: tuple[float, float, float, float]
    turn: int | None


def read_page(document: PdfDocument, index: int) -> PageContent:
    """What the page at an index of a pypdfium2 document with its form has. Raises TooMuchText."""
    page = document[index]
    left, bottom, right, top = page.get_bbox()
    fields = _fields(document, page)
    drawn, pictured, strokes = _objects(page, (right - left) * (top - bottom))
    letters = _letters(page)
    laid: list[_Letter] = []
    if fields:
        page.flatten()
        page.close()
        page = document[index]
        every = _letters(page)
        letters, laid = every[: len(letters)], every[len(letters) :]
    page.close()
    turns = Counter(letter.turn for letter in letters if letter.turn is not None and letter.code > 32)
    turn = turns.most_common(1)[0][0] if turns else 0
    frame = _Frame(left, top, right - left, top - bottom, turn)
    rules = _rules(frame.box(*stroke) for stroke in strokes)
    glyphs = _glyphs(letters, frame)
    stamps: list[tuple[str, ...]] = []
    for place, is_signature in fields:
        inside = [letter for letter in laid if _within(place, letter.place)]
        laid = [letter for letter in laid if not _within(place, letter.place)]
        added = _glyphs(inside, frame)
        lines = tuple(piece.text for piece in pieces(added))
        if is_signature and (len(lines) > 1 or ":" in "".join(lines)):
            stamps.append(lines)
        elif added:
            at = place_beside(added[0].box, glyphs)
            glyphs[at:at] = added
    found = pieces(glyphs, rules)
    return PageContent(
        pieces=tuple(found),
        rules=rules,
        stamps=tuple(stamps),
        letters=sum(letter.isalnum() for piece in found for letter in piece.text),
        pictured=pictured,
        drawn=drawn,
    )


def _letters(page: Any) -> list[_Letter]:
    """All letters of a page in the file's order, white space included."""
    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text)
    if count > _MOST_LETTERS:
        raise TooMuchText(f"a page of {count} letters")
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    across, up = ctypes.c_double(), ctypes.c_double()
    box_at, matrix_at, across_at, up_at = (ctypes.byref(each) for each in (box, matrix, across, up))
    found: list[_Letter] = []
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        raw.FPDFText_GetLooseCharBox(text, at, box_at)
        raw.FPDFText_GetMatrix(text, at, matrix_at)
        raw.FPDFText_GetCharOrigin(text, at, across_at, up_at)
        # together with where it begins on its baseline: of some letters, a damaged font has the place of a mark only
        x, y = across.value, up.value
        place = (min(box.left, x), min(box.bottom, y), max(box.right, x), max(box.top, y))
        found.append(_Letter(code, place, _quarter(matrix.a, matrix.b)))
    text.close()
    return found


def _quarter(across: float, up: float) -> int | None:
    """The quarter turn against the clock of a letter whose line runs in a direction."""
    if up == 0 and across > 0:
        return 0
    angle = math.atan2(up, across)
    nearest = round(angle / _QUARTER)
    return nearest % 4 if abs(angle - nearest * _QUARTER) < _SLANT else None


def _glyphs(letters: Iterable[_Letter], frame: _Frame) -> list[Glyph]:
    """The letters that stand upright in a frame, as they are read."""
    found: list[Glyph] = []
    spaced = False
    spaces: list[Box] = []
    for letter in letters:
        text = "-" if letter.code in _HYPHENS else chr(letter.code) if 0 < letter.code <= 0x10FFFF else ""
        if not text or text.isspace() or text < " " or 0xD800 <= letter.code <= 0xDFFF:
            spaced = True
            spaces.append(frame.box(*letter.place))
            continue
        box = frame.box(*letter.place)
        if letter.turn != frame.turn or box.height < _SMALLEST or not frame.has(box):
            spaced = True
            continue
        found.append(Glyph(text, box, spaced, spaces=tuple(spaces)))
        spaced = False
        spaces.clear()
    return along_lines(found)


def _within(place: tuple[float, float, float, float], inner: tuple[float, float, float, float]) -> bool:
    across, up = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return place[0] <= across <= place[2] and place[1] <= up <= place[3]


def _fields(document: PdfDocument, page: Any) -> list[tuple[tuple[float, float, float, float], bool]]:
    """The places of what is laid on a page and has words: fields of forms, notes typed on it, and stamps; with whether
    it is a signature."""
    found: list[tuple[tuple[float, float, float, float], bool]] = []
    rectangle = raw.FS_RECTF()
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_OBJECTS)):
        laid = raw.FPDFPage_GetAnnot(page, at)
        if not laid:
            continue
        kind = raw.FPDFAnnot_GetSubtype(laid)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP):
            raw.FPDFAnnot_GetRect(laid, ctypes.byref(rectangle))
            signature = kind == raw.FPDF_ANNOT_STAMP or (
                kind == raw.FPDF_ANNOT_WIDGET
                and document.formenv is not None
                and raw.FPDFAnnot_GetFormFieldType(document.formenv, laid) == raw.FPDF_FORMFIELD_SIGNATURE
            )
            found.append(((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), signature))
        raw.FPDFPage_CloseAnnot(laid)
    return found


def _objects(page: Any, area: float) -> tuple[int, float, list[tuple[float, float, float, float]]]:
    """How many things are drawn on a page of an area, the share of it that pictures cover, and the places of what may
    be drawn lines."""
    drawn, covered = 0, 0.0
    strokes: list[tuple[float, float, float, float]] = []
    for thing in page.get_objects(max_depth=_DEEPEST_FORM):
        drawn += 1
        if drawn > _MOST_OBJECTS:
            break
        if thing.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
            continue
        try:
            left, bottom, right, top = thing.get_bounds()
        except PdfiumError:
            continue  # a thing without a place
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered += (right - left) * (top - bottom)
        elif min(right - left, top - bottom) <= _THICKEST_RULE:
            strokes.append((left, bottom, right, top))
        elif _is_stroked_rectangle(thing):  # not the filled one behind a shaded paragraph
            strokes += _edges(left, bottom, right, top)
    return drawn, min(1.0, covered / area) if area > 0 else 0.0, strokes


def _is_stroked_rectangle(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value) and raw.FPDFPath_CountSegments(path) <= _RECTANGLE_SEGMENTS


def _edges(left: float, bottom: float, right: float, top: float) -> list[tuple[float, float, float, float]]:
    """The four sides of a rectangle."""
    return [
        (left, bottom, left, top),
        (right, bottom, right, top),
        (left, bottom, right, bottom),
        (left, top, right, top),
    ]


def _rules(boxes: Iterable[Box]) -> Rules:
    """The drawn lines that are long enough to rule a table, each once."""
    down: set[Rule] = set()
    across: set[Rule] = set()
    for box in boxes:
        at_across, at_down = (round(value, 1) for value in box.middle)
        if box.width <= _THICKEST_RULE and box.height >= _SHORTEST_RULE:
            down.add(Rule(at_across, box.top, box.bottom))
        elif box.height <= _THICKEST_RULE and box.width >= _SHORTEST_RULE:
            across.add(Rule(at_down, box.left, box.right))
    return Rules(tuple(sorted(down)), tuple(sorted(across)))
