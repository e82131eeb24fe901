"""Positions that people hold in the Party, the State, the Front, the forces, enterprises and the press, and the titles
that stand before names: ways of address, military ranks, academic degrees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, cast

from msgspec import Struct

from govgraph.authority.tables import rows, several
from govgraph.language.letters import fold

ModifierPlace = Literal["before", "after"]
TitleRole = Literal["address", "military rank", "degree"]


class Position(Struct, frozen=True):
    """A position's name (`Chánh Văn phòng`) and the folded forms in which documents write it.

    `shares` are the folded last words of the position that are also the first of the body's name (`văn phòng` in
    `Chánh Văn phòng Tỉnh ủy`), empty where there are none. `full` is the full form of a position that names its body
    by itself (`Thủ tướng Chính phủ`) and `body` that body's canonical name; None where the body must be said. `heads`
    tells whether its holder heads the body.
    """

    name: str
    forms: tuple[str, ...]
    shares: str
    full: str | None
    body: str | None
    held_at: tuple[str, ...]
    heads: bool
    branch: str


class Modifier(Struct, frozen=True):
    """A word that qualifies positions: `phó` stands before them, `thường trực` after. `forms` are folded."""

    meaning: str
    place: ModifierPlace
    forms: tuple[str, ...]


class PersonTitle(Struct, frozen=True):
    """What may stand before a person's name without being a position. `forms` are folded."""

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
