"""The values the password audit passes around: what was read, and what was found.

All are frozen. A plaintext password lives in :class:`Credential` alone, out of every repr; a
:class:`Finding` says why an account needs attention and never holds the password.
"""

from dataclasses import dataclass, field
from typing import Literal

Reason = Literal["empty", "common", "weak", "reused", "related", "personal", "breached"]

#: The order in which reasons are listed.
REASONS: tuple[Reason, ...] = ("breached", "empty", "common", "reused", "personal", "related", "weak")


@dataclass(frozen=True, slots=True)
class Credential:
    """One saved login. ``row`` counts the records of its file from 1, the header left out."""

    row: int
    title: str
    site: str
    username: str
    password: str = field(repr=False)
    other_sites: tuple[str, ...] = ()
    has_totp: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that is no login, and the stable code of the reason."""

    row: int
    why: str
    file: int = 1


@dataclass(frozen=True, slots=True)
class Imported:
    """One export file, read. ``warnings`` are stable codes."""

    format: str
    credentials: tuple[Credential, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreachInfo:
    """What the breach data was. Without ``complete``, a password that isn't found may still be leaked.

    A light pack holds only what was seen ``at_least`` so often.
    """

    name: str
    date: str
    keys: int
    complete: bool
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """Why one account needs a new password.

    ``order`` is 1 for what to change first. ``group`` joins accounts with the same password, ``family``
    those with related ones. ``explanation`` and ``personal`` hold stable codes, never parts of the password.
    """

    row: int
    title: str
    site: str
    username: str
    order: int
    score: int
    reasons: tuple[Reason, ...]
    group: int | None = None
    family: int | None = None
    explanation: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    shared_with: int = 0
    file: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an audit. ``read`` logins were looked at; ``fine`` of them gave no finding."""

    read: int
    format: str
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    breaches: BreachInfo | None
    warnings: tuple[str, ...]
    fine: int


def report_json(report: Report) -> dict[str, object]:
    """Return the report in the shape that ``selfhelp audit --format json`` prints."""
    breaches = report.breaches
    return {
        "read": report.read,
        "format": report.format,
        "skipped": [{"row": item.row, "why": item.why, "file": item.file} for item in report.skipped],
        "findings": [_finding_json(finding) for finding in report.findings],
        "breaches": None
        if breaches is None
        else {
            "name": breaches.name,
            "date": breaches.date,
            "keys": breaches.keys,
            "complete": breaches.complete,
            "at_least": breaches.at_least,
        },
        "warnings": list(report.warnings),
        "fine": report.fine,
    }


def _finding_json(finding: Finding) -> dict[str, object]:
    return {
        "row": finding.row,
        "title": finding.title,
        "site": finding.site,
        "username": finding.username,
        "order": finding.order,
        "score": finding.score,
        "reasons": list(finding.reasons),
        "group": finding.group,
        "family": finding.family,
        "explanation": list(finding.explanation),
        "personal": list(finding.personal),
        "shared_with": finding.shared_with,
        "file": finding.file,
    }
