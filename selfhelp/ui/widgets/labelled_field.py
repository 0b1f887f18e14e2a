"""Fields with their words above them, which are their names too. The mouse wheel changes none of them."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QSize, Qt, QTime
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from selfhelp.language import npgettext
from selfhelp.ui.theme.style import LOOK, dress_part
from selfhelp.ui.theme.tokens import GAP_4, GAP_16
from selfhelp.ui.widgets.field import FIELD, Line, Words, has_room
from selfhelp.ui.widgets.qt_locale import active_locale
from selfhelp.ui.widgets.row_face import LARGE_TEXT
from selfhelp.ui.widgets.spoken import announce, speak_as
from selfhelp.ui.widgets.text import Prose

#: Qt's largest size, which means "no limit".
NO_LIMIT = 16777215
#: So many rows of a list are shown at once.
ROWS = 10


def _line(field: QWidget, beside: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(field, 100)
    if beside is not None:
        line.addSpacing(LOOK.px(GAP_16))
        line.addWidget(beside)
    if field.maximumWidth() < NO_LIMIT:
        # A field that runs left to right itself still stands at the leading edge.
        line.addStretch(1)
    return line


class Field(QWidget):
    """A field, the words above it, and where needed a line under it that says what is wrong or wanted."""

    def __init__(
        self,
        words: str,
        field: QWidget,
        name: str,
        *,
        hint: str = "",
        width: int = 0,
        end: QWidget | None = None,
    ) -> None:
        """Put a field under its words.

        Args:
            words: its label, and its name for screen readers.
            field: the field.
            name: object name of the field.
            hint: one small line under it.
            width: as wide as its content, in pixels at 100 % text; 0 takes the column.
            end: stands beside the field and acts on it; under it with large text.
        """
        super().__init__()
        self.field = field
        self._usual, self._full = hint, False
        field.setObjectName(name)
        field.setAccessibleName(words)
        if hint:
            field.setAccessibleDescription(hint)
        if width:
            field.setMaximumWidth(LOOK.px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.px(GAP_4))
        self.label = Prose(words, "small")
        self.label.setBuddy(field)
        column.addWidget(self.label)
        beside = end if LOOK.scale <= LARGE_TEXT else None
        column.addLayout(_line(field, beside))
        if end is not None and beside is None:
            column.addSpacing(LOOK.px(GAP_4))
            column.addWidget(end)
        self._hint = Prose(hint, "small")
        column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))
        if isinstance(field, Line | Words):
            field.too_long.connect(self._say_full)
            field.textChanged.connect(self._say_room)

    def _say_full(self, limit: int) -> None:
        """Say that something was left out, and how much there is room for."""
        self.say(
            npgettext(
                "field",
                "There is room for {count} character. The rest was left out.",
                "There is room for {count} characters. The rest was left out.",
                limit,
            ),
            wrong=True,
        )
        self._full = True

    def _say_room(self) -> None:
        field = self.field
        if self._full and isinstance(field, Line | Words) and has_room(field):
            self._full = False
            self.say(self._usual)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Show a line under the field: what is missing, in amber where it stops the way."""
        self._hint.wear("caution" if wrong else "small")
        self._hint.say(words)
        self._hint.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if wrong and words:
            # A description is read when one comes to the field; a mistake is said now.
            announce(self.field, words)


class _Still:
    """Does not change under the mouse wheel; the page scrolls instead."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Combo(_Still, QComboBox):
    """A list to choose from: ten rows, letters find an entry, the wheel does nothing.

    Qt names a list by its value on Linux; this one is named by its label, and its value is its description.
    """

    def __init__(self, entries: Sequence[tuple[str, object]], value: object = None) -> None:
        """Make it from words and what they stand for."""
        super().__init__()
        dress_part(self, *FIELD)
        speak_as(self, QAccessible.Role.ComboBox)
        self.setMaxVisibleItems(ROWS)
        self.setIconSize(QSize(LOOK.px(16), LOOK.px(16)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for text, meaning in entries:
            self.addItem(text, meaning)
        at = self.findData(value)
        self.setCurrentIndex(max(at, 0))
        self.currentTextChanged.connect(self.setAccessibleDescription)
        self.setAccessibleDescription(self.currentText())

    def value(self) -> object:
        """Return what the chosen words stand for."""
        return self.currentData()


def _settle(field: QAbstractSpinBox) -> None:
    """Take the keyboard by Tab and click only, write as the language does, leave room beside the figures.

    Before a form is set: in a layout from right to left Qt would write the parts of a day or a time in
    reverse, and 21:40 would read 40:21. The letters of a month give a day its direction.
    """
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setLocale(active_locale())
    dress_part(field, *FIELD)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    edge = LOOK.px(10)
    field.lineEdit().setTextMargins(edge, 0, edge, 0)
    # As high as a field of words beside or above it: Qt adds room for arrows that are not shown.
    line = Line()
    field.setFixedHeight(line.sizeHint().height())


class NumberField(_Still, QSpinBox):
    """A whole number."""

    def __init__(self, least: int, most: int, value: int) -> None:
        """Make it with its limits."""
        super().__init__()
        self.setRange(least, most)
        self.setValue(value)
        _settle(self)


class DateField(_Still, QDateEdit):
    """A day, written as the language does."""

    def __init__(self, day: QDate, form: str = "d MMMM yyyy") -> None:
        """Make it for a day; ``form`` in Qt's letters for dates."""
        super().__init__(day)
        _settle(self)
        self.setDisplayFormat(form)


class TimeField(_Still, QTimeEdit):
    """A time of day, hours and minutes."""

    def __init__(self, time: QTime) -> None:
        """Make it for a time."""
        super().__init__(time)
        _settle(self)
        self.setDisplayFormat("HH:mm")
