"""The competency questions, each with its answer on the five documents (as annotated: the gold standard)."""

from __future__ import annotations

from pathlib import Path

import pytest

from asking import HA_GIANG, LAI_CHAU, THAI_NGUYEN, TINH_UY, TUYEN_QUANG, ask, names
from gold import FIVE, gold_facts
from govgraph.errors import NotFoundError
from govgraph.graph.mapping import map_resolution
from govgraph.language.letters import fold
from govgraph.pipeline import build
from govgraph.records import DocumentFacts, Holding
from govgraph.resolution import resolve
from govgraph.store import Store, open_store
from resolving import cite, document


def test_directives_citing(store: Store) -> None:
    rows = ask(store, "directives-citing", document="68/NQ-CP")
    assert [(row["source"], row["section"], names(row["responsible"]), row["deadline"]) for row in rows] == [
        (LAI_CHAU, "4.1", {"Sở Lao động - Thương binh và Xã hội tỉnh Lai Châu"}, None),
        (THAI_NGUYEN, "2", {"các Sở, Ban, ngành tỉnh Thái Nguyên", "các địa phương"}, None),
    ]
    assert names(rows[0]["coordinating"]) == {"các sở, ngành liên quan"}
    assert {(row["relation"], row["status"]) for row in rows} == {("implements", "resolved")}
    text = gold_facts(FIVE[1]).text
    assert text[int(rows[0]["start"] or 0) : int(rows[0]["end"] or 0)] == rows[0]["quote"]
    assert "68/NQ-CP" in (rows[0]["quote"] or "")


def test_rests_on(store: Store) -> None:
    rows = {row["number"]: row for row in ask(store, "rests-on", document="3413/UBND-TH")}
    assert len(rows) == 10
    assert rows["68/NQ-CP"]["directly"] == "true"
    assert rows["68/NQ-CP"]["relation"] == "implements"
    assert rows["63/NQ-CP"]["directly"] == "false", "only through the letter 3202"
    assert rows["68/NQ-CP"]["held"] == "false"


def test_relied_on_by(store: Store) -> None:
    rows = ask(store, "relied-on-by", document="63/NQ-CP")
    assert {row["number"]: row["directly"] for row in rows} == {"3202/UBND-TH": "true", "3413/UBND-TH": "false"}


def test_cited_not_held(store: Store) -> None:
    rows = ask(store, "cited-not-held", times="2")
    assert [(row["number"], row["documents"], row["mentions"], row["issuer"]) for row in rows] == [
        ("68/NQ-CP", "2", "3", "Chính phủ")
    ]
    assert names(rows[0]["sources"]) == {LAI_CHAU, THAI_NGUYEN}
    everything = ask(store, "cited-not-held")
    assert len(everything) == 56
    assert {row["number"] for row in everything} >= {"75/NQ-CP", "05-CT/TW", "247-KL/TU"}
    assert "3413/UBND-TH" not in {row["number"] for row in everything}


def test_cited_in_common(store: Store) -> None:
    rows = ask(store, "cited-in-common")
    assert [(row["number"], row["provinces"], names(row["province_names"])) for row in rows] == [
        ("68/NQ-CP", "2", {"Lai Châu", "Thái Nguyên"})
    ]
    assert ask(store, "cited-in-common", at_least="3") == []


def test_signatures(store: Store) -> None:
    rows = {row["source"]: row for row in ask(store, "signatures")}
    assert set(rows) == {LAI_CHAU, THAI_NGUYEN, TINH_UY, TUYEN_QUANG}
    lai_chau = rows[LAI_CHAU]
    assert (lai_chau["signer"], lai_chau["position"], lai_chau["capacity"], lai_chau["on_behalf_of"]) == (
        "Phạm Hồng Thái",
        "Phó Chánh Văn phòng",
        "TL",
        "Ủy ban nhân dân tỉnh Lai Châu",
    )
    assert rows[TINH_UY]["capacity"] == "KT"
    assert rows[THAI_NGUYEN]["capacity"] is None
    assert [row["signer"] for row in ask(store, "signatures", province="Tuyên Quang")] == ["Nguyễn Văn Dũng"]


def test_positions_held(store: Store) -> None:
    rows = ask(store, "positions-held", name="trần tiến dũng")
    assert {(row["position"], row["agency"], row["source"]) for row in rows} == {
        ("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu", LAI_CHAU),
        ("Phó Bí thư Tỉnh ủy Lai Châu", "Tỉnh ủy Lai Châu", LAI_CHAU),
    }
    assert {row["as_of"] for row in ask(store, "positions-held", name="Thào Hồng Sơn")} == {"2021-09"}
    assert len(ask(store, "positions-held")) == 22


