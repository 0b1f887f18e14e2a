"""What stands in the middle of the column: the tick after a step, and the words under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfhelp.ui.widgets.text import Prose


def centred(widget: QWidget) -> QWidget:
    """Put a widget in the middle of the column."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return holder


def centred_words(prose: Prose) -> Prose:
    """Centre words in the column."""
    prose.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    # The words carry their own direction as markup, which would put them at the leading edge.
    prose.setText(prose.text().replace("<div ", '<div align="center" ').replace(' align="right"', ""))
    return prose
