"""OpenDocument text (.odt, .ott), as LibreOffice writes it: OpenDocument 1.3, part 3.

What is read is what a reader of the printed page sees, save what stands at the head and foot of each page: paragraphs
with the numbers of their lists and of the headings, tables cell by cell, text frames, footnotes; no deleted and no
hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from govgraph.reading.decoded import Decoded
from govgraph.reading.flow import Flow
from govgraph.reading.numbering import LEVELS, Counter, Level
from govgraph.reading.xml_events import read_xml
from govgraph.reading.zipped import MAGIC, Zipped

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_OASIS}{name}:1.0": name for name in ("office", "style", "text", "table", "svg", "form")},
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_UNSEEN = frozenset(
    (
        *("text:tracked-changes", "office:annotation", "office:annotation-end", "text:note-citation"),
        *("office:forms", "svg:title", "svg:desc", "text:hidden-text", "text:ruby-text", "text:index-source"),
        *("text:table-of-content-source", "math:math", "office:event-listeners", "text:sequence-decls"),
        *("text:variable-decls", "text:user-field-decls"),
    )
)
_PARAGRAPHS = frozenset(("text:p", "text:h"))
_LISTS = frozenset(("text:list-style", "text:outline-style"))
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_MOST_SPACES = 1000
_SPACE = re.compile(r"[ \t\r\n]+")


def is_opendocument(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text's."""
    if not data.startswith(MAGIC):
        return False
    try:
        with Zipped(data) as file:
            return "mimetype" in file and file.read("mimetype", 1000).decode("latin-1").startswith(MEDIA_TYPE)
    except ValueError:
        return False


def decode(data: bytes) -> Decoded:
    """The text of an OpenDocument text. Raises ValueError where it is damaged, protected, or built to harm."""
    with Zipped(data) as file:
        if _MANIFEST in file and b"encryption-data" in file.read(_MANIFEST):
            raise ValueError("protected by a password: take the protection off")
        parts = [file.read(name) for name in ("styles.xml", "content.xml") if name == "content.xml" or name in file]
    body = _Body()
    for part in parts:
        read_xml(part, _PREFIXES, body.start, body.end, body.words)
    return Decoded(body.flow.text())


