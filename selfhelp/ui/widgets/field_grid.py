"""Fields beside each other: short ones don't make a page long. One column where they would be too narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_16

#: Narrower than this, in pixels at 100 % text, a field is too short for what is typed into it.
LEAST = 240


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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Take as many columns as have room."""
        super().resizeEvent(event)
        wide = self.width() >= LOOK.px(self._least) * self._columns
        self._place(self._columns if wide else 1)
