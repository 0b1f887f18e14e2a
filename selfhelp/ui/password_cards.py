"""Cards of the password room: an exported file that still lies there, a report that will be dropped."""

from collections.abc import Callable
from pathlib import Path

from selfhelp.language import pgettext
from selfhelp.ui.widgets import buttons
from selfhelp.ui.widgets.cards import Card
from selfhelp.ui.widgets.text import body, small


def export_card(path: Path, delete: Callable[[Path], None], explain: buttons.Action) -> Card:
    """Say that the file is not locked, and offer to delete it and to read what deleting can't do."""
    return Card("note").add(
        body(
            pgettext(
                "passwords",
                "The exported file “{file}” still lies on this computer, and anyone can read it.",
                file=path.name,
            )
        ),
        small(
            pgettext(
                "passwords",
                "Deleting removes it from its folder. It can’t reach copies in a backup, in a cloud "
                "folder or traces on the disk.",
            )
        ),
        buttons.line_of(
            buttons.plain(pgettext("passwords", "Delete the file"), lambda: delete(path), "delete-export"),
            buttons.word(pgettext("passwords", "What deleting can’t do"), explain, "cannot"),
        ),
    )


def ask_again_card(keep: buttons.Action, over: buttons.Action) -> Card:
    """Ask before a report is dropped, for it is kept nowhere."""
    return Card("note").add(
        body(
            pgettext("passwords", "This report is nowhere but here. It is gone when you open another export.")
        ),
        buttons.line_of(
            buttons.plain(pgettext("passwords", "Keep this report"), keep, "again-no"),
            buttons.word(pgettext("passwords", "Open another export"), over, "again-yes"),
        ),
    )
