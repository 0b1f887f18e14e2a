"""A sheet: a title, and parts under small headings, in one or two columns."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_24, GAP_40
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.pointer import UnderPointer
from selfhelp.ui.widgets.stacked import Stacked

#: Draws one sheet.
Draw = Callable[["Sheet"], None]


class Sheet(QWidget):
    """One picture of the gallery."""

    def __init__(self, title: str, columns: int = 2) -> None:
        """Make an empty sheet."""
        super().__init__()
        self.setObjectName("page")
        self._columns = columns if LOOK.scale <= 1.3 else 1
        outer = QVBoxLayout(self)
        edge = LOOK.edge()
        outer.setContentsMargins(edge, LOOK.px(GAP_24), edge, LOOK.px(GAP_40))
        outer.setSpacing(LOOK.px(GAP_24))
        outer.addWidget(Heading(title, "title"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(LOOK.px(GAP_40))
        self._grid.setVerticalSpacing(LOOK.px(GAP_24))
        outer.addLayout(self._grid)
        outer.addStretch(1)
        self._place = 0
        #: What is shown with the keyboard's mark once the sheet is on the screen.
        self.focused: QWidget | None = None

    def part(self, title: str, *widgets: QWidget, whole: bool = False) -> None:
        """Put a part into the next free place; ``whole`` takes the line."""
        holder = Stacked(gap=GAP_8)
        if title:
            holder.add(Heading(title, "section"))
        holder.add(*widgets)
        holder.column.addStretch(1)
        if whole and self._place % self._columns:
            self._place += 1
        row, column = divmod(self._place, self._columns)
        span = self._columns if whole else 1
        self._grid.addWidget(holder, row, column, 1, span)
        self._place += span
        for place in range(self._columns):
            self._grid.setColumnStretch(place, 1)


def hovered(widget: QWidget) -> QWidget:
    """Show a widget, and what is in it, as if the pointer were over it."""
    for inner in (widget, *widget.findChildren(QWidget)):
        if isinstance(inner, UnderPointer):
            inner.pointer.show_over()
    return widget


def pressed(widget: QWidget) -> QWidget:
    """Show a widget, and the first button in it, as if it were held down."""
    button = widget if isinstance(widget, QAbstractButton) else widget.findChild(QAbstractButton)
    if isinstance(button, QAbstractButton):
        button.setDown(True)
    return widget
