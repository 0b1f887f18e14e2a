"""The password audit as text. No password is ever in it."""

from selfhelp.language import Message, message, npgettext, pgettext, render
from selfhelp.passwords.model import Finding, Reason, Report

REASONS: dict[Reason, Message] = {
    "breached": message("password reason", "in leaked data"),
    "empty": message("password reason", "no password"),
    "common": message("password reason", "on the list of most common passwords"),
    "reused": message("password reason", "used in more than one place"),
    "personal": message("password reason", "made of personal facts"),
    "related": message("password reason", "related to another one"),
    "weak": message("password reason", "weak"),
}


def reason_words(finding: Finding) -> str:
    """Say all reasons of a finding in one line."""
    return pgettext("list of words", ", ").join(render(REASONS[r]) for r in finding.reasons)


def breach_words(report: Report) -> str:
    """Say which list passwords were compared with, and how far that list goes."""
    if report.breaches is None:
        return pgettext(
            "audit",
            "Compared with the list of most common passwords only. Not being on it is no proof of safety.",
        )
    if not report.breaches.complete:
        return pgettext(
            "audit",
            "Compared with {name} of {date}, which is not complete. Not being in it is no proof of safety.",
            name=report.breaches.name,
            date=report.breaches.date,
        )
    return pgettext(
        "audit", "Compared with {name} of {date}.", name=report.breaches.name, date=report.breaches.date
    )


def report_text(report: Report) -> str:
    """Return the audit as plain text: what to change first, with all reasons in one line each."""
    lines = [
        npgettext("audit", "{count} account was read.", "{count} accounts were read.", report.read),
        breach_words(report),
        "",
    ]
    for finding in sorted(report.findings, key=lambda f: f.order):
        who = f" · {finding.username}" if finding.username else ""
        lines.append(f"{finding.order}. {finding.title or finding.site}{who}")
        lines.append(f"   {reason_words(finding)}")
    if report.findings:
        lines.append("")
    fine = report.fine
    lines.append(npgettext("audit", "{count} account looks fine.", "{count} accounts look fine.", fine))
    if report.skipped:
        lines.append(
            npgettext(
                "audit", "{count} row was left out.", "{count} rows were left out.", len(report.skipped)
            )
        )
    return "\n".join(lines) + "\n"
