"""Changes of a document that change nothing for a reader: letters, spaces, marks. Changes of its lines and pages stand
in `layouts`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

import layouts
from govgraph.authority.legacy_letters import legacy_encodings
from govgraph.language.letters import unify_tones
from layouts import as_it_is, before_lines
from transformed import Pieces, Transformation, Transformed


def each_character(change: Callable[[str], str]) -> Transformation:
    """A transformation that looks at one character at a time."""
    return lambda text: Transformed([("", change(character), "") for character in text])


def whole(change: Callable[[str], str]) -> Transformation:
    """A transformation of a whole text of which every character keeps its place."""

    def transform(text: str) -> Transformed:
        changed = change(text)
        assert len(changed) == len(text)
        return Transformed([("", character, "") for character in changed])

    return transform


def _other_tones(text: str) -> str:
    """Every open syllable oa, oe, uy with its tone on the other letter."""
    unified = unify_tones(text)
    changed = list(unified)
    for match in re.finditer(r"(?<![qQ])([oO][aAeE]|[uU][yY])(?!\w)", _without_tones(unified)):
        at = match.start()
        pair = unified[at : at + 2]
        if text[at : at + 2] != pair:
            continue  # it had the tone on its second letter
        marks = [mark for mark in unicodedata.normalize("NFD", pair[0]) if unicodedata.combining(mark)]
        second = unicodedata.normalize("NFC", pair[1] + "".join(marks))
        if marks and len(second) == 1:
            changed[at : at + 2] = unicodedata.normalize("NFD", pair[0])[0], second
    return "".join(changed)


def _without_tones(text: str) -> str:
    """The text with its accented letters bare, character by character."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text)


def legacy(name: str) -> Transformation:
    """The text in a legacy encoding, as it shows where its letters are taken for those of Windows-1252."""
    encoding = next(known for known in legacy_encodings() if known.name == name)
    return each_character(encoding.encode)


def _lost_capitals(text: str) -> str:
    """The text as TCVN3 and back leaves it without a thought for the fonts of capitals: ỦY BAN is ủY BAN."""
    encoding = next(known for known in legacy_encodings() if known.name == "TCVN3")
    return "".join(encoding.decode(encoding.encode(character)) for character in text)


def _in_bold(text: str) -> Transformed:
    """Numbers of documents, dates and headings in capitals set in bold."""
    pieces = as_it_is(text)
    for match in re.finditer(r"\d+(?=[/-])|^[^\W\d_a-zà-ỹ][^a-zà-ỹ\n*]{8,}[^\s*]$", text, re.MULTILINE):
        if "*" in text[match.start() - 1 : match.end() + 1]:
            continue
        first, last = match.start(), match.end() - 1
        pieces[first] = ("**" + pieces[first][0], pieces[first][1], pieces[first][2])
        pieces[last] = (pieces[last][0], pieces[last][1], pieces[last][2] + "**")
    return Transformed(pieces)


def _in_italics(text: str) -> Transformed:
    """Words in brackets and lines that open with a basis in italics, numbers with underscores left alone."""
    pieces = as_it_is(text)
    for match in re.finditer(r"\([^()*\n]+\)|^Căn cứ [^*\n]+$", text, re.MULTILINE):
        first, last = match.start(), match.end() - 1
        pieces[first] = ("*", pieces[first][1], "")
        pieces[last] = ("", pieces[last][1], "*")
    return Transformed(pieces)


def _bold_words(text: str) -> Transformed:
    """Every ninth word in bold, every thirteenth in italics."""
    pieces = as_it_is(text)
    for number, match in enumerate(re.finditer(r"(?<![\w*/.-])[^\W\d_]+(?![\w*/.-])", text)):
        mark = "**" if number % 9 == 0 else "*" if number % 13 == 0 else ""
        first, last = match.start(), match.end() - 1
        pieces[first] = (mark, pieces[first][1], pieces[first][2])
        pieces[last] = (pieces[last][0], pieces[last][1], mark)
    return Transformed(pieces)


def _with_headings(text: str) -> Transformed:
    """Headings in capitals and articles marked as such, hyphens and dots of numbers escaped."""
    pieces = as_it_is(text)
    for match in re.finditer(r"^(?:[IVX]+\. |Điều \d+\.|[^\W\d_a-zà-ỹ][^a-zà-ỹ\n*]{8,}$)", text, re.MULTILINE):
        pieces[match.start()] = ("## ", pieces[match.start()][1], "")
    for match in re.finditer(r"^-(?= )|(?<=^\d)\.(?= )", text, re.MULTILINE):
        pieces[match.start()] = ("\\", match[0], "")
    return Transformed(pieces)


def _with_list_marks(text: str) -> Transformed:
    """Dashes of lists as Markdown's asterisks or escaped, every line of the rest ended with two spaces."""
    pieces = as_it_is(text)
    for number, match in enumerate(re.finditer(r"^[-+](?= )", text, re.MULTILINE)):
        pieces[match.start()] = ("", "*" if number % 2 else match[0], "")
    for match in re.finditer(r"(?<=\S)\n(?=\S)", text):
        pieces[match.start()] = ("  ", "\n", "")
    return Transformed(pieces)


