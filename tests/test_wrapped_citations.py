"""Citations across the ends of lines."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from citing import cite

_NUMBERED = st.sampled_from(
    [
        ("Nghị quyết số 66.16/2026/NQ-CP ngày 21 tháng 9 năm 2026", "66.16/2026/NQ-CP", "Chính phủ"),
        ("Quyết định số 52/2025/QĐ-TTg ngày 21 tháng 9 năm 2025", "52/2025/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("Công văn số 2587-CV/VPTW/nb ngày 07 tháng 8 năm 2022", "2587-CV/VPTW/nb", "Văn phòng Trung ương Đảng"),
        ("Thông tư số 92/2009/TT-BTC ngày 12 tháng 5 năm 2009", "92/2009/TT-BTC", "Bộ Tài chính"),
        ("Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024", "57-NQ/TW", "Bộ Chính trị"),
        ("Quyết định số 00512/QĐ-UBND ngày 05 tháng 3 năm 2025", "00512/QĐ-UBND", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024", "31/2024/QH15", "Quốc hội"),
    ]
)
_LEAST_WIDTH = 45


@settings(max_examples=150, deadline=None)
@given(_NUMBERED, st.integers(_LEAST_WIDTH, 90), st.integers(0, 60), st.sampled_from(["\n", " \n", "\n ", "\r\n"]))
def test_a_citation_is_the_same_wherever_its_lines_break(
    cited: tuple[str, str, str], width: int, offset: int, mark: str
) -> None:
    dated, number, issuer = cited
    words = f"{dated} của {issuer}"
    lead = "Các cơ quan, đơn vị, địa phương khẩn trương tổ chức triển khai thực hiện nghiêm túc các nhiệm vụ "
    text = f"{lead[offset:]}theo {words}, bảo đảm đúng tiến độ, chất lượng và hiệu quả theo yêu cầu đã đề ra."
    document = cite(mark.join(textwrap.wrap(text, width, break_on_hyphens=False)))
    assert [(c.number, c.date is not None, c.issuer) for c in document.citations] == [(number, True, issuer)]
    assert " ".join(document.words(document.citations[0]).split()) == words
