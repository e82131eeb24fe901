"""TOML that people write by hand: what is wrong with it is told with its line, and with what to do."""

from __future__ import annotations

import re
import tomllib

_WHERE = re.compile(r"(.*?) ?\(at (?:line (\d+), column \d+|(?:end of document))\)")
_TO_DO = (
    ("Invalid value", "put words in straight quotation marks"),
    ("Expected newline", "write one value a line, words in quotation marks, a day as 2021-07-22"),
    ("Expected '='", "write name = value"),
    ("Cannot overwrite", "the same name stands here twice"),
    ("Unterminated string", "a quotation mark is missing"),
    ("Illegal character", "a quotation mark is missing, or a hidden sign stands here"),
)
"""What a message of tomllib begins with, and what to do."""


class TomlError(ValueError):
    """A text is no TOML: the number of the line, from 1, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def read_toml(text: str) -> dict[str, object]:
    """The values of a text in TOML. Raises TomlError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _WHERE.fullmatch(str(error))
        said, line = (match[1], match[2]) if match is not None else (str(error), None)
        to_do = next((f": {words}" for begins, words in _TO_DO if said.startswith(begins)), "")
        last = text.count("\n") + 1
        raise TomlError(int(line) if line else last, f"not TOML: {said[0].lower()}{said[1:]}{to_do}") from None
    except RecursionError:
        raise TomlError(1, "not TOML: brackets within brackets without end") from None
