"""References as a lawyer reads them: the words for a document with those for its provisions (`điểm a khoản 2 Điều 5
Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ`), and what a document says of itself (`khoản 1 Điều này`,
`Điều 8 của Luật này`), with the passages that are meant.

Inside quotation marks that open new wording (`... như sau: “Điều 5. ...”`) a document speaks as the one that it
amends: what is said there of provisions is not tied to its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, cached_property

from govgraph.authority.document_types import type_by_name, type_ending_at
from govgraph.language.letters import fold
from govgraph.recognition.citations.aliases import alias_uses
from govgraph.recognition.citations.provision_chains import HERE, Chain, Path, chains_in
from govgraph.recognition.citations.words import CitingText, kind_of, words
from govgraph.recognition.scanning import longest, places
from govgraph.records import Citation, Passage, Provision, Reference, ReferenceReason

_NAMES = ("", " ", ", ")
_LINKS = 3  # how often a link may stand between a provision and its document: `tại Phụ lục ban hành kèm theo`
_LONGEST_LINK = 40
_CLEAR = frozenset({"article", "clause"})
_QUOTES = '“”"'
_LINE_ENDS = re.compile(r"[.;,)]*(?:\n|\Z)")
_AFTER_SAID = re.compile(r"(?<!\w)(?:tại|của|theo|ở|trong|thuộc|với|nêu|và|hoặc|trừ|sung|đổi|bỏ|thế|vào|sau|,) \Z")
_LONGEST_SAID = 8


def recognise_references(citing: CitingText, citations: Sequence[Citation]) -> list[Reference]:
    """The references of a document in the order of its running text (offsets in code points of the running text), none
    overlapping another. Drafts are no documents yet, and not among them."""
    reader = _References(citing, citations)
    reader.named()
    reader.named_shortly()
    reader.alone()
    return _apart(reader.found)


def _apart(found: list[Reference]) -> list[Reference]:
    """Without those that stand within others: a law in an amending law's name."""
    kept: list[Reference] = []
    for reference in sorted(found, key=lambda reference: (reference.start, -reference.end)):
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return kept


