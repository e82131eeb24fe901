"""Which mentions are one person: the same name, and evidence that it is the same man or woman.

Within one document a name is one person. Across documents equal names are one person only where they share a post, an
agency or a jurisdiction at compatible dates; a name without any of these stays its document's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from govgraph.authority.positions import headed_body, positions
from govgraph.language.letters import fold
from govgraph.records import Agency, DocumentFacts, PersonIdentity
from govgraph.resolution.citing import Citing
from govgraph.resolution.joining import Groups
from govgraph.resolution.jurisdictions import Jurisdictions
from govgraph.resolution.keys import join, title_step, within
from govgraph.resolution.stated_persons import StatedPersons
from govgraph.resolution.succession import standing

_YEARS_POST = 10
"""Two terms of five years: few hold one office for longer."""
_YEARS_JURISDICTION = 5
"""Within one unit another office is likely the same person's for a term; names are common, so no longer."""


_YEARS_SUCCESSOR = 5
"""From a body to the one that it became: a term of five years."""


class Persons(Struct, frozen=True):
    """The persons of a collection: for each document the keys of its holdings' and signatures' persons and of the
    signer who is given, and all persons in order of key."""

    holders: tuple[tuple[str, ...], ...]
    signers: tuple[tuple[str, ...], ...]
    given_signers: tuple[str | None, ...]
    persons: tuple[PersonIdentity, ...]


class _Evidence(Struct, frozen=True):
    """What a mention of a person shares with others: a post, an agency, a jurisdiction."""

    years: int
    """How far apart two documents may be for it to join them."""
    place: str
    """Its step in a key."""
    what: str


class _Named(Struct):
    """A name in one document."""

    name: str
    source: str
    year: int | None
    evidence: set[_Evidence]
    spellings: Counter[str]


def resolve_persons(
    documents: Sequence[DocumentFacts], citing: Sequence[Citing], stated: StatedPersons | None = None
) -> Persons:
    """The persons of a collection. The documents are in order of file name, `citing` in the same; `stated` is what
    corrections say."""
    named = [
        one
        for facts, document in zip(documents, citing, strict=True)
        if facts.source.name == document.source  # a copy names the same persons
        for one in _names(facts, document).values()
    ]
    keys: dict[tuple[str, str], str] = {}
    spellings: dict[str, Counter[str]] = {}
    for name, persons in _persons_by_name(named, stated or StatedPersons()).items():
        for key, person in _keyed(name, persons):
            spellings[key] = sum((one.spellings for one in person), Counter[str]())
            for one in person:
                keys[one.source, one.name] = key
    sources = [document.source for document in citing]
    holders = tuple(
        tuple(keys[source, fold(holding.name)] for holding in facts.holdings)
        for source, facts in zip(sources, documents, strict=True)
    )
    signers = tuple(
        tuple(keys[source, fold(signature.name)] for signature in facts.metadata.signatures)
        for source, facts in zip(sources, documents, strict=True)
    )
    given_signers = tuple(
        None if (given := facts.metadata.given_signer) is None else keys[source, fold(given.name)]
        for source, facts in zip(sources, documents, strict=True)
    )
    mentions_of: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for facts, holders_ in zip(documents, holders, strict=True):
        for at, key in enumerate(holders_):
            mentions_of[key].append((facts.source.name, at))
    marks = stated.marks(keys) if stated is not None else {}
    persons_ = tuple(
        PersonIdentity(
            key, min(names, key=lambda n: (-names[n], n)), tuple(sorted(mentions_of[key])), marks.get(key, ())
        )
        for key, names in sorted(spellings.items())
    )
    return Persons(holders, signers, given_signers, persons_)


def _names(facts: DocumentFacts, citing: Citing) -> dict[str, _Named]:
    """The names of a document by folded name, with all evidence that it gives."""
    found: dict[str, _Named] = {}

    def named(name: str) -> _Named:
        at = found.get(fold(name))
        if at is None:
            at = found[fold(name)] = _Named(fold(name), citing.source, citing.time.year, set(), Counter())
        at.spellings[" ".join(name.split())] += 1
        return at

    for holding in facts.holdings:
        evidence = named(holding.name).evidence
        evidence.update(_evidence(holding.position, holding.agency, citing.jurisdictions))
        if holding.position and holding.agency:
            title = holding.position.removesuffix(holding.agency).strip()
            evidence.update(_of_successor(title, holding.agency, citing))
    metadata = facts.metadata
    signed = [(each.name, each.position, each.on_behalf_of or metadata.issuer) for each in metadata.signatures]
    if metadata.given_signer is not None:
        signed.append((metadata.given_signer.name, metadata.given_signer.position, metadata.issuer))
    for name, position, body in signed:
        evidence = named(name).evidence
        post = f"{position} | {body}" if position and body else None
        evidence.update(_evidence(post, body, citing.jurisdictions))
        if position and body:
            evidence.update(_of_successor(position, body, citing))
    return found


