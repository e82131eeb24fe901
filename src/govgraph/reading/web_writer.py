"""The elements of a web page written as text: blocks as lines, lists with their numbers, tables cell by cell."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from govgraph.reading.flow import Flow
from govgraph.reading.numbering import written
from govgraph.reading.web_content import BLOCKS, is_list_of_links, is_unseen

_SPACE = re.compile(r"[ \t\r\n\f]+")
_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Writer:
    """Writes the text of elements into `flow`, with white space folded as browsers do."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._at_start = True  # of a line, where white space is nothing
        self._space = False  # white space that has been seen and not written
        self._ended = True  # whether the last line is ended
        self._counts: list[tuple[str, int]] = []  # of the lists that are open: form and next number
        self._number = ""  # of the entry that has begun and has no words yet
        self._looks: list[tuple[HtmlElement | None, bool, bool]] = [(None, False, False)]

    def write(self, root: HtmlElement) -> None:
        """Write an element with all that stands in it, and end its last line."""
        walk = etree.iterwalk(root, events=("start", "end"))
        left: HtmlElement | None = None
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if is_unseen(element) or (element is not root and is_list_of_links(element)):
                    left = element
                    walk.skip_subtree()
                    continue
                if tag in BLOCKS:
                    self._end_line()
                self._begin(element, tag)
                self._words(element.text, preserve=tag == "pre")
                continue
            if left is element:
                left = None
            else:
                self._finish(element, tag)
                if tag in BLOCKS:
                    self._end_line()
            if element is not root:
                self._words(element.tail, preserve=False)
        self._end_line()

    def _begin(self, element: HtmlElement, tag: str) -> None:
        get = element.get
        style = get("style") or ""
        if tag == "br":
            self.flow.write("\n")
            self._at_start, self._space = True, False
        elif tag in ("ul", "ol"):
            start = get("start") or "1"
            form = _LIST_FORMS.get(get("type") or "", "decimal") if tag == "ol" else "bullet"
            form = "none" if _UNNUMBERED.search(style) else form
            self._counts.append((form, int(start) if start.lstrip("-").isdecimal() else 1))
        elif tag == "li":
            self._label(get("value"))
        capitals, raised = _CAPITALS.search(style) is not None, tag == "sup" or _RAISED.search(style) is not None
        if capitals or raised:
            _, outer_capitals, outer_raised = self._looks[-1]
            self._looks.append((element, capitals or outer_capitals, raised or outer_raised))

    def _finish(self, element: HtmlElement, tag: str) -> None:
        if self._looks[-1][0] is element:
            self._looks.pop()
        if tag in ("ul", "ol") and self._counts:
            self._counts.pop()
        elif tag in ("td", "th"):
            self._end_line()
            self.flow.end_cell()

    def _label(self, value: str | None) -> None:
        if not self._counts:
            return
        form, number = self._counts[-1]
        if value is not None and value.isdecimal():
            number = int(value)
        self._counts[-1] = form, number + 1
        if form != "none":
            self._number = "• " if form == "bullet" else f"{written(number, form)}. "

    def _words(self, words: str | None, preserve: bool) -> None:
        if not words:
            return
        if preserve:
            self._put(words)
            return
        folded = _SPACE.sub(" ", words)
        if folded[0] == " ":
            self._space = self._space or not self._at_start
            folded = folded[1:]
        if not folded:
            return
        ends = folded[-1] == " "
        self._put((" " if self._space else "") + folded.rstrip(" "))
        self._space = ends

    def _put(self, words: str) -> None:
        _, capitals, raised = self._looks[-1]
        words = words.upper() if capitals else words
        if self._number:
            self.flow.write(self._number)
            self._number = ""
        self._at_start = self._ended = self._space = False
        if raised:
            self.flow.write_raised(words)
        else:
            self.flow.write(words)

    def _end_line(self) -> None:
        if not self._ended:
            self.flow.end_line()
        self._at_start, self._space, self._ended = True, False, True
