"""Beside the column where the window is wide: a help line, what is saved, what comes back. No card."""

from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import pgettext
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import ASIDE_WIDTH, GAP_8, GAP_24
from selfhelp.ui.widgets.heading import Heading
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.stacked import Stacked


class _Narrow(QVBoxLayout):
    """Is never wider than the aside, whatever width Qt asks about."""

    def heightForWidth(self, width: int) -> int:
        """Return the height at the width that is really used."""
        return super().heightForWidth(min(width, LOOK.px(ASIDE_WIDTH)))

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the smallest height at the width that is really used."""
        return super().minimumHeightForWidth(min(width, LOOK.px(ASIDE_WIDTH)))


class Aside(QWidget):
    """Never the only place of a fact. 296 pixels wide."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        speak_as(self, QAccessible.Role.Grouping, pgettext("aside", "Beside the page"))
        self.setFixedWidth(LOOK.px(ASIDE_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._column = _Narrow(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LOOK.px(GAP_24))
        self._column.addStretch(1)
        self._parts: list[QWidget] = []

    def add(self, title: str, *widgets: QWidget) -> "Aside":
        """Add a part under a small heading; without a heading where the title is empty. Returns itself."""
        part = Stacked(gap=GAP_8)
        if title:
            part.add(Heading(title, "section"))
        part.add(*widgets)
        self._parts.append(part)
        self._column.insertWidget(self._column.count() - 1, part)
        return self

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairlines between the parts."""
        painter = QPainter(self)
        for part in self._parts[1:]:
            y = part.y() - LOOK.px(GAP_24) // 2
            painter.fillRect(0, y, self.width(), 1, QColor(LOOK.colours.line))
        painter.end()
