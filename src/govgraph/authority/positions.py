"""Positions that people hold in the Party, the State, the Front, the forces, enterprises and the press, and the titles
that stand before names: ways of address, military ranks, academic degrees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, cast

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold

ModifierPlace = Literal["before", "after"]
TitleRole = Literal["address", "kin", "military rank", "degree"]


class Position(Struct, frozen=True, gc=False):
    """A position's name (`Chánh Văn phòng`) and the folded forms in which documents write it.

    `shares` are the folded last words of the position that are also the first of the body's name (`văn phòng` in
    `Chánh Văn phòng Tỉnh ủy`), empty where there are none. `full` is the full form of a position that names its body
    by itself (`Thủ tướng Chính phủ`) and `body` that body's canonical name; None where the body must be said.
    `held_at` are the first words of the names of bodies at which it is held, `issues_at` of those in which its holder
    issues documents in his own right (Law on the Promulgation of Legal Documents 2025, Article 4). `heads` tells
    whether its holder heads the body.
    """

    name: str
    forms: tuple[str, ...]
    shares: str
    full: str | None
    body: str | None
    held_at: tuple[str, ...]
    issues_at: tuple[str, ...]
    heads: bool
    branch: str


class Modifier(Struct, frozen=True, gc=False):
    """A word that qualifies positions: `phó` stands before them, `thường trực` after. `forms` are folded."""

    meaning: str
    place: ModifierPlace
    forms: tuple[str, ...]


class PersonTitle(Struct, frozen=True, gc=False):
    """What may stand before a person's name without being a position. `forms` are folded. `kin` are words of address
    that are syllables of names as often (`anh`, `cô`)."""

    name: str
    role: TitleRole
    forms: tuple[str, ...]


def _forms(name: str, also: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(form) for form in (name, *several(also))))


@cache
def positions() -> tuple[Position, ...]:
    """All positions, in the order of the table."""
    return tuple(
        Position(
            row["position"],
            _forms(row["position"], row["also"]),
            fold(row["shares"]),
            row["full"] or None,
            row["body"] or None,
            several(row["held_at"]),
            several(row["issues_at"]),
            row["heads"] == "yes",
            row["branch"],
        )
        for row in rows("positions")
    )


@cache
def modifiers() -> tuple[Modifier, ...]:
    """The words that qualify positions, in the order of the table."""
    return tuple(
        Modifier(row["meaning"], cast(ModifierPlace, row["place"]), _forms(row["words"], row["also"]))
        for row in rows("position_modifiers")
    )


@cache
def person_titles() -> tuple[PersonTitle, ...]:
    """Ways of address, ranks and degrees, in the order of the table."""
    return tuple(
        PersonTitle(row["title"], cast(TitleRole, row["role"]), _forms(row["title"], row["also"]))
        for row in rows("person_titles")
    )


@lru_cache(maxsize=4096)
def headed_body(issuer: str) -> str | None:
    """The body whose head issues documents in his own right under its symbol (`Chủ tịch Ủy ban nhân dân tỉnh Lai Châu`
    gives the committee, `Bộ trưởng Bộ Y tế` the ministry); None for the name of a body itself."""
    for position in positions():
        body = issuer.removeprefix(f"{position.name} ")
        if position.heads and body != issuer and body.startswith(position.issues_at):
            return body
    return None


class Title(Struct, frozen=True, gc=False):
    """A position with its modifiers as a text has it: `words` in normal case (`Phó Chủ tịch Thường trực`), where it
    starts and ends, and where the position's own words end (code points, ends exclusive)."""

    position: Position
    words: str
    start: int
    core_end: int
    end: int


@cache
def positions_by_form() -> dict[str, tuple[Position, ...]]:
    """The positions by each of their folded forms; an abbreviation may stand for several."""
    found: dict[str, tuple[Position, ...]] = {}
    for position in positions():
        for form in position.forms:
            found[form] = (*found.get(form, ()), position)
    return found


def title_around(folded: str, start: int, end: int, position: Position) -> Title:
    """The title whose position's own words stand between two offsets of a folded text, with the modifiers around."""
    words = position.name
    first, last = start, end
    while (modifier := _modifier_before(folded, first)) is not None:
        first -= len(modifier) + 1
        words = f"{_before()[modifier]} {words}"
    while (modifier := _modifier_after(folded, last)) is not None:
        last += len(modifier) + 1
        words = f"{words} {_after()[modifier]}"
    return Title(position, words, first, end, last)


