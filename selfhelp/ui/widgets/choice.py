"""A card that can be chosen: the answers of a question."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CARD
from selfhelp.ui.widgets.laid_button import LaidButton
from selfhelp.ui.widgets.text import small, strong
from selfhelp.ui.widgets.tick import paint_tick


class Choice(LaidButton):
    """One answer, with a small line that explains it. Ticked or, where only one fits, filled."""

    def __init__(
        self, value: str, text: str, detail: str = "", *, single: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make it with the value it stands for and its words."""
        super().__init__(parent)
        self.value = value
        self._single = single
        self.setObjectName(f"choice-{value}")
        self.setAccessibleName(f"{text}. {detail}" if detail else text)
        row = QHBoxLayout(self)
        pad = LOOK.px(14)
        row.setContentsMargins(LOOK.px(16), pad, LOOK.px(16), pad)
        row.setSpacing(0)
        # Room for the tick. A margin would not change sides where text runs from right to left.
        row.addSpacing(LOOK.px(20) + LOOK.px(14))
        words = QVBoxLayout()
        words.setSpacing(LOOK.px(2))
        words.addWidget(strong(text))
        if detail:
            words.addWidget(small(detail))
        words.addStretch(1)
        row.addLayout(words)
        self.let_clicks_through()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the card and its tick."""
        colours = LOOK.colours
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.accent if chosen else colours.ink if self.underMouse() else colours.edge
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        side = LOOK.px(20)
        x: float = LOOK.px(16)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - side
        square = QRectF(x, LOOK.px(15), side, side)
        paint_tick(painter, square, checked=chosen, round_=self._single)
        painter.end()
