"""Sentences of a passage, and the heading that may stand before the first (`Về phòng cháy rừng: ...`)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from govgraph.recognition.directives.cues import DirectiveCues, Words

_BEHIND = (
    r"(?<![.?!…].)(?<![.?!…][;,].)"  # no stop within a row of them: each would look to the end of the row
    r"(?:[.?!…]|[;,](?=[.…]))*(?P<after>[\"”’)\]]*) +(?=[\"“(‘]?(?P<next>\w))"
)
_FULL_STOP = re.compile(rf"\.{_BEHIND}")
_STOP = re.compile(rf"[.?!…]{_BEHIND}")
"""Any stop; most passages have full stops alone, which are found faster, since their pattern begins with one letter."""
_INLINE_NUMBER = re.compile(r"(?:^|[:;.,] ?)\d{1,2}$")
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENING_MARKS = re.compile(r"[^\w“\"(]*")
_LONGEST_TOPIC = 320
_LONGEST_LABEL = 90
_LONGEST_BRACKET = 200


def sentences(text: str, start: int, end: int, abbreviations: Container[str]) -> Iterator[tuple[int, int]]:
    """The spans of the sentences between two offsets, without the white space around them.

    A full stop ends a sentence where a capital follows, save behind an abbreviation (`TP. Hồ Chí Minh`), an initial
    (`T.Ư`) or a number that itemises within the sentence, and within brackets.
    """
    begin = start
    passage = text[start:end]
    stops = _STOP if "?" in passage or "!" in passage or "…" in passage else _FULL_STOP
    for stop in stops.finditer(text, start, end):
        if not text[stop.start("next")].isupper():
            continue
        at = stop.start()
        bracket = text.rfind("(", max(begin, at - _LONGEST_BRACKET), at)
        if bracket >= 0 and text.find(")", bracket, min(end, bracket + _LONGEST_BRACKET)) > at:
            continue
        if text[at] == "." and text[at + 1] == " ":
            word = _LAST_WORD.search(text, max(begin, at - 12), at)
            if word is not None and (word[0].lower() in abbreviations or (len(word[0]) == 1 and word[0].isupper())):
                continue
            if text[at - 1].isdigit() and _INLINE_NUMBER.search(text, max(begin, at - 5), at):
                continue
        yield begin, stop.end("after")
        begin = stop.end()
    if begin < end:
        yield begin, end


def opening(text: str, start: int, end: int) -> int:
    """Where the words of a passage begin behind marks that the structure has left there."""
    if text[start].isalnum():
        return start
    match = _OPENING_MARKS.match(text, start, end)
    return match.end() if match is not None and match.end() < end else start


def topic_end(text: str, words: Words, start: int, end: int, cues: DirectiveCues) -> int | None:
    """The end of a heading that stands at the beginning of a passage's first sentence, None if there is none.

    `Về phòng cháy rừng: Chi cục Kiểm lâm ...`: a topic, a colon, and a capital. A short label of any other
    kind counts too unless it begins with a verb, since then the colon opens what the verb governs.
    """
    colon = text.find(": ", start, min(end, start + _LONGEST_TOPIC))
    if colon < 0 or not text[colon + 2 : colon + 3].isupper():
        return None
    if cues.topics.at(words, start, colon) is not None:
        return colon + 2
    comma = text.find(", ", colon, min(end, colon + _LONGEST_LABEL))
    if comma >= 0 and text[comma + 2 : comma + 3].isupper() and cues.plurals.at(words, start, colon) is not None:
        return None  # names, and no task: `Các dự án: Xây dựng cầu Vàng, Mở rộng đường 12 còn chậm.`
    if colon - start > _LONGEST_LABEL or cues.verbs.kind_at(words, start, colon) == "acts":
        return None
    return colon + 2
