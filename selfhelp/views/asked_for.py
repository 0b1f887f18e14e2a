"""A request as a page shows it: where it stands, what may be said of it next, when to look again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from selfhelp.case.model import Request, RequestState
from selfhelp.case.subjects import Subject
from selfhelp.language import Message, message
from selfhelp.plan import asked

When = Literal["past", "now", "to-come", "again"]
#: What is asked: a page to be removed, something to be acted on, an account to be given back.
Kind = Literal["page", "report", "account"]

#: What the person says happened, by what was asked.
ANSWERS: Mapping[Kind, Mapping[RequestState, Message]] = {
    "page": {
        "gone": message("what happened", "My page is gone"),
        "confirmed": message("what happened", "They say they will remove it"),
        "refused": message("what happened", "They said no"),
        "still-there": message("what happened", "My page is still there"),
        "reappeared": message("what happened", "My page is back"),
        "sent": message("what happened", "I asked again"),
    },
    "report": {
        "gone": message("what happened", "It is solved"),
        "confirmed": message("what happened", "They say they will act"),
        "refused": message("what happened", "They said no"),
        "still-there": message("what happened", "Nothing changed yet"),
        "reappeared": message("what happened", "It is back"),
        "sent": message("what happened", "I reported it again"),
    },
    "account": {
        "gone": message("what happened", "I am back in"),
        "confirmed": message("what happened", "They are checking"),
        "refused": message("what happened", "They said no"),
        "still-there": message("what happened", "No answer yet"),
        "reappeared": message("what happened", "Someone is in it again"),
        "sent": message("what happened", "I asked again"),
    },
}
ICONS: Mapping[RequestState, str] = {
    "gone": "check",
    "confirmed": "mail",
    "refused": "x",
    "still-there": "clock",
    "reappeared": "rotate-ccw",
    "sent": "send",
}
#: The way of a request while it is in a state: where it came by, where it is, where it may go.
_WAY: Mapping[RequestState, tuple[tuple[str, When], ...]] = {
    "sent": (
        ("sent", "past"),
        ("waiting", "now"),
        ("confirmed", "to-come"),
        ("gone", "to-come"),
        ("again", "again"),
    ),
    "confirmed": (("sent", "past"), ("confirmed", "now"), ("gone", "to-come"), ("again", "again")),
    "gone": (("sent", "past"), ("gone", "now"), ("again", "again")),
    "refused": (("sent", "past"), ("refused", "now"), ("gone", "to-come")),
    "still-there": (("sent", "past"), ("still-there", "now"), ("gone", "to-come"), ("again", "again")),
    "reappeared": (("sent", "past"), ("gone", "past"), ("again", "now"), ("gone", "to-come")),
}
#: What the places on the way are called, whatever was asked for.
_PLACES: Mapping[str, Message] = {
    "sent": message("station", "Sent"),
    "waiting": message("station", "Waiting"),
    "refused": message("station", "They said no"),
    "still-there": message("station", "No change yet"),
}
#: And those whose name says what was asked for.
_PLACES_OF: Mapping[Kind, Mapping[str, Message]] = {
    "page": {
        "gone": message("station", "Gone"),
        "confirmed": message("station", "They agreed"),
        "again": message("station", "Back again"),
    },
    "report": {
        "gone": message("station", "Solved"),
        "confirmed": message("station", "They agreed"),
        "again": message("station", "Back again"),
    },
    "account": {
        "gone": message("station", "Back in my hands"),
        "confirmed": message("station", "They are checking"),
        "again": message("station", "Taken again"),
    },
}
_IF_AGAIN: Mapping[Kind, Message] = {
    "page": message("station", "It can happen. You can ask again."),
    "report": message("station", "It can happen. You can report it again."),
    "account": message("station", "A second step makes that much harder."),
}
_IN_A_ROW: Mapping[RequestState, Message] = {
    "sent": message("request row", "Sent, waiting"),
    "confirmed": message("request row", "They agreed"),
    "gone": message("request row", "Gone"),
    "refused": message("request row", "They said no"),
    "still-there": message("request row", "No change yet"),
    "reappeared": message("request row", "Back again"),
}
AFTER_REFUSAL: Mapping[Kind, Message] = {
    "page": message(
        "request",
        "A no is not the end. You can write to them with the law that fits, or complain to an authority.",
    ),
    "report": message(
        "request",
        "Report it again with other words, and ask friends to report it too. "
        "A help line can often reach the service another way.",
    ),
    "account": message(
        "request",
        "Try again from a device and a network that you used for this account before. "
        "Use the official form only, and give what it asks for. A help line for digital security can go "
        "through it with you.",
    ),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A state on the way; ``day`` is the day it was reached, ``look`` the day to look again."""

    words: Message
    when: When
    day: dt.date | None = None
    look: dt.date | None = None
    line: Message | None = None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A request.

    Attributes:
        state: None while nothing was sent.
        over: what was asked for has happened.
        due: the day to look again has come.
        until: the day before which nothing is to be done; None where there is none.
        answers: what may be said of it next, the most hoped for first.
        help: what can be done after a refusal.
    """

    subject: str
    kind: Kind
    state: RequestState | None
    over: bool
    due: bool
    until: dt.date | None
    stops: tuple[Stop, ...]
    answers: tuple[tuple[RequestState, Message], ...]
    reference: str
    help: Message | None


def kind_of(subject: str) -> Kind:
    """Return what is asked for by a request with this subject."""
    kind = Subject.parse(subject).kind
    return "account" if kind == "recovery" else "page" if kind == "broker" else "report"


def _stops(made: Request, kind: Kind) -> tuple[Stop, ...]:
    words = {**_PLACES, **_PLACES_OF[kind]}
    return tuple(
        Stop(
            words[place],
            when,
            day=made.sent if place == "sent" else None,
            look=asked.next_look(made) if when == "now" else None,
            line=_IF_AGAIN[kind] if when == "again" else None,
        )
        for place, when in _WAY[made.state]
    )


def asked_for(subject: str, made: Request | None, today: dt.date) -> AskedFor:
    """Return a request as it stands today; ``made`` is None while nothing was sent."""
    kind = kind_of(subject)
    if made is None:
        return AskedFor(
            subject,
            kind,
            None,
            over=False,
            due=False,
            until=None,
            stops=(),
            answers=(),
            reference="",
            help=None,
        )
    look, due = asked.next_look(made), asked.is_due(made, today)
    return AskedFor(
        subject=str(subject),
        kind=kind,
        state=made.state,
        over=asked.is_over(made),
        due=due,
        until=None if due else look,
        stops=_stops(made, kind),
        answers=tuple((s, ANSWERS[kind][s]) for s in asked.following(made)),
        reference=made.reference,
        help=AFTER_REFUSAL[kind] if made.state == "refused" else None,
    )


def standing(made: Request, today: dt.date) -> tuple[Message, dt.date | None]:
    """Return a request in a row: a few words, and the day to look again where one is ahead."""
    look = asked.next_look(made)
    if asked.is_due(made, today):
        return message("request row", "Time to look again"), None
    return _IN_A_ROW[made.state], look
