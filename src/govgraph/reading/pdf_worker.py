"""The process in which one file of pages is read: `python -m govgraph.reading.pdf_worker KIND < FILE`.

A damaged or hostile file can make its reader crash, hang or grow; here it takes nothing with it. The pages are written
to standard output as they are read, each a line of JSON; the last line tells that the file is done, or why it is not.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

import msgspec
from pypdfium2 import PdfDocument, PdfiumError, raw

from govgraph.reading.ocr_spelling import spelt_right
from govgraph.reading.page_pieces import pieces
from govgraph.reading.page_text import page_text
from govgraph.reading.pdf import End, Page
from govgraph.reading.pdf_pages import PageContent, TooMuchText, read_page

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 5000
MOST_MEMORY = 2_000_000_000
"""Bytes that the process may take, where the system keeps such a bound."""
_MOST_DOTS = 60_000_000
"""Dots of a picture: three times those of an A3 page."""
_LEAST_DOTS = 400_000
"""A picture with fewer is no page: an icon, a logo."""
_SHORTEST_SIDE, _LONGEST_SIDE = 2000, 5000
"""Dots that a page's picture has at least on its shorter side, and at most on its longer one, for recognition."""
_POINTS_AN_INCH = 72
_FEW_LETTERS = 25
"""Letters on a page up to which it has no text of its own, where anything else is drawn on it."""
_STAMPED_LETTERS = 250
"""And where a picture covers the page: a site's address, a stamp, the number of the document."""
_PICTURED = 0.5
_DRAWINGS = 20


class Refused(Exception):
    """A file that is not read; the message says why and what to do."""


def pdf_pages(data: bytes) -> Iterator[Page]:
    """The pages of a PDF file, in order. Raises Refused."""
    document = _opened(data)
    try:
        count = len(document)
        if not count:
            raise Refused("a PDF file without pages, or damaged: open it in a PDF viewer and save it again")
        if count > MOST_PAGES:
            raise Refused(f"a PDF file of {count} pages, of which govgraph reads {MOST_PAGES}: split it")
        document.init_forms()
        for index in range(count):
            try:
                content = read_page(document, index)
                if is_picture(content):
                    yield _recognised_page(data, content, index)
                else:
                    yield Page(page_text(content.pieces, content.rules), _stamps(content))
            except TooMuchText as error:
                raise Refused(f"page {index + 1} is {error}: no page of a document, so the file is not read") from None
            except PdfiumError:
                raise Refused(
                    f"page {index + 1} is damaged: open the file in a PDF viewer and print it to a new one"
                ) from None
    finally:
        document.close()


def is_picture(content: PageContent) -> bool:
    """Whether a page's words stand in a picture, or are drawn as one: it has no more text than a stamp."""
    if content.pictured >= _PICTURED:
        return content.letters < _STAMPED_LETTERS
    return content.letters < _FEW_LETTERS and (content.pictured > 0 or content.drawn > _DRAWINGS)


def picture_pages(data: bytes) -> Iterator[Page]:
    """The pages of a picture, of which a TIFF file may have many. Raises Refused."""
    _recogniser("a picture")
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError  # noqa: PLC0415 - Pillow is there, as it says

    Image.MAX_IMAGE_PIXELS = _MOST_DOTS
    try:
        with Image.open(io.BytesIO(data)) as opened:
            for number, frame in enumerate(ImageSequence.Iterator(opened), 1):
                if number > MOST_PAGES:
                    raise Refused(f"a picture of more than {MOST_PAGES} pages: split it")
                width, height = frame.size
                if not _LEAST_DOTS <= width * height <= _MOST_DOTS:
                    raise Refused(f"a picture of {width} x {height} dots is no page: scan the page at 300 dots an inch")
                scale = _SHORTEST_SIDE / min(width, height)
                upright = ImageOps.exif_transpose(frame).convert("RGB")
                if scale > 1:
                    upright = upright.resize((round(width * scale), round(height * scale)))
                yield _recognised(upright, 1, None, number)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused(f"a damaged picture ({' '.join(str(error).split())[:80]}): save it again") from None


def _recogniser(what: str) -> ModuleType:
    """The module that recognises letters. Raises Refused where that or what it needs is not installed."""
    try:
        from govgraph.reading import ocr  # noqa: PLC0415 - only where a page needs it: it may not be installed
    except ImportError:
        raise Refused(f'{what}, whose letters are to be recognised: pip install "govgraph[ocr]"') from None
    try:
        ocr.check()
    except ocr.Unavailable as missing:
        raise Refused(f"{what}, whose letters are to be recognised: {missing}") from None
    return ocr


def _opened(data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refused("an encrypted PDF file: open it with its password and save it without one") from None
        raise Refused("a damaged PDF file: open it in a PDF viewer and print it to a new one") from None


def _recognised_page(data: bytes, content: PageContent, index: int) -> Page:
    """A page whose words stand in a picture; what has been laid on it as text is read as text."""
    ocr = _recogniser(f"page {index + 1} is a scan")
    document = _opened(data)  # afresh: what was laid on the page is part of it by now
    try:
        page = document[index]
        for thing in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
            with suppress(PdfiumError):
                page.remove_obj(thing)
        scale = min(ocr.RESOLUTION / _POINTS_AN_INCH, _LONGEST_SIDE / max(page.get_size()))
        picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
    finally:
        document.close()
    return _recognised(picture, scale, content, index + 1)


def _recognised(picture: Image, scale: float, content: PageContent | None, number: int) -> Page:
    """What is recognised in a page's picture that has `scale` dots a point."""
    ocr = _recogniser(f"page {number} is a scan")
    try:
        words, confidence = ocr.recognised(picture, scale)
    except ocr.Unavailable as missing:
        raise Refused(f"page {number} is a scan and was not recognised: {missing}") from None
    except ocr.TooSlow as slow:
        raise Refused(f"page {number} is a scan that takes {slow} to recognise: scan it again") from None
    text = spelt_right(page_text([*pieces(words), *(content.pieces if content is not None else ())]))
    return Page(text, _stamps(content) if content is not None else (), confidence)


def _stamps(content: PageContent) -> tuple[str, ...]:
    return tuple(line for lines in content.stamps for line in lines)


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))


def main(kind: str) -> NoReturn:
    """Read the file on standard input."""
    _bound_memory()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    end = End()
    try:
        for page in picture_pages(data) if kind == "picture" else pdf_pages(data):
            out.write(msgspec.json.encode(page) + b"\n")
            out.flush()
    except Refused as refused:
        end = End(str(refused))
    except MemoryError:
        end = End("reading it takes more memory than any document does: split it")
    out.write(msgspec.json.encode(end) + b"\n")
    sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
