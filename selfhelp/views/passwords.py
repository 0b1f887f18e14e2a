"""What the password room shows of a report: what is left to do, in which order, what was left out and why.

Pure. The audit says what was found once; a person then changes one password after the other, and each change
may mend others: a password that was used twice is used once when one of the two is changed.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import attrgetter

import msgspec

from selfhelp.passwords.model import Finding, Place, Reason, Report

#: Codes of refusals after which the person can say which column is what.
_COLUMNS_CAN_BE_NAMED = frozenset(("no-password-column",))


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a report: findings numbered from 1, how many accounts are fine, what was left out."""

    findings: tuple[Finding, ...]
    read: int
    fine: int
    left_out: tuple[tuple[str, int], ...]


def left(
    report: Report, changed: AbstractSet[Place] = frozenset(), aside: AbstractSet[Place] = frozenset()
) -> Left:
    """Return what is left when some passwords are changed and others set aside.

    Numbers and counts are made anew, so that the list always begins with 1. A password that was set aside is
    still shared with those that have it, too.
    """
    if not changed and not aside:
        # As the audit left it. The window looks at thousands of findings here, the moment they are there.
        findings = _numbered(report.findings)
        fine = report.read - report.set_aside - len(findings)
        return Left(findings, report.read, fine, left_out(report))
    done = _with_their_rows(report, changed)
    mended = {(f.group, _account(f)) for f in report.findings if f.place in done and f.group is not None}
    gone = {(f.family, _account(f)) for f in report.findings if f.place in done and f.family is not None}
    in_group = Counter(group for group, _account_of in mended)
    in_family = Counter(family for family, _account_of in gone)
    remaining: list[Finding] = []
    for finding in sorted(report.findings, key=lambda f: f.order):
        if finding.place in done or finding.place in aside:
            continue
        still = _still(finding, in_group[finding.group or 0], in_family[finding.family or 0])
        if still.reasons:
            remaining.append(still)
    put_aside = sum(1 for f in report.findings if f.place in aside and f.place not in done)
    findings = _numbered(remaining)
    return Left(
        findings=findings,
        read=report.read,
        fine=report.read - report.set_aside - len(findings) - put_aside,
        left_out=left_out(report),
    )


def _numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, numbered from 1."""
    in_order = sorted(findings, key=attrgetter("order"))
    return tuple(
        finding if finding.order == number else msgspec.structs.replace(finding, order=number)
        for number, finding in enumerate(in_order, start=1)
    )


def _with_their_rows(report: Report, changed: AbstractSet[Place]) -> frozenset[Place]:
    """Add the other rows of the accounts that were changed: browsers write one for each site."""
    if not changed:
        return frozenset()
    accounts = {
        (finding.group, _account(finding))
        for finding in report.findings
        if finding.place in changed and finding.group is not None
    }
    same = {f.place for f in report.findings if (f.group, _account(f)) in accounts}
    return frozenset(changed) | same


def _account(finding: Finding) -> tuple[str, str]:
    name = finding.login or finding.title.casefold()
    return name, finding.username.casefold()


def _still(finding: Finding, mended: int, gone: int) -> Finding:
    """Return what still holds of a finding when so many of its group and its family were changed."""
    if not mended and not gone:
        return finding
    shared, related = max(0, finding.shared_with - mended), max(0, finding.related_to - gone)
    past: set[Reason] = set()
    if mended and not shared:
        past.add("reused")
    if gone and not related:
        past.add("related")
    return msgspec.structs.replace(
        finding,
        reasons=tuple(reason for reason in finding.reasons if reason not in past),
        shared_with=shared,
        related_to=related,
        group=None if "reused" in past else finding.group,
        family=None if "related" in past else finding.family,
    )


def left_out(report: Report) -> tuple[tuple[str, int], ...]:
    """Return why records were left out, and how many there are of each kind, the most first."""
    counts = Counter(item.why for item in report.skipped)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def place_name(finding: Finding) -> str:
    """Return the place of a finding as an address of a page may hold it: ``file-row``."""
    return "-".join(map(str, finding.place))


def asks_for_columns(code: str, files: int) -> bool:
    """Say whether a refused file can be read once the person says which column is what."""
    return files == 1 and code in _COLUMNS_CAN_BE_NAMED
