"""What a citing document does to the documents it cites, and which document bears the relation."""

from __future__ import annotations

import pytest

from citing import cite, framed
from govgraph.recognition.cue_rows import CueRow, cue_rows


@pytest.mark.parametrize("row", cue_rows("relation_cues"), ids=lambda row: f"{row.role}-{row.kind}-{row.words[0]}")
def test_every_row_of_the_table_does_what_its_examples_say(row: CueRow) -> None:
    text, names = framed(row.example)
    document = cite(text, kind="Quyết định")
    assert {c.relation for c in document.citations if document.words(c) in names} == {row.kind}
    text, names = framed(row.counter_example)
    document = cite(text, kind="Quyết định")
    relations = [c.relation for c in document.citations if document.words(c) in names]
    assert len(relations) == len(names)
    assert row.kind not in relations


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số "
            "87/2025/QH15;",
            [("64/2025/QH15", "amends", "87/2025/QH15"), ("87/2025/QH15", "basedOn", None)],
        ),
        (
            "Căn cứ Nghị định số 29/2025/NĐ-CP của Chính phủ quy định chức năng của Bộ Tài chính được sửa đổi, bổ sung "
            "bởi Nghị định số 166/2025/NĐ-CP;",
            [("29/2025/NĐ-CP", "amends", "166/2025/NĐ-CP"), ("166/2025/NĐ-CP", "basedOn", None)],
        ),
        (
            "Các sở làm theo Thông tư số 39/2014/TT-BTC (được sửa đổi, bổ sung bởi Thông tư số 119/2014/TT-BTC, Thông "
            "tư số 26/2015/TT-BTC).",
            [
                ("39/2014/TT-BTC", "amends", "119/2014/TT-BTC"),
                ("119/2014/TT-BTC", "implements", None),
                ("26/2015/TT-BTC", "implements", None),
            ],
        ),
        (
            "Theo Điều 37 Nghị định số 86/2018/NĐ-CP đã được sửa đổi, bổ sung tại khoản 20 Điều 1 của Nghị định số "
            "124/2024/NĐ-CP.",
            [("86/2018/NĐ-CP", "amends", "124/2024/NĐ-CP"), ("124/2024/NĐ-CP", "implements", None)],
        ),
        (
            "Nghị định số 12/2024/NĐ-CP sửa đổi, bổ sung, bãi bỏ một số khoản của Điều 4 Nghị định số 09/2019/NĐ-CP.",
            [("12/2024/NĐ-CP", "cites", None), ("09/2019/NĐ-CP", "amends", "12/2024/NĐ-CP")],
        ),
        (
            "Người thuộc đối tượng tại khoản 2 Điều 12 sửa đổi, bổ sung của Luật Bảo hiểm y tế số 46/2014/QH13.",
            [("46/2014/QH13", "cites", None)],
        ),
        (
            "Các sở sửa đổi, bổ sung quy chế cho phù hợp với yêu cầu của Nghị định số 09/2019/NĐ-CP.",
            [("09/2019/NĐ-CP", "cites", None)],
        ),
        (
            "Thay thế cụm từ “khoản 6 Mục III Chương trình kèm theo Quyết định số 1719/QĐ-TTg” bằng cụm từ “Điều 2”.",
            [("1719/QĐ-TTg", "cites", None)],
        ),
        (
            "Theo Thông tư số 26/2016/TT-BYT của Bộ Y tế. Điều này được bổ sung theo quy định tại khoản 1 Điều 1 Thông "
            "tư số 12/2024/TT-BYT.",
            [("26/2016/TT-BYT", "implements", None), ("12/2024/TT-BYT", "cites", None)],
        ),
        (
            "Thực hiện Công văn số 2715/UBND-TH ngày 15/6/2021 và số 3202/UBND-TH ngày 12/7/2021 về việc triển khai "
            "Nghị quyết số 63/NQ-CP.",
            [
                ("2715/UBND-TH", "implements", None),
                ("3202/UBND-TH", "implements", None),
                ("63/NQ-CP", "implements", "3202/UBND-TH"),
            ],
        ),
        (
            "Căn cứ Nghị định số 187/2025/NĐ-CP sửa đổi, bổ sung Nghị định số 78/2025/NĐ-CP và Nghị định số "
            "79/2025/NĐ-CP;",
            [
                ("187/2025/NĐ-CP", "basedOn", None),
                ("78/2025/NĐ-CP", "amends", "187/2025/NĐ-CP"),
                ("79/2025/NĐ-CP", "amends", "187/2025/NĐ-CP"),
            ],
        ),
        (
            "Theo Nghị định số 255/2025/NĐ-CP xác định các dân tộc (gọi tắt là Nghị định số 255/2025/NĐ-CP).",
            [("255/2025/NĐ-CP", "implements", None), ("255/2025/NĐ-CP", "cites", None)],
        ),
        (
            "Các quy trình tại Phụ lục I ban hành kèm theo Quyết định số 01786/QĐ-UBND hết hiệu lực từ hôm nay.",
            [("01786/QĐ-UBND", "repeals", None)],
        ),
        (
            "Quyết định này thay thế Quyết định số 12/QĐ-UBND. Các nội dung khác tại Quyết định số 18/QĐ-UBND giữ "
            "nguyên.",
            [("12/QĐ-UBND", "replaces", None), ("18/QĐ-UBND", "cites", None)],
        ),
        (
            "Căn cứ Nghị định số 71/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 15/2017/NĐ-CP quy định "
            "chi tiết và hướng dẫn thi hành một số điều của Luật Thủy lợi và Nghị định số 40/2021/NĐ-CP quy định về hồ "
            "chứa;",
            [
                ("71/2024/NĐ-CP", "basedOn", None),
                ("15/2017/NĐ-CP", "amends", "71/2024/NĐ-CP"),
                ("40/2021/NĐ-CP", "amends", "71/2024/NĐ-CP"),
            ],
        ),
        (
            "Bãi bỏ Thông tư số 14/2009/TT-BTC hướng dẫn thi hành Luật Hải quan và Thông tư số 22/2011/TT-BTC về phí.",
            [("14/2009/TT-BTC", "repeals", None), ("22/2011/TT-BTC", "repeals", None)],
        ),
        (
            "Xét Tờ trình số 311/TTr-UBND của Ủy ban nhân dân tỉnh về việc ban hành Nghị quyết “Quy định mức hỗ trợ "
            "học phí trên địa bàn tỉnh Báo cáo thẩm tra số 77/BC-VHXH của Ban Văn hóa - Xã hội; Báo cáo số 9/BC-UBND;",
            [("311/TTr-UBND", "basedOn", None), ("77/BC-VHXH", "basedOn", None), ("9/BC-UBND", "basedOn", None)],
        ),
        (
            "Các sở rà soát hồ sơ theo chỉ đạo của Thủ tướng Chính phủ tại Công điện số 41/CĐ-TTg.",
            [("41/CĐ-TTg", "implements", None)],
        ),
        (
            "Khẩn trương thực hiện ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban Chỉ đạo phòng, chống "
            "thiên tai, tìm kiếm, cứu nạn và phòng thủ dân sự, bảo vệ rừng ven biển của tỉnh "
            "(Thông báo số 88/TB-UBND), báo cáo kết quả (Báo cáo số 12/BC-SXD).",
            [("88/TB-UBND", "implements", None), ("12/BC-SXD", "cites", None)],
        ),
        (
            "Sở Tư pháp rà soát các văn bản quy định chi tiết và hướng dẫn thi hành Pháp lệnh số 12/2014/UBTVQH13.",
            [("12/2014/UBTVQH13", "cites", None)],
        ),
        (
            "Sau khi Bộ Quốc phòng cho ý kiến theo quy định của Nghị định số 56/2019/NĐ-CP, tỉnh phê duyệt.",
            [("56/2019/NĐ-CP", "cites", None)],
        ),
        (
            "Theo chỉ đạo của Bộ Tài chính, các cục đã rà soát hồ sơ và báo cáo tại Công văn số 41/CT-KK.",
            [("41/CT-KK", "cites", None)],
        ),
        (
            "Quyết định này thay thế Quyết định số 02/2011/QĐ-UBND về phí, Nghị quyết số 04/2011/NQ-HĐND và Chỉ thị số "
            "05/2011/CT-UBND.",
            [
                ("02/2011/QĐ-UBND", "replaces", None),
                ("04/2011/NQ-HĐND", "replaces", None),
                ("05/2011/CT-UBND", "replaces", None),
            ],
        ),
        (
            "Về thực hiện Nghị quyết số 11/2022/NQ-CP về phục hồi kinh tế: các bộ làm theo Nghị quyết số 43/2022/QH15.",
            [("11/2022/NQ-CP", "implements", None), ("43/2022/QH15", "implements", None)],
        ),
        (
            "Thực hiện Chỉ thị số 35/2024/CT-TTg về đại hội (sau đây gọi tắt là Chỉ thị 35); Kết luận số "
            "118/2025/KL-TW về nhân sự, Ban hướng dẫn như sau.",
            [("35/2024/CT-TTg", "implements", None), ("35", "cites", None), ("118/2025/KL-TW", "implements", None)],
        ),
        (
            "Căn cứ Nghị định số 77/2003/NĐ-CP; thực hiện ý kiến của Thủ tướng Chính phủ tại Công văn số 2321/VPCP-KT, "
            "Bộ hướng dẫn.",
            [("77/2003/NĐ-CP", "basedOn", None), ("2321/VPCP-KT", "implements", None)],
        ),
        (
            "Bãi bỏ Quyết định số 12/1999/QĐ-UB về phí chợ. Điểm 3 mục II Quyết định số 872/1998/QĐ-UB giữ nguyên.",
            [("12/1999/QĐ-UB", "repeals", None), ("872/1998/QĐ-UB", "cites", None)],
        ),
        (
            "Triển khai Nghị quyết số 57/2024/NQ-CP về đổi mới, Tỉnh ủy đã ban hành Quyết định số 206/2025/QĐ-TU, "
            "Thông báo số 01/2025/TB-BCĐ.",
            [
                ("57/2024/NQ-CP", "implements", None),
                ("206/2025/QĐ-TU", "cites", None),
                ("01/2025/TB-BCĐ", "cites", None),
            ],
        ),
        (
            "Thực hiện Quy định số 70/2022/QĐ-TW về biên chế và các Quyết định của Bộ Chính trị: Số 71/2022/QĐ-TW, số "
            "72/2022/QĐ-TW.",
            [
                ("70/2022/QĐ-TW", "implements", None),
                ("71/2022/QĐ-TW", "implements", None),
                ("72/2022/QĐ-TW", "implements", None),
            ],
        ),
        (
            "Thực hiện Quy định số 70/2022/QĐ-TW; ngày 20/8/2022, Sở Nội vụ nhận được Công văn số 1523/UBND-NC.",
            [("70/2022/QĐ-TW", "implements", None), ("1523/UBND-NC", "repliesTo", None)],
        ),
        (
            "Thực hiện Quyết định số 123/QĐ-TTr về thanh tra đất đai tại Công ty A, xét Báo cáo số 05/BC-ĐTT.",
            [("123/QĐ-TTr", "implements", None), ("05/BC-ĐTT", "basedOn", None)],
        ),
        (
            "Sau khi xem xét Tờ trình số 115/TTr-BTG về tổng kết Chỉ thị số 17/2007/CT-TTg và Báo cáo số 27/BC-BDV.",
            [
                ("115/TTr-BTG", "basedOn", None),
                ("17/2007/CT-TTg", "implements", "115/TTr-BTG"),
                ("27/BC-BDV", "basedOn", None),
            ],
        ),
        (
            "Quyết định này thay thế Quyết định số 27/2013/QĐ-TTg quy định thành phần Hội đồng (sau đây gọi là Quyết "
            "định số 27) và Quyết định số 42/2017/QĐ-TTg.",
            [("27/2013/QĐ-TTg", "replaces", None), ("27", "cites", None), ("42/2017/QĐ-TTg", "replaces", None)],
        ),
        (
            "Pháp lệnh số 34/2007/PL-UBTVQH11 về thực hiện dân chủ ở xã và Nghị quyết số 55/1998/NQ-UBTVQH10 hết hiệu "
            "lực kể từ ngày 01/7/2023.",
            [("34/2007/PL-UBTVQH11", "repeals", None), ("55/1998/NQ-UBTVQH10", "repeals", None)],
        ),
        (
            "Thông tư số 15/2021/TT-BYT về trường cao đẳng được sửa đổi, bổ sung bởi:\n- Thông tư số 08/2023/TT-BYT.",
            [("15/2021/TT-BYT", "amends", "08/2023/TT-BYT"), ("08/2023/TT-BYT", "cites", None)],
        ),
        (
            "Quán triệt Kết luận số 100/2014/KL-TW “về điều tra dư luận”, Kế hoạch số 25/2016/KH-TU của Tỉnh ủy.",
            [("100/2014/KL-TW", "implements", None), ("25/2016/KH-TU", "implements", None)],
        ),
        (
            "Đại hội tán thành mục tiêu, giải pháp thực hiện nhiệm kỳ mới nêu trong Báo cáo số 15/BC-TU.",
            [("15/BC-TU", "cites", None)],
        ),
        (
            "Thực hiện Chỉ thị số 19/2021/CT-TTg về Kế hoạch 5 năm (2021 - 2025) theo Nghị quyết số 16/2021/QH15.",
            [("19/2021/CT-TTg", "implements", None), ("16/2021/QH15", "implements", "19/2021/CT-TTg")],
        ),
        (
            "Quyết định này qui định chi tiết một số điều của Nghị định số 62/2020/NĐ-CP.",
            [("62/2020/NĐ-CP", "guides", None)],
        ),
    ],
)
def test_relations_and_their_bearers(text: str, relations: list[tuple[str, str, str | None]]) -> None:
    citations = cite(text, kind="Quyết định").citations
    numbers = [c.number for c in citations]
    found = [(c.number, c.relation, numbers[c.bearer] if c.bearer is not None else None) for c in citations if c.number]
    assert found == relations


