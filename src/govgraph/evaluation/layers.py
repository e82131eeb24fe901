"""The layers: which facts of a document are compared, and how."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from govgraph.evaluation.gold import Annotation
from govgraph.evaluation.same import same, same_agency, same_number, same_place
from govgraph.evaluation.tally import Evaluation, Miss, Row, Tally, bcubed, overlap_of


def evaluate(gold: Mapping[str, Annotation], views: Mapping[str, Sequence[Row]]) -> Evaluation:
    """The scores of the views against the gold annotations; rows of other documents are not scored."""
    by_document: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for view, rows in views.items():
        for row in rows:
            document = Path(row.get("source") or "").stem
            if document in gold:
                by_document[document][view].append(_with_offsets(row))
    tallies: dict[str, Tally] = defaultdict(Tally)
    identities: list[tuple[Hashable, Hashable]] = []
    for document, annotated in gold.items():
        identities += _Scoring(document, annotated, by_document[document], tallies).score()
    scores = [tally.score(layer) for layer, tally in tallies.items()]
    scores.append(bcubed("identity of cited documents (B-cubed)", identities))
    misses = [
        Miss(layer, document, verdict, what if isinstance(what, str) else " | ".join(map(str, what)))
        for layer, tally in tallies.items()
        for document, verdict, what in tally.misses
    ]
    return Evaluation(tuple(scores), tuple(misses))


_GROUP = re.compile(
    r"\bcác\b|từng|thành viên|chủ đầu tư|cấp [uủ][yỷ]|địa phương|cơ quan, đơn vị|cơ quan[^,;]* liên quan"
    r"|đơn vị liên quan|đại biểu|lãnh đạo",
    re.IGNORECASE,
)

_KEYS: dict[str, Callable[[object], str]] = {
    "type": same,
    "date": same,
    "relation": same,
    "form": same,
    "issuer": same_agency,
}


class _Scoring:
    """One document's annotations against its rows."""

    def __init__(
        self, document: str, gold: Annotation, views: Mapping[str, list[dict[str, Any]]], tallies: dict[str, Tally]
    ) -> None:
        self.document = document
        self.gold = gold
        self.tallies = tallies
        ignored = [tuple(span) for span in gold["document"].get("ignore", ())]
        self.rows = {
            view: [
                row
                for row in rows
                if not (isinstance(row.get("start"), int) and any(a <= row["start"] < b for a, b in ignored))
            ]
            for view, rows in views.items()
        }

    def score(self) -> list[tuple[Hashable, Hashable]]:
        """Count every layer; gives, for each citation found, which document the gold and the graph say it means."""
        self.metadata()
        identities = self.citations()
        self.names()
        self.spans()
        self.directives()
        return identities

    def view(self, name: str) -> list[dict[str, Any]]:
        return self.rows.get(name, [])

    def spanned(self, name: str) -> list[dict[str, Any]]:
        """A view's rows that have a place in the text."""
        return [row for row in self.view(name) if row.get("start") not in (None, "")]

    def count(
        self, layer: str, gold: Iterable[Hashable], said: Iterable[Hashable], optional: Iterable[Hashable] = ()
    ) -> None:
        self.tallies[layer].count(self.document, gold, said, optional)

    def match(
        self,
        layer: str,
        gold: Sequence[Annotation],
        rows: Sequence[Row],
        fits: Callable[[Annotation, Row, float], bool],
    ) -> list[tuple[Annotation, Row]]:
        return self.tallies[layer].match(self.document, gold, rows, fits)

    def metadata(self) -> None:
        document = self.gold["document"]
        row = (self.view("documents") or [{}])[0]
        asked = {field: same(document[field]) for field in ("type", "date", "province") if document.get(field)}
        said = {field: same(row[field]) for field in ("type", "date", "province") if row.get(field)}
        for field, value in said.items():
            if value in {same(other) for other in _accepted(document, field)}:
                said[field] = asked.get(field, value)
        if document.get("number"):
            asked["number"] = same_number(document["number"])
        if row.get("number"):
            said["number"] = same_number(row["number"])
        if document.get("issuer"):
            asked["issuer"] = same_agency(document["issuer"])
            if row.get("issuer"):
                issuer = same_agency(row["issuer"])
                accepted = {same_agency(other) for other in _accepted(document, "issuer")}
                said["issuer"] = asked["issuer"] if issuer in accepted else issuer
        if document.get("subject"):
            asked["subject"] = same(document["subject"])
            if row.get("subject"):
                a, b = set(asked["subject"].split()), set(same(row["subject"]).split())
                nearly = 2 * len(a & b) >= 0.85 * (len(a) + len(b))
                said["subject"] = asked["subject"] if nearly else same(row["subject"])
        self.count("metadata", asked.items(), said.items())
        self.count(
            "signers",
            {same(signer["name"]) for signer in document.get("signers", ())},
            {same(name) for row in self.view("documents") for name in _cells(row.get("signer"))},
        )

    def citations(self) -> list[tuple[Hashable, Hashable]]:
        gold, rows = self.gold["citations"], self.spanned("citations")
        numbered = [c for c in gold if c.get("number")], [r for r in rows if r.get("number")]
        self.match(
            "citations, numbered, exact span",
            *numbered,
            lambda c, r, overlap: c["start"] == r["start"] and r["end"] in _ends(c),
        )
        self.match(
            "citations, numbered, number right",
            *numbered,
            lambda c, r, overlap: same_number(c["number"]) == same_number(r["number"]),
        )
        pairs = self.match(
            "citations, all, overlap",
            gold,
            rows,
            # a draft's title has no clear end, so its beginning decides
            lambda c, r, overlap: overlap >= 0.5 or (c["form"] == "draft" and abs(c["start"] - r["start"]) <= 12),
        )
        identities: list[tuple[Hashable, Hashable]] = []
        for citation, row in pairs:
            for field, key in _KEYS.items():
                want, have = key(citation.get(field)), key(row.get(field))
                if have and have in {key(other) for other in _accepted(citation, field)}:
                    have = want
                if want or have:
                    at = citation["start"]
                    self.count(f"citations, {field}", [(at, want)] if want else (), [(at, have)] if have else ())
            entity = _entity(citation)
            if entity is not None:
                identities.append((entity, row.get("cited") or (self.document, citation["start"])))
        return identities

    def names(self) -> None:
        agencies, places, officials = self.gold["agencies"], self.gold["places"], self.gold["officials"]
        for layer, named, key, groups in (
            ("agencies", agencies, same_agency, self.gold["agency_groups"]),
            ("places", places, same_place, ()),
        ):
            accepted = _names(named, key)
            self.count(
                layer,
                {key(a["name"]) for a in named if not a.get("optional")},
                {accepted.get(key(row["name"]), key(row["name"])) for row in self.view(layer)},
                optional={key(a["name"]) for a in named if a.get("optional")} | {key(g["name"]) for g in groups},
            )
        rows = self.view("officials")
        self.count("officials", {same(o["name"]) for o in officials}, {same(row["name"]) for row in rows})
        self.count(
            "officials, positions",
            {(same(o["name"]), same_agency(position)) for o in officials for position in o["positions"]},
            {(same(row["name"]), same_agency(row["position"])) for row in rows if row.get("position")},
        )

    def spans(self) -> None:
        for layer, least in (("initiatives", 0.7), ("meetings", 0.5)):
            # a later mention of an annotated thing may be given or not
            later = [span for annotation in self.gold[layer] for span in annotation.get("also", ())]
            rows = [row for row in self.spanned(layer) if not any(overlap_of(row, span) > 0 for span in later)]
            self.match(layer, self.gold[layer], rows, _at_least(least))

    def directives(self) -> None:
        """Directives are compared by their beginnings: where one ends is a matter of taste."""
        gold = [{**d, "end": d["start"] + 15} for d in self.gold["directives"]]
        rows = [{**r, "end": r["start"] + 15} for r in self.spanned("directives")]
        home = same_agency(self.gold["document"].get("province"))
        pairs = self.match("directives", gold, rows, lambda d, r, overlap: abs(d["start"] - r["start"]) <= 6)
        for directive, row in pairs:
            at = directive["start"]
            for field in ("responsible", "coordinating"):
                self.count(
                    f"directives, {field}",
                    {(at, _party(name, home)) for name in directive[field]},
                    {(at, _party(name, home)) for name in _cells(row.get(field))},
                )
            want, have = directive.get("deadline"), row.get("deadline")
            have = want if have in _accepted(directive, "deadline") else have
            self.count("directives, deadline", [(at, want)] if want else (), [(at, have)] if have else ())
            self.count(
                "directives, cites",
                {(at, same_number(number)) for number in directive["cites"] if _is_particular(number)},
                {(at, same_number(number)) for number in _cells(row.get("cites")) if _is_particular(number)},
                optional={(at, same_number(number)) for number in directive.get("cites_optional", ())},
            )


