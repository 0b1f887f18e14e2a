"""Cards for the thing at hand, lists for the rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfhelp.language import number
from selfhelp.ui.theme.style import LOOK
from selfhelp.ui.widgets.flow import Flow
from selfhelp.ui.widgets.text import Prose


class Card(QFrame):
    """A surface with room for one thing."""

    def __init__(self, role: str = "card", parent: QWidget | None = None) -> None:
        """Make an empty card; roles: card, danger, note, soft."""
        super().__init__(parent)
        self.setProperty("role", role)
        self._column = QVBoxLayout(self)
        across, down = LOOK.px(24), LOOK.px(18)
        self._column.setContentsMargins(across, down, across, down)
        self._column.setSpacing(LOOK.px(10))

    def add(self, *widgets: QWidget) -> "Card":
        """Add widgets one under the other; returns the card."""
        for widget in widgets:
            self._column.addWidget(widget)
        return self


class Rows(QFrame):
    """A list: rows divided by thin lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.setProperty("role", "list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._rows = 0

    def count(self) -> int:
        """Return how many rows there are."""
        return self._rows

    def add(self, row: QWidget) -> QWidget:
        """Add a row at the end; returns it."""
        if self._column.count():
            self._column.addWidget(rule())
        self._column.addWidget(row)
        self._rows += 1
        return row


def rule() -> QFrame:
    """Return a thin line."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


class Row(QWidget):
    """A row of a list: something to tick, words, and what it costs at its end."""

    def __init__(
        self,
        words: list[QWidget],
        *,
        lead: QWidget | None = None,
        end: list[QWidget] | None = None,
        spacing: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row from its parts. Where there is little room, the end goes under the words."""
        super().__init__(parent)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(LOOK.px(14), LOOK.px(11), LOOK.px(16), LOOK.px(11))
        outer.setSpacing(LOOK.px(12))
        if lead is not None:
            place = Qt.AlignmentFlag.AlignTop if LOOK.scale > 1.3 else Qt.AlignmentFlag.AlignVCenter
            outer.addWidget(lead, 0, place)
        column = QVBoxLayout()
        column.setSpacing(LOOK.px(spacing))
        column.addStretch(1)
        for widget in words:
            column.addWidget(widget)
        beside = LOOK.scale <= 1.3
        for widget in end or ():
            _keep_on_one_line(widget)
        if end and not beside:
            below = QWidget()
            flow = Flow(below, gap=LOOK.px(6))
            for widget in end:
                flow.addWidget(widget)
            policy = below.sizePolicy()
            policy.setHeightForWidth(True)
            below.setSizePolicy(policy)
            column.addWidget(below)
        column.addStretch(1)
        outer.addLayout(column, 1)
        if end and beside:
            for widget in end:
                outer.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


def _keep_on_one_line(widget: QWidget) -> None:
    if isinstance(widget, Prose):
        widget.setWordWrap(False)
        widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


class Steps(QWidget):
    """Numbered steps, one action each."""

    def __init__(self, steps: list[str], parent: QWidget | None = None) -> None:
        """Make the list."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.px(6))
        for index, step in enumerate(steps, start=1):
            row = QHBoxLayout()
            row.setSpacing(LOOK.px(8))
            mark = Prose(f"{number(index)}.", "muted")
            mark.setWordWrap(False)
            mark.setMinimumWidth(LOOK.px(22))
            mark.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            text = Prose(step, "body")
            text.setAccessibleName(f"{number(index)}. {step}")
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            column.addLayout(row)
