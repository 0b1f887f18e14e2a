"""Parts of the scene, painted once for a size and kept as a pixmap; and the widget that shows one."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtWidgets import QFocusFrame, QSizePolicy, QWidget

from selfhelp.ui.painting import paints
from selfhelp.ui.painting.regions import Region
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.surface import rounded


def _painted(width: int, height: int, region: Region, ratio: float) -> QPixmap:
    strength = LOOK.colours.painting
    key = f"scene-{width}-{height}-{hash(region)}-{ratio:.2f}-{strength}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    # Beside the first page the painting is put in once the words stand, and its code is loaded then.
    from selfhelp.ui.painting.scene import paint_scene

    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.black)
    painter = QPainter(pixmap)
    box = region.box(width, height)
    scale = width / box.width()
    painter.scale(scale, scale)
    painter.translate(-box.x(), -box.y())
    paint_scene(painter, region.parts)
    # The whole stands back in the dark, and not each shape: one would see the desk through the mug.
    painter.resetTransform()
    painter.fillRect(QRectF(0, 0, width, height), QColor(0, 0, 0, round(255 * (100 - strength) / 100)))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_part(painter: QPainter, place: QRectF, region: Region, shape: QPainterPath | None = None) -> None:
    """Paint a part of the scene into a place. It is never mirrored; in the dark it stands back.

    Args:
        painter: where to.
        place: in pixels.
        region: which part of the scene.
        shape: what is filled, such as the place with round corners; the place itself where None.
    """
    ratio = painter.device().devicePixelRatio()
    pixmap = _painted(round(place.width()), round(place.height()), region, ratio)
    if shape is None:
        painter.drawPixmap(place.topLeft(), pixmap)
        return
    brush = QBrush(pixmap)
    move = QTransform.fromTranslate(place.x(), place.y())
    brush.setTransform(move.scale(1 / ratio, 1 / ratio) if ratio != 1 else move)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, brush)


class Picture(QFocusFrame):
    """A painted part of the scene. Decoration: Qt leaves focus frames out of what screen readers see."""

    def __init__(
        self,
        region: Region,
        width: int = 0,
        height: int = 0,
        radius: int = 0,
        parent: QWidget | None = None,
        *,
        waits: bool = False,
    ) -> None:
        """Make it.

        Args:
            region: which part of the scene.
            width: in pixels; 0 takes what there is.
            height: in pixels; 0 takes what there is.
            radius: of its corners, in pixels.
            parent: Qt's parent.
            waits: shows the wall alone at first and the whole right after that, so that the words on the page
                are there before.
        """
        super().__init__(parent)
        self._waits = waits
        self._region, self._wish, self._radius = region, QSize(width, height), radius
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if width else free, fixed if height else free)
        if not LOOK.pictures:
            # Never shown here: what has no parent yet would be a window of its own, and take the keyboard.
            self.hide()

    def sizeHint(self) -> QSize:
        """Return the size asked for."""
        return QSize(self._wish.width() or 240, self._wish.height() or 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the part."""
        painter = QPainter(self)
        if self._waits:
            self._waits = False
            painter.fillRect(self.rect(), QColor(paints.WALL[0]))
            painter.end()
            QTimer.singleShot(0, self, self.update)
            return
        box = QRectF(self.rect())
        if self._radius:
            paint_part(painter, box, self._region, rounded(box, self._radius))
        else:
            paint_part(painter, box, self._region)
        painter.end()