def read_title(folded: str, at: int = 0) -> Title | None:
    """The title that begins at an offset of a folded text, None where there is none."""
    plain, modified = _title_patterns()
    matches = [match for pattern in (plain, modified) if (match := pattern.match(folded, at)) is not None]
    if not matches:
        return None
    match = max(matches, key=lambda match: match.end())  # `phó chủ nhiệm` and `[phó] chủ nhiệm chính trị`
    return title_around(folded, match.start(1), match.end(1), positions_by_form()[match[1]][0])


def _modifier_before(folded: str, at: int) -> str | None:
    if at < 2 or folded[at - 1] != " ":
        return None
    gap = folded.rfind(" ", 0, at - 1)
    gap = max(gap, folded.rfind("\n", gap + 1, at - 1))
    word = folded[gap + 1 : at - 1].lstrip('(“"-+')
    return word if word in _before() else None


def _modifier_after(folded: str, at: int) -> str | None:
    if not folded.startswith(_after_starts(), at):
        return None
    for form in _after():
        if folded.startswith(form, at + 1) and not folded[at + 1 + len(form) : at + 2 + len(form)].isalnum():
            return form
    return None


@lru_cache(maxsize=256)
def after_title(word: str) -> tuple[str, ...]:
    """The folded modifiers that stand behind a title, each after a space and, if one is given, before a word."""
    return tuple(f" {form} {fold(word)}".rstrip() for form in _after())


@cache
def _after_starts() -> tuple[str, ...]:
    return tuple(f" {form}" for form in _after())


@cache
def _before() -> dict[str, str]:
    """The modifiers before a position, each with its normal form."""
    return {f: m.forms[0].capitalize() for m in modifiers() if m.place == "before" for f in m.forms}


@cache
def _after() -> dict[str, str]:
    return {f: m.forms[0].capitalize() for m in modifiers() if m.place == "after" for f in m.forms}


@cache
def _title_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a position by itself and of one behind modifiers."""
    position = rf"({_any(positions_by_form())})(?!\w)"
    return re.compile(position), re.compile(rf"(?:{_any(_before())} )+{position}")


@cache
def _collectives() -> tuple[tuple[str, str], ...]:
    return tuple((row["collective"], row["organ"]) for row in rows("collectives"))


@lru_cache(maxsize=4096)
def organ_of(body: str) -> str:
    """The organ that a collective within it speaks for, whose officers sign for it: of `Ban Thường vụ Tỉnh ủy X` the
    `Tỉnh ủy X`, of any other body the body itself."""
    for collective, organ in _collectives():
        if body == collective and organ:
            return organ
        if body.startswith(f"{collective} "):
            return body.removeprefix(f"{collective} ")
    return body


@lru_cache(maxsize=4096)
def body_of(issuer: str) -> str:
    """The body of an issuer that is an office: of `Chủ tịch Ủy ban nhân dân tỉnh X` the `Ủy ban nhân dân tỉnh X`."""
    title = read_title(fold(issuer))
    if title is None:
        return issuer
    return issuer[title.end :].strip() or title.position.body or issuer


@cache
def position_line_pattern() -> re.Pattern[str]:
    """Matches, at the beginning of a line in capitals, a position with its modifiers: `PHÓ CHÁNH VĂN PHÒNG`."""
    words = {form for position in positions() for form in position.forms if " " in form}
    words |= {fold(position.name) for position in positions()}
    return re.compile(_modified(words).upper() + r"(?!\w)")


@cache
def office_pattern() -> re.Pattern[str]:
    """Matches in folded text a position and the space before the name of its body: of `chánh văn phòng tỉnh ủy` the
    first word, since the body is `văn phòng tỉnh ủy`."""
    words = {form.removesuffix(position.shares).rstrip() for position in positions() for form in position.forms} - {""}
    return re.compile(rf"{_modified(words)} ")


@cache
def rank_pattern() -> re.Pattern[str]:
    """Matches the titles before a name, at the beginning of a line or name as printed: `GS.TS. `, `Đại tá, `."""
    words = [form for title in person_titles() for form in title.forms]
    return re.compile(rf"^(?:{_any(words)}(?:\s*[.,:-]\s*|\s+))+(?=\w)", re.IGNORECASE)


def _modified(words: Iterable[str]) -> str:
    """A pattern of any of the positions with the modifiers that may stand before and after it."""
    before = [form for modifier in modifiers() if modifier.place == "before" for form in modifier.forms]
    after = [form for modifier in modifiers() if modifier.place == "after" for form in modifier.forms]
    return rf"(?:{_any(before)} ?)*{_any(words)}(?: {_any(after)})*"


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest tried first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"
