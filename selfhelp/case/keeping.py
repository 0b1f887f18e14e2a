"""What it means to keep a case, and what can go wrong, said in one clear sentence each."""

import errno
from typing import Protocol

from selfhelp.case.model import Case
from selfhelp.language import Message, message, render


class KeepingError(Exception):
    """The case can't be kept or opened. ``sentence`` says what happened and what to do."""

    def __init__(self, sentence: Message) -> None:
        """Keep the sentence for the page; the exception's own text is English."""
        super().__init__(sentence.text)
        self.sentence = sentence

    def __str__(self) -> str:
        """Say it in the active language."""
        return render(self.sentence)


class WrongKeyError(KeepingError):
    """The passphrase is not the right one."""

    def __init__(self) -> None:
        """Say so, and nothing more."""
        super().__init__(message("vault", "This passphrase does not open it. Check it and type it again."))


class DamagedError(KeepingError):
    """A file is not what was written. There may be a good copy beside it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(DAMAGED)


class Keeper(Protocol):
    """Keeps a case: :class:`selfhelp.case.kept.safe.Safe` on disk, :class:`KeepNothing` not at all."""

    def save(self, case: Case) -> None:
        """Keep this case; when it returns, the case survives a power cut. Raises KeepingError."""
        ...

    def close(self) -> None:
        """Let go of the file and the key."""
        ...


class KeepNothing:
    """Keeps the case in memory only: when the program ends, nothing is left."""

    def save(self, case: Case) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Nothing to let go of."""


CANT_WRITE = message(
    "vault", "This folder can't be written to. Choose another folder, or keep nothing for now."
)
DISK_FULL = message(
    "vault", "The disk is full, so the last change is not saved. Free some space, then try again."
)
DISK_FAILS = message(
    "vault",
    "The disk or stick reports an error, so the last change is not saved. Check that it is plugged in, or "
    "keep your notes elsewhere.",
)
IN_USE = message("vault", "Your notes are open in another window. Close that one first, then try again.")
DAMAGED = message("vault", "Your notes can't be read: the file is damaged. The file is left as it is.")
THERE_ALREADY = message(
    "vault", "There are notes in this folder already. Open those, or choose another folder for these."
)
NEWER = message("vault", "Your notes were saved by a newer version of this program. Open them with that one.")
GONE = message(
    "vault",
    "The folder with your notes is not there any more. Is it on a stick? Put the stick back, then try again.",
)
OPENS_ALREADY = message("vault", "This passphrase is in use already. Choose another one.")
LAST_WAY = message("vault", "This is the only way to open your notes, so it stays. Add another one first.")


TOO_MUCH = message("vault", "This is more than can be kept. Take something out, then try again.")
STORE_OR_SECOND = message(
    "vault",
    "The key store and a second passphrase do not go together: whoever sits at this computer would see that "
    "it opens your notes without one. Take the other one away first.",
)
FILE_TOO_LARGE = message(
    "vault",
    "This file is larger than 500 MB, so it can't be added. Keep it in a safe place, and write down where.",
)
FILE_UNREADABLE = message("vault", "This file can't be read. Nothing was added.")
COPY_NO_ROOM = message("vault", "There is not enough room for the copy. Choose another folder.")
COPY_NOT_WRITTEN = message("vault", "The copy can't be written there. Choose another folder.")
LOCKED = message("vault", "Your notes are locked. Open them again, then repeat the last step.")
NO_ROOM_FOR_WAY = message("vault", "No further way to open these notes can be added. Remove one first.")
HALF_DONE = message(
    "vault",
    "The change of keys could not be finished: the new way opens your notes, or the old one, or both. Make "
    "room on the disk or put the stick back, then make the change again.",
)


def explained(error: OSError) -> KeepingError:
    """Return the error with the sentence that fits what the system says."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return KeepingError(DISK_FULL)
    if isinstance(error, BlockingIOError):
        return KeepingError(IN_USE)
    if isinstance(error, FileNotFoundError):
        return KeepingError(GONE)
    if error.errno in (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE):
        return KeepingError(DISK_FAILS)
    return KeepingError(CANT_WRITE)
