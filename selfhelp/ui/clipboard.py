"""The clipboard: a copied text leaves it after a minute, and on leaving, but only if it is still ours."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from selfhelp.guard.leave import ClipboardGuard
from selfhelp.ui.screenshots import unrecorded

#: A moment after the text is due, in milliseconds.
LOOK_AFTER_MS = 61_000


class Clipboard(QObject):
    """Puts texts on the system's clipboard and takes them off again."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """Start with nothing on it. ``monotonic`` gives seconds on a clock that never goes back."""
        super().__init__()
        self._monotonic = monotonic
        self._guard = ClipboardGuard()

    def put(self, text: str) -> None:
        """Put a text on the clipboard for a minute."""
        QGuiApplication.clipboard().setMimeData(unrecorded(text))
        self._guard.copied(text, self._monotonic())
        QTimer.singleShot(LOOK_AFTER_MS, self, self.look)

    def look(self) -> None:
        """Clear the clipboard if our text is due and still there."""
        board = QGuiApplication.clipboard()
        if self._guard.should_clear(board.text(), self._monotonic()):
            board.clear()

    def leave(self) -> None:
        """Clear the clipboard at once if what is there came from this program."""
        board = QGuiApplication.clipboard()
        # What was copied with the keyboard or marked with the mouse is ours as well.
        # Another program's is asked for only where ours may be: that program may hang.
        asks = self._guard.seconds_left(self._monotonic()) is not None
        if board.ownsClipboard() or (asks and self._guard.still_ours(board.text())):
            board.clear()
        if board.supportsSelection() and board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)
