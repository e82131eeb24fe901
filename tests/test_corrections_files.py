"""Files of corrections: what they may hold, and what is refused in one line with its place."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path

import pytest

import govgraph
from gold import DOCUMENTS
from govgraph.errors import InputError
from resolving import LAI_CHAU, document
from stating import (
    BRIEFING,
    DATE,
    MINUTES,
    NO_AGENCY,
    ONE_AGENCY,
    ONE_PERSON,
    PRESS,
    PROVINCE,
    SIGNED,
    WAITS,
    WHO,
    resolved,
    stated,
)

APART = ONE_PERSON.replace("same = true", "same = false")
THIRD = f'[[person]]\nsame = true\nmentions = [["A", "a"], ["B", "b"]]\n{SIGNED}'

CONTRADICTIONS = [
    ([PROVINCE, PROVINCE.replace("Hà Giang", "Lai Châu")], "corrections.toml: line 1 and line 8 contradict"),
    ([DATE, DATE.replace("2021-06-29", "2020-06-29")], "line 1 and line 9"),
    ([DATE, DATE.replace("date = 2021-06-29", 'means = "x"').replace("Nghị", "nghị ")], "line 1 and line 9"),
    ([DATE, DATE.replace("citation", "no_mention").replace("date = 2021-06-29", 'kind = "citation"')], "line 1 and"),
    ([ONE_PERSON, WAITS, APART], "line 1 and line 15 contradict each other (they are one, and they are not)"),
    (
        [
            THIRD,
            THIRD.replace('["A", "a"]', '["C", "c"]'),
            THIRD.replace('["B", "b"]', '["C", "c"]').replace("true", "false"),
        ],
        "line 1 and line 15",
    ),
]


@pytest.mark.parametrize(("statements", "says"), CONTRADICTIONS)
def test_contradictions_are_refused_with_their_lines_and_nothing_is_written(
    tmp_path: Path, statements: list[str], says: str
) -> None:
    with pytest.raises(InputError, match="contradict each other") as refused:
        stated(*statements)
    assert says in str(refused.value)
    path = tmp_path / "corrections.toml"
    path.write_text("\n".join(statements), "utf-8")
    with pytest.raises(InputError):
        govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=path)
    assert not (tmp_path / "store").exists()


def test_what_is_said_twice_alike_is_no_contradiction() -> None:
    by_another = PROVINCE.replace("Nguyễn Thị Lan", "Trần Văn Bình").replace("Hà Giang", "tỉnh hà giang")
    assert len(stated(PROVINCE, PROVINCE, by_another)) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[documents]]\nx = 1", "line 1: no statement is called [[documents]]: there are [[document]], [[citation]]"),
        ('file = "x"', "line 1: a statement begins with one of [[document]]"),
        (PROVINCE + "\n[[document]\n", "line 8: not TOML"),
        (PROVINCE + "\n\n" + PROVINCE.replace("province", "provnce"), "line 9: [[document]]: there is no provnce"),
        (PROVINCE.replace("Hà Giang", "Atlantis"), "province: there is none called 'Atlantis'"),
        (PROVINCE.replace("when = 2026-11-25\n", ""), "line 1: [[document]]: when is missing"),
        (PROVINCE.replace('why = "as the printed copy has it"', 'why = " "'), "why has no value"),
        (PROVINCE.replace('province = "Hà Giang"\n', ""), "says nothing of the document"),
        (DATE.replace("2021-06-29", '"29/13/2021"'), "date: '29/13/2021' is no date"),
        (DATE.replace("date = 2021-06-29\n", ""), "give either means"),
        (DATE + "nth = 0\n", "nth counts from 1"),
        (DATE.replace('quote = "Nghị quyết số 63/NQ-CP của Chính phủ"', 'quote = ""'), "quote has no words"),
        (
            NO_AGENCY.replace('kind = "agency"', 'kind = "ministry"'),
            "line 1: [[no_mention]]: kind: write one of citation, agency",
        ),
        (ONE_PERSON.replace(BRIEFING, PRESS).replace("Dũng", "Sơn"), "mentions names two or more"),
        (ONE_AGENCY.replace("true", "false"), "kept apart are named with their files"),
        (PROVINCE.replace('"Hà Giang"', "12"), "province: write it in quotation marks"),
        (ONE_PERSON.replace(f', "{PRESS}"', ""), "mentions[0]: write a name and a file"),
        ('[[document]]\nfile = "x', "line 2: not TOML"),
        ("[[document]]\nfile = “x”", "line 2: not TOML: invalid value: put words in straight quotation marks"),
        ("[[document]]\nfile = " + "[" * 5000, "not TOML: brackets within brackets without end"),
        (PROVINCE.replace(MINUTES, " "), "file has no value"),
        (PROVINCE.replace("2026-11-25", '"hôm nay"'), "when: write a day such as 2026-11-25"),
        (DATE + 'nth = "2"\n', "nth: write a number without quotation marks"),
        (ONE_PERSON.replace("true", '"yes"'), "same: write true or false, without quotation marks"),
    ],
)
def test_what_is_no_statement_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        stated(text)
    assert str(refused.value).startswith("corrections.toml: line ")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    for name, says in (("bad.toml", "not UTF-8"), ("none.toml", "cannot be opened")):
        with pytest.raises(InputError, match=says):
            govgraph.build([DOCUMENTS], store=tmp_path / "store", corrections=tmp_path / name)


def test_statements_may_be_indented_and_lists_broken_into_lines() -> None:
    broken = ONE_AGENCY.replace('[["Tỉnh ủy Tuyên Quang"], ', '[\n["Tỉnh ủy Tuyên Quang"],\n')
    indented = "\n".join(f"  {line}" for line in PROVINCE.splitlines())
    assert stated(broken, indented, WAITS).keys() == stated(ONE_AGENCY, PROVINCE, WAITS).keys()


def test_a_statement_s_key_is_of_all_it_says() -> None:
    keys = {stated(one).keys() for one in (PROVINCE, PROVINCE.replace("Lan", "Mai"), PROVINCE.replace("copy", "text"))}
    assert len(keys) == 3
    assert stated(PROVINCE).statements()[0][1].when == datetime.date(2026, 11, 25)


def test_a_file_is_known_however_its_name_is_written_and_a_name_nearly_right_is_told() -> None:
    facts = document("Quyết định", **LAI_CHAU)
    for written in ("Quyết định.txt", "./Quyết định.txt", unicodedata.normalize("NFD", "Quyết định.txt")):
        statement = f'[[citation]]\nfile = "{written}"\nquote = "x"\ndate = 2021\n{WHO}'
        (outcome,) = resolved([facts], statement).corrections
        assert "is taken for a citation" in (outcome.open_en or ""), "the file is there, and has no citation"
    (outcome,) = resolved(
        [facts], f'[[citation]]\nfile = "Quyet định.txt"\nquote = "x"\ndate = 2021\n{WHO}'
    ).corrections
    assert outcome.open_en == "the collection has no file Quyet định.txt; did you mean Quyết định.txt?"
