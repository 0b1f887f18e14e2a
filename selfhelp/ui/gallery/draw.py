"""Draws every sheet in light, dark, right to left and at 200 %."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from selfhelp.language import activate, open_language
from selfhelp.ui.gallery import sheets_layouts, sheets_parts, sheets_pictures, sheets_rows
from selfhelp.ui.gallery.sheet import Sheet
from selfhelp.ui.theme import style
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.widgets.focus_ring import watch_keyboard

#: Name, title, columns, and what draws it.
SHEETS: tuple[tuple[str, str, int, Callable[[Sheet], None]], ...] = (
    ("01-rows", "Rows and their states", 2, sheets_rows.rows),
    ("02-many-rows", "Many rows", 2, sheets_rows.many_rows),
    ("03-plan", "The plan", 1, sheets_rows.plan),
    ("04-buttons", "Buttons, tabs, chips, tiles", 2, sheets_parts.buttons),
    ("05-fields", "Fields", 2, sheets_parts.fields),
    ("06-answers", "Answers", 2, sheets_parts.answers),
    ("07-requests", "Requests", 2, sheets_parts.requests),
    ("08-records", "Records", 1, sheets_pictures.records),
    ("09-reach", "What opens what", 1, sheets_pictures.reach),
    ("10-after", "After a step", 2, sheets_pictures.after),
    ("11-painting", "The painting", 2, sheets_pictures.painting),
    ("12-around", "Around a page", 2, sheets_pictures.around),
    ("13-layouts", "Beside each other", 1, sheets_layouts.layouts),
    ("14-one-room", "In one room only", 2, sheets_layouts.of_one_room),
)
#: Name, theme, text size in percent, direction.
LOOKS = (
    ("light", "light", 100, Qt.LayoutDirection.LeftToRight),
    ("dark", "dark", 100, Qt.LayoutDirection.LeftToRight),
    ("rtl", "light", 100, Qt.LayoutDirection.RightToLeft),
    ("200", "light", 200, Qt.LayoutDirection.LeftToRight),
)
WIDTH, LEAST = 1280, 400


def draw_all(app: QApplication, folder: Path, only: str = "") -> int:
    """Write a picture of every sheet in every look.

    Args:
        app: the running application.
        folder: where to; it exists.
        only: the beginning of a sheet's name, to draw just that.

    Returns:
        How many pictures were written.
    """
    MOTION.use(reduced=True)
    written = 0
    for look, theme, percent, direction in LOOKS:
        right_to_left = direction == Qt.LayoutDirection.RightToLeft
        activate(open_language("ar" if right_to_left else "en"))
        app.setLayoutDirection(direction)
        watch_keyboard(app)
        style.apply(app, theme, percent)
        for name, title, columns, fill in SHEETS:
            if name.startswith(only):
                _draw(title, columns, fill, folder / f"{name}-{look}.png", percent)
                written += 1
    activate(open_language("en"))
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return written


def _draw(title: str, columns: int, fill: Callable[[Sheet], None], path: Path, percent: int) -> None:
    narrow = 800 if columns == 1 and percent == 100 else WIDTH
    holder = QWidget()
    holder.setObjectName("window")
    sheet = Sheet(title, columns)
    sheet.setParent(holder)
    fill(sheet)
    layout = sheet.layout()
    tall = layout.totalHeightForWidth(narrow) if layout is not None else LEAST
    size = QSize(narrow, max(tall, LEAST))
    holder.resize(size)
    sheet.resize(size)
    holder.show()
    holder.activateWindow()
    _settle()
    if sheet.focused is not None:
        # A key, so that the keyboard's mark is shown; then the place it marks.
        handle = holder.windowHandle()
        if handle is not None:
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(handle, key)
        sheet.focused.setFocus(Qt.FocusReason.TabFocusReason)
    elif (elsewhere := QApplication.focusWidget()) is not None:
        elsewhere.clearFocus()
    _settle()
    holder.grab().save(str(path))
    holder.hide()
    holder.deleteLater()
    _settle()


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
