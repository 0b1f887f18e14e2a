"""Fields beside each other: short ones don't make a page long. One column where they would be too narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16

#: Narrower than this, in pixels at 100 % text, a field is too short for what is typed into it.
LEAST = 240


def _tall(field: QWidget, width: int) -> int:
    """Return the height of a field at a width, in pixels."""
    return field.heightForWidth(width) if field.hasHeightForWidth() else field.sizeHint().height()


class FieldGrid(QWidget):
    """Fields in rows, in the order in which they are read and reached by Tab. One left over takes its row."""

    def __init__(self, fields: Sequence[QWidget], columns: int = 2, least: int = LEAST) -> None:
        """Put fields into columns.

        Args:
            fields: in order.
            columns: so many beside each other.
            least: narrower than this, in pixels at 100 % text, they stand under each other.
        """
        super().__init__()
        self._fields, self._columns, self._placed, self._least = list(fields), columns, 0, least
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(LOOK.px(GAP_16))
        self._grid.setVerticalSpacing(LOOK.px(GAP_16))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._place(columns)

    def _place(self, columns: int) -> None:
        if columns == self._placed:
            return
        self._placed = columns
        last = len(self._fields) - 1
        for at, field in enumerate(self._fields):
            self._grid.removeWidget(field)
            # Alone under a full row it is as wide as that one: no hole beside it.
            span = columns if at == last >= columns and at % columns == 0 else 1
            # At the top: a field with a line under it is higher than its neighbour.
            self._grid.addWidget(field, at // columns, at % columns, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        # What is around it has measured it with the columns from before.
        self.updateGeometry()

    def _columns_at(self, width: int) -> int:
        return self._columns if width >= LOOK.px(self._least) * self._columns else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as have room."""
        super().resizeEvent(event)
        self._place(self._columns_at(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Fewer columns are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels with the columns of that width, not with those of now.

        A scroll area asks for two widths, with its bar and without. Were the answer about the columns of
        now, each answer would make the other one wrong, and the two would call each other without end.
        """
        columns, gap = self._columns_at(width), LOOK.px(GAP_16)
        each = (width - (columns - 1) * gap) // columns
        rows = [self._fields[at : at + columns] for at in range(0, len(self._fields), columns)]
        tall = 0
        for row in rows:
            room = width if len(row) == 1 < len(rows) else each
            tall += max(_tall(field, room) for field in row)
        return tall + gap * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Return the size at the width it has."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for no height: it follows from the width."""
        return QSize(LOOK.px(120), 0)
