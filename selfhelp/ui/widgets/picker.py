"""A list to choose one entry from, which the mouse wheel changes only while it has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Picker(QComboBox):
    """Use this in place of QComboBox: there, scrolling a page changes what lies under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        # The wheel must not give it the keyboard either.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Leave the wheel to the page, unless the person is in this very list."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