def _of_successor(title: str, agency: str, citing: Citing) -> Iterator[_Evidence]:
    """What joins who held a post at a body to who holds the same at the body that it became: a deputy minister of
    Planning and Investment until 2025, of Finance since. Before the change only the one can be, after it the other."""
    body = headed_body(agency) or agency
    record = citing.jurisdictions.agencies.get(body) or Agency(body)
    where = citing.jurisdictions.of(body)
    year = citing.time.year
    if where is None or not where.known or year is None:
        return
    today = standing(record)
    if today.since is None:
        return
    change = int(today.since[:4])
    if (year <= change) if today.body != record.name else (year >= change):
        place = where.path or join("trung-uong", title_step(body))
        yield _Evidence(_YEARS_SUCCESSOR, place, f"{fold(title)} > {fold(today.body)}")


def _evidence(post: str | None, agency: str | None, within_: Jurisdictions) -> Iterator[_Evidence]:
    """What a post and its agency join. A body whose unit the document does not say joins nothing."""
    if agency is None:
        if post is not None and fold(post) in _national_posts():
            yield _Evidence(_YEARS_POST, join("trung-uong", title_step(post)), fold(post))
        return
    agency = headed_body(agency) or agency  # who signs for the minister is of the ministry
    where = within_.of(agency)
    if where is None or not where.known:
        return
    place = where.path or join("trung-uong", title_step(agency))
    yield _Evidence(_YEARS_POST, place, f"{where.path} {fold(agency)}")
    if post is not None:
        yield _Evidence(_YEARS_POST, place, f"{where.path} {fold(post)}")
        if fold(post) in _national_posts():
            yield _Evidence(_YEARS_POST, join("trung-uong", title_step(post)), fold(post))
    if where.path:
        yield _Evidence(_YEARS_JURISDICTION, place, where.path)


@cache
def _national_posts() -> frozenset[str]:
    """The posts that name their body by themselves (`Thủ tướng Chính phủ`), folded."""
    return frozenset(fold(position.full) for position in positions() if position.full)


def _persons_by_name(named: list[_Named], stated: StatedPersons) -> dict[str, list[list[_Named]]]:
    """The persons by folded name, each with the mentions that evidence joins, directly or through others; of a person
    who goes by several names, the one in most documents."""
    at_name: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(named):
        at_name[one.name].append(at)
    numbers = {(one.source, one.name): at for at, one in enumerate(named)}
    groups = Groups(len(named), stated.apart(numbers))
    for first, second in stated.together(numbers):
        groups.join(first, second)
    for members in at_name.values():
        if len(members) > 1:
            _join_by_evidence(named, members, groups)
    persons: defaultdict[str, list[list[_Named]]] = defaultdict(list)
    for group in groups.all():
        person = [named[at] for at in group]
        names = Counter(one.name for one in person)
        persons[min(names, key=lambda name: (-names[name], name))].append(person)
    return persons


def _join_by_evidence(named: list[_Named], members: list[int], groups: Groups) -> None:
    sharing: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for at in members:
        for years, what in {(evidence.years, evidence.what) for evidence in named[at].evidence}:
            sharing[years, what].append(at)
    for years, what in sorted(sharing):
        for one, other in _compatible(named, sharing[years, what], years):
            groups.join(one, other)


def _compatible(mentions: list[_Named], members: list[int], years: int) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours in time that lie near enough. A document without any date is compatible with the others
    where these are all of one time."""
    dated = sorted((year, at) for at in members if (year := mentions[at].year) is not None)
    parted = False
    for (earlier, one), (later, other) in pairwise(dated):
        if later - earlier <= years:
            yield one, other
        else:
            parted = True
    undated = [at for at in members if mentions[at].year is None]
    if not parted:
        anchor = [dated[0][1]] if dated else undated[:1]
        yield from ((anchor[0], at) for at in undated if at != anchor[0])


def _keyed(name: str, persons: list[list[_Named]]) -> Iterator[tuple[str, list[_Named]]]:
    """Each person of one name with the key: the name and a place that the evidence gives (a province, a district, a
    central body); two persons of one name and place are told apart by the first year, of one year too by their first
    file, a name without evidence by its file."""
    placed: defaultdict[str, list[list[_Named]]] = defaultdict(list)
    for person in persons:
        places = {evidence.place for named in person for evidence in named.evidence}
        place = min(places, key=lambda step: (step.startswith("trung-uong"), step)) if places else None
        placed[place or within(min(named.source for named in person))].append(person)
    for place, alike in placed.items():
        firsts = [_beginning(person) if len(alike) > 1 else "" for person in alike]
        for person, first in zip(alike, firsts, strict=True):
            file = within(min(named.source for named in person)) if firsts.count(first) > 1 else ""
            yield join(title_step(name), place, first, file), person


def _beginning(person: list[_Named]) -> str:
    """The year of the first document that names a person; where none is dated, the file."""
    years = [named.year for named in person if named.year is not None]
    return str(min(years)) if years else within(min(named.source for named in person))
