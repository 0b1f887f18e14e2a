"""Something the person can mend, as one clear line; and the pieces all commands share for saying it."""

import sys
from pathlib import Path

from selfhelp.catalogue.load import CatalogueError, load
from selfhelp.catalogue.model import Catalogue
from selfhelp.language import UnknownLanguageError, activate, open_language


class CommandError(Exception):
    """What went wrong, where, and what to do. Shown without a traceback, exit status 1."""


def speak(tag: str | None) -> None:
    """Speak a language on the command line; English when none is named.

    Raises:
        CommandError: there is no such language.
    """
    if tag is None:
        return
    try:
        activate(open_language(tag))
    except UnknownLanguageError as error:
        raise CommandError(str(error)) from None


def read_catalogue(folder: Path | None = None) -> Catalogue:
    """Read the catalogue.

    Raises:
        CommandError: it can't be used; the first problem is named, and how many more there are.
    """
    try:
        return load(folder)
    except CatalogueError as error:
        more = len(error.problems) - 1
        also = f" ({more} more: run 'selfhelp catalogue check')" if more else ""
        raise CommandError(f"The catalogue can't be used: {error.problems[0]}{also}") from None


def _say(text: str) -> None:
    """Print a result, in UTF-8 where the terminal's own encoding lacks a letter of it."""
    try:
        try:
            sys.stdout.write(text)
        except UnicodeEncodeError:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise CommandError(f"The result can't be printed ({reason}). Write it to a file with -o.") from None


def write(text: str, output: Path | None) -> None:
    """Write a result to a file, or print it.

    Raises:
        CommandError: the file can't be written.
    """
    if output is None:
        _say(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise CommandError(f"{output}: can't be written ({reason}). Choose another place with -o.") from None
