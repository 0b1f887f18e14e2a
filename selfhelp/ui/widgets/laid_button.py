"""A button that is laid out like a card: as high as the words in it need at the width it is given."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from selfhelp.ui.widgets.text import Prose


class LaidButton(QAbstractButton):
    """A button that stays pressed, with a layout of words in it. A child class paints it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty; the child class adds its layout, then calls :meth:`let_clicks_through`."""
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # "Fixed" would hold it to the height of one line, where a long name takes two.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def let_clicks_through(self) -> None:
        """Give clicks on the words to the button."""
        for label in self.findChildren(Prose):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return what the words need."""
        layout = self.layout()
        return layout.totalSizeHint() if layout else QSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the height at a width, in pixels: a long name takes two lines."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else 0
