"""Where one is among a few questions or steps: words, and dashes that say the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.typeset import draw, flip


class Stepper(QProgressBar):
    """One dash a step; those behind and the present one are filled. The number of dashes never grows."""

    def __init__(self, at: int, total: int, words: str) -> None:
        """Make it for a place from 1 among a total; ``words`` such as "Question 3 of 8" stand above it."""
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setRange(0, max(total, 1))
        self.go(at, words)

    def go(self, at: int, words: str) -> None:
        """Move to another place."""
        self._words = words
        self.setValue(at)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words and the dashes."""
        return QSize(LOOK.px(200), face("small").line + LOOK.px(12))

    def minimumSizeHint(self) -> QSize:
        """Return the least."""
        return QSize(LOOK.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words and dashes."""
        painter = QPainter(self)
        colours, box = LOOK.colours, QRectF(self.rect())
        used = face("small", tabular=True)
        draw(painter, QRectF(0, 0, box.width(), used.line), self._words, used, colours.muted)
        total, gap = self.maximum(), LOOK.px(4)
        wide = min(float(LOOK.px(28)), (box.width() - gap * (total - 1)) / total)
        for place in range(total):
            dash = QRectF(place * (wide + gap), used.line + LOOK.px(6), wide, LOOK.px(4))
            fill = colours.accent if place < self.value() else colours.track
            card(painter, flip(dash, box), LOOK.px(2), fill)
        painter.end()
