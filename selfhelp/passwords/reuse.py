"""Finds passwords used for more than one account.

Chromium writes one row per affiliated domain, and people save one login several times: rows with the same
password, the same user name and the same site are one account, not reuse (bitwarden/web issue 674).
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from selfhelp.passwords.families import Families
from selfhelp.passwords.folding import fold
from selfhelp.passwords.known import KnownSites
from selfhelp.passwords.model import Credential
from selfhelp.passwords.sites import group_of, site_label


def by_password(credentials: Sequence[Credential]) -> dict[str, list[int]]:
    """Return the places in ``credentials`` that hold each password. Empty passwords are left out."""
    found: dict[str, list[int]] = {}
    for index, credential in enumerate(credentials):
        if credential.password:
            found.setdefault(credential.password, []).append(index)
    return found


def labels_of(credential: Credential, sites: KnownSites | None = None) -> frozenset[str]:
    """Return the names of the logins that a record is for; its title's when it has no site."""
    known = sites or KnownSites()
    addresses = [site for site in (credential.site, *credential.other_sites) if site]
    labels = {known.logins.get(label, label) for label in map(site_label, addresses)}
    labels.update(f"={group}" for site in addresses if (group := group_of(site, known.same_login)))
    if not labels and credential.title:
        title = credential.title
        labels = {fold(known.login_of(title) if "." in title else title)}
    return frozenset(labels)


def accounts(
    credentials: Sequence[Credential], indexes: Sequence[int], sites: KnownSites | None = None
) -> list[list[int]]:
    """Join those rows that are the same account: same user name, and a site in common."""
    families = Families(indexes)
    seen: dict[tuple[str, str], list[int]] = {}
    for index in indexes:
        credential = credentials[index]
        for label in labels_of(credential, sites):
            seen.setdefault((credential.username.casefold(), label), []).append(index)
    for same in seen.values():
        for one, other in pairwise(same):
            families.join(one, other)
    return families.all()


def reused(
    credentials: Sequence[Credential],
    passwords: Mapping[str, Sequence[int]],
    sites: KnownSites | None = None,
    step: Callable[[int], None] = lambda _count: None,
) -> list[list[list[int]]]:
    """Return one group for each password of two or more accounts: the accounts, each as its rows."""
    groups = []
    for indexes in passwords.values():
        step(0)
        found = accounts(credentials, indexes, sites) if len(indexes) > 1 else []
        if len(found) > 1:
            groups.append(found)
    return groups
