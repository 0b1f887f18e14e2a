"""Two halves of one card: what to give and what to hold back, what to say and what to leave out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_24, RADIUS_HERO
from selfhelp.ui.widgets.points import paint_dot
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import card, outline, rounded
from selfhelp.ui.widgets.typeset import Block, flip, lay

#: Below this width, in pixels at 100 % text, the halves stand under each other.
BESIDE_FROM = 460


@dataclass(frozen=True, slots=True)
class Half:
    """One half: its heading with an icon, and its lines, each after a tick or a dash; or after a dot."""

    title: str
    icon: str
    lines: tuple[str, ...]
    marks: Literal["", "dot"] = ""


class TwoColumns(QWidget):
    """The first half is soft, the second plain. The words carry it, not the marks."""

    def __init__(self, give: Half, hold_back: Half) -> None:
        """Make it from what is given and what is held back."""
        super().__init__()
        self._halves: Sequence[Half] = (give, hold_back)
        spoken = [f"{half.title}: {', '.join(half.lines)}." for half in self._halves]
        speak_as(self, QAccessible.Role.StaticText, " ".join(spoken))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _beside(self, width: float) -> bool:
        return width >= LOOK.px(BESIDE_FROM)

    def _blocks(self, half: Half, width: float) -> list[Block]:
        room = width - 2 * LOOK.px(GAP_24) - LOOK.px(24)
        return [lay(line, face("body"), room) for line in half.lines]

    def _half_height(self, half: Half, width: float) -> int:
        lines = sum(block.height + LOOK.px(4) for block in self._blocks(half, width))
        return LOOK.px(16) + LOOK.px(24) + LOOK.px(GAP_8) + lines + LOOK.px(16)

    def hasHeightForWidth(self) -> bool:
        """Lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        if self._beside(width):
            return max(self._half_height(half, width / 2) for half in self._halves)
        return sum(self._half_height(half, width) for half in self._halves)

    def sizeHint(self) -> QSize:
        """Return the size at a usual width."""
        return QSize(LOOK.px(320), self.heightForWidth(LOOK.px(600)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both halves."""
        painter = QPainter(self)
        colours, box = LOOK.colours, QRectF(self.rect())
        card(painter, box, RADIUS_HERO, colours.surface)
        beside = self._beside(box.width())
        if beside:
            first = flip(QRectF(0, 0, round(box.width() / 2), box.height()), box)
            second = flip(
                QRectF(round(box.width() / 2), 0, box.width() - round(box.width() / 2), box.height()), box
            )
        else:
            high = self._half_height(self._halves[0], box.width())
            first = QRectF(0, 0, box.width(), high)
            second = QRectF(0, high, box.width(), box.height() - high)
        half = QPainterPath()
        half.addRect(first)
        painter.fillPath(rounded(box, RADIUS_HERO).intersected(half), QColor(colours.accent_soft))
        self._paint_half(painter, first, self._halves[0], soft=True)
        self._paint_half(painter, second, self._halves[1], soft=False)
        painter.setPen(QPen(QColor(colours.line), 1))
        if beside:
            x = max(first.left(), second.left())
            painter.drawLine(QPointF(x, 1), QPointF(x, box.height() - 1))
        outline(painter, box, RADIUS_HERO, colours.line, 1)
        painter.end()

    def _paint_half(self, painter: QPainter, box: QRectF, half: Half, *, soft: bool) -> None:
        colours = LOOK.colours
        mark_ink = colours.accent if soft else colours.muted
        edge, y = LOOK.px(GAP_24), box.y() + LOOK.px(16)
        side, line = LOOK.px(20), face("strong").line
        at = QRectF(box.x() + edge, y + (line - side) / 2, side, side)
        paint_icon(painter, flip(at, box), half.icon, mark_ink)
        words = flip(QRectF(box.x() + edge + LOOK.px(28), y, box.width() - 2 * edge - LOOK.px(28), line), box)
        lay(half.title, face("strong"), words.width()).paint(painter, words.x(), y, colours.ink)
        y += line + LOOK.px(GAP_8)
        for block in self._blocks(half, box.width()):
            side = LOOK.px(16)
            at = QRectF(box.x() + edge, y + (line - side) / 2, side, side)
            if half.marks == "dot":
                paint_dot(painter, flip(at, box), colours.edge)
            else:
                paint_icon(painter, flip(at, box), "check" if soft else "minus", mark_ink)
            room = box.width() - 2 * edge - LOOK.px(24)
            words = flip(QRectF(box.x() + edge + LOOK.px(24), y, room, 0), box)
            block.paint(painter, words.x(), y, colours.ink)
            y += block.height + LOOK.px(4)
