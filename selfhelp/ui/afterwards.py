"""What can wait until the first page is on the screen: it is done then, one piece a turn of the loop."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

#: Milliseconds from the first painting to the first piece: what was painted reaches the screen meanwhile.
BREATH_MS = 30


class Afterwards(QObject):
    """Does pieces of work, each short, once a widget has been painted. What a person does goes first."""

    def __init__(self, widget: QWidget, pieces: Iterable[Callable[[], object]]) -> None:
        """Wait for the first painting of a widget.

        Args:
            widget: such as the window.
            pieces: what to do, in order.
        """
        super().__init__(widget)
        self._pieces = iter(pieces)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin after the first painting."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(BREATH_MS, self, self._next)
        return False

    def _next(self) -> None:
        piece = next(self._pieces, None)
        if piece is not None:
            # Set before the work, so that one piece that fails does not keep the others from being done.
            QTimer.singleShot(0, self, self._next)
            piece()
