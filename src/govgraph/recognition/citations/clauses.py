"""Where the sentence and the clause of an offset begin, and which passage heads the list that another stands in."""

from __future__ import annotations

import re

from govgraph.recognition.citations.relation_cues import heads_endings
from govgraph.recognition.citations.words import CitingText
from govgraph.records import Passage

_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-ZĐ]{1,2}|Tp)$")  # `TP. Hà Nội`, `TX. Sa Pa`, `Q. 1`
_POINT = re.compile(r"[a-zđ]\)")


def sentence_start(citing: CitingText, start: int, end: int) -> int:
    """Where the sentence of an offset begins, not before `start`; the full stop of `TP. Hà Nội` ends none, and what
    a quotation mark closes behind its full stop is over."""
    at = citing.folded.rfind(". ", start, end)
    while at > start and _ABBREVIATION.search(citing.text, at - 3, at):
        at = citing.folded.rfind(". ", start, at)
    quoted = citing.folded.rfind(".” ", start, end)
    return max(start, at + 1, quoted + len(".”") if quoted >= 0 else 0)


def clause_start(citing: CitingText, start: int, end: int) -> int:
    """Where the clause of an offset begins in the sentence that begins at `start`."""
    start = max(start, citing.folded.rfind(";", start, end) + 1)
    point = citing.folded.rfind(": ", start, end)
    return point + 1 if point >= 0 and _POINT.match(citing.folded, point + 2) else start


class ListHeadings:
    """The headings of the lists of a document."""

    def __init__(self, citing: CitingText) -> None:
        self._citing = citing
        self._known: dict[int, Passage | None] = {}  # by a passage's index

    def of(self, passage: Passage) -> Passage | None:
        """The passage that ends with a colon above the list in which a passage stands: the one it stands in, or the
        one before the list's first entry."""
        passages = self._citing.passages.passages
        entries = [passage.index]
        heading = None
        while entries[-1] not in self._known:
            entry = passages[entries[-1]]
            parent = passages[entry.parent] if entry.parent is not None else None
            before = passages[entry.index - 1] if entry.index else None
            if parent is not None and self._heads_list(parent):
                heading = parent
            elif before is not None and self._ends_with(":", before):
                heading = before
            elif before is not None and self._is_entry_before(before, entry):
                entries.append(before.index)
                continue
            self._known[entries[-1]] = heading
        heading = self._known[entries[-1]]
        self._known.update(dict.fromkeys(entries, heading))
        return heading

    def _heads_list(self, passage: Passage) -> bool:
        """Whether what stands below a passage is a list that it speaks of; where it ends several documents together
        (`Bãi bỏ một số nghị quyết của Hội đồng nhân dân tỉnh.`) it needs no colon."""
        if self._ends_with(":", passage) or self._ends_with("như sau", passage):
            return True
        return heads_endings(self._citing, passage.start, passage.end)

    def _is_entry_before(self, before: Passage, entry: Passage) -> bool:
        """Whether two passages in a row are entries of one list."""
        if before.kind != entry.kind or before.parent != entry.parent:
            return False
        return entry.kind != "paragraph" or self._ends_with(";", before)

    def _ends_with(self, mark: str, passage: Passage) -> bool:
        return self._citing.folded.endswith(mark, passage.start, passage.end)
