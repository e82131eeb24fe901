"""A text that was changed, and where the characters of the old one stand in it, so that each span of its annotations is
found again.

A transformation makes of every character a string (before it, for it, behind it).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import Any

Pieces = list[tuple[str, str, str]]
"""For each character: what stands before it, what stands for it, what stands behind it."""


class Transformed:
    """A new text, made of `pieces`; `span` leads from the old text's offsets to its own."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
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


Transformation = Callable[[str], Transformed]
