"""A site that takes a second step: a service with a file of its own, or one of the other sites, by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfhelp.case import subjects
from selfhelp.case.model import Account, Case
from selfhelp.catalogue.model import Catalogue, Method, Service, SignIn


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
    entry: Service | SignIn

    def is_done(self, case: Case) -> bool:
        """Tell whether the person noted a second step here."""
        made = case.mark(subjects.two_factor(self.id))
        return made is not None and made.state == "done"

    def is_called(self, name: str) -> bool:
        """Tell whether this is the site's id, its name, another name of it, or one of its addresses."""
        wanted = name.strip().casefold()
        if wanted in {n.casefold() for n in (self.id, self.name, *self.aliases)}:
            return True
        host = wanted.removeprefix("https://").removeprefix("http://").partition("/")[0]
        return any(host == d or host.endswith(f".{d}") for d in self.domains)


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


def sites(catalogue: Catalogue) -> Iterator[Site]:
    """Yield every site whose second steps are known, services first."""
    yield from (_of_service(s) for s in catalogue.services if s.two_factor is not None)
    yield from (_of_sign_in(s) for s in catalogue.sign_ins)


def find_site(catalogue: Catalogue, called: str) -> Site | None:
    """Return the site with this id, name, other name or address, or None."""
    service = catalogue.service(called)
    if service is not None:
        return _of_service(service)
    sign_in = catalogue.sign_in(called)
    if sign_in is not None:
        return _of_sign_in(sign_in)
    if not called.strip():
        return None
    return next((s for s in sites(catalogue) if s.is_called(called)), None)


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
