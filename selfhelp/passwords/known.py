"""What is known of sites and of this person's accounts before a file is looked at.

Which sites take one login, which can reset others, carry the telephone, hold money or speak in a person's
name stands in the catalogue, in ``logins/``, ``site-kinds/`` and ``services/``. What the person said comes
from the case. Without either, every site stands for itself.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from selfhelp.catalogue import own
from selfhelp.catalogue.load import load
from selfhelp.catalogue.model import Catalogue
from selfhelp.passwords.sites import group_of, is_whole_site, same_login, site_label


@dataclass(frozen=True, slots=True)
class KnownSites:
    """What the catalogue says of sites.

    Args:
        same_login: the login of each domain, from :func:`selfhelp.passwords.sites.same_login`.
        logins: the same by what a person would call the site, for its other domains and its apps.
        kinds: the kind of a site, by what a person would call it.
        signs: words in an address, and the kind that they give away.
    """

    same_login: Mapping[str, str] = field(default_factory=dict)
    logins: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)

    def login_of(self, address: str) -> str:
        """Return the name of the login behind an address: the same for all sites that share it."""
        label = site_label(address)
        return group_of(address, self.same_login) or self.logins.get(label, label)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the sites, and what the person said of the accounts.

    Args:
        taken_over: sites, or ids of the catalogue, of accounts that someone else got into.
        resets: which account (a mail address, a site or an id) can reset which others.
        sites: what the catalogue says.
    """

    taken_over: frozenset[str] = frozenset()
    resets: Mapping[str, str | Collection[str]] = field(default_factory=dict)
    sites: KnownSites = field(default_factory=KnownSites)


class _Site(Struct, frozen=True):
    """What is used of a service or a login of the catalogue."""

    id: str
    domains: tuple[str, ...] = ()
    kind: str = ""
    resets_others: bool = False


class _Kind(Struct, frozen=True):
    """What is used of a kind of sites."""

    id: str
    services: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class _Sites(Struct, frozen=True):
    """What is used of the catalogue."""

    services: tuple[_Site, ...]
    logins: tuple[_Site, ...]
    site_kinds: tuple[_Kind, ...]


_made: list[tuple[Catalogue, KnownSites]] = []


def known_sites(catalogue: Catalogue) -> KnownSites:
    """Return what a catalogue says of sites; made once for a catalogue."""
    if not _made or _made[0][0] is not catalogue:
        _made[:] = [(catalogue, _known_sites(catalogue))]
    return _made[0][1]


def own_known_sites() -> KnownSites:
    """Return what the program's own catalogue says of sites, without reading the rest of it.

    Raises:
        CatalogueError: the catalogue can't be used.
    """
    part = own.read_part(_Sites)
    return known_sites(load()) if part is None else _known_sites(part)


def _known_sites(catalogue: Catalogue | _Sites) -> KnownSites:
    groups = same_login([*catalogue.services, *catalogue.logins])
    kind_of_service = {kind: entry.id for entry in catalogue.site_kinds for kind in entry.services}
    kinds: dict[str, str] = {}
    for service in catalogue.services:
        kind = kind_of_service.get(service.kind, "resets-others" if service.resets_others else "")
        if kind:
            kinds.update((site_label(domain), kind) for domain in service.domains if is_whole_site(domain))
    # What someone wrote into a list by name holds over what follows from a service.
    kinds.update((site, entry.id) for entry in catalogue.site_kinds for site in entry.sites)
    return KnownSites(
        same_login=groups,
        logins={site_label(domain): name for domain, name in groups.items() if is_whole_site(domain)},
        kinds=kinds,
        signs={sign: entry.id for entry in catalogue.site_kinds for sign in entry.signs},
    )
