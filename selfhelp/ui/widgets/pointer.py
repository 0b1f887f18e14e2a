"""Follows the pointer over a part that paints itself, and turns it softly into a number to paint with."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QVariantAnimation
from PySide6.QtWidgets import QWidget

from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.tokens import POINTER_MS


class Pointer(QObject):
    """How far a widget is under the pointer (0 to 1), and whether it is held down."""

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget; it is repainted whenever something changes."""
        super().__init__(widget)
        self._widget = widget
        self._over = 0.0
        self._move = QVariantAnimation(self)
        self._move.valueChanged.connect(self._step)
        widget.installEventFilter(self)

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

    def _go(self, target: float) -> None:
        self._move.stop()
        time = MOTION.time(POINTER_MS)
        if time == 0 or not self._widget.isVisible():
            self._step(target)
            return
        self._move.setDuration(time)
        self._move.setStartValue(self._over)
        self._move.setEndValue(target)
        self._move.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Notice the pointer coming and going."""
        if not shiboken6.isValid(self._widget):
            return False
        if event.type() == QEvent.Type.Enter:
            self._go(1.0)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._go(0.0)
        return False
