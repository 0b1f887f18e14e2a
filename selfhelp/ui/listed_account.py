"""A finding of the audit as an account on the person's list: its name and the reasons, never the password."""

from uuid import uuid4

from selfhelp.case.model import Account, Case
from selfhelp.catalogue.model import Catalogue
from selfhelp.passwords.model import Finding


def same_account(finding: Finding, case: Case) -> Account | None:
    """Return the account of the list that a finding is about, or None."""
    name = finding.title or finding.site
    return next((a for a in case.accounts if a.name == name and a.username == finding.username), None)


def _service(finding: Finding, catalogue: Catalogue) -> str | None:
    for service in catalogue.services:
        if any(finding.site == d or finding.site.endswith(f".{d}") for d in service.domains):
            return service.id
    return None


def listed(finding: Finding, case: Case, catalogue: Catalogue) -> Account:
    """Return the account to keep for a finding; what the person wrote about it before stays."""
    before = same_account(finding, case)
    return Account(
        id=before.id if before else uuid4().hex[:12],
        name=finding.title or finding.site,
        service=before.service if before else _service(finding, catalogue),
        username=finding.username,
        reset_by=before.reset_by if before else "",
        taken_over=before.taken_over if before else False,
        change_because=finding.reasons,
    )
