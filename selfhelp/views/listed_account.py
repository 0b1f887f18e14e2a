"""A finding of the audit as an account on the person's list: its name and the reasons, never the password."""

from collections.abc import Iterable
from uuid import uuid4

import msgspec

from selfhelp.case.model import Account, Case
from selfhelp.catalogue.model import Catalogue, Service
from selfhelp.passwords.known import KnownSites, known_sites
from selfhelp.passwords.model import Finding


def same_account(finding: Finding, case: Case, catalogue: Catalogue) -> Account | None:
    """Return the account of the list that a finding is about, or None.

    Another export names an account in another way, "Instagram" or "instagram.com", and must not double it:
    the same user name at the same service, or at the same site, is the same account.
    """
    name = finding.title or finding.site
    theirs = [a for a in case.accounts if a.username.casefold() == finding.username.casefold()]
    exact = next((a for a in theirs if a.name == name), None)
    if exact is not None:
        return exact
    service = service_of(finding, catalogue)
    if service is not None:
        return next((a for a in theirs if a.service == service.id), None)
    if not finding.login:
        return None
    sites = known_sites(catalogue)
    return next((a for a in theirs if _login(a.name, sites) == finding.login), None)


def _login(name: str, sites: KnownSites) -> str:
    """Return the login of a site that was written as its address or by its name."""
    folded = name.casefold()
    return sites.login_of(name) if "." in name else sites.logins.get(folded, folded)


def service_of(finding: Finding, catalogue: Catalogue) -> Service | None:
    """Return the service of the catalogue that a finding's site belongs to, or None."""
    for service in catalogue.services:
        if any(finding.site == d or finding.site.endswith(f".{d}") for d in service.domains):
            return service
    return None


def listed(finding: Finding, case: Case, catalogue: Catalogue) -> Account:
    """Return the account to keep for a finding; what the person wrote about it before stays."""
    before = same_account(finding, case, catalogue)
    service = service_of(finding, catalogue)
    return Account(
        id=before.id if before else uuid4().hex[:12],
        name=before.name if before else finding.title or finding.site,
        service=before.service if before else service.id if service else None,
        username=finding.username,
        reset_by=before.reset_by if before else "",
        taken_over=before.taken_over if before else False,
        change_because=finding.reasons,
    )


def all_listed(findings: Iterable[Finding], case: Case, catalogue: Catalogue) -> list[Account]:
    """Return the accounts to keep for many findings; those about one account make one, with all reasons."""
    made: dict[tuple[str, str], Account] = {}
    for finding in findings:
        account = listed(finding, case, catalogue)
        same = made.get((account.name, account.username))
        if same is not None:
            reasons = tuple(dict.fromkeys([*same.change_because, *account.change_because]))
            account = msgspec.structs.replace(same, change_because=reasons)
        made[account.name, account.username] = account
    return list(made.values())
