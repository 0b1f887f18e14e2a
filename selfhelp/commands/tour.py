"""``selfhelp tour``: walks a sample case through every page and writes a picture of each."""

import argparse

from selfhelp.commands import display
from selfhelp.commands.failure import CommandError, make_writable, read_catalogue, speak
from selfhelp.language import message


def run(options: argparse.Namespace) -> int:
    """Write the pictures; needs no display.

    Raises:
        CommandError: the size is out of bounds, or nothing can be written to the folder.
    """
    speak(options.language)
    scale = options.scale / 100 if options.scale > 10 else options.scale
    if not 0.8 <= scale <= 3:
        raise CommandError(
            message("command", "--scale: give a text size between 1 and 2, or between 100 and 200 percent.")
        )
    read_catalogue()
    folder = options.folder
    make_writable(folder)
    display.without_screen()
    from selfhelp.tour import Looks, take

    looks = Looks(options.language or "en", options.theme, round(scale * 100), options.width)
    written = take(folder, looks, tuple(options.only))
    print(f"{written} pictures in {folder}")
    return 0
