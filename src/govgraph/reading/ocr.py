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

from govgraph.reading.page_pieces import Box, Glyph

LANGUAGE = "vie"
RESOLUTION = 300
"""Dots an inch at which pages are recognised: Tesseract reads letters of 20 to 40 dots best."""
SECONDS_A_LOOK = 60
"""A page at which one look takes longer is given up; a page takes two looks, and eight where it lies on its side."""


_SURE = 0.5
"""Confidence from which a word is believed at the first look; what is left is looked at once more."""
_SPECK = 0.3
"""Confidence below which what has no letter or digit is a speck of dust."""
_INK = 140
"""Brightness, of 255, up to which print is black where the colours of seals and signatures have been taken out."""
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
    best = _words(page)
    if not _is_legible(best):
        for turn in _TURNS:
            turned = _words(page.rotate(turn, expand=True))
            if _is_legible(turned) and (_confidence(turned) or 0) > (_confidence(best) or 0):
                best = turned
                break
    return [_in_points(word, scale) for word in best], _confidence(best)


def _in_points(word: Glyph, scale: float) -> Glyph:
    left, top, right, bottom = (value / scale for value in _sides(word.box))
    return Glyph(word.text, Box(left, top, right, bottom), word.spaced, word.confidence)


def _words(page: Image) -> list[Glyph]:
    """The words of a page: what the first look takes for text, and then what is left, such as the name under a seal,
    which the first look takes for a picture."""
    red = page.getchannel("R")  # as through a red glass: the seal's ink is gone
    found = _read(red, "--psm 3")
    sure = [word for word in found if (word.confidence or 0) >= _SURE]
    rest = [
        word
        for word in _read(_without(sure, _black(page)), "--psm 11")
        if (word.confidence or 0) >= _SURE and any(map(str.isalnum, word.text))
    ]
    return [word for word in found if word in sure or not any(_overlap(word.box, other.box) for other in rest)] + rest


def _black(page: Image) -> Image:
    """What is printed in black: where any colour shines, paper is left."""
    red, green, blue = page.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return lightest.point([value if value <= _INK else _WHITE for value in range(256)])


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
