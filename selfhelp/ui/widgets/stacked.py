"""A column of widgets whose height follows from its width; the ground of cards that paint themselves."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_24, RADIUS_CARD, Tone
from selfhelp.ui.widgets.surface import card


class Stacked(QWidget):
    """Widgets under each other, with no ground."""

    def __init__(self, *widgets: QWidget, gap: int = GAP_8, inset: int = 0) -> None:
        """Stack widgets; ``gap`` between and ``inset`` around them, in pixels at 100 % text."""
        super().__init__()
        self.column = QVBoxLayout(self)
        edge = LOOK.px(inset)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(LOOK.px(gap))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.column.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Return the size without wrapping. Qt would set all words at this width, which they never have."""
        return self.column.sizeHint()

    def add(self, *widgets: QWidget, gap: int = 0) -> "Stacked":
        """Add widgets, with extra space in pixels above the first; returns itself."""
        if gap:
            self.column.addSpacing(LOOK.px(gap))
        for widget in widgets:
            self.column.addWidget(widget)
        return self


class PlainCard(Stacked):
    """A card with a hairline, or in a quiet tone without one."""

    def __init__(
        self, *widgets: QWidget, tone: Tone | None = None, gap: int = GAP_8, inset: int = GAP_24
    ) -> None:
        """Stack widgets on a card; ``tone`` makes it soft, as ``danger`` does for the emergency number."""
        super().__init__(*widgets, gap=gap, inset=inset)
        self._tone = tone

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        colours = LOOK.colours
        fill = colours.surface if self._tone is None else colours.tone(self._tone)[0]
        edge = colours.line if self._tone is None else None
        card(painter, QRectF(self.rect()), RADIUS_CARD, fill, edge)
        painter.end()
