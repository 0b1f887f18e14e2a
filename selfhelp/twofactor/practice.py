"""Practice with a throw-away key: scan it and type the code. Nothing is kept."""

import secrets
from dataclasses import dataclass
from typing import Final, Literal

from selfhelp.language import Message, message
from selfhelp.twofactor import codes, otpauth
from selfhelp.twofactor.otpauth import OneTimeKey

State = Literal["right", "clock-off", "wrong", "not-a-code"]

#: What each state of a :class:`Checked` says to the person.
SENTENCES: Final[dict[str, Message]] = {
    "right": message("twofactor.practice", "That is the right code."),
    "clock-off": message(
        "twofactor.practice",
        "The code is right, but for another time. The clock of the phone or this computer is off.",
    ),
    "wrong": message(
        "twofactor.practice", "That is not the code of this key. Wait for the next one and type it again."
    ),
    "not-a-code": message("twofactor.practice", "A code here has six digits."),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a typed code turned out to be.

    Args:
        state: ``right``, ``clock-off``, ``wrong`` or ``not-a-code``.
        seconds_off: how far the phone's clock is ahead of this computer's, in seconds, in whole steps;
            below 0 when it is behind; 0 when it agrees within what sites accept.
    """

    state: State
    seconds_off: int = 0

    @property
    def sentence(self) -> Message:
        """Return the sentence of this state."""
        return SENTENCES[self.state]


def new_key() -> OneTimeKey:
    """Make a throw-away key of 160 bits (RFC 4226 section 4, R6)."""
    return OneTimeKey(otpauth.base32_of(secrets.token_bytes(20)), issuer="Practice", account="notes")


def address(key: OneTimeKey) -> str:
    """Return the ``otpauth://`` text to show as a QR picture."""
    return otpauth.build(key)


def check(key: OneTimeKey, typed: str, seconds: float) -> Checked:
    """Say what a typed code is.

    Args:
        key: the key that was shown.
        typed: the code as typed; spaces and dashes do not matter.
        seconds: this computer's time since 1970 in seconds.
    """
    if not codes.is_code(key, typed):
        return Checked("not-a-code")
    off = codes.steps_off(key, typed, seconds)
    if off is None:
        return Checked("wrong")
    if abs(off) <= codes.TOLERANCE:
        return Checked("right")
    return Checked("clock-off", off * key.period)
