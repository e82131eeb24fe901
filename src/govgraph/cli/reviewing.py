"""The command that asks a person what the collection leaves in doubt: review."""

from __future__ import annotations

import csv
import datetime
import io
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govgraph.cli.options import DEFAULT_STORE, StoreOption
from govgraph.cli.terminal import note, print_table, write_bytes

if TYPE_CHECKING:
    from govgraph.review import Choice, Doubt
    from govgraph.review.answers import Signing

_SKIP, _STOP = "", "q"
_WHY = "Answered in govgraph review"
_COLUMNS = ("settles", "kind", "question", "facts", "choices")


def review(
    corrections: Annotated[
        Path, typer.Option(metavar="FILE", help="The file of corrections to which the answers are added.")
    ] = Path("corrections.toml"),
    list_: Annotated[bool, typer.Option("--list", help="Only list the doubtful cases, and ask nothing.")] = False,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who answers; else it is asked.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="Of the list: table, csv or json.")] = "table",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Ask what the documents leave in doubt, and write the answers into a file of corrections.

    It asks of ambiguous and unresolved citations, of documents without province, date or number, of persons of one
    name, of disagreements; those first of which an answer settles most. Every answer is added to the file at once, so
    that stopping loses none; govgraph build then brings them to the graph.

    \b
    Examples:
      govgraph review --list
      govgraph review --corrections corrections.toml
    """
    from govgraph.api import open_graph
    from govgraph.errors import InputError, QueryError

    if format not in ("table", "csv", "json"):
        raise QueryError(f"there is no format {format!r}; doubtful cases can be listed as table, csv, json")
    if who is not None and not _is_legible(who):
        raise InputError("--who: these letters are not in the terminal's encoding: set it to UTF-8")
    with open_graph(store) as graph:
        found = graph.doubts([corrections] if corrections.exists() else [])
        files = {row["source"] or "" for row in graph.documents()}
    if list_:
        _print(found, format)
    elif not found:
        note("nothing is in doubt that an answer would settle")
    else:
        _ask_all(found, corrections, who, files)


def _print(found: Sequence[Doubt], format: str) -> None:
    rows = [
        (str(each.settles), each.kind, each.question, "; ".join(each.facts), "; ".join(c.words for c in each.choices))
        for each in found
    ]
    if format == "table":
        print_table(_COLUMNS, rows)
    elif format == "csv":
        out = io.StringIO(newline="")
        csv.writer(out).writerows([_COLUMNS, *rows])
        write_bytes(out.getvalue().encode())
    else:
        whole = [
            {
                "settles": each.settles,
                "kind": each.kind,
                "question": each.question,
                "facts": each.facts,
                "choices": [choice.words for choice in each.choices],
                "free": each.free,
                "file": each.file,
                "mentions": [{"file": mention.file, "quote": mention.quote} for mention in each.mentions],
            }
            for each in found
        ]
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))


def _ask_all(found: Sequence[Doubt], corrections: Path, who: str | None, files: Collection[str]) -> None:
    """Ask one question after the other until they are over, or the person stops."""
    from govgraph.review.answers import Signing

    answered = 0
    if isinstance(sys.stdin, io.TextIOWrapper):  # letters in another encoding are asked for again
        sys.stdin.reconfigure(errors="surrogateescape")
    try:
        who = who or _line("Your name, for the record: ")
        while not who:
            who = _line("Every answer says who gives it. Your name: ")
        signing = Signing(who, datetime.date.today())
        for number, doubt in enumerate(found, 1):
            print(f"\n{number} of {len(found)}, settles {doubt.settles}: {doubt.question}")
            for fact in doubt.facts:
                print(f"     {fact}")
            for at, choice in enumerate(doubt.choices, 1):
                print(f"  {at}. {choice.words}")
            words = _answer(doubt, corrections, signing, files)
            if words == _STOP:
                break
            answered += words != _SKIP
    except (EOFError, KeyboardInterrupt):
        print()
    note(
        f"{answered} answer{'' if answered == 1 else 's'} added to {corrections}; bring them to the graph with "
        f"govgraph build PATH --corrections {corrections}"
        if answered
        else "nothing was answered"
    )


def _answer(doubt: Doubt, corrections: Path, signing: Signing, files: Collection[str]) -> str:
    """Ask until there is an answer that can be written down, and write it; what was typed."""
    from govgraph.corrections.writing import add_statements
    from govgraph.errors import InputError

    what = {
        None: "",
        "document": " or a date, a number and date, a file",
        "province": "The province",
        "date": "The date",
        "number": "The number",
    }[doubt.free]
    number = "A number" if doubt.choices else ""
    while True:
        words = _line(f"{number}{what} (Enter: skip, q: stop): ")
        if words in (_SKIP, _STOP):
            return words
        try:
            choice = _chosen(doubt, words, files)
            why = _line(f"Why? [{_WHY}] ") or _WHY
            add_statements(corrections, signing.sign(choice, why))
        except InputError as error:
            print(f"  {error}")
        else:
            return words


def _chosen(doubt: Doubt, words: str, files: Collection[str]) -> Choice:
    """The choice of a number, else what is typed."""
    from govgraph.review.answers import typed

    if words.isdecimal() and 1 <= int(words) <= len(doubt.choices):
        return doubt.choices[int(words) - 1]
    return typed(doubt, words, files)


def _line(prompt: str) -> str:
    """A line that a person types. Raises EOFError at the end of the input."""
    while True:
        print(prompt, end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if _is_legible(line):
            return line.strip()
        print("  these letters are not in the terminal's encoding: set it to UTF-8, and type them again")


def _is_legible(words: str) -> bool:
    """Whether words were given in the encoding that they are read in."""
    return not any("\ud800" <= letter <= "\udfff" for letter in words)


COMMANDS = (review,)
