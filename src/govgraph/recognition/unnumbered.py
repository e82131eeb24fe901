"""Mentions of documents without a number: laws by title, congress resolutions, reports of a named body, drafts, the
document itself."""

from __future__ import annotations

import re

from govgraph.authority.document_types import type_by_name
from govgraph.authority.laws import law_title_end
from govgraph.language.dates import DAY, read_day
from govgraph.recognition.context import Context
from govgraph.recognition.issuing import read_issuer
from govgraph.recognition.mentions import Agencies, Mention, Passages
from govgraph.structure.running import RunningText

_LAW = re.compile(
    r"\b(?P<kind>Bộ luật|Luật|Pháp lệnh|BỘ LUẬT|LUẬT|PHÁP LỆNH) (?P<amending>(?:sửa đổi|Sửa đổi|SỬA ĐỔI)(?:, bổ sung|, BỔ SUNG)? [^;:\n(]{3,120}? (?:Luật|Bộ luật|Pháp lệnh|LUẬT|BỘ LUẬT) )?(?=[A-ZĐÀ-Ỹ])"
)
_NEXT_LAW = re.compile(r"(?:, | và |, và )(?:Luật|luật|Bộ luật|LUẬT) ")
_PROJECT = re.compile(r"dự (?:án|thảo) $")
_AMENDING_MANY = re.compile(
    r"\b(?P<kind>Luật|LUẬT) (?P<title>(?:sửa đổi|SỬA ĐỔI)(?:, bổ sung|, BỔ SUNG)? (?:một số điều (?:của|tại) )?(?:các|\d+) (?:Luật|luật|LUẬT)[^;:.\n()]{0,120}?)(?= ngày \d| năm \d|[;:.(\n]| số )"
)
_CONSTITUTION = re.compile(r"\bHiến pháp(?: nước Cộng hòa xã hội chủ nghĩa Việt Nam)?(?!,? (?:và )?(?:các )?pháp luật)")
_DATED = re.compile(
    rf",? (?:được Quốc hội[^;.\n]{{0,60}} thông qua )?ngày (?:{DAY})|,? năm (?P<only_year>\d{{4}})(?![\w/])",
    re.IGNORECASE,
)
_ROMAN = r"(?:[IVXLC]+|\d{1,2}|thứ \w+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_CONGRESS = re.compile(
    rf"\bNghị quyết (?P<congress>Đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ {_ROMAN}|{_ROMAN})?(?: ?\(?khóa {_ROMAN}\)?)?"
    rf"(?: ?(?:của )?(?:Đảng bộ [^,;.:()\n]{{2,60}}?|Đảng Cộng sản Việt Nam|Đảng))?(?: lần thứ {_ROMAN})?)"
    r"(?P<term>,? (?:\(?nhiệm kỳ|giai đoạn) \d{4} ?- ?\d{4}\)?)?(?=[\s,;.:)”\"]|$)"
)
_PLENUM = re.compile(
    rf"\bNghị quyết (?P<organ>(?:Trung ương(?: Đảng)? (?:lần thứ )?{_ROMAN}|Hội nghị (?:lần thứ {_ROMAN} |Trung ương {_ROMAN} )?(?:Ban Chấp hành )?(?:Trung ương|Đảng bộ [^,;.:()\n]{{2,40}}?)(?: Đảng)?(?: lần thứ {_ROMAN})?),? ?\(?(?:khóa|khoá) {_ROMAN}\)?)"
)
_ALSO_CONGRESS = re.compile(
    rf"(?:, | và |; )(?P<congress>Đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ {_ROMAN}|{_ROMAN})? ?(?:của )?(?:Đảng bộ (?:tỉnh|thành phố|huyện|quận|thị xã|Trung ương|xã|phường)(?: [A-ZĐ][^,;.:()\n]{{1,30}}?)?|Đảng)(?: lần thứ {_ROMAN})?)(?=[,;.)\s]|$)"
)
_KINDS = "Nghị quyết|Quyết định|Chỉ thị|Kết luận|Đề án|Kế hoạch|Chương trình(?: hành động)?+|Quy định|Quy chế|Báo cáo thẩm tra|Báo cáo|Tờ trình|Hướng dẫn|Thông báo|Phương án|Nghị định|Thông tư|Chiến lược|Điều lệ|Luật|Pháp lệnh|Công văn|Văn bản|Công điện"
_OF_YEAR = re.compile(r"\b(?P<kind>Nghị quyết|Chỉ thị|Kết luận|Chương trình công tác) năm (?P<year>\d{4})(?= của )")
_REPORT = re.compile(r"\b(?P<kind>Báo cáo thẩm tra|Báo cáo|Tờ trình|Kết luận thanh tra|Biên bản|Đề án)(?= của )")
_DRAFT = re.compile(
    rf"\b(?P<draft>[Dd]ự thảo|DỰ THẢO) (?P<kind>(?i:{_KINDS}))(?= (?!này|trên|để|trình|và|đã|được|có|cho|là)\w)"
)
_PREPARED = re.compile(
    r"(?i:\b(?:xây dựng|soạn thảo|tham mưu|hoàn thiện|hoàn chỉnh|trình)(?: và [^\W\d]+ [^\W\d]+)?(?: (?:dự thảo|ban hành|việc ban hành))?) "
    r"(?P<kind>Nghị quyết|Quyết định|Chỉ thị|Đề án|Kế hoạch|Chương trình(?: hành động)?+|Quy định|Quy chế|Phương án|Chiến lược)"
    r"(?= (?!này|trên|để|trình|và|đã|được|có|cho|là|số|năm|theo|nêu|tại|ngày|của)[a-zđà-ỹ])"
)
_PROMULGATED = re.compile(
    r"\b(?P<kind>Quy định|Quy chế|Điều lệ|Kế hoạch|Chương trình|Đề án|Danh mục|Chiến lược|Hướng dẫn|Phương án|Bảng giá|Khung)(?= (?!này|trên|tại)\w)"
)
_WITH = re.compile(
    r",? \(?(?:được )?(?:ban hành )?(?:kèm )?theo $|,? \(?(?:được )?(?:ban hành|phê duyệt) (?:kèm theo|theo|tại) $"
)
_SELF = re.compile(rf"\b(?P<kind>{_KINDS}|Công điện|Thông báo|Luật|Pháp lệnh) này\b")
_TABLED = re.compile(
    r"^(?:Về )?(?P<draft>Dự thảo |dự thảo )?(?P<kind>Nghị quyết|Quyết định|Đề án|Kế hoạch|Quy định|Quy chế|Chỉ thị|Chương trình|Tờ trình|Báo cáo|Phương án|Dự án Luật)(?= (?:sửa đổi|bổ sung|kéo dài|bãi bỏ|quy định|ban hành|phê duyệt|điều chỉnh|thông qua|về|phát triển|ứng dụng|nâng cao|xây dựng|thành lập|bổ|giao|đặt|sắp xếp|tổ chức|thực hiện|đổi mới|triển khai|tăng cường|chuyển đổi|hỗ trợ|công bố|công nhận)\b)"
)
_TABLED_HEADING = re.compile(
    r"(?:nội dung|tờ trình|dự thảo|văn bản|vấn đề)[^.\n]{0,30} (?:trình|báo cáo|thông qua|xem xét|xin ý kiến|cho ý kiến)|(?:xem xét|thông qua|cho ý kiến)[^.\n]{0,30} (?:nội dung|dự thảo|tờ trình|văn bản)|^đối với các nội dung"
)
_MEETING_NOTICE = re.compile(r"(?:phiên họp|hội nghị|cuộc họp|giao ban|kỳ họp|buổi làm việc|buổi họp)")
_CLAUSE_END = re.compile(
    r"[;\n]|\.(?=\s|$)|,? (?:để|trình|báo cáo|gửi|hoàn thành|trước ngày|trong tháng|và trình|tham mưu)\b|, (?=(?:trình|báo cáo|tham mưu|hoàn thành|gửi)\b)| \("
)
_PLURAL = re.compile(r"(?:(?:các|những|nhiều|mọi|từng)(?: [^\W\d]+,?){0,4}|một số) $")
_TITLE_LIMIT = 400


