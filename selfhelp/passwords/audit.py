"""Audits imported logins: what is wrong with which password, and what to change first.

Pure: it writes nothing, keeps nothing, and knows no window. Long work reports its progress and can be
stopped. Passwords live in local variables only.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from selfhelp.passwords import related, reuse
from selfhelp.passwords.breaches import Breaches
from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.folding import fold
from selfhelp.passwords.model import REASONS, Credential, Finding, Imported, Reason, Report, Skipped
from selfhelp.passwords.order import Tiers, change_first
from selfhelp.passwords.personal import PersonalFacts
from selfhelp.passwords.sites import site_host, site_label
from selfhelp.passwords.strength import WEAK, Strength, strength

#: Seconds between two reports of progress; the window may not stall for more than 50 ms.
_BETWEEN_REPORTS = 0.02
_MASK = "•••"
#: A shorter password stands in other words by chance.
_LEAST_MASKED = 6


class AuditCancelled(Exception):  # noqa: N818 - not an error: the person pressed Cancel
    """The audit was stopped before its end."""


class _Steps:
    """Counts the work done, tells about it now and then, and stops when asked to."""

    def __init__(
        self,
        total: int,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._total = max(total, 1)
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled
        self._told = -1.0
        self.tell()

    def step(self, count: int = 1) -> None:
        """Count pieces of work; with 0, only look whether it is time to tell."""
        self._done += count
        if time.monotonic() - self._told >= _BETWEEN_REPORTS:
            self.tell()

    def tell(self) -> None:
        """Report at once, and stop if asked to."""
        if self._cancelled is not None and self._cancelled():
            raise AuditCancelled
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
        self._told = time.monotonic()

    def finish(self) -> None:
        """Report that all is done."""
        self._done = self._total
        self.tell()


@dataclass(slots=True)
class _Judged:
    """What is known of the logins so far, by their place. No repr shows it."""

    strengths: dict[str, Strength] = field(repr=False)
    breached: frozenset[str] = field(repr=False)
    personal: list[tuple[str, ...]]
    groups: dict[int, int]
    shared: dict[int, int]
    families: dict[int, int]


def audit(
    imported: Imported | Sequence[Imported],
    facts: Facts | None = None,
    breaches: Breaches | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Audit one or more imported files together.

    Args:
        imported: what was read. With several files, findings carry the number of their file from 1.
        facts: what others may know of the person; passwords built from it are named.
        breaches: breached passwords to look in.
        progress: called with (done, total), about every 20 ms of work.
        cancelled: asked at the same moments; True stops the audit.

    Raises:
        AuditCancelled: ``cancelled`` said so.
        BreachesError: the breach data can't be read any more.
    """
    files = [imported] if isinstance(imported, Imported) else list(imported)
    places = [(number, one) for number, file in enumerate(files, start=1) for one in file.credentials]
    credentials = [credential for _, credential in places]
    passwords = reuse.by_password(credentials)
    rounds = 3 if breaches is not None else 2
    steps = _Steps(rounds * len(passwords) + len(credentials), progress, cancelled)
    groups, shared = _reuse(credentials, passwords, steps)
    judged = _Judged(
        strengths=_each(passwords, strength, steps),
        breached=_breached(passwords, breaches, steps),
        personal=_personal(credentials, facts or Facts(), steps),
        groups=groups,
        shared=shared,
        families=_families(credentials, passwords, steps),
    )
    tiers = Tiers(credentials)
    found = []
    for place, (file, credential) in enumerate(places):
        steps.step(0)
        finding = _finding(place, file, credential, judged)
        if finding is not None:
            found.append((tiers.tier(credential), finding))
    findings = _number(found, steps)
    steps.finish()
    return _report(files, findings, breaches)


def _each(passwords: Iterable[str], judge: Callable[[str], Strength], steps: _Steps) -> dict[str, Strength]:
    result = {}
    for password in passwords:
        result[password] = judge(password)
        steps.step()
    return result


def _breached(passwords: Iterable[str], breaches: Breaches | None, steps: _Steps) -> frozenset[str]:
    found: set[str] = set()
    if breaches is not None:
        for password in passwords:
            if breaches.count(password) > 0:
                found.add(password)
            steps.step()
    return frozenset(found)


def _personal(credentials: Sequence[Credential], facts: Facts, steps: _Steps) -> list[tuple[str, ...]]:
    matcher = PersonalFacts(facts)
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    result = []
    for credential in credentials:
        key = (credential.password, credential.username)
        if key not in known:
            known[key] = matcher.kinds_in(*key)
        result.append(known[key])
        steps.step()
    return result