class _References:
    def __init__(self, citing: CitingText, citations: Sequence[Citation]) -> None:
        self.citing = citing
        self.citations = citations
        self.chains = chains_in(citing.folded, citing.text, citing.found["provision"])
        self.by_end = {chain.end: chain for chain in self.chains if not chain.here}
        self.citation_starts = [citation.start for citation in citations]
        self.own = _OwnPassages(citing)
        self.wording = _new_wording(citing.folded)
        self.found: list[Reference] = []
        self.taken: set[int] = set()  # where chains begin that stand before a document

    def named(self) -> None:
        """The references that name a document."""
        for index, citation in enumerate(self.citations):
            if citation.form not in ("draft", "self"):
                self._add(citation.start, citation.end, "cited", index)
        itself = [
            (found, kind)
            for found in longest(self.citing.found["itself"])
            if (kind := type_by_name(found.word.removesuffix(" này"))) is not None
        ]
        own = self.citing.context.type
        said = type_by_name(fold(own or ""))
        if (said is None or "consolidated" in said.traits) and itself:
            own = Counter(kind.name for _, kind in itself).most_common(1)[0][0]
        for found, kind in itself:
            if kind.name == own or "annexed" in kind.traits:
                self._add(found.start, found.end, "own", None)
                continue
            before = bisect_left(self.citation_starts, found.start) - 1
            while before >= 0 and self.citations[before].type != kind.name:
                before -= 1
            self._add(
                found.start, found.end, "cited" if before >= 0 else "no-antecedent", before if before >= 0 else None
            )
        for index, citation in enumerate(self.citations):
            if citation.form == "self" and citation.number is not None:
                self._add(citation.start, citation.end, "own", index)

    def named_shortly(self) -> None:
        """The references by the short names that the text gives. One that is a bare type counts where a provision
        stands before it: `Điều 53 của Pháp lệnh`."""
        for use in alias_uses(self.citing, self.citations):
            if not use.bare or self._before(use.start)[0] is not None:
                self._add(use.start, use.end, "alias", use.citation)

    def _add(self, start: int, end: int, reason: ReferenceReason, citation: int | None) -> None:
        chain, whole_annex = self._before(start)
        if chain is None and not whole_annex and reason not in ("cited", "alias") and not self.citing.capital(start):
            return
        paths: tuple[Path, ...] = chain[0].paths if chain is not None else ()
        begin = start
        if whole_annex is not None:
            begin, paths = whole_annex, paths or ((("annex", ""),),)
        if chain is not None:
            begin = chain[0].start
            self.taken.add(begin)
        if reason == "own" and self._is_wording(start):
            reason = "amending"
        provisions = tuple(_provision(path) for path in paths)
        passages = self.own.find(paths, start) if reason == "own" else ()
        self.found.append(Reference(begin, end, reason, (start, end), citation, provisions, passages))

    def _before(self, start: int) -> tuple[tuple[Chain] | None, int | None]:
        """The provisions named before a document, over the words that link them; and where an annex without a number
        is named, if one is: `Phụ lục ban hành kèm theo Thông tư này`."""
        folded = self.citing.folded
        floor = max(self.citing.line_start(start), start - _LONGEST_LINK)
        end, annex = start, None
        for _ in range(_LINKS):
            chain = self._ending(end)
            if chain is not None:
                return (chain,), annex
            if not folded.endswith(_links(), floor, end):
                break
            link = next(link for link in _links() if folded.endswith(link, floor, end))
            end -= len(link)
            floor = max(self.citing.line_start(start), end - _LONGEST_LINK)
            bare = next((word for word in _annexes() if folded.endswith(f" {word}", floor, end - 1)), None)
            if bare is not None and folded[end - 1] == " ":
                end -= len(bare) + 1
                annex = end
            elif link.endswith("theo "):
                named = type_ending_at(folded, end - 1)
                if named is not None and "annexed" in named.type.traits:
                    end = named.start
        return None, annex

    def _ending(self, end: int) -> Chain | None:
        for gap in _NAMES:
            chain = self.by_end.get(end - len(gap))
            if chain is not None and self.citing.folded.endswith(gap, 0, end):
                return chain
        return None

    def alone(self) -> None:
        """The provisions that name no document: they are of the document itself."""
        for chain in self.chains:
            if chain.start in self.taken or not self._is_reference(chain):
                continue
            reason: ReferenceReason = "here" if chain.here else "unnamed"
            passages: tuple[int, ...] = ()
            citation = None
            if self._is_wording(chain.start):
                reason = "amending"
            elif not chain.here and (citation := self._amended(chain.start)) is not None:
                reason = "amended"
            else:
                passages = self.own.find(chain.paths, chain.start)
                if not passages and reason == "unnamed":
                    reason = "no-such-passage"
            provisions = tuple(_provision(self.own.placed(path, chain.start)) for path in chain.paths)
            self.found.append(Reference(chain.start, chain.end, reason, None, citation, provisions, passages))

    def _amended(self, offset: int) -> int | None:
        """The citation of the document that an article amends, for what stands below its heading: `Điều 1. Sửa đổi, bổ
        sung một số điều của Luật X: 1. Điều 7 được sửa đổi ...`. None where it amends none, or several."""
        passages = self.citing.passages.passages
        passage = self.citing.passages.at(offset)
        while passage.parent is not None:
            passage = passages[passage.parent]
            first = bisect_left(self.citation_starts, passage.start)
            after = bisect_left(self.citation_starts, min(passage.end, offset))
            amended = [
                index
                for index in range(first, after)
                if self.citations[index].relation == "amends" and self.citations[index].bearer is None
            ]
            if amended:
                return amended[0] if len(amended) == 1 else None
        return None

    def _is_reference(self, chain: Chain) -> bool:
        """Whether words name a provision where no document is named: not `khoản 5 triệu`, `điểm 8`, `các khoản này`."""
        folded = self.citing.folded
        opened = folded[self.citing.passages.at(chain.start).start : chain.start]
        if folded.startswith((".", ":"), chain.end) and not opened.strip('“" '):
            return False  # the heading of an article, in new wording or where a text is read as a stretch of one
        said = _AFTER_SAID.search(folded, max(0, chain.start - _LONGEST_SAID), chain.start) is not None
        if said and any(folded.startswith(f" {word}", chain.end) for word in words("anaphor")):
            return True  # `tại điểm 1 nêu trên`
        first = chain.paths[0]
        if chain.here and len(first) == 1:
            return said and not folded.startswith("các ", chain.start)
        if chain.here:
            return True
        kinds = {kind for path in chain.paths for kind, _ in path}
        if kinds & _CLEAR:
            return said or self.citing.capital(chain.start) or len(first) > 1 or "article" in kinds
        return said and self.citing.capital(chain.start)

    def _is_wording(self, offset: int) -> bool:
        at = bisect_right(self.wording, (offset, len(self.citing.text))) - 1
        return at >= 0 and offset < self.wording[at][1]


