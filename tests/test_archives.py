"""Archives, messages and folders of all formats: what stands in them is read under a name of its own, and nothing
leads out of them."""

from __future__ import annotations

import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

import govgraph
from govgraph.errors import ReadingError
from govgraph.reading import Collection, containers, find_documents, read_bytes, read_file
from office import DECISION, docx, odt, rtf, web_page, zipped

SENTENCE = "Thực hiện Nghị quyết số 68/NQ-CP ngày 01/7/2021 của Chính phủ.\n"


def names(collection: Collection) -> list[str]:
    return [file.name for file in collection.files]


def reasons(collection: Collection) -> dict[str, str]:
    return {other.path.rpartition("/")[2]: other.reason for other in collection.others}


def written(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def mail(*attachments: tuple[str, bytes], body: str = SENTENCE) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Gửi công văn"
    if body:
        message.set_content(body)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_what_a_file_holds_decides_and_not_its_name(tmp_path: Path) -> None:
    written(
        tmp_path,
        **{
            "rtf__doc": rtf(DECISION),
            "trang__doc": web_page(DECISION),
            "word__zip": docx(DECISION),
            "chu__doc": SENTENCE.encode(),
            "odt__bin": odt(DECISION),
            "khong_ten": docx(DECISION),
            "so_68-NQ-CP": SENTENCE.encode(),
        },
    )
    report = govgraph.build([tmp_path], store=tmp_path / "store")
    assert not report.not_read
    kinds = {name: kind.rpartition("/")[2].rpartition(".")[2] for name, kind in report.formats.items()}
    assert kinds == {
        "rtf.doc": "rtf",
        "trang.doc": "html",
        "word.zip": "document",
        "chu.doc": "plain",
        "odt.bin": "text",
        "khong_ten": "document",
        "so_68-NQ-CP": "plain",
    }


def test_the_members_of_an_archive_are_documents_of_their_own(tmp_path: Path) -> None:
    inner = zipped({"sâu/b.odt": odt(DECISION), ".an": b"x", "__MACOSX/c.docx": docx(DECISION)})
    archive = zipped({"tinh/a.docx": docx(DECISION), "tinh/trong.zip": inner, "anh.gif": b"GIF89a\x00"})
    written(tmp_path, van_ban__zip=archive)
    collection = find_documents([tmp_path])
    assert names(collection) == [
        "van_ban.zip/anh.gif",
        "van_ban.zip/tinh/a.docx",
        "van_ban.zip/tinh/trong.zip/sâu/b.odt",
    ]
    read = {file.name: read_file(file) for file in collection.files[1:]}
    assert len({source.text for source in read.values()}) == 1
    report = govgraph.build([tmp_path / "van_ban.zip"], store=tmp_path / "store")
    assert report.added == tuple(read)
    assert [(other.is_document, "GIF" in other.reason) for other in report.not_read] == [(False, True)]
    with govgraph.open(tmp_path / "store") as graph:
        assert graph.text("van_ban.zip/tinh/trong.zip/sâu/b.odt") == read["van_ban.zip/tinh/a.docx"].text


def test_a_member_is_known_by_its_content_like_any_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(DECISION))
    (tmp_path / "a.zip").write_bytes(zipped({"a.docx": docx(DECISION)}))
    files = find_documents([tmp_path]).files
    assert len({read_file(file).sha256 for file in files}) == 1


def test_paths_that_lead_out_of_an_archive_are_refused(tmp_path: Path) -> None:
    bad = ("../ra.txt", "/etc/ra.txt", "a/../../ra.txt", "C:\\ra.txt", "..\\khac.txt")
    archive = zipped({**dict.fromkeys(bad, SENTENCE), "tot.txt": SENTENCE})
    written(tmp_path, a__zip=archive)
    collection = find_documents([tmp_path])
    assert names(collection) == ["a.zip/tot.txt"]
    assert len(collection.others) == len(bad)
    assert {other.reason for other in collection.others} == {"its path leads out of the archive: refused"}


def test_a_name_that_would_break_its_line_is_made_harmless(tmp_path: Path) -> None:
    written(tmp_path, a__zip=zipped({"a\nnot read: b\u202etxt.txt": SENTENCE}))
    assert names(find_documents([tmp_path])) == ["a.zip/a\ufffdnot read: b\ufffdtxt.txt"]
    assert read_file(find_documents([tmp_path]).files[0]).text == SENTENCE


