"""The picture of an organisation that handed the program over."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8
from selfhelp.ui.widgets.spoken import speak_as

#: Height in pixels at 100 % text; the width follows, up to this many times as much.
TALL, WIDEST = 56, 4


class Logo(QWidget):
    """Draws a picture on white, as organisations draw theirs; nothing where it can't be read."""

    def __init__(self, picture: Path, name: str) -> None:
        """Read it; ``name`` is said to a screen reader."""
        super().__init__()
        reader = QImageReader(str(picture), b"png")
        self._picture = QPixmap.fromImageReader(reader)
        speak_as(self, QAccessible.Role.Graphic, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text and keeps the picture's shape."""
        if self._picture.isNull():
            return QSize(0, 0)
        edge, tall = 2 * LOOK.px(GAP_8), LOOK.px(TALL)
        wide = self._picture.width() * tall // max(1, self._picture.height())
        return QSize(min(wide, WIDEST * tall) + edge, tall + edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it whole, in the middle of a white card."""
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        # Not a colour of the theme: a logo with dark letters can't be read on a dark ground.
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(QRectF(self.rect()), GAP_8, GAP_8)
        edge = LOOK.px(GAP_8)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        size = self._picture.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
        painter.drawPixmap(
            QRectF(left, top, size.width(), size.height()), self._picture, QRectF(self._picture.rect())
        )
        painter.end()
