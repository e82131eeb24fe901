"""The gold standard as records: what perfect recognition would give, so that every later stage can be tested alone.

    from gold import FIVE, gold_facts, gold_resolution

    facts = gold_facts(FIVE[0])
    resolution = gold_resolution(gold_facts(name) for name in FIVE)

`gold_facts` also reads other collections: `gold_facts("name", documents=Path(...), gold=Path(...))`.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from govgraph.records import (
    Agency,
    AgencyMention,
    Anomaly,
    Citation,
    Deadline,
    Directive,
    DocumentFacts,
    DocumentIdentity,
    Holding,
    Initiative,
    Meeting,
    Metadata,
    Passage,
    PersonIdentity,
    Place,
    Resolution,
    ResolvedCitation,
    ResolvedDocument,
    Signature,
    Source,
)

DATA = Path(__file__).resolve().parents[1] / "data"
DOCUMENTS = DATA / "documents"
GOLD = DATA / "gold"

FIVE: tuple[str, ...] = (
    "ha-giang-2021-09-29-phien-hop-btv",
    "lai-chau-2021-08-24-phien-hop-ubnd",
    "thai-nguyen-2021-07-22-3413-ubnd-th",
    "tinh-uy-2021-06-29-hoi-nghi-bch",
    "tuyen-quang-2021-08-31-giao-ban",
)
"""The five documents of the first acceptance, by name."""


def gold_names(gold: Path = GOLD) -> tuple[str, ...]:
    """The names of all annotated documents of a folder, sorted."""
    return tuple(sorted(path.stem for path in gold.glob("*.json")))


def gold_facts(name: str, documents: Path = DOCUMENTS, gold: Path = GOLD) -> DocumentFacts:
    """One annotated document as recognition should give it, with every kind of record."""
    data = (documents / f"{name}.txt").read_bytes()
    annotations: dict[str, Any] = json.loads((gold / f"{name}.json").read_text("utf-8"))
    return _Annotated(name, data, annotations).facts()


_CENTRAL = re.compile(
    r"^(Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư|Thủ tướng|Chủ tịch nước|Bộ |Văn phòng Chính|Hội đồng Dân tộc)"
    r"|Trung ương"
)
_UNIT = re.compile(r"(?:tỉnh|thành phố|huyện|xã|phường|thị xã) [^\W\d_][^,;()]*$")
_HEADING = re.compile(r"^[ \t*]*((?:Điều )?(\d{1,2}(?:\.\d{1,2})*))[.-]", re.MULTILINE)


class _Annotated:
    """One document with its annotations, while they are turned into records."""

    def __init__(self, name: str, data: bytes, annotations: dict[str, Any]) -> None:
        self.gold = annotations
        self.source = Source(name=f"{name}.txt", text=data.decode("utf-8"), sha256=hashlib.sha256(data).hexdigest())
        self.text = self.source.text
        self.ignored = [tuple(span) for span in annotations["document"].get("ignore", [])]
        self.province: str | None = annotations["document"].get("province")

    def facts(self) -> DocumentFacts:
        citations = self.citations()
        agencies = self.agencies()
        initiatives = self.initiatives()
        passages = self.passages()
        return DocumentFacts(
            source=self.source,
            metadata=self.metadata(),
            passages=passages,
            citations=citations,
            agencies=agencies,
            agency_mentions=self.agency_mentions(),
            places=tuple(Place(x["start"], x["end"], x["name"], x["level"]) for x in self.gold["places"]),
            holdings=self.holdings(agencies),
            initiatives=initiatives,
            meetings=self.meetings(),
            directives=self.directives(citations, initiatives),
            anomalies=tuple(
                Anomaly(
                    c.start,
                    c.end,
                    "impossible-date",
                    f"Ngày {c.date} không có thật",
                    f"There is no such day as {c.date}",
                )
                for c in citations
                if c.date_invalid
            ),
        )

    def metadata(self) -> Metadata:
        d = self.gold["document"]
        evidence = {
            field: (at, at + len(d[field]))
            for field in ("number", "place", "subject")
            if d.get(field) and (at := self.text.find(d[field])) >= 0
        }
        return Metadata(
            type=d["type"],
            number=d.get("number"),
            date=d.get("date"),
            place=d.get("place"),
            issuer=d.get("issuer"),
            province=d.get("province"),
            subject=d.get("subject"),
            addressees=tuple(d.get("addressees", ())),
            recipients=tuple(d.get("recipients", ())),
            signatures=tuple(self.signature(s) for s in d.get("signers", ())),
            evidence=evidence,
        )

    def signature(self, signer: dict[str, Any]) -> Signature:
        start = self.text.rindex(signer["name"])
        return Signature(
            start=start,
            end=start + len(signer["name"]),
            name=signer["name"],
            position=signer.get("position"),
            capacity=signer.get("capacity"),
            on_behalf_of=self.gold["document"].get("issuer") if signer.get("capacity") else None,
        )

    def passages(self) -> tuple[Passage, ...]:
        """Numbered items from heading to heading, with the lines that stand in them as paragraphs."""
        found: list[Passage] = []
        open_items: list[Passage] = []
        headings = {m.start(): m for m in _HEADING.finditer(self.text)}
        ends = [*sorted(headings), len(self.text)]
        position = 0
        for line in self.text.splitlines(keepends=True):
            start, position = position, position + len(line)
            if any(a <= start < b for a, b in self.ignored) or not line.strip():
                continue
            heading = headings.get(start)
            if heading:
                label = heading.group(1)
                while open_items and not label.startswith(f"{open_items[-1].label}."):
                    open_items.pop()
                later = [h for h in ends if h > start and (h == len(self.text) or not _below(headings[h], label))]
                item = Passage(
                    index=len(found),
                    kind="item",
                    start=start,
                    end=later[0],
                    number=heading.group(0).strip(" \t*"),
                    label=label,
                    parent=open_items[-1].index if open_items else None,
                )
                found.append(item)
                open_items.append(item)
            parent = open_items[-1] if open_items else None
            found.append(
                Passage(
                    index=len(found),
                    kind="paragraph",
                    start=start,
                    end=start + len(line.rstrip()),
                    label=parent.label if parent else None,
                    parent=parent.index if parent else None,
                )
            )
        return tuple(found)

    def citations(self) -> tuple[Citation, ...]:
        rows = sorted(self.gold["citations"], key=lambda c: (c["start"], c["end"]))
        at = {c["start"]: i for i, c in enumerate(rows)}
        result = []
        for i, c in enumerate(rows):
            subject = c["subject"]
            bearer = at.get(subject["start"]) if isinstance(subject, dict) else None
            antecedent = None
            if c.get("refers_to") and c["form"] != "self":
                same = [j for j, o in enumerate(rows) if j != i and c["refers_to"] in (o.get("number"), o["quote"])]
                antecedent = same[0] if same else None
            result.append(
                Citation(
                    start=c["start"],
                    end=c["end"],
                    form=c["form"],
                    type=c.get("type"),
                    number=c.get("number"),
                    date=c.get("date"),
                    date_invalid=bool(c.get("date_invalid")),
                    year=c.get("year"),
                    issuer=c.get("issuer"),
                    title=c.get("title"),
                    relation=c["relation"],
                    bearer=bearer,
                    antecedent=antecedent,
                    provision=c.get("provision"),
                    confidence=1.0,
                )
            )
        return tuple(result)

    def agency(self, name: str, group: bool) -> Agency:
        central = bool(_CENTRAL.search(name))
        unit = _UNIT.search(name)
        local = not central and ("tỉnh" in name.casefold() or name.startswith(("Sở ", "Ủy ban", "Hội đồng")))
        party = bool(re.search(r"ủy\b|Đảng|đảng|Bộ Chính trị|Ban Bí thư", name.replace("Ủy ban", "")))
        return Agency(
            name=name,
            jurisdiction=None if central or unit is None else unit.group(0),
            branch="party" if party else "state",
            level="central" if central else "province" if local else "other",
            scoped=local and self.province is None and unit is None,
            group=group,
        )

    def agencies(self) -> tuple[Agency, ...]:
        """The annotated agencies and groups, and the issuers, chairs and addressees of the other records."""
        known: dict[str, Agency] = {}
        for name in (x["name"] for x in self.gold["agencies"]):
            known.setdefault(name, self.agency(name, group=False))
        for name in (x["name"] for x in self.gold["agency_groups"]):
            known.setdefault(name, self.agency(name, group=True))
        issuers = [self.gold["document"].get("issuer"), *(c.get("issuer") for c in self.gold["citations"])]
        for name in filter(None, issuers):
            known.setdefault(name, self.agency(name, group=False))
        for directive in self.gold["directives"]:
            for name in (*directive["responsible"], *directive["coordinating"]):
                known.setdefault(name, self.agency(name, group=bool(re.search(r"\bcác\b|thành viên", name))))
        return tuple(known.values())

    def agency_mentions(self) -> tuple[AgencyMention, ...]:
        """Every place where an annotated form stands, the longer form first, no two overlapping."""
        forms = [(q, x["name"]) for kind in ("agencies", "agency_groups") for x in self.gold[kind] for q in x["quotes"]]
        taken: list[tuple[int, int]] = list(self.ignored)
        found: list[AgencyMention] = []
        for quote, name in sorted(forms, key=lambda f: (-len(f[0]), f)):
            for m in re.finditer(re.escape(quote), self.text):
                if not any(a < m.end() and m.start() < b for a, b in taken):
                    taken.append(m.span())
                    found.append(AgencyMention(m.start(), m.end(), name))
        named = {m.agency for m in found}
        for quote, name in forms:  # an agency named only inside a longer name is still named
            if name not in named:
                start = self.text.find(quote)
                found.append(AgencyMention(start, start + len(quote), name))
                named.add(name)
        return tuple(sorted(found, key=lambda m: (m.start, m.end, m.agency)))

    def holdings(self, agencies: tuple[Agency, ...]) -> tuple[Holding, ...]:
        result = []
        for official in self.gold["officials"]:
            start = self.text.find(official["quotes"][0])
            end = start + len(official["quotes"][0])
            for position in official["positions"] or [None]:
                fitting = [a.name for a in agencies if not a.group and position and position.endswith(f" {a.name}")]
                result.append(
                    Holding(
                        start=start,
                        end=end,
                        name=official["name"],
                        position=position,
                        agency=max(fitting, key=len, default=None),
                    )
                )
        return tuple(result)

    def initiatives(self) -> tuple[Initiative, ...]:
        spans = [
            Initiative(span["start"], span["end"], x["kind"], x["name"])
            for x in self.gold["initiatives"]
            for span in (x, *x.get("also", ()))
        ]
        return tuple(sorted(spans, key=lambda i: (i.start, i.end)))

    def meetings(self) -> tuple[Meeting, ...]:
        spans = [
            Meeting(span["start"], span["end"], x["name"], x.get("date"), x.get("chair"))
            for x in self.gold["meetings"]
            for span in (x, *x.get("also", ()))
        ]
        return tuple(sorted(spans, key=lambda m: (m.start, m.end)))

    def directives(self, citations: tuple[Citation, ...], initiatives: tuple[Initiative, ...]) -> tuple[Directive, ...]:
        rows = sorted(self.gold["directives"], key=lambda d: d["start"])
        result = []
        for i, d in enumerate(rows):
            start: int = d["start"]
            next_start = rows[i + 1]["start"] if i + 1 < len(rows) else len(self.text)
            block = self.text.find("\n\n", start + len(d["quote"]))
            end = min(next_start, block if block > 0 else len(self.text))
            end = start + len(self.text[start:end].rstrip())
            cited = tuple(
                min(
                    (k for k, c in enumerate(citations) if c.number == number),
                    key=lambda k: (not start <= citations[k].start < next_start, abs(citations[k].start - start)),
                )
                for number in d["cites"]
                if any(c.number == number for c in citations)
            )
            named = tuple(
                next(k for k, x in enumerate(initiatives) if x.name == name)
                for name in d["initiatives"]
                if any(x.name == name for x in initiatives)
            )
            said = None
            if d.get("deadline"):
                parts = [str(int(p)) for p in d["deadline"].split("-")]
                pattern = r"(?<!\d)0?" + r"/0?".join(reversed(parts[1:] or parts)) + r"(?!\d)"
                if m := re.search(pattern, self.text[start:end]):
                    said = (start + m.start(), start + m.end())
            result.append(
                Directive(
                    start=start,
                    end=end,
                    section=d.get("section"),
                    responsible=tuple(d["responsible"]),
                    coordinating=tuple(d["coordinating"]),
                    deadline=d.get("deadline"),
                    deadline_said=said,
                    deadlines=(Deadline(*(said or (start, end)), d["deadline"]),) if d.get("deadline") else (),
                    citations=cited,
                    initiatives=named,
                )
            )
        return tuple(result)


def _below(heading: re.Match[str], label: str) -> bool:
    return heading.group(1).startswith(f"{label}.")


def gold_resolution(documents: Iterable[DocumentFacts]) -> Resolution:
    """A resolution good enough to test what comes after it.

    A numbered citation is its number (and its issuer below the national level), anything else is its antecedent or
    stands alone; a person is a name within one document.
    """
    facts = sorted(documents, key=lambda f: f.source.name)
    identities: dict[str, DocumentIdentity] = {}
    persons: dict[str, tuple[str, list[tuple[str, int]]]] = {}
    resolved = []
    for f in facts:
        own = _own_key(f)
        m = f.metadata
        year = int(m.date[:4]) if m.date else None
        identities[own] = DocumentIdentity(
            own, m.type, m.number, m.date, year, m.issuer, m.subject, held=(f.source.name,)
        )
    for f in facts:
        own = _own_key(f)
        keys: list[str] = []
        for c in f.citations:
            key = own if c.form == "self" else _cited_key(f, c, keys)
            keys.append(key)
            old = identities.get(key)
            if old is None or (c.date and not c.date_invalid and not old.held and not old.date):
                date = None if c.date_invalid else c.date
                identities[key] = DocumentIdentity(
                    key, c.type, c.number, date, c.year, c.issuer, c.title, draft=c.form == "draft"
                )
        holders = []
        for i, h in enumerate(f.holdings):
            key = f"{_slug(h.name)}/{_slug(f.source.name)}"
            holders.append(key)
            persons.setdefault(key, (h.name, []))[1].append((f.source.name, i))
        signers = []
        for s in f.metadata.signatures:
            key = f"{_slug(s.name)}/{_slug(f.source.name)}"
            signers.append(key)
            persons.setdefault(key, (s.name, []))
        citations = tuple(
            ResolvedCitation(k, "resolved" if c.number else "unresolved", "same number")
            for k, c in zip(keys, f.citations, strict=True)
        )
        resolved.append(ResolvedDocument(f, own, citations, tuple(holders), tuple(signers)))
    return Resolution(
        documents=tuple(resolved),
        identities=tuple(identities[k] for k in sorted(identities)),
        persons=tuple(PersonIdentity(k, n, tuple(ms)) for k, (n, ms) in sorted(persons.items())),
    )


_NATIONAL = re.compile(r"/(TW|QH\d*|NQ-CP|NĐ-CP|QĐ-TTg|CT-TTg|TT-\w+)$")


def _own_key(f: DocumentFacts) -> str:
    m = f.metadata
    if m.number:
        return _numbered_key(m.number, m.issuer)
    return f"{_slug(m.type or 'van-ban')}/{_slug(f.source.name.removesuffix('.txt'))}"


def _cited_key(f: DocumentFacts, c: Citation, earlier: list[str]) -> str:
    if c.number:
        return _numbered_key(c.number, c.issuer)
    if c.antecedent is not None and c.antecedent < len(earlier):
        return earlier[c.antecedent]
    return f"{_slug(c.type or 'van-ban')}/{_slug(f.source.name.removesuffix('.txt'))}/{c.start}"


def _numbered_key(number: str, issuer: str | None) -> str:
    return f"{_slug(number)}/{'quoc-gia' if _NATIONAL.search(number) else _slug(issuer or 'khong-ro')}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip("-")


def all_spans(f: DocumentFacts) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every record of a document that points at words."""
    for kind in (
        "passages",
        "citations",
        "agency_mentions",
        "places",
        "holdings",
        "initiatives",
        "meetings",
        "directives",
        "anomalies",
    ):
        for record in getattr(f, kind):
            yield kind, record.start, record.end
