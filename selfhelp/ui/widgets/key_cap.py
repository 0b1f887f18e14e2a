"""A key of the keyboard, drawn in a line of text: "Press Esc three times"."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8
from selfhelp.ui.widgets.spoken import speak_as
from selfhelp.ui.widgets.surface import card
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.widgets.typeset import lay, width_of


class KeyCap(QWidget):
    """One key."""

    def __init__(self, key: str) -> None:
        """Make it with what is written on the key."""
        super().__init__()
        self._key = key
        speak_as(self, QAccessible.Role.StaticText, key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return what the word needs."""
        return QSize(round(width_of(self._key, face("small")) + LOOK.px(16)), LOOK.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the key: a card with a thicker foot."""
        painter = QPainter(self)
        colours, box = LOOK.colours, QRectF(self.rect())
        card(painter, box.adjusted(0, 1, 0, 0), 6, colours.edge)
        card(painter, box.adjusted(0, 0, 0, -1), 6, colours.surface, colours.edge)
        block = lay(self._key, face("small"), box.width(), lines=1, align="middle")
        block.paint(painter, 0, (box.height() - 1 - block.height) / 2, colours.ink)
        painter.end()


def keys_line(key: str, times: int, words: str) -> QWidget:
    """Return keys and what they do."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(LOOK.px(4))
    for _ in range(times):
        line.addWidget(KeyCap(key))
    line.addSpacing(LOOK.px(GAP_8))
    line.addWidget(Prose(words, "small"), 1)
    return holder
