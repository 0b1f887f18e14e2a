"""The bar at the foot of the window: what was done, or what went wrong, with what can be done about it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.text import Prose


class Notices(QWidget):
    """Shows one notice at a time, and tells it to screen readers."""

    def __init__(self) -> None:
        """Start with nothing to say."""
        super().__init__()
        self._trouble = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def tell(self, text: str, *choices: QWidget, trouble: bool = False) -> None:
        """Say something, with buttons at the end, in place of what was said before."""
        self.clear()
        self._trouble = trouble
        holder = QWidget()
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(LOOK.edge(), 0, LOOK.edge(), LOOK.px(16))
        bar = QFrame()
        bar.setProperty("role", "notice")
        outer.addWidget(bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(LOOK.px(16), LOOK.px(8), LOOK.px(8), LOOK.px(8))
        words = Prose(text, "body")
        words.setObjectName("notice-text")
        row.addWidget(words, 1)
        for choice in choices:
            row.addWidget(choice)
        self._column.addWidget(holder)
        self.announce(text)

    def announce(self, text: str) -> None:
        """Tell a text to screen readers without showing it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear_trouble(self) -> None:
        """Take away what was said about a trouble that is over; other notices stay."""
        if self._trouble:
            self.clear()

    def clear(self) -> None:
        """Say nothing any more."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
