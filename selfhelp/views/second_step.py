"""What the page of one site's second step shows: its ways, strongest first, the steps, the lost phone."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from selfhelp.case.model import Case
from selfhelp.catalogue.actions import shown_effects
from selfhelp.catalogue.model import (
    Catalogue,
    Claim,
    Effect,
    Method,
    NotCovered,
    Service,
    SignIn,
    TwoFactor,
)
from selfhelp.catalogue.text import said, said_each
from selfhelp.language import Message, message
from selfhelp.plan import wording
from selfhelp.views.site_found import find_site

Level = Literal["strongest", "strong", "good", "weak"]

LEVELS: dict[Level, Message] = {
    "strongest": message("method strength", "strongest"),
    "strong": message("method strength", "strong"),
    "good": message("method strength", "good"),
    "weak": message("method strength", "weak"),
}
LEVEL_OF: dict[Method, Level] = {
    "passkey": "strongest",
    "security-key": "strongest",
    "authenticator": "strong",
    "app-prompt": "strong",
    "trusted-device": "good",
    "pin": "good",
    "sms": "weak",
    "call": "weak",
    "email": "weak",
}
REMARKS: dict[Method, Message] = {
    "passkey": message("method remark", "Nothing to type, and a false site can’t steal it."),
    "security-key": message("method remark", "A small device you plug in. A false site can’t trick it."),
    "authenticator": message("method remark", "An app shows a code. It works without your number."),
    "app-prompt": message("method remark", "Say yes only when you are signing in yourself."),
    "trusted-device": message(
        "method remark", "A code on a device of yours. Check that all of them are yours."
    ),
    "pin": message(
        "method remark", "Asked for when the number is set up on a new phone. Choose it at random."
    ),
    "sms": message(
        "method remark", "Better than nothing. Weak if someone controls your number or phone plan."
    ),
    "call": message("method remark", "As weak as a text message."),
    "email": message("method remark", "Only as safe as the mail account."),
}
ICONS: dict[Method, str] = {
    "passkey": "fingerprint",
    "security-key": "usb",
    "authenticator": "smartphone",
    "app-prompt": "bell",
    "trusted-device": "tablet-smartphone",
    "pin": "lock-keyhole",
    "sms": "message-circle",
    "call": "phone",
    "email": "mail",
}
#: Where a site has no steps of its own here: true of nearly every site, and it names no menu.
GENERAL: tuple[Message, ...] = (
    message("second step", "Sign in to the site, and open the settings of your account."),
    message("second step", "Look for “Security” or “Sign-in”, then for words like “two-step” or “passkey”."),
    message("second step", "Choose the strongest way from the list above, and follow what the site shows."),
    message("second step", "Sign out and in again once, to see that it works."),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its name, how strong it is in a word, one remark, an icon."""

    title: Message
    level: Level
    strength: Message
    remark: Message
    icon: str


@dataclass(frozen=True, slots=True)
class SiteDoor:
    """A page of the site: what the button says, its address, and the button's name."""

    words: Message
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class SecondStepState:
    """One site's second step.

    Attributes:
        own_steps: whether the steps are those of this site, and not true of any site.
        lost: what this site says about the day the phone is lost.
        claim: how old and how sure it is; None where nothing could be checked.
        mark: what the person noted, and when.
    """

    id: str
    name: str
    ways: tuple[Way, ...]
    steps: tuple[Message, ...]
    own_steps: bool
    note: Message | None
    lost: Message | None
    lost_door: SiteDoor | None
    doors: tuple[SiteDoor, ...]
    minutes: int
    caution: Message | None
    claim: Claim | None
    revision: int
    mark: Literal["open", "done", "aside"]
    marked_on: dt.date | None


def _way(method: Method) -> Way:
    level = LEVEL_OF[method]
    return Way(wording.METHODS[method], level, LEVELS[level], REMARKS[method], ICONS[method])


def _doors(link: str | None, help_page: str | None) -> tuple[SiteDoor, ...]:
    listed = (
        (message("second step", "Open its settings page"), link, "2fa-link"),
        (message("second step", "Their help page"), help_page, "2fa-help"),
    )
    return tuple(SiteDoor(words, url, name) for words, url, name in listed if url)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the catalogue says of one site: fully for a service, little for others."""

    steps: tuple[Message, ...] = GENERAL
    note: Message | None = None
    lost: Message | None = None
    lost_door: SiteDoor | None = None
    doors: tuple[SiteDoor, ...] = ()
    claim: Claim | None = None
    minutes: int = 10
    revision: int = 1
    effects: tuple[Effect, ...] = shown_effects(["turn-on-two-step"], ())


def _of_service(service: Service, second: TwoFactor) -> _Entry:
    key = f"services/{service.id}:two_factor"
    return _Entry(
        steps=said_each(f"{key}.steps", second.steps),
        note=said(f"{key}.note", second.note) if second.note else None,
        lost=said(f"{key}.backup", second.backup) if second.backup else None,
        doors=_doors(second.link, second.documentation),
        claim=second,
        minutes=second.minutes,
        revision=second.revision,
        effects=shown_effects([second.action], second.effects),
    )


def _of_sign_in(entry: SignIn) -> _Entry:
    lost = message("second step", "Their page for a lost phone")
    return _Entry(
        note=said(f"sign-ins/{entry.id}:note", entry.note) if entry.note else None,
        lost_door=SiteDoor(lost, entry.recovery, "2fa-lost") if entry.recovery else None,
        doors=_doors(None, entry.documentation),
        claim=entry,
        revision=entry.revision,
    )


def _told(entry: Service | SignIn | NotCovered) -> _Entry | None:
    if isinstance(entry, Service):
        return _of_service(entry, entry.two_factor) if entry.two_factor is not None else None
    if isinstance(entry, SignIn):
        return _of_sign_in(entry)
    return _Entry(note=said(f"not-covered/{entry.id}:why", entry.why))


def second_step_state(catalogue: Catalogue, case: Case, called: str) -> SecondStepState | None:
    """Return what to draw of one site; None where no such site is known.

    Args:
        catalogue: what we know.
        case: what the person noted.
        called: id of a service or another site.
    """
    site = find_site(catalogue, called)
    told = _told(site.entry) if site is not None else None
    if site is None or told is None:
        return None
    made = case.mark(site.subject)
    noticed = message("second step", "The account may send a message about it. The person may notice.")
    return SecondStepState(
        id=site.id,
        name=site.name,
        ways=tuple(_way(m) for m in site.methods),
        steps=told.steps,
        own_steps=isinstance(site.entry, Service),
        note=told.note,
        lost=told.lost,
        lost_door=told.lost_door,
        doors=told.doors,
        minutes=told.minutes,
        caution=noticed if "may-alert" in told.effects else None,
        claim=told.claim,
        revision=told.revision,
        mark="open" if made is None else "done" if made.state == "done" else "aside",
        marked_on=made.on if made is not None else None,
    )


def chosen_way(state: SecondStepState) -> int | None:
    """Return which way to choose, from 0: the first, unless it is weak."""
    return 0 if state.ways and state.ways[0].level != "weak" else None
