"""Keeps what is in memory out of files: no core dumps, no reading by other programs, no crash report on disk.

Sources: prctl(2) (PR_SET_DUMPABLE, PR_SET_NAME), core(5), getrlimit(2).
"""

import ctypes
import faulthandler
import sys
from typing import Final

from selfhelp.frozen import Frozen
from selfhelp.guard.opener_process import neutral_arguments
from selfhelp.language import Message, message

#: The name in a list of processes, 15 bytes at most, in place of the command line too.
NEUTRAL_NAME: Final = "notes"

_PR_SET_DUMPABLE: Final = 4
_PR_SET_NAME: Final = 15
#: What prctl(2) wants in place of arguments that an option does not use.
_UNUSED: Final = (0, 0, 0)

#: What each ``code`` of :attr:`Hardening.codes` says to the person.
SENTENCES: Final[dict[str, Message]] = {
    "core-dumps-off": message("guard.memory", "If the program crashes, its memory is not written to a file."),
    "core-dumps-on": message(
        "guard.memory", "If the program crashes, this system may write its memory to a file."
    ),
    "not-readable": message("guard.memory", "Other programs that you run can’t read this program’s memory."),
    "readable": message(
        "guard.memory", "Other programs that you run may be able to read this program’s memory."
    ),
}


class Hardening(Frozen):
    """What holds on this computer.

    Args:
        core_dumps_off: the size limit of core dumps is 0 (a system that pipes them to a program ignores it).
        not_readable: the process is marked as not dumpable: no core dump at all, and no other
            unprivileged process can read its memory (Linux only).
        neutral_name: the process and its arguments carry :data:`NEUTRAL_NAME` (Linux only).
        crash_notes_to_screen: Python's notes on a crash go to the screen or nowhere, not to a file.
    """

    core_dumps_off: bool
    not_readable: bool
    neutral_name: bool
    crash_notes_to_screen: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the sentences that say what holds here."""
        return (
            "core-dumps-off" if self.core_dumps_off or self.not_readable else "core-dumps-on",
            "not-readable" if self.not_readable else "readable",
        )


def _core_dumps_off() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def _prctl(option: int, argument: int | bytes) -> bool:
    """Call prctl(2). Returns whether it worked; False on other systems."""
    if sys.platform != "linux":
        return False
    try:
        call = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return False
    value = ctypes.c_char_p(argument) if isinstance(argument, bytes) else ctypes.c_ulong(argument)
    return bool(call(option, value, *map(ctypes.c_ulong, _UNUSED)) == 0)


def _crash_notes_to_screen() -> bool:
    """Send Python's notes on a crash to standard error; they name functions and lines, never values."""
    faulthandler.disable()
    if sys.stderr is None:  # A windowed program on Windows has none.
        return True
    try:
        faulthandler.enable(file=sys.stderr)
    except (OSError, ValueError, RuntimeError):
        return not faulthandler.is_enabled()
    return True


def harden() -> Hardening:
    """Keep the memory of this process to itself. Never raises; call it early, from the main thread.

    On Linux a process that is not dumpable also hides ``/proc/<pid>`` from other programs of the same
    user, among them the desktop portal, which may then refuse to show its own file dialog.
    """
    return Hardening(
        core_dumps_off=_core_dumps_off(),
        not_readable=_prctl(_PR_SET_DUMPABLE, 0),
        neutral_name=_prctl(_PR_SET_NAME, NEUTRAL_NAME.encode("ascii")) and neutral_arguments(),
        crash_notes_to_screen=_crash_notes_to_screen(),
    )
