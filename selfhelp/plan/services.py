"""What to do at each service the person uses: items made from the service's own entry."""

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

from selfhelp.answers import EXPOSED_REASONS
from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.actions import shown_effects
from selfhelp.catalogue.model import (
    Action,
    Catalogue,
    Recovery,
    Room,
    Service,
    Sessions,
    Setting,
    TwoFactor,
)
from selfhelp.catalogue.text import said, said_each
from selfhelp.language import Message, message, messages
from selfhelp.plan import asked, wording
from selfhelp.plan.at_service import AtService, actions_of
from selfhelp.plan.conditions import Given
from selfhelp.plan.given import taken_over, used_services
from selfhelp.plan.model import Door, Item
from selfhelp.plan.rules import Placed
from selfhelp.plan.service_reports import report_item

FIRST_SETTINGS = 5
FIRST_SERVICES = 3


def chosen_services(catalogue: Catalogue, case: Case) -> tuple[Service, ...]:
    """Return the services the person uses, the most important first."""
    ids = used_services(case)
    chosen = [s for s in catalogue.services if s.id in ids]
    return tuple(sorted(chosen, key=lambda s: (-s.importance, s.id)))


def _door(at: AtService, url: str | None) -> tuple[Door, ...]:
    title = message("plan", "{service}: open the page", service=at.name)
    return (Door(title, url),) if url else ()


def _setting_line(at: AtService, setting: Setting) -> Message:
    key = f"{at.key}:settings.{setting.id}"
    return message(
        "plan",
        "{setting}: {recommended}",
        setting=said(f"{key}.title", setting.title),
        recommended=said(f"{key}.recommended", setting.recommended),
    )


def _privacy_item(at: AtService) -> Item | None:
    service, place = at.service, at.placed("privacy")
    if not service.settings or place is None:
        return None
    undone = [s for s in service.settings if at.case.mark(subjects.setting(service.id, s.id)) is None]
    first = (undone or list(service.settings))[:FIRST_SETTINGS]
    # The whole page is opened, so the effects are those of every setting on it.
    effects = shown_effects(
        [a for s in service.settings for a in actions_of(s)], [e for s in service.settings for e in s.effects]
    )
    return Item(
        id=subjects.privacy(service.id),
        room="privacy",
        title=message("plan", "Review the privacy settings of {service}", service=at.name),
        when=place.when,
        why=messages(
            "plan",
            "{count} setting is worth a look. It decides who can find you, reach you and see what you share.",
            "{count} settings are worth a look, the most useful first. They decide who can find you, "
            "reach you "
            "and see what you share.",
            len(undone) or len(service.settings),
        ),
        because=at.uses,
        effects=effects,
        minutes=sum(s.minutes for s in first),
        weight=place.weight,
        target=service.id,
        after=place.after,
        part_of=place.part_of,
        revision=service.revision,
        steps=tuple(_setting_line(at, s) for s in first),
    )


#: Recovery is for who is locked out: it can lock out who is still inside.
_STILL_INSIDE = message(
    "plan",
    "Can you still get in? Set a new password there, and go on with the next thing. If not, go on here.",
)
#: In a mailbox a new password alone goes to whoever made rules or holds a way back.
_MAIL_STILL_OPEN = message(
    "plan",
    "Can you still get in? Then leave this, and go on with the mailbox: rules and ways back come first. "
    "If not, go on here.",
)


class _Words(NamedTuple):
    """What differs between the items that come from one part of a service."""

    subject: str
    room: Room
    title: Message
    why: Message
    because: tuple[Message, ...]


def _part_item(
    at: AtService,
    part: Recovery | Sessions | TwoFactor,
    field: str,
    action: Action,
    words: _Words,
    place: Placed,
) -> Item:
    """Return the item made from one part of a service: its steps and its page, with the words of the caller.

    Args:
        at: the service and the person.
        part: what the steps come from.
        field: the name of that part in the service's file.
        action: what the steps do, where the part does not say.
        words: what is said of it.
        place: when, and after what.
    """
    effects = () if isinstance(part, TwoFactor) else part.effects
    return Item(
        id=words.subject,
        room=words.room,
        title=words.title,
        when=place.when,
        why=words.why,
        because=words.because,
        effects=shown_effects(actions_of(part, action), effects),
        after=place.after,
        part_of=place.part_of,
        minutes=part.minutes,
        weight=place.weight,
        target=at.service.id,
        revision=part.revision,
        steps=said_each(f"{at.key}:{field}.steps", part.steps),
        doors=_door(at, part.link),
    )


