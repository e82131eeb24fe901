"""A document that is twice as long takes about twice the work: nothing that repeats makes work grow with the square of
its number. Work is counted in lines of Python run, the same on every machine; `make bench` measures the time."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from govgraph.recognition import recognise
from govgraph.records import Source

TIMES = 60
TOLERANCE = 0.03
"""How much more the last doubling may cost than twice the one before: a loop over all earlier repetitions, at each one,
would make it a fifth more or worse."""

REPEATED = {  # `{}` is the number of the repetition, so that what it names is another each time
    "one party told again behind semicolons": "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán chi; ",
    "another party told behind semicolons": (
        "Giao Sở Nội vụ khẩn trương thẩm định đề án; giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh "
        "phí; "
    ),
    "parties one behind the other": "Chủ tịch Ủy ban nhân dân tỉnh; ",
    "blocks of signatures": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An\n",
    "blocks of signatures of a named body's deputy": "KT. VỤ TRƯỞNG VỤ PHÁP CHẾ\nPHÓ VỤ TRƯỞNG\nTrần Thị Bình\n",
    "positions of one person, all the same": "Ông Lê Văn An, Chủ tịch Ủy ban nhân dân tỉnh và Bí thư Tỉnh ủy nói.\n",
    "positions of one person, all different": "Ông Lê Văn An, Phó Giám đốc Trung tâm {} Y tế nói.\n",
    "titles of persons, one behind the other": "các đồng chí ",
    "meetings told apart by their numbers": "Kỳ họp thứ {} Quốc hội khóa XV quyết định.\n",
    "meetings told apart by their subjects": "Hội nghị tổng kết công tác số {} năm 2020 của Bộ Y tế.\n",
    "meetings with their chair in one sentence": "Kỳ họp thứ {} Quốc hội khóa XV do đồng chí Lê Văn An chủ trì; ",
    "initiatives": "Dự án đường cao tốc Bắc Nam {} đi qua tỉnh.\n",
    "amending laws and those amended": (
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Đầu tư năm 2020 có hiệu lực.\n"
    ),
    "laws by title, beside their numbers": "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024. Thi hành Luật Đất đai.\n",
    "reports by issuer, beside their numbers": (
        "Báo cáo số 12/BC-BNV ngày 12/3/2020 của Bộ Nội vụ. Theo Báo cáo của Bộ Nội vụ.\n"
    ),
    "short numbers": "Nghị quyết số 68/NQ-CP ngày 12/3/2020 của Chính phủ. Thực hiện Nghị quyết 68.\n",
    "numbers without their date": "Nghị quyết số 68/NQ-CP ngày 12/3/2020 của Chính phủ. Nghị quyết số 68/NQ-CP.\n",
    "documents named before": "Công văn số 12/BNV-TL ngày 12/3/2020 của Bộ Nội vụ. Theo Công văn nêu trên.\n",
}


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED.keys())
def test_work_grows_with_the_length_and_not_with_its_square(repeated: str) -> None:
    texts = [text(repeated, TIMES * factor) for factor in (1, 2, 4)]
    recognise(Source("document.txt", texts[-1], ""))  # tables are read once
    once, twice, four_times = (lines_run(text) for text in texts)
    assert four_times - twice < 2 * (twice - once) * (1 + TOLERANCE)


def text(repeated: str, times: int) -> str:
    opening = "QUYẾT ĐỊNH\nVề việc tổ chức thực hiện\n\n"
    return opening + "".join(repeated.format(number) for number in range(1001, 1001 + times))


def lines_run(text: str) -> int:
    """How many lines of Python one document takes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        recognise(Source("document.txt", text, ""))
    finally:
        sys.settrace(before)
    return count
