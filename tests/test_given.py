"""What is given of documents beside them: it counts where the text is silent, is marked as given, and never silently
overrules the text. The province given to the minutes that name none is made up for the test."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

import govgraph
from gold import DOCUMENTS
from govgraph.graph.content import GraphContent, Writer
from govgraph.graph.iris import Iris
from govgraph.graph.shapes import validate
from govgraph.graph.vocabulary import GOV, PROV
from govgraph.reading import find_documents, given_beside
from govgraph.reading.given_fields import given_value
from govgraph.recognition import recognise
from govgraph.records import Given, Source

MINUTES = "tinh-uy-2021-06-29-hoi-nghi-bch.txt"
LETTER = "thai-nguyen-2021-07-22-3413-ubnd-th.txt"
PRESS = "ha-giang-2021-09-29-phien-hop-btv.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The five documents in a folder of their own."""
    return Path(shutil.copytree(DOCUMENTS, tmp_path / "documents"))


def table(folder: Path, *rows: dict[str, str]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    (folder / "metadata.csv").write_text(out.getvalue(), encoding="utf-8")


def rows(store: Path, query: str, name: str, /, **values: str) -> list[dict[str, Any]]:
    with govgraph.open(store) as graph:
        return [row for row in graph.query(query, **values) if name in (row.get("source"), row.get("file"))]


# ------------------------------------------------------------------------------------------ what it does


def test_a_province_given_to_a_document_that_names_none_tells_whose_its_organs_and_numbers_are(folder: Path) -> None:
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    before = {row["name"] for row in rows(store, "agencies", MINUTES)}
    open_before = [row["quote"] for row in rows(store, "unresolved", MINUTES)]
    assert "Tỉnh ủy" in before
    table(folder, {"file": MINUTES, "province": "tỉnh Hà Giang", "given_by": "Nguyễn Thị Lan"})
    report = govgraph.build([folder], store=store)
    assert (report.changed, report.not_read) == ((MINUTES,), ())
    after = {row["name"] for row in rows(store, "agencies", MINUTES)}
    assert {"Tỉnh ủy Hà Giang", "Văn phòng Ủy ban nhân dân tỉnh Hà Giang"} <= after
    assert "Tỉnh ủy" not in after
    still_open = [row["quote"] for row in rows(store, "unresolved", MINUTES)]
    assert len(open_before) - len(still_open) == 3
    assert not any("Đại hội XI Đảng bộ tỉnh" in quote for quote in still_open)
    (minutes,) = [row for row in rows(store, "citations", MINUTES) if row["number"] == "104-BB/TU"]
    assert "/ha-giang/" in minutes["cited"]
    (document,) = rows(store, "documents", MINUTES)
    assert document["province"] == "Hà Giang"


def test_it_is_marked_as_given_with_who_gave_it_and_where(folder: Path) -> None:
    (folder / f"{MINUTES}.toml").write_text(
        'given_by = "Nguyễn Thị Lan"\nprovince = "Hà Giang"\nurl = "https://example.org/a?b=%C3%A1#c"\n', "utf-8"
    )
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    facts = {row["field"]: row for row in rows(store, "given", MINUTES)}
    assert {field: (row["value"], row["taken"]) for field, row in facts.items()} == {
        "province": ("Hà Giang", "true"),
        "url": ("https://example.org/a?b=%C3%A1#c", "true"),
    }
    assert {(row["given_by"], row["given_in"]) for row in facts.values()} == {("Nguyễn Thị Lan", f"{MINUTES}.toml")}
    assert rows(store, "given", MINUTES, source=MINUTES) == list(facts.values())
    with govgraph.open(store) as graph:
        assert graph.validate().findings == ()
        derived = f"ASK {{ GRAPH ?g {{ ?file <{PROV.wasDerivedFrom.value}> <https://example.org/a?b=%C3%A1#c> }} }}"
        assert graph.query(derived).rows == [("true",)]


def test_the_text_stays_where_it_says_otherwise_and_the_disagreement_is_kept(folder: Path) -> None:
    given = {"number": "9/UBND-TH", "province": "Lai Châu", "date": "22/7/2021", "signer": "Trịnh Việt Hùng"}
    table(folder, {"file": LETTER, "given_by": "Lan", **given})
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    (document,) = rows(store, "documents", LETTER)
    assert (document["number"], document["province"]) == ("3413/UBND-TH", "Thái Nguyên")
    assert {row["field"]: row["text_says"] for row in rows(store, "given", LETTER)} == {
        "number": "3413/UBND-TH",
        "province": "Thái Nguyên",
        "date": None,
        "signer": None,
    }
    assert {row["taken"] for row in rows(store, "given", LETTER)} == {"false"}


SIGNER = {"signer": "Trần Văn Bảy", "position": "Chủ tịch", "capacity": "tm."}


def test_a_signer_given_to_a_text_without_signature_has_signed_it_and_no_words_are_made_up(folder: Path) -> None:
    table(folder, {"file": PRESS, "given_by": "Lan", **SIGNER})
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    (document,) = rows(store, "documents", PRESS)
    assert [document[column] for column in SIGNER] == ["Trần Văn Bảy", "Chủ tịch", "TM"]
    (signed,) = rows(store, "signatures", PRESS)
    assert [signed[column] for column in SIGNER] == ["Trần Văn Bảy", "Chủ tịch", "TM"]
    assert (signed["given_by"], signed["start"], signed["end"]) == ("Lan", None, None)
    assert {row["field"] for row in rows(store, "given", PRESS) if row["taken"] == "true"} == set(SIGNER)
    with govgraph.open(store) as graph:
        assert graph.validate().findings == ()
        assert "Signed" in str(graph.show("Trần Văn Bảy"))


def test_a_signature_in_the_text_is_not_filled_up_from_what_is_given(folder: Path) -> None:
    table(folder, {"file": LETTER, "given_by": "Lan", "signer": "Trịnh Việt Hùng", "position": "Phó Chủ tịch"})
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    (signed,) = rows(store, "signatures", LETTER)
    assert (signed["signer"], signed["position"], signed["given_by"]) == ("Trịnh Việt Hùng", "Chủ tịch", None)
    assert {row["field"]: row["taken"] for row in rows(store, "given", LETTER)} == {
        "signer": "false",
        "position": "false",
    }


def test_a_position_without_a_signer_is_of_nobody(folder: Path) -> None:
    table(folder, {"file": PRESS, "given_by": "Lan", "position": "Chủ tịch"})
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    assert rows(store, "signatures", PRESS) == []
    assert [row["taken"] for row in rows(store, "given", PRESS)] == ["false"]


def test_a_day_given_to_a_text_that_says_the_month_completes_it(folder: Path) -> None:
    table(
        folder,
        {"file": PRESS, "given_by": "Lan", "date": "2021-09-29"},
        {"file": LETTER, "given_by": "Lan", "date": "2021"},
    )
    store = folder.parent / "store"
    govgraph.build([folder], store=store)
    assert [row["date"] for row in rows(store, "documents", PRESS)] == ["2021-09-29"]
    assert [row["date"] for row in rows(store, "documents", LETTER)] == ["2021-07-22"]


LAW = "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 72/2025/QH15\n\nLUẬT\nTổ chức chính quyền địa phương\n"


@pytest.mark.parametrize(
    ("text", "field", "value", "found"),
    [
        ("Thực hiện ý kiến của UBND tỉnh, yêu cầu Sở Y tế báo cáo.", "province", "Lai Châu", "Lai Châu"),
        ("Yêu cầu các đơn vị báo cáo trước ngày 30/9/2021.", "number", "12/UBND-TH", "12/UBND-TH"),
        ("Yêu cầu các đơn vị báo cáo trước ngày 30/9/2021.", "issuer", "Bộ Y tế", "Bộ Y tế"),
        ("Yêu cầu các đơn vị báo cáo trước ngày 30/9/2021.", "type", "Thông báo", "Thông báo"),
        (LAW, "province", "Lai Châu", None),  # what a central body issues is of no province
    ],
)
def test_a_field_is_taken_where_the_text_is_silent(text: str, field: Any, value: str, found: str | None) -> None:
    given = (Given(field, value, "Lan", "metadata.csv"),)
    metadata = recognise(Source("a.txt", text, "0", given=given)).metadata
    assert getattr(metadata, field) == found
    assert field not in metadata.evidence


def test_facts_and_their_offsets_do_not_depend_on_what_is_given() -> None:
    text = (DOCUMENTS / MINUTES).read_text("utf-8")
    plain = recognise(Source("a.txt", text, "0"))
    with_province = recognise(Source("a.txt", text, "0", given=(Given("province", "Hà Giang", "Lan", "metadata.csv"),)))
    assert [(c.start, c.end) for c in plain.citations] == [(c.start, c.end) for c in with_province.citations]
    assert plain.passages == with_province.passages
    assert with_province.text == text


# ----------------------------------------------------------------------------------------- what is wrong

BAD_TABLES = [
    ("file,given_by,titel\nx.txt,Lan,a\n", 1, "no field is called 'titel'"),
    ("file,given_by,provnce\nx.txt,Lan,a\n", 1, "did you mean 'province'?"),
    ("file,given_by,date\nx.txt,Lan,2021-02-30\n", 2, "is no date: write one such as 2021-07-22"),
    ("file,given_by,date\r\n\r\nx.txt,Lan,31/6/2021\r\n", 3, "'31/6/2021' is no date"),
    ("file,given_by,date\nx.txt,Lan,about 22/7/2021\n", 2, "'about 22/7/2021' is no date"),
    ('file,given_by,subject,date\nx.txt,Lan,"a\nb",2021-13\n', 2, "'2021-13' is no date"),
    ("file;given_by;province\nx.txt;Lan;Atlantis\n", 2, "there is none called 'Atlantis'"),
    ("file,given_by,url\nx.txt,Lan,example.org\n", 2, "begins with http:// or https://"),
    ("file,given_by,date\nz.txt,Lan,2021\n", 2, "there is no file z.txt here"),
    ("file,given_by,date\n../x.txt,Lan,2021\n", 2, "no file in the table's folder or below"),
    ("file,given_by,date\nx.txt,Lan,2021\nx.txt,Lan,2021\n", 3, "the first is line 2: make them one"),
    ("file,date\nx.txt,2021\n", 2, "nobody is named who gives this: add given_by"),
    ("file,given_by\nx.txt,Lan,2021\n", 2, "has 3 cells, and there are 2 columns"),
    ("name,given_by\nx.txt,Lan\n", 1, "no column is called 'file'"),
    ("file,given_by,date,date\nx.txt,Lan,2021,2022\n", 1, "2 columns are called 'date': leave one"),
    ('file,given_by,date\nx.txt,"Lan,2021\ny.txt,Lan,2021\n', 3, "not CSV: unexpected end of data"),
    ("file,given_by,date\nx.txt,Lan,2921\n", 2, "'2921' is no date"),
    ("file,given_by,capacity\nx.txt,Lan,thay mặt\n", 2, "'thay mặt' is none of TM, KT, TL, TUQ, Q"),
]


@pytest.mark.parametrize(("content", "line", "says"), BAD_TABLES)
def test_what_is_wrong_in_a_table_is_told_by_line_and_stops_nothing(
    tmp_path: Path, content: str, line: int, says: str
) -> None:
    for name in ("x.txt", "y.txt"):
        (tmp_path / name).write_text("Thông báo kết luận", "utf-8")
    (tmp_path / "metadata.csv").write_bytes(content.encode())
    report = govgraph.build([tmp_path], store=tmp_path / "store")
    assert report.added == ("x.txt", "y.txt")
    (fault,) = [each for each in report.not_read if "store" not in each.path]
    assert fault.path == str(tmp_path / "metadata.csv")
    assert fault.reason.startswith(f"line {line}: ")
    assert says in fault.reason
    assert "\n" not in fault.reason


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'given_by = "Lan"\nprovnce = "x"\n', "line 2: no field is called 'provnce': did you mean 'province'?"),
        (b'given_by = "Lan"\n\ndate = "2021-13-01"\n', "line 3: date: '2021-13-01' is no date"),
        (b'given_by = "Lan"\nnumber = \n', "line 2: not TOML"),
        (b'given_by = "Lan"\nnumber = ["9"]\n', "line 2: number: write its value in quotation marks"),
        (b'given_by = "Lan"\nplace = "', "line 2: not TOML"),
        (b'number = "9/UBND"\n', "line 1: nobody is named"),
        (b'given_by = "\xff"\n', "not UTF-8"),
        (b'given_by = ["Lan"]\ndate = 2021\n', "line 1: nobody is named"),
        (b'given_by = "Lan"\ndate = 22/7/2021\n', "line 2: not TOML: expected newline"),
        (b'given_by = "Lan"\ndate = 2021\ndate = 2022\n', "line 3: not TOML: cannot overwrite a value: the same name"),
        (b"given_by = " + b"[" * 5000, "line 1: not TOML: brackets within brackets"),
    ],
)
def test_what_is_wrong_in_a_sidecar_is_told_by_line_and_stops_nothing(
    tmp_path: Path, content: bytes, says: str
) -> None:
    (tmp_path / "x.txt").write_text("Thông báo kết luận", "utf-8")
    (tmp_path / "x.txt.toml").write_bytes(content)
    report = govgraph.build([tmp_path / "x.txt"], store=tmp_path / "store")
    assert report.added == ("x.txt",)
    (fault,) = report.not_read
    assert fault.path == str(tmp_path / "x.txt.toml")
    assert fault.reason.startswith(says)


