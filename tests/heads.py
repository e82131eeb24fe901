"""Heads of documents in every layout in which text extraction leaves them, short and made up after real ones."""

from __future__ import annotations

from typing import Any, NamedTuple


class Head(NamedTuple):
    """A document's text and what its head says; what is not named is said nowhere."""

    name: str
    text: str
    says: dict[str, Any]


DECISION_BODY = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nĐiều 1. Phê duyệt kế hoạch.\n"

HEADS: tuple[Head, ...] = (
    Head(
        "columns one below the other, wrapped",
        "ỦY\nBAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------\n\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "---------------\n\nSố: 89/2025/QĐ-\nUBND\n\nLai\nChâu, ngày 28 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\nPHÂN CẤP "
        "TUYỂN DỤNG "
        "VIÊN CHỨC TRÊN ĐỊA BÀN TỈNH\nLAI CHÂU NĂM\n2026\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\n" + DECISION_BODY,
        {
            "organs": ["ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"],
            "motto": True,
            "number": "89/2025/QĐ-UBND",
            "place": "Lai Châu",
            "date": "2025-11-28",
            "type": "QUYẾT ĐỊNH",
            "subject": "PHÂN CẤP TUYỂN DỤNG VIÊN CHỨC TRÊN ĐỊA BÀN TỈNH LAI CHÂU NĂM 2026",
            "enacting": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU",
        },
    ),
    Head(
        "columns side by side, parted by tabs",
        "THỦ TƯỚNG CHÍNH PHỦ\n--------\nSố: 67/QĐ-TTg\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
        "phúc \n-------\n"
        "Hà Nội, ngày 10 tháng 01 năm 2014\n\nQUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH DANH MỤC\n-----\nTHỦ TƯỚNG CHÍNH PHỦ\n"
        + DECISION_BODY,
        {
            "organs": ["THỦ TƯỚNG CHÍNH PHỦ"],
            "motto": True,
            "number": "67/QĐ-TTg",
            "place": "Hà Nội",
            "date": "2014-01-10",
            "type": "QUYẾT ĐỊNH",
            "subject": "BAN HÀNH DANH MỤC",
            "enacting": "THỦ TƯỚNG CHÍNH PHỦ",
        },
    ),
    Head(
        "a letter with columns side by side, parted by spaces",
        " UBND TỈNH ĐẮK NÔNG              CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "    SỞ TÀI CHÍNH                       Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 1322/STC-GCS&TCDN                Đắk Nông, ngày 18 tháng 6 năm 2019\n"
        "  V/v công bố thông tin bán cổ\n phần Công ty cổ phần Quản lý\n sửa chữa đường bộ\n\n\n"
        "                     Kính gửi: Văn phòng Ủy ban nhân dân tỉnh.\n\n      Sở Tài chính kính đề nghị công bố "
        "thông tin.\n",
        {
            "organs": ["UBND TỈNH ĐẮK NÔNG", "SỞ TÀI CHÍNH"],
            "motto": True,
            "number": "1322/STC-GCS&TCDN",
            "place": "Đắk Nông",
            "date": "2019-06-18",
            "subject": "công bố thông tin bán cổ phần Công ty cổ phần Quản lý sửa chữa đường bộ",
            "addressees": ["Văn phòng Ủy ban nhân dân tỉnh"],
        },
    ),
    Head(
        "flattened into single lines, letters spoilt by scanning",
        "HỘI ĐỎNG NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHUYỆN KRÔNG NÔ Độc lập — Tự do - Hạnh phúc\n"
        "Số: 05/2019/NQ-HĐND Krông Nô, ngày 12 tháng 7 năm 2019\nNGHỊ QUYÉT\n\nVề việc bãi bỏ một nghị quyết\n\n"
        "HỘI ĐỒNG NHÂN DÂN HUYỆN KRÔNG NÔ\nKHOÁ VII- KỲ HỌP THỨ 7\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n",
        {
            "organs": ["HỘI ĐỎNG NHÂN DÂN HUYỆN KRÔNG NÔ"],
            "motto": True,
            "number": "05/2019/NQ-HĐND",
            "place": "Krông Nô",
            "date": "2019-07-12",
            "type": "NGHỊ QUYẾT",
            "subject": "bãi bỏ một nghị quyết",
            "enacting": "HỘI ĐỒNG NHÂN DÂN HUYỆN KRÔNG NÔ KHÓA VII- KỲ HỌP THỨ 7",
        },
    ),
    Head(
        "the Party's",
        "ĐẢNG BỘ TỈNH SƠN LA\nBAN THƯỜNG VỤ\n*\nSố 12-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSơn La, ngày 05 tháng 3 "
        "năm 2021\n\n"
        "CHỈ THỊ\nvề tăng cường lãnh đạo công tác dân vận\n-----\nThực hiện Nghị quyết Đại hội XIII của Đảng, Ban "
        "Thường vụ yêu cầu:\n",
        {
            "organs": ["ĐẢNG BỘ TỈNH SƠN LA", "BAN THƯỜNG VỤ"],
            "number": "12-CT/TU",
            "place": "Sơn La",
            "date": "2021-03-05",
            "type": "CHỈ THỊ",
            "subject": "tăng cường lãnh đạo công tác dân vận",
        },
    ),
    Head(
        "the Party's centre, issuer between type and subject",
        "BAN\nCHẤP HÀNH TRUNG ƯƠNG\n*\n\nĐẢNG\nCỘNG SẢN VIỆT NAM\n---------------\n\nSố 90-KL/TW\n\nHà Nội, ngày 28\n"
        "tháng 5 năm 2024\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ,\nBAN BÍ THƯ\nVỀ TÌNH HÌNH THỰC HIỆN NHIỆM VỤ\n-----\nTại "
        "phiên họp ngày 20/5/2024, Bộ Chính trị kết luận như sau:\n",
        {
            "organs": ["BAN CHẤP HÀNH TRUNG ƯƠNG"],
            "number": "90-KL/TW",
            "place": "Hà Nội",
            "date": "2024-05-28",
            "type": "KẾT LUẬN",
            "subject": "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
        },
    ),
    Head(
        "the Party's centre, its issuers in capitals above a subject in small letters",
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n-----\nSố: 90-KL/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n-----\nHà Nội, ngày 28 tháng 5 "
        "năm 2024\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ\nVề tình hình thực hiện nhiệm vụ\n\nTại phiên họp ngày "
        "20/5/2024, Bộ Chính trị kết luận như sau:\n",
        {
            "organs": ["BAN CHẤP HÀNH TRUNG ƯƠNG"],
            "number": "90-KL/TW",
            "place": "Hà Nội",
            "date": "2024-05-28",
            "type": "KẾT LUẬN",
            "subject": "tình hình thực hiện nhiệm vụ",
        },
    ),
    Head(
        "a conference of the Party's centre, named between type and subject",
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 29-NQ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 4 tháng 11 năm 2013\n\nNGHỊ "
        "QUYẾT\n"
        "HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI\nvề đổi mới giáo dục và đào tạo\n\nA- TÌNH HÌNH\n1- "
        "Thực "
        "hiện Nghị quyết Trung ương 2 khóa VIII, giáo dục đạt nhiều thành tựu.\n",
        {
            "organs": ["BAN CHẤP HÀNH TRUNG ƯƠNG"],
            "number": "29-NQ/TW",
            "place": "Hà Nội",
            "date": "2013-11-04",
            "type": "NGHỊ QUYẾT",
            "subject": "đổi mới giáo dục và đào tạo",
        },
    ),
    Head(
        "an office's, in the line of the type",
        "ỦY BAN NHÂN DÂN TỈNH HÀ NAM\n-----\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: "
        "359/2003/QĐ-UB\nPhủ Lý, ngày 30 tháng 9 năm 2003\n\nQUYẾT ĐỊNH CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM\n"
        "V/v ban hành quy định về quản lý khoáng sản\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM\n\n- Căn cứ Hiến pháp;\n",
        {
            "organs": ["ỦY BAN NHÂN DÂN TỈNH HÀ NAM"],
            "motto": True,
            "number": "359/2003/QĐ-UB",
            "place": "Phủ Lý",
            "date": "2003-09-30",
            "type": "QUYẾT ĐỊNH",
            "subject": "ban hành quy định về quản lý khoáng sản",
            "enacting": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM",
        },
    ),
    Head(
        "joint issuers",
        "BỘ Y TẾ - BỘ CÔNG AN\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 03/2010/TTLT-BYT-BCA\nHà Nội, ngày 20 tháng 01 năm 2010\n\nTHÔNG TƯ LIÊN TỊCH\nQuy định việc cấp, phát "
        "và sử dụng thẻ\n\nCăn cứ Luật số 64/2006/QH11 ngày 29/6/2006;\n",
        {
            "organs": ["BỘ Y TẾ - BỘ CÔNG AN"],
            "motto": True,
            "number": "03/2010/TTLT-BYT-BCA",
            "place": "Hà Nội",
            "date": "2010-01-20",
            "type": "THÔNG TƯ LIÊN TỊCH",
            "subject": "Quy định việc cấp, phát và sử dụng thẻ",
        },
    ),
    Head(
        "a draft, its number and day left blank",
        "BỘ TÀI CHÍNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố:        /2026/TT-BTC\n"
        "Hà Nội, ngày      tháng 3 năm 2026\n\nTHÔNG TƯ\nQuy định về phí đường bộ\n\nCăn cứ Luật Phí và lệ phí số "
        "97/2015/QH13;\n",
        {
            "organs": ["BỘ TÀI CHÍNH"],
            "motto": True,
            "place": "Hà Nội",
            "date": "2026-03",
            "type": "THÔNG TƯ",
            "subject": "Quy định về phí đường bộ",
        },
    ),
    Head(
        "a telegram",
        "THỦ TƯỚNG CHÍNH PHỦ\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: "
        "224/CĐ-TTg\n\n"
        "Hà Nội, ngày 20 tháng 11 năm 2025\n\nCÔNG ĐIỆN\nVề việc ứng phó với lũ\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n"
        "- Chủ tịch Ủy ban nhân dân các tỉnh: Gia Lai, Đắk Lắk, Khánh\nHòa, Lâm Đồng;\n- Các Bộ: Quốc phòng, Công "
        "an, Xây dựng, Công\nThương, Y tế.\n\nHiện nay, lũ trên các sông đang lên nhanh.\n",
        {
            "organs": ["THỦ TƯỚNG CHÍNH PHỦ"],
            "motto": True,
            "number": "224/CĐ-TTg",
            "place": "Hà Nội",
            "date": "2025-11-20",
            "type": "CÔNG ĐIỆN",
            "subject": "ứng phó với lũ",
            "addressees": [
                "Chủ tịch Ủy ban nhân dân các tỉnh: Gia Lai, Đắk Lắk, Khánh Hòa, Lâm Đồng",
                "Các Bộ: Quốc phòng, Công an, Xây dựng, Công Thương, Y tế",
            ],
        },
    ),
    Head(
        "a letter, its subject between number and date",
        "BỘ TÀI CHÍNH\nCỤC THUẾ\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 5348/CT-CS\nV/v vướng mắc khi thực hiện Nghị định\n136/2025/NĐ-CP\n\nHà Nội, ngày 20\ntháng 11 năm "
        "2025\n\nKính\n"
        "gửi: Công ty TNHH Bình Minh.\n(Đ/c: Tầng 2, số\n10, phường Cửa Nam, thành phố Hà Nội)\nCục Thuế nhận được "
        "công văn.\n",
        {
            "organs": ["BỘ TÀI CHÍNH", "CỤC THUẾ"],
            "motto": True,
            "number": "5348/CT-CS",
            "place": "Hà Nội",
            "date": "2025-11-20",
            "subject": "vướng mắc khi thực hiện Nghị định 136/2025/NĐ-CP",
            "addressees": ["Công ty TNHH Bình Minh. (Đ/c: Tầng 2, số 10, phường Cửa Nam, thành phố Hà Nội)"],
        },
    ),
    Head(
        "the Official Gazette's, with its own headings",
        " \n2 \nCÔNG BÁO/Số 229 + 230/Ngày 11-02-2022 \n  \nVĂN BẢN QUY PHẠM PHÁP LUẬT \n \nBỘ LAO ĐỘNG - THƯƠNG "
        "BINH VÀ XÃ HỘI  \n \n"
        "BỘ LAO ĐỘNG - THƯƠNG BINH \nVÀ XÃ HỘI  \n \nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \nĐộc lập - Tự do - Hạnh "
        "phúc \n \n"
        "Số: 28/2021/TT-BLĐTBXH \nHà Nội, ngày 28 tháng 12 năm 2021  \n \nTHÔNG TƯ \nQuy định chi tiết một số điều "
        "của Luật An toàn,  \n"
        "vệ sinh lao động \n \n \nCăn cứ Luật An toàn, vệ sinh lao động ngày 25 tháng 6 năm 2015; \n",
        {
            "organs": ["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"],
            "motto": True,
            "number": "28/2021/TT-BLĐTBXH",
            "place": "Hà Nội",
            "date": "2021-12-28",
            "type": "THÔNG TƯ",
            "subject": "Quy định chi tiết một số điều của Luật An toàn, vệ sinh lao động",
        },
    ),
    Head(
        "a consolidated text, under the title of what it consolidates",
        "VĂN BẢN HỢP NHẤT - VĂN PHÒNG QUỐC HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
        "phúc\n\nLUẬT\nBẢO HIỂM XÃ HỘI\n\nLuật Bảo hiểm xã hội số 58/2014/QH13 được sửa đổi bởi:\n",
        {"motto": True, "type": "VĂN BẢN HỢP NHẤT", "subject": "BẢO HIỂM XÃ HỘI"},
    ),
    Head(
        "an older collection's, with number and date between type and subject",
        "THÔNG TƯ\nCỦA BỘ TÀI CHÍNH SỐ 08/2010/TT-BTC NGÀY 14 THÁNG 01 NĂM 2010\nHƯỚNG DẪN THỰC HIỆN QUYẾT ĐỊNH\n\n"
        "Căn cứ Nghị định số 29/2008/NĐ-CP ngày 14/3/2008;\n",
        {
            "organs": ["BỘ TÀI CHÍNH"],
            "number": "08/2010/TT-BTC",
            "date": "2010-01-14",
            "type": "THÔNG TƯ",
            "subject": "HƯỚNG DẪN THỰC HIỆN QUYẾT ĐỊNH",
        },
    ),
    Head(
        "the young Republic's",
        "VIỆT NAM DÂN CHỦ CỘNG HÒA\nNĂM THỨ NHẤT\n\nSẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ SỐ 63/SL NGÀY 22 THÁNG 11 NĂM "
        "1945\nVỀ TỔ CHỨC CHÍNH QUYỀN NHÂN DÂN\n\nCHỦ TỊCH CHÍNH PHỦ\nXét theo đề nghị của Bộ trưởng Bộ Nội vụ,\n",
        {
            "organs": ["CHỦ TỊCH CHÍNH PHỦ"],
            "motto": True,
            "number": "63/SL",
            "date": "1945-11-22",
            "type": "SẮC LỆNH",
            "subject": "TỔ CHỨC CHÍNH QUYỀN NHÂN DÂN",
            "enacting": "CHỦ TỊCH CHÍNH PHỦ",
        },
    ),
    Head(
        "lost but for a title in small letters",
        "Quyết định về việc quy định giá các loại đất năm 2010\nỦy ban nhân dân tỉnh Hưng Yên\nCăn cứ Luật Đất đai "
        "ngày 26/11/2003;\n",
        {
            "type": "Quyết định",
            "subject": "quy định giá các loại đất năm 2010",
            "enacting": "Ủy ban nhân dân tỉnh Hưng Yên",
        },
    ),
    Head(
        "a press article's, with nothing but a month",
        " date 2021-09 .\n\nBHG - Sáng 29.9, Ban Thường vụ Tỉnh ủy tổ chức phiên họp thường kỳ.\n",
        {"date": "2021-09"},
    ),
)

BODIES: tuple[str, ...] = (
    "CHƯƠNG I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định về tố cáo và giải quyết tố cáo.\n",
    "PHẦN MỞ ĐẦU\n\nĐiều 1. Phạm vi điều chỉnh\nQuyết định này quy định cơ chế khuyến khích phát triển điện mặt "
    "trời.\n",
    "Điều 4. Nguyên tắc\n1. Công khai, minh bạch.\n2. Đúng thẩm quyền.\n",
    "(BĐ) - Tối 22.4, tại tỉnh Thái Nguyên, Liên đoàn Võ thuật tổ chức giao lưu.\n\nChương trình giới thiệu tinh "
    "hoa võ thuật.\n",
    "Quyết định độc đáo\nCách đây không lâu, lãnh đạo thành phố đã quyết định phạt tiền các công chức nói tiếng "
    "lóng.\n",
    "Hôm nay, ngày 12 tháng 3 năm 2020, tại trụ sở cơ quan, chúng tôi gồm có:\n- Ông Nguyễn Văn An;\n",
)
"""Texts that have no head at all."""
