"""How far along: dashes for questions, a thin bar for work that takes a while."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK


class Dashes(QWidget):
    """One dash a question; those behind are filled."""

    def __init__(self, at: int, total: int, words: str) -> None:
        """Make it for a place among a total; ``words`` say the same to a screen reader."""
        super().__init__()
        self._at, self._total = at, total
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return a low strip."""
        return QSize(self._total * LOOK.px(30), LOOK.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the dashes in reading direction."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, gap, height = 24.0, 6.0, 4.0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index in range(self._total):
            painter.setBrush(QColor(LOOK.colours.accent if index < self._at else LOOK.colours.line))
            x = index * (width + gap)
            if mirrored:
                x = self.width() - x - width
            painter.drawRoundedRect(QRectF(x, 0, width, height), 2, 2)
        painter.end()
