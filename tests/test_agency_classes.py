"""Where the name of one body ends and a class of bodies begins, in whole documents."""

from __future__ import annotations

import pytest

from govgraph.recognition import recognise
from govgraph.records import Source


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các Sở Công Thương rà soát chợ.", ["các Sở Công Thương"]),
        ("Các Viện Vệ sinh dịch tễ tăng cường giám sát.", ["các Viện Vệ sinh dịch tễ"]),
        ("Các Cục Thuế chống thất thu.", ["các Cục Thuế"]),
        ("Các Bộ Tài chính, Xây dựng rà soát vốn.", ["Bộ Tài chính"]),
    ],
)
def test_several_bodies_of_one_name_are_a_class_and_ministries_are_not(text: str, names: list[str]) -> None:
    facts = recognise(Source("document.txt", f"BỘ Y TẾ\nSố: 02/CT-BYT\nCHỈ THỊ\n\nYêu cầu:\n1. {text}\n", ""))
    assert [mention.agency for mention in facts.agency_mentions][1:] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Giao Trung tâm Công nghệ thông tin và Chuyển đổi số rà soát.",
            ["Trung tâm Công nghệ thông tin và Chuyển đổi số"],
        ),
        ("Giao Cục Quản lý đấu thầu và Thẩm định giá rà soát.", ["Cục Quản lý đấu thầu và Thẩm định giá"]),
        ("Vụ Pháp chế Các đơn vị thuộc Bộ", ["Vụ Pháp chế", "các đơn vị thuộc Bộ"]),
    ],
)
def test_a_name_goes_on_with_a_field_in_capitals_and_ends_before_a_class(text: str, names: list[str]) -> None:
    facts = recognise(Source("document.txt", f"BỘ Y TẾ\nSố: 02/CT-BYT\nCHỈ THỊ\n\nYêu cầu:\n1. {text}\n", ""))
    assert [mention.agency for mention in facts.agency_mentions][1:] == names
