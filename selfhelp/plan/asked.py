"""The life of a request: what was asked of a site or a service, where it stands, when to look again.

Everything that may be said of a request is in :data:`STATES`: its word, whether an answer is waited for,
what can come next. Pages, plan, rail and calendar ask here, so that they never disagree.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from selfhelp.case import change
from selfhelp.case.change import Change
from selfhelp.case.model import Case, Request, RequestState
from selfhelp.case.subjects import Subject
from selfhelp.catalogue.model import Broker, Recovery, Report
from selfhelp.language import Message, message

#: Days after which to see whether a page that came back, or never went, is gone.
DAYS_AFTER_REAPPEARED = 1
DAYS_AFTER_STILL_THERE = 7


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait, in days.

    Args:
        answer: for an answer to a request.
        recheck: until a page that is gone is looked for again; None where it can't come back.
        still_there: before asking again, where nothing happened.
    """

    answer: int
    recheck: int | None = None
    still_there: int = DAYS_AFTER_STILL_THERE


@dataclass(frozen=True, slots=True)
class State:
    """One state of a request.

    Args:
        words: how it is called.
        wait: the days after which to look again, at a pace; None where there is nothing to look at.
        waits: an answer is waited for.
        needs_care: it did not go as hoped.
        over: what was asked for has happened.
        following: the states that may come next, the most hoped for first.
    """

    words: Message
    wait: Callable[[Pace], int | None] | None = None
    waits: bool = False
    needs_care: bool = False
    over: bool = False
    following: tuple[RequestState, ...] = ()


STATES: Mapping[RequestState, State] = MappingProxyType(
    {
        "sent": State(
            message("request", "sent"),
            wait=lambda pace: pace.answer,
            waits=True,
            following=("gone", "confirmed", "still-there", "refused", "reappeared"),
        ),
        "confirmed": State(
            message("request", "confirmed"),
            wait=lambda pace: pace.answer,
            waits=True,
            following=("gone", "still-there", "refused", "reappeared"),
        ),
        "gone": State(
            message("request", "gone"),
            wait=lambda pace: pace.recheck,
            over=True,
            following=("gone", "reappeared"),
        ),
        "refused": State(
            message("request", "refused"),
            needs_care=True,
            following=("gone", "sent", "confirmed", "reappeared"),
        ),
        "still-there": State(
            message("request", "still there"),
            wait=lambda pace: pace.still_there,
            waits=True,
            needs_care=True,
            following=("gone", "confirmed", "still-there", "refused", "sent"),
        ),
        "reappeared": State(
            message("request", "there again"),
            wait=lambda _pace: DAYS_AFTER_REAPPEARED,
            waits=True,
            needs_care=True,
            following=("gone", "confirmed", "still-there", "refused", "sent"),
        ),
    }
)


def pace_of(asked: Broker | Report | Recovery) -> Pace:
    """Return how long to wait with a site, a report or a recovery."""
    if isinstance(asked, Broker):
        return Pace(asked.look_again_days, recheck=asked.recheck_days)
    return Pace(asked.follow_up_days, still_there=asked.follow_up_days)


def look_again(state: RequestState, pace: Pace, today: dt.date) -> dt.date | None:
    """Return the day to look again after a request came into a state today; None for never."""
    wait = STATES[state].wait
    days = None if wait is None else wait(pace)
    return None if days is None else today + dt.timedelta(days=days)


def moved(
    subject: str, state: RequestState, pace: Pace, today: dt.date, reference: str | None = None
) -> Change:
    """Return the change that brings a request into a state today, with its next day to look.

    Args:
        subject: what it is about.
        state: where it stands now.
        pace: how long to wait with what was asked, in days.
        today: the day on which it came there.
        reference: the number that the site gave; None leaves the one before.
    """
    return change.request(subject, state, today, look_again(state, pace, today), reference=reference)


def following(made: Request) -> tuple[RequestState, ...]:
    """Return the states that may come next, the most hoped for first."""
    return STATES[made.state].following


def next_look(made: Request) -> dt.date | None:
    """Return the day to look again. A refusal has none, whatever an older version kept beside it."""
    return None if STATES[made.state].wait is None else made.look_again


def is_due(made: Request, today: dt.date) -> bool:
    """Tell whether the day to look again has come; a page that is gone is looked for again, too."""
    day = next_look(made)
    return day is not None and day <= today


def days_to_look(case: Case, today: dt.date) -> tuple[dt.date, ...]:
    """Return the days on which something is to be looked at, in order; what is overdue counts for today."""
    days = (next_look(r) for r in case.requests)
    return tuple(sorted({max(day, today) for day in days if day is not None}))


def waits(made: Request) -> bool:
    """Tell whether an answer is waited for."""
    return STATES[made.state].waits


def is_over(made: Request) -> bool:
    """Tell whether what was asked for has happened: the page is gone, the account is back."""
    return STATES[made.state].over


def to_ask_again(state: RequestState | None) -> bool:
    """Tell whether the request is to be sent, for the first time or once more."""
    return state is None or "sent" in STATES[state].following


def in_room(case: Case, room: str) -> tuple[Request, ...]:
    """Return the requests that a room follows, in the order of their subjects."""
    return tuple(r for r in case.requests if Subject.parse(r.subject).of_kind.room == room)


def due(requests: Iterable[Request], today: dt.date) -> tuple[Request, ...]:
    """Return those whose day to look again has come."""
    return tuple(r for r in requests if is_due(r, today))
