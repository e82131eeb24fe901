"""Scores how references are recognised in sentences of laws, decrees, circulars, resolutions and decisions.

    python benchmarks/references.py benchmarks/data/references-development.txt

A line is the number of the document that a sentence is from, a tab, and the sentence, given alone to
`govgraph.recognise_text(..., inside=True)`. `[[ ]]` frames whole references, `{{ }}` in them the name of another
document. A span counts as right if both its ends are. Prints precision, recall and F1 of both, with `--faults` each
sentence too in which they differ. `--form` writes the sentences otherwise first: `spaced` with spaces around marks,
`parted` also around those of numbers (`63 / 2010 / NĐ-CP`), `segmented` with words joined (`Nghị_định số`), `small` in
small letters.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import govgraph

Span = tuple[int, int]

_FRAME = re.compile(r"\[\[|\]\]|\{\{|\}\}")
_MARK = re.compile(r"[;()“”\"]|[,:.](?!\w)")
_NUMBER_MARK = re.compile(r"[;()“”\"/]|[,:.](?!\w)")
_TWO_WORDS = re.compile(r"([^\W\d_]+) (?=[^\W\d_]+)([^\W\d_]+)")


class Marked(NamedTuple):
    """A sentence with what is marked in it: spans of whole references and of names, in code points."""

    text: str
    whole: frozenset[Span]
    names: frozenset[Span]


class Count(NamedTuple):
    """How many spans were right, too many and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def plus(self, found: frozenset[Span], expected: frozenset[Span]) -> Count:
        return Count(
            self.right + len(found & expected),
            self.extra + len(found - expected),
            self.missed + len(expected - found),
        )

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        score = 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)
        return (
            f"precision {precision:.4f}  recall {recall:.4f}  F1 {score:.4f}"
            f"  ({self.right} right, {self.extra} too many, {self.missed} missed)"
        )


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--form", choices=sorted(_FORMS), default="plain")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    for file in options.files:
        names = whole = Count()
        for line in file.read_text("utf-8").splitlines():
            number, _, sentence = line.partition("\t")
            marked = _FORMS[options.form](read_marked(sentence))
            found = recognised(marked.text)
            names = names.plus(found.names, marked.names)
            whole = whole.plus(found.whole, marked.whole)
            if options.faults and found != marked:
                _print_faults(number, marked, found)
        print(f"{file.stem}\n  names of documents  {names}\n  whole references    {whole}")


def read_marked(sentence: str) -> Marked:
    """A sentence without its frames, and what they frame."""
    text = ""
    opened: list[int] = []
    spans: dict[str, set[Span]] = {"]]": set(), "}}": set()}
    at = 0
    for frame in _FRAME.finditer(sentence):
        text += sentence[at : frame.start()]
        at = frame.end()
        if frame[0] in spans:
            spans[frame[0]].add((opened.pop(), len(text)))
        else:
            opened.append(len(text))
    return Marked(text + sentence[at:], frozenset(spans["]]"]), frozenset(spans["}}"]))


def recognised(text: str) -> Marked:
    """A sentence with what is recognised in it."""
    references = govgraph.recognise_text(text, inside=True).references
    names = frozenset(reference.name for reference in references if reference.name is not None)
    return Marked(text, frozenset((reference.start, reference.end) for reference in references), names)


def _print_faults(number: str, marked: Marked, found: Marked) -> None:
    print(f"{number}: {marked.text}")
    for kind, expected, got in (("name", marked.names, found.names), ("whole", marked.whole, found.whole)):
        for word, spans in (("missed", expected - got), ("too many", got - expected)):
            for start, end in sorted(spans):
                print(f"    {kind} {word}: {marked.text[start:end]}")
    print()


def _parted(marked: Marked, marks: re.Pattern[str]) -> Marked:
    """A sentence with spaces around marks."""
    text = ""
    places: list[int] = []
    for at, letter in enumerate(marked.text):
        stands_apart = marks.match(marked.text, at) is not None
        if stands_apart and text and not text.endswith(" "):
            text += " "
        places.append(len(text))
        text += letter
        if stands_apart and not marked.text.startswith(" ", at + 1):
            text += " "
    moved = (frozenset((places[start], places[end - 1] + 1) for start, end in spans) for spans in marked[1:])
    return Marked(text, *moved)


def _segmented(marked: Marked) -> Marked:
    spaced = _parted(marked, _MARK)
    return spaced._replace(text=_TWO_WORDS.sub(r"\1_\2", spaced.text))


_FORMS: dict[str, Callable[[Marked], Marked]] = {
    "plain": lambda marked: marked,
    "spaced": lambda marked: _parted(marked, _MARK),
    "parted": lambda marked: _parted(marked, _NUMBER_MARK),
    "segmented": _segmented,
    "small": lambda marked: marked._replace(text=marked.text.lower()),
}


if __name__ == "__main__":
    main()
