"""The title that stands behind a citation: `... ngày 05/12/2011 của Hội đồng nhân dân tỉnh về đặt tên đường ...`.

It is no part of the mention, but another document named in it is that document's affair, not the citing one's.
"""

from __future__ import annotations

import re
from functools import cache

from govgraph.recognition.citations.mentions import Mention
from govgraph.recognition.citations.words import CitingText, any_word, words

_MARK = re.compile(r"[;\n”)(.:](?:(?<![.:])|(?=\s|$))")
_YEARS = re.compile(r"\((?:giai đoạn |nhiệm kỳ )?\d{4} ?- ?\d{4}\)")  # `Kế hoạch 5 năm (2021 - 2025)`
_RENAMED = re.compile(r" \((?:nay|trước đây|nay được đổi tên) là [^()\n]{3,120}\)")
"""What an issuer is called now: `của Chi cục Thuế khu vực II (nay là Thuế Thành phố Hồ Chí Minh) về việc ...`."""
_LONGEST = 500
_SHORTEST = 6
_LONGEST_END = 16  # of a conjunction at the end


@cache
def _opens() -> re.Pattern[str]:
    """How a title begins."""
    about, opens, no_title = any_word("title_about"), any_word("title_opens"), any_word("no_title")
    return re.compile(rf"(?:,(?= {about}))? [“\"]?(?={opens}(?! {no_title})(?! ?:| (?:số )?\d))")


@cache
def _about() -> re.Pattern[str]:
    """The words before what a title is about, which its short form leaves out."""
    return re.compile(rf"{any_word('title_about')} ", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    """The words with which the sentence goes on behind a title and a comma."""
    return re.compile(any_word("title_end_listed"))


def read_title(citing: CitingText, mention: Mention) -> None:
    """Set the title of a mention, and where it ends, if one follows; a law named by its title has it already."""
    if mention.form in ("self", "anaphoric", "draft") or mention.title_end or mention.title is not None:
        return
    renamed = _RENAMED.match(citing.folded, mention.end)
    opened = _opens().match(citing.folded, renamed.end() if renamed is not None else mention.end)
    if opened is None:
        return
    begin = opened.end()
    stop = _title_end(citing, begin)
    title = citing.text[begin:stop].strip(' ,“"')
    if len(title) >= _SHORTEST:
        mention.title_end = stop
        about = _about().match(title)
        mention.title = title[about.end() :] if about is not None else title


def _title_end(citing: CitingText, begin: int) -> int:
    """Where the title that begins at an offset ends: with its clause, or where the sentence goes on."""
    folded = citing.folded
    limit = min(len(folded), begin + _LONGEST)
    quoted = folded.find('"', begin, limit) if folded.startswith('"', begin - 1) else -1
    about = _about().match(folded, begin)
    if about is not None:
        begin = about.end()
    mark = _MARK.search(folded, begin, limit)
    if quoted >= 0 and (mark is None or quoted < mark.start()):
        return quoted
    while mark is not None and (years := _YEARS.match(folded, mark.start(), limit)) is not None:
        mark = _MARK.search(folded, years.end(), limit)
    stop = mark.start() if mark is not None else limit
    over = citing.next_word("title end", begin, stop)
    while over is not None and over.word in _passive() and _open_start(citing, begin, over.start) is not None:
        over = citing.next_word("title end", over.end, stop)  # `thủ tục mới ban hành và bị bãi bỏ trong lĩnh vực ...`
    if over is not None:
        stop = over.start
    comma = folded.find(", ", begin, stop)
    while comma >= 0 and not _sentence_goes_on(citing, comma + 2):
        comma = folded.find(", ", comma + 2, stop)
    stop = comma if comma >= 0 else stop
    open_start = _open_start(citing, begin, stop)
    return stop if open_start is None else open_start


def _sentence_goes_on(citing: CitingText, at: int) -> bool:
    """Whether a sentence goes on at an offset behind a title and a comma, with words that say so or with a body of
    which they do: `..., Tỉnh ủy đã ban hành Kế hoạch số 12-KH/TU`."""
    if _goes_on().match(citing.folded, at) is not None:
        return True
    body = citing.agencies.at(at)
    return body is not None and _goes_on().match(citing.folded, body.end + 1) is not None


@cache
def _passive() -> frozenset[str]:
    """The words that say that something is changed, in a title as often as of what bears it."""
    return frozenset(words("passive", "relation_cues"))


def _open_start(citing: CitingText, begin: int, end: int) -> int | None:
    """Where the conjunction begins with which some words end, as no title does."""
    match = _open_end().search(citing.folded, max(begin, end - _LONGEST_END), end)
    return match.start() if match is not None else None


@cache
def _open_end() -> re.Pattern[str]:
    return re.compile(rf",? {any_word('and')} ?$")
