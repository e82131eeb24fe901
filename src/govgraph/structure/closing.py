"""The close of a document: recipients and signatures (Decree 30/2020/NĐ-CP, Appendix I, part II, sections 7 and 9;
Guideline 36-HD/VPTW)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.language.names import is_name
from govgraph.records import PassageKind
from govgraph.structure.columns import RECIPIENTS, recipient_labels
from govgraph.structure.furniture import is_upper
from govgraph.structure.lines import Lines
from govgraph.structure.signatures import (
    Authority,
    SignatureBlock,
    opens_signature,
    read_bare_signature,
    read_signatures,
)

__all__ = ["Authority", "Closing", "SignatureBlock", "read_closing"]

_FOR_REPORT = re.compile(r"\s*\((?:để\s[^()]*|(?:để )?b/c|báo cáo|t/h|p/h)\)", re.IGNORECASE)


@dataclass
class Closing:
    """Recipients as printed, signatures, and the lines that they stand in: `recipient_lines` are the first line of the
    list of recipients and the one after its last, `zones` the same as in `Letterhead`. Where text extraction has mixed
    the two columns of a close, the zones of recipients and signatures alternate."""

    recipients: list[str] = field(default_factory=list)
    signatures: list[SignatureBlock] = field(default_factory=list)
    recipient_lines: tuple[int, int] | None = None

    @property
    def zones(self) -> list[tuple[PassageKind, int, int]]:
        """The stretches of lines of recipients and signatures: (kind, first line, line after the last), in order."""
        first, after = self.recipient_lines or (0, 0)
        kinds: dict[int, PassageKind] = dict.fromkeys(range(first, after), "recipients")
        kinds |= {index: "signature" for block in self.signatures for index in block.lines}
        zones: list[tuple[PassageKind, int, int]] = []
        for index, kind in sorted(kinds.items()):
            if zones and zones[-1][0] == kind and zones[-1][2] == index:
                zones[-1] = (kind, zones[-1][1], index + 1)
            else:
                zones.append((kind, index, index + 1))
        return zones

    @property
    def wrapped(self) -> list[list[int]]:
        """Lines of a signature that are one line of authority, position or name, wrapped."""
        return [list(group) for block in self.signatures for group in block.wrapped]

    @property
    def after(self) -> int:
        """Index of the line after the closing's last; 0 if there is none."""
        return max((after for _, _, after in self.zones), default=0)


def read_closing(lines: Lines, body: int, skipped: set[int]) -> Closing:
    """Read the close of a document whose body begins at line `body`; lines in `skipped` are furniture."""
    closing = Closing(signatures=read_signatures(lines, body, skipped))
    taken = {index for block in closing.signatures for index in block.lines}
    label = next((label for label in recipient_labels(lines) if label[0] >= body and label[0] not in taken), None)
    if label is not None:
        closing.recipients, after = _read_recipients(lines, *label, skipped | taken)
        closing.recipient_lines = (label[0], after)
        if not closing.signatures and (block := read_bare_signature(lines, after, skipped)) is not None:
            closing.signatures.append(block)
    return closing


def _read_recipients(lines: Lines, at: int, after: int, skipped: set[int]) -> tuple[list[str], int]:
    """The recipients of the list whose label stands on the lines from `at` to `after`, and the index of the line after
    the list."""
    labelled = " ".join(lines.texts[at:after])
    match = RECIPIENTS.match(labelled)
    first = labelled[match.end() if match else 0 :].strip()
    entries = [first.lstrip("-+ ")] if first and not is_upper(first) else []
    index = after
    blank = False
    while index < len(lines):
        text = lines[index].text
        if index in skipped or not text:
            blank = blank or not text
        elif opens_signature(text):
            break
        elif text[:1] in "-+•*~" and text[1:].strip(" -_"):
            entries.append(text[1:].strip())
            blank, after = False, index + 1
        elif entries and not blank and not is_name(text):
            entries[-1] += " " + text
            after = index + 1
        elif (not entries and not blank) or (entries and blank and text.startswith("Lưu")):
            entries.append(text)
            blank, after = False, index + 1
        else:
            break
        index += 1
    cleaned = [_FOR_REPORT.sub("", entry).strip(" ;,.") for entry in entries]
    return [entry for entry in cleaned if entry], after
