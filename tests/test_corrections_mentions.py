"""Corrections of the mentions of a document: which document a citation means, and what is no mention."""

from __future__ import annotations

import msgspec

from govgraph.records import Agency, AgencyMention, Citation, Directive, Effect, Reference
from resolving import LAI_CHAU, cite, document, identity, of, own
from stating import WHO, resolved, with_text


def test_a_described_document_is_resolved_by_the_rules_and_dates_the_other_mentions() -> None:
    undated = cite("68/NQ-CP", None, "Nghị quyết", form="undated", issuer="Chính phủ")
    documents = [
        document("a", undated, **LAI_CHAU),
        document("b", cite("68/NQ-CP", "2021-07-01", "Nghị quyết", issuer="Chính phủ"), date="2021-08-01"),
        document("c", cite("68/NQ-CP", "2019-10-01", "Nghị quyết", issuer="Chính phủ"), date="2021-08-01"),
    ]
    assert of(resolved(documents), "a")[0].status == "ambiguous"
    statement = f'[[citation]]\nfile = "a.txt"\nquote = "x"\ndate = 2021-07-01\n{WHO}'
    result = resolved(documents, statement)
    (means,) = of(result, "a")
    assert (means.identity, means.status) == ("nghi-quyet/68-nq-cp/2021", "resolved")
    assert means.reason.startswith("stated by a correction")
    assert means.correction == result.corrections[0].key
    by_key = statement.replace("date = 2021-07-01", 'means = "nghi-quyet/68-nq-cp/2019"')
    assert of(resolved(documents, by_key), "a")[0].identity == "nghi-quyet/68-nq-cp/2019"
    unknown = statement.replace("date = 2021-07-01", 'means = "nghi-quyet/69-nq-cp/2019"')
    (outcome,) = resolved(documents, unknown).corrections
    assert (outcome.applied, "knows no file and no document" in (outcome.open_en or "")) == (False, True)
    assert of(resolved(documents, unknown), "a")[0].status == "ambiguous"


def test_what_is_said_of_one_mention_goes_before_what_is_said_of_all() -> None:
    both = (
        Citation(0, 1, "undated", type="Nghị quyết", number="68/NQ-CP", issuer="Chính phủ"),
        Citation(2, 3, "undated", type="Nghị quyết", number="68/NQ-CP", issuer="Chính phủ"),
    )
    a = with_text(document("a", *both, date="2021-08-01"), "x x")
    held = document("held", number="70/NQ-CP", date="2021-01-01", type="Nghị quyết", issuer="Chính phủ")
    every = f'[[citation]]\nfile = "a.txt"\nquote = "x"\ndate = 2021-07-01\n{WHO}'
    second = f'[[citation]]\nfile = "a.txt"\nquote = "x"\nnth = 2\nmeans = "held.txt"\n{WHO}'
    result = resolved([a, held], every, second)
    assert [means.identity for means in of(result, "a")] == ["nghi-quyet/68-nq-cp/2021", own(result, "held")]
    none = second.replace("[[citation]]", "[[no_mention]]").replace('means = "held.txt"', 'kind = "citation"')
    assert [means.identity for means in of(resolved([a, held], none), "a")] == [
        "nghi-quyet/68-nq-cp/khong-ro-nam/vien-dan-2021"
    ]
    third = second.replace("nth = 2", "nth = 3")
    assert "“x” (3) is taken for a citation" in (resolved([a, held], third).corrections[0].open_en or "")


def test_what_rests_on_a_mention_that_is_none_goes_with_it() -> None:
    text = "Sở A nêu x và y: làm x"
    facts = with_text(
        document(
            "a",
            Citation(9, 10, "full", number="1/QĐ-UBND", date="2021-01-01", issuer="Sở A"),
            Citation(14, 15, "anaphoric", antecedent=0),
            Citation(21, 22, "full", number="2/QĐ-UBND", date="2021-01-01", bearer=1),
            agencies=(Agency("Sở A"), Agency("Phòng B", parent="Sở A")),
            **LAI_CHAU,
        ),
        text,
    )
    facts = msgspec.structs.replace(
        facts,
        agency_mentions=(AgencyMention(0, 4, "Sở A"),),
        directives=(Directive(0, 22, responsible=("Sở A", "Phòng B"), citations=(0, 1, 2)),),
        references=(Reference(9, 10, "cited", citation=0), Reference(21, 22, "cited", citation=2)),
        effects=(Effect(0, 1, "date", citation=0), Effect(0, 1, "date"), Effect(0, 1, "date", citation=2)),
    )
    of_citation = f'[[no_mention]]\nkind = "citation"\nfile = "a.txt"\nquote = "x"\nnth = 1\n{WHO}'
    (result,) = resolved([facts], of_citation).documents
    assert [(c.start, c.antecedent, c.bearer) for c in result.facts.citations] == [(14, None, None), (21, None, 0)]
    assert result.facts.directives[0].citations == (0, 1)
    assert [(each.start, each.citation) for each in result.facts.references] == [(21, 1)]
    assert [each.citation for each in result.facts.effects] == [None, 1]
    of_agency = f'[[no_mention]]\nkind = "agency"\nfile = "a.txt"\nquote = "sở a"\n{WHO}'
    (result,) = resolved([facts], of_agency).documents
    assert result.facts.agency_mentions == ()
    assert result.facts.agencies == (Agency("Phòng B"),)
    assert result.facts.directives[0].responsible == ("Phòng B",)
    assert result.facts.citations[0].issuer is None
    assert len(result.corrections) == 1


def test_a_correction_of_a_citation_describes_the_document_in_its_identity() -> None:
    statement = f'[[citation]]\nfile = "a.txt"\nquote = "x"\nnumber = "68/NQ-CP"\ndate = "1/7/2021"\n{WHO}'
    result = resolved([document("a", cite(None, None, "Nghị quyết", form="unnumbered"), **LAI_CHAU)], statement)
    found = identity(result, "nghi-quyet/68-nq-cp/2021")
    assert (found.number, found.date) == ("68/NQ-CP", "2021-07-01")
