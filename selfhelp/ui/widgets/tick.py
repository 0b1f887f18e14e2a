"""A tick box that looks the same on every system."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK


def paint_tick(painter: QPainter, square: QRectF, *, checked: bool, round_: bool, focused: bool) -> None:
    """Paint a tick box, or a round one where only one can be chosen."""
    colours = LOOK.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if focused:
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), 8, 8)
    painter.setPen(QPen(QColor(colours.done if checked else colours.control), 2))
    painter.setBrush(QColor(colours.done if checked else colours.surface))
    corner = square.width() / 2 if round_ else square.width() / 4
    painter.drawRoundedRect(square, corner, corner)
    if checked:
        x, y, w, h = square.x(), square.y(), square.width(), square.height()
        pen = QPen(QColor(colours.on_done), max(2.0, w / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.32))
        painter.drawPolyline(QPolygonF([QPointF(x + w * a, y + h * b) for a, b in points]))


class Tick(QCheckBox):
    """A tick box without a label of its own; what it ticks is its accessible name."""

    def __init__(self, accessible: str, *, checked: bool, name: str, parent: QWidget | None = None) -> None:
        """Make it with its accessible name, its state and its object name."""
        super().__init__(parent)
        self.setAccessibleName(accessible)
        self.setObjectName(name)
        self.setChecked(checked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return a square that grows with the text."""
        side = LOOK.px(20) + 8
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Never smaller."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802, ARG002  Qt's name; the whole square counts
        """Every point of the square can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the box."""
        side = LOOK.px(20)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        paint_tick(painter, square, checked=self.isChecked(), round_=False, focused=self.hasFocus())
        painter.end()
