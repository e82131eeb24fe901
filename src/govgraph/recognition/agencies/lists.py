"""Lists in the names of agencies: what joins their members, and the units that are listed by name alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govgraph.recognition.places import UnitMention

LIST = re.compile(r"(?:, ?|;? và |; ?| - | & )(?:các )?")
"""What stands between two members of a list."""

_CAPITALISED = re.compile(r"[^\W\d_][\w'’]*(?: [^\W\d_][\w'’]*){0,3}")


def listed_names(text: str, folded: str, units: Mapping[int, UnitMention], at: int) -> list[tuple[int, int, str]]:
    """The names of units behind a colon at an offset: (start, end, bare name) of each, in code points, end exclusive;
    none where no colon stands there. `units` are the text's units by where they begin."""
    found: list[tuple[int, int, str]] = []
    if folded[at : at + 1] != ":":
        return found
    at += 2 if folded[at + 1 : at + 2] == " " else 1
    while True:
        mention = units.get(at)
        bare = mention.bare if mention is not None and mention.said is None else None
        end = mention.end if mention is not None and bare else at
        if bare is None:
            name = _CAPITALISED.match(text, at)
            if name is None:
                return found
            words = name[0].split()
            count = next((i for i, word in enumerate(words) if not word[0].isupper()), len(words))
            if count == 0 or (count == 1 and len(words) > 1):
                return found  # `Chủ tịch`, `Dự thảo` go on the sentence; no unit is known by that syllable
            bare = " ".join(words[:count])
            end = at + len(bare)
        found.append((at, end, bare))
        joint = LIST.match(folded, end)
        if joint is None:
            return found
        at = joint.end()


def listed_units(folded: str, units: Mapping[int, UnitMention], start: int, end: int) -> list[tuple[int, int, str]]:
    """The units that a level word for several names without a colon, `các tỉnh Sơn La, Điện Biên`, as `listed_names`
    gives them; none where fewer than two follow. The words of the class lie between two offsets."""
    at = folded.rfind(" ", start, end) + 1
    first = units.get(at) or units.get(folded.rfind(" ", start, at - 1) + 1)  # `các huyện`, `các thành phố`
    found: list[tuple[int, int, str]] = []
    mention = first if first is not None and first.said is not None and first.end > end else None
    while mention is not None:
        found.append((mention.end - len(mention.bare), mention.end, mention.bare))
        joint = LIST.match(folded, mention.end)
        following = units.get(joint.end()) if joint is not None else None
        mention = following if following is not None and following.said is None else None
    return found if len(found) > 1 else []


def capitals_end(text: str, at: int) -> int | None:
    """Where a name of two or three capitalised syllables that begins at an offset behind a space ends, None if none
    does."""
    name = _CAPITALISED.match(text, at) if text[at - 1 : at] == " " else None
    if name is None:
        return None
    end = at
    for word in name[0].split()[:3]:
        if not word[0].isupper():
            break
        end += len(word) + (end > at)
    return end if end > at and " " in text[at:end] else None
