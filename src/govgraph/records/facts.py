"""What recognition finds in one document.

The records hold no circles, so garbage collection leaves them alone (`gc=False`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from govgraph.records.sources import GivenFact, Source

Form = Literal["full", "undated", "elliptical", "unnumbered", "draft", "self", "anaphoric"]
"""How a citation names its document (annotation guidelines, "citations")."""

Relation = Literal[
    "basedOn",
    "implements",
    "amends",
    "replaces",
    "repeals",
    "suspends",
    "extends",
    "corrects",
    "guides",
    "promulgates",
    "proposesChange",
    "discusses",
    "repliesTo",
    "cites",
]
"""What the citing document does to the cited one (annotation guidelines, "citations")."""

Capacity = Literal["TM", "KT", "TL", "TUQ", "Q"]
"""On whose authority a signer signs: for the collective, for the head, by order, by delegation, acting
(Decree 30/2020/NĐ-CP, Appendix I, part II, section 7; Guideline 36-HD/VPTW)."""

InitiativeKind = Literal["project", "programme", "planning", "campaign"]

DeadlineRule = Literal[
    "stated", "year-of-document", "last-month", "end-of-period", "counted", "working-days", "event", "recurs", "no-day"
]
"""How a deadline's date was found, or why it has none: the words give it; they leave out the year; they name a quarter
or half-year, whose last month is taken, or a period of years, whose last is; a term is counted from the document's own
day; it is counted in working days, or from an event whose day the document does not say; it recurs; no such day is."""

Recurrence = Literal["P1D", "P1W", "P1M", "P3M", "P6M", "P1Y"]
"""How often a deadline comes back, as an ISO 8601 duration."""

PlaceLevel = Literal["province", "district", "commune", "country", "other"]

PassageKind = Literal[
    "letterhead",
    "title",
    "addressees",
    "preamble",
    "part",
    "chapter",
    "section",
    "article",
    "clause",
    "point",
    "item",
    "bullet",
    "paragraph",
    "table",
    "footnote",
    "annex",
    "recipients",
    "signature",
    "foreign",
]
"""What a passage is. `foreign` is text of the file that is no part of the document: a website's summary or repeated
title line, a running head, a signature stamp."""


class Passage(Struct, frozen=True, gc=False):
    """A stretch of the document: an article, a numbered section, a bullet, a paragraph, a footnote.

    `number` is the number or mark as printed (`3.1-`, `Điều 5.`, `a)`, `¹`); `label` is its full place in the document
    in the field's words (`3.1`, `Điều 5.2.a`, `II.1`), inherited by what stands below it without a number; `parent` is
    the index of the passage it stands in; `note_mark` is, for a footnote, the offset of the mark in the text that the
    footnote belongs to.
    """

    index: int
    kind: PassageKind
    start: int
    end: int
    number: str | None = None
    label: str | None = None
    parent: int | None = None
    note_mark: int | None = None


class Signature(Struct, frozen=True, gc=False):
    """Who signed: `position` as printed (`Phó Chánh Văn phòng`), `capacity` from the authority line, `on_behalf_of`
    the canonical name of the body or office named there."""

    start: int
    end: int
    name: str
    position: str | None = None
    capacity: Capacity | None = None
    on_behalf_of: str | None = None


class GivenSigner(Struct, frozen=True):
    """Who is given as the signer of a document whose text names none: no words stand behind it."""

    name: str
    position: str | None = None
    capacity: Capacity | None = None


class Metadata(Struct, frozen=True):
    """What a document says of itself. Everything is None or empty where the text does not say it.

    `date` is ISO, as far as it is given: `2021-07-22`, `2021-09`, `2021`. `province` is the name without its level
    (`Lai Châu`). `evidence` maps a field's name to the span of the words that say it. `given` says of everything given
    beside the document what became of it: a field that has its value from there has no evidence. `given_signer` is
    there only where the text has no signature.
    """

    type: str | None = None
    number: str | None = None
    date: str | None = None
    place: str | None = None
    issuer: str | None = None
    province: str | None = None
    subject: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    evidence: dict[str, tuple[int, int]] = {}
    given: tuple[GivenFact, ...] = ()
    given_signer: GivenSigner | None = None


class Citation(Struct, frozen=True, gc=False):
    """One mention of another document.

    `number` is normalised in spacing only. `date` is ISO, or as written where no such day exists (`date_invalid`).
    `issuer` is what the symbol or the words say, the symbol first; `issuer_stated` keeps the words' own claim where it
    disagrees. `bearer` is the index, within the document's citations, of the mention that bears the relation, None
    where the citing document itself does; `own` is then what the citing document does to it (`Căn cứ A được sửa đổi bởi
    B`: B amends A, and A is a basis). `antecedent` is the index of the mention that an anaphoric, elliptical or short
    mention takes its identity from. `provision` is the pinpoint, most general first (`Điều 5 khoản 2`). `term` is the
    term of office in which the Party's centre issued it, where the words name the congress (`khóa X`: `2006-2011`).
    """

    start: int
    end: int
    form: Form
    type: str | None = None
    number: str | None = None
    date: str | None = None
    date_invalid: bool = False
    year: int | None = None
    issuer: str | None = None
    issuer_stated: str | None = None
    title: str | None = None
    relation: Relation = "cites"
    bearer: int | None = None
    own: Relation | None = None
    antecedent: int | None = None
    provision: str | None = None
    confidence: float = 1.0
    term: str | None = None


class Provision(Struct, frozen=True, gc=False):
    """One provision of a document: the numbers of its parts as printed (`article` `5`, `clause` `2`, `point` `a`), None
    for what is not named. `annex` is empty where the document has but one. The parts are those of Decree
    78/2025/NĐ-CP: phần, chương, mục, tiểu mục, điều, khoản, điểm, tiết; phụ lục, mẫu, bảng."""

    part: str | None = None
    chapter: str | None = None
    annex: str | None = None
    form: str | None = None
    table: str | None = None
    section: str | None = None
    subsection: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    item: str | None = None


ReferenceReason = Literal[
    "cited", "alias", "own", "here", "unnamed", "amended", "amending", "no-antecedent", "no-such-passage"
]
"""What a reference is tied to, or why to nothing. `cited`: another document, one of the citations; `alias`: one by the
short name that the text gives it; `own`: this document, named (`Điều 5 của Luật này`); `here`: by where it stands
(`khoản 1 Điều này`); `unnamed`: no document is named, so this one is meant; `amended`: none is named, but it stands
below the heading that says which one is amended; `amending`: it stands in new wording for another document, which is
meant; `no-antecedent`: `Nghị định này` in no decree, none named before; `no-such-passage`: this document has no such
passage, or several."""


class Reference(Struct, frozen=True, gc=False):
    """Words that refer to a document or to provisions, all of them: `khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP`, `Điều
    8 của Luật này`, `khoản 1 Điều này`.

    `document` frames the words for the document, None where there are none. `name` frames those of them that name it
    by number, date or title, without the issuer behind (`Nghị định số 63/2010/NĐ-CP`); None for a short name and `Luật
    này`. `citation` is the index of the citation meant. `passages` are the indices of the passages of this document
    that are meant, as far as found.
    """

    start: int
    end: int
    reason: ReferenceReason
    document: tuple[int, int] | None = None
    name: tuple[int, int] | None = None
    citation: int | None = None
    provisions: tuple[Provision, ...] = ()
    passages: tuple[int, ...] = ()


EffectRule = Literal["date", "signing", "passing", "gazette"]
"""What the first day in force is counted from: the `date` said, or the day of the `signing` (the document's date), of
the `passing` of a resolution or of the `gazette`'s issue."""


class Effect(Struct, frozen=True, gc=False):
    """From when a document is in force, as the text says it: the document itself, or a cited one (`citation` is its
    index). `since` is the first day and `until` the last, ISO, None where they are not said or cannot be computed."""

    start: int
    end: int
    rule: EffectRule
    since: str | None = None
    until: str | None = None
    citation: int | None = None


class Agency(Struct, frozen=True, gc=False):
    """An organisation that the document names.

    `kind` is its key in the authority tables (`so-y-te`, `ubnd`), None for one known only from the text. `jurisdiction`
    is the administrative unit's name with its level (`tỉnh Lai Châu`), None for central bodies. `scoped` is true where
    the name needs a jurisdiction that the text does not give: such an agency is this document's own and never merged.
    `group` is true for a class of agencies (`các sở, ban, ngành tỉnh Lai Châu`). `parent` is the canonical name of the
    body it belongs to, where the name says so. `within` is the name of the file whose own it is where it is `scoped`
    and a correction says that this document names the same; None for this document.
    """

    name: str
    kind: str | None = None
    jurisdiction: str | None = None
    branch: Literal["party", "state", "front", "military", "enterprise", "press", "foreign", "other"] = "other"
    level: Literal["central", "province", "district", "commune", "other"] = "other"
    scoped: bool = False
    group: bool = False
    parent: str | None = None
    within: str | None = None


class AgencyMention(Struct, frozen=True, gc=False):
    """Where an agency is named. In a coordination (`các Sở: A, B`) each member is a mention with its own words."""

    start: int
    end: int
    agency: str


class Place(Struct, frozen=True, gc=False):
    """An administrative unit, or another named place, that the document names. `code` is its key in the tables."""

    start: int
    end: int
    name: str
    level: PlaceLevel
    code: str | None = None


class Holding(Struct, frozen=True, gc=False):
    """A position that the document says a named person holds.

    `start` and `end` frame the person's name. `position` is the full form with jurisdiction (`Chủ tịch Ủy ban nhân dân
    tỉnh Lai Châu`), None where the person is named without one; `said` is the span of the words that say the position.
    """

    start: int
    end: int
    name: str
    position: str | None = None
    agency: str | None = None
    said: tuple[int, int] | None = None


class Initiative(Struct, frozen=True, gc=False):
    """A named project, programme, planning or campaign; `name` is the same for all mentions of one initiative."""

    start: int
    end: int
    kind: InitiativeKind
    name: str


class Meeting(Struct, frozen=True, gc=False):
    """A particular meeting; `date` is ISO or None; `chair` is a person's name."""

    start: int
    end: int
    name: str
    date: str | None = None
    chair: str | None = None


class Deadline(Struct, frozen=True, gc=False):
    """By when something is to be done, as the words between two offsets say: `date` is ISO as far as it is known,
    `recurrence` how often it comes back, and `rule` how the date was found or why there is none."""

    start: int
    end: int
    date: str | None = None
    rule: DeadlineRule = "stated"
    recurrence: Recurrence | None = None


class Directive(Struct, frozen=True, gc=False):
    """An instruction to act: one sentence or bullet with one responsible party.

    `responsible` and `coordinating` are names of agencies or groups. `deadlines` are all that the words set, in their
    order; `deadline` is the date of the first that has one, and `deadline_said` the span of its words, else of the
    first. `citations` and `initiatives` are indices into the document's own. `section` is the label of the nearest
    numbered passage.
    """

    start: int
    end: int
    section: str | None = None
    responsible: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadline: str | None = None
    deadline_said: tuple[int, int] | None = None
    deadlines: tuple[Deadline, ...] = ()
    citations: tuple[int, ...] = ()
    initiatives: tuple[int, ...] = ()


class Anomaly(Struct, frozen=True, gc=False):
    """Something in the text that a careful reader would flag: an impossible date, a stated issuer that the symbol
    contradicts. `note_vi` and `note_en` say it in words."""

    start: int
    end: int
    kind: Literal["impossible-date", "issuer-disagreement", "date-order", "number-form"]
    note_vi: str
    note_en: str


class DocumentFacts(Struct, frozen=True):
    """All that was recognised in one document, with the text that the offsets point into.

    This is what is kept on disk (one JSON file a document); the graph, the store and every index are made from it and
    can be made again.
    """

    source: Source
    metadata: Metadata
    passages: tuple[Passage, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    effects: tuple[Effect, ...] = ()
    agencies: tuple[Agency, ...] = ()
    agency_mentions: tuple[AgencyMention, ...] = ()
    places: tuple[Place, ...] = ()
    holdings: tuple[Holding, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    directives: tuple[Directive, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()

    @property
    def text(self) -> str:
        """The document's text as read."""
        return self.source.text

    def quote(self, start: int, end: int) -> str:
        """The words between two offsets (code points, end exclusive). Raises IndexError outside the text."""
        if not 0 <= start <= end <= len(self.source.text):
            length = len(self.source.text)
            raise IndexError(f"span {start}:{end} lies outside the {length} characters of {self.source.name}")
        return self.source.text[start:end]
