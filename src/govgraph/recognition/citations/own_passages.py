"""The passages of the document itself that it speaks of: `khoản 1 Điều này`, `Điều 8 của Luật này`."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from govgraph.recognition.citations.provision_chains import HERE, Path
from govgraph.recognition.citations.words import CitingText
from govgraph.records import Passage


class OwnPassages:
    """The document's passages by their place in it, for provisions named by number or by where they stand."""

    def __init__(self, citing: CitingText) -> None:
        self.citing = citing
        self.passages = citing.passages.passages

    @cached_property
    def _labelled(self) -> tuple[dict[str, list[int]], list[int]]:
        """The numbered passages by label, and the indices of those where the articles begin anew."""
        by_label: dict[str, list[int]] = defaultdict(list)
        anew: list[int] = []
        seen: set[str] = set()
        for passage in self.passages:
            label = passage.label
            if passage.number is None or label is None:
                continue
            by_label[label].append(passage.index)
            if passage.kind == "article":
                if label in seen:
                    anew.append(passage.index)
                    seen.clear()
                seen.add(label)
        return by_label, anew

    def find(self, paths: Sequence[Path], offset: int) -> tuple[int, ...]:
        """The passages that provisions of this document mean, named at an offset; those found, without the others."""
        found: list[int] = []
        here = self.citing.passages.at(offset)
        for path in paths:
            index = self._passage(path, here)
            if index is not None:
                found.append(index)
        return tuple(dict.fromkeys(found))

    def placed(self, path: Path, offset: int) -> Path:
        """A provision with the number of what is named by where it stands: `khoản 1 Điều này` as of its article."""
        kind, value = path[0]
        if value != HERE:
            return path
        holder = self._holder(kind, self.citing.passages.at(offset))
        steps = _steps(holder.label) if holder is not None and holder.label is not None else ()
        return (*steps, *path[1:]) if steps else path[1:] or path

    def _holder(self, kind: str, passage: Passage) -> Passage | None:
        """The passage of a kind that a passage stands in, or is."""
        at: Passage | None = passage
        while at is not None and at.kind != kind:
            at = self.passages[at.parent] if at.parent is not None else None
        return at

    def _passage(self, path: Path, here: Passage) -> int | None:
        kind, value = path[0]
        if value == HERE:
            holder = self._holder(kind, here)
            if holder is None:
                return None
            if len(path) == 1:
                return holder.index
            return self._of_label(_label(holder.label, path[1:]), here)
        if kind in ("clause", "point"):
            holder = self._holder("article" if kind == "clause" else "clause", here)
            return self._of_label(_label(holder.label, path), here) if holder is not None else None
        while path and path[0][0] != "article":
            path = path[1:]  # an article is known by its number alone; chapters have no label of their own
        return self._of_label(_label(None, path), here) if path else None

    def _of_label(self, label: str | None, here: Passage) -> int | None:
        if label is None:
            return None
        by_label, anew = self._labelled
        known = by_label.get(label, [])
        part = bisect_right(anew, here.index)
        near = [index for index in known if bisect_right(anew, index) == part]
        return near[0] if near else known[0] if len(known) == 1 else None


def _label(above: str | None, path: Path) -> str | None:
    """The label of a passage: `Điều 5.2.a`."""
    label = above
    for kind, value in path:
        if kind == "article":
            label = f"Điều {value}"
        elif label is None or kind not in ("clause", "point"):
            return None
        else:
            label = f"{label}.{value}"
    return label


def _steps(label: str) -> Path:
    """The steps of a passage's label: of `Điều 5.2.a` article, clause and point."""
    if not label.startswith("Điều "):
        return ()
    return tuple(zip(("article", "clause", "point"), label.removeprefix("Điều ").split("."), strict=False))