def _reuse(
    credentials: Sequence[Credential], passwords: Mapping[str, Sequence[int]], steps: _Steps
) -> tuple[dict[int, int], dict[int, int]]:
    """Return, by place, a number for the group, and how many other accounts have the same password."""
    groups: dict[int, int] = {}
    shared: dict[int, int] = {}
    for number, group in enumerate(reuse.reused(credentials, passwords)):
        steps.step(0)
        for account in group:
            for place in account:
                groups[place] = number
                shared[place] = len(group) - 1
    return groups, shared


def _families(
    credentials: Sequence[Credential], passwords: Mapping[str, Sequence[int]], steps: _Steps
) -> dict[int, int]:
    """Return a number for the family, by place. The old and new password of one account are no family."""
    names: dict[str, set[str]] = {}
    for password, places in passwords.items():
        steps.step(0)
        names[password] = {name for place in places for name in _site_names(credentials[place])}
    result: dict[int, int] = {}
    for number, family in enumerate(related.families(names, steps.step)):
        steps.step(0)
        members = [place for password in family for place in passwords[password]]
        if len(reuse.accounts(credentials, members)) > 1:
            result.update(dict.fromkeys(members, number))
    return result


def _site_names(credential: Credential) -> set[str]:
    names = {site_label(site) for site in (credential.site, *credential.other_sites) if site}
    title = fold(credential.title)
    names.add(site_label(title) if "." in title else title)
    names.update(word for word in title.split() if len(word) > 3)
    return {name for name in names if name}


def _finding(place: int, file: int, credential: Credential, judged: _Judged) -> Finding | None:
    """Put together what is wrong with one login, or return None when nothing is."""
    password = credential.password
    measured = judged.strengths.get(password, Strength(0))
    applies: dict[Reason, bool] = {
        "breached": password in judged.breached,
        "empty": not password,
        "common": is_common(password),
        "reused": place in judged.groups,
        "personal": bool(judged.personal[place]),
        "related": place in judged.families,
        "weak": bool(password) and measured.score <= WEAK,
    }
    reasons = tuple(reason for reason in REASONS if applies[reason])
    if not reasons:
        return None
    site = site_host(credential.site)
    # An address is public: a password "amazon" at amazon.com doesn't make the account unnameable.
    is_public = bool(password) and password.casefold() in site and password.casefold() != site
    return Finding(
        row=credential.row,
        title=credential.title if is_public else _masked(credential.title, password),
        site=site if is_public else _masked(site, password),
        username=_masked(credential.username, password),
        order=0,
        score=measured.score,
        reasons=reasons,
        group=judged.groups.get(place),
        family=judged.families.get(place),
        explanation=measured.explanation,
        personal=judged.personal[place],
        shared_with=judged.shared.get(place, 0),
        file=file,
    )


def _masked(shown: str, password: str) -> str:
    """Hide a password that is also the user name, or stands in the title: no report may hold one."""
    if password and shown.casefold() == password.strip().casefold():
        return _MASK
    return shown.replace(password, _MASK) if len(password) >= _LEAST_MASKED else shown


def _number(ranked: Sequence[tuple[int, Finding]], steps: _Steps) -> tuple[Finding, ...]:
    """Number findings, groups and families by what to change first, whatever the order of the file."""
    groups: dict[int, int] = {}
    families: dict[int, int] = {}
    findings = []
    for order, place in enumerate(change_first(ranked, steps.step), start=1):
        steps.step(0)
        finding = ranked[place][1]
        group, family = finding.group, finding.family
        findings.append(
            replace(
                finding,
                order=order,
                group=None if group is None else groups.setdefault(group, len(groups) + 1),
                family=None if family is None else families.setdefault(family, len(families) + 1),
            )
        )
    return tuple(findings)


def _report(files: Sequence[Imported], findings: tuple[Finding, ...], breaches: Breaches | None) -> Report:
    read = sum(len(file.credentials) for file in files)
    info = None if breaches is None else breaches.info
    warnings = dict.fromkeys(warning for file in files for warning in file.warnings)
    if info is not None and not info.complete:
        warnings["breaches-incomplete"] = None
    return Report(
        read=read,
        format=", ".join(dict.fromkeys(file.format for file in files)),
        skipped=tuple(
            Skipped(item.row, item.why, number)
            for number, file in enumerate(files, start=1)
            for item in file.skipped
        ),
        findings=findings,
        breaches=info,
        warnings=tuple(warnings),
        fine=read - len(findings),
    )