def unnumbered_mentions(
    running: RunningText, passages: Passages, agencies: Agencies, context: Context, numbered: list[Mention]
) -> list[Mention]:
    """All mentions without a number that do not lie inside a numbered one, in no particular order."""
    found = _Unnumbered(running, passages, agencies, context, numbered)
    found.laws()
    found.congresses()
    found.reports()
    found.drafts()
    found.promulgated()
    found.itself()
    return found.mentions


class _Unnumbered:
    def __init__(
        self, running: RunningText, passages: Passages, agencies: Agencies, context: Context, numbered: list[Mention]
    ) -> None:
        self.text, self.folded = running.text, running.folded
        self.passages = passages
        self.agencies = agencies
        self.context = context
        self.numbered = numbered
        self.taken = sorted((mention.start, mention.end) for mention in numbered)
        self.mentions: list[Mention] = []

    def _free(self, start: int, end: int) -> bool:
        """Whether no mention found so far overlaps a span."""
        return all(end <= first or start >= last for first, last in self.taken)

    def _add(self, mention: Mention, exclusive: bool = True) -> None:
        self.mentions.append(mention)
        if exclusive:
            self.taken.append((mention.start, mention.end))

    def laws(self) -> None:
        """Laws by title, with their date or year where it follows: `Luật Quy hoạch ngày 21 tháng 11 năm 2017`."""
        for match in _AMENDING_MANY.finditer(self.text):
            if self._free(match.start(), match.end()):
                self._law(match.start(), match.end(), match["kind"], match["title"])
        for match in _LAW.finditer(self.text):
            title_start = match.start() + len(match["kind"]) + 1
            known = law_title_end(self.folded, match.end())
            if known is None or self.text[match.start() - 2 : match.start()].endswith("ự "):
                continue
            inside = [span for span in self.taken if span[0] < match.start() < span[1]]
            outer = next(
                (m for m in self.numbered if (m.start, m.end) in inside and m.title and "sửa đổi" in m.title.lower()),
                None,
            )
            if match["amending"]:
                known = self._more_laws(known)
                if self._free(match.start(), known):
                    self._law(match.start(), known, match["kind"], self.text[title_start:known])
            elif outer is not None and match.start() > outer.start:
                self._add(
                    Mention(
                        match.start(),
                        known,
                        "unnumbered",
                        _kind(match["kind"]),
                        title=self.text[title_start:known],
                        bearer=outer,
                        relation="amends",
                    ),
                    exclusive=False,
                )
            elif self._free(match.start(), known):
                self._law(match.start(), known, match["kind"], self.text[title_start:known])
            if match["amending"]:
                inner = self.text.rfind("Luật ", match.start(), match.end())
                if inner > match.start():
                    bearer = next(
                        (m for m in (*reversed(self.mentions), *self.numbered) if m.start == match.start()), None
                    )
                    if bearer is not None:
                        self._add(
                            Mention(
                                inner,
                                known,
                                "unnumbered",
                                "Luật",
                                title=self.text[match.end() : known],
                                bearer=bearer,
                                relation="amends",
                            ),
                            exclusive=False,
                        )
        for match in _CONSTITUTION.finditer(self.text):
            if self._free(match.start(), match.end()):
                self._law(match.start(), match.end(), "Hiến pháp", None)

    def _more_laws(self, end: int) -> int:
        """Where the list of laws that one law amends ends: `Luật sửa đổi ... của Luật A, Luật B và Luật C`."""
        while (more := _NEXT_LAW.match(self.text, end)) is not None:
            further = law_title_end(self.folded, more.end())
            if further is None:
                return end
            end = further
        return end

    def _law(self, start: int, end: int, kind: str, title: str | None) -> None:
        mention = Mention(start, end, "unnumbered", _kind(kind), title=title)
        project = _PROJECT.search(self.folded, max(0, start - 9), start)
        if project is not None:
            mention.start, mention.form = project.start(), "draft"
            mention.title_end = mention.end
            self._add(mention)
            return
        dated = _DATED.match(self.folded, end)
        if dated is not None:
            if dated["only_year"]:
                mention.year = int(dated["only_year"])
            else:
                mention.date, valid = read_day(dated[0])
                mention.date_invalid = not valid
                mention.year = int(mention.date[:4]) if valid else None
            mention.end = dated.end()
        self._add(mention)

    def congresses(self) -> None:
        """Resolutions of Party congresses and plenums, the congress being the issuer."""
        for match in (*_CONGRESS.finditer(self.text), *_PLENUM.finditer(self.text)):
            groups = match.groupdict()
            words = (groups.get("congress") or groups.get("organ") or "").strip()
            if len(words.split()) < 3 or not self._free(match.start(), match.end()):
                continue
            end = match.end() if groups.get("term") else match.start() + len("Nghị quyết ") + len(words)
            mention = Mention(match.start(), end, "unnumbered", "Nghị quyết", issuer=self.context.congress(words))
            self._add(mention)
            also = _ALSO_CONGRESS.match(self.text, end)
            if also is not None and self._free(also.start("congress"), also.end("congress")):
                self._add(
                    Mention(
                        also.start("congress"),
                        also.end("congress"),
                        "elliptical",
                        "Nghị quyết",
                        issuer=self.context.congress(also["congress"].strip()),
                        coordinated=mention,
                    )
                )

    def reports(self) -> None:
        """`Nghị quyết năm 2021 của Tỉnh ủy`, `Báo cáo của Ban Tổ chức Trung ương`: a type and its issuer."""
        for match in (*_OF_YEAR.finditer(self.text), *_REPORT.finditer(self.text)):
            if not self._free(match.start(), match.end()) or self._plural(match.start()):
                continue
            mention = Mention(match.start(), match.end(), "unnumbered", _kind(match["kind"]))
            if mention.type == "Báo cáo thẩm tra":
                mention.type = "Báo cáo"
            year = match.groupdict().get("year")
            mention.year = int(year) if year else None
            stated = read_issuer(self.text, self.folded, mention, self.agencies)
            if stated is not None:
                mention.issuer = stated.name
                self._add(mention)

    def drafts(self) -> None:
        """Documents not yet issued: named as drafts, to be drawn up, or put before the meeting as an item."""
        for passage in self.passages.passages:
            if passage.kind in ("item", "point", "bullet", "paragraph", "section") and self._is_tabled(passage.parent):
                self._tabled(passage.start, passage.end)
        for match in (*_DRAFT.finditer(self.text), *_PREPARED.finditer(self.text)):
            start = match.start("draft") if "draft" in match.groupdict() else match.start("kind")
            if not self._free(start, match.end("kind")) or self._plural(start) or self._inside_draft(start):
                continue
            if any(other.start < start < other.title_end for other in self.numbered):
                continue  # part of another document's title
            end = self._title_end(match.end("kind"))
            if end - match.end("kind") < 12:
                continue
            mention = Mention(
                start,
                end,
                "draft",
                _kind(match["kind"]),
                title=self.text[match.end("kind") : end].strip(),
                title_end=end,
            )
            of = re.match(r" của ", self.folded[match.end("kind") :])
            agency = self.agencies.at(match.end("kind") + 5) if of else None
            if agency is None:
                last = self.agencies.between(start, end)
                tail = (
                    last[-1]
                    if last and last[-1].end == end and self.folded[: last[-1].start].endswith("của ")
                    else None
                )
                agency = tail
            mention.issuer = agency.agency if agency else None
            self._add(mention, exclusive=False)

    def _inside_draft(self, start: int) -> bool:
        return any(m.form == "draft" and m.start <= start < m.end for m in self.mentions)

    def _is_tabled(self, parent: int | None) -> bool:
        """Whether a passage stands under a heading of matters put before a meeting, in a meeting's notice."""
        if parent is None or not _MEETING_NOTICE.search(self.context.subject_folded):
            return False
        while parent is not None:
            heading = self.passages.passages[parent]
            if _TABLED_HEADING.search(self.folded, heading.start, min(heading.end, heading.start + 160)):
                return True
            parent = heading.parent
        return False

    def _tabled(self, start: int, end: int) -> None:
        at = start
        while at < end:
            match = _TABLED.match(self.text[at:end])
            stop = end
            for mark in re.finditer(
                r"; (?=(?:Dự thảo |dự thảo )?(?:Nghị quyết|Quyết định|Đề án|Kế hoạch|Quy định|Quy chế|Chỉ thị|Chương trình))",
                self.text[at:end],
            ):
                stop = at + mark.start()
                break
            sentence = self.text.find(". ", at, stop)
            if sentence > 0:
                stop = sentence
            if match is not None:
                kind = match["kind"]
                words = self.text[at:stop].rstrip(" .;")
                first = at + (match.start("draft") if match["draft"] else match.start("kind"))
                self._add(
                    Mention(
                        first,
                        at + len(words),
                        "draft",
                        _kind(kind),
                        title=self.text[at + match.end("kind") : at + len(words)].strip(),
                        relation="discusses",
                        title_end=at + len(words),
                    ),
                    exclusive=False,
                )
            at = stop + 2

    def promulgated(self) -> None:
        """A regulation or plan named with the document that promulgates it: `Quy định ... ban hành kèm theo Quyết định
        số 42/2018/QĐ-UBND`."""
        for bearer in self.numbered:
            floor = max(
                self.text.rfind("\n", 0, bearer.start) + 1,
                self.text.rfind(";", 0, bearer.start) + 1,
                bearer.start - 300,
            )
            with_ = _WITH.search(self.folded, max(floor, bearer.start - 40), bearer.start)
            if with_ is None:
                continue
            kinds = [
                m for m in _PROMULGATED.finditer(self.text, floor, with_.start()) if self._free(m.start(), m.end())
            ]
            if not kinds or self._plural(kinds[-1].start()):
                continue
            start = kinds[0].start() if len(kinds) == 1 else kinds[-1].start()
            if with_.start() - start < 15 or not self._free(start, with_.start()):
                continue
            kind = kinds[-1]["kind"]
            self.mentions.append(
                Mention(
                    start,
                    with_.start(),
                    "unnumbered",
                    _kind(kind),
                    issuer=bearer.issuer,
                    year=bearer.year,
                    title=self.text[start + len(kind) : with_.start()].strip(),
                    title_end=with_.start(),
                    relation="promulgates",
                    bearer=bearer,
                )
            )

    def itself(self) -> None:
        """The document's first mention of itself: `Quyết định này`."""
        own = self.context.type
        for match in _SELF.finditer(self.text):
            if own is not None and _kind(match["kind"]) == own:
                self._add(Mention(match.start(), match.end(), "self", own))
                return

    def _plural(self, start: int) -> bool:
        return _PLURAL.search(self.folded, max(0, start - 40), start) is not None

    def _title_end(self, start: int) -> int:
        end = _CLAUSE_END.search(self.text, start + 1, start + _TITLE_LIMIT)
        return end.start() if end else min(len(self.text), start + _TITLE_LIMIT)


def _kind(words: str) -> str:
    """The canonical name of a type as printed."""
    kind = type_by_name(words.lower())
    return kind.name if kind else words
