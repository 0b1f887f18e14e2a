"""The values the password audit passes around: what was read, and what was found.

Those of which there are thousands hold only texts, numbers and tuples of these, so that none is part of a
circle: without ``gc`` the search for circles, which stops every thread, passes them by.

All are frozen. A plaintext password lives in :class:`Credential` alone, out of every repr; a
:class:`Finding` says why an account needs attention and never holds the password.
"""

from dataclasses import dataclass
from typing import Literal

import msgspec

Reason = Literal["empty", "common", "weak", "reused", "related", "personal", "breached"]

#: The order in which reasons are listed.
REASONS: tuple[Reason, ...] = ("breached", "empty", "common", "reused", "personal", "related", "weak")


#: Where a login stands: the number of its file, its row, and the number of a further password of that row.
Place = tuple[int, ...]
#: How many members of a group or a family are named; a password shared by thousands would fill the memory.
MOST_NAMED = 20


class Credential(msgspec.Struct, frozen=True, gc=False):
    """One saved login. ``row`` counts the records of its file from 1, the header left out.

    A record may hold several passwords, of a server and of its console: ``part`` counts the further ones.
    """

    row: int
    title: str
    site: str
    username: str
    password: str
    other_sites: tuple[str, ...] = ()
    has_totp: bool = False
    part: int = 0

    def __repr__(self) -> str:
        """Show everything but the password, which must not get into a log."""
        return f"Credential(row={self.row}, title={self.title!r}, site={self.site!r}, part={self.part})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Show the same where a terminal prints values in colour."""
        return [("row", self.row), ("title", self.title), ("site", self.site), ("part", self.part)]


class Skipped(msgspec.Struct, frozen=True, gc=False):
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


class Finding(msgspec.Struct, frozen=True, gc=False):
    """Why one account needs a new password.

    ``order`` is 1 for what to change first. ``group`` joins accounts with the same password, ``family``
    those with related ones; ``shared_with`` and ``related_to`` say how many others there are, and the report
    which. ``explanation``, ``personal``, ``related_by`` and ``why_order`` hold stable codes, never parts of
    the password. ``change_url`` is where the site says a password is changed, or empty. ``login`` names
    the login behind the site, the same for all sites that share it; empty for a finding without a site.
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
    related_to: int = 0
    file: int = 1
    part: int = 0
    related_by: tuple[str, ...] = ()
    why_order: str = "rest"
    change_url: str = ""
    login: str = ""

    @property
    def place(self) -> Place:
        """Where the login stands, as the person's marks on it are kept."""
        return (self.file, self.row, self.part) if self.part else (self.file, self.row)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an audit. ``read`` logins were looked at; ``fine`` of them gave no finding.

    The person set ``set_aside`` of them aside: they are neither. ``groups`` and ``families`` name the places
    of their members, at most :data:`MOST_NAMED`; the first is that of number 1.
    """

    read: int
    format: str
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    breaches: BreachInfo | None
    warnings: tuple[str, ...]
    fine: int
    set_aside: int = 0
    groups: tuple[tuple[Place, ...], ...] = ()
    families: tuple[tuple[Place, ...], ...] = ()


class _Shown(msgspec.Struct, frozen=True, gc=False):
    """What is printed of a :class:`Finding`: all but its login.

    Two rows of one login share their group already; the name is for the program's own lists.
    """

    row: int
    title: str
    site: str
    username: str
    order: int
    score: int
    reasons: tuple[Reason, ...]
    group: int | None
    family: int | None
    explanation: tuple[str, ...]
    personal: tuple[str, ...]
    shared_with: int
    related_to: int
    file: int
    part: int
    related_by: tuple[str, ...]
    why_order: str
    change_url: str


def report_json(report: Report) -> dict[str, object]:
    """Return the report in the shape that ``selfhelp audit --format json`` prints, as plain values."""
    plain: dict[str, object] = msgspec.to_builtins(_shape(report), builtin_types=())
    return plain


def report_bytes(report: Report) -> bytes:
    """Return the same as JSON, indented.

    Raises:
        UnicodeEncodeError: half a sign, from a damaged file, stands in it.
    """
    return msgspec.json.format(msgspec.json.encode(_shape(report)), indent=2)


def _shape(report: Report) -> dict[str, object]:
    breaches = report.breaches
    return {
        "read": report.read,
        "format": report.format,
        "skipped": report.skipped,
        "findings": [_Shown(*msgspec.structs.astuple(finding)[:-1]) for finding in report.findings],
        "groups": [_members_json(members) for members in report.groups],
        "families": [_members_json(members) for members in report.families],
        "breaches": None
        if breaches is None
        else {
            "name": breaches.name,
            "date": breaches.date,
            "keys": breaches.keys,
            "complete": breaches.complete,
            "at_least": breaches.at_least,
        },
        "warnings": report.warnings,
        "fine": report.fine,
        "set_aside": report.set_aside,
    }


def _members_json(members: tuple[Place, ...]) -> list[dict[str, int]]:
    """Return places as objects; ``part`` stands where a record has several passwords."""
    return [dict(zip(("file", "row", "part"), place, strict=False)) for place in members]