def test_a_heading_says_what_is_listed_below_it() -> None:
    text = (
        "Điều 2. Hiệu lực\nBãi bỏ các văn bản sau đây:\n1. Quyết định số 12/2010/QĐ-UBND về quản lý đất đai.\n"
        "2. Quyết định số 15/2012/QĐ-UBND về quản lý rừng."
    )
    assert [c.relation for c in cite(text, kind="Quyết định").citations] == ["repeals", "repeals"]


def test_what_a_heading_does_to_its_own_document_is_not_done_to_those_listed() -> None:
    document = cite(
        "Sau khi nghe báo cáo tổng kết việc thực hiện Chỉ thị số 17/2007/CT-TTg, Ban Bí thư có ý kiến như sau:\n"
        "1. Đồng ý với báo cáo. Chỉ thị số 18/2008/CT-TTg hết hiệu lực kể từ ngày ký.",
    )
    assert [c.relation for c in document.citations] == ["implements", "repeals"]


@pytest.mark.parametrize(
    ("kind", "text", "relations"),
    [
        ("Chỉ thị", "Đảng đoàn Quốc hội lãnh đạo việc sửa đổi Luật Đê điều, Luật Thủy sản.", ["proposesChange"] * 2),
        ("Kết luận", "Sớm sửa đổi, bổ sung Luật Giáo dục đại học.", ["proposesChange"]),
        ("Chỉ thị", "Quốc hội đã sửa đổi Luật Đê điều.", ["cites"]),
        ("Công văn", "Điều 5 (sửa đổi tại Nghị định số 12/2020/NĐ-CP) quy định như sau.", ["cites"]),
        ("Kế hoạch", "Bổ sung Phụ lục kèm theo Kế hoạch số 12/KH-UBND.", ["amends"]),
        (
            "Thông báo",
            "Kiến nghị Ủy ban nhân dân tỉnh hủy bỏ Quyết định số 12/QĐ-UBND ngày 12/8/2014, sửa đổi Quyết định số "
            "33/2015/QĐ-UBND.",
            ["proposesChange", "proposesChange"],
        ),
        (
            "Công văn",
            "Căn cứ các quy định nêu trên, đề nghị Bộ Tài chính thực hiện theo Quyết định số 14/2018/QĐ-TTg.",
            ["implements"],
        ),
        (
            "Công văn",
            "Bộ nhận được văn bản số 18/UBND-TH đề nghị hướng dẫn thực hiện Nghị định số 67/2017/NĐ-CP.",
            ["repliesTo", "cites"],
        ),
    ],
)
def test_what_lays_nothing_down_asks_for_changes(kind: str, text: str, relations: list[str]) -> None:
    assert [c.relation for c in cite(text, kind=kind).citations] == relations


