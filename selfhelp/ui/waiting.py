"""Shows a dialog and waits until it is answered, or until the page that asks is gone."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid


def answered(dialog: QDialog, page: QWidget) -> bool:
    """Show a dialog until it is closed; returns whether it was accepted.

    It is not modal: Qt gives no key to a window behind a modal dialog, so that Esc pressed while the dialog
    comes up would be lost. "Leave" can be clicked meanwhile; the page itself waits. A lock can take the page
    away while the dialog is open, and the dialog with it: ask ``isValid`` before going on with either.
    """
    waits = not page.isWindow()
    if waits:
        page.setEnabled(False)
    accepted = closed(dialog, page)
    if waits and isValid(page):
        page.setEnabled(True)
    return accepted


def closed(dialog: QDialog, page: QWidget) -> bool:
    """Show a dialog until it is closed, or gone with its page; returns whether it was accepted."""
    loop = QEventLoop()
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.finished.connect(loop.quit)
    dialog.destroyed.connect(loop.quit)
    page.destroyed.connect(dialog.close)
    dialog.show()
    loop.exec()
    return QDialog.DialogCode.Accepted.value in answers
