"""``selfhelp`` with no command: the window."""

import argparse

from selfhelp.commands.failure import CommandError, read_catalogue, speak
from selfhelp.language import message


def run(options: argparse.Namespace) -> int:
    """Show the window, or say in one line why it can't be shown."""
    speak(options.language)
    if options.data is not None and options.data.exists() and not options.data.is_dir():
        raise CommandError(
            message(
                "command",
                "{file}: this is a file, not a folder. Name a folder with --data.",
                file=str(options.data),
            )
        )
    catalogue = read_catalogue()
    from selfhelp.app import Options, has_display
    from selfhelp.app import run as show

    if not has_display():
        raise CommandError(
            message(
                "command",
                "There is no screen to show the window on. Run 'selfhelp tour DIR' to write pictures of its "
                "pages, or 'selfhelp plan ANSWERS.toml' for a plan.",
            )
        )
    return show(Options(options.data, options.no_trace, options.language), catalogue)
