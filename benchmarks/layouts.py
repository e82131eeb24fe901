"""The same words in other lines and on other pages."""

from __future__ import annotations

import re
from itertools import pairwise

from transformed import Pieces, Transformation, Transformed


def as_it_is(text: str) -> Pieces:
    """Every character as it stands, to be changed."""
    return [("", character, "") for character in text]


def wrapped(width: int) -> Transformation:
    """Lines broken at a space where they grow longer than a width."""

    def transform(text: str) -> Transformed:
        pieces = as_it_is(text)
        begin = 0
        space = -1
        for at, character in enumerate(text):
            if character == "\n":
                begin, space = at + 1, -1
            elif character == " " and not text[at + 1 : at + 2].isspace():
                space = at
            if at - begin >= width and space > begin:
                pieces[space] = ("", "\n", "")
                begin, space = space + 1, -1
        return Transformed(pieces)

    return transform


def broken_at_hyphens(text: str) -> Transformed:
    """Lines of at most 60 characters that may break behind a hyphen too, as a plain text's wrapping does it."""
    pieces = as_it_is(text)
    begin = cut = 0
    for at, character in enumerate(text):
        if character == "\n":
            begin = cut = at + 1
        elif character == " " or (character == "-" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalpha()):
            cut = at + 1
        if at + 1 - begin >= 60 and cut > begin:
            pieces[cut - 1] = ("", "\n", "") if text[cut - 1] == " " else ("", "-", "\n")
            begin = cut
    return Transformed(pieces)


def before_lines(mark: str) -> Transformation:
    """The same characters before every line that is not blank."""

    def transform(text: str) -> Transformed:
        begins = {match.start() for match in re.finditer(r"^(?=\S)", text, re.MULTILINE)}
        return Transformed([(mark if at in begins else "", letter, "") for at, letter in enumerate(text)])

    return transform


def blank_line_after_each(text: str) -> Transformed:
    """An empty line after every line."""
    return Transformed([("", letter, "\n" if letter == "\n" else "") for letter in text])


def trailing_spaces(text: str) -> Transformed:
    """One to three spaces at the end of every line."""
    pieces = as_it_is(text)
    for count, match in enumerate(re.finditer(r"\n", text)):
        pieces[match.start()] = (" " * (1 + count % 3), "\n", "")
    return Transformed(pieces)


def joined(text: str) -> Transformed:
    """Every paragraph in one line: a line is joined with the next one that begins with a small letter, or where it is
    full and has not ended. A text of long lines has a line a paragraph as it is."""
    pieces = as_it_is(text)
    lines = list(re.finditer(r"\S[^\n]*", text))
    lengths = sorted(len(line[0].rstrip()) for line in lines if len(line[0]) > 20) or [0]
    width = lengths[len(lengths) * 9 // 10]
    for line, below in pairwise(lines):
        words = line[0].rstrip()
        gap = range(line.start() + len(words), below.start())
        opens = re.match(r"[^\W\d_]{1,2}[.)/]|[-+*•\d]|(?:Điều|Chương|Mục|Phần|Căn cứ) ", below[0])
        if text.count("\n", gap[0], gap[-1] + 1) > 1 or opens or words[-1] in ".;:!?" or width > 130:
            continue
        full = len(words) + len(below[0].split()[0]) >= width - 2
        if (full or below[0][0].islower()) and not (words.isupper() or below[0].isupper()):
            pieces[gap[0] : gap[-1] + 1] = [("", " ", "")] + [("", "", "")] * (len(gap) - 1)
    return Transformed(pieces)


def paged(*furniture: str) -> Transformation:
    """Lines of 80 characters, and after every 2,400 of them what stands at the end of one page and the beginning of the
    next; `{page}` is the number of the page that ends, `{next}` of the one that begins."""
    wrap = wrapped(80)

    def transform(text: str) -> Transformed:
        pieces = wrap(text).pieces
        begin, page = 0, 1
        for at, (_, stands, _) in enumerate(pieces):
            if stands == "\n" and at - begin > 2400:
                pieces[at] = ("", "\n", furniture[page % len(furniture)].format(page=page, next=page + 1))
                begin, page = at, page + 1
        return Transformed(pieces)

    return transform


def in_rows(text: str) -> Transformed:
    """Every line as the row of a table of one column, as converters to Markdown give it."""
    pieces = as_it_is(text)
    for match in re.finditer(r"^[^\n|]*\S[^\n|]*$", text, re.MULTILINE):
        first, last = match.start(), match.end() - 1
        pieces[first] = ("| ", pieces[first][1], "")
        pieces[last] = (pieces[last][0], pieces[last][1], " |")
    return Transformed(pieces)


_MOTTO = re.compile(
    r"(?P<issuer>(?:[^\n]{1,60}\n\s*){1,4}?)"
    r"(?P<motto>C[ỘỌ]NG H[ÒO][ÀA] X[ÃA] H[ỘỌ]I[^\n]*\n\s*Độc lập[^\n]{0,50}\n)(?:[\W_]*\n)?"
    r"\s*(?P<number>Số ?:[^\n]{3,50}\n\s*)(?P<date>[^\n]{3,30}, ngày[^\n]{5,30}năm[^\n]{3,7}\n)"
)


def letterhead_in_table(text: str) -> Transformed:
    """The two columns of a letterhead as a Markdown table, with what a browser breaks lines at inside its cells."""
    pieces = as_it_is(text)
    head = _MOTTO.match(text, re.match(r"\s*", text).end())  # type: ignore[union-attr]  # an empty string always matches
    if head is None:
        return Transformed(pieces)
    cells = [head.span(name) for name in ("issuer", "motto", "number", "date")]
    for which, (start, behind) in enumerate(cells):
        end = start + len(text[start:behind].rstrip())
        for at in range(start, end):
            if text[at] == "\n":
                pieces[at] = ("", "<br>", "")
        pieces[start] = ("| ", pieces[start][1], "")
        for at in range(end, cells[which + 1][0] if which < 3 else head.end()):
            pieces[at] = ("", "", "")
        pieces[end - 1] = ("", pieces[end - 1][1], (" ", " |\n|---|---|\n", " ", " |\n")[which])
    return Transformed(pieces)
