"""Entries against the world: closed sites, names that stand twice, and what needs looking at again."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from selfhelp.catalogue.checks.references import domain_of
from selfhelp.catalogue.claims import claims_in, entries, every_claim
from selfhelp.catalogue.links import links_in
from selfhelp.catalogue.model import Catalogue, Event, Method, Source
from selfhelp.catalogue.model.world import SiteKindId
from selfhelp.catalogue.trust import source_date

#: A list of sites that nobody went through for so long should be looked at.
LISTS_HOLD = dt.timedelta(days=365)


def _under(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def closed_links(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield each link to a site that an event has closed."""
    closed = [(domain, e) for e in catalogue.events if e.date <= today for domain in e.domains]
    if not closed:
        return
    for where, entry in entries(catalogue):
        if isinstance(entry, Event | Source):
            continue
        for link in links_in(entry):
            host = domain_of(link)
            for domain, event in closed:
                if _under(host, domain):
                    yield f"{where}: {link} leads to {domain}, closed since {event.date} (events/{event.id})"


def touched(catalogue: Catalogue) -> Iterator[str]:
    """Yield each event that touches an entry which is not there."""
    known = {where for where, _ in entries(catalogue)}
    for event in catalogue.events:
        yield from (
            f"events/{event.id}.touches: '{name}' is not there" for name in event.touches if name not in known
        )


def names_stand_once(catalogue: Catalogue) -> Iterator[str]:
    """Yield each name, alias or domain that two entries claim, so that what a person types finds one."""
    taken: dict[str, str] = {}
    kinds = (
        ("services", catalogue.services),
        ("sign-ins", catalogue.sign_ins),
        ("not-covered", catalogue.not_covered),
    )
    for folder, group in kinds:
        for entry in group:
            where = f"{folder}/{entry.id}"
            names = {entry.id, entry.name.casefold(), *(a.casefold() for a in entry.aliases)}
            if folder != "services":
                names |= set(entry.domains)
            for name in sorted(names):
                other = taken.setdefault(name, where)
                if other != where:
                    yield f"{where}: '{name}' belongs to {other} already"
            if folder == "services":
                for domain in entry.domains:
                    taken.setdefault(domain, where)


def sites_stand_once(catalogue: Catalogue) -> Iterator[str]:
    """Yield each site that two kinds name, each domain of two logins, and each kind that is missing."""
    kind_of: dict[str, str] = {}
    for kind in catalogue.site_kinds:
        for name in (*kind.sites, *kind.services):
            if kind_of.setdefault(name, kind.id) != kind.id or kind.sites.count(name) > 1:
                yield f"site-kinds/{kind.id}: '{name}' stands in site-kinds/{kind_of[name]} already"
    orders = Counter(kind.order for kind in catalogue.site_kinds)
    yield from (f"site-kinds: {n} kinds have the order {o}" for o, n in orders.items() if n > 1)
    missing = set(get_args(SiteKindId)) - {kind.id for kind in catalogue.site_kinds}
    if catalogue.site_kinds and missing:
        yield f"site-kinds: missing: {', '.join(sorted(missing))}"
    login_of: dict[str, str] = {}
    for login in catalogue.logins:
        for domain in login.domains:
            if login_of.setdefault(domain, login.id) != login.id or login.domains.count(domain) > 1:
                yield f"logins/{login.id}: {domain} stands in logins/{login_of[domain]} already"


def strongest_first(catalogue: Catalogue) -> Iterator[str]:
    """Yield each list of second steps that does not begin with the strongest, as pages show them."""
    strength = get_args(Method)
    listed = [
        (f"services/{s.id}.two_factor", s.two_factor.methods) for s in catalogue.services if s.two_factor
    ]
    listed += [(f"sign-ins/{s.id}", s.methods) for s in catalogue.sign_ins]
    for where, methods in listed:
        if list(methods) != sorted(set(methods), key=strength.index):
            yield f"{where}.methods: name each once, the strongest first: {', '.join(strength)}"


def to_look_at(catalogue: Catalogue, today: dt.date) -> Iterator[str]:
    """Yield what someone should look at again; it breaks no rule yet.

    That is a claim past the day set for it, and an entry that an event touched after its newest source.
    """
    for found in every_claim(catalogue):
        if found.claim.review_by is not None and found.claim.review_by <= today:
            yield f"{found.name}: to be looked at again since {found.claim.review_by}"
    for kind in catalogue.site_kinds:
        if kind.reviewed + LISTS_HOLD <= today:
            yield f"site-kinds/{kind.id}: nobody went through it since {kind.reviewed}"
    table = dict(entries(catalogue))
    for event in catalogue.events:
        for name in event.touches if event.date <= today else ():
            if name not in table:
                continue
            dates = (source_date(claim, catalogue.source_table) for _, claim in claims_in(table[name], name))
            newest = max((day for day in dates if day is not None), default=None)
            if newest is None or newest < event.date:
                yield f"{name}: nothing in it is newer than events/{event.id} of {event.date}"
