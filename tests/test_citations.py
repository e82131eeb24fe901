"""Citations: which words name another document, where they end, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citing import cite, framed
from govgraph import recognise_text
from govgraph.authority.document_types import document_types
from govgraph.authority.issuers import with_hyphen
from govgraph.authority.laws import law_names
from govgraph.language.letters import fold
from govgraph.language.numbers import parse_number
from govgraph.recognition.cue_rows import CueRow, cue_rows
from govgraph.resolution.series import country_series


def marked(text: str) -> tuple[str, list[str], str]:
    """An example of the table: text, framed mentions, subject. Its lines are parted by `⏎`; where there are several
    the first is the subject of the document that the others are of."""
    lines = text.split("⏎")
    body, names = framed("\n".join(lines[1:] or lines))
    return body, names, lines[0] if len(lines) > 1 else ""


@pytest.mark.parametrize("row", cue_rows("citation_cues"), ids=lambda row: f"{row.role}-{row.words[0]}")
@pytest.mark.parametrize("column", ["example", "counter_example"])
def test_every_row_of_the_table_finds_what_its_examples_frame(row: CueRow, column: str) -> None:
    body, names, subject = marked(getattr(row, column))
    assert sorted(cite(body, subject=subject).quotes) == sorted(names)


def spaced(text: str) -> str:
    """The text as tools that part it into words print it: `Luật Khiếu nại , tố cáo .`"""
    return re.sub(r"(?<! )(?=[,;:)]|\.$)", " ", text).replace("(", "( ")


def segmented(text: str) -> str:
    """The text cut into words of several syllables: `Luật Khiếu_nại , tố_cáo .`"""
    return re.sub(r"(?<=[^\W\d_]) (?=[a-zà-ỹđ])", "_", spaced(text))


PARTED = [
    "Thời hạn được quy định tại khoản 2 Điều 9 của [[Luật Khiếu nại, tố cáo]].",
    "Căn cứ [[Pháp lệnh Phí và lệ phí số 38/2001/PL-UBTVQH10 ngày 28 tháng 8 năm 2001]];",
    "Việc này theo hướng dẫn tại [[Thông tư liên tịch số 41/2013/TTLT-BYT-BLĐTBXH]] (nếu có nguyện vọng).",
    "Thẩm quyền (quy định tại [[Nghị định số 158/2005/NĐ-CP]]) được giữ nguyên.",
]


@pytest.mark.parametrize(
    "text",
    [
        "Theo [[Nghị quyết số 66.16/2026/NQ-CP]] và [[Quyết định số 00512/QĐ-UBND]].",
        "Theo [[Quyết định số 52/2025/QĐ-CTUBND]], [[Công văn số 1842/BDU-TTHT]] và [[Quyết định số 1597/QĐ-TTPVHCC]].",
        "Theo [[Công văn số 2587-CV/VPTW/nb ngày 05/01/2021 của Văn phòng Trung ương Đảng]].",
        "Theo [[Nghị định số 51/2019/NĐ-CPngày 3 tháng 4 năm 2019]] và [[Thông tư số 14/2020/TT-BTTTTcủa Bộ Công an]].",
        "Theo [[Chỉ thị số 17 /1998/CT-UB]] và [[Thông tư số 92/2009/TT- BTC]].",
        "Theo [[Luật số 43/2024/QH15]], [[số 47/2024/QH15]], [[số 58/2024/QH15]].",
        "Theo [[Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19 tháng 02 năm 2025]] được sửa đổi.",
        "Theo [[Luật Quy hoạch số 21/2017/QH14]] và [[Luật Báo chí năm 2016]].",
        "Theo [[Thông tư số 12/2002/TT-BCA(A11) ngày 13 tháng 9 năm 2002 của Bộ Công an]].",
        "Theo [[Sắc lệnh số 41 ngày 3-10-1945]] và [[Nghị định số 77]].",
        "Theo [[Nghị quyết 68]], [[Đề án 06]] và các [[Nghị quyết số 57]], [[59]] và [[66 của Bộ Chính trị]].",
        "Theo [[Pháp lệnh Cán bộ, công chức năm 2003]], [[Bộ luật Hình sự năm 2015]] và [[Hiến pháp năm 2013]].",
        "Theo [[Luật Tổ chức HĐND và UBND ngày 26/11/2003]], [[Luật tổ chức hội đồng nhân dân và ủy ban nhân dân]].",
        "Theo [[Luật Phòng chống thiên tai]] và [[Luật BHYT số 25/2008/QH12]].",
        "Theo [[Pháp lệnh thương phiếu ngày 24 tháng 12 năm 1999]] và ý kiến của luật sư ngày 12 tháng 3 năm 2000.",
        "Theo [[Bộ Luật Dân sự]] và [[Bộ luật tố tụng dân sự 2015]].",
        "Theo [[Công văn số 2673/UBND-TH ngày 12/6/20201]] và [[Thông báo số 61/TB-UBND ngày 11.6.2021]].",
        "Theo [[Nghị quyết số 30c/NQ-CP ngày 08/11/2011của Chính phủ]] ban hành Chương trình.",
        "Theo [[Thông tư liên tịch số 02/2007/TTLT-BCA-BTC ngày 01/3/2007 của Bộ Công an, Bộ Tài chính]].",
        "Theo [[Thông tư liên tịch số 09/2007/TTLT-BTP-BTC của liên Bộ Tư pháp - Bộ Tài chính]] hướng dẫn.",
        "Theo [[Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII]] về tổ chức.",
        "Theo [[Công văn số 107/2025 ngày 05/11/2025 của Công ty An Bình]] về hoàn thuế.",
        "Theo [[Quyết định xử phạt vi phạm hành chính số 45/QĐ-XPHC]] và [[NQ số 66/NQ-CP]].",
        "Theo [[Quyết định của Ủy ban nhân dân tỉnh số 12/QĐ-UBND]].",
        "Theo [[Quyết định của Thủ tướng Chính phủ số 118/TTg ngày 27/02/1996]] về nhà ở.",
        "Theo các Nghị định: [[số 51/2010/NĐ-CP]] và [[số 04/2014/NĐ-CP]].",
        "Theo các [[văn bản số: 8004/BNNMT-ĐCKS]], [[8008/BNNMT-ĐCKS]] và [[8796/BNNMT-ĐCKS]].",
        "Theo [[Văn bản hợp nhất số 10/VBHN-BGDĐT]], [[GPKT số 1710/GP-BTNMT]].",
        "Theo [[quyết định số 177/2004/qđ-ub ngày 01/10/2004]].",
        "Triển khai [[Nghị quyết Đại hội XIII của Đảng]], [[Đại hội XI Đảng bộ tỉnh]] và [[Điều lệ Đảng]].",
        "Gắn với [[Nghị quyết Trung ương 4 (khóa XII, XIII)]] về xây dựng Đảng, [[Chương trình hành động số 12]].",
        "[[Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội (bổ sung, phát triển năm 2011)]];",
        "Thực hiện [[Chiến lược phát triển kinh tế - xã hội 10 năm 2021 - 2030]], các tỉnh lập quy hoạch.",
        "Căn cứ [[Nghị quyết số 12/2004/NQ.HĐND.K7 ngày 16/7/2004 của Hội đồng nhân dân tỉnh]];",
        "Trả lời [[công văn không số ngày 03/4/2015 của Công ty An Bình]] về hoàn thuế.",
        "Căn cứ [[Luật sửa đổi, bổ sung một số điều của [[Luật Thương lượng vùng]] năm 2003]];",
        "Theo [[Kết luận số 151-KL/TW của Bộ Chính trị, Ban Bí thư]], Bộ Chính trị giao các cấp ủy sắp xếp.",
        "Căn cứ [[Luật Tổ chức HĐND và UBND ban hành năm 2003]]; [[Luật Đê điều số 79/2006/QH 11 ngày 29/11/2006]];",
        "Theo [[Quyết định số 567/QĐ-TTg ngày 28/4/2010]] do Thủ tướng Chính phủ phê duyệt.",
        "Thực hiện [[Nghị quyết Trung ương 4 khóa XI]], [[khóa XII]] và [[Kết luận số 21-KL/TW]].",
        "Căn cứ [[Quy chế làm việc của Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư (khóa X)]];",
        "Bổ sung văn kiện này ([[Cương lĩnh năm 1991]]) theo [[Luật Đất đai (2013)]].",
        "Theo [[Báo cáo số 05/BC-ĐTT của Đoàn công tác liên ngành]], hồ sơ đã đủ.",
        "Căn cứ [[Luật Ban hành văn bản quy phạm pháp luật của HĐND - UBND năm 2004]];",
        "Sau khi xem xét [[Tờ trình số 86/TTr-UBND]]; [[báo cáo thẩm tra của Ban Pháp chế HĐND tỉnh]] và ý kiến,",
        "Lập hồ sơ theo Mẫu 01/TTr-SXD và Biểu số: 59/CK-NSNN, 60/CK-NSNN.",
        "Triển khai [[Nghị quyết Trung ương 4 khóa XII]] và [[Kết luận Hội nghị Trung ương 4 khóa XIII]].",
        "Triển khai [[Nghị quyết năm 2021 của Tỉnh ủy]]; nghe [[Báo cáo của Ban Tổ chức Trung ương]] về cán bộ.",
        "Căn cứ [[Quy chế làm việc của Bộ Chính trị]];",
        "Theo [[Luật ngày 25 tháng 6 năm 2025]] và [[Công văn ngày 12/3/2020 của Bộ Tài chính]].",
        "Căn cứ [[Quyết định số 12/QĐ-TCTCCTTHC của Tổ công tác chuyên trách cải cách thủ tục hành chính]] về nhân sự;",
        "Nhận được [[Báo cáo số 157/BC-HĐTV của Hội đồng tư vấn cải cách thủ tục hành chính]] gửi các bộ.",
        "Xét [[Tờ trình số 12/TTr-BQLDA của Ban Quản lý dự án đầu tư xây dựng công trình giao thông]] về giá;",
        "Căn cứ [[Quyết định số 12/QĐ-BCĐ của Ban Chỉ đạo]] thực hiện [[Nghị quyết số 18-NQ/TW]];",
        "Nhận được [[công văn số 03/CV/ILT của Công ty TNHH chuyển giao công nghệ cao Quốc tế]] về thuế.",
        "Căn cứ [[Nghị quyết của Quốc hội số 12/2021/QH15]] về tăng cường quản lý;",
        "Xét [[Tờ trình của Ban Quản lý dự án 6 số 1123/TTr-BQLDA6 ngày 12/3/2019]];",
        "Theo [[Thông tư liên tịch số 20/2013/TTLT-BYT-BCT giữa Bộ Y tế với Bộ Công Thương]] về phân công.",
        "Theo [[Hợp đồng số 12/HĐ-XD ngày 3/4/2020]] giữa chủ đầu tư và nhà thầu.",
        "Căn cứ [[Luật Tổ chức HĐND - UBND ngày 26 tháng 11 năm 2003]];",
        "Theo [[Thông tư số 37/2025/TTBNN MT ngày 02/7/2025]] và [[Thông tư số 5/2025/TTBTC]] BAN HÀNH mới.",
    ],
)
def test_mentions_are_whole_noun_phrases(text: str) -> None:
    body, names = framed(text)
    assert cite(body).quotes == names


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 70/100 điểm, trực 24/7, tốc độ 60 km/h, giá 12/kg.",
        "Xem https://vanban.vn/Nghi-dinh-79-2012-ND-CP-149178.aspx và tệp TT 02-BKHCN.doc.",
        "Áp dụng QCVN 01:2021/BTNMT và TCVN 5687:2010.",
        "Lập theo Mẫu số 01/GTGT, biểu số 05/BTP, phụ lục số 02/CNKT và mẫu Quyết định số 03.",
        "Thửa đất số 12/A, tổ 3/KP5, đường 30/4, quốc lộ 1A, số điện thoại 0912-345-678.",
        "Các quyết định, nghị quyết của Chính phủ và pháp luật đất đai; phổ biến pháp Luật Xử lý vi phạm hành chính.",
        "Căn cứ Quyết định số /2025/QĐ-UBND ngày tháng năm 2025;",
        "Hội đồng ra Nghị quyết 3 nội dung, Quyết định 30 ngày, Kế hoạch 5 năm.",
    ],
)
def test_what_only_looks_like_a_number_is_no_citation(text: str) -> None:
    assert cite(text).quotes == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Theo Quyết định số 43/2021/QĐ-TTg ngày 07/7/2021 của Chính phủ.",
            {
                "type": "Quyết định",
                "number": "43/2021/QĐ-TTg",
                "date": "2021-07-07",
                "year": 2021,
                "issuer": "Thủ tướng Chính phủ",
                "issuer_stated": "Chính phủ",
                "form": "full",
            },
        ),
        (
            "Theo Công văn số 2673/UBND-TH ngày 12/6/20201.",
            {"date": "12/6/20201", "date_invalid": True, "year": None, "form": "full"},
        ),
        (
            "Theo Chương trình hành động số 32-CT/TU của Ban Thường vụ Tỉnh ủy.",
            {"type": "Chương trình hành động", "number": "32-CT/TU", "form": "undated", "year": None},
        ),
        (
            "Theo Nghị quyết số 10-NQ/TW ngày 10 tháng 02 năm 2022 của Bộ Chính trị.",
            {"issuer": "Bộ Chính trị", "issuer_stated": None, "date": "2022-02-10"},
        ),
        ("Theo Thông tư số 15/2025/TT-BGDĐT.", {"year": 2025, "date": None, "form": "full"}),
        ("Theo Luật Đất đai năm 2013.", {"type": "Luật", "title": "Đất đai", "year": 2013, "form": "unnumbered"}),
        ("Theo Công văn số 7310/BTC-TCT của Bộ Tài chính.", {"issuer": "Bộ Tài chính", "issuer_stated": None}),
        (
            "Theo Quyết định số 12/QĐ-UBND về việc phát triển rừng; yêu cầu các sở báo cáo.",
            {"title": "phát triển rừng", "issuer": "Ủy ban nhân dân tỉnh Lai Châu"},
        ),
        ("Theo điểm a khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP.", {"provision": "Điều 5 khoản 2 điểm a"}),
        (
            "Theo các điểm a và b khoản 2 và khoản 3 Điều 31 của Luật Đất đai.",
            {"provision": "Điều 31 khoản 2 điểm a và b, khoản 3"},
        ),
        ("Theo Điều 5 khoản 2 Nghị định số 63/2010/NĐ-CP.", {"provision": "Điều 5 khoản 2"}),
        ("Theo khoản 2 Điều 5 Quy chế ban hành kèm theo Quyết định số 63/QĐ-UBND.", {"provision": "Điều 5 khoản 2"}),
        (
            "Căn cứ các Quyết định của Thủ tướng Chính phủ: số 118/TTg ngày 27/02/1996.",
            {"type": "Quyết định", "form": "elliptical", "issuer": "Thủ tướng Chính phủ", "year": 1996},
        ),
        (
            "Theo mục 3 Phụ lục II.8, mục 3 Phụ lục III.8 kèm theo Quyết định số 866/QĐ-TTg.",
            {"provision": "Phụ lục II.8 mục 3, Phụ lục III.8 mục 3"},
        ),
        (
            "Theo khoản 9 Điều 3 và Mẫu số 01 kèm theo Thông tư số 109/2016/TT-BTC.",
            {"provision": "Điều 3 khoản 9, Mẫu số 01"},
        ),
        (
            "Xét đề nghị của Ủy ban nhân dân tỉnh Cà Mau (văn bản số 71/BC-UBND ngày 9 tháng 9 năm 2025) về nguồn cát.",
            {"issuer": "Ủy ban nhân dân tỉnh Cà Mau", "relation": "basedOn"},
        ),
        (
            "Theo Thông tư số 12/2021/TT-BLĐTBXH của Bộ trưởng Bộ Lao động.",
            {"issuer": "Bộ Lao động - Thương binh và Xã hội", "issuer_stated": None},
        ),
        (
            "Căn cứ Nghị quyết số 123-CP ngày 8/7/1963 của Hội đồng Chính phủ.",
            {"issuer": "Hội đồng Chính phủ", "issuer_stated": None},
        ),
        (
            "Theo Chỉ thị số 05/CT-BCSĐ ngày 23/3/2017 của Ban Cán sự Đảng Bộ Công Thương.",
            {"issuer": "Ban cán sự đảng Bộ Công Thương", "issuer_stated": None},
        ),
        ("Theo Chỉ thị số 05/CT-BCSĐ ngày 23/3/2017.", {"issuer": None}),
        ("Căn cứ Thông tư số 89-TC/TCT ngày 09/11/1993.", {"issuer": "Bộ Tài chính"}),
        ("Theo Quyết định số 30-QĐ/TU ngày 09/11/2020.", {"number": "30-QĐ/TU", "issuer": "Tỉnh ủy Lai Châu"}),
        ("Theo Quyết định số 157/QĐ-KTNN của Tổng KTNN.", {"issuer": "Kiểm toán nhà nước", "issuer_stated": None}),
        ("Theo Nghị định số 71/2016/NĐ-CP của Chính phú.", {"issuer": "Chính phủ", "issuer_stated": None}),
        (
            "Theo Thông tư số 35/2012/TT-BTC của Bộ trưởng Tài chính, các cục báo cáo.",
            {"issuer": "Bộ Tài chính", "issuer_stated": None},
        ),
        ("Theo Nghị định số 71/2016/NĐ-CP của Bộ Y tế.", {"issuer": "Chính phủ", "issuer_stated": "Bộ Y tế"}),
        ("(Theo Thông tư số 13/2021/TT-BTC của Bộ trưởng)", {"issuer": "Bộ Tài chính", "issuer_stated": None}),
        (
            "Lập theo mẫu kèm theo Nghị định số 79/2014/NĐ-CP do Công an cấp tỉnh thực hiện.",
            {"issuer": "Chính phủ", "issuer_stated": None},
        ),
        (
            "Theo Quyết định số 519/QĐ-BCT về việc công bố thủ tục hành chính mới ban hành và bị bãi bỏ trong lĩnh vực "
            "hóa chất.",
            {"title": "công bố thủ tục hành chính mới ban hành và bị bãi bỏ trong lĩnh vực hóa chất"},
        ),
        ("Theo Quyết định số 51/QĐ-BCT về việc phát triển điện gió và.", {"title": "phát triển điện gió"}),
        (
            "Nhận được Công văn số 3374/CCTKV02-NV của Chi cục Thuế khu vực II (nay là Thuế Thành phố Hồ Chí Minh) về "
            "việc hoàn thuế.",
            {"title": "hoàn thuế"},
        ),
        (
            "Theo Nghị quyết của Ban Chấp hành Trung ương số 18-NQ/TW ngày 25/10/2017.",
            {"number": "18-NQ/TW", "issuer": "Ban Chấp hành Trung ương Đảng"},
        ),
        (
            "Theo Quy chế phối hợp số 10/QCPH-BTC-BNV ngày 5/3/2012 giữa Bộ Tài chính, Bộ Nội vụ và Bộ Y tế.",
            {"issuer": "Bộ Tài chính, Bộ Nội vụ, Bộ Y tế"},
        ),
    ],
)
def test_what_a_mention_says(text: str, fields: dict[str, Any]) -> None:
    (citation,) = cite(text, province="Lai Châu").citations
    assert {name: getattr(citation, name) for name in fields} == fields


@pytest.mark.parametrize(
    "written", [str, spaced, segmented], ids=["as printed", "spaces before marks", "cut into words"]
)
@pytest.mark.parametrize("text", PARTED)
def test_text_parted_for_machines_says_the_same(text: str, written: Callable[[str], str]) -> None:
    body, names = framed(text)
    found = recognise_text(written(body))
    assert [found.text[c.start : c.end] for c in found.citations] == [written(name) for name in names]


def test_a_sentence_that_begins_with_a_number_is_no_letterhead() -> None:
    found = recognise_text("Nghị định số 72/2010/NĐ-CP ngày 07 tháng 8 năm 2010 hết hiệu lực từ ngày 01/3/2016.")
    assert found.metadata.number is None
    assert [citation.number for citation in found.citations] == ["72/2010/NĐ-CP"]


def test_an_amending_law_may_amend_the_annexes_of_another() -> None:
    text = (
        "Căn cứ Luật sửa đổi, bổ sung một số điều và Phụ lục Danh mục ngành, nghề của Luật Đầu tư ngày 12 tháng 6 năm "
        "2026;"
    )
    amending, amended = cite(text, kind="Quyết định").citations
    assert (amending.date, amending.relation, amended.date) == ("2026-06-12", "basedOn", None)
    assert (amended.title, amended.relation, amended.bearer) == ("Đầu tư", "amends", 0)


def test_the_document_itself_is_named_once_and_by_its_number() -> None:
    text = "Quyết định này có hiệu lực từ hôm nay. Quyết định này kèm theo phụ lục (Kèm theo Quyết định số 12/QĐ-UBND)."
    document = cite(text, kind="Quyết định", number="12/QĐ-UBND")
    assert [(document.words(c), c.form) for c in document.citations] == [
        ("Quyết định này", "self"),
        ("Quyết định số 12/QĐ-UBND", "self"),
    ]


def test_the_title_of_a_document_does_not_cite_it() -> None:
    facts = recognise_text(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nSố 29-NQ/TW\nHà Nội, ngày 4 tháng 11 năm 2013\n\nNGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TÁM "
        "BAN "
        "CHẤP HÀNH TRUNG ƯƠNG KHÓA XI\nvề đổi mới giáo dục\n\nThực hiện Nghị quyết Trung ương 2 khóa VIII.\n"
    )
    assert [facts.text[c.start : c.end] for c in facts.citations] == ["Nghị quyết Trung ương 2 khóa VIII"]


def test_the_same_number_of_another_year_is_another_document() -> None:
    text = "Hướng dẫn này thay thế Hướng dẫn số 26-HD/BTCTW ngày 18/8/2014 của Ban Tổ chức Trung ương."
    document = cite(text, kind="Hướng dẫn", number="26-HD/BTCTW", date="2019-10-18")
    assert [(c.form, c.relation) for c in document.citations] == [("full", "replaces")]
    text = "(Ban hành kèm theo Thông tư số 57/2013/TT-BGTVT ngày 27 tháng 12 năm 2011)"
    document = cite(text, kind="Thông tư", number="57/2013/TT-BGTVT", date="2013-12-27")
    assert [c.form for c in document.citations] == ["self"]  # a slip in the date: the number says its year itself


def test_short_mentions_have_their_antecedents() -> None:
    text = (
        "Theo Luật Đất đai số 31/2024/QH15 (sau đây gọi tắt là Luật Đất đai) và Nghị định số 43/2014/NĐ-CP ngày "
        "15/5/2014 của Chính phủ. Theo Luật Đất đai và Nghị định 43; trả lời Công văn số 12/STC-NS ngày 01/02/2020, "
        "tại Công văn nêu trên có ý kiến."
    )
    document = cite(text)
    words = [document.words(c) for c in document.citations]
    ties = {words[i]: words[c.antecedent] for i, c in enumerate(document.citations) if c.antecedent is not None}
    assert ties == {
        "Luật Đất đai": "Luật Đất đai số 31/2024/QH15",
        "Nghị định 43": "Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ",
        "Công văn nêu trên": "Công văn số 12/STC-NS ngày 01/02/2020",
    }
    assert document.citations[words.index("Nghị định 43")].year == 2014


def test_a_plenum_of_two_committees_is_two_documents() -> None:
    first, second = cite("Thực hiện Nghị quyết Trung ương 4 khóa XI, khóa XII về xây dựng Đảng.").citations
    assert (first.issuer, second.issuer) == ("Trung ương 4 khóa XI", "Trung ương 4 khóa XII")
    assert second.relation == "implements"


def test_a_number_of_a_named_term_is_not_that_of_another() -> None:
    text = "Theo Nghị quyết số 26-NQ/TW ngày 19/5/2018 và Nghị quyết số 26-NQ/TW của Ban Chấp hành Trung ương khóa X."
    dated, termed = cite(text).citations
    assert (dated.year, termed.year, termed.term, termed.antecedent) == (2018, None, "2006-2011", None)


def test_an_ordinal_that_two_numbers_share_has_no_antecedent() -> None:
    text = "Theo Nghị quyết số 68/NQ-CP và Nghị quyết số 68-NQ/TW; thực hiện Nghị quyết 68."
    assert cite(text).citations[-1].antecedent is None


def test_every_law_of_the_table_is_found_by_its_title() -> None:
    for name, law in sorted(law_names().items()):
        title = name[law.title_offset :]
        printed = f"{law.type} {title if law.title is None else title.upper()}".strip()
        if law.type == "Hiến pháp":
            continue
        assert cite(f"Các sở thực hiện {printed}.").quotes == [printed], printed


_pieces = st.lists(
    st.sampled_from(
        [
            "Nghị quyết",
            "Luật",
            "Luật Đất đai",
            "luật sửa đổi, bổ sung một số điều của",
            "Luật sửa đổi, bổ sung một số điều của",
            "số",
            "số:",
            "68/NQ-CP",
            "05/2019/NQ-HĐND",
            "247-KL/TU",
            "12",
            "2013",
            "ngày 12/6/2021",
            "ngày 31/02/2020",
            "năm 2020",
            "của Chính phủ",
            "của",
            "và",
            ",",
            ";",
            ".",
            "(",
            ")",
            "\n",
            "về việc",
            "được sửa đổi, bổ sung bởi",
            "Căn cứ",
            "khoản 2 Điều 5",
            "này",
            "nêu trên",
            "dự thảo",
            "xây dựng Đề án phát triển",
            "Đại hội XIII của Đảng",
            "hết hiệu lực",
            "kèm theo",
            "Quy định về",
            "(sau đây gọi tắt là",
        ]
    ),
    max_size=25,
)


@example(["Luật", "Nghị quyết", ","])
@example(["68/NQ-CP", "của", "Nghị quyết", ","])
@example(["Luật sửa đổi, bổ sung một số điều của", "12", "Luật", ";"])
@settings(max_examples=150, deadline=None)
@given(_pieces)
def test_citations_lie_in_the_text_in_order_and_point_at_one_another(pieces: list[str]) -> None:
    document = cite(" ".join(pieces), kind="Quyết định")
    found = document.citations
    assert [c.start for c in found] == sorted(c.start for c in found)
    forms = tuple(form for kind in document_types() for form in kind.forms)
    for index, citation in enumerate(found):
        assert 0 <= citation.start < citation.end <= len(document.text)
        words = document.words(citation)
        assert words == words.strip()
        folded = fold(words)
        assert folded.startswith((*forms, "số", "dự thảo", "đại hội")) or words[0].isdigit(), words
        if citation.number is not None:
            assert citation.number in words.replace(" ", "")
        for other in (citation.bearer, citation.antecedent):
            assert other is None or (0 <= other < len(found) and other != index)


@example(["Nghị quyết", "Đại hội XIII của Đảng", "68/NQ-CP"], 1)
@settings(max_examples=60, deadline=None)
@given(_pieces, st.integers(0, 3))
def test_leading_zeros_change_nothing_but_the_number(pieces: list[str], zeros: int) -> None:
    pieces = [piece for piece in pieces if piece != "\n"]  # the length of a line tells whether it ends a paragraph
    plain = cite(" ".join(pieces))
    padded = cite(" ".join("0" * zeros + piece if piece == "68/NQ-CP" else piece for piece in pieces))
    assert [(c.type, c.form, c.date) for c in plain.citations] == [(c.type, c.form, c.date) for c in padded.citations]


def test_a_document_is_no_bodys() -> None:
    document = cite("Thực hiện quy định tại Luật Đấu thầu số 22/2023/QH15 của Nghị định số 63/2014/NĐ-CP.")
    assert [c.issuer for c in document.citations] == ["Quốc hội", "Chính phủ"]
    assert document.words(document.citations[0]) == "Luật Đấu thầu số 22/2023/QH15"


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Xét đề nghị của Giám đốc Sở Lao động - Thương binh và Xã hội tại Tờ trình số 1289/TT-LĐTBXH,",
            ["Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An"],
        ),
        (
            "Theo đề nghị của Giám đốc Sở Tài nguyên và Môi trường tại Tờ trình số 5395/TTr-TNMT-VP ngày 24/8/2010,",
            ["Sở Tài nguyên và Môi trường tỉnh Nghệ An"],
        ),
        (
            "Theo chỉ đạo của Bộ Chính trị tại thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại văn bản số "
            "213-KL/TW ngày 21/11/2025.",
            ["Bộ Chính trị", "Ban Bí thư Trung ương Đảng"],
        ),
        ("Theo ý kiến của Thủ tướng Chính phủ tại Công văn số 1234/VPCP-KTTH.", ["Văn phòng Chính phủ"]),
        (
            "Theo đề nghị của Bộ trưởng Bộ Y tế tại Tờ trình số 202/TTr-BYT ngày 11/5/2026; của Chủ tịch Ủy ban nhân "
            "dân thành phố Hà Nội tại Tờ trình số 82/TTr-UBND ngày 31/3/2026.",
            ["Bộ Y tế", "Ủy ban nhân dân thành phố Hà Nội"],
        ),
    ],
)
def test_whose_proposal_stands_in_a_document_issued_it(text: str, issuers: list[str]) -> None:
    assert [c.issuer for c in cite(text, province="Nghệ An").citations] == issuers


@pytest.mark.parametrize(
    ("number", "hyphenated", "issuer"),
    [
        ("37/2025/TTBNNMT", "37/2025/TT-BNNMT", "Bộ Nông nghiệp và Môi trường"),
        ("193/2025/NĐCP", "193/2025/NĐ-CP", "Chính phủ"),
        ("12/QĐUBND", "12/QĐ-UBND", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("12/2020/NQHĐND", "12/2020/NQ-HĐND", "Hội đồng nhân dân tỉnh Lai Châu"),
        ("5/QĐBCT", "5/QĐ-BCT", "Bộ Công Thương"),
    ],
)
def test_a_number_without_its_hyphen_is_the_one_with_it(number: str, hyphenated: str, issuer: str) -> None:
    run_together, whole = (cite(f"Theo văn bản số {n}.", province="Lai Châu").citations for n in (number, hyphenated))
    assert [(c.number, c.type, c.issuer) for c in run_together] == [(number, whole[0].type, issuer)]
    assert whole[0].issuer == issuer
    assert country_series(number, whole[0].type) == country_series(hyphenated, whole[0].type)


@pytest.mark.parametrize("number", ["333/TTCP-C1", "12/BCT-TTTN", "5706/CT-CS", "12/SKHĐT-TH", "72/2025/QH15", "33-CT"])
def test_a_symbol_that_is_whole_is_not_parted(number: str) -> None:
    assert with_hyphen(parse_number(number)) == parse_number(number)


def test_a_line_that_numbers_the_document_itself_cites_nothing() -> None:
    assert cite("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nSố: 4246/VBHN-BLĐTBXH\nXÁC NHẬN VĂN BẢN HỢP NHẤT").citations == []


@pytest.mark.parametrize(
    ("text", "number", "issuer"),
    [
        ("Theo Chỉ thị số 33-CT ngày 5/6/1989.", "33-CT", None),
        ("Theo Nghị định số 66-HĐBT ngày 2/3/1992.", "66-HĐBT", "Hội đồng Bộ trưởng"),
        ("Theo Thông tư số 43 TC/HCVX ngày 1/6/1993 của Bộ Tài chính.", "43TC/HCVX", "Bộ Tài chính"),
    ],
)
def test_numbers_of_the_years_before_the_rules(text: str, number: str, issuer: str | None) -> None:
    (citation,) = cite(text).citations
    assert (citation.number, citation.issuer, citation.date is not None) == (number, issuer, True)
