"""References as a lawyer reads them: the words for a document with those for its provisions (`điểm a khoản 2 Điều 5
Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ`), and what a document says of itself (`khoản 1 Điều này`,
`Điều 8 của Luật này`), with the passages that are meant.

Inside quotation marks that open new wording (`... như sau: “Điều 5. ...”`) a document speaks as the one that it
amends: what is said there of provisions is not tied to its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from govgraph.authority.document_types import type_by_name, type_ending_at, types_with
from govgraph.language.letters import fold
from govgraph.recognition.citations.aliases import alias_uses
from govgraph.recognition.citations.clauses import sentence_start
from govgraph.recognition.citations.own_passages import OwnPassages
from govgraph.recognition.citations.provision_chains import HERE, Chain, Path, chains_in
from govgraph.recognition.citations.words import CitingText, any_word, kind_of, words
from govgraph.recognition.scanning import longest, places
from govgraph.records import Citation, Provision, Reference, ReferenceReason

_NAMES = ("", " ", ", ")
_LINKS = 3  # how often a link may stand between a provision and its document: `tại Phụ lục ban hành kèm theo`
_LONGEST_LINK = 40
_CLEAR = frozenset({"article", "clause"})
_QUOTES = '“”"'
_LINE_ENDS = re.compile(r"[.;,)]*(?:\n|\Z)")
_LONGEST_SAID = 12
_GOES_ON = re.compile(r"(?:(?:[^\W\d]|,) |\()\Z")
"""What stands before a capital that begins no sentence: `quy định chi tiết Điều này`."""
_ANNEXES = frozenset({"annex", "form"})
_ANNEX_TITLE = re.compile(r"(?: ?[-–:]|,? về) [^;:.()\n]{1,160}")
_LONGEST_CARRIED = 24


def recognise_references(
    citing: CitingText, citations: Sequence[Citation], name_ends: Sequence[int]
) -> list[Reference]:
    """The references of a document in the order of its running text (offsets in code points of the running text), none
    overlapping another. Drafts are no documents yet, and not among them. `name_ends` tells where the words of each
    citation end that stand before its issuer."""
    reader = _References(citing, citations, name_ends)
    reader.named()
    reader.named_shortly()
    reader.named_by_type()
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
    def __init__(self, citing: CitingText, citations: Sequence[Citation], name_ends: Sequence[int]) -> None:
        self.citing = citing
        self.citations = citations
        self.name_ends = name_ends
        self.chains = chains_in(citing.folded, citing.text, citing.found["provision"])
        self.by_end = {chain.end: chain for chain in self.chains if not chain.here}
        self.ends = sorted(self.by_end)
        self.citation_starts = [citation.start for citation in citations]
        self.own = OwnPassages(citing)
        self.wording = _new_wording(citing.folded)
        self.itself = [
            (found, kind)
            for found in longest(citing.found["itself"])
            if (kind := type_by_name(found.word.removesuffix(" này"))) is not None
        ]
        self.own_type = self._own_type()
        self.found: list[Reference] = []
        self.taken: set[int] = set()  # where chains begin that stand before a document

    def _own_type(self) -> str | None:
        """The document's type; where nothing says it, the one that it most often says of itself."""
        own = self.citing.context.type
        said = type_by_name(fold(own or ""))
        if (said is None or "consolidated" in said.traits) and self.itself:
            return Counter(kind.name for _, kind in self.itself).most_common(1)[0][0]
        return own

    def named(self) -> None:
        """The references that name a document."""
        annexes = self._annexes_by_bearer()
        for index, citation in enumerate(self.citations):
            if citation.form in ("draft", "self") or index in annexes.values():
                continue
            annex = annexes.get(index)
            if annex is not None and self._before(self.citations[annex].start)[0] is not None:
                self._add(self.citations[annex].start, citation.end, "cited", annex, index)
            else:
                self._add(citation.start, citation.end, "cited", index)
        for found, kind in self.itself:
            if "annexed" in kind.traits:
                if self.citing.capital(found.start) or self._before(found.start)[0] is not None:
                    self._add(found.start, found.end, "own", None)  # `quy định này` is any rule
            elif kind.name == self.own_type:
                self._add(found.start, found.end, "own", None)
            else:
                self._add_antecedent(found.start, found.end, kind.name)
        for index, citation in enumerate(self.citations):
            if citation.form == "self" and citation.number is not None:
                self._add(citation.start, citation.end, "own", index)

    def named_shortly(self) -> None:
        """The references by the short names that the text gives. One that is a bare type counts where a provision
        stands before it: `Điều 53 của Pháp lệnh`."""
        for use in alias_uses(self.citing, self.citations):
            if not use.bare or self._before(use.start)[0] is not None:
                self._add(use.start, use.end, "alias", use.citation)

    def named_by_type(self) -> None:
        """The references that a bare type names where a provision stands before it, though no short name was given:
        `theo Điều 53 của Pháp lệnh`. It is the last document of the type that was cited, or the document itself."""
        known = {reference.document for reference in self.found}
        for found in longest([*self.citing.found["law word"], *self.citing.found["short"]]):
            start, end = found.start, found.end
            kind = type_by_name(found.word)
            if kind is None or not self.citing.capital(start) or (start, end) in known:
                continue
            if not _bare_over().match(self.citing.folded, end) or self._before(start)[0] is None:
                continue
            if kind.name == self.own_type:
                self._add(start, end, "own", None)
            else:
                self._add_antecedent(start, end, kind.name)

    def _add_antecedent(self, start: int, end: int, kind: str) -> None:
        """A reference to the last cited document of a type: `Nghị định này` in a circular."""
        before = bisect_left(self.citation_starts, start) - 1
        while before >= 0 and self.citations[before].type != kind:
            before -= 1
        self._add(start, end, *(("cited", before) if before >= 0 else ("no-antecedent", None)))

    def _annexes_by_bearer(self) -> dict[int, int]:
        """The citations of annexes by that of the document behind them which promulgates them: `Quy chế làm việc ban
        hành kèm theo Quyết định số 12/QĐ-UBND`."""
        return {
            citation.bearer: index
            for index, citation in enumerate(self.citations)
            if citation.relation == "promulgates" and citation.bearer is not None and citation.number is None
        }

    def _add(
        self, start: int, end: int, reason: ReferenceReason, citation: int | None, naming: int | None = None
    ) -> None:
        """Add what names a document between two offsets with the provisions before it. `naming` is the citation whose
        words name it, if that is another one."""
        chain, whole_annex = self._before(start)
        if chain is None and not whole_annex and reason not in ("cited", "alias") and not self._stands_alone(start):
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
        if naming is None and citation is not None and self.citations[citation].start == start:
            naming = citation
        name = self._name(naming) if naming is not None else None
        self.found.append(Reference(begin, end, reason, (start, end), name, citation, provisions, passages))

    def _name(self, citation: int) -> tuple[int, int] | None:
        """The words of a citation without its issuer; None where nothing but a type is left of them."""
        start, end = self.citations[citation].start, self.name_ends[citation]
        kind = type_by_name(self.citing.folded[start:end])
        return None if kind is not None and end < self.citations[citation].end else (start, end)

    def _stands_alone(self, start: int) -> bool:
        """Whether a type with `này` is the document itself where no provision stands before it: it has a capital, or is
        no word for anything else (`trái với thông tư này`), or stands where one speaks of carrying the document out
        (`thi hành quyết định này`, not `gửi quyết định này`)."""
        return self.citing.capital(start) or (
            self.citing.folded.startswith(_rules(), start)
            or _carried_out().search(self.citing.folded, max(0, start - _LONGEST_CARRIED), start) is not None
        )

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
            if folded.endswith(_links(), floor, end):
                link = next(link for link in _links() if folded.endswith(link, floor, end))
            elif annex is None and end == start:
                link = ""  # `Mẫu số 01b tại Phụ lục Nghị định 99/2022/NĐ-CP`
            else:
                break
                break
            end -= len(link)
            floor = max(self.citing.line_start(start), end - _LONGEST_LINK)
            bare = next((word for word in _annexes() if folded.endswith(f" {word}", floor, end - 1)), None)
            if bare is not None and folded[end - 1] == " ":
                end -= len(bare) + 1
                annex = end - len("các ") if folded.endswith("các ", floor, end) else end
            elif not link:
                break
            elif link.endswith(("theo ", "kèm ")):
                titled = self._titled_annex(end - 1) if "kèm" in link else None
                if titled is not None:
                    return (titled,), annex
                named = type_ending_at(folded, end - 1)
                if named is not None and "annexed" in named.type.traits:
                    end = named.start
        return None, annex

    def _titled_annex(self, end: int) -> Chain | None:
        """The provisions of an annex whose title ends at an offset: `mục 192 Phụ lục IV - Danh mục ngành, nghề`."""
        last = bisect_right(self.ends, end) - 1
        if last < 0:
            return None
        chain = self.by_end[self.ends[last]]
        cited = bisect_left(self.citation_starts, chain.end) < bisect_left(self.citation_starts, end)
        if cited or not any(path[0][0] in _ANNEXES for path in chain.paths):
            return None
        return chain if _ANNEX_TITLE.fullmatch(self.citing.folded, chain.end, end) else None

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
            self.found.append(Reference(chain.start, chain.end, reason, None, None, citation, provisions, passages))

    def _amended(self, offset: int) -> int | None:
        """The citation of the document that an article amends, for what stands below its heading: `Điều 1. Sửa đổi, bổ
        sung một số điều của Luật X: 1. Điều 7 được sửa đổi ...`. Where the heading names several it is the one that
        the provision's own sentence names before it. None where no document is told."""
        passages = self.citing.passages.passages
        passage = self.citing.passages.at(offset)
        while passage.parent is not None:
            passage = passages[passage.parent]
            amended = self._amended_between(passage.start, min(passage.end, offset))
            if len(amended) > 1:
                here = self.citing.passages.at(offset).start
                amended = self._amended_between(sentence_start(self.citing, here, offset), offset)
                return amended[0] if len(amended) == 1 else None
            if amended:
                return amended[0]
        return None

    def _amended_between(self, start: int, end: int) -> list[int]:
        """The first citation of each document that this one amends in the words between two offsets."""
        found: dict[str | int, int] = {}
        for index in range(bisect_left(self.citation_starts, start), bisect_left(self.citation_starts, end)):
            citation = self.citations[index]
            if citation.relation == "amends" and citation.bearer is None:
                found.setdefault(citation.number or index, index)
        return list(found.values())

    def _is_reference(self, chain: Chain) -> bool:
        """Whether words name a provision where no document is named: not `khoản 5 triệu`, `điểm 8`, `các khoản này`."""
        folded = self.citing.folded
        opened = folded[self.citing.passages.at(chain.start).start : chain.start]
        if folded.startswith((".", ":"), chain.end) and not opened.strip('“" '):
            return False  # the heading of an article, in new wording or where a text is read as a stretch of one
        first = chain.paths[0]
        capital = self.citing.capital(chain.start)
        if folded.endswith("(", 0, chain.start) and (first[0][0] == "form" or (first[0][0] == "annex" and capital)):
            return True  # `biên bản xác nhận (Mẫu số 04)`
        said = _after_said().search(folded, max(0, chain.start - _LONGEST_SAID), chain.start) is not None
        if said and any(folded.startswith(f" {word}", chain.end) for word in words("anaphor")):
            return True  # `tại điểm 1 nêu trên`
        if chain.here and len(first) == 1:
            goes_on = capital and _GOES_ON.search(folded, max(0, chain.start - 2), chain.start) is not None
            return (said or goes_on) and not folded.startswith("các ", chain.start)
        if chain.here:
            return True
        kinds = {kind for path in chain.paths for kind, _ in path}
        if kinds & _CLEAR or (kinds == {"annex"} and said):
            return said or capital or len(first) > 1 or "article" in kinds
        return said and capital

    def _is_wording(self, offset: int) -> bool:
        at = bisect_right(self.wording, (offset, len(self.citing.text))) - 1
        return at >= 0 and offset < self.wording[at][1]


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
def _bare_over() -> re.Pattern[str]:
    """How a sentence goes on behind a bare type that names a document."""
    return re.compile(rf"[,;:.)”\"\n]|$| {any_word('bare_next')}")


@cache
def _rules() -> tuple[str, ...]:
    """The names of the types that are rules and nothing else: no judge makes a decree."""
    return tuple(form for kind in types_with("normative") if "law" not in kind.traits for form in kind.forms)


@cache
def _after_said() -> re.Pattern[str]:
    """The words behind which provisions are named, at their end."""
    return re.compile(rf"(?<!\w)(?:{any_word('said')}|,) ?\Z")


@cache
def _carried_out() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word('carried_out')} \Z")


@cache
def _annexes() -> tuple[str, ...]:
    return tuple(word for word in words("provision") if kind_of("provision", word) == "annex")
