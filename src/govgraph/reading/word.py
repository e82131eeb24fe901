"""Word documents since 2007 (.docx, .docm, .dotx): Office Open XML, ISO/IEC 29500-1.

What is read is what a reader of the printed page sees, save what stands at the head and foot of each page: paragraphs
with the numbers that Word makes, tables cell by cell, text boxes, footnotes; what tracked changes inserted and not
what they deleted; no hidden text.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from govgraph.reading.decoded import Decoded
from govgraph.reading.flow import Flow
from govgraph.reading.word_styles import Lists, Styles, read_lists, read_styles
from govgraph.reading.xml_events import read_xml
from govgraph.reading.zipped import MAGIC, Zipped

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}
_MOST_EMBEDDED = 100
_LARGEST_EMBEDDED = 50_000_000
_UNSEEN = frozenset(
    (
        *("w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "w:rt", "w:sdtPr", "w:sectPr"),
        *("w:pPrChange", "w:rPrChange", "mc:Fallback", "w:footnoteRef", "w:endnoteRef"),
    )
)
"""Elements whose content is not on the page: what is deleted, field codes, the second form of what stands beside it."""
_WORDS = frozenset(("w:t", "m:t"))
_WRITTEN = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
# Word's optional hyphen is a letter in documents with legacy fonts: TCVN3 has its `ư` there.


def is_word(data: bytes) -> bool:
    """Whether the bytes are a Word document's. Only its table of contents is read."""
    if not data.startswith(MAGIC):
        return False
    try:
        with Zipped(data) as file:
            return _CONTENT_TYPES in file and any(main.encode() in file.read(_CONTENT_TYPES) for main in _MAIN)
    except ValueError:
        return False


def decode(data: bytes) -> Decoded:
    """The text of a Word document, with the Word documents that are embedded in it in their places.

    Raises ValueError where it is damaged, protected, or built to harm.
    """
    return Decoded(_text(data, embedded=False))


def _text(data: bytes, embedded: bool) -> str:
    """The text of a Word document; one that is itself `embedded` is read without what is embedded in it."""
    with Zipped(data) as file:
        parts = _parts(file)
        read = {part: file.read(name) for part, name in parts.items() if part == "document" or name in file}
        inner = {} if embedded else _embedded(file, parts["document"])
    styles = read_styles(read["styles"], _PREFIXES) if "styles" in read else Styles()
    lists = read_lists(read["numbering"], _PREFIXES, styles) if "numbering" in read else Lists()
    notes: dict[tuple[str, str], str] = {}
    for part, element in (("footnotes", "w:footnote"), ("endnotes", "w:endnote")):
        if part in read:
            notes |= _Notes(element, styles, lists).read(read[part])
    body = _Body(styles, lists, notes, inner)
    read_xml(read["document"], _PREFIXES, body.start, body.end, body.words)
    return body.flow.text()


def _embedded(file: Zipped, document: str) -> dict[str, str]:
    """The texts of the Word documents embedded in a document, by the identifiers of its relationships."""
    folder, _, name = document.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    targets: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        target = attributes.get("Target", "")
        if name == "Relationship" and attributes.get("Type", "").endswith(("/package", "/oleObject")):
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"

    if relations in file:
        read_xml(file.read(relations), {}, start, lambda name: None, lambda words: None)
    texts: dict[str, str] = {}
    for identifier, part in list(targets.items())[:_MOST_EMBEDDED]:
        if part in file:
            with suppress(ValueError):  # what is embedded may be damaged, the document is not
                data = file.read(part, _LARGEST_EMBEDDED)
                texts[identifier] = _text(data, embedded=True) if is_word(data) else ""
    return texts


def _parts(file: Zipped) -> dict[str, str]:
    """The names of the parts by what they hold (`document`, `styles`, `numbering`, `footnotes`, `endnotes`)."""
    parts: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        if name == "Override" and ("wordprocessingml" in kind or kind in _MAIN):
            what = "document" if kind in _MAIN else kind.removesuffix("+xml").rpartition(".")[2]
            parts.setdefault(what, attributes.get("PartName", "").lstrip("/"))

    read_xml(file.read(_CONTENT_TYPES), {}, start, lambda name: None, lambda words: None)
    return {"document": "word/document.xml"} | parts


class _Paragraph:
    """What is known of a paragraph before its words: its style, and its place in a list."""

    __slots__ = ("deleted_mark", "depth", "label", "list", "style")

    def __init__(self) -> None:
        self.style: str | None = None
        self.list: str | None = None
        self.depth: int | None = None
        self.label = ""
        self.deleted_mark = False


