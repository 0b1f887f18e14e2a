"""The rail: the rooms with a small fact each, and at its foot where things are kept."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import RADIUS_CONTROL, RAIL_WIDTH
from selfhelp.ui.widgets.buttons import foot
from selfhelp.ui.widgets.laid_button import LaidButton
from selfhelp.ui.widgets.text import Prose, small


class RailItem(LaidButton):
    """One room in the rail."""

    def __init__(self, text: str, fact: str, *, current: bool, name: str) -> None:
        """Make it with the room's name, a small fact such as "5 waiting", and whether it is open."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"{text}, {fact}" if fact else text)
        self.setChecked(current)
        row = QHBoxLayout(self)
        row.setContentsMargins(LOOK.px(12), LOOK.px(8), LOOK.px(12), LOOK.px(8))
        row.setSpacing(LOOK.px(6))
        label = Prose(text, "strong" if current else "body")
        end = Prose(fact, "small")
        end.setWordWrap(False)
        row.addWidget(label, 1)
        row.addWidget(end)
        self.let_clicks_through()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the ground of the open room, and the ring of the keyboard."""
        colours = LOOK.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        elif self.underMouse() and not self.isChecked():
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.end()


class Rail(QWidget):
    """The rail at the leading edge of the window."""

    def __init__(self, go: Callable[[str, str], None]) -> None:
        """Make an empty rail; ``go`` shows a page by id and argument."""
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._go = go
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_rooms(self, rooms: list[tuple[str, str, str]], current: str, kept: str, brand: str) -> None:
        """Draw the rail again.

        Args:
            rooms: page id, name and small fact of each room.
            current: page id of the room that is open.
            kept: what the foot says about where things are kept.
            brand: the neutral name on top.
        """
        if self._inside is not None:
            self._outer.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._outer.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        self.setFixedWidth(LOOK.px(RAIL_WIDTH))
        column.setContentsMargins(LOOK.px(15), LOOK.px(26), LOOK.px(15), LOOK.px(20))
        column.setSpacing(LOOK.px(2))
        name = Prose(brand, "brand")
        inset_name = QHBoxLayout()
        inset_name.setContentsMargins(LOOK.px(12), 0, 0, LOOK.px(20))
        inset_name.addWidget(name)
        column.addLayout(inset_name)
        for page, text, fact in rooms:
            item_ = RailItem(text, fact, current=page == current, name=f"rail-{page}")
            item_.clicked.connect(lambda _checked=False, page=page: self._go(page, ""))
            column.addWidget(item_)
        column.addStretch(1)
        inset_where = QHBoxLayout()
        inset_where.setContentsMargins(LOOK.px(12), 0, 0, LOOK.px(4))
        inset_where.addWidget(small(kept))
        column.addLayout(inset_where)
        how = foot(pgettext("rail", "How do I know?"), lambda: self._go("promise", ""), "rail-promise")
        holder = QWidget()
        inset = QHBoxLayout(holder)
        inset.setContentsMargins(LOOK.px(10), 0, 0, 0)
        inset.addWidget(how)
        inset.addStretch(1)
        column.addWidget(holder)
