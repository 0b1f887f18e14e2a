"""What a page must look like whatever its language, theme and text size: sentences on what is wrong."""

import sys
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.text import Prose
from selfhelp.ui.window import Window

#: Pixels that rounding may cost.
SLACK = 3


def words_of(widget: QWidget) -> str:
    """Return what tells a widget apart in a message."""
    if isinstance(widget, Prose):
        said = widget.plain()
    elif isinstance(widget, QLabel | QAbstractButton):
        said = widget.text()
    else:
        said = ""
    return f"{type(widget).__name__} {widget.objectName()!r} {said[:60]!r}"


def takes_keyboard(widget: QWidget) -> bool:
    """Tell whether Tab is meant to reach a widget."""
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def with_keyboard(window: Window) -> list[QWidget]:
    """Return everything that Tab is meant to reach.

    Of answers of which one fits, and of rooms, Tab reaches one, arrow keys the others. Qt settles which one
    when the keyboard comes there.
    """
    for widget in window.findChildren(QWidget):
        if takes_keyboard(widget):
            widget.setFocus()
    return [w for w in window.findChildren(QWidget) if takes_keyboard(w)]


def unnamed(window: Window) -> Iterator[str]:
    """Yield what a screen reader could not name, or a redraw could not find again."""
    names: list[str] = []
    for widget in with_keyboard(window):
        told = QAccessible.queryAccessibleInterface(widget)
        if not told.text(QAccessible.Text.Name).strip():
            yield f"no accessible name: {words_of(widget)}"
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox):
            if not widget.objectName():
                yield f"no object name: {words_of(widget)}"
            names.append(widget.objectName())
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f"{names.count(name)} widgets are called {name!r}"


def unreached(window: Window) -> Iterator[str]:
    """Yield what Tab does not reach. The keyboard ends where it began."""
    wanted = with_keyboard(window)
    if not wanted:
        yield "nothing takes the keyboard"
        return
    wanted[0].setFocus()
    seen: list[QWidget] = []
    here: QWidget | None = wanted[0]
    while here is not None and here not in seen and len(seen) <= len(wanted) + 5:
        seen.append(here)
        window.focusNextPrevChild(True)
        here = window.focusWidget()
    yield from (f"Tab does not reach {words_of(w)}" for w in wanted if w not in seen)
    if here is not seen[0]:
        yield f"Tab does not come back to {words_of(seen[0])}"


def corner_of_leave(window: Window) -> tuple[int, int]:
    """Return how far "Leave" is from the trailing edge of the window, and from its top, in pixels."""
    found = [b for b in window.findChildren(QPushButton) if b.objectName() == "leave" and b.isVisible()]
    assert len(found) == 1, f"{len(found)} ways to leave on {window.where}, where there must be one"
    place = found[0].mapTo(window, QPoint(0, 0))
    if window.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return place.x(), place.y()
    return window.width() - place.x() - found[0].width(), place.y()


def clipped(window: Window) -> Iterator[str]:
    """Yield what is cut off: words wider than their place, lines that have no height, parts out of view."""
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.sizeHint().width() > button.width() + SLACK:
            yield f"cut: {words_of(button)} needs {button.sizeHint().width()}, has {button.width()}"
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        width, height = label.width(), label.height()
        needed = label.minimumSizeHint().width() if label.wordWrap() else label.sizeHint().width()
        if needed > width + SLACK:
            yield f"cut: {words_of(label)} needs {needed} across, has {width}"
        elif label.wordWrap() and label.heightForWidth(width) > height + SLACK:
            yield f"cut: {words_of(label)} needs {label.heightForWidth(width)} down, has {height}"
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
            left = widget.mapTo(window, QPoint(0, 0)).x()
            if left < -SLACK or left + widget.width() > window.width() + SLACK:
                yield f"out of view: {words_of(widget)} from {left} to {left + widget.width()}"


def in_red(window: Window) -> list[QWidget]:
    """Return what has a pixel in the colours of danger: whatever paints it, it is seen in the picture."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    data, across, scale = bytes(picture.constBits()), picture.bytesPerLine(), picture.devicePixelRatio()
    found: list[QWidget] = []
    for colour in (LOOK.colours.danger, LOOK.colours.danger_soft):
        wanted = QColor(colour).rgb().to_bytes(4, sys.byteorder)
        at = data.find(wanted)
        while at >= 0:
            y, x = divmod(at, across)
            here = window.childAt(QPoint(round(x // 4 / scale), round(y / scale)))
            if at % 4 == 0 and here is not None and here not in found:
                found.append(here)
            # One hit in a line is enough.
            at = data.find(wanted, (y + 1) * across if at % 4 == 0 else at + 1)
    return found