class _Body:
    """Writes what stands in the body into `flow`, told of the XML of the styles and of the content, in this order."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._styles = _Styles()
        self._unseen = 0
        self._in_body = False
        self._counters: dict[str, Counter] = {}
        self._lists: list[Counter | None] = []  # those that are open, from the outermost on
        self._names: list[str] = []
        self._label = ""  # of the paragraph to come
        self._looks: list[frozenset[str]] = [frozenset()]
        self._flows: list[tuple[Flow, int, str, list[Counter | None]]] = []  # what a footnote interrupts

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
        elif not self._in_body:
            self._in_body = name == "office:text"
            self._styles.start(name, attributes)
        elif name == "text:list":
            self._open_list(attributes)
        elif name == "text:list-item":
            counter = self._lists[-1] if self._lists else None
            if counter is not None:
                start = attributes.get("text:start-value", "")
                if start.isdecimal():
                    counter.set(len(self._lists) - 1, int(start))
                self._label = counter.next(len(self._lists) - 1)
        elif name in _PARAGRAPHS:
            self._open_paragraph(name, attributes)
        elif name == "text:span":
            self._looks.append(self._looks[-1] | self._styles.look(attributes.get("text:style-name", "")))
        elif name == "text:s":
            count = attributes.get("text:c", "1")
            self._write(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1))
        elif name == "text:tab":
            self._write("\t")
        elif name == "text:line-break":
            self._write("\n")
        elif name == "text:note":
            self._flows.append((self.flow, self.flow.mark_note(), self._label, self._lists))
            self.flow, self._label, self._lists = Flow(), "", []
        elif name == "draw:text-box":
            self.flow.open_aside()

    def end(self, name: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen -= 1
        elif not self._in_body:
            self._styles.end(name)
        elif name == "text:list" and self._lists:
            self._lists.pop()
            self._names.pop()
            self._label = ""
        elif name in _PARAGRAPHS:
            self._looks.pop()
            self._label = ""
            self.flow.end_line()
        elif name == "text:span":
            self._looks.pop()
        elif name == "text:note" and self._flows:
            note = self.flow.text()
            self.flow, number, self._label, self._lists = self._flows.pop()
            self.flow.set_note(number, note)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.flow.end_cell()
        elif name == "draw:text-box":
            self.flow.close_aside()
        elif name == "office:text":
            self._in_body = False

    def words(self, words: str) -> None:
        """Text between elements, which is the document's only inside a paragraph."""
        if len(self._looks) > 1 and not self._unseen:
            self._write(_SPACE.sub(" ", words))

    def _open_list(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("text:style-name") or (self._names[-1] if self._names else "")
        outer = self._lists[-1] if self._lists else None
        if outer is not None and name == self._names[-1]:
            counter: Counter | None = outer
        elif (levels := self._styles.lists.get(name)) is None:
            counter = None
        else:
            before = attributes.get("text:continue-list") or (
                f"style {name}" if self._lists or attributes.get("text:continue-numbering") == "true" else ""
            )
            counter = self._counters.get(before) or Counter(levels)
            self._counters[f"style {name}"] = counter
        if counter is not None:
            self._counters[attributes.get("xml:id", "")] = counter
        self._lists.append(counter)
        self._names.append(name)

    def _open_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        self._looks.append(self._styles.look(attributes.get("text:style-name", "")))
        level = attributes.get("text:outline-level", "")
        if name == "text:h" and not self._lists and level.isdecimal() and "outline" in self._styles.lists:
            counter = self._counters.setdefault("outline", Counter(self._styles.lists["outline"]))
            self._label = counter.next(int(level) - 1)

    def _write(self, words: str) -> None:
        look = self._looks[-1]
        if "hidden" in look:
            return
        if self._label and words != "\n":
            label, self._label = self._label, ""
            self.flow.write(label + " ")
        if "capitals" in look:
            words = words.upper()
        if "raised" in look:
            self.flow.write_raised(words)
        else:
            self.flow.write(words)


class _Styles:
    """How text of a style looks (`hidden`, `capitals`, `raised`), and the levels of each list style."""

    def __init__(self) -> None:
        self.lists: dict[str, list[Level]] = {}
        self._looks: dict[str, frozenset[str]] = {}
        self._levels: list[Level] | None = None
        self._style = ""

    def look(self, name: str) -> frozenset[str]:
        """How text of a style looks; one that is not known says nothing."""
        return self._looks.get(name, frozenset())

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the styles begins."""
        if name in _LISTS:
            key = "outline" if name == "text:outline-style" else attributes.get("style:name", "")
            self._levels = self.lists[key] = [Level(form="none")] * LEVELS
        elif self._levels is not None and "text:level" in attributes:
            depth = attributes["text:level"]
            if depth.isdecimal() and 0 < int(depth) <= LEVELS:
                self._levels[int(depth) - 1] = _level(name, int(depth), attributes)
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
            self._looks[self._style] = self.look(attributes.get("style:parent-style-name", ""))
        elif name == "style:text-properties" and self._style:
            look = {
                "hidden": attributes.get("text:display") == "none",
                "capitals": attributes.get("fo:text-transform") == "uppercase",
                "raised": attributes.get("style:text-position", "").startswith("super"),
            }
            self._looks[self._style] |= {what for what, so in look.items() if so}

    def end(self, name: str) -> None:
        """An element of the styles ends."""
        if name in _LISTS:
            self._levels = None
        elif name == "style:style":
            self._style = ""


def _level(name: str, depth: int, attributes: Mapping[str, str]) -> Level:
    """The level of a list style that an element describes; `depth` counts from 1."""
    if name.endswith("-bullet"):
        return Level(text=attributes.get("text:bullet-char", "•"), form="bullet")
    form = _FORMS.get(attributes.get("style:num-format", ""), "decimal")
    start = attributes.get("text:start-value", "1")
    shown = attributes.get("text:display-levels", "1")
    first = depth - (int(shown) if shown.isdecimal() else 1) + 1
    numbers = ".".join(f"%{number}" for number in range(max(first, 1), depth + 1)) if form != "none" else ""
    text = f"{attributes.get('style:num-prefix', '')}{numbers}{attributes.get('style:num-suffix', '')}"
    if "loext:num-list-format" in attributes:
        text = attributes["loext:num-list-format"]
        for number in range(1, LEVELS):
            text = text.replace(f"%{number}%", f"%{number}")
    return Level(text=text, form=form, start=int(start) if start.isdecimal() else 1)
