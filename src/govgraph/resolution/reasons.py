"""The reasons that a resolution gives, in plain words: the name of the rule that decided.

They hold no counts and no names of files, so that a document's graph changes only when its own answer does.
"""

from __future__ import annotations

CORRECTED = "stated by a correction"
ITSELF = "the document itself"
YEAR_IN_NUMBER = "the number has its year in it"
LEGISLATURE_IN_NUMBER = "the number has its legislature in it"
DATED = "number and date are given"
YEAR_GIVEN = "number and year are given"
TERM_GIVEN = "number and term of office are given"
SAME_DOCUMENT = "the same document gives its date elsewhere"
YEAR_CERTAIN = "the document makes its year certain"
SAME_TITLE = "the only document of this number that bears the title"
ONLY_ONE = "the only document of this number that the collection dates, and not too old to be meant"
STANDS_FOR = "it stands for another mention in the document"
WELL_KNOWN = "the only document of this number that the collection dates, and several documents do"

SEVERAL = "no date is given, and several documents bear the number"
SEVERAL_HERE = "no date is given, and the document itself cites several of this number"
SEVERAL_HELD = "several documents held bear the number, and the date does not tell which is meant"
NO_DATE = "no date is given, and no other document tells the year"
TOO_OLD = "no date is given, and the only document known by this number is too old to be surely the one"
COUNTED_ANEW = (
    "the province was merged in that year and counted its numbers anew, and the date does not tell which is meant"
)
SHORT = "its ordinal alone is given, without the symbol that tells the series"
SHORT_SEVERAL = "its ordinal alone is given, and the document cites several numbers that it may be"
NO_TIME = "no date is given, and neither is the citing document's"
IMPOSSIBLE_DATE = "the date that is given does not exist, and no other document tells the year"
NO_JURISDICTION = "the text does not say of which province or other unit the number is"
CITED_HERE = "cited in the same document"
HELD_UNDATED = "held, but its own date is not known"

LAW_HERE = "the same document gives the number or date of the law"
LAW_BY_DATE = "title and date of the law"
LAW_BY_YEAR = "title and year of the law"
LAW_ONLY_ONE = "the only law of this title known before the citing document"
LAW_IN_FORCE = "the latest law of this title, passed at least two years before the citing document"
LAW_SAME_YEAR = "the only law of this title that is known may be of a later day than the citing document"
LAW_SEVERAL = "several laws bear the title, and the text does not say which is meant"
LAW_UNKNOWN = "named by its title alone, and neither number nor date of it is known"

CONGRESS = "the resolution of a congress, known by its ordinal or term"
PLENUM = "a resolution of a plenum, known by its ordinal and that of the congress"
CONGRESS_UNKNOWN = "a congress of which the text says neither ordinal nor term"
CONGRESS_NO_JURISDICTION = "a local congress of which the text does not say the unit"

ANNEX = "what that document promulgates"
DRAFT = "a draft, known by its title within this document"
DRAFT_UNTITLED = "a draft without title"
NO_NUMBER = "named without a number, and nothing tells which document it is"
NO_ANTECEDENT = "it stands for another document, and the text does not say which"
SAME_DAY = "held, of the same type, issuer and day"
SAME_DAY_TITLE = "held, of the same type, issuer, day and title"
SAME_DAY_HEAD = "held, of the same type and day, the one issued by a body and the other by its head"


def cited_here(date: str) -> str:
    """Why a document is a candidate: the citing document gives this date to the number elsewhere."""
    return f"cited in the same document, of {date}"


def cited_elsewhere(date: str) -> str:
    """Why a document is a candidate: another document gives this date to the number."""
    return f"cited elsewhere, of {date}"


def held_of(date: str) -> str:
    """Why a document is a candidate: the collection holds one of this number and date."""
    return f"held, of {date}"


def later_than_citing(date: str, citing: str) -> str:
    """That a citation gives a date after the citing document's own."""
    return f"its date {date} is later than the citing document's own, {citing}"


def dated_otherwise(date: str) -> str:
    """That other documents give another date to the same number, and more of them."""
    return f"others date it {date}"


def with_notes(reason: str, *notes: str) -> str:
    """A reason and what else is to be known."""
    return "; ".join((reason, *notes))
