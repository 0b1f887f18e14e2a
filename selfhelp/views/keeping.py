"""Where notes are kept: the choices, the safest one first, and what is missing before they can be kept."""

from dataclasses import dataclass, replace
from typing import Literal

from selfhelp.case.model import Answers
from selfhelp.language import Message, message
from selfhelp.passwords.passphrase import objection
from selfhelp.places import Whereabouts

Place = Literal["passphrase", "stick", "store", "nothing"]
Step = Literal["where", "passphrase", "code", "shown"]

DIFFER = message("keep", "The two passphrases differ. Type them again.")
NOT_AS_SUGGESTED = message("keep", "These are not the words above. Type them again, one after the other.")
NO_FOLDER = message("keep", "Choose a folder on the stick first.")


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One place: its name, what it means for the person, and an icon."""

    value: Place
    title: Message
    line: Message
    icon: str


@dataclass(frozen=True, slots=True)
class KeepState:
    """What the page shows.

    Attributes:
        at: which of the three steps it is, from 1; 0 where there is only one.
        places: only on the first step.
        asks_folder: whether a folder has to be chosen before a passphrase.
        on: what the filled button says; empty for none.
    """

    step: Step
    title: Message
    line: Message
    at: int
    places: tuple[PlaceChoice, ...]
    chosen: Place
    asks_folder: bool
    on: Message


_PLACES: dict[Place, PlaceChoice] = {
    "passphrase": PlaceChoice(
        "passphrase",
        message("keep", "On this computer, with a passphrase"),
        message(
            "keep", "Your notes open only with your passphrase. A spying tool could still see what you type."
        ),
        "monitor",
    ),
    "stick": PlaceChoice(
        "stick",
        message("keep", "On a stick or in a folder I choose"),
        message("keep", "With a passphrase, too. Your notes are only there, and you can take them with you."),
        "usb",
    ),
    "store": PlaceChoice(
        "store",
        message("keep", "On this computer, without a passphrase"),
        message("keep", "Nothing to remember. Anyone who can sign in to this computer can open your notes."),
        "key-round",
    ),
    "nothing": PlaceChoice(
        "nothing",
        message("keep", "Save nothing"),
        message("keep", "When you leave, your notes disappear. The safest choice if someone may look."),
        "eye-off",
    ),
}
#: What the first and the third are called where the usual place is another than the computer's own folder.
_ELSEWHERE: dict[Whereabouts, dict[Place, Message]] = {
    "computer": {},
    "program": {
        "passphrase": message("keep", "Beside this program, with a passphrase"),
        "store": message("keep", "Beside this program, without a passphrase"),
    },
    "chosen": {
        "passphrase": message(
            "keep", "In the folder that was chosen when the program was started, with a passphrase"
        ),
        "store": message(
            "keep", "In the folder that was chosen when the program was started, without a passphrase"
        ),
    },
}


def first_choice(answers: Answers, *, no_trace: bool) -> Place:
    """Return what is chosen before the person chooses: to save, only if they said that nobody looks.

    Skipped counts as maybe: whoever only goes on leaves nothing on a computer that may be watched.
    """
    return "passphrase" if answers.watched == "no" and not no_trace else "nothing"


def places(*, no_trace: bool, store: bool, where: Whereabouts = "computer") -> tuple[PlaceChoice, ...]:
    """Return what can be chosen.

    Args:
        no_trace: started to keep nothing.
        store: whether this computer has a safe place for keys.
        where: where notes go when no folder is chosen.
    """
    if no_trace:
        return (_PLACES["nothing"],)
    titles = _ELSEWHERE[where]
    return tuple(
        replace(p, title=titles.get(value, p.title))
        for value, p in _PLACES.items()
        if store or value != "store"
    )


_WHERE = message("keep", "Where should your notes be saved?")
_LINES: dict[Step, Message] = {
    "where": message("keep", "Nothing has been saved so far. Whatever you choose, nothing is sent."),
    "passphrase": message("keep", "Four or more words that have nothing to do with you."),
    "code": message("keep", "Only you can open them. If you forget the passphrase, nobody can reset it."),
    "shown": message("keep", "The code is shown this once. Write it down, or print it."),
}
_TITLES: dict[Step, Message] = {
    "where": _WHERE,
    "passphrase": message("keep", "Choose a passphrase"),
    "code": message("keep", "Your notes are saved and locked"),
    "shown": message("keep", "Your recovery code"),
}
_ON: dict[Step, Message] = {
    "where": message("keep", "Continue"),
    "passphrase": message("keep", "Save my notes"),
    "code": message("keep", "Make a recovery code"),
    "shown": message("keep", "I have it on paper"),
}
_STEPS: tuple[Step, ...] = ("where", "passphrase", "code")


def keep_state(
    step: Step, chosen: Place, *, no_trace: bool, store: bool, where: Whereabouts = "computer"
) -> KeepState:
    """Return what to draw of a step; the last three are those of :func:`places`."""
    asked = step == "where"
    return KeepState(
        step=step,
        title=_TITLES[step],
        line=_LINES[step],
        at=0 if chosen in ("nothing", "store") else 3 if step == "shown" else _STEPS.index(step) + 1,
        places=places(no_trace=no_trace, store=store, where=where) if asked else (),
        chosen=chosen,
        asks_folder=step == "passphrase" and chosen == "stick",
        on=message("keep", "Save nothing") if asked and chosen == "nothing" else _ON[step],
    )


def passphrase_trouble(first: str, again: str, suggested: str = "") -> Message | None:
    """Say what is wrong with a passphrase that was typed; None where it can be taken.

    Args:
        first: what was typed.
        again: the same, typed again; not looked at where words were suggested.
        suggested: the words that were suggested and are to be typed; empty for the person's own.
    """
    if suggested:
        return None if first.split() == suggested.split() else NOT_AS_SUGGESTED
    return DIFFER if first != again else objection(first)
