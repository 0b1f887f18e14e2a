"""Decides what to change first.

Accounts that can reset others come first, then the telephone, money, and accounts that speak in the
person's name; within each, the worst password first. The order is put together from
two published lists that differ slightly (techsafety.ca, dvresources.support).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from selfhelp.passwords.model import Credential, Finding, Reason
from selfhelp.passwords.reuse import labels_of
from selfhelp.passwords.site_kinds import RESETS_OTHERS, TIERS
from selfhelp.passwords.sites import site_host, site_label

_BANK_SIGNS = ("bank", "sparkasse", "creditunion", "kreditunion")
_MONEY_TIER = 2
_REST = len(TIERS)

#: From the worst. Reasons of one number are as bad as each other.
_SEVERITY: dict[Reason, int] = {
    "breached": 0,
    "common": 0,
    "empty": 0,
    "reused": 1,
    "personal": 2,
    "related": 3,
    "weak": 4,
}


class Tiers:
    """Knows how much depends on each account of this person."""

    def __init__(self, credentials: Iterable[Credential]) -> None:
        """Count how many accounts have each mail address as their user name."""
        self._uses: Counter[str] = Counter(
            credential.username.casefold() for credential in credentials if "@" in credential.username
        )

    def tier(self, credential: Credential) -> int:
        """Return 0 for an account that can reset others, up to 4 for the rest."""
        labels = {site_label(site) for site in (credential.site, *credential.other_sites) if site}
        labels = labels or set(labels_of(credential))
        if labels & RESETS_OTHERS or self._is_mailbox(credential, labels):
            return 0
        for tier, names in enumerate(TIERS):
            if labels & names:
                return tier
        hosts = "".join(site_host(credential.site).split("-"))
        return _MONEY_TIER if any(sign in hosts for sign in _BANK_SIGNS) else _REST

    def _is_mailbox(self, credential: Credential, labels: set[str]) -> bool:
        """Say whether this is the login of a mail address that other accounts use."""
        address = credential.username.casefold()
        return self._uses[address] > 1 and site_label(address.partition("@")[2]) in labels


def severity(finding: Finding) -> tuple[int, int]:
    """Return how bad the password is, smaller is worse: the worst reason, then how widely it is shared."""
    worst = min((_SEVERITY[reason] for reason in finding.reasons), default=len(_SEVERITY))
    return worst, -finding.shared_with


def change_first(
    findings: Sequence[tuple[int, Finding]], step: Callable[[int], None] = lambda _count: None
) -> list[int]:
    """Return the places of (tier, finding) pairs, what to change first in front.

    Ties go by site, user name and title, so that the order of the file is of no matter. ``step`` is called
    with 0 for each, to show progress.
    """

    def rank(place: int) -> tuple[object, ...]:
        step(0)
        tier, finding = findings[place]
        text = (
            site_label(finding.site),
            finding.site,
            finding.username.casefold(),
            finding.username,
            finding.title,
        )
        rest = (-len(finding.reasons), finding.score, finding.reasons, finding.file, finding.row)
        return (tier, *severity(finding), *text, *rest)

    return sorted(range(len(findings)), key=rank)
