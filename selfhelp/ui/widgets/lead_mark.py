"""A round icon or a letter tile as a widget of its own, 40 pixels."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.letter_tile import paint_tile
from selfhelp.ui.widgets.row_face import Lead
from selfhelp.ui.widgets.surface import round_icon


class LeadMark(QWidget):
    """What stands before words. Decoration: the words beside it say the same."""

    def __init__(self, lead: Lead, side: int = 40) -> None:
        """Make it; ``side`` in pixels at 100 % text."""
        super().__init__()
        self._lead, self._side = lead, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        return QSize(LOOK.px(self._side), LOOK.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        if self._lead.icon:
            round_icon(painter, QRectF(self.rect()), self._lead.icon, self._lead.tone)
        else:
            paint_tile(painter, QRectF(self.rect()), self._lead.name, self._lead.letters)
        painter.end()
