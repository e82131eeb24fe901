"""Saved web pages: the document without the site around it, read as browsers read it."""

from __future__ import annotations

import pytest

from govgraph.reading import read_bytes
from office import DECISION, web_page

MENU = '<ul class="menu">' + "".join(f'<li><a href="/{n}">Lĩnh vực số {n}</a></li>' for n in range(9)) + "</ul>"
RELATED = (
    '<div class="lq"><h3>Văn bản liên quan</h3>'
    + "".join(f'<p><a href="/{n}">Quyết định {n}/2010/QĐ-TTg về việc khác</a></p>' for n in range(5))
    + "</div>"
)
BODY = web_page(DECISION).decode().partition("<body>")[2].partition("</body>")[0]
SITES = {
    "a marked container": f'<form id="f"><div id="top">{MENU}<h1>Thông tư 08</h1></div><table><tr><td>{MENU}</td><td>'
    f'<div class="cldivContentDocVn" id="divContentDoc"><div class="content1">{BODY}</div></div>{RELATED}</td></tr>'
    "</table><div>Hãy để lại ý kiến của bạn về văn bản này, chúng tôi sẽ trả lời sớm nhất.</div></form>",
    "full text of the database": f'{MENU}<div class="fulltext"><div id="toanvancontent">{BODY}</div></div>{RELATED}',
    "unknown": f'<header>{MENU}</header><div><div class="left">{MENU}</div><div class="main">{BODY}</div>'
    f"{RELATED}</div><footer><p>Cơ quan chủ quản: Văn phòng. Giấy phép số 123/GP-BC.</p></footer>",
    "a division a paragraph": f'{MENU}<div class="noi-dung">'
    + BODY.replace("<p", '<div class="doan"><div').replace("</p>", "</div></div>")
    + f"</div>{RELATED}",
    "cells of a layout": f"<table><tr><td>{MENU}</td></tr><tr><td>{BODY}</td><td>{RELATED}</td></tr></table>",
    "saved by Word": f'<div class="WordSection1">{BODY}</div>',
}


@pytest.mark.parametrize("site", SITES)
def test_a_saved_page_gives_the_document_without_the_site(site: str) -> None:
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><script>x</script></head>'
    page = f"{head}<body><script>menu()</script>{SITES[site]}</body></html>".encode()
    assert read_bytes(page, "a.html").text == read_bytes(web_page(DECISION), "a.html").text


def test_sections_of_one_document_stay_together_on_a_page_with_links() -> None:
    parts = [f'<div class="WordSection{n}"><p>{"Nội dung phần " * 20}{n}</p></div>' for n in (1, 2)]
    page = f"<html><body>{MENU}<div>{''.join(parts)}</div></body></html>".encode()
    text = read_bytes(page, "a.html").text
    assert text.split("\n") == [f"{'Nội dung phần ' * 20}{n}" for n in (1, 2)]


def test_divisions_numbered_one_by_one_are_the_paragraphs_of_one_document() -> None:
    words = [f"Điều {n}. Các cơ quan, đơn vị chịu trách nhiệm thi hành phần {n}" for n in range(1, 9)]
    parts = "".join(f'<div class="docitem-{n}"><p>{each}</p></div>' for n, each in enumerate(words))
    page = f'<html><body>{MENU}<div class="body"><table><tr><td>BỘ Y TẾ</td></tr></table>{parts}</div>{RELATED}</body>'
    assert [line for line in read_bytes(page.encode(), "a.html").text.split("\n") if line] == ["BỘ Y TẾ", *words]


def test_a_press_article_keeps_its_headline() -> None:
    article = (
        "<div class='detail'>"
        + "".join(f"<p>{'Chủ tịch UBND tỉnh yêu cầu các sở. ' * 5}</p>" for _ in range(4))
        + "</div>"
    )
    page = f"<html><body>{MENU}<h1>Họp UBND tỉnh</h1><div>{article}{RELATED}</div></body></html>".encode()
    assert read_bytes(page, "a.html").text.startswith("Họp UBND tỉnh\nChủ tịch UBND tỉnh yêu cầu")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="windows-1258"><p>a' + b"\xd0\xf5</p>", "aĐơ"),
        (b'<meta charset="iso-8859-1"><p>' + b"S\xbeC L\xd6NH</p>", "S¾C LÖNH"),
        (b'<meta charset="punycode"><p>' + "Thông tư</p>".encode(), "Thông tư"),
        ("<html><body><p>Thông tư</p></body></html>".encode("utf-16"), "Thông tư"),
        ("<p>Thông\n   tư <b>số</b> 8</p><p>&nbsp;</p><p style='display:none'>ẩn</p>".encode(), "Thông tư số 8"),
        (
            "<body><ol type=a start=2><li>hai</li><li value=4><p>bốn</p></li></ol><ul><li>chấm</li></ul>".encode(),
            "b. hai\nd. bốn\n• chấm",
        ),
        (
            "<p>10 m<sup>2</sup>, <a href=x>[1]</a></p><p style='text-transform:uppercase'>quyết định</p>".encode(),
            "10 m², [1]\nQUYẾT ĐỊNH",
        ),
    ],
)
def test_pages_are_read_as_browsers_do(data: bytes, text: str) -> None:
    assert read_bytes(data, "a.html").text == text
