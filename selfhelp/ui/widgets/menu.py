"""A list that opens from a button, dressed as the program is."""

from PySide6.QtWidgets import QMenu, QWidget

from selfhelp.ui.theme.style import dress_part


class Menu(QMenu):
    """Qt's own menu in the program's colours."""

    def __init__(self, parent: QWidget) -> None:
        """Make it empty, for a button."""
        super().__init__(parent)
        self._dressed = False
        # Before it is measured, and not before it is wanted.
        self.aboutToShow.connect(self._dress)

    def _dress(self) -> None:
        if not self._dressed:
            self._dressed = True
            dress_part(self, "menus")
