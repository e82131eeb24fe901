"""The positions of a document's signers in full form: `PHÓ CHÁNH VĂN PHÒNG` under `TL. CHỦ TỊCH` in a document of Lai
Châu's committee is the `Phó Chánh Văn phòng Ủy ban nhân dân tỉnh Lai Châu`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from govgraph.authority.positions import Title, body_of, organ_of, read_title
from govgraph.language.letters import fold
from govgraph.recognition.citations.mentions import Agencies
from govgraph.recognition.context import Context
from govgraph.recognition.officials.position_phrases import Held, full_position, own_body
from govgraph.records import AgencyMention, Passage, Signature
from govgraph.structure import Structure
from govgraph.structure.columns import AUTHORITY
from govgraph.structure.signatures import SignatureBlock


def signer_positions(
    structure: Structure, context: Context, agencies: Sequence[AgencyMention], signatures: Sequence[Signature]
) -> list[Held | None]:
    """The position of each signature, None where none is printed."""
    if not signatures:
        return []
    blocks = {block.name: block for block in structure.closing.signatures}
    lines = [passage for passage in structure.passages if passage.kind == "signature"]
    signers = _Signers(structure.running.folded, context, agencies, lines)
    return [signers.held(signature, blocks.get(signature.name)) for signature in signatures]


class _Signers:
    def __init__(
        self, folded: str, context: Context, agencies: Sequence[AgencyMention], lines: Sequence[Passage]
    ) -> None:
        self.folded = folded
        self.context = context
        self.agencies = Agencies(list(agencies))
        self.lines = lines
        self._ends = [line.end for line in lines]

    def held(self, signature: Signature, block: SignatureBlock | None) -> Held | None:
        """The position of one signer."""
        title = read_title(fold(signature.position)) if signature.position else None
        if title is None or signature.position is None:
            return None
        above = bisect_right(self._ends, signature.start)
        titled = bisect_right(self._titled, above - 1)
        line = self.lines[self._titled[titled - 1]] if titled else None
        rest = signature.position[title.end :].strip()
        shared = title.position.shares.capitalize() if title.end == title.core_end else ""
        own = f"{shared} {rest}".strip()  # `PHÓ TRƯỞNG BAN CHÍNH SÁCH` is of the `Ban Chính sách`
        body = (self._named_in(line) or own) if rest else self._body(signature, block, title, above)
        position, agency = full_position(title, body, self.context)
        start, end = (line.start, line.end) if line is not None else (signature.start, signature.end)
        return Held(position, agency, title.words, start, end)

    @cached_property
    def _titled(self) -> list[int]:
        """The indices of the lines that are positions."""
        return [index for index, line in enumerate(self.lines) if self._has_title(line)]

    def _has_title(self, line: Passage) -> bool:
        words = self.folded[line.start : line.end]
        return read_title(words) is not None and AUTHORITY.match(words.upper()) is None

    def _says(self, line: Passage, words: str) -> bool:
        return self.folded.find(words, line.start, line.end) >= 0

    def _named_in(self, line: Passage | None) -> str | None:
        """The body that is named in a line."""
        if line is None:
            return None
        named = self.agencies.between(line.start, line.end)
        return body_of(named[0].agency) if named else None

    def _body(self, signature: Signature, block: SignatureBlock | None, title: Title, above: int) -> str | None:
        """The body of a position that is printed without it: the one whose head the signer stands in for, the one on
        whose behalf is signed, the issuer. `above` is how many lines stand above the name."""
        if title.position.full is not None:
            return None
        if block is not None and block.authorities and block.authorities[-1].capacity == "KT":
            words = fold(block.authorities[-1].words)
            head = read_title(words)
            if head is not None and words[head.end :].strip():
                lines = map(self.lines.__getitem__, range(above - 1, -1, -1))
                line = next((line for line in lines if self._says(line, words)), None)
                shared = head.position.shares if head.end == head.core_end else ""
                rest = words[head.end :].strip().removeprefix(f"{shared} ")
                return self._named_in(line) or f"{shared.capitalize()} {rest[:1].upper()}{rest[1:]}".strip()
        issuers = [issuer for issuer in (signature.on_behalf_of, self.context.issuer) if issuer]
        held_at = title.position.held_at
        if held_at and self.context.issuer and self.context.issuer.startswith(held_at):
            return body_of(self.context.issuer)  # by order of another, `T/L BAN BÍ THƯ`, signs the head of an office
        for issuer in issuers:
            own = own_body(title.position, issuer)
            if own is not None:
                return own
        return organ_of(body_of(issuers[0])) if issuers else None
