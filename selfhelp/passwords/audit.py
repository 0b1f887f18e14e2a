"""Audits imported logins: what is wrong with which password, and what to change first.

Pure: it writes nothing, keeps nothing, and knows no window. Long work reports its progress and can be
stopped. Passwords live in local variables only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from selfhelp.passwords import related, reuse, sites
from selfhelp.passwords.breaches import Breaches
from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.folding import fold
from selfhelp.passwords.known import Known, KnownSites
from selfhelp.passwords.model import (
    MOST_NAMED,
    Credential,
    Finding,
    Imported,
    Place,
    Reason,
    Report,
    Skipped,
)
from selfhelp.passwords.once import names_in_use, once
from selfhelp.passwords.order import Tiers, change_first
from selfhelp.passwords.personal import PersonalFacts
from selfhelp.passwords.sites import change_address, site_host, site_label
from selfhelp.passwords.steps import AuditCancelled, Steps
from selfhelp.passwords.strength import WEAK, Strength, strength

__all__ = ["AuditCancelled", "Known", "audit", "audit_answers"]

_MASK = "•••"
#: A shorter password stands in other words by chance.
_LEAST_MASKED = 6
_NO_STRENGTH = Strength(0)


class _Others(msgspec.Struct, frozen=True, gc=False):
    """The group or family of an account: its number from 0, how many others are in it, what they share."""

    number: int
    count: int
    codes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Judged:
    """What is known of the logins so far, by their place. No repr shows it.

    ``groups`` and ``families`` hold the places of their first members.
    """

    strengths: dict[str, Strength] = field(repr=False)
    breached: frozenset[str] = field(repr=False)
    personal: list[tuple[str, ...]]
    shared: dict[int, _Others] = field(default_factory=dict)
    relatives: dict[int, _Others] = field(default_factory=dict)
    groups: list[list[int]] = field(default_factory=list)
    families: list[list[int]] = field(default_factory=list)


def audit(
    imported: Imported | Sequence[Imported],
    facts: Facts | None = None,
    breaches: Breaches | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    known: Known | None = None,
    set_aside: frozenset[Place] = frozenset(),
) -> Report:
    """Audit one or more imported files together.

    Args:
        imported: what was read. With several files, findings carry the number of their file from 1, and an
            entry that stands in an earlier file too is left out: two exports of one vault are one vault.
        facts: what others may know of the person; passwords built from it are named. The user names and mail
            addresses that several accounts have are looked for as well.
        breaches: breached passwords to look in.
        progress: called with (done, total), about every 10 ms of work.
        cancelled: asked at the same moments; True stops the audit.
        known: what the catalogue says of sites, and what the person said of the accounts: which were taken
            over, which reset others. Without it every site stands for itself.
        set_aside: places of logins the person wants nothing said of, such as a PIN a bank forces on
            them. Others that share such a password are still told.

    Raises:
        AuditCancelled: ``cancelled`` said so.
        BreachesError: the breach data can't be read any more.
    """
    said = known or Known()
    files = once([imported] if isinstance(imported, Imported) else list(imported), said.sites)
    try:
        return _audit(files, facts or Facts(), breaches, (progress, cancelled), said, set_aside)
    finally:
        sites.forget()
        related.forget()


def _audit(
    files: Sequence[Imported],
    facts: Facts,
    breaches: Breaches | None,
    watch: tuple[Callable[[int, int], None] | None, Callable[[], bool] | None],
    known: Known,
    set_aside: frozenset[Place],
) -> Report:
    places = [(number, one) for number, file in enumerate(files, start=1) for one in file.credentials]
    credentials = [credential for _, credential in places]
    passwords = reuse.by_password(credentials)
    rounds = 3 if breaches is not None else 2
    steps = Steps(rounds * len(passwords) + len(credentials), *watch)
    judged = _Judged(
        strengths=_strengths(passwords, steps),
        breached=_breached(passwords, breaches, steps),
        personal=_personal(credentials, names_in_use(credentials, facts), steps),
    )
    _reuse(credentials, passwords, known, judged, steps)
    _families(credentials, passwords, known, judged, steps)
    tiers = Tiers(credentials, known)
    found = []
    aside = 0
    for place, (file, credential) in enumerate(places):
        steps.step(0)
        if set_aside and _place(file, credential) in set_aside:
            aside += 1
            continue
        reasons = _reasons(place, credential, judged)
        if reasons:
            why, tier = tiers.judge(credential)
            found.append((tier, _finding(place, places[place], (reasons, why), judged, known.sites)))
    report = _report(files, _number(found, steps), breaches, aside)
    steps.finish()
    return _with_members(report, found, judged, places)


def audit_answers(
    answers: Sequence[tuple[str, str]], facts: Facts | None = None, breaches: Breaches | None = None
) -> Report:
    """Audit the answers to security questions as if they were passwords; rows count from 1.

    The question is the title of the finding. A true answer shows as ``personal``.
    """
    made = (
        Credential(row, question, "", "", answer) for row, (question, answer) in enumerate(answers, start=1)
    )
    return audit(Imported("answers", tuple(made)), facts, breaches)


def _strengths(passwords: Iterable[str], steps: Steps) -> dict[str, Strength]:
    result = {}
    for password in passwords:
        result[password] = strength(password)
        steps.step()
    return result


def _breached(passwords: Iterable[str], breaches: Breaches | None, steps: Steps) -> frozenset[str]:
    found: set[str] = set()
    if breaches is not None:
        for password in passwords:
            if breaches.count(password) > 0:
                found.add(password)
            steps.step()
    return frozenset(found)


def _personal(credentials: Sequence[Credential], facts: Facts, steps: Steps) -> list[tuple[str, ...]]:
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
    credentials: Sequence[Credential],
    passwords: Mapping[str, Sequence[int]],
    known: Known,
    judged: _Judged,
    steps: Steps,
) -> None:
    """Find, by place, the other accounts with the same password."""
    for number, group in enumerate(reuse.reused(credentials, passwords, known.sites, steps.step)):
        steps.step(0)
        judged.groups.append([account[0] for account in group[:MOST_NAMED]])
        others = _Others(number, len(group) - 1)
        for account in group:
            judged.shared.update(dict.fromkeys(account, others))


def _families(
    credentials: Sequence[Credential],
    passwords: Mapping[str, Sequence[int]],
    known: Known,
    judged: _Judged,
    steps: Steps,
) -> None:
    """Find, by place, the relatives. The old and new password of one account are no family."""
    names: dict[str, set[str]] = {}
    for password, places in passwords.items():
        steps.step(0)
        names[password] = set().union(*(_site_names(credentials[place]) for place in places))
    for family in related.relate(names, steps.step):
        steps.step(0)
        members = [place for password in family.members for place in passwords[password]]
        if len(reuse.accounts(credentials, members, known.sites)) < 2:
            continue
        number = len(judged.families)
        judged.families.append([passwords[password][0] for password in family.members[:MOST_NAMED]])
        for password in family.members:
            steps.step(0)
            others = _Others(number, len(family.members) - 1, family.codes[password])
            judged.relatives.update(dict.fromkeys(passwords[password], others))


def _site_names(credential: Credential) -> set[str]:
    names = {site_label(site) for site in (credential.site, *credential.other_sites) if site}
    title = fold(credential.title)
    names.add(site_label(title) if "." in title else title)
    if not title.isalnum():
        names.update(word for word in title.split() if len(word) > 3)
    names.discard("")
    return names


def _reasons(place: int, credential: Credential, judged: _Judged) -> tuple[Reason, ...]:
    """Return what is wrong, in the order of :data:`selfhelp.passwords.model.REASONS`."""
    password = credential.password
    reasons: list[Reason] = []
    if password in judged.breached:
        reasons.append("breached")
    if not password:
        reasons.append("empty")
    if is_common(password):
        reasons.append("common")
    if place in judged.shared:
        reasons.append("reused")
    if judged.personal[place]:
        reasons.append("personal")
    if place in judged.relatives:
        reasons.append("related")
    if password and judged.strengths[password].score <= WEAK:
        reasons.append("weak")
    return tuple(reasons)


def _finding(
    place: int,
    login: tuple[int, Credential],
    found: tuple[tuple[Reason, ...], str],
    judged: _Judged,
    known: KnownSites,
) -> Finding:
    """Put together what is wrong with one login: the reasons, and why it stands where it stands."""
    file, credential = login
    reasons, why = found
    password = credential.password
    measured = judged.strengths.get(password, _NO_STRENGTH)
    shared, relatives = judged.shared.get(place), judged.relatives.get(place)
    site = site_host(credential.site)
    # An address is public: a password "amazon" at amazon.com doesn't make the account unnameable.
    is_public = bool(password) and password.casefold() in site and password.casefold() != site
    shown_site = site if is_public else _masked(site, password)
    return Finding(
        row=credential.row,
        title=credential.title if is_public else _masked(credential.title, password),
        site=shown_site,
        username=_masked(credential.username, password),
        order=0,
        score=measured.score,
        reasons=reasons,
        group=None if shared is None else shared.number,
        family=None if relatives is None else relatives.number,
        explanation=measured.explanation,
        personal=judged.personal[place],
        shared_with=0 if shared is None else shared.count,
        related_to=0 if relatives is None else relatives.count,
        file=file,
        part=credential.part,
        related_by=() if relatives is None else relatives.codes,
        why_order=why,
        change_url=_change_url(credential) if shown_site == site else "",
        login=known.login_of(shown_site) if shown_site else "",
    )


def _change_url(credential: Credential) -> str:
    for site in (credential.site, *credential.other_sites):
        found = change_address(site) if site else ""
        if found:
            return found
    return ""


def _masked(shown: str, password: str) -> str:
    """Hide a password that is also the user name, or stands in the title: no report may hold one."""
    if not password or not shown:
        return shown
    if len(password) >= _LEAST_MASKED and password in shown:
        shown = shown.replace(password, _MASK)
    return _MASK if shown.casefold() == password.strip().casefold() else shown


def _number(ranked: Sequence[tuple[int, Finding]], steps: Steps) -> tuple[Finding, ...]:
    """Number findings, groups and families by what to change first, whatever the order of the file."""
    groups: dict[int, int] = {}
    families: dict[int, int] = {}
    findings = []
    for order, place in enumerate(change_first(ranked, steps.step), start=1):
        steps.step(0)
        finding = ranked[place][1]
        group, family = finding.group, finding.family
        findings.append(
            msgspec.structs.replace(
                finding,
                order=order,
                group=None if group is None else groups.setdefault(group, len(groups) + 1),
                family=None if family is None else families.setdefault(family, len(families) + 1),
            )
        )
    return tuple(findings)


def _with_members(
    report: Report,
    found: Sequence[tuple[int, Finding]],
    judged: _Judged,
    places: Sequence[tuple[int, Credential]],
) -> Report:
    """Name the members of the groups and families that the report speaks of, by the numbers it gave them."""
    raw = {finding.place: finding for _tier, finding in found}
    groups: dict[int, list[int]] = {}
    families: dict[int, list[int]] = {}
    for finding in report.findings:
        before = raw[finding.place]
        if finding.group is not None and before.group is not None:
            groups.setdefault(finding.group, judged.groups[before.group])
        if finding.family is not None and before.family is not None:
            families.setdefault(finding.family, judged.families[before.family])

    def named(members: dict[int, list[int]]) -> tuple[tuple[Place, ...], ...]:
        return tuple(tuple(_place(*places[place]) for place in members[number]) for number in sorted(members))

    return replace(report, groups=named(groups), families=named(families))


def _place(file: int, credential: Credential) -> Place:
    return (file, credential.row, credential.part) if credential.part else (file, credential.row)


def _report(
    files: Sequence[Imported], findings: tuple[Finding, ...], breaches: Breaches | None, aside: int
) -> Report:
    read = sum(len(file.credentials) for file in files)
    info = None if breaches is None else breaches.info
    warnings = {} if read else {"nothing-read": None}
    warnings.update(dict.fromkeys(warning for file in files for warning in file.warnings))
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
        fine=read - len(findings) - aside,
        set_aside=aside,
    )
