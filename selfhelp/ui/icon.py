"""A name and icons for the window that tell nobody what the program is for; anyone may choose others."""

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from selfhelp.language import Message, message

NAMES: dict[str, Message] = {
    "note": message("icon", "A sheet of paper"),
    "calendar": message("icon", "A calendar"),
    "folder": message("icon", "A folder"),
    "chart": message("icon", "A chart"),
}
#: What the window is called where nobody gave it another name.
NEUTRAL_NAME: Message = message("window", "Notes")
_SIDE = 64


def _note(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(14, 8, 36, 48), 4, 4)
    for y in (22, 32, 42):
        painter.drawLine(QPointF(22, y), QPointF(42, y))


def _calendar(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(10, 14, 44, 42), 4, 4)
    painter.drawLine(QPointF(10, 26), QPointF(54, 26))
    for x in (22, 42):
        painter.drawLine(QPointF(x, 8), QPointF(x, 18))


def _folder(painter: QPainter) -> None:
    corners = ((8, 16), (26, 16), (31, 23), (56, 23), (56, 52), (8, 52))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _chart(painter: QPainter) -> None:
    for x, top in ((14, 36), (28, 24), (42, 12)):
        painter.drawRect(QRectF(x, top, 9, 54 - top))


_DRAWINGS = {"note": _note, "calendar": _calendar, "folder": _folder, "chart": _chart}


def given_icon() -> Path | None:
    """Return the picture a responder put beside the packaged program as ``icon.png``, or None."""
    if not getattr(sys, "frozen", False):
        return None
    path = Path(sys.executable).resolve().parent / "icon.png"
    return path if path.is_file() else None


def icon(name: str | None) -> QIcon:
    """Return an icon by its name; without one the responder's picture, or else a sheet of paper."""
    given = given_icon()
    if name is None and given is not None:
        picture = QPixmap(str(given))
        if not picture.isNull():
            return QIcon(picture)
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Shown on the system's own bar, light or dark: not a colour of the theme.
    painter.setPen(QPen(QColor("#586872"), 4))
    painter.setBrush(QColor("#FFFFFF"))
    _DRAWINGS.get(name or "note", _note)(painter)
    painter.end()
    return QIcon(pixmap)
