"""Something the person can mend, as one clear line; and the pieces all commands share for saying it."""

import os
import stat
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp import places
from selfhelp.language import (
    Message,
    UnknownLanguageError,
    activate,
    message,
    messages,
    open_language,
    render,
)

if TYPE_CHECKING:
    from selfhelp.catalogue.model import Catalogue

UNKNOWN = message("command", "unknown reason")

#: Marks that turn the order of letters round. Isolates stay: the program puts them around values itself.
_TURNS_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e")


class CommandError(Exception):
    """What went wrong, where, and what to do. Shown without a traceback, exit status 1."""

    def __init__(self, sentence: Message) -> None:
        """Keep the sentence; it is said in the language of the command line when it is shown."""
        super().__init__(sentence.text)
        self.sentence = sentence

    def __str__(self) -> str:
        """Return the sentence in the active language."""
        return render(self.sentence)


def speak(tag: str | None) -> None:
    """Speak a language on the command line; where none is named, that of the handover, else English.

    Raises:
        CommandError: there is no such language.
    """
    named, tag = tag, tag or _given_language()
    if tag is None:
        return
    try:
        activate(open_language(tag))
    except UnknownLanguageError as error:
        # The person can't mend what an organisation wrote.
        if named is not None:
            raise CommandError(error.sentence) from None


def _given_language() -> str | None:
    if not places.is_handed_over():
        return None
    from selfhelp import handover

    return handover.language()


def read_catalogue(folder: Path | None = None) -> "Catalogue":
    """Read the catalogue.

    Raises:
        CommandError: it can't be used; the first problem is named, and how many more there are.
    """
    # Most commands need no catalogue, and reading its code takes a tenth of a second.
    from selfhelp import handover
    from selfhelp.catalogue.load import CatalogueError, load

    try:
        return handover.joined(load(folder), None if folder else handover.read())
    except CatalogueError as error:
        raise CommandError(_unusable(error.problems)) from None


def _unusable(problems: list[str]) -> Message:
    """Say why the catalogue can't be used."""
    more, first = len(problems) - 1, problems[0]
    if not more:
        return message("command", "The catalogue can't be used: {why}", why=first)
    return messages(
        "command",
        "The catalogue can't be used: {why} ({count} more: run 'selfhelp catalogue check')",
        "The catalogue can't be used: {why} ({count} more: run 'selfhelp catalogue check')",
        more,
        why=first,
    )


def without_controls(text: str) -> str:
    """Return a text without what a terminal takes for a command, or that turns the order of letters round.

    Titles come from files that others wrote. Line ends and tabs stay.
    """
    return "".join(
        c for c in text if c in "\n\t" or not (unicodedata.category(c) == "Cc" or c in _TURNS_ROUND)
    )


def read_small(path: Path, limit: int) -> bytes:
    """Read a small file that the person named, and nothing but a file: a pipe or a device could have no end.

    Args:
        path: the file.
        limit: bytes that it may have at most.

    Raises:
        CommandError: it is no file, too large, or can't be read.
    """
    try:
        # A pipe without a writer would wait for ever; this way it opens at once, and is refused below.
        with open(path, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise CommandError(
                    message("command", "{file}: this is not a file. Name a file.", file=str(path))
                )
            raw = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise CommandError(
            message(
                "command",
                "{file}: can't be opened ({why}). Check the path.",
                file=str(path),
                why=getattr(error, "strerror", None) or UNKNOWN,
            )
        ) from None
    if len(raw) > limit:
        raise CommandError(
            message("command", "{file}: far too large for this. Choose the right file.", file=str(path))
        )
    return raw


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _say(text: str) -> None:
    """Print a result, in UTF-8 where the terminal's own encoding lacks a letter of it."""
    shown = without_controls(text)
    try:
        try:
            sys.stdout.write(shown)
        except UnicodeEncodeError:
            sys.stdout.flush()
            sys.stdout.buffer.write(shown.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(
            message(
                "command",
                "The result can't be printed ({why}). Write it to a file with -o.",
                why=error.strerror or UNKNOWN,
            )
        ) from None


def cant_write(output: Path, error: OSError) -> Message:
    """Say that a result can't be written to a place, and why."""
    return message(
        "command",
        "{file}: can't be written ({why}). Choose another place with -o.",
        file=str(output),
        why=error.strerror or UNKNOWN,
    )


def cant_make(folder: Path, error: OSError) -> Message:
    """Say that a folder for pictures can't be made or written to, and why."""
    return message(
        "command",
        "{file}: can't be written ({why}). Name another folder.",
        file=str(folder),
        why=error.strerror or UNKNOWN,
    )


def make_writable(folder: Path) -> None:
    """Make a folder where there is none, and see that files can be put into it.

    Raises:
        CommandError: it can't be made, or nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(cant_make(folder, error)) from None


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
        raise CommandError(cant_write(output, error)) from None
