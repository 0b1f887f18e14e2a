"""Removes what the program keeps on this computer, and says what could not be removed.

Files are written over in place first, so that a disk that writes in place holds nothing of them any more.
Flash memory, and file systems that never write in place, may hold old content for a while: what is kept is
encrypted, and without its keys it is noise. Which files are the program's own, the safe tells
(:mod:`selfhelp.case.kept.making`), keys first.
"""

import contextlib
import errno
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from selfhelp.case.kept import disk
from selfhelp.language import Message, message

#: What each ``code`` of a :class:`Left` says to the person.
SENTENCES: Final[dict[str, Message]] = {
    "in-use": message("guard.erase", "Another program has this file open. Close it and try again."),
    "not-allowed": message("guard.erase", "The system does not allow this file to be removed."),
    "read-only": message("guard.erase", "This disk or stick can only be read, not changed."),
    "not-empty": message("guard.erase", "This folder was kept, because other files are in it."),
    "is-folder": message("guard.erase", "This is a folder, not a file, so it was not removed."),
    "failed": message("guard.erase", "This file could not be removed."),
}


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is still there.

    Args:
        path: where.
        code: why, a key of :data:`SENTENCES`.
    """

    path: Path
    code: str

    @property
    def sentence(self) -> Message:
        """Return the sentence of the reason."""
        return SENTENCES[self.code]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the things to remove.

    Args:
        removed: what is gone now and was there before.
        left: what is still there, with the reason.
    """

    removed: tuple[Path, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def complete(self) -> bool:
        """Say whether nothing is left."""
        return not self.left


def _real_folder(path: Path) -> bool:
    """Say whether a path is a folder itself, not a link to one (on Windows: not a junction either)."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and not getattr(found, "st_reparse_tag", 0)


def _reason(error: OSError) -> str:
    if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
        return "not-empty"
    if error.errno == errno.EROFS:
        return "read-only"
    if error.errno == errno.EBUSY or getattr(error, "winerror", 0) in {32, 33}:
        return "in-use"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "not-allowed"
    return "failed"


def _remove(path: Path) -> None:
    """Remove one file, link or empty folder.

    Raises:
        OSError: it is still there.
    """
    remove = path.rmdir if _real_folder(path) else path.unlink
    try:
        remove()
    except PermissionError:
        if path.is_symlink():
            raise
        # Windows refuses to remove a file that is marked as read-only.
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IRWXU)
        remove()


def erase(paths: Iterable[Path]) -> Outcome:
    """Write noise over files, then remove files, links and empty folders, in this order. Never raises.

    What a link points to stays. What is gone already counts as neither removed nor left.

    Args:
        paths: usually what :func:`selfhelp.session.kept_files` listed.
    """
    removed: list[Path] = []
    left: list[Left] = []
    listed = list(paths)
    for path in listed:
        # In place and on the disk before the first name goes: what held keys is noise then. A file that
        # can't be written over is still removed.
        if path.is_file() and not path.is_symlink():
            with contextlib.suppress(OSError):
                disk.scramble(path)
    for path in listed:
        try:
            _remove(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append(Left(path, _reason(error)))
        else:
            removed.append(path)
    return Outcome(tuple(removed), tuple(left))


def delete_export(path: Path) -> Outcome:
    """Remove one file that the person chose, such as a password export. A folder is never removed.

    Args:
        path: the file. Its content may stay on the disk until it is written over; say so.
    """
    if _real_folder(path):
        return Outcome(left=(Left(path, "is-folder"),))
    return erase((path,))
