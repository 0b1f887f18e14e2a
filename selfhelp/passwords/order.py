"""Decides what to change first.

Accounts that were taken over and mail come first, for mail resets the others; then what else resets others,
the telephone, money, and the rest, in which accounts that speak in the person's name are in front. Within
each, the worst password first. Entries without a password are last: none of them can be known. The order is
put together from two published lists that differ slightly (techsafety.ca, dvresources.support).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from selfhelp.passwords.known import Known
from selfhelp.passwords.model import Credential, Finding, Reason
from selfhelp.passwords.reuse import labels_of
from selfhelp.passwords.sites import group_of, site_host, site_label

#: Why an account stands where it stands, in the order in which passwords are changed.
WHY_ORDER = ("taken-over", "mail", "resets-others", "carrier", "money", "rest")

#: From the worst. Reasons of one number are as bad as each other.
_SEVERITY: dict[Reason, int] = {
    "breached": 0,
    "common": 0,
    "reused": 1,
    "personal": 2,
    "related": 3,
    "weak": 4,
    # Nobody can tell whether an entry without a password is an account at all.
    "empty": 5,
}


class Tiers:
    """Knows how much depends on each account of this person."""

    def __init__(self, credentials: Iterable[Credential], known: Known | None = None) -> None:
        """Count how many accounts have each mail address as their user name."""
        self._known = known or Known()
        self._taken = {name.strip().casefold() for name in self._known.taken_over if name.strip()}
        self._resets = {name.strip().casefold() for name in self._known.resets if name.strip()}
        self._uses: Counter[str] = Counter(
            credential.username.casefold() for credential in credentials if "@" in credential.username
        )

    def judge(self, credential: Credential) -> tuple[str, int]:
        """Return why an account stands where it stands, of :data:`WHY_ORDER`, and how far in front.

        0 is for accounts that were taken over, and more the less depends on them.
        """
        labels = self._labels(credential)
        kinds = self._kinds(credential, labels)
        why = self._why(credential, labels, kinds)
        if why == "rest" and "social" not in kinds:
            return why, len(WHY_ORDER)
        return why, WHY_ORDER.index(why)

    def _kinds(self, credential: Credential, labels: set[str]) -> set[str]:
        """Return what kinds of sites these are, by their names and by words in the address."""
        sites = self._known.sites
        host = "".join(site_host(credential.site).split("-"))
        named = {sites.kinds[label] for label in labels if label in sites.kinds}
        return named | {kind for sign, kind in sites.signs.items() if sign in host}

    def _why(self, credential: Credential, labels: set[str], kinds: set[str]) -> str:
        if self._is_one_of(credential, labels, self._taken):
            return "taken-over"
        if "mail" in kinds or self._is_mailbox(credential, labels):
            return "mail"
        if "resets-others" in kinds or self._is_one_of(credential, labels, self._resets):
            return "resets-others"
        return next((kind for kind in ("carrier", "money") if kind in kinds), "rest")

    @staticmethod
    def _labels(credential: Credential) -> set[str]:
        labels = {site_label(site) for site in (credential.site, *credential.other_sites) if site}
        return labels or set(labels_of(credential))

    def _is_one_of(self, credential: Credential, labels: set[str], names: Collection[str]) -> bool:
        """Say whether the person named this account, by its site or its id."""
        if not names:
            return False
        sites = [site for site in (credential.site, *credential.other_sites) if site]
        groups = {group_of(site, self._known.sites.same_login) for site in sites} - {""}
        own = {*labels, *groups, *map(site_host, sites)}
        return any(
            name in own
            or ("." in name and "@" not in name and any(_under(site_host(site), name) for site in sites))
            for name in names
        )

    def _is_mailbox(self, credential: Credential, labels: set[str]) -> bool:
        """Say whether this is the login of a mail address that other accounts use."""
        address = credential.username.casefold()
        used = self._uses[address] > 1 or address in self._resets
        return used and site_label(address.partition("@")[2]) in labels


def _under(host: str, name: str) -> bool:
    domain = site_host(name)
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


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
        is_empty = finding.reasons == ("empty",)
        text = (
            site_label(finding.site),
            finding.site,
            finding.username.casefold(),
            finding.username,
            finding.title,
        )
        rest = (
            -len(finding.reasons),
            finding.score,
            finding.reasons,
            finding.file,
            finding.row,
            finding.part,
        )
        return (is_empty, tier, *severity(finding), *text, *rest)

    return sorted(range(len(findings)), key=rank)
