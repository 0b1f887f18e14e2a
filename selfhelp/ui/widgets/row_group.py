"""Rows under each other: cards with a gap; more than six become one card with hairlines."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, RADIUS_CARD
from selfhelp.ui.widgets.row_button import RowButton
from selfhelp.ui.widgets.row_face import RowFace
from selfhelp.ui.widgets.surface import card

#: More rows than this are one card.
MOST_CARDS = 6


class RowGroup(QWidget):
    """A group of rows. For a hundred and more use :class:`LongList`."""

    def __init__(
        self,
        rows: Iterable[tuple[str, RowFace]],
        parent: QWidget | None = None,
        *,
        inside: bool = False,
    ) -> None:
        """Make a row for each name and face; :meth:`row` finds them by name to connect their signals.

        Args:
            rows: in order.
            parent: as Qt has it.
            inside: the rows are lines of a card that stands around them, under other lines of it.
        """
        super().__init__(parent)
        faces = list(rows)
        self._inside = inside
        self._one_card = inside or len(faces) > MOST_CARDS
        self._rows: dict[str, RowButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0 if self._one_card else LOOK.px(GAP_8))
        for name, face in faces:
            button = RowButton(face, name, framed=not self._one_card)
            self._rows[name] = button
            column.addWidget(button)

    def row(self, name: str) -> RowButton:
        """Return a row by its name."""
        return self._rows[name]

    def rows(self) -> list[RowButton]:
        """Return all rows, in order."""
        return list(self._rows.values())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the one card and its hairlines."""
        if not self._one_card:
            return
        painter = QPainter(self)
        if not self._inside:
            card(painter, QRectF(self.rect()), RADIUS_CARD, LOOK.colours.surface, LOOK.colours.line)
        inset = LOOK.px(16)
        for button in self.rows()[0 if self._inside else 1 :]:
            y = button.y()
            painter.fillRect(inset, y, self.width() - 2 * inset, 1, QColor(LOOK.colours.line))
        painter.end()
