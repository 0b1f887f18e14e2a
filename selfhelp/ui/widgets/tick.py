"""A tick box that looks the same on every system."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.surface import tick_box, tick_stroke


def paint_tick(painter: QPainter, square: QRectF, *, checked: bool, round_: bool) -> None:
    """Paint a tick box, or a round one where only one can be chosen."""
    colours = LOOK.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not round_:
        tick_box(painter, square, checked=checked)
        return
    painter.setPen(QPen(QColor(colours.done if checked else colours.edge), 2))
    painter.setBrush(QColor(colours.done if checked else colours.surface))
    painter.drawEllipse(square)
    if checked:
        tick_stroke(painter, square, colours.on_done)


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
        paint_tick(painter, square, checked=self.isChecked(), round_=False)
        painter.end()
