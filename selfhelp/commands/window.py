"""``selfhelp`` with no command: the window."""

import errno
import os
from pathlib import Path

from selfhelp import places
from selfhelp.commands import display, ready
from selfhelp.commands.failure import UNKNOWN, CommandError, read_catalogue, speak
from selfhelp.language import message
from selfhelp.ui import binding


def _check_folder(folder: Path) -> None:
    """Refuse what can't be a place for notes, before anything is shown.

    Raises:
        CommandError: a file, or a folder that this user may not open.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise CommandError(
                message(
                    "command",
                    "{file}: this is a file, not a folder. Name a folder with --data.",
                    file=str(folder),
                )
            )
        if folder.is_dir():
            # Both reading and writing are needed, but for notes on a stick that is protected: those can be
            # read. os.access asks as the user who started the program.
            next(folder.iterdir(), None)
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK) and not _is_protected_stick(folder):
                raise _refused(folder)
    except (OSError, ValueError) as error:
        raise CommandError(
            message(
                "command",
                "{file}: can't be opened ({why}). Name another folder with --data.",
                file=str(folder),
                why=getattr(error, "strerror", None) or UNKNOWN,
            )
        ) from None


def _is_read_only(folder: Path) -> bool:
    """Tell whether a folder lies on a medium that can only be read; see statvfs(3)."""
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _is_protected_stick(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK) and _is_read_only(folder) and places.holds_notes(folder)


def _refused(folder: Path) -> OSError:
    """Return why a folder can't be written."""
    why = errno.EROFS if _is_read_only(folder) else errno.EACCES
    return OSError(why, os.strerror(why))


def run(data: Path | None = None, no_trace: bool = False, language: str | None = None) -> int:
    """Show the window, or say in one line why it can't be shown.

    Args:
        data: the folder that keeps the case; the usual one if None.
        no_trace: keep nothing, and don't offer to.
        language: a language tag; the computer's own if None.

    Raises:
        CommandError: with the line.
    """
    speak(language)
    if data is not None:
        _check_folder(data)
    binding.load_lean()
    trouble = ready.trouble() or display.trouble(os.environ)
    if trouble is None and display.is_x11(os.environ):
        trouble = ready.window_system()
    if trouble is not None:
        raise CommandError(trouble)
    try:
        from selfhelp.app import Options
        from selfhelp.app import run as show
    except ImportError as error:
        lacking = ready.lacking(error)
        if lacking is None:
            raise
        raise CommandError(lacking) from None

    return show(Options(data, no_trace, language), read_catalogue)
