"""What the page of practice says: the key in groups, the steps, and what a typed code turned out to be."""

from dataclasses import dataclass

from selfhelp.language import Message, message, messages
from selfhelp.twofactor.otpauth import OneTimeKey
from selfhelp.twofactor.practice import Checked

#: Letters of a key in one group: as apps show them.
GROUP = 4

STEPS: tuple[Message, ...] = (
    message("practice", "Open an authenticator app on your phone. If you have none, install one first."),
    message("practice", "Add an account, and choose to scan a code."),
    message("practice", "Point the camera at this picture."),
    message("practice", "Type the six digits that the app shows for “Practice”."),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say of a typed code.

    Attributes:
        more: which way the phone's clock is off; None where it is not.
        right: the code is right, and the field is empty again.
    """

    sentence: Message
    more: Message | None
    right: bool


def key_in_groups(key: OneTimeKey) -> str:
    """Return a key as it is typed from a screen: letters in groups of four."""
    secret = key.secret
    return " ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP))


def answer_to(checked: Checked) -> Answer:
    """Return what to say of a code that was checked."""
    more: Message | None = None
    if checked.state == "clock-off":
        minutes = max(1, round(abs(checked.seconds_off) / 60))
        if checked.seconds_off > 0:
            more = messages(
                "practice",
                "The phone is about {count} minute ahead of this computer.",
                "The phone is about {count} minutes ahead of this computer.",
                minutes,
            )
        else:
            more = messages(
                "practice",
                "The phone is about {count} minute behind this computer.",
                "The phone is about {count} minutes behind this computer.",
                minutes,
            )
    return Answer(checked.sentence, more, checked.state == "right")
