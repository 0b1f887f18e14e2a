"""A site that is looked up by name: a service with a file, another site, or one that was not covered yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Account, Case
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Catalogue, Method, NotCovered, Service, SignIn


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of one site's second step, wherever that is written.

    Attributes:
        methods: strongest first; empty for a site on which nothing could be checked.
        entry: where it is written.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    methods: tuple[Method, ...]
    change_password: str
    entry: Service | SignIn | NotCovered

    @property
    def subject(self) -> Subject:
        """What a mark on its second step is kept under."""
        return subjects.two_factor(self.id)

    def is_done(self, case: Case) -> bool:
        """Tell whether the person noted a second step here."""
        made = case.mark(self.subject)
        return made is not None and made.state == "done"


def _of_service(service: Service) -> Site:
    second = service.two_factor
    return Site(
        service.id,
        service.name,
        service.aliases,
        service.domains,
        second.methods if second is not None else (),
        service.change_password or "",
        service,
    )


def _of_sign_in(found: SignIn) -> Site:
    link = found.change_password or ""
    return Site(found.id, found.name, found.aliases, found.domains, found.methods, link, found)


def _of_not_covered(found: NotCovered) -> Site:
    return Site(found.id, found.name, found.aliases, found.domains, (), "", found)


def sites(catalogue: Catalogue) -> Iterator[Site]:
    """Yield every site whose second steps are known, services first; at the end what was not covered."""
    yield from (_of_service(s) for s in catalogue.services if s.two_factor is not None)
    yield from (_of_sign_in(s) for s in catalogue.sign_ins)
    yield from (_of_not_covered(s) for s in catalogue.not_covered)


class _Index:
    """Names and addresses of every site; made once for a catalogue, since a list may hold 200 accounts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        without = (_of_service(s) for s in catalogue.services if s.two_factor is None)
        self._by_id: dict[str, Site] = {}
        self._by_name: dict[str, Site] = {}
        self._by_domain: dict[str, Site] = {}
        for site in (*sites(catalogue), *without):
            self._by_id.setdefault(site.id, site)
            for name in (site.name, *site.aliases):
                self._by_name.setdefault(name.casefold(), site)
            for domain in site.domains:
                self._by_domain.setdefault(domain, site)

    def find(self, called: str) -> Site | None:
        if called in self._by_id:
            return self._by_id[called]
        wanted = called.strip().casefold()
        if wanted in self._by_name or wanted in self._by_id:
            return self._by_name.get(wanted) or self._by_id[wanted]
        host = wanted.removeprefix("https://").removeprefix("http://").partition("/")[0]
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


_made: list[_Index] = []


def find_site(catalogue: Catalogue, called: str) -> Site | None:
    """Return the site with this id, name, other name or address, or None."""
    if not _made or _made[0].catalogue is not catalogue:
        _made[:] = [_Index(catalogue)]
    return _made[0].find(called)


def site_of(catalogue: Catalogue, account: Account) -> Site | None:
    """Return the site of an account on the list: by its service, else by the name that was written."""
    return find_site(catalogue, account.service or account.name)


def sites_used(catalogue: Catalogue, services: Iterable[Service], case: Case) -> tuple[Site, ...]:
    """Return the sites the person uses that take a second step: services, then those of their list."""
    found = {s.id: _of_service(s) for s in services if s.two_factor is not None}
    for account in case.accounts:
        site = site_of(catalogue, account)
        if site is not None and site.methods:
            found.setdefault(site.id, site)
    return tuple(found.values())
