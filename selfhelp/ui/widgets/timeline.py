"""The states of a request, one under the other: behind, now, to come, and the way back if it returns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import tick_stroke
from selfhelp.ui.widgets.typeset import Block, flip, lay

When = Literal["past", "now", "to-come", "again"]


@dataclass(frozen=True, slots=True)
class Station:
    """A state: its word, a date or remark where there is one, and where it stands."""

    text: str
    line: str = ""
    when: When = "to-come"


def _spoken(station: Station) -> str:
    words = {
        "past": pgettext("timeline", "behind you"),
        "now": pgettext("timeline", "now"),
        "to-come": pgettext("timeline", "to come"),
        "again": pgettext("timeline", "may happen"),
    }
    return ", ".join(part for part in (station.text, words[station.when], station.line) if part)


class _Stop(QWidget):
    def __init__(self, station: Station, after: Station | None) -> None:
        super().__init__()
        self._station, self._after = station, after
        speak_as(self, QAccessible.Role.ListItem, _spoken(station))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _blocks(self, width: float) -> list[tuple[Block, str]]:
        colours, station = LOOK.colours, self._station
        room = width - LOOK.px(36)
        strong = station.when == "now"
        ink = colours.ink if station.when in ("past", "now") else colours.muted
        blocks: list[tuple[Block, str]] = [
            (lay(station.text, face("strong" if strong else "medium"), room), ink)
        ]
        if station.line:
            blocks.append((lay(station.line, face("small"), room), colours.muted))
        return blocks

    def heightForWidth(self, width: int) -> int:
        tall = sum(block.height for block, _ink in self._blocks(width))
        return tall + (LOOK.px(16) if self._after is not None else 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(200), self.heightForWidth(LOOK.px(240)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, box = LOOK.px(24), QRectF(self.rect())
        dot = flip(QRectF(0, 0, side, side), box)
        self._paint_line(painter, dot)
        self._paint_dot(painter, dot)
        words = flip(QRectF(LOOK.px(36), 0, box.width() - LOOK.px(36), box.height()), box)
        y = 0.0
        for block, ink in self._blocks(box.width()):
            block.paint(painter, words.x(), y, ink)
            y += block.height
        painter.end()

    def _paint_line(self, painter: QPainter, dot: QRectF) -> None:
        if self._after is None:
            return
        colours = LOOK.colours
        walked = self._station.when == "past" and self._after.when in ("past", "now")
        painter.setPen(QPen(QColor(colours.done if walked else colours.track), 2))
        x = dot.center().x()
        painter.drawLine(QPointF(x, dot.bottom() + 4), QPointF(x, self.height() - 4))

    def _paint_dot(self, painter: QPainter, dot: QRectF) -> None:
        colours, when = LOOK.colours, self._station.when
        if when == "past":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.done))
            painter.drawEllipse(dot)
            tick_stroke(painter, dot.adjusted(2, 2, -2, -2), colours.on_done, width=2)
            return
        ring = QPen(QColor(colours.accent if when == "now" else colours.edge), 2)
        if when == "again":
            ring.setDashPattern([2.2, 2.2])
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        if when == "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            inset = dot.width() * 0.29
            painter.drawEllipse(dot.adjusted(inset, inset, -inset, -inset))
        elif when == "again":
            inset = dot.width() * 0.25
            paint_icon(painter, dot.adjusted(inset, inset, -inset, -inset), "rotate-ccw", colours.edge)


class Timeline(QWidget):
    """States in order. Each has a word, so that the colour says nothing alone."""

    def __init__(self, stations: Sequence[Station], words: str) -> None:
        """Make it; ``words`` name it for screen readers."""
        super().__init__()
        speak_as(self, QAccessible.Role.List, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, station in enumerate(stations):
            after = stations[place + 1] if place + 1 < len(stations) else None
            column.addWidget(_Stop(station, after))
