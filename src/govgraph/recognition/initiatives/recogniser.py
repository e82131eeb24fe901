"""Recognition of initiatives: named projects, programmes, plannings and campaigns.

A name begins at a head word (`Dự án`, `Chương trình`, `Quy hoạch`, `chiến dịch`) or at a work after a verb of building
(`khánh thành cầu Bến Thủy 2`), and ends where the sentence resumes. A noun phrase is a name only where something
singles it out: a proper name, a quoted title, a period, or a programme known by its title. Laws speak of `dự án` on
every page without naming one. The words behind every rule stand in `data/authority/initiative_cues.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from govgraph.language.letters import without_marks
from govgraph.recognition.context import Context
from govgraph.recognition.initiatives.names import Name, NameReader, name_cues
from govgraph.recognition.scanning import Occurrence, starting
from govgraph.records import Citation, Initiative, InitiativeKind
from govgraph.structure import Structure

_ORDINAL = re.compile(r"(?:\d+(?:\.\d+)*|[ivx]{1,4}|số|thứ)(?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?\n]\s*|[-+•*]\s*|\d[.)]\s*|[“\"(]\s*)$")
_PLANNING_OF = re.compile(r" (?:tỉnh|thành phố)(?! \w*[A-ZĐ]|,? vùng|,? quốc gia|,? (?:và )?quy hoạch|\w)")
_SHORTEST_KEY = 12
_SPACE = re.compile(" ")
_DASH = re.compile(r"\s*[-–]\s*")
_PUNCTUATION = re.compile(r"[^\w/. ]")

_Span = tuple[int, int, InitiativeKind]


def vocabulary() -> Iterable[str]:
    """The folded words that the shared scan must find for the initiatives."""
    return name_cues().heads.keys()


def recognise_initiatives(
    structure: Structure, context: Context, citations: Sequence[Citation], occurrences: Sequence[Occurrence]
) -> list[Initiative]:
    """The mentions of initiatives in the running text, in order; all mentions of one initiative bear the name of its
    first. Offsets are code points of the running text.

    A programme or planning that is itself a cited document (`Chương trình hành động số 32-CTr/TU`) is a citation and
    is left out.
    """
    normative = any(passage.kind == "article" for passage in structure.passages)
    spans = _Reader(structure, normative, context, citations).read(occurrences)
    return _named(spans, structure, context)


class _Reader:
    def __init__(self, structure: Structure, normative: bool, context: Context, citations: Sequence[Citation]) -> None:
        self.text = structure.running.text
        self.folded = structure.running.folded
        self.normative = normative
        self.own_planning = context.province is not None and not normative
        self.citations = sorted(citations, key=lambda citation: citation.start)
        self.starts = [citation.start for citation in self.citations]
        self.names = NameReader(self.text, self.folded)
        self.cues = self.names.cues

    def read(self, occurrences: Sequence[Occurrence]) -> list[_Span]:
        """Spans and kinds of all that is named, none inside another."""
        found: list[_Span] = []
        done = 0
        for start, end, word in starting(occurrences):
            if start < done:
                continue
            role, kind = self.cues.heads[word]
            if role == "event" and not self._inside_capital(start):
                continue
            if self._excluded(start, kind):
                continue
            if role == "head":
                span = self._headed(start, end, kind)
            elif role == "event":
                span = self._event(start, end)
            else:
                span = self._work(start, end, begins_at_verb=role == "build")
            if span is not None:
                found.append((*span, kind))
                done = span[1]
        return found

    def _excluded(self, start: int, kind: InitiativeKind) -> bool:
        """A class of initiatives (`các dự án`), an office for them (`Ban Quản lý dự án`), or a cited document."""
        begin = max(0, start - 24)
        owned = self.folded[begin:start].rstrip().endswith(self.cues.owners[kind])
        if owned and self.cues.not_before[kind].search(self.folded, begin, start):
            return True
        index = bisect_right(self.starts, start) - 1
        if index < 0 or self.citations[index].end <= start:
            return False
        citation = self.citations[index]
        # The long name of a draft may have an initiative in it, but is none itself.
        return citation.form not in ("draft", "elliptical") or start - citation.start < 3

    def _inside_capital(self, start: int) -> bool:
        """Whether a word has a capital that no beginning of a sentence explains."""
        if not self.text[start].isupper() or self.text[start + 1 : start + 2].isupper():
            return False
        return not _SENTENCE_START.search(self.text, max(0, start - 4), start)

    def _headed(self, start: int, head_end: int, kind: InitiativeKind) -> tuple[int, int] | None:
        first = head_end + 1
        if self.folded[head_end:first] not in (" ", '"', "“"):
            return None
        own = self._own(start, head_end) if kind == "planning" else None
        known = self.cues.named[kind].match(self.folded, first) if kind in self.cues.named else None
        if known is None:
            if self.cues.generic[kind].match(self.folded, first) or self.cues.end.match(self.folded, first):
                return own
            if _ORDINAL.match(self.folded, first):
                return None
        name = self.names.read(head_end)
        if name is None or (own and name.end <= own[1] + 1):
            return own
        if (known and known.end() <= name.end) or self._singled_out(start, head_end, kind, name):
            return start, name.end
        return own

    def _singled_out(self, start: int, head_end: int, kind: InitiativeKind, name: Name) -> bool:
        """Whether something in the noun phrase makes it the name of one initiative."""
        if name.quoted:
            return True
        upper = self.text[start:head_end].isupper()
        if name.words < 2 or (name.proper and not upper):
            return name.words >= 2
        if kind == "planning":
            return name.period and name.words >= 3
        capital = self._inside_capital(start)
        if name.period and name.words >= 4 and (upper or capital):
            return True
        if kind not in self.cues.described or not self.cues.described[kind].match(self.folded, head_end + 1):
            return False
        if name.period:
            return True
        if kind == "campaign" and name.words >= 3 and not self.normative:
            return True
        return name.words >= (5 if upper else 4) and (upper or capital)

    def _own(self, start: int, head_end: int) -> tuple[int, int] | None:
        """`quy hoạch tỉnh` in a province's own letter or notice means that province's; a law means any."""
        of = _PLANNING_OF.match(self.folded, head_end) if self.own_planning else None
        if of is None or "quy hoạch" in self.folded[max(0, start - 22) : start]:
            return None
        return start, of.end()

    def _event(self, start: int, head_end: int) -> tuple[int, int] | None:
        """`Tuần quảng bá nông sản ... năm 2017`: a capital within the sentence, and a year or place."""
        if self.folded[head_end + 1 : head_end + 2].isdigit():
            return None
        if self.cues.generic["campaign"].match(self.folded, head_end + 1):
            return None
        name = self.names.read(head_end)
        return (start, name.end) if name and name.words >= 4 and (name.period or name.proper) else None

    def _work(self, start: int, verb_end: int, *, begins_at_verb: bool) -> tuple[int, int] | None:
        """A work that is no `Dự án` in so many words: `khánh thành cầu Bến Thủy 2`."""
        if self.cues.works.match(self.folded, verb_end) is None or self.text[start:verb_end].isupper():
            return None
        name = self.names.read(verb_end)
        if name is None or not name.proper or name.words < 3:
            return None
        return (start if begins_at_verb else verb_end + 1), name.end


def _named(spans: list[_Span], structure: Structure, context: Context) -> list[Initiative]:
    """Give every mention the name of the first mention of the same initiative."""
    folded = structure.running.folded
    known: dict[InitiativeKind, _KnownNames] = {}
    result: list[Initiative] = []
    for start, end, kind in spans:
        words = _words(start, end, structure)
        if kind == "planning" and folded[start:end] in ("quy hoạch tỉnh", "quy hoạch thành phố"):
            words = context.localise(words[:9])
        key = _key(words.lower())
        name = known.setdefault(kind, _KnownNames()).first(key, words)
        result.append(Initiative(start, end, kind, name))
    return result


def _words(start: int, end: int, structure: Structure) -> str:
    """The words of a name as printed; those of a heading in capitals as the rest of the text spells them."""
    running = structure.running
    if not running.text[start:end].isupper():
        return running.words(start, end)
    at = running.folded.find(running.folded[start:end], end)
    if at < 0 or running.text[at : at + end - start].isupper():
        return running.text[start:end].capitalize()
    return running.words(at, at + end - start)


@lru_cache(maxsize=1024)
def _key(folded: str) -> str:
    """What two spellings of one name share: letters without marks (scans lose them), no punctuation."""
    return " ".join(_PUNCTUATION.sub(" ", _DASH.sub("-", without_marks(folded))).split())


class _KnownNames:
    """The names of one kind that a document has given so far. Two mean one initiative where their keys are equal or
    one is the other's beginning, of whole words and long enough to tell."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._by_key: dict[str, int] = {}
        self._by_beginning: dict[str, int] = {}

    def first(self, key: str, name: str) -> str:
        """The first name given of the initiative with that key; `name`, which is kept, where it is new."""
        beginnings = _beginnings(key)
        same = [self._by_key.get(known) for known in (key, *beginnings)]
        if len(key) >= _SHORTEST_KEY:
            same.append(self._by_beginning.get(key))
        first = min((place for place in same if place is not None), default=None)
        if first is not None:
            return self._names[first]
        place = len(self._names)
        self._names.append(name)
        self._by_key[key] = place
        for beginning in beginnings:
            self._by_beginning.setdefault(beginning, place)
        return name


def _beginnings(key: str) -> list[str]:
    """The beginnings of a key that tell which initiative is meant, itself left out."""
    return [key[: space.start()] for space in _SPACE.finditer(key, _SHORTEST_KEY)]
