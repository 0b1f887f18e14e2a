"""A thin line that says how far: done of all. To a screen reader it is a progress bar with words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.typeset import flip


def paint_progress(painter: QPainter, box: QRectF, share: float, *, accent: bool = False) -> None:
    """Paint the line in a box, filled from the start of reading."""
    colours = LOOK.colours
    radius = box.height() / 2
    card(painter, box, radius, colours.track)
    if share > 0:
        part = QRectF(box.x(), box.y(), max(box.width() * min(share, 1.0), box.height()), box.height())
        card(painter, flip(part, box), radius, colours.accent if accent else colours.done)


class ProgressLine(QProgressBar):
    """How far along, without a number that jumps."""

    def __init__(
        self, done: int, total: int, words: str, *, width: int = 0, parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            done: how many.
            total: of how many; 0 while that is not known.
            words: the same in words, such as "2 of 9".
            width: in pixels at 100 % text; 0 takes the width there is.
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._wish = width
        self.setTextVisible(False)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        self.show_progress(done, total, words)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show another state."""
        self.setRange(0, max(total, 1))
        self.setValue(min(done, max(total, 1)))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(LOOK.px(self._wish or 120), LOOK.px(4))

    def minimumSizeHint(self) -> QSize:
        """Return a thin, short line."""
        return QSize(LOOK.px(min(self._wish or 40, 40)), LOOK.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line in the middle of its height."""
        painter = QPainter(self)
        high = LOOK.px(4)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        paint_progress(painter, box, self.value() / max(self.maximum(), 1), accent=True)
        painter.end()
