"""A dressed program for components, without a window of the real one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from selfhelp.ui.theme import style
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.widgets.focus_ring import watch_keyboard
from tests.ui.kit import settle


class Stage:
    """Shows components as a page would: one under the other, on the page's ground."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        """Take the running program."""
        self.app, self._qtbot = app, qtbot
        # Python deletes a window that nobody holds.
        self._windows: list[QWidget] = []

    def show(self, *widgets: QWidget, width: int = 720) -> QWidget:
        """Show widgets in a window; returns it."""
        window = QWidget()
        window.setObjectName("page")
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(window)
        column.setContentsMargins(40, 40, 40, 40)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(width, 480)
        self._qtbot.addWidget(window)
        self._windows.append(window)
        window.show()
        window.activateWindow()
        settle()
        return window

    def mirror(self) -> None:
        """Stand everything from right to left from now on."""
        self.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def dress(self, theme: str = "light", percent: int = 100) -> None:
        """Wear a theme and a text size."""
        watch_keyboard(self.app)
        style.apply(self.app, theme, percent)


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    """Return a stage in light, at 100 %, from left to right, with nothing that moves."""
    MOTION.use(reduced=True)
    made = Stage(qtbot, qapp)
    made.dress()
    yield made
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.dress()
    MOTION.use(None)
