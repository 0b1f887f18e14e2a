"""What the page of second steps shows: where to begin, the person's own sites, and all the others."""

import datetime as dt
from dataclasses import dataclass

from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue, Method, Service
from selfhelp.language import Message, message
from selfhelp.plan.services import chosen_services
from selfhelp.views.site_found import Site, sites, sites_used

#: Second steps that someone who has the number, the phone plan or the mailbox gets too.
WEAK: frozenset[Method] = frozenset({"sms", "call", "email"})

BEST: dict[Method, Message] = {
    "passkey": message("best here", "Best here: a passkey"),
    "security-key": message("best here", "Best here: a security key"),
    "authenticator": message("best here", "Best here: an authenticator app"),
    "app-prompt": message("best here", "Best here: a prompt in their app"),
    "trusted-device": message("best here", "Best here: a code on a device of yours"),
    "pin": message("best here", "Best here: a separate PIN"),
    "sms": message("best here", "Only here: a text message"),
    "call": message("best here", "Only here: a phone call"),
    "email": message("best here", "Only here: an e-mail"),
}


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site: its best way, whether only weak ways are there, other names, and since when it is set up."""

    id: str
    name: str
    line: Message
    caution: Message | None
    done: bool
    also: str = ""
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """The one to set up next, and why this one."""

    id: str
    name: str
    why: Message
    minutes: int


@dataclass(frozen=True, slots=True)
class TwoFactorState:
    """The page, in words.

    Attributes:
        begin: None where everything is set up, or no site is known to be the person's.
        mine: the person's sites, without the one to begin with.
        others: every other site, by name.
        number_known: codes by text message are weaker, since the number is known.
    """

    begin: Begin | None
    mine: tuple[SiteRow, ...]
    others: tuple[SiteRow, ...]
    done: int
    total: int
    number_known: bool


def _line(site: Site) -> Message:
    unknown = message("best here", "Nothing could be checked yet")
    return BEST[site.methods[0]] if site.methods else unknown


def site_row(site: Site, case: Case) -> SiteRow:
    """Return the row of one site."""
    weak = bool(site.methods) and set(site.methods) <= WEAK
    caution = message("best here", "weak, but better than nothing") if weak else None
    done, made = site.is_done(case), case.mark(site.subject)
    on = made.on if done and made is not None else None
    return SiteRow(site.id, site.name, _line(site), caution, done, " ".join(site.aliases), on)


def _rank(site: Site) -> tuple[bool, int, str]:
    service = site.entry if isinstance(site.entry, Service) else None
    resets, weight = (service.resets_others, service.importance) if service is not None else (False, 0)
    return not resets, -weight, site.name.casefold()


def _is_aside(site: Site, case: Case) -> bool:
    made = case.mark(site.subject)
    return made is not None and made.state != "done"


def _begin(site: Site) -> Begin:
    service = site.entry if isinstance(site.entry, Service) else None
    second = service.two_factor if service is not None else None
    if service is not None and service.resets_others:
        why = message("two-factor", "It can reset your other accounts, so it comes first.")
    else:
        why = _line(site)
    return Begin(site.id, site.name, why, second.minutes if second is not None else 10)


def two_factor_state(catalogue: Catalogue, case: Case) -> TwoFactorState:
    """Return what to draw of the list: what can reset other accounts first."""
    mine = sorted(sites_used(catalogue, chosen_services(catalogue, case), case), key=_rank)
    opened = next((s for s in mine if not s.is_done(case) and not _is_aside(s, case)), None)
    known = {s.id for s in mine}
    others = sorted((s for s in sites(catalogue) if s.id not in known), key=lambda s: s.name.casefold())
    return TwoFactorState(
        begin=_begin(opened) if opened is not None else None,
        mine=tuple(site_row(s, case) for s in mine if s is not opened),
        others=tuple(site_row(s, case) for s in others),
        done=sum(1 for s in mine if s.is_done(case)),
        total=len(mine),
        number_known="phone" in case.answers.exposed,
    )
