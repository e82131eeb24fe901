"""What a citing document does to a cited one, and which document bears the relation.

The cues stand in `data/authority/relation_cues.csv`. A mention inside another's title is that other document's affair
(`Công văn số 3202 ... về việc triển khai thực hiện Nghị quyết số 63/NQ-CP`: the letter implements); everything else is
the citing document's own.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from govgraph.errors import TableError
from govgraph.recognition.mentions import Mention, Passages
from govgraph.records import Relation
from govgraph.resources import resource
from govgraph.structure.running import RunningText

_PROVISION = re.compile(
    r"(?:(?:điểm|khoản|điều|mục|tiểu mục|chương|phần|phụ lục|mẫu số|biểu số)(?: số)? (?:[\divxlc]+(?:\.\d+)*[a-zđ]?|[a-zđ])"
    r"(?:(?:,| và|, và| đến| -) ?(?:(?:điểm|khoản|điều|mục) )?(?:\d+[a-zđ]?(?:\.\d+)*|[a-zđ])(?![\wà-ỹ]))*,? ?)+(?:(?:của|tại|kèm theo|ban hành kèm theo|thuộc) )?$"
)
_PROVISION_WORD = re.compile(r"(?:điểm|khoản|điều|mục|chương|phụ lục)")
_PART = re.compile(
    r"(?P<level>điểm|khoản|điều|tiểu mục|mục|chương|phần|phụ lục|mẫu số|biểu số)(?: số)? (?P<value>[^ ,]+(?:(?:,| và| đến| -) ?(?:\d+[a-zđ]?|[a-zđ])(?![\wà-ỹ]))*)"
)
_ORDER = ("phần", "chương", "phụ lục", "mẫu số", "biểu số", "tiểu mục", "mục", "điều", "khoản", "điểm")
_PASSIVE = re.compile(
    r",? ?\(?(?:đã )?(?:được|bị) (?P<what>sửa đổi|bổ sung|thay thế|bãi bỏ|đính chính|kéo dài)[^;.\n]{0,60}? (?:bởi|theo|tại|bằng)(?: (?:các|quy định tại))?(?: [^;.\n\d]{0,60}?)? ?$"
)
_PASSIVE_RELATION: dict[str, Relation] = {
    "sửa đổi": "amends",
    "bổ sung": "amends",
    "thay thế": "replaces",
    "bãi bỏ": "repeals",
    "đính chính": "corrects",
    "kéo dài": "extends",
}
_TITLE_OPENS = re.compile(
    r"(?:về|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|bổ sung|bãi bỏ|công bố|thay thế|giao|tăng cường|thành lập"
    r"|kéo dài|đính chính|triển khai|một số|điều chỉnh|thông qua|đẩy mạnh|tổ chức|thực hiện|tiếp tục|chấn chỉnh|xử phạt"
    r"|nâng cao|hợp nhất|cho phép|đổi mới|xây dựng|chuyển|kiểm|quản lý|phát|bảo|áp dụng|cơ chế|chính sách|phân|tổng kết"
    r"|sơ kết|kế hoạch|chương trình|quyết định)"
)
_UNREAD_ISSUER = re.compile(
    r" (?:của|do) [^;.:()\n]{4,110}?(?= (?:về|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|bãi bỏ|công bố|thay thế)\b)"
)
_NOT_A_TITLE = re.compile(
    r"^(?:[,;.:)\n]|\s?-\s| (?:và|hoặc|này|trên|nêu|đã|được|bị|có|hết|để|nhằm|đến|là|thì|mà|phải|do|của|tại|trên địa bàn|theo|cho|từ|kể|còn|với|như|cùng|trong|nếu|khi)(?: |$)|\s?\(|$)"
)
_TITLE_BREAK = re.compile(
    r"[;\n”]|\.(?=\s|$)|\)|, (?:căn cứ|thực hiện|theo|được|quy định tại|và|có|đến nay|yêu cầu|đề nghị)\b| (?:đã được|được) (?:sửa đổi|bổ sung)"
)
_CLAUSE_BREAK = re.compile(r"[;\n]|\.(?=\s)|: (?=[a-zđ]\))")
_AFTER = re.compile(
    r"^[^;.\n]{0,140}?\b(?:(?P<repeals>hết hiệu lực|bị bãi bỏ|được bãi bỏ)|(?P<replaces>được thay thế|bị thay thế))"
)
_GUIDED = re.compile(
    r"(?: (?:việc|cụ thể|chi tiết|một số|điều|nội dung|biện pháp|để|tổ chức|thi hành|thực hiện|áp dụng|triển khai|và|hướng dẫn|các|của|khoản|nghiệp vụ|về),?)* ?(?:(?:của|tại) )?"
)
_LEGAL_EFFECT = frozenset({"amends", "repeals", "replaces", "suspends", "extends", "corrects"})
_FAR = 260
_NEAR = 24
_ENACTING = frozenset(
    {
        "Luật",
        "Bộ luật",
        "Pháp lệnh",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Nghị quyết",
        "Nghị quyết liên tịch",
    }
    | {"Quyết định", "Quy định", "Quy chế", "Lệnh", "Văn bản hợp nhất", "Thông báo", "Kết luận"}
)
_NORMATIVE = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"})


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[Relation, str]], re.Pattern[str], dict[str, Relation]]:
    """Cues before a mention as one pattern with their relation and reach, and those that open a passage."""
    before: dict[str, tuple[Relation, str]] = {}
    opening: dict[str, Relation] = {}
    with resource("data", "authority", "relation_cues.csv").open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if not (row["example"] and row["counter_example"] and row["source"]):
                raise TableError(f"relation_cues.csv, row {number}: a cue needs example, counter_example and source")
            relation: Relation = row["relation"]  # type: ignore[assignment]  # the ontology's test checks the names
            if row["where"] == "opening":
                opening[row["cue"]] = relation
            elif row["where"] in ("before", "near"):
                before[row["cue"]] = (relation, row["where"])
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, before), key=lambda cue: (-len(cue), cue))) + r")(?!\w)"
    )
    opener = re.compile(
        r"\W{0,3}(?P<cue>"
        + "|".join(sorted(map(re.escape, opening), key=lambda cue: (-len(cue), cue)))
        + r")\b|[^,;.\n]{0,60} (?P<late>nhận được) "
    )
    return pattern, before, opener, opening


def relate(
    running: RunningText, passages: Passages, mentions: list[Mention], kind: str | None, in_meeting: bool
) -> None:
    """Set provision, title, relation and bearer of every mention; `mentions` are in the order of the text.

    `kind` is the citing document's type; `in_meeting` tells whether it reports a meeting.
    """
    reader = _Relations(running, passages, mentions, kind, in_meeting)
    for index in range(len(mentions)):
        reader.relate(index)


class _Relations:
    def __init__(
        self, running: RunningText, passages: Passages, mentions: list[Mention], kind: str | None, in_meeting: bool
    ) -> None:
        self.text, self.folded = running.text, running.folded
        self.passages = passages
        self.mentions = mentions
        self.normative = kind in _NORMATIVE
        self.in_meeting = in_meeting
        self.enacts = kind is None or kind in _ENACTING

    def relate(self, index: int) -> None:
        mention = self.mentions[index]
        before = self._provision(mention)
        self._title(mention, index)
        if mention.bearer is not None or mention.form in ("self", "anaphoric"):
            return
        if mention.form == "draft":
            mention.relation = "discusses" if self.in_meeting or mention.relation == "discusses" else "cites"
            return
        bearer = self._bearer(mention, index)
        if bearer is not None:
            relation = self._cue(
                max(bearer.start, bearer.end if not bearer.title_end or bearer.end < mention.start else bearer.start),
                before,
                nested=True,
            )
            if relation is None and bearer.form == "draft":
                relation = "cites"
            mention.bearer, mention.relation = bearer, relation or "cites"
            return
        previous = self._previous_sibling(index)
        if previous is not None and (relation := self._passive(previous, mention)):
            mention.relation, mention.bearer = previous.relation, previous.bearer
            previous.relation, previous.bearer = relation, mention
            return
        if mention.coordinated is not None:
            model = mention.coordinated
            amended = model.bearer is not None and model.bearer.start > model.start
            mention.relation, mention.bearer = (mention.relation, None) if amended else (model.relation, model.bearer)
            return
        mention.relation = self._own(mention, before, previous)

    def _own(self, mention: Mention, before: int, previous: Mention | None) -> Relation:
        """The relation that the citing document itself bears."""
        passage = self.passages.at(mention.start)
        if self.folded[before - 1 : before] == "(":
            return (
                previous.relation
                if previous and previous.type == mention.type and previous.start >= passage.start
                else "cites"
            )
        after = _AFTER.match(self.folded, mention.end) or _AFTER.match(self.folded[mention.end : mention.end + 200])
        clause = self._clause_start(passage.start, before)
        if after and mention.title_end <= mention.end and not self.folded.startswith("căn cứ", passage.start):
            return "repeals" if after["repeals"] else "replaces"
        _, _, opener, opening = _cues()
        opened = opener.match(self.folded, passage.start, before)
        if opened is not None:
            cue = opened["cue"] or opened["late"]
            relation = opening[cue]
            first = previous is None or previous.start < passage.start
            if relation != "repliesTo" or (first and before - opened.end() < 12):
                inner = self._cue(opened.end(), before, nested=False)
                return (
                    inner
                    if inner in ("discusses",) and relation == "basedOn" and not cue.startswith(("căn", "xét", "theo"))
                    else relation
                )
        gap = self.folded[clause:before].strip(" -–+*")
        if not gap and previous is not None and previous.start >= passage.start:
            model = previous
            while model.bearer is not None and model.bearer.start < model.start:
                model = model.bearer
            return model.relation if model.form != "self" else "cites"
        if (
            previous is not None
            and previous.start >= clause
            and re.fullmatch(
                r",?(?: và| hoặc|,)?(?: các)?", self.folded[max(previous.end, previous.title_end) : before].rstrip()
            )
            and previous.bearer is None
        ):
            return previous.relation
        relation_ = self._cue(clause, before, nested=False, provision=mention.provision is not None)
        if relation_ == "amends" and not self.enacts:
            relation_ = None
        if relation_ is None and len(gap) < 12 and passage.parent is not None:
            heading = self.passages.passages[passage.parent]
            if self.folded[max(heading.start, heading.end - 1) : heading.end] == ":":
                relation_ = self._cue(self._clause_start(heading.start, heading.end - 1), heading.end - 1, nested=False)
        return relation_ or "cites"

    def _cue(self, start: int, end: int, nested: bool, provision: bool = False) -> Relation | None:
        """The relation that the words between two offsets cue for a mention at `end`."""
        pattern, cues, _, _ = _cues()
        start = max(start, end - _FAR)
        found = list(pattern.finditer(self.folded, start, end))
        weak: Relation | None = None
        for match in reversed(found):
            relation, where = cues[match[0]]
            gap = self.folded[match.end() : end]
            if where == "near":
                if match[0] == "theo" and (
                    self.folded[match.start() - 4 : match.start()] == "kèm " or len(gap) > _NEAR
                ):
                    continue
                if len(gap) <= _NEAR and weak is None:
                    weak = relation
                    if match[0] == "theo":
                        return "implements"
                continue
            if relation in _LEGAL_EFFECT and not self._reaches(gap, match.start() <= start + 4):
                continue
            if relation == "implements":
                if re.search(
                    r"(?:hướng dẫn|quy định chi tiết[^;.]{0,40}|biện pháp(?: để)?(?: tổ chức,?)?)(?: việc)?(?: tổ chức)? $",
                    self.folded[max(0, match.start() - 60) : match.start()],
                ):
                    return "guides"
                if re.search(
                    r"(?:kéo dài|gia hạn)[^;.]{0,30}$", self.folded[max(start, match.start() - 40) : match.start()]
                ):
                    return "extends"
                if self.normative and provision and len(gap) > 40:
                    continue
                if len(gap) > 150 and not nested:
                    continue
            if relation == "guides" and not _GUIDED.fullmatch(gap):
                continue
            if (
                relation == "amends"
                and (
                    changed := re.search(
                        r"(?:đề xuất|kiến nghị|đề nghị|xem xét|nghiên cứu|tham mưu|rà soát)[^;.]{0,25}$",
                        self.folded[max(start, match.start() - 45) : match.start()],
                    )
                )
                and changed
            ):
                return "proposesChange"
            return relation
        return weak

    @staticmethod
    def _reaches(gap: str, opening: bool) -> bool:
        """Whether a cue of legal effect reaches the mention over these words: they name its parts, nothing else."""
        if re.search(r"(?<!kèm )\btheo\b|;", gap):
            return False
        bare = re.sub(r"\([^)]*\)", "", gap)
        if len(bare) <= 60 and not re.search(r"kinh phí|vốn|nguồn|nhân lực|hồ sơ|cán bộ", bare):
            return True
        return re.search(
            r"(?:tại|kèm theo|của|ban hành)[^,;]{0,20} $|(?:khoản|điều|mục|phụ lục|điểm) [^;]{0,80}$", bare
        ) is not None and (opening or len(bare) < 140)

    def _passive(self, previous: Mention, mention: Mention) -> Relation | None:
        """`A được sửa đổi, bổ sung bởi B`: A is amended, B bears it."""
        gap = self.folded[previous.end : mention.start]
        if len(gap) > 200 or "\n" in gap:
            return None
        match = _PASSIVE.search(gap)
        return _PASSIVE_RELATION[match["what"]] if match else None

    def _previous_sibling(self, index: int) -> Mention | None:
        """The mention before, not counting those that lie inside or cover this one."""
        mention = self.mentions[index]
        for other in reversed(self.mentions[:index]):
            if other.end <= mention.start:
                return other
        return None

    def _bearer(self, mention: Mention, index: int) -> Mention | None:
        """The mention in whose span or title this one stands."""
        line = self.passages.at(mention.start).start
        for other in reversed(self.mentions[:index]):
            if other.start < line:
                break
            if other.form in ("self", "anaphoric"):
                continue
            if (
                mention.start < max(other.end, other.title_end)
                and mention.start >= other.start
                and mention.end <= max(other.end, other.title_end) + 400
            ):
                return other
        return None

    def _title(self, mention: Mention, index: int) -> None:
        """Read the title behind a mention: it runs to the end of the clause."""
        if mention.form in ("self", "anaphoric", "draft") or mention.title_end:
            return
        begin = mention.end
        unread = _UNREAD_ISSUER.match(self.folded, begin)
        if unread is not None:
            begin = unread.end()
        elif not self.folded[begin : begin + 2] or _NOT_A_TITLE.match(self.folded[begin : begin + 14]):
            return
        end = _TITLE_BREAK.search(self.folded, begin, begin + 500)
        stop = end.start() if end else min(len(self.text), begin + 500)
        words = self.text[begin:stop].strip(' ,“"')
        if len(words) < 6 or not _TITLE_OPENS.match(words.lower()):
            return
        mention.title_end = stop
        mention.title = mention.title or re.sub(r"^(?:về việc|về|v/v)\s+", "", words, flags=re.IGNORECASE)

    def _provision(self, mention: Mention) -> int:
        """Read the provision before a mention (`khoản 2 Điều 5 Nghị định ...`); give where the words before it end."""
        floor = max(self.text.rfind("\n", 0, mention.start) + 1, mention.start - 160)
        window = self.folded[floor : mention.start]
        if not _PROVISION_WORD.search(window):
            return mention.start
        match = _PROVISION.search(window)
        if match is None:
            return mention.start
        parts = [(part["level"], part["value"].strip(" ,")) for part in _PART.finditer(match[0])]
        if not parts:
            return mention.start
        offset = floor + match.start()
        printed = self.text[offset : mention.start]
        mention.provision = _normal_order(parts, printed)
        return offset

    def _clause_start(self, start: int, end: int) -> int:
        at = start
        for match in _CLAUSE_BREAK.finditer(self.folded, start, end):
            at = match.end()
        return at


def _normal_order(parts: list[tuple[str, str]], printed: str) -> str:
    """A provision, most general first: `điểm a khoản 2 Điều 5` gives `Điều 5 khoản 2 điểm a`."""
    groups: list[list[tuple[str, str]]] = [[]]
    for level, value in parts:
        if groups[-1] and _ORDER.index(level) >= _ORDER.index(groups[-1][-1][0]):
            groups.append([])
        groups[-1].append((level, value))
    names = {"điều": "Điều", "phụ lục": "Phụ lục", "chương": "Chương", "phần": "Phần"}
    upper = re.compile(r"[IVXLC]+(?:\.\d+)*$", re.IGNORECASE)

    def said(level: str, value: str) -> str:
        as_printed = re.search(re.escape(value), printed, re.IGNORECASE)
        shown = as_printed[0] if as_printed and upper.match(value) else value
        return f"{names.get(level, level)} {shown}"

    return ", ".join(" ".join(said(level, value) for level, value in reversed(group)) for group in groups if group)