class _OwnPassages:
    """The document's passages by their place in it, for provisions named by number or by where they stand."""

    def __init__(self, citing: CitingText) -> None:
        self.citing = citing
        self.passages = citing.passages.passages

    @cached_property
    def _labelled(self) -> tuple[dict[str, list[int]], list[int]]:
        """The numbered passages by label, and the indices of those where the articles begin anew."""
        by_label: dict[str, list[int]] = defaultdict(list)
        anew: list[int] = []
        seen: set[str] = set()
        for passage in self.passages:
            label = passage.label
            if passage.number is None or label is None:
                continue
            by_label[label].append(passage.index)
            if passage.kind == "article":
                if label in seen:
                    anew.append(passage.index)
                    seen.clear()
                seen.add(label)
        return by_label, anew

    def find(self, paths: Sequence[Path], offset: int) -> tuple[int, ...]:
        """The passages that provisions of this document mean, named at an offset; those found, without the others."""
        found: list[int] = []
        here = self.citing.passages.at(offset)
        for path in paths:
            index = self._passage(path, here)
            if index is not None:
                found.append(index)
        return tuple(dict.fromkeys(found))

    def placed(self, path: Path, offset: int) -> Path:
        """A provision with the number of what is named by where it stands: `khoản 1 Điều này` as of its article."""
        kind, value = path[0]
        if value != HERE:
            return path
        holder = self._holder(kind, self.citing.passages.at(offset))
        steps = _steps(holder.label) if holder is not None and holder.label is not None else ()
        return (*steps, *path[1:]) if steps else path[1:] or path

    def _holder(self, kind: str, passage: Passage) -> Passage | None:
        """The passage of a kind that a passage stands in, or is."""
        at: Passage | None = passage
        while at is not None and at.kind != kind:
            at = self.passages[at.parent] if at.parent is not None else None
        return at

    def _passage(self, path: Path, here: Passage) -> int | None:
        kind, value = path[0]
        if value == HERE:
            holder = self._holder(kind, here)
            if holder is None:
                return None
            if len(path) == 1:
                return holder.index
            return self._of_label(_label(holder.label, path[1:]), here)
        if kind in ("clause", "point"):
            holder = self._holder("article" if kind == "clause" else "clause", here)
            return self._of_label(_label(holder.label, path), here) if holder is not None else None
        while path and path[0][0] != "article":
            path = path[1:]  # an article is known by its number alone; chapters have no label of their own
        return self._of_label(_label(None, path), here) if path else None

    def _of_label(self, label: str | None, here: Passage) -> int | None:
        if label is None:
            return None
        by_label, anew = self._labelled
        known = by_label.get(label, [])
        part = bisect_right(anew, here.index)
        near = [index for index in known if bisect_right(anew, index) == part]
        return near[0] if near else known[0] if len(known) == 1 else None


def _label(above: str | None, path: Path) -> str | None:
    """The label of a passage: `Điều 5.2.a`."""
    label = above
    for kind, value in path:
        if kind == "article":
            label = f"Điều {value}"
        elif label is None or kind not in ("clause", "point"):
            return None
        else:
            label = f"{label}.{value}"
    return label


def _steps(label: str) -> Path:
    """The steps of a passage's label: of `Điều 5.2.a` article, clause and point."""
    if not label.startswith("Điều "):
        return ()
    return tuple(zip(("article", "clause", "point"), label.removeprefix("Điều ").split("."), strict=False))


def _provision(path: Path) -> Provision:
    """A path as a provision; what is named by where it stands and has no number is left out."""
    return Provision(**{kind: value for kind, value in path if value != HERE})


def _new_wording(folded: str) -> list[tuple[int, int]]:
    """The stretches in quotation marks that hold more than a line: the wording that an amending document gives."""
    stretches: list[tuple[int, int]] = []
    opened: int | None = None
    for at in sorted(at for mark in _QUOTES for at in places(folded, mark)):
        mark = folded[at]
        begins_line = folded[max(0, at - 1) : at] == "\n"
        if mark == "“" or (mark == '"' and begins_line):
            if opened is None or begins_line:
                opened = at
        elif opened is not None and (mark == "”" or _LINE_ENDS.match(folded, at + 1) is not None):
            if _opens_wording(folded, opened, at):
                stretches.append((opened, at))
            opened = None
    return stretches


def _opens_wording(folded: str, start: int, end: int) -> bool:
    """Whether a quotation is new wording: it begins a line, or has more than one."""
    return folded.startswith("\n", start - 1) or "\n" in folded[start:end]


@cache
def _links() -> tuple[str, ...]:
    return tuple(f"{word} " for word in sorted(words("provision_link"), key=len, reverse=True))


@cache
def _annexes() -> tuple[str, ...]:
    return tuple(word for word in words("provision") if kind_of("provision", word) == "annex")
