"""Documents that are not issued yet: which words name one, and what it bears."""

from __future__ import annotations

import pytest

from citing import cite


@pytest.mark.parametrize(
    ("number", "kind"), [("12/2021/QĐ-UBND", "Quyết định"), ("12/2021/TT-BYT", "Thông tư"), (None, None)]
)
def test_what_rules_say_of_drafts_is_said_of_any(number: str | None, kind: str | None) -> None:
    text = (
        "Thông tư này quy định như sau:\na) Sở trình dự thảo Quyết định thành lập các đơn vị thuộc Sở;\n"
        "Thông tư này có hiệu lực từ ngày ký."
    )
    assert [c.form for c in cite(text, kind=kind, number=number).citations if c.form == "draft"] == []


def test_a_basis_of_rules_names_the_draft_before_the_meeting() -> None:
    text = "Xét Tờ trình số 471/TTr-UBND về dự thảo Nghị quyết quy định mức học phí năm học 2025-2026;"
    forms = [c.form for c in cite(text, kind="Nghị quyết", number="20/2025/NQ-HĐND").citations]
    assert forms == ["undated", "draft"]


def test_what_is_to_be_put_before_a_body_is_a_draft_that_bears_its_relations() -> None:
    document = cite(
        "Bộ Công Thương khẩn trương trình Chính phủ ban hành Nghị định sửa đổi Nghị định số 83/2014/NĐ-CP; xây dựng "
        "Nghị định thay thế Nghị định số 35/2015/NĐ-CP; dự thảo Nghị quyết về giá xăng dầu năm 2023.",
        subject="kết luận cuộc họp về xăng dầu",
    )
    found = [(c.form, c.relation, c.bearer) for c in document.citations]
    assert found == [
        ("draft", "cites", None),
        ("full", "amends", 0),
        ("draft", "cites", None),
        ("full", "replaces", 2),
        ("draft", "discusses", None),
    ]


def test_a_draft_covers_what_its_title_names() -> None:
    text = (
        "Kết luận phiên họp\nII. Các nội dung trình tại phiên họp\n1. Quyết định bãi bỏ Quyết định số 40/2017/QĐ-UBND "
        "ngày 24/8/2017 ban hành quy định về phí"
    )
    document = cite(text, subject="kết luận phiên họp tháng 8")
    draft, repealed = document.citations
    assert (draft.form, draft.relation, draft.type) == ("draft", "discusses", "Quyết định")
    assert (repealed.number, repealed.relation, repealed.bearer) == ("40/2017/QĐ-UBND", "repeals", 0)
