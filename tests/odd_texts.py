"""Texts as odd as can be: pieces of documents, marks and noise in any order."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *(
        "Điều 1. ",
        "1. ",
        "1.1- ",
        "a) ",
        "- ",
        "(1) ",
        "I. ",
        "[1] ",
        "⁽¹⁾ ",
        "¹",
        "**",
        "## ",
        "> ",
        "| ",
        "\t",
        "\xa0",
        "\r",
    ),
    *(
        "\n",
        "\n\n",
        "\x0c",
        "Số: 12/QĐ-UBND",
        "Nơi nhận:",
        "KT. CHỦ TỊCH",
        "QUYẾT ĐỊNH",
        "Căn cứ Luật Giá;",
        "Kính gửi: ",
    ),
    *(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 01 tháng 12 năm 2025",
        "V/v ",
        "Nguyễn Văn An",
        "các đồng chí",
        "Yêu cầu ",
        "Giám đốc ",
        "Sở Y tế",
        ": ",
        "CÔNG BÁO/Số 1",
    ),
    *(
        "ủy ban nhân dân tỉnh",
        "Ủy ban",
        "xã hội.",
        "xa\u0303 ho\u0323\u0302i",
        "---",
        "…",
        "12",
        "”;",
        "()",
        "\u200b",
        "\x00",
    ),
)
TEXTS: st.SearchStrategy[str] = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)
