"""The shortcuts of the window, and on which pages they do something."""

from collections.abc import Callable

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from selfhelp.ui.page import Page


class Shortcuts:
    """Ctrl+Z takes back, Alt+Left goes back, F1 shows help lines, Ctrl+P the plan."""

    def __init__(
        self,
        window: QWidget,
        *,
        undo: Callable[[], None],
        back: Callable[[], None],
        go: Callable[[str], None],
    ) -> None:
        """Give them to a window."""
        self._made: list[tuple[QShortcut, bool]] = []
        for keys, action, early in (
            ("Ctrl+Z", undo, True),
            ("Alt+Left", back, True),
            ("F1", lambda: go("help"), True),
            ("Ctrl+P", lambda: go("plan"), False),
        ):
            shortcut = QShortcut(keys, window)
            shortcut.activated.connect(action)
            self._made.append((shortcut, early))

    def fit(self, page: Page) -> None:
        """Behind the lock no key but Esc does anything; before the rooms are open, none leads into them."""
        for shortcut, early in self._made:
            shortcut.setEnabled(not page.behind_lock and (early or page.shows_rooms))
