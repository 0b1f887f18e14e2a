"""A QR code on the screen: always dark on white with its quiet zone, in dark mode too."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.twofactor.qr import QUIET_ZONE
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CARD
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import card


class QrCode(QWidget):
    """Draws the modules of a code; True is dark."""

    def __init__(self, modules: tuple[tuple[bool, ...], ...], accessible: str) -> None:
        """Make it from its modules, with words for a screen reader."""
        super().__init__()
        self._modules = modules
        speak_as(self, QAccessible.Role.Graphic, accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square large enough for a phone's camera."""
        side = max(240, LOOK.px(220))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint whole pixels, so that no module is blurred."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The colours of a code are not the theme's: a camera needs dark on white. A hairline shows how far
        # the quiet zone reaches on a card that is white too.
        card(painter, QRectF(self.rect()), RADIUS_CARD, "#FFFFFF", LOOK.colours.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        count = len(self._modules) + 2 * QUIET_ZONE
        side = max(1, min(self.width(), self.height()) // count)
        start = (min(self.width(), self.height()) - side * count) // 2 + side * QUIET_ZONE
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(start + x * side, start + y * side, side, side, QColor("#111111"))
        painter.end()
