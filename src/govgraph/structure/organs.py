"""The organs that issue a document, from the lines of its head that name them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from govgraph.authority.agencies import agency_parts, central_agencies, local_organs, portfolios
from govgraph.authority.units import level_words
from govgraph.language.letters import fold
from govgraph.structure.phrases import cues, is_unfinished


class OrganLine(NamedTuple):
    """A line of the head that may name an organ or a part of its name. `adjoins` tells that nothing stands between it
    and the one before."""

    text: str
    adjoins: bool


def _by_first_word(names: set[str]) -> dict[str, tuple[str, ...]]:
    """Names by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        found.setdefault(name.split(" ", 1)[0], []).append(name)
    return {word: tuple(named) for word, named in found.items()}


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    names = {form for agency in central_agencies() for form in agency.forms}
    names |= {form for organ in local_organs() for form in organ.forms}
    names |= {f"{kind} {form}" for portfolio in portfolios() for form in portfolio.forms for kind in ("Bộ", "Sở")}
    return _by_first_word({fold(name) for name in names})


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    names = {name for found in _bodies().values() for name in found}
    return _by_first_word(names | _generic())


@cache
def _generic() -> frozenset[str]:
    """The beginnings of names that are no organ's whole name."""
    return frozenset(fold(form) for part in agency_parts() for form in part.forms) | frozenset(cues("organ"))


def head_of_organ(text: str) -> str | None:
    """The longest known beginning of an organ's name that a text begins with, folded: `ủy ban nhân dân` of
    `ỦY BAN NHÂN DÂN TỈNH CAO BẰNG`, `cục` of `CỤC THUẾ`. None where it begins with none."""
    return _beginning(fold(text), _heads())


def names_body(text: str) -> bool:
    """Whether a text begins with the name of a known body: a central one, a ministry or department, a local organ."""
    return _beginning(fold(text), _bodies()) is not None


@cache
def _dashed() -> dict[str, tuple[str, ...]]:
    """By the first word behind a dash in organs' names, what stands before the dash."""
    names = {form for agency in central_agencies() for form in agency.forms}
    names |= {form for part in agency_parts() for form in part.forms}
    found: dict[str, set[str]] = {}
    for name in names:
        left, dash, right = fold(name).partition(" - ")
        if dash:
            found.setdefault(right.split(" ", 1)[0], set()).add(left)
    return {word: tuple(sorted(lefts)) for word, lefts in found.items()}


def parts_a_name(before: str, text: str) -> bool:
    """Whether the dash that a line begins with is one of an organ's name: `Bộ Lao động` / `- Thương binh và Xã hội`."""
    lefts = _dashed().get(fold(text).lstrip("- ").split(" ", 1)[0])
    return lefts is not None and fold(before).endswith(lefts)


def _beginning(folded: str, names: dict[str, tuple[str, ...]]) -> str | None:
    for name in names.get(folded.split(" ", 1)[0], ()):
        if folded.startswith(name) and not folded[len(name) : len(name) + 1].isalnum():
            return name
    return None


def organs_of(lines: list[OrganLine]) -> list[str]:
    """The organs that lines name, the superior ones first, wrapped names joined, each once. Where no line begins as an
    organ's name does, the first lines are taken for one."""
    organs: list[str] = []
    known = False  # whether what stands before is an organ
    for line in lines:
        text = line.text.strip(" -_*|")
        if not text:
            continue
        if known and _goes_on(organs[-1], text, line.adjoins):
            organs[-1] = f"{organs[-1]} {text}"
        elif head_of_organ(text) is not None or (not organs and _is_cut_head(text)):
            organs.append(text)
            known = True
        else:
            known = False
    if not organs and lines:
        return [" ".join(line.text for index, line in enumerate(lines) if index == 0 or line.adjoins)]
    return list(dict.fromkeys(organs))


def _is_cut_head(text: str) -> bool:
    """Whether a line is the first word or words of an organ's name, cut by the line's end: `ỦY`, `HỘI ĐỒNG NHÂN`."""
    folded = fold(text)
    return any(name.startswith(f"{folded} ") for name in _heads().get(folded.split(" ", 1)[0], ()))


def _goes_on(organ: str, text: str, adjoins: bool) -> bool:
    """Whether a line goes on with the name of the organ before: `BỘ NÔNG NGHIỆP` / `VÀ MÔI TRƯỜNG`."""
    if is_unfinished(organ):
        return True
    if head_of_organ(text) is None:
        folded = fold(text)
        return adjoins or folded.startswith(("và ", *(f"{level} " for level in level_words())))
    if not adjoins:
        return False
    folded = fold(organ)
    head = head_of_organ(organ)
    if head is None or (head == folded and head in _generic()):
        return True  # `HỘI` / `ĐỒNG NHÂN DÂN`, `BAN CHỈ ĐẠO` / `PHÒNG, CHỐNG DỊCH`
    joined = head_of_organ(f"{organ} {text}")
    return joined is not None and len(joined) > len(folded)  # `VĂN PHÒNG` / `CHÍNH PHỦ`
