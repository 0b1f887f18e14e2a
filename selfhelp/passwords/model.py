"""The values the password audit passes around: what was read, and what was found.

All are frozen. A plaintext password lives in :class:`Credential` alone, out of every repr; a
:class:`Finding` says why an account needs attention and never holds the password.
"""

from dataclasses import dataclass, field
from typing import Literal

Reason = Literal["empty", "common", "weak", "reused", "related", "personal", "breached"]

#: The order in which reasons are listed.
REASONS: tuple[Reason, ...] = ("breached", "empty", "common", "reused", "personal", "related", "weak")


#: Where a login stands: the number of its file, and its row.
Place = tuple[int, int]
#: How many others a finding names; a password shared by thousands would fill the memory.
MOST_NAMED = 20


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
    those with related ones. ``shared`` and ``relatives`` are rows of the others, at most
    :data:`MOST_NAMED`, with the number of the file of each beside it. ``explanation``, ``personal``,
    ``related_by`` and ``why_order`` hold stable codes, never parts of the password. ``change_url`` is where
    the site says a password is changed, or empty.
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
    shared: tuple[int, ...] = ()
    shared_files: tuple[int, ...] = ()
    relatives: tuple[int, ...] = ()
    relatives_files: tuple[int, ...] = ()
    related_by: tuple[str, ...] = ()
    why_order: str = "rest"
    change_url: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an audit. ``read`` logins were looked at; ``fine`` of them gave no finding.

    The person set ``set_aside`` of them aside: they are neither.
    """

    read: int
    format: str
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    breaches: BreachInfo | None
    warnings: tuple[str, ...]
    fine: int
    set_aside: int = 0


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
        "set_aside": report.set_aside,
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
        "shared": _places_json(finding.shared_files, finding.shared),
        "relatives": _places_json(finding.relatives_files, finding.relatives),
        "related_by": list(finding.related_by),
        "why_order": finding.why_order,
        "change_url": finding.change_url,
    }


def _places_json(files: tuple[int, ...], rows: tuple[int, ...]) -> list[dict[str, int]]:
    return [{"file": file, "row": row} for file, row in zip(files, rows, strict=True)]
