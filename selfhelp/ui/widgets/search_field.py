"""A field that finds entries of a long list; typing anywhere on the page goes into it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from selfhelp.ui.theme.icons import paint_icon
from selfhelp.ui.theme.style import LOOK, dress_part
from selfhelp.ui.widgets.field import AT_RIGHT, FIELD
from selfhelp.ui.widgets.typeset import flip, mirrored


class SearchField(QLineEdit):
    """48 pixels high, a glass before the words. ``searched`` carries the words as they are typed."""

    searched = Signal(str)
    #: Down or Enter: the person wants to go into the list.
    entered = Signal()

    def __init__(self, words: str, name: str = "search") -> None:
        """Make it; ``words`` such as "Find one of 23 services" stand in it and name it."""
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self.setProperty("look", "search")
        dress_part(self, *FIELD)
        self.setMinimumHeight(LOOK.px(48))
        start = LOOK.px(36)
        self.setTextMargins(0 if mirrored() else start, 0, start if mirrored() else 0, 0)
        if mirrored():
            self.setAlignment(AT_RIGHT | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(lambda text: self.searched.emit(text.strip()))

    def catch_typing(self, page: QWidget) -> None:
        """Take letters that are typed on a page while no other field has the keyboard."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a search with a letter typed elsewhere on the page."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = event.text()
            keys = (
                Qt.KeyboardModifier.ControlModifier
                | Qt.KeyboardModifier.AltModifier
                | Qt.KeyboardModifier.MetaModifier
            )
            here = QApplication.focusWidget()
            writes = isinstance(here, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox | QComboBox)
            if typed.isalpha() and not event.modifiers() & keys and not writes and self.isVisible():
                self.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.insert(typed)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go into the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = LOOK.px(20)
        at = QRectF(LOOK.px(16), (self.height() - side) / 2, side, side)
        paint_icon(painter, flip(at, QRectF(self.rect())), "search", LOOK.colours.muted)
        painter.end()
