"""What the page of a report shows: what to change first and why, what can wait, what was left out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from selfhelp import frozen
from selfhelp.documents.audit_words import breach_words, reason_text, shown_reasons
from selfhelp.documents.left_out_words import left_out_words
from selfhelp.language import Message, message, messages, number, pgettext, render
from selfhelp.passwords.errors import SENTENCES
from selfhelp.passwords.model import Finding, Report
from selfhelp.views.passwords import Left, place_name

#: So many are changed first; the rest waits in a fold.
FIRST = 4
#: So many rows of a kind that was left out are named.
ROWS_NAMED = 20

#: Small counts as words, in the title.
_TITLES: dict[int, Message] = {
    1: message("passwords", "Change this one first"),
    2: message("passwords", "Change these two first"),
    3: message("passwords", "Change these three first"),
    4: message("passwords", "Change these four first"),
}
#: Why the first account is the first, as the line under the title.
WHY_FIRST: dict[str, Message] = {
    "taken-over": message("why first", "{account} matters most: you said someone is in it."),
    "mail": message(
        "why first", "{account} matters most: with it, someone can get into your other accounts."
    ),
    "resets-others": message(
        "why first", "{account} matters most: with it, someone can get into your other accounts."
    ),
    "carrier": message("why first", "{account} matters most: whoever gets in can take your number."),
    "money": message("why first", "{account} matters most: your money is here."),
    "rest": message("why first", "Begin with {account}. The others can wait."),
}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One account of a report: its place, its number, its name, and the reasons in words.

    ``letters`` stand on its tile; empty for those of the name.
    """

    place: str
    number: int
    name: str
    username: str
    reasons: str
    letters: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Records of one kind that were left out: how many and why, and in which rows."""

    words: str
    rows: str


@dataclass(frozen=True, slots=True)
class ReportState:
    """The report, in words.

    Attributes:
        first: what to change first, in order.
        then: what can wait.
        links: pairs of numbers in ``first`` and ``then``, from 0, that have the same password.
        fine: how many look fine.
        fine_words: what "fine" was compared with, and that it is no proof.
        remarks: what was odd about the file or the list.
    """

    title: Message
    line: Message
    read: Message
    first: tuple[FindingRow, ...]
    then: Sequence[FindingRow]
    links: tuple[tuple[int, int], ...]
    fine: int
    fine_words: str
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]


def finding_name(finding: Finding, *, hidden: bool) -> str:
    """Return what an account is called: its name, else its site, else its row. Hidden, its row."""
    row = pgettext("passwords", "Row {row}", row=finding.row)
    return row if hidden else finding.title or finding.site or row


def _row(finding: Finding, *, hidden: bool) -> FindingRow:
    reasons = [reason_text(finding, reason) for reason in shown_reasons(finding)]
    return FindingRow(
        place=place_name(finding),
        number=finding.order,
        name=finding_name(finding, hidden=hidden),
        username="" if hidden else finding.username,
        reasons=pgettext("list of words", ", ").join(reasons),
        letters=number(finding.row) if hidden else "",
    )


class _Rows(Sequence[FindingRow]):
    """Rows that are put into words when they are looked at: of thousands that can wait, few ever are."""

    def __init__(self, findings: Sequence[Finding], *, hidden: bool) -> None:
        """Hold what was found."""
        self._findings, self._hidden = findings, hidden

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._findings)

    @overload
    def __getitem__(self, at: int) -> FindingRow: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[FindingRow, ...]: ...

    def __getitem__(self, at: int | slice) -> FindingRow | tuple[FindingRow, ...]:
        """Return one row, or several."""
        if isinstance(at, slice):
            return tuple(_row(finding, hidden=self._hidden) for finding in self._findings[at])
        return _row(self._findings[at], hidden=self._hidden)


def _links(findings: Sequence[Finding]) -> tuple[tuple[int, int], ...]:
    """Return pairs of accounts with the same password: the first of each group with the others."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, finding in enumerate(findings):
        if finding.group is not None:
            places[finding.group].append(place)
    return tuple((those[0], other) for those in places.values() for other in those[1:])


def _left_out(report: Report) -> tuple[LeftOut, ...]:
    rows: dict[str, list[int]] = defaultdict(list)
    for skipped in report.skipped:
        rows[skipped.why].append(skipped.row)
    made = []
    for why, those in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0])):
        named = pgettext("list of words", ", ").join(number(row) for row in those[:ROWS_NAMED])
        if len(those) > ROWS_NAMED:
            named = pgettext("passwords", "{rows} and more", rows=named)
        made.append(LeftOut(render(left_out_words(why, len(those))), named))
    return tuple(made)


def report_state(report: Report, left: Left, *, hidden: bool = False) -> ReportState:
    """Return what to draw of a report.

    Args:
        report: what the audit found.
        left: what is left of it, after what was changed and set aside.
        hidden: rows stand in place of names, while someone looks.
    """
    first, then = left.findings[:FIRST], left.findings[FIRST:]
    if first:
        title = _TITLES[len(first)]
        account = finding_name(first[0], hidden=hidden)
        # The account's name fills the gap that the sentence has.
        line = frozen.replace(
            WHY_FIRST.get(first[0].why_order, WHY_FIRST["rest"]), values=(("account", account),)
        )
    elif not report.read:
        title = message("passwords", "No login was found")
        line = message(
            "passwords", "Nothing was checked. Choose the file your browser or password manager exported."
        )
    else:
        title = message("passwords", "These look fine")
        line = message("passwords", "Nothing is left to change. Not being on a list is no proof of safety.")
    return ReportState(
        title=title,
        line=line,
        read=messages(
            "passwords",
            "{count} account was read, in memory only.",
            "{count} accounts were read, in memory only.",
            report.read,
        ),
        first=tuple(_row(f, hidden=hidden) for f in first),
        then=_Rows(then, hidden=hidden),
        links=_links(left.findings),
        fine=left.fine,
        fine_words=breach_words(report),
        left_out=_left_out(report),
        remarks=tuple(render(SENTENCES[f"warning-{code}"]) for code in report.warnings),
    )
