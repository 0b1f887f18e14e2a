"""The dialogs: each is a question of its own over the window."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog

from selfhelp.language import pgettext
from selfhelp.ui.choosing import lay_out
from selfhelp.ui.paper.ask import PaperDialog
from selfhelp.ui.window import Window


def dialogs(window: Window, folder: Path) -> Iterator[tuple[str, QDialog]]:
    """Yield each with the name of its picture.

    Args:
        window: stands under them.
        folder: what the dialog that asks for a file shows: never a folder of whoever takes the pictures.
    """
    yield "dialog-paper", PaperDialog(window, choice=True, prints=True)
    yield "dialog-paper-save", PaperDialog(window, choice=False, prints=False)
    kinds = pgettext("passwords", "Exports (*.csv *.json *.txt *.xml *.zip *.1pux);;All files (*)")
    asks = QFileDialog(window, pgettext("passwords", "Choose the exported file"), str(folder), kinds)
    lay_out(asks, [folder])
    yield "dialog-file", asks
