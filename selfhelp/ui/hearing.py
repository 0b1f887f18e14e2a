"""What the keyboard and the mouse may do: Esc always counts, and nothing else does while a page changes.

A double click on "Continue", or Enter pressed while a passphrase was tried, must not answer a question that
the person has not seen. So input is dropped while a page changes and for a moment afterwards.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from selfhelp.guard.leave import TripleEscape

#: Milliseconds after a page is drawn in which input is dropped: longer than a double click takes.
QUIET_MS = 400
#: Whatever this widget is asked to do, it does at once.
ALWAYS_HEARD = "leave"
_DROPPED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.Shortcut,
    }
)


class Hearing(QObject):
    """Counts Esc by when it was pressed, and drops input that was meant for the page before.

    Args:
        leave: what three presses of Esc do.
        monotonic: seconds on a clock that never goes back, for events that carry no time.
        quiet_ms: how long input is dropped after a page was drawn; 0 for never.
    """

    def __init__(
        self, leave: Callable[[], None], monotonic: Callable[[], float], quiet_ms: int = QUIET_MS
    ) -> None:
        """Start with open ears."""
        super().__init__()
        self._leave, self._monotonic = leave, monotonic
        self.quiet_ms = quiet_ms
        self._escape = TripleEscape()
        self._deaf = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._hear)

    @property
    def deaf(self) -> bool:
        """Whether input is dropped just now."""
        return self._deaf

    def page_changes(self) -> None:
        """Drop input from now on, until the new page has been there for a moment."""
        if self.quiet_ms <= 0:
            return
        self._deaf = True
        self._timer.stop()
        # Counted from the first idle turn: what was pressed while the page was drawn waits in the queue
        # and is delivered before that.
        QTimer.singleShot(0, self, self._drawn)

    def _drawn(self) -> None:
        self._timer.start(self.quiet_ms)

    def _hear(self) -> None:
        self._deaf = False

    def swallows(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event of the whole program. Returns whether it goes no further."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            once = not event.isAutoRepeat() and watched.isWindowType()
            if event.key() == Qt.Key.Key_Escape and once and self._escape.press(self._pressed_at(event)):
                self._leave()
                return True
        return self._deaf and kind in _DROPPED and not watched.isWindowType() and not _always_heard(watched)

    def _pressed_at(self, event: QInputEvent) -> float:
        """Return when a key was pressed, in seconds; the window may have been busy since.

        X11 and Wayland say when; elsewhere Qt's own clock does, when it takes the press from the system.
        """
        return event.timestamp() / 1000 if event.timestamp() else self._monotonic()


def _always_heard(watched: QObject) -> bool:
    widget = watched if isinstance(watched, QWidget) else None
    while widget is not None:
        if widget.objectName() == ALWAYS_HEARD:
            return True
        widget = widget.parentWidget()
    return False
