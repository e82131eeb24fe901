"""A collection with what corrections state of it: the facts of its documents corrected, and what each statement says of
identities."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from govgraph.corrections import Corrections
from govgraph.corrections.agencies import correct_agencies
from govgraph.corrections.mentions import correct_mentions
from govgraph.corrections.outcomes import Hindrance, Outcomes, not_held
from govgraph.corrections.statements import DocumentStatement, OfWords, PersonStatement
from govgraph.language.letters import fold
from govgraph.records import DocumentFacts, ResolvedCitation
from govgraph.resolution import reasons
from govgraph.resolution.citing import Citing
from govgraph.resolution.stated_persons import StatedPersons

_FAILED = Hindrance(
    "không nhận dạng lại được văn bản theo đính chính này: báo cáo dựng kho cho biết vì sao",
    "the document could not be recognised again with it: the report of the build says why",
)


class CorrectedCollection:
    """The documents in order of file name, with their facts corrected.

    `described` has, for each document, the keys of the statements that describe what a citation means, by its index;
    `left_out` those of the mentions left out; `stated` those of the mentions that recognition missed, by kind and
    index; `agencies`, by name, those of its agencies. `outcomes` notes what becomes of every statement.
    """

    def __init__(self, documents: Sequence[DocumentFacts], corrections: Corrections) -> None:
        self.corrections = corrections
        self.outcomes = Outcomes(corrections)
        self._files = {facts.source.name for facts in documents}
        self._note_documents(documents)
        corrected = [correct_mentions(facts, corrections, self.outcomes) for facts in documents]
        self.described = [each.described for each in corrected]
        self._means = [each.means for each in corrected]
        self.left_out = [each.left_out for each in corrected]
        self.stated = [each.stated for each in corrected]
        self._as_read = [each.as_read for each in corrected]
        facts = [each.facts for each in corrected]
        self.documents, self.agencies = correct_agencies(facts, corrections, self.outcomes)

    def _note_documents(self, documents: Sequence[DocumentFacts]) -> None:
        """Note the statements about whole documents, which recognition has applied, and those of files not held."""
        given = {facts.source.name: facts.metadata.given for facts in documents}
        for key, statement in self.corrections.statements():
            if not isinstance(statement, DocumentStatement | OfWords):
                continue
            if statement.file not in self._files:
                self.outcomes.hindered(key, not_held(statement.file, self._files))
            elif any(fact.given.correction == key for fact in given[statement.file]):
                self.outcomes.applied(key)  # where the text says the same, it holds all the same
            elif isinstance(statement, DocumentStatement):
                self.outcomes.hindered(key, _FAILED)

    def as_read(self, index: int) -> DocumentFacts:
        """A document's facts with its citations saying what the text says, and not what corrections say of them."""
        facts = self.documents[index]
        if not self.described[index]:
            return facts
        citations = (
            replace(
                one, type=read.type, number=read.number, date=read.date, year=read.year, date_invalid=read.date_invalid
            )
            for one, read in zip(facts.citations, self._as_read[index], strict=True)
        )
        return replace(facts, citations=tuple(citations))

    def persons(self, citing: Sequence[Citing]) -> StatedPersons:
        """What is stated of persons."""
        if not any(isinstance(statement, PersonStatement) for _, statement in self.corrections.statements()):
            return StatedPersons()
        firsts = {facts.source.name: one.source for facts, one in zip(self.documents, citing, strict=True)}
        names = {
            facts.source.name: {
                *(fold(holding.name) for holding in facts.holdings),
                *(fold(signature.name) for signature in facts.metadata.signatures),
                *(fold(given.name) for given in (facts.metadata.given_signer,) if given is not None),
            }
            for facts in self.documents
        }
        return StatedPersons.of(self.corrections, firsts, names, self.outcomes)

    def names_keys(self) -> bool:
        """Whether a citation is stated to mean the document of a key."""
        return any(means not in self._files for stated in self._means for _, means in stated.values())

    def meant(self, index: int, held: Mapping[str, str], known: Collection[str]) -> dict[int, ResolvedCitation]:
        """What citations of a document are stated to mean, by their index. `held` has the keys of the held documents by
        file, `known` the keys of all that the collection knows."""
        found: dict[int, ResolvedCitation] = {}
        for at, (key, means) in self._means[index].items():
            identity = held.get(means, means if means in known else None)
            if identity is not None:
                found[at] = ResolvedCitation(identity, "resolved", reasons.CORRECTED, correction=key)
                continue
            if key not in self.stated[index].get("citation", {}).get(at, ()):  # else that it is one still holds
                self.outcomes.revoked(key)
            self.outcomes.hindered(key, _unknown(means))
        return found


def _unknown(means: str) -> Hindrance:
    return Hindrance(
        f"kho không có tệp hay văn bản nào là {means}", f"the collection knows no file and no document {means}"
    )