def test_sidecars_and_tables_are_no_documents_and_one_without_its_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Thông báo", "utf-8")
    (tmp_path / "x.txt.toml").write_text('given_by = "Lan"\ndate = 2021-07-22\n', "utf-8")
    (tmp_path / "gone.txt.toml").write_text('given_by = "Lan"\n', "utf-8")
    (tmp_path / "other.toml").write_text("", "utf-8")
    (tmp_path / "metadata.csv").write_text("file,given_by\n", "utf-8")
    found = find_documents([tmp_path])
    assert [file.name for file in found.files] == ["x.txt"]
    assert {Path(other.path).name: other.reason.partition(":")[0] for other in found.others} == {
        "gone.txt.toml": "says something of gone.txt, which is not there",
        "other.toml": "text, but named .toml",
    }
    (file,) = given_beside(found.files)[0]
    assert file.given == (Given("date", "2021-07-22", "Lan", "x.txt.toml"),)


def test_the_nearer_place_goes_first_and_a_disagreement_is_told(tmp_path: Path) -> None:
    inside = tmp_path / "a"
    inside.mkdir()
    (inside / "x.txt").write_text("Thông báo", "utf-8")
    table(tmp_path, {"file": "a/x.txt", "given_by": "Far", "number": "1/TB", "date": "2021", "type": "Thông báo"})
    table(inside, {"file": "x.txt", "given_by": "Near", "number": "2/TB", "date": "2021-01-01"})
    (inside / "x.txt.toml").write_text('given_by = "Beside"\nnumber = "3/TB"\n', "utf-8")
    files, faults = given_beside(find_documents([tmp_path]).files)
    assert {(each.field, each.value, each.by, each.where) for each in files[0].given} == {
        ("number", "3/TB", "Beside", "a/x.txt.toml"),
        ("date", "2021-01-01", "Near", "a/metadata.csv"),
        ("type", "Thông báo", "Far", "metadata.csv"),
    }
    assert sorted((Path(fault.path).parent.name == "a", fault.reason.partition(" gives")[0]) for fault in faults) == [
        (False, "line 2: date: a/metadata.csv"),
        (False, "line 2: number: a/x.txt.toml"),
        (True, "line 2: number: a/x.txt.toml"),
    ]


