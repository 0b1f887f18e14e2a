"""Follows the pointer over a part that paints itself, and turns it softly into a number to paint with."""

from PySide6.QtCore import QEvent, QVariantAnimation
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.tokens import POINTER_MS


class Pointer:
    """How far a widget is under the pointer (0 to 1)."""

    def __init__(self, widget: QWidget) -> None:
        """Begin without the pointer; the widget is repainted whenever something changes."""
        self._widget = widget
        self._over = 0.0
        #: Most of what a page shows never meets the pointer: the movement is made when it first does.
        self._move: QVariantAnimation | None = None

    @property
    def over(self) -> float:
        """How far the ground under the pointer is faded in, 0 to 1."""
        return self._over if self._widget.isEnabled() else 0.0

    def show_over(self) -> None:
        """Show it as if the pointer were there, for pictures of states."""
        self._step(1.0)

    def _step(self, value: object) -> None:
        self._over = float(value) if isinstance(value, int | float) else 0.0
        self._widget.update()

    def go(self, target: float) -> None:
        """Move to 1 while the pointer is there, to 0 when it has left."""
        if self._move is not None:
            self._move.stop()
        elif self._over == target:
            return
        time = MOTION.time(POINTER_MS)
        if time == 0 or not self._widget.isVisible():
            self._step(target)
            return
        if self._move is None:
            self._move = QVariantAnimation(self._widget)
            self._move.valueChanged.connect(self._step)
        self._move.setDuration(time)
        self._move.setStartValue(self._over)
        self._move.setEndValue(target)
        self._move.start()


class UnderPointer:
    """What a widget is that follows the pointer; it stands before Qt's class, so that Qt asks it first.

    Qt's own widgets do nothing at these events. A filter would be asked about every event of every widget.
    """

    pointer: Pointer

    def enterEvent(self, _event: QEnterEvent, /) -> None:
        """The pointer came."""
        self.pointer.go(1.0)

    def leaveEvent(self, _event: QEvent, /) -> None:
        """The pointer left."""
        self.pointer.go(0.0)

    def hideEvent(self, _event: QHideEvent, /) -> None:
        """What is out of sight is not under it."""
        self.pointer.go(0.0)
