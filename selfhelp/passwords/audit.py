"""Audits imported logins: what is wrong with which password, and what to change first.

Pure: it writes nothing, keeps nothing, and knows no window. Long work reports its progress and can be
stopped. Passwords live in local variables only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from selfhelp.passwords import related, reuse
from selfhelp.passwords.breaches import Breaches
from selfhelp.passwords.commonest import is_common
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.folding import fold
from selfhelp.passwords.model import (
    MOST_NAMED,
    REASONS,
    Credential,
    Finding,
    Imported,
    Place,
    Reason,
    Report,
    Skipped,
)
from selfhelp.passwords.order import Known, Tiers, change_first
from selfhelp.passwords.personal import PersonalFacts
from selfhelp.passwords.sites import change_address, site_host, site_label
from selfhelp.passwords.steps import AuditCancelled, Steps
from selfhelp.passwords.strength import WEAK, Strength, strength

__all__ = ["AuditCancelled", "Known", "audit", "audit_answers"]

_MASK = "•••"
#: A shorter password stands in other words by chance.
_LEAST_MASKED = 6


@dataclass(frozen=True, slots=True)
class _Others:
    """The accounts that share something with one, as the places of their logins; at most so many named."""

    number: int
    places: tuple[int, ...]
    count: int
    codes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Judged:
    """What is known of the logins so far, by their place. No repr shows it."""

    strengths: dict[str, Strength] = field(repr=False)
    breached: frozenset[str] = field(repr=False)
    personal: list[tuple[str, ...]]
    shared: dict[int, _Others]
    relatives: dict[int, _Others]


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
        imported: what was read. With several files, findings carry the number of their file from 1.
        facts: what others may know of the person; passwords built from it are named.
        breaches: breached passwords to look in.
        progress: called with (done, total), about every 10 ms of work.
        cancelled: asked at the same moments; True stops the audit.
        known: what the person said of the accounts: which were taken over, which reset others.
        set_aside: (file, row) of logins the person wants nothing said of, such as a PIN a bank forces on
            them. Others that share such a password are still told.

    Raises:
        AuditCancelled: ``cancelled`` said so.
        BreachesError: the breach data can't be read any more.
    """
    files = [imported] if isinstance(imported, Imported) else list(imported)
    known = known or Known()
    places = [(number, one) for number, file in enumerate(files, start=1) for one in file.credentials]
    credentials = [credential for _, credential in places]
    passwords = reuse.by_password(credentials)
    rounds = 3 if breaches is not None else 2
    steps = Steps(rounds * len(passwords) + len(credentials), progress, cancelled)
    judged = _Judged(
        shared=_reuse(credentials, passwords, known, steps),
        strengths=_strengths(passwords, steps),
        breached=_breached(passwords, breaches, steps),
        personal=_personal(credentials, facts or Facts(), steps),
        relatives=_families(credentials, passwords, known, steps),
    )
    tiers = Tiers(credentials, known)
    found = []
    aside = 0
    for place, (file, credential) in enumerate(places):
        steps.step(0)
        if (file, credential.row) in set_aside:
            aside += 1
            continue
        reasons = _reasons(place, credential, judged)
        if reasons:
            finding = _finding(place, places, reasons, judged)
            found.append((tiers.tier(credential), replace(finding, why_order=tiers.why(credential))))
    findings = _number(found, steps)
    steps.finish()
    return _report(files, findings, breaches, aside)


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
    credentials: Sequence[Credential], passwords: Mapping[str, Sequence[int]], known: Known, steps: Steps
) -> dict[int, _Others]:
    """Return, by place, the other accounts with the same password."""
    result: dict[int, _Others] = {}
    for number, group in enumerate(reuse.reused(credentials, passwords, known.same_login, steps.step)):
        first = [account[0] for account in group]
        for at, account in enumerate(group):
            steps.step(0)
            some = tuple(_others(first, at))
            result.update(dict.fromkeys(account, _Others(number, some, len(group) - 1)))
    return result