def _at_least(least: float) -> Callable[[Annotation, Row, float], bool]:
    return lambda annotation, row, overlap: overlap >= least


def _party(name: str, home: str) -> str:
    """A directive's party: an agency by its name less the document's own province, and any group as one."""
    if _GROUP.search(unicodedata.normalize("NFC", name)):
        return "(a group)"
    key = same_agency(name)
    return key.removesuffix(f" {home}") if home else key


def _with_offsets(row: Row) -> dict[str, Any]:
    """The row with its offsets as numbers (CSV has texts)."""
    return {k: int(float(v)) if k in ("start", "end") and v not in (None, "") else v for k, v in row.items()}


def _accepted(annotation: Annotation, field: str) -> list[Any]:
    value = annotation.get(f"{field}_also") or []
    return value if isinstance(value, list) else [value]


def _ends(annotation: Annotation) -> set[int]:
    """The ends that are accepted for a span; the gold gives other ends as offsets or as the quote they would make."""
    other = (end if isinstance(end, int) else annotation["start"] + len(end) for end in _accepted(annotation, "end"))
    return {annotation["end"], *other}


def _names(annotations: Iterable[Annotation], key: Callable[[object], str]) -> dict[str, str]:
    """From every accepted name to the annotation's own, both as keys."""
    return {key(name): key(a["name"]) for a in annotations for name in (a["name"], *_accepted(a, "name"))}


def _cells(value: object) -> list[str]:
    """The members of a list in one cell."""
    return [cell.strip() for cell in re.split(r"[;|]", str(value or "")) if cell.strip()]


def _is_particular(number: object) -> bool:
    return re.search(r"\d+.*/", str(number or "")) is not None


def _entity(citation: Annotation) -> Hashable | None:
    """Which document a gold citation names, across documents; None where the gold does not say."""
    if citation.get("entity"):
        return str(citation["entity"])
    if not citation.get("number"):
        return None
    national = citation.get("issuer") in ("Chính phủ", "Thủ tướng Chính phủ", "Bộ Chính trị", "Quốc hội")
    if national or re.search(r"/(TW|QH\d*|NQ-CP|NĐ-CP)$", citation["number"]):
        return same_number(citation["number"]), ""
    return same_number(citation["number"]), same_agency(citation.get("issuer"))
