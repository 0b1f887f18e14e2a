"""``selfhelp`` with no command: the window."""

import argparse

from selfhelp.commands.failure import CommandError, read_catalogue
from selfhelp.language import UnknownLanguageError, open_language


def run(options: argparse.Namespace) -> int:
    """Show the window, or say in one line why it can't be shown."""
    if options.language is not None:
        try:
            open_language(options.language)
        except UnknownLanguageError as error:
            raise CommandError(str(error)) from None
    if options.data is not None and options.data.exists() and not options.data.is_dir():
        raise CommandError(f"{options.data}: this is a file, not a folder. Name a folder with --data.")
    catalogue = read_catalogue()
    from selfhelp.app import Options, has_display
    from selfhelp.app import run as show

    if not has_display():
        raise CommandError(
            "There is no screen to show the window on. Run 'selfhelp tour DIR' to write pictures of its "
            "pages, "
            "or 'selfhelp plan ANSWERS.toml' for a plan."
        )
    return show(Options(options.data, options.no_trace, options.language), catalogue)