def _others(places: Sequence[int], at: int) -> list[int]:
    """Return the places but the one, at most so many as are named."""
    return [*places[: min(at, MOST_NAMED)], *places[at + 1 : at + 1 + max(MOST_NAMED - at, 0)]]


def _families(
    credentials: Sequence[Credential], passwords: Mapping[str, Sequence[int]], known: Known, steps: Steps
) -> dict[int, _Others]:
    """Return, by place, the relatives. The old and new password of one account are no family."""
    names: dict[str, set[str]] = {}
    for password, places in passwords.items():
        steps.step(0)
        names[password] = {name for place in places for name in _site_names(credentials[place])}
    result: dict[int, _Others] = {}
    for number, family in enumerate(related.relate(names, steps.step)):
        steps.step(0)
        members = [place for password in family.members for place in passwords[password]]
        if len(reuse.accounts(credentials, members, known.same_login)) < 2:
            continue
        # One more than is named, so that enough are left without a password's own.
        some = [passwords[password][0] for password in family.members[: MOST_NAMED + 1]]
        for password in family.members:
            steps.step(0)
            own = passwords[password]
            others = tuple([place for place in some if place != own[0]][:MOST_NAMED])
            told = _Others(number, others, len(family.members) - 1, family.codes[password])
            result.update(dict.fromkeys(own, told))
    return result


def _site_names(credential: Credential) -> set[str]:
    names = {site_label(site) for site in (credential.site, *credential.other_sites) if site}
    title = fold(credential.title)
    names.add(site_label(title) if "." in title else title)
    names.update(word for word in title.split() if len(word) > 3)
    return {name for name in names if name}


def _reasons(place: int, credential: Credential, judged: _Judged) -> tuple[Reason, ...]:
    password = credential.password
    applies: dict[Reason, bool] = {
        "breached": password in judged.breached,
        "empty": not password,
        "common": is_common(password),
        "reused": place in judged.shared,
        "personal": bool(judged.personal[place]),
        "related": place in judged.relatives,
        "weak": bool(password) and judged.strengths[password].score <= WEAK,
    }
    return tuple(reason for reason in REASONS if applies[reason])


def _finding(
    place: int, places: Sequence[tuple[int, Credential]], reasons: tuple[Reason, ...], judged: _Judged
) -> Finding:
    """Put together what is wrong with one login."""
    file, credential = places[place]
    password = credential.password
    measured = judged.strengths.get(password, Strength(0))
    shared, relatives = judged.shared.get(place), judged.relatives.get(place)
    site = site_host(credential.site)
    # An address is public: a password "amazon" at amazon.com doesn't make the account unnameable.
    is_public = bool(password) and password.casefold() in site and password.casefold() != site
    shown_site = site if is_public else _masked(site, password)
    same = [] if shared is None else [places[other] for other in shared.places]
    kin = [] if relatives is None else [places[other] for other in relatives.places]
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
        file=file,
        shared=tuple(other.row for _, other in same),
        shared_files=tuple(number for number, _ in same),
        relatives=tuple(other.row for _, other in kin),
        relatives_files=tuple(number for number, _ in kin),
        related_by=() if relatives is None else relatives.codes,
        change_url=_change_url(credential) if shown_site == site else "",
    )


def _change_url(credential: Credential) -> str:
    for site in (credential.site, *credential.other_sites):
        found = change_address(site) if site else ""
        if found:
            return found
    return ""


def _masked(shown: str, password: str) -> str:
    """Hide a password that is also the user name, or stands in the title: no report may hold one."""
    if password and shown.casefold() == password.strip().casefold():
        return _MASK
    return shown.replace(password, _MASK) if len(password) >= _LEAST_MASKED else shown


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
            replace(
                finding,
                order=order,
                group=None if group is None else groups.setdefault(group, len(groups) + 1),
                family=None if family is None else families.setdefault(family, len(families) + 1),
            )
        )
    return tuple(findings)


def _report(
    files: Sequence[Imported], findings: tuple[Finding, ...], breaches: Breaches | None, aside: int
) -> Report:
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
        fine=read - len(findings) - aside,
        set_aside=aside,
    )