def _hyphenated(text: str) -> Transformed:
    """Soft hyphens and zero-width spaces inside words and between them."""
    pieces = as_it_is(text)
    for number, match in enumerate(re.finditer(r"(?<=[^\W\d_]{2})[^\W\d_](?=[^\W\d_])", text)):
        if number % 7 == 0:
            pieces[match.start()] = ("\u00ad" if number % 2 else "\u200b", match[0], "")
    return Transformed(pieces)


def _with_links(text: str) -> Transformed:
    """Numbers of documents as Markdown links, every second with the words before it."""
    pieces = as_it_is(text)
    kind = r"(?:(?:Nghị|Quyết|Thông|Chỉ|Luật|Công|Kế|Kết|Thông) [^\W\d_]+ (?:số )?)?"
    for count, match in enumerate(re.finditer(rf"{kind}(?P<number>\d+[\d/]*[-/][^\W\d_][^\s,;.()\[\]*|]+\w)", text)):
        first, last = match.start() if count % 2 else match.start("number"), match.end() - 1
        pieces[first] = ("[", pieces[first][1], "")
        pieces[last] = ("", pieces[last][1], f"](https://example.org/van-ban/{count}.aspx)")
    return Transformed(pieces)


def _zero_width(text: str) -> Transformed:
    """Marks without width behind every fifth space."""
    pieces = as_it_is(text)
    for count, match in enumerate(re.finditer(" ", text)):
        if count % 5 == 0:
            pieces[match.start()] = ("", " ", "\u200b\u2060\ufeff\u200e"[count // 5 % 4])
    return Transformed(pieces)


def every(nth: int, old: str, new: Sequence[str]) -> Transformation:
    """Every nth occurrence of a character as one of some others, in turn."""

    def transform(text: str) -> Transformed:
        pieces: Pieces = []
        count = 0
        for character in text:
            count += character == old
            changed = character == old and count % nth == 0
            pieces.append(("", new[count // nth % len(new)] if changed else character, ""))
        return Transformed(pieces)

    return transform


def _curly(text: str) -> str:
    """Straight quotation marks curly and curly ones straight."""
    opened = False
    changed: list[str] = []
    for character in text:
        if character == '"':
            opened = not opened
            changed.append("“" if opened else "”")
        else:
            changed.append('"' if character in "“”" else character)
    return "".join(changed)


TRANSFORMATIONS: dict[str, Transformation] = {
    "as it is": each_character(str),
    "decomposed (NFD)": each_character(lambda character: unicodedata.normalize("NFD", character)),
    "the other tone placement": whole(_other_tones),
    "Đ as Ð": each_character(lambda character: {"Đ": "Ð", "đ": "ð"}.get(character, character)),
    "TCVN3": legacy("TCVN3"),
    "TCVN3 and back": whole(_lost_capitals),
    "VNI": legacy("VNI"),
    "VISCII": legacy("VISCII"),
    "Windows-1258": legacy("CP1258"),
    "lines of 60 characters": layouts.wrapped(60),
    "lines of 80 characters": layouts.wrapped(80),
    "lines broken at hyphens": layouts.broken_at_hyphens,
    "a line a paragraph": layouts.joined,
    "blank line after each line": layouts.blank_line_after_each,
    "trailing spaces": layouts.trailing_spaces,
    "pages with numbers": layouts.paged("\n{page}\n\n"),
    "pages with form feeds": layouts.paged("- {page} -\n\f"),
    "pages of the Gazette": layouts.paged(
        "\n{page} CÔNG BÁO/Số 123 + 124/Ngày 12-3-2021\n\n", "\nCÔNG BÁO/Số 123 + 124/Ngày 12-3-2021 {next}\n\n"
    ),
    "Markdown bold": _in_bold,
    "Markdown italics": _in_italics,
    "Markdown words": _bold_words,
    "Markdown quotations": before_lines("> "),
    "indented lines": before_lines("    "),
    "tabs before lines": before_lines("\t"),
    "Markdown headings, escapes": _with_headings,
    "Markdown lists": _with_list_marks,
    "Markdown links": _with_links,
    "Markdown rows": layouts.in_rows,
    "letterhead in a table": layouts.letterhead_in_table,
    "no-break spaces": every(1, " ", "\xa0"),
    "odd spaces": every(3, " ", "\u2009\u202f\u3000\u2003\xa0"),
    "double spaces": every(2, " ", ("  ", "   ")),
    "soft hyphens": _hyphenated,
    "zero-width marks": _zero_width,
    "CRLF": every(1, "\n", ("\r\n",)),
    "other line ends": every(3, "\n", ("\u2028", "\v", "\r")),
    "quotation marks": whole(_curly),
    "guillemets": each_character(lambda character: {"“": "«", "”": "»"}.get(character, character)),
    "en dashes": every(1, "-", "–"),
    "odd hyphens": every(1, "-", "\u2011\u2010\u2212—"),
    "straight dashes": whole(lambda text: text.replace("–", "-").replace("—", "-")),
}
