"""Recognition as a whole: it never fails, its spans lie in the text, and what changes nothing for a reader changes
nothing."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Hashable

import pytest
from hypothesis import given, settings

from gold import DOCUMENTS, FIVE, all_spans
from govgraph import DocumentFacts, ReadingError, recognise_text
from govgraph.language.letters import fold
from odd_texts import TEXTS

TEXT = {name: (DOCUMENTS / f"{name}.txt").read_text("utf-8") for name in FIVE}


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_makes_recognition_fail(text: str) -> None:
    try:
        facts = recognise_text(text)
    except ReadingError:  # nothing to read, or what no text has
        assert not text.strip() or "\0" in text
        return
    assert len(facts.text) == len(text)
    assert all(0 <= start < end <= len(facts.text) for _, start, end in all_spans(facts))


@pytest.mark.parametrize(
    "written",
    [
        "<p>Căn cứ {} cũ</p>",
        "%PDF-1.7 căn cứ {} cũ",
        "{{\\rtf1 căn cứ {} cũ}}",
        "\ufeffCăn cứ {} cũ",
        "From: A\nTo: B\nMIME-Version: 1.0\n\nCăn cứ {} cũ",
    ],
)
def test_a_text_is_a_text_whatever_it_looks_like(written: str) -> None:
    text = written.format("Nghị quyết số 68/NQ-CP")
    facts = recognise_text(text, inside=True)
    assert facts.text == text
    assert [facts.quote(cited.start, cited.end) for cited in facts.citations] == ["Nghị quyết số 68/NQ-CP"]


@pytest.mark.parametrize("text", ["", " \n\u00a0", "Nghị quyết\0", "Nghị quyết \ud800"])
def test_what_is_no_text_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ReadingError) as refused:
        recognise_text(text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", FIVE)
def test_every_span_is_words_of_the_text(name: str) -> None:
    facts = recognise_text(TEXT[name])
    assert facts.text == TEXT[name]
    spans = list(all_spans(facts))
    assert len(spans) > 50
    for _, start, end in spans:
        quote = facts.quote(start, end)
        assert quote.strip() == quote


@pytest.mark.parametrize("name", FIVE)
def test_a_citation_s_quote_has_its_number(name: str) -> None:
    facts = recognise_text(TEXT[name])
    for citation in facts.citations:
        if citation.number is not None:
            assert citation.number in re.sub(r"\s+", "", facts.quote(citation.start, citation.end))


def said(facts: DocumentFacts) -> dict[str, list[Hashable]]:
    """What a document says, without where it says it; names taken from the text by what a reader reads."""

    def plain(value: str | None) -> str | None:
        return fold(value) if value else value

    return {
        "metadata": [facts.metadata.type, facts.metadata.number, facts.metadata.date, facts.metadata.issuer],
        "citations": [(c.form, c.type, c.number, c.date, c.issuer, c.relation) for c in facts.citations],
        "agencies": [agency.name for agency in facts.agencies],
        "officials": [(plain(h.name), h.position) for h in facts.holdings],
        "directives": [(d.section, d.responsible, d.coordinating, d.deadline) for d in facts.directives],
        "initiatives": [(i.kind, plain(i.name)) for i in facts.initiatives],
        "meetings": [(plain(m.name), m.date, plain(m.chair)) for m in facts.meetings],
        "places": [(p.name, p.level) for p in facts.places],
    }


def other_tones(text: str) -> str:
    """The text with the tones of open syllables on their second letters: `hòa` as `hoà`, `ủy` as `uỷ`."""
    pairs = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "Ủy": "Uỷ", "úy": "uý", "ỏe": "oẻ", "ỤY": "UỴ", "ỦY": "UỶ", "ÒA": "OÀ"}
    return re.sub(rf"(?<![qQ])(?:{'|'.join(pairs)})(?!\w)", lambda pair: pairs[pair[0]], text)


CHANGES: dict[str, Callable[[str], str]] = {
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text),
    "the other tone placement": other_tones,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "non-breaking spaces": lambda text: text.replace(" ", "\xa0"),
    "Đ as Ð": lambda text: text.replace("Đ", "Ð"),
    "a byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", FIVE)
def test_what_changes_nothing_for_a_reader_changes_nothing(name: str, change: str) -> None:
    assert said(recognise_text(CHANGES[change](TEXT[name]))) == said(recognise_text(TEXT[name]))


@pytest.mark.parametrize("name", FIVE)
def test_hard_line_breaks_lose_no_citation(name: str) -> None:
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, 60, break_long_words=False, break_on_hyphens=False)) or line
        for line in TEXT[name].split("\n")
    )
    expected, found = said(recognise_text(TEXT[name])), said(recognise_text(wrapped))
    assert found["citations"] == expected["citations"]
    assert found["metadata"] == expected["metadata"]


@pytest.mark.parametrize("text", ["Các Sở, ngành: XD, TN&MT;", "Các Sở, ngành: XD, TN&MT,\nTT; "])
def test_a_list_of_agencies_may_end_the_text(text: str) -> None:
    facts = recognise_text(text)
    assert [facts.quote(each.start, each.end) for each in facts.agency_mentions][:2] == ["Các Sở, ngành: XD", "TN&MT"]
