"""Changes of a document that change nothing for a reader, and the gold annotations that follow them.

A transformation makes of every character a string (before it, for it, behind it), so that each span of the annotations
is found again in the new text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from govgraph.authority.legacy_letters import legacy_encodings
from govgraph.language.letters import unify_tones

Pieces = list[tuple[str, str, str]]
"""For each character: what stands before it, what stands for it, what stands behind it."""


class Transformed:
    """A new text; `span` leads from the old text's offsets to its own."""

    def __init__(self, pieces: Pieces) -> None:
        self.text = "".join(part for piece in pieces for part in piece)
        begins = list(accumulate((sum(map(len, piece)) for piece in pieces), initial=0))
        self._first = [begin + len(piece[0]) for begin, piece in zip(begins, pieces, strict=False)]
        self._last = [first + len(piece[1]) for first, piece in zip(self._first, pieces, strict=True)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters of a span stand now."""
        end = min(end, len(self._last))
        if start >= end:
            at = self._last[end - 1] if end else 0
            return at, at
        return self._first[start], self._last[end - 1]

    def annotation(self, value: Any) -> Any:
        """A gold annotation, or a part of one, with all its offsets and quotes in the new text."""
        if isinstance(value, list):
            return [self.annotation(each) for each in value]
        if not isinstance(value, dict):
            return value
        moved = {key: self.annotation(each) for key, each in value.items()}
        if isinstance(value.get("start"), int):
            start = value["start"]
            end = value.get("end", start + 1)
            moved["start"], moved["end"] = self.span(start, end)
            other = value.get("end_also")
            ends = other if isinstance(other, list) else [] if other is None else [other]
            if ends:
                moved["end_also"] = [
                    self.span(start, each if isinstance(each, int) else start + len(each))[1] for each in ends
                ]
            if "quote" in value:
                moved["quote"] = self.text[moved["start"] : moved["end"]]
        if "ignore" in value:
            moved["ignore"] = [list(self.span(start, end)) for start, end in value["ignore"]]
        return moved


def each_character(change: Callable[[str], str]) -> Callable[[str], Transformed]:
    """A transformation that looks at one character at a time."""
    return lambda text: Transformed([("", change(character), "") for character in text])


def whole(change: Callable[[str], str]) -> Callable[[str], Transformed]:
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


def wrapped(width: int) -> Callable[[str], Transformed]:
    """Lines broken at a space where they grow longer than a width."""

    def transform(text: str) -> Transformed:
        pieces: Pieces = [("", character, "") for character in text]
        begin = 0
        space = -1
        for at, character in enumerate(text):
            if character == "\n":
                begin, space = at + 1, -1
            elif character == " ":
                space = at
            if at - begin >= width and space > begin:
                pieces[space] = ("", "\n", "")
                begin, space = space + 1, -1
        return Transformed(pieces)

    return transform


def _at_hyphens(text: str) -> Transformed:
    """Lines of at most 60 characters that may break behind a hyphen too, as a plain text's wrapping does it."""
    pieces: Pieces = [("", character, "") for character in text]
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


def legacy(name: str) -> Callable[[str], Transformed]:
    """The text in a legacy encoding, as it shows where its letters are taken for those of Windows-1252."""
    encoding = next(known for known in legacy_encodings() if known.name == name)
    return each_character(encoding.encode)


def _lost_capitals(text: str) -> str:
    """The text as TCVN3 and back leaves it without a thought for the fonts of capitals: ỦY BAN is ủY BAN."""
    encoding = next(known for known in legacy_encodings() if known.name == "TCVN3")
    return "".join(encoding.decode(encoding.encode(character)) for character in text)


def _in_bold(text: str) -> Transformed:
    """Numbers of documents, dates and headings in capitals set in bold."""
    pieces: Pieces = [("", character, "") for character in text]
    for match in re.finditer(r"\d+(?=[/-])|^[^\W\d_a-zà-ỹ][^a-zà-ỹ\n*]{8,}[^\s*]$", text, re.MULTILINE):
        if "*" in text[match.start() - 1 : match.end() + 1]:
            continue
        first, last = match.start(), match.end() - 1
        pieces[first] = ("**" + pieces[first][0], pieces[first][1], pieces[first][2])
        pieces[last] = (pieces[last][0], pieces[last][1], pieces[last][2] + "**")
    return Transformed(pieces)


def _in_italics(text: str) -> Transformed:
    """Words in brackets and lines that open with a basis in italics, numbers with underscores left alone."""
    pieces: Pieces = [("", character, "") for character in text]
    for match in re.finditer(r"\([^()*\n]+\)|^Căn cứ [^*\n]+$", text, re.MULTILINE):
        first, last = match.start(), match.end() - 1
        pieces[first] = ("*", pieces[first][1], "")
        pieces[last] = ("", pieces[last][1], "*")
    return Transformed(pieces)


def _bold_words(text: str) -> Transformed:
    """Every ninth word in bold, every thirteenth in italics."""
    pieces: Pieces = [("", character, "") for character in text]
    for number, match in enumerate(re.finditer(r"(?<![\w*/.-])[^\W\d_]+(?![\w*/.-])", text)):
        mark = "**" if number % 9 == 0 else "*" if number % 13 == 0 else ""
        first, last = match.start(), match.end() - 1
        pieces[first] = (mark, pieces[first][1], pieces[first][2])
        pieces[last] = (pieces[last][0], pieces[last][1], mark)
    return Transformed(pieces)


def before_lines(mark: str) -> Callable[[str], Transformed]:
    """The same characters before every line that is not blank."""

    def transform(text: str) -> Transformed:
        begins = {match.start() for match in re.finditer(r"^(?=\S)", text, re.MULTILINE)}
        return Transformed([(mark if at in begins else "", letter, "") for at, letter in enumerate(text)])

    return transform


def _with_headings(text: str) -> Transformed:
    """Headings in capitals and articles marked as such, hyphens and dots of numbers escaped."""
    pieces: Pieces = [("", character, "") for character in text]
    for match in re.finditer(r"^(?:[IVX]+\. |Điều \d+\.|[^\W\d_a-zà-ỹ][^a-zà-ỹ\n*]{8,}$)", text, re.MULTILINE):
        pieces[match.start()] = ("## ", pieces[match.start()][1], "")
    for match in re.finditer(r"^-(?= )|(?<=^\d)\.(?= )", text, re.MULTILINE):
        pieces[match.start()] = ("\\", match[0], "")
    return Transformed(pieces)


def _with_list_marks(text: str) -> Transformed:
    """Dashes of lists as Markdown's asterisks or escaped, every line of the rest ended with two spaces."""
    pieces: Pieces = [("", character, "") for character in text]
    for number, match in enumerate(re.finditer(r"^[-+](?= )", text, re.MULTILINE)):
        pieces[match.start()] = ("", "*" if number % 2 else match[0], "")
    for match in re.finditer(r"(?<=\S)\n(?=\S)", text):
        pieces[match.start()] = ("  ", "\n", "")
    return Transformed(pieces)


def _hyphenated(text: str) -> Transformed:
    """Soft hyphens and zero-width spaces inside words and between them."""
    pieces: Pieces = [("", character, "") for character in text]
    for number, match in enumerate(re.finditer(r"(?<=[^\W\d_]{2})[^\W\d_](?=[^\W\d_])", text)):
        if number % 7 == 0:
            pieces[match.start()] = ("\u00ad" if number % 2 else "\u200b", match[0], "")
    return Transformed(pieces)


def every(nth: int, old: str, new: Sequence[str]) -> Callable[[str], Transformed]:
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


TRANSFORMATIONS: dict[str, Callable[[str], Transformed]] = {
    "as it is": each_character(str),
    "decomposed (NFD)": each_character(lambda character: unicodedata.normalize("NFD", character)),
    "the other tone placement": whole(_other_tones),
    "Đ as Ð": each_character(lambda character: {"Đ": "Ð", "đ": "ð"}.get(character, character)),
    "TCVN3": legacy("TCVN3"),
    "TCVN3 and back": whole(_lost_capitals),
    "VNI": legacy("VNI"),
    "VISCII": legacy("VISCII"),
    "Windows-1258": legacy("CP1258"),
    "lines of 60 characters": wrapped(60),
    "lines of 80 characters": wrapped(80),
    "lines broken at hyphens": _at_hyphens,
    "Markdown bold": _in_bold,
    "Markdown italics": _in_italics,
    "Markdown words": _bold_words,
    "Markdown quotations": before_lines("> "),
    "indented lines": before_lines("    "),
    "tabs before lines": before_lines("\t"),
    "Markdown headings, escapes": _with_headings,
    "Markdown lists": _with_list_marks,
    "no-break spaces": every(1, " ", "\xa0"),
    "odd spaces": every(3, " ", "\u2009\u202f\u3000\u2003\xa0"),
    "double spaces": every(2, " ", ("  ", "   ")),
    "soft hyphens": _hyphenated,
    "CRLF": every(1, "\n", ("\r\n",)),
    "quotation marks": whole(_curly),
    "en dashes": every(1, "-", "–"),
    "odd hyphens": every(1, "-", "\u2011\u2010\u2212—"),
    "straight dashes": whole(lambda text: text.replace("–", "-").replace("—", "-")),
}
