"""Ways out: leaving, locking, removing everything; and of each, what it does not hide."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from selfhelp.language import Message, message, messages

Way = Literal["leave", "lock"]


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out: what it does, and what it does not hide."""

    way: Way
    title: Message
    does: Message
    leaves: Message
    icon: str


@dataclass(frozen=True, slots=True)
class LeavingState:
    """What the page shows. ``files`` are what would be removed; ``after`` is only there once it was done."""

    title: Message
    ways: tuple[WayOut, ...]
    files: tuple[str, ...]
    after: Message | None
    left: tuple[str, ...]


_LEAVE = WayOut(
    "leave",
    message("leaving", "Leave: Esc three times, or the button"),
    message("leaving", "The window is gone at once, your notes are locked, and copied text is cleared."),
    message(
        "leaving",
        "Some traces stay: the list of recent programs, your browser’s history, and files you saved.",
    ),
    "log-out",
)
_LOCK = WayOut(
    "lock",
    message("leaving", "Lock"),
    message("leaving", "The window stays, and asks for the passphrase."),
    message("leaving", "It does not hide that there are notes."),
    "lock-keyhole",
)
CAN_NOT_REACH = message(
    "leaving",
    "Copies in a backup, traces on the disk that special tools can read, and files you saved yourself, such "
    "as a password export or a printed plan.",
)
KEY_TOO = message("leaving", "And its key in this computer’s key store, if there is one.")


def leaving_state(
    files: Sequence[Path], *, kept: bool, forgot: bool, left: Sequence[str] | None = None
) -> LeavingState:
    """Return what to draw.

    Args:
        files: what is kept in the folder.
        kept: whether the open case is kept.
        forgot: whether it comes from the lock, because the passphrase is forgotten.
        left: after removing, what could not be removed; None before.
    """
    if left is not None:
        after = (
            messages(
                "leaving",
                "{count} file could not be removed. Another program may use it. Close it and try again.",
                "{count} files could not be removed. Another program may use them. Close it and try again.",
                len(left),
            )
            if left
            else message(
                "leaving",
                "It is removed. Traces on the disk and copies in a backup can stay.",
            )
        )
        return LeavingState(message("leaving", "Removed"), (), (), after, tuple(left))
    if forgot:
        return LeavingState(message("leaving", "Start anew"), (), tuple(map(str, files)), None, ())
    ways = (_LEAVE, _LOCK) if kept else (_LEAVE,)
    title = message("leaving", "Ways to leave")
    return LeavingState(title, ways, tuple(map(str, files)), None, ())