def test_a_report_cannot_amend() -> None:
    text = "Bổ sung Điều 5 Quyết định số 12/2010/QĐ-UBND là cần thiết."
    assert cite(text, kind="Quyết định").citations[0].relation == "amends"
    assert cite(text, kind="Báo cáo").citations[0].relation == "cites"


def test_the_full_stop_of_a_city_ends_no_sentence() -> None:
    text = "Căn cứ đề nghị của Ủy ban nhân dân TP. Huế tại Quyết định số 12/QĐ-UBND;"
    assert cite(text).citations[0].relation == "basedOn"


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Nội dung số thứ tự 1, 2 tại Danh mục kèm theo Quyết định số 12/2020/QĐ-TTg hết hiệu lực kể từ ngày "
            "01/7/2025.",
            ["amends"],
        ),
        ("Quyết định số 12/2020/QĐ-UBND hết hiệu lực một phần kể từ ngày ký.", ["amends"]),
        ("Quyết định số 12/2020/QĐ-UBND còn hiệu lực một phần.", ["amends"]),
        (
            "Các văn bản sau đây hết hiệu lực một phần:\n1. Quyết định số 12/2020/QĐ-UBND về phí.\n"
            "2. Quyết định số 13/2020/QĐ-UBND.",
            ["amends", "amends"],
        ),
        (
            "Danh mục văn bản hết hiệu lực:\n1. Quyết định số 12/2020/QĐ-UBND còn hiệu lực.\n"
            "2. Quyết định số 13/2020/QĐ-UBND không còn hiệu lực.",
            ["cites", "repeals"],
        ),
        ("Quyết định số 12/2020/QĐ-UBND hết hiệu lực toàn bộ.", ["repeals"]),
        (
            "Các quy định tại Quyết định số 12/2020/QĐ-UBND, Quyết định số 14/2020/QĐ-UBND trái với Quyết định này "
            "không còn hiệu lực.",
            ["amends", "amends", "cites"],
        ),
        ("Bãi bỏ các quy định tại Quyết định số 12/2020/QĐ-UBND trái với Quyết định này.", ["amends", "cites"]),
        (
            "Khoản 2 Điều 7 Quyết định số 12/2020/QĐ-UBND được sửa đổi, bổ sung như sau: “2. Mức thu nêu tại Điều 26 "
            "Luật Phí và lệ phí.” 3. Điều 5 được sửa đổi như sau: “Điều 5. Mức thu”.",
            ["amends", "cites"],
        ),
        (
            "Quyết định số 12/2020/QĐ-UBND và các quy định trước đây trái với Quyết định này đều bị bãi bỏ.",
            ["repeals", "cites"],
        ),
        (
            "Bãi bỏ toàn bộ Quyết định số 12/2020/QĐ-UBND và một phần Quyết định số 13/2020/QĐ-UBND.",
            ["repeals", "amends"],
        ),
        (
            "Điều 1. Bãi bỏ một số văn bản do Ủy ban nhân dân tỉnh ban hành, cụ thể như sau\n"
            "1. Quyết định số 12/2020/QĐ-UBND ngày 5/5/2020 về phí.\n2. Quyết định số 13/2020/QĐ-UBND.",
            ["repeals", "repeals"],
        ),
    ],
)
def test_what_ends_in_part_is_amended(text: str, relations: list[str]) -> None:
    assert [c.relation for c in cite(text, kind="Quyết định").citations] == relations


