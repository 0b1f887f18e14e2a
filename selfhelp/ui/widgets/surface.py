"""Painted grounds: cards, rounds, letter tiles, tick boxes, and the one soft shadow."""

from functools import lru_cache
from math import erfc, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_BOX, SHADOW_DOWN, SHADOW_SOFT, Tone


def blend(one: str, other: str, share: float) -> str:
    """Return the colour between two, ``share`` of the way from the first, as ``#rrggbb``."""
    a, b = QColor(one), QColor(other)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in parts)


def card(
    painter: QPainter, box: QRectF, radius: float, fill: str, edge: str | None = None, width: float = 1
) -> None:
    """Paint a rounded ground with its edge inside the box; without an edge only the ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if edge else 0
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    inner = box.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def outline(painter: QPainter, box: QRectF, radius: float, colour: str, width: float) -> None:
    """Paint a rounded frame inside the box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def round_icon(painter: QPainter, box: QRectF, name: str, tone: Tone) -> None:
    """Paint an icon in a round of a quiet tone."""
    ground, ink = LOOK.colours.tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(box)
    side = round(box.width() / 2)
    paint_icon(
        painter, QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side), name, ink
    )


def tick_stroke(painter: QPainter, box: QRectF, colour: str, share: float = 1.0, width: float = 0) -> None:
    """Paint the tick's stroke in a square, up to a share of its length. A tick is never mirrored."""
    points = [QPointF(box.x() + box.width() * a, box.y() + box.height() * b) for a, b in _TICK]
    shown = QPolygonF(points) if share >= 1 else _part_of(points, share)
    pen = QPen(QColor(colour), width or max(2.0, box.width() / 11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(shown)


_TICK = ((0.25, 0.53), (0.42, 0.69), (0.75, 0.32))


def _part_of(points: list[QPointF], share: float) -> QPolygonF:
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    end = path.pointAtPercent(max(0.0, share))
    corner = path.percentAtLength(QPainterPath(points[0]).length() + _distance(points[0], points[1]))
    kept = points[:2] if share > corner else points[:1]
    return QPolygonF([*kept, end])


def _distance(one: QPointF, other: QPointF) -> float:
    apart = other - one
    return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)


def tick_box(painter: QPainter, box: QRectF, *, checked: bool, hot: bool = False, fill: float = 1.0) -> None:
    """Paint a tick box; ``hot`` while the pointer is over it, ``fill`` is how far the tick is drawn."""
    colours = LOOK.colours
    radius = RADIUS_BOX * box.width() / 22
    if checked:
        card(painter, box, radius, colours.done)
        tick_stroke(painter, box, colours.on_done, fill)
        return
    card(painter, box, radius, colours.surface, colours.ink if hot else colours.edge, 2)


def radio_dot(painter: QPainter, box: QRectF, *, checked: bool, hot: bool = False) -> None:
    """Paint the round mark of an answer where only one fits."""
    colours = LOOK.colours
    edge = colours.accent if checked else colours.ink if hot else colours.edge
    card(painter, box, box.width() / 2, colours.surface, edge, 2)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        inset = box.width() * 0.27
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """Return a rounded box as a path, to clip with."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint the soft shadow of a raised card under a box. It reaches outside the box."""
    colours = LOOK.colours
    ratio = painter.device().devicePixelRatio()
    pixmap = _shadow(
        round(box.width()), round(box.height()), round(radius), colours.shadow, colours.shade, ratio
    )
    painter.drawPixmap(QPointF(box.x() - SHADOW_SOFT, box.y() - SHADOW_SOFT + SHADOW_DOWN), pixmap)


@lru_cache(maxsize=12)
def _shadow(width: int, height: int, radius: int, strength: int, shade: str, ratio: float) -> QPixmap:
    """Return a soft box: many thin rounded layers, each a little smaller, which add up to a blur."""
    whole = QImage(
        round((width + 2 * SHADOW_SOFT) * ratio),
        round((height + 2 * SHADOW_SOFT) * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    whole.setDevicePixelRatio(ratio)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    before = 0
    for reach in range(SHADOW_SOFT, -1, -1):
        # How dark it is at this distance from the edge; each layer adds what is still missing there.
        # A blurred edge is half as dark as the whole; it ends, to the eye, two deviations away.
        here = round(strength * erfc(reach / (SHADOW_SOFT / 2) / sqrt(2)) / 2)
        if here == before:
            # Less than one step of eight bits would be rounded away.
            continue
        colour = QColor(shade)
        colour.setAlphaF(min(1.0, (here - before) / max(1.0, 255 - before)))
        before = here
        painter.setBrush(colour)
        inset = SHADOW_SOFT - reach
        box = QRectF(inset, inset, width + 2 * reach, height + 2 * reach)
        painter.drawRoundedRect(box, radius + reach, radius + reach)
    painter.end()
    return QPixmap.fromImage(whole)
