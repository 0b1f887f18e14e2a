"""The tick after a step: a round fades in, the stroke is drawn, a twig stands beside it. Once, then still."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFocusFrame, QSizePolicy

from selfhelp.ui.painting.pens import Hand, path
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import TICK_DRAW_MS, TICK_FADE_MS
from selfhelp.ui.widgets.surface import blend, tick_stroke

_LEAVES = (
    "M143 102C132 102 131 92 132 88C141 90 144 95 143 102Z",
    "M145 104C148 94 157 92 160 92C159 100 154 104 145 104Z",
    "M141 122C132 120 131 112 132 106C139 110 142 115 141 122Z",
    "M144 120C147 112 154 110 160 110C159 118 153 122 144 120Z",
    "M142 78C138 70 143 62 150 58C153 66 150 74 142 78Z",
)


class DoneMark(QFocusFrame):
    """160 by 136 pixels. Decoration: the words under it say that it is done."""

    def __init__(self) -> None:
        """Make it; it draws itself when it is first shown."""
        super().__init__()
        self._fade, self._stroke, self._begun = 1.0, 1.0, False
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.valueChanged.connect(self._step)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(160, 136)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the tick, once."""
        super().showEvent(event)
        time = MOTION.time(TICK_FADE_MS + TICK_DRAW_MS)
        if time and not self._begun:
            self._fade = self._stroke = 0.0
            self._move.setDuration(time)
            self._move.start()
        self._begun = True

    def _step(self, share: float) -> None:
        part = TICK_FADE_MS / (TICK_FADE_MS + TICK_DRAW_MS)
        self._fade = min(1.0, share / part)
        drawn = max(0.0, (share - part) / (1 - part))
        self._stroke = QEasingCurve(QEasingCurve.Type.InOutQuad).valueForProgress(drawn)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint round, twig and stroke."""
        painter = QPainter(self)
        hand, colours = Hand(painter), LOOK.colours
        painter.setOpacity(self._fade)
        hand.dot(80, 68, 64, 64, blend(colours.page, colours.done_soft, 0.6))
        hand.dot(80, 68, 45, 45, colours.done_soft)
        painter.setPen(QPen(QColor(blend(colours.done, colours.page, 0.6)), 2))
        painter.drawEllipse(QRectF(35, 23, 90, 90))
        green = blend(colours.done, colours.page, 0.38)
        hand.stroke("M138 130C146 114 148 98 142 78", green, 2.5)
        for leaf in _LEAVES:
            hand.fill(path(leaf), green)
        painter.setOpacity(1.0)
        if self._stroke > 0:
            tick_stroke(painter, QRectF(38, 24, 84, 84), colours.done, self._stroke, 8)
        painter.end()