def test_links_and_encrypted_members_of_an_archive_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        link = zipfile.ZipInfo("lien-ket.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("khoa.txt", SENTENCE)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    at = data.rfind(b"PK\x01\x02")  # the flags of the last entry of the directory
    data[at + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    collection = find_documents([tmp_path])
    assert names(collection) == []
    assert "not followed" in reasons(collection)["lien-ket.txt"]
    assert "password" in reasons(collection)["khoa.txt"]


def test_archives_within_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    data = SENTENCE.encode()
    for depth in range(5):
        data = zipped({"a.txt" if not depth else "trong.zip": data})
    written(tmp_path, a__zip=data)
    collection = find_documents([tmp_path])
    assert names(collection) == []
    assert [other.reason for other in collection.others] == ["an archive within more than 2 others: unpack it first"]


def test_archives_that_claim_too_much_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "LARGEST_TOTAL", 500)
    monkeypatch.setattr(containers, "MOST_PARTS", 12)
    written(tmp_path, lon__zip=zipped({f"{n}.txt": "x" * 200 for n in range(4)}))
    written(tmp_path, nhieu__zip=zipped({f"{n:02}.txt": "x" for n in range(20)}))
    collection = find_documents([tmp_path])
    assert len(names(collection)) == 2 + 12
    told = sorted(other.reason for other in collection.others)
    assert "unpacks to more than" in told[-1] and any("holds more than 12 files" in reason for reason in told)


def test_a_bomb_in_an_archive_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    written(tmp_path, a__zip=zipped({"bom.txt": b" " * 50_000_000, "tot.txt": SENTENCE}))
    report = govgraph.build([tmp_path], store=tmp_path / "store")
    assert report.added == ("a.zip/tot.txt",)
    assert "taken for a bomb" in report.not_read[0].reason


@pytest.mark.parametrize("damage", [slice(0, -30), slice(0, 60)])
def test_a_damaged_archive_is_told(tmp_path: Path, damage: slice) -> None:
    written(tmp_path, a__zip=zipped({"a.txt": SENTENCE * 9, "b.txt": SENTENCE * 9})[damage])
    (file,) = find_documents([tmp_path]).files
    with pytest.raises(ReadingError, match="damaged or cut off"):
        read_file(file)


def test_a_message_and_what_is_attached_to_it_are_documents(tmp_path: Path) -> None:
    attached = ("công văn.docx", docx(DECISION)), ("../../cv.odt", odt(DECISION)), ("cv.odt", b"x")
    written(tmp_path, thu__eml=mail(*attached))
    files = {file.name: file for file in find_documents([tmp_path]).files}
    assert list(files) == ["thu.eml", "thu.eml/cv (2).odt", "thu.eml/cv.odt", "thu.eml/công văn.docx"]
    assert read_file(files["thu.eml"]).text == SENTENCE.strip()
    assert read_file(files["thu.eml"]).media_type == "message/rfc822"
    assert read_file(files["thu.eml/công văn.docx"]).text == read_file(files["thu.eml/cv.odt"]).text


def test_a_message_forwarded_within_another_is_a_document_of_its_own(tmp_path: Path) -> None:
    forwarded, outer = EmailMessage(), EmailMessage()
    for message, words in ((forwarded, SENTENCE), (outer, "Xin gửi kèm thư này.")):
        message["From"], message["Subject"] = "an@example.vn", "Kết luận"
        message.set_content(words)
    outer.add_attachment(forwarded)
    written(tmp_path, thu__eml=outer.as_bytes())
    files = {file.name: file for file in find_documents([tmp_path]).files}
    assert SENTENCE.strip() in read_file(files["thu.eml/message-1.eml"]).text


def test_a_message_without_words_is_no_document_but_what_is_attached_is(tmp_path: Path) -> None:
    written(tmp_path, thu__eml=mail(("a.docx", docx(DECISION)), body=""))
    report = govgraph.build([tmp_path], store=tmp_path / "store")
    assert report.added == ("thu.eml/a.docx",)
    assert [other.is_document for other in report.not_read] == [False]


def test_a_web_page_saved_whole_is_read_as_a_page() -> None:
    page = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + web_page(DECISION)
        + b"\n--x\nContent-Type: image/png\n\nx\n--x--\n"
    )
    assert read_bytes(page, "a.doc").text == read_bytes(web_page(DECISION), "a.html").text


def test_every_file_of_a_folder_is_looked_at_and_what_is_no_document_is_told(tmp_path: Path) -> None:
    written(tmp_path, a__txt=SENTENCE.encode(), bang__csv=b"a,b\n", anh__bin=b"GIF89a\x00\x00")
    written(tmp_path, **{"~$a__docx": b"\x00" * 162})
    report = govgraph.build([tmp_path], store=tmp_path / "store")
    assert report.added == ("a.txt",)
    told = {Path(other.path).name: other for other in report.not_read}
    assert not any(other.is_document for other in told.values())
    assert "named .csv" in told["bang.csv"].reason
    assert "a GIF picture" in told["anh.bin"].reason
    assert "lock file" in told["~$a.docx"].reason
    assert [(file.file.rpartition("/")[2], file.state) for file in report.files] == [
        ("a.txt", "new"),
        ("anh.bin", "no document"),
        ("bang.csv", "no document"),
        ("~$a.docx", "no document"),
    ]


def test_links_out_of_a_folder_are_refused_and_links_within_it_followed_once(tmp_path: Path) -> None:
    outside = tmp_path / "ngoai"
    inside = tmp_path / "trong"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "a.txt").write_text(SENTENCE, "utf-8")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "ra.txt").symlink_to(outside / "a.txt")
    (inside / "thu-muc").symlink_to(outside)
    (inside / "dut.txt").symlink_to(inside / "khong-co")
    collection = find_documents([inside])
    assert names(collection) == ["a.txt"]
    told = reasons(collection)
    assert "leads out of the folder" in told["ra.txt"]
    assert "link to a folder" in told["thu-muc"]
    assert "leads nowhere" in told["dut.txt"]
    assert names(find_documents([inside / "ra.txt"])) == ["ra.txt"], "its own path was given"
