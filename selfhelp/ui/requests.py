"""Requests to sites and services, drawn and followed the same in two rooms."""

import datetime as dt

from selfhelp.case.model import Request, RequestState
from selfhelp.language import Message, message, render
from selfhelp.ui.parts import date_words

STATES: dict[RequestState, Message] = {
    "sent": message("request", "sent"),
    "confirmed": message("request", "confirmed"),
    "gone": message("request", "gone"),
    "refused": message("request", "refused"),
    "still-there": message("request", "still there"),
    "reappeared": message("request", "there again"),
}


def look_again(today: dt.date, days: int) -> dt.date:
    """Return the day to look again, a number of days from today."""
    return today + dt.timedelta(days=days)


def is_due(request: Request, today: dt.date) -> bool:
    """Tell whether the day to look again has come."""
    return request.look_again is not None and request.look_again <= today


def request_words(request: Request) -> str:
    """Say where a request stands and when to look again."""
    state = render(STATES[request.state])
    if request.look_again is None:
        return render(message("request", "{state}, {day}", state=state, day=date_words(request.sent)))
    return render(
        message(
            "request",
            "{state} {day} · look again on {again}",
            state=state,
            day=date_words(request.sent),
            again=date_words(request.look_again),
        )
    )
