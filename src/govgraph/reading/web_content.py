"""Where in a saved web page the document is, and what around it is the site's: menus, related links, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from govgraph.authority.tables import rows

UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "button", "select", "option", "textarea"),
        *("input", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "dialog"),
        *("nav", "aside", "map", "datalist"),
    )
)
"""Elements whose content is not on the page, is a control of it, or leads elsewhere."""
BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements that begin and end on lines of their own."""
_HOLDERS = frozenset(("div", "section", "article", "main", "body", "form"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_SHARE_OF_LINKS = 0.6
_LEAST_LINKS = 4
_SHARE_WORTH_KEEPING = 0.05
_LEAST_ROW = 4
_MOST_OF_ROW = 0.5
_LEAST_BLOCKS = 6
_NAME = re.compile(r"[^\W\d_]+")


@cache
def _known(role: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["attribute"], row["value"]) for row in rows("web_pages") if row["role"] == role)


def is_unseen(element: HtmlElement) -> bool:
    """Whether what stands in an element is not on the page, or is known to be the site's."""
    if element.tag in UNSEEN or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return any(value in (element.get(attribute) or "").split() for attribute, value in _known("left out"))


def document_of(page: HtmlElement) -> list[HtmlElement]:
    """The elements of a page that are the document, in their order: the whole body, where nothing shows that the page
    belongs to a site."""
    for attribute, value in _known("document"):
        for element in page.iter(*_HOLDERS):
            if value in (element.get(attribute) or "").split():
                return [element]
    body = page.find("body")
    body = page if body is None else body
    measure = _Measure(body)
    if measure.links < _LEAST_LINKS:
        return [body]
    best = measure.fullest()
    if best is None:
        return [body]
    found = _with_its_like(best, measure)
    outside = [heading for heading in body.iter("h1") if not any(part in found for part in _upwards(heading))]
    title = [heading for heading in outside if not is_unseen(heading)]
    return [*title, *found] if len(title) == 1 else found


def is_list_of_links(element: HtmlElement) -> bool:
    """Whether an element inside a document is a list of links to other pages: related news, a table of contents."""
    if element.tag not in ("ul", "ol", "div", "section") or len(element.xpath(".//a[@href]")) < _LEAST_LINKS:
        return False
    words = _length("".join(element.itertext()))
    return sum(_length("".join(a.itertext())) for a in element.iter("a")) > _SHARE_OF_LINKS * words


class _Measure:
    """How much text that is no link stands in the parts of a page."""

    def __init__(self, body: HtmlElement) -> None:
        self.links = 0
        self.held: dict[HtmlElement, int] = {}
        stack: list[tuple[HtmlElement, HtmlElement, bool]] = [(body, body, False)]
        while stack:
            element, holder, linked = stack.pop()
            if not isinstance(element.tag, str) or is_unseen(element):
                continue
            if _holds(element):
                holder = element
            if element.tag == "a" and element.get("href") is not None:
                self.links += 1
                linked = True
            if not linked:
                self.held[holder] = self.held.get(holder, 0) + _length(element.text)
            for child in reversed(element):
                if not linked:
                    self.held[holder] = self.held.get(holder, 0) + _length(child.tail)
                stack.append((child, holder, linked))
        self._pass_up()

    def _pass_up(self) -> None:
        """Give the text of elements that stand in a row, marked as one another, to the one that they stand in, as if
        they were its paragraphs: `docitem-1`, `docitem-2`, ..."""
        rows: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
        for element in self.held:
            parent = element.getparent()
            if parent is not None:
                rows.setdefault((parent, element.tag, _mark(element)), []).append(element)
        inner = dict(self.held)  # what an element holds, with all that was passed up to those in it
        for (parent, _, _), row in reversed(rows.items()):  # what stands within another comes behind it, so first
            held = [inner[element] for element in row]
            if len(row) >= _LEAST_ROW and max(held) <= _MOST_OF_ROW * sum(held):
                self.held[parent] = self.held.get(parent, 0) + sum(held)
            inner[parent] = inner.get(parent, 0) + sum(held)

    def fullest(self) -> HtmlElement | None:
        """The element that holds most text itself, in paragraphs and tables; the outermost where several hold one
        another's."""
        if not any(self.held.values()):
            return None
        best = max(self.held, key=lambda element: self.held[element])
        enough = self.held[best] * _SHARE_WORTH_KEEPING
        while (parent := best.getparent()) is not None and parent in self.held and self.held[parent] > enough:
            best = parent
        return best

    def within(self, element: HtmlElement) -> int:
        """How much text that is no link stands anywhere in an element."""
        return sum(self.held.get(each, 0) for each in element.iter())


def _holds(element: HtmlElement) -> bool:
    """Whether an element may be the one that holds a document: a division of the page, or a cell of a table that is one
    by the paragraphs in it."""
    if element.tag in _HOLDERS:
        return True
    return element.tag == "td" and sum(child.tag in ("p", "div", "br", "table") for child in element) >= _LEAST_BLOCKS


def _with_its_like(best: HtmlElement, measure: _Measure) -> list[HtmlElement]:
    """An element and those beside it that are marked as it is (`WordSection1`, `WordSection2`) and hold text."""
    parent = best.getparent()
    if parent is None or best.tag == "body":
        return [best]
    mark = _mark(best)
    alike = [e for e in parent if e is best or (e.tag == best.tag and _mark(e) == mark and measure.within(e))]
    return [e for e in alike if e is best or not is_list_of_links(e)]


def _mark(element: HtmlElement) -> str:
    """What an element is called by its first class, without the number."""
    return "".join(_NAME.findall((element.get("class") or "").partition(" ")[0]))


def _upwards(element: HtmlElement) -> Iterator[HtmlElement]:
    """An element and those it stands in."""
    yield element
    yield from element.iterancestors()


def _length(text: str | None) -> int:
    return 0 if text is None else len(" ".join(text.split()))
