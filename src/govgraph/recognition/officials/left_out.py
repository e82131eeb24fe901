"""Bodies that a position leaves out because the words around it name them: `Ủy viên Ban Thường vụ, Trưởng ban Tổ chức
Tỉnh ủy` is of the standing committee of that Tỉnh ủy, and a `Phó Trưởng ban` among those whom a decision puts on a
committee is of this committee."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from govgraph.authority.agencies import local_organs
from govgraph.recognition.agencies.records import level_of
from govgraph.recognition.officials.person_names import person_cues
from govgraph.recognition.officials.position_phrases import Phrase, folded_name
from govgraph.records import AgencyMention

_COMMITTEE = "Đảng ủy"
_BARE = " đảng ủy"
_STANDING = "ban thường vụ"
_MEMBER = "ủy viên"
_LONGEST_CUE = 24


class LeftOut:
    """Finds the bodies of positions that are said without one."""

    def __init__(self, folded: str, agencies: Sequence[AgencyMention]) -> None:
        self.folded = folded
        self.agencies = agencies

    def body(self, phrase: Phrase, chain: Sequence[Phrase]) -> AgencyMention | None:
        """The mention of the body that a phrase of a chain leaves out, None where it leaves none out or nothing names
        it."""
        if self.folded[phrase.title.end : phrase.end] == _BARE:
            return self._with_its_head(phrase, chain)
        if phrase.tail:
            return None
        if phrase.body is None and phrase.title.position.shares == _STANDING:
            return self._committee(phrase, chain)
        return self._set_up_before(phrase) if phrase.body is None and self._is_seat(phrase) else None

    def _committee(self, phrase: Phrase, chain: Sequence[Phrase]) -> AgencyMention | None:
        """The committee one of whose offices the same person heads: that of a body of its own may be a lower one's
        (`Ủy viên Ban Thường vụ, Bí thư Huyện ủy` sits on that of the province)."""
        for other in chain:
            if other.start <= phrase.end or other.body is None:
                continue
            name = other.body.agency
            for organ in _committees():
                at = name.find(f" {organ}")
                if at > 0:
                    return AgencyMention(other.body.start, other.body.end, name[at + 1 :])
            return None
        return None

    def _with_its_head(self, phrase: Phrase, chain: Sequence[Phrase]) -> AgencyMention | None:
        """The Party committee in the body that its secretary heads (`Bí thư Đảng ủy, Giám đốc Sở Y tế`), or of the
        commune whose organ he heads. That of a district or a province has another name."""
        following = next((other for other in chain if other.start > phrase.end), None)
        if following is None or following.body is None or not following.title.position.heads:
            return None
        at, name = phrase.title.end + 1, following.body.agency
        for organ in local_organs():
            unit = name.removeprefix(f"{organ.name} ")
            if unit != name and level_of(unit) == "commune":
                return AgencyMention(at, phrase.end, f"{_COMMITTEE} {unit}")
        return AgencyMention(at, phrase.end, f"{_COMMITTEE} {name}")

    def _is_seat(self, phrase: Phrase) -> bool:
        """Whether a position is said as a seat on a committee: behind a colon, or behind the word for taking it."""
        position = phrase.title.position
        if not position.shares and folded_name(position.name) != _MEMBER:
            return False
        before = self.folded[max(0, phrase.start - _LONGEST_CUE) : phrase.start]
        return before.endswith((": ", *_taking()))

    @cached_property
    def _set_up(self) -> list[AgencyMention]:
        return [mention for mention in self.agencies if self._is_set_up(mention)]

    def _set_up_before(self, phrase: Phrase) -> AgencyMention | None:
        """The body last set up before a position whose word is in its name: `Trưởng ban` of a `Ban Chỉ đạo`."""
        place = bisect_left(self._set_up, phrase.start, key=lambda mention: mention.end) - 1
        if place < 0:
            return None
        body = self._set_up[place]
        shares = phrase.title.position.shares
        return body if not shares or folded_name(body.agency).startswith(f"{shares} ") else None

    def _is_set_up(self, mention: AgencyMention) -> bool:
        """Whether a document sets a body up where it names it, or tells whom it is made up of."""
        before = self.folded[max(0, mention.start - _LONGEST_CUE) : mention.start]
        return before.endswith(_founding()) or self.folded.startswith(_made_up(), mention.end)


@cache
def _committees() -> tuple[str, ...]:
    return (*(organ.name for organ in local_organs() if organ.attaches != "unit"), _COMMITTEE)


@cache
def _founding() -> tuple[str, ...]:
    return tuple(f"{cue} " for cue in person_cues("set up"))


@cache
def _made_up() -> tuple[str, ...]:
    return tuple(f"{gap}{cue} " for cue in person_cues("made up") for gap in (" ", ", "))


@cache
def _taking() -> tuple[str, ...]:
    return tuple(f" {cue} " for cue in person_cues("seat"))
