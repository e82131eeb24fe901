"""From a person's answer to the statements that it makes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from contextlib import suppress

import msgspec

from govgraph.corrections.reading import statement_of
from govgraph.corrections.statements import Statement
from govgraph.errors import InputError, NumberError
from govgraph.language.numbers import parse_number
from govgraph.reading.given_fields import given_value
from govgraph.review.doubt import FIELD_OF, Choice, Doubt, Values

_NUMBER_AND_DATE = re.compile(
    r"(?P<number>.*?)(?:,?\s+(?P<date>\d\d?[/.-]\d\d?[/.-]\d{4}|(?:19|20)\d\d(?:-\d\d?){0,2}))?"
)
_KEY = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)+")


class Signing(msgspec.Struct, frozen=True):
    """Who answers, and on which day."""

    who: str
    when: datetime.date

    def sign(self, choice: Choice, why: str) -> tuple[Statement, ...]:
        """The statements of an answer. Raises InputError for what cannot be stated."""
        signed = {"who": self.who, "when": self.when, "why": why}
        return tuple(statement_of(table, {**values, **signed}) for table, values in choice.statements)


def typed(doubt: Doubt, words: str, files: Collection[str]) -> Choice:
    """The answer that a person types in. For a document of the collection (`files`) its file's name stands, for any
    other its number, its date, or both (`68/NQ-CP 2021-07-01`), or the key of its identity. Raises InputError where it
    is none, saying what to type."""
    words = " ".join(words.split())
    if doubt.free is None:
        raise InputError("give the number of a choice")
    if doubt.free != "document":
        field = FIELD_OF[doubt.free]
        try:
            value = given_value(field, words)
        except ValueError as error:
            raise InputError(str(error)) from None
        return Choice(words, (("document", {"file": doubt.file or "", field: value}),))
    meaning = _meaning(words, files)
    return Choice(
        words,
        tuple(("citation", {"file": m.file, "quote": m.quote} | meaning) for m in doubt.mentions),
    )


def _meaning(words: str, files: Collection[str]) -> Values:
    if words in files:
        return {"means": words}
    with suppress(ValueError):
        return {"date": given_value("date", words)}
    match = _NUMBER_AND_DATE.fullmatch(words)
    if match is not None:
        with suppress(ValueError, NumberError):
            parse_number(match["number"])
            number: Values = {"number": given_value("number", match["number"])}
            return {**number, "date": given_value("date", match["date"])} if match["date"] else number
    if _KEY.fullmatch(words):
        return {"means": words}
    raise InputError(
        f"{words!r} is no document: type a date (2021-07-01), a number and a date (68/NQ-CP 2021-07-01), "
        "or the name of a file of the collection"
    )
