"""What to do at each service the person uses: items made from the service's own entry."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selfhelp.case import subjects
from selfhelp.case.model import Case
from selfhelp.catalogue.actions import shown_effects
from selfhelp.catalogue.checks.safety import COPIES
from selfhelp.catalogue.model import (
    Action,
    Catalogue,
    Recovery,
    Report,
    Room,
    Service,
    Sessions,
    Setting,
    TwoFactor,
)
from selfhelp.catalogue.text import said
from selfhelp.language import Message, message, messages
from selfhelp.plan import wording
from selfhelp.plan.conditions import Given
from selfhelp.plan.given import taken_over, used_services
from selfhelp.plan.model import Door, Item
from selfhelp.plan.reasons import scenario_reason
from selfhelp.plan.rules import Placed, placed

FIRST_SETTINGS = 5
FIRST_SERVICES = 3


@dataclasses.dataclass(frozen=True, slots=True)
class _At:
    """One service together with what rules need to know of it."""

    service: Service
    catalogue: Catalogue
    case: Case
    to: Given
    #: Rules and single forms that a task on the plan leaves out.
    left_out: frozenset[str] = frozenset()

    def placed(self, rule: str) -> Placed | None:
        return placed(self.catalogue, rule, self.to, self.service.importance)

    @property
    def key(self) -> str:
        return f"services/{self.service.id}"

    @property
    def name(self) -> str | Message:
        """The name of the service, unless it tells whoever looks over a shoulder what must stay secret."""
        if self.service.kind == "dating" and self.to.has("fact", "dangerous-secret"):
            return message("plan", "the app you named")
        return self.service.name

    @property
    def for_another(self) -> bool:
        """Whether the account is not their own."""
        return self.case.answers.for_whom == "someone-else"

    def reasons(self, what: Iterable[str]) -> tuple[Message, ...]:
        """Return the reasons that quote what was chosen; what is said of “me” does not fit whoever helps."""
        if self.for_another:
            return ()
        if self.to.has("fact", "dangerous-secret") and self.case.answers.watched in ("maybe", "yes"):
            return ()
        quoted = (scenario_reason(self.catalogue, s) for s in what)
        return tuple(r for r in quoted if r is not None)

    @property
    def uses(self) -> tuple[Message, ...]:
        """The reason that a service was chosen."""
        if self.for_another or not isinstance(self.name, str):
            # Of a service that must not be named nothing is repeated.
            return ()
        return (message("because", "You said you use {service}.", service=self.name),)


def chosen_services(catalogue: Catalogue, case: Case) -> tuple[Service, ...]:
    """Return the services the person uses, the most important first."""
    ids = used_services(case)
    chosen = [s for s in catalogue.services if s.id in ids]
    return tuple(sorted(chosen, key=lambda s: (-s.importance, s.id)))


def _actions(part: object, default: Action | None = None) -> list[Action]:
    action: Action | None = getattr(part, "action", None) or default
    return [action] if action is not None else []


def _said_steps(key: str, steps: Iterable[str]) -> tuple[Message, ...]:
    return tuple(said(f"{key}.{n}", step) for n, step in enumerate(steps, start=1))


def _door(at: _At, url: str | None) -> tuple[Door, ...]:
    title = message("plan", "{service}: open the page", service=at.name)
    return (Door(title, url),) if url else ()


def _setting_line(at: _At, setting: Setting) -> Message:
    key = f"{at.key}:settings.{setting.id}"
    return message(
        "plan",
        "{setting}: {recommended}",
        setting=said(f"{key}.title", setting.title),
        recommended=said(f"{key}.recommended", setting.recommended),
    )


def _privacy_item(at: _At) -> Item | None:
    service, place = at.service, at.placed("privacy")
    if not service.settings or place is None:
        return None
    undone = [s for s in service.settings if at.case.mark(subjects.setting(service.id, s.id)) is None]
    first = (undone or list(service.settings))[:FIRST_SETTINGS]
    # The whole page is opened, so the effects are those of every setting on it.
    effects = shown_effects(
        [a for s in service.settings for a in _actions(s)], [e for s in service.settings for e in s.effects]
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


def matching_reports(
    service: Service, what: Iterable[str], *, child_in_image: bool = False
) -> tuple[Report, ...]:
    """Return the reports of a service that cover what is happening; a hacked account has its own route.

    A form that asks for the image is left out when a child may be in it, and so is one that is not fit for
    such images.
    """
    wanted = set(what)
    if service.recovery is not None:
        wanted.discard("hacked-account")
    fitting = (r for r in service.reports if wanted & set(r.covers))
    if not child_in_image:
        return tuple(fitting)
    return tuple(r for r in fitting if fit_for_a_child(r))


def fit_for_a_child(report: Report) -> bool:
    """Tell whether a report may be offered when someone in an image may be under 18."""
    return "images" not in report.asks_for and report.minor_images is not False


#: What comes before the steps of every form when someone in an image may be under 18.
_CHILD_FIRST = message(
    "plan",
    "Keep no copy of the image, and don’t look for it again for this. The account name and the date are "
    "enough. Where a step begins at the post, you can begin at the profile of the account.",
)
_CHILD_REASON = message(
    "plan",
    "When the form asks for a reason: is there one for someone under 18? Choose that. If not, the one named "
    "below.",
)


def report_steps(service: Service, report: Report, *, child_in_image: bool) -> tuple[Message, ...]:
    """Return the steps of a report. When a child may be in an image, none of them makes a picture of it.

    Source: UKCIS, Sharing nudes and semi-nudes: never copy, print, share, store or save such an image.
    """
    said_steps = _said_steps(f"services/{service.id}:reports.{report.id}.steps", report.steps)
    if not child_in_image:
        return said_steps
    kept = (m for m, s in zip(said_steps, report.steps, strict=True) if not COPIES.search(s))
    # Who follows the steps in order has sent the form by the last of them: the right reason comes before.
    return (_CHILD_FIRST, _CHILD_REASON, *kept)


def _report_why(reports: int, *, child_in_image: bool) -> Message:
    if child_in_image:
        return messages(
            "plan",
            "{count} form fits what is happening. It needs no copy of the image.",
            "{count} forms fit what is happening. They need no copy of the image.",
            reports,
        )
    return messages(
        "plan",
        "{count} form fits what is happening. Save the posts before you send it.",
        "{count} forms fit what is happening. Save the posts before you send one.",
        reports,
    )


def _choose(reports: Iterable[Report], key: str) -> Message:
    """Return one step that names several forms: they are a choice, and no order of steps."""
    names = [said(f"{key}:reports.{r.id}.title", r.title) for r in reports]
    listed = message("plan", "“{form}”", form=names[-1])
    for name in reversed(names[:-1]):
        listed = message("plan", "“{form}”, {more}", form=name, more=listed)
    return message("plan", "One form is enough to begin. Choose what fits best: {forms}.", forms=listed)


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
#: For whoever helps: a report is sent in another person's matter.
_ASK_FIRST = message("plan", "Ask the person first whether they want it reported, and by whom.")


def offered_reports(
    service: Service, catalogue: Catalogue, case: Case, to: Given, left_out: frozenset[str]
) -> tuple[Report, ...]:
    """Return the reports that the plan offers, the one made for what happens before those for everything.

    Left out are forms whose work a task on the plan does, and what happens on no page that could be
    reported, as the rule says.
    """
    rule = catalogue.rule("report")
    what = [w for w in case.answers.what if rule is None or w not in rule.leave_out]
    fitting = matching_reports(service, what, child_in_image=to.child_in_image)
    kept = (r for r in fitting if subjects.report(service.id, r.id) not in left_out)
    return tuple(sorted(kept, key=lambda r: len(r.covers)))


def _report_item(at: _At) -> Item | None:
    service, place = at.service, at.placed("report")
    reports = offered_reports(service, at.catalogue, at.case, at.to, at.left_out)
    if not reports or place is None:
        return None
    covered = {c for r in reports for c in r.covers}
    because = at.reasons(s for s in at.case.answers.what if s in covered)
    only = reports[0] if len(reports) == 1 else None
    steps = (
        report_steps(service, only, child_in_image=at.to.child_in_image)
        if only is not None
        else (_choose(reports, at.key),)
    )
    asked = (_ASK_FIRST,) if at.for_another else ()
    return Item(
        id=subjects.report(service.id),
        room="report",
        # What is chosen is what they use, too: nobody said that it happened there.
        title=message("plan", "Send a report to {service}, if it happened there", service=at.name),
        when=place.when,
        why=_report_why(len(reports), child_in_image=at.to.child_in_image),
        because=because,
        effects=shown_effects(
            [a for r in reports for a in _actions(r, "report")], [e for r in reports for e in r.effects]
        ),
        minutes=min(30, sum(r.minutes for r in reports)),
        weight=place.weight,
        target=service.id,
        after=place.after,
        part_of=place.part_of,
        revision=max(r.revision for r in reports),
        steps=(*asked, *steps),
        doors=tuple(Door(said(f"{at.key}:reports.{r.id}.title", r.title), r.link) for r in reports if r.link),
    )


class _Words(NamedTuple):
    """What differs between the items that come from one part of a service."""

    subject: str
    room: Room
    title: Message
    why: Message
    because: tuple[Message, ...]


def _part_item(
    at: _At, part: Recovery | Sessions | TwoFactor, field: str, action: Action, words: _Words, place: Placed
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
        effects=shown_effects(_actions(part, action), effects),
        after=place.after,
        part_of=place.part_of,
        minutes=part.minutes,
        weight=place.weight,
        target=at.service.id,
        revision=part.revision,
        steps=_said_steps(f"{at.key}:{field}.steps", part.steps),
        doors=_door(at, part.link),
    )


def _recover_title(at: _At) -> Message:
    taken = at.service.id in taken_over(at.case)
    if at.for_another:
        return message("plan", "Help them take their {service} account back", service=at.name)
    if taken:
        return message("plan", "Take your {service} account back", service=at.name)
    return message("plan", "Check {service}, and take it back if someone is in it", service=at.name)


def _recover_item(at: _At) -> Item | None:
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


def _sessions_item(at: _At) -> Item | None:
    service, sessions, place = at.service, at.service.sessions, at.placed("sessions")
    if sessions is None or place is None:
        return None
    answers = at.case.answers
    because = at.uses
    if because and "passwords" in answers.exposed:
        because = (wording.EXPOSED_REASONS["passwords"],)
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


def _two_factor_item(at: _At) -> Item | None:
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
        "report": _report_item,
        "two-factor": _two_factor_item,
        "privacy": _privacy_item,
    }
    for rank, service in enumerate(chosen_services(catalogue, case)):
        known = to.at_service(_known_of(service, rank, case), service.kind)
        at = _At(service, catalogue, case, known, left_out)
        made = (make(at) for rule, make in makers.items() if rule not in left_out)
        yield from (item for item in made if item is not None)


def recovery_is_over(case: Case, service_id: str) -> bool:
    """Tell whether an account is back. One that was only asked for is still someone else's."""
    request = case.request(subjects.recovery(service_id))
    return request is not None and request.state == "gone"
