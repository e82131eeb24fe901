"""References with their provisions, and what a document says of its own passages. Sentences are of laws, decrees and
circulars of the codified law unless a comment says otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govgraph
from citing import cite
from govgraph.language.letters import lower
from govgraph.recognition.citations.provision_chains import chains_in
from govgraph.recognition.citations.words import words
from govgraph.recognition.scanning import Scanner
from govgraph.records import DocumentFacts, Provision, Reference


def inside(text: str) -> list[str]:
    """The references in a sentence, as words."""
    facts = govgraph.recognise_text(text, inside=True)
    return [facts.text[reference.start : reference.end] for reference in facts.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Người có thẩm quyền quy định tại khoản 3 Điều 8 Nghị định số 99/2022/NĐ-CP có yêu cầu xóa đăng ký.",
            ["khoản 3 Điều 8 Nghị định số 99/2022/NĐ-CP"],
        ),
        (
            "Nghị định số 31/2018/NĐ-CP ngày 08 tháng 03 năm 2018 của Chính phủ "
            "quy định chi tiết Luật Quản lý ngoại thương.",
            ["Nghị định số 31/2018/NĐ-CP ngày 08 tháng 03 năm 2018 của Chính phủ", "Luật Quản lý ngoại thương"],
        ),
        (
            "Người có thẩm quyền giải quyết tố cáo quy định tại các khoản 3, 4, 5 Điều 13; khoản 2, 3 Điều 14; khoản 2 "
            "Điều 17 và Điều 18, Điều 19 Luật Tố cáo kịp thời đề nghị.",
            ["các khoản 3, 4, 5 Điều 13; khoản 2, 3 Điều 14; khoản 2 Điều 17 và Điều 18, Điều 19 Luật Tố cáo"],
        ),
        ("Có hành vi quy định tại khoản 2 Điều 72 của Luật này thì bị xử lý.", ["khoản 2 Điều 72 của Luật này"]),
        ("Đối tượng nêu tại khoản 1, khoản 2 Điều này không được hưởng.", ["khoản 1, khoản 2 Điều này"]),
        ("Thực hiện theo quy định tại điểm a khoản này và quy định khác.", ["điểm a khoản này"]),
        ("C/O Mẫu S quy định tại Điều 1 thông tư này có hiệu lực.", ["Điều 1 thông tư này"]),
        (
            "Báo cáo theo Mẫu số 04/ĐC Phụ lục II kèm theo Thông tư này.",
            ["Mẫu số 04/ĐC Phụ lục II kèm theo Thông tư này"],
        ),
        (
            "Theo Mẫu số 09 tại Phụ lục ban hành kèm theo Nghị định này.",
            ["Mẫu số 09 tại Phụ lục ban hành kèm theo Nghị định này"],
        ),
        (
            "Hợp đồng theo Mẫu số 3a, 3b và 04 ban hành kèm theo Nghị định này;",
            ["Mẫu số 3a, 3b và 04 ban hành kèm theo Nghị định này"],
        ),
        ("Quy định tại Phụ lục ban hành kèm theo Thông tư này.", ["Phụ lục ban hành kèm theo Thông tư này"]),
        (
            "Bãi bỏ các điều từ Điều 25 đến Điều 28 Nghị định số 158/2005/NĐ-CP.",
            ["các điều từ Điều 25 đến Điều 28 Nghị định số 158/2005/NĐ-CP"],
        ),
        (
            "Theo khoản 2 Điều 1 Nghị định số 116/2010/NĐ-CP được hưởng chế độ quy định tại điểm a khoản 2 điều này.",
            ["khoản 2 Điều 1 Nghị định số 116/2010/NĐ-CP", "điểm a khoản 2 điều này"],
        ),
        ("Theo Khoản 1, Điều 4 của Thông tư này;", ["Khoản 1, Điều 4 của Thông tư này"]),
        (
            "Tổ chức A khởi kiện theo khoản 3 Điều 187 Bộ luật tố tụng dân sự năm 2015.",
            ["khoản 3 Điều 187 Bộ luật tố tụng dân sự năm 2015"],
        ),
        (
            "Sửa đổi, bổ sung mục 192 thuộc Phụ lục IV - Danh mục ngành, nghề đầu tư kinh doanh có điều kiện ban hành "
            "kèm theo Luật Đầu tư số 61/2020/QH14 đã được sửa đổi theo Luật số 72/2020/QH14 như sau:",
            [
                "mục 192 thuộc Phụ lục IV - Danh mục ngành, nghề đầu tư kinh doanh có điều kiện ban hành kèm theo Luật "
                "Đầu tư số 61/2020/QH14",
                "Luật số 72/2020/QH14",
            ],
        ),
        (
            "Huỷ bỏ Điều 29 của Quy định về quản lý vật liệu nổ công nghiệp ban hành kèm theo Quyết định số "
            "09/2005/QĐ-UB ngày 17 tháng 01 năm 2005.",
            [
                "Điều 29 của Quy định về quản lý vật liệu nổ công nghiệp ban hành kèm theo Quyết định số 09/2005/QĐ-UB "
                "ngày 17 tháng 01 năm 2005"
            ],
        ),
        (
            "Theo Quy định về phân cấp trữ lượng khoáng sản rắn ban hành kèm theo Quyết định số 06/2006/QĐ-BTNMT.",
            ["Quyết định số 06/2006/QĐ-BTNMT"],
        ),
        ("Tình tiết tăng nặng quy định tại Điều 8 của Pháp lệnh.", ["Điều 8 của Pháp lệnh"]),
        ("Người bị thương quy định tại khoản 1 Điều 23 Pháp lệnh phải có bản tóm tắt.", ["khoản 1 Điều 23 Pháp lệnh"]),
        ("Chính phủ quy định chi tiết Điều này.", ["Điều này"]),
        ("d) Biên bản ghi nhận quá trình giám định (Mẫu số 04);", ["Mẫu số 04"]),
        ("Báo cáo (theo Mẫu số 03 / HNMT) .", ["Mẫu số 03 / HNMT"]),
        ("Quy định tại các Phụ lục ban hành kèm theo Thông tư này.", ["các Phụ lục ban hành kèm theo Thông tư này"]),
        ("Các đơn vị chịu trách nhiệm thi hành quyết định này.", ["quyết định này"]),
        ("Tòa án phải gửi quyết định này cho đương sự; ai không thực hiện quy định này thì bị phạt.", []),
        ("Vi phạm quy định của Luật TTTM hoặc luật tttm khác.", ["Luật TTTM"]),
        ("Hưởng quyền ưu đãi, miễn trừ theo Pháp lệnh 1993 được gửi túi ngoại giao.", ["Pháp lệnh 1993"]),
        (
            "Bãi bỏ Thông tư liên tịch số 05/2001/TTLT-BTP-BTCCBCP-BTC của Bộ Tư pháp, Ban Tổ chức - Cán bộ Chính phủ "
            "(nay là Bộ Nội vụ) và Bộ Tài chính hướng dẫn chế độ bồi dưỡng.",
            [
                "Thông tư liên tịch số 05/2001/TTLT-BTP-BTCCBCP-BTC của Bộ Tư pháp, Ban Tổ chức - Cán bộ Chính phủ "
                "(nay là Bộ Nội vụ) và Bộ Tài chính"
            ],
        ),
        ("Báo cáo theo Phụ lục I ban hành kèm Thông tư này.", ["Phụ lục I ban hành kèm Thông tư này"]),
        ("Những quy định trước đây trái với thông tư này đều bãi bỏ.", ["thông tư này"]),
        ("Hình thức kỷ luật Dân quân tự vệ thực hiện theo Luật Dân quân tự vệ.", ["Luật Dân quân tự vệ"]),
        (
            "Quy định chi tiết Luật khuyến khích đầu tư trong nước (sửa đổi) số 03/1998/QH10.",
            ["Luật khuyến khích đầu tư trong nước (sửa đổi) số 03/1998/QH10"],
        ),
        (
            "Theo Pháp lệnh Ưu đãi người có công với cách mạng ngày 29 tháng 6 năm 2005 của Ủy ban Thường vụ Quốc hội.",
            ["Pháp lệnh Ưu đãi người có công với cách mạng ngày 29 tháng 6 năm 2005 của Ủy ban Thường vụ Quốc hội"],
        ),
        ("Từ ngày Quyết định số 219/1999/QĐ-TTg ngày11/11/1999.", ["Quyết định số 219/1999/QĐ-TTg ngày11/11/1999"]),
        ("Thành lập theo Pháp lệnh về phí và lệ phí, nhưng nay hết hạn.", ["Pháp lệnh về phí và lệ phí"]),
        ("Theo Mẫu số 01b tại Phụ lục Nghị định 99/2022/NĐ-CP.", ["Mẫu số 01b tại Phụ lục Nghị định 99/2022/NĐ-CP"]),
        ("Theo Mẫu số 02 Phụ lục IA kèm theo Thông tư này.", ["Mẫu số 02 Phụ lục IA kèm theo Thông tư này"]),
        ("Nguyên tắc được quy định từ khoản 1 tới khoản 7 Điều này.", ["từ khoản 1 tới khoản 7 Điều này"]),
        (
            "Theo quy định tạiđiểm a khoản 6 Điều 3 Quyết định số 1600/QĐ-TTgngày 10 tháng12 năm 2023.",
            ["điểm a khoản 6 Điều 3 Quyết định số 1600/QĐ-TTgngày 10 tháng12 năm 2023"],
        ),
        ("Khai thuế theo Nghị định số 126/2020/NĐ-CPthực hiện khai thuế.", ["Nghị định số 126/2020/NĐ-CP"]),
        ("( sau đây gọi chung là Nghị quyết số 58 / 1998 ) .", ["Nghị quyết số 58 / 1998"]),
        ("Điều 18. Ưu tiên giải quyết nhanh chóng các vụ việc", []),
        ("Mức thu là 5 triệu đồng, các khoản này nộp ngân sách; đạt điểm 8 trở lên.", []),
        ("Theo quy định của pháp luật đất đai và nghị định của Chính phủ.", []),
    ],
)
def test_a_reference_is_its_document_with_its_provisions(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_a_type_and_its_issuer_are_no_name() -> None:
    facts = govgraph.recognise_text("Hộ nghèo theo Quyết định của Thủ tướng Chính phủ về chuẩn nghèo.", inside=True)
    assert [reference.name for reference in facts.references] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Theo khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ hướng dẫn Luật Giáo dục.",
            ["Nghị định số 63/2010/NĐ-CP ngày 08/6/2010", "Luật Giáo dục"],
        ),
        (
            "Quyết định số 111/HĐBT của Hội đồng Bộ trưởng ngày 12 tháng 4 năm 1991 về biên chế;",
            ["Quyết định số 111/HĐBT của Hội đồng Bộ trưởng ngày 12 tháng 4 năm 1991"],
        ),
        (
            "Thực hiện Luật Tài nguyên nước số 17/2012/QH13 ngày 21/6/2012 của Quốc hội và khoản 2 Điều 7 Luật này.",
            ["Luật Tài nguyên nước số 17/2012/QH13 ngày 21/6/2012"],
        ),
    ],
)
def test_a_name_goes_without_provisions_and_without_the_issuer_behind_it(text: str, names: list[str]) -> None:
    facts = govgraph.recognise_text(text, inside=True)
    spans = [reference.name for reference in facts.references if reference.name is not None]
    assert [facts.text[start:end] for start, end in spans] == names


def only(text: str, kind: str = "Nghị định") -> Reference:
    references = [r for r in cite(text, kind).references if r.provisions]
    assert len(references) == 1
    return references[0]


@pytest.mark.parametrize(
    ("words", "provisions"),
    [
        ("điểm a khoản 2 Điều 5", [{"article": "5", "clause": "2", "point": "a"}]),
        ("Điều 5 khoản 2", [{"article": "5", "clause": "2"}]),
        ("khoản 2 và khoản 4 Điều 5", [{"article": "5", "clause": "2"}, {"article": "5", "clause": "4"}]),
        (
            "điểm a khoản 2 và khoản 3 Điều 5",
            [{"article": "5", "clause": "2", "point": "a"}, {"article": "5", "clause": "3"}],
        ),
        ("từ Điều 7 đến Điều 9", [{"article": "7"}, {"article": "8"}, {"article": "9"}]),
        ("các điểm c đến e khoản 1 Điều 2", [{"article": "2", "clause": "1", "point": p} for p in "cdđe"]),
        ("các điều 50, 51 và 55", [{"article": "50"}, {"article": "51"}, {"article": "55"}]),
        ("Mục I Chương V", [{"chapter": "V", "section": "I"}]),
        ("mục 2 phần III", [{"part": "III", "section": "2"}]),
        ("Mẫu số 02a Phụ lục I", [{"annex": "I", "form": "02a"}]),
        ("Phụ lục I, Phụ lục II", [{"annex": "I"}, {"annex": "II"}]),
    ],
)
def test_every_single_provision_is_given(words: str, provisions: list[dict[str, str]]) -> None:
    reference = only(f"Theo {words} Nghị định số 63/2010/NĐ-CP.")
    assert reference.provisions == tuple(Provision(**provision) for provision in provisions)
    assert reference.reason == "cited"
    assert reference.citation == 0


_ARTICLE = st.integers(1, 300).map(str)
_CLAUSE = st.integers(1, 20).map(str)
_POINT = st.sampled_from("abcdđeghik")
_PLACE = st.tuples(_ARTICLE, st.none() | _CLAUSE, st.none() | _POINT)


def _said(place: tuple[str, str | None, str | None]) -> str:
    article, clause, point = place
    if clause is None:
        return f"Điều {article}"
    return f"điểm {point} khoản {clause} Điều {article}" if point else f"khoản {clause} Điều {article}"


@given(st.lists(_PLACE, min_size=1, max_size=5), st.sampled_from([", ", "; ", " và ", " hoặc ", ", và "]))
def test_provisions_in_a_row_are_read_as_they_were_written(
    places: list[tuple[str, str | None, str | None]], joint: str
) -> None:
    text = joint.join(map(_said, places))
    (chain,) = chains_in(lower(text), text, Scanner({"": words("provision")}).scan(lower(text))[""])
    expected = [
        tuple(
            (kind, value)
            for kind, value in zip(("article", "clause", "point"), place, strict=True)
            if value is not None and (kind != "point" or place[1] is not None)
        )
        for place in places
    ]
    assert list(chain.paths) == expected
    assert text[chain.start : chain.end] == text


_DECREE = """Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định về thuế.
2. Quy định tại khoản 1 Điều này áp dụng cho tổ chức.
Điều 2. Đối tượng
1. Tổ chức nêu tại khoản 2 Điều 1 Nghị định này.
2. Cá nhân gồm:
a) Người nộp thuế;
b) Người khác, trừ điểm a khoản này.
3. Trường hợp quy định tại Điều 9 của Nghị định này.
Điều 3. Sửa đổi, bổ sung một số điều của Nghị định số 63/2010/NĐ-CP
1. Sửa đổi Điều 5 như sau:
“Điều 5. Trách nhiệm
Thực hiện theo Điều 2 của Nghị định này.”
"""


@pytest.fixture(scope="module")
def decree() -> DocumentFacts:
    return govgraph.recognise_text(_DECREE)


@pytest.mark.parametrize(
    ("words", "reason", "labels"),
    [
        ("khoản 1 Điều này", "here", ["Điều 1.1"]),
        ("khoản 2 Điều 1 Nghị định này", "own", ["Điều 1.2"]),
        ("điểm a khoản này", "here", ["Điều 2.2.a"]),
        ("Điều 9 của Nghị định này", "own", []),
        ("Điều 2 của Nghị định này", "amending", []),
    ],
)
def test_what_a_document_says_of_itself_leads_to_its_passage(
    decree: DocumentFacts, words: str, reason: str, labels: list[str]
) -> None:
    found = [r for r in decree.references if decree.text[r.start : r.end] == words]
    assert [r.reason for r in found] == [reason]
    assert [decree.passages[index].label for index in found[0].passages] == labels


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"')])
def test_new_wording_speaks_for_the_document_that_is_amended(opens: str, closes: str) -> None:
    facts = govgraph.recognise_text(
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Giáo dục số 43/2019/QH14\n1. Điều 7 được sửa đổi như sau:\n"
        f"{opens}Điều 7. Trách nhiệm\nTheo Điều 2 của Luật này.{closes}.\nĐiều 2. Luật này có hiệu lực từ hôm nay.\n"
    )
    found = {facts.text[r.start : r.end]: r.reason for r in facts.references}
    assert found["Điều 7"] == "amended"
    assert found["Điều 2 của Luật này"] == "amending"
    assert found["Luật này"] == "own"


def test_of_two_amended_documents_a_provision_is_of_the_one_that_its_sentence_names() -> None:
    facts = govgraph.recognise_text(
        "THÔNG TƯ\nSửa đổi các thông tư về phí\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 10/2010/TT-BTC và Thông tư số 12/2012/TT-BTC\n"
        "1. Sửa đổi khoản 1 Điều 5 Thông tư số 10/2010/TT-BTC và bãi bỏ khoản 3 Điều 6.\n2. Điều 7 được bãi bỏ.\n"
    )
    found = {facts.text[r.start : r.end]: r for r in facts.references}
    tied = found["khoản 3 Điều 6"]
    assert tied.citation is not None
    assert (tied.reason, facts.citations[tied.citation].number) == ("amended", "10/2010/TT-BTC")
    assert found["Điều 7"].citation is None


def test_this_article_is_given_with_its_number(decree: DocumentFacts) -> None:
    found = next(r for r in decree.references if decree.text[r.start : r.end] == "khoản 1 Điều này")
    assert found.provisions == (Provision(article="1", clause="1"),)


def test_this_decree_in_a_circular_is_the_decree_named_before() -> None:
    cited = cite(
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ. Theo Điều 5 Nghị định này.", kind="Thông tư"
    )
    last = cited.references[-1]
    assert cited.text[last.start : last.end] == "Điều 5 Nghị định này"
    assert (last.reason, last.citation) == ("cited", 0)


@given(st.text(alphabet=" Điều khoản1a,và5 Luật này“”;.\n", max_size=60))
def test_references_lie_apart_and_in_the_text(text: str) -> None:
    if not text.strip():
        return
    facts = govgraph.recognise_text(text, inside=True)
    end = 0
    for reference in facts.references:
        assert end <= reference.start < reference.end <= len(text)
        end = reference.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Theo Pháp lệnh Xử lý vi phạm hành chính ngày 02 tháng 7 năm 2002 (sau đây gọi tắt là Pháp lệnh). Việc "
            "phạt tiền theo khoản 2 Điều 57 của Pháp lệnh được quy định như sau. Pháp lệnh khác không áp dụng.",
            ["khoản 2 Điều 57 của Pháp lệnh"],
        ),
        (
            "Thực hiện Quyết định số 599/QĐ-TTg ngày 17 tháng 4 năm 2013 của Thủ tướng Chính phủ phê duyệt Đề án đào "
            "tạo cán bộ ở nước ngoài (gọi tắt là Đề án đào tạo). Các đơn vị thực hiện Đề án đào tạo theo kế hoạch.",
            ["Đề án đào tạo"],
        ),
        ("Các đơn vị (sau đây gọi tắt là Trường) thực hiện theo Luật Giáo dục. Trường có trách nhiệm báo cáo.", []),
    ],
)
def test_a_short_name_means_the_document_that_it_was_given(text: str, words: list[str]) -> None:
    cited = cite(text, kind="Nghị định")
    uses = [r for r in cited.references if r.reason == "alias"]
    assert [cited.text[r.start : r.end] for r in uses] == words
    assert all(r.citation == 0 for r in uses)


def test_the_provisions_of_a_titled_annex_are_of_the_annex_that_is_promulgated() -> None:
    cited = cite("Theo Điều 7 Quy chế quản lý tiền ban hành kèm theo Quyết định số 140/2000/QĐ-TTg ngày 08/12/2000.")
    (reference,) = cited.references
    assert cited.citations[reference.citation or 0].title == "quản lý tiền"
    assert reference.name is not None
    assert cited.text[slice(*reference.name)] == "Quyết định số 140/2000/QĐ-TTg ngày 08/12/2000"


def test_a_bare_type_behind_a_provision_is_the_last_document_of_the_type() -> None:
    cited = cite("Căn cứ Pháp lệnh Phí và lệ phí ngày 28/8/2001. Mức thu theo Điều 8 của Pháp lệnh.", kind="Nghị định")
    last = cited.references[-1]
    assert cited.text[last.start : last.end] == "Điều 8 của Pháp lệnh"
    assert (last.reason, last.citation) == ("cited", 0)


def test_a_law_named_by_its_initials_has_its_title() -> None:
    (citation,) = cite("Thực hiện theo quy định của Luật TTTM và các văn bản hướng dẫn.").citations
    assert (citation.type, citation.title) == ("Luật", "Trọng tài thương mại")
