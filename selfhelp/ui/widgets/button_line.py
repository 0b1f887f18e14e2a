"""Buttons side by side; they wrap, and words stand further apart than grounds."""

from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.theme.tokens import GAP_8, GAP_24
from selfhelp.ui.widgets.button import WORDS, Button
from selfhelp.ui.widgets.flow import Flow


class _ButtonFlow(Flow):
    """A flow in which words keep more distance."""

    def gap_between(self, before: QLayoutItem, after: QLayoutItem) -> int:
        """Return the gap between two neighbours, in pixels."""
        for item in (before, after):
            widget = item.widget()
            if isinstance(widget, Button) and widget.kind in WORDS:
                return LOOK.px(GAP_24)
        return LOOK.px(GAP_8)


class ButtonLine(QWidget):
    """A line of buttons."""

    def __init__(self, *buttons: QWidget, parent: QWidget | None = None) -> None:
        """Put buttons side by side, the main one first."""
        super().__init__(parent)
        self._flow = _ButtonFlow(self, gap=LOOK.px(GAP_8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for button in buttons:
            self.add(button)

    def add(self, button: QWidget) -> None:
        """Put one more at the end."""
        self._flow.addWidget(button)
