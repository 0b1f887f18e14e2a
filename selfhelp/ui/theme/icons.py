"""Icons: Lucide drawings from ``resources/icons``, in a colour of the theme, sharp at every size."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from selfhelp import places

#: Icons that point along the line of reading, and so change sides with it.
MIRRORED: Final = frozenset(
    {
        "chevron-right",
        "chevron-left",
        "arrow-right",
        "arrow-left",
        "log-out",
        "undo-2",
        "external-link",
        "send",
        "list",
        "menu",
        "message-circle",
    }
)
#: The icon of each room, by the id of its page.
ROOMS: Final = {
    "plan": "list-checks",
    "accounts": "waypoints",
    "passwords": "key-round",
    "two-factor": "shield-check",
    "privacy": "eye-off",
    "people-search": "user-search",
    "report": "flag",
    "records": "notebook-pen",
    "people": "users",
    "help": "life-buoy",
}


def _stroke(side: float) -> float:
    """Return the width of the pen, in units of the drawing: small icons need more."""
    return 1.9 if side <= 17 else 1.75 if side <= 21 else 1.6


@cache
def _source(name: str) -> str:
    path = places.resources() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"no icon named {name!r} in resources/icons")
    return path.read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(text.encode()))


def is_mirrored(name: str) -> bool:
    """Tell whether an icon changes sides in the direction that is in use."""
    return name in MIRRORED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Paint an icon into a square, turned round where text runs from right to left and it points.

    Args:
        painter: where to.
        box: the square, in pixels.
        name: of the file in ``resources/icons``, without its ending.
        colour: a colour of the theme.
    """
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(box.topLeft(), _cached(name, box.width(), colour, ratio))


def _cached(name: str, side: float, colour: str, ratio: float) -> QPixmap:
    mirrored = is_mirrored(name)
    key = f"icon-{name}-{side:.1f}-{colour}-{ratio:.2f}-{mirrored}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    # Before the painter, which must not be left open where there is no such icon.
    drawing = _renderer(name, colour, _stroke(side))
    pixels = max(1, round(side * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def pixmap(name: str, side: float, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture; see :func:`paint_icon`. ``ratio`` is device pixels a pixel."""
    return _cached(name, side, colour, ratio)


def icon(name: str, side: int, colour: str) -> QIcon:
    """Return an icon for menus and tabs, ready for screens with small pixels."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(_cached(name, side, colour, ratio))
    return made


def forget() -> None:
    """Drop drawings in colours that are not used any more, after the theme changed."""
    QPixmapCache.clear()
    _renderer.cache_clear()
