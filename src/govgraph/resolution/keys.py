"""Identity keys: readable paths in plain letters, made from what a document or person is.

    nghi-quyet/68-nq-cp/2021
    ket-luan/247-kl-tu/thai-nguyen/2020-2025
    thong-bao/trong-lai-chau-2021-08-24-phien-hop-ubnd-4a1c

A key never depends on the order of files. `trong-` ("in") begins a step that names the file within which alone a key
is known.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import PurePosixPath

from govgraph.graph.iris import name_path, slug

NO_PERIOD = "khong-ro-nam"
"""The step of a document whose number is known and whose year or term is not."""


@lru_cache(maxsize=65536)
def within(source: str) -> str:
    """The step for what one file alone makes known: its name without ending, and digits that tell apart names which
    differ only in folders, marks, case or ending."""
    words = slug(PurePosixPath(source).stem)
    return f"trong-{words}-{hashlib.sha256(source.encode()).hexdigest()[: 4 if len(words) < 59 else 8]}"


@lru_cache(maxsize=65536)
def type_step(name: str | None) -> str:
    """The step of a document's type."""
    return slug(name or "Văn bản")


def title_step(title: str) -> str:
    """The step of a title or another name in words."""
    return name_path(title)


def join(*steps: str) -> str:
    """The steps as one key; empty steps are left out."""
    return "/".join(step for step in steps if step)