# ------------------------------------------------------------------------------------------------- laws


def test_what_is_unchanged_costs_nothing_and_a_change_concerns_its_document_alone(folder: Path) -> None:
    store = folder.parent / "store"
    first = {"file": LETTER, "given_by": "Lan", "source": "Công báo"}
    second = {"file": MINUTES, "given_by": "Lan", "date": "2021-06-29"}
    table(folder, first, second)
    govgraph.build([folder], store=store)
    table(folder, second, first)
    assert govgraph.build([folder], store=store).graphs == 0, "rows in another order say the same"
    table(folder, first, {**second, "date": "2021-06-30"})
    assert govgraph.build([folder], store=store).changed == (MINUTES,)
    (folder / "metadata.csv").unlink()
    assert govgraph.build([folder], store=store).changed == (LETTER, MINUTES)
    assert rows(store, "given", LETTER) == []


@for_all(st.permutations(["province", "date", "number", "given_by", "file"]), st.booleans(), st.sampled_from(",;\t"))
def test_neither_the_order_of_columns_nor_the_separator_matters(columns: list[str], mark: bool, separator: str) -> None:
    values = {"file": "x.txt", "given_by": "Lan", "province": "Lai Châu", "date": "2021", "number": "9/UBND-TH"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.txt").write_text("Thông báo", "utf-8")
        text = "\n".join((separator.join(columns), separator.join(values[column] for column in columns)))
        (folder / "metadata.csv").write_text(text, "utf-8-sig" if mark else "utf-8")
        files, faults = given_beside(find_documents([folder]).files)
    assert faults == ()
    assert {each.field: each.value for each in files[0].given} == {
        "province": "Lai Châu",
        "date": "2021",
        "number": "9/UBND-TH",
    }


@for_all(st.text(max_size=12), st.sampled_from(["https://example.org", "http://a.vn:80/x", "https://a.vn/?q="]))
def test_every_address_that_is_taken_can_stand_in_the_graph(tail: str, start: str) -> None:
    try:
        value = given_value("url", start + tail)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert NamedNode(value).value == value


def test_the_shape_of_given_facts_finds_what_is_missing() -> None:
    writer = Writer(NamedNode("https://w3id.org/govgraph/id/graph/source/x"))
    node = NamedNode("https://w3id.org/govgraph/id/source/x/given/1")
    writer.type(node, GOV.GivenFact)
    writer.add(node, GOV.taken, Literal("yes"))
    found = {finding.en for finding in validate([GraphContent(writer.graph, writer.quads)]).findings}
    assert {
        "A given fact is of exactly one field.",
        "A given fact has exactly one value.",
        "A given fact says who gave it.",
        "A given fact says which file gives it.",
        "A given fact says whether it was taken.",
        "A given fact is on exactly one document.",
    } <= found
    assert Iris().kind(node.value) == "given"
