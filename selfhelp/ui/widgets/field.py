"""A field with its words above it: they stay in view while the person types. A field that is full says so."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from selfhelp.language import npgettext
from selfhelp.ui.theme.faces import face
from selfhelp.ui.theme.style import LOOK, Part, dress_part
from selfhelp.ui.widgets.text import small
from selfhelp.ui.widgets.typeset import mirrored

#: Qt's largest size, which means "no limit".
QWIDGETSIZE_MAX = 16777215
#: What a field is dressed in: itself, its scroll bar, and the menu that opens in it.
FIELD: tuple[Part, ...] = ("fields", "bars", "menus")
#: Characters that a field of one line takes.
LINE_LIMIT = 1_000
#: Where words begin on a page that runs from right to left, whatever direction they have themselves.
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
#: Characters that a field of many lines takes; far more, without a space, would stop the window.
TEXT_LIMIT = 20_000


class Line(QLineEdit):
    """A field of one line. What is pasted beyond its limit is left out, and said."""

    too_long = Signal(int)

    def __init__(self, limit: int = LINE_LIMIT, parent: QWidget | None = None) -> None:
        """Make it empty; ``limit`` is in characters."""
        super().__init__(parent)
        dress_part(self, *FIELD)
        self.setMaxLength(limit)
        if mirrored():
            self.setAlignment(AT_RIGHT | Qt.AlignmentFlag.AlignVCenter)
        self.inputRejected.connect(lambda: self.too_long.emit(self.maxLength()))


class Words(QPlainTextEdit):
    """A field of many lines. What is pasted beyond its limit is left out, and said."""

    too_long = Signal(int)

    def __init__(self, limit: int = TEXT_LIMIT, parent: QWidget | None = None) -> None:
        """Make it empty; ``limit`` is in characters."""
        super().__init__(parent)
        dress_part(self, *FIELD)
        self.limit = self._most = limit
        self.setTabChangesFocus(True)
        if mirrored():
            option = QTextOption(AT_RIGHT)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.document().setDefaultTextOption(option)
        self.textChanged.connect(self._hold)

    def show_lines(self, lines: int) -> None:
        """Be high enough for this many lines; beyond that it scrolls by itself."""
        # Lines of a field stand closer than those of a page.
        line = QFontMetrics(face("body").font).lineSpacing()
        self.setMinimumHeight(line * lines + LOOK.px(32))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as much as there is room for, before it is laid out."""
        cursor = self.textCursor()
        room = self._most - self.document().characterCount() + 1
        room += abs(cursor.selectionEnd() - cursor.selectionStart())
        text = source.text()
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        cursor.insertText(text[: max(0, room)])
        self.too_long.emit(self.limit)

    def setPlainText(self, text: str) -> None:
        """Show a text that is there already; nothing of it is cut, however long it is."""
        self._most = max(self.limit, len(text))
        super().setPlainText(text)

    def _hold(self) -> None:
        over = self.document().characterCount() - 1 - self._most
        if over > 0:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
            self.too_long.emit(self.limit)


def labelled(words: str, field: QWidget, name: str) -> QWidget:
    """Put words above a field, and give them to screen readers as its name."""
    field.setObjectName(name)
    field.setAccessibleName(words)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LOOK.px(4))
    label = small(words)
    label.setBuddy(field)
    column.addWidget(label)
    # A field that holds digits or Latin letters runs left to right itself, but stands at the leading edge.
    line = QHBoxLayout()
    line.addWidget(field, 100)
    if field.maximumWidth() < QWIDGETSIZE_MAX:
        line.addStretch(1)
    column.addLayout(line)
    if isinstance(field, Line | Words):
        full = small("")
        full.setObjectName(f"{name}-full")
        full.hide()
        column.addWidget(full)

        def say(limit: int) -> None:
            full.say(
                npgettext(
                    "field",
                    "There is room for {count} character. The rest was left out.",
                    "There is room for {count} characters. The rest was left out.",
                    limit,
                )
            )
            full.show()

        field.too_long.connect(say)
        field.textChanged.connect(lambda: full.hide() if has_room(field) else None)
    return holder


def has_room(field: Line | Words) -> bool:
    """Tell whether one more character fits."""
    if isinstance(field, Line):
        return len(field.text()) < field.maxLength()
    return field.document().characterCount() - 1 < field.limit
