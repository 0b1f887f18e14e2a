"""``selfhelp tour``: walks a sample case through every page and writes a picture of each."""

import argparse
import os

from selfhelp.commands.failure import CommandError, read_catalogue
from selfhelp.language import UnknownLanguageError, open_language


def run(options: argparse.Namespace) -> int:
    """Write the pictures; needs no display."""
    scale = options.scale / 100 if options.scale > 10 else options.scale
    if not 0.8 <= scale <= 3:
        raise CommandError("--scale: give a text size between 1 and 2, or between 100 and 200 percent.")
    if options.language is not None:
        try:
            open_language(options.language)
        except UnknownLanguageError as error:
            raise CommandError(str(error)) from None
    read_catalogue()
    folder = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(f"{folder}: can't be written ({error.strerror}). Name another folder.") from None
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from selfhelp.tour import take

    written = take(folder, options.language or "en", options.theme, round(scale * 100))
    print(f"{written} pictures in {folder}")
    return 0
