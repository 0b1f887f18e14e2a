"""A small hand for painting: paths from short texts, flat fills, gradients and round strokes."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

Stops = tuple[tuple[float, str, float], ...]
_TOKEN = re.compile(r"[MLHVCQSZmlhvcqz]|-?\d*\.?\d+")
_POINTS = {"M": 1, "L": 1, "C": 3, "Q": 2}


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    letter, numbers = "", list[float]()
    for token in _TOKEN.findall(text):
        if token.isalpha():
            if letter:
                yield letter, numbers
            letter, numbers = token, []
        else:
            numbers.append(float(token))
    if letter:
        yield letter, numbers


def path(text: str) -> QPainterPath:
    """Return the path that a text such as ``M0 0C1 2 3 4 5 6Z`` draws.

    It knows M, L, H, V, C, Q and Z, from the upper left or, in small letters, from where the pen is.
    """
    made = QPainterPath()
    for letter, numbers in _commands(text):
        kind, here = letter.upper(), letter.islower()
        if kind == "Z":
            made.closeSubpath()
            continue
        if kind in "HV":
            for number in numbers:
                at = made.currentPosition()
                x = (at.x() if here else 0) + number if kind == "H" else at.x()
                y = (at.y() if here else 0) + number if kind == "V" else at.y()
                made.lineTo(x, y)
            continue
        size = _POINTS[kind] * 2
        for start in range(0, len(numbers), size):
            base = made.currentPosition() if here else QPointF(0, 0)
            part = numbers[start : start + size]
            points = [base + QPointF(part[i], part[i + 1]) for i in range(0, size, 2)]
            if kind == "M" and start == 0:
                made.moveTo(points[0])
            elif kind in "ML":
                made.lineTo(points[0])
            elif kind == "C":
                made.cubicTo(*points)
            else:
                made.quadTo(*points)
    return made


def colour(name: str, alpha: float = 1.0) -> QColor:
    """Return a colour, ``alpha`` from 0 (not there) to 1."""
    made = QColor(name)
    made.setAlphaF(alpha)
    return made


def down(top: float, bottom: float, stops: Stops) -> QBrush:
    """Return a fill that changes from top to bottom; stops are place (0 to 1), colour, alpha."""
    gradient = QLinearGradient(0, top, 0, bottom)
    for place, name, alpha in stops:
        gradient.setColorAt(place, colour(name, alpha))
    return QBrush(gradient)


def glow(x: float, y: float, radius: float, stops: Stops) -> QBrush:
    """Return a fill that changes from a point outwards."""
    gradient = QRadialGradient(x, y, radius)
    for place, name, alpha in stops:
        gradient.setColorAt(place, colour(name, alpha))
    return QBrush(gradient)


class Hand:
    """Paints with a painter; every call is one shape."""

    def __init__(self, painter: QPainter) -> None:
        """Take a painter."""
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def fill(self, shape: str | QPainterPath, ink: str | QBrush, alpha: float = 1.0) -> None:
        """Fill a shape."""
        brush = ink if isinstance(ink, QBrush) else QBrush(colour(ink, alpha))
        self.painter.fillPath(path(shape) if isinstance(shape, str) else shape, brush)

    def box(self, box: tuple[float, float, float, float], ink: str | QBrush, radius: float = 0) -> None:
        """Fill a box given as x, y, width, height."""
        made = QPainterPath()
        made.addRoundedRect(QRectF(*box), radius, radius)
        self.fill(made, ink)

    def dot(self, x: float, y: float, across: float, high: float, ink: str | QBrush) -> None:
        """Fill an ellipse with these half axes."""
        made = QPainterPath()
        made.addEllipse(QPointF(x, y), across, high)
        self.fill(made, ink)

    def stroke(self, line: str, ink: str, width: float, alpha: float = 1.0) -> None:
        """Draw a line with round ends."""
        pen = QPen(colour(ink, alpha), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.strokePath(path(line), pen)
