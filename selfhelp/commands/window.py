"""``selfhelp`` with no command: the window."""

import errno
import os
from pathlib import Path

from selfhelp.commands import display, ready
from selfhelp.commands.failure import UNKNOWN, CommandError, read_catalogue, speak
from selfhelp.language import message


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
            # Both reading and writing are needed; os.access asks as the user who started the program.
            next(folder.iterdir(), None)
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
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


def _refused(folder: Path) -> OSError:
    """Return why a folder can't be written: the medium can only be read (statvfs(3)), or the rights lack."""
    read_only = hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY
    why = errno.EROFS if read_only else errno.EACCES
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
