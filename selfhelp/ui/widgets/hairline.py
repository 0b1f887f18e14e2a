"""A line one pixel thick, between two parts that stand apart."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from selfhelp.ui.theme.style import LOOK


class Hairline(QWidget):
    """A line across, or down where ``down`` is set."""

    def __init__(self, *, down: bool = False) -> None:
        """Make it as long as there is room."""
        super().__init__()
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LOOK.colours.line))
        painter.end()
