"""A double click must not act twice: after the first half, another thing may stand under the pointer."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent

#: Within this time, in milliseconds, and this distance, in pixels, a second press is not meant.
TIME_MS, DISTANCE = 400, 8.0


class _Last:
    def __init__(self, at: QPointF, time: int) -> None:
        self.at, self.time = at, time


_last = _Last(QPointF(-1e6, -1e6), -10_000)


def clicked(event: QMouseEvent) -> None:
    """Remember a click that was let go."""
    _last.at, _last.time = event.globalPosition(), event.timestamp()


def second_click(event: QMouseEvent) -> bool:
    """Tell whether a press follows a click so soon, and so near, that nobody can have meant it."""
    apart = event.globalPosition() - _last.at
    soon = 0 <= event.timestamp() - _last.time < TIME_MS
    return soon and abs(apart.x()) + abs(apart.y()) < DISTANCE
