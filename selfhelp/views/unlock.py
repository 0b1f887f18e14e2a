"""Opening notes again: what is there, how it opens, and the ways out when the passphrase is forgotten."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from selfhelp.language import Message, message, messages
from selfhelp.places import Whereabouts
from selfhelp.session import Found

Stage = Literal["look-for", "open", "forgot"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of the place before it is opened.

    Args:
        there: whether notes are kept there.
        where: where that place is.
        store: whether this computer's key store opens them.
        store_here: whether that store can be reached.
        trouble: what is wrong with the files, in a sentence; None where nothing is.
    """

    there: bool
    where: Whereabouts
    store: bool
    store_here: bool
    trouble: Message | None = None


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing to try when the passphrase is forgotten."""

    id: Literal["code", "store", "words", "elsewhere", "anew"]
    title: Message
    line: Message
    icon: str


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the page shows; ``ways_out`` only where the passphrase is forgotten, in the order to try them."""

    stage: Stage
    title: Message
    line: Message
    trouble: Message | None
    by_store: bool
    note: Message | None
    ways_out: tuple[WayOut, ...]


_LINES: dict[Whereabouts, Message] = {
    "computer": message("unlock", "Your notes are on this computer, locked."),
    "program": message("unlock", "Your notes are beside this program, locked."),
    "chosen": message("unlock", "Your notes are in the folder you chose, locked."),
}
_WAYS_OUT: dict[str, WayOut] = {
    "code": WayOut(
        "code",
        message("unlock", "Use the recovery code"),
        message("unlock", "If you made one, it is on paper: five groups of five letters and digits."),
        "file-text",
    ),
    "store": WayOut(
        "store",
        message("unlock", "Open with this computer’s key store"),
        message("unlock", "You let this computer open your notes without a passphrase."),
        "key-round",
    ),
    "words": WayOut(
        "words",
        message("unlock", "Try the passphrase again, and see what you type"),
        message("unlock", "Capital letters, spaces and the keyboard’s language count."),
        "eye",
    ),
    "elsewhere": WayOut(
        "elsewhere",
        message("unlock", "Look in another folder"),
        message("unlock", "A stick or a copy may open with a passphrase you remember."),
        "folder",
    ),
    "anew": WayOut(
        "anew",
        message("unlock", "Start anew"),
        message("unlock", "Only if nothing else opens them. You see first what is removed."),
        "rotate-ccw",
    ),
}


def unlock_state(opening: Opening, *, forgot: bool) -> UnlockState:
    """Return what to draw; starting anew is always the last thing offered."""
    if not opening.there:
        return UnlockState(
            stage="look-for",
            title=message("unlock", "Open your notes"),
            line=message("unlock", "Your notes may be on a stick, or in a folder that you chose."),
            trouble=None,
            by_store=False,
            note=None,
            ways_out=(),
        )
    by_store = opening.store and opening.store_here
    if forgot:
        wanted = ["code", *(["store"] if by_store else []), "words", "elsewhere", "anew"]
        return UnlockState(
            stage="forgot",
            title=message("unlock", "If you forgot the passphrase"),
            line=message(
                "unlock", "Nobody can reset it. These can still open your notes. Try them in order."
            ),
            trouble=opening.trouble,
            by_store=by_store,
            note=None,
            ways_out=tuple(_WAYS_OUT[name] for name in wanted),
        )
    away = message(
        "unlock", "These notes also open with a computer’s key store, but it can’t be reached here."
    )
    return UnlockState(
        stage="open",
        title=message("unlock", "Welcome back"),
        line=_LINES[opening.where],
        trouble=opening.trouble,
        by_store=by_store,
        note=away if opening.store and not opening.store_here else None,
        ways_out=(),
    )


def found_words(
    found: Found, day: Callable[[dt.date], str], time: Callable[[dt.time], str]
) -> Message | None:
    """Say when the notes were last written, so that an older copy put in their place is noticed.

    Args:
        found: what the safe says of itself; None is returned where it has no date.
        day: writes a day.
        time: writes a time of day.
    """
    if found.written is None:
        return None
    moment = found.written.astimezone()
    said = {"day": day(moment.date()), "time": time(moment.time())}
    if not found.notes:
        # A plan alone is much that was kept: "0 notes" would read as if all of it were lost.
        if found.mended:
            return message(
                "unlock", "Last written {day}, {time}. A part was damaged, and was made whole again.", **said
            )
        return message("unlock", "Last written {day}, {time}.", **said)
    if found.mended:
        return messages(
            "unlock",
            "Last written {day}, {time}: {count} note. A part was damaged, and was made whole again.",
            "Last written {day}, {time}: {count} notes. A part was damaged, and was made whole again.",
            found.notes,
            **said,
        )
    return messages(
        "unlock",
        "Last written {day}, {time}: {count} note.",
        "Last written {day}, {time}: {count} notes.",
        found.notes,
        **said,
    )
