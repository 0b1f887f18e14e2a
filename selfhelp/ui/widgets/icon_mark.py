"""An icon of 20 pixels as a widget of its own, in the ink of a tone."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import Tone


class IconMark(QWidget):
    """Decoration beside words that say the same."""

    def __init__(self, icon: str, tone: Tone = "plain", side: int = 20) -> None:
        """Make it; ``side`` in pixels at 100 % text. Plain icons are muted."""
        super().__init__()
        self._icon, self._tone, self._side = icon, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        return QSize(LOOK.px(self._side), LOOK.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        colours = LOOK.colours
        ink = colours.muted if self._tone == "plain" else colours.tone(self._tone)[1]
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._icon, ink)
        painter.end()
