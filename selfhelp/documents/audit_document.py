"""The password audit as text and as a work list on paper. No password is ever in it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from selfhelp.documents.audit_words import WHY_ORDER, breach_words, left_out_text, reasons_text
from selfhelp.documents.sheet import Item, Opening, Piece, Sheet, not_locked
from selfhelp.language import npgettext, pgettext, render
from selfhelp.passwords.model import Finding, Report
from selfhelp.passwords.refusals import NOTES


def _account(finding: Finding) -> str:
    name = finding.title or finding.site
    return f"{name} · {finding.username}" if finding.username else name


def report_text(report: Report) -> str:
    """Return the audit as plain text: what to change first, with all reasons in one line each.

    Then what is fine, what was left out and why, and what to know about the file. A file without any login
    says so, and nothing of fine accounts.
    """
    left_out = left_out_text(Counter(item.why for item in report.skipped).most_common())
    warnings = [render(NOTES[f"warning-{code}"]) for code in report.warnings]
    if not report.read:
        nothing, *others = warnings
        return "\n".join(filter(None, (nothing, left_out, *others))) + "\n"
    lines = [
        npgettext("audit", "{count} account was read.", "{count} accounts were read.", report.read),
        breach_words(report),
        "",
    ]
    for finding in sorted(report.findings, key=lambda f: f.order):
        lines += [f"{finding.order}. {_account(finding)}", f"   {reasons_text(finding)}"]
    if report.findings:
        lines.append("")
    lines.append(
        npgettext("audit", "{count} account looks fine.", "{count} accounts look fine.", report.fine)
    )
    return "\n".join([*lines, *filter(None, (left_out, *warnings))]) + "\n"


def work_list_sheet(report: Report, findings: Iterable[Finding], today: dt.date) -> Sheet:
    """Return the work list for paper: a box to tick, the account, why it is on the list."""
    items = tuple(
        Item(_account(f), (render(WHY_ORDER[f.why_order]), reasons_text(f)), box=True) for f in findings
    )
    warning = pgettext("audit", "Use a device the other person cannot open. Save evidence first.")
    title = pgettext("audit", "Passwords to change")
    pieces: tuple[Piece, ...] = (Opening(title, warning), *items, not_locked())
    return Sheet(pgettext("paper", "Notes"), today, pieces, breach_words(report))