class _Body:
    """Writes what stands in a part of the document into `flow`, told of the part's XML element by element."""

    def __init__(
        self, styles: Styles, lists: Lists, notes: Mapping[tuple[str, str], str], embedded: Mapping[str, str]
    ) -> None:
        self.flow = Flow()
        self._embedded = embedded
        self._styles = styles
        self._lists = lists
        self._notes = notes
        self._unseen = 0  # how many elements are open from the one on that is not on the page
        self._paragraphs: list[_Paragraph] = []
        self._in_paragraph_properties = False
        self._in_run_properties = False
        self._in_words = False
        self._run_style: str | None = None
        self._direct: dict[str, bool] = {}
        self._hidden = self._capitals = self._raised = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._unseen or (name in _UNSEEN and not self._is_mark(name)):
            self._unseen += 1
        elif name in _WORDS:
            self._in_words = True
        elif name == "w:r":
            self._run_style, self._direct = None, {}
            self._settle()
        elif name == "w:rPr":
            self._in_run_properties = True
        elif self._in_run_properties:
            self._run_property(name, attributes)
        elif self._in_paragraph_properties:
            self._paragraph_property(name, attributes)
        elif name == "w:p":
            self._paragraphs.append(_Paragraph())
        elif name == "w:pPr":
            self._in_paragraph_properties = True
        elif name in _WRITTEN:
            self._write(_WRITTEN[name])
        elif name == "w:txbxContent":
            self.flow.open_aside()
        elif name == "o:OLEObject":
            self.flow.open_aside()
            self.flow.write(self._embedded.get(attributes.get("r:id", ""), ""))
            self.flow.close_aside()
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            words = self._notes.get((name.removesuffix("Reference"), attributes.get("w:id", "")))
            if words is not None:
                self._write("")
                self.flow.set_note(self.flow.mark_note(), words)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen -= 1
        elif name in _WORDS:
            self._in_words = False
        elif name == "w:rPr":
            self._in_run_properties = False
            if not self._in_paragraph_properties:
                self._settle()
        elif name == "w:pPr":
            self._in_paragraph_properties = False
            if self._paragraphs:
                self._paragraphs[-1].label = self._label(self._paragraphs[-1])
                self._direct = {}
        elif name == "w:p":
            if self._paragraphs and not self._paragraphs.pop().deleted_mark:
                self.flow.end_line()
        elif name == "w:tc":
            self.flow.end_cell()
        elif name == "w:txbxContent":
            self.flow.close_aside()

    def words(self, words: str) -> None:
        """Text between elements, which is the document's only where an element says so."""
        if self._in_words and not self._unseen:
            self._write(words)

    def _is_mark(self, name: str) -> bool:
        """Whether an element says of a paragraph's mark, or of a row, that it was deleted."""
        return name in ("w:del", "w:moveFrom") and self._in_run_properties

    def _write(self, words: str) -> None:
        if self._hidden:
            return
        if self._paragraphs and self._paragraphs[-1].label and words != "\n":
            label, self._paragraphs[-1].label = self._paragraphs[-1].label, ""
            self.flow.write(label + " ")
        if self._capitals:
            words = words.upper()
        if self._raised:
            self.flow.write_raised(words)
        else:
            self.flow.write(words)

    def _run_property(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:rStyle":
            self._run_style = attributes.get("w:val")
        elif name in ("w:vanish", "w:caps"):
            self._direct[name] = attributes.get("w:val", "true") not in ("0", "false", "off")
        elif name == "w:vertAlign":
            self._direct[name] = attributes.get("w:val") == "superscript"
        elif name in ("w:del", "w:moveFrom") and self._in_paragraph_properties and self._paragraphs:
            self._paragraphs[-1].deleted_mark = True

    def _paragraph_property(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        value = attributes.get("w:val", "")
        if name == "w:pStyle":
            paragraph.style = value
        elif name == "w:numId":
            paragraph.list = value
        elif name == "w:ilvl" and value.isdecimal():
            paragraph.depth = int(value)

    def _settle(self) -> None:
        """Work out how the run at hand looks."""
        style = self._paragraphs[-1].style if self._paragraphs else None
        look = {**self._styles.look(style), **self._styles.look(self._run_style), **self._direct}
        self._hidden = look.get("w:vanish", False)
        self._capitals = look.get("w:caps", False)
        self._raised = look.get("w:vertAlign", False)

    def _label(self, paragraph: _Paragraph) -> str:
        number, depth = paragraph.list, paragraph.depth
        if number is None:
            number, of_style = self._styles.list_of(paragraph.style)
            if number is not None and depth is None:
                depth = self._lists.depth_of(number, paragraph.style) if of_style is None else of_style
        if number is None or number == "0":
            return ""
        return self._lists.next(number, depth or 0)


class _Notes(_Body):
    """Reads a part that holds notes."""

    def __init__(self, element: str, styles: Styles, lists: Lists) -> None:
        super().__init__(styles, lists, {}, {})
        self._element = element
        self._found: dict[tuple[str, str], str] = {}
        self._id = ""

    def read(self, data: bytes) -> dict[tuple[str, str], str]:
        """The notes of a part, by element and identifier."""
        read_xml(data, _PREFIXES, self.start, self.end, self.words)
        return self._found

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == self._element:
            self._id = attributes.get("w:id", "")
            self.flow = Flow()
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        super().end(name)
        if name == self._element:
            self._found[name, self._id] = self.flow.text()