def test_a_document_changed_by_another_keeps_what_this_document_does_to_it() -> None:
    text = "Căn cứ Luật số 31/2024/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15, Luật số 47/2024/QH15;"
    found = cite(text).citations
    assert [(c.relation, c.bearer, c.own) for c in found] == [
        ("amends", 1, "basedOn"),
        ("basedOn", None, None),
        ("basedOn", None, None),
    ]


def test_a_basis_that_leaves_its_word_out_is_one() -> None:
    text = (
        "Căn cứ Luật giá số 11/2012/QH13 ngày 20 tháng 6 năm 2012;\n"
        "Nghị định số 89/2013/NĐ-CP ngày 06 tháng 8 năm 2013 của Chính phủ quy định chi tiết một số điều về giá;\n"
        "Căn cứ Nghị định số 215/2013/NĐ-CP;"
    )
    assert [c.relation for c in cite(text, kind="Thông tư").citations] == ["basedOn"] * 3


def test_forms_of_a_document_repealed_amend_it() -> None:
    text = "Thay thế, bãi bỏ các biểu mẫu ban hành kèm theo Thông tư số 12/2015/TT-BTC."
    assert [c.relation for c in cite(text, kind="Thông tư").citations] == ["amends"]


def test_no_title_names_a_younger_document() -> None:
    text = (
        "Thông tư này thay thế Thông tư số 06/2018/TT-BTC ngày 24 tháng 01 năm 2018 của Bộ Tài chính sửa đổi, bổ sung "
        "một số điều của Thông tư số 30/2017/TT-BTC và Thông tư số 12/2019/TT-BTC ngày 13 tháng 3 năm 2019 về ngân quỹ."
    )
    found = [(c.number, c.relation, c.bearer) for c in cite(text, kind="Thông tư").citations if c.number]
    assert found == [
        ("06/2018/TT-BTC", "replaces", None),
        ("30/2017/TT-BTC", "amends", 1),
        ("12/2019/TT-BTC", "replaces", None),
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Phần in nghiêng là nội dung sửa đổi so với Quyết định số 1818/QĐ-UBND ngày 23/10/2025.", "cites"),
        ("Thay cụm từ “A” bằng cụm từ “B” tại khoản 3 Điều 34 Nghị định số 79/2014/NĐ-CP.", "amends"),
    ],
)
def test_words_changed_and_words_compared(text: str, relation: str) -> None:
    assert [c.relation for c in cite(text, kind="Nghị định").citations] == [relation]