def _recover_title(at: AtService) -> Message:
    taken = at.service.id in taken_over(at.case)
    if at.for_another:
        return message("plan", "Help them take their {service} account back", service=at.name)
    if taken:
        return message("plan", "Take your {service} account back", service=at.name)
    return message("plan", "Check {service}, and take it back if someone is in it", service=at.name)


def _recover_item(at: AtService) -> Item | None:
    service, recovery, place = at.service, at.service.recovery, at.placed("recovery")
    if recovery is None or place is None:
        return None
    words = _Words(
        subjects.recovery(service.id),
        "report",
        _recover_title(at),
        message("plan", "Whoever holds this account can reset others. It comes before the rest.")
        if service.resets_others
        else message("plan", "The sooner the service hears of it, the more it can still undo."),
        at.reasons(["hacked-account"]),
    )
    made = _part_item(at, recovery, "recovery", "recover", words, place)
    if at.for_another or service.id not in taken_over(at.case):
        return made
    first = _MAIL_STILL_OPEN if at.service.kind == "mail" else _STILL_INSIDE
    return dataclasses.replace(made, steps=(first, *made.steps))


def _sessions_item(at: AtService) -> Item | None:
    service, sessions, place = at.service, at.service.sessions, at.placed("sessions")
    if sessions is None or place is None:
        return None
    answers = at.case.answers
    because = at.uses
    if because and "passwords" in answers.exposed:
        because = (EXPOSED_REASONS["passwords"],)
    elif because and answers.who is not None and at.to.has("fact", "near"):
        because = (wording.WHO_REASONS[answers.who],)
    words = _Words(
        subjects.sessions(service.id),
        "report",
        message("plan", "See which devices are signed in to {service}", service=at.name),
        message("plan", "A device you do not know can read along, even after a new password."),
        because,
    )
    return _part_item(at, sessions, "sessions", "sign-out", words, place)


def _two_factor_item(at: AtService) -> Item | None:
    service, second, place = at.service, at.service.two_factor, at.placed("two-factor")
    if second is None or place is None:
        return None
    words = _Words(
        subjects.two_factor(service.id),
        "two-factor",
        message("plan", "Turn on a second step for {service}", service=at.name),
        message("plan", "This account can reset others. With a second step, a stolen password is not enough.")
        if service.resets_others
        else message("plan", "With a second step, a stolen password is not enough to get in."),
        at.uses,
    )
    return _part_item(at, second, "two_factor", "turn-on-two-step", words, place)


def _known_of(service: Service, rank: int, case: Case) -> Iterator[str]:
    if service.resets_others:
        yield "resets-others"
    if rank < FIRST_SERVICES:
        yield "first-three"
    if service.id in taken_over(case):
        yield "taken-over"
    if service.id in case.answers.hacked:
        yield "named-as-hacked"


def service_items(
    catalogue: Catalogue, case: Case, to: Given, left_out: frozenset[str] = frozenset()
) -> Iterator[Item]:
    """Yield what to do at each service the person uses.

    Args:
        catalogue: what we know.
        case: what the person told us.
        to: their answers as conditions see them.
        left_out: rules that a task on the plan suppresses.
    """
    makers = {
        "recovery": _recover_item,
        "sessions": _sessions_item,
        "report": report_item,
        "two-factor": _two_factor_item,
        "privacy": _privacy_item,
    }
    for rank, service in enumerate(chosen_services(catalogue, case)):
        known = to.at_service(_known_of(service, rank, case), service.kind)
        at = AtService(service, catalogue, case, known, left_out)
        made = (make(at) for rule, make in makers.items() if rule not in left_out)
        yield from (item for item in made if item is not None)


def recovery_is_over(case: Case, service_id: str) -> bool:
    """Tell whether an account is back. One that was only asked for is still someone else's."""
    request = case.request(subjects.recovery(service_id))
    return request is not None and asked.is_over(request)
