"""Words recognised in the picture of a page, by Tesseract with Vietnamese.

Tesseract is a program of its own, asked through pytesseract. The extra `govgraph[ocr]` installs that and Pillow;
without them this module cannot be imported.
"""

from __future__ import annotations

import os
import shutil
from functools import cache

import pytesseract
from PIL import ImageChops, ImageDraw
from PIL.Image import Image

from govgraph.reading.page_pieces import Box, Glyph, place_beside

LANGUAGE = "vie"
RESOLUTION = 300
"""Dots an inch at which pages are recognised: Tesseract reads letters of 20 to 40 dots best."""
SECONDS_A_LOOK = 40
"""A page at which one look takes longer is given up; a page takes two looks, and five where it lies on its side."""

_SURE = 0.5
"""Confidence from which a word is believed at the first look; what is left is looked at once more."""
_SPECK = 0.3
"""Confidence below which what has no letter or digit is a speck of dust."""
_DARK = 128
"""Brightness, of 255, below which there is ink."""
_COLOURED = [0] * 56 + [255] * 200
"""From how much more green or blue than red the ink is coloured."""
_BLACK = [*range(141), *[255] * 115]
"""The second look's picture: what is not black is paper."""
_TINGED = [0] * 28 + [255] * 228
"""And what is tinged, as a pen's stroke is at its edge, is paper too."""
_WRITTEN = 0.12
"""Share of a word's ink that is a pen's, from which it is written in part."""
_CLEAR = 0.75
"""Confidence from which a word without digits is believed to be printed in colour."""
_ILLEGIBLE = "…"
"""What stands for a number written by hand: a blank is better than another document's number."""
_WHITE = 255
_MARGIN = 4
"""Dots around a word that go with it."""
_LEGIBLE = 0.5
"""Mean confidence below which a page may lie on its side or upside down."""
_SOME = 40
"""Letters from which the mean confidence says something."""
_TURNS = (90, 270, 180)
_FIELDS = 12
"""Columns of Tesseract's table: where a word stands in six, its box in four, its confidence, and the word."""


class Unavailable(Exception):
    """Tesseract or its Vietnamese is not installed; the message says in one line what to install."""


class TooSlow(Exception):
    """A page took longer than `SECONDS_A_LOOK`."""


@cache
def check() -> None:
    """Raises Unavailable unless the program and its Vietnamese are there."""
    if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
        raise Unavailable("install Tesseract, on Debian: apt-get install tesseract-ocr tesseract-ocr-vie")
    try:
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractError, OSError):
        languages = []
    if LANGUAGE not in languages:
        raise Unavailable("install Tesseract's Vietnamese, on Debian: apt-get install tesseract-ocr-vie")


def recognised(picture: Image, scale: float) -> tuple[list[Glyph], float | None]:
    """The words of a page's picture that has `scale` dots a point, and their mean confidence, weighed by their letters,
    None for a blank page. A page that lies on its side or upside down is turned. Raises Unavailable and TooSlow."""
    check()
    page = picture.convert("RGB")
    # As through a red glass: the ink of seals is gone.
    found = _read(page.getchannel("R"), "--psm 3")
    if not _is_legible(found):
        for turn in _TURNS:
            turned = page.rotate(turn, expand=True)
            words = _read(turned.getchannel("R"), "--psm 3")
            if _is_legible(words) and (_confidence(words) or 0) > (_confidence(found) or 0):
                page, found = turned, words
                break
    words = _mended(page, found)
    return [_in_points(word, scale) for word in words], _confidence(words)


def _mended(page: Image, found: list[Glyph]) -> list[Glyph]:
    """The words that a first look found on a page, without those written by hand in a number or a date, and with what a
    second look finds in what is left, such as the name under a seal, which the first takes for a picture."""
    red, green, blue = page.split()
    ink = red.point([_WHITE] * _DARK + [0] * (256 - _DARK))
    colour = ImageChops.subtract(ImageChops.lighter(green, blue), red)
    pen = ImageChops.darker(colour.point(_COLOURED), ink)
    written = [word for word in found if _is_written(word, pen, ink)]
    sure = [word for word in found if (word.confidence or 0) >= _SURE and word not in written]
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    black = ImageChops.lighter(lightest.point(_BLACK), colour.point(_TINGED))
    rest = [
        word
        for word in _read(_without(sure, black), "--psm 11")
        if (word.confidence or 0) >= _SURE and any(map(str.isalnum, word.text))
    ]
    words: list[Glyph] = []
    for word in found:
        if word in sure:
            words.append(word)
            continue
        better = [other for other in rest if _overlap(word.box, other.box)]
        if word in written:
            if not better and any(map(str.isdecimal, word.text)):
                words.append(Glyph(_ILLEGIBLE, word.box, True, word.confidence))
        elif sum(len(other.text) for other in better) < len(word.text):
            rest = [other for other in rest if other not in better]
            words.append(word)
    for word in rest:
        words.insert(place_beside(word.box, words), word)
    return words


def _in_points(word: Glyph, scale: float) -> Glyph:
    left, top, right, bottom = (value / scale for value in _sides(word.box))
    return Glyph(word.text, Box(left, top, right, bottom), word.spaced, word.confidence)


def _is_written(word: Glyph, pen: Image, ink: Image) -> bool:
    """Whether a word that is doubtful or has a digit is written with a coloured pen, in part at least."""
    if (word.confidence or 0) >= _CLEAR and not any(map(str.isdecimal, word.text)):
        return False
    dark, penned = (picture.crop(_sides(word.box)).histogram()[_WHITE] for picture in (ink, pen))
    return penned > _WRITTEN * dark > 0


def _without(words: list[Glyph], picture: Image) -> Image:
    brush = ImageDraw.Draw(picture)
    for word in words:
        left, top, right, bottom = _sides(word.box)
        brush.rectangle((left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN), fill=_WHITE)
    return picture


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _overlap(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left) and min(one.bottom, other.bottom) > max(
        one.top, other.top
    )


def _read(picture: Image, mode: str) -> list[Glyph]:
    """Tesseract's words in one mode of taking a page apart."""
    # One thread for a page: the pages of several documents are recognised side by side.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        table = pytesseract.image_to_data(picture, lang=LANGUAGE, config=mode, timeout=SECONDS_A_LOOK)
    except RuntimeError as error:
        if isinstance(error, pytesseract.TesseractError):
            raise Unavailable(f"Tesseract failed: {' '.join(str(error).split())[:200]}") from None
        raise TooSlow(f"more than {SECONDS_A_LOOK} seconds") from None
    words: list[Glyph] = []
    for line in table.splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) != _FIELDS or not (word := fields[-1].strip()):
            continue
        left, top, width, height = (float(field) for field in fields[6:10])
        confidence = max(0.0, float(fields[10]) / 100)
        if confidence >= _SPECK or any(map(str.isalnum, word)):
            words.append(Glyph(word, Box(left, top, left + width, top + height), True, confidence))
    return words


def _is_legible(words: list[Glyph]) -> bool:
    confidence = _confidence(words)
    return confidence is not None and confidence >= _LEGIBLE and sum(len(word.text) for word in words) >= _SOME


def _confidence(words: list[Glyph]) -> float | None:
    letters = sum(len(word.text) for word in words)
    if not letters:
        return None
    return sum(len(word.text) * (word.confidence or 0.0) for word in words) / letters
