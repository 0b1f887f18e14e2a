"""``selfhelp gallery``: a picture of every component in every state, light, dark, right to left, at 200 %."""

import argparse

from selfhelp.commands import display
from selfhelp.commands.failure import make_writable


def run(options: argparse.Namespace) -> int:
    """Write the pictures; needs no display."""
    folder = options.folder
    make_writable(folder)
    display.without_screen()
    from selfhelp.app import application
    from selfhelp.ui.gallery.draw import draw_all

    written = draw_all(application(), folder, options.only)
    print(f"{written} pictures in {folder}")
    return 0