def test_namesakes(tmp_path: Path) -> None:
    def holder(name: str, position: str, agency: str, **said: str) -> DocumentFacts:
        holding = Holding(0, 1, "Nguyễn Văn An", f"{position} {agency}", agency, (0, 1))
        return document(name, holdings=(holding,), **said)

    minister = holder("a", "Bộ trưởng", "Bộ Y tế", date="2021-02-03", type="Công văn")
    chairman = holder("b", "Chủ tịch", "Ủy ban nhân dân tỉnh Lai Châu", date="2024-05-06", type="Công văn")
    with open_store(tmp_path / "store", create=True) as opened:
        opened.load(quad for content in map_resolution(resolve([minister, chairman])) for quad in content)
        rows = ask(opened, "namesakes", name="nguyễn văn an")
        assert [(row["positions"], row["first"], row["sources"]) for row in rows] == [
            ("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "2024-05-06", "b.txt"),
            ("Bộ trưởng Bộ Y tế", "2021-02-03", "a.txt"),
        ]
        assert len({row["identity"] for row in rows}) == 2
        assert {row["identity"] for row in ask(opened, "positions-held")} == {row["identity"] for row in rows}


def test_ambiguous_and_unresolved_name_what_may_be_meant(tmp_path: Path) -> None:
    laws = [cite(f"{number}/QH13", None, "Luật", title="Thử nghiệm công nghệ") for number in ("6/2011", "7/2013")]
    named = cite(None, None, "Luật", form="unnumbered", title="Thử nghiệm công nghệ")
    said = {"type": "Công văn", "date": "2014-05-02"}
    asking = document("a", named, **said)
    facts = [asking, document("b", *laws, **said)]
    with open_store(tmp_path / "store", create=True) as opened:
        opened.load(quad for content in map_resolution(resolve(facts)) for quad in content)
        (row,) = ask(opened, "ambiguous")
    assert set((row["candidate_names"] or "").split("; ")) == {"Luật 6/2011/QH13", "Luật 7/2013/QH13"}


def test_agency_duties(store: Store) -> None:
    health = ask(store, "agency-duties", agency="Sở Y tế tỉnh Lai Châu")
    assert [(row["deadline"], row["section"], row["role"]) for row in health] == [
        ("2021-09", "II.2", "responsible"),
        (None, "1.2", "responsible"),
    ]
    assert len(ask(store, "agency-duties", agency="so y te tinh lai chau", by="2021-09-15")) == 1
    assert ask(store, "agency-duties", agency="Sở Y tế tỉnh Lai Châu", by="2021-08-31") == []
    education = ask(store, "agency-duties", agency="Ủy ban nhân dân các huyện, thành phố tỉnh Lai Châu", by="2021")
    assert {(row["role"], row["deadline"]) for row in education} >= {("coordinating", "2021-09")}


def test_due_between(store: Store) -> None:
    rows = ask(store, "due-between", from_="2021-09-01", to="2021-09-10")
    assert [row["deadline"] for row in rows] == ["2021-09"] * 4 + ["2021-09-10"]
    autumn = ask(store, "due-between", from_="2021-09-20", to="2021-10")
    assert [(row["deadline"], row["province_name"]) for row in autumn[-3:]] == [
        ("2021-09-30", "Lai Châu"),
        ("2021-09-30", "Tuyên Quang"),
        ("2021-10-30", "Tuyên Quang"),
    ]
    assert names(autumn[-3]["responsible"]) == {"Sở Kế hoạch và Đầu tư tỉnh Lai Châu"}
    assert len(ask(store, "due-between", from_="2021", to="2021", province="Tuyên Quang")) == 2
    assert ask(store, "due-between", from_="2021-11", to="2022-12") == []


def test_changes(store: Store) -> None:
    rows = ask(store, "changes", document=LAI_CHAU)
    assert [(row["relation"], row["number"], row["draft"]) for row in rows] == [
        ("amends", "42/2018/QĐ-UBND", "true"),
        ("amends", "10/2019/NQ-HĐND", "true"),
        ("extends", "36/2016/NQ-HĐND", "true"),
        ("repeals", "40/2017/QĐ-UBND", "true"),
    ]
    assert (rows[3]["by_title"] or "").startswith("bãi bỏ Quyết định số 40/2017/QĐ-UBND")
    proposed = ask(store, "changes", document=TUYEN_QUANG)
    assert {(row["relation"], row["number"], row["draft"]) for row in proposed} == {
        ("proposesChange", "05/2019/NQ-HĐND", "false")
    }
    assert len(ask(store, "changes")) == 6


def test_initiative_duties(store: Store) -> None:
    rows = ask(store, "initiative-duties", words="cao tốc tuyên quang")
    assert {row["name"] for row in rows} == {
        "Dự án đường cao tốc Tuyên Quang - Phú Thọ kết nối với cao tốc Nội Bài - Lào Cai"
    }
    assert {row["responsible"] for row in rows} == {"Ban cán sự đảng Ủy ban nhân dân tỉnh Tuyên Quang"}
    assert {row["deadline"] for row in rows} == {"2021-10-30", None}
    assert {row["kind"] for row in ask(store, "initiative-duties")} == {"campaign", "planning", "programme", "project"}


def test_anomalies(store: Store) -> None:
    (row,) = ask(store, "anomalies")
    assert (row["kind"], row["source"]) == ("impossible-date", THAI_NGUYEN)
    assert row["quote"] == "Công văn số 2673/UBND-TH ngày 12/6/20201"
    assert row["note_vi"]
    assert row["note_en"]


def test_unresolved(store: Store) -> None:
    rows = ask(store, "unresolved")
    assert {row["form"] for row in rows} == {"unnumbered", "elliptical", "draft", "anaphoric"}
    assert len(rows) == 35
    assert {row["source"] for row in ask(store, "unresolved", province="Thái Nguyên")} == {THAI_NGUYEN}


def test_ambiguous(store: Store) -> None:
    assert ask(store, "ambiguous") == [], "the gold standard leaves nothing open"


def test_meeting_chairs(store: Store) -> None:
    rows = ask(store, "meeting-chairs", from_="2021-08", to="2021-09-30")
    assert [(row["date"], row["chair"]) for row in rows] == [
        ("2021-08-24", "Trần Tiến Dũng"),
        ("2021-08-31", None),
        ("2021-09-29", "Đặng Quốc Khánh"),
    ]
    assert "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu" in names(rows[0]["positions"])
    assert len(ask(store, "meeting-chairs")) == 18


def test_coordination(store: Store) -> None:
    first, second, *_ = ask(store, "coordination", times="3")
    assert first["name"] == "Ủy ban nhân dân các huyện, thành phố tỉnh Lai Châu"
    assert (first["coordinating"], first["responsible"]) == ("8", "9")
    assert "Sở Giáo dục và Đào tạo tỉnh Lai Châu" in names(first["partners"])
    assert second["coordinating"] == "4"


def test_directives_without_agency(store: Store) -> None:
    rows = ask(store, "directives-without-agency")
    assert len(rows) == 9
    assert {row["source"] for row in rows} == {HA_GIANG}
    assert ask(store, "directives-without-agency", province="Lai Châu") == []


def test_directives_without_deadline(store: Store) -> None:
    assert len(ask(store, "directives-without-deadline")) == 114
    (row,) = ask(store, "directives-without-deadline", agency="Sở Y tế tỉnh Lai Châu")
    assert row["section"] == "1.2"
    few = ask(store, "directives-without-deadline", province="ha giang")
    assert {row["source"] for row in few} == {HA_GIANG}


def test_changes_of_one_document_are_those_it_makes_or_reports(store: Store) -> None:
    everything = ask(store, "changes")
    drafts = {row["by"] or "" for row in everything if row["draft"] == "true"}
    assert drafts
    for draft in drafts:
        assert ask(store, "changes", document=draft) == [row for row in everything if row["by"] == draft]
    assert ask(store, "changes", document=LAI_CHAU) == [row for row in everything if row["source"] == LAI_CHAU]


def test_directives_without_deadline_of_an_agency_keep_all_its_partners(store: Store) -> None:
    of_all = ask(store, "directives-without-deadline")
    agency = "Ban cán sự đảng Ủy ban nhân dân tỉnh Tuyên Quang"
    found = ask(store, "directives-without-deadline", agency=agency)
    assert found == [row for row in of_all if agency in names(row["responsible"])]
    assert found


def test_documents_of_province(store: Store) -> None:
    for spelling in ("Thái Nguyên", "tỉnh Thái Nguyên", "thai nguyen"):
        (row,) = ask(store, "documents-of-province", province=spelling)
        assert (row["date"], row["number"], row["source"]) == ("2021-07-22", "3413/UBND-TH", THAI_NGUYEN)
    with pytest.raises(NotFoundError, match="Hà Giang, Lai Châu, Thái Nguyên, Tuyên Quang"):
        ask(store, "documents-of-province", province="Cần Thơ")


def test_citing_issuer(store: Store) -> None:
    rows = ask(store, "citing-issuer", agency="Bộ Chính trị")
    assert [(row["source"], row["number"], row["relation"]) for row in rows] == [
        (THAI_NGUYEN, "07-KL/TW", "implements"),
        (TINH_UY, "05-CT/TW", "implements"),
    ]


def test_most_cited(store: Store) -> None:
    first, second, *_ = ask(store, "most-cited")
    assert (first["number"], first["documents"], first["mentions"]) == ("68/NQ-CP", "2", "3")
    assert second["documents"] == "1"
    assert len(ask(store, "most-cited", times="2")) == 1


def test_edge_evidence(store: Store) -> None:
    rows = ask(store, "edge-evidence", citing=LAI_CHAU, cited="68/NQ-CP")
    assert [row["quote"] for row in rows] == ["Nghị quyết số 68/NQ-CP", "Nghị quyết số 68/NQ-CP của Chính phủ"]
    assert {(row["relation"], row["form"], row["status"]) for row in rows} == {("implements", "undated", "resolved")}
    text = gold_facts(FIVE[1]).text
    assert all(text[int(row["start"] or 0) : int(row["end"] or 0)] == row["quote"] for row in rows)


def test_party_and_state(store: Store) -> None:
    rows = ask(store, "party-and-state")
    assert [(row["official"], row["party_position"], row["state_position"]) for row in rows] == [
        ("Nguyễn Văn Sơn", "Phó Bí thư Tỉnh ủy Hà Giang", "Chủ tịch Ủy ban nhân dân tỉnh Hà Giang"),
        ("Thào Hồng Sơn", "Phó Bí thư Thường trực Tỉnh ủy Hà Giang", "Chủ tịch Hội đồng nhân dân tỉnh Hà Giang"),
        ("Trần Tiến Dũng", "Phó Bí thư Tỉnh ủy Lai Châu", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu"),
    ]


def test_relations(store: Store) -> None:
    counts = {row["relation"]: int(row["mentions"] or 0) for row in ask(store, "relations")}
    assert counts == {
        "implements": 35,
        "discusses": 14,
        "cites": 4,
        "amends": 2,
        "proposesChange": 2,
        "extends": 1,
        "promulgates": 1,
        "repeals": 1,
    }
    (repeals,) = (row for row in ask(store, "relations") if row["relation"] == "repeals")
    assert (repeals["label_vi"], repeals["label_en"]) == ("bãi bỏ", "repeals")
    assert sum(int(row["mentions"] or 0) for row in ask(store, "relations", province="Hà Giang")) == 6


def test_passages(store: Store) -> None:
    rows = ask(store, "passages", document="3413/UBND-TH")
    assert [int(row["order"] or 0) for row in rows] == list(range(1, len(rows) + 1))
    text = gold_facts(FIVE[2]).text
    assert all((row["text"] or "") in text[int(row["start"] or 0) : int(row["end"] or 0)] for row in rows)


def test_passages_saying(store: Store) -> None:
    rows = ask(store, "passages-saying", words="ĐẦU TƯ CÔNG")
    assert {row["source"] for row in rows} >= {HA_GIANG, LAI_CHAU}
    assert all("đầu tư công" in fold(row["text"] or "") for row in rows)
    assert ask(store, "passages-saying", words='"} DROP ALL # \\') == []


def test_drafts(store: Store) -> None:
    rows = ask(store, "drafts")
    assert len({row["draft"] for row in rows}) == 8
    assert sorted(row["type"] or "" for row in ask(store, "drafts", province="Lai Châu")) == [
        "Nghị quyết",
        "Nghị quyết",
        "Quyết định",
        "Quyết định",
        "Quyết định",
        "Đề án",
        "Đề án",
    ]


def test_recurring_duties_tell_how_often_and_by_whom(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/KH-UBND\nLai Châu, ngày 02 tháng 6 năm 2025\nKẾ HOẠCH\nChuyển đổi số năm 2025\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế báo cáo kết quả định kỳ hằng quý, hằng năm về Ủy ban nhân dân tỉnh.\n"
        "2. Sở Nội vụ rà soát biên chế trước ngày 30/6/2025, tổng hợp kết quả trước ngày 15/7/2025.\n",
        encoding="utf-8",
    )
    build([folder], tmp_path / "store")
    with open_store(tmp_path / "store") as built:
        rows = ask(built, "recurring")
        assert [(row["every"], row["every_en"], row["every_vi"]) for row in rows] == [
            ("P1Y", "every year", "hằng năm"),
            ("P3M", "every quarter", "hằng quý"),
        ]
        assert {row["responsible"] for row in rows} == {"Sở Y tế tỉnh Lai Châu"}
        assert ask(built, "recurring", agency="Sở Y tế tỉnh Lai Châu") == rows
        assert ask(built, "recurring", agency="Sở Nội vụ tỉnh Lai Châu") == []
        # of several deadlines of one directive each counts
        due = ask(built, "due-between", from_="2025-06", to="2025-07")
        assert [row["deadline"] for row in due] == ["2025-06-30", "2025-07-15"]
        assert ask(built, "directives-without-deadline") == []
